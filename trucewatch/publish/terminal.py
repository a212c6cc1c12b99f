"""What a terminal may be shown: reports are hostile, and a terminal obeys what it prints."""

import unicodedata

# Embeddings, overrides and isolates of writing direction: they can make a line read as another one.
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REFUSED = ("Cc", "Cs", "Zl", "Zp")


def printable(text: str) -> str:
    """The text with what steers a terminal written out, such as `\\\\x1b`; line feeds and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if _harmless(c) else ascii(c)[1:-1] for c in text)


def _harmless(char: str) -> bool:
    return char in "\n\t" or (unicodedata.category(char) not in _REFUSED and char not in _DIRECTIONS)

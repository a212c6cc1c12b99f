"""How texts are made comparable for search: case, accents, Arabic vowels, letter forms, the article."""

import re
import unicodedata

# What Unicode decomposition leaves apart: alef wasla, alef maksura, ta marbuta, tatweel (dropped).
_LETTERS = str.maketrans({"ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": None, "_": " "})
_ARTICLE = re.compile(r"^(?:و?ال)(?=\w{3})")
_WORD = re.compile(r"\w+")
MOST_WORDS = 12  # of a query: more are no search but an accident of the clipboard


def search_words(text: str) -> list[str]:
    """The words of a text in the form that both the index and a query use, in order."""
    if text.isascii():  # most of it is, and the rest of this is for what is not
        return _WORD.findall(text.replace("_", " ").lower())
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return [_ARTICLE.sub("", word) for word in _WORD.findall(plain)]


def search_text(*texts: str | None) -> str:
    """What the full-text index holds for these texts."""
    return " ".join(word for text in texts if text for word in search_words(text))


def search_query(text: str) -> str | None:
    """An FTS5 query: every word must begin a word of the text. None where there is no word in it."""
    words = search_words(text)[:MOST_WORDS]
    return " AND ".join(f'"{word}"*' for word in words) or None

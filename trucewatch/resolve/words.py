"""Words as names are compared: folded, without accents and apostrophes, with exact offsets.

A text's words keep their offsets in the text, so that a hit can be quoted; a name of a registry is
cut the same way, so that "Jabhat al-Nusra", "Jabhat an-Nusra" and "jabhat Al Nusra" are the same
three words.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_MARKS = "\u0300-\u036f\u064b-\u065f\u0670\u0640"
_APOSTROPHES = "'\u2019\u2018\u02bc\u02bb\u02bf\u02be`\u00b4"
_WORD = re.compile(
    r"(?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?"  # U.S., u.n
    rf"|(?:[^\W_][{_MARKS}]*)+(?:[{_APOSTROPHES}](?:[^\W_][{_MARKS}]*)+)*"
)
_DROPPED = re.compile(rf"[{_APOSTROPHES}.]")
_BREAK = re.compile(r"[^\s\-\u2010\u2011\u2012\u2013\u00ad]|\n\s*\n|\s[-\u2010-\u2013]\s|[-\u2010-\u2013]{2}")
# The Arabic article before sun letters; joined to its noun by a hyphen it is never an English word.
_ARTICLES = frozenset((
    "al", "el", "ul", "as", "ash", "ar", "an", "at", "ad", "az", "ath", "adh", "es", "esh",
    "er", "en", "et", "ed", "ez", "aj", "ech", "ach", "ezz", "edh", "eth",
))  # fmt: skip
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})


class Words(NamedTuple):
    """The words of a text, as parallel lists.

    Attributes:
        forms: folded forms; an Arabic article is always "al".
        starts: offset of each word's first character.
        ends: offset after each word's last character, a possessive 's left out.
        gaps: what stands before each word: " " (white space), "-" (a hyphen) or "|" (punctuation
            that no name runs across; the first word has "|").
        owns: whether a written possessive 's follows the word.
    """

    forms: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]
    owns: list[bool]


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """One word in lower case, without accents, apostrophes, dots and Arabic vowel signs."""
    if word.isascii():
        return _DROPPED.sub("", word).lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return _DROPPED.sub("", plain).replace("\u0640", "").translate(_ARABIC).lower().replace("ı", "i")


def words_of(text: str) -> Words:
    """Cuts a text into comparable words."""
    forms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[str] = []
    owns: list[bool] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        raw = match.group()
        gap = text[last:start]
        if gap == " ":
            gaps.append(" ")
        elif not forms or not gap or _BREAK.search(gap):
            gaps.append("|")
        else:
            gaps.append("-" if gap.strip() else " ")
        last = end
        owned = len(raw) > 2 and raw[-1] in "sS" and raw[-2] in _APOSTROPHES
        if owned:
            raw, end = raw[:-2], end - 2
        form = fold_word(raw)
        if forms and (forms[-1] in _ARTICLES if gaps[-1] == "-" else forms[-1] == "el" and gaps[-1] == " "):
            forms[-1] = "al"
        forms.append(form)
        starts.append(start)
        ends.append(end)
        owns.append(owned)
    return Words(forms, starts, ends, gaps, owns)


@lru_cache(maxsize=8192)
def name_key(name: str) -> tuple[str, ...]:
    """A name as the words it is compared by; empty for a name without letters."""
    return tuple(words_of(name).forms)


def spellings(pattern: str) -> Iterator[str]:
    """The spellings that a pattern stands for: "{Jaysh,Jaish} al-Islam{, army}" gives four.

    Raises:
        ValueError: braces do not match.
    """
    parts = re.split(r"\{([^{}]*)\}", pattern)
    if any(c in part for part in parts for c in "{}"):
        raise ValueError(f"braces do not match in {pattern!r}")
    choices = [part.split(",") if i % 2 else [part] for i, part in enumerate(parts)]
    for combination in itertools.product(*choices):
        yield " ".join("".join(combination).split())

"""The stretch of text that one attribution works on: its words, with each long quotation as one word."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.read.quotes import Quotation
from trucewatch.read.text import Page

QUOTE = "<quotation>"
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|(?:Lt|Col|Gen|Maj|Capt|Brig|Sgt|Adm|Mr|Mrs|Ms|Dr|Prof|St)\."
    r"|[^\W_]+(?:['’.\-/&][^\W_]+)*['’]?"
    r"|--|[^\w\s]"
)
_LONG = 4  # words: from here on a quotation is an utterance, below it is a phrase within one
_WORDS = re.compile(r"\w+")
_OPEN = re.compile(
    r"\b(?:said|says|added|stated|that|saying)[\s:,]*$"
)  # an utterance cut off by a stray bullet
_LONGEST = 8000  # characters: no sentence is longer, only text without full stops
_UNIT = 4000  # characters


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark; a long quotation is one word whose `low` is QUOTE."""

    start: int
    end: int
    text: str
    low: str
    quotation: Quotation | None = None

    @property
    def capital(self) -> bool:
        """Whether it is written like a name, the Arabic article aside (al-Jubeir)."""
        text = self.text
        return text[:1].isupper() or (text[:3].lower() in _ARTICLES and text[3:4].isupper())

    @property
    def is_word(self) -> bool:
        """Whether it is neither a mark nor a quotation."""
        return self.text[:1].isalnum() and self.quotation is None


_ARTICLES = {"al-", "el-", "as-", "ash", "an-", "ar-", "at-", "az-", "ad-", "bin", "ibn"}


@dataclass(frozen=True, slots=True)
class Unit:
    """Whole sentences that no quotation leaves, as words."""

    start: int
    end: int
    words: tuple[Word, ...]


def units(page: Page, quotations: Sequence[Quotation]) -> list[Unit]:
    """The text as units: a sentence each, or several where a quotation runs over their boundary."""
    starts = [one.start for one in quotations]
    out: list[Unit] = []
    begin = end = -1
    for sentence in page.sentences:
        if begin < 0:
            begin = sentence.start
        end = sentence.end
        index = bisect_left(starts, end) - 1
        crossing = index >= 0 and quotations[index].outer_end > end
        crossing = crossing or bool(_OPEN.search(page.text, max(begin, end - 30), end))
        if not crossing or end - begin > _UNIT:
            out += [_unit(page.text, a, b, quotations, starts) for a, b in _pieces(page.text, begin, end)]
            begin = -1
    if begin >= 0:
        out += [_unit(page.text, a, b, quotations, starts) for a, b in _pieces(page.text, begin, end)]
    return out


def plain_unit(page: Page, start: int, end: int) -> Unit:
    """A stretch of text as one unit, words in quotation marks like any others."""
    return _unit(page.text, start, min(end, start + _UNIT), (), ())


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch in pieces short enough to be read as a sentence, cut at white space where there is some."""
    while end - begin > _LONGEST:
        cut = text.rfind(" ", begin + 1, begin + _LONGEST)
        cut = cut if cut > begin else begin + _LONGEST
        yield begin, cut
        begin = cut
    yield begin, end


def _unit(text: str, begin: int, end: int, quotations: Sequence[Quotation], starts: Sequence[int]) -> Unit:
    words: list[Word] = []
    at = begin
    for quotation in quotations[bisect_left(starts, begin) :]:
        if quotation.outer >= end:
            break
        inner = text[quotation.start : quotation.end]
        if len(_WORDS.findall(inner)) >= _LONG:
            _plain(words, text, at, quotation.outer)
            words.append(Word(quotation.outer, quotation.outer_end, QUOTE, QUOTE, quotation))
            at = max(at, quotation.outer_end)
    _plain(words, text, at, end)
    return Unit(begin, end, tuple(words))


def _plain(words: list[Word], text: str, start: int, end: int) -> None:
    for match in _WORD.finditer(text, start, max(start, end)):
        found = match.group()
        if found not in '"“”«»„�•':
            words.append(Word(match.start(), match.end(), found, found.lower().replace("’", "'")))

"""The text basis of reading: sentences and tokens with exact offsets, and the page a reader works on.

Sentence boundaries come from `sentencex`; the rest of the rules here repair what captured reports
do to their text: paragraph breaks lost or doubled, a date and a headline glued before the first
sentence, a lead printed twice without a full stop between.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any, Protocol, TypeVar

import sentencex

from trucewatch.model.documents import Document, Span
from trucewatch.model.references import Calendar, NameHit, Names, TimeHit
from trucewatch.read.numbers import Number, find_numbers


@dataclass(frozen=True, slots=True)
class Sentence:
    """Exact words of a text: `text == whole[start:end]`, without white space at the ends."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a punctuation mark with its place in the text."""

    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        """The token in lower case."""
        return self.text.lower()


class Ranged(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int:
        """First offset."""

    @property
    def end(self) -> int:
        """Offset after the last character."""


R = TypeVar("R", bound=Ranged)
T = TypeVar("T")

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,?"
DATE_HEAD = re.compile(
    rf"\s*(?:Date of publication\s+|Published:?\s+|{_DAY}\s+)?"
    rf"(?:\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}"
    rf"|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}})(?:,?\s+\d{{1,2}}:\d{{2}}(?:\s*[AaPp][Mm])?)?"
    r"(?=[\s,;:-]|$)\s*[-–—|:]?\s*"
)
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*(?:-[A-Za-z]+)*|[^\W\d_]+(?:['’.\-/][^\W_]+)*['’]?|[^\w\s]|\w+", re.UNICODE
)
_MIDDLE_DATE = re.compile(
    rf"(?<![a-z] [a-z])(?P<lead>(?:AFP|AP|Reuters|Agencies"
    rf"|dpa)\s+)?{_DAY}\s+\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}\s+(?=[\"“A-Z0-9])"
)
_TAGS = re.compile(
    r"Tags:?\s(?:(?!An?\s|The\s|At\s|In\s|On\s|More\sthan\s|Some\s|Several\s"
    r"|Dozens\s)[^\s.]+\s+){2,40}?(?=(?:An?|The|At|In|On|More\sthan|Some|Several|Dozens)\s)"
)
_PARAGRAPH = re.compile(r"\n\s*\n+")
_GLUED_STOP = re.compile(r"(?<=[a-z0-9)\"”][.!?])(?=[A-Z][a-z]+\s)")
_CREDIT = re.compile(
    r"\((?:[A-Z][\w ,/.'’-]{0,40}\s)?(?:[Pp]hotos?|[Ff]ile|[Ii]mages?|[Pp]icture)(?:\s[\w ,/.'’-]{0,30})?"
    r"\)\s*|\b(?:REUTERS|AFP|AP|EPA)\s?/\s?[A-Z][\w.]+(?:\s[A-Z][\w.]+)?(?=\s[A-Z])\s*"
)
_BULLET = re.compile(r"[•●▪■�]")
_MARK = re.compile(r"(?:(?<!\s)\s+)?[•●▪■�]+\s*")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*\s*$")
_CONTINUES = re.compile(
    r"(?:\b(?:Gen|Lt|Col|Maj|Capt|Sgt|Brig|Cmdr|Adm|St|Mr|Mrs|Ms|Dr|Prof|No|vs|Sheikh|Sen|Rep|Gov|Jr|Sr"
    r"|approx|Mt|Ft|Rev)\.|\b[A-Z]\.)$"
)
_SPEECH = re.compile(r"(?:he|she|they|it)\b|(?:said|says|added|told|according)\b")
_RESTART = re.compile(
    r"(?<=[\w)”\"] )(?:(?:The|An?|In|On|It|He|They|This|These|Also|Meanwhile|Moreover|Earlier|Later|Elsewhere"
    r"|According|However|After|During) (?=[a-z])|At least (?=\d))"
)  # a capital that opens a sentence, where the stop before it was lost
_MONTH_STOP = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\.\s+(?=[A-Z\"“])"
)  # a month written in full is no abbreviation
_HEADING = 5  # words; a shorter heading stays with its sentence: it may be the section's place
_OPENS = re.compile(r"[A-Z0-9\"“]")
_LEANS = re.compile(r"\b(?:on|until|since|of|by|from|to|and|dated|for)\s+$", re.IGNORECASE)
_WRAPPED = (50, 110)  # line lengths that look like a text broken by an editor, not by its author


def tokens(text: str, offset: int = 0) -> list[Token]:
    """Words, numbers and marks of a text; `offset` is added to every place."""
    return [Token(m.start() + offset, m.end() + offset, m.group()) for m in _TOKEN.finditer(text)]


_TITLE_WITHIN = 600  # characters at the top of a page where its title may be printed again

LONGEST = 1500  # characters; the longest sentence of 359 reports has 811


def sentences(text: str, title: str | None = None) -> tuple[Sentence, ...]:
    """The sentences of a text in order; paragraph breaks, bullets and a leading date are boundaries.

    So is the end of the page's own title where the top of the text prints it again.

    Every sentence is an exact substring without outer white space; together they hold every
    character of the text that is not white space or a bullet.
    """
    out: list[Sentence] = []
    head = DATE_HEAD.match(text)
    begin = 0
    if head and head.end() > 0:
        _add(out, text, 0, head.end())
        begin = head.end()
    told = _title_end(text, title, begin)
    for start, end in _blocks(text, begin):
        for a, b in _split_block(text[start:end]):
            for c, d in _pieces(text, start + a, start + b):
                if c < told < d:
                    _add(out, text, c, told)
                    c = told
                _add(out, text, c, d)
    return tuple(out)


def _title_end(text: str, title: str | None, begin: int) -> int:
    """Where the page's title ends in the top of its text and a new sentence begins, or 0.

    Marks are left out of the comparison: captured pages lose them in one of the two.
    """
    words = re.findall(r"\w+", title or "")
    if not 4 <= len(words) <= 40:
        return 0
    top = text[begin : begin + _TITLE_WITHIN]
    found = re.search(r"\W+".join(map(re.escape, words)) + r"\W+", top, re.IGNORECASE)
    if found is None or not _OPENS.match(top[found.end() :]):
        return 0
    return begin + found.end()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run without an end is cut: no sentence of prose is that long, and patterns cost its square."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _add(out: list[Sentence], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        out.append(Sentence(start, end, text[start:end]))


def _blocks(text: str, begin: int) -> Iterator[tuple[int, int]]:
    """Paragraphs, and lines within them unless the lines are wrapped running text."""
    last = begin
    for gap in [*_PARAGRAPH.finditer(text, begin), None]:
        end = gap.start() if gap else len(text)
        yield from _lines(text, last, end)
        last = gap.end() if gap else end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if "\n" not in text[start:end]:
        yield start, end
        return
    cuts, at = [start], text.find("\n", start, end)
    while at != -1:
        cuts.append(at + 1)
        at = text.find("\n", at + 1, end)
    lines = list(zip(cuts, [*cuts[1:], end], strict=True))
    lengths = [b - a for a, b in lines]
    wrapped = len(lines) > 2 and max(lengths) <= _WRAPPED[1] and min(lengths[:-1]) >= _WRAPPED[0]
    block = start
    for (_, b), (c, d) in pairwise(lines):
        follows = text[c:d].lstrip()[:1]
        if not wrapped and (_ENDED.search(text[max(block, b - 12) : b]) or not follows.islower()):
            yield block, b
            block = c
    yield block, end


def _split_block(block: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences of one paragraph."""
    cuts = {0, len(block)}
    for one in sentencex.get_sentence_boundaries("en", block):
        end = int(one["end_index"])
        kept = block[:end].rstrip()
        if _CONTINUES.search(kept[-12:]) and end < len(block):
            continue
        if kept[-1:] in "\"”'’" and _SPEECH.match(block[end:].lstrip()[:12]):
            continue  # "..." he said
        cuts.add(end)
    for match in _GLUED_STOP.finditer(block):
        if not re.search(r"(?:www|https?|@)\S*$", block[max(0, match.start() - 60) : match.start()]):
            cuts.add(match.start())
    for match in _MIDDLE_DATE.finditer(block, 0, 600):
        if not _LEANS.search(block[max(0, match.start() - 12) : match.start()]):
            cuts.update((match.start(), match.end()))
    for match in _CREDIT.finditer(block):
        cuts.add(match.end())
    cuts.update(match.end() for match in _MONTH_STOP.finditer(block))
    for match in _MARK.finditer(block) if _BULLET.search(block) else ():
        cuts.update((match.start(), match.end()))
    cuts.update(_restarts(block, sorted(cuts)))
    ordered = sorted(cuts)
    for a, b in pairwise(ordered):
        if not block[a:b].strip(" \t\n•●▪■�"):
            continue
        tags = _TAGS.match(block[a:b])
        if tags:
            yield a, a + tags.end()
            a += tags.end()
        again = _said_again(block[a:b])
        if again:
            yield a, a + again
            yield a + again, b
        else:
            yield a, b


def _restarts(block: str, cuts: Sequence[int]) -> Iterator[int]:
    """Where a heading runs into the sentence after it: "... west of Kirkuk In a separate event"."""
    for match in _RESTART.finditer(block):
        begin = cuts[bisect_right(cuts, match.start()) - 1]
        if len(block[begin : match.start()].split(None, _HEADING)) >= _HEADING:
            yield match.start()


def _said_again(sentence: str) -> int:
    """Where a sentence starts over (its first six words come again), or 0.

    Captured pages print a lead and then the article, which begins with the lead; without a full
    stop between them they look like one sentence.
    """
    words = sentence.split(None, 6)
    if len(words) < 7 or len(sentence) < 90:
        return 0
    opening = sentence[: len(sentence) - len(words[6])].rstrip()
    return max(0, sentence.find(opening, len(opening)))


def within(items: Sequence[R], starts: Sequence[int], start: int, end: int) -> Sequence[R]:
    """The items, in order of `starts`, that lie wholly in [start, end)."""
    first, last = bisect_left(starts, start), bisect_right(starts, end)
    return [one for one in items[first:last] if one.end <= end]


@dataclass(frozen=True)
class Page:
    """One document with what was found in its text once: sentences, names, times, numbers."""

    document: Document
    text: str
    sentences: tuple[Sentence, ...]
    names: tuple[NameHit, ...]
    times: tuple[TimeHit, ...]
    numbers: tuple[Number, ...]
    _starts: dict[str, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _made: dict[tuple[object, int, int], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def _index(self, kind: str, items: Sequence[Ranged]) -> list[int]:
        if kind not in self._starts:
            self._starts[kind] = [one.start for one in items]
        return self._starts[kind]

    def names_in(self, start: int, end: int) -> Sequence[NameHit]:
        """The known names in a stretch of the text."""
        return within(self.names, self._index("names", self.names), start, end)

    def times_in(self, start: int, end: int) -> Sequence[TimeHit]:
        """The time expressions in a stretch of the text."""
        return within(self.times, self._index("times", self.times), start, end)

    def numbers_in(self, start: int, end: int) -> Sequence[Number]:
        """The counts in a stretch of the text."""
        return within(self.numbers, self._index("numbers", self.numbers), start, end)

    def once(self, make: Callable[["Page", int, int], T], start: int, end: int) -> T:
        """What `make` makes of a stretch: made once, as several readers ask the same of a sentence.

        Nobody may change what it gives: it is the same for all.
        """
        key = (make, start, end)
        if key not in self._made:
            self._made[key] = make(self, start, end)
        made: T = self._made[key]
        return made

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds an offset (the one before, where none does)."""
        return max(0, bisect_right(self._index("sentences", self.sentences), offset) - 1)

    def span(self, start: int, end: int) -> Span:
        """The words of a stretch as evidence."""
        return Span(document=self.document.id, start=start, end=end, quote=self.text[start:end])

    def sentence_span(self, index: int) -> Span:
        """A whole sentence as evidence."""
        return self.span(self.sentences[index].start, self.sentences[index].end)

    @cached_property
    def names_by_key(self) -> dict[str, list[NameHit]]:
        """The known names by their registry ids, each in text order."""
        out: dict[str, list[NameHit]] = {}
        for hit in self.names:
            out.setdefault(hit.key, []).append(hit)
        return out

    @cached_property
    def dateline_end(self) -> int:
        """Where the date that heads the text ends; 0 where no date heads it."""
        head = DATE_HEAD.match(self.text)
        return head.end() if head else 0


def make_page(document: Document, text: str, names: Names, calendar: Calendar) -> Page:
    """A document with its sentences, names, times and counts."""
    return Page(
        document=document,
        text=text,
        sentences=sentences(text, document.title),
        names=tuple(names.find(text)),
        times=tuple(calendar.find(text, document.published)),
        numbers=find_numbers(text),
    )

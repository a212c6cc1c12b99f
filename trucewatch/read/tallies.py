"""Tallies: figures over a period or over many places, which are never incidents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trucewatch.model.references import TimeHit
from trucewatch.model.reports import Mention, Report, Tally, TallyKind
from trucewatch.read import tallies_words as words
from trucewatch.read.aggregates import is_aggregate
from trucewatch.read.casualties import groups_in
from trucewatch.read.claimants import claimants_in
from trucewatch.read.numbers import Number
from trucewatch.read.text import Page, Sentence

_WAR_TOLL = 10_000  # a toll from here on is a war's, whatever its sentence says of time
_FEW = 3  # what "several" stands for
_MANY_RAIDS = 10  # raids counted together from here on are no single incident
_LISTED = 4  # counts of things in one sentence from here on are an inventory
_MANY_PLACES = 3
_CLAUSE_END = re.compile(
    r"[.;]\s|,\s+(?:while|but|which|as|adding)\b|\s(?:while|according\s+to|although|adding|saying)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A count in its sentence with what it counts."""

    start: int
    end: int
    low: int
    high: int | None
    vague: bool
    what: TallyKind
    tail: int


def read_tallies(page: Page, reports: tuple[Report, ...]) -> tuple[Tally, ...]:
    """The tallies of a page in text order; counts that `reports` hold as an incident's are left out.

    A figure is a tally when its sentence sums a period, many places or a war, or counts what only
    adds up over time (breaches, raids by the dozen). A figure that comes twice is one tally.
    """
    taken = _taken(reports)
    out: dict[tuple[TallyKind, int], Tally] = {}
    for index, sentence in enumerate(page.sentences):
        figures = list(_figures(page, sentence))
        listed = sum(one.what in ("strikes", "other") for one in figures) >= _LISTED
        for place, figure in enumerate(figures):
            if any(start < figure.end and figure.start < end for start, end in taken):
                continue
            if not _sums(page, sentence, figure, listed):
                continue
            following = figures[place + 1].start if place + 1 < len(figures) else sentence.end
            preceding = figures[place - 1].end if place else sentence.start
            tally = _tally(page, index, figure, preceding, following)
            out.setdefault((tally.what, tally.value_low), tally)
    return tuple(sorted(out.values(), key=lambda one: one.text.start))


def _taken(reports: Sequence[Report]) -> list[tuple[int, int]]:
    counts = [
        count
        for one in reports
        for count in (
            one.killed,
            one.killed_civilians,
            one.killed_children,
            one.killed_combatants,
            one.injured,
        )
        if count is not None
    ]
    return [(span.start, span.end) for count in counts for span in count.spans]


def _figures(page: Page, sentence: Sentence) -> Iterator[Figure]:
    """The counts of a sentence with what they count, in order."""
    found: list[Figure] = []
    groups = groups_in(page, sentence.start, sentence.end)
    parts = sum(1 for group in groups if group.part)
    for group in groups:
        if group.fate not in ("killed", "injured") or group.low < 2:
            continue
        if group.part and (parts > 1 or group.kind != "child"):
            continue
        what: TallyKind = "killed" if group.fate == "killed" else "injured"
        found.append(Figure(group.start, group.end, group.low, group.high, group.vague, what, group.end))
    held = [(group.start, group.end) for group in groups if group.fate or group.part]
    for number in page.numbers_in(sentence.start, sentence.end):
        if not any(start < number.end and number.start < end for start, end in held):
            other = _other(page, sentence, number, found)
            if other is not None:
                found.append(other)
    yield from sorted(found, key=lambda one: one.start)


def _other(page: Page, sentence: Sentence, number: Number, found: Sequence[Figure]) -> Figure | None:
    """A number that counts neither the dead nor the hurt of one incident."""
    tail = page.text[number.end : number.end + 100]
    before = page.text[max(sentence.start, number.start - 90) : number.start]
    what = words.counted(tail, _clause(page, sentence, number))
    low, high = number.low, number.high
    if words.LOST.search(before) and number.low > 1:
        what = "killed"
    elif words.BEFORE_COUNT.search(before):
        what = "violations"
    elif what is None and words.SHARED.match(tail):
        earlier = [one for one in found if one.what in ("strikes", "violations") and one.start < number.start]
        what = earlier[-1].what if earlier else None
    if what == "killed" and not (number.low >= _WAR_TOLL or words.LOST.search(before)):
        return None
    if what == "displaced" and words.HALF.search(before):
        low, high = low // 2, high // 2 if high else None
    if what is None:
        return None
    return Figure(number.start, number.end, low, high, number.vague, what, number.end)


def _clause(page: Page, sentence: Sentence, number: Number) -> str:
    """The words around a number that can say what it counts."""
    return page.text[max(sentence.start, number.start - 60) : min(sentence.end, number.end + 70)]


def _sums(page: Page, sentence: Sentence, figure: Figure, listed: bool) -> bool:
    """Whether a figure adds up over a period, over many places or over a war."""
    text = page.text
    tail = text[figure.end : min(sentence.end, figure.end + 60)]
    if figure.what == "violations":
        return True
    aggregate = is_aggregate(page, sentence.start, sentence.end) or bool(words.SINCE.search(sentence.text))
    if figure.what in ("strikes", "other") and listed:
        return True
    if figure.what in ("killed", "injured", "displaced", "besieged"):
        if figure.low >= _WAR_TOLL:
            return True
        if aggregate:
            return True
        before = text[max(sentence.start, figure.start - 40) : figure.end]
        if words.SUMMED.search(before) or words.REPEATED.search(text, sentence.start, sentence.end):
            return True
        return figure.what in ("killed", "injured") and _spread(page, sentence)
    many = figure.low >= _MANY_RAIDS or (figure.vague and figure.low > _FEW)
    if figure.what == "strikes" and many and words.RAIDS.match(tail):
        return True
    return aggregate


def _spread(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence's events lie in many places at once."""
    if not words.SEVERAL_PLACES.search(page.text, sentence.start, sentence.end):
        return False
    places = {hit.key for hit in page.names_in(sentence.start, sentence.end) if hit.kind == "place"}
    return len(places) >= _MANY_PLACES or bool(
        re.search(
            r"surrounding\s+(?:towns|villages)|in\s+and\s+around|across\s+", sentence.text, re.IGNORECASE
        )
    )


def _tally(page: Page, index: int, figure: Figure, preceding: int, following: int) -> Tally:
    sentence = page.sentences[index]
    start = _begin(page, figure, max(sentence.start, preceding))
    end = _end(page, figure, sentence.end, following)
    since, until = _period(page, sentence)
    said = claimants_in(page, sentence.start, sentence.end)
    return Tally(
        document=page.document.id,
        text=page.span(start, end),
        what=figure.what,
        value_low=figure.low,
        value_high=figure.high,
        vague=figure.vague,
        since=since,
        until=until,
        claimants=said.named,
    )


def _begin(page: Page, figure: Figure, low: int) -> int:
    """Where the clause of a figure begins: after the last joint, or the figure, before it."""
    start = low
    for joint in words.CLAUSE_START.finditer(page.text, low, figure.start):
        start = joint.end()
    while start < figure.start and not (page.text[start].isalnum() or page.text[start] in "[("):
        start += 1
    for lead in ("and ", "including ", "as well as "):
        if page.text.startswith(lead, start) and start + len(lead) <= figure.start:
            start += len(lead)
    return start


def _end(page: Page, figure: Figure, limit: int, following: int) -> int:
    stop = _CLAUSE_END.search(page.text, figure.end, limit)
    end = stop.start() + (1 if stop.group()[0] == "." else 0) if stop else limit
    if figure.end < following < end:
        cut = page.text[figure.end : following].rstrip()
        for joint in (" and", ",", " including", " as well as", " some", " with"):
            cut = cut.removesuffix(joint).rstrip()
        if cut:
            end = figure.end + len(cut)
    while end > figure.end and page.text[end - 1] in " ,;\n":
        end -= 1
    return max(end, figure.end)


def _period(page: Page, sentence: Sentence) -> tuple[Mention | None, Mention | None]:
    """When a sentence's sum begins and ends, in its own words."""
    since = until = None
    for hit in page.times_in(sentence.start, sentence.end):
        if hit.kind == "since":
            since = since or _when(page, hit)
        elif hit.kind == "period" and since is None:
            since = until = _when(page, hit)
    return since, until


def _when(page: Page, hit: TimeHit) -> Mention:
    span = page.span(hit.start, hit.end)
    return Mention(text=span.quote, span=span)

"""Tallies: figures over a period or over many places, which are never incidents."""

import re
from collections.abc import Sequence
from datetime import date

from trucewatch.model.references import TimeHit
from trucewatch.model.reports import Mention, Report, Tally, TallyKind
from trucewatch.read import tallies_words as words
from trucewatch.read.aggregates import is_aggregate
from trucewatch.read.claimants import claimants_in
from trucewatch.read.tallies_figures import WAR_TOLL, Figure, figures
from trucewatch.read.text import Page, Sentence

_FEW = 3  # what "several" stands for
_MANY_RAIDS = 10  # raids counted together from here on are no single incident
_LISTED = 4  # counts of things in one sentence from here on are an inventory
_LONG = 2  # days between the first and the last of a period that no incident fills
_STANDING = 1000  # people missing, held or living somewhere: from here on a figure of its own
_MANY_THINGS = 20  # things hit, gained or joined from here on are counted over days
_MANY_DEAD = 500  # dead told of at once from here on, where no incident holds them, are a sum
_MANY_HIT = 30  # hurt in the raids on a province from here on are seldom one raid's
_LEAD = 18  # characters that hold "province of"
_MANY_PLACES = 3
_CLAUSE_END = re.compile(
    r"[.;]\s|,\s+(?:while|but|which|as|adding)\b|\s(?:while|according\s+to|although|adding|saying)\s",
    re.IGNORECASE,
)


def read_tallies(page: Page, reports: tuple[Report, ...]) -> tuple[Tally, ...]:
    """The tallies of a page in text order; counts that `reports` hold as an incident's are left out.

    A figure is a tally when its sentence sums a period, many places or a war, or counts what only
    adds up over time (breaches, raids by the dozen). A figure that comes twice is one tally.
    """
    taken = _taken(reports)
    out: dict[tuple[TallyKind, int], Tally] = {}
    for index, sentence in enumerate(page.sentences):
        found = list(figures(page, sentence))
        listed = sum(one.what in ("strikes", "other") for one in found) >= _LISTED
        summed = False
        for place, figure in enumerate(found):
            summed = (figure.shared and summed) or _sums(page, sentence, figure, listed)
            if not summed:
                continue
            held = any(start < figure.end and figure.start < end for start, end in taken)
            if held and not (_period(page, sentence) or _wide(page, sentence, figure, True)):
                continue
            preceding = found[place - 1].end if place else sentence.start
            following = found[place + 1].start if place + 1 < len(found) else sentence.end
            tally = _tally(page, index, figure, preceding, following)
            known = out.setdefault((tally.what, tally.value_low), tally)
            if known.since is None and tally.since is not None:
                out[tally.what, tally.value_low] = tally  # the telling that says since when
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


def _sums(page: Page, sentence: Sentence, figure: Figure, listed: bool) -> bool:
    """Whether a figure adds up over a period, over many places or over a war."""
    text = page.text
    if figure.what == "violations" or (figure.what in ("strikes", "other") and listed):
        return True
    if _period(page, sentence) or is_aggregate(page, sentence.start, sentence.end):
        return True
    tail = text[figure.end : min(sentence.end, figure.end + 60)]
    if figure.what == "strikes":
        many = figure.low >= _MANY_RAIDS or (figure.vague and figure.low > _FEW)
        return many and bool(words.RAIDS.match(tail))
    if figure.what == "other" and figure.low >= _MANY_THINGS:
        return True
    if figure.what == "other":
        return figure.low >= _STANDING and bool(words.MISSING.search(tail))
    if figure.low >= WAR_TOLL or (figure.what == "killed" and figure.low >= _MANY_DEAD):
        return True
    if figure.what in ("displaced", "besieged") and figure.low >= _STANDING:
        return True
    before = text[max(sentence.start, figure.start - 90) : figure.end]
    if words.SUMMED.search(before) or words.REPEATED.search(text, sentence.start, sentence.end):
        return True
    return _wide(page, sentence, figure)


def _wide(page: Page, sentence: Sentence, figure: Figure, held: bool = False) -> bool:
    """Whether a toll is one of many places or of a province's raids: more than one incident's."""
    return figure.what in ("killed", "injured") and (
        _spread(page, sentence, held) or (figure.low >= _MANY_HIT and _provincial(page, sentence))
    )


def _provincial(page: Page, sentence: Sentence) -> bool:
    """Whether several blows are told of a whole province and of no place in it."""
    if not words.BLOWS.search(page.text, sentence.start, sentence.end):
        return False
    places = [
        hit
        for hit in page.names_in(sentence.start + 1, sentence.end)  # a dateline opens a sentence
        if hit.kind == "place" and hit.type != "country"
    ]
    whole = [
        hit.type == "governorate"
        or bool(words.PROVINCE.match(page.text, hit.end))
        or bool(words.PROVINCE_OF.search(page.text, max(0, hit.start - _LEAD), hit.start))
        for hit in places
    ]
    return bool(whole) and all(whole)


def _period(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence sums from a beginning on, or over more than a day: no incident's figure."""
    if words.SINCE.search(sentence.text):
        return True
    for hit in page.times_in(sentence.start, sentence.end):
        ahead = page.text[hit.start : hit.end].lower().startswith("within")
        if hit.kind in ("period", "since") and hit.ref is not None and not ahead:
            days = (date.fromisoformat(hit.ref.end) - date.fromisoformat(hit.ref.start)).days
            if days >= _LONG:
                return True
    return False


def _spread(page: Page, sentence: Sentence, held: bool) -> bool:
    """Whether a sentence's events lie in many places at once, plainly so where it is `held`."""
    if not words.SEVERAL_PLACES.search(page.text, sentence.start, sentence.end):
        return False
    places = {hit.key for hit in page.names_in(sentence.start, sentence.end) if hit.kind == "place"}
    around = words.AROUND if held else words.ANYWHERE
    return len(places) >= _MANY_PLACES or bool(around.search(sentence.text))


def _tally(page: Page, index: int, figure: Figure, preceding: int, following: int) -> Tally:
    sentence = page.sentences[index]
    start = _begin(page, figure, max(sentence.start, preceding))
    end = _end(page, figure, sentence.end, following)
    since, until = _bounds(page, sentence)
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


def _bounds(page: Page, sentence: Sentence) -> tuple[Mention | None, Mention | None]:
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

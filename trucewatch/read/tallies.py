"""Tallies: figures over a period or over many places, which are never incidents."""

import re
from collections.abc import Sequence

from msgspec import structs

from trucewatch.model.references import TimeHit
from trucewatch.model.reports import Count, Mention, Report, Tally, TallyKind
from trucewatch.read import tallies_words as words
from trucewatch.read.claimants import claimants_in
from trucewatch.read.tallies_figures import Figure, figures
from trucewatch.read.tallies_sums import A_FEW_DEAD, of_a_period, of_provinces, spread_out, sums, surely
from trucewatch.read.text import Page, Sentence

_LISTED = 4  # counts of things in one sentence from here on are an inventory
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
            summed = (figure.shared and summed) or sums(page, sentence, figure, listed)
            if not summed:
                continue
            held = any(start < figure.end and figure.start < end for start, end in taken)
            if held and not surely(page, sentence, figure):
                continue
            preceding = found[place - 1].end if place else sentence.start
            following = found[place + 1].start if place + 1 < len(found) else sentence.end
            tally = _tally(page, index, figure, preceding, following)
            known = out.setdefault((tally.what, tally.value_low), tally)
            if known.since is None and tally.since is not None:
                out[tally.what, tally.value_low] = tally  # the telling that says since when
    return tuple(sorted(out.values(), key=lambda one: one.text.start))


def without_sums(page: Page, reports: tuple[Report, ...], tallies: Sequence[Tally]) -> tuple[Report, ...]:
    """The reports without counts that a tally's words alone gave: many incidents' dead, no incident's.

    A list of towns hit on one day keeps its toll: it may be one incident.
    """
    plain = [one for one in tallies if one.what in ("killed", "injured") and _many_incidents(page, one)]
    return tuple(_without(one, plain) for one in reports) if plain else reports


def _many_incidents(page: Page, tally: Tally) -> bool:
    sentence = next(one for one in page.sentences if tally.text.start < one.end)
    listed = spread_out(page, sentence, held=True)
    plain = not listed or of_provinces(page, sentence) or of_a_period(page, sentence)
    return plain or bool(words.CONTINUED.search(sentence.text))


def _without(report: Report, tallies: Sequence[Tally]) -> Report:
    changes: dict[str, None] = {}
    for name in ("killed", "killed_civilians", "killed_children", "killed_combatants", "injured"):
        count: Count | None = getattr(report, name)
        what = "injured" if name == "injured" else "killed"
        if count is not None and _summed(count, report.killed, [one for one in tallies if one.what == what]):
            changes[name] = None
    return structs.replace(report, **changes) if changes else report


def _summed(count: Count, killed: Count | None, tallies: Sequence[Tally]) -> bool:
    """Whether tallies gave a count: one of its value, or those that hold its words together."""
    values = {count.low} | ({killed.low} if killed else set())
    holding = [
        one for one in tallies if any(one.text.start <= span.start < one.text.end for span in count.spans)
    ]
    again = [one for one in tallies if one.value_low >= A_FEW_DEAD]  # so large a figure is the same one
    return any(one.value_low in values for one in holding + again) or (
        len(holding) > 1 and sum(one.value_low for one in holding) == (killed or count).low
    )


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
    while start < figure.start and page.text[start].isspace():
        start += 1
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

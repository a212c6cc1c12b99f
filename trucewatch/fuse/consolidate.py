"""What the reports of one incident say together: one value where they agree, all of them where not.

A majority is counted in independent voices, not in articles. What the reports disagree on is named
in `contested` and told in `contradictions`, a sentence each with who says what.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from trucewatch.fuse.contradictions import Speakers, contradictions
from trucewatch.fuse.counts import consolidate_count
from trucewatch.fuse.facets import Facet
from trucewatch.fuse.origins import Grouped
from trucewatch.fuse.voices import Voices
from trucewatch.model import (
    COUNTS,
    ActorRef,
    Attribution,
    EventType,
    Incident,
    PlaceRef,
    Range,
    Source,
    Status,
    TargetKind,
    TimeRef,
)

V = TypeVar("V", bound=Hashable)


def consolidate(
    key: str, facets: Sequence[Facet], origins: Grouped, sources: Mapping[str, Source]
) -> Incident:
    """The incident that a cluster of reports tells of.

    Args:
        key: the incident's id.
        facets: its reports, at least one, in order of id.
        origins: which documents come from one original.
        sources: by id.
    """
    voices = Voices(facets, origins, sources)
    speakers = Speakers(facets, sources)
    kind: EventType | None = _majority(facets, voices, lambda f: f.report.type)
    assert kind is not None  # every report has a type
    actors = _attributions(facets, voices)
    counts: dict[str, Range | None] = {n: consolidate_count(n, facets, origins, voices) for n in COUNTS}
    contested, sentences = contradictions(facets, speakers, counts)
    target = _target(facets, voices)
    return Incident(
        id=key,
        reports=tuple(sorted(f.id for f in facets)),
        documents=tuple(sorted({f.document.id for f in facets})),
        origins=tuple(sorted({origins.of(f.document.id) for f in facets})),
        type=kind,
        status=_status(facets),
        actors=actors,
        contested=contested,
        target=target.report.target.text if target and target.report.target else None,
        target_actor=target.target if target else None,
        target_kind=_target_kind(facets, voices),
        place=_place(facets, voices),
        time=_time(facets, voices),
        **counts,
        claimants=_claimants(facets),
        grade=voices.grade(),
        contradictions=sentences,
    )


def _majority(facets: Sequence[Facet], voices: Voices, value: Callable[[Facet], V | None]) -> V | None:
    """The value that most voices tell; among equals the one of most reports, then of the smallest id."""
    tellers: dict[V, list[str]] = defaultdict(list)
    for facet in facets:
        found = value(facet)
        if found is not None:
            tellers[found].append(facet.id)
    if not tellers:
        return None
    return min(tellers, key=lambda v: (-voices.count(tellers[v]), -len(tellers[v]), tellers[v][0]))


def _status(facets: Sequence[Facet]) -> Status:
    told_as = {f.report.status for f in facets}
    if "disputed" in told_as or {"asserted", "denied"} <= told_as:
        return "disputed"
    ordered: tuple[Status, ...] = ("asserted", "denied", "planned_or_threatened")
    return next(status for status in ordered if status in told_as)


def _attributions(facets: Sequence[Facet], voices: Voices) -> tuple[Attribution, ...]:
    """Each doer that a report names, with who names it; the most told first."""
    named: dict[str, list[tuple[Facet, ActorRef]]] = defaultdict(list)
    for facet in facets:
        for actor in facet.actors:
            named[actor.entity or actor.name.lower()].append((facet, actor))
    out: list[Attribution] = []
    for found in named.values():
        best = max((actor for _, actor in found), key=lambda a: (a.score, a.name))
        reports = tuple(sorted({facet.id for facet, _ in found}))
        claimants = sorted({c.name for facet, _ in found for c in facet.claimants})
        out.append(
            Attribution(
                actor=best, claimants=tuple(claimants), origins=voices.count(reports), reports=reports
            )
        )
    return tuple(sorted(out, key=lambda one: (-one.origins, -len(one.reports), one.actor.name)))


def _target(facets: Sequence[Facet], voices: Voices) -> Facet | None:
    """The report whose target stands for the incident's: one with a known actor, of the widest voice."""
    having = [f for f in facets if f.report.target is not None]
    entity = _majority(having, voices, lambda f: f.target.entity if f.target else None)
    fitting = [f for f in having if entity and f.target and f.target.entity == entity] or having
    return min(fitting, key=lambda f: (f.document.published or "9", f.id)) if fitting else None


def _target_kind(facets: Sequence[Facet], voices: Voices) -> TargetKind | None:
    clear = [f for f in facets if f.report.target_kind not in (None, "mixed_or_unclear")]
    return _majority(clear or facets, voices, lambda f: f.report.target_kind)


def _place(facets: Sequence[Facet], voices: Voices) -> PlaceRef | None:
    """The most precise place; among equals the one that most voices tell, then the surer reading."""
    placed = [f for f in facets if f.place is not None]
    if not placed:
        return None
    known = [f for f in placed if f.place and f.place.place] or placed
    finest = min(_fineness(f) for f in known)
    finer = [f for f in known if _fineness(f) == finest]
    chosen = _majority(finer, voices, lambda f: (f.place.place or f.place.name) if f.place else None)
    fitting = [f.place for f in finer if f.place and (f.place.place or f.place.name) == chosen]
    return max(fitting, key=lambda p: (p.score, p.text))


def _fineness(facet: Facet) -> tuple[int, int]:
    """Precision code, and a city's part before the city itself."""
    assert facet.place is not None
    return facet.place.precision, 0 if ", " in facet.place.name else 1


def _time(facets: Sequence[Facet], voices: Voices) -> TimeRef | None:
    """The days that all spans share; where they do not meet, those that most voices tell."""
    times = [(f, t) for f in facets if f.resolution and (t := f.resolution.time) is not None]
    if not times:
        return None
    start, end = max(t.start for _, t in times), min(t.end for _, t in times)
    if start > end:
        chosen = _majority([f for f, _ in times], voices, lambda f: (_when(f).start, _when(f).end))
        assert chosen is not None
        start, end = chosen
    within = [t for _, t in times if t.start <= end and start <= t.end]
    finest = min(within, key=lambda t: (t.precision, t.from_hour is None, t.start, t.end, t.text))
    if (start, end) == (finest.start, finest.end):
        return finest
    length = days_between(start, end) + 1
    return TimeRef(
        text=finest.text,
        start=start,
        end=end,
        precision=1 if length <= 1 else 2 if length <= 6 else min(t.precision for t in within),
        timezone=finest.timezone,
        method="intersection",
    )


def _when(facet: Facet) -> TimeRef:
    assert facet.resolution is not None and facet.resolution.time is not None
    return facet.resolution.time


def days_between(start: str, end: str) -> int:
    """Days from one ISO date to another."""
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _claimants(facets: Sequence[Facet]) -> tuple[ActorRef, ...]:
    found: dict[str, ActorRef] = {}
    for facet in facets:
        for one in facet.claimants:
            found.setdefault(one.entity or one.name.lower(), one)
    return tuple(found[key] for key in sorted(found))

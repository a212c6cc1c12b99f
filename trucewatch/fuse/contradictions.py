"""What the reports of one incident disagree on: the contested slots, and a sentence for each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from trucewatch.fuse.counts import told
from trucewatch.fuse.facets import Facet
from trucewatch.fuse.places import relation
from trucewatch.fuse.score import days_apart
from trucewatch.fuse.voices import camp
from trucewatch.model import COUNTS, Range, Source


class Speakers:
    """Who answers for a report, in words: its claimants, or else its outlet."""

    def __init__(self, facets: Sequence[Facet], sources: Mapping[str, Source]) -> None:
        self._names: dict[str, str] = {}
        for facet in facets:
            source = sources.get(facet.document.source)
            outlet = source.name if source else facet.document.outlet or facet.document.source
            claimants = ", ".join(dict.fromkeys(c.name for c in facet.claimants))
            self._names[facet.id] = f"{claimants} (in {outlet})" if claimants else outlet

    def of(self, facets: Sequence[Facet]) -> str:
        """The speakers of some reports, each once."""
        return "; ".join(dict.fromkeys(self._names[f.id] for f in facets))


def contradictions(
    facets: Sequence[Facet], speakers: Speakers, counts: Mapping[str, Range | None]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The slots that are contested, and a sentence for each disagreement."""
    slots: list[str] = []
    sentences: list[str] = []
    for slot, sentence in (
        ("status", _denial(facets, speakers)),
        ("actors", _rival_actors(facets, speakers)),
        ("place", _rival_places(facets, speakers)),
        ("time", _rival_times(facets, speakers)),
        ("type", _rival_types(facets, speakers)),
    ):
        if sentence:
            sentences.append(sentence)
            if slot != "status":
                slots.append(slot)
    for field in COUNTS:
        sentence = _rival_counts(field, facets, speakers, counts[field])
        if sentence:
            sentences.append(sentence)
    return tuple(slots), tuple(sentences)


def _parts(groups: Mapping[str, list[Facet]], speakers: Speakers) -> str:
    return "; ".join(f"{value} according to {speakers.of(groups[value])}" for value in sorted(groups))


def _denial(facets: Sequence[Facet], speakers: Speakers) -> str | None:
    denied = [f for f in facets if f.report.status == "denied"]
    disputed = [f for f in facets if f.report.status == "disputed"]
    asserted = [f for f in facets if f.report.status == "asserted"]
    if denied and asserted:
        return f"Asserted by {speakers.of(asserted)}, denied by {speakers.of(denied)}."
    if disputed:
        return f"Told as disputed by {speakers.of(disputed)}."
    return None


def _rival_actors(facets: Sequence[Facet], speakers: Speakers) -> str | None:
    """Reports that blame camps which exclude one another, or one report that leaves it open."""
    groups: dict[str, list[Facet]] = defaultdict(list)
    camps: dict[str, frozenset[str]] = {}
    for facet in facets:
        found = frozenset(c for a in facet.actors if (c := camp(a.side)))
        if found:
            name = " and ".join(sorted({a.name for a in facet.actors}))
            groups[name].append(facet)
            camps[name] = found
    names = sorted(groups)
    if any(camps[a].isdisjoint(camps[b]) for i, a in enumerate(names) for b in names[i + 1 :]):
        return f"Doer: {_parts(groups, speakers)}."
    split = [f for f in facets if f.report.status == "disputed" and len({camp(a.side) for a in f.actors}) > 1]
    return f"Doer: {speakers.of(split)} names rival doers." if split else None


def _rival_places(facets: Sequence[Facet], speakers: Speakers) -> str | None:
    rivals = any(
        relation(a, b) in ("apart", "siblings", "near") for i, a in enumerate(facets) for b in facets[i + 1 :]
    )
    if not rivals:
        return None
    groups: dict[str, list[Facet]] = defaultdict(list)
    for facet in facets:
        if facet.place is not None:
            groups[facet.place.name].append(facet)
    return f"Place: {_parts(groups, speakers)}."


def _rival_times(facets: Sequence[Facet], speakers: Speakers) -> str | None:
    if not any((days_apart(a, b) or 0) > 0 for i, a in enumerate(facets) for b in facets[i + 1 :]):
        return None
    groups: dict[str, list[Facet]] = defaultdict(list)
    for facet in facets:
        if facet.start and facet.end:
            span = facet.start.isoformat()
            groups[span if facet.start == facet.end else f"{span} to {facet.end.isoformat()}"].append(facet)
    return f"Day: {_parts(groups, speakers)}."


def _rival_types(facets: Sequence[Facet], speakers: Speakers) -> str | None:
    groups: dict[str, list[Facet]] = defaultdict(list)
    for facet in facets:
        groups[facet.report.type.replace("_", " ")].append(facet)
    return f"Kind of act: {_parts(groups, speakers)}." if len(groups) > 1 else None


def _rival_counts(
    field: str, facets: Sequence[Facet], speakers: Speakers, consolidated: Range | None
) -> str | None:
    """Figures that differ, of those that still stand."""
    if consolidated is None:
        return None
    standing = {c.report for c in consolidated.claims if "not counted" not in c.value}
    groups: dict[str, list[Facet]] = defaultdict(list)
    values: set[int] = set()
    for facet in facets:
        count = getattr(facet.report, field)
        if count is not None and not count.vague and facet.id in standing:
            groups[told(count)].append(facet)
            values.add(count.low if count.low or not count.high else count.high)
    if len(values) < 2:
        return None
    return f"{field.replace('_', ' ').capitalize()}: {_parts(groups, speakers)}."

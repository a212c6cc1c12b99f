"""Who really speaks: the independent voices behind the reports of one incident, and their grade.

Ten articles that rest on one observatory are one voice; so are ten reprints of one story. Reports
share a voice where their documents come from one original, or where both rest on one and the same
named claimant alone.

The evidence grade is computed, never set by hand:

    A corroborated across sides   two voices of different camps tell of it, or the doer's own camp and
                                  a voice outside it
    B several independent origins two voices or more, of one camp or of none
    C single named claimant       one voice, and it has a name: a claimant of the registry, or a party,
                                  government or monitor in its own outlet
    D single unattributed         one voice without a name: "activists", "sources", an outlet's own words

A grade says how many speak, not whether they are right: what they disagree on stands in the
incident's `contradictions`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from trucewatch.fuse.facets import Facet
from trucewatch.fuse.origins import Grouped
from trucewatch.model import ActorRef, Source

GRADES = {
    "A": "A corroborated across sides",
    "B": "B several independent origins",
    "C": "C single named claimant",
    "D": "D single unattributed",
}
# Allies do not corroborate one another: a side counts as the camp it fights in.
_CAMPS = {
    **dict.fromkeys(("sy-gov", "russia", "iran", "hezbollah", "iraqi-militias", "syria"), "government camp"),
    **dict.fromkeys(("sy-opposition", "turkey", "qatar", "saudi-arabia", "saudi"), "opposition camp"),
    **dict.fromkeys(
        ("us-coalition", "united-states", "us", "ypg-sdf", "sdf", "france", "united-kingdom"),
        "coalition camp",
    ),
}
_SPEAK_FOR_THEMSELVES = frozenset({"state_media", "party_media", "monitor", "government", "organisation"})


def camp(side: str | None) -> str | None:
    """The camp that a side fights in; the side itself where it fights alone."""
    return _CAMPS.get(side, side) if side else None


class Voices:
    """The independent voices of one incident.

    Args:
        facets: the incident's reports.
        origins: which documents come from one original.
        sources: by id.
    """

    def __init__(self, facets: Sequence[Facet], origins: Grouped, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._voice: dict[str, str] = {}
        by_mark: dict[str, list[str]] = defaultdict(list)
        for facet in facets:
            self._voice[facet.id] = facet.id
            by_mark[origins.of(facet.document.id)].append(facet.id)
            sole = self._sole_claimant(facet)
            if sole:
                by_mark[f"claimant {sole}"].append(facet.id)
        for mark in sorted(by_mark):
            first, *rest = by_mark[mark]
            for other in rest:
                self._join(first, other)
        self._facets = {facet.id: facet for facet in facets}

    def _join(self, a: str, b: str) -> None:
        first, second = sorted((self._voice[a], self._voice[b]))
        for key, voice in self._voice.items():
            if voice == second:
                self._voice[key] = first

    @staticmethod
    def _sole_claimant(facet: Facet) -> str | None:
        named = {c.entity for c in facet.claimants}
        return named.pop() if len(named) == 1 else None

    def of(self, report: str) -> str:
        """The voice of a report, as the smallest report id that shares it."""
        return self._voice[report]

    def count(self, reports: Sequence[str]) -> int:
        """How many voices tell what some of the reports tell."""
        return len({self._voice[r] for r in reports})

    def camps(self, report: str) -> frozenset[str]:
        """The camps that speak in a report: its claimants', or else its outlet's."""
        facet = self._facets[report]
        told = {camp(c.side) for c in facet.claimants}
        if not facet.claimants:
            source = self._sources.get(facet.document.source)
            told = {camp(source.side) if source else None}
        return frozenset(c for c in told if c)

    def named(self, report: str) -> bool:
        """Whether a claimant with a name answers for a report, or a party in its own outlet."""
        facet = self._facets[report]
        if facet.claimants:
            return any(c.entity and not _generic(c) for c in facet.claimants)
        source = self._sources.get(facet.document.source)
        return source is not None and (source.side is not None or source.type in _SPEAK_FOR_THEMSELVES)

    def grade(self) -> str:
        """The evidence grade of the incident: see the module's ladder."""
        voices: dict[str, set[str]] = defaultdict(set)
        for report in self._voice:
            voices[self._voice[report]].update(self.camps(report))
        if len(voices) == 1:
            return GRADES["C" if any(self.named(r) for r in self._voice) else "D"]
        doers = {c for f in self._facets.values() for a in f.actors if (c := camp(a.side))}
        told = [camps for camps in voices.values() if camps]
        across = any(first.isdisjoint(second) for i, first in enumerate(told) for second in told[i + 1 :])
        own = [bool(camps) and camps <= doers for camps in voices.values()]
        admitted = any(own) and not all(own)  # a camp that praises its own deeds twice is no corroboration
        return GRADES["A" if across or admitted else "B"]


def _generic(claimant: ActorRef) -> bool:
    """Whether the registry holds it as a noun ("activists", "local sources") rather than a name."""
    return claimant.name == claimant.name.lower()

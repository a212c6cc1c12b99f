"""Which reports speak of the same incident, and which documents come from one original.

`fuse` is a pure function of the records given: the order of arrival does not matter, and a day's
new reports leave the incidents of other days as they are. Its steps: `origins` (who copied whom),
`block` (which pairs are worth looking at), `score` (how alike they are, with reasons), `rulings`
and `cluster` (which reports are one incident), `consolidate` (what they say together).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from trucewatch.fuse.block import candidate_pairs
from trucewatch.fuse.cluster import Scores, cluster
from trucewatch.fuse.consolidate import consolidate
from trucewatch.fuse.facets import make_facets
from trucewatch.fuse.origins import find_origins
from trucewatch.fuse.rulings import Pair, Rulings, read_rulings
from trucewatch.model import (
    Decision,
    Document,
    Incident,
    Link,
    Origin,
    Problem,
    Report,
    Resolution,
    Source,
    digest,
)

__all__ = ["Fused", "fuse"]

NEAR_MISS = 0.35  # pairs from here on that stay apart are put on record with their reasons


@dataclass(frozen=True)
class Fused:
    """What fusion made. `gone` names incidents of before that no longer stand."""

    origins: tuple[Origin, ...]
    links: tuple[Link, ...]
    incidents: tuple[Incident, ...]
    problems: tuple[Problem, ...] = ()
    gone: tuple[str, ...] = ()


def fuse(
    *,
    documents: Mapping[str, Document],
    texts: Callable[[str], str],
    reports: Sequence[Report],
    resolutions: Mapping[str, Resolution],
    sources: Mapping[str, Source],
    decisions: Sequence[Decision] = (),
    previous: Mapping[str, Incident] | None = None,
) -> Fused:
    """Fuses reports into incidents.

    Args:
        documents: all documents by id; those without reports still count as originals.
        texts: gives a document's text by its id.
        reports: the live reports, in any order.
        resolutions: by the id of the report they resolve.
        sources: by id.
        decisions: all decisions; `same` and `not_same` on two reports win over every score.
        previous: the incidents of the last run by id. A cluster that holds the larger part of an
            incident's reports keeps its id.

    Returns:
        Origins, links with reasons, incidents (each report in exactly one), problems, and the ids
        of earlier incidents that no cluster continues.
    """
    facets = make_facets(documents, {r.id: r for r in reports}, resolutions)
    origins = find_origins(documents, texts, sources)
    rulings = read_rulings(decisions, facets)
    scores = Scores(facets, origins)
    candidates = list(candidate_pairs(facets))
    clusters = cluster(facets, candidates, scores, rulings)
    ids = _ids(clusters, previous or {})
    incidents = tuple(
        consolidate(key, [facets[r] for r in members], origins, sources)
        for key, members in sorted(zip(ids, clusters, strict=True))
    )
    return Fused(
        origins=origins.origins,
        links=_links(clusters, candidates, scores, rulings),
        incidents=incidents,
        problems=tuple(sorted(rulings.problems, key=lambda p: p.id)),
        gone=tuple(sorted(set(previous or {}) - set(ids))),
    )


def _ids(clusters: Sequence[tuple[str, ...]], previous: Mapping[str, Incident]) -> list[str]:
    """An id for each cluster: that of the incident whose reports it mostly holds, else a new one.

    An incident's name goes to the cluster with most of its reports; among equals to the one with
    the smallest report. A new name comes from the smallest report, which keeps it the same
    whatever else arrives with it.
    """
    home: dict[str, int] = {report: n for n, members in enumerate(clusters) for report in members}
    claims: list[tuple[int, str, int]] = []
    for key in sorted(previous):
        shared: dict[int, int] = defaultdict(int)
        for report in previous[key].reports:
            if report in home:
                shared[home[report]] += 1
        claims.extend((-count, key, n) for n, count in shared.items())
    named: dict[int, str] = {}
    taken: set[str] = set()
    for _, key, n in sorted(claims, key=lambda c: (c[0], c[1], clusters[c[2]])):
        if key not in taken and n not in named:
            named[n] = key
            taken.add(key)
    out: list[str] = []
    for n, members in enumerate(clusters):
        key = named.get(n) or f"inc-{digest(members[0])[:20]}"
        if n not in named and key in taken:
            # The name went elsewhere with the larger part; this part is named by all it holds.
            key = f"inc-{digest(list(members))[:20]}"
        taken.add(key)
        out.append(key)
    return out


def _links(
    clusters: Sequence[tuple[str, ...]], candidates: Sequence[Pair], scores: Scores, rulings: Rulings
) -> tuple[Link, ...]:
    """Pairs within an incident, near misses, and what people ruled, each with its reasons."""
    home: dict[str, int] = {report: n for n, members in enumerate(clusters) for report in members}
    looked_at = set(candidates) | {p for p in rulings.reasons if home.keys() >= set(p)}
    links: list[Link] = []
    for a, b in sorted(looked_at):
        same, found = home[a] == home[b], scores.of(a, b)
        ruling = rulings.reasons.get((a, b))
        if not (same or ruling or (found.value or 0.0) >= NEAR_MISS):
            continue
        reasons = (ruling, *found.reasons) if ruling else found.reasons
        links.append(Link(a=a, b=b, same=same, score=found.value or 0.0, reasons=reasons))
    return tuple(links)

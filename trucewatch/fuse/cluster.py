"""From scored pairs to incidents: average linkage that no veto and no ruling may break.

The likeliest pair of clusters joins first; two clusters join while the mean over all their cross
pairs reaches the threshold, so that different strikes of one day and town do not chain. Two reports
of one document can never meet, so that the best matching of two documents' strikes leaves the
second best alone.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, product

from trucewatch.fuse.facets import Facet
from trucewatch.fuse.origins import Grouped
from trucewatch.fuse.rulings import Pair, Rulings, pair
from trucewatch.fuse.score import THRESHOLD, Score, score


class Scores:
    """Scores of pairs, computed once, on demand."""

    def __init__(self, facets: Mapping[str, Facet], origins: Grouped) -> None:
        self._facets = facets
        self._origins = origins
        self._known: dict[Pair, Score] = {}

    def of(self, a: str, b: str) -> Score:
        """The score of a pair, in either order."""
        key = pair(a, b)
        found = self._known.get(key)
        if found is None:
            first, second = self._facets[key[0]], self._facets[key[1]]
            shared = self._origins.of(first.document.id) == self._origins.of(second.document.id)
            found = self._known[key] = score(first, second, one_origin=shared)
        return found


def cluster(
    facets: Mapping[str, Facet], candidates: Iterable[Pair], scores: Scores, rulings: Rulings
) -> list[tuple[str, ...]]:
    """The incidents: tuples of report ids, sorted, each report in exactly one.

    Args:
        facets: the reports.
        candidates: pairs worth scoring.
        scores: gives a pair's score.
        rulings: groups and pairs that people fixed.
    """
    strong = [p for p in candidates if (scores.of(*p).value or 0.0) >= THRESHOLD]
    done: list[tuple[str, ...]] = []
    for members in _components(facets, strong, rulings):
        done.extend(_agglomerate(members, scores, rulings) if len(members) > 1 else [tuple(members)])
    return sorted(done)


def _components(facets: Mapping[str, Facet], strong: Iterable[Pair], rulings: Rulings) -> list[list[str]]:
    """Reports that strong pairs or rulings connect; only within these can an incident lie."""
    links: dict[str, list[str]] = defaultdict(list)
    for a, b in strong:
        links[a].append(b)
        links[b].append(a)
    seen: set[str] = set()
    out: list[list[str]] = []
    for key in sorted(facets):
        if key in seen:
            continue
        stack, members = [key], []
        seen.add(key)
        while stack:
            one = stack.pop()
            members.append(one)
            for other in (*links[one], *rulings.group(one)):
                if other not in seen and other in facets:
                    seen.add(other)
                    stack.append(other)
        out.append(sorted(members))
    return out


def _agglomerate(members: list[str], scores: Scores, rulings: Rulings) -> list[tuple[str, ...]]:
    clusters: dict[int, tuple[str, ...]] = {}
    placed: set[str] = set()
    for key in members:
        if key not in placed:
            group = tuple(sorted(rulings.group(key) & set(members)))
            clusters[len(clusters)] = group
            placed.update(group)
    heap: list[tuple[float, tuple[str, ...], tuple[str, ...], int, int]] = []
    for i, j in combinations(clusters, 2):
        _offer(heap, clusters, i, j, scores, rulings)
    heapq.heapify(heap)
    fresh = len(clusters)
    while heap:
        _, _, _, i, j = heapq.heappop(heap)
        if i not in clusters or j not in clusters:
            continue
        joined = tuple(sorted(clusters.pop(i) + clusters.pop(j)))
        clusters[fresh] = joined
        for other in list(clusters):
            if other != fresh:
                _offer(heap, clusters, other, fresh, scores, rulings, push=True)
        fresh += 1
    return list(clusters.values())


def _offer(
    heap: list[tuple[float, tuple[str, ...], tuple[str, ...], int, int]],
    clusters: Mapping[int, tuple[str, ...]],
    i: int,
    j: int,
    scores: Scores,
    rulings: Rulings,
    *,
    push: bool = False,
) -> None:
    """Puts a pair of clusters forward where they may join. Ties fall to the smaller ids, not to order."""
    a, b = sorted((clusters[i], clusters[j]))
    linkage = _linkage(a, b, scores, rulings)
    if linkage is None or linkage < THRESHOLD:
        return
    item = (-linkage, a, b, i, j)
    if push:
        heapq.heappush(heap, item)
    else:
        heap.append(item)


def _linkage(a: tuple[str, ...], b: tuple[str, ...], scores: Scores, rulings: Rulings) -> float | None:
    """Mean score over the cross pairs; None where a ruling or a veto keeps one of them apart.

    Reports that a person ruled to be one count as one, which fits another as well as its best
    member does: who rules that a report of another day is the same overrules the calendar for it.
    """
    if rulings.held_apart(a, b):
        return None
    values: list[float] = []
    for x, y in product(_units(a, rulings), _units(b, rulings)):
        fits = [value for p in product(x, y) if (value := scores.of(*p).value) is not None]
        if not fits:
            return None
        values.append(max(fits))
    return sum(values) / len(values)


def _units(members: tuple[str, ...], rulings: Rulings) -> list[tuple[str, ...]]:
    """Members by ruled group; a report without a ruling stands alone."""
    if not rulings.groups:
        return [(member,) for member in members]
    groups: dict[frozenset[str], list[str]] = {}
    for member in members:
        groups.setdefault(rulings.group(member), []).append(member)
    return [tuple(group) for group in groups.values()]

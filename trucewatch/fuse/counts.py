"""Casualty counts of one incident: low, best, high, and who says what.

A later figure of one voice (an outlet, or a claimant through whatever outlet) takes the place of
its earlier one, and copies of one original count once; every claim stays on record all the same.
`low` is the smallest and `high` the largest figure that still stands, open ("at least") where no
claim closes it from above. `best` is the figure that most independent voices tell; among equals the
latest, then the larger.
"""

from collections import defaultdict
from collections.abc import Sequence

from trucewatch.fuse.facets import Facet
from trucewatch.fuse.origins import Grouped
from trucewatch.fuse.voices import Voices
from trucewatch.model import Claim, Count, Range


def told(count: Count) -> str:
    """A count in words: "7", "at least 7", "up to 7", "3 to 7", "some 24 or more (a word)"."""
    if count.vague:
        return f"about {count.low} (told as a word)"
    if count.high is None:
        return f"at least {count.low}"
    if count.low == count.high:
        return str(count.low)
    return f"up to {count.high}" if count.low == 0 else f"{count.low} to {count.high}"


def _best(count: Count) -> int:
    return count.high if count.low == 0 and count.high else count.low


def consolidate_count(field: str, facets: Sequence[Facet], origins: Grouped, voices: Voices) -> Range | None:
    """The range of one category over the reports of an incident; None where no report counts it.

    Args:
        field: the category, one of `model.COUNTS`.
        facets: the incident's reports.
        origins: which documents come from one original.
        voices: the incident's independent voices.
    """
    counted = [(f, count) for f in facets if (count := getattr(f.report, field)) is not None]
    if not counted:
        return None
    standing = _standing(counted, origins, voices)
    exact = [(f, c) for f, c in standing if not c.vague] or standing
    low = min(c.low for _, c in exact)
    highs = [c.high for _, c in exact if c.high is not None]
    top = max((*highs, max(c.low for _, c in exact)))
    closed = bool(highs) and max(highs) >= max(c.low for _, c in exact)
    kept = {f.id for f, _ in standing}
    claims = tuple(_claim(f, c, origins, replaced=f.id not in kept) for f, c in counted)
    return Range(
        low=low,
        best=_most_told(exact, voices),
        high=top if closed else None,
        vague=all(c.vague for _, c in standing),
        claims=claims,
    )


def _when(facet: Facet) -> tuple[str, str]:
    return facet.document.published or "", facet.id


def _standing(
    counted: Sequence[tuple[Facet, Count]], origins: Grouped, voices: Voices
) -> list[tuple[Facet, Count]]:
    """The claims that count: the latest of each outlet and each voice, one of each original."""
    ordered = sorted(counted, key=lambda item: _when(item[0]))
    by_source = {facet.document.source: (facet, count) for facet, count in ordered}
    latest: dict[str, str] = {}
    for facet, _ in ordered:
        latest[voices.of(facet.id)] = facet.document.published or ""
    fresh = sorted(by_source.values(), key=lambda item: _when(item[0]))
    by_origin = {
        origins.of(facet.document.id): (facet, count)
        for facet, count in fresh
        if (facet.document.published or "") == latest[voices.of(facet.id)]
    }
    return sorted(by_origin.values(), key=lambda item: item[0].id)


def _most_told(standing: Sequence[tuple[Facet, Count]], voices: Voices) -> int:
    tellers: dict[int, list[Facet]] = defaultdict(list)
    for facet, count in standing:
        tellers[_best(count)].append(facet)

    def weight(value: int) -> tuple[int, str, int]:
        facets = tellers[value]
        return voices.count([f.id for f in facets]), max(_when(f)[0] for f in facets), value

    return max(tellers, key=weight)


def _claim(facet: Facet, count: Count, origins: Grouped, *, replaced: bool) -> Claim:
    note = "; not counted, since a later figure or another copy stands for it" if replaced else ""
    return Claim(
        value=told(count) + note,
        low=count.low,
        high=count.high,
        report=facet.id,
        document=facet.document.id,
        source=facet.document.source,
        claimants=tuple(c.name for c in facet.claimants),
        origin=origins.of(facet.document.id),
        spans=count.spans,
    )

"""Which pairs of reports are worth scoring: those whose days and places may meet.

A report stands under its days (or its month, or the week before its publication) together with its
family of types and its governorate, so that the work grows with the incidents of a day, not with
the square of the archive.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

from trucewatch.fuse.facets import RARE, WEEK_BEFORE, Facet
from trucewatch.fuse.places import region

Key = tuple[str, ...]
_LONGEST_DAYS = 10  # longer spans stand under their months
_LARGE_TOLL = 20  # an equal toll of this size lets an undated, unplaced account meet the dated ones
_TOLL_WINDOW = 3  # weeks
ANYWHERE = "*"


def candidate_pairs(facets: Mapping[str, Facet]) -> Iterator[tuple[str, str]]:
    """Pairs of report ids, each once, the smaller id first, in order."""
    index: dict[Key, list[str]] = defaultdict(list)
    for key in sorted(facets):
        for stand in set(_stands(facets[key])):
            index[stand].append(key)
    pairs: set[tuple[str, str]] = set()
    for members in index.values():
        pairs.update(combinations(members, 2))
    for key in sorted(facets):
        for asked in set(_asks(facets[key])):
            pairs.update((min(key, other), max(key, other)) for other in index.get(asked, ()) if other != key)
    yield from sorted(pairs)


def _stands(facet: Facet) -> Iterator[Key]:
    """Under which keys others find a report."""
    where = _region(facet)
    for stamp in _stamps(facet):
        yield (*stamp, facet.family, where)
    if facet.report.type in RARE:
        for stamp in _stamps(facet):
            yield (*stamp, facet.report.type)
    killed = facet.report.killed
    if killed is not None and not killed.vague and max(killed.low, killed.high or 0) >= _LARGE_TOLL:
        for week in _weeks(facet):
            yield ("toll", facet.report.type, str(max(killed.low, killed.high or 0)), str(week))
    if facet.report.status == "planned_or_threatened":
        for week in _weeks(facet):
            yield ("planned", facet.report.type, str(week))


def _asks(facet: Facet) -> Iterator[Key]:
    """Further keys that a report looks under: neighbouring days, its month, the week before it appeared."""
    where = _region(facet)
    if facet.start is not None and facet.end is not None:
        if (facet.end - facet.start).days <= _LONGEST_DAYS:
            for near in (facet.start - timedelta(days=1), facet.end + timedelta(days=1)):
                yield ("day", near.isoformat(), facet.family, where)
                if facet.report.type in RARE:
                    yield ("day", near.isoformat(), facet.report.type)
            for month in _months(facet.start, facet.end):
                yield ("long", month, facet.family, where)
                if facet.report.type in RARE:
                    yield ("long", month, facet.report.type)
    elif facet.published is not None and facet.specific:
        for back in range(WEEK_BEFORE.days + 1):
            yield ("day", (facet.published - timedelta(days=back)).isoformat(), facet.family, where)
    elif facet.published is not None and facet.report.type in RARE:
        for back in range(WEEK_BEFORE.days + 1):
            yield ("day", (facet.published - timedelta(days=back)).isoformat(), facet.report.type)


def _stamps(facet: Facet) -> Iterator[tuple[str, str]]:
    if facet.start is None or facet.end is None:
        if facet.published is not None:
            for back in range(WEEK_BEFORE.days + 1):
                yield "undated", (facet.published - timedelta(days=back)).isoformat()
    elif (facet.end - facet.start).days <= _LONGEST_DAYS:
        for n in range((facet.end - facet.start).days + 1):
            yield "day", (facet.start + timedelta(days=n)).isoformat()
    else:
        for month in _months(facet.start, facet.end):
            yield "long", month


def _months(start: date, end: date) -> list[str]:
    """The months of a span, at most 24."""
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return [f"{m // 12}-{m % 12 + 1:02}" for m in range(first, min(last, first + 23) + 1)]


def _weeks(facet: Facet) -> Iterable[int]:
    base = facet.start or facet.published
    if base is None:
        return ()
    week = base.toordinal() // 7
    return range(week - _TOLL_WINDOW, week + _TOLL_WINDOW + 1)


def _region(facet: Facet) -> str:
    """The governorate, or the country outside one; a country alone is no region."""
    place = facet.place
    if place is None or place.precision == 6:
        return ANYWHERE
    return region(place.admin1) or place.country or ANYWHERE

"""The timeline as bars over calendar days, weeks, months, quarters or years, with the truces above them."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from trucewatch.desk.bands import bands
from trucewatch.model import Agreement

WIDTH, PLOT = 1000, 64  # the drawing's own units; the page stretches it
HEADROOM = 3
WIDEST = 26.0  # a single incident is a bar, not a block
MAX_BARS = 120  # more than that are hairlines on a laptop's screen
MOST_TICKS = 7
SHORTEST = 21  # days drawn at least
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)
UNITS = ("day", "week", "month", "quarter", "year")
TICK_STEPS = (
    *(("day", n) for n in (1, 2, 4)),
    *(("week", n) for n in (1, 2)),
    *(("month", n) for n in (1, 2, 3, 6)),
    *(("year", n) for n in (1, 2, 5, 10, 50)),
)
MONTHS = {"month": 1, "quarter": 3, "year": 12}

Rows = Sequence[tuple[str | None, str, int]]
Link = Callable[..., str]


def timeline(
    rows: Rows, agreements: Sequence[Agreement], apparent: Rows | None, link: Link
) -> dict[str, Any]:
    """Bars over the span of the dated incidents.

    Args:
        rows: (ISO date or None, type, number) as the state gives them.
        agreements: whose windows are drawn above the bars.
        apparent: of those, the apparent violations, drawn as a part of each bar; None to leave it out.
        link: makes the address of the list between two days, given as `from` and `to`.
    """
    days: Counter[date] = Counter()
    kinds: dict[date, Counter[str]] = {}
    undated = 0
    for day, kind, n in rows:
        when = _drawn(day)
        if when is None:
            undated += n
            continue
        days[when] += n
        kinds.setdefault(when, Counter())[kind] += n
    found: dict[str, Any] = {"undated": undated, "earlier": 0, "width": WIDTH, "plot": PLOT}
    if not days:
        return {**found, "bars": [], "bands": [], "ticks": [], "unit": "day", "first": "", "last": ""}
    start, end = span(days, agreements)
    unit = next(u for u in UNITS if u == "year" or _few(bins(start, end, u)))
    drawn = list(bins(start, end, unit))
    first, last = drawn[0][0], drawn[-1][1]
    earlier = sum(n for when, n in days.items() if when < first)
    red: Counter[date] = Counter()
    for day, _, n in apparent or ():
        if (when := _drawn(day)) is not None:
            red[when] += n
    return {
        **found,
        "bars": _bars(drawn, kinds, red, link),
        "bands": bands(agreements, first, last),
        "ticks": _ticks(first, last),
        "unit": unit,
        "first": first.isoformat(),
        "last": last.isoformat(),
        "earlier": earlier,
        "before": link(**{"from": None, "to": (first - timedelta(days=1)).isoformat()}) if earlier else None,
    }


def _drawn(day: str | None) -> date | None:
    """A day that can be drawn: a slip of the pen in a report must not stretch the line to the year 9999."""
    when = date.fromisoformat(day) if day else None
    return when if when and EARLIEST <= when <= LATEST else None


def _few(drawn: Iterator[tuple[date, date]]) -> bool:
    return sum(1 for _ in itertools.islice(drawn, MAX_BARS + 1)) <= MAX_BARS


def floor(day: date, unit: str) -> date:
    """The first day of the calendar unit that a day lies in; weeks begin on Monday."""
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=day.weekday())
    months = MONTHS[unit]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def bins(first: date, last: date, unit: str) -> Iterator[tuple[date, date]]:
    """The calendar units from the one of `first` to the one of `last`: first and last day of each."""
    start = floor(first, unit)
    while start <= last:
        if unit in ("day", "week"):
            after = start + timedelta(days=1 if unit == "day" else 7)
        else:
            month = start.month - 1 + MONTHS[unit]
            after = date(start.year + month // 12, month % 12 + 1, 1)
        yield start, after - timedelta(days=1)
        start = after


def span(days: Counter[date], agreements: Sequence[Agreement]) -> tuple[date, date]:
    """First and last day drawn.

    A few background incidents of years ago must not flatten the rest, and a truce that begins or
    ends a little outside the incidents is drawn with them.
    """
    ordered = sorted(days.elements())
    cut = len(ordered) // 20
    first, last = ordered[cut], ordered[-1]
    if (last - ordered[0]).days <= 2 * ((last - first).days + 30):
        first = ordered[0]
    near = timedelta(days=max(10, (last - first).days // 10))
    windows = [one for agreement in agreements for one in agreement.windows if one.party is None]
    edges = {date.fromisoformat(moment[:10]) for w in windows for moment in (w.start, w.until) if moment}
    if first == ordered[0]:
        first = min([first, *(edge for edge in edges if first - near <= edge)])
    last = max([last, *(edge for edge in edges if edge <= last + near)])
    short = SHORTEST - (last - first).days
    pad = timedelta(days=max(1, -(-short // 2)))
    return first - pad, last + pad


def _bars(
    drawn: Sequence[tuple[date, date]], kinds: dict[date, Counter[str]], red: Counter[date], link: Link
) -> list[dict[str, Any]]:
    first, total = drawn[0][0], (drawn[-1][1] - drawn[0][0]).days + 1
    counted = []
    for start, end in drawn:
        inside = (
            [day for day in kinds if start <= day <= end] if len(kinds) < 40 else _inside(kinds, start, end)
        )
        if inside:
            told: Counter[str] = Counter()
            for day in inside:
                told.update(kinds[day])
            counted.append((start, end, told, sum(red[day] for day in inside)))
    top = max(told.total() for _, _, told, _ in counted)
    bars = []
    for start, end, told, violations in counted:
        slot = WIDTH * ((end - start).days + 1) / total
        width = min(WIDEST, max(1.5, slot * 0.84))
        height = max(3.0, (PLOT - HEADROOM) * told.total() / top)
        part = height * violations / told.total()
        days = f"{start}" if start == end else f"{start} to {end}"
        named = ", ".join(f"{n} {kind.replace('_', ' ')}" for kind, n in told.most_common())
        bars.append(
            {
                "x": round(WIDTH * (start - first).days / total + (slot - width) / 2, 2),
                "w": round(width, 2),
                "y": round(PLOT - height, 2),
                "h": round(height, 2),
                "red_y": round(PLOT - part, 2),
                "red_h": round(part, 2),
                "days": days,
                "number": told.total(),
                "violations": violations,
                "kinds": named,
                "href": link(**{"from": start.isoformat(), "to": end.isoformat()}),
            }
        )
    return bars


def _inside(kinds: dict[date, Counter[str]], start: date, end: date) -> list[date]:
    days = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return [day for day in days if day in kinds]


def _ticks(first: date, last: date) -> list[dict[str, Any]]:
    total = (last - first).days + 1
    for unit, every in TICK_STEPS:
        days = (day for day, _ in bins(first, last, unit) if day >= first and _kept(day, unit, every, first))
        starts = list(itertools.islice(days, MOST_TICKS + 1))
        if len(starts) <= MOST_TICKS:
            break
    form = {"day": "%-d %b", "week": "%-d %b", "month": "%b %Y", "year": "%Y"}[unit]
    return [{"percent": round(100 * (d - first).days / total, 2), "label": d.strftime(form)} for d in starts]


def _kept(day: date, unit: str, every: int, first: date) -> bool:
    if unit == "day":
        return (day - first).days % every == 0
    if unit == "week":
        return day.toordinal() // 7 % every == 0
    return (day.month - 1) % every == 0 if unit == "month" else day.year % every == 0

"""The timeline as bars: a day, a week or a month each, with the windows of the truces behind."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from trucewatch.model import Agreement

WIDTH, HEIGHT, PLOT = 1000, 84, 80
MAX_BARS = 130  # more than that are hairlines on a laptop's screen
TICKS = 6


def timeline(rows: Sequence[tuple[str | None, str, int]], agreements: Sequence[Agreement]) -> dict[str, Any]:
    """Bars over the span of the dated incidents.

    Args:
        rows: (ISO date or None, type, number) as the state gives them.
        agreements: whose windows are drawn behind the bars.
    """
    days: Counter[date] = Counter()
    types: dict[date, Counter[str]] = {}
    undated = 0
    for day, kind, n in rows:
        if day is None:
            undated += n
            continue
        when = date.fromisoformat(day)
        days[when] += n
        types.setdefault(when, Counter())[kind] += n
    empty = {
        "bars": [],
        "windows": [],
        "ticks": [],
        "undated": undated,
        "unit": "day",
        "first": "",
        "last": "",
    }
    if not days:
        return {**empty, "width": WIDTH, "height": HEIGHT, "plot": PLOT}
    first, last = _span(days)
    total = (last - first).days + 1
    step = next(s for s in (1, 7, 30, 91, 366) if total / s <= MAX_BARS or s == 366)
    bins: dict[int, Counter[str]] = {}
    for when, kinds in types.items():
        if first <= when <= last:
            bins.setdefault((when - first).days // step, Counter()).update(kinds)
    outside = sum(n for when, n in days.items() if not first <= when <= last)
    slots = -(-total // step)
    top = max(sum(kinds.values()) for kinds in bins.values())
    width = WIDTH / slots
    bars = []
    for n, kinds in sorted(bins.items()):
        height = max(2.0, (PLOT - 6) * sum(kinds.values()) / top)
        start = first + timedelta(days=n * step)
        named = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in kinds.most_common())
        title = f"{start}{'' if step == 1 else f' and the {step - 1} days after'}: {named}"
        bars.append(
            {"x": round(n * width, 2), "w": round(max(1.5, width * 0.86), 2), "y": round(PLOT - height, 2),
             "h": round(height, 2), "title": title}
        )  # fmt: skip
    return {
        "bars": bars,
        "windows": _windows(agreements, first, last),
        "ticks": _ticks(first, last),
        "unit": {1: "day", 7: "week", 30: "month", 91: "quarter", 366: "year"}[step],
        "first": first.isoformat(),
        "last": last.isoformat(),
        "undated": undated + outside,
        "width": WIDTH,
        "height": HEIGHT,
        "plot": PLOT,
    }


def _span(days: Counter[date]) -> tuple[date, date]:
    """First and last day drawn: a few background incidents of years ago must not flatten the rest."""
    ordered = sorted(days.elements())
    cut = len(ordered) // 20
    first, last = ordered[cut], ordered[-1]
    if (ordered[-1] - ordered[0]).days <= 2 * ((last - first).days + 30):
        first = ordered[0]
    return first - timedelta(days=2), last + timedelta(days=2)


def _ticks(first: date, last: date) -> list[dict[str, Any]]:
    total = max(1, (last - first).days)
    marks = [first + timedelta(days=round(total * n / (TICKS - 1))) for n in range(TICKS)]
    return [
        {"percent": round(100 * (m - first).days / total, 2), "label": m.strftime("%d %b %Y")} for m in marks
    ]


def _windows(agreements: Sequence[Agreement], first: date, last: date) -> list[dict[str, Any]]:
    total = (last - first).days + 1
    out = []
    for agreement in agreements:
        for window in agreement.windows:
            if window.party is not None:
                continue
            start = date.fromisoformat(window.start[:10])
            contested = date.fromisoformat(window.contested_from[:10]) if window.contested_from else None
            end = date.fromisoformat(window.until[:10]) if window.until else last
            parts = [(start, contested or end, False)]
            if contested:
                parts.append((contested, end, True))
            for begin, finish, doubt in parts:
                left, right = max(begin, first), min(finish, last)
                if left > right:
                    continue
                out.append(
                    {
                        "x": round(WIDTH * (left - first).days / total, 2),
                        "w": round(WIDTH * ((right - left).days + 1) / total, 2),
                        "contested": doubt,
                        "title": f"{agreement.title}{', its end contested' if doubt else ''}",
                    }
                )
    return out

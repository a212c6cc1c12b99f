"""When the truces held, as bands over a span of days."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from trucewatch.desk.phrases import agreement_labels, moment_words
from trucewatch.model import Agreement, Window


def bands(agreements: Sequence[Agreement], first: date, last: date) -> list[dict[str, Any]]:
    """One band an agreement that held, or may have held, on some day from `first` to `last`.

    A party's own window is not drawn. Positions are percentages of the span.
    """
    labels = agreement_labels(agreements)
    out = []
    for agreement in agreements:
        parts = [part for one in agreement.windows if one.party is None for part in _parts(one, first, last)]
        if not parts:
            continue
        left = min(part["left"] for part in parts)
        right = max(part["left"] + part["width"] for part in parts)
        # The label stands beside a band that is too short to hold it, on the side that has room.
        place = "inside" if right - left > 30 else "after" if right < 60 else "before"
        whole = next(one for one in agreement.windows if one.party is None)
        out.append(
            {
                "label": labels[agreement.id],
                "title": f"{agreement.title}: in force {_told(whole)}",
                "parts": parts,
                "left": left,
                "right": round(100 - right, 2),
                "after": right,
                "place": place,
            }
        )
    return out


def _told(window: Window) -> str:
    until = f" to {moment_words(window.until)}" if window.until else ""
    contested = f"; contested from {moment_words(window.contested_from)}" if window.contested_from else ""
    return f"from {moment_words(window.start)}{until}{contested}"


def _parts(window: Window, first: date, last: date) -> Iterator[dict[str, Any]]:
    total = (last - first).days + 1
    start = date.fromisoformat(window.start[:10])
    end = date.fromisoformat(window.until[:10]) if window.until else last
    contested = date.fromisoformat(window.contested_from[:10]) if window.contested_from else None
    for begin, finish, doubt in ((start, contested or end, False), (contested, end, True)):
        if begin is None or max(begin, first) > min(finish, last):
            continue
        left, right = max(begin, first), min(finish, last)
        yield {
            "left": round(100 * (left - first).days / total, 2),
            "width": round(100 * ((right - left).days + 1) / total, 2),
            "contested": doubt,
        }

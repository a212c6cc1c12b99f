"""When an agreement holds, against when an incident happened: both as UTC seconds.

Truces begin at 00:00 or 19:00 local time, so a day's date is not enough on the day of the
boundary: an incident is an interval of possible instants, and the answer is "unknown" where some
of them lie inside the window and some outside.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import inf
from typing import Literal
from zoneinfo import ZoneInfo

from trucewatch.model import Answer, TimeRef, Window

Place = Literal["inside", "before", "after", "between", "contested", "closing", "boundary", "undated"]
"""How an interval lies to a set of windows: the cause of the answer. "contested": wholly in the
contested part; "closing": partly in it and partly before."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The instants at which something may have happened: UTC seconds, both ends included."""

    lo: float
    hi: float


ALWAYS = Interval(-inf, inf)


@dataclass(frozen=True, slots=True)
class Span:
    """A window in UTC seconds: certain from `start` to `firm`, contested from there to `until`."""

    start: float
    firm: float
    until: float
    window: Window


@lru_cache(maxsize=4096)
def moment(local: str, timezone: str) -> float:
    """UTC seconds of an ISO local date (its midnight) or date-time.

    Raises:
        ValueError: `local` is no ISO date or date-time.
        zoneinfo.ZoneInfoNotFoundError: the zone is not known.
    """
    return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(timezone)).timestamp()


@lru_cache(maxsize=4096)
def last_moment(day: str, timezone: str) -> float:
    """UTC seconds of the last second of an ISO local date."""
    following = date.fromisoformat(day[:10]) + timedelta(days=1)
    return moment(following.isoformat(), timezone) - 1


def interval(time: TimeRef | None, latest: float = inf) -> Interval:
    """When an incident may have happened, never later than `latest` (its reports' publication).

    An hour without an end runs to the end of its day. Where the dates given lie wholly after the
    publication, the publication is set aside: one of the two is wrong, and the report's own date
    for the incident is the more specific claim.
    """
    if time is None:
        return Interval(-inf, latest)
    zone = time.timezone
    lo = moment(time.from_hour or time.start[:10], zone)
    hi = moment(time.to_hour, zone) if time.to_hour else last_moment(time.end, zone)
    if lo <= latest < hi:
        hi = latest
    return Interval(lo, max(lo, hi))


def spans(windows: Iterable[Window]) -> tuple[Span, ...]:
    """Windows as UTC seconds, in order of their start."""
    made = []
    for w in windows:
        until = moment(w.until, w.timezone) if w.until else inf
        firm = moment(w.contested_from, w.timezone) if w.contested_from else until
        made.append(Span(moment(w.start, w.timezone), firm, until, w))
    return tuple(sorted(made, key=lambda s: s.start))


def lies(when: Interval, held: tuple[Span, ...]) -> tuple[Answer, Place, Window | None]:
    """Whether all, none or some of the possible instants lie inside the windows.

    Returns:
        The answer, its cause, and the window that the sentence should speak of.
    """
    if not held:
        return "no", "before", None
    for s in held:
        if s.start <= when.lo and when.hi < s.firm:
            return "yes", "inside", s.window
    touching = [s for s in held if when.hi >= s.start and when.lo < s.until]
    if touching:
        s = touching[0]
        if when.lo == -inf:
            return "unknown", "undated", s.window
        if s.firm < s.until and when.lo >= s.firm and when.hi < s.until:
            return "unknown", "contested", s.window
        closing = s.start <= when.lo < s.firm <= when.hi < s.until
        return "unknown", "closing" if closing else "boundary", s.window
    if when.hi < held[0].start:
        return "no", "before", held[0].window
    if when.lo >= held[-1].until:
        return "no", "after", held[-1].window
    return "no", "between", max((s for s in held if s.until <= when.lo), key=lambda s: s.until).window


@lru_cache(maxsize=4096)
def day_words(iso: str) -> str:
    """An ISO date in words: "12 February 2016"."""
    one = date.fromisoformat(iso[:10])
    return f"{one.day} {one:%B %Y}"


@lru_cache(maxsize=4096)
def moment_words(local: str, timezone: str) -> str:
    """An ISO local date-time in words: "27 February 2016 at 00:00 Damascus time"."""
    one = datetime.fromisoformat(local)
    return f"{day_words(local)} at {one:%H:%M} {timezone.rpartition('/')[2].replace('_', ' ')} time"


def bounds(window: Window | None, place: Place) -> str:
    """The bound of a window that a sentence turns on."""
    if window is None:
        return ""
    zone = window.timezone
    if place in ("contested", "closing", "after", "between"):
        parts = (
            [f"was contested from {moment_words(window.contested_from, zone)}"]
            if window.contested_from
            else []
        )
        if window.until:
            parts.append(f"ended by {moment_words(window.until, zone)}")
        if parts:
            return " and ".join(parts) if place in ("contested", "closing") else parts[-1]
    began = f"began on {moment_words(window.start, zone)}"
    if place == "boundary" and window.until:
        return f"{began} and ended by {moment_words(window.until, zone)}"
    return began

"""Arithmetic of dated spans: days, weeks, months, seasons, parts of a day, time zones."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from trucewatch.model.references import TimeRef, date_precision

DAMASCUS = "Asia/Damascus"
FIRST_YEAR, LAST_YEAR = 1900, 2100
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included, with the hours where they are known.

    `first` and `last` are local date-times in Damascus. `method` says how it was reached.
    """

    start: date
    end: date
    method: str
    first: datetime | None = None
    last: datetime | None = None

    def shifted(self, days: int, method: str) -> "Interval":
        """The days moved by `days`, without the hours."""
        step = timedelta(days=days)
        return Interval(self.start + step, self.end + step, method)


def day(value: date, method: str) -> Interval:
    """One day."""
    return Interval(value, value, method)


def to_ref(text: str, interval: Interval) -> TimeRef | None:
    """The record of an interval; None where it leaves the years 1900 to 2100."""
    if interval.start.year < FIRST_YEAR or interval.end.year > LAST_YEAR or interval.start > interval.end:
        return None
    stamp = "%Y-%m-%dT%H:%M"
    return TimeRef(
        text=text,
        start=interval.start.isoformat(),
        end=interval.end.isoformat(),
        precision=date_precision(interval.start, interval.end),
        from_hour=interval.first.strftime(stamp) if interval.first else None,
        to_hour=interval.last.strftime(stamp) if interval.last else None,
        timezone=DAMASCUS,
        method=interval.method,
    )


def make_date(year: int, month: int, day_of_month: int) -> date | None:
    """The date, or None where there is no such day."""
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - ONE_DAY


def month_span(year: int, month: int, part: str | None, method: str) -> Interval:
    """A month or its first, middle or last third ("early", "mid", "late")."""
    first, last = date(year, month, 1), month_end(year, month)
    if part == "early":
        last = date(year, month, 10)
    elif part == "mid":
        first, last = date(year, month, 11), date(year, month, 20)
    elif part == "late":
        first = date(year, month, 21)
    return Interval(first, last, method)


def year_span(year: int, part: str | None, method: str) -> Interval:
    """A year or its first, middle or last four months."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    if part == "early":
        last = date(year, 4, 30)
    elif part == "mid":
        first, last = date(year, 5, 1), date(year, 8, 31)
    elif part == "late":
        first = date(year, 9, 1)
    return Interval(first, last, method)


_SEASON_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def season_span(name: str, year: int, method: str) -> Interval:
    """Three months of the northern year; the winter of a year begins in its December."""
    month = _SEASON_MONTH[name]
    if month == 12:
        return Interval(date(year, 12, 1), month_end(year + 1, 2), method)
    return Interval(date(year, month, 1), month_end(year, month + 2), method)


def add_months(value: date, months: int) -> date:
    """The same day of another month, or that month's last day."""
    index = value.year * 12 + value.month - 1 + months
    year, month = divmod(index, 12)
    last = month_end(year, month + 1)
    return last if value.day > last.day else date(year, month + 1, value.day)


def week_of(value: date, weeks: int = 0) -> tuple[date, date]:
    """Monday and Sunday of the week that lies `weeks` from the day's own."""
    monday = value - timedelta(days=value.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def last_weekday(base: date, weekday: int, *, strictly: bool = False) -> date:
    """The latest such weekday (Monday 0) on or before a day; before it where `strictly`."""
    back = (base.weekday() - weekday) % 7
    return base - timedelta(days=7 if strictly and back == 0 else back)


def next_weekday(base: date, weekday: int, *, strictly: bool = False) -> date:
    """The next such weekday on or after a day; after it where `strictly`."""
    ahead = (weekday - base.weekday()) % 7
    return base + timedelta(days=7 if strictly and ahead == 0 else ahead)


# Hours from and to, in hours after the day's midnight. "night" runs into the next day.
PARTS: dict[str, tuple[float, float]] = {
    "early": (0, 8),
    "early hours": (0, 6),
    "small hours": (0, 5),
    "pre-dawn": (2, 5),
    "dawn": (4, 7),
    "sunrise": (5, 7),
    "early morning": (5, 9),
    "morning": (6, 12),
    "late morning": (10, 12),
    "noon": (12, 12),
    "midday": (12, 12),
    "early afternoon": (12, 15),
    "afternoon": (12, 18),
    "late afternoon": (15, 18),
    "sunset": (17, 20),
    "dusk": (17, 20),
    "early evening": (17, 20),
    "evening": (17, 22),
    "late evening": (20, 24),
    "late": (18, 24),
    "night": (20, 30),
    "late night": (22, 30),
    "midnight": (0, 0),
    "day": (0, 24),
}


def with_part(interval: Interval, part: str) -> Interval:
    """The interval with the hours that a part of the day stands for."""
    low, high = PARTS[part]
    midnight = datetime.combine(interval.start, time())
    return replace(interval, first=midnight + timedelta(hours=low), last=_before(midnight, high))


def _before(midnight: datetime, hours: float) -> datetime:
    """A part that ends at 24:00 ends at 23:59, so that its last hour lies on its own day."""
    return midnight + (timedelta(hours=23, minutes=59) if hours == 24 else timedelta(hours=hours))


_ZONES: dict[str, str] = {
    "gmt": "UTC",
    "utc": "UTC",
    "moscow": "Europe/Moscow",
    "msk": "Europe/Moscow",
    "turkish": "Europe/Istanbul",
    "istanbul": "Europe/Istanbul",
    "ankara": "Europe/Istanbul",
    "tehran": "Asia/Tehran",
    "geneva": "Europe/Zurich",
    "swiss": "Europe/Zurich",
    "edt": "America/New_York",
    "est": "America/New_York",
    "et": "America/New_York",
}


def zone_of(words: str | None) -> tzinfo:
    """The zone that words such as "GMT", "UTC+3", "Moscow time" name; Damascus otherwise."""
    key = (words or "").strip(" ()").lower().removesuffix(" time").strip()
    offset = re.fullmatch(r"(?:utc|gmt)\s?([+-])(\d{1,2})", key)
    if offset:
        hours = int(offset[2]) * (1 if offset[1] == "+" else -1)
        return timezone(timedelta(hours=hours)) if abs(hours) <= 14 else ZoneInfo("UTC")
    return ZoneInfo(_ZONES.get(key, DAMASCUS))


def with_clock(interval: Interval, hour: int, minute: int, zone: tzinfo) -> Interval:
    """The interval's first day at a clock time of a zone, told in Damascus time."""
    stamp = datetime.combine(interval.start, time(hour, minute), tzinfo=zone)
    local = stamp.astimezone(ZoneInfo(DAMASCUS)).replace(tzinfo=None)
    return Interval(local.date(), local.date(), interval.method, local, local)

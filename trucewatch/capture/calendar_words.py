"""Full dates in a text: day, month and year, in the forms that news pages use."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan يناير كانون_الثاني",
            "february feb فبراير شباط",
            "march mar مارس آذار",
            "april apr أبريل إبريل نيسان",
            "may مايو أيار",
            "june jun يونيو حزيران",
            "july jul يوليو تموز",
            "august aug أغسطس آب",
            "september sept sep سبتمبر أيلول",
            "october oct أكتوبر تشرين_الأول",
            "november nov نوفمبر تشرين_الثاني",
            "december dec ديسمبر كانون_الأول",
        ),
        start=1,
    )
    for name in names.replace("_", " ").split(" ")
    if name not in ("كانون", "تشرين", "الثاني", "الأول")
}
MONTHS |= {"كانون الثاني": 1, "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon الاثنين الإثنين",
            "tuesday tues tue الثلاثاء",
            "wednesday wed الأربعاء",
            "thursday thurs thur thu الخميس",
            "friday fri الجمعة",
            "saturday sat السبت",
            "sunday sun الأحد",
        )
    )
    for name in names.split()
}
_ALT_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_ALT_DAY = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
_WEEKDAY = rf"(?:(?P<weekday>{_ALT_DAY})\.?,?\s+(?:the\s+)?)?"
_TIME = r"(?:\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}\s+)?)?"
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        r"(?<![\d/.-])(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
        rf"{_WEEKDAY}(?<![\w/.-])(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P=mark)(?P<year>\d{{4}})(?![\d/]|\.\d)",
        rf"{_WEEKDAY}(?<!\w)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<name>{_ALT_MONTH})\.?,?[\s-]+(?P<year>\d{{4}})(?!\d)",
        rf"{_WEEKDAY}(?<!\w)(?P<name>{_ALT_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_TIME}(?P<year>\d{{4}})(?!\d)",
    )
)
_MONTH_DAY = re.compile(
    rf"(?<!\w)(?:(?P<name>{_ALT_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:])"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<name2>{_ALT_MONTH})(?!\w))(?!\.?,?\s+\d{{4}})",
    re.I,
)


class FullDate(NamedTuple):
    """A date as written: `text[start:end]`. `date` is None where no calendar has such a day."""

    start: int
    end: int
    date: dt.date | None
    year: int
    weekday: int | None  # as written, Monday is 0
    note: str  # "", "day first", "month first"


class MonthDay(NamedTuple):
    """A day and a month without a year."""

    start: int
    end: int
    month: int
    day: int


def full_dates(text: str) -> list[FullDate]:
    """The full dates of a text in order; where forms overlap, the earlier and longer one."""
    found = sorted(_matches(text), key=lambda hit: (hit.start, -hit.end))
    kept: list[FullDate] = []
    for hit in found:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def month_days(text: str) -> list[MonthDay]:
    """The days named without a year, in order ("February 12", "12 February")."""
    hits = []
    for found in _MONTH_DAY.finditer(text):
        name, day = found.group("name") or found.group("name2"), found.group("day") or found.group("day2")
        # "may 10" is a verb before a number more often than a month
        if name[:1].islower() and name.isascii():
            continue
        if 1 <= int(day) <= 31:
            hits.append(MonthDay(found.start(), found.end(), MONTHS[name.lower()], int(day)))
    return hits


def iso_date(value: str) -> dt.date | None:
    """The date of an ISO 8601 date or date-time, as written in its own zone; else a full date in words."""
    value = value.strip()
    found = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)", value)
    if found:
        return calendar_date(int(found[1]), int(found[2]), int(found[3]))
    hits = full_dates(value[:100])
    return hits[0].date if hits else None


def calendar_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _matches(text: str) -> Iterator[FullDate]:
    for form in _FORMS:
        for found in form.finditer(text):
            parts = found.groupdict()
            year = int(parts["year"])
            weekday = WEEKDAYS.get((parts.get("weekday") or "").lower())
            if parts.get("first"):
                date, note = _numeric(int(parts["first"]), int(parts["second"]), year, weekday)
            else:
                month = int(parts["month"]) if parts.get("month") else MONTHS[parts["name"].lower()]
                date, note = calendar_date(year, month, int(parts["day"])), ""
            yield FullDate(found.start(), found.end(), date, year, weekday, note)


def _numeric(first: int, second: int, year: int, weekday: int | None) -> tuple[dt.date | None, str]:
    """Day first, unless that is impossible or only month first falls on the weekday written."""
    day_first, month_first = calendar_date(year, second, first), calendar_date(year, first, second)
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first, "month first" if day_first is None and month_first else ""
    if weekday is not None and month_first.weekday() == weekday != day_first.weekday():
        return month_first, "month first"
    return day_first, "day first"

"""Rules for expressions counted from the publication date or from another event."""

from datetime import date, datetime, time, timedelta

from trucewatch.resolve import times_spans as spans
from trucewatch.resolve.times_context import Context
from trucewatch.resolve.times_rules import NOT_A_TIME, Match, Outcome, Rule, number
from trucewatch.resolve.times_spans import ONE_DAY, Interval

_DAYS_OF = {"day": 1, "night": 1, "week": 7}
_FEW_DAYS = {
    "hour": 0,
    "minute": 0,
    "day": 4,
    "night": 4,
    "week": 21,
    "month": 90,
    "year": 1095,
    "decade": 7300,
}


def _unit(match: Match) -> str:
    return str(match["unit"]).lower()


def back(base: date, count: int, unit: str) -> date:
    """The day that lies `count` units before a day; hours count by whole days begun."""
    if unit in _DAYS_OF:
        return base - timedelta(days=count * _DAYS_OF[unit])
    if unit in ("hour", "minute"):
        return base - timedelta(days=0 if unit == "minute" else (count + 12) // 24)
    months = {"month": 1, "year": 12, "decade": 120}[unit]
    return spans.add_months(base, -count * months)


def around(value: date, unit: str, method: str) -> Interval:
    """The span that "N units ago" names: the day, the week, the month or the year it fell in."""
    if unit == "week":
        return Interval(value - timedelta(days=1), value + timedelta(days=1), method)
    if unit == "month":
        return spans.month_span(value.year, value.month, None, method)
    if unit == "year":
        return spans.year_span(value.year, None, method)
    if unit == "decade":
        return Interval(date(value.year - 2, 1, 1), date(value.year + 2, 12, 31), method)
    return spans.day(value, method)


def _today(match: Match, ctx: Context) -> Outcome:
    word, part = match["word"].lower(), (match["part"] or "").lower()
    if word == "today" and match["word"][0].isupper() and ctx.before[-24:].rstrip()[-1:].isalpha():
        tail = ctx.before[-24:].split()
        if tail and tail[-1][:1].isupper():
            return NOT_A_TIME  # the name of an outlet
    if ctx.base is None:
        return None
    found = spans.day(
        ctx.base + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[word]), "relative"
    )
    return spans.with_part(found, part) if part in ("early", "late") else found


def _day_before(match: Match, ctx: Context) -> Outcome:
    if ctx.base is None:
        return None
    return spans.day(ctx.base + timedelta(days=2 if match["base"].lower() == "tomorrow" else -2), "relative")


def _overnight(match: Match, ctx: Context) -> Outcome:
    if ctx.base is None:
        return None
    if match["word"].lower() == "tonight":
        return spans.with_part(spans.day(ctx.base, "relative"), "night")
    return overnight(ctx.base - ONE_DAY, "relative")


def overnight(evening: date, method: str) -> Interval:
    """The night that begins on a day and ends on the next."""
    midnight = datetime.combine(evening, time())
    return Interval(
        evening, evening + ONE_DAY, method, midnight + timedelta(hours=20), midnight + timedelta(hours=30)
    )


def _last_night(match: Match, ctx: Context) -> Outcome:
    which, part = match["which"].lower(), match["part"].lower()
    if which.startswith("the "):
        if ctx.anchor is None:
            return None
        step = {"previous": -1, "same": 0}.get(which[4:], 1)
        return spans.with_part(ctx.anchor.shifted(step, "anchored"), part)
    if ctx.base is None:
        return None
    if which == "last" and part == "night":
        return overnight(ctx.base - ONE_DAY, "relative")
    found = spans.day(ctx.base - ONE_DAY if which == "last" else ctx.base, "relative")
    return spans.with_part(found, part)


def _ago(match: Match, ctx: Context) -> Outcome:
    if ctx.base is None:
        return None
    words, unit = match["n"], _unit(match)
    count = number(words, 3)
    if unit == "hour" and (words is None or count < 12):
        return spans.day(ctx.base, "relative")
    return around(back(ctx.base, count, unit), unit, "relative")


def _week_before_last(match: Match, ctx: Context) -> Outcome:
    if ctx.base is None:
        return None
    return _unit_span(ctx.base, _unit(match), -2)


def _last_n(match: Match, ctx: Context) -> Outcome:
    which, unit = match["which"].lower(), _unit(match)
    base = ctx.base
    if base is None:
        return None
    if (
        match["n"] is None
        and which == "last"
        and not match.group().lower().startswith("the ")
        and unit != "hour"
    ):
        return _unit_span(base, unit, -1) if unit in ("week", "month", "year") else None  # "last month's"
    count = number(match["n"], 0)
    vague = not count or any(
        w in (match["n"] or "").lower() for w in ("few", "several", "some", "many", "couple")
    )
    reach = _FEW_DAYS[unit] if vague else None
    method = "vague" if vague else "relative"
    if which in ("coming", "next", "following"):
        end = base + timedelta(days=reach) if reach is not None else _ahead(base, count, unit)
        return Interval(base, end, method)
    start = base - timedelta(days=reach) if reach is not None else back(base, count, unit)
    return Interval(start, base, method)


def _ahead(base: date, count: int, unit: str) -> date:
    return base + (base - back(base, count, unit))


def _unit_span(base: date, unit: str, step: int) -> Interval | None:
    """The calendar week, month, year, decade or weekend that lies `step` from the day's own."""
    if unit == "week":
        return Interval(*spans.week_of(base, step), "relative")
    if unit == "weekend":
        return _weekend_days(base, step)
    if unit == "month":
        first = spans.add_months(base.replace(day=1), step)
        return spans.month_span(first.year, first.month, None, "relative")
    if unit == "year":
        return spans.year_span(base.year + step, None, "relative")
    first_year = (base.year // 10 + step) * 10
    return Interval(date(first_year, 1, 1), date(first_year + 9, 12, 31), "relative")


def _weekend_days(base: date, step: int) -> Interval:
    saturday = spans.last_weekday(base, 5)
    if step < 0 and base.weekday() >= 5:
        saturday -= timedelta(days=7)
    if step > 0:
        saturday = spans.next_weekday(base, 5, strictly=True)
    return Interval(saturday, saturday + ONE_DAY, "relative")


def _last_unit(match: Match, ctx: Context) -> Outcome:
    which, unit = match["which"].lower(), _unit(match)
    part, of = (match["part"] or "").lower(), (match["of"] or "").lower()
    if which in ("same", "following", "previous", "preceding") and ctx.anchor and unit != "weekend":
        step = {"same": 0, "following": 1}.get(which, -1)
        found = _unit_span(ctx.anchor.start, unit, step)
    elif ctx.base is None or which == "same":
        return None
    else:
        step = {"this": 0, "next": 1, "coming": 1, "following": 1}.get(which, -1)
        found = _unit_span(ctx.base, unit, step)
    if found is None:
        return None
    return _trim(found, unit, part, of, which, ctx)


def _trim(found: Interval, unit: str, part: str, of: str, which: str, ctx: Context) -> Interval:
    """The part of a week, month or year that a modifier leaves; what is going on ends today."""
    late = part == "late" or of.startswith(("end", "close", "last"))
    early = part == "early" or of.startswith(("beginning", "start", "opening", "first"))
    if unit == "month" and (late or early):
        return spans.month_span(
            found.start.year, found.start.month, "late" if late else "early", found.method
        )
    if unit == "year" and (late or early):
        return spans.year_span(found.start.year, "late" if late else "early", found.method)
    if unit == "week" and (late or early):
        cut = found.start + timedelta(days=2 if early else 4)
        return Interval(found.start, cut, found.method) if early else Interval(cut, found.end, found.method)
    if which == "this" and ctx.base and found.start <= ctx.base <= found.end and not ctx.future:
        return Interval(found.start, ctx.base, found.method)
    return found


def _weekend(match: Match, ctx: Context) -> Outcome:
    if ctx.base is None:
        return None
    if ctx.future:
        saturday = spans.next_weekday(ctx.base, 5)
        return Interval(saturday, saturday + ONE_DAY, "relative")
    return _weekend_days(ctx.base, 0)


def _recent(match: Match, ctx: Context) -> Outcome:
    if ctx.base is None:
        return None
    return Interval(ctx.base - timedelta(days=_FEW_DAYS[_unit(match)]), ctx.base, "vague")


def _within(match: Match, ctx: Context) -> Outcome:
    if ctx.base is None:
        return None
    count, unit = number(match["n"], 1), _unit(match)
    if ctx.future or match["prep"].lower() == "within":
        return Interval(ctx.base, _ahead(ctx.base, count, unit), "relative")
    if count == 1 and unit in ("day", "night", "hour", "minute"):
        return NOT_A_TIME  # "300 in one day" says how fast, not when
    return Interval(back(ctx.base, count, unit), ctx.base, "relative")


def _units_after(match: Match, ctx: Context) -> Outcome:
    unit, words = _unit(match), match["n"]
    anchor = ctx.anchor or (
        ctx.topic if unit == "day" and match["dir"].lower() in ("earlier", "later") else None
    )
    if anchor is None:
        return None
    later = match["dir"].lower().startswith(("later", "after"))
    count = number(words, 3)
    if unit in ("hour", "minute"):
        # "hours after" stays within a day of its anchor, on the side that it names.
        reach = timedelta(days=(count + 12) // 24 if words and unit == "hour" else 0)
        return spans.day(anchor.end + reach if later else anchor.start - reach, "anchored")
    origin = anchor.end if later else anchor.start
    moved = back(origin, -count if later else count, unit)
    if words is None:
        return None
    return around(moved, unit, "anchored")


def count_from(match: Match, day: Interval) -> Interval | None:
    """The time that lies "two days after" or "a week before" a day; None without a number of days."""
    unit, side = _unit(match), match["dir"].lower()
    if side not in ("after", "before") or unit not in ("hour", "minute", "day", "week"):
        return None
    if unit in ("day", "week") and match["n"] is None:
        return None
    count = number(match["n"], 0)
    moved = back(day.start, -count if side == "after" else count, unit)
    return spans.day(moved, "counted")


def _end_of_unit(match: Match, ctx: Context) -> Outcome:
    """ "The end of the month", "later that year": the unit of the date named last, else the current one."""
    origin = ctx.anchor.start if ctx.anchor else ctx.base
    found = _unit_span(origin, _unit(match), 0) if origin else None
    if found is None:
        return None
    part, of = (match["part"] or "").lower(), (match["of"] or "").lower()
    trimmed = _trim(found, _unit(match), "" if part in ("earlier", "later") else part, of, "", ctx)
    return Interval(trimmed.start, trimmed.end, "anchored" if ctx.anchor else "relative")


def _next_day(match: Match, ctx: Context) -> Outcome:
    which, unit, toward = match["which"].lower(), _unit(match), (match["dir"] or "").lower()
    if which == "the" and not toward and not match["part"]:
        return NOT_A_TIME
    if match["part"] and unit == "day" and (ctx.topic or ctx.base):
        told = ctx.topic.end if ctx.topic else ctx.base
        return (
            spans.with_part(spans.day(told, "anchored" if ctx.topic else "published"), "day")
            if told
            else None
        )
    if ctx.anchor is None:
        return None
    step = {"same": 0, "that": 0, "the": 0, "next": 1, "following": 1, "previous": -1}[which.split()[-1]]
    if toward:
        step = 1 if toward == "after" else -1
    if unit in ("week", "month", "year"):
        return _unit_span(ctx.anchor.start, unit, step)
    origin = ctx.anchor.end if step > 0 else ctx.anchor.start
    found = spans.day(origin + timedelta(days=step), "anchored")
    return found if unit == "day" else spans.with_part(found, unit)


RELATIVE_RULES: dict[str, Rule] = {
    "today": _today,
    "the_day_before": _day_before,
    "tonight": _overnight,
    "last_night": _last_night,
    "ago": _ago,
    "week_before_last": _week_before_last,
    "last_n": _last_n,
    "last_unit": _last_unit,
    "weekend": _weekend,
    "recent": _recent,
    "within": _within,
    "units_after": _units_after,
    "next_day": _next_day,
    "end_of_unit": _end_of_unit,
}

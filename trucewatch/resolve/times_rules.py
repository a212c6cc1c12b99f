"""What each pattern of `times_grammar` stands for, given the publication date and its context.

A rule returns the days meant, None where it is a time that cannot be resolved, or `NOT_A_TIME`
where the words only look like one ("May" the modal, "2000 people").
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from trucewatch.resolve import times_spans as spans
from trucewatch.resolve.times_context import Context
from trucewatch.resolve.times_feasts import FEASTS, feast_days
from trucewatch.resolve.times_grammar import MONTHS, NUMBERS, VAGUE, WEEKDAYS
from trucewatch.resolve.times_spans import Interval


class _NotATime:
    """The type of `NOT_A_TIME`."""


NOT_A_TIME: Final = _NotATime()
Outcome = Interval | None | _NotATime
Match = re.Match[str]

_DATING = frozenset(
    {
        *("in", "since", "of", "until", "till", "by", "during", "from", "before", "after", "through", "over"),
        *("between", "around", "circa", "early", "late", "last", "this", "next", "mid", "on", "and", "to"),
        *("the", "a", "an", "past", "into", "for", "throughout", "(", "-", "–", "—"),
    }
)
_COUNTED = frozenset(
    {
        *(
            "people",
            "civilians",
            "fighters",
            "militants",
            "terrorists",
            "troops",
            "soldiers",
            "rebels",
            "men",
        ),
        *("families", "women", "children", "others", "members", "killed", "dead", "wounded", "injured"),
        *("persons", "residents", "refugees", "prisoners", "detainees", "strikes", "raids", "shells"),
        *("rockets", "attacks", "km", "kilometers", "kilometres", "meters", "metres", "miles", "mm", "tons"),
        *("tonnes", "dollars", "homes", "houses", "percent", "million", "billion", "victims", "bodies"),
        *("police", "officers", "square", "villages", "towns", "deaths", "casualties", "syrians", "iraqis"),
    }
)
_LARGE_GAP = timedelta(days=300)  # beyond it a partial date may belong to the story told, not to the news
_NEAR = timedelta(days=45)


def _part(match: Match) -> str | None:
    """ "early", "mid", "late" of a modifier, None without one."""
    groups = match.groupdict()
    if groups.get("mod"):
        return str(groups["mod"]).lower()
    words = (groups.get("of") or "").lower()
    if words.startswith(("beginning", "start", "opening", "first")):
        return "early"
    if words.startswith(("end", "close", "last")):
        return "late"
    return "mid" if words.startswith("middle") else None


def number(words: str | None, default: int = 1) -> int:
    """The value of "three", "a few", "24", "a couple of"."""
    if not words:
        return default
    tokens = re.findall(r"[a-z]+|\d+", words.lower())
    for token in reversed(tokens):
        if token.isdigit():
            return int(token)
        if token in VAGUE:
            return VAGUE[token]
        if token in NUMBERS and token not in ("a", "an"):
            return NUMBERS[token]
    return 1 if {"a", "an"} & set(tokens) else default


def _month_number(words: str) -> int:
    key = words.lower().rstrip(".")[:3]
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(key))


def _weekday_number(words: str) -> int:
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(words.lower()[:3]))


def _year_of(ctx: Context, make: Callable[[int], Interval | None]) -> int | None:
    """The year that the story is in where that is not the report's own.

    Beside "in August 2013", "on August 21" is that year's, long after the event; but a year alone,
    or a month far from it, lends nothing to news.
    """
    if ctx.anchor is None:
        return None
    year = ctx.anchor.start.year
    if ctx.published is None or ctx.narrative:
        turns = [
            (abs((made.start - ctx.anchor.start).days), y)
            for y in (year, year + 1, year - 1)
            if (made := make(y))
        ]
        whole_year = (ctx.anchor.end - ctx.anchor.start).days > 200
        return year if whole_year or not turns else min(turns)[1]
    if ctx.published - ctx.anchor.end < _LARGE_GAP or (ctx.anchor.end - ctx.anchor.start).days > 31:
        return None
    found = make(year)
    return year if found and ctx.anchor.start <= found.start <= ctx.anchor.end + _NEAR else None


def _nearest(ctx: Context, make: Callable[[int], Interval | None]) -> Interval | None:
    """The year's turn that a partial date means: the latest begun, or the next where it is to come."""
    lent = _year_of(ctx, make)
    if lent is not None:
        return make(lent)
    if ctx.base is None:
        return None
    options = [made for y in range(ctx.base.year - 4, ctx.base.year + 5) if (made := make(y)) is not None]
    if ctx.future:
        return next((o for o in options if o.end >= ctx.base), None)
    return next((o for o in reversed(options) if o.start <= ctx.base), None)


def _iso(match: Match, ctx: Context) -> Outcome:
    value = spans.make_date(int(match["y"]), int(match["mo"]), int(match["d"]))
    if value is None:
        return NOT_A_TIME
    found = spans.day(value, "explicit")
    if match["h"] and int(match["h"]) < 24 and int(match["m"]) < 60:
        offset = match["off"]
        zone = spans.zone_of("UTC" if offset == "Z" else f"UTC{offset[:3]}" if offset else None)
        return spans.with_clock(found, int(match["h"]), int(match["m"]), zone)
    return found


def _numeric(match: Match, ctx: Context) -> Outcome:
    first, second, year = int(match["d"]), int(match["mo"]), int(match["y"])
    if year < 100:
        year += 2000
    value = spans.make_date(year, second, first) or spans.make_date(year, first, second)
    return spans.day(value, "explicit") if value else NOT_A_TIME


def _day_of_month(match: Match, ctx: Context) -> Outcome:
    groups = match.groupdict()
    month, first = _month_number(match["mo"]), int(match["d"])
    second = int(groups.get("d2") or groups.get("d3") or first)
    if second < first:
        return NOT_A_TIME

    def make(year: int) -> Interval | None:
        low, high = spans.make_date(year, month, first), spans.make_date(year, month, second)
        return Interval(low, high, "explicit" if match["y"] else "month-day") if low and high else None

    if match["y"]:
        return make(int(match["y"])) or NOT_A_TIME
    if ctx.previous_word in ("in", "since", "of") and ctx.next_word.lower() in _COUNTED:
        return NOT_A_TIME  # "in July 10 people": the comma was lost, the month stands alone
    if make(2000) is None:
        return NOT_A_TIME
    return _nearest(ctx, make)


def _relative_year(words: str | None, ctx: Context) -> int | None:
    if not words:
        return None
    words = words.lower()
    if words.startswith(("last", "this", "next")) and ctx.base:
        return ctx.base.year + {"l": -1, "t": 0, "n": 1}[words[0]]
    if ctx.anchor:
        return ctx.anchor.start.year + (-1 if "previous" in words else 1 if "following" in words else 0)
    return None


def _month(match: Match, ctx: Context) -> Outcome:
    words, part = match["mo"], _part(match)
    month = _month_number(words)
    year = int(match["y"]) if match["y"] else _relative_year(match["rel"], ctx)
    if year is not None:
        return spans.month_span(year, month, part, "explicit" if match["y"] else "month")
    doubtful = words.rstrip(".").lower() not in MONTHS or words.lower() in ("may", "march", "april", "august")
    if doubtful and not part and not match["which"] and ctx.previous_word not in _DATING:
        return NOT_A_TIME
    if match["rel"]:
        return None
    which = (match["which"] or "").lower()
    if which in ("last", "next", "past") and ctx.base:
        # "last March" said in May is this year's: the latest one that is over.
        step = 1 if which == "next" else -1
        candidates = [spans.month_span(ctx.base.year + k * step, month, part, "month") for k in (0, 1)]
        over = [c for c in candidates if (c.start > ctx.base if step > 0 else c.end < ctx.base)]
        return over[0] if over else candidates[-1]
    return _nearest(ctx, lambda y: spans.month_span(y, month, part, "month"))


def _year(match: Match, ctx: Context) -> Outcome:
    named = bool(match["mod"] or match["of"]) or "ear" in match.group()
    word = ctx.previous_word
    heading = ctx.narrative and ctx.after[:1] in ("\n", "", ":")
    if not (named or heading or word in _DATING or re.fullmatch(r"(?:19|20)\d\d", word)):
        return NOT_A_TIME
    if ctx.next_word.lower() in _COUNTED or ctx.next_word in ("%", "$"):
        return NOT_A_TIME
    year = int(match["y"])
    if match["y2"]:  # "2012-13"
        second = year // 100 * 100 + int(match["y2"])
        return Interval(date(year, 1, 1), date(second, 12, 31), "explicit") if second > year else NOT_A_TIME
    return spans.year_span(year, _part(match), "explicit")


def _decade(match: Match, ctx: Context) -> Outcome:
    first = int(match["y"])
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(_part(match) or "", (0, 9))
    return Interval(date(first + low, 1, 1), date(first + high, 12, 31), "explicit")


def _season(match: Match, ctx: Context) -> Outcome:
    name = match["season"]
    year = int(match["y"]) if match["y"] else _relative_year(match["rel"], ctx)
    det = (match["det"] or "").strip().lower()
    part = _part(match)
    if year is not None:
        return spans.season_span(name, year, "explicit" if match["y"] else "season")
    led = (
        det
        or match.group().lower().startswith("the ")
        or ctx.previous_word in ("in", "during", "since", "by")
    )
    if match["rel"] or name == "fall" or not (led or part):
        return NOT_A_TIME
    found = _nearest(ctx, lambda y: spans.season_span(name, y, "season"))
    if found and det == "last" and ctx.base and found.end >= ctx.base:
        return spans.season_span(name, found.start.year - 1, "season")
    return found


def _weekday(match: Match, ctx: Context) -> Outcome:
    number_of_day, which = _weekday_number(match["wd"]), (match["which"] or "").lower()
    if match["s"] and ctx.previous_word in ("on", "every", "most", "some", "all"):
        return NOT_A_TIME  # "on Fridays" is a habit; elsewhere the apostrophe was lost
    if ctx.previous_word in ("every", "each", "black", "bloody", "palm"):
        return NOT_A_TIME
    found = _weekday_day(number_of_day, which, ctx)
    if found is None:
        return None
    part = (match["part"] or "").lower()
    return spans.with_part(found, part) if part in ("early", "late") else found


def _weekday_day(weekday: int, which: str, ctx: Context) -> Interval | None:
    if which.startswith("the ") and ctx.anchor:
        if which.endswith("same"):
            return spans.day(ctx.anchor.start, "anchored")
        step = spans.last_weekday if which.endswith("previous") else spans.next_weekday
        return spans.day(step(ctx.anchor.end, weekday, strictly=True), "anchored")
    if ctx.published is None:
        return None
    if which in ("last", "past"):
        return spans.day(spans.last_weekday(ctx.published, weekday, strictly=True), "weekday")
    if which.endswith("next"):
        return spans.day(spans.next_weekday(ctx.published, weekday, strictly=True), "weekday")
    step = spans.next_weekday if ctx.future else spans.last_weekday
    return spans.day(step(ctx.published, weekday), "weekday")


def _feast(match: Match, ctx: Context) -> Outcome:
    words = match["feast"]
    name = next(key for pattern, key in FEASTS.items() if re.fullmatch(pattern, words))
    if name == "ramadan" and (
        ctx.next_word[:1].isupper()
        or (match.group() == words and re.search(r"[A-Z][\w-]+ $", ctx.before[-20:]))
    ):
        return NOT_A_TIME  # a person's name

    def make(year: int) -> Interval | None:
        days = feast_days(name, year) if spans.FIRST_YEAR <= year <= spans.LAST_YEAR else None
        if days is None:
            return None
        nth = {"first": 0, "1st": 0, "second": 1, "third": 2}.get((match["nth"] or "").lower())
        if match["nth"]:
            one = days[1] if nth is None else days[0] + timedelta(days=nth)
            return spans.day(one, "feast")
        return Interval(days[0], days[1], "feast")

    return make(int(match["y"])) if match["y"] else _nearest(ctx, make)


Rule = Callable[[Match, Context], Outcome]
CALENDAR_RULES: dict[str, Rule] = {
    "iso": _iso,
    "numeric": _numeric,
    "day_month": _day_of_month,
    "month_day": _day_of_month,
    "month": _month,
    "year": _year,
    "decade": _decade,
    "season": _season,
    "part_weekday": _weekday,
    "feast": _feast,
}

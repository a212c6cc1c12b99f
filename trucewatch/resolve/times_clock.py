"""Times of day: clock times with their zones and the parts of a day."""

import re
from dataclasses import dataclass, replace

from trucewatch.resolve import times_spans as spans
from trucewatch.resolve.times_spans import Interval

_MEASURES = frozenset({"mm", "cm", "km", "percent", "million", "billion", "caliber", "tons", "miles"} | {"%"})
_WHOLE = frozenset({"during", "through", "throughout"})
_HABIT = frozenset({"at night", "by night", "in the night", "in the dark"})


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as told: a part of the day, or hour and minute in a zone.

    `bare` needs a day beside it to be a time at all ("Friday night"); `habit` does not say which
    day ("at night"); `during` tells of the whole part ("during the night"). `zone` holds the words
    of the zone.
    """

    part: str | None = None
    hour: int = 0
    minute: int = 0
    zone: str | None = None
    bare: bool = False
    habit: bool = False
    during: bool = False

    def on(self, day: Interval, *, day_first: bool) -> Interval:
        """A day's interval with this time of day.

        "Midnight on Friday" is taken as its beginning, "Friday at midnight" as its end.
        """
        single = Interval(day.start, day.start, day.method) if day.start != day.end else day
        if self.part == "midnight" and day_first:
            marked = spans.with_part(single, "night")
            late = marked.first.replace(hour=23, minute=59) if marked.first else None
            return replace(marked, first=late, last=late)
        if self.part:
            return spans.with_part(single, self.part)
        return spans.with_clock(single, self.hour, self.minute, spans.zone_of(self.zone))


def read_clock(match: re.Match[str], after: str) -> Clock | None:
    """A clock time ("at 19:00 local time", "7 p.m.", "0900 GMT"); None where it is another number."""
    groups = match.groupdict()
    half = groups["ap"] or groups["ap2"] or groups["ap3"]
    if groups["hm"]:
        hour, minute = int(groups["hm"][:-2]), int(groups["hm"][-2:])
    else:
        hour, minute = int(groups["h"] or groups["h2"]), int(groups["m"] or 0)
    led = bool(groups["lead"])
    if "." in match.group().split(half or "\0")[0] and not (half or groups["zone"] or led):
        return None  # a decimal, or the number of a section
    word = re.match(r"\s*([A-Za-z%]+)", after)
    if word and (word[1].lower() in _MEASURES or word[1] == "%"):
        return None
    if half:
        if hour > 12:
            half = None
        else:
            hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    if hour == 24:
        hour = 0
    if hour > 23 or minute > 59:
        return None
    plain = not (half or groups["zone"] or led or groups["hm"])
    return Clock(hour=hour, minute=minute, zone=groups["zone"], bare=plain and not groups["h"])


def read_early_hours(match: re.Match[str], after: str) -> Clock | None:
    """ "in the early hours", "the small hours"."""
    return Clock(part=f"{match['part'].lower()} hours")


def read_part(match: re.Match[str], after: str) -> Clock | None:
    """ "at dawn", "in the early morning", "midnight"; None for names and habits in the plural."""
    word, mod = match["p"], (match["mod"] or "").lower()
    if word[0].isupper() and (match["lead"] or mod or not word.isupper()) and not match.group()[0].isupper():
        return None
    part = word.lower()
    if part.endswith("s"):
        return None
    named = f"{mod} {part}".strip().replace("pre dawn", "pre-dawn")
    if named not in spans.PARTS:
        named = part
    lead = match["lead"].strip().lower()
    bare = not lead and named != "pre-dawn"
    return Clock(part=named, bare=bare, habit=match.group().lower() in _HABIT, during=lead in _WHOLE)


READERS = {"clock": read_clock, "early_hours": read_early_hours, "part_of_day": read_part}

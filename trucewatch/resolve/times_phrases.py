"""From the words of a text to phrases of time: atoms, neighbours joined, datelines told apart."""

import re
from dataclasses import dataclass
from datetime import date

from trucewatch.model.references import TimeKind
from trucewatch.resolve.times_clock import READERS, Clock
from trucewatch.resolve.times_context import Context
from trucewatch.resolve.times_grammar import CORE, DIGIT, REACH, STARTS, Pattern
from trucewatch.resolve.times_relative import RELATIVE_RULES
from trucewatch.resolve.times_rules import CALENDAR_RULES, NOT_A_TIME, Match, Outcome
from trucewatch.resolve.times_spans import Interval

_WORD = re.compile(r"[^\W_]+")
_RULES = CALENDAR_RULES | RELATIVE_RULES
_DAY_RULES = frozenset({"iso", "numeric", "day_month", "month_day"})
_KINDS: dict[str, TimeKind] = {
    "part_weekday": "weekday",
    "today": "relative",
    "the_day_before": "relative",
    "ago": "relative",
    "last_unit": "relative",
    "week_before_last": "relative",
    "last_n": "period",
    "weekend": "period",
    "recent": "period",
    "within": "period",
    "tonight": "hour",
    "last_night": "hour",
    "units_after": "anchored",
    "next_day": "anchored",
    "end_of_unit": "anchored",
}

_CLOCK_DAY = re.compile(r"\s+(?:(?:on|of|in|from) )?(?:the )?\(?|,\s+(?:on )?|\s*[-–]\s*")
_DAY_CLOCK = re.compile(r",?\s+(?:at |in |on )?(?:the )?\(?")
_CLOCK_CLOCK = re.compile(r"\s*\(|\s+|\s*,\s*")
_PREPOSED = re.compile(
    r"\b(?:on|in|since|until|by|from|of|for|and|between|dated?|after|before)\s+(?:the\s+)?$", re.I
)
_PUBLISHED_MARK = re.compile(
    r"(?:publi(?:shed|cation)|posted|updated?|date|issued|released)(?:\s+(?:on|at|of publication))?:?\s*$",
    re.I,
)
_AGENCY = re.compile(
    r"\b(?:AFP|Reuters|AP|dpa|DPA|Xinhua|Anadolu|AA|SANA|TASS|Sputnik|RIA Novosti|Agencies|Staff)\W{1,4}$"
)
_PLACE_LINE = re.compile(r"(?:^|[\n.] ?)[A-Z][A-Z’' ,./-]{2,40}[ ,]+$")
_AGENCY_AFTER = re.compile(r"\s*[,:]?\s*\(?[A-Z]|\s*[-–—(]")
_HEAD, _DEEP_HEAD = 60, 260  # characters within which a date heads a report; the latter after an agency


@dataclass(slots=True)
class Atom:
    """Words that one pattern matched."""

    start: int
    end: int
    pattern: Pattern
    match: Match
    clock: Clock | None = None


@dataclass(slots=True)
class Phrase:
    """A day, a time of day or both, told together; `interval` is set when it is resolved."""

    start: int
    end: int
    kind: TimeKind
    day: Atom | None
    clock: Clock | None = None
    day_first: bool = False
    interval: Interval | None = None
    keep: bool = True


def _atoms(text: str, *, narrative: bool) -> list[Atom]:
    """The expressions that the grammar matches, leftmost first, longest pattern at a place."""
    atoms: list[Atom] = []
    position = 0
    for start, patterns in _candidates(text):
        if start < position:
            continue
        best: Atom | None = None
        for pattern in patterns:
            match = pattern.regex.match(text, start)
            if match and (best is None or match.end() > best.end):
                best = _checked(text, pattern, match, narrative) or best
        if best is not None:
            atoms.append(best)
            position = best.end
    return atoms


def _candidates(text: str) -> list[tuple[int, list[Pattern]]]:
    """Where an expression may begin: at a word that begins one, with a word of time close behind."""
    found: list[tuple[int, list[Pattern]]] = []
    words = [(m.start(), m.group().lower()) for m in _WORD.finditer(text)]
    since_core = REACH + 1
    for start, word in reversed(words):
        digit = word[0].isdigit()
        since_core = 0 if digit or word in CORE else since_core + 1
        if since_core > REACH:
            continue
        patterns = STARTS.get(word) or (STARTS[DIGIT] if digit else None)
        if patterns is not None:
            found.append((start, patterns))
    found.reverse()
    return found


def _checked(text: str, pattern: Pattern, match: Match, narrative: bool) -> Atom | None:
    """The atom of a match, None where a rule that needs no dates already says it is no time."""
    start, end = match.span()
    while end > start and text[end - 1].isspace():
        end -= 1
    if end == start or (text[start].isdigit() and text[start - 1 : start] in set("$£€#№.")):
        return None
    if pattern.family == "clock":
        clock = READERS[pattern.rule](match, text[end : end + 20])
        return Atom(start, end, pattern, match, clock) if clock else None
    probe = Context(
        published=date(2016, 6, 15), base=date(2016, 6, 15), sentences=None, place=(start, end), anchor=None,
        before=text[max(0, start - 40) : start], after=text[end : end + 30], narrative=narrative,
    )  # fmt: skip
    if run_rule(pattern.rule, match, probe) is NOT_A_TIME:
        return None
    return Atom(start, end, pattern, match)


def run_rule(rule: str, match: Match, context: Context) -> Outcome:
    """A rule's outcome; a span that leaves the calendar cannot be resolved."""
    try:
        return _RULES[rule](match, context)
    except (ValueError, OverflowError):
        return None


def find_phrases(text: str, *, narrative: bool) -> list[Phrase]:
    """The phrases of a text: atoms with their neighbours, a day with its time of day in either order."""
    atoms = _atoms(text, narrative=narrative)
    phrases: list[Phrase] = []
    i = 0
    while i < len(atoms):
        first, rest = atoms[i], atoms[i + 1 :]
        end, used, clock, day = first.end, 1, first.clock, first if first.clock is None else None
        day_first = day is not None
        for other in rest[:3]:
            gap = text[end : other.start]
            if other.clock and clock and _CLOCK_CLOCK.fullmatch(gap):
                clock = _closer(clock, other.clock)
            elif other.clock and clock is None and _DAY_CLOCK.fullmatch(gap):
                clock = other.clock
            elif other.clock is None and day is None and _CLOCK_DAY.fullmatch(gap):
                day = other
            else:
                break
            if text[other.end : other.end + 1] == ")" and "(" in text[first.start : other.end]:
                other.end += 1
            end, used = other.end, used + 1
        phrases.extend(_phrase(text, first.start, end, day, clock, day_first))
        i += used
    return phrases


def _closer(a: Clock, b: Clock) -> Clock:
    """Of two tellings of one time ("noon (0900 GMT)") the one in hours and minutes."""
    return a if a.part is None else b


def _phrase(
    text: str, start: int, end: int, day: Atom | None, clock: Clock | None, day_first: bool
) -> list[Phrase]:
    if day is None:
        assert clock is not None
        return [] if clock.bare else [Phrase(start, end, "hour", None, clock, day_first)]
    rule = day.pattern.rule
    kind: TimeKind = _KINDS.get(rule, "date")
    groups = day.match.groupdict()
    timed = groups.get("h") if rule == "iso" else groups.get("part")
    if clock or (timed and rule in ("iso", "part_weekday", "today", "next_day")):
        kind = "hour"
    elif rule in ("day_month", "month_day") and (groups.get("d2") or groups.get("d3")):
        kind = "period"
    if rule in _DAY_RULES and kind in ("date", "hour") and _heads(text, start, end, groups.get("y")):
        kind = "dateline"
    return [Phrase(start, end, kind, day, clock, day_first)]


def _heads(text: str, start: int, end: int, year: str | None) -> bool:
    """Whether a date heads the report: at its very start, after "Published" or an agency's name."""
    if start >= _DEEP_HEAD:
        return False
    before = text[max(0, start - 60) : start]
    if _PLACE_LINE.search(before) and _AGENCY_AFTER.match(text, end):
        return True
    if not year:
        return False
    if start < _HEAD and _PUBLISHED_MARK.search(before):
        return True  # "Posted on August 3, 2013 by ..."
    if _PREPOSED.search(before):
        return False
    if start < _HEAD and (re.search(r"(?:^|\n)[^\w\n]*$", before)):
        return True
    return bool(_AGENCY.search(before) or _PUBLISHED_MARK.search(before))

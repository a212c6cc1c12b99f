"""The calendar: time expressions of a report, resolved against its publication date.

Rules over a small grammar (`times_grammar`): a scan finds the atoms, neighbours join ("early" +
"on Thursday", "Friday" + "to" + "Sunday"), and each phrase resolves from left to right, so that
"two days later" may count from the date named before it. Conventions are those of the reading:
"overnight" is the night that ends on the day of publication, "last week" the calendar week before,
"late February" its last third, a bare weekday the latest one unless the clause speaks of the future.
"""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from trucewatch.model.references import TimeHit, TimeKind
from trucewatch.resolve import times_spans as spans
from trucewatch.resolve.times_clock import READERS, Clock
from trucewatch.resolve.times_context import Context, Sentences
from trucewatch.resolve.times_grammar import DIGIT, STARTS, Pattern
from trucewatch.resolve.times_relative import RELATIVE_RULES
from trucewatch.resolve.times_rules import CALENDAR_RULES, NOT_A_TIME, Match, Outcome
from trucewatch.resolve.times_spans import Interval

_WORD = re.compile(r"[^\W_]+")
_RULES = CALENDAR_RULES | RELATIVE_RULES
_UTTERED = frozenset({"today", "the_day_before", "tonight", "last_night", "ago", "last_n"})
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
}

_CLOCK_DAY = re.compile(r"\s+(?:(?:on|of|in|from) )?(?:the )?\(?|,\s+(?:on )?|\s*[-–]\s*")
_DAY_CLOCK = re.compile(r",?\s+(?:at |in |on )?(?:the )?\(?")
_CLOCK_CLOCK = re.compile(r"\s*\(|\s+|\s*,\s*")
_JOIN = re.compile(r"\s*(?P<dash>[-–—])\s*|\s+(?P<word>to|until|till|through|and|into)\s+(?:the )?(?:on )?")
_SINCE = re.compile(r"\b(?:[Ss]ince|SINCE)(?:\s+(?:at least|about|around))?\s+(?:the\s+)?$")
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
_TOPIC_SENTENCES = 4
_HEAD, _DEEP_HEAD = (
    60,
    260,
)  # characters within which a date heads a report; the latter after an agency's name


@dataclass(slots=True)
class _Atom:
    start: int
    end: int
    pattern: Pattern
    match: Match
    clock: Clock | None = None


@dataclass(slots=True)
class _Phrase:
    start: int
    end: int
    kind: TimeKind
    day: _Atom | None
    clock: Clock | None = None
    day_first: bool = False
    interval: Interval | None = None
    keep: bool = True


class NewsCalendar:
    """Finds and resolves time expressions; implements `model.references.Calendar`.

    Args:
        narrative: read partial dates onward from the last date named (histories, chronologies)
            instead of back from the publication date (news).
    """

    def __init__(self, *, narrative: bool = False) -> None:
        self._narrative = narrative

    def find(self, text: str, published: str | None) -> tuple[TimeHit, ...]:
        """The time expressions of a text, in order and without overlap.

        Args:
            text: any text; offsets of the hits refer to it.
            published: the ISO date of publication, or None, with which only what is absolute or
                counts from a date in the text resolves.
        """
        day = _parse_day(published)
        sentences = Sentences(text, day)
        phrases = _phrases(text, _atoms(text))
        hits: list[TimeHit] = []
        self._resolve(text, day, sentences, phrases)
        for phrase in _joined(text, phrases):
            hit = _hit(text, phrase, day)
            if hit is not None and (not hits or hit.start >= hits[-1].end):
                hits.append(hit)
        return tuple(hits)

    def _resolve(
        self, text: str, published: date | None, sentences: Sentences, phrases: list[_Phrase]
    ) -> None:
        anchor: tuple[int, Interval] | None = None
        topic: tuple[int, Interval] | None = None
        for phrase in phrases:
            index = sentences.index(phrase.start)
            situation = _Situation(text, published, sentences, phrase, self._narrative)
            if anchor and (self._narrative or index - anchor[0] <= 1):
                situation.anchor = anchor[1]
            if topic and index - topic[0] <= _TOPIC_SENTENCES:
                situation.topic = topic[1]
            _resolve_phrase(phrase, situation)
            if phrase.keep and phrase.interval and phrase.kind != "dateline":
                anchor = (index, phrase.interval)
                if phrase.interval.start == phrase.interval.end:
                    topic = anchor


@dataclass(slots=True)
class _Situation:
    text: str
    published: date | None
    sentences: Sentences
    phrase: _Phrase
    narrative: bool
    anchor: Interval | None = None
    topic: Interval | None = None

    def context(self, atom: _Atom) -> Context:
        """The context that a rule sees for one atom."""
        text, start, end = self.text, self.phrase.start, self.phrase.end
        uttered = atom.pattern.rule in _UTTERED and self.published is not None
        base = (self.sentences.utterance_day(start) if uttered else None) or self.published
        return Context(
            published=self.published,
            base=base,
            sentences=self.sentences,
            place=(start, end),
            anchor=self.anchor,
            before=text[max(0, atom.start - 40) : atom.start],
            after=text[atom.end : atom.end + 30],
            topic=self.topic,
            narrative=self.narrative,
        )


def _parse_day(published: str | None) -> date | None:
    if not published:
        return None
    try:
        found = date.fromisoformat(published[:10])
    except ValueError:
        return None
    return found if spans.FIRST_YEAR <= found.year <= spans.LAST_YEAR else None


def _atoms(text: str) -> list[_Atom]:
    """The expressions that the grammar matches, leftmost first, longest pattern at a place."""
    atoms: list[_Atom] = []
    position = 0
    for word in _WORD.finditer(text):
        if word.start() < position:
            continue
        key = word.group().lower()
        patterns = STARTS.get(key) or (STARTS[DIGIT] if key[0].isdigit() else None)
        if patterns is None:
            continue
        best: _Atom | None = None
        for pattern in patterns:
            match = pattern.regex.match(text, word.start())
            if match and (best is None or match.end() > best.end):
                atom = _checked(text, pattern, match)
                best = atom or best
        if best is not None:
            atoms.append(best)
            position = best.end
    return atoms


def _checked(text: str, pattern: Pattern, match: Match) -> _Atom | None:
    """The atom of a match, None where a rule that needs no dates already says it is no time."""
    start, end = match.span()
    while end > start and text[end - 1].isspace():
        end -= 1
    if end == start or (text[start].isdigit() and text[start - 1 : start] in set("$£€#№.")):
        return None
    if pattern.family == "clock":
        clock = READERS[pattern.rule](match, text[end : end + 20])
        return _Atom(start, end, pattern, match, clock) if clock else None
    probe = Context(
        published=date(2016, 6, 15), base=date(2016, 6, 15), sentences=None, place=(start, end), anchor=None,
        before=text[max(0, start - 40) : start], after=text[end : end + 30],
    )  # fmt: skip
    if _run(pattern.rule, match, probe) is NOT_A_TIME:
        return None
    return _Atom(start, end, pattern, match)


def _run(rule: str, match: Match, context: Context) -> Outcome:
    """A rule's outcome; a span that leaves the calendar cannot be resolved."""
    try:
        return _RULES[rule](match, context)
    except (ValueError, OverflowError):
        return None


def _phrases(text: str, atoms: list[_Atom]) -> list[_Phrase]:
    """Atoms with their neighbours: a day with its time of day, in either order."""
    phrases: list[_Phrase] = []
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
    text: str, start: int, end: int, day: _Atom | None, clock: Clock | None, day_first: bool
) -> list[_Phrase]:
    if day is None:
        assert clock is not None
        return [] if clock.bare else [_Phrase(start, end, "hour", None, clock, day_first)]
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
    return [_Phrase(start, end, kind, day, clock, day_first)]


def _heads(text: str, start: int, end: int, year: str | None) -> bool:
    """Whether a date heads the report: at its very start, after "Published" or an agency's name."""
    if start >= _DEEP_HEAD:
        return False
    before = text[max(0, start - 60) : start]
    if _PLACE_LINE.search(before) and _AGENCY_AFTER.match(text, end):
        return True
    if not year or _PREPOSED.search(before):
        return False
    if start < _HEAD and (_PUBLISHED_MARK.search(before) or re.search(r"(?:^|\n)[^\w\n]*$", before)):
        return True
    return bool(_AGENCY.search(before) or _PUBLISHED_MARK.search(before))


def _resolve_phrase(phrase: _Phrase, situation: _Situation) -> None:
    day, clock = phrase.day, phrase.clock
    if day is None:
        assert clock is not None
        base = situation.anchor
        if base is None and situation.published and not clock.habit:
            base = spans.day(situation.published, "published")
        elif base is not None:
            base = Interval(base.end, base.end, "anchored")
        phrase.interval = clock.on(base, day_first=False) if base else None
        return
    outcome = _run(day.pattern.rule, day.match, situation.context(day))
    if isinstance(outcome, Interval):
        phrase.interval = clock.on(outcome, day_first=phrase.day_first) if clock else outcome
    elif outcome is NOT_A_TIME:
        phrase.keep = False


def _joined(text: str, phrases: list[_Phrase]) -> list[_Phrase]:
    """Ranges: "from Friday to Sunday", "late Saturday and early Sunday", "2012-2014"."""
    kept = [p for p in phrases if p.keep]
    if not kept:
        return []
    out = [kept[0]]
    for _, phrase in pairwise(kept):
        whole = _range(text, out[-1], phrase)
        if whole is None:
            out.append(phrase)
        else:
            out[-1] = whole
    return out


def _range(text: str, a: _Phrase, b: _Phrase) -> _Phrase | None:
    join = _JOIN.fullmatch(text, a.end, b.start)
    if join is None or a.interval is None or b.interval is None or "dateline" in (a.kind, b.kind):
        return None
    first, second = a.interval, b.interval
    before = text[max(0, a.start - 10) : a.start].lower().split()
    between = bool(before) and before[-1] == "between"
    if first.start > second.start and a.day is not None and not a.day.match.groupdict().get("y"):
        # "from 27 February to 12 March 2014": the year at the end counts for both ends.
        moved = spans.add_months(first.start, 12 * (second.start.year - first.start.year))
        if first.start == first.end and moved <= second.start and not a.clock:
            first = spans.day(moved, first.method)
    if first.start > second.end:
        return None
    follows = (second.start - first.end).days == 1 and first.start == first.end
    if join["word"] == "and" and not (between or follows):
        return None
    if join["word"] == "into" and not follows:
        return None
    if a.clock and a.clock.part == "midnight" and follows and join["dash"]:
        # "midnight Friday-Saturday" is one moment, told by both days.
        moment = a.clock.on(second, day_first=False)
        return _Phrase(a.start, b.end, "hour", None, a.clock, False, moment)
    whole = Interval(first.start, second.end, first.method, first.first, second.last)
    return _Phrase(
        a.start, b.end, "hour" if a.kind == b.kind == "hour" else "period", None, None, False, whole
    )


def _hit(text: str, phrase: _Phrase, published: date | None) -> TimeHit | None:
    start, interval, kind = phrase.start, phrase.interval, phrase.kind
    since = _SINCE.search(text, max(0, start - 30), start)
    own = re.match(r"since\b", text[start : phrase.end], re.I)
    if (since or own) and kind != "dateline":
        kind, start = "since", since.start() if since else start
        if interval is not None:
            end = published if published and published >= interval.start else interval.end
            interval = Interval(interval.start, end, interval.method, interval.first)
    words = text[start : phrase.end]
    ref = spans.to_ref(words, interval) if interval else None
    return TimeHit(start=start, end=phrase.end, kind=kind, ref=ref)

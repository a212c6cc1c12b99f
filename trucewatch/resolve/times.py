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

from trucewatch.model.references import TimeHit
from trucewatch.resolve import times_spans as spans
from trucewatch.resolve.times_context import Context, Sentences
from trucewatch.resolve.times_phrases import Atom, Phrase, find_phrases, run_rule
from trucewatch.resolve.times_relative import count_from, overnight
from trucewatch.resolve.times_rules import NOT_A_TIME
from trucewatch.resolve.times_spans import Interval

_UTTERED = frozenset({"today", "the_day_before", "tonight", "last_night", "ago", "last_n"})
_JOIN = re.compile(r"\s*(?P<dash>[-–—])\s*|\s+(?P<word>to|until|till|through|and|into)\s+(?:the )?(?:on )?")
_SINCE = re.compile(r"\b(?:[Ss]ince|SINCE)(?:\s+(?:at least|about|around))?\s+(?:the\s+)?$")
_NOUN = re.compile(
    r"\s+(?!(?:and|or|when|that|which|to|until|in|on|of|the|a|by|with|after|before)\b)[a-z]{3,}"
)
_FROM_NOW = frozenset({"relative", "weekday", "vague", "published"})
_TOPIC_SENTENCES = 8
_CLAUSE = 90  # characters within which a clause names the day of its event


class NewsCalendar:
    """Finds and resolves time expressions; implements `model.references.Calendar`.

    Args:
        narrative: read partial dates onward from the last date named (histories, chronologies)
            instead of back from the publication date (news).
    """

    def __init__(self, *, narrative: bool = False) -> None:
        self._narrative = narrative
        self._found: tuple[str, str | None, tuple[TimeHit, ...]] | None = None  # reader and resolver ask both

    def find(self, text: str, published: str | None) -> tuple[TimeHit, ...]:
        """The time expressions of a text, in order and without overlap.

        Args:
            text: any text; offsets of the hits refer to it.
            published: the ISO date of publication, or None, with which only what is absolute or
                counts from a date in the text resolves.
        """
        last = self._found
        if last is None or last[:2] != (text, published):
            last = self._found = (text, published, self._find(text, _parse_day(published)))
        return last[2]

    def _find(self, text: str, day: date | None) -> tuple[TimeHit, ...]:
        sentences = Sentences(text, day)
        phrases = find_phrases(text, narrative=self._narrative)
        hits: list[TimeHit] = []
        self._resolve(text, day, sentences, phrases)
        _count_ahead(sentences, phrases)
        for phrase in _joined(text, phrases):
            hit = _hit(text, phrase, day)
            if hit is not None and (not hits or hit.start >= hits[-1].end):
                hits.append(hit)
        return tuple(hits)

    def _resolve(
        self, text: str, published: date | None, sentences: Sentences, phrases: list[Phrase]
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
            if phrase.keep and phrase.interval and phrase.kind != "dateline" and self._leads(phrase):
                anchor = (index, phrase.interval)
                if phrase.interval.start == phrase.interval.end:
                    topic = anchor

    def _leads(self, phrase: Phrase) -> bool:
        """Whether a later expression may count from this one: in a story told, only from its own dates."""
        assert phrase.interval is not None
        return not self._narrative or phrase.interval.method not in _FROM_NOW


@dataclass(slots=True)
class _Situation:
    text: str
    published: date | None
    sentences: Sentences
    phrase: Phrase
    narrative: bool
    anchor: Interval | None = None
    topic: Interval | None = None

    def context(self, atom: Atom) -> Context:
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


def _resolve_phrase(phrase: Phrase, situation: _Situation) -> None:
    day, clock = phrase.day, phrase.clock
    if day is None:
        assert clock is not None
        base = situation.anchor if situation.anchor and _is_short(situation.anchor) else None
        if clock.part == "night" and clock.during and not situation.narrative:
            phrase.interval = _this_night(situation, base)
            return
        if base is None and situation.published and not clock.habit:
            base = spans.day(situation.published, "published")
        elif base is not None:
            base = Interval(base.end, base.end, "anchored")
        phrase.interval = clock.on(base, day_first=False) if base else None
        return
    outcome = run_rule(day.pattern.rule, day.match, situation.context(day))
    if isinstance(outcome, Interval):
        phrase.interval = clock.on(outcome, day_first=phrase.day_first) if clock else outcome
    elif outcome is NOT_A_TIME:
        phrase.keep = False


def _count_ahead(sentences: Sentences, phrases: list[Phrase]) -> None:
    """ "Two days after the town fell on June 10" counts from the day that the clause goes on to name."""
    for phrase, following in pairwise(phrases):
        match = phrase.day.match if phrase.day and phrase.day.pattern.rule == "units_after" else None
        day = following.interval
        if match is None or day is None or following.kind not in ("date", "weekday", "hour"):
            continue
        if day.start != day.end or following.start - phrase.end > _CLAUSE:
            continue
        if sentences.index(phrase.start) != sentences.index(following.start):
            continue
        counted = count_from(match, day)
        if counted:
            phrase.interval = counted


def _is_short(interval: Interval) -> bool:
    """Whether a time of day can lie on the interval: not on a year, or the past month."""
    return (interval.end - interval.start).days < 8


def _this_night(situation: _Situation, anchor: Interval | None) -> Interval | None:
    """ "During the night": the night named before, else the one before the day of the telling."""
    if anchor and (anchor.end - anchor.start).days == 1:
        return anchor
    told = situation.sentences.utterance_day(situation.phrase.start) or (
        None if anchor else situation.published
    )
    if told:
        return overnight(told - spans.ONE_DAY, "relative")
    return spans.with_part(anchor, "night") if anchor else None


def _joined(text: str, phrases: list[Phrase]) -> list[Phrase]:
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


def _range(text: str, a: Phrase, b: Phrase) -> Phrase | None:
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
        return Phrase(a.start, b.end, "hour", None, a.clock, False, moment)
    whole = Interval(first.start, second.end, first.method, first.first, second.last)
    return Phrase(
        a.start, b.end, "hour" if a.kind == b.kind == "hour" else "period", None, None, False, whole
    )


def _hit(text: str, phrase: Phrase, published: date | None) -> TimeHit | None:
    start, interval, kind = phrase.start, phrase.interval, phrase.kind
    since = _SINCE.search(text, max(0, start - 30), start)
    if since and since.group().endswith("the ") and kind == "date" and _NOUN.match(text, phrase.end):
        since = None  # "since the March 19 attack": the day is the attack's
    own = re.match(r"since\b", text[start : phrase.end], re.I)
    if (since or own) and kind != "dateline":
        kind, start = "since", since.start() if since else start
        if interval is not None:
            end = published if published and published >= interval.start else interval.end
            interval = Interval(interval.start, end, interval.method, interval.first)
    words = text[start : phrase.end]
    ref = spans.to_ref(words, interval) if interval else None
    return TimeHit(start=start, end=phrase.end, kind=kind, ref=ref)

"""What surrounds a time expression: its sentence, the tense of its clause, the day of an utterance."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from trucewatch.resolve.times_grammar import WEEKDAYS
from trucewatch.resolve.times_spans import Interval, last_weekday

_SENTENCE_END = re.compile(  # the set comes first: the engine looks for its characters only
    r"[.!?\n](?:(?<=[.!?])(?<![A-Z]\.[A-Z].)(?<!\b[A-Z].)[\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])|(?<=\n)\s*\n)"
)
_WORD = re.compile(r"[A-Za-z][\w’'-]*|\d+|[^\w\s]")
_FUTURE_NOW = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were|been) (?:to|due|set|expected|scheduled|planned|slated|likely)"
    r"|due|scheduled|slated|upcoming|going to|ready to|deadline|ahead of|to (?:begin|start|resume)"
    r"|(?:plans?|planning|planned|set|expected|hopes?|agreed|prepar(?:es?|ing)|vow(?:s|ed)|want(?:s|ed)?"
    r"|threaten(?:s|ed)) (?:to|for))\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|did|killed|hit|struck|took|made|came|began|fell|left|went|broke|held|met|got|gave"
    r"|spoke|saw|shot|fought|lost|won|led|has|have|says|\w{2,}ed)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"[^.;:\n]{0,60}?\b(?:will|shall|(?:is|are) (?:to|due|set|expected|scheduled))\b", re.IGNORECASE
)
_QUOTES = ('"', "\u201c")
_UTTERANCE = re.compile(
    r"\b(?:said|told|stated|announced|reported|added|says)\b(?:\s+[\w’'.-]+){0,4}?\s+(?:on\s+)?"
    r"(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


@dataclass(slots=True)
class Context:
    """What a rule may ask while it resolves one expression.

    `base` is the day that "yesterday" and "two days ago" count from, `published` the report's own;
    `anchor` the dated span named last in the same or the previous sentence, `topic` the day named
    last in the few sentences before. `narrative` reads partial dates onward from the last one.
    """

    published: date | None
    base: date | None
    sentences: "Sentences | None"
    place: tuple[int, int]
    anchor: Interval | None
    before: str
    after: str
    topic: Interval | None = None
    narrative: bool = False

    @property
    def future(self) -> bool:
        """Whether the clause speaks of what is still to come."""
        return (
            self.published is not None and self.sentences is not None and self.sentences.future(*self.place)
        )

    @property
    def previous_word(self) -> str:
        """The word or mark before the expression, lower-case; empty at the start."""
        tokens = _WORD.findall(self.before)
        return tokens[-1].lower() if tokens else ""

    @property
    def next_word(self) -> str:
        """The word or mark after the expression; empty at the end."""
        found = _WORD.search(self.after)
        return found.group() if found else ""


class Sentences:
    """Sentence starts of a text and what is asked about one sentence."""

    def __init__(self, text: str, published: date | None) -> None:
        self._text = text
        self._published = published
        self._starts = [0, *(m.end() for m in _SENTENCE_END.finditer(text))]
        self._utterance: dict[int, date | None] = {}

    def index(self, position: int) -> int:
        """Which sentence a position lies in, from 0."""
        return bisect_right(self._starts, position) - 1

    def bounds(self, position: int) -> tuple[int, int]:
        """Start and end of the sentence at a position."""
        i = self.index(position)
        return self._starts[i], self._starts[i + 1] if i + 1 < len(self._starts) else len(self._text)

    def utterance_day(self, position: int) -> date | None:
        """The weekday on which the sentence says that its words were spoken ("said on Friday")."""
        i = self.index(position)
        if i not in self._utterance:
            low, high = self.bounds(position)
            found = _UTTERANCE.search(self._text, low, high) if self._published else None
            self._utterance[i] = (
                last_weekday(self._published, WEEKDAYS.index(found[1].lower()))
                if found and self._published
                else None
            )
            if self._utterance[i] is None and i > 0 and self._text[low : low + 1] in _QUOTES:
                self._utterance[i] = self.utterance_day(self._starts[i - 1])  # a quotation goes on
        return self._utterance[i]

    def future(self, start: int, end: int) -> bool:
        """Whether the clause around an expression speaks of what is still to come.

        The nearest tense marker before it in the sentence decides; without one, a "will" ahead does.
        """
        low, high = self.bounds(start)
        clause = self._text[max(low, start - 90) : start]
        last_future = max((m.end() for m in _FUTURE_NOW.finditer(clause)), default=-1)
        last_past = max((m.end() for m in _PAST.finditer(clause)), default=-1)
        if last_future < 0 and last_past < 0:
            return bool(_AHEAD.match(self._text, end, high))
        return last_future >= last_past

"""What of a model's answer stands: words found in the text, numbers written there, known vocabularies.

A model's answer is a proposal. Each value is located in the window that the model saw; what cannot be
located, lies away from the evidence, or is written otherwise is refused by itself and counted; only a
missing required value (evidence, type, status, a tally's figure, a statement's quote and act) refuses
the whole item. Registry keys come from the names found in the text, never from the model.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, TypeVar, cast

from trucewatch.model.reports import (
    COUNTS,
    Act,
    Count,
    EventType,
    Mention,
    Report,
    Statement,
    Status,
    Tally,
    TallyKind,
    TargetKind,
)
from trucewatch.read import endpoint_schema as schema
from trucewatch.read.endpoint_figures import Figures
from trucewatch.read.endpoint_locate import Locator
from trucewatch.read.endpoint_mentions import actors, one_actor, place, plain
from trucewatch.read.quotes import Quotation, find_quotations
from trucewatch.read.text import Page

T = TypeVar("T")
Place = tuple[int, int]

MOST_ITEMS = 80  # of a kind in one window
MOST_WORDS = 12  # quotes in one list
_LONGEST = 2_500  # characters of a quote
_LONGEST_TALLY = 3  # sentences


class Grounder:
    """Grounds the answer for one window of a page.

    Args:
        page: the whole document.
        window: the stretch that the model saw.

    Attributes:
        refused: refusals by field and reason, such as "place not_in_text". The reasons: `wrong_shape`
            (not of the schema), `not_in_vocabulary`, `not_in_text`, `far_from_evidence`,
            `not_written` (a number), `not_a_time`, `in_the_quote` (a speaker), `too_long`, `too_many`.
    """

    def __init__(self, page: Page, window: Place) -> None:
        self.page = page
        self.refused: Counter[str] = Counter()
        self._locate = Locator(page.text, *window)
        self._figures = Figures(page)

    def reports(self, answer: dict[str, Any]) -> tuple[Report, ...]:
        """The answer's reports that stand."""
        return tuple(self._items(answer, "reports", self._report))

    def tallies(self, answer: dict[str, Any]) -> tuple[Tally, ...]:
        """The answer's tallies that stand."""
        return tuple(self._items(answer, "tallies", self._tally))

    def statements(self, answer: dict[str, Any]) -> tuple[Statement, ...]:
        """The answer's statements that stand."""
        return tuple(self._items(answer, "statements", self._statement))

    # --- items ----------------------------------------------------------------------------------

    def _items(
        self, answer: dict[str, Any], name: str, make: Callable[[dict[str, Any]], T | None]
    ) -> Iterator[T]:
        given = answer.get(name)
        if not isinstance(given, list):
            self._no(name, "wrong_shape")
            return
        if len(given) > MOST_ITEMS:
            self._no(name, "too_many", len(given) - MOST_ITEMS)
        for one in given[:MOST_ITEMS]:
            if not isinstance(one, dict):
                self._no(name, "wrong_shape")
                continue
            made = make(one)
            if made is not None:
                yield made

    def _report(self, item: dict[str, Any]) -> Report | None:
        kind = self._word(item, "type", schema.EVENT_TYPES)
        status = self._word(item, "status", schema.STATUSES)
        evidence = self._sentences(item.get("evidence"), "evidence")
        if not evidence:
            self._no("report", "without_evidence")
            return None
        if kind is None or status is None:
            return None
        page, target = self.page, self._slot(item, "target", evidence)
        spot, when = self._slot(item, "place", evidence), self._time(item, "time", evidence)
        hour, weapon = self._slot(item, "hour", evidence), self._slot(item, "weapon", evidence)
        doers = [one for at in self._slots(item, "actors", evidence) for one in actors(page, at)]
        counts = {slot: self._count(item, slot, evidence) for slot in COUNTS}
        kind_of_target = self._word(item, "target_kind", schema.TARGET_KINDS, needed=False)
        return Report(
            document=page.document.id,
            type=cast(EventType, kind),
            status=cast(Status, status),
            actors=_distinct(doers),
            target=one_actor(page, target) if target else None,
            target_kind=cast(TargetKind | None, kind_of_target),
            place=place(page, spot) if spot else None,
            within=_distinct(place(page, at) for at in self._slots(item, "within", evidence)),
            time=plain(page, when) if when else None,
            hour=plain(page, hour) if hour else None,
            killed=counts["killed"],
            killed_civilians=counts["killed_civilians"],
            killed_children=counts["killed_children"],
            killed_combatants=counts["killed_combatants"],
            injured=counts["injured"],
            weapon=plain(page, weapon) if weapon else None,
            claimants=self._actors(item, "claimants", evidence),
            evidence=tuple(page.sentence_span(n) for n in evidence),
        )

    def _tally(self, item: dict[str, Any]) -> Tally | None:
        what = self._word(item, "what", schema.TALLY_KINDS)
        at = self._place(item.get("text"), "text", [])
        if what is None or at is None:
            return None
        said = self._covering(at)
        if len(said) > _LONGEST_TALLY:
            self._no("text", "too_long")
            return None
        figure = self._figures.one(at, item.get("low"), item.get("high"))
        if figure is None:
            self._no("value", "not_written")
            return None
        since, until = self._time(item, "since", said), self._time(item, "until", said)
        return Tally(
            document=self.page.document.id,
            text=self.page.span(*at),
            what=cast(TallyKind, what),
            value_low=figure.low,
            value_high=figure.high,
            vague=figure.vague,
            since=plain(self.page, since) if since else None,
            until=plain(self.page, until) if until else None,
            claimants=self._actors(item, "claimants", said),
        )

    def _statement(self, item: dict[str, Any]) -> Statement | None:
        act = self._word(item, "act", schema.ACTS)
        around = self._sentences(item.get("evidence"), "evidence") if item.get("evidence") else []
        at = self._place(item.get("quote"), "quote", [self._extent(n) for n in around])
        if act is None or at is None:
            return None
        own = self._covering(at)
        near = [n for n in around if own[0] - 2 <= n <= own[-1] + 2]
        self._no("evidence", "far_from_evidence", len(around) - len(near))
        evidence = sorted({*own, *near})
        direct = any(q.start <= at[0] and at[1] <= q.outer_end for q in self._quotations)
        speaker = self._slot(item, "speaker", evidence)
        if speaker and direct and at[0] <= speaker[0] and speaker[1] <= at[1]:
            self._no("speaker", "in_the_quote")
            speaker = None
        # without somebody who speaks there is nobody to speak for
        affiliation = self._slot(item, "affiliation", evidence) if speaker else None
        about, venue = self._slot(item, "about", evidence), self._slot(item, "venue", evidence)
        addressee = self._slot(item, "addressee", evidence)
        page = self.page
        return Statement(
            document=page.document.id,
            speaker=one_actor(page, speaker) if speaker else None,
            affiliation=one_actor(page, affiliation) if affiliation else None,
            act=cast(Act, act),
            about=page.text[about[0] : about[1]] if about else None,
            addressee=one_actor(page, addressee) if addressee else None,
            venue=plain(page, venue) if venue else None,
            quote=page.span(*at),
            direct=direct,
            evidence=tuple(page.sentence_span(n) for n in evidence),
        )

    # --- values ---------------------------------------------------------------------------------

    def _no(self, name: str, why: str, times: int = 1) -> None:
        if times > 0:
            self.refused[f"{name} {why}"] += times

    def _word(
        self, item: dict[str, Any], name: str, words: frozenset[str], needed: bool = True
    ) -> str | None:
        given = item.get(name)
        if isinstance(given, str) and given in words:
            return given
        if needed or given is not None:
            self._no(name, "not_in_vocabulary" if isinstance(given, str) else "wrong_shape")
        return None

    def _place(self, quote: Any, name: str, near: list[Place]) -> Place | None:
        if not isinstance(quote, str):
            self._no(name, "wrong_shape")
            return None
        if len(quote) > _LONGEST:
            self._no(name, "too_long")
            return None
        at = self._locate.nearest(quote, near)
        if at is None:
            self._no(name, "not_in_text")
        return at

    def _list(self, given: Any, name: str) -> list[Any]:
        if not isinstance(given, list):
            self._no(name, "wrong_shape")
            return []
        self._no(name, "too_many", len(given) - MOST_WORDS)
        return given[:MOST_WORDS]

    def _sentences(self, given: Any, name: str) -> list[int]:
        """The numbers of the sentences that quotes cover; an ambiguous one is the nearest to the others."""
        quotes = [one for one in self._list(given, name) if isinstance(one, str)]
        certain = [
            found[0] for one in quotes if len(one) <= _LONGEST and len(found := self._locate.all(one)) == 1
        ]
        out: set[int] = set()
        for one in quotes:
            at = self._place(one, name, certain)
            if at:
                out.update(self._covering(at))
                certain = certain or [at]
        return sorted(out)

    def _slot(self, item: dict[str, Any], name: str, evidence: list[int]) -> Place | None:
        given = item.get(name)
        if given is None or given == "":
            return None
        return self._near(given, name, evidence)

    def _slots(self, item: dict[str, Any], name: str, evidence: list[int]) -> list[Place]:
        found = [self._near(one, name, evidence) for one in self._list(item.get(name), name)]
        return [one for one in found if one]

    def _near(self, quote: Any, name: str, evidence: list[int]) -> Place | None:
        """Where a slot's words stand: in the evidence or a sentence next to it."""
        at = self._place(quote, name, [self._extent(n) for n in evidence])
        if at is None:
            return None
        allowed = {n + step for n in evidence for step in (-1, 0, 1)}
        if allowed.issuperset(self._covering(at)):
            return at
        self._no(name, "far_from_evidence")
        return None

    def _time(self, item: dict[str, Any], name: str, evidence: list[int]) -> Place | None:
        at = self._slot(item, name, evidence)
        if at is None or any(hit.start < at[1] and at[0] < hit.end for hit in self.page.times):
            return at
        self._no(name, "not_a_time")
        return None

    def _actors(self, item: dict[str, Any], name: str, evidence: list[int]) -> tuple[Mention, ...]:
        return _distinct(one_actor(self.page, at) for at in self._slots(item, name, evidence))

    def _count(self, item: dict[str, Any], name: str, evidence: list[int]) -> Count | None:
        given = item.get(name)
        if given is None:
            return None
        if not isinstance(given, dict):
            self._no(name, "wrong_shape")
            return None
        found = [self._near(one, name, evidence) for one in self._list(given.get("quotes"), name)]
        places = [one for one in found if one]
        count = self._figures.count(places, given.get("low"), given.get("high"))
        if count is None and places:
            self._no(name, "not_written")
        return count

    # --- places in the page ---------------------------------------------------------------------

    def _covering(self, at: Place) -> list[int]:
        return list(range(self.page.sentence_at(at[0]), self.page.sentence_at(max(at[0], at[1] - 1)) + 1))

    def _extent(self, index: int) -> Place:
        sentence = self.page.sentences[index]
        return sentence.start, sentence.end

    @cached_property
    def _quotations(self) -> tuple[Quotation, ...]:
        return find_quotations(self.page.text, self.page.sentences)


def _distinct(found: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(dict.fromkeys(found))

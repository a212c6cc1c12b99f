"""Whether a number that a model gives is written where it says, and what is written there.

The text decides: the figure that stands is the one parsed from the words, with their qualifier, even
where the model left the qualifier out.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from trucewatch.model.documents import Span
from trucewatch.model.reports import Count
from trucewatch.read.casualties import Group, groups_in, none_hurt
from trucewatch.read.numbers import value_of
from trucewatch.read.text import Page

Place = tuple[int, int]

_AFTER = 10  # characters of "or more", "at least" after a numeral that a quote may leave out


class Figure(NamedTuple):
    """A number written in a text, with its place and what its words allow."""

    start: int
    end: int
    low: int
    high: int | None
    vague: bool
    bare: int  # the numeral without its qualifier


class Figures:
    """The numbers of one page, each sentence looked at once.

    Args:
        page: the document.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._groups: dict[int, list[Group]] = {}

    def one(self, at: Place, low: Any, high: Any) -> Figure | None:
        """The number written at a place that a model's figure agrees with; None where none does.

        An exact agreement wins over one with the numeral alone ("more than 40" given as 40 and 40).
        """
        if not _whole(low) or not (high is None or _whole(high)):
            return None
        found = self._written(at)
        exact = [one for one in found if (one.low, one.high) == (low, high)]
        bare = [one for one in found if low in (one.bare, one.low)]
        return next(iter((*exact, *bare)), None)

    def count(self, places: Sequence[Place], low: Any, high: Any) -> Count | None:
        """A count of people written at one place, or at several as rival tolls or as a sum.

        Args:
            places: where the words with the numbers stand.
            low: the smallest number that the words allow, as the model has it.
            high: the largest; null where they set no limit.

        Returns:
            None where no number written there agrees.
        """
        if not places or not _whole(low) or not (high is None or _whole(high)):
            return None
        for at in places:
            one = self.one(at, low, high)
            if one is not None and (len(places) == 1 or (one.low, one.high) == (low, high)):
                return self._count(one.low, one.high, [(at, one)])
        if len(places) > 1:
            return self._together(places, low, high)
        if low == 0 and not high and none_hurt(self._page.text[slice(*places[0])]):
            return Count(low=0, high=0, spans=(self._page.span(*places[0]),))
        return None

    def _together(self, places: Sequence[Place], low: int, high: int | None) -> Count | None:
        """Numbers of several places: the smallest and the largest of rival tolls, or the sum of all."""
        found = [(at, one) for at in places for one in self._written(at)]
        lowest = [pair for pair in found if pair[1].low == low]
        highest = [pair for pair in found if pair[1].high == high]
        if lowest and highest:
            return self._count(low, high, list(dict.fromkeys((lowest[0], highest[0]))))
        firsts = [(at, some[0]) for at in places if (some := self._written(at))]
        ordered = sorted(places)
        apart = all(a[1] <= b[0] for a, b in pairwise(ordered))
        if len(firsts) == len(places) and apart and sum(one.low for _, one in firsts) == low:
            highs = [one.high for _, one in firsts if one.high is not None]
            return self._count(low, sum(highs) if len(highs) == len(firsts) else None, firsts)
        return self._count(low, lowest[0][1].high, lowest[:1]) if lowest else None

    def _count(self, low: int, high: int | None, written: Sequence[tuple[Place, Figure]]) -> Count:
        vague = any(one.vague for _, one in written)
        return Count(low=low, high=high, vague=vague, spans=tuple(self._span(*one) for one in written))

    def _written(self, at: Place) -> list[Figure]:
        """The numbers whose numeral stands at a place, and single persons ("a child")."""
        page, index = self._page, self._page.sentence_at(at[0])
        sentence = page.sentences[index]
        out = []
        for number in page.numbers_in(min(at[0], sentence.start), max(at[1], sentence.end)):
            if at[0] <= number.numeral < at[1] and number.end <= at[1] + _AFTER:
                bare = value_of(_numeral(page.text[number.numeral : number.end]))
                value = bare[0] if bare else number.low
                out.append(Figure(number.start, number.end, number.low, number.high, number.vague, value))
        if index not in self._groups:
            self._groups[index] = groups_in(page, sentence.start, sentence.end)
        taken = [(one.start, one.end) for one in out]
        for group in self._groups[index]:
            inside = at[0] <= group.start and group.end <= at[1]
            if inside and not any(a < group.end and group.start < b for a, b in taken):
                out.append(Figure(group.start, group.end, group.low, group.high, group.vague, group.low))
        return sorted(out, key=lambda one: one.start)

    def _span(self, at: Place, one: Figure) -> Span:
        """A quote and the whole number in it, with the qualifier that the quote may have left out."""
        return self._page.span(min(at[0], one.start), max(at[1], one.end))


def _numeral(words: str) -> str:
    return words.rstrip("+").split(" or ")[0].split(" at ")[0]


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 10**9

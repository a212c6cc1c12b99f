"""The counts of a sentence with what they count: the dead and hurt, and what else adds up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.model.reports import TallyKind
from trucewatch.read import tallies_words as words
from trucewatch.read.casualties import groups_in
from trucewatch.read.casualties_words import MINOR, OF_THE_HURT
from trucewatch.read.lexicon_people import MANY
from trucewatch.read.numbers import Number, find_numbers
from trucewatch.read.text import Page, Sentence

WAR_TOLL = 5_000  # a toll from here on is a war's, whatever its sentence says of time
_MANY_LOST = 100  # people from here on count where no verb of the sentence tells their fate
_OPENING = 3  # characters in which a sentence opens with its number
_LOOKED = 60  # characters that hold an opening number
_BEFORE, _AFTER = 90, 120  # characters that can say what a number counts


@dataclass(frozen=True, slots=True)
class Figure:
    """A count: its place, its value, what it counts; `shared` where the noun stands with an earlier one."""

    start: int
    end: int
    low: int
    high: int | None
    vague: bool
    what: TallyKind
    shared: bool = False


def figures(page: Page, sentence: Sentence) -> Iterator[Figure]:
    """The counts of a sentence in order; parts of a total only where one part is named."""
    page = _opened(page, sentence)
    found: list[Figure] = []
    groups = groups_in(page, sentence.start, sentence.end)
    parts = sum(1 for group in groups if group.part)
    for group in groups:
        if group.fate not in ("killed", "injured") or group.low < 2:
            continue
        if group.part and (parts > 1 or group.kind != "child"):
            continue
        what: TallyKind = "killed" if group.fate == "killed" else "injured"
        found.append(Figure(group.start, group.end, group.low, group.high, group.vague, what))
    held = [(group.start, group.end) for group in groups if group.fate or group.part]
    for number in page.numbers_in(sentence.start, sentence.end)[:MANY]:
        if not any(start < number.end and number.start < end for start, end in held):
            other = _other(page, sentence, number, found)
            if other is not None:
                found.append(other)
    yield from sorted(found, key=lambda one: one.start)


def _opened(page: Page, sentence: Sentence) -> Page:
    """The page with the number that opens a sentence, where the sentence before kept it from being seen.

    "... on Sunday. A total of 33 people died": no day of the month, as the page's numbers take it to be.
    """
    if any(
        number.start < sentence.start + _OPENING for number in page.numbers_in(sentence.start, sentence.end)
    ):
        return page
    first = next(iter(find_numbers(sentence.text[:_LOOKED])), None)
    if first is None or first.start >= _OPENING or first.end >= _LOOKED:
        return page
    shift = sentence.start
    moved = replace(first, start=first.start + shift, end=first.end + shift, numeral=first.numeral + shift)
    numbers = tuple(sorted((*page.numbers, moved), key=lambda number: number.start))
    return replace(page, numbers=numbers)


def _other(page: Page, sentence: Sentence, number: Number, found: Sequence[Figure]) -> Figure | None:
    """A number that counts neither the dead nor the hurt of one incident."""
    tail = page.text[number.end : min(sentence.end, number.end + _AFTER)]
    before = page.text[max(sentence.start, number.start - _BEFORE) : number.start]
    what = words.counted(before, tail, sentence.text)
    low, high, shared = number.low, number.high, False
    if what is None and words.SHARED.match(tail):
        earlier = [one for one in found if one.what in ("strikes", "violations") and one.start < number.start]
        what, shared = (earlier[-1].what, True) if earlier else (None, False)
        if what is None and words.BREACHES_BY.search(before):
            what = "violations"
    if what is None or (low < 1 and not (high or 0) >= WAR_TOLL):
        return None
    if OF_THE_HURT.match(tail) or MINOR.match(tail) or words.NOT_YET.search(before):
        return None
    lost = words.LOST.search(before) or words.TOTAL_DEAD.search(before) or words.PUT_AT.search(before)
    if (
        what in ("killed", "injured")
        and low < (_MANY_LOST if words.PEOPLE.match(tail) else WAR_TOLL)
        and not lost
    ):
        return None
    if what == "displaced" and words.HALF.search(before):
        low, high = low // 2, high // 2 if high else None
    if words.QUARTER.search(before):
        low, high = low // 4, None
    return Figure(number.start, number.end, low, high, number.vague, what, shared)

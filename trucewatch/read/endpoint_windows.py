"""A long text in overlapping windows of whole sentences, and what windows read put together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from trucewatch.model.documents import Span
from trucewatch.model.reports import COUNTS, Report, Statement, Tally
from trucewatch.read.endpoint_locate import Locator
from trucewatch.read.text import Page, Sentence

R = TypeVar("R", Report, Tally, Statement)
Window = tuple[int, int]

_OVERLAP = 3  # sentences that two windows share, if they fit a quarter of a window
_REPEATED = 24  # characters from which the same words again are the same utterance
_SLOTS = ("target", "target_kind", "place", "time", "hour", *COUNTS, "weapon")


def windows(sentences: Sequence[Sentence], size: int) -> Iterator[Window]:
    """Stretches of at most `size` characters that begin and end with sentences.

    Neighbours share up to three sentences, so that what is told across a border is read whole once. A
    single sentence longer than a window is cut at white space where there is any.
    """
    pieces = [piece for one in sentences for piece in _pieces(one, size)]
    first = 0
    while first < len(pieces):
        last = first
        while last + 1 < len(pieces) and pieces[last + 1][1] - pieces[first][0] <= size:
            last += 1
        yield pieces[first][0], pieces[last][1]
        if last + 1 == len(pieces):
            return
        first = _after(pieces, first, last, size)


def _after(pieces: Sequence[Window], first: int, last: int, size: int) -> int:
    """Where the window after [first, last] begins: with what both share, if the next piece fits then."""
    begin = last + 1
    while begin - 1 > first and last + 2 - begin <= _OVERLAP:
        start = pieces[begin - 1][0]
        if pieces[last][1] - start > size // 4 or pieces[last + 1][1] - start > size:
            break
        begin -= 1
    return begin


def halves(sentences: Sequence[Sentence], window: Window) -> list[Window]:
    """A window in two, with one sentence in both where that makes them shorter; [] for one sentence."""
    inside = [one for one in sentences if window[0] <= one.start and one.end <= window[1]]
    if len(inside) < 2:
        return []
    middle = len(inside) // 2
    ahead = middle - 1 if middle > 1 else middle
    return [(inside[0].start, inside[middle - 1].end), (inside[ahead].start, inside[-1].end)]


def _pieces(sentence: Sentence, size: int) -> Iterator[Window]:
    start = sentence.start
    while sentence.end - start > size:
        blank = sentence.text.rfind(" ", start - sentence.start + 1, start - sentence.start + size)
        end = sentence.start + blank if blank > 0 else start + size
        yield start, end
        start = end
    yield start, sentence.end


def join_reports(by_window: Iterable[Iterable[Report]]) -> tuple[Report, ...]:
    """Reports of all windows in text order; those of different windows on the same words are one."""
    kept: list[Report] = []
    for found in by_window:
        earlier = len(kept)
        for one in found:
            n = next((n for n in range(earlier) if _same_report(kept[n], one)), None)
            if n is None:
                kept.append(one)
            else:
                kept[n] = _filled(kept[n], one)
    return _ordered(kept, lambda one: one.evidence[0].start)


def join_tallies(by_window: Iterable[Iterable[Tally]]) -> tuple[Tally, ...]:
    """Tallies of all windows in text order; the same figure of the same words is one, the longer text."""
    kept: list[Tally] = []
    for one in (one for found in by_window for one in found):
        n = next((n for n, old in enumerate(kept) if _same_tally(old, one)), None)
        if n is None:
            kept.append(one)
        elif _length(one.text) > _length(kept[n].text):
            kept[n] = one
    return _ordered(kept, lambda one: one.text.start)


def join_statements(by_window: Iterable[Iterable[Statement]]) -> tuple[Statement, ...]:
    """Statements of all windows in text order; one whose quote lies in another's is that other one."""
    kept: list[Statement] = []
    for one in (one for found in by_window for one in found):
        n = next((n for n, old in enumerate(kept) if _overlap(old.quote, one.quote)), None)
        if n is None:
            kept.append(one)
        elif (one.speaker is not None, _length(one.quote)) > (
            kept[n].speaker is not None,
            _length(kept[n].quote),
        ):
            kept[n] = one
    return _ordered(kept, lambda one: one.quote.start)


def with_repeats(page: Page, found: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Statements with the further places of their words; a repetition is no statement of its own."""
    whole = Locator(page.text, 0, len(page.text))
    out: list[Statement] = []
    taken: set[Window] = set()
    for one in found:
        here = (one.quote.start, one.quote.end)
        if here in taken:
            continue
        places = whole.all(one.quote.quote) if _length(one.quote) >= _REPEATED else []
        others = tuple(page.span(*at) for at in places if at[0] >= here[1])
        taken.update((span.start, span.end) for span in others)
        out.append(msgspec.structs.replace(one, id="", repeats=others) if others else one)
    return tuple(out)


def _ordered(kept: list[R], place: Callable[[R], int]) -> tuple[R, ...]:
    distinct = {one.id: one for one in kept}
    return tuple(sorted(distinct.values(), key=lambda one: (place(one), one.id)))


def _same_report(a: Report, b: Report) -> bool:
    if (a.type, a.status) != (b.type, b.status) or not set(a.evidence) & set(b.evidence):
        return False
    same_place = a.place is None or b.place is None or a.place.span == b.place.span
    return same_place and all(
        getattr(a, slot) is None or getattr(b, slot) is None or getattr(a, slot) == getattr(b, slot)
        for slot in COUNTS
    )


def _filled(a: Report, b: Report) -> Report:
    """The first report with the second one's words where it has none of its own."""
    slots = {slot: getattr(b, slot) for slot in _SLOTS if getattr(a, slot) is None}
    evidence = tuple(sorted({*a.evidence, *b.evidence}, key=lambda span: span.start))
    more = {slot: getattr(a, slot) or getattr(b, slot) for slot in ("actors", "within", "claimants")}
    return msgspec.structs.replace(a, id="", evidence=evidence, **slots, **more)


def _same_tally(a: Tally, b: Tally) -> bool:
    return (a.what, a.value_low) == (b.what, b.value_low) and _overlap(a.text, b.text)


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _length(span: Span) -> int:
    return span.end - span.start

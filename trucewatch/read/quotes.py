"""Quotations: the stretches of a text that stand between quotation marks, paired or not.

Captured reports lose marks: a quotation may lack its opening or its closing one, and straight marks
do not say which they are. A mark opens when a word follows it and none precedes it, closes when it
follows a word; a quotation that never closes ends with its sentence, one that never opened begins
with its sentence, and both say so.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.read.text import Sentence

_MARK = re.compile(  # the set comes first: the engine looks for its characters only
    r"[“”„«»\"'‘’\n](?:(?<=[“”„«»\"])|(?<=['‘])(?<!\w.)(?=[\w\[])|(?<=['’])(?<=[\w.,!?…\]].)(?!\w)|(?<=\n)\s*\n)"
)
_LONGEST = 2500  # characters; beyond this a mark without partner is taken as lost
_LONGEST_SINGLE = 500


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks: the words are `text[start:end]`, with marks `text[outer:outer_end]`.

    `paired` is false where one of the marks is missing.
    """

    outer: int
    start: int
    end: int
    outer_end: int
    paired: bool = True


def find_quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """The quotations of a text in order, without overlap; quotations within quotations are not split.

    Args:
        text: The whole text.
        sentences: Its sentences, which bound what an unpaired mark can hold.
    """
    out: list[Quotation] = []
    starts = [one.start for one in sentences]
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        sign = mark.group()
        if sign.isspace() or (opened and mark.start() - opened.start() > _LONGEST):
            if opened:
                _unclosed(out, text, opened, sentences, starts)
            opened = None
            if sign.isspace():
                continue
        single = sign in "'‘’"
        if opened and (opened.group() in "'‘") != single:
            continue  # a quotation within a quotation, or an apostrophe
        opens = _opens(text, mark, opened is not None)
        if single:
            opened = _single(out, text, mark, opened, opens)
        elif opens:
            if opened:
                _unclosed(out, text, opened, sentences, starts)
            opened = mark
        elif opened:
            _add(out, text, opened.start(), opened.end(), mark.start(), mark.end(), True)
            opened = None
        else:
            _unopened(out, text, mark, sentences, starts)
    if opened and opened.group() not in "'‘":
        _unclosed(out, text, opened, sentences, starts)
    return tuple(out)


def _opens(text: str, mark: re.Match[str], inside: bool) -> bool:
    sign = mark.group()
    if sign in "“„«‘":
        return True
    if sign in "”»’":
        return False
    before = text[mark.start() - 1] if mark.start() else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    free_before = before.isspace() or before in "([-–—:"
    free_after = after.isspace() or after in ")].,;:!?-–—"
    if free_before != free_after:
        return free_before
    return not inside


def _single(
    out: list[Quotation], text: str, mark: re.Match[str], opened: re.Match[str] | None, opens: bool
) -> re.Match[str] | None:
    """Single marks are quotation marks only where both are there and near each other."""
    if opens:
        return mark
    if opened and mark.start() - opened.end() <= _LONGEST_SINGLE:
        _add(out, text, opened.start(), opened.end(), mark.start(), mark.end(), True)
    return None


def _unclosed(
    out: list[Quotation],
    text: str,
    opened: re.Match[str],
    sentences: Sequence[Sentence],
    starts: Sequence[int],
) -> None:
    index = bisect_right(starts, opened.start()) - 1
    if opened.group() in "'‘" or index < 0:
        return
    end = sentences[index].end
    if end <= opened.end() + 3 and index + 1 < len(sentences):
        end = sentences[index + 1].end
    _add(out, text, opened.start(), opened.end(), end, end, False)


def _unopened(
    out: list[Quotation],
    text: str,
    mark: re.Match[str],
    sentences: Sequence[Sentence],
    starts: Sequence[int],
) -> None:
    index = bisect_right(starts, max(0, mark.start() - 1)) - 1
    if index < 0:
        return
    start = max(sentences[index].start, out[-1].outer_end if out else 0)
    _add(out, text, start, start, mark.start(), mark.end(), False)


def _add(
    out: list[Quotation], text: str, outer: int, start: int, end: int, outer_end: int, paired: bool
) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and (not out or out[-1].outer_end <= outer):
        out.append(Quotation(outer, start, end, outer_end, paired))

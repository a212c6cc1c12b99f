"""Attributions of one unit that overlap: where one ends, and which of two that hold the same words stands."""

from collections.abc import Iterator
from dataclasses import replace

from trucewatch.read.statements_attribution import Attribution
from trucewatch.read.text import Page
from trucewatch.read.word_lists import words_of

_FIRST_PERSON = ("we", "i")
_SHORTEST = 8  # characters
_AT_ONCE = 4  # characters between the beginning of a content and a subject that opens it
_TIES = words_of(
    """
    time where which that who when after before because if than of whose what since to by from with in
    """
)
_JOINTS = _TIES | {"and", "but", "while", "although", "as"}


def trim(page: Page, found: list[Attribution]) -> list[Attribution]:
    """Ends a content that runs into the next attribution before it ("... and the army said ...")."""
    return list(_trimmed(page, found))


def _trimmed(page: Page, found: list[Attribution]) -> Iterator[Attribution]:
    kept: list[Attribution] = []
    emptied: set[int] = set()
    for index, one in enumerate(found):
        if index in emptied:
            continue
        for place, other in enumerate(found[index + 1 :], index + 1):
            if other.speaker is None or not one.leads or one.direct:
                continue
            cut = other.at if other.speaker[0] <= one.at else other.speaker[0]
            if not one.content[0] <= cut < one.content[1]:
                continue
            text = page.text[one.content[0] : cut].rstrip(" ,;-–—")
            if _subordinate(text) and one.cue.frame == "clause":
                continue
            text = _untied(text)
            if len(text) > _SHORTEST:
                one = replace(one, content=(one.content[0], one.content[0] + len(text)))
            else:
                emptied.add(place)
        if not one.leads and not one.direct:
            kept = _without(page, kept, one)
        if not _retold(one, kept):
            kept.append(one)
    for one in kept:
        if one.content[1] - one.content[0] > _SHORTEST:
            yield one


def _untied(text: str) -> str:
    """Words without the conjunctions that end them."""
    while text:
        last = text.rstrip(" ,;").rsplit(None, 1)[-1:]
        if not last or last[0].lower() not in _JOINTS:
            break
        text = text.rstrip(" ,;")[: -len(last[0])].rstrip(" ,;")
    return text


def _without(page: Page, kept: list[Attribution], outer: Attribution) -> list[Attribution]:
    """Attributions less those that are no more than part of what the speaker of `outer` says.

    What stands in the first person is part of it; the rest is where it fills less than half of it
    and is not its main clause ("..., the office said" after "the president agreed to ...").
    """
    inner = [
        one
        for one in kept
        if one.speaker and outer.content[0] <= one.speaker[0] and one.content[1] <= outer.content[1] + 1
    ]
    filled = sum(one.content[1] - one.content[0] for one in inner)
    small = filled * 2 <= outer.content[1] - outer.content[0]
    within = {id(one) for one in inner}  # compared by identity: a page of quotations has thousands
    return [
        one
        for one in kept
        if id(one) not in within or not (_own(page, one) or (small and not _main(one, outer)))
    ]


def _own(page: Page, one: Attribution) -> bool:
    return one.speaker is not None and page.text[slice(*one.speaker)].lower() in _FIRST_PERSON


def _main(one: Attribution, outer: Attribution) -> bool:
    return one.speaker is not None and one.speaker[0] - outer.content[0] <= _AT_ONCE


def _subordinate(text: str) -> bool:
    """Whether words end with what ties the next clause into theirs ("..., where the army said")."""
    last = text.rstrip().rsplit(None, 1)[-1:]
    return bool(last) and last[0].lower() in _TIES


def _retold(one: Attribution, kept: list[Attribution]) -> bool:
    """Whether "..., the official said" closes a sentence whose own verb of saying was read already."""
    if one.leads or one.direct:
        return False
    filled = sum(
        other.content[1] - other.content[0]
        for other in kept
        if other.leads and one.content[0] <= other.at and other.content[1] <= one.content[1] + 2
    )
    return filled * 2 > one.content[1] - one.content[0]

"""Carrying days on: what a lead, a neighbour or a count of days says for the events without a time."""

import re
from datetime import date

from trucewatch.read.aggregates import is_aggregate, is_spread
from trucewatch.read.binding import Count, counted, holds, shifted
from trucewatch.read.drafts import Draft
from trucewatch.read.slots import dated
from trucewatch.read.text import Page
from trucewatch.read.triggers import VIOLENT

_WHILE = re.compile(r"\b(?:while|whereas|meanwhile)\b", re.IGNORECASE)
_CAME_AS = re.compile(
    r"\bcame\s+(?:just\s+)?(?:as|hours\s+(?:after|before)|on\s+the\s+same\s+day)\b", re.IGNORECASE
)
_BACK = re.compile(r"\b(?:had|earlier|previous(?:ly)?|last|ago|before|since)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"^\W*(?:[A-Z]\w+\s+)?(?:meanwhile|elsewhere|separately|on\s+(?:a\s+separate|another)\s+front"
    r"|in\s+(?:a|the)\s+(?:same|related|relevant|similar|separate)\s+(?:context|development))\b|\bmeanwhile\b",
    re.IGNORECASE,
)
_OTHER_PLACE = re.compile(r"^\W*(?:In|At|Near|Around|Outside|North|South|East|West)\b")
_PART = re.compile(
    r"\b(?:another|a\s+further|the\s+other|the\s+rest|the\s+remaining)\s+(?:(?:of\s+)?the\s+)?(?:\d+|\w+teen|dozens?|people"
    r"|civilians|persons?|victims|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
    r"|\b(?:\d+|three|four|five|six|seven|eight|nine|ten)\s+(?:more|other|others)\b"
    r"|\b(?:among|of)\s+(?:the|those)\s+(?:\w+\s+)?(?:dead|killed|victims|casualties|fatalities)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+ly\s+|also\s+|since\s+|now\s+|already\s+|been\s+)*(?!to\b|the\b|an?\b|no\b)\w+",
    re.IGNORECASE,
)
_REACH = 4  # sentences back to the event of whose victims a part is told
_NEWS = 5  # days for which an event is news


def carry_days(
    page: Page, drafts: list[Draft], kept: list[Draft], first: int, umbrellas: list[Draft]
) -> None:
    """Carries days on to the events that are told without one.

    Args:
        page: the report.
        drafts: all that its sentences gave, before they were merged.
        kept: its events; changed in place.
        first: the index of the first sentence after the date that heads the report.
        umbrellas: the sentences that sum up what follows them, in the order of the text.
    """
    for umbrella in reversed(umbrellas):
        under(page, umbrella, kept)
    _narrow(page, drafts, kept, first)
    _news_day(page, drafts, kept, first)
    _same_sentence(page, kept)
    _goes_on(page, drafts, kept)
    _count_days(page, kept)


def umbrella_of(page: Page, found: list[Draft], count: int) -> list[Draft]:
    """The first draft of a sentence, where it sums up what follows.

    Such is a lead with a period ("killed 100 across the province in the past 24 hours"), or a day's
    operations told of a whole country before they are told place by place.
    """
    one = found[0]
    if not one.time or not one.time.ref or one.reported or not is_aggregate(page, one.start, one.end):
        return []
    days = (date.fromisoformat(one.time.ref.end) - date.fromisoformat(one.time.ref.start)).days
    early = count <= 3 and one.order <= 3
    whole = (
        (one.place is None or one.place.level >= 5) and one.toll.empty and is_spread(page, one.start, one.end)
    )
    return [one] if days <= 1 and (early or whole) else []


def under(page: Page, umbrella: Draft, drafts: list[Draft]) -> None:
    """The time of a lead that sums up dates what it sums up, unless the words look further back."""
    for draft in drafts:
        words = page.text[draft.start : draft.end]
        summed = draft.group == umbrella.group or draft.group in VIOLENT
        later = draft.order > umbrella.order and not _BACK.search(words) and not _counted(page, draft)
        if draft.time is None and summed and later and not _new_scene(page, draft, umbrella):
            draft.time = umbrella.time


def _narrow(page: Page, drafts: list[Draft], kept: list[Draft], first: int) -> None:
    """ "In the past 48 hours", told elsewhere, yields to the day within them that the lead is of."""
    lead = next((d for d in drafts if d.order <= first + 2 and _recent(page, d)), None)
    if lead is None or lead.time is None or lead.time.start < page.dateline_end:
        return
    for draft in kept:
        if draft.time is None or page.sentence_at(draft.time.start) == min(draft.evidence):
            continue
        if holds(draft.time, lead.time):
            draft.time = lead.time


def _news_day(page: Page, drafts: list[Draft], kept: list[Draft], first: int) -> None:
    """A lead's day is the day of what the report goes on to tell of the same kind, untimed."""
    lead = next((d for d in drafts if d.order <= first + 2 and not d.headline and d.time is not None), None)
    if (
        lead is None
        or lead.time is None
        or lead.time.ref is None
        or lead.reported
        or lead.time.ref.precision > 1
        or lead.time.start < page.dateline_end  # the date above a report is that of what follows at once
    ):
        return
    for draft in kept:
        words = page.text[draft.start : draft.end]
        near = 0 < draft.order - lead.order <= 8 and not draft.fresh
        same = draft.type == lead.type and not _BACK.search(words) and not _counted(page, draft)
        opening = page.sentences[draft.order].text
        if (
            draft.time is None
            and near
            and same
            and not (_ELSEWHERE.search(opening) or _OTHER_PLACE.match(opening))
        ):
            draft.time = lead.time


def _new_scene(page: Page, draft: Draft, told: Draft) -> bool:
    """Whether an event opens a scene of its own: "elsewhere", by another's hand than the one told of."""
    if not _ELSEWHERE.search(page.sentences[draft.order].text):
        return False
    return not {h.key for h in draft.actors} & {h.key for h in told.actors}


def _same_sentence(page: Page, drafts: list[Draft]) -> None:
    """What one sentence tells with "while" happened on one day, unless the words look back."""
    for draft in drafts:
        if draft.time is not None or _BACK.search(page.text[draft.start : draft.end]):
            continue
        sentence = page.sentences[draft.order]
        told = [
            d
            for d in drafts
            if d.order < draft.order <= d.order + 2 and d.time is not None and not d.reported
        ]
        if told and _CAME_AS.search(page.text, sentence.start, draft.trigger[0]):
            draft.time = told[-1].time
            continue
        beside = [d for d in drafts if d.order == draft.order and d.time is not None and not d.reported]
        if beside and _WHILE.search(page.text, sentence.start, sentence.end):
            draft.time = beside[0].time


def _goes_on(page: Page, drafts: list[Draft], kept: list[Draft]) -> None:
    """Victims counted right after those of a dated event, or as a part of them, fell on its day."""
    for draft in kept:
        if draft.time is not None or draft.group not in VIOLENT or _counted(page, draft):
            continue
        sentence = page.sentences[draft.order]
        before = [d for d in drafts if 0 < draft.order - d.order <= _REACH and _recent(page, d)]
        if not before or _BACK.search(page.text[draft.start : draft.end]) or _ELSEWHERE.search(sentence.text):
            continue
        part = _PART.search(sentence.text)
        last = before[-1].time
        headed = last is not None and last.start < page.dateline_end
        next_one = (
            draft.order - before[-1].order == 1 and not draft.toll.empty and not (draft.reported or headed)
        )
        if part or (next_one and not _PERFECT.search(page.text, draft.start, draft.end)):
            draft.time = before[-1].time


def _recent(page: Page, draft: Draft) -> bool:
    """Whether a draft tells of violence on a day that is news."""
    ref = draft.time.ref if draft.time else None
    if ref is None or draft.reported or draft.group not in VIOLENT or ref.precision > 2:
        return False
    published = page.document.published
    return (
        published is None
        or (date.fromisoformat(published[:10]) - date.fromisoformat(ref.start)).days <= _NEWS
    )


def _count_days(page: Page, drafts: list[Draft]) -> None:
    """What happened "two days before" or "hours after" something dated has its day by counting."""
    for draft in drafts:
        count = _counted(page, draft)
        if draft.time is not None or count is None or count.days is None:
            continue
        sentence = page.sentences[draft.order]
        told = [h for h in dated(page, sentence.start, count.start) if h.ref and h.ref.precision <= 2]
        before = [
            d
            for d in drafts
            if d is not draft and d.shift == (0, 0) and d.order <= draft.order <= max(d.evidence) + 1
        ]
        known = told or [d.time for d in before if d.time and d.time.ref and d.time.ref.precision <= 2]
        if known:
            draft.time, draft.shift = shifted(known[-1], count.days), count.days


def _counted(page: Page, draft: Draft) -> Count | None:
    sentence = page.sentences[draft.order]
    return counted(page, (sentence.start, sentence.end), draft.trigger)

"""The days that the words about an event give, and that of the date above the report."""

import re

from trucewatch.read.drafts import Draft
from trucewatch.read.slots import dated, deed_of, telling
from trucewatch.read.text import Page
from trucewatch.read.triggers import VIOLENT

_FILMED = re.compile(r"\b(?:video|footage|photos?|pictures?|images?)\b", re.IGNORECASE)
_PERFECT = re.compile(
    r"\b(?:has|have|had)\s+(?:\w+ly\s+|also\s+|since\s+|now\s+|already\s+|been\s+)*(?!to\b|the\b|an?\b|no\b)\w+",
    re.IGNORECASE,
)
_DEEDS = {"blas": "bombing", "bomb": "bombing", "expl": "bombing", "rock": "shelling", "shel": "shelling"}
_CLAUSE = 30  # characters before a verb that hold its auxiliary: "has captured ... and blocked"


def own_days(page: Page, kept: list[Draft], first: int) -> None:
    """Settles the days that the words about each event give, and that of the date above the report.

    Args:
        page: the report.
        kept: its events; changed in place.
        first: the index of the first sentence after the date that heads the report.
    """
    _deed_day(page, kept, first)
    _date_first(page, kept, first)


def _deed_day(page: Page, kept: list[Draft], first: int) -> None:
    """ "Tuesday's attack", told of later, dates the report's first event where only its telling is dated."""
    lead = next((d for d in kept if d.group in VIOLENT), None)
    if lead is None or min(lead.evidence) > first + 2 or (lead.time is not None and not lead.reported):
        return
    start = page.sentences[max(lead.evidence)].start
    for hit in page.times_in(start, len(page.text)):
        noun = deed_of(page, hit)
        if noun is not None and hit.ref is not None and _DEEDS.get(noun[:4].lower(), lead.type) == lead.type:
            lead.time, lead.reported = hit, False
            return


def _date_first(page: Page, drafts: list[Draft], first: int) -> None:
    """The date at the head of a page dates the event that follows it at once, where nothing else does."""
    told = False
    for draft in drafts:
        late = min(draft.evidence) > first + 2
        if draft.reported and draft.time is not None and (late or _resultative(page, draft)):
            draft.time = None  # the day of the telling says little of an earlier event's day
            told = told or draft is drafts[0]
        if draft.time is not None and _vague(page, draft):
            draft.time = None
    if not drafts or told or drafts[0].time is not None or min(drafts[0].evidence) > first + 2:
        return
    if drafts[0].type == "chemical_attack" or _FILMED.search(page.sentences[min(drafts[0].evidence)].text):
        return  # the day's news is what was said of it, or shown
    before = page.sentences[min(drafts[0].evidence)].start
    for hit in dated(page, page.dateline_end, before):
        sentence = page.sentences[page.sentence_at(hit.start)]
        extent = (sentence.start, sentence.end)
        if hit.ref and hit.ref.precision <= 2 and not telling(page, extent, hit, (before, before)):
            drafts[0].time = hit  # "... in the past 24 hours. Militants shelled ..."
            return
    for hit in page.times_in(0, max(page.dateline_end, 1)):
        if hit.ref is not None:
            drafts[0].time = hit
            return


def _vague(page: Page, draft: Draft) -> bool:
    """Whether a time says too little to date an incident: "over the past two years"."""
    assert draft.time is not None
    ref = draft.time.ref
    if ref is None:
        return True
    told = page.sentence_at(draft.time.start)
    if ref.precision >= 5 and draft.time.kind != "date":
        return draft.time.kind != "relative" or told != min(draft.evidence)
    near = 1 if ref.precision >= 4 else 2  # a month named for the war at large dates no single blow
    return ref.precision >= 3 and told not in sorted(draft.evidence)[:near]


def _resultative(page: Page, draft: Draft) -> bool:
    """Whether an event is told as what has come of it: "has captured", "had killed", "the toll has risen"."""
    assert draft.time is not None
    index = page.sentence_at(draft.time.start)
    told = page.sentences[index]
    start, end = (draft.start, draft.end) if index == draft.order else (told.start, told.end)
    shown = _FILMED.search(page.text, max(told.start, draft.time.start - 80), draft.time.start)
    return bool(shown or _PERFECT.search(page.text, max(told.start, start - _CLAUSE), end))

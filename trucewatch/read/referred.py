"""Places that a sentence only refers to: "the town", "the same square", "the province".

They are the last named place of that kind, in the sentence itself or a few before it.
"""

import re
from dataclasses import replace

from trucewatch.read.drafts import Draft
from trucewatch.read.mentions import Place, places_in
from trucewatch.read.text import Page

_REFERRED = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat)\s+(?:same\s+|besieged\s+|embattled\s+|strategic\s+|ancient\s+|nearby\s+|rebel-held\s+"
    r"|\w+ern\s+)?(?P<kind>town|village|city|suburb|quarter|neighbou?rhood|district|area|region|province|square|base|air\s?base|airport"
    r"|camp|hospital|mosque|shrine|road)"
    r"(?:['’]s|(?<=city)s)?\b(?!\s+(?:of|in|called|known|named|near|councils?|officials?)\b|\s+[A-Z])"
)
_LEVELS = {
    "city": (2, 2),
    "town": (0, 2),
    "village": (0, 1),
    "suburb": (0, 2),
    "area": (0, 4),
    "region": (2, 4),
    "province": (4, 4),
}
_SITE = re.compile(
    r"\b(?:squares?|streets?|roads?|highways?|hospitals?|\w*bases?|air\w+|camps?|crossings?|hills?|mountains?"
    r"|mosques?|bridges?|fields?|schools?|prisons?|roundabouts?|junctions?)\b",
    re.IGNORECASE,
)
_BACK = 6  # sentences between a name and the words that refer to it


def refer(page: Page, drafts: list[Draft]) -> None:
    """Gives the incidents without a place the one that their words refer to.

    Args:
        page: the report.
        drafts: its incidents; changed in place.
    """
    for draft in drafts:
        if draft.headline or (draft.place is not None and draft.place.level < 5):
            continue
        words = _REFERRED.search(page.text, draft.start, draft.end)
        place = _named(page, draft.order, words.start(), words["kind"].lower()) if words else None
        if place is not None:
            draft.within = [*([draft.place] if draft.place else []), *draft.within]
            draft.place = replace(place, origin=False, near=False)


def _named(page: Page, index: int, before: int, kind: str) -> Place | None:
    """The last place of a kind that is named before some words."""
    low, high = _LEVELS.get(kind, (0, 0))
    start = page.sentences[max(0, index - _BACK)].start
    for place in reversed(places_in(page, start, before)):
        if place.told or place.near or not low <= place.level <= high:
            continue
        words = page.text[place.words[0] : place.words[1]]
        if not _SITE.search(words) if kind in _LEVELS else re.search(rf"\b{kind}", words, re.IGNORECASE):
            return place
    return None

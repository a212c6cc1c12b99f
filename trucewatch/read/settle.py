"""The place of an incident whose sentences name or refer to none: a further blow, a truce for a country."""

import re
from collections import Counter

from trucewatch.model.references import NameHit
from trucewatch.read.drafts import Draft
from trucewatch.read.mentions import Place, places_in
from trucewatch.read.text import Page
from trucewatch.read.triggers import VIOLENT

_WHOLE_COUNTRY = re.compile(
    r"\b(?:nation-?wide|cessation\s+of\s+hostilities|cease\s+hostilities|(?:truce|ceasefire|cease-fire)\s+(?:\w+\s+){0,2}"
    r"(?:agreed|brokered|negotiated)|US?\.?S?\.?-Russia\w*(?:-\w+)?\s+(?:plan|truce|deal))\b",
    re.IGNORECASE,
)
_AGREED = re.compile(r"\b(?:agree\w*|sign\w*)\s+(?:on\s+\w+\s+)?(?:in|at)\s+(?:the\s+)?$", re.IGNORECASE)
_STORY = 2  # sentences back to the place that a further blow without a place shares


def settle_place(page: Page, draft: Draft) -> None:
    """Fills a whole draft's place from what the page named before, where its own words name none."""
    words = " ".join(page.sentences[i].text for i in draft.evidence)
    if draft.type == "ceasefire_act":
        if _WHOLE_COUNTRY.search(words) and not _agreed_at(page, draft):
            country = _country(page, draft)
            if country is not None:
                draft.place, draft.within = country, []
        return
    if draft.place is not None and (draft.place.level < 5 or draft.place.words[0] < draft.place.start):
        return  # a part of a country ("eastern X") is said on purpose
    found = _antecedent(page, draft)
    if found is not None:
        draft.place = found


def _agreed_at(page: Page, draft: Draft) -> bool:
    """Whether the draft's place is where a truce was agreed: "agreed in X to a cessation of hostilities"."""
    place = draft.place
    return place is not None and bool(
        _AGREED.search(page.text[max(draft.start, place.start - 70) : place.start])
    )


def _countries(page: Page, start: int, end: int) -> list[NameHit]:
    return [h for h in page.names_in(start, end) if h.kind == "place" and h.type == "country"]


def _country(page: Page, draft: Draft) -> Place | None:
    """The country that the page names most, where it is named nearest to the draft's words."""
    at = page.sentences[max(draft.evidence)].end
    named = page.once(_countries, 0, len(page.text))
    if not named:
        return None
    most = Counter(h.key for h in named).most_common(1)[0][0]
    hit = min((h for h in named if h.key == most), key=lambda h: abs(h.start - at))
    return Place(hit.start, hit.end, hit.name, hit.key, 6, words=(hit.start, hit.end))


def _antecedent(page: Page, draft: Draft) -> Place | None:
    """The place that the report told of last, which a further blow without a place shares."""
    if draft.group not in VIOLENT:
        return None
    begin = page.sentences[max(0, min(draft.evidence) - _STORY)].start
    told = places_in(page, begin, draft.start, propose=False)
    named = [p for p in told if p.level <= 2 and not p.told and not p.origin]
    return named[-1] if named else None

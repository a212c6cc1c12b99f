"""Drafts of one clause that tells several places: a toll for each, or a list of cities."""

import re
from dataclasses import replace
from itertools import zip_longest

from trucewatch.read.casualties import Group, toll_of
from trucewatch.read.drafts import Draft
from trucewatch.read.mentions import Place, places_in
from trucewatch.read.text import Page
from trucewatch.read.triggers import VIOLENT

_EDGE = re.compile(r"\b(?:outside|around|near|close\s+to)\s+(?:the\s+)?(?:\w+\s+){0,3}$", re.IGNORECASE)
_LISTED_BLOWS = ("air_strike", "shelling")
_AND = re.compile(r"\b(?:and|as\s+well\s+as|also)\b", re.IGNORECASE)
_IN = re.compile(r"\bin\s+(?:the\s+)?(?:\w+\s+){0,3}$", re.IGNORECASE)
_WITHIN = re.compile(r"\s*(?:\w+\s+)?in\s+(?:the\s+)?(?:\w+\s+){0,3}$", re.IGNORECASE)
_LISTED = re.compile(
    r"^\s*(?:(?:,|and|,\s*and|as well as|&)\s*(?:(?:\w+\s+)?(?:in|near|at)\s+)?(?:the\s+)?)?$", re.IGNORECASE
)


def place_for_place(page: Page, draft: Draft, groups: list[Group]) -> list[Draft]:
    """One draft for each place with a toll of its own: "killed 19 in A and another 23 in B"."""
    whole = [g for g in groups if not g.part and draft.start <= g.start < draft.end]
    if len(whole) < 2 or draft.headline or draft.aggregate or draft.group not in VIOLENT:
        return [draft]
    first = _spot(page, draft.start, whole[0].start)
    found: list[tuple[Place, int]] = []  # a place and where the next one's people begin
    for one, after in zip_longest(whole, whole[1:]):
        stop = after.start if after else draft.end
        place = _spot(page, one.end, stop) or (first if one is whole[0] and after and not found else None)
        if place is not None:
            found.append((place, stop))
        first = None if found else first
    if len({_city(p) for p, _ in found}) < 2 or len({p.name for p, _ in found}) < len(found):
        return [draft]
    out, start = [], draft.start
    for n, (place, stop) in enumerate(found):
        stop = draft.end if n + 1 == len(found) else stop
        toll = toll_of([g for g in groups if start <= g.start < stop])
        out.append(
            replace(
                draft, place=place, toll=toll, evidence=list(draft.evidence), claimants=list(draft.claimants)
            )
        )
        start = stop
    return out


def _spot(page: Page, start: int, end: int) -> Place | None:
    """The first village, town or city named in a stretch."""
    places = places_in(page, start, end, propose=True) if end - start > 3 else []
    return next(
        (p for p in places if p.level <= 2 and not p.origin and (not p.near or _beside(page, p))), None
    )


def _beside(page: Page, place: Place) -> bool:
    """Whether the words put the event at the edge of a place: "outside X", "near the town of X"."""
    return bool(_EDGE.search(page.text, max(0, place.start - 40), place.start))


def _city(place: Place) -> str:
    return place.name.rpartition(", ")[2]


def elsewhere(page: Page, draft: Draft) -> list[Draft]:
    """Copies of a draft for the other cities or provinces that the words list with its place."""
    found = _by_province(page, draft)
    if len(found) >= 2:
        draft.place, draft.within = found[0]
        return [
            replace(draft, place=p, within=w, evidence=list(draft.evidence), claimants=list(draft.claimants))
            for p, w in found[1:]
        ]
    if draft.place is None or draft.place.level not in (2, 4) or not draft.toll.empty or draft.headline:
        return []
    listed = [draft.place]
    for place in places_in(page, draft.start, draft.end, propose=False):
        gap = page.text[listed[-1].end : place.start]
        if place.start > listed[-1].end and place.level == draft.place.level and _LISTED.match(gap):
            listed.append(place)
    before = page.text[max(draft.start, draft.place.start - 24) : draft.place.start]
    if re.search(r"\bbetween\s+(?:\w+\s+)?$", before):
        return []
    return [
        replace(draft, place=place, within=[], evidence=list(draft.evidence), claimants=list(draft.claimants))
        for place in listed[1:]
    ]


def _by_province(page: Page, draft: Draft) -> list[tuple[Place, list[Place]]]:
    """The places of blows listed province by province: "shelled A in P, the villages of B and C in Q"."""
    if draft.type not in _LISTED_BLOWS or not draft.toll.empty or draft.headline or draft.aggregate:
        return []
    out: list[tuple[Place, list[Place]]] = []
    spot, last = None, draft.trigger[1]
    for place in places_in(page, draft.trigger[1], draft.end, propose=True):
        gap = page.text[last : place.start]
        last = place.words[1] or place.end
        if place.origin or place.near or place.level > 4:
            continue
        wide = place.level in (2, 4) and bool(_IN.search(gap))
        if wide and spot is None and out and _WITHIN.match(gap):
            out[-1][1].append(place)  # "in X countryside in Y province"
        elif wide:
            out.append((spot or place, [place] if spot else []))
            spot = None
        elif spot is None:
            spot = place
    provinces = [(within[0] if within else place).name for place, within in out]
    if len(out) == 2 and not _AND.search(page.text, out[0][0].end, out[1][0].start):
        return []  # the one may lie in the other
    return out if len(set(provinces)) == len(provinces) else []

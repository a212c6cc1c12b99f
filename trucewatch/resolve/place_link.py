"""Ties the words that name a place to the gazetteer, in the light of what else the report names.

A place is looked up under its own words, within the wider places named with it; where several fit
about as well, the one nearest to the report's other places wins. What the gazetteer does not hold
keeps its words (the null candidate) and, where a wider place is known, that place's position with
the precision it deserves.
"""

import re
import statistics
from collections.abc import Iterable

from trucewatch.model import Mention, PlaceRef
from trucewatch.resolve.gazetteer import Candidate, Gazetteer
from trucewatch.resolve.geography import Point
from trucewatch.resolve.place_entries import PlaceEntry
from trucewatch.resolve.places import resolve_place

# UCDP where_prec: 1 the place, 2 near it, 3 district, 4 governorate, 5 a line or a vague area, 6 country.
PRECISION = {
    "district": 3, "subdistrict": 3, "governorate": 4,
    "region": 5, "road": 5, "river": 5, "border": 5, "country": 6,
}  # fmt: skip
TIE = 0.06  # candidates this close in score are told apart by distance

_KIND = (
    r"towns?|villages?|cit(?:y|ies)|districts?|neighbou?rhoods?|quarters?|suburbs?|areas?|hamlets?|hills?|camp"
    r"|farms?|farmlands?|squares?|streets?"
)
_BEFORE = re.compile(rf"^(?:the\s+)?(?:{_KIND})\s+(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
_AFTER = re.compile(rf"\s+(?:{_KIND})$", re.IGNORECASE)
_IN_CITY = re.compile(r"\b(?:neighbou?rhoods?|districts?|quarters?|streets?|squares?)\b", re.IGNORECASE)
_QUALIFIER = re.compile(
    r"\b(?:north|south|east|west|central|countryside|rural|suburbs|outskirts|border|frontier|between|axis)",
    re.IGNORECASE,
)
_QUALIFIED = frozenset({"qualified", "border", "line", "list", "exact", "variant", "article"})
_NEAR = re.compile(
    r"\b(?:near|close to|outside|around|vicinity of|outskirts of|surrounding|surroundings of|countryside of"
    r"|(?:north|south|east|west)\w*\s+of|from)\s+(?:the\s+)?(?:(?:town|city|village)\s+of\s+)?$",
    re.IGNORECASE,
)


class PlaceLinker:
    """Ties places of one document at a time.

    Args:
        gazetteer: where places are looked up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def link_all(self, places: Iterable[tuple[Mention, tuple[Mention, ...]]], text: str) -> list[PlaceRef]:
        """The places of a document's reports, each with the wider places named with it, in order."""
        given = list(places)
        found = [self._candidates(place, within) for place, within in given]
        centre = _centre(candidates for candidates, _ in found)
        refs = []
        for (place, _), (candidates, wider) in zip(given, found, strict=True):
            if centre and len(candidates) > 1 and candidates[0].score - candidates[1].score <= TIE:
                again = self._look_up(place, wider, near=centre)
                candidates = again or candidates
            refs.append(
                self._qualified(place, wider, centre)
                or (_known(place, candidates, text) if candidates else _unknown(place, wider))
            )
        return refs

    def _qualified(self, place: Mention, wider: list[PlaceEntry], centre: Point | None) -> PlaceRef | None:
        """A side, a countryside, a border or a list, where the words qualify a name."""
        if not _QUALIFIER.search(place.text):
            return None
        ref = resolve_place(
            place.text,
            key=place.key,
            within=[entry.id for entry in wider],
            nearby=[centre] if centre else [],
            gazetteer=self.gazetteer,
        )
        return ref if ref and ref.place and ref.method in _QUALIFIED else None

    def _candidates(
        self, place: Mention, within: tuple[Mention, ...]
    ) -> tuple[tuple[Candidate, ...], list[PlaceEntry]]:
        wider = [entry for one in within if (entry := self._entry(one))]
        wider.sort(key=lambda entry: PRECISION.get(entry.type, 1))
        candidates = self._look_up(place, wider)
        keyed = self.gazetteer.get(place.key) if place.key else None
        if keyed and not any(one.entry.id == keyed.id for one in candidates):
            # The finder knew the words there; looking the words up alone may lack a spelling.
            candidates = (*candidates, Candidate(entry=keyed, score=0.55, method="exact"))
            candidates = tuple(sorted(candidates, key=lambda one: -one.score))
        return candidates, wider

    def _look_up(
        self, place: Mention, wider: list[PlaceEntry], near: Point | None = None
    ) -> tuple[Candidate, ...]:
        admin1 = next((e.admin1 for e in wider if e.admin1), None)
        country = next((e.country for e in wider if e.country), None)
        for name in _names(place):
            found = self.gazetteer.lookup(
                name, admin1=admin1, country=country, near=near, within=tuple(e.id for e in wider)
            )
            if found:
                return found
        return ()

    def _entry(self, place: Mention) -> PlaceEntry | None:
        if place.key and (entry := self.gazetteer.get(place.key)):
            return entry
        for name in _names(place):
            if found := self.gazetteer.lookup(name):
                return found[0].entry
        return None


def _names(place: Mention) -> Iterable[str]:
    """The wordings under which a place is looked up, the fullest first."""
    words = " ".join(place.text.split())
    bare = _AFTER.sub("", _BEFORE.sub("", words))
    return dict.fromkeys(one for one in (words, bare, place.name or "") if one)


def _known(place: Mention, candidates: tuple[Candidate, ...], text: str) -> PlaceRef:
    best = candidates[0]
    entry = best.entry
    precision = PRECISION.get(entry.type, 1)
    if precision == 1 and place.span and _NEAR.search(text[max(0, place.span.start - 40) : place.span.start]):
        precision = 2
    return PlaceRef(
        text=place.text,
        place=entry.id,
        name=entry.name,
        admin1=entry.admin1,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        geonameid=entry.geonameid,
        precision=precision,
        method=best.method,
        score=best.score,
        alternatives=tuple(one.entry.id for one in candidates[1:6]),
    )


def _unknown(place: Mention, wider: list[PlaceEntry]) -> PlaceRef:
    """The null candidate: the words, placed no finer than the wider place named with them."""
    name = place.name or place.text
    outer = wider[0] if wider else None
    if outer and outer.type in ("city", "town") and _IN_CITY.search(place.text) and outer.name not in name:
        name = f"{name}, {outer.name}"
    return PlaceRef(
        text=place.text,
        name=name,
        admin1=outer.admin1 if outer else None,
        country=outer.country if outer else None,
        lat=outer.lat if outer else None,
        lon=outer.lon if outer else None,
        precision=max(2, PRECISION.get(outer.type, 2)) if outer else 6,
        method="within" if outer else "unresolved",
        score=0.0,
    )


def _centre(found: Iterable[tuple[Candidate, ...]]) -> Point | None:
    """The middle of the document's places that are beyond doubt."""
    sure = [
        (c[0].entry.lat, c[0].entry.lon)
        for c in found
        if c
        and c[0].entry.lat is not None
        and PRECISION.get(c[0].entry.type, 1) < 5
        and (len(c) == 1 or c[0].score - c[1].score > TIE)
    ]
    points = [(lat, lon) for lat, lon in sure if lat is not None and lon is not None]
    if not points:
        return None
    return (statistics.median(lat for lat, _ in points), statistics.median(lon for _, lon in points))

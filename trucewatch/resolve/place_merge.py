"""One entry a place: the table, what a team imports and GeoNames brought together."""

import math
from collections import defaultdict

from trucewatch.resolve.geography import Point, distance_km
from trucewatch.resolve.place_entries import PARTS_OF_A_CITY, PlaceEntry
from trucewatch.resolve.place_names import ARTICLES, fold, name_key, sound_key
from trucewatch.resolve.place_world import WorldIndex

MATCH_KM = 12.0  # one name this near is one place, when the table and GeoNames are brought together
SAME_KM = 6.0  # the same for a place of an import and one of the table


def absorbed(own: list[PlaceEntry], added: list[PlaceEntry]) -> list[PlaceEntry]:
    """The table with the places of an import, each place once."""
    known = {entry.id: entry for entry in own}
    by_name: dict[str, list[str]] = defaultdict(list)
    for entry in own:
        for form in (entry.name, *entry.variants):
            by_name[name_key(form)].append(entry.id)
            by_name["~" + sound_key(form)].append(entry.id)
    for new in added:
        meeting = (*by_name.get(name_key(new.name), ()), *by_name.get("~" + sound_key(new.name), ()))
        same = next((id for id in meeting if id in known and _same_place(known[id], new)), None)
        if new.id in known or same is None:
            known[new.id] = new
            continue
        old = known[same]
        spellings = (new.name, *new.variants, *new.also)
        known[same] = _changed(
            old,
            native=old.native or new.native,
            also=tuple(dict.fromkeys((*old.also, *(form for form in spellings if form != old.name)))),
            geonameid=old.geonameid or new.geonameid,
            pcode=new.pcode or old.pcode,
            population=old.population or new.population,
        )
    return list(known.values())


def _same_place(a: PlaceEntry, b: PlaceEntry) -> bool:
    """Whether two entries under like names are one place: same kind, and near where both have positions."""
    settled = ("city", "town", "village")
    if a.type != b.type and not (a.type in settled and b.type in settled):
        return False
    if a.type in ("governorate", "country"):
        return a.country == b.country
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.type not in settled and a.admin1 == b.admin1
    return distance_km((a.lat, a.lon), (b.lat, b.lon)) <= (40.0 if a.type == "district" else SAME_KM)


def with_cities(own: list[PlaceEntry]) -> list[PlaceEntry]:
    """The table with its parts of cities under their full names ("Sheikh Maqsoud, Aleppo")."""
    names = {entry.id: entry for entry in own}
    out = []
    for entry in own:
        parent = names.get(entry.parent or "")
        if entry.type in PARTS_OF_A_CITY and parent is not None and parent.type in ("city", "town"):
            full, bare = f"{entry.name}, {parent.name}", (entry.name, *entry.variants)
            entry = _changed(entry, name=full, variants=bare)
        out.append(entry)
    return out


def with_geonames(own: list[PlaceEntry], world: WorldIndex) -> tuple[list[PlaceEntry], set[int | None]]:
    """The table with GeoNames' ids, populations and spellings, and the ids taken."""
    by_key: dict[str, list[PlaceEntry]] = defaultdict(list)
    for place in world.near():
        for form in (place.name, *place.also):
            by_key[name_key(form)].append(place)
            by_key["~" + sound_key(form)].append(place)
    taken: set[int | None] = {entry.geonameid for entry in own if entry.geonameid is not None}
    out = []
    for entry in own:
        match = None
        if entry.type in ("city", "town", "village", "camp"):
            match = _geoname(entry, by_key, taken)
            if match is None and entry.country != "Syria":
                far = {name_key(entry.name): world.find(entry.name)}
                match = _geoname(entry, far, taken)
        if match is not None:
            taken.add(match.geonameid)
            known = {name_key(form) for form in (entry.name, *entry.variants)}
            entry = _changed(
                entry,
                geonameid=match.geonameid,
                population=match.population,
                also=tuple(form for form in (match.name, *match.also) if name_key(form) not in known),
                tags=(*entry.tags, *match.tags),
            )
        out.append(entry)
    return out, taken


def _geoname(
    entry: PlaceEntry, by_key: dict[str, list[PlaceEntry]], taken: set[int | None]
) -> PlaceEntry | None:
    """The nearest place of GeoNames under the same name, else under one that sounds the same."""
    if entry.lat is None or entry.lon is None:
        return None
    here = (entry.lat, entry.lon)
    forms = (entry.name, *entry.variants, *((entry.native,) if entry.native else ()))
    for mark, key in (("", name_key), ("~", sound_key)):
        meeting = {p.id: p for form in forms for p in by_key.get(mark + key(form), ())}
        close = [(away_km(p, here), p.id) for p in meeting.values() if p.geonameid not in taken]
        if close and min(close)[0] <= MATCH_KM:
            return meeting[min(close)[1]]
    return None


def plain(entry: PlaceEntry) -> PlaceEntry:
    """A GeoNames place under a name without the accents of its romanisation ("Ţafas" -> "Tafas")."""
    if entry.country not in ("Syria", "Iraq", "Lebanon", "Jordan", "Palestine", "Israel"):
        return entry
    words = fold(entry.name).split()
    last = len(words) - 1
    plain = ["al-" if at < last and word in ARTICLES else word.capitalize() for at, word in enumerate(words)]
    name = " ".join(plain).replace("al- ", "al-")
    return _changed(entry, name=name, variants=(entry.name, *entry.variants))


def _changed(entry: PlaceEntry, **fields: object) -> PlaceEntry:
    values = {name: getattr(entry, name) for name in entry.__struct_fields__}
    return PlaceEntry(**{**values, **fields})


def away_km(entry: PlaceEntry, point: Point) -> float:
    """Kilometres from a place to a point; infinite where the place has no position."""
    if entry.lat is None or entry.lon is None:
        return math.inf
    return distance_km((entry.lat, entry.lon), point)

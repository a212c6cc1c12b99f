"""How the places of two reports lie to one another."""

from math import asin, cos, radians, sin, sqrt
from typing import Literal

from trucewatch.fuse.facets import Facet, plain
from trucewatch.model import PlaceRef

Relation = Literal["same", "inside", "adjacent", "near", "wide", "unknown", "siblings", "apart"]
NEAR_KM = 15.0
NEXT_DOOR_KM = (
    1.0  # a hospital is told by its own name and by its quarter's; quarters' middles lie further apart
)
_EARTH_KM = 6371.0


def distance_km(a: PlaceRef, b: PlaceRef) -> float | None:
    """Great-circle distance in kilometres, None where a place has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    x, y = radians(a.lat), radians(b.lat)
    h = sin((y - x) / 2) ** 2 + cos(x) * cos(y) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, h)))


# Governorates that one city makes an enclave of the other: reports take one name for the other.
_JOINED = {"Damascus": "Rif Dimashq", "Rural Damascus": "Rif Dimashq", "Damascus Countryside": "Rif Dimashq"}


def region(admin1: str | None) -> str | None:
    """The governorate, with the capital counted to the one around it."""
    return _JOINED.get(admin1, admin1) if admin1 else None


def relation(a: Facet, b: Facet) -> Relation:
    """How two reports' places lie to one another.

    `same` one place; `inside` one holds the other (a neighbourhood and its city); `adjacent`
    next door in one city; `near` within 15 km; `wide` one is only a governorate or a country that
    may hold the other; `siblings` two places of one city; `apart` they exclude one another;
    `unknown` a place is missing.
    """
    p, q = a.place, b.place
    if p is None or q is None:
        return "unknown"
    if p.precision == 6 or q.precision == 6:
        return "apart" if p.country and q.country and p.country != q.country else "wide"
    if _same(p, q):
        return "same"
    if (p.place and p.place in b.within) or (q.place and q.place in a.within):
        return "inside"
    heads = set(plain(p.name.split(",")[0]).split()), set(plain(q.name.split(",")[0]).split())
    cities = city_of(p), city_of(q)
    if cities[0] == cities[1] and heads[0] and heads[1] and (heads[0] < heads[1] or heads[1] < heads[0]):
        return "inside"  # "Akrama, Homs" and "Akrama school, Homs"
    if cities[0] and cities[0] == cities[1]:
        between = distance_km(p, q)
        return "adjacent" if between is not None and between <= NEXT_DOOR_KM else "siblings"
    if plain(p.name) in cities or plain(q.name) in cities:
        return "inside"
    km = distance_km(p, q)
    close = km is not None and km <= NEAR_KM
    if p.precision >= 4 or q.precision >= 4:
        if p.admin1 and q.admin1 and region(p.admin1) != region(q.admin1) and not close:
            return "apart"
        return "wide"
    if km is None:
        return "apart" if p.admin1 and q.admin1 and region(p.admin1) != region(q.admin1) else "unknown"
    if not close:
        return "apart"
    return "inside" if a.capital or b.capital else "near"


def city_of(place: PlaceRef) -> str:
    """The city that the name of one of its parts ends in ("Sheikh Maqsoud, Aleppo"), else empty."""
    _, comma, city = place.name.rpartition(", ")
    return plain(city) if comma else ""


def _same(p: PlaceRef, q: PlaceRef) -> bool:
    if p.place and q.place:
        return p.place == q.place
    return p.admin1 == q.admin1 and bool(plain(p.name)) and plain(p.name) == plain(q.name)

"""Whether a place lies in an area: the country, or a zone whose line may never have been agreed."""

from functools import lru_cache
from typing import Any

import msgspec
import shapely
import shapely.geometry

from trucewatch.model import Agreement, Answer, PlaceRef, Zone

EXACT = 1  # UCDP where_prec: the place itself, not "near it"
WIDE = 6  # from here on a place is a country or the open air: too wide to lie in a zone


@lru_cache(maxsize=64)
def _shape(geometry: bytes) -> Any:
    made = shapely.geometry.shape(msgspec.json.decode(geometry))
    shapely.prepare(made)
    return made


@lru_cache(maxsize=16384)
def _contains(geometry: bytes, lon: float, lat: float) -> bool:
    return bool(shapely.covers(_shape(geometry), shapely.Point(lon, lat)))


def in_country(place: PlaceRef | None, country: str) -> Answer:
    """Whether a place lies in a country (its English name). No place, or no country: unknown."""
    if place is None or place.country is None:
        return "unknown"
    return "yes" if place.country.casefold() == country.casefold() else "no"


def in_zone(place: PlaceRef | None, zone: Zone) -> Answer:
    """Whether a place lies in a zone.

    A place that the zone lists is in it wherever the line runs. Otherwise the point decides, and
    only outside an agreed line or inside one: near or within a line that was never agreed, or for
    a place known only roughly, the answer is unknown.
    """
    if place is None or place.precision >= WIDE:
        return "unknown"
    if place.place is not None and place.place in zone.places:
        return "yes"
    if zone.geometry is None or place.lat is None or place.lon is None:
        return "unknown"
    inside = _contains(msgspec.json.encode(zone.geometry), place.lon, place.lat)
    if not inside:
        return "no" if place.precision <= EXACT + 1 else "unknown"
    return "yes" if zone.delineation == "agreed" and place.precision == EXACT else "unknown"


def in_area(place: PlaceRef | None, agreement: Agreement) -> Answer:
    """Whether a place lies in the agreement's area."""
    if agreement.area == "nationwide":
        return in_country(place, agreement.country)
    zone = next(z for z in agreement.zones if z.id == agreement.area)
    return in_zone(place, zone)

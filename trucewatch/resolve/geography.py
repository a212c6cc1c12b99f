"""Distances, and which governorate a point lies in, approximately."""

import math
from collections.abc import Iterable, Mapping

EARTH_RADIUS_KM = 6371.0

Point = tuple[float, float]  # latitude, longitude in decimal degrees (WGS 84)

# Governorate boxes (south, west, north, east), degrees, drawn generously by hand from general knowledge.
# They overlap; they serve to catch a wrong coordinate, never to place a point.
ADMIN1_BOXES: Mapping[str, tuple[float, float, float, float]] = {
    "Aleppo": (35.5, 36.4, 36.95, 38.75),
    "Damascus": (33.43, 36.15, 33.6, 36.4),
    "Daraa": (32.3, 35.7, 33.3, 36.75),
    "Deir ez-Zor": (33.95, 38.85, 35.95, 41.3),
    "Hama": (34.6, 36.1, 35.85, 38.1),
    "Hasakah": (35.2, 39.5, 37.35, 42.4),
    "Homs": (33.3, 36.1, 35.3, 39.35),
    "Idlib": (35.25, 36.05, 36.45, 37.4),
    "Latakia": (35.15, 35.65, 35.98, 36.35),
    "Quneitra": (32.65, 35.6, 33.4, 36.05),
    "Raqqa": (35.2, 37.9, 36.75, 39.85),
    "Rif Dimashq": (32.95, 35.8, 34.4, 38.95),
    "Suwayda": (32.25, 36.3, 33.2, 37.35),
    "Tartus": (34.55, 35.75, 35.3, 36.4),
}

# The same for the countries that the table names most.
COUNTRY_BOXES: Mapping[str, tuple[float, float, float, float]] = {
    "Syria": (32.2, 35.5, 37.4, 42.45),
    "Turkey": (35.7, 25.6, 42.2, 44.9),
    "Iraq": (29.0, 38.7, 37.5, 48.7),
    "Lebanon": (33.0, 35.0, 34.75, 36.7),
    "Jordan": (29.1, 34.9, 33.45, 39.4),
    "Israel": (29.4, 34.2, 33.45, 35.95),
    "Palestine": (31.2, 34.2, 32.6, 35.6),
}


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance between two points in kilometres (haversine)."""
    lat_a, lon_a, lat_b, lon_b = map(math.radians, (*a, *b))
    h = math.sin((lat_b - lat_a) / 2) ** 2
    h += math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def in_box(point: Point, box: tuple[float, float, float, float], margin: float = 0.0) -> bool:
    """Whether a point lies in a box (south, west, north, east), widened by `margin` degrees."""
    south, west, north, east = box
    lat, lon = point
    return south - margin <= lat <= north + margin and west - margin <= lon <= east + margin


def nearest_admin1(point: Point, known: Iterable[tuple[Point, str]], *, neighbours: int = 3) -> str | None:
    """The governorate of most of the known places nearest to a point: an approximation.

    Args:
        point: latitude and longitude, decimal degrees.
        known: places with their governorates.
        neighbours: how many of the nearest places vote; a tie goes to the nearest.

    Returns:
        The governorate, or null where the nearest known place is more than 60 km off.
    """
    nearest = sorted((distance_km(point, at), admin1) for at, admin1 in known)[:neighbours]
    if not nearest or nearest[0][0] > 60.0:
        return None
    votes: dict[str, float] = {}
    for away, admin1 in nearest:
        votes[admin1] = votes.get(admin1, 0.0) + 1.0 / (1.0 + away)
    return max(votes, key=lambda name: votes[name])

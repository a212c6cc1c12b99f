"""Names for the map, and where a country lies, out of the registry's own tables of places."""

import csv
import functools
import json
from collections.abc import Iterator, Sequence
from typing import Any

from trucewatch.config import data_root

RANKS = {"city": 1, "town": 2, "crossing": 2, "base": 2}  # the rest would crowd the map


def _rows() -> Iterator[dict[str, str]]:
    for table in sorted((data_root() / "registry" / "places").glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


@functools.cache
def labels() -> bytes:
    """GeoJSON points with `name`, `native` (empty where it is the same) and `rank`.

    Rank 1 is shown from far, 2 from near.
    """
    features = [_feature(row) for row in _rows() if row["type"] in RANKS]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def _feature(row: dict[str, str]) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]}
    native = row["native"] if row["native"] != row["name"] else ""
    shown = {"name": row["name"], "native": native, "rank": RANKS[row["type"]]}
    return {"type": "Feature", "geometry": point, "properties": shown}


def extent(countries: Sequence[str], margin: float) -> tuple[float, float, float, float] | None:
    """West, south, east, north in degrees around the named places of countries; None where none is known."""
    spots = [(float(row["lon"]), float(row["lat"])) for row in _rows() if row["country"] in countries]
    if not spots:
        return None
    lons, lats = zip(*spots, strict=True)
    return min(lons) - margin, min(lats) - margin, max(lons) + margin, max(lats) + margin

"""Names for the map, out of the registry's own table of places."""

import csv
import functools
import json
from typing import Any

from trucewatch.config import data_root

RANKS = {"city": 1, "town": 2, "crossing": 2, "base": 2}  # the rest would crowd the map


@functools.cache
def labels() -> bytes:
    """GeoJSON points with `name`, `native` and `rank` (1: shown from far, 2: from near)."""
    features = []
    for table in sorted((data_root() / "registry" / "places").glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as lines:
            features += [_feature(row) for row in csv.DictReader(lines) if row["type"] in RANKS]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def _feature(row: dict[str, str]) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]}
    shown = {"name": row["name"], "native": row["native"], "rank": RANKS[row["type"]]}
    return {"type": "Feature", "geometry": point, "properties": shown}

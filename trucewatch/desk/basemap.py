"""Land and borders for the map: Natural Earth, fine where the agreements hold, coarse elsewhere.

The whole world in the fine scale is 3.7 MB; of it a browser gets the part around the countries of the
workspace's agreements, and the rest of the world in the coarse scale, simplified: some 0.4 MB.
"""

import functools
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from trucewatch.config import assets_root
from trucewatch.desk.labels import extent

FINE, COARSE = "countries-10m.json", "countries-50m.json"
MARGIN = 5.0  # degrees drawn finely around the named places of a country
SIMPLER = 0.1  # degrees; the coarse part is looked at from far
FINE_DECIMALS, COARSE_DECIMALS = 3, 2

Box = tuple[float, float, float, float]
Arcs = Sequence[NDArray[np.float64]]


@functools.lru_cache(maxsize=4)
def basemap(countries: tuple[str, ...]) -> bytes:
    """GeoJSON with two features, of `kind` "land" and "borders".

    Args:
        countries: whose surroundings are drawn finely; none for a coarse world.

    Raises:
        OSError: the assets are not there.
    """
    box = extent(countries, MARGIN)
    world, arcs = _load(COARSE)
    land = [_simpler(one) for one in _outside(_land(world, arcs), box)]
    borders = [_simpler(one) for one in _outside([_borders(world, arcs)], box)]
    lands, lines = _coordinates(land, COARSE_DECIMALS), _coordinates(borders, COARSE_DECIMALS)
    if box:
        world, arcs = _load(FINE)
        lands += _coordinates(_inside(_land(world, arcs), box), FINE_DECIMALS)
        lines += _coordinates(_inside([_borders(world, arcs)], box), FINE_DECIMALS)
    features = [
        {"type": "Feature", "properties": {"kind": kind}, "geometry": {"type": shape, "coordinates": drawn}}
        for kind, shape, drawn in (("land", "MultiPolygon", lands), ("borders", "MultiLineString", lines))
    ]
    whole = {"type": "FeatureCollection", "features": features}
    return json.dumps(whole, separators=(",", ":")).encode()


def _load(name: str) -> tuple[dict[str, Any], Arcs]:
    path: Path = assets_root() / "world-atlas" / name
    world = json.loads(path.read_bytes())
    scale, shift = (np.array(world["transform"][key]) for key in ("scale", "translate"))
    return world, [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in world["arcs"]]


def _polygons(geometry: dict[str, Any]) -> Iterator[list[list[int]]]:
    if geometry["type"] == "GeometryCollection":
        for one in geometry["geometries"]:
            yield from _polygons(one)
    elif geometry["type"] == "Polygon":
        yield geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        yield from geometry["arcs"]


def _ring(arcs: Arcs, numbers: Sequence[int]) -> NDArray[np.float64]:
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([part if at == 0 else part[1:] for at, part in enumerate(parts)])


def _land(world: dict[str, Any], arcs: Arcs) -> Iterator[BaseGeometry]:
    for rings in _polygons(world["objects"]["land"]):
        shell, *holes = (_ring(arcs, one) for one in rings)
        if len(shell) < 4:  # an islet that the atlas's grid has made a point
            continue
        polygon = shapely.Polygon(shell, [hole for hole in holes if len(hole) >= 4])
        yield polygon if polygon.is_valid else polygon.buffer(0)


def _borders(world: dict[str, Any], arcs: Arcs) -> BaseGeometry:
    """Lines that two countries share, so that a coast is drawn once and all borders alike."""
    used: Counter[int] = Counter()
    for country in world["objects"]["countries"]["geometries"]:
        rings = (ring for rings in _polygons(country) for ring in rings)
        used.update({n if n >= 0 else ~n for ring in rings for n in ring})
    return shapely.MultiLineString([arcs[n] for n, times in used.items() if times > 1])


def _outside(shapes: Iterator[BaseGeometry] | list[BaseGeometry], box: Box | None) -> Iterator[BaseGeometry]:
    hole = shapely.box(*box) if box else shapely.Polygon()
    for one in shapes:
        yield one.difference(hole) if one.intersects(hole) else one


def _inside(shapes: Iterator[BaseGeometry] | list[BaseGeometry], box: Box) -> Iterator[BaseGeometry]:
    frame = shapely.box(*box)
    for one in shapes:
        if one.intersects(frame):
            yield one.intersection(frame)


def _simpler(shape: BaseGeometry) -> BaseGeometry:
    return shape.simplify(SIMPLER)


def _coordinates(shapes: Iterator[BaseGeometry] | list[BaseGeometry], decimals: int) -> list[Any]:
    out: list[Any] = []
    for one in shapely.get_parts(shapely.get_parts(list(shapes))):
        if one.is_empty:
            continue
        if isinstance(one, shapely.Polygon):
            out.append([_rounded(ring, decimals) for ring in (one.exterior, *one.interiors)])
        elif isinstance(one, shapely.LineString):
            out.append(_rounded(one, decimals))
    return out


def _rounded(line: BaseGeometry, decimals: int) -> list[list[float]]:
    points = np.round(shapely.get_coordinates(line), decimals)
    kept = np.ones(len(points), dtype=bool)
    kept[1:-1] = (points[1:-1] != points[:-2]).any(axis=1)
    rounded: list[list[float]] = points[kept].tolist()
    return rounded

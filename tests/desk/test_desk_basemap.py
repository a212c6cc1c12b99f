"""The map's land and borders: small, whole, and fine where it counts."""

import json
from typing import Any

import pytest
import shapely

from trucewatch.config import assets_root
from trucewatch.desk.basemap import basemap
from trucewatch.desk.labels import extent, labels

pytestmark = pytest.mark.skipif(
    not (assets_root() / "world-atlas").is_dir(), reason="SKIPPED: `make setup` first"
)


@pytest.fixture(scope="module")
def drawn() -> dict[str, Any]:
    return {one["properties"]["kind"]: one["geometry"] for one in json.loads(basemap(("Syria",)))["features"]}


def test_it_is_a_tenth_of_the_fine_atlas() -> None:
    whole = (assets_root() / "world-atlas" / "countries-10m.json").stat().st_size
    assert len(basemap(("Syria",))) < whole / 8


@pytest.mark.parametrize(
    ("lon", "lat", "dry"),
    [(37.16, 36.2, True), (36.3, 33.5, True), (34.5, 34.8, False), (2.35, 48.86, True), (-40.0, 30.0, False)],
    ids=["Aleppo", "Damascus", "off Tartus", "Paris", "the Atlantic"],
)
def test_land_is_where_it_is(drawn: dict[str, Any], lon: float, lat: float, dry: bool) -> None:
    spot = shapely.Point(lon, lat)
    rings = (shapely.Polygon(shell, holes) for shell, *holes in drawn["land"]["coordinates"])
    assert any(one.contains(spot) for one in rings) == dry


def test_the_border_at_azaz_is_fine(drawn: dict[str, Any]) -> None:
    lines = shapely.MultiLineString(drawn["borders"]["coordinates"])
    near = shapely.clip_by_rect(lines, 36.5, 36.3, 38.0, 37.0)
    assert shapely.get_num_coordinates(near) > 15
    assert 0 < lines.distance(shapely.Point(37.05, 36.59)) < 0.1


def test_a_country_without_named_places_is_drawn_with_the_world() -> None:
    assert extent(("Nowhere",), 1.0) is None
    assert json.loads(basemap(("Nowhere",)))["features"][0]["geometry"]["coordinates"]


def test_a_native_name_is_not_said_twice() -> None:
    shown = [one["properties"] for one in json.loads(labels())["features"]]
    assert any(one["native"] == "حلب" for one in shown)
    assert not [one for one in shown if one["name"] == one["native"]]

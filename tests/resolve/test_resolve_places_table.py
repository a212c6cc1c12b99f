"""The project's own table of places: whole, unambiguous in its ids, and on the right spot of the map."""

from pathlib import Path

import pytest

from trucewatch.errors import ConfigError
from trucewatch.resolve.geography import ADMIN1_BOXES, COUNTRY_BOXES, distance_km, in_box
from trucewatch.resolve.place_entries import (
    PARTS_OF_A_CITY,
    PlaceEntry,
    read_folder,
    read_places,
    write_places,
)

TABLE = read_folder(Path(__file__).parents[2] / "registry" / "places")
BY_ID = {entry.id: entry for entry in TABLE}
SYRIAN = [entry for entry in TABLE if entry.country == "Syria"]


def at(entry: PlaceEntry) -> tuple[float, float]:
    assert entry.lat is not None and entry.lon is not None, entry.id
    return (entry.lat, entry.lon)


def test_the_table_is_large_and_its_ids_are_unique() -> None:
    assert len(SYRIAN) >= 450
    assert len(BY_ID) == len(TABLE)
    assert all(entry.id.startswith("tw:") for entry in TABLE)


def test_all_fourteen_governorates_are_there_under_the_names_used_elsewhere() -> None:
    governorates = {entry.admin1 for entry in SYRIAN if entry.type == "governorate"}
    assert governorates == set(ADMIN1_BOXES)
    assert {entry.admin1 for entry in SYRIAN if entry.admin1} == governorates


def test_every_place_lies_in_its_country() -> None:
    off = [
        e.id
        for e in TABLE
        if e.country in COUNTRY_BOXES and not in_box(at(e), COUNTRY_BOXES[e.country or ""], 0.05)
    ]
    assert off == []


def test_every_syrian_place_lies_in_or_near_its_governorate() -> None:
    off = [e.id for e in SYRIAN if e.admin1 and not in_box(at(e), ADMIN1_BOXES[e.admin1], 0.05)]
    assert off == []


def test_a_part_of_a_city_lies_within_fifteen_kilometres_of_it() -> None:
    for entry in TABLE:
        parent = BY_ID.get(entry.parent or "")
        if entry.type in PARTS_OF_A_CITY and parent is not None and parent.type in ("city", "town"):
            assert distance_km(at(entry), at(parent)) <= 15, entry.id


def test_every_parent_exists_and_every_name_of_syria_has_its_native_form() -> None:
    assert [entry.id for entry in TABLE if entry.parent and entry.parent not in BY_ID] == []
    lacking = [e.id for e in SYRIAN if e.type in ("city", "town", "governorate") and not e.native]
    assert lacking == []
    natives = [e.native for e in SYRIAN if e.native and e.type != "site"]
    assert all(any("\u0600" <= c <= "\u06ff" for c in native) for native in natives)


def test_positions_say_how_exact_they_are() -> None:
    assert {entry.coord_precision for entry in TABLE} == {"town", "approximate"}
    assert all(
        e.coord_precision == "approximate" for e in TABLE if e.type in ("region", "road", "border", "country")
    )


def test_medical_sites_are_only_those_of_public_record_and_are_coarse() -> None:
    for entry in SYRIAN:
        if entry.type == "site" and "ospital" in entry.name:
            lat, lon = at(entry)
            assert round(lat, 2) == lat and round(lon, 2) == lon, entry.id  # a kilometre
            assert entry.coord_precision == "approximate"


def test_places_written_are_read_back(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    entries = [entry for entry in TABLE if entry.parent == "tw:aleppo"]
    write_places(path, entries)
    assert read_places(path) == entries


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("tw:x,,village,Syria,35,37", "name is empty"),
        ("tw:x,X,hamlet,Syria,35,37", "type 'hamlet'"),
        ("tw:x,X,village,Syria,95,37", "no latitude"),
        ("tw:x,X,village,Syria,35,", "no latitude"),
        ("tw:x,X,village,Syria,north,37", "could not convert"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, why: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,name,type,country,lat,lon\n" + line + "\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=f"mine.csv:2: .*{why}"):
        read_places(path)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,name\ntw:x,X\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="columns missing: type"):
        read_places(path)

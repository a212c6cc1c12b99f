"""The packed index of the world's towns: intact, or made anew, or held in memory."""

import json
from pathlib import Path

import pytest

from trucewatch.resolve import place_world
from trucewatch.resolve.place_world import WorldIndex, pack, world_index


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    cities = {
        "1": _city(1, "Alpha", "SY", 600, ["Alfa", "ألفا", "ALF"]),
        "2": _city(2, "Beta", "US", 900, ["Bêta"], admin1="TX"),
        "3": _city(3, "Alpha", "FR", 400_000, []),
    }
    countries = {
        code: {"name": name, "capital": ""}
        for code, name in (("SY", "Syria"), ("US", "United States"), ("FR", "France"))
    }
    (folder / "cities500.json").write_text(json.dumps(cities), "ascii")
    (folder / "countries.json").write_text(json.dumps(countries), "utf-8")
    (folder / "us_states.json").write_text(json.dumps({"TX": {"name": "Texas"}}), "utf-8")
    monkeypatch.setattr(place_world, "_source", lambda: folder)
    return folder


def _city(
    id: int, name: str, country: str, people: int, others: list[str], admin1: str = "09"
) -> dict[str, object]:
    return {
        "geonameid": id, "name": name, "latitude": 36.1, "longitude": 37.2, "countrycode": country,
        "population": people, "admin1code": admin1, "alternatenames": others,
    }  # fmt: skip


def test_a_packed_index_finds_names_and_spellings(source: Path) -> None:
    index = WorldIndex(pack(source))
    assert [entry.id for entry in index.find("Alpha")] == ["gn:3", "gn:1"]  # the larger first
    assert [(e.admin1, e.country) for e in index.find("ألفا")] == [("Aleppo", "Syria")]
    assert [e.admin1 for e in index.find("beta")] == ["Texas"]
    assert index.find("Gamma") == []
    assert {entry.id for entry in index.near()} == {"gn:1", "gn:3"}
    assert len(index) == 3


def test_the_index_is_kept_and_used_again(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = world_index(tmp_path / "cache")
    monkeypatch.setattr(place_world, "pack", lambda _: pytest.fail("packed a second time"))
    again = world_index(tmp_path / "cache")
    assert [e.id for e in first.near()] == [e.id for e in again.near()]


def test_a_damaged_index_is_made_anew(source: Path, tmp_path: Path) -> None:
    world_index(tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    data = bytearray(kept.read_bytes())
    data[-1] ^= 0xFF
    kept.write_bytes(bytes(data))
    with pytest.raises(ValueError, match="damaged"):
        WorldIndex(bytes(data))
    assert world_index(tmp_path / "cache").find("Beta")[0].id == "gn:2"
    assert WorldIndex(kept.read_bytes()).find("Beta")


def test_without_a_folder_to_write_the_index_lives_in_memory(source: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", "utf-8")
    assert world_index(blocked / "cache").find("Alpha")


@pytest.mark.parametrize("data", [b"", b"x" * 20, b"x" * 4000])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="place index"):
        WorldIndex(data)

"""A place of the gazetteer, and the table of places in the registry."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from trucewatch.errors import ConfigError
from trucewatch.model.base import Value

COLUMNS = (
    "id", "name", "native", "variants", "also", "type", "parent", "admin1", "country", "lat", "lon",
    "coord_precision", "geonameid", "pcode", "population", "tags",
)  # fmt: skip
REQUIRED = ("id", "name", "type")
TYPES = (
    "country", "region", "governorate", "district", "subdistrict", "city", "town", "village",
    "neighbourhood", "camp", "base", "crossing", "road", "street", "site", "field", "dam", "hill", "river",
    "border",
)  # fmt: skip
PARTS_OF_A_CITY = frozenset({"neighbourhood", "street", "site"})


class PlaceEntry(Value, frozen=True, kw_only=True):
    """A place. `lat` and `lon` are decimal degrees (WGS 84), null only where nothing is known.

    `name` is the canonical English name; a part of a city carries the city ("Sheikh Maqsoud, Aleppo").
    `coord_precision` is "town" (within a kilometre or two) or "approximate". Tags: `siege:2016` and
    the like, `context` for a name that means this place only beside its city ("Old City").
    """

    id: str  # "tw:SLUG", "gn:GEONAMEID" or "pc:PCODE"
    name: str
    native: str | None = None
    variants: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # further spellings that GeoNames has: other languages', older names
    type: str
    parent: str | None = None  # id of the place it is part of
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    population: int = 0
    coord_precision: str = "town"
    pcode: str | None = None
    tags: tuple[str, ...] = ()


def read_places(path: Path) -> list[PlaceEntry]:
    """The places of one CSV file in the registry's columns.

    Raises:
        ConfigError: a column or a value is missing or wrong; the message names file and line.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        missing = [name for name in REQUIRED if name not in (rows.fieldnames or ())]
        if missing:
            raise ConfigError(f"{path}: columns missing: {', '.join(missing)}")
        return [_entry(row, f"{path}:{rows.line_num}") for row in rows]


def read_folder(folder: Path) -> list[PlaceEntry]:
    """The places of every CSV file in a folder, in the order of the file names."""
    return [entry for path in sorted(folder.glob("*.csv")) for entry in read_places(path)]


def write_places(path: Path, entries: Iterable[PlaceEntry]) -> None:
    """Writes places as a CSV file that `read_places` reads back."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_row(entry) for entry in entries)


def _entry(row: dict[str, str], where: str) -> PlaceEntry:
    value = {name: (row.get(name) or "").strip() for name in COLUMNS}
    empty = [name for name in REQUIRED if not value[name]]
    if empty:
        raise ConfigError(f"{where}: {', '.join(empty)} is empty")
    if value["type"] not in TYPES:
        raise ConfigError(f"{where}: type {value['type']!r} is none of {', '.join(TYPES)}")
    try:
        lat, lon = (float(value[name]) if value[name] else None for name in ("lat", "lon"))
        geonameid = int(value["geonameid"]) if value["geonameid"] else None
        population = int(value["population"] or 0)
    except ValueError as error:
        raise ConfigError(f"{where}: {error}") from error
    if (lat is None) != (lon is None) or (
        lat is not None and not (-90 <= lat <= 90 and -180 <= (lon or 0) <= 180)
    ):
        raise ConfigError(f"{where}: {value['lat']!r}, {value['lon']!r} is no latitude and longitude")
    return PlaceEntry(
        id=value["id"],
        name=value["name"],
        native=value["native"] or None,
        variants=tuple(_split(value["variants"])),
        also=tuple(_split(value["also"])),
        type=value["type"],
        parent=value["parent"] or None,
        admin1=value["admin1"] or None,
        country=value["country"] or None,
        lat=lat,
        lon=lon,
        geonameid=geonameid,
        population=population,
        coord_precision=value["coord_precision"] or "town",
        pcode=value["pcode"] or None,
        tags=tuple(_split(value["tags"])),
    )


def _row(entry: PlaceEntry) -> dict[str, str]:
    row = {name: getattr(entry, name) for name in COLUMNS}
    row |= {name: "|".join(getattr(entry, name)) for name in ("variants", "also", "tags")}
    row["population"] = entry.population or None
    return {name: "" if value is None else str(value) for name, value in row.items()}


def _split(value: str) -> Iterator[str]:
    return (part.strip() for part in value.split("|") if part.strip())

"""Places from GeoNames dumps and OCHA P-code tables, as entries for the gazetteer.

Both readers keep going over bad rows and say which they were. A team stores what they return with
`write_places` as `places/NAME.csv` in its workspace; `load_gazetteer` reads it as `extra`.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from trucewatch.errors import ConfigError
from trucewatch.model.base import Value
from trucewatch.resolve.place_entries import PlaceEntry
from trucewatch.resolve.place_names import name_key, sound_key
from trucewatch.resolve.place_world import SYRIA_ADMIN1, country_names

_DUMP_COLUMNS = 19  # of a GeoNames country or allCountries file, as its readme.txt lists them
_BY_CODE = {
    "PCLI": "country", "PCLS": "country", "PCLD": "country",
    "ADM1": "governorate", "ADM2": "district", "ADM3": "subdistrict", "PPLX": "neighbourhood",
    "AIRB": "base", "AIRF": "base", "AIRP": "base", "MILB": "base", "DAM": "dam",
    "CMP": "camp", "CMPRF": "camp", "OILF": "field", "GASF": "field",
    "VAL": "region", "PLN": "region", "DSRT": "region", "STM": "river",
}  # fmt: skip
_BY_CLASS = {"P": "village", "S": "site", "T": "hill", "R": "road", "L": "region"}
_NOT_NAMES = frozenset(["link", "iata", "icao", "faac", "post", "wkdt", "unlc", "phon", "piny"])
_LEVELS = {0: "country", 1: "governorate", 2: "district", 3: "subdistrict", 4: "village", 5: "neighbourhood"}
_NAME_COLUMN = re.compile(r"^(?:admin|adm)(\d)_?(?:ref)?(?:name)?_?([a-z]{2})(?:\d)?$", re.IGNORECASE)
_CODE_COLUMN = re.compile(r"^(?:admin|adm)(\d)_?pcode$", re.IGNORECASE)
_LAT = re.compile(r"^(?:lat|latitude|latitude_y|point_y|y_coord|center_lat)$", re.IGNORECASE)
_LON = re.compile(r"^(?:lon|long|lng|longitude|longitude_x|point_x|x_coord|center_lon)$", re.IGNORECASE)


class Imported(Value, frozen=True, kw_only=True):
    """What an import brought: places, the bad rows ("FILE:LINE: why"), and rows left out on purpose.

    `left_out` counts rows of kinds that are no places of events (undersea features, vegetation, water).
    """

    entries: tuple[PlaceEntry, ...]
    problems: tuple[str, ...] = ()
    left_out: int = 0


def import_geonames(
    path: Path, *, alternate_names: Path | None = None, governorates: Iterable[PlaceEntry] = ()
) -> Imported:
    """The places of a GeoNames dump file (`XX.txt`, `allCountries.txt`: tab-separated, no header).

    Args:
        path: the dump, unpacked.
        alternate_names: its `alternateNames` file: names by language; the Arabic one becomes `native`.
        governorates: places of type governorate whose names to use for `admin1`.

    Raises:
        ConfigError: the file cannot be read, or no line of it is a GeoNames line.
    """
    problems: list[str] = []
    rows: list[list[str]] = []
    for number, line in _lines(path):
        fields = line.split("\t")
        fault = _fault(fields)
        if fault:
            problems.append(f"{path.name}:{number}: {fault}")
        else:
            rows.append(fields)
    if not rows:
        raise ConfigError(f"{path}: no line is a GeoNames line; unpack XX.zip and give the XX.txt in it")
    admin1 = {(row[8], row[10]): row[2] or row[1] for row in rows if row[7] == "ADM1"}
    admin1 |= {("SY", code): name for code, name in SYRIA_ADMIN1.items()}
    canonical = _canonical(governorates)
    named = _alternate(alternate_names, {row[0] for row in rows}, problems) if alternate_names else {}
    countries = country_names()
    kept = [row for row in rows if _type(row) is not None]
    entries = []
    for row in kept:
        region = admin1.get((row[8], row[10]))
        entries.append(
            _from_dump(row, countries, canonical.get(name_key(region or ""), region), named.get(row[0], []))
        )
    return Imported(entries=tuple(entries), problems=tuple(problems), left_out=len(rows) - len(kept))


def import_pcodes(path: Path, *, governorates: Iterable[PlaceEntry] = ()) -> Imported:
    """The places of an OCHA COD-AB table saved as CSV, P-codes attached.

    Columns are found by name, in the spellings OCHA uses: `admin1Name_en` and `admin1Pcode`, or `ADM1_EN`
    and `ADM1_PCODE`, for any levels from 0 to 5; `_ar` names become native names; latitude and longitude
    are taken where there are any. Each row brings its lowest level; wider levels are brought once.

    Args:
        path: the table, with a header line; comma, semicolon or tab separated.
        governorates: places of type governorate whose names to use for `admin1`.

    Raises:
        ConfigError: the file cannot be read, or its header has no P-code column.
    """
    lines = list(_lines(path))
    header = lines[0][1] if lines else ""
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader((line for _, line in lines), delimiter=delimiter)
    columns = _columns([name.strip() for name in next(rows, [])])
    if not columns.codes:
        raise ConfigError(f"{path}: no column is named like admin1Pcode or ADM1_PCODE")
    canonical = _canonical(governorates)
    entries: dict[str, PlaceEntry] = {}
    problems: list[str] = []
    for row in rows:
        number = lines[min(rows.line_num, len(lines)) - 1][0]
        if not any(cell.strip() for cell in row):
            continue
        try:
            for entry in _from_table(row, columns, canonical):
                if entry.id not in entries:
                    entries[entry.id] = entry
        except ValueError as error:
            problems.append(f"{path.name}:{number}: {error}")
    return Imported(entries=tuple(entries.values()), problems=tuple(problems))


class _Columns(Value, frozen=True, kw_only=True):
    """Where a P-code table holds what: column numbers by level, and by level and language."""

    codes: dict[int, int]
    names: dict[tuple[int, str], int]
    lat: int | None
    lon: int | None
    width: int


def _columns(header: list[str]) -> _Columns:
    codes: dict[int, int] = {}
    names: dict[tuple[int, str], int] = {}
    for at, name in enumerate(header):
        if match := _CODE_COLUMN.match(name):
            codes.setdefault(int(match.group(1)), at)
        elif match := _NAME_COLUMN.match(name):
            names.setdefault((int(match.group(1)), match.group(2).lower()), at)
    lat = next((at for at, name in enumerate(header) if _LAT.match(name)), None)
    lon = next((at for at, name in enumerate(header) if _LON.match(name)), None)
    return _Columns(codes=codes, names=names, lat=lat, lon=lon, width=len(header))


def _from_table(row: list[str], columns: _Columns, canonical: Mapping[str, str]) -> Iterator[PlaceEntry]:
    """The entries of one row, widest first; only the lowest has the row's coordinates."""
    if len(row) < columns.width:
        raise ValueError(f"{len(row)} cells where the header has {columns.width}")
    codes = {level: row[at].strip() for level, at in columns.codes.items() if row[at].strip()}
    if not codes:
        raise ValueError("no P-code")
    names = {key: row[at].strip() for key, at in columns.names.items() if row[at].strip()}
    point = _point(row, columns)
    lowest, parent = max(codes), None
    region = names.get((1, "en"))
    region = canonical.get(name_key(region or ""), canonical.get("~" + sound_key(region or ""), region))
    for level in sorted(codes):
        shown = next(
            (names[level, tongue] for tongue in ("en", "fr", "ar") if (level, tongue) in names), None
        )
        if shown is None:
            raise ValueError(f"no name for {codes[level]}")
        others = [
            name for (at, tongue), name in names.items() if at == level and tongue != "ar" and name != shown
        ]
        yield PlaceEntry(
            id=f"pc:{codes[level]}",
            name=shown,
            native=names.get((level, "ar")),
            variants=tuple(others),
            type=_LEVELS.get(level, "village"),
            parent=parent,
            admin1=region if level > 0 else None,
            country=names.get((0, "en")) or ("Syria" if codes[level].startswith("SY") else None),
            lat=point[0] if point and level == lowest else None,
            lon=point[1] if point and level == lowest else None,
            pcode=codes[level],
        )
        parent = f"pc:{codes[level]}"


def _point(row: list[str], columns: _Columns) -> tuple[float, float] | None:
    if columns.lat is None or columns.lon is None or not row[columns.lat].strip():
        return None
    lat, lon = float(row[columns.lat].replace(",", ".")), float(row[columns.lon].replace(",", "."))
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} is no latitude and longitude")
    return lat, lon


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers; bytes that are no UTF-8 show as U+FFFD."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as file:
            for number, line in enumerate(file, 1):
                yield number, line.rstrip("\r\n")
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error


def _fault(fields: list[str]) -> str | None:
    """Why a line is no GeoNames line, or null."""
    if len(fields) != _DUMP_COLUMNS:
        return f"{len(fields)} columns where a GeoNames line has {_DUMP_COLUMNS}"
    if not fields[0].isdigit() or not fields[1].strip():
        return "no id or no name"
    if "\ufffd" in fields[1]:
        return "the name is not UTF-8"
    try:
        lat, lon = float(fields[4]), float(fields[5])
    except ValueError:
        return f"{fields[4]!r}, {fields[5]!r} is no latitude and longitude"
    return None if -90 <= lat <= 90 and -180 <= lon <= 180 else f"{lat}, {lon} is no latitude and longitude"


def _type(row: list[str]) -> str | None:
    population = int(row[14]) if row[14].isdigit() else 0
    if row[6] == "P" and row[7] != "PPLX":
        return (
            "city"
            if population >= 100_000 or row[7] == "PPLC"
            else "town"
            if population >= 10_000
            else "village"
        )
    return _BY_CODE.get(row[7]) or _BY_CLASS.get(row[6])


def _from_dump(
    row: list[str], countries: Mapping[str, str], region: str | None, named: list[tuple[str, str]]
) -> PlaceEntry:
    native = next((name for tongue, name in named if tongue == "ar"), None)
    spellings = [row[2], *(name for _, name in named if name != native), *row[3].split(",")]
    return PlaceEntry(
        id=f"gn:{row[0]}",
        name=row[2] or row[1],
        native=native,
        variants=tuple(dict.fromkeys(name for name in (row[1],) if name != row[2])),
        also=tuple(dict.fromkeys(name.strip() for name in spellings if name.strip() and name != row[2])),
        type=_type(row) or "site",
        admin1=region,
        country=countries.get(row[8], row[8] or None),
        lat=float(row[4]),
        lon=float(row[5]),
        geonameid=int(row[0]),
        population=int(row[14]) if row[14].isdigit() else 0,
    )


def _alternate(path: Path, wanted: set[str], problems: list[str]) -> dict[str, list[tuple[str, str]]]:
    """Names by geonameid as (language, name), preferred ones first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for number, line in _lines(path):
        fields = line.split("\t")
        if len(fields) < 4:
            problems.append(
                f"{path.name}:{number}: {len(fields)} columns where an alternate name has 4 or more"
            )
        elif fields[1] in wanted and fields[2] not in _NOT_NAMES:
            names = found.setdefault(fields[1], [])
            names.insert(0 if len(fields) > 4 and fields[4] == "1" else len(names), (fields[2], fields[3]))
    return found


def _canonical(governorates: Iterable[PlaceEntry]) -> dict[str, str]:
    """Every spelling of a governorate, by its keys, to the name that the registry uses."""
    names: dict[str, str] = {}
    for entry in governorates:
        if entry.type == "governorate" and entry.admin1:
            for form in (entry.admin1, entry.name, *entry.variants):
                plain = re.sub(r"(?i)\s+(?:province|governorate)$", "", form)
                names.setdefault(name_key(plain), entry.admin1)
                names.setdefault("~" + sound_key(plain), entry.admin1)
    return names

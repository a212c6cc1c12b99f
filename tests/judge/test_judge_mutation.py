"""Every clause of the agreements is held by a case: change the clause and some case fails."""

import copy
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from trucewatch.judge.cases import read_cases, try_cases
from trucewatch.judge.lines import Errors
from trucewatch.judge.load import build_agreement

AGREEMENTS = Path(__file__).parents[2] / "agreements"
IDS = (
    "munich-2016-02-11",
    "coh-2016-02-22",
    "arrangement-2016-09-09",
    "freeze-2016-09-12",
    "ceasefire-2016-12-30",
)
Mutant = tuple[str, dict[str, Any]]


def shifted(local: str, days: int) -> str:
    return (datetime.fromisoformat(local) + timedelta(days=days)).isoformat(timespec="minutes")


def each(data: dict[str, Any], *path: str | int) -> Iterator[tuple[str, dict[str, Any], Any]]:
    """A deep copy of the data with the part at the path, ready to be spoilt."""
    made = copy.deepcopy(data)
    part: Any = made
    for step in path:
        part = part[step]
    yield " ".join(map(str, path)), made, part


def unseen(
    data: dict[str, Any], path: tuple[str | int, ...], part: dict[str, Any], field: str, days: int
) -> bool:
    """Whether the change only widens a party's window beyond the agreement's own, which decides first."""
    if "party" not in part:
        return False
    own = data["reading"][path[1]].get("window", []) if path[0] == "reading" else []
    whole = next(w for w in (*own, *data["window"]) if "party" not in w)
    return (field, days) in (("start", -1), ("until", 1)) and part[field] == whole.get(field)


def dates(data: dict[str, Any]) -> Iterator[Mutant]:
    paths: list[tuple[str | int, ...]] = [("window", n) for n in range(len(data["window"]))]
    for n, reading in enumerate(data.get("reading", [])):
        paths += [("reading", n, "window", m) for m in range(len(reading.get("window", [])))]
    for path in paths:
        for field in ("start", "contested_from", "until"):
            for days in (-1, 1):
                for name, made, part in each(data, *path):
                    if field in part and not unseen(data, path, part, field, days):
                        part[field] = shifted(part[field], days)
                        yield f"{name}: {field} {days:+d} day", made
            for name, made, part in each(data, *path):
                if field in part and field != "start" and not unseen(data, path, part, field, 1):
                    del part[field]
                    yield f"{name}: no {field}", made


def lists(data: dict[str, Any]) -> Iterator[Mutant]:
    fields = {
        "party": ("actors",),
        "zone": ("places",),
        "provision": ("acts", "actors", "targets"),
        "reading": ("excludes", "includes", "excludes_some_of", "acts"),
    }
    for section, names in fields.items():
        for n, one in enumerate(data.get(section, [])):
            for field in names:
                for m, value in enumerate(one.get(field, [])):
                    if section == "reading" and field == "includes" and value == "hnc":
                        continue  # the registry puts the committee into the opposition, which is included
                    for _, made, part in each(data, section, n):
                        del part[field][m]
                        yield f"{section} {one['id']}: {field} without {value}", made


def removals(data: dict[str, Any]) -> Iterator[Mutant]:
    for section in ("exclusion", "provision", "party"):
        for n, one in enumerate(data[section]):
            made = copy.deepcopy(data)
            del made[section][n]
            yield f"no {section} {one['id']}", made
    for n, one in enumerate(data["party"]):
        if one.get("disputed"):
            for _, made, part in each(data, "party", n):
                del part["disputed"]
                yield f"party {one['id']} no longer disputed", made
    made = copy.deepcopy(data)
    made["country"] = "Iraq"
    yield "another country", made


def survivors(agreement_id: str) -> list[str]:
    folder = AGREEMENTS / agreement_id
    data = tomllib.loads((folder / "agreement.toml").read_text())
    zones = folder / "zones.geojson"
    outlines = zones.read_bytes() if zones.exists() else b""
    cases = read_cases((folder / "cases.toml").read_bytes())
    alive = []
    for name, mutant in (*dates(data), *lists(data), *removals(data)):
        errors = Errors("agreement.toml", {})
        made = build_agreement(mutant, outlines, "v", errors)
        if made is not None and all(r.passed for r in try_cases(made, cases)):
            alive.append(name)
    return alive


@pytest.mark.parametrize("agreement_id", IDS)
def test_no_clause_can_change_unnoticed(agreement_id: str) -> None:
    assert survivors(agreement_id) == []

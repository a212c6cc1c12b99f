"""The agreements: when they held, whom they bind, what they bar, and how each side reads them."""

from collections.abc import Iterable
from typing import Any

from trucewatch.desk.names import known_name, list_name, name_of
from trucewatch.desk.phrases import VERDICTS, moment_words
from trucewatch.desk.verdicts import TEXT, who
from trucewatch.ledger.state import State
from trucewatch.model import Agreement, Reading, Window

REMARKS = ("[R]", "[K]")  # marks in the data: read at the source named; generally known, to be checked


def agreements(state: State) -> dict[str, Any]:
    """All agreements of the workspace, the earliest first."""
    listed = sorted(state.all(Agreement), key=lambda one: (one.signed or "", one.id))
    return {"agreements": [{"agreement": one, "windows": _windows(one, whole=True)} for one in listed]}


def agreement(state: State, key: str) -> dict[str, Any] | None:
    """One agreement, with the verdicts that each reading of it comes to; None where there is none."""
    one = state.get(Agreement, key)
    if one is None:
        return None
    zones = {zone.id: zone.name for zone in one.zones}
    return {
        "agreement": one,
        "page_title": one.title,
        "area": one.country if one.area == "nationwide" else zones.get(one.area, one.area),
        "windows": _windows(one, whole=False),
        "parties": [
            {"party": p, "name": party_name(p.id), "forces": ", ".join(map(name_of, p.actors))}
            for p in one.parties
        ],
        "exclusions": [
            {"exclusion": e, "who": ", ".join(map(name_of, e.actors)), "list": list_name(e.list)}
            for e in one.exclusions
        ],
        "readings": [{"reading": r, "who": who(one, r.id), "how": _how(r)} for r in one.readings],
        "zones": zones,
        "matrix": _matrix(state, one),
        "remarks": any(sign in text for sign in REMARKS for text in _notes(one)),
    }


def party_name(key: str) -> str:
    """A party's name: the registry's, else its id as words."""
    said = known_name(key) or key.replace("-", " ")
    return said[:1].upper() + said[1:]


def _windows(one: Agreement, *, whole: bool) -> list[dict[str, Any]]:
    return [_window(window) for window in one.windows if not (whole and window.party)]


def _window(window: Window) -> dict[str, Any]:
    return {
        "party": party_name(window.party) if window.party else None,
        "start": moment_words(window.start),
        "until": moment_words(window.until),
        "contested": moment_words(window.contested_from),
        "zone": window.timezone,
        "note": window.note,
    }


def _how(reading: Reading) -> list[str]:
    """What a reading changes, in words."""
    told = (
        ("also leaves out", reading.excludes),
        ("protects", reading.includes),
        ("leaves out some, unnamed, of", reading.excludes_some_of),
    )
    out = [f"{what} {', '.join(map(name_of, actors))}" for what, actors in told if actors]
    if reading.acts:
        out.append(f"also bars {', '.join(act.replace('_', ' ') for act in reading.acts)}")
    for window in reading.windows:
        until = f" until {moment_words(window.until)}" if window.until else ""
        out.append(f"holds it in force from {moment_words(window.start)}{until}")
    return out


def _matrix(state: State, one: Agreement) -> dict[str, Any]:
    """Findings by reading and verdict; verdicts that no reading comes to are left out."""
    order = [None, *(reading.id for reading in one.readings)]
    counts: dict[str | None, dict[str, int]] = {key: dict.fromkeys(VERDICTS, 0) for key in order}
    for row in state.verdict_counts():
        if row.agreement == one.id and row.reading in counts:
            counts[row.reading][row.verdict] += row.n
    shown = [verdict for verdict in VERDICTS if any(found[verdict] for found in counts.values())]
    rows = [
        {"who": TEXT if key is None else who(one, key), "counts": [counts[key][v] for v in shown]}
        for key in order
    ]
    return {"verdicts": shown, "rows": rows if shown else []}


def _notes(one: Agreement) -> Iterable[str]:
    yield one.note or ""
    for parts in (one.windows, one.parties, one.exclusions, one.provisions, one.zones):
        yield from (part.note or "" for part in parts)

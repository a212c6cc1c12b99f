"""The list of incidents, its cards, and the points of the map."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from trucewatch.desk.filters import PER_PAGE, SORTS, TYPES, Filters, PageOf, Params
from trucewatch.desk.phrases import VERDICTS, agreement_labels, count_of, date_words, words
from trucewatch.desk.timeline import timeline
from trucewatch.ledger.state import State
from trucewatch.model import Agreement, Incident
from trucewatch.publish.tables import killed

MOST_POINTS = 20_000  # marks sent to a browser: it draws them in a second or two
COUNTRY = 6  # the precision from which on a point says nothing: a country's midpoint is no place for a mark
ROUGH = 2  # the precision above which a place is known only roughly

Rows = Sequence[Any]


def incident_list(state: State, params: Params, number: int) -> dict[str, Any]:
    """A page of incidents with their verdicts under each agreement, and the timeline."""
    filters = Filters.of(params)
    chosen = filters.chosen()
    column, descending = filters.order
    rows = state.incident_rows(
        chosen, order=column, descending=descending, limit=PER_PAGE, offset=(number - 1) * PER_PAGE
    )
    incidents = state.get_many(Incident, [row.id for row in rows])
    agreements = list(state.all(Agreement))
    labels = agreement_labels(agreements)
    verdicts = _by_incident(state.verdict_rows(list(incidents)))
    violations = None
    if filters.verdict is None and agreements:
        apparent = msgspec.structs.replace(chosen, verdict="apparent_violation", reading=None)
        violations = state.timeline(apparent)
    return {
        "filters": filters,
        "types": TYPES,
        "sorts": SORTS,
        "agreements": agreements,
        "labels": labels,
        "chips": filters.chips(labels),
        "cards": [
            card(one, verdicts.get(one.id, ()), labels) for row in rows if (one := incidents.get(row.id))
        ],
        "page": PageOf.of(filters.query, number, len(rows), state.incident_total(chosen)),
        "timeline": timeline(state.timeline(chosen), agreements, violations, filters.link),
    }


def _by_incident(rows: Rows) -> dict[str, list[Any]]:
    out: dict[str, list[Any]] = {}
    for row in rows:
        out.setdefault(row.incident, []).append(row)
    return out


def card(one: Incident, verdicts: Rows, labels: Mapping[str, str]) -> dict[str, Any]:
    """What the list shows of an incident.

    Args:
        one: the incident.
        verdicts: its rows of `verdict_rows`, under every reading.
        labels: agreements' short names by id.
    """
    origins = count_of(len(one.origins), "origin")
    if len(one.documents) != len(one.origins):
        origins += f" in {count_of(len(one.documents), 'report')}"
    return {
        "id": one.id,
        "date": date_words(one.time.start, one.time.end) if one.time else "no date",
        "place": one.place.name if one.place else "place unknown",
        "kind": kind_words(one),
        "detail": detail_words(one),
        "killed": killed(one.killed),
        "injured": killed(one.injured),
        "sources": origins,
        "contested": ", ".join(one.contested),
        "verdicts": badges(verdicts, labels),
    }


def kind_words(one: Incident) -> str:
    """ "Air strike", "Shelling (denied)"."""
    status = "" if one.status == "asserted" else f" ({words(one.status)})"
    return words(one.type).capitalize() + status


def detail_words(one: Incident) -> str:
    """ "by Russia or Syrian government forces; target: market"."""
    joint = " or " if "actors" in one.contested else ", "
    doers = joint.join(dict.fromkeys(a.actor.name for a in one.actors))
    return "; ".join(
        filter(None, (f"by {doers}" if doers else "", f"target: {one.target}" if one.target else ""))
    )


def badges(rows: Rows, labels: Mapping[str, str]) -> list[dict[str, Any]]:
    """One badge an agreement: the verdict by its text, and how many readings part from it.

    Agreements of which none covers the incident, under any reading, are told by one badge.
    """
    by_agreement: dict[str, list[Any]] = {}
    for row in rows:
        by_agreement.setdefault(row.agreement, []).append(row)
    made = []
    for key, found in by_agreement.items():
        verdict = next((row.verdict for row in found if row.reading is None), None)
        if verdict is not None:
            parting = sum(row.verdict != verdict for row in found)
            made.append({"verdict": verdict, "agreement": labels.get(key, key), "parting": parting})
    telling = [one for one in made if one["verdict"] != "not_covered" or one["parting"]]
    if telling or len(made) < 2:
        return sorted(telling or made, key=lambda one: VERDICTS.index(one["verdict"]))
    return [{"verdict": "not_covered", "agreement": f"by any of {len(made)} agreements", "parting": 0}]


def leading(verdicts: Sequence[str]) -> str | None:
    """The verdict that a mark shows: the one that asks most for a person's eye."""
    return min(verdicts, key=VERDICTS.index, default=None)


def points(state: State, params: Params) -> dict[str, Any]:
    """The incidents of the list as GeoJSON points, with what a popup shows.

    Beside the features stand `total`, the number of incidents, and `unplaced`, how many of them have
    no place to which a mark could be put.
    """
    rows = state.incident_rows(Filters.of(params).chosen(), limit=None)
    placed = [
        row for row in rows if None not in (row.lat, row.lon) and (row.geo_precision or COUNTRY) < COUNTRY
    ]
    shown = placed[:MOST_POINTS]
    verdicts: dict[str, list[str]] = {}
    asked = [row.id for row in shown] if len(shown) <= PER_PAGE else None
    for found in state.verdict_rows(asked, reading=None):
        verdicts.setdefault(found.incident, []).append(found.verdict)
    return {
        "type": "FeatureCollection",
        "total": len(rows),
        "unplaced": len(rows) - len(placed),
        "left_out": len(placed) - len(shown),
        "features": [_point(row, leading(verdicts.get(row.id, []))) for row in shown],
    }


def _point(row: Any, verdict: str | None) -> dict[str, Any]:
    properties = {
        "id": row.id,
        "what": words(row.type).capitalize() + (f" by {row.actors}" if row.actors else ""),
        "date": date_words(row.date_start, row.date_end),
        "place": row.place_name,
        "killed": _toll(row.killed_low, row.killed_high),
        "verdict": verdict or "none",
        "rough": int((row.geo_precision or COUNTRY) > ROUGH),
    }
    geometry = {"type": "Point", "coordinates": [row.lon, row.lat]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _toll(low: int | None, high: int | None) -> str:
    if low is None:
        return ""
    if high is None:
        return f"{low}+"
    return str(low) if high == low else f"{low}–{high}"

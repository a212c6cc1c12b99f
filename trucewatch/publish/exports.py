"""Exports of a workspace: JSON Lines a record, and GeoJSON (RFC 7946) for maps."""

from collections.abc import Iterator
from typing import Any

from trucewatch.ledger.state import State
from trucewatch.model import (
    COUNTS,
    Document,
    Finding,
    Incident,
    Range,
    Report,
    Resolution,
    Statement,
    Tally,
    canonical_json,
)
from trucewatch.publish.readings import reading

FORMATS = ("reading", "incidents", "findings", "statements", "tallies", "geojson")


def export(state: State, form: str) -> Iterator[bytes]:
    """The lines of an export, each with its line end, in an order that depends on content only.

    Raises:
        KeyError: the format is none of `FORMATS`.
    """
    makers = {
        "reading": readings,
        "incidents": lambda s: (incident(one) for one in s.all(Incident)),
        "findings": lambda s: (finding(one) for one in s.all(Finding)),
        "statements": statements,
        "tallies": tallies,
    }
    if form == "geojson":
        yield canonical_json(geojson(state)) + b"\n"
        return
    for one in makers[form](state):
        yield canonical_json(one) + b"\n"


def readings(state: State) -> Iterator[dict[str, Any]]:
    """Every document's reading, with the incident that each event was fused into."""
    incidents = {report: one.id for one in state.all(Incident) for report in one.reports}
    for document in state.all(Document):
        reports = list(state.of_document(Report, document.id))
        figures = list(state.of_document(Tally, document.id))
        said = list(state.of_document(Statement, document.id))
        known = _resolutions(state, [one.id for one in (*reports, *figures, *said)])
        yield reading(document, reports, figures, said, known, incidents)


def _resolutions(state: State, subjects: list[str]) -> dict[str, Resolution]:
    found = ((subject, state.resolution(subject)) for subject in subjects)
    return {subject: one for subject, one in found if one is not None}


def incident(one: Incident) -> dict[str, Any]:
    """An incident in the published shape: consolidated values, their ranges, and the doubts."""
    place, time = one.place, one.time
    return {
        "id": one.id,
        "type": one.type,
        "status": one.status,
        "actors": [
            {
                "actor": a.actor.name,
                "entity": a.actor.entity,
                "claimants": list(a.claimants),
                "origins": a.origins,
            }
            for a in one.actors
        ],
        "target": one.target,
        "target_kind": one.target_kind,
        "place": None
        if place is None
        else {
            "name": place.name,
            "admin1": place.admin1,
            "country": place.country,
            "lat": place.lat,
            "lon": place.lon,
            "geonameid": place.geonameid,
            "geo_precision": place.precision,
        },
        "time": None
        if time is None
        else {
            "start": time.from_hour or time.start,
            "end": time.to_hour or time.end,
            "precision": time.precision,
            "timezone": time.timezone,
        },
        **{slot: _range(getattr(one, slot)) for slot in COUNTS},
        "claimants": [c.name for c in one.claimants],
        "documents": list(one.documents),
        "reports": list(one.reports),
        "origins": len(one.origins),
        "grade": one.grade,
        "contested": list(one.contested),
        "contradictions": list(one.contradictions),
    }


def _range(value: Range | None) -> dict[str, Any] | None:
    if value is None:
        return None
    claims = [
        {"value": c.value, "source": c.source, "claimants": list(c.claimants), "document": c.document}
        for c in value.claims
    ]
    return {"low": value.low, "best": value.best, "high": value.high, "vague": value.vague, "claims": claims}


def finding(one: Finding) -> dict[str, Any]:
    """A finding in the published shape; `reading` null is the text itself."""
    return {
        "id": one.id,
        "incident": one.incident,
        "agreement": one.agreement,
        "agreement_version": one.version,
        "provision": one.provision,
        "reading": one.reading,
        "verdict": one.verdict,
        "grade": one.grade,
        "reasons": [
            {
                "rule": r.rule,
                "answer": r.answer,
                "says": r.says,
                "evidence": [
                    {"document": s.document, "start": s.start, "end": s.end, "quote": s.quote}
                    for s in r.evidence
                ],
            }
            for r in one.reasons
        ],
        "changes": list(one.changes),
        "as_of": one.as_of,
    }


def statements(state: State) -> Iterator[dict[str, Any]]:
    """Every statement with its document, outlet and date."""
    for one in readings(state):
        for said in one["statements"]:
            yield {"document": one["document"], "report": one["id"], "published": one["published"], **said}


def tallies(state: State) -> Iterator[dict[str, Any]]:
    """Every tally with its document and date; units are kept apart, nothing is summed."""
    for one in readings(state):
        for figure in one["tallies"]:
            yield {"document": one["document"], "report": one["id"], "published": one["published"], **figure}


def geojson(state: State) -> dict[str, Any]:
    """Incidents with coordinates as a FeatureCollection; positions carry their precision code."""
    features = []
    for one in state.all(Incident):
        shape = incident(one)
        place = shape["place"]
        if place is None or place["lat"] is None or place["lon"] is None:
            continue
        features.append(
            {
                "type": "Feature",
                "id": one.id,
                "geometry": {"type": "Point", "coordinates": [place["lon"], place["lat"]]},
                "properties": {k: v for k, v in shape.items() if k != "id"},
            }
        )
    return {"type": "FeatureCollection", "features": features}

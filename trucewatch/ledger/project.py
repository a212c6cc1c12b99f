"""From a record to its rows in the cache: a pure function, so that the cache can always be made anew."""

from typing import Any

from sqlalchemy import Table

from trucewatch.ledger import tables as t
from trucewatch.ledger.words import search_text
from trucewatch.model import (
    AnyRecord,
    Document,
    Finding,
    Incident,
    Link,
    Mention,
    Problem,
    Range,
    Report,
    Resolution,
    Source,
    Statement,
    Tally,
)

Rows = list[tuple[Table, dict[str, Any]]]

TABLES_OF: dict[str, tuple[Table, ...]] = {
    "incident": (t.INCIDENTS, t.INCIDENT_ACTORS, t.INCIDENT_REPORTS),
    "finding": (t.FINDINGS,),
    "link": (t.LINKS,),
    "statement": (t.STATEMENTS,),
    "tally": (t.TALLIES,),
    "resolution": (t.RESOLUTIONS,),
    "document": (t.DOCUMENTS,),
    "source": (t.SOURCES,),
    "problem": (t.PROBLEMS,),
}


def rows(record: AnyRecord) -> Rows:
    """The rows of a record, without their `n`; none for a kind that the desk does not list."""
    match record:
        case Incident():
            return _incident(record)
        case Finding():
            return [(t.FINDINGS, _finding(record))]
        case Link():
            return [(t.LINKS, _fields(record, t.LINKS))]
        case Statement():
            return [(t.STATEMENTS, _statement(record))]
        case Tally():
            return [(t.TALLIES, _tally(record))]
        case Resolution():
            return [(t.RESOLUTIONS, _resolution(record))]
        case Document():
            return [(t.DOCUMENTS, _fields(record, t.DOCUMENTS))]
        case Source():
            return [(t.SOURCES, _fields(record, t.SOURCES))]
        case Problem():
            return [(t.PROBLEMS, _fields(record, t.PROBLEMS))]
    return []


def incident_words(incident: Incident, reports: list[Report]) -> str:
    """What a search finds an incident by: its values, and the sentences of its reports."""
    place = incident.place
    return search_text(
        incident.type,
        incident.target,
        incident.target_kind,
        *(() if place is None else (place.name, place.text, place.admin1, place.country)),
        *(actor.actor.name for actor in incident.actors),
        *(claimant.name for claimant in incident.claimants),
        *(span.quote for report in reports for span in report.evidence),
    )


def statement_words(statement: Statement) -> str:
    """What a search finds a statement by."""
    named = (statement.speaker, statement.affiliation, statement.addressee)
    return search_text(
        statement.quote.quote,
        statement.about,
        *(text for mention in named if mention for text in (mention.text, mention.name)),
    )


def _fields(record: AnyRecord, table: Table) -> dict[str, Any]:
    return {c.name: getattr(record, c.name) for c in table.columns if c.name != "n"}


def _incident(incident: Incident) -> Rows:
    place, time = incident.place, incident.time
    row: dict[str, Any] = {
        "id": incident.id,
        "type": incident.type,
        "status": incident.status,
        "date_start": time.start if time else None,
        "date_end": time.end if time else None,
        "date_precision": time.precision if time else None,
        "place": place.place if place else None,
        "place_name": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geo_precision": place.precision if place else None,
        **_range("killed", incident.killed),
        **_range("injured", incident.injured),
        "reports": len(incident.reports),
        "documents": len(incident.documents),
        "origins": len(incident.origins),
        "grade": incident.grade,
        "actors": "; ".join(dict.fromkeys(one.actor.name for one in incident.actors)),
        "target": incident.target,
        "target_kind": incident.target_kind,
        "contested": ", ".join(incident.contested),
        "contradictions": len(incident.contradictions),
    }
    actors = {(one.actor.entity, one.actor.name, one.actor.side): None for one in incident.actors}
    return [
        (t.INCIDENTS, row),
        *((t.INCIDENT_ACTORS, {"entity": e, "name": n, "side": s}) for e, n, s in actors),
        *((t.INCIDENT_REPORTS, {"report": report}) for report in incident.reports),
    ]


def _range(name: str, value: Range | None) -> dict[str, int | None]:
    if value is None:
        return {f"{name}_low": None, f"{name}_best": None, f"{name}_high": None}
    return {f"{name}_low": value.low, f"{name}_best": value.best, f"{name}_high": value.high}


def _finding(finding: Finding) -> dict[str, Any]:
    last = finding.reasons[-1] if finding.reasons else None  # the last reason decides
    names = ("id", "incident", "agreement", "version", "provision", "reading", "verdict", "grade", "as_of")
    row: dict[str, Any] = {name: getattr(finding, name) for name in names}
    row.update(rule=last.rule if last else None, says=last.says if last else None)
    return row


def _named(mention: Mention | None) -> str | None:
    return None if mention is None else mention.name or mention.text


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "document": statement.document,
        "act": statement.act,
        "speaker": _named(statement.speaker),
        "affiliation": _named(statement.affiliation),
        "addressee": _named(statement.addressee),
        "venue": statement.venue.text if statement.venue else None,
        "about": statement.about,
        "direct": statement.direct,
        "quote": statement.quote.quote,
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "id": tally.id,
        "document": tally.document,
        "what": tally.what,
        "low": tally.value_low,
        "high": tally.value_high,
        "vague": tally.vague,
        "quote": tally.text.quote,
        "since": tally.since.text if tally.since else None,
        "until": tally.until.text if tally.until else None,
        "claimants": "; ".join(filter(None, map(_named, tally.claimants))),
    }


def _resolution(resolution: Resolution) -> dict[str, Any]:
    speaker = resolution.speaker
    return {
        "subject": resolution.subject,
        "speaker_entity": speaker.entity if speaker else None,
        "speaker_name": speaker.name if speaker else None,
        "speaker_side": speaker.side if speaker else None,
        "since": resolution.since.start if resolution.since else None,
        "until": resolution.until.end if resolution.until else None,
    }

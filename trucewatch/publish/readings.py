"""Readings in the shape that readers of news are compared in: one object per report."""

from collections.abc import Iterable, Mapping
from typing import Any

from trucewatch.model import (
    COUNTS,
    ActorRef,
    Count,
    Document,
    Mention,
    Report,
    Resolution,
    Span,
    Statement,
    Tally,
    TimeRef,
)

EMPTY = Resolution(subject="")


def reading(
    document: Document,
    reports: Iterable[Report],
    tallies: Iterable[Tally],
    statements: Iterable[Statement],
    resolutions: Mapping[str, Resolution],
    incidents: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """One document's reading.

    Args:
        document: whose reading it is.
        reports: its reports.
        tallies: its tallies.
        statements: its statements.
        resolutions: by id of the report, tally or statement.
        incidents: incident id by report id; null where nothing was fused.

    Returns:
        `{"id", "document", "published", "events", "tallies", "statements"}`: every quoted string
        is an exact substring of the document's text, and `spans` holds `[start, end]` of each.
    """
    ordered = sorted(reports, key=lambda r: (r.evidence[0].start if r.evidence else 0, r.id))
    return {
        "id": document.external_id or document.id,
        "document": document.id,
        "published": document.published,
        "events": [
            _event(
                n, one, resolutions.get(one.id, EMPTY), (incidents or {}).get(one.id), incidents is not None
            )
            for n, one in enumerate(ordered, 1)
        ],
        "tallies": [
            _tally(one, resolutions.get(one.id, EMPTY))
            for one in sorted(tallies, key=lambda t: (t.text.start, t.id))
        ],
        "statements": [
            _statement(one, resolutions.get(one.id, EMPTY))
            for one in sorted(statements, key=lambda s: (s.quote.start, s.id))
        ],
    }


def _event(
    number: int, report: Report, known: Resolution, incident: str | None, fused: bool
) -> dict[str, Any]:
    names = [one.name for one in known.actors] or [_name(one) for one in report.actors]
    place, time = known.place, known.time
    out: dict[str, Any] = {
        "eid": f"e{number}",
        "report": report.id,
        "type": report.type,
        "status": report.status,
        "actor": None if not names else names[0] if len(names) == 1 else names,
        "target": known.target.name if known.target else _name(report.target) if report.target else None,
        "target_kind": report.target_kind,
        "place_text": report.place.text if report.place else None,
        "place": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonameid": place.geonameid if place else None,
        "geo_precision": place.precision if place else None,
        "date_start": time.start if time else None,
        "date_end": time.end if time else None,
        "hour_text": report.hour.text if report.hour else None,
    }
    for slot in COUNTS:
        out[slot] = _count(getattr(report, slot))
    out["weapon_text"] = report.weapon.text if report.weapon else None
    out["claimants"] = _names(known.claimants, report.claimants)
    out["evidence"] = [span.quote for span in report.evidence]
    out["spans"] = {
        "evidence": [_offsets(span) for span in report.evidence],
        "actor": [_offsets(one.span) for one in report.actors if one.span],
        "place": _offsets(report.place.span) if report.place and report.place.span else None,
        "time": _offsets(report.time.span) if report.time and report.time.span else None,
        **{slot: [_offsets(s) for s in _spans(getattr(report, slot))] for slot in COUNTS},
    }
    if fused:
        out["incident"] = incident
    return out


def _tally(tally: Tally, known: Resolution) -> dict[str, Any]:
    return {
        "tally": tally.id,
        "text": tally.text.quote,
        "what": tally.what,
        "value_low": tally.value_low,
        "value_high": tally.value_high,
        "vague": tally.vague,
        "since": _start(known.since),
        "until": known.until.end if known.until else None,
        "claimants": _names(known.claimants, tally.claimants),
        "spans": {"text": _offsets(tally.text)},
    }


def _statement(statement: Statement, known: Resolution) -> dict[str, Any]:
    speaker = statement.speaker
    return {
        "statement": statement.id,
        "speaker": known.speaker.name if known.speaker else _name(speaker) if speaker else None,
        "speaker_text": speaker.text if speaker and speaker.span else None,
        "affiliation": known.affiliation.name if known.affiliation else None,
        "act": statement.act,
        "about": statement.about,
        "addressee": known.addressee.name if known.addressee else None,
        "venue_text": statement.venue.text if statement.venue else None,
        "quote": statement.quote.quote,
        "direct": statement.direct,
        "spans": {"quote": _offsets(statement.quote), "repeats": [_offsets(s) for s in statement.repeats]},
    }


def _name(mention: Mention) -> str:
    return mention.name or mention.text


def _names(refs: tuple[ActorRef, ...], mentions: tuple[Mention, ...]) -> list[str]:
    return list(dict.fromkeys([one.name for one in refs] or [_name(one) for one in mentions]))


def _start(time: TimeRef | None) -> str | None:
    return time.start if time else None


def _count(count: Count | None) -> dict[str, Any] | None:
    if count is None:
        return None
    out: dict[str, Any] = {"low": count.low, "high": count.high}
    if count.vague:
        out["vague"] = True
    return out


def _spans(count: Count | None) -> tuple[Span, ...]:
    return count.spans if count else ()


def _offsets(span: Span) -> list[int]:
    return [span.start, span.end]

"""A document's page: its text with what was read out of it marked in place."""

from collections.abc import Mapping
from typing import Any

from trucewatch.desk.incident import outlet_of
from trucewatch.desk.marks import Mark, parts
from trucewatch.desk.phrases import words
from trucewatch.errors import BodyMissingError
from trucewatch.ledger.state import State
from trucewatch.model import Capture, Document, Report, Span, Statement, Tally

LOST = "This text was erased, or is lost; `trucewatch verify` says which."
MOST_PROBLEMS = 50


def document(state: State, key: str, params: Mapping[str, str]) -> dict[str, Any] | None:
    """A document; `from` and `to` in the parameters are the offsets that a link points to.

    Returns:
        None where there is no document of this id.
    """
    one = state.get(Document, key)
    if one is None:
        return None
    try:
        text = state.text(key)
    except BodyMissingError:
        text = LOST
    reports = state.of_document(Report, key)
    statements = state.of_document(Statement, key)
    tallies = state.of_document(Tally, key)
    marks = [Mark(s.start, s.end, "evidence", words(r.type)) for r in reports for s in r.evidence]
    marks += [
        Mark(s.start, s.end, "statement", f"statement: {x.act}")
        for x in statements
        for s in (x.quote, *x.repeats)
    ]
    marks += [Mark(x.text.start, x.text.end, "tally", f"tally: {x.what}") for x in tallies]
    return {
        "document": one,
        "page_title": one.title or "Document",
        "outlet": outlet_of(state, one),
        "capture": state.get(Capture, one.capture),
        "parts": parts(text, marks, _range(params, len(text))) if text != LOST else parts(text, []),
        "reports": sorted((_read(state, r) for r in reports), key=lambda read: read["at"]),
        "statements": [_said(state, s) for s in sorted(statements, key=lambda s: s.quote.start)],
        "tallies": [{"what": t.what, "at": t.text} for t in sorted(tallies, key=lambda t: t.text.start)],
        "problems": state.problem_rows(subject=key, limit=MOST_PROBLEMS),
    }


def _read(state: State, report: Report) -> dict[str, Any]:
    about = state.incident_of(report.id)
    known = state.resolution(report.id)
    doers = ", ".join(a.name for a in known.actors) if known else ""
    first: Span | None = report.evidence[0] if report.evidence else None
    return {
        "what": words(report.type).capitalize() + (f" by {doers}" if doers else ""),
        "place": known.place.name if known and known.place else None,
        "status": report.status,
        "incident": about.id if about else None,
        "span": first,
        "at": first.start if first else 0,
    }


def _said(state: State, statement: Statement) -> dict[str, Any]:
    known = state.resolution(statement.id)
    speaker = known.speaker.name if known and known.speaker else None
    return {
        "act": statement.act,
        "speaker": speaker or (statement.speaker.text if statement.speaker else None),
        "at": statement.quote,
    }


def _range(params: Mapping[str, str], length: int) -> tuple[int, int] | None:
    start, end = params.get("from", ""), params.get("to", "")
    if not (start.isdecimal() and end.isdecimal() and len(start) < 10 and len(end) < 10):
        return None
    low, high = int(start), min(int(end), length)
    return (low, high) if low < high else None

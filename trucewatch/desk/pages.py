"""Single things: an incident, a finding, a document, with the words behind each value."""

import itertools
from collections.abc import Iterable, Mapping
from typing import Any

from trucewatch.desk.views import date_words
from trucewatch.errors import BodyMissingError
from trucewatch.ledger.state import State
from trucewatch.model import (
    COUNTS,
    Agreement,
    Capture,
    Claim,
    Document,
    Finding,
    Incident,
    Link,
    Origin,
    Problem,
    Report,
    Source,
    Span,
    Statement,
    Tally,
)
from trucewatch.publish.tables import VERDICT_WORDS, describe

COUNT_WORDS = {
    "killed": "Killed",
    "killed_civilians": "of them civilians",
    "killed_children": "of them children",
    "killed_combatants": "of them combatants",
    "injured": "Injured",
}


def outlet_of(state: State, document: Document | None) -> str:
    """The name an outlet is shown under."""
    if document is None:
        return "unknown source"
    if document.outlet:
        return document.outlet
    source = state.get(Source, document.source)
    return source.name if source else "unknown source"


def headline(incident: Incident) -> str:
    """An incident in a line."""
    words = describe(incident)
    return words[:1].upper() + words[1:]


def incident(state: State, key: str) -> dict[str, Any] | None:
    """All that is known of an incident."""
    one = state.get(Incident, key)
    if one is None:
        return None
    documents = state.get_many(Document, one.documents)
    return {
        "incident": one,
        "page_title": headline(one),
        "headline": headline(one),
        "date": date_words(one.time.start, one.time.end) if one.time else "no date",
        "place": one.place,
        "counts": [
            (COUNT_WORDS[slot], value, [_claim(state, c, documents) for c in value.claims])
            for slot in COUNTS
            if (value := getattr(one, slot)) is not None
        ],
        "accounts": _accounts(state, one, documents),
        "origins": [o for key in one.origins if (o := state.get(Origin, key)) is not None],
        "links": _links(state, one),
        "findings": _findings(state, one),
        "decisions": state.decisions(one.id),
    }


def _claim(state: State, claim: Claim, documents: Mapping[str, Document]) -> dict[str, Any]:
    return {
        "value": claim.value,
        "claimants": claim.claimants,
        "document": claim.document,
        "outlet": outlet_of(state, documents.get(claim.document)),
        "at": claim.spans[0] if claim.spans else None,
    }


def _accounts(state: State, one: Incident, documents: Mapping[str, Document]) -> list[dict[str, Any]]:
    copies = {d for key in one.origins if (o := state.get(Origin, key)) is not None for d in o.documents}
    out = []
    for report in state.get_many(Report, one.reports).values():
        document = documents.get(report.document)
        if document is None:
            continue
        out.append(
            {
                "report": report,
                "document": document,
                "outlet": outlet_of(state, document),
                "reprint": document.id in copies,
            }
        )
    return sorted(out, key=lambda a: (a["document"].published or "9999", a["document"].id, a["report"].id))


def _links(state: State, one: Incident) -> list[Link]:
    if len(one.reports) < 2:
        return []
    members = set(one.reports)
    found = [link for link in state.all(Link) if link.same and link.a in members and link.b in members]
    return sorted(found, key=lambda link: (-link.score, link.id))


def _findings(state: State, one: Incident) -> list[dict[str, Any]]:
    groups: dict[str, list[Finding]] = {}
    for finding in state.findings(incident=one.id):
        groups.setdefault(finding.agreement, []).append(finding)
    out = []
    for key, found in groups.items():
        agreement = state.get(Agreement, key)
        if agreement is not None:
            out.append({"agreement": agreement, "findings": _readings(agreement, found)})
    return sorted(out, key=lambda group: str(group["agreement"].windows[0].start))


def _readings(agreement: Agreement, found: Iterable[Finding]) -> list[dict[str, Any]]:
    return [
        {"finding": f, "who": _who(agreement, f.reading), "says": f.reasons[-1].says if f.reasons else ""}
        for f in sorted(found, key=lambda f: (f.reading is not None, f.reading or ""))
    ]


def _who(agreement: Agreement, reading: str | None) -> str:
    if reading is None:
        return "By the text itself"
    for one in agreement.readings:
        if one.id == reading:
            return f"As {reading.replace('-', ' ')} reads it{f' since {one.since}' if one.since else ''}"
    return f"As {reading} reads it"


def finding(state: State, key: str) -> dict[str, Any] | None:
    """A finding with its reasons and its neighbours."""
    one = state.get(Finding, key)
    if one is None:
        return None
    agreement = state.get(Agreement, one.agreement)
    about = state.get(Incident, one.incident)
    others = [f for f in state.findings(incident=one.incident, agreement=one.agreement) if f.id != one.id]
    provisions = {p.id: p for p in agreement.provisions} if agreement else {}
    return {
        "finding": one,
        "page_title": VERDICT_WORDS[one.verdict],
        "agreement_title": agreement.title if agreement else one.agreement,
        "who": _who(agreement, one.reading) if agreement else (one.reading or "the text"),
        "provision": provisions.get(one.provision or ""),
        "headline": headline(about) if about else one.incident,
        "others": _readings(agreement, others) if agreement else [],
    }


def document(state: State, key: str, params: Mapping[str, str]) -> dict[str, Any] | None:
    """A document's text with what was read out of it marked in place."""
    one = state.get(Document, key)
    if one is None:
        return None
    try:
        text = state.text(key)
    except BodyMissingError:
        text = "This text was erased, or is lost; `trucewatch verify` says which."
    reports = state.of_document(Report, key)
    statements = state.of_document(Statement, key)
    tallies = state.of_document(Tally, key)
    marks = [(s, "evidence", r.type.replace("_", " ")) for r in reports for s in r.evidence]
    marks += [(s, "statement", f"statement: {x.act}") for x in statements for s in (x.quote, *x.repeats)]
    marks += [(x.text, "tally", f"tally: {x.what}") for x in tallies]
    return {
        "document": one,
        "page_title": one.title or "Document",
        "outlet": outlet_of(state, one),
        "capture": state.get(Capture, one.capture),
        "parts": parts(text, marks, _range(params, len(text))),
        "reports": [
            _read(state, r) for r in sorted(reports, key=lambda r: r.evidence[0].start if r.evidence else 0)
        ],
        "statements": [_said(state, s) for s in sorted(statements, key=lambda s: s.quote.start)],
        "tallies": [t.text.quote for t in sorted(tallies, key=lambda t: t.text.start)],
        "problems": [p for p in state.all(Problem) if p.subject == key],
    }


def _read(state: State, report: Report) -> dict[str, Any]:
    about = state.incident_of(report.id)
    known = state.resolution(report.id)
    words = report.type.replace("_", " ")
    if known and known.actors:
        words += " by " + ", ".join(a.name for a in known.actors)
    if known and known.place:
        words += f", {known.place.name}"
    return {"what": words, "incident": about.id if about else None}


def _said(state: State, statement: Statement) -> dict[str, Any]:
    known = state.resolution(statement.id)
    speaker = known.speaker.name if known and known.speaker else None
    return {
        "act": statement.act,
        "speaker": speaker or (statement.speaker.text if statement.speaker else None),
    }


def _range(params: Mapping[str, str], length: int) -> tuple[int, int] | None:
    start, end = params.get("from", ""), params.get("to", "")
    if not (start.isdecimal() and end.isdecimal() and len(start) < 10 and len(end) < 10):
        return None
    low, high = int(start), min(int(end), length)
    return (low, high) if low < high else None


def parts(
    text: str, marks: Iterable[tuple[Span, str, str]], hit: tuple[int, int] | None
) -> list[dict[str, Any]]:
    """The text cut at the borders of its marks: each part with the kinds that cover it.

    Joined, the parts' texts are the text again.
    """
    spans = [(s.start, s.end, kind, title) for s, kind, title in marks]
    if hit:
        spans.append((*hit, "hit", "the words that the link points to"))
    cuts = sorted({0, len(text), *(p for s in spans for p in s[:2] if 0 <= p <= len(text))})
    opening: dict[int, list[int]] = {}
    for n, (start, _, _, _) in enumerate(spans):
        opening.setdefault(start, []).append(n)
    active: set[int] = set()
    out = []
    anchored = False
    for start, end in itertools.pairwise(cuts):
        active = {n for n in active if spans[n][1] > start} | set(opening.get(start, ()))
        kinds = list(dict.fromkeys(spans[n][2] for n in sorted(active)))
        first_hit = "hit" in kinds and not anchored
        anchored = anchored or first_hit
        title = "; ".join(dict.fromkeys(spans[n][3] for n in sorted(active)))
        out.append({"text": text[start:end], "kinds": kinds, "title": title, "hit": first_hit})
    return out

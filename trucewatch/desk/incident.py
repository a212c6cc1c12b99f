"""An incident's page: its values with who says what, the sources' words, why they are one, the findings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from trucewatch.desk.incidents import detail_words, kind_words
from trucewatch.desk.marks import quote_parts, slots
from trucewatch.desk.phrases import COUNT_WORDS, date_words, unquoted
from trucewatch.desk.verdicts import held_against
from trucewatch.ledger.state import State
from trucewatch.model import (
    COUNTS,
    Claim,
    Document,
    Incident,
    Link,
    Origin,
    Report,
    Source,
    Span,
    Statement,
)
from trucewatch.publish.tables import describe

MOST_APART = 10  # near misses that are named

Documents = Mapping[str, Document]


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
    said = describe(incident)
    return said[:1].upper() + said[1:]


def incident(state: State, key: str) -> dict[str, Any] | None:
    """All that is known of an incident; None where there is none of this id."""
    one = state.get(Incident, key)
    if one is None:
        return None
    documents = state.get_many(Document, one.documents)
    outlets = {key: outlet_of(state, document) for key, document in documents.items()}
    reports = state.get_many(Report, one.reports)
    origins = state.get_many(Origin, one.origins)
    return {
        "incident": one,
        "page_title": headline(one),
        "kind": kind_words(one),
        "detail": detail_words(one),
        "date": date_words(one.time.start, one.time.end) if one.time else "no date",
        "place": one.place,
        "counts": [
            (COUNT_WORDS[slot], value, _figures(value.claims, outlets))
            for slot in COUNTS
            if (value := getattr(one, slot)) is not None
        ],
        "accounts": _by_origin(reports, documents, outlets, origins),
        "origins": list(origins.values()),
        "said": _said(state, reports.values(), outlets),
        **_links(state, one, reports, outlets),
        "findings": held_against(state, one.id),
        "decisions": state.decisions(one.id),
    }


def _figures(claims: Iterable[Claim], outlets: Mapping[str, str]) -> list[dict[str, Any]]:
    """Claims by figure and claimants: where they stand, and where they stand without counting."""
    made: dict[tuple[str, tuple[str, ...]], dict[str, Any]] = {}
    for claim in claims:
        figure, _, note = claim.value.partition("; ")
        one = made.setdefault(
            (figure, claim.claimants),
            {"figure": figure, "claimants": claim.claimants, "counted": [], "not": []},
        )
        at = claim.spans[0] if claim.spans else None
        told = {
            "document": claim.document,
            "outlet": outlets.get(claim.document, "unknown source"),
            "at": at,
            "note": note,
        }
        one["not" if note else "counted"].append(told)
    return sorted(made.values(), key=lambda one: not one["counted"])


def _by_origin(
    reports: Mapping[str, Report],
    documents: Documents,
    outlets: Mapping[str, str],
    origins: Mapping[str, Origin],
) -> list[dict[str, Any]]:
    """Accounts by original: the earliest in full, its copies behind it."""
    origin_of = {document: key for key, origin in origins.items() for document in origin.documents}
    groups: dict[str, list[dict[str, Any]]] = {}
    told = [(documents[r.document], r) for r in reports.values() if r.document in documents]
    for document, report in sorted(told, key=lambda two: (two[0].published or "9999", two[0].id, two[1].id)):
        words = list(slots(report))
        account = {
            "report": report,
            "document": document,
            "outlet": outlets[document.id],
            "quotes": [{"span": span, "parts": quote_parts(span, words)} for span in report.evidence],
        }
        groups.setdefault(origin_of.get(document.id, document.id), []).append(account)
    out = []
    for found in groups.values():
        first = found[0]["document"].id
        copies = [one for one in found[1:] if one["document"].id != first]
        out.append({"accounts": [one for one in found if one["document"].id == first], "copies": copies})
    return out


def _said(state: State, reports: Iterable[Report], outlets: Mapping[str, str]) -> list[dict[str, Any]]:
    """Statements whose words stand in the incident's own evidence: denials, accusations, replies."""
    evidence: dict[str, list[Span]] = {}
    for report in reports:
        evidence.setdefault(report.document, []).extend(report.evidence)
    made: dict[tuple[str, str, str], dict[str, Any]] = {}
    for document, spans in evidence.items():
        for one in state.of_document(Statement, document):
            if not any(s.start < one.quote.end and one.quote.start < s.end for s in spans):
                continue
            known = state.resolution(one.id)
            speaker = known.speaker.name if known and known.speaker else None
            quote = unquoted(one.quote.quote)
            name = speaker or (one.speaker.text if one.speaker else "speaker unknown")
            said = {
                "speaker": name,
                "act": one.act,
                "quote": quote,
                "direct": one.direct,
                "in": [],
            }
            listed = made.setdefault((name, one.act, quote), said)
            listed["in"].append({"outlet": outlets.get(document, "unknown source"), "span": one.quote})
    return sorted(made.values(), key=lambda said: (said["act"] != "deny", said["speaker"]))


def _links(
    state: State, one: Incident, reports: Mapping[str, Report], outlets: Mapping[str, str]
) -> dict[str, list[dict[str, Any]]]:
    """Why its reports are one incident, the weakest reason first; and which others were held apart."""
    members = set(one.reports)
    found = state.links(one.reports)
    joined = [link for link in found if link.same and link.a in members and link.b in members]
    return {
        "links": [
            {"score": link.score, "reasons": link.reasons,
             "of": [_outlet(key, reports, outlets) for key in (link.a, link.b)]}
            for link in sorted(joined, key=lambda link: (link.score, link.id))
        ],
        "apart": _apart(state, [link for link in found if not link.same], members),
    }  # fmt: skip


def _outlet(report: str, reports: Mapping[str, Report], outlets: Mapping[str, str]) -> str:
    return outlets.get(reports[report].document, "unknown source") if report in reports else "unknown source"


def _apart(state: State, links: Sequence[Link], members: set[str]) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    seen = set(members)  # also the reports of incidents that are listed already: no need to look those up
    for link in sorted(links, key=lambda link: (-link.score, link.id)):
        for other in {link.a, link.b} - seen:
            near = state.incident_of(other)
            seen.update(near.reports if near else (), (other,))
            if near is None or len(out) == MOST_APART:
                continue
            out.append(
                {
                    "id": near.id,
                    "what": headline(near),
                    "date": date_words(near.time.start, near.time.end) if near.time else "no date",
                    "place": near.place.name if near.place else "place unknown",
                    "reasons": link.reasons,
                }
            )
        if len(out) == MOST_APART:
            break
    return out

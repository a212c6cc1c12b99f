"""The findings: an overview that puts first what asks for a person's eye, and single findings."""

from collections.abc import Iterable
from typing import Any

from trucewatch.desk.filters import PER_PAGE, PageOf, Params, given, one_of, query_of
from trucewatch.desk.incident import headline, outlet_of
from trucewatch.desk.incidents import detail_words, kind_words
from trucewatch.desk.marks import context
from trucewatch.desk.phrases import RULE_WORDS, VERDICTS, agreement_labels, date_words
from trucewatch.desk.verdicts import sides, who
from trucewatch.errors import BodyMissingError
from trucewatch.ledger.state import State
from trucewatch.model import Agreement, Document, Finding, Incident, Span
from trucewatch.publish.tables import VERDICT_WORDS, killed

FIRST = 10  # of each verdict in the overview
SILENT = ("not_covered",)  # counted in the overview, not listed


def findings(state: State, params: Params, number: int) -> dict[str, Any]:
    """Findings under the text, each with the readings that part from it.

    Without a verdict the first page holds the first of each verdict; with one, a page of them.
    """
    agreement = given(params, "agreement")
    verdict = one_of(params, "verdict", VERDICTS)
    agreements = list(state.all(Agreement))
    labels = agreement_labels(agreements)
    matrix = _matrix(state, agreements)
    totals = {
        one: sum(row["counts"][one] for row in matrix if agreement in (None, row["agreement"].id))
        for one in VERDICTS
    }
    listed = [verdict] if verdict else [one for one in VERDICTS if one not in SILENT and totals[one]]
    query = query_of(agreement=agreement, verdict=verdict)
    return {
        "agreement": agreement,
        "verdict": verdict,
        "agreements": agreements,
        "labels": labels,
        "matrix": matrix,
        "totals": totals,
        "groups": [
            {
                "verdict": one,
                "total": totals[one],
                "rows": rows,
                "query": query_of(agreement=agreement, verdict=one),
            }
            for one in listed
            if (rows := _rows(state, agreement, one, number if verdict else 1, bool(verdict), labels))
            or verdict
        ],
        "page": _page(query, number, totals[verdict]) if verdict else None,
    }


def _page(query: str, number: int, total: int) -> PageOf:
    return PageOf.of(query, number, max(0, min(PER_PAGE, total - (number - 1) * PER_PAGE)), total)


def _matrix(state: State, agreements: Iterable[Agreement]) -> list[dict[str, Any]]:
    """Per agreement, the number of findings under the text by verdict, and why what is not covered is not."""
    rows: dict[str, dict[str, Any]] = {
        a.id: {"agreement": a, "counts": dict.fromkeys(VERDICTS, 0), "rules": {}} for a in agreements
    }
    for found in state.verdict_counts():
        if found.reading is None and found.agreement in rows:
            row = rows[found.agreement]
            row["counts"][found.verdict] += found.n
            if found.verdict == "not_covered":
                rule = RULE_WORDS.get(found.rule, found.rule or "")
                row["rules"][rule] = row["rules"].get(rule, 0) + found.n
    return list(rows.values())


def _rows(
    state: State, agreement: str | None, verdict: str, number: int, whole: bool, labels: dict[str, str]
) -> list[dict[str, Any]]:
    limit = PER_PAGE if whole else FIRST
    rows = state.finding_rows(
        agreement=agreement, verdict=verdict, reading=None, limit=limit, offset=(number - 1) * limit
    )
    ids = list(dict.fromkeys(row.incident for row in rows))
    incidents = state.get_many(Incident, ids)
    apart: dict[tuple[str, str], list[Any]] = {}
    for one in state.verdict_rows(ids):
        if one.reading is not None:
            apart.setdefault((one.incident, one.agreement), []).append(one)
    return [
        _row(row, incidents.get(row.incident), apart.get((row.incident, row.agreement), []), labels)
        for row in rows
    ]


def _row(row: Any, incident: Incident | None, readings: list[Any], labels: dict[str, str]) -> dict[str, Any]:
    parting: dict[str, int] = {}
    for one in readings:
        if one.verdict != row.verdict:
            parting[one.verdict] = parting.get(one.verdict, 0) + 1
    return {
        "id": row.id,
        "incident": row.incident,
        "date": date_words(row.date_start, row.date_end),
        "place": row.place_name or "place unknown",
        "kind": kind_words(incident) if incident else row.incident,
        "detail": detail_words(incident) if incident else "",
        "killed": killed(incident.killed) if incident else "",
        "agreement": labels.get(row.agreement, row.agreement),
        "verdict": row.verdict,
        "parting": sorted(parting.items(), key=lambda two: VERDICTS.index(two[0])),
        "readings": len(readings),
        "says": row.says or "",
    }


def finding(state: State, key: str) -> dict[str, Any] | None:
    """A finding with its reasons down to the sentences, and where the other readings stand."""
    one = state.get(Finding, key)
    if one is None:
        return None
    agreement = state.get(Agreement, one.agreement)
    about = state.get(Incident, one.incident)
    beside = state.findings(incident=one.incident, agreement=one.agreement)
    provisions = {p.id: p for p in agreement.provisions} if agreement else {}
    quoted = Quoted(state)
    return {
        "finding": one,
        "page_title": VERDICT_WORDS[one.verdict],
        "agreement_title": agreement.title if agreement else one.agreement,
        "who": who(agreement, one.reading) if agreement else (one.reading or "the text"),
        "provision": provisions.get(one.provision or ""),
        "about": about,
        "headline": headline(about) if about else one.incident,
        "date": date_words(about.time.start, about.time.end) if about and about.time else "no date",
        "place": about.place.name if about and about.place else "place unknown",
        "reasons": [{"reason": r, "quotes": [quoted(span) for span in r.evidence]} for r in one.reasons],
        "sides": sides(agreement, beside) if agreement else [],
        "readings": sum(f.reading is not None for f in beside),
    }


class Quoted:
    """Words in the sentence that they stand in, with the document that holds it; reads each text once."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._texts: dict[str, str | None] = {}
        self._documents: dict[str, Document | None] = {}

    def __call__(self, span: Span) -> dict[str, Any]:
        """The sentence around a span; the bare words where its text is erased or lost."""
        if span.document not in self._texts:
            self._documents[span.document] = self._state.get(Document, span.document)
            self._texts[span.document] = self._text(span.document)
        text, document = self._texts[span.document], self._documents[span.document]
        before, quote, after = context(text, span) if text is not None else ("", span.quote, "")
        return {
            "span": span,
            "before": before,
            "quote": quote,
            "after": after,
            "outlet": outlet_of(self._state, document),
            "published": document.published if document else None,
        }

    def _text(self, document: str) -> str | None:
        if self._documents[document] is None:
            return None
        try:
            return self._state.text(document)
        except BodyMissingError:
            return None

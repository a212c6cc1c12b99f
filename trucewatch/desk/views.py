"""Lists: query parameters in, rows for a template out."""

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args
from urllib.parse import urlencode

import msgspec

from trucewatch.desk.timeline import timeline
from trucewatch.ledger.state import State
from trucewatch.ledger.views import ANY, IncidentFilter
from trucewatch.model import Act, Agreement, Document, EventType, Incident, Statement, Tally
from trucewatch.publish.tables import VERDICT_WORDS, describe, killed

PER_PAGE = 50
TYPES: tuple[str, ...] = get_args(EventType)
PRECISION_WORDS = {
    1: "the place itself",
    2: "near it",
    3: "somewhere in the district",
    4: "somewhere in the governorate",
    5: "along it",
    6: "somewhere in the country",
    7: "at sea or in the air",
}

Params = Mapping[str, str]


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What a person asked of the incident list, as given."""

    q: str | None = None
    type: str | None = None
    agreement: str | None = None
    verdict: str | None = None
    start: str | None = None
    end: str | None = None

    @classmethod
    def of(cls, params: Params) -> "Filters":
        """Out of query parameters; a value that cannot be meant is no filter."""
        verdict = params.get("verdict")
        return cls(
            q=params.get("q", "").strip()[:200] or None,
            type=params.get("type") if params.get("type") in TYPES else None,
            agreement=params.get("agreement") or None,
            verdict=verdict if verdict in VERDICT_WORDS else None,
            start=_date(params.get("from")),
            end=_date(params.get("to")),
        )

    @property
    def any(self) -> bool:
        """Whether a filter other than the search words is set."""
        return any((self.type, self.agreement, self.verdict, self.start, self.end))

    @property
    def query(self) -> str:
        """The filters as a query string."""
        given = {
            "q": self.q, "type": self.type, "agreement": self.agreement, "verdict": self.verdict,
            "from": self.start, "to": self.end,
        }  # fmt: skip
        return urlencode({k: v for k, v in given.items() if v})

    def chosen(self) -> IncidentFilter:
        """The filter for the state; verdicts are those under the text itself."""
        judged = self.agreement or self.verdict
        return IncidentFilter(
            text=self.q,
            types=(self.type,) if self.type else (),
            date_from=self.start,
            date_to=self.end,
            agreement=self.agreement,
            verdict=self.verdict,
            reading=None if judged else ANY,
        )


def _date(text: str | None) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        return None


def words(name: str) -> str:
    """A code word as a person reads it."""
    return name.replace("_", " ")


class PageOf(msgspec.Struct, frozen=True, kw_only=True):
    """Where one stands in a list."""

    first: int
    last: int
    total: int
    previous: str | None
    next: str | None

    @classmethod
    def of(cls, path: str, query: str, number: int, shown: int, total: int) -> "PageOf":
        """The page `number` (from 1) with links to its neighbours."""
        start = (number - 1) * PER_PAGE

        def link(n: int) -> str:
            return f"{path}?{query}{'&' if query else ''}page={n}"

        return cls(
            first=start + 1 if shown else 0,
            last=start + shown,
            total=total,
            previous=link(number - 1) if number > 1 else None,
            next=link(number + 1) if start + shown < total else None,
        )


def date_words(start: str | None, end: str | None) -> str:
    """A date, a range of dates, or the plain word that there is none."""
    if not start:
        return "no date"
    return start if start == end or not end else f"{start} to {end}"


def incident_list(state: State, params: Params, number: int) -> dict[str, Any]:
    """A page of incidents with their verdicts under each agreement's text, and the timeline."""
    filters = Filters.of(params)
    chosen = filters.chosen()
    rows = state.incident_rows(chosen, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    total = state.incident_total(chosen)
    incidents = state.get_many(Incident, [row.id for row in rows])
    agreements = list(state.all(Agreement))
    return {
        "filters": filters,
        "types": TYPES,
        "agreements": agreements,
        "rows": [_card(state, incidents[row.id], agreements) for row in rows if row.id in incidents],
        "page": PageOf.of("/", filters.query, number, len(rows), total),
        "timeline": timeline(state.timeline(chosen), agreements),
    }


def _card(state: State, one: Incident, agreements: list[Agreement]) -> dict[str, Any]:
    titles = {a.id: a.title for a in agreements}
    verdicts = [
        {"verdict": f.verdict, "agreement": titles.get(f.agreement, f.agreement)}
        for f in state.findings(incident=one.id, reading=None)
    ]
    # two agreements of which neither covers it are one message, not two
    kept = [v for v in verdicts if v["verdict"] != "not_covered"] or verdicts[:1]
    return {
        "id": one.id,
        "date": date_words(one.time.start, one.time.end) if one.time else "no date",
        "place": one.place.name if one.place else "place unknown",
        "what": describe(one),
        "killed": killed(one.killed),
        "injured": killed(one.injured),
        "origins": len(one.origins),
        "documents": len(one.documents),
        "contested": ", ".join(one.contested),
        "verdicts": kept,
    }


def points(state: State, params: Params) -> dict[str, Any]:
    """The incidents of the list as GeoJSON points, with what a popup shows."""
    features = []
    for row in state.incident_rows(Filters.of(params).chosen(), limit=None):
        if row.lat is None or row.lon is None or (row.geo_precision or 6) >= 6:
            continue  # a country's midpoint is no place to put a mark
        toll = "" if row.killed_low is None else f"{row.killed_low}{_upper(row.killed_low, row.killed_high)}"
        properties = {
            "id": row.id,
            "what": words(row.type) + (f" by {row.actors}" if row.actors else ""),
            "date": date_words(row.date_start, row.date_end),
            "place": row.place_name,
            "killed": toll,
            "precision": row.geo_precision,
        }
        geometry = {"type": "Point", "coordinates": [row.lon, row.lat]}
        features.append({"type": "Feature", "geometry": geometry, "properties": properties})
    return {"type": "FeatureCollection", "features": features}


def _upper(low: int, high: int | None) -> str:
    if high is None:
        return "+"
    return "" if high == low else f"-{high}"


def findings(state: State, params: Params, number: int) -> dict[str, Any]:
    """Findings under the text, each with the readings that part from it."""
    agreement = params.get("agreement") or None
    verdict = params.get("verdict") if params.get("verdict") in VERDICT_WORDS else None
    rows = state.finding_rows(
        agreement=agreement, verdict=verdict, reading=None, limit=PER_PAGE, offset=(number - 1) * PER_PAGE
    )
    total = state.finding_total(agreement=agreement, verdict=verdict, reading=None)
    incidents = state.get_many(Incident, [row.incident for row in rows])
    query = urlencode({k: v for k, v in (("agreement", agreement), ("verdict", verdict)) if v})
    return {
        "agreement": agreement,
        "verdict": verdict,
        "agreements": list(state.all(Agreement)),
        "rows": [_finding_row(state, row, incidents.get(row.incident)) for row in rows],
        "page": PageOf.of("/findings", query, number, len(rows), total),
    }


def _finding_row(state: State, row: Any, incident: Incident | None) -> dict[str, Any]:
    parting = [
        one
        for one in state.findings(incident=row.incident, agreement=row.agreement)
        if one.reading is not None and one.verdict != row.verdict
    ]
    return {
        "date": date_words(row.date_start, row.date_end),
        "place": row.place_name or "place unknown",
        "what": describe(incident) if incident else row.incident,
        "killed": killed(incident.killed) if incident else "",
        "incident": row.incident,
        "agreement": row.agreement,
        "finding": row.id,
        "verdict": row.verdict,
        "parting": parting,
        "says": row.says or "",
    }


def statements(state: State, params: Params, number: int) -> dict[str, Any]:
    """Statements, newest first."""
    q = params.get("q", "").strip()[:200] or None
    acts = get_args(Act)
    act = params.get("act") if params.get("act") in acts else None
    rows = state.statement_rows(text=q, act=act, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    total = state.statement_total(text=q, act=act)
    full = state.get_many(Statement, [row.id for row in rows])
    query = urlencode({k: v for k, v in (("q", q), ("act", act)) if v})
    return {
        "q": q,
        "act": act,
        "acts": acts,
        "rows": [
            {
                "speaker": row.speaker_name,
                "affiliation": row.affiliation,
                "act": row.act,
                "venue": row.venue,
                "quote": row.quote,
                "direct": row.direct,
                "document": row.document,
                "outlet": row.outlet or row.source_name or "unknown source",
                "published": row.published,
                "start": full[row.id].quote.start,
                "end": full[row.id].quote.end,
            }
            for row in rows
        ],
        "page": PageOf.of("/statements", query, number, len(rows), total),
    }


def tallies(state: State, params: Params, number: int) -> dict[str, Any]:
    """Tallies, newest first."""
    rows = state.tally_rows(limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    full = state.get_many(Tally, [row.id for row in rows])
    return {
        "rows": [
            {
                "published": row.published,
                "what": row.what,
                "figure": _figure(row.low, row.high),
                "since": row.since_date,
                "until": row.until_date,
                "claimants": row.claimants,
                "outlet": row.outlet or row.source_name or "unknown source",
                "document": row.document,
                "quote": row.quote,
                "start": full[row.id].text.start,
                "end": full[row.id].text.end,
            }
            for row in rows
        ],
        "page": PageOf.of("/tallies", "", number, len(rows), state.tally_total()),
    }


def _figure(low: int, high: int | None) -> str:
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if high == low else f"{low:,} to {high:,}"


def documents(state: State, params: Params, number: int) -> dict[str, Any]:
    """Documents, newest first, and on the first page what could not be read."""
    rows = state.document_rows(limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    problems = state.problem_rows(limit=200) if number == 1 else []
    return {
        "rows": [
            {
                "id": row.id,
                "published": row.published,
                "outlet": row.outlet or row.source_name or "unknown source",
                "title": row.title,
                "language": row.language,
            }
            for row in rows
        ],
        "problems": [_problem(state, one) for one in problems],
        "page": PageOf.of("/documents", "", number, len(rows), state.document_total()),
    }


def _problem(state: State, row: Any) -> dict[str, Any]:
    document = state.get(Document, row.subject) if str(row.subject).startswith("doc-") else None
    label = (document.title or document.external_id or row.subject) if document else row.subject
    return {
        "stage": row.stage,
        "code": row.code,
        "subject": row.subject,
        "message": row.message,
        "document": document is not None,
        "label": label,
    }

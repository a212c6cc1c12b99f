"""Statements, tallies and documents: query parameters in, rows for a template out."""

from typing import Any, get_args

from trucewatch.desk.filters import PER_PAGE, PageOf, Params, given, one_of, query_of
from trucewatch.desk.phrases import date_words, figure, unquoted
from trucewatch.ledger.state import State
from trucewatch.model import Act, Document, Statement, Tally, TallyKind

ACTS: tuple[str, ...] = get_args(Act)
KINDS: tuple[str, ...] = get_args(TallyKind)
SPEAKERS = 20  # named beside the statements
TALLIES_A_PAGE = 100  # they are grouped by counter, so a page holds more of them
PROBLEMS = 200

UNKNOWN = "unknown source"


def statements(state: State, params: Params, number: int) -> dict[str, Any]:
    """Statements, newest first, and who speaks most."""
    asked = {
        "text": given(params, "q"),
        "speaker": given(params, "speaker"),
        "act": one_of(params, "act", ACTS),
    }
    rows = state.statement_rows(**asked, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    full = state.get_many(Statement, [row.id for row in rows])
    query = query_of(q=asked["text"], speaker=asked["speaker"], act=asked["act"])
    return {
        "q": asked["text"],
        "speaker": asked["speaker"],
        "act": asked["act"],
        "acts": ACTS,
        "speakers": [
            {"name": row.speaker, "n": row.n, "query": query_of(speaker=row.speaker, act=asked["act"])}
            for row in state.speaker_rows(SPEAKERS + 1)
            if row.speaker
        ][:SPEAKERS],
        "rows": [
            {
                "speaker": row.speaker_name,
                "affiliation": row.affiliation if row.affiliation != row.speaker_name else None,
                "act": row.act,
                "addressee": row.addressee,
                "venue": row.venue,
                "quote": unquoted(row.quote),
                "direct": row.direct,
                "document": row.document,
                "outlet": row.outlet or row.source_name or UNKNOWN,
                "published": row.published,
                "at": full[row.id].quote,
            }
            for row in rows
            if row.id in full
        ],
        "page": PageOf.of(query, number, len(rows), state.statement_total(**asked)),
    }


def tallies(state: State, params: Params, number: int) -> dict[str, Any]:
    """Tallies by what they count, each counter's figures beside the others'."""
    what = one_of(params, "what", KINDS)
    rows = state.tally_rows(what=what, limit=TALLIES_A_PAGE, offset=(number - 1) * TALLIES_A_PAGE)
    full = state.get_many(Tally, [row.id for row in rows])
    kinds: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for row in rows:
        if row.id in full:
            counter = row.claimants or row.outlet or row.source_name or UNKNOWN
            kinds.setdefault(row.what, {}).setdefault(counter, []).append(_tally(row, full[row.id]))
    groups = [
        {
            "what": kind,
            "counters": sorted(counters.items(), key=lambda two: (-len(two[1]), two[0])),
            "n": sum(map(len, counters.values())),
        }
        for kind, counters in kinds.items()
    ]
    return {
        "what": what,
        "kinds": KINDS,
        "groups": sorted(groups, key=lambda one: KINDS.index(one["what"])),
        "page": PageOf.of(
            query_of(what=what), number, len(rows), state.tally_total(what=what), TALLIES_A_PAGE
        ),
    }


def _tally(row: Any, tally: Tally) -> dict[str, Any]:
    if row.since_date and row.until_date:
        period = date_words(row.since_date, row.until_date)
    else:
        since, until = row.since_date or row.since, row.until_date or row.until
        period = ", ".join(
            filter(None, (f"since {since}" if since else "", f"until {until}" if until else ""))
        )
    return {
        "figure": figure(row.low, row.high),
        "vague": row.vague,
        "period": period,
        "published": row.published,
        "outlet": row.outlet or row.source_name or UNKNOWN,
        "document": row.document,
        "quote": row.quote,
        "at": tally.text,
    }


def documents(state: State, params: Params, number: int) -> dict[str, Any]:
    """Documents, newest first, and on the first page what could not be read."""
    text = given(params, "q")
    rows = state.document_rows(text=text, limit=PER_PAGE, offset=(number - 1) * PER_PAGE)
    problems = state.problem_rows(limit=PROBLEMS) if number == 1 and not text else []
    subjects = state.get_many(Document, {p.subject for p in problems if str(p.subject).startswith("doc-")})
    return {
        "q": text,
        "rows": [
            {
                "id": row.id,
                "published": row.published,
                "outlet": row.outlet or row.source_name or UNKNOWN,
                "title": row.title,
                "language": row.language,
                "length": row.length,
            }
            for row in rows
        ],
        "problems": [_problem(one, subjects.get(one.subject)) for one in problems],
        "problem_total": state.problem_total() if problems else 0,
        "page": PageOf.of(query_of(q=text), number, len(rows), state.document_total(text=text)),
    }


def _problem(row: Any, document: Document | None) -> dict[str, Any]:
    label = (document.title or document.external_id or row.subject) if document else row.subject
    return {
        "stage": row.stage,
        "code": row.code,
        "subject": row.subject,
        "message": row.message,
        "document": document is not None,
        "label": label,
    }

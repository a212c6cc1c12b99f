"""What a desk lists: pages of rows, filtered and sorted by the database without reading a record."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, Select, and_, func, literal_column, or_, select, table, text

from trucewatch.ledger import tables as t
from trucewatch.ledger.cache import Cache
from trucewatch.ledger.words import search_query
from trucewatch.store.sql import AnyRow

ANY = "*"  # whatever the reading; None means the text itself

Rows = list[AnyRow]
Order = Literal["date", "killed", "injured", "place", "type", "documents", "origins", "grade", "id"]


class IncidentFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which incidents to list; an empty filter lists all.

    Attributes:
        text: words that all begin words of the incident's values or of its reports' sentences.
        types: event types, any of them.
        statuses: any of them.
        actor: registry id, canonical name or side of one of the actors.
        place: gazetteer id, canonical name, governorate or country.
        date_from: ISO date; incidents that end before it, or have no date, are left out.
        date_to: ISO date; incidents that begin after it, or have no date, are left out.
        agreement: with `verdict` or `reading`, the agreement of a finding on the incident.
        verdict: a finding's verdict.
        reading: a finding's reading; None for the text itself, `ANY` for all.
        bbox: west, south, east, north in degrees; west above east crosses the date line.
        contested: only incidents that are contested (True) or are not (False).
    """

    text: str | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    actor: str | None = None
    place: str | None = None
    date_from: str | None = None
    date_to: str | None = None
    agreement: str | None = None
    verdict: str | None = None
    reading: str | None = ANY
    bbox: tuple[float, float, float, float] | None = None
    contested: bool | None = None


ALL = IncidentFilter()
_ORDERS: dict[str, Sequence[ColumnElement[Any]]] = {
    "date": (t.INCIDENTS.c.date_start,),
    "killed": (t.INCIDENTS.c.killed_best,),
    "injured": (t.INCIDENTS.c.injured_best,),
    "place": (t.INCIDENTS.c.place_name,),
    "type": (t.INCIDENTS.c.type,),
    "documents": (t.INCIDENTS.c.documents,),
    "origins": (t.INCIDENTS.c.origins,),
    "grade": (t.INCIDENTS.c.grade,),
    "id": (),
}
_INCIDENT_COLUMNS = [column for column in t.INCIDENTS.columns if column.name != "n"]
_SOURCED = (
    t.DOCUMENTS.c.title,
    t.DOCUMENTS.c.published,
    t.DOCUMENTS.c.outlet,
    t.SOURCES.c.name.label("source_name"),
)


class Views:
    """Rows for lists. Every list has a total, and an order that depends on content alone."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def incident_rows(
        self,
        chosen: IncidentFilter = ALL,
        *,
        order: Order = "date",
        descending: bool = True,
        limit: int | None = 50,
        offset: int = 0,
    ) -> Rows:
        """A page of incidents: the columns of `tables.INCIDENTS`; those without a value come last."""
        query = select(*_INCIDENT_COLUMNS).where(*_conditions(chosen))
        for column in _ORDERS[order]:
            query = query.order_by(column.desc().nulls_last() if descending else column.asc().nulls_last())
        return self._rows(query.order_by(t.INCIDENTS.c.id).limit(limit).offset(offset))

    def incident_total(self, chosen: IncidentFilter = ALL) -> int:
        """How many incidents the filter lets through."""
        return self._total(select(t.INCIDENTS.c.n).where(*_conditions(chosen)))

    def timeline(self, chosen: IncidentFilter = ALL) -> list[tuple[str | None, str, int]]:
        """Incidents a day and type, by the first day they may have happened; undated ones last."""
        columns = (t.INCIDENTS.c.date_start, t.INCIDENTS.c.type)
        query = (
            select(*columns, func.count()).where(*_conditions(chosen)).group_by(*columns).order_by(*columns)
        )
        found = [(date, kind, n) for date, kind, n in self._rows(query)]
        return [one for one in found if one[0]] + [one for one in found if not one[0]]

    def statement_rows(
        self,
        *,
        text: str | None = None,
        speaker: str | None = None,
        act: str | None = None,
        document: str | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        limit: int | None = 50,
        offset: int = 0,
    ) -> Rows:
        """Statements, the latest published first: the columns of `tables.STATEMENTS`, `speaker_entity`,
        `speaker_name` (canonical where resolved, else the words) and `speaker_side`, and of the document
        `title`, `published`, `outlet`, `source_name`."""
        query = _statements(text, speaker, act, document, date_from, date_to)
        order = (t.DOCUMENTS.c.published.desc().nulls_last(), t.STATEMENTS.c.document, t.STATEMENTS.c.id)
        return self._rows(query.order_by(*order).limit(limit).offset(offset))

    def statement_total(
        self,
        *,
        text: str | None = None,
        speaker: str | None = None,
        act: str | None = None,
        document: str | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
    ) -> int:
        """How many statements the filter lets through."""
        return self._total(_statements(text, speaker, act, document, date_from, date_to))

    def speaker_rows(self, limit: int | None = 100) -> Rows:
        """Who speaks how often: `speaker`, `n`; the most heard first."""
        name = _speaker_name().label("speaker")
        query = select(name, func.count().label("n")).select_from(_spoken()).group_by(name)
        return self._rows(query.order_by(text("n DESC"), name).limit(limit))

    def tally_rows(
        self,
        *,
        what: str | None = None,
        document: str | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
        limit: int | None = 50,
        offset: int = 0,
    ) -> Rows:
        """Tallies, the latest published first: the columns of `tables.TALLIES`, `since_date` and
        `until_date` where they were resolved, and of the document what `statement_rows` gives."""
        query = _tallies(what, document, date_from, date_to)
        order = (t.DOCUMENTS.c.published.desc().nulls_last(), t.TALLIES.c.document, t.TALLIES.c.id)
        return self._rows(query.order_by(*order).limit(limit).offset(offset))

    def tally_total(
        self,
        *,
        what: str | None = None,
        document: str | None = None,
        date_from: str | None = None,
        date_to: str | None = None,
    ) -> int:
        """How many tallies the filter lets through."""
        return self._total(_tallies(what, document, date_from, date_to))

    def finding_rows(
        self,
        *,
        incident: str | None = None,
        agreement: str | None = None,
        reading: str | None = ANY,
        verdict: str | None = None,
        limit: int | None = 50,
        offset: int = 0,
    ) -> Rows:
        """Findings on incidents that stand, the latest incident first: the columns of `tables.FINDINGS`
        (`rule` and `says` are the deciding reason's), and of the incident `type`, `date_start`,
        `date_end`, `place_name`, `actors`, `killed_low`, `killed_high`."""
        names = ("type", "date_start", "date_end", "place_name", "actors", "killed_low", "killed_high")
        columns = (*_but_n(t.FINDINGS), *(t.INCIDENTS.c[name] for name in names))
        query = _findings(columns, incident, agreement, reading, verdict)
        f = t.FINDINGS.c
        order = (t.INCIDENTS.c.date_start.desc().nulls_last(), f.incident, f.agreement, f.reading, f.id)
        return self._rows(query.order_by(*order).limit(limit).offset(offset))

    def finding_total(
        self,
        *,
        incident: str | None = None,
        agreement: str | None = None,
        reading: str | None = ANY,
        verdict: str | None = None,
    ) -> int:
        """How many findings the filter lets through."""
        return self._total(_findings((t.FINDINGS.c.n,), incident, agreement, reading, verdict))

    def verdict_counts(self) -> Rows:
        """Findings by `agreement`, `reading`, `verdict`, deciding `rule`: their number `n`."""
        columns = [t.FINDINGS.c[name] for name in ("agreement", "reading", "verdict", "rule")]
        return self._rows(select(*columns, func.count().label("n")).group_by(*columns).order_by(*columns))

    def document_rows(
        self,
        *,
        text: str | None = None,
        source: str | None = None,
        language: str | None = None,
        incident: str | None = None,
        limit: int | None = 50,
        offset: int = 0,
    ) -> Rows:
        """Documents, the latest published first: the columns of `tables.DOCUMENTS` and `source_name`."""
        query = _documents(text, source, language, incident)
        order = (t.DOCUMENTS.c.published.desc().nulls_last(), t.DOCUMENTS.c.id)
        return self._rows(query.order_by(*order).limit(limit).offset(offset))

    def document_total(
        self,
        *,
        text: str | None = None,
        source: str | None = None,
        language: str | None = None,
        incident: str | None = None,
    ) -> int:
        """How many documents the filter lets through."""
        return self._total(_documents(text, source, language, incident))

    def problem_rows(
        self,
        *,
        stage: str | None = None,
        code: str | None = None,
        subject: str | None = None,
        limit: int | None = 50,
        offset: int = 0,
    ) -> Rows:
        """Problems by stage, code and subject: the columns of `tables.PROBLEMS`."""
        query = select(*_but_n(t.PROBLEMS)).where(*_problem_conditions(stage, code, subject))
        order = [t.PROBLEMS.c[name] for name in ("stage", "code", "subject", "id")]
        return self._rows(query.order_by(*order).limit(limit).offset(offset))

    def problem_total(
        self, *, stage: str | None = None, code: str | None = None, subject: str | None = None
    ) -> int:
        """How many problems the filter lets through."""
        return self._total(select(t.PROBLEMS.c.n).where(*_problem_conditions(stage, code, subject)))

    def _rows(self, query: Select[Any]) -> Rows:
        return self._cache.read(lambda connection: list(connection.execute(query).all()))

    def _total(self, query: Select[Any]) -> int:
        counted = select(func.count()).select_from(query.order_by(None).subquery())
        return int(self._cache.read(lambda connection: connection.execute(counted).scalar_one()))


def _but_n(source: Any) -> list[Any]:
    return [column for column in source.columns if column.name != "n"]


def _conditions(chosen: IncidentFilter) -> list[ColumnElement[bool]]:
    i = t.INCIDENTS.c
    where: list[ColumnElement[bool]] = []
    if chosen.text:
        where += _matches("incident_words", chosen.text, i.n)
    if chosen.types:
        where.append(i.type.in_(chosen.types))
    if chosen.statuses:
        where.append(i.status.in_(chosen.statuses))
    if chosen.actor:
        a = t.INCIDENT_ACTORS.c
        named = or_(a.entity == chosen.actor, a.name == chosen.actor, a.side == chosen.actor)
        where.append(i.n.in_(select(a.n).where(named)))
    if chosen.place:
        where.append(or_(*(c == chosen.place for c in (i.place, i.place_name, i.admin1, i.country))))
    if chosen.date_from:
        where.append(i.date_end >= chosen.date_from)
    if chosen.date_to:
        where.append(i.date_start <= chosen.date_to)
    if chosen.agreement or chosen.verdict or chosen.reading != ANY:
        found = _finding_conditions(None, chosen.agreement, chosen.reading, chosen.verdict)
        where.append(i.id.in_(select(t.FINDINGS.c.incident).where(*found)))
    if chosen.bbox:
        west, south, east, north = chosen.bbox
        where.append(i.lat.between(south, north))
        where.append(i.lon.between(west, east) if west <= east else or_(i.lon >= west, i.lon <= east))
    if chosen.contested is not None:
        where.append(i.contested != "" if chosen.contested else i.contested == "")
    return where


def _matches(words: str, typed: str, n: ColumnElement[int]) -> list[ColumnElement[bool]]:
    asked = search_query(typed)
    if asked is None:  # nothing in it that could be searched for
        return []
    match = literal_column(words).op("MATCH")(asked)
    return [n.in_(select(literal_column("rowid")).select_from(table(words)).where(match))]


def _finding_conditions(
    incident: str | None, agreement: str | None, reading: str | None, verdict: str | None
) -> list[ColumnElement[bool]]:
    f = t.FINDINGS.c
    asked = ((f.incident, incident), (f.agreement, agreement), (f.verdict, verdict))
    where: list[ColumnElement[bool]] = [column == value for column, value in asked if value is not None]
    return where if reading == ANY else [*where, f.reading == reading]


def _findings(
    columns: Sequence[ColumnElement[Any]],
    incident: str | None,
    agreement: str | None,
    reading: str | None,
    verdict: str | None,
) -> Select[Any]:
    # Walks incidents in order of their date and looks findings up, instead of sorting all findings.
    return (
        select(*columns)
        .join_from(t.INCIDENTS, t.FINDINGS, t.INCIDENTS.c.id == t.FINDINGS.c.incident)
        .where(*_finding_conditions(incident, agreement, reading, verdict))
    )


def _speaker_name() -> ColumnElement[Any]:
    return func.coalesce(t.RESOLUTIONS.c.speaker_name, t.STATEMENTS.c.speaker)


def _last_resolution(subject: ColumnElement[Any]) -> ColumnElement[bool]:
    """Joins the last word on a subject: a better resolver may have spoken since."""
    later = t.RESOLUTIONS.alias("later")
    last = select(func.max(later.c.n)).where(later.c.subject == subject).scalar_subquery()
    return and_(t.RESOLUTIONS.c.subject == subject, t.RESOLUTIONS.c.n == last)


def _spoken() -> Any:
    return (
        t.STATEMENTS.outerjoin(t.RESOLUTIONS, _last_resolution(t.STATEMENTS.c.id))
        .outerjoin(t.DOCUMENTS, t.DOCUMENTS.c.id == t.STATEMENTS.c.document)
        .outerjoin(t.SOURCES, t.SOURCES.c.id == t.DOCUMENTS.c.source)
    )


def _statements(
    text: str | None,
    speaker: str | None,
    act: str | None,
    document: str | None,
    date_from: str | None,
    date_to: str | None,
) -> Select[Any]:
    s, r = t.STATEMENTS.c, t.RESOLUTIONS.c
    query = select(
        *(column for column in _but_n(t.STATEMENTS)),
        r.speaker_entity,
        r.speaker_side,
        _speaker_name().label("speaker_name"),
        *_SOURCED,
    ).select_from(_spoken())
    if text:
        query = query.where(*_matches("statement_words", text, s.n))
    if speaker:
        query = query.where(or_(r.speaker_entity == speaker, _speaker_name() == speaker))
    if act:
        query = query.where(s.act == act)
    return _dated(query, s.document, document, date_from, date_to)


def _tallies(
    what: str | None, document: str | None, date_from: str | None, date_to: str | None
) -> Select[Any]:
    since, until = t.RESOLUTIONS.c.since.label("since_date"), t.RESOLUTIONS.c.until.label("until_date")
    query = select(*_but_n(t.TALLIES), since, until, *_SOURCED).select_from(
        t.TALLIES.outerjoin(t.RESOLUTIONS, _last_resolution(t.TALLIES.c.id))
        .outerjoin(t.DOCUMENTS, t.DOCUMENTS.c.id == t.TALLIES.c.document)
        .outerjoin(t.SOURCES, t.SOURCES.c.id == t.DOCUMENTS.c.source)
    )
    if what:
        query = query.where(t.TALLIES.c.what == what)
    return _dated(query, t.TALLIES.c.document, document, date_from, date_to)


def _dated(
    query: Select[Any],
    column: ColumnElement[Any],
    document: str | None,
    date_from: str | None,
    date_to: str | None,
) -> Select[Any]:
    if document:
        query = query.where(column == document)
    if date_from:
        query = query.where(t.DOCUMENTS.c.published >= date_from)
    if date_to:
        query = query.where(t.DOCUMENTS.c.published <= date_to)
    return query


def _documents(
    text: str | None, source: str | None, language: str | None, incident: str | None
) -> Select[Any]:
    d = t.DOCUMENTS.c
    query = select(*_but_n(t.DOCUMENTS), t.SOURCES.c.name.label("source_name")).outerjoin_from(
        t.DOCUMENTS, t.SOURCES, t.SOURCES.c.id == d.source
    )
    if text:
        query = query.where(
            or_(d.title.icontains(text, autoescape=True), d.outlet.icontains(text, autoescape=True))
        )
    if source:
        query = query.where(or_(d.source == source, t.SOURCES.c.name == source))
    if language:
        query = query.where(d.language == language)
    if incident:
        told = (
            select(t.RECORDS.c.document)
            .join_from(t.INCIDENTS, t.INCIDENT_REPORTS, t.INCIDENT_REPORTS.c.n == t.INCIDENTS.c.n)
            .join(t.RECORDS, t.RECORDS.c.id == t.INCIDENT_REPORTS.c.report)
            .where(t.INCIDENTS.c.id == incident)
        )
        query = query.where(d.id.in_(told))
    return query


def _problem_conditions(
    stage: str | None, code: str | None, subject: str | None
) -> list[ColumnElement[bool]]:
    p = t.PROBLEMS.c
    asked = ((p.stage, stage), (p.code, code), (p.subject, subject))
    return [column == value for column, value in asked if value is not None]

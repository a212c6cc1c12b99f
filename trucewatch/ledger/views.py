"""What a desk lists: pages of rows, filtered and sorted by the database without reading a record."""

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy import text as words

from trucewatch.ledger import queries as q
from trucewatch.ledger import tables as t
from trucewatch.ledger.cache import Cache
from trucewatch.ledger.queries import ALL, ANY, IncidentFilter
from trucewatch.store.sql import AnyRow

__all__ = ["ALL", "ANY", "IncidentFilter", "Order", "Rows", "Views"]

Rows = list[AnyRow]
Order = Literal["date", "killed", "injured", "place", "type", "documents", "origins", "grade", "id"]

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
        columns = (*_ORDERS[order], t.INCIDENTS.c.id)  # one direction for all: an index gives the order
        sort = [(c.desc() if descending else c.asc()).nulls_last() for c in columns]
        where = q.incident_conditions(chosen)
        if limit is None:
            return self._rows(select(*_INCIDENT_COLUMNS).where(*where).order_by(*sort).offset(offset))
        # The page is found by numbers alone: rows that are skipped are not read.
        page = select(t.INCIDENTS.c.n).where(*where).order_by(*sort).limit(limit).offset(offset)
        return self._rows(select(*_INCIDENT_COLUMNS).where(t.INCIDENTS.c.n.in_(page)).order_by(*sort))

    def incident_total(self, chosen: IncidentFilter = ALL) -> int:
        """How many incidents the filter lets through."""
        return self._total(select(t.INCIDENTS.c.n).where(*q.incident_conditions(chosen)))

    def timeline(self, chosen: IncidentFilter = ALL) -> list[tuple[str | None, str, int]]:
        """Incidents a day and type, by the first day they may have happened; undated ones last."""
        columns = (t.INCIDENTS.c.date_start, t.INCIDENTS.c.type)
        query = (
            select(*columns, func.count())
            .where(*q.incident_conditions(chosen))
            .group_by(*columns)
            .order_by(*columns)
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
        query = q.statements(text, speaker, act, document, date_from, date_to)
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
        return self._total(q.statements(text, speaker, act, document, date_from, date_to))

    def speaker_rows(self, limit: int | None = 100) -> Rows:
        """Who speaks how often: `speaker`, `n`; the most heard first."""
        name = q.speaker_name().label("speaker")
        query = select(name, func.count().label("n")).select_from(q.spoken()).group_by(name)
        return self._rows(query.order_by(words("n DESC"), name).limit(limit))

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
        query = q.tallies(what, document, date_from, date_to)
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
        return self._total(q.tallies(what, document, date_from, date_to))

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
        columns = (*q.but_n(t.FINDINGS), *(t.INCIDENTS.c[name] for name in names))
        query = q.findings(columns, incident, agreement, reading, verdict)
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
        return self._total(q.findings((t.FINDINGS.c.n,), incident, agreement, reading, verdict))

    def verdict_rows(self, incidents: Sequence[str] | None = None, *, reading: str | None = ANY) -> Rows:
        """Verdicts without their reasons: `incident`, `agreement`, `reading`, `verdict`, in that order.

        Args:
            incidents: their ids, a page of them; None for all.
            reading: the reader's id; None for the text itself; `ANY` for all.
        """
        columns = [t.FINDINGS.c[name] for name in ("incident", "agreement", "reading", "verdict")]
        query = select(*columns)
        if incidents is not None:
            query = query.where(t.FINDINGS.c.incident.in_(incidents))
        if reading != ANY:
            query = query.where(t.FINDINGS.c.reading == reading)
        return self._rows(query.order_by(*columns))

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
        query = q.documents(text, source, language, incident)
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
        return self._total(q.documents(text, source, language, incident))

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
        query = select(*q.but_n(t.PROBLEMS)).where(*q.problem_conditions(stage, code, subject))
        order = [t.PROBLEMS.c[name] for name in ("stage", "code", "subject", "id")]
        return self._rows(query.order_by(*order).limit(limit).offset(offset))

    def problem_total(
        self, *, stage: str | None = None, code: str | None = None, subject: str | None = None
    ) -> int:
        """How many problems the filter lets through."""
        return self._total(select(t.PROBLEMS.c.n).where(*q.problem_conditions(stage, code, subject)))

    def _rows(self, query: Select[Any]) -> Rows:
        return self._cache.read(lambda connection: list(connection.execute(query).all()))

    def _total(self, query: Select[Any]) -> int:
        counted = select(func.count()).select_from(query.order_by(None).subquery())
        return int(self._cache.read(lambda connection: connection.execute(counted).scalar_one()))

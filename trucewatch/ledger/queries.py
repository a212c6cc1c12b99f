"""The queries behind a desk's lists: filters as conditions, joins that need no record."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, func, literal_column, or_, select, table

from trucewatch.ledger import tables as t
from trucewatch.ledger.words import search_query

ANY = "*"  # whatever the reading; None means the text itself


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
        parted: only incidents of which some reading of an agreement holds another verdict than its
            text (True), or none does (False).
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
    parted: bool | None = None


ALL = IncidentFilter()
_SOURCED = (
    t.DOCUMENTS.c.title,
    t.DOCUMENTS.c.published,
    t.DOCUMENTS.c.outlet,
    t.SOURCES.c.name.label("source_name"),
)


def but_n(source: Any) -> list[Any]:
    """The columns of a table that an output may show."""
    return [column for column in source.columns if column.name != "n"]


def incident_conditions(chosen: IncidentFilter) -> list[ColumnElement[bool]]:
    """What a filter asks of a row of incidents."""
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
    if chosen.parted is not None:
        where.append(i.id.in_(_parted()) if chosen.parted else i.id.not_in(_parted()))
    return where


def _parted() -> Select[Any]:
    text, other = t.FINDINGS.alias("by_text"), t.FINDINGS.alias("by_reading")
    same = and_(other.c.incident == text.c.incident, other.c.agreement == text.c.agreement)
    differs = and_(text.c.reading.is_(None), other.c.reading.is_not(None), other.c.verdict != text.c.verdict)
    return select(text.c.incident).join_from(text, other, same).where(differs)


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


def findings(
    columns: Sequence[ColumnElement[Any]],
    incident: str | None,
    agreement: str | None,
    reading: str | None,
    verdict: str | None,
) -> Select[Any]:
    """Findings of the incidents that stand."""
    # Walks incidents in order of their date and looks findings up, instead of sorting all findings.
    return (
        select(*columns)
        .join_from(t.INCIDENTS, t.FINDINGS, t.INCIDENTS.c.id == t.FINDINGS.c.incident)
        .where(*_finding_conditions(incident, agreement, reading, verdict))
    )


def speaker_name() -> ColumnElement[Any]:
    """The resolved name of a speaker, else the words of the report."""
    return func.coalesce(t.RESOLUTIONS.c.speaker_name, t.STATEMENTS.c.speaker)


def _last_resolution(subject: ColumnElement[Any]) -> ColumnElement[bool]:
    """Joins the last word on a subject: a better resolver may have spoken since."""
    later = t.RESOLUTIONS.alias("later")
    last = select(func.max(later.c.n)).where(later.c.subject == subject).scalar_subquery()
    return and_(t.RESOLUTIONS.c.subject == subject, t.RESOLUTIONS.c.n == last)


def spoken() -> Any:
    """Statements with what is known of their speakers, their documents and sources."""
    return (
        t.STATEMENTS.outerjoin(t.RESOLUTIONS, _last_resolution(t.STATEMENTS.c.id))
        .outerjoin(t.DOCUMENTS, t.DOCUMENTS.c.id == t.STATEMENTS.c.document)
        .outerjoin(t.SOURCES, t.SOURCES.c.id == t.DOCUMENTS.c.source)
    )


def statements(
    text: str | None,
    speaker: str | None,
    act: str | None,
    document: str | None,
    date_from: str | None,
    date_to: str | None,
) -> Select[Any]:
    """Statements that a filter lets through, with their speakers and documents."""
    s, r = t.STATEMENTS.c, t.RESOLUTIONS.c
    query = select(
        *(column for column in but_n(t.STATEMENTS)),
        r.speaker_entity,
        r.speaker_side,
        speaker_name().label("speaker_name"),
        *_SOURCED,
    ).select_from(spoken())
    if text:
        query = query.where(*_matches("statement_words", text, s.n))
    if speaker:
        query = query.where(or_(r.speaker_entity == speaker, speaker_name() == speaker))
    if act:
        query = query.where(s.act == act)
    return _dated(query, s.document, document, date_from, date_to)


def tallies(
    what: str | None, document: str | None, date_from: str | None, date_to: str | None
) -> Select[Any]:
    """Tallies that a filter lets through, with their resolved dates and documents."""
    since, until = t.RESOLUTIONS.c.since.label("since_date"), t.RESOLUTIONS.c.until.label("until_date")
    query = select(*but_n(t.TALLIES), since, until, *_SOURCED).select_from(
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


def documents(
    text: str | None, source: str | None, language: str | None, incident: str | None
) -> Select[Any]:
    """Documents that a filter lets through, with the names of their sources."""
    d = t.DOCUMENTS.c
    query = select(*but_n(t.DOCUMENTS), t.SOURCES.c.name.label("source_name")).outerjoin_from(
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


def problem_conditions(stage: str | None, code: str | None, subject: str | None) -> list[ColumnElement[bool]]:
    """What a filter asks of a row of problems."""
    p = t.PROBLEMS.c
    asked = ((p.stage, stage), (p.code, code), (p.subject, subject))
    return [column == value for column, value in asked if value is not None]

"""The tables of the disposable cache: what stands, and the columns that a desk filters and sorts by.

`n` numbers the live records of a cache; it ties the tables together and appears in no output.
"""

from typing import Any

from sqlalchemy import Boolean, Column, Float, Index, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()


def _table(name: str, *columns: Any) -> Table:
    return Table(name, METADATA, *columns)


def _words(*names: str) -> list[Column[Any]]:
    return [Column(name, Text) for name in names]


META = _table("meta", Column("key", Text, primary_key=True), Column("value", Text))

RECORDS = _table(
    "records",
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("entry", Integer, nullable=False),
    *_words("document", "subject"),
    Column("data", LargeBinary, nullable=False),
    Index("records_kind", "kind", "id"),
    Index("records_document", "document", "kind", "id"),
    Index("records_subject", "subject", "kind"),
)
RETIRED = _table("retired", Column("id", Text, primary_key=True), Column("retirement", Text, nullable=False))
# Which entries speak of an id, as a record or as what a retirement takes away.
MENTIONS = _table(
    "mentions", Column("id", Text, primary_key=True), Column("entry", Integer, primary_key=True)
)

INCIDENTS = _table(
    "incidents",
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    *_words("type", "status", "date_start", "date_end"),
    Column("date_precision", Integer),
    *_words("place", "place_name", "admin1", "country"),
    Column("lat", Float),
    Column("lon", Float),
    Column("geo_precision", Integer),
    *(Column(f"killed_{end}", Integer) for end in ("low", "best", "high")),
    *(Column(f"injured_{end}", Integer) for end in ("low", "best", "high")),
    Column("reports", Integer),
    Column("documents", Integer),
    Column("origins", Integer),
    *_words("grade", "actors", "target", "target_kind", "contested"),
    Column("contradictions", Integer),
    Index("incidents_date", "date_start", "id"),
    Index("incidents_timeline", "date_start", "type"),
    Index("incidents_place", "lat", "lon"),
    Index("incidents_contested", "contested"),
)
INCIDENT_ACTORS = _table(
    "incident_actors",
    Column("n", Integer, nullable=False),
    *_words("entity", "name", "side"),
    Index("incident_actors_n", "n"),
)
INCIDENT_REPORTS = _table(
    "incident_reports",
    Column("n", Integer, nullable=False),
    *_words("report"),
    Index("incident_reports_n", "n"),
    Index("incident_reports_report", "report"),
)
FINDINGS = _table(
    "findings",
    Column("n", Integer, primary_key=True),
    *_words("id", "incident", "agreement", "version", "provision", "reading", "verdict", "grade"),
    *_words("rule", "says", "as_of"),
    Index("findings_incident", "incident", "agreement", "reading", "verdict"),  # covers verdict_rows
    Index("findings_verdict", "agreement", "verdict", "reading", "rule"),  # covers verdict_counts
)
LINKS = _table(
    "links",
    Column("n", Integer, primary_key=True),
    *_words("a", "b"),
    Index("links_a", "a"),
    Index("links_b", "b"),
)
STATEMENTS = _table(
    "statements",
    Column("n", Integer, primary_key=True),
    *_words("id", "document", "act", "speaker", "affiliation", "addressee", "venue", "about"),
    Column("direct", Boolean),
    *_words("quote"),
    Index("statements_document", "document"),
)
TALLIES = _table(
    "tallies",
    Column("n", Integer, primary_key=True),
    *_words("id", "document", "what"),
    Column("low", Integer),
    Column("high", Integer),
    Column("vague", Boolean),
    *_words("quote", "since", "until", "claimants"),
    Index("tallies_document", "document"),
)
RESOLUTIONS = _table(
    "resolutions",
    Column("n", Integer, primary_key=True),
    *_words("subject", "speaker_entity", "speaker_name", "speaker_side", "since", "until"),
    Index("resolutions_subject", "subject"),
)
DOCUMENTS = _table(
    "documents",
    Column("n", Integer, primary_key=True),
    *_words("id", "capture", "source", "outlet", "external_id", "title"),
    *_words("published", "published_reason", "language"),
    Column("length", Integer),
    Index("documents_id", "id"),
    Index("documents_published", "published"),
)
SOURCES = _table(
    "sources",
    Column("n", Integer, primary_key=True),
    *_words("id", "name", "type", "side"),
    Index("sources_id", "id"),
)
PROBLEMS = _table(
    "problems",
    Column("n", Integer, primary_key=True),
    *_words("id", "stage", "code", "subject", "message"),
    Index("problems_stage", "stage", "code"),
)

# Full text, as `words.search_text` writes it; the row number is `n`.
FULL_TEXT = ("incident_words", "statement_words")
FULL_TEXT_DDL = (
    "CREATE VIRTUAL TABLE {} USING fts5(body, tokenize='unicode61 remove_diacritics 0', detail=none)"
)

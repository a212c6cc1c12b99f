"""The disposable cache: brings the tables up to the ledger's head, or makes them from nothing."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, Table, delete, func, insert, inspect, select, text
from sqlalchemy.exc import DatabaseError, OperationalError

from trucewatch.errors import LedgerError
from trucewatch.ledger import project
from trucewatch.ledger import tables as t
from trucewatch.ledger.fold import EMPTY, fold
from trucewatch.ledger.log import Ledger
from trucewatch.model import KINDS, AnyRecord, Entry, Incident, Report, canonical_json
from trucewatch.store.sql import AnyRow, open_sqlite, reading, remove_sqlite, writing

T = TypeVar("T")

CHUNK = 5000  # ids in one IN list, far under SQLite's bound on parameters
WAIT = 600.0  # seconds: another process may be folding a large ledger from nothing

_DECODERS: dict[str, msgspec.json.Decoder[Any]] = {
    kind: msgspec.json.Decoder(cls) for kind, cls in KINDS.items()
}
_KIND_OF = {cls: kind for kind, cls in KINDS.items()}


def _version() -> str:
    """Changes with the code that fills the tables: nobody has to remember to raise a number."""
    here = Path(__file__).parent
    names = ("cache.py", "fold.py", "project.py", "tables.py", "words.py")
    return hashlib.sha256(b"".join((here / name).read_bytes() for name in names)).hexdigest()


VERSION = _version()


def decode(kind: str, data: bytes) -> AnyRecord:
    """A record from its row."""
    record: AnyRecord = _DECODERS[kind].decode(data)
    return record


def kind_of(cls: type) -> str:
    """The name that a class of records has in the ledger."""
    return _KIND_OF[cls]


def chunks(ids: Iterable[T]) -> Iterator[list[T]]:
    """Lists of at most `CHUNK` items."""
    listed = list(ids)
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


class Cache:
    """The tables in `cache.sqlite` (in memory without a path), never ahead of the ledger.

    Args:
        ledger: what is folded.
        path: the file; None for memory.
        until: leaves out entries that are later than this time.
    """

    def __init__(self, ledger: Ledger, path: Path | None, until: str | None = None) -> None:
        self.ledger = ledger
        self.path = path
        self.until = until
        self.engine = self._open()
        # In memory there is one connection, which threads must take in turn.
        self._turn: AbstractContextManager[object] = RLock() if path is None else nullcontext()

    def refresh(self) -> None:
        """Applies the entries that are not in the cache yet; makes it anew where it cannot be used."""
        try:
            self._refresh()
        except DatabaseError as error:
            if not _damaged(error):
                raise LedgerError(f"cannot bring {self.path} up to date: {error.orig}") from error
            self._discard()
            self._refresh()

    def read(self, query: Callable[[Connection], T]) -> T:
        """Runs a query in a snapshot; a cache that turns out to be damaged is made anew first."""
        try:
            with self._turn, reading(self.engine) as connection:
                return query(connection)
        except DatabaseError as error:
            if not _damaged(error):
                raise LedgerError(f"cannot read {self.path}: {error.orig}") from error
        self._discard()
        self._refresh()
        with reading(self.engine) as connection:
            return query(connection)

    def rebuild(self) -> None:
        """Throws the file away and makes it anew: after an erasure nothing of the old pages may stay."""
        self._discard()
        self._refresh()

    def close(self) -> None:
        """Closes the file."""
        self.engine.dispose()

    def _open(self) -> Engine:
        return open_sqlite(self.path, durability="NORMAL", wait=WAIT)

    def _discard(self) -> None:
        self.engine.dispose()
        if self.path is not None:
            try:
                remove_sqlite(self.path)
            except OSError as error:
                raise LedgerError(f"cannot remove the damaged cache {self.path}: {error.strerror}") from error
        self.engine = self._open()

    def _refresh(self) -> None:
        head = self.ledger.head()
        with reading(self.engine) as connection:
            applied = self._applied(connection)
        if applied is not None and applied == (head.seq if head else 0):
            return
        with writing(self.engine) as connection:  # others see the former state until this is done
            applied = self._applied(connection)
            if applied is None:
                _create(connection)
                applied = 0
            filler = Filler(connection)
            last: Entry | None = None
            for entry in self.ledger.entries(applied):
                if self.until is None or entry.at <= self.until:
                    filler.apply(entry, self.ledger.records(entry))
                last = entry
            if last is not None:
                _mark(connection, last)
                # Ten milliseconds: without figures SQLite sorts all findings to show a page of them.
                connection.exec_driver_sql("PRAGMA analysis_limit=1000")
                connection.exec_driver_sql("ANALYZE")

    def _applied(self, connection: Connection) -> int | None:
        """The last entry that the cache holds; None where the cache is not of this ledger and code."""
        if not inspect(connection).has_table(t.META.name):
            return None
        meta = {row.key: row.value for row in connection.execute(select(t.META))}
        if meta.get("version") != VERSION:
            return None
        seq = int(meta.get("seq", 0))
        if seq == 0:
            return 0
        entry = self.ledger.entry(seq)
        return seq if entry is not None and entry.hash == meta.get("hash") else None


class Filler:
    """Writes what batches change, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._n = int(connection.execute(select(func.max(t.RECORDS.c.n))).scalar() or 0)

    def apply(self, entry: Entry, records: Sequence[AnyRecord]) -> None:
        """Brings the tables from the state before an entry to the state after it."""
        if not records:  # all that the entry said was erased
            return
        said = fold(EMPTY, records)
        known = self._known([*said.live, *said.retired])
        fresh: list[tuple[AnyRecord, bytes]] = []
        for record in said.live.values():
            data = canonical_json(record)
            old = known.get(record.id)
            if old is None or old.data != data:
                fresh.append((record, data))
        gone = [known[key] for key in said.retired if key in known]
        gone += [known[record.id] for record, _ in fresh if record.id in known]
        incidents = self._incidents_of([row.id for row in gone if row.kind == "report"])
        self._remove(gone)
        incidents |= self._add(entry, fresh)
        incidents |= self._incidents_of([record.id for record, _ in fresh if isinstance(record, Report)])
        self._retire({key: one.id for key, one in said.retired.items()}, said.live)
        mentioned = [{"id": key, "entry": entry.seq} for key in {*said.live, *said.retired}]
        self._connection.execute(insert(t.MENTIONS), mentioned)
        self._index(incidents)

    def _known(self, ids: list[str]) -> dict[str, AnyRow]:
        if self._n == 0:
            return {}
        columns = (t.RECORDS.c.id, t.RECORDS.c.n, t.RECORDS.c.kind, t.RECORDS.c.data)
        return {
            row.id: row
            for some in chunks(ids)
            for row in self._connection.execute(select(*columns).where(t.RECORDS.c.id.in_(some)))
        }

    def _remove(self, gone: list[AnyRow]) -> None:
        by_table: dict[Table, list[int]] = {}
        for row in gone:
            for table in (t.RECORDS, *project.TABLES_OF.get(row.kind, ())):
                by_table.setdefault(table, []).append(row.n)
        for table, numbers in by_table.items():
            for some in chunks(numbers):
                self._connection.execute(delete(table).where(table.c.n.in_(some)))
        for kind in ("incident", "statement"):
            rowids = [{"n": row.n} for row in gone if row.kind == kind]
            if rowids:
                self._connection.execute(text(f"DELETE FROM {kind}_words WHERE rowid = :n"), rowids)  # noqa: S608

    def _add(self, entry: Entry, fresh: list[tuple[AnyRecord, bytes]]) -> set[int]:
        by_table: dict[Table, list[dict[str, Any]]] = {}
        incidents: set[int] = set()
        spoken: list[dict[str, Any]] = []
        for record, data in fresh:
            self._n += 1
            row = {
                "n": self._n,
                "id": record.id,
                "kind": kind_of(type(record)),
                "entry": entry.seq,
                "document": getattr(record, "document", None),
                "subject": getattr(record, "subject", None),
                "data": data,
            }
            for table, values in [(t.RECORDS, row), *project.rows(record)]:
                by_table.setdefault(table, []).append(values | {"n": self._n})
            if row["kind"] == "incident":
                incidents.add(self._n)
            elif row["kind"] == "statement":
                spoken.append({"n": self._n, "body": project.statement_words(record)})  # type: ignore[arg-type]
        for table, values_of in by_table.items():
            self._connection.execute(insert(table), values_of)
        if spoken:
            self._connection.execute(_insert_words("statement_words"), spoken)
        return incidents

    def _retire(self, retired: dict[str, str], live: Iterable[str]) -> None:
        for some in chunks([*live, *retired]):
            self._connection.execute(delete(t.RETIRED).where(t.RETIRED.c.id.in_(some)))
        if retired:
            self._connection.execute(
                insert(t.RETIRED), [{"id": key, "retirement": by} for key, by in retired.items()]
            )

    def _incidents_of(self, reports: list[str]) -> set[int]:
        """The numbers of the incidents that hold these reports: their words change with them."""
        table = t.INCIDENT_REPORTS
        return {
            n
            for some in chunks(reports)
            for n in self._connection.execute(select(table.c.n).where(table.c.report.in_(some))).scalars()
        }

    def _index(self, numbers: set[int]) -> None:
        """Writes the searchable words of incidents anew."""
        report = t.RECORDS.alias("report")
        link = t.INCIDENT_REPORTS
        for some in chunks(sorted(numbers)):
            chosen = select(t.RECORDS.c.n, t.RECORDS.c.data).where(
                t.RECORDS.c.n.in_(some), t.RECORDS.c.kind == "incident"
            )
            told = (
                select(link.c.n, report.c.data)
                .join_from(link, report, report.c.id == link.c.report)
                .where(link.c.n.in_(some), report.c.kind == "report")
                .order_by(link.c.n, report.c.id)
            )
            reports: dict[int, list[Report]] = {}
            for n, data in self._connection.execute(told):
                reports.setdefault(n, []).append(_DECODERS["report"].decode(data))
            bodies = []
            for n, data in self._connection.execute(chosen):
                incident: Incident = _DECODERS["incident"].decode(data)
                bodies.append({"n": n, "body": project.incident_words(incident, reports.get(n, []))})
            if bodies:
                self._connection.execute(text("DELETE FROM incident_words WHERE rowid = :n"), bodies)
                self._connection.execute(_insert_words("incident_words"), bodies)


def _insert_words(table: str) -> Any:
    return text(f"INSERT INTO {table}(rowid, body) VALUES (:n, :body)")  # noqa: S608


def _create(connection: Connection) -> None:
    """Empties the file of whatever it holds and makes the tables."""
    kinds = (
        "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'"
    )
    listed = connection.exec_driver_sql(kinds).all()
    quoted = [(kind, '"' + name.replace('"', '""') + '"') for kind, name in listed]
    # A full-text table takes its shadow tables along, hence first, and hence IF EXISTS.
    for kind, name in sorted(quoted, key=lambda one: not one[1].endswith('_words"')):
        with suppress(OperationalError):
            connection.exec_driver_sql(f"DROP {kind} IF EXISTS {name}")
    t.METADATA.create_all(connection)
    for name in t.FULL_TEXT:
        connection.exec_driver_sql(t.FULL_TEXT_DDL.format(name))
    connection.execute(insert(t.META), [{"key": "version", "value": VERSION}])


def _mark(connection: Connection, entry: Entry) -> None:
    connection.execute(delete(t.META).where(t.META.c.key.in_(("seq", "hash"))))
    connection.execute(
        insert(t.META), [{"key": "seq", "value": str(entry.seq)}, {"key": "hash", "value": entry.hash}]
    )


def _damaged(error: DatabaseError) -> bool:
    """Whether the file itself is bad, or its tables are not the ones that were made."""
    says = str(error.orig)
    signs = ("malformed", "not a database", "no such table", "no such column", "has no column", "corrupt")
    return any(sign in says for sign in (*signs, "already exists", "disk I/O", "UNIQUE constraint"))

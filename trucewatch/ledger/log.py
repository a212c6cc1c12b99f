"""The ledger: append-only, hash-chained, one line a batch. Nothing else writes what is kept."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Self

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    Text,
    insert,
    inspect,
    select,
)
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from trucewatch.errors import BodyMissingError, LedgerError
from trucewatch.model import AnyRecord, Decision, Entry, Record, decode_records, digest, encode_records
from trucewatch.store.bodies import Bodies, is_digest
from trucewatch.store.sql import AnyRow, open_sqlite, reading, writing

GENESIS = "0" * 64
# Seconds that a writer waits for another one: a commit takes milliseconds, so this is a stuck process.
WAIT = 30.0

_metadata = MetaData()
# AUTOINCREMENT makes SQLite remember the highest number ever given: rows cut off the end are noticed.
ENTRIES = Table(
    "entries",
    _metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("records", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("prev", Text, nullable=False, unique=True),
    Column("hash", Text, nullable=False, unique=True),
    sqlite_autoincrement=True,
)
# REPLACE deletes without asking a DELETE trigger, hence the third one.
_REFUSALS = {
    "no_update": "BEFORE UPDATE ON entries",
    "no_delete": "BEFORE DELETE ON entries",
    "no_replace": "BEFORE INSERT ON entries WHEN NEW.seq <= (SELECT max(seq) FROM entries)",
}


class Ledger:
    """The chain of entries in `ledger.sqlite` and the bodies that it names.

    Attributes:
        bodies: the body store that batches lie in.
    """

    def __init__(self, engine: Engine, path: Path, bodies: Bodies) -> None:
        self.engine = engine
        self.path = path
        self.bodies = bodies
        self._erased_at = 0  # the entry up to which the next two are known
        self._replaced: dict[str, str] = {}
        self._gone: set[str] = set()

    @classmethod
    def open(cls, path: Path, bodies: Bodies) -> Self:
        """Opens the ledger in a file; makes it where there is none.

        Raises:
            LedgerError: the file is no ledger, or cannot be opened.
        """
        engine = open_sqlite(path, durability="FULL", wait=WAIT)
        try:
            with reading(engine) as connection:
                made = _check(connection, path)
            if not made:
                with writing(engine) as connection:
                    if not _check(connection, path):  # another process may have made it meanwhile
                        _metadata.create_all(connection)
                        for name, when in _REFUSALS.items():
                            connection.exec_driver_sql(
                                f"CREATE TRIGGER entries_{name} {when} "
                                "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
                            )
        except DatabaseError as error:
            engine.dispose()
            raise LedgerError(f"cannot open the ledger {path}: {_plain(error)}") from error
        except LedgerError:
            engine.dispose()
            raise
        return cls(engine, path, bodies)

    def close(self) -> None:
        """Closes the file."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def append(self, records: Sequence[Record], *, stage: str, at: str | None = None) -> Entry:
        """Appends one entry that holds these records in their order.

        The batch lies in the body store before the entry names it, and the entry is on the disk
        before this returns: what is acknowledged survives a kill and a loss of power.

        Args:
            records: at least one.
            stage: which stage speaks.
            at: ISO 8601 (UTC where it has no offset), no earlier than the entry before; the clock's
                time by default.

        Raises:
            LedgerError: no records, a record that JSON cannot hold, a time before the last entry's,
                a damaged last entry, another writer that does not finish, a full disk.
        """
        if not records:
            raise LedgerError("an entry holds at least one record")
        try:
            batch = encode_records(records)
        except (msgspec.EncodeError, UnicodeEncodeError, TypeError) as error:
            raise LedgerError(f"a record of stage {stage} cannot be written: {error}") from error
        body = self.bodies.put(batch)
        try:
            with writing(self.engine) as connection:
                last = _last(connection)
                entry = _next(last, _moment(at, last), stage, len(records), body)
                connection.execute(insert(ENTRIES), msgspec.to_builtins(entry))
        except (OperationalError, IntegrityError) as error:
            raise LedgerError(f"the ledger {self.path} took no entry: {_plain(error)}") from error
        return entry

    def moment(self, at: str | None = None) -> str:
        """A time that an entry may have now: the one given, else the clock's.

        Raises:
            LedgerError: it is no time, or earlier than the last entry.
        """
        return _moment(at, self.head())

    def entries(self, after: int = 0) -> Iterator[Entry]:
        """The entries with a number above `after`, in order."""
        with reading(self.engine) as connection:
            rows = connection.execute(
                select(ENTRIES).where(ENTRIES.c.seq > after).order_by(ENTRIES.c.seq)
            ).all()
        yield from map(_entry, rows)

    def entry(self, seq: int) -> Entry | None:
        """The entry of a number."""
        with reading(self.engine) as connection:
            row = connection.execute(select(ENTRIES).where(ENTRIES.c.seq == seq)).first()
        return None if row is None else _entry(row)

    def head(self) -> Entry | None:
        """The last entry; None for an empty ledger. Its hash, kept elsewhere, vouches for all before it."""
        with reading(self.engine) as connection:
            return _last(connection)

    def records(self, entry: Entry) -> list[AnyRecord]:
        """The records of an entry, in order; without those that were erased since.

        Raises:
            BodyMissingError: the batch is not in the body store.
            LedgerError: the batch is damaged, or was written by a later version.
        """
        try:
            return decode_records(self._batch(entry))
        except msgspec.DecodeError as error:
            raise LedgerError(f"entry {entry.seq} holds what this version cannot read: {error}") from error

    def lines(self, entry: Entry) -> list[bytes]:
        """The same, as they are written: a record's JSON each.

        Raises:
            BodyMissingError: the batch is not in the body store.
            LedgerError: the batch is damaged.
        """
        return self._batch(entry).splitlines()

    def body_of(self, entry: Entry) -> str:
        """The digest under which an entry's batch is read: another one than it names after an erasure."""
        digest = entry.body
        if not self.bodies.has(digest):
            replaced, _ = self._erasures()
            while digest in replaced:
                digest = replaced[digest]
        return digest

    def erased(self) -> set[str]:
        """Digests of the bodies that decisions erased or replaced."""
        replaced, gone = self._erasures()
        return gone | replaced.keys()

    def _batch(self, entry: Entry) -> bytes:
        try:
            return self.bodies.get(self.body_of(entry))
        except BodyMissingError as error:
            raise BodyMissingError(f"the batch of entry {entry.seq} cannot be read: {error}") from error

    def _erasures(self) -> tuple[dict[str, str], set[str]]:
        head = self.head()
        at = head.seq if head else 0
        if self._erased_at != at:
            replaced: dict[str, str] = {}
            gone: set[str] = set()
            for entry in self.entries(self._erased_at):
                for one in self._decisions(entry):
                    if one.ruling.startswith("replace:"):
                        replaced[one.subject] = one.ruling.partition(":")[2]
                    elif one.ruling == "erase" and is_digest(one.subject):
                        gone.add(one.subject)
            self._replaced = self._replaced | replaced
            self._gone = self._gone | gone
            self._erased_at = at
        return self._replaced, self._gone

    def _decisions(self, entry: Entry) -> list[Decision]:
        # Only reviews erase, and no erasure replaces their batches: they hold no document's words.
        if entry.stage != "review":
            return []
        try:
            return [one for one in decode_records(self.bodies.get(entry.body)) if isinstance(one, Decision)]
        except (BodyMissingError, LedgerError, msgspec.DecodeError):
            return []  # whoever reads the entry itself is told; what it erased counts as missing

    def verify(self, progress: Callable[[int, int], None] | None = None) -> list[str]:
        """What is broken, a sentence each; see `trucewatch.ledger.verify`."""
        from trucewatch.ledger.verify import verify  # it is built on this module

        return verify(self, progress)

    def damage(self) -> list[str]:
        """What SQLite finds wrong with the file itself, its pages and indexes."""
        try:
            with reading(self.engine) as connection:
                said = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
        except DatabaseError as error:
            return [_plain(error)]
        return [" ".join(str(one).split()) for one in said if one != "ok"]

    def highest(self) -> int:
        """The highest number ever given, also where its row was cut off since."""
        with reading(self.engine) as connection:
            found = connection.exec_driver_sql(
                "SELECT seq FROM sqlite_sequence WHERE name = 'entries'"
            ).scalar()
        return int(found or 0)


def normal_time(text: str, *, end_of_day: bool = False) -> str:
    """A time as the ledger writes it: UTC, microseconds, `Z`; such strings sort by time.

    Args:
        text: ISO 8601; UTC where it names no offset.
        end_of_day: a date without a time means its last moment, else its first.

    Raises:
        LedgerError: it is no ISO 8601 time.
    """
    try:
        moment = datetime.fromisoformat(text)
        if end_of_day and not re.search(r"\d[T ]\d", text):
            moment = datetime.combine(moment.date(), time.max)
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):  # the year 1 or 9999 can leave the calendar on the way to UTC
        raise LedgerError(f"{text!r} is no ISO 8601 time, such as 2016-09-12T19:00:00Z") from None
    return moment.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def entry_hash(entry: Entry) -> str:
    """What an entry's hash must be: the SHA-256 of the canonical JSON of its other fields."""
    fields = msgspec.to_builtins(entry)
    del fields["hash"]
    return digest(fields)


def _moment(at: str | None, last: Entry | None) -> str:
    if at is None:
        now = normal_time(datetime.now(UTC).isoformat())
        # A clock that was set back must not put an entry before the one that it follows.
        return now if last is None else max(now, last.at)
    given = normal_time(at)
    if last is not None and given < last.at:
        raise LedgerError(f"an entry at {given} cannot follow one at {last.at}")
    return given


def _next(last: Entry | None, at: str, stage: str, records: int, body: str) -> Entry:
    if last is not None and entry_hash(last) != last.hash:
        raise LedgerError(
            f"entry {last.seq} was altered, so nothing is built on it; `trucewatch verify` says more"
        )
    entry = Entry(
        seq=last.seq + 1 if last else 1,
        at=at,
        stage=stage,
        records=records,
        body=body,
        prev=last.hash if last else GENESIS,
        hash="",
    )
    return msgspec.structs.replace(entry, hash=entry_hash(entry))


def _last(connection: Connection) -> Entry | None:
    row = connection.execute(select(ENTRIES).order_by(ENTRIES.c.seq.desc()).limit(1)).first()
    return None if row is None else _entry(row)


def _entry(row: AnyRow) -> Entry:
    try:
        return msgspec.convert(dict(zip(Entry.__struct_fields__, row, strict=True)), Entry)
    except msgspec.ValidationError as error:
        raise LedgerError(f"entry {row[0]} has a value of the wrong kind: {error}") from error


def _check(connection: Connection, path: Path) -> bool:
    """Whether the ledger's table is there.

    Raises:
        LedgerError: the file holds something else.
    """
    looked = inspect(connection)
    tables = looked.get_table_names()
    if not tables:
        return False
    columns = [c["name"] for c in looked.get_columns("entries")] if "entries" in tables else []
    if tables != ["entries"] or columns != [c.name for c in ENTRIES.columns]:
        raise LedgerError(f"{path} is not a ledger of this version: it holds {', '.join(tables)}")
    return True


def _plain(error: DatabaseError) -> str:
    cause = error.orig
    if isinstance(cause, sqlite3.OperationalError) and "locked" in str(cause):
        return f"another process has been writing for {WAIT:.0f} s; end it or try again"
    if any(sign in str(cause) for sign in ("unable to open", "readonly database")):
        return "it may not be written there, which SQLite needs even to read; copy the workspace elsewhere"
    return str(cause or error)

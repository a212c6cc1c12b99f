"""SQLite through SQLAlchemy Core, with the settings that make it safe for several processes."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, Row, create_engine, event
from sqlalchemy.pool import StaticPool

Durability = Literal["FULL", "NORMAL"]
AnyRow = Row[*tuple[Any, ...]]


def open_sqlite(path: Path | None, *, durability: Durability = "NORMAL", wait: float = 10.0) -> Engine:
    """An engine on a SQLite file (in memory without a path) in WAL mode.

    Transactions that write begin with BEGIN IMMEDIATE: a deferred one that reads first and writes
    later fails with "database is locked" whatever the time-out, once there are several writers.

    Args:
        path: the file; None for a database that lives as long as the engine.
        durability: FULL flushes at every commit, so that a commit survives a loss of power; NORMAL
            may lose the last commits then, but never the file.
        wait: seconds that a writer waits for another one.
    """
    if path is None:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
        return _set_up(engine, durability, wait)
    return _file_engine(path.absolute(), durability, wait)


# One engine a file: it keeps its compiled statements when it is closed, and a desk that opens the
# same files for every page would otherwise spend its time on compiling them.
@lru_cache(maxsize=32)
def _file_engine(path: Path, durability: Durability, wait: float) -> Engine:
    # Not written into an address: there a "?" in a folder's name would cut the path off.
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, connect_args={"timeout": wait})
    return _set_up(engine, durability, wait)


def _set_up(engine: Engine, durability: Durability, wait: float) -> Engine:

    @event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # this module says BEGIN, the driver does not
        # Waiting comes first: to switch to WAL takes a lock that another process may hold.
        connection.execute(f"PRAGMA busy_timeout={int(wait * 1000)}")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={durability}")
        connection.execute("PRAGMA cache_size=-65536")  # KiB: 64 MiB
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get("reads", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads: one snapshot, which neither waits for a writer nor stops one."""
    with engine.connect().execution_options(reads=True) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: waits for the other writer first, commits at the end."""
    with engine.begin() as connection:
        yield connection


def remove_sqlite(path: Path) -> None:
    """Deletes a SQLite file with its write-ahead log and shared memory."""
    for suffix in ("-wal", "-shm", ""):
        path.with_name(path.name + suffix).unlink(missing_ok=True)

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_records import BATCHES, captured, incident, open_ledger

from trucewatch.errors import LedgerError
from trucewatch.ledger.log import GENESIS, Ledger, entry_hash, normal_time
from trucewatch.model import Record, Source
from trucewatch.store.bodies import Bodies

WRITER = """
import sys
from pathlib import Path
from trucewatch.ledger.log import Ledger
from trucewatch.model import Source
from trucewatch.store.bodies import Bodies

root, name, most = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
ledger = Ledger.open(root / "ledger.sqlite", Bodies(root / "bodies"))
for n in range(most):
    entry = ledger.append([Source(id=f"src-{name}-{n}", name="x" * 200)], stage="capture")
    print(entry.seq, f"src-{name}-{n}", flush=True)
"""


def writer(root: Path, name: str, most: int = 100_000) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(root), name, str(most)], stdout=subprocess.PIPE, text=True
    )


def test_entries_are_chained(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    assert ledger.head() is None
    one = ledger.append(captured(1), stage="capture")
    two = ledger.append([incident(1)], stage="fuse")
    assert (one.seq, two.seq) == (1, 2)
    assert (one.prev, two.prev) == (GENESIS, one.hash)
    assert (one.records, one.stage) == (3, "capture")
    assert entry_hash(two) == two.hash
    assert list(ledger.entries()) == [one, two]
    assert list(ledger.entries(after=1)) == [two]
    assert ledger.head() == two
    assert ledger.records(one) == list(captured(1))


@settings(max_examples=8, deadline=None)
@given(BATCHES)
def test_what_is_appended_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Record]]
) -> None:
    root = tmp_path_factory.mktemp("ledger")
    with open_ledger(root) as ledger:
        for batch in batches:
            ledger.append(batch, stage="read")
    with open_ledger(root) as ledger:
        assert [ledger.records(entry) for entry in ledger.entries()] == batches


def test_an_empty_batch_is_refused(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    with pytest.raises(LedgerError, match="at least one"):
        ledger.append([], stage="read")
    assert ledger.head() is None


def test_a_record_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    with pytest.raises(LedgerError, match="cannot be written"):
        ledger.append([Source(id="src-x", name="half a pair: \ud800")], stage="capture")
    assert ledger.head() is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET at = '2000-01-01'",
        "DELETE FROM entries WHERE seq = 1",
        "REPLACE INTO entries SELECT * FROM entries WHERE seq = 1",
        "INSERT INTO entries SELECT seq - 1, at, stage, records, body, 'p', 'h' FROM entries WHERE seq = 1",
    ],
)
def test_the_file_itself_refuses_changes(tmp_path: Path, statement: str) -> None:
    with open_ledger(tmp_path) as ledger:
        first = ledger.append([incident(1)], stage="fuse")
        ledger.append([incident(2)], stage="fuse")
    raw = sqlite3.connect(tmp_path / "ledger.sqlite")
    raw.execute("PRAGMA recursive_triggers = OFF")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        raw.execute(statement)
    raw.close()
    with open_ledger(tmp_path) as ledger:
        assert next(ledger.entries()) == first


def test_another_file_is_no_ledger(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(LedgerError, match="cannot open"):
        Ledger.open(path, Bodies(tmp_path / "bodies"))
    path.unlink()
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE entries (seq INTEGER, words TEXT)")
    raw.commit()
    raw.close()
    with pytest.raises(LedgerError, match="not a ledger of this version"):
        Ledger.open(path, Bodies(tmp_path / "bodies"))


def test_nothing_is_built_on_an_altered_entry(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as ledger:
        ledger.append([incident(1)], stage="fuse")
    raw = sqlite3.connect(tmp_path / "ledger.sqlite")
    raw.execute("DROP TRIGGER entries_no_update")
    raw.execute("UPDATE entries SET stage = 'read'")
    raw.commit()
    raw.close()
    with open_ledger(tmp_path) as ledger, pytest.raises(LedgerError, match="altered"):
        ledger.append([incident(2)], stage="fuse")


def test_a_second_writer_waits_or_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trucewatch.ledger.log.WAIT", 0.2)
    with open_ledger(tmp_path) as ledger:
        raw = sqlite3.connect(tmp_path / "ledger.sqlite", isolation_level=None)
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another process has been writing"):
            ledger.append([incident(1)], stage="fuse")
        assert ledger.head() is None
        raw.execute("ROLLBACK")
        raw.close()
        assert ledger.append([incident(1)], stage="fuse").seq == 1


def test_times_never_run_backwards(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    ledger.append([incident(1)], stage="fuse", at="2016-03-01T02:00:00+02:00")
    with pytest.raises(LedgerError, match="cannot follow"):
        ledger.append([incident(2)], stage="fuse", at="2016-02-29T23:59:59Z")
    ledger.append([incident(2)], stage="fuse", at="2999-01-01")
    last = ledger.append([incident(3)], stage="fuse")  # the clock is behind the last entry
    assert [entry.at for entry in ledger.entries()] == [
        "2016-03-01T00:00:00.000000Z",
        "2999-01-01T00:00:00.000000Z",
        last.at,
    ]
    assert last.at == "2999-01-01T00:00:00.000000Z"


@given(st.datetimes(timezones=st.timezones()), st.datetimes(timezones=st.timezones()))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_times_sort_as_text(one: object, two: object) -> None:
    texts = []
    for moment in (one, two):
        try:
            texts.append(normal_time(moment.isoformat()))  # type: ignore[attr-defined]
        except OverflowError:
            return
    assert (texts[0] < texts[1]) == (one < two)  # type: ignore[operator]


def test_times_that_are_none(tmp_path: Path) -> None:
    assert normal_time("2016-09-12", end_of_day=True) == "2016-09-12T23:59:59.999999Z"
    assert normal_time("2016-09-12T19:00:00+03:00") == "2016-09-12T16:00:00.000000Z"
    for text in ("yesterday", "", "2016-13-01"):
        with pytest.raises(LedgerError, match="ISO 8601"):
            normal_time(text)


def test_two_processes_keep_one_chain(tmp_path: Path) -> None:
    processes = [writer(tmp_path, name, 12) for name in "ab"]
    said = [process.communicate(timeout=60)[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    with open_ledger(tmp_path) as ledger:
        entries = list(ledger.entries())
        assert sorted(int(n) for one in said for n in one[::2]) == [entry.seq for entry in entries]
        assert [entry.seq for entry in entries] == list(range(1, 25))
        assert ledger.verify() == []


def test_a_kill_at_any_moment_loses_no_acknowledged_entry(tmp_path: Path) -> None:
    acknowledged: dict[int, str] = {}
    chance = random.Random(16)
    for round_number in range(3):
        process = writer(tmp_path, str(round_number))
        assert process.stdout is not None
        first = process.stdout.readline()  # it is in the middle of its work now
        time.sleep(chance.uniform(0.0, 0.15))
        os.kill(process.pid, signal.SIGKILL)
        lines = [first, *process.stdout.read().splitlines(keepends=True)]
        process.wait()
        process.stdout.close()
        whole = [line.split() for line in lines if line.endswith("\n")]
        acknowledged.update({int(seq): name for seq, name in whole})
        with open_ledger(tmp_path) as ledger:
            assert ledger.verify() == []
            found = {entry.seq: ledger.records(entry)[0].id for entry in ledger.entries()}
        # What was acknowledged is there; at most one entry a kill was written and not yet said.
        assert acknowledged.items() <= found.items()
        assert len(found) <= len(acknowledged) + round_number + 1
    assert len(acknowledged) > 3


def test_an_entry_is_what_the_model_says(tmp_path: Path) -> None:
    ledger = open_ledger(tmp_path)
    entry = ledger.append([incident(1)], stage="fuse")
    raw = sqlite3.connect(tmp_path / "ledger.sqlite")
    row = raw.execute("SELECT * FROM entries").fetchone()
    raw.close()
    assert row == msgspec.structs.astuple(entry)

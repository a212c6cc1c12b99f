import sqlite3
import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_records import (
    BATCHES,
    captured,
    finding,
    incident,
    open_ledger,
    put_texts,
    read,
    text_of,
    workspace,
    world,
)
from sqlalchemy import Table, select, text

from trucewatch.errors import BodyMissingError, LedgerError
from trucewatch.ledger import tables as t
from trucewatch.ledger.fold import EMPTY, Folded, fold
from trucewatch.ledger.project import rows
from trucewatch.ledger.state import State, append_new
from trucewatch.model import (
    KINDS,
    Capture,
    Decision,
    Document,
    Finding,
    Incident,
    Record,
    Report,
    Resolution,
    Retirement,
    Source,
    Statement,
    Tally,
    canonical_json,
)

PROJECTED = (
    t.INCIDENTS, t.INCIDENT_ACTORS, t.INCIDENT_REPORTS, t.FINDINGS, t.STATEMENTS, t.TALLIES,
    t.RESOLUTIONS, t.DOCUMENTS, t.SOURCES, t.PROBLEMS,
)  # fmt: skip


def folded(state: State) -> Folded:
    """The whole ledger folded by the pure function."""
    ledger = state.ledger
    return fold(EMPTY, (record for entry in ledger.entries() for record in ledger.records(entry)))


def live(state: State) -> dict[str, Record]:
    return {one.id: one for cls in KINDS.values() for one in state.all(cls)}


def table_rows(state: State, table: Table) -> list[str]:
    """The rows of a table as text, with the record's id instead of the cache's own number."""
    query = select(t.RECORDS.c.id, table).join(t.RECORDS, t.RECORDS.c.n == table.c.n)
    found = state._cache.read(lambda c: c.execute(query).mappings().all())
    names = [c.name for c in table.columns if c.name != "n"]
    return sorted(repr([row[t.RECORDS.c.id], *(row[table.c[name]] for name in names)]) for row in found)


def words(state: State, table: str, kind: str) -> list[tuple[str, str]]:
    query = text(f"SELECT r.id, w.body FROM {table} w JOIN records r ON r.n = w.rowid AND r.kind = :kind")
    total = text(f"SELECT count(*) FROM {table}")
    found = state._cache.read(lambda c: sorted((a, b) for a, b in c.execute(query, {"kind": kind})))
    assert state._cache.read(lambda c: c.execute(total).scalar()) == len(found)
    return found


def everything(state: State) -> Any:
    """All that a state says, in a form that can be compared."""
    return (
        live(state),
        {table.name: table_rows(state, table) for table in PROJECTED},
        words(state, "incident_words", "incident"),
        words(state, "statement_words", "statement"),
        {key: state.entry_of(key) for key in live(state)},
        {key: state.retired(key) for key in folded(state).retired},
        state.decisions(),
        state.counts(),
        state.timeline(),
    )


def append(state: State, batches: list[list[Record]]) -> None:
    for n, batch in enumerate(batches):
        state.ledger.append(batch, stage="read", at=f"2016-03-01T00:00:{n:02}")


@settings(max_examples=6, deadline=None)
@given(BATCHES, st.integers(0, 6))
def test_the_cache_equals_the_fold(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Record]], stop: int
) -> None:
    space = workspace(tmp_path_factory.mktemp("state"))
    with State.open(space) as state:
        append(state, batches[:stop])
        state.refresh()
        for batch in batches[stop:]:
            state.ledger.append(batch, stage="read")
            state.refresh()
        whole = folded(state)
        assert live(state) == whole.live
        assert {key: state.retired(key) for key in whole.retired} == whole.retired
        assert all(state.retired(key) is None for key in whole.live)
        for table in PROJECTED:
            expected = [
                repr([record.id, *(values[c.name] for c in table.columns if c.name != "n")])
                for record in whole.live.values()
                for made, values in rows(record)
                if made is table
            ]
            assert table_rows(state, table) == sorted(expected)
        incremental = everything(state)
        state.rebuild()
        assert everything(state) == incremental
        later = state.as_of("2999-01-01")
        assert everything(later) == incremental
        later._cache.close()


@settings(max_examples=6, deadline=None)
@given(BATCHES, st.integers(0, 6))
def test_as_of_knows_what_was_known_then(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Record]], known: int
) -> None:
    with State.open(workspace(tmp_path_factory.mktemp("state"))) as state:
        append(state, batches)
        then = state.as_of(f"2016-03-01T00:00:{known:02}")
        assert live(then) == fold(EMPTY, [one for batch in batches[: known + 1] for one in batch]).live
        then._cache.close()


@settings(max_examples=6, deadline=None)
@given(BATCHES)
def test_what_is_given_again_is_not_appended_again(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Record]]
) -> None:
    with State.open(workspace(tmp_path_factory.mktemp("state"))) as state:
        for batch in batches:
            append_new(state, batch, "read")
            head, stands = state.ledger.head(), live(state)
            assert append_new(state, batch, "read") == 0
            assert state.ledger.head() == head
            assert live(state) == stands


def test_append_new_takes_what_changed_only(tmp_path: Path) -> None:
    with State.open(workspace(tmp_path)) as state:
        assert append_new(state, world(1), "read") == len(world(1))
        assert append_new(state, [*world(1), incident(1, 1, 2)], "fuse") == 1
        assert state.get(Incident, "inc-0001") == incident(1, 1, 2)
        gone = Retirement(subject="inc-0001", reason="r", at="1")
        assert append_new(state, [gone], "fuse") == 1
        assert append_new(state, [Retirement(subject="inc-0001", reason="r", at="2")], "fuse") == 0
        assert append_new(state, [incident(1)], "fuse") == 1
        assert state.retired("inc-0001") is None
        assert [type(one.record).__name__ for one in state.history("inc-0001")] == [
            "Incident", "Incident", "Retirement", "Incident",
        ]  # fmt: skip
        assert (
            append_new(state, [Retirement(subject="inc-0001", reason="r", at="3"), incident(1)], "fuse") == 0
        )
        assert append_new(state, [], "fuse") == 0


def test_meeting_the_same_thing_later_is_no_news(tmp_path: Path) -> None:
    source, capture, document = captured(1)
    again = msgspec.structs.replace(capture, retrieved_at="2017-01-01T00:00:00Z")
    moved = msgspec.structs.replace(document, capture="cap-of-another-file")
    worded = msgspec.structs.replace(document, outlet="Agency One")
    with State.open(workspace(tmp_path)) as state:
        append_new(state, [source, capture, document, finding(1)], "capture")
        assert append_new(state, [again, moved], "capture") == 0
        assert (
            append_new(state, [msgspec.structs.replace(finding(1), as_of="2017-01-01T00:00:00Z")], "judge")
            == 0
        )
        assert append_new(state, [worded], "capture") == 1
        assert state.get(Document, document.id) == worded
        # The two wordings come out of two inputs and do not take turns.
        assert append_new(state, [document], "capture") == 0
        assert append_new(state, [worded], "capture") == 0
        assert state.get(Capture, capture.id) == capture


def test_questions_about_records(tmp_path: Path) -> None:
    with State.open(workspace(tmp_path)) as state:
        put_texts(state.bodies, 1, 2)
        for n in (2, 1):
            state.ledger.append(world(n), stage="read")
        state.ledger.append([finding(1, "disputed", "a"), finding(1, "exempt", "b")], stage="judge")
        state.refresh()
        report, statement, tally, resolution = read(1)
        document = captured(1)[2]
        assert state.get(Report, report.id) == report
        assert state.get(Record, report.id) == report
        assert state.get(Statement, report.id) is None
        assert state.get(Report, "rep-none") is None
        assert state.of_document(Report, document.id) == [report]
        assert state.of_document(Tally, document.id) == [tally]
        assert state.resolution(statement.id) == resolution
        assert state.resolution(report.id) is None
        assert state.incident_of(report.id) == incident(1, killed=1)
        assert state.incident_of("rep-none") is None
        assert state.text(document.id) == text_of(1)
        assert [one.reading for one in state.findings(incident="inc-0001")] == [None, "a", "b"]
        assert [one.incident for one in state.findings(agreement="truce", reading=None)] == [
            "inc-0001",
            "inc-0002",
        ]
        assert state.findings(incident="inc-0001", reading="b") == [finding(1, "exempt", "b")]
        assert state.findings(agreement="another") == []
        ids = [one.id for one in state.all(Report)]
        assert ids == sorted([report.id, read(2)[0].id])
        assert state.counts()["finding"] == 4
        entry = state.entry_of("inc-0001")
        assert entry is not None
        assert entry.seq == 2
        assert state.entry_of("inc-none") is None
        with pytest.raises(LedgerError, match="no document"):
            state.text("doc-none")
        state.bodies.erase(document.text_sha256)
        with pytest.raises(BodyMissingError):
            state.text(document.id)


def test_a_better_resolution_is_the_one_that_counts(tmp_path: Path) -> None:
    statement = read(1)[1]
    speaker = read(1)[3].speaker
    assert speaker is not None
    better = Resolution(subject=statement.id, speaker=msgspec.structs.replace(speaker, name="The general"))
    with State.open(workspace(tmp_path)) as state:
        append_new(state, world(1), "read")
        append_new(state, [better], "resolve")
        assert state.resolution(statement.id) == better
        assert [row.speaker_name for row in state.statement_rows()] == ["The general"]


def test_decisions_by_subject(tmp_path: Path) -> None:
    with State.open(workspace(tmp_path)) as state:
        made = [
            Decision(subject="inc-0001", ruling=ruling, by="A", reason="r", at=str(n))
            for n, ruling in enumerate(("accept", "release", "reject"))
        ]
        for one in made:
            state.ledger.append([one], stage="review")
        state.refresh()
        assert state.decisions("inc-0001") == [made[1], made[2]]
        assert state.decisions() == [made[1], made[2]]
        assert state.decisions("inc-0002") == []


def test_text_of_a_retired_document(tmp_path: Path) -> None:
    with State.open(workspace(tmp_path)) as state:
        put_texts(state.bodies, 1)
        document = captured(1)[2]
        append_new(state, captured(1), "capture")
        append_new(state, [Retirement(subject=document.id, reason="r", at="1")], "capture")
        assert state.get(Document, document.id) is None
        assert state.text(document.id) == text_of(1)


def spoil_junk(path: Path) -> None:
    path.write_bytes(b"junk" * 5000)


def spoil_tail(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


def spoil_tables(path: Path) -> None:
    with sqlite3.connect(path, isolation_level=None) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if not name.startswith(("sqlite_", "incident_words_", "statement_words_")):
                raw.execute(f'DROP TABLE "{name}"')


def spoil_one_table(path: Path) -> None:
    with sqlite3.connect(path, isolation_level=None) as raw:
        raw.execute("DROP TABLE findings")


def spoil_version(path: Path) -> None:
    with sqlite3.connect(path, isolation_level=None) as raw:
        raw.execute("UPDATE meta SET value = 'of another time' WHERE key = 'version'")
        raw.execute("DELETE FROM incidents")


@pytest.mark.parametrize(
    "spoil", [Path.unlink, spoil_junk, spoil_tail, spoil_tables, spoil_one_table, spoil_version]
)
def test_a_spoilt_cache_is_made_anew(tmp_path: Path, spoil: Any) -> None:
    space = workspace(tmp_path)
    with State.open(space) as state:
        for n in range(4):
            append_new(state, world(n), "read")
        append_new(state, [incident(1, 1, 2), Retirement(subject="inc-0003", reason="r", at="1")], "fuse")
        before = everything(state)
        found = state.finding_rows()
    for suffix in ("-wal", "-shm"):
        Path(str(space.cache_path) + suffix).unlink(missing_ok=True)
    spoil(space.cache_path)
    with State.open(space) as state:
        assert state.finding_rows() == found
        assert everything(state) == before


def test_a_cache_of_another_ledger_is_made_anew(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for root, numbers in ((one, (1, 2)), (two, (3, 4))):
        root.mkdir()
        with State.open(workspace(root)) as state:
            for n in numbers:
                append_new(state, world(n), "read")
    (one / "cache.sqlite").write_bytes((two / "cache.sqlite").read_bytes())
    with State.open(workspace(one)) as state:
        assert [one.id for one in state.all(Incident)] == ["inc-0001", "inc-0002"]


def test_a_state_sees_what_another_appends(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    with State.open(space) as one, State.open(space) as two:
        append_new(one, world(1), "read")
        assert two.get(Incident, "inc-0001") is not None  # they share the cache
        with open_ledger(tmp_path) as ledger:
            ledger.append(world(2), stage="read")
        assert two.get(Incident, "inc-0002") is None
        two.refresh()
        assert one.get(Incident, "inc-0002") is not None


def test_a_lost_batch_stops_the_fold_with_its_number(tmp_path: Path) -> None:
    space = workspace(tmp_path)
    with State.open(space) as state:
        append_new(state, world(1), "read")
        entry = state.ledger.entry(1)
        assert entry is not None
        state.bodies.erase(entry.body)
    space.cache_path.unlink()
    with pytest.raises(BodyMissingError, match="entry 1"):
        State.open(space)


def test_threads_share_a_state(tmp_path: Path) -> None:
    with State.open(workspace(tmp_path)) as state:
        for n in range(5):
            append_new(state, world(n), "read")
        past = state.as_of("2999-01-01")
        for shared in (state, past):
            expected, got = live(shared), []
            threads = [threading.Thread(target=lambda s=shared, g=got: g.append(live(s))) for _ in range(4)]
            for one in threads:
                one.start()
            for one in threads:
                one.join()
            assert got == [expected] * 4
        past._cache.close()


def test_the_order_of_all_does_not_depend_on_arrival(tmp_path: Path) -> None:
    texts = []
    for name, order in (("one", (0, 1, 2, 3)), ("two", (3, 1, 0, 2))):
        (tmp_path / name).mkdir()
        with State.open(workspace(tmp_path / name)) as state:
            for n in order:
                append_new(state, world(n), "read")
            texts.append([canonical_json(one) for cls in (Source, Report, Finding) for one in state.all(cls)])
    assert texts[0] == texts[1]

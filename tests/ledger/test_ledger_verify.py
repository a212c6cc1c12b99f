import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from ledger_records import (
    BATCHES,
    captured,
    finding,
    incident,
    open_ledger,
    put_texts,
    read,
    span,
    text_of,
    world,
)

from trucewatch.ledger.log import ENTRIES, Ledger
from trucewatch.model import Decision, Record, Report, Span, canonical_json, digest


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path) as made:
        put_texts(made.bodies, 0, 1, 2)
        for n in range(3):
            made.append(world(n), stage="read", at=f"2016-03-0{n + 1}")
        yield made


def tamper(ledger: Ledger, *statements: str) -> list[str]:
    with sqlite3.connect(ledger.path, isolation_level=None) as raw:
        for name in ("update", "delete", "replace"):
            raw.execute(f"DROP TRIGGER entries_no_{name}")
        for statement in statements:
            raw.execute(statement)
    return ledger.verify()


def test_a_good_ledger_verifies(ledger: Ledger) -> None:
    done: list[tuple[int, int]] = []
    assert ledger.verify(lambda n, of: done.append((n, of))) == []
    assert done == [(1, 3), (2, 3), (3, 3)]


@settings(max_examples=6, deadline=None)
@given(BATCHES)
def test_any_sequence_of_appends_verifies(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[Record]]
) -> None:
    with open_ledger(tmp_path_factory.mktemp("ledger")) as made:
        put_texts(made.bodies, *range(5))
        for n in range(5):
            made.append(captured(n), stage="capture")
        for batch in batches:
            made.append(batch, stage="read")
        assert made.verify() == []


@pytest.mark.parametrize("column", [c.name for c in ENTRIES.columns if c.name not in ("seq", "hash")])
def test_an_edited_value_is_noticed(ledger: Ledger, column: str) -> None:
    broken = tamper(
        ledger, f"UPDATE entries SET {column} = (SELECT {column} || '1' FROM entries) WHERE seq = 2"
    )
    assert any("entry 2 was altered" in line for line in broken)


def test_an_edited_row_with_its_hash_made_good_breaks_the_chain(ledger: Ledger) -> None:
    entry = ledger.entry(2)
    assert entry is not None
    fields = msgspec.to_builtins(entry)
    fields["at"] = "2016-03-02T11:00:00.000000Z"
    del fields["hash"]
    good = digest(fields)
    broken = tamper(ledger, f"UPDATE entries SET at = '{fields['at']}', hash = '{good}' WHERE seq = 2")
    assert broken == ["entry 3 is not chained to the entry before it"]


def test_a_dropped_row_is_noticed(ledger: Ledger) -> None:
    broken = tamper(ledger, "DELETE FROM entries WHERE seq = 2")
    assert any("entry 3 follows entry 1" in line for line in broken)
    assert any("entry 3 is not chained" in line for line in broken)


def test_a_cut_off_end_is_noticed(ledger: Ledger) -> None:
    broken = tamper(ledger, "DELETE FROM entries WHERE seq = 3")
    assert broken == ["the ledger ends at entry 2 but held 3: its end was cut off"]


def test_reordered_rows_are_noticed(ledger: Ledger) -> None:
    broken = tamper(
        ledger,
        "UPDATE entries SET seq = 99 WHERE seq = 1",
        "UPDATE entries SET seq = 1 WHERE seq = 2",
        "UPDATE entries SET seq = 2 WHERE seq = 99",
    )
    assert any("entry 1 is not chained" in line for line in broken)
    assert any("entry 2 was altered" in line for line in broken)


def test_a_value_of_the_wrong_kind_is_told_not_raised(ledger: Ledger) -> None:
    (line,) = tamper(ledger, "UPDATE entries SET records = 'many' WHERE seq = 2")
    assert "entry 2 has a value of the wrong kind" in line


def test_every_flipped_byte_of_every_body_is_noticed(ledger: Ledger) -> None:
    for one in list(ledger.bodies.digests()):
        path = ledger.bodies.root / one[:2] / one[2:]
        good = path.read_bytes()
        path.write_bytes(bytes([good[0] ^ 1]) + good[1:])
        assert any("damaged" in line for line in ledger.verify()), one
        path.write_bytes(good)
    assert ledger.verify() == []


def test_every_missing_body_is_noticed(ledger: Ledger) -> None:
    for one in list(ledger.bodies.digests()):
        good = ledger.bodies.get(one)
        ledger.bodies.erase(one)
        assert any(one in line for line in ledger.verify()), one
        ledger.bodies.put(good)
    assert ledger.verify() == []


def test_a_span_that_does_not_quote_its_document(ledger: Ledger) -> None:
    document, text = captured(1)[2].id, text_of(1)
    good = span(document, text, "Monday")
    for bad in (
        msgspec.structs.replace(good, quote="Sunday"),
        msgspec.structs.replace(good, start=good.start + 1),
        msgspec.structs.replace(good, end=len(text) + 9, quote=text[good.start :] + " and more"),
        Span(document=document, start=-7, end=-1, quote=text[-7:-1]),
    ):
        report = Report(document=document, type="shelling", status="asserted", evidence=(good, bad))
        ledger.append([report], stage="read")
        broken = ledger.verify()
        assert len(broken) == 1
        assert f"{report.id}: a span does not quote {document}" in broken[0]
        head = ledger.head()
        assert head is not None
        with sqlite3.connect(ledger.path, isolation_level=None) as raw:
            raw.execute("DROP TRIGGER IF EXISTS entries_no_delete")
            raw.execute("DELETE FROM entries WHERE seq = ?", (head.seq,))
            raw.execute("UPDATE sqlite_sequence SET seq = ?", (head.seq - 1,))
        assert ledger.verify() == []


def test_spans_are_found_wherever_they_hide(ledger: Ledger) -> None:
    bad = msgspec.structs.replace(read(1)[0].evidence[0], quote="Nobody said so.")
    reason = msgspec.structs.replace(finding(1).reasons[0], evidence=(bad,))
    ledger.append([msgspec.structs.replace(finding(1), id="", reasons=(reason,))], stage="judge")
    (line,) = ledger.verify()
    assert "a span does not quote" in line


def test_a_span_may_come_before_its_document(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as made:
        made.append(read(1), stage="read")
        assert all("not in the ledger" in line for line in made.verify())
        put_texts(made.bodies, 1)
        made.append(captured(1), stage="capture")
        assert made.verify() == []


def test_an_id_that_does_not_fit(ledger: Ledger) -> None:
    wrong = msgspec.structs.replace(read(1)[0], status="denied")
    ledger.append([wrong, msgspec.structs.replace(incident(1), grade="A")], stage="read")
    (line,) = ledger.verify()
    assert f"{wrong.id}: its id does not fit its content" in line


def test_a_batch_that_holds_something_else(ledger: Ledger) -> None:
    body = ledger.bodies.put(b'{"kind":"report"}\nnot json\n' + canonical_json(incident(1)) + b"\n")
    entry = ledger.append([incident(2)], stage="fuse")
    broken = tamper(ledger, f"UPDATE entries SET body = '{body}' WHERE seq = {entry.seq}")
    assert any("says 1" in line for line in broken)
    assert sum("cannot be decoded" in line for line in broken) == 2


def test_erase_in_words_only_does_not_excuse_a_missing_body(ledger: Ledger) -> None:
    document = captured(1)[2]
    ledger.append(
        [Decision(subject=document.id, ruling="erase", by="A", reason="r", at="2016-04-01")], stage="fuse"
    )
    ledger.bodies.erase(document.text_sha256)
    assert any("no decision erased it" in line for line in ledger.verify())


def test_a_lost_batch_is_told_once_a_document(ledger: Ledger) -> None:
    batch = next(ledger.entries()).body
    ledger.bodies.erase(batch)
    broken = ledger.verify()
    assert any(batch in line and "entry 1" in line for line in broken)
    assert len(broken) == len(set(broken)) <= 3


def test_a_ledger_that_was_emptied_beside_its_batches_is_noticed(ledger: Ledger, tmp_path: Path) -> None:
    ledger.close()
    for one in tmp_path.glob("**/ledger.sqlite*"):
        one.unlink()
    with open_ledger(tmp_path) as emptied:
        (line,) = emptied.verify()
    assert "3 batches" in line


def test_one_batch_without_an_entry_is_what_a_kill_leaves(tmp_path: Path) -> None:
    with open_ledger(tmp_path) as made:
        made.bodies.put(b"a page\n")
        made.bodies.put(canonical_json(world(0)[0]) + b"\n")
        assert made.verify() == []


def test_damaged_pages_of_the_file_are_named(ledger: Ledger) -> None:
    ledger.engine.dispose()
    with sqlite3.connect(ledger.path) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = raw.execute(
            "SELECT rootpage FROM sqlite_master WHERE name LIKE 'sqlite_autoindex%'"
        ).fetchone()[0]
        size = raw.execute("PRAGMA page_size").fetchone()[0]
    raw.close()
    with ledger.path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(bytes(range(200)))
    assert any("damaged" in line for line in ledger.verify())

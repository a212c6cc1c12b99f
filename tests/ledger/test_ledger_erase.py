from pathlib import Path

import msgspec
import pytest
from ledger_records import captured, finding, incident, put_texts, read, text_of, workspace, world

from trucewatch.ledger.erase import erase, finish, plan
from trucewatch.ledger.state import State, append_new
from trucewatch.model import Decision, Document, Incident, Record, Report

AT = "2016-05-01T00:00:00.000000Z"


def filled(root: Path) -> State:
    state = State.open(workspace(root))
    put_texts(state.bodies, 1, 2)
    state.ledger.append([*world(1), *world(2)], stage="read", at="2016-03-01")
    state.ledger.append([incident(1, 1, 2)], stage="fuse", at="2016-03-02")
    state.refresh()
    return state


def rule(state: State, subject: str) -> Decision:
    decision = Decision(subject=subject, ruling="erase", by="A", reason="the witness asked", at=AT)
    live = set(state.get_many(Record, plan(state.ledger, subject).ids))
    erase(state.ledger, decision, live)
    state.rebuild()
    return decision


def everywhere(root: Path) -> bytes:
    return b"".join(path.read_bytes() for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize("which", [1, 2])  # its capture, the document itself
def test_an_erased_document_leaves_no_words_and_a_chain_that_verifies(tmp_path: Path, which: int) -> None:
    secret = text_of(1).split(".")[0].encode()
    with filled(tmp_path) as state:
        entries = list(state.ledger.entries())
        assert secret in everywhere(tmp_path)
        decision = rule(state, captured(1)[which].id)
        assert state.ledger.verify() == []
        assert list(state.ledger.entries())[:2] == entries  # no row was touched
        assert state.get(Document, captured(1)[2].id) is None
        assert state.get(Report, read(1)[0].id) is None
        assert state.get(Incident, "inc-0001") is None
        assert state.get(Report, read(2)[0].id) == read(2)[0]
        assert decision in state.decisions()
        assert state.text(captured(2)[2].id) == text_of(2)
    assert secret not in everywhere(tmp_path)


def test_the_past_stays_what_it_was_but_for_the_erased(tmp_path: Path) -> None:
    with filled(tmp_path) as state:
        rule(state, captured(1)[2].id)
        past = state.as_of("2016-03-01")
        assert past.get(Report, read(2)[0].id) == read(2)[0]
        assert past.get(Incident, "inc-0002") == incident(2, killed=2)
        assert past.get(Report, read(1)[0].id) is None
        assert [len(state.ledger.records(entry)) for entry in state.ledger.entries()][:2] == [10, 0]
        past._cache.close()


def test_erasing_one_after_the_other(tmp_path: Path) -> None:
    with filled(tmp_path) as state:
        rule(state, captured(1)[2].id)
        rule(state, captured(2)[2].id)
        assert state.ledger.verify() == []
        assert set(state.counts()) == {"decision", "retirement", "source"}


def test_what_was_erased_does_not_come_back(tmp_path: Path) -> None:
    with filled(tmp_path) as state:
        rule(state, captured(1)[2].id)
        put_texts(state.bodies, 1)  # a capture meets the same page again
        assert append_new(state, captured(1), "capture") == 0
        assert not state.bodies.has(captured(1)[2].text_sha256)
        assert state.ledger.verify() == []


def test_copies_of_the_same_text_go_along(tmp_path: Path) -> None:
    with filled(tmp_path) as state:
        copy = msgspec.structs.replace(captured(1)[2], id="", source="src-copy", external_id="7")
        append_new(state, [copy], "capture", at="2016-03-03")
        rule(state, captured(1)[2].id)
        assert state.get(Document, copy.id) is None
        assert state.ledger.verify() == []


def test_a_crash_before_the_bodies_went_is_told_and_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with filled(tmp_path) as state:
        with monkeypatch.context() as crash:
            crash.setattr("trucewatch.ledger.erase.finish", lambda _ledger: 0)
            rule(state, captured(1)[2].id)
        assert any("still there" in line for line in state.ledger.verify())
        assert finish(state.ledger) == 4  # the text, the page, two batches
        assert state.ledger.verify() == []


def test_a_replacement_that_is_lost_is_noticed(tmp_path: Path) -> None:
    with filled(tmp_path) as state:
        rule(state, captured(1)[2].id)
        entry = state.ledger.entry(1)
        assert entry is not None
        state.bodies.erase(state.ledger.body_of(entry))
        assert any("the batch of entry 1 cannot be read" in line for line in state.ledger.verify())


def test_findings_that_quote_it_go_along(tmp_path: Path) -> None:
    with filled(tmp_path) as state:
        assert state.findings(incident="inc-0001") == [finding(1)]
        rule(state, captured(1)[2].id)
        assert state.findings() == [finding(2)]

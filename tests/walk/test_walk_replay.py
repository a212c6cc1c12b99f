"""Replay, order, growth and rulings: the walks that a ledger must survive."""

import json
import random
from pathlib import Path

from trucewatch import config
from trucewatch.ledger.log import Ledger
from trucewatch.ledger.state import State
from trucewatch.model import Document, Problem, Report, Statement, Tally
from trucewatch.review import decide
from trucewatch.run import run
from trucewatch.store.bodies import Bodies
from walk.conftest import EXAMPLE, NOW, clusters, lines, make, raw


def test_the_same_input_twice_appends_nothing(example: config.Workspace) -> None:
    with State.open(example) as state:
        head = state.ledger.head()
    summary = run(example, [str(EXAMPLE / "reports.jsonl")], now=NOW)
    with State.open(example) as state:
        assert state.ledger.head() == head
    assert summary.appended == 0 and summary.new_documents == 0


def test_the_same_reports_shuffled_and_doubled_append_nothing(tmp_path: Path) -> None:
    listed = (EXAMPLE / "reports.jsonl").read_text("utf-8").splitlines()[:9]
    mixed = [*listed, *listed[:4], listed[0][:40]]  # a broken line among them
    space = make(tmp_path / "w", [_written(tmp_path / "first.jsonl", mixed)])
    random.Random(3).shuffle(mixed)
    summary = run(space, [str(_written(tmp_path / "again.jsonl", mixed))], now=NOW)
    assert summary.appended == 0 and summary.new_documents == 0 and len(summary.problems) == 1


def _written(path: Path, listed: list[str]) -> Path:
    path.write_text("\n".join(listed) + "\n", "utf-8")
    return path


def test_what_is_not_the_ledger_can_be_deleted(example: config.Workspace) -> None:
    before = raw(example)
    for one in example.root.glob("cache.sqlite*"):
        one.unlink()
    assert raw(example) == before
    assert all(before.values())


def test_the_ledger_verifies_down_to_the_spans(example: config.Workspace) -> None:
    with Ledger.open(example.ledger_path, Bodies(example.bodies_path)) as ledger:
        assert ledger.verify() == []


def test_every_document_ends_in_records_or_a_problem(example: config.Workspace) -> None:
    with State.open(example) as state:
        told = {p.subject for p in state.all(Problem)}
        for document in state.all(Document):
            found = any(state.of_document(kind, document.id) for kind in (Report, Tally, Statement))  # type: ignore[type-var]
            assert found or document.id in told, document.title


def test_arrival_order_does_not_matter(example: config.Workspace, tmp_path: Path) -> None:
    shuffled = (EXAMPLE / "reports.jsonl").read_text("utf-8").splitlines()
    random.Random(7).shuffle(shuffled)
    (tmp_path / "reports.jsonl").write_text("\n".join(shuffled) + "\n", "utf-8")
    other = make(tmp_path / "w", [tmp_path / "reports.jsonl"])
    one, two = raw(example), raw(other)
    for form in ("incidents", "geojson"):
        assert one[form] == two[form]


def test_a_late_report_joins_and_ids_survive(example: config.Workspace, tmp_path: Path) -> None:
    listed = (EXAMPLE / "reports.jsonl").read_text("utf-8").splitlines()
    inputs = []
    for n, part in enumerate((listed[:12], listed[12:20], listed[20:])):
        inputs.append(tmp_path / f"part{n}.jsonl")
        inputs[-1].write_text("\n".join(part) + "\n", "utf-8")
    grown = make(tmp_path / "w", inputs[:1])
    first = {one["id"]: set(one["reports"]) for one in lines(grown, "incidents")}
    for late in inputs[1:]:
        run(grown, [str(late)], now=NOW)
    last = {one["id"]: set(one["reports"]) for one in lines(grown, "incidents")}
    assert clusters(grown) == clusters(example)
    for key, reports in first.items():
        assert reports <= last[key]


def test_a_ruling_wins_and_can_be_withdrawn(tmp_path: Path) -> None:
    space = make(tmp_path / "w", [EXAMPLE / "reports.jsonl"])
    before = clusters(space)
    pair = sorted(max(before, key=len))[:2]
    subject = "+".join(pair)
    decide(space, subject, "not_same", by="A. Analyst", reason="different strikes")
    run(space, [], now=NOW)
    apart = clusters(space)
    assert not any(set(pair) <= one for one in apart)
    decide(space, subject, "withdraw", by="A. Analyst", reason="seen again")
    run(space, [], now=NOW)
    assert clusters(space) == before


def test_readings_hold_their_spans(example: config.Workspace) -> None:
    texts = {d["id"]: d["text"] for d in map(json.loads, (EXAMPLE / "reports.jsonl").open(encoding="utf-8"))}
    seen = 0
    for one in lines(example, "reading"):
        text = texts[one["id"]]
        for event in one["events"]:
            assert event["incident"]
            for (start, end), quote in zip(event["spans"]["evidence"], event["evidence"], strict=True):
                assert text[start:end] == quote
                seen += 1
        for said in one["statements"]:
            start, end = said["spans"]["quote"]
            assert text[start:end] == said["quote"]
    assert seen > 10

"""A hostile report, a crash in the reader, two runs at once: the rest of the run goes on."""

import json
import signal
import threading
from pathlib import Path

import pytest

from trucewatch import config
from trucewatch import run as job
from trucewatch.ledger.state import State
from trucewatch.model import Document, Problem
from walk.conftest import NOW, clusters, make

TEXT = "Shelling killed {n} people in Homs on Friday, a monitor said."


def feed(path: Path, *texts: str) -> Path:
    rows = [{"id": f"q{n}", "text": text, "published": "2016-03-05"} for n, text in enumerate(texts)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def codes(space: config.Workspace) -> dict[str, str]:
    with State.open(space) as state:
        names = {one.id: one.external_id or "" for one in state.all(Document)}
        return {names[p.subject]: p.code for p in state.all(Problem) if p.stage == "read"}


def test_a_reader_that_fails_on_one_report_reads_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = job.read

    def fails(document: Document, text: str, *rest: object) -> object:
        if document.external_id == "q1":
            raise RecursionError("too deep")
        return real(document, text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(job, "read", fails)
    texts = [TEXT.format(n=n) for n in (3, 4, 5)]
    space = make(tmp_path / "w", [feed(tmp_path / "in.jsonl", *texts)])
    assert codes(space) == {"q1": "reader_failed"}
    assert {len(one) for one in clusters(space)} and sum(map(len, clusters(space))) == 2


def test_an_archive_in_one_line_is_no_report(tmp_path: Path) -> None:
    long = TEXT.format(n=3) + " x" * job.LONGEST
    space = make(tmp_path / "w", [feed(tmp_path / "in.jsonl", long, TEXT.format(n=4))])
    assert codes(space) == {"q0": "too_long"}
    assert len(clusters(space)) == 1


def test_two_runs_at_once_take_turns(tmp_path: Path) -> None:
    space = make(tmp_path / "w", [])
    parts = [feed(tmp_path / f"{n}.jsonl", *[TEXT.format(n=10 * n + k) for k in range(3)]) for n in (1, 2)]
    runs = [threading.Thread(target=job.run, args=(space, [str(one)]), kwargs={"now": NOW}) for one in parts]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    at_once = make(tmp_path / "once", parts)
    assert clusters(space) == clusters(at_once)
    assert job.run(space, [str(one) for one in parts], now=NOW).appended == 0


def test_the_processes_that_read_leave_a_stop_to_their_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "Pipeline", lambda places: places)
    before = signal.getsignal(signal.SIGINT)
    try:
        job._start_worker(())
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
        job._pipeline = None

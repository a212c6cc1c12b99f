"""The endpoint reader from the command line and in a workspace: flags, order, the ledger, another try."""

import functools
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from endpoint_stub import error, reading, report, says, stub

from trucewatch.cli import main
from trucewatch.config import open_workspace
from trucewatch.ledger.log import Ledger
from trucewatch.ledger.state import State
from trucewatch.model import Problem, Report
from trucewatch.resolve import Resolver, load_resolver
from trucewatch.store.bodies import Bodies

TEXT = "Warplanes struck a market in Aleppo on Wednesday, killing at least 12 people."
ROW = {"id": "a", "source": "Reuters", "published": "2016-04-28", "language": "en", "text": TEXT}
GOOD = reading([report(evidence=[TEXT], place="Aleppo", time="on Wednesday", target_kind="market")])


@pytest.fixture(scope="module")
def resolver() -> Callable[..., Resolver]:
    return functools.cache(load_resolver)


@pytest.fixture(autouse=True)
def loaded_once(monkeypatch: pytest.MonkeyPatch, resolver: Callable[..., Resolver]) -> None:
    """The registries take a second to load: once is enough."""
    monkeypatch.setattr("trucewatch.run.load_resolver", resolver)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps({**ROW, "id": one}) + "\n" for one in ("c", "a", "b")), "utf-8")
    return path


def test_read_by_an_endpoint(
    rows: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("OUR_KEY", "sk-Zebra")
    with stub(says(GOOD)) as server:
        flags = [
            "--reader",
            server.url,
            "--model",
            "m-1",
            "--reader-key-env",
            "OUR_KEY",
            "--reader-price",
            "1,2",
        ]
        assert main(["read", str(rows), *flags]) == 0
        assert server.headers[0]["authorization"] == "Bearer sk-Zebra"
    out, err = capsysbinary.readouterr()
    read = [json.loads(line) for line in out.splitlines()]
    assert [one["id"] for one in read] == ["c", "a", "b"]
    assert {(one["events"][0]["place"], one["events"][0]["date_start"]) for one in read} == {
        ("Aleppo", "2016-04-27")
    }
    told = err.decode()
    assert "3 reports read" in told and "cost 0.0004" in told and "sk-Zebra" not in told


def test_nothing_is_sent_unless_it_is_asked_for(rows: Path) -> None:
    with stub(says(GOOD)) as server:
        assert main(["read", str(rows), "-o", str(rows.with_name("out"))]) == 0
        assert main(["read", str(rows), "--model", "m-1"]) == 2
        assert main(["read", str(rows), "--reader", server.url]) == 2
        assert (
            main(
                ["read", str(rows), "--reader", server.url, "--model", "m", "--reader-key-env", "NO_SUCH_KEY"]
            )
            == 2
        )
        assert main(["read", str(rows), "--reader", "http://api.example.org/v1", "--model", "m"]) == 2
        assert not server.bodies


def test_a_refused_key_is_wrong_configuration(rows: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with stub(error(401, "bad key")) as server:
        assert main(["read", str(rows), "--reader", server.url, "--model", "m"]) == 2
    assert "401" in capsys.readouterr().err


def test_what_failed_is_read_by_a_later_run_and_the_ledger_says_by_whom(rows: Path, tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "w"), "--agreement", "coh-2016-02-22"]) == 0
    space = open_workspace(tmp_path / "w")
    rows.write_text(json.dumps(ROW) + "\n", "utf-8")
    with stub(says(None, refusal="no")) as server:
        flags = ["--reader", server.url, "--model", "m-1"]
        assert main(["run", "-w", str(space.root), str(rows), *flags]) == 1
        with State.open(space) as state:
            assert [one.code for one in state.all(Problem)] == ["reader_failed"]
            before = state.ledger.head()
        assert main(["run", "-w", str(space.root), str(rows), *flags]) == 1
        with State.open(space) as state:
            assert state.ledger.head() == before  # the same failure again is nothing new
    with stub(says(GOOD)) as server:
        assert main(["run", "-w", str(space.root), str(rows), "--reader", server.url, "--model", "m-2"]) == 0
        address = server.url.split("/")[2]
        asked = len(server.bodies)
        assert main(["run", "-w", str(space.root), str(rows), "--reader", server.url, "--model", "m-2"]) == 0
        assert len(server.bodies) == asked  # what is read is not sent again
    with State.open(space) as state:
        assert not [one for one in state.all(Problem) if one.stage == "read"]
        assert len(list(state.all(Report))) == 1
    with Ledger.open(space.ledger_path, Bodies(space.bodies_path)) as ledger:
        assert not ledger.verify()
        assert f"read by m-2 at {address}" in {one.stage for one in ledger.entries()}

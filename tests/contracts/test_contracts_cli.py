"""The command line that others build on: calls, exit status, and bad input that loses nothing."""

import gzip
import json
import os
from pathlib import Path

import pytest

from trucewatch.capture import files
from trucewatch.cli import main

GOOD = {
    "id": "good", "source": "Reuters", "published": "2016-04-28", "language": "en",
    "text": "An air strike on a market in Aleppo killed 12 people on Wednesday, a monitor said.",
}  # fmt: skip


@pytest.fixture
def space(tmp_path: Path) -> Path:
    assert main(["init", str(tmp_path / "w"), "--agreement", "coh-2016-02-22"]) == 0
    return tmp_path / "w"


def jsonl(path: Path, *rows: object) -> Path:
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), "utf-8")
    return path


def test_wrong_use_is_one_line_and_two(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for argv in (["nonsense"], ["export"], ["run", "-w", "w", "--jobs", "0"]):
        with pytest.raises(SystemExit) as stopped:
            main(argv)
        assert stopped.value.code == 2
        assert capsys.readouterr().err.count("\n") == 1
    for argv in (
        ["run", "-w", str(tmp_path / "none"), "x"],
        ["init", str(tmp_path / "x"), "--agreement", "no-such"],
        ["read", str(tmp_path / "missing.txt")],
        ["verify", "-w", str(tmp_path / "none")],
    ):
        assert main(argv) == 2
        got = capsys.readouterr()
        assert got.err.count("\n") == 1 and not got.out


def test_every_command_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    commands = "init run read export findings why agreement review decide serve verify"
    for command in commands.split():
        with pytest.raises(SystemExit) as stopped:
            main([command, "--help"])
        assert stopped.value.code == 0
        assert "example: trucewatch" in " ".join(capsys.readouterr().out.split())


def test_read_keeps_input_order_and_shape(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    rows = [{**GOOD, "id": f"r{n}"} for n in (3, 1, 2)]
    assert main(["read", str(jsonl(tmp_path / "in.jsonl", *rows))]) == 0
    read = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [one["id"] for one in read] == ["r3", "r1", "r2"]
    for one in read:
        assert {"id", "published", "events", "tallies", "statements"} <= set(one)
        assert one["events"][0]["evidence"][0] in GOOD["text"]


def test_two_jobs_give_the_same_bytes(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", *({**GOOD, "id": f"r{n}"} for n in range(20)))
    for jobs in ("1", "2"):
        assert main(["read", str(source), "-o", str(tmp_path / f"out{jobs}"), "--jobs", jobs]) == 0
    assert (tmp_path / "out1").read_bytes() == (tmp_path / "out2").read_bytes()


def test_bad_input_is_told_and_the_rest_goes_on(
    space: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "empty.txt").touch()
    (folder / "binary.html").write_bytes(os.urandom(2_000_000) + b"\0" * 48_000_000)
    arabic = "<html><head><title>خبر</title></head><body><article><p>{}</p></article></body></html>"
    body = arabic.format("تعرضت أحياء حلب الشرقية يوم الجمعة لقصف جوي عنيف أدى إلى مقتل مدنيين. " * 6)
    (folder / "arabic.html").write_bytes(body.encode("windows-1256"))
    jsonl(folder / "cut.jsonl", GOOD, '{"id": "cut", "text": "An air')
    jsonl(folder / "late.jsonl", {**GOOD, "id": "late", "published": "2099-01-01"})
    hostile = "<html><head><title><script>alert(1)</script>Strike</title></head><body><article>"
    (folder / "hostile.html").write_text(
        hostile + f"<p>{GOOD['text']} It was a busy market.</p></article></body>"
    )
    with gzip.open(folder / "more.jsonl.gz", "wt") as packed:
        packed.write(json.dumps({**GOOD, "id": "packed"}) + "\n")
    assert main(["run", "-w", str(space), str(folder)]) == 1
    told = capsysbinary.readouterr().err.decode()
    for word in ("empty.txt", "binary.html", "cut.jsonl", "2099"):
        assert word in told, told
    assert main(["export", "-w", str(space), "--format", "reading"]) == 0
    read = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert {"good", "late", "packed"} <= {one["id"] for one in read}
    assert next(one for one in read if one["id"] == "late")["published"] is None
    assert main(["verify", "-w", str(space)]) == 0


def test_a_file_that_vanishes_is_a_problem(
    space: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    jsonl(folder / "a.jsonl", GOOD)
    (folder / "b.txt").write_text("An air strike hit Idlib on Monday, killing four people. " * 4)
    real = files.open_file

    def vanishing(path: Path) -> object:
        if path.name == "b.txt":
            path.unlink()
        return real(path)

    monkeypatch.setattr("trucewatch.capture.open_file", vanishing)
    assert main(["run", "-w", str(space), str(folder)]) == 1
    assert "b.txt" in capsys.readouterr().err


def test_findings_and_why_lead_to_the_sentence(
    space: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    main(["run", "-w", str(space), str(jsonl(tmp_path / "in.jsonl", GOOD))])
    capsysbinary.readouterr()
    assert main(["findings", "-w", str(space)]) == 0
    table = capsysbinary.readouterr().out.decode()
    assert "Aleppo" in table and "2016-04-27" in table
    assert main(["findings", "-w", str(space), "--format", "json"]) == 0
    found = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert {f["reading"] for f in found} >= {None}
    for key in (found[0]["id"], found[0]["incident"], found[0]["id"][:12]):
        assert main(["why", "-w", str(space), key]) == 0
        assert "An air strike on a market in Aleppo" in capsysbinary.readouterr().out.decode()
    assert main(["findings", "-w", str(space), "--as-of", "2000-01-01"]) == 0
    assert "No findings" in capsysbinary.readouterr().out.decode()
    assert main(["why", "-w", str(space), "nope"]) == 2


def test_exports_refuse_an_unknown_format(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "-w", str(space), "--format", "nonsense"]) == 2
    assert "reading" in capsys.readouterr().err


def test_agreements_can_be_checked_and_tested(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from trucewatch.config import data_root

    for name in (
        "munich-2016-02-11",
        "coh-2016-02-22",
        "arrangement-2016-09-09",
        "freeze-2016-09-12",
        "ceasefire-2016-12-30",
    ):
        folder = data_root() / "agreements" / name
        assert main(["agreement", "check", str(folder / "agreement.toml")]) == 0
        assert main(["agreement", "test", str(folder)]) == 0
        out = capsys.readouterr().out
        assert out.count("passed") >= 12 and "FAILED" not in out
    broken = tmp_path / "agreement.toml"
    broken.write_text('title = "x"\nwidnow = 3\n')
    assert main(["agreement", "check", str(broken)]) == 1
    assert ":2:" in capsys.readouterr().out

"""Workspaces in folders of any name, and what is asked of them in words that they do not know."""

import json
import os
from pathlib import Path

import pytest

from trucewatch import config
from trucewatch.cli import main
from trucewatch.errors import ConfigError

ROW = {
    "id": "r", "published": "2016-03-05", "language": "en",
    "text": "An air strike killed five people in Homs on Friday, a monitor said.",
}  # fmt: skip
NAMES = ("a b", "q?x=1#y%20", "قصف", 'quo"te\\', "line\nbreak", "bell\x07 del\x7f", os.fsdecode(b"bad\xff"))


@pytest.mark.parametrize("name", NAMES)
def test_a_workspace_may_have_any_name(tmp_path: Path, name: str) -> None:
    space = tmp_path / name
    feed = tmp_path / "in.jsonl"
    feed.write_text(json.dumps(ROW), "utf-8")
    assert main(["init", str(space), "--agreement", "coh-2016-02-22"]) == 0
    shown = name.encode("utf-8", "replace").decode("utf-8")
    assert config.open_workspace(space).settings == config.Settings(
        name=shown, agreements=["coh-2016-02-22"], timezone="Asia/Damascus"
    )
    assert main(["run", "-w", str(space), str(feed)]) in (0, 1)
    assert main(["verify", "-w", str(space)]) == 0
    assert {one.name for one in space.iterdir()} >= {"ledger.sqlite", "cache.sqlite", "bodies"}
    assert {one.name for one in tmp_path.iterdir()} == {name, "in.jsonl"}


def test_a_workspace_has_a_name() -> None:
    with pytest.raises(ConfigError, match="needs a name"):
        config.init_workspace("", [])


def test_unknown_words_are_answered_with_the_known_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    space, feed = str(tmp_path / "w"), tmp_path / "in.jsonl"
    feed.write_text(json.dumps(ROW), "utf-8")
    main(["init", space, "--agreement", "coh-2016-02-22"])
    main(["run", "-w", space, str(feed)])
    capsys.readouterr()
    for flags, says in (
        (["--reading", "nobody"], "russia"),
        (["--agreement", "minsk"], "coh-2016-02-22"),
        (["--as-of", "yesterday"], "2016-09-12T19:00:00Z"),
        (["--as-of", "9999-12-31T23:59:59-14:00"], "2016-09-12T19:00:00Z"),
        (["--as-of", "0001-01-01T00:00:00+14:00"], "2016-09-12T19:00:00Z"),
    ):
        assert main(["findings", "-w", space, *flags]) == 2
        got = capsys.readouterr()
        assert says in got.err and got.err.count("\n") == 1 and not got.out
    assert main(["export", "-w", space, "--format", "incidents", "-o", str(tmp_path)]) == 2
    assert "is a folder" in capsys.readouterr().err

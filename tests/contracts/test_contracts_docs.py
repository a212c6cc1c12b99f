"""The commands in the documentation run, in the order in which a reader meets them."""

import json
import re
import shlex
from pathlib import Path

import pytest

from trucewatch.cli import main
from trucewatch.config import data_root

PAGES = ["README.md", *(f"docs/{name}.md" for name in ("analyst", "reviewer", "administrator", "developer"))]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)


def commands(page: str) -> list[str]:
    found = BLOCK.findall((data_root() / page).read_text("utf-8"))
    return [line for block in found for line in block.splitlines() if line.startswith("trucewatch ")]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the pages assume it: the project's data beside a workspace `w` that was run."""
    here: Path = tmp_path_factory.mktemp("docs")
    for name in ("examples", "agreements"):
        (here / name).symlink_to(data_root() / name)
    assert main(["init", str(here / "w"), "--agreement", "coh-2016-02-22"]) == 0
    assert main(["run", "-w", str(here / "w"), str(here / "examples/syria-2016/reports.jsonl")]) in (0, 1)
    return here


@pytest.mark.parametrize("page", PAGES)
def test_commands_run(
    page: str, prepared: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(prepared)
    assert main(["findings", "-w", "w", "--format", "json"]) == 0
    finding = json.loads(capsysbinary.readouterr().out.splitlines()[0])
    for line in commands(page):
        words = shlex.split(line.replace("FINDING", finding["id"]).replace("INCIDENT", finding["incident"]))[
            1:
        ]
        if words[0] in ("serve", "init"):
            continue  # one serves until it is stopped; the workspace is there already
        assert main(words) in (0, 1), line  # 1: problems on data, told on standard error
    assert capsysbinary.readouterr() is not None


def test_there_are_commands_to_run() -> None:
    assert sum(len(commands(page)) for page in PAGES) >= 12


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        path = data_root() / page
        for target in re.findall(r"\]\(([^)#]+)", path.read_text("utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{page}: {target}"

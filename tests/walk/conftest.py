"""The example, run end to end once for the tests that only look at what stands."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from trucewatch import config
from trucewatch.ledger.state import State
from trucewatch.publish.exports import export
from trucewatch.run import Summary, run

EXAMPLE = config.data_root() / "examples" / "syria-2016"
AGREEMENTS = ["coh-2016-02-22", "arrangement-2016-09-09"]
NOW = datetime(2026, 1, 1, tzinfo=UTC)

Runner = Callable[[Path, Iterable[Path]], Summary]


def make(root: Path, inputs: Iterable[Path], agreements: list[str] | None = None) -> config.Workspace:
    """A workspace with these inputs run through it, one run an input."""
    space = config.init_workspace(root, AGREEMENTS if agreements is None else agreements)
    for one in inputs:
        run(space, [str(one)], now=NOW)
    return space


def lines(space: config.Workspace, form: str) -> list[Any]:
    """An export's objects."""
    with State.open(space) as state:
        return [json.loads(line) for line in export(state, form)]


def clusters(space: config.Workspace) -> set[frozenset[str]]:
    """The reports of each incident."""
    return {frozenset(one["reports"]) for one in lines(space, "incidents")}


def raw(space: config.Workspace) -> dict[str, bytes]:
    """Every export's bytes."""
    from trucewatch.publish.exports import FORMATS

    with State.open(space) as state:
        return {form: b"".join(export(state, form)) for form in FORMATS}


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> config.Workspace:
    return make(tmp_path_factory.mktemp("walk") / "w", [EXAMPLE / "reports.jsonl"])

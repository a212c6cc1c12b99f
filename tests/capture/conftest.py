from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trucewatch.capture import Captured, SourceRegistry, capture, load_sources
from trucewatch.config import data_root

NOW = datetime(2024, 6, 1, 9, 30, tzinfo=UTC)
Run = Callable[..., list[Captured]]


@pytest.fixture(scope="session")
def sources() -> SourceRegistry:
    return load_sources(data_root() / "registry" / "sources")


@pytest.fixture(scope="session")
def run(sources: SourceRegistry) -> Run:
    """Captures inputs at a fixed time."""

    def captured(*inputs: str | Path, stdin: object = None) -> list[Captured]:
        return list(capture(inputs, now=NOW, sources=sources, stdin=stdin))  # type: ignore[arg-type]

    return captured


@pytest.fixture(scope="session")
def codes() -> Callable[[Iterable[Captured]], list[str]]:
    """The problem codes of captured items, in order."""
    return lambda items: [problem.code for item in items for problem in item.problems]

"""Whose the arms were, told after their noun."""

import pytest

from trucewatch.config import data_root
from trucewatch.resolve import load_resolver


@pytest.fixture(scope="module")
def sides() -> object:
    names = load_resolver(data_root() / "registry").names
    return lambda text: {text[h.start : h.end]: h.side for h in names.find(text) if h.kind == "actor"}


def test_either_air_force(sides) -> None:  # type: ignore[no-untyped-def]
    assert {"Syrian", "Russian"} <= set(sides("The planes were Syrian or Russian, a witness said."))
    assert "Syrian" in sides("Syrian or Russian jets struck the town.")


def test_people_are_no_force(sides) -> None:  # type: ignore[no-untyped-def]
    assert not sides("Most of the refugees were Syrian or Iraqi.")

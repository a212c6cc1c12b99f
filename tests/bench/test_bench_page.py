"""The page of figures, the floors and the saved figures belong together."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench import page
from bench.__main__ import BENCHES, flatten, show
from bench.floors import below, floors, lifted, plain

ROOT = Path(__file__).resolve().parents[2]
SAVED: dict[str, Any] = json.loads((ROOT / "bench" / "figures.json").read_text("utf-8"))
FLOORS = floors()


def test_the_page_shows_the_saved_figures() -> None:
    text = page.PAGE.read_text("utf-8")
    assert page.filled(text, SAVED) == text


def test_filling_twice_changes_nothing_and_other_words_stay() -> None:
    bare = "\n".join(f"before\n<!-- {name} -->\nold\n<!-- end of {name} -->\nafter" for name in page.PARTS)
    once = page.filled(bare, SAVED)
    assert page.filled(once, SAVED) == once
    assert once.count("before") == once.count("after") == len(page.PARTS) and "\nold\n" not in once


def test_a_page_without_its_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="has no part"):
        page.filled("<!-- reading -->", SAVED)


def test_every_row_of_the_page_has_a_figure() -> None:
    figures = SAVED["figures"]
    asked = [("quality", f"dev.{name}") for _, name, _ in page.READING]
    asked += [(bench, name) for _, bench, name, _ in page.OTHERS]
    assert [one for one in asked if page.lookup(figures, *one) is None] == []


def test_every_floor_is_of_a_figure_that_is_measured_and_is_held() -> None:
    assert set(FLOORS) <= set(BENCHES)
    for bench, lowest in FLOORS.items():
        known = {plain(name): value for name, value in SAVED["figures"][bench].items()}
        assert set(lowest) <= set(known)
        assert not [name for name, floor in lowest.items() if below(name, known[name], floor)]


def test_a_figure_below_its_floor_is_counted_and_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert show({"dev@0a1b.events.f1": 0.4, "dev@0a1b.evidence_broken": 0}, {"dev.events.f1": 0.5}) == 1
    assert "BELOW ITS FLOOR" in capsys.readouterr().out
    assert show({"dev@0a1b.evidence_broken": 1}, {"dev.evidence_broken": 0}) == 1
    assert show({"dev@0a1b.events.f1": 0.5}, {"dev.events.f1": 0.5, "dev.gone": 1.0}) == 0
    assert "SKIPPED" in capsys.readouterr().out


def test_figures_are_flattened_and_words_left_out() -> None:
    assert flatten({"a": {"b": 1, "c": {"d": 0.5}}, "e": "word"}) == {"a.b": 1, "a.c.d": 0.5}


def test_floors_are_lifted_and_never_lowered() -> None:
    text = '# why\n[quality]\n"dev.events.f1" = 0.50\n"dev.whole" = 0.40\n"dev.evidence_broken" = 2\n\n[speed]\n"per_s" = 20\n'
    ran = {
        "quality": {"dev@1.events.f1": 0.8, "dev@1.whole": 0.3, "dev@1.evidence_broken": 0},
        "speed": {"per_s": 90.0},
    }
    assert lifted(text, ran) == text.replace("0.50", "0.79").replace('broken" = 2', 'broken" = 0')
    assert lifted(text, {}) == text

"""Break-down by outlet and bootstrap, on counts small enough to see through."""

from collections import Counter
from types import SimpleNamespace
from typing import Any

from bench.spread import by_outlet, counts, figures, interval


def one(right: int, predicted: int, wanted: int, whole: int = 0) -> Counter[str]:
    return Counter(
        {
            "events right": right,
            "events predicted": predicted,
            "events wanted": wanted,
            "whole right": whole,
        }
    )


def test_figures_sum_over_reports() -> None:
    assert figures([one(1, 1, 2, 1), one(2, 3, 2)]) == {"events": 2 * 3 / 8, "whole": 1 / 4}


def test_a_measure_that_no_report_asks_for_is_left_out() -> None:
    assert figures([one(0, 0, 0)]) == {}


def test_the_interval_holds_the_figure_and_stays_the_same() -> None:
    each = {f"r{n}": one(n % 3, 2, 2) for n in range(30)}
    bounds = interval(each, draws=200)
    assert bounds == interval(each, draws=200)
    assert bounds["events"]["low"] <= figures(each.values())["events"] <= bounds["events"]["high"]
    assert bounds["events"]["low"] < bounds["events"]["high"]


def test_reports_that_are_all_alike_leave_no_width() -> None:
    bounds = interval({f"r{n}": one(1, 2, 2) for n in range(10)}, draws=50)
    assert bounds["events"] == {"low": 0.5, "high": 0.5}


def test_small_outlets_are_taken_together() -> None:
    each = {f"a{n}": one(2, 2, 2) for n in range(6)} | {"b": one(1, 2, 2), "c": one(1, 2, 2)}
    outlet = {key: "Alpha" if key.startswith("a") else key for key in each}
    found = by_outlet(each, outlet)
    assert {name: row["reports"] for name, row in found["each"].items()} == {"Alpha": 6, "others": 2}
    assert found["spread"]["events"] == {"mean": 0.75, "worst": 0.5}


def test_counts_are_taken_back_out_of_the_scorer() -> None:
    def score(gold: dict[str, Any], found: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        part = {"gold": 7, "predicted": 5, "recall": round(3 / 7, 3)}
        empty = {"gold": 0, "predicted": 1, "recall": 0.0}
        scored = {"events": part, "violent_events": part, "tallies": empty, "statements": part}
        return {**scored, "whole": round(2 / 7, 3)}, []

    found = counts(SimpleNamespace(score=score), {"r": {}}, {})["r"]  # type: ignore[arg-type]
    assert (found["events right"], found["events predicted"], found["events wanted"]) == (3, 5, 7)
    assert found["whole right"] == 2 and found["tallies right"] == 0

"""The first real input, where it is at hand: no bombing before a truce is a violation of it."""

import json
from pathlib import Path

import pytest

from trucewatch import config
from trucewatch.ledger.state import State
from trucewatch.publish.exports import export
from trucewatch.run import run

SEEDS = config.data_root().parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="SKIPPED: the five captures are not on this machine"
)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict]]:  # type: ignore[type-arg]
    root: Path = tmp_path_factory.mktemp("seeds") / "w"
    space = config.init_workspace(root, ["coh-2016-02-22", "arrangement-2016-09-09"])
    run(space, [str(SEEDS)])
    with State.open(space) as state:
        return {
            form: [json.loads(line) for line in export(state, form)]
            for form in ("reading", "incidents", "findings", "statements", "tallies")
        }


def of(seeds: dict[str, list[dict]], number: str) -> dict:  # type: ignore[type-arg]
    return next(one for one in seeds["reading"] if number in one["id"])


def test_no_violation_before_the_truce(seeds: dict[str, list[dict]]) -> None:  # type: ignore[type-arg]
    for number in ("000_", "001_", "002_", "004_"):
        incidents = {event["incident"] for event in of(seeds, number)["events"]}
        for finding in seeds["findings"]:
            if finding["incident"] in incidents:
                assert finding["verdict"] == "not_covered", finding
                assert finding["reasons"][-1]["rule"] == "not_in_force", finding


def test_aleppo_and_the_convoy(seeds: dict[str, list[dict]]) -> None:  # type: ignore[type-arg]
    events = of(seeds, "003_")["events"]
    aleppo = next(e for e in events if e["killed"] and e["killed"]["low"] == 91)
    convoy = next(e for e in events if e["killed"] and e["killed"]["low"] == 20)
    assert aleppo["date_start"] == "2016-09-23" and convoy["date_start"] == "2016-09-19"
    assert aleppo["incident"] != convoy["incident"]


def test_tallies_and_speakers(seeds: dict[str, list[dict]]) -> None:  # type: ignore[type-arg]
    assert {500, 25, 320} <= {t["value_low"] for t in seeds["tallies"]}
    speakers = " ".join(str(s["speaker"]) for s in seeds["statements"])
    for name in ("Bogdanov", "Lavrov", "Assad", "avusoglu", "Kerry", "Jubeir", "Kodmani"):
        assert name in speakers, name
    nobody = [s["quote"] for s in of(seeds, "004_")["statements"] if s["speaker"] is None]
    assert any("what are the consequences" in q for q in nobody)
    pulled = [s for s in of(seeds, "001_")["statements"] if "delusional" in s["quote"]]
    assert len(pulled) <= 2

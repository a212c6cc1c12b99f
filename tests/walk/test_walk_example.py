"""What an analyst must find in the example: the traps that it was written for."""

from typing import Any

from trucewatch import config
from walk.conftest import lines

COH, ARRANGEMENT = "coh-2016-02-22", "arrangement-2016-09-09"


def events(space: config.Workspace, report: str) -> list[dict[str, Any]]:
    return next(one["events"] for one in lines(space, "reading") if one["id"] == report)


def event(space: config.Workspace, report: str, kind: str) -> dict[str, Any]:
    return next(one for one in events(space, report) if one["type"] == kind)


def verdicts(space: config.Workspace, incident: str, agreement: str) -> dict[str | None, str]:
    found = lines(space, "findings")
    return {
        f["reading"]: f["verdict"] for f in found if f["incident"] == incident and f["agreement"] == agreement
    }


def test_bombing_before_any_truce_is_not_covered(example: config.Workspace) -> None:
    strike = event(example, "ex-04", "air_strike")
    assert strike["killed"] == {"low": 16, "high": 16} and strike["actor"] == "Russia"
    for agreement in (COH, ARRANGEMENT):
        assert set(verdicts(example, strike["incident"], agreement).values()) == {"not_covered"}
    reasons = [
        f["reasons"][-1]["rule"]
        for f in lines(example, "findings")
        if f["incident"] == strike["incident"] and f["agreement"] == COH
    ]
    assert set(reasons) == {"not_in_force"}


def test_a_wire_story_and_its_reprints_are_one_origin(example: config.Workspace) -> None:
    told = [event(example, report, "air_strike")["incident"] for report in ("ex-11", "ex-12", "ex-13")]
    assert len(set(told)) == 1
    incident = next(i for i in lines(example, "incidents") if i["id"] == told[0])
    assert len(incident["documents"]) > incident["origins"]


def test_opposition_and_wire_meet_in_one_incident(example: config.Workspace) -> None:
    assert (
        event(example, "ex-14", "air_strike")["incident"] == event(example, "ex-11", "air_strike")["incident"]
    )
    incident = event(example, "ex-14", "air_strike")["incident"]
    killed = next(i for i in lines(example, "incidents") if i["id"] == incident)["killed"]
    assert killed["low"] <= 27 <= killed["best"] and len(killed["claims"]) >= 2
    assert verdicts(example, incident, COH)[None] in ("apparent_violation", "disputed")


def test_tallies_are_not_incidents(example: config.Workspace) -> None:
    for report in ("ex-09", "ex-10", "ex-20", "ex-22", "ex-23"):
        assert events(example, report) == [], report
    figures = {t["value_low"] for t in lines(example, "tallies")}
    assert {320, 49, 312, 42, 199, 242} <= figures


def test_a_coalition_strike_is_by_no_party_of_the_truce(example: config.Workspace) -> None:
    strike = event(example, "ex-21", "air_strike")
    assert strike["actor"] == "US-led coalition" and strike["killed"] == {"low": 62, "high": None}


def test_the_convoy_lies_in_the_contested_end(example: config.Workspace) -> None:
    convoy = event(example, "ex-24", "air_strike")
    assert convoy["place"] == "Urum al-Kubra" and convoy["date_start"] == "2016-09-19"
    assert set(convoy["actor"]) == {"Russia", "Syrian government forces"}
    verdict = verdicts(example, convoy["incident"], ARRANGEMENT)[None]
    assert verdict in ("disputed", "insufficient_information")


def test_aleppo_and_the_convoy_are_two_incidents(example: config.Workspace) -> None:
    aleppo = event(example, "ex-26", "air_strike")
    assert aleppo["killed"] == {"low": 91, "high": 91} and aleppo["date_start"] == "2016-09-23"
    assert aleppo["incident"] != event(example, "ex-24", "air_strike")["incident"]


def test_the_unread_and_the_unrelated(example: config.Workspace) -> None:
    readings = {one["id"]: one for one in lines(example, "reading")}
    for report in ("ex-27", "ex-28"):
        assert not readings[report]["events"] and not readings[report]["tallies"]
    assert not readings["ex-27"]["statements"]


def test_who_is_a_terrorist_is_read_as_an_interpretation(example: config.Workspace) -> None:
    said = next(one for one in lines(example, "reading") if one["id"] == "ex-04")["statements"]
    assert any(s["speaker"] == "Bashar al-Assad" and s["act"] == "interpret" for s in said)

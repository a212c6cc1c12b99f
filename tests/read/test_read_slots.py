"""The slots of an event: where it was and was not, when, whose doing, what was struck, who says so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read_fakes import page

from trucewatch.model.reports import Report
from trucewatch.read.events import read_events


def _events(text: str) -> tuple[Report, ...]:
    return read_events(page(text))


def _of(text: str, kind: str) -> Report:
    found = [r for r in _events(text) if r.type == kind]
    assert len(found) == 1, [(r.type, r.place and r.place.text) for r in _events(text)]
    return found[0]


def _place(report: Report) -> str | None:
    return report.place.text if report.place else None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("QASMIYEH Eastland jets bombed Marj on Friday, killing nine people.", "Marj"),
        (
            "The commander of the brigade in Qasmiyeh was killed when Eastland jets bombed Marj on Friday.",
            "Marj",
        ),
        ("Eastland jets bombed Marj on Friday, an envoy told talks held in Qasmiyeh.", "Marj"),
        ("Eastland jets bombed the de facto capital Qasmiyeh on Friday, killing nine people.", None),
        ("Eastland jets bombed northern Northland on Friday, killing nine people.", "northern Northland"),
    ],
)
def test_places_of_talk_and_of_office_are_no_places_of_events(text: str, place: str | None) -> None:
    assert _place(_of(text, "air_strike")) == place


def test_the_town_is_the_town_named_before() -> None:
    found = _events(
        "Mortar shells fell on Marj on Monday, killing two people. The rebels hold the hills. "
        "On Friday a car bomb exploded in the town, killing four people."
    )
    assert [(r.type, _place(r)) for r in found] == [("shelling", "Marj"), ("bombing", "Marj")]


def test_a_truce_for_the_whole_country_has_the_country_as_its_place() -> None:
    truce = _of(
        "Rebels in Qasmiyeh have broken the cessation of hostilities since it came into effect on Monday. "
        "The war in Northland is in its fifth year.",
        "ceasefire_act",
    )
    assert _place(truce) == "Northland"
    assert truce.actors == ()  # those who broke it did not make it


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("On Friday Eastland announced that rebels shelled Marj on Monday, killing two people.", "Monday"),
        ("Air strikes were reported on Friday in Marj, killing two people.", "Friday"),
        ("Rebels shelled Marj on Monday, killing two people, Northland Monitor said on Friday.", "Monday"),
    ],
)
def test_the_day_of_the_event_not_of_the_telling(text: str, time: str) -> None:
    (report,) = _events(text)
    assert report.time is not None
    assert report.time.text == time


def test_what_comes_as_something_else_happens_shares_its_day() -> None:
    strike, bomb = _events(
        "Eastland jets bombed Marj on Friday, killing nine people. "
        "The strikes came as a car bomb wounded 30 people in Qasmiyeh."
    )
    assert strike.time == bomb.time
    assert bomb.type == "bombing"


def test_a_dateline_dates_no_video() -> None:
    dated = _events("20-05-2016 Black Banner executed 12 villagers in Marj.")
    shown = _events("20-05-2016 A video shows how Black Banner executed 12 villagers in Marj.")
    assert [bool(r.time) for r in (*dated, *shown)] == [True, False]


def test_a_story_of_one_sides_aircraft_names_the_doer_once() -> None:
    found = _events(
        "Air strikes by Eastland jets killed nine people in Marj on Friday. Elsewhere, raids on "
        "Tall Hamra killed four people. On Monday air strikes killed six people in Dayr Said."
    )
    assert {a.name for r in found for a in r.actors} == {"Eastland"}
    assert all(r.actors for r in found if r.type == "air_strike")


def test_nobody_did_what_nobody_knows() -> None:
    report = _of(
        "Air strikes killed nine people in Marj on Friday. It was not immediately clear whether the raids on "
        "Marj were carried out by Eastland jets.",
        "air_strike",
    )
    assert report.actors == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Black Banner said its fighters shelled Marj on Friday.", ["Black Banner"]),
        ("In Marj 25 Black Banner fighters were killed when a car bomb exploded on Friday.", []),
        ("A possible Eastland attack was feared when a car bomb exploded in Marj on Friday.", []),
    ],
)
def test_who_says_who_suffers_and_who_does(text: str, names: list[str]) -> None:
    (report,) = _events(text)
    assert [a.name for a in report.actors] == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Eastland jets bombed a hospital in Marj on Friday.", "medical"),
        ("Eastland jets struck a residential building in Marj on Friday.", "other_civilian_object"),
        ("Eastland jets bombed rebel-held areas of Marj on Friday.", "mixed_or_unclear"),
        ("Eastland jets bombed Black Banner positions in Marj on Friday.", "armed_group"),
        ("Eastland jets bombed Marj on Friday, killing nine civilians.", "civilians"),
        ("Rebels captured Marj from regime forces on Friday.", "state_forces"),
        ("Regime forces withdrew on Friday and left Marj; rebels seized it.", None),
        ("Regime forces encircled Marj on Friday.", "mixed_or_unclear"),
        ("Clashes broke out between rebels and regime forces in Marj on Friday.", "mixed_or_unclear"),
    ],
)
def test_kinds_of_targets(text: str, kind: str | None) -> None:
    assert kind in {r.target_kind for r in _events(text)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "A source at the police command said mortar shells fell on Marj on Friday.",
            "source at the police command",
        ),
        ("Activists in Marj reported that Eastland jets bombed Marj on Friday.", "Activists in Marj"),
        ("An activist who asked not to be named said Eastland jets bombed Marj on Friday.", "activist"),
        ("Eastland jets bombed Marj on Friday, according to local sources.", "local sources"),
    ],
)
def test_sources_keep_the_words_of_the_report(text: str, words: str) -> None:
    (report,) = _events(text)
    assert [c.text for c in report.claimants] == [words]


_BITS = st.sampled_from(
    [
        "Eastland jets bombed Marj on Friday", "the town", "killing nine people.", "The truce came into effect",
        "in Northland", "Rebels seized Tall Hamra from regime forces.", "A video shows", "activists said", "on Monday",
        "QASMIYEH", "It was not clear who", "came as a car bomb exploded in the city.", "since it came into effect",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_BITS, max_size=9))
def test_every_filler_is_words_of_the_text(bits: list[str]) -> None:
    text = " ".join(bits)
    for report in _events(text):
        fillers = [*report.actors, *report.claimants, report.place, report.time, report.target]
        for one in fillers:
            if one is not None and one.span is not None:
                assert text[one.span.start : one.span.end] == one.span.quote == one.text

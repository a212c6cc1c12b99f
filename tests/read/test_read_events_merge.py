"""Which sentences tell one incident, and which tell several."""

import pytest
from read_fakes import page

from trucewatch.model.reports import Report
from trucewatch.read.events import read_events


def _events(text: str) -> tuple[Report, ...]:
    return read_events(page(text))


def _places(text: str) -> list[str]:
    return [r.place.text if r.place else "" for r in _events(text)]


def test_a_source_says_where_the_lead_of_no_place_fell() -> None:
    found = _events(
        "Eastland jets bombed a town in Northland on Friday, killing nine people. "
        "The Northland Monitor said the bombs used in the air strikes on Marj were of a new kind."
    )
    assert [(r.place and r.place.text, r.killed and r.killed.low) for r in found] == [("Marj", 9)]


def test_a_similar_blow_is_another() -> None:
    found = _events(
        "A car bomb exploded in Marj on Friday, killing four people. "
        "A similar bombing in the same town on Monday killed seven people."
    )
    assert [r.killed and r.killed.low for r in found] == [4, 7]


def test_blows_listed_province_by_province_are_told_one_by_one() -> None:
    text = (
        "The rebels shelled on Friday Dayr Said village in Qasmiyeh province and the town of Marj in Northland "
        "province and houses in Qasmiyeh."
    )
    assert len(set(_places(text))) >= 2


def test_what_came_days_before_is_another_event() -> None:
    found = _events(
        "Regime forces shelled Marj on Friday killing four people a day after rebels killed 80 soldiers in Qasmiyeh."
    )
    assert [r.killed and r.killed.low for r in found] == [4, 80]


def test_fire_that_raids_answered_is_its_own() -> None:
    found = _events(
        "Eastland jets carried out air strikes on Marj on Friday following rocket attacks by rebels on Qasmiyeh."
    )
    assert [r.type for r in found] == ["air_strike", "shelling"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Army units targeted gatherings of terrorists in Marj on Friday.", "shelling"),
        ("A bomb killed nine people in Marj on Friday.", "bombing"),
        ("Rebels set off a bomb beneath a checkpoint in Marj on Friday, killing three soldiers.", "bombing"),
        ("Regime forces killed at least 60 protesters in Marj on Friday.", "attack_on_civilians"),
    ],
)
def test_plain_words_get_the_kind_that_their_means_and_victims_tell(text: str, kind: str) -> None:
    assert [r.type for r in _events(text)] == [kind]


def test_a_participle_tells_no_capture_of_its_own() -> None:
    found = _events(
        "Nine people were killed on Friday when Black Banner attacked Marj a town captured by rebels."
    )
    assert [r.type for r in found] == ["armed_clash"]


def test_fighting_of_a_few_days_over_one_place_is_one_incident() -> None:
    found = _events(
        "At least 88 rebels were killed in two days of clashes in Marj, activists said on Friday."
    )
    assert [(r.type, r.killed and r.killed.low) for r in found] == [("armed_clash", 88)]


def test_deaths_told_right_after_the_last_words_on_a_blow_are_its_dead() -> None:
    found = _events(
        "A chlorine gas attack was reported in Marj on Friday. The inspectors came to the country. "
        "They had asked for weeks. The gas attack hit a square in Marj at dawn. It said at least 26 people were killed."
    )
    assert [(r.type, r.killed and r.killed.low) for r in found] == [("chemical_attack", 26)]

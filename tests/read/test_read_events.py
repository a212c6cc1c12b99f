"""Events out of sentences: what is one, of what kind, by whom, on whom, where, when."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read_fakes import FakeCalendar, FakeNames, document, page

from trucewatch.model.documents import Span
from trucewatch.model.reports import Mention, Report
from trucewatch.read import read
from trucewatch.read.events import read_events


def _events(text: str) -> tuple[Report, ...]:
    return read_events(page(text))


def _one(text: str) -> Report:
    found = _events(text)
    assert len(found) == 1, [(r.type, r.place and r.place.text) for r in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Eastland jets bombed Marj on Friday, killing nine people.", "air_strike"),
        ("Air strikes on Marj killed nine people on Friday.", "air_strike"),
        ("Mortar shells fell on Marj on Friday, killing two people.", "shelling"),
        ("Regime forces shelled Marj on Friday.", "shelling"),
        ("A car bomb exploded in Marj on Friday, killing four people.", "bombing"),
        ("A chlorine gas attack killed 30 people in Marj on Friday.", "chemical_attack"),
        ("Clashes broke out between rebels and regime forces in Marj on Friday.", "armed_clash"),
        ("Rebels captured Tall Hamra from regime forces on Friday.", "territory_change"),
        ("Black Banner executed 12 villagers in Marj on Friday.", "attack_on_civilians"),
        ("Black Banner kidnapped 12 villagers in Marj on Friday.", "abduction_or_detention"),
        ("Rebels shot down an Eastland helicopter near Marj on Friday.", "aircraft_loss"),
        ("An aid convoy reached Marj on Friday.", "aid_delivery"),
        ("Regime forces encircled Marj on Friday.", "access_denial"),
        ("About 400 villagers were evacuated from Marj on Friday.", "evacuation_or_exchange"),
        ("Eastland announced a truce in Marj on Friday.", "ceasefire_act"),
    ],
)
def test_types(text: str, kind: str) -> None:
    assert _one(text).type == kind


@pytest.mark.parametrize(
    "text",
    [
        "Eastland will bomb Marj if the talks fail.",
        "Rebels could shell Marj from the hill.",
        "Envoys called for an end to air strikes on Northland.",
        "Possible air strikes on Northland were debated for weeks.",
        "More than 280000 people have been killed since the war in Northland began.",
        "The ministers spoke about the weather in Qasmiyeh on Friday.",
    ],
)
def test_what_did_not_happen_is_no_event(text: str) -> None:
    assert _events(text) == ()


def _names(mentions: tuple[Mention, ...]) -> list[str | None]:
    return [m.key for m in mentions]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Eastland jets bombed Marj on Friday.", ["eastland"]),
        ("Nine people were killed in shelling by regime forces on Marj on Friday.", ["state-forces"]),
        ("Regime forces and Eastland jets bombed Marj on Friday.", ["state-forces", "eastland"]),
        ("In the morning the Northland army shelled Marj.", ["state-army"]),
        ("Activists said Eastland jets bombed Marj on Friday.", ["eastland"]),
        ("Four terrorists were killed in an ambush in Marj on Friday.", []),
        ("Army units repelled an attack launched by Black Banner on Marj on Friday.", ["black-banner"]),
        ("A bomb blast claimed by Black Banner killed nine people in Marj on Friday.", ["black-banner"]),
        ("A bomb blast blamed on Black Banner killed nine people in Marj on Friday.", ["black-banner"]),
        ("The town of Marj fell to Black Banner on Friday.", ["black-banner"]),
        ("Black Banner terrorists shelled Marj on Friday.", ["black-banner"]),
        ("Terrorists from the Black Banner shelled Marj on Friday.", ["black-banner"]),
        (
            "Terrorists affiliated with Black Banner and Northland rebels shelled Marj on Friday.",
            ["black-banner", "rebels"],
        ),
        ("Terrorists shelled Black Banner positions in Marj on Friday.", ["armed-groups"]),
        ("Shops have been shut since Black Banner captured Marj on Friday.", ["black-banner"]),
        ("The town is ruled by the Black Banner group which seized Marj on Friday.", ["black-banner"]),
        ("The battle ended in Black Banner taking control of Marj on Friday.", ["black-banner"]),
        ('Shells fired by "terrorists" fell on Marj on Friday.', ["armed-groups"]),
        ('Five people were killed in "terrorist" rocket attacks on Marj on Friday.', [None]),
        ("The Northland army retook Marj on Friday after a year of control by rebels.", ["state-army"]),
        (
            "Eastland, targeting Black Banner, said on Friday it had launched air strikes on Marj.",
            ["eastland"],
        ),
        (
            "Nine people were injured on Friday when Black Banner targeted districts of Marj.",
            ["black-banner"],
        ),
        ("Black Banner fighters attacked a school in Marj being used as a base by rebels.", ["black-banner"]),
    ],
)
def test_doers(text: str, actors: list[str]) -> None:
    assert _names(_one(text).actors) == actors


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Eastland jets hit a hospital in Marj on Friday, killing nine people.", "medical"),
        ("Shells fell on a popular market in Marj on Friday, killing nine people.", "market"),
        ("Eastland jets struck a mosque in Marj on Friday.", "place_of_worship"),
        ("Eastland jets bombed Black Banner positions in Marj on Friday.", "armed_group"),
        ("Eastland jets killed nine civilians in Marj on Friday.", "civilians"),
        ("Black Banner attacked army units in Marj on Friday, killing nine soldiers.", "state_forces"),
        ("A bomb blast at an army checkpoint in Marj on Friday killed nine people.", "state_forces"),
        ("A car bomb hit a bus in Marj on Friday, killing nine people.", "civilians"),
        ("Eastland jets struck rebel-held districts of Marj on Friday.", "mixed_or_unclear"),
        ("Eastland jets killed 20 militants and two civilians in Marj on Friday.", "armed_group"),
    ],
)
def test_targets(text: str, kind: str) -> None:
    assert _one(text).target_kind == kind


def test_the_narrowest_place_wins_and_the_wider_ones_stay() -> None:
    report = _one("Shells fired from Tall Hamra hit Bab Zein in Qasmiyeh on Friday, killing two people.")
    assert report.place is not None and report.place.key == "p:bab-zein"
    assert [m.key for m in report.within] == ["p:qasmiyeh"]


def test_an_unknown_village_is_proposed_without_a_key() -> None:
    report = _one("Eastland jets bombed the village of Wadi Karim on Friday, killing two people.")
    assert report.place is not None and report.place.key is None and "Wadi Karim" in report.place.text


def test_the_day_of_the_event_beats_the_day_of_the_telling() -> None:
    report = _one("Shells hit Marj on Tuesday, killing two people, the Northland Monitor said on Thursday.")
    assert report.time is not None and report.time.text == "Tuesday"


def test_a_dateline_dates_the_event_that_follows_it() -> None:
    report = _one("18-05-2016 Car Bomb Kills Four in Marj. A car bomb killed four people in Marj.")
    assert report.time is not None and report.time.text == "18-05-2016"


def test_claimants_and_pronouns() -> None:
    report = _one(
        "Nine people were killed in air strikes on Marj on Friday, the Northland Monitor said. The attack also wounded 12 people, it said."
    )
    assert _names(report.claimants) == ["monitor"]
    assert report.injured is not None and report.injured.low == 12


def test_headline_lead_and_detail_are_one_event() -> None:
    report = _one(
        "18-05-2016 Two Killed in Rocket Attack in Qasmiyeh. Two people were killed and five others were injured in a "
        "rocket attack on Qasmiyeh. Terrorists fired six rockets on Bab Zein claiming the lives of two people and "
        "injuring five others."
    )
    assert report.place is not None and report.place.key == "p:bab-zein"
    assert (report.killed and report.killed.low, report.injured and report.injured.low) == (2, 5)
    assert len(report.evidence) == 3


def test_rival_tolls_give_a_range() -> None:
    report = _one(
        "A car bomb in Marj on Friday killed at least 20 people, the Northland Monitor said. NNA gave a toll of 12 dead in the blast."
    )
    assert report.killed is not None and (report.killed.low, report.killed.high) == (12, 20)


def test_two_clauses_two_events() -> None:
    found = _events(
        "Three children were killed in air raids on Marj on Friday while a car bomb exploded in Tall Hamra."
    )
    assert [(r.type, r.place and r.place.key) for r in found] == [
        ("air_strike", "p:marj"),
        ("bombing", "p:tall-hamra"),
    ]


def test_different_days_are_different_events() -> None:
    found = _events(
        "Eastland jets bombed Marj on Monday, killing two people. Eastland jets bombed Marj on Thursday, killing six people."
    )
    assert [r.killed and r.killed.low for r in found] == [2, 6]


def test_a_denial_disputes_a_chemical_attack() -> None:
    report = _one(
        "Rebels accused regime forces of a gas attack that killed 30 people in Marj on Friday. Regime forces denied it."
    )
    assert report.status == "disputed"


def test_a_denial_alone_is_a_denied_event() -> None:
    event = _one("A ministry official denied on Friday that Eastland jets had bombed a clinic in Marj.")
    assert (event.type, event.status) == ("air_strike", "denied")


def test_what_is_told_and_denied_is_disputed() -> None:
    text = (
        "An air strike on a clinic in Marj killed nine people on Friday, rescue workers said. "
        "A ministry official denied that Eastland jets had struck the clinic."
    )
    assert _one(text).status == "disputed"


def test_each_place_has_its_own_toll() -> None:
    text = "Air raids on Friday killed 19 people in the city of Marj and another 23 people in the town of Qasmiyeh."
    tolls = {r.place.text: r.killed.low for r in _events(text) if r.place and r.killed}
    assert tolls == {"Marj": 19, "Qasmiyeh": 23}


def test_the_wounded_after_while_belong_to_the_attack() -> None:
    event = _one("Nine villagers were killed in air strikes on Marj on Friday while 25 were wounded.")
    assert event.killed and event.injured
    assert (event.killed.low, event.injured.low) == (9, 25)


def test_a_massacre_by_bombs_is_one_event() -> None:
    text = (
        "Eastland committed a massacre in Marj on Friday where 18 people were killed in a barrel bomb attack."
    )
    assert _one(text).type == "air_strike"


def test_clashes_named_after_an_advance_are_its_setting() -> None:
    assert (
        _one("Rebels captured Tall Hamra on Friday after fierce clashes with militiamen.").type
        == "territory_change"
    )


def test_a_truce_that_took_force_is_told_without_a_doer() -> None:
    event = _one("Both sides breached the truce in Northland since it came into effect on Friday.")
    assert event.type == "ceasefire_act"


def test_talk_of_a_truce_is_no_act() -> None:
    assert _events("Ministers agreed to push for a truce in Northland.") == ()


def test_a_sum_over_a_period_is_no_toll_of_one_event() -> None:
    assert (
        _events("At least 400 civilians have been killed in air strikes across the country since March.")
        == ()
    )


def test_other_languages_are_not_read() -> None:
    text = "Eastland jets bombed Marj on Friday."
    assert read(document(text, "tr"), text, FakeNames(), FakeCalendar()).reports == ()


_WORDS = st.sampled_from(
    [
        "Eastland jets",
        "bombed",
        "Marj",
        "Tall Hamra",
        "on Friday",
        "killing",
        "nine people",
        ".",
        ",",
        "while",
        "regime forces",
        "rebels",
        "shelled",
        "a car bomb",
        "exploded",
        "in",
        "the attack",
        "said",
        "activists",
        "Northland Monitor",
        "12",
        "dozens",
        "were killed",
        "and",
        "wounded",
        "the village of",
        "Wadi Karim",
        "after",
        "captured",
        "truce",
        "agreed",
        "\n",
        '"',
        "by",
        "since March",
        "would",
        "denied",
        "18-05-2016",
        "hospital",
        "the",
        "of",
        "terrorists",
        "clashed with",
    ]
)


def _spans(report: Report) -> list[Span]:
    mentions = [
        *report.actors,
        *report.claimants,
        *report.within,
        report.target,
        report.place,
        report.time,
        report.hour,
        report.weapon,
    ]
    counts = [
        report.killed,
        report.killed_civilians,
        report.killed_children,
        report.killed_combatants,
        report.injured,
    ]
    return [
        *report.evidence,
        *(m.span for m in mentions if m is not None and m.span is not None),
        *(s for c in counts if c is not None for s in c.spans),
    ]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(_WORDS, max_size=60).map(" ".join)))
def test_reading_never_fails_and_quotes_exactly(text: str) -> None:
    first = read(document(text), text, FakeNames(), FakeCalendar())
    assert first == read(document(text), text, FakeNames(), FakeCalendar())
    for report in first.reports:
        assert report.evidence
        for span in _spans(report):
            assert text[span.start : span.end] == span.quote
        for mention in (report.place, report.time, report.target):
            assert mention is None or mention.span is None or mention.text == mention.span.quote


def test_a_threat_with_doer_and_target_is_a_plan() -> None:
    report = _one("Eastland threatened to bomb Marj, the Northland Monitor said.")
    assert (report.type, report.status, _names(report.actors)) == (
        "air_strike",
        "planned_or_threatened",
        ["eastland"],
    )
    assert report.place is not None and report.place.key == "p:marj"

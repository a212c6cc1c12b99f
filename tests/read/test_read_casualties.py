"""Who was killed and hurt, as sentences say it."""

import pytest
from read_fakes import page

from trucewatch.read.casualties import Figure, groups_in, none_hurt, toll_of


def _toll(text: str) -> tuple[Figure | None, Figure | None]:
    toll = toll_of(groups_in(page(text), 0, len(text)))
    return toll.killed, toll.injured


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("At least 18 guards including a commander have been killed in a blast", (18, None, False), None),
        ("It said 45 fighters and 20 militiamen had been killed.", (65, 65, False), None),
        ("Two clerks were killed and 5 others were injured", (2, 2, False), (5, 5, False)),
        ("claiming the lives of a man and a woman and injuring 5 others", (2, 2, False), (5, 5, False)),
        ("leaving 4 people dead and 38 others injured", (4, 4, False), (38, 38, False)),
        ("it left a child dead and a woman injured", (1, 1, False), (1, 1, False)),
        ("the death toll rose to 112", (112, 112, False), None),
        ("led to the death of one person and the injury of 40 others", (1, 1, False), (40, 40, False)),
        ("Dozens were killed and hundreds wounded", (24, None, True), (200, None, True)),
        ("killing six civilians and five guards the monitor said", (11, 11, False), None),
        ("more than 14 dead in addition to over 50 others injured", (14, None, False), (50, None, False)),
        ("10 children and 13 rebels were among 48 people executed by troops", (48, 48, False), None),
        ("A woman and her three sons as well as another child were killed", (5, 5, False), None),
        ("killing two men from the port and three men from the hill", (5, 5, False), None),
        ("Three villagers two women and a man were killed", (3, 3, False), None),
        ("As well as the 10 villagers killed on the bus 21 others died", (21, 21, False), None),
        ("Dozens of raids on the port killed at least 16 people", (16, None, False), None),
        ("At least 32 people were killed with 18 bodies pulled from one house", (32, None, False), None),
        ("The town council met 12 traders on the road", None, None),
        ("raids in which at least 14 Yazidis including two women were shot dead", (14, None, False), None),
        ("The toll rose to 41 dead after the group had given a toll of 19", (41, 41, False), None),
        ("Omar Haddad his son and at least 20 guards were killed", (22, None, False), None),
        ("Two explosions near the mill caused deaths and injuries", None, None),
        ("The death toll rose from 13 to 22", (22, 22, False), None),
        ("A blast hit the camp killing its commander and four guards", (5, 5, False), None),
        ("Their emir was killed along with three other guards", (4, 4, False), None),
        ("A little boy a little girl and two women were killed", (4, 4, False), None),
        ("A further 9 men were executed on Friday 8 shot dead and one hanged", (9, 9, False), None),
        ("Two bombers driving lorries have killed at least 17 policemen", (17, None, False), None),
        ("Four gunmen killed 12 villagers", (12, 12, False), None),
        ("At least 60 soldiers were killed along with 11 villagers", (71, None, False), None),
        ("It killed from 300 to well over 700 people", (300, 700, False), None),
        ("In May more than 60 villagers were killed by mines", (60, None, False), None),
        ("Scores of them were left killed and wounded", None, None),
        ("The shelling led to the killing or wounding of several guards", None, None),
        ("several of the wounded are in critical condition", None, None),
        ("Shells wounded 20 people five of them critically", None, (20, 20, False)),
        ("killing at least 31 fighters and wounding dozens of them", (31, None, False), (24, None, True)),
        ("a raid killed \"40 fighters\" in the hills", (40, 40, False), None),
    ],
)  # fmt: skip
def test_tolls(text: str, killed: Figure | None, injured: Figure | None) -> None:
    assert _toll(text) == (killed, injured)


def test_categories_are_parts_not_additions() -> None:
    text = "seven civilians including a child and a woman were killed"
    toll = toll_of(groups_in(page(text), 0, len(text)))
    assert toll.killed == toll.civilians == (7, 7, False)
    assert toll.children == (1, 1, False)


def test_parts_by_age_and_work() -> None:
    text = "Strikes killed three people one under the age of 18"
    assert toll_of(groups_in(page(text), 0, len(text))).children == (1, 1, False)
    text = "A clash in which 17 people were killed two of them ambulance crew"
    assert toll_of(groups_in(page(text), 0, len(text))).civilians == (2, 2, False)
    text = "Raids killed 58 villagers and doctors said 25 casualties were children"
    assert toll_of(groups_in(page(text), 0, len(text))).killed == (58, 58, False)


@pytest.mark.parametrize(
    ("text", "more"),
    [("One villager was also killed", True), ("Another seven men died", True), ("Seven men died", False)],
)
def test_further_dead(text: str, more: bool) -> None:
    assert toll_of(groups_in(page(text), 0, len(text))).more is more


def test_fighters_are_combatants() -> None:
    text = "At least 50 fighters and two civilians were killed"
    toll = toll_of(groups_in(page(text), 0, len(text)))
    assert (toll.killed, toll.combatants, toll.civilians) == (
        (52, None, False),
        (50, None, False),
        (2, 2, False),
    )


def test_a_figure_said_twice_counts_once() -> None:
    text = "Army kills 62 rebels near Marj, monitor says: 62 rebel fighters were killed in an ambush at dawn"
    assert _toll(text)[0] == (62, 62, False)


def test_nobody_hurt() -> None:
    assert none_hurt("The shells caused no casualties.")
    assert not none_hurt("There were no reports of casualties.")


def test_parts_of_an_earlier_toll_add_nothing() -> None:
    text = "Of those killed six were children."
    toll = toll_of(groups_in(page(text), 0, len(text)))
    assert (toll.killed, toll.children) == (None, (6, 6, False))


def test_those_beside_other_civilians_were_civilians() -> None:
    text = "killing a woman and injuring four other civilians"
    toll = toll_of(groups_in(page(text), 0, len(text)))
    assert (toll.civilians, toll.injured) == ((1, 1, False), (4, 4, False))

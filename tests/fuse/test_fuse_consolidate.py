"""What the reports of one incident say together."""

from fuse_world import World
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.fuse.voices import GRADES
from trucewatch.model import Incident

TEXT = "Jets bombed the grain market of Upper Orchard, and stalls burned through the afternoon"


def incident(*accounts: dict, **shared: object) -> Incident:
    """The one incident that some accounts of one strike come to, each in an outlet of its own."""
    world = World()
    for n, account in enumerate(accounts):
        fields = {"by": ["army"], **shared, **account}
        outlet = str(fields.pop("outlet", f"Outlet {n}"))
        text = str(fields.pop("text", f"{TEXT}. {'word ' * n} told {n} times."))
        meta = {k: fields.pop(k) for k in ("side", "type", "credits") if k in fields}
        published = str(fields.pop("published", "2016-05-02"))
        world.report(world.document(outlet, text, published, **meta), **fields)  # type: ignore[arg-type]
    (found,) = world.fuse().incidents
    return found


OWN_WORDS = (
    "Ash drifted over Upper Orchard after jets set the covered market alight, shopkeepers recalled.",
    "A siren woke the hillside; minutes afterwards market stalls lay in pieces, said our correspondent.",
    "Grain spilled into gutters where two aircraft had passed low above traders packing for home.",
    "Men dug by lamplight through what was left of a market hall, passing bricks from hand to hand.",
)


def far(n: int) -> str:
    """An account in words of its own, so that the accounts are no copies of one another."""
    return OWN_WORDS[n]


def test_a_later_figure_of_one_outlet_replaces_its_earlier_one() -> None:
    found = incident(
        {"outlet": "Lamp", "text": far(0), "killed": 9, "published": "2016-05-01"},
        {"outlet": "Lamp", "text": far(1), "killed": 14, "published": "2016-05-02"},
        {"outlet": "Plough", "text": far(2), "killed": 11},
    )
    assert found.killed is not None
    assert (found.killed.low, found.killed.best, found.killed.high) == (11, 14, 14)
    assert len(found.killed.claims) == 3
    assert sum("not counted" in c.value for c in found.killed.claims) == 1


def test_copies_of_one_story_count_once() -> None:
    copies = [{"text": f"{TEXT} {i}", "killed": 9} for i in range(3)]
    found = incident(*copies, {"text": far(1), "killed": 12}, {"text": far(2), "killed": 12})
    assert found.killed is not None and found.killed.best == 12
    assert len(found.documents) == 5 and len(found.origins) == 3


def test_at_least_leaves_the_range_open() -> None:
    found = incident({"text": far(0), "killed": 9}, {"text": far(1), "killed": "12+"})
    assert found.killed is not None
    assert (found.killed.low, found.killed.high) == (9, None)
    closed = incident({"text": far(0), "killed": "9+"}, {"text": far(1), "killed": 12})
    assert closed.killed is not None and closed.killed.high == 12


def test_rival_doers_tolls_and_denials_are_told_with_their_speakers() -> None:
    found = incident(
        {"text": far(0), "killed": 14, "by": ["army"], "told_by": ["rebels"]},
        {"text": far(1), "killed": 21, "by": ["rebels"], "status": "denied", "outlet": "State Tv"},
    )
    assert found.status == "disputed" and found.contested == ("actors",)
    joined = " ".join(found.contradictions)
    assert "denied by State Tv" in joined
    assert "Army according to Rebels (in Outlet 0)" in joined
    assert "Killed: 14 according to" in joined and "21 according to State Tv" in joined


def test_the_most_precise_place_and_the_shared_days_win() -> None:
    found = incident(
        {"text": far(0), "where": "Idlib province", "day": ("2016-04-30", "2016-05-02"), "killed": 14},
        {"text": far(1), "where": "Upper Orchard", "day": "2016-05-01", "killed": 14},
    )
    assert found.place is not None and found.place.name == "Upper Orchard"
    assert found.time is not None and (found.time.start, found.time.end, found.time.precision) == (
        "2016-05-01",
        "2016-05-01",
        1,
    )


def test_the_ladder_of_grades() -> None:
    alone = {"text": far(0), "killed": 14}
    assert incident(alone).grade == GRADES["D"]
    assert incident(alone | {"told_by": ["monitor"]}).grade == GRADES["C"]
    assert incident(alone | {"side": "sy-gov", "type": "state_media"}).grade == GRADES["C"]
    other = {"text": far(1), "killed": 14}
    assert incident(alone, other).grade == GRADES["B"]
    # one observatory in two outlets is one voice
    both = [a | {"told_by": ["monitor"]} for a in (alone, other)]
    assert incident(*both).grade == GRADES["C"]
    # reprints are one voice
    assert incident({"text": TEXT + " 1"}, {"text": TEXT + " 2"}).grade == GRADES["D"]
    # the government's and the opposition's accounts agree
    sides = [alone | {"told_by": ["rebels"]}, other | {"told_by": ["state tv"]}]
    assert incident(*sides, by=["army"]).grade == GRADES["A"]
    # a camp that praises its own deed in two outlets does not corroborate itself; a stranger beside it does
    own = [a | {"side": "sy-gov", "type": "state_media", "by": ["army"]} for a in (alone, other)]
    assert incident(*own).grade == GRADES["B"]
    assert incident(own[0], other).grade == GRADES["A"]
    # allies do not make it corroborated across sides
    allies = [
        alone | {"told_by": ["russia"], "by": ["rebels"]},
        other | {"told_by": ["state tv"], "by": ["rebels"]},
    ]
    assert incident(*allies).grade == GRADES["B"]


def test_attributions_count_voices_not_articles() -> None:
    found = incident(
        *({"text": far(n), "told_by": ["monitor"], "killed": 14} for n in range(3)),
        {"text": far(3), "told_by": ["rebels"], "killed": 14},
    )
    (doer,) = found.actors
    assert (doer.origins, len(doer.reports)) == (2, 4)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 50), st.booleans(), st.integers(1, 9)), min_size=1, max_size=6))
def test_ranges_hold_together(tolls: list[tuple[int, bool, int]]) -> None:
    world = World()
    for n, (value, open_ended, day) in enumerate(tolls):
        doc = world.document(f"Outlet {n % 4}", f"{TEXT} {n}", f"2016-05-0{day}")
        world.report(doc, killed=f"{value}+" if open_ended else value, by=["army"])
    for one in world.fuse().incidents:
        killed = one.killed
        assert killed is not None and killed.low <= killed.best
        assert killed.high is None or killed.best <= killed.high
        assert {c.report for c in killed.claims} == set(one.reports)
        assert set(one.origins) and one.grade in GRADES.values()

"""Which documents come from one original."""

from fuse_world import World
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.fuse.origins import find_origins
from trucewatch.fuse.shingles import runs

WIRE = (
    "Warplanes bombed a bakery in the northern town of Upper Orchard on Sunday and killed 14 people who stood in line"
    " for bread, a medic said. “We pulled nine bodies from under the oven wall and the street still smelt of flour,”"
    " the medic said by telephone. The army said that it had struck an arms depot at 6 in the morning and that its"
    " pilots had seen no civilians near the building. Rescue workers counted 31 wounded, among them 5 children, and"
    " said that a second raid hit the road as they arrived. The town lies 12 kilometres from the front line."
)
CUT = (
    "Families on the northern front went without bread on a holiday after their oven was lost, and neighbours lent flour."
    " “We pulled nine bodies from under the oven wall and the street still smelt of flour,” one rescuer recalled there."
    " Elsewhere 14 graves were dug; doctors treated 31 patients, 5 of them pupils, in a clinic 12 streets away, while"
    " carpenters planed planks and a teacher read out names until her voice failed and others took over from her."
)
OTHER = (
    "Delegates in the lakeside hotel argued for a second day over the order of their agenda, and the mediator spoke to"
    " both sides in turn. He promised neither dates nor lists, and said that a truce would hold where people wanted it."
)


def groups(world: World) -> list[tuple[set[str], tuple[str, ...]]]:
    found = find_origins(world.documents, world.texts.__getitem__, world.sources)
    names = {d.id: d.outlet or "" for d in world.documents.values()}
    return [({names[d] for d in o.documents}, o.reasons) for o in found.origins]


def test_a_reprint_with_another_beginning_and_end_is_one_origin() -> None:
    world = World()
    half = " ".join(WIRE.split()[20:80])
    world.document("Lamp", WIRE)
    world.document(
        "Plough",
        f"A long introduction by the editors of this paper. {half} More on page seven.",
        "2016-05-04",
    )
    world.document("Wheel", OTHER)
    ((members, reasons),) = groups(world)
    assert members == {"Lamp", "Plough"}
    assert "3-grams" in reasons[0] and reasons[0].endswith(".")


def test_exact_copies_are_one_origin_whatever_their_dates() -> None:
    world = World()
    world.document("Lamp", WIRE, "2016-05-02")
    world.document("Plough", WIRE, "2016-09-02")
    ((members, reasons),) = groups(world)
    assert members == {"Lamp", "Plough"} and "same text" in reasons[0]


def test_a_credit_needs_less_in_common() -> None:
    shared = " ".join(WIRE.split()[:24])
    tail = "Our reporter walked the streets of another town and spoke with teachers, tailors and a retired judge at length. "
    for credited in (True, False):
        world = World()
        world.document("Reuters", WIRE)
        credit = "residents told Reuters" if credited else "residents said"
        world.document("Plough", f"{shared} {credit}. {tail} {OTHER}")
        assert bool(groups(world)) is credited


def test_the_same_quotation_and_figures_in_order_are_one_origin() -> None:
    world = World()
    world.document("Lamp", WIRE)
    world.document("Plough", CUT)
    ((_, reasons),) = groups(world)
    assert "quotations" in reasons[0]


def test_boilerplate_of_one_outlet_is_no_origin() -> None:
    frame = (
        "Sign up for our letter and read more stories from the region every morning before you leave the house. "
        * 2
    )
    world = World()
    world.document("Lamp", frame + WIRE)
    world.document("Lamp", frame + OTHER)
    assert groups(world) == []


def test_old_stories_and_strangers_stay_apart() -> None:
    world = World()
    half = " ".join(WIRE.split()[20:70])
    world.document("Lamp", WIRE, "2016-05-02")
    world.document("Plough", half + " and then the season changed.", "2016-06-02")
    world.document("Wheel", OTHER)
    assert groups(world) == []


@given(st.lists(st.integers(1, 9), max_size=30), st.integers(1, 5))
def test_runs_are_the_distinct_windows(words: list[int], length: int) -> None:
    windows = {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}
    assert len(runs(words, length)) == len(windows)

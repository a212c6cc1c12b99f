"""CEAF-TF on templates small enough to count by hand."""

from hypothesis import given
from hypothesis import strategies as st

from bench.templates import ROLES, Template, agree, entity, score


def made(kind: str, **roles: list[list[str]]) -> Template:
    return Template(kind, {role: tuple(entity(one) for one in some) for role, some in roles.items()})


WANTED = [
    made("bombing", PerpOrg=[["the River Front", "RF"]], Target=[["power station"], ["two pylons"]]),
    made("attack", PerpInd=[["gunmen"]], Victim=[["Ana Lopez", "Lopez"]]),
]


def test_what_is_filled_as_wanted_scores_one() -> None:
    counts = score([(WANTED, WANTED)], count_type=True)
    assert counts["all"].prf() == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert (counts["all"].wanted, counts["type"].wanted) == (7, 2)


def test_mentions_are_compared_without_articles_marks_and_case() -> None:
    filled = [made("bombing", PerpOrg=[["a river front"]])]
    counts = score([(filled, WANTED)], count_type=False)
    assert (counts["PerpOrg"].filled_right, counts["PerpOrg"].filled) == (1, 1)
    assert (counts["all"].wanted_right, counts["all"].wanted) == (1, 5)


def test_an_entity_that_mixes_two_is_wrong() -> None:
    filled = [made("attack", Victim=[["Ana Lopez", "Juan Perez"]])]
    assert score([(filled, WANTED)], count_type=False)["Victim"].filled_right == 0


def test_templates_of_another_type_do_not_align_unless_asked() -> None:
    filled = [made("kidnapping", Victim=[["Ana Lopez"]])]
    assert score([(filled, WANTED)], count_type=False)["all"].filled_right == 0
    assert score([(filled, WANTED)], typed=False, count_type=False)["all"].filled_right == 1


def test_one_template_answers_one_only() -> None:
    twice = [made("attack", PerpInd=[["gunmen"]]), made("attack", PerpInd=[["gunmen"]])]
    counts = score([(twice, WANTED)], count_type=True)
    assert (counts["type"].filled_right, counts["type"].filled) == (1, 2)
    assert (counts["PerpInd"].filled_right, counts["PerpInd"].filled) == (1, 2)


def test_a_type_with_alternatives_agrees_with_either() -> None:
    assert agree("bombing / attack", "attack") and agree("bombing", "bombing / attack")
    assert not agree("bombing / attack", "arson")


def test_nothing_filled_and_nothing_wanted() -> None:
    assert score([([], [])], count_type=True)["all"].prf() == {"p": 0.0, "r": 0.0, "f1": 0.0}


words = st.lists(st.sampled_from(["gunmen", "bus", "bomb", "Ana Lopez"]), min_size=1, max_size=2)
templates = st.lists(
    st.builds(
        lambda kind, roles: made(kind, **roles),
        st.sampled_from(["attack", "bombing"]),
        st.dictionaries(st.sampled_from(ROLES), st.lists(words, max_size=2)),
    ),
    max_size=4,
)


@given(templates, templates)
def test_no_count_passes_its_whole(filled: list[Template], wanted: list[Template]) -> None:
    for one in score([(filled, wanted)], count_type=True).values():
        assert 0 <= one.filled_right <= one.filled and 0 <= one.wanted_right <= one.wanted

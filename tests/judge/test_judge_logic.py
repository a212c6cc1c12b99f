from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.judge.logic import all_of, answer, any_of
from trucewatch.model import Answer

ANSWERS: tuple[Answer, ...] = ("yes", "no", "unknown")
many = st.lists(st.sampled_from(ANSWERS), max_size=6)


def completions(answers: list[Answer]) -> list[list[Answer]]:
    """Every way in which the unknown answers could turn out."""
    return [list(c) for c in product(*(("yes", "no") if a == "unknown" else (a,) for a in answers))]


@given(many)
def test_an_answer_is_given_exactly_where_it_is_the_same_however_the_unknown_turns_out(
    answers: list[Answer],
) -> None:
    for join in (all_of, any_of):
        outcomes = {join(c) for c in completions(answers)}
        assert join(answers) == (outcomes.pop() if len(outcomes) == 1 else "unknown")


def test_truth_values_as_answers() -> None:
    assert [answer(v) for v in (True, False, None)] == ["yes", "no", "unknown"]

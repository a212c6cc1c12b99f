"""The assignment is the best there is."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from bench.assign import best_pairs


def best_by_trying(weights: list[list[int]]) -> int:
    rows, columns = len(weights), len(weights[0])
    wide = weights if rows <= columns else [list(one) for one in zip(*weights, strict=True)]
    return max(
        sum(wide[i][j] for i, j in enumerate(chosen))
        for chosen in permutations(range(len(wide[0])), len(wide))
    )


sizes = st.tuples(st.integers(1, 5), st.integers(1, 5))
tables = sizes.flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 9), min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


@given(tables)
def test_no_other_pairing_is_worth_more(weights: list[list[int]]) -> None:
    pairs = best_pairs(weights)
    assert sum(weights[i][j] for i, j in pairs) == best_by_trying(weights)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(weights[i][j] > 0 for i, j in pairs)


def test_the_greedy_choice_is_not_taken() -> None:
    assert best_pairs([[9, 8], [8, 1]]) == [(0, 1), (1, 0)]


def test_nothing_to_pair() -> None:
    assert best_pairs([]) == best_pairs([[]]) == best_pairs([[0, 0]]) == []

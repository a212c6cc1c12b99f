"""Counts in running text, and what looks like one but counts nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.read.numbers import find_numbers, value_of


def _read(text: str) -> list[tuple[int, int | None, bool]]:
    return [(n.low, n.high, n.vague) for n in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("58 people", [(58, 58, False)]),
        ("at least 58 people", [(58, None, False)]),
        ("no fewer than nine soldiers", [(9, None, False)]),
        ("more than a hundred villagers", [(100, None, False)]),
        ("up to 30 fighters", [(0, 30, False)]),
        ("some 40 families", [(40, 40, False)]),
        ("between 10 and 15 guards", [(10, 15, False)]),
        ("10 to 15 guards", [(10, 15, False)]),
        ("23 or 24 guards", [(23, 24, False)]),
        ("rose from 10 to 15 dead", [(10, 10, False), (15, 15, False)]),
        ("twenty-one miners", [(21, 21, False)]),
        ("two hundred and fifty miners", [(250, 250, False)]),
        ("12,500 miners and 1.9 million others", [(12500, 12500, False), (1_900_000, 1_900_000, False)]),
        ("a dozen miners, dozens of clerks, scores of cooks", [(12, None, True), (24, None, True), (40, None, True)]),
        ("several miners, tens of clerks, hundreds of cooks", [(3, None, True), (20, None, True), (200, None, True)]),
        ("100+ miners", [(100, None, False)]),
        ("2000 people fled", [(2000, 2000, False)]),
        ("It lasted the day. A total of 33 miners came", [(33, 33, False)]),
    ],
)  # fmt: skip
def test_counts(text: str, expected: list[tuple[int, int | None, bool]]) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "on March 14",
        "on 14 March",
        "the 27th of the month",
        "in 2011",
        "since 2014",
        "at 19:00",
        "at 7 pm",
        "a 30-year-old baker",
        "with 130mm guns",
        "an F-16 and a T-72",
        "Resolution 2254",
        "for 48 hours",
        "two days ago",
        "10 km away",
        "50 percent of it",
        "$300",
        "point 875",
        "UTC+3",
        "one of them",
    ],
)
def test_labels_are_not_counts(text: str) -> None:
    assert find_numbers(text) == ()


def test_a_number_quotes_its_qualifier() -> None:
    text = "They found at least twelve crates."
    (number,) = find_numbers(text)
    assert text[number.start : number.end] == "at least twelve"
    assert text[number.numeral : number.end] == "twelve"
    assert number.qualifier == "at least"


@given(st.integers(min_value=1, max_value=999_999))
def test_digits_and_separators_agree(value: int) -> None:
    assert value_of(str(value)) == value_of(f"{value:,}") == (value, False)


@given(st.text(alphabet=st.sampled_from("0123456789,.-+ toandhfleas%:$kmb"), max_size=120))
def test_numbers_are_ordered_and_whole(text: str) -> None:
    last = 0
    for number in find_numbers(text):
        assert last <= number.start <= number.numeral < number.end <= len(text)
        assert number.low >= 0 and (number.high is None or number.high >= number.low)
        last = number.end

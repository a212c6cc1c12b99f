"""Capitals are given back where English gives them, and nothing moves."""

from hypothesis import given
from hypothesis import strategies as st

from bench.recase import Cases, recase

CASES = Cases(
    [
        "we saw the army near the old town, and a bus came from the north of Peru to the market.",
        "people said that rebels in Peru attacked the bus with dynamite and that a bomb exploded there.",
        "the front of the bus was hit, a judge and the national guard said in the town.",
    ]
)


def test_names_and_sentence_starts() -> None:
    text = 'rebels attacked the bus in peru.  a bomb exploded near "los arcos" there.'
    assert recase(text, CASES) == 'Rebels attacked the bus in Peru.  A bomb exploded near "Los Arcos" there.'


def test_initials_in_brackets_are_capitals_wherever_they_stand() -> None:
    text = "the rio verde national liberation front (rvnlf) said that rvnlf attacked the bus."
    cased = recase(text, CASES)
    assert cased.startswith("The Rio Verde National Liberation Front (RVNLF) said that RVNLF attacked")


def test_a_form_of_a_known_word_is_no_name() -> None:
    text = "they dynamited the buses and the markets of antioquia."
    assert recase(text, CASES) == "They dynamited the buses and the markets of Antioquia."


@given(st.text(alphabet="abc de.()\"'-\n", max_size=80))
def test_only_the_case_of_letters_changes(text: str) -> None:
    cased = recase(text, CASES)
    assert len(cased) == len(text) and cased.lower() == text

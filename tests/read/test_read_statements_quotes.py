"""Quotation marks, paired and lost."""

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.read.quotes import find_quotations
from trucewatch.read.text import sentences


def _quoted(text: str) -> list[tuple[str, bool]]:
    return [(text[q.start : q.end], q.paired) for q in find_quotations(text, sentences(text))]


def test_straight_curly_and_single_marks() -> None:
    assert _quoted('He called it "a good day" and left.') == [("a good day", True)]
    assert _quoted("He called it “a good day” and left.") == [("a good day", True)]
    assert _quoted("He called it 'a good day' and left.") == [("a good day", True)]


def test_an_apostrophe_is_no_mark() -> None:
    assert _quoted("The rebels' positions weren't hit and the army's were.") == []


def test_a_lost_closing_mark_ends_with_the_sentence() -> None:
    assert _quoted('She said "the day is done. Then she left the room.') == [("the day is done.", False)]


def test_a_lost_opening_mark_begins_with_the_sentence() -> None:
    text = 'Night fell. All of us want peace in the valley" she said.'
    assert _quoted(text) == [("All of us want peace in the valley", False)]


def test_a_paragraph_ends_what_never_closed() -> None:
    text = '"The day is done, he said.\n\nThe night came "at last" to the town.'
    assert _quoted(text)[-1] == ("at last", True)


@given(st.text(alphabet="ab .,\n\"'“”‘’«»", max_size=200))
def test_quotations_lie_in_the_text_in_order(text: str) -> None:
    end = 0
    for one in find_quotations(text, sentences(text)):
        assert end <= one.outer <= one.start < one.end <= one.outer_end <= len(text)
        end = one.outer_end

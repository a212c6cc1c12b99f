"""Sentences, tokens and the page that a reader works on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_fakes import page

from trucewatch.read.text import sentences, tokens


def _cut(text: str) -> list[str]:
    return [s.text for s in sentences(text)]


def test_paragraphs_and_lines_are_boundaries() -> None:
    text = "Market hit in Qasmiyeh\n\nShells fell on Friday. Two clerks died.\nPhoto by: X\nMore soon"
    assert _cut(text) == [
        "Market hit in Qasmiyeh",
        "Shells fell on Friday.",
        "Two clerks died.",
        "Photo by: X",
        "More soon",
    ]


def test_wrapped_lines_are_one_sentence() -> None:
    text = (
        "the convoy left the eastern gate and went along the river road to the\n"
        "mill, where the drivers waited for an hour and then turned back to the\nold bridge."
    )
    assert _cut(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. envoy left.",
        "It said Gen. Haddad left.",
        "St. Marina burned.",
        '"We left. It is over." he said.',
    ],
)
def test_abbreviations_and_speech_do_not_end_a_sentence(text: str) -> None:
    assert len(sentences(text)) == 1


def test_a_leading_date_stands_alone() -> None:
    assert _cut("Wed Mar 2 2016 18 Guards Killed in Blast. At least 18 guards died.") == [
        "Wed Mar 2 2016",
        "18 Guards Killed in Blast.",
        "At least 18 guards died.",
    ]
    assert _cut("21-03-2016 Army Retakes Hill. It fell.")[0] == "21-03-2016"


def test_a_date_between_headline_and_lead_is_a_boundary() -> None:
    found = _cut("Blast kills six in Marj inn AFP Friday 20 May 2016 A blast in an inn killed six people.")
    assert found == [
        "Blast kills six in Marj inn",
        "AFP Friday 20 May 2016",
        "A blast in an inn killed six people.",
    ]


def test_a_glued_stop_and_a_repeated_lead_are_boundaries() -> None:
    assert _cut("They came from Marj.The town fell.") == ["They came from Marj.", "The town fell."]
    lead = "The army units continued on Monday their work across the country in the rain"
    assert _cut(f"{lead} {lead} and left.") == [lead, f"{lead} and left."]


def test_the_title_printed_again_is_a_boundary() -> None:
    text = "Mortars kill nine in market town Monitor Shells fell on the square at noon on Monday."
    whole = [s.text for s in sentences(text)]
    cut = [s.text for s in sentences(text, "Mortars kill nine in market town: Monitor")]
    assert whole == [text]
    assert cut == [
        "Mortars kill nine in market town Monitor",
        "Shells fell on the square at noon on Monday.",
    ]
    assert [
        s.text for s in sentences("Mortars kill nine in market town on Monday.", "Mortars kill nine")
    ] == ["Mortars kill nine in market town on Monday."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Twelve shells hit the old quarter of Zorava Meanwhile the army said nothing.", 2),
        ("Zorava In the same context a man was hurt.", 1),
        ("He was flown to The Hague and In Salah by the court on Monday.", 1),
    ],
)
def test_a_heading_that_runs_into_its_sentence_is_cut_off(text: str, count: int) -> None:
    assert len(sentences(text)) == count


def test_tokens_keep_their_place() -> None:
    text = "At 19:00 al-Zein's jets struck, twice."
    assert [t.text for t in tokens(text)] == ["At", "19:00", "al-Zein's", "jets", "struck", ",", "twice", "."]
    assert all(text[t.start : t.end] == t.text for t in tokens(text))


def test_page_helpers_look_inside_a_stretch() -> None:
    one = page("Rockets hit Marj on Friday. Nine clerks died in Qasmiyeh.")
    second = one.sentences[1]
    assert [h.name for h in one.names_in(second.start, second.end)] == ["Qasmiyeh"]
    assert [one.text[h.start : h.end] for h in one.times_in(0, second.start)] == ["Friday"]
    assert [n.low for n in one.numbers_in(second.start, second.end)] == [9]
    assert one.sentence_span(1).quote == second.text
    assert one.sentence_at(second.start + 3) == 1


@given(st.text(max_size=300))
def test_sentences_are_exact_and_lose_nothing(text: str) -> None:
    found = sentences(text)
    last = 0
    for one in found:
        assert text[one.start : one.end] == one.text and one.start >= last
        assert one.text == one.text.strip() and one.text
        assert (
            not text[last : one.start].strip(" \t\n\r•●▪■�\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0")
            or text[last : one.start].isspace()
        )
        last = one.end
    assert "".join(c for c in text if c.isalnum()) == "".join(c for s in found for c in s.text if c.isalnum())

"""Hostile text costs its length: what is done for it grows as the text does, and what is held is bounded.

Work is counted as calls of functions, not timed.
"""

import sys
from types import FrameType
from typing import Any

import pytest
from read_fakes import page

from trucewatch.model.reports import Mention, Statement
from trucewatch.read import merge as incidents
from trucewatch.read import statements_merge, tallies_figures, text
from trucewatch.read.drafts import Draft
from trucewatch.read.events import read_events
from trucewatch.read.quotes import find_quotations
from trucewatch.read.statements import read_statements
from trucewatch.read.statements_attribution import attributions
from trucewatch.read.statements_people import Voices
from trucewatch.read.statements_words import units
from trucewatch.read.tallies import read_tallies

_SHORT = 1600  # characters of the shorter one of two hostile texts
_TIMES = 3  # how many times as long the longer one is

_CORES = [
    '"told NNA "', "told NNA ", "1,", "1. ", "1 ", "“x” he said ", '"x" ', "'x' ", "“", "”", "'", '"', " ", "\n", "x\n",
    "A", "Ab ", "A.B. ", "Ab said. ", "He said. ", "he said ", "according to NNA, ", "Qasmiyeh, ", "in Qasmiyeh ",
    "Shelling in Qasmiyeh. ", "Five rebels were killed in Marj on Friday. ", "five rebels ", "on Friday ", "-", "(", "•",
    "• ", ". ", "the truce agreed ", "A and B and ", "anti-", "every time ", "the ", "'s ", "km ", "state-run ",
]  # fmt: skip


def _calls(core: str, length: int) -> int:
    """How many functions are called to read so much of a text, those of the interpreter included."""
    whole = f"Shelling killed five rebels in Qasmiyeh, {(core * length)[:length]} the Northland Monitor said."
    made = page(whole)
    calls = 0

    def count(frame: FrameType, event: str, arg: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_tallies(made, read_events(made))
        read_statements(made)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("core", _CORES)
def test_the_work_grows_as_the_text_does(core: str) -> None:
    short = _calls(core, _SHORT)
    assert _calls(core, _TIMES * _SHORT) <= 1.5 * _TIMES * short + 5000


def test_no_sentence_is_longer_than_the_longest() -> None:
    for run in ("word " * 2000, "x" * 9000, "1," * 4000, " " * 9000 + "x"):
        found = text.sentences(run)
        assert max(len(one.text) for one in found) <= text.LONGEST
        assert "".join(one.text for one in found).replace(" ", "") == run.replace(" ", "")


def test_a_bullet_is_looked_for_once_in_a_run_of_white_space() -> None:
    assert text._MARK.match("a   • b", 1)
    assert not text._MARK.match("a   • b", 2), "the run has been looked over from its beginning"
    assert [m.span() for m in text._MARK.finditer("a   • •b")] == [(1, 6), (6, 7)]


def test_one_sentence_attributes_only_so_much() -> None:
    made = page("The minister said the road was cut, " * 60 + "and he left.")
    found = [attributions(made, unit) for unit in units(made, find_quotations(made.text, made.sentences))]
    assert max(len(one) for one in found) == 12


def test_speakers_remembered_are_bounded() -> None:
    names = [f"{a}{b}{c}a" for a in "BCDFGHKLM" for b in "aeiou" for c in "bdfgklmn"]
    made = page(" ".join(f"Gregor {name} left." for name in names * 3))
    voices = Voices(made)
    for sentence in made.sentences:
        voices.hear(sentence.start, sentence.end - 6)
    assert len(voices._heard) <= 200
    assert len(voices._full) <= 400


def test_an_utterance_is_held_against_the_latest_only(monkeypatch: pytest.MonkeyPatch) -> None:
    made = page(" ".join(f"w{n}aa w{n}bb w{n}cc w{n}dd." for n in range(400)))
    said = [
        Statement(
            document="d",
            speaker=Mention(text=f"Speaker{n}"),
            act="announce",
            quote=made.sentence_span(n),
            direct=True,
            evidence=(made.sentence_span(n),),
        )
        for n in range(400)
    ]
    held = 0
    one = statements_merge._one

    def counted(*args: Any) -> bool:
        nonlocal held
        held += 1
        return one(*args)

    monkeypatch.setattr(statements_merge, "_one", counted)
    assert len(statements_merge.merge(said)) == 400
    assert held <= 400 * 64


def test_a_told_again_utterance_keeps_all_its_spans() -> None:
    made = page("Gregor Hask said the bridge at the mill was closed for good. " * 300)
    found = read_statements(made)
    assert len(found) == 1
    assert len(found[0].repeats) == 299


def test_an_incident_is_held_against_the_latest_only(monkeypatch: pytest.MonkeyPatch) -> None:
    held = 0

    def counted(a: Draft, b: Draft) -> bool:
        nonlocal held
        held += 1
        return True

    monkeypatch.setattr(incidents, "separate", counted)
    drafts = [
        Draft(order=n, type="shelling", firm=True, start=n, end=n + 1, trigger=(n, n + 1)) for n in range(300)
    ]
    assert len(incidents.merge(drafts)) == 300
    assert held <= 300 * 60


def test_the_numbers_of_one_sentence_are_weighed_only_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed = 0
    other = tallies_figures._other

    def counted(*args: Any) -> Any:
        nonlocal weighed
        weighed += 1
        return other(*args)

    monkeypatch.setattr(tallies_figures, "_other", counted)
    made = page("17," * 450)
    assert sum(1 for one in made.sentences for _ in tallies_figures.figures(made, one)) == 0
    assert len(made.sentences) == 1
    assert 1 <= weighed <= 60

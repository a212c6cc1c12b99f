"""Patterns laid out by first letter match what the plain ones match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.read import lexicon, lexicon_people
from trucewatch.read.patterns import caseless
from trucewatch.read.triggers import triggers_in
from trucewatch.read.word_lists import words_of

_PLAIN = [
    r"\b(?:hit|hits|hitting|struck|strikes?|on fire|fire on|open(?:ed|s)? fire)\b",
    r"(?<![\w-])(?:(?:air|drone) strikes?|(?:heavy )?shelling|(?:car|truck)? ?bombs?|\d+ shells|s[ae]t|sat on)",
    r"\bsince\s+(?:may|march|\d+)\b|\b(?:in|over)\s+the\s+(?:last|past)\b|\bso\s+far\b|\bovert?\b",
    r"(?P<a>one|two|three|ten)? ?(?:of (?:the|them)|off|on|or|(?P<b>other)|o?ver)(?!\w)",
    r"(?:(?:a|an|the|this|that)+ |[bcd]ar|bat|ba\w|b)(?P<rest>t|s|st|e)?",
    r"(?:\(x\)|[)(|\]]|\||a\|b|(?<!a)b|\\|aa|ab?|ac)",
]
_WORDS = st.sampled_from(
    sorted(
        words_of(
            r"""
            hit Hits struck on fire opened Air drone strike STRIKES heavy shelling car truck bombs 3 shells set
            sat since May march in over the last past so far overt one two Ten of them off other bar bat bas b t
            st a (x) ) | ] a|b ab aa ac \ killed near Homs, - wounded
            """
        )
    )
)
_TEXTS = st.lists(_WORDS, max_size=12).flatmap(
    lambda words: st.sampled_from([" ", " ", "", "-"]).map(lambda joint: joint.join(words))
)


@pytest.mark.parametrize("pattern", _PLAIN)
@given(text=_TEXTS)
def test_what_matches_stays_the_same(pattern: str, text: str) -> None:
    plain, laid_out = re.compile(pattern, re.IGNORECASE), caseless(pattern)
    assert [(m.span(), m.groupdict()) for m in laid_out.finditer(text)] == [
        (m.span(), m.groupdict()) for m in plain.finditer(text)
    ]


def test_a_laid_out_pattern_may_stand_in_another() -> None:
    inner = caseless(r"\b(?:truck|tank|train|car|cart|cab)\b")
    outer = caseless(rf"\b(?:one|two|ten|red)\s+{inner.pattern}")
    found = outer.search("They saw two Carts and ONE CART.")
    assert found and found.group() == "ONE CART"


@pytest.mark.parametrize("pattern", [r"(?-i:A)b", r"(?i)ab", r"a(?s:.)"])
def test_flags_inside_are_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="flags inside"):
        caseless(pattern)


@pytest.mark.parametrize("pattern", [r"(?:ab|c", r"(?:a|[b)", r"(a))", r"[a"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(re.error):
        caseless(pattern)


def test_the_lexicons_are_laid_out() -> None:
    assert caseless(r"(?:pound|pounds|pounded|hit)").pattern.count("(?-i:[pP])") == 1
    for pattern in (lexicon.HIT_VERB, lexicon.CLASH_VERB, lexicon.UNREAL_BEFORE, lexicon_people.PERSON):
        assert "(?-i:[pP])" in pattern.pattern


_TOLD = [
    "a mortar shell hit the mill", "the barrels were looted", "it came into force on Friday", "aid convoys reached it",
    "they seized a hill", "clashes went on", "he was gassed", "jets were downed", "three died", "two were hurt",
    "the town was besieged by them", "families were evacuated", "a truce was agreed", "troops deployed", "a bomb went off",
    "guards were kidnapped", "a massacre", "an operation", "the shop was closed", "she wrote a letter",
]  # fmt: skip


@pytest.mark.parametrize("words", _TOLD)
def test_the_look_for_any_trigger_passes_over_none(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lead = "Of the truce they say: "
    text = lead + words
    found = triggers_in(text, len(lead), len(text))
    monkeypatch.setattr(lexicon, "ANY_TRIGGER", re.compile(""))
    assert found == triggers_in(text, len(lead), len(text))
    assert bool(found) != (words in _TOLD[-2:])

"""Which act an utterance performs."""

import pytest

from trucewatch.read.acts import CUES, act_of


@pytest.mark.parametrize(
    ("verb", "content", "act"),
    [
        ("said", "all armed groups in the valley are terrorists", "interpret"),
        ("said", "the truce does not apply to the eastern front", "interpret"),
        ("said", "the ceasefire would apply only to the parties of the conflict", "interpret"),
        ("denied", "denied bombing the hospital", "deny"),
        ("rejected", "rejected the accusations as baseless", "deny"),
        ("rejected", "rejected a return to talks", "reject"),
        ("accused", "accused the army of breaking the truce", "accuse"),
        ("urged", "urged all sides to stop", "urge"),
        ("said", "all sides must stop the bombing", "urge"),
        ("said", "the regime is responsible for the massacre", "accuse"),
        ("warned", "any attack will be answered and the attackers will pay", "threaten"),
        ("warned", "warned against any ground operation", "reject"),
        ("pledged", "pledged to keep the truce", "commit"),
        ("agreed", "agreed to attend the talks", "agree"),
        ("announced", "a new round of talks in the capital", "announce"),
        ("said", "the talks are unlikely to bring peace", "assess"),
        ("called", "called for an investigation", "urge"),
        ("described", "described the rebels as terrorists", "interpret"),
    ],
)
def test_act(verb: str, content: str, act: str) -> None:
    assert act_of(CUES[verb], content) == act


def test_a_sides_own_deeds_are_announced_and_anothers_are_blamed() -> None:
    content = "forces attacked two hills near the town"
    assert act_of(CUES["said"], content, own=True) == "announce"
    assert act_of(CUES["said"], content, other=True) == "accuse"


def test_a_sides_own_will_is_a_commitment() -> None:
    assert act_of(CUES["said"], "it will continue to observe the truce", own=True) == "commit"


def test_every_form_of_a_verb_names_its_verb() -> None:
    assert {CUES[form].lemma for form in ("denies", "denied", "denying")} == {"deny"}
    assert CUES["saying"].form == "gerund"

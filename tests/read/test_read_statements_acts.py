"""Which act an utterance performs."""

import pytest

from trucewatch.read.acts import act_of
from trucewatch.read.acts_doer import Doer
from trucewatch.read.acts_verbs import CUES


def _doer(content: str, *, own: bool = False, other: bool = False) -> Doer:
    """The doer of a content whose subject is its first word."""
    subject, _, predicate = content.partition(" ")
    return Doer(own, other, subject, predicate)


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
    assert act_of(CUES[verb], content, _doer(content)) == act


def test_a_sides_own_deeds_are_announced_and_anothers_are_blamed() -> None:
    content = "forces attacked two hills near the town"
    assert act_of(CUES["said"], content, _doer(content, own=True)) == "announce"
    assert act_of(CUES["said"], content, _doer(content, other=True)) == "accuse"


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("it will continue to observe the truce", "commit"),
        ("it would raise the attack with the council", "commit"),
        ("it would meet the envoy on Sunday", "announce"),
        ("it was shocked by the pictures", "assess"),
        ("it could not confirm the number", "assess"),
        ("it would send troops across the border if the shelling went on", "threaten"),
        ("it would not allow a second administration", "reject"),
        ("it had opened two crossings", "announce"),
    ],
)
def test_what_a_side_says_of_itself(content: str, act: str) -> None:
    assert act_of(CUES["said"], content, _doer(content, own=True)) == act


@pytest.mark.parametrize(
    ("content", "act"),
    [
        ("planes are striking populated areas", "accuse"),
        ("rebels may have fired the shell to discredit the army", "accuse"),
        ("forces had retreated to the hills", "assess"),
        ("fighters have seized three villages", "announce"),
    ],
)
def test_what_a_side_says_of_another(content: str, act: str) -> None:
    assert act_of(CUES["said"], content, _doer(content, other=True)) == act


def test_every_form_of_a_verb_names_its_verb() -> None:
    assert {CUES[form].lemma for form in ("denies", "denied", "denying")} == {"deny"}
    assert CUES["saying"].form == "gerund"


def test_who_watches_a_battle_weighs_it_and_blames_for_its_victims() -> None:
    def act(content: str, observer: bool) -> str:
        return act_of(CUES["said"], content, Doer(False, True, *content.split(" ", 1), observer=observer))

    assert act("troops attacked the hills to cut the road", True) == "assess"
    assert act("troops attacked the hills to cut the road", False) == "accuse"
    assert act("troops attacked the market and its residents", True) == "accuse"


def test_a_force_gives_news_of_its_front() -> None:
    content = "the last hill is in their hands"
    for armed, act in ((True, "announce"), (False, "assess")):
        assert act_of(CUES["said"], content, Doer(False, False, "the last hill", "is in", armed=armed)) == act


@pytest.mark.parametrize(
    ("content", "own", "act"),
    [
        ("they would never use gas against their people", True, "deny"),
        ("there are no fighters in the quarter", False, "deny"),
        ("we need help from abroad", True, "urge"),
        ("it would soon attack the coast", True, "threaten"),
        ("the rally of the terrorists went on for an hour", False, "assess"),
        ("terrorists fired at the ferry", False, "accuse"),
    ],
)
def test_denials_needs_and_threats_without_their_verbs(content: str, own: bool, act: str) -> None:
    assert act_of(CUES["said"], content, _doer(content, own=own)) == act

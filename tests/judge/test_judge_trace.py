import inspect

import pytest

from trucewatch.judge import parties, rules
from trucewatch.judge.trace import Asked, rule, sentences

RULES = [
    f
    for module in (rules, parties)
    for _, f in inspect.getmembers(module, inspect.isfunction)
    if hasattr(f, "__wrapped__")
]


@rule(no="too_late")
def in_time(hour: int) -> Asked:
    """Was it in time?

    yes: It came at {hour}.
    no: It came at {hour}, which is
        too late.
    no? Could it have come earlier?
    unknown dark: nobody saw when.
    """
    if hour < 0:
        return Asked("unknown", "dark")
    return Asked("yes" if hour < 12 else "no", words={"hour": str(hour)})


def test_a_docstring_is_what_is_said() -> None:
    assert in_time(3).reason.says == "It came at 3."
    late = in_time(13)
    assert late.reason.says == "It came at 13, which is too late."
    assert (late.answer, late.reason.rule, late.reason.answer) == ("no", "too_late", "yes")
    assert late.asks == ("Could it have come earlier?",)
    assert in_time(-1).reason.says == "Nobody saw when."


def test_braces_in_a_name_are_words_not_templates() -> None:
    @rule()
    def named(name: str) -> Asked:
        """Who?

        yes: It was {name}.
        """
        return Asked("yes", words={"name": name})

    assert named("{name.__class__}").reason.says == "It was {name.__class__}."


@pytest.mark.parametrize("one", RULES, ids=lambda f: f.__name__)
def test_every_rule_asks_a_question_and_has_sentences(one: object) -> None:
    doc = inspect.getdoc(one) or ""
    assert doc.splitlines()[0].endswith("?")
    said = sentences(doc)
    assert said
    for key, words in said.items():
        assert words[-1] in ("?" if key.endswith("?") else ".)}") or "?" in words
        assert key.rstrip("?") in said or key in said


def test_all_rules_are_there() -> None:
    names = {f.__name__ for f in RULES}
    assert {"in_force", "in_the_area", "bound", "protected", "act_named", "happened", "alternatives"} <= names

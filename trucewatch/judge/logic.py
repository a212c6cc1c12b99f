"""Three-valued logic: Kleene's strong tables over "yes", "no" and "unknown".

"Unknown" is ignorance, not a third state of the world: an answer is given wherever it would be
the same whichever way the unknown parts turned out, and is "unknown" otherwise.
"""

from collections.abc import Iterable

from trucewatch.model import Answer


def answer(value: bool | None) -> Answer:
    """`True`, `False` and `None` as an answer."""
    if value is None:
        return "unknown"
    return "yes" if value else "no"


def all_of(answers: Iterable[Answer]) -> Answer:
    """Conjunction: one "no" decides, whatever is unknown. Nothing asked is "yes"."""
    result: Answer = "yes"
    for a in answers:
        if a == "no":
            return "no"
        if a == "unknown":
            result = "unknown"
    return result


def any_of(answers: Iterable[Answer]) -> Answer:
    """Disjunction: one "yes" decides, whatever is unknown. Nothing asked is "no"."""
    result: Answer = "no"
    for a in answers:
        if a == "yes":
            return "yes"
        if a == "unknown":
            result = "unknown"
    return result

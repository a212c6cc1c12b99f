"""Rules whose docstring is the sentence that the analyst reads.

A rule's docstring opens with the question it asks. Each line after it gives the sentence for one
answer, `yes: ...`, `no before: ...`, with the words it is filled with in braces; a line
`unknown undated? ...` gives what the analyst would have to find out for that answer to change.
"""

import functools
import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple, ParamSpec

from trucewatch.model import Answer, Reason, Span

P = ParamSpec("P")
LINE = re.compile(r"^(yes|no|unknown)((?: [a-z]+)?)(:|\?) (.+)$")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rule found: its answer, the cause, the words that fill the sentence, its evidence."""

    answer: Answer
    cause: str = ""
    words: dict[str, str] = field(default_factory=dict)
    evidence: tuple[Span, ...] = ()
    disputed: bool = False  # unknown because sides differ over it, not because something is not reported
    decides: str = ""  # the name under which this very "no" decides, where it is not the rule's usual one


class Step(NamedTuple):
    """One step of a trace with the questions that would change it."""

    answer: Answer
    reason: Reason
    asks: tuple[str, ...] = ()
    disputed: bool = False


def sentences(doc: str) -> dict[str, str]:
    """The sentences of a rule's docstring by "answer cause" and, for questions, "answer cause?"."""
    out: dict[str, str] = {}
    key = ""
    for line in inspect.cleandoc(doc).splitlines()[1:]:
        found = LINE.match(line.strip())
        if found:
            key = (found[1] + found[2]) + ("?" if found[3] == "?" else "")
            out[key] = found[4]
        elif line.strip() and key:
            out[key] += " " + line.strip()
    return out


def rule(no: str | None = None) -> Callable[[Callable[P, Asked]], Callable[P, Step]]:
    """Makes a function that answers a question into one that returns a step of the trace.

    Args:
        no: the name under which a "no" decides the verdict, such as `not_in_force`. That rule is
            then the one asked, and its answer is "yes".
    """

    def decorate(ask: Callable[P, Asked]) -> Callable[P, Step]:
        said = sentences(ask.__doc__ or "")

        @functools.wraps(ask)
        def step(*args: P.args, **kwargs: P.kwargs) -> Step:
            one = ask(*args, **kwargs)
            key = f"{one.answer} {one.cause}".rstrip()
            says = said[key].format_map(one.words)
            says = says[0].upper() + says[1:]
            question = said.get(key + "?")
            asks = (question.format_map(one.words),) if question else ()
            name, answer = ask.__name__, one.answer
            deciding = one.decides or no
            if deciding and one.answer == "no":
                name, answer = deciding, "yes"
            reason = Reason(rule=name, answer=answer, says=says, evidence=one.evidence)
            return Step(one.answer, reason, asks, one.disputed)

        return step

    return decorate

"""Which attributions are statements: an utterance that matters as one, not the sourcing of an incident.

"Twelve people died, the monitor said" reports an incident and names who asserts it; "the strikes must
stop, the minister said" is an act of speech. The weights below say how much each sign speaks for an
act of speech; they add up, and an attribution stands when the sum is above zero.
"""

from trucewatch.read.statements_attribution import Attribution
from trucewatch.read.statements_people import Voice
from trucewatch.read.statements_signs import signs
from trucewatch.read.text import Page

WEIGHTS: dict[str, float] = {
    "who:monitor": -1.4, "casualty": -1.3, "cue:sourcing": -1.1, "number": -0.9, "carried": -0.8,
    "aside:gerund": -0.7, "short": -0.6, "frame:clause": -0.6, "scrap": -0.6, "who:none": -0.6,
    "violence": -0.5, "who:press": -0.5, "who:unnamed": -0.4, "ground": -0.4, "place": -0.4, "nested":
    -0.3, "who:pronoun": -0.2, "cue:gerund": -0.2, "indirect": -0.2, "headline": -0.2, "long": 0.2,
    "evaluated": 0.4, "who:party": 0.4, "who:office": 0.4, "present": 0.4, "who:person": 0.5, "not":
    0.5, "direct": 0.5, "phrase quoted": 0.5, "will": 0.6, "political": 0.6, "own": 0.6, "blames": 0.6,
    "who:known": 0.7, "actor": 0.7, "cruel": 0.8, "cue:marked": 0.9, "frame:deed": 0.9, "guess": 1.1,
    "trend": 1.1, "judged": 1.3,
}  # fmt: skip
"""Logistic weights, rounded to a tenth, as `tools/fit_statements.py` prints them (docs/statements.md)."""
_BIAS = 0.8


def stands(page: Page, one: Attribution, voice: Voice | None, nested: bool) -> bool:
    """Whether an attribution is a statement; `nested` tells that it stands in another's content."""
    return _BIAS + sum(WEIGHTS.get(sign, 0.0) for sign in signs(page, one, voice, nested)) > 0

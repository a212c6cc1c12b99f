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
    "casualty": -1.2, "cue:sourcing": -1.2, "who:monitor": -1.1, "number": -0.7, "aside:gerund": -0.7,
    "frame:clause": -0.6, "carried": -0.6, "who:press": -0.6, "who:none": -0.5, "cue:gerund": -0.5,
    "scrap": -0.5, "violence": -0.5, "ground": -0.4, "who:pronoun": -0.3, "nested": -0.2,
    "headline": -0.2, "who:unnamed": -0.2, "place": -0.2, "short": -0.2, "who:party": 0.2, "direct": 0.3,
    "phrase quoted": 0.4, "present": 0.4, "not": 0.4, "evaluated": 0.5, "will": 0.6, "who:person": 0.6,
    "who:office": 0.6, "who:known": 0.6, "cue:marked": 0.8, "political": 0.8, "frame:deed": 0.9,
    "guess": 0.9, "blames": 1.0, "judged": 1.3,
}  # fmt: skip
"""Logistic weights, rounded to a tenth, as `tools/fit_statements.py` prints them (docs/statements.md)."""
_BIAS = 0.8  # below the fitted 1.2, where the stricter reader's statements are met as often as missed


def stands(page: Page, one: Attribution, voice: Voice | None, nested: bool) -> bool:
    """Whether an attribution is a statement; `nested` tells that it stands in another's content."""
    return _BIAS + sum(WEIGHTS.get(sign, 0.0) for sign in signs(page, one, voice, nested)) > 0

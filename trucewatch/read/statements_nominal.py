"""Utterances told by a noun: "denials from the ministry", "a warning by the envoy that ..."."""

from collections.abc import Sequence

from trucewatch.read.acts_verbs import CUES, Cue
from trucewatch.read.speakers import phrase_after, phrase_before
from trucewatch.read.statements_setting import clause_end
from trucewatch.read.statements_subject import Range, valid
from trucewatch.read.statements_words import Word
from trucewatch.read.text import Page

_NOUNS = {
    "condemnation": "condemned", "condemnations": "condemned", "criticism": "criticised",
    "outrage": "condemned", "accusations": "accused", "accusation": "accused", "denial": "denied",
    "denials": "denied", "objection": "rejected", "objections": "rejected", "rejection": "rejected",
    "praise": "praised", "warning": "warned", "warnings": "warned", "threat": "threatened",
    "threats": "threatened", "proposal": "proposed", "appeal": "appealed", "appeals": "appealed",
    "demand": "demanded", "demands": "demanded", "pledge": "pledged", "pledges": "pledged",
    "promise": "promised", "promises": "promised", "calls": "urged", "call": "urged",
}  # fmt: skip
_SOURCE = ("from", "by")
_TOPIC = ("for", "to", "that", "of", "about", "against", "on", "over")
_LONGEST = 22  # words of an utterance that its noun tells


def nominal(page: Page, words: Sequence[Word], at: int) -> tuple[Cue, Range, Range] | None:
    """The verb, the speaker and the content of what the noun at word `at` tells; offsets as word indices.

    None where no noun of utterance stands there, or nobody is named for it.
    """
    verb = _NOUNS.get(words[at].low)
    if verb is None or at + 2 >= len(words):
        return None
    if words[at + 1].low not in _SOURCE:
        return _owned(page, words, at, verb)
    end = phrase_after(words, at + 2, len(words))
    if end is None or not valid(page, words, at + 2, end, placed=True):
        return None
    if not any(hit.kind != "place" for hit in page.names_in(words[at + 2].start, words[end - 1].end)):
        return None
    stop = min(clause_end(words, end, len(words)), at + _LONGEST) if end < len(words) else end
    if end < len(words) and words[end].low == "that":
        return CUES[verb], (at + 2, end), (end + 1, stop)
    begin = at - 1 if at and words[at - 1].low.endswith("ing") else at
    return CUES[verb], (at + 2, end), (begin, stop)


def _owned(page: Page, words: Sequence[Word], at: int, verb: str) -> tuple[Cue, Range, Range] | None:
    """The same of a noun whose owner is named: "the envoy's appeal for calm"."""
    if not at or words[at + 1].low not in _TOPIC:
        return None
    owner = words[at - 1]
    hit = next((one for one in page.names_in(owner.start, owner.end) if one.kind != "place"), None)
    if hit is None or not owner.start <= hit.end < owner.end:
        return None  # no possessive ending, kept or lost
    begin = phrase_before(words, at)
    if begin is None or not valid(page, words, begin, at, placed=True):
        return None
    stop = min(clause_end(words, at + 1, len(words)), at + _LONGEST)
    return CUES[verb], (begin, at), (at + 2 if words[at + 1].low == "that" else at, stop)

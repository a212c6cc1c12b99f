"""Utterances told by a noun: "denials from the ministry", "a warning by the envoy that ..."."""

from collections.abc import Sequence

from trucewatch.read.acts_verbs import CUES, Cue
from trucewatch.read.speakers import phrase_after
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
_LONGEST = 22  # words of an utterance that its noun tells


def nominal(page: Page, words: Sequence[Word], at: int) -> tuple[Cue, Range, Range] | None:
    """The verb, the speaker and the content of what the noun at word `at` tells; offsets as word indices.

    None where no noun of utterance stands there, or nobody is named for it.
    """
    verb = _NOUNS.get(words[at].low)
    if verb is None or at + 2 >= len(words) or words[at + 1].low not in _SOURCE:
        return None
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

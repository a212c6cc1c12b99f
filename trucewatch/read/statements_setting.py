"""What stands around the content of an utterance: to whom, where and when it was said, and where it ends."""

from collections.abc import Sequence

from trucewatch.read.acts_verbs import CUES, Cue
from trucewatch.read.speakers import is_role, phrase_after
from trucewatch.read.statements_subject import Range, is_cue
from trucewatch.read.statements_words import QUOTE, Word
from trucewatch.read.text import Page

_TOLD = {"tell", "assure", "reassure", "inform", "remind"}
_TURNS = {
    "did",
    "does",
    "has",
    "have",
    "had",
    "gave",
    "said",
    "his",
    "so",
    "it",
    "he",
    "they",
    "also",
    "then",
}
_FURTHER = ("adding", "saying", "stressing", "noting")  # a further utterance begins
_CUTS = {"although", "though", "despite", "whereas"}
VENUE_PREPOSITIONS = {"in", "at", "on", "during", "through", "via", "by", "after", "from", "before", "over"}
_PUNCTUATION = set(",;:.!?()[]-–—")


def text_range(words: Sequence[Word], start: int, end: int) -> Range:
    """The offsets of words `start` to `end`, marks at the ends left out; (0, 0) past the last word."""
    while end > start and words[end - 1].text in _PUNCTUATION:
        end -= 1
    while start < end and words[start].text in _PUNCTUATION:
        start += 1
    return (words[start].start, words[max(start, end - 1)].end) if start < len(words) else (0, 0)


class After:
    """What follows a verb of saying up to its content: addressee, venue, time, "that"."""

    __slots__ = ("addressee", "adverbial", "start", "that", "venue")

    def __init__(self, page: Page, words: Sequence[Word], at: int, cue: Cue) -> None:
        self.addressee: Range | None = None
        self.venue: Range | None = None
        self.that = self.adverbial = False
        here = at + 1
        if here < len(words) and words[here].low in ("out", "to") and cue.lemma == "point":
            here += 1
        if cue.lemma in _TOLD:
            end = _addressee(page, words, here)
            if end > here:
                self.addressee = text_range(words, here, end)
                self.venue = (words[at].start, self.addressee[1])
                here = end
        here = self._setting(page, words, here)
        while here < len(words) and words[here].text in ",:":
            here += 1
        if here < len(words) and words[here].low == "that":
            self.that, here = True, here + 1
        self.start = here

    def _setting(self, page: Page, words: Sequence[Word], here: int) -> int:
        """Steps over times and places of saying."""
        stop = next((i for i in range(here, len(words)) if words[i].low in _FURTHER), len(words))
        that = next((i for i in range(here, min(stop, here + 16)) if words[i].low in ("that", QUOTE)), None)
        while here < len(words):
            begin = here
            if words[here].low in ("late", "early", "later", "also", "earlier", "on") and here + 1 < len(
                words
            ):
                here += 1
            hit = next(iter(page.times_in(words[here].start, words[here].start + 60)), None)
            if hit and hit.start <= words[here].start:
                while here < len(words) and words[here].start < hit.end:
                    here += 1
                self.adverbial = True
                continue
            here = begin
            if words[here].low == "at" and here + 1 < len(words) and words[here + 1].low in ("least", "most"):
                break  # "said at least ten ..."
            if words[here].low in VENUE_PREPOSITIONS and not (
                words[here].low in ("after", "before", "over") and that is None
            ):
                end = that if that is not None else _phrase_end(words, here + 1)
                self.venue = self.venue or text_range(words, here, end)
                self.adverbial = True
                return end
            break
        return here


def _phrase_end(words: Sequence[Word], at: int) -> int:
    """The end of a phrase like "in a statement issued on its website"."""
    for here in range(at, len(words)):
        if not words[here].is_word:
            return here
        if (
            here > at
            and words[here].low in ("the", "a", "it", "he", "they", "she", "there")
            and words[here - 1].low not in VENUE_PREPOSITIONS | {"of"}
        ):
            return here
    return len(words)


def _addressee(page: Page, words: Sequence[Word], here: int) -> int:
    if here >= len(words):
        return here
    for hit in page.names_in(words[here].start, words[here].start + 80):
        first = 1 if words[here].low == "the" else 0
        if hit.kind == "outlet" and here + first < len(words) and hit.start <= words[here + first].start:
            end = here
            while end < len(words) and words[end].start < hit.end:
                end += 1
            while end < len(words) and words[end].low in (
                "reporter",
                "correspondent",
                "news",
                "agency",
                "tv",
            ):
                end += 1
            return end
    stop = next((i for i in range(here, min(len(words), here + 14)) if words[i].low == "that"), None)
    if stop is not None:
        return stop
    whole = phrase_after(words, here, len(words)) or here
    for index in range(here, whole):
        if is_role(words[index]) and (index + 1 >= len(words) or not is_role(words[index + 1])):
            return index + 1
    return whole


def clause_end(words: Sequence[Word], start: int, high: int) -> int:
    """Where the clause that begins at word `start` ends: at a concession, a source, a further utterance."""
    for at in range(start + 1, high):
        low = words[at].low
        if low == "but" and at + 1 < high and words[at + 1].low in _TURNS:
            return at
        if at < start + 3:
            continue
        if words[at].text == ":" and at + 1 < high and words[at + 1].capital:
            return at
        if low in _CUTS or (low == "according" and at + 1 < high and words[at + 1].low == "to"):
            return at
        cue = CUES.get(low)
        if (
            cue
            and cue.form == "gerund"
            and cue.lemma in ("add", "say", "stress", "call", "accuse", "reiterate", "describe", "note")
            and is_cue(words, at)
        ):
            return at
        if low in ("but", "while", "which") and words[at - 1].text == ",":
            return at
    return high


def clause_begin(words: Sequence[Word], end: int) -> int:
    """Where a clause that precedes its attribution begins."""
    begin = 0
    for at in range(end - 1, 0, -1):
        if words[at].text == ";" or (words[at].text == ":" and words[at + 1].capital):
            begin = at + 1
            break
    if words[begin].low in ("but", "and", "however", "meanwhile", "instead") and begin + 1 < end:
        begin += 1
    return begin

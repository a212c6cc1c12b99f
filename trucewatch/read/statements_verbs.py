"""Whether a form of a verb of utterance stands as one in its place, and what makes its content a clause."""

from collections.abc import Sequence

from trucewatch.read.acts_verbs import Cue
from trucewatch.read.speakers import PRONOUNS
from trucewatch.read.statements_words import QUOTE, Word
from trucewatch.read.word_lists import words_of

_BASE_ALLOWED = words_of(
    """
    say believe accuse deny insist claim argue urge call demand warn condemn add consider describe agree
    reject hope fear tell maintain allege blame refute use think worry threaten pledge vow
    """
)
_NOUN_LIKE = {
    "claim", "claims", "demand", "demands", "call", "calls", "report", "reports", "offer", "offers",
    "comment",
    "comments", "state", "states", "document", "documents", "press", "appeal", "appeals", "request",
    "requests",
    "pledge", "pledges", "promise", "promises", "note", "notes", "reply", "blame", "hope", "hopes", "fear",
    "fears",
    "suggest", "estimate", "estimates", "remark", "remarks", "tweet", "tweets", "stress", "point", "points",
    "condemn", "praise", "response", "label", "brand", "voice", "express", "finding", "commitment",
    "write", "slam", "orders", "classes", "mention", "hail",
}  # fmt: skip
_DETERMINERS = {
    "a",
    "an",
    "the",
    "this",
    "that",
    "his",
    "her",
    "its",
    "their",
    "any",
    "no",
    "such",
    "of",
    "so",
}


def stands_as_verb(words: Sequence[Word], at: int, cue: Cue) -> bool:
    """Whether word `at` is the verb: no noun ("the report"), participle ("the alleged attack") or name."""
    low = words[at].low
    before = words[at - 1] if at else None
    if before is None:
        return cue.form == "gerund"
    if words[at].text[:1].isupper():
        return False  # the United States
    if before.low in PRONOUNS:
        relative = at >= 2 and words[at - 2].is_word and words[at - 2].low not in _JOINS
        return not (relative and cue.lemma in VIEWS)  # "groups it considers terrorists"
    if before.low in _DETERMINERS or before.low == "without":
        return False
    if cue.lemma in VIEWS and at + 1 < len(words) and words[at + 1].low in ("as", "to"):
        return False  # "with what residents described as ..."
    if cue.lemma == "ask" and any(
        one.low in ("anonymity", "named", "identified") for one in words[at : at + 6]
    ):
        return False  # "who asked for anonymity"
    if cue.lemma == "claim" and _takes_lives(words, at):
        return False
    if cue.lemma in _URGED and at + 1 < len(words) and words[at + 1].low == "to" and low == _past(cue.lemma):
        return False  # "Russia urged to stop": the one urged
    if low == cue.lemma and low not in _BASE_ALLOWED:
        return False
    if low in _NOUN_LIKE:
        following = words[at + 1].low if at + 1 < len(words) else ""
        if before.capital and following in _COMPLEMENTS:
            return True  # "Russia claims its campaign ..."
        return following in _FOLLOWING and before.is_word
    return True


_FOLLOWING = ("out", "that", "on", "for", "upon", "it", "they", "he", "there", ":")
_COMPLEMENTS = ("its", "his", "her", "their", "the", "a", "an")


VIEWS = frozenset(("consider", "regard", "describe", "label", "brand"))
_JOINS = frozenset(("that", "and", "but", "as", "while", "because", "if", "when", "although"))
_URGED = frozenset(("urge", "implore", "advise"))


def _past(lemma: str) -> str:
    return lemma + ("d" if lemma.endswith("e") else "ed")


def _takes_lives(words: Sequence[Word], at: int) -> bool:
    """ "claimed the lives of ...", "claiming two lives": no utterance."""
    return any(one.low in ("life", "lives", "victims") for one in words[at + 1 : at + 6])


def as_saying(words: Sequence[Word], at: int) -> bool:
    """ "reported the ministry as saying": the one quoted speaks, not the one who reports."""
    return any(
        words[i].low == "as" and words[i + 1].low in ("saying", "telling", "stating")
        for i in range(at, min(len(words) - 1, at + 14))
    )


_FINITE = words_of(
    """
    is are was were be been has have had do does did will would can could may might must should shall
    said says isn't aren't wasn't won't wouldn't doesn't don't didn't can't cannot there's it's they're
    we're weve theres isnt arent wasnt werent wont wouldnt doesnt dont didnt cant cannot couldnt hasnt
    havent hadnt shouldnt began took went came fell left broke led made gave got kept hit struck held shot
    fought won lost found sent use need want remain continue show support serve pose constitute face
    wants needs shows comes means reflects goes remains continues constitutes
    """
)


def finite(words: Sequence[Word]) -> bool:
    """Whether words hold what a clause needs: a verb with its tense, as far as its form tells."""
    for index, one in enumerate(words):
        low = one.low
        if low in _FINITE or low == QUOTE or low.endswith("n't"):
            return True
        if low.endswith("ed") and len(low) > 4 and index and words[index - 1].low not in ("a", "an", "the"):
            return True
        if index and low.endswith("s") and words[index - 1].low in ("it", "he", "she", "this", "that", "who"):
            return True
    return False

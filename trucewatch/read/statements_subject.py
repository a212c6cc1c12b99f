"""Which words are the subject of a verb of utterance."""

from collections.abc import Sequence

from trucewatch.read.acts_verbs import CUES
from trucewatch.read.speakers import INITIALS, PRONOUNS, is_person_role, is_role, phrase_after, phrase_before
from trucewatch.read.statements_words import QUOTE, Unit, Word
from trucewatch.read.text import Page
from trucewatch.read.word_lists import words_of

_AUXILIARY = words_of(
    """
    has have had also later further then again recently repeatedly is are was were been both already
    continues continued continue to went goes on still now once never not always even immediately long
    earlier yesterday today reportedly just and either since appeared appears each all did does do
    """
)
_ADVERBS_NOT = {"only", "family", "italy", "july", "daily", "assembly", "ally"}
_PERFECT = {"has", "have", "had", "also"}
_MODALS = {"will", "would", "could", "can", "might", "may", "should", "must", "to", "shall"}
_NEGATIONS = {"not", "never", "n't", "didn't", "doesn't", "don't", "hasn't", "haven't", "hadn't"}
_RELATIVE = {"who", "which", "whose"}
_SETTING = {
    "in",
    "at",
    "on",
    "during",
    "after",
    "through",
    "via",
    "speaking",
    "citing",
    "quoting",
    "using",
    "from",
}
_PLACING = {
    "in", "at", "on", "near", "from", "to", "of", "into", "against", "outside", "inside", "around", "for",
    "with",
    "between", "across", "toward", "towards", "through", "by", "over", "under", "targeting", "about",
}  # fmt: skip
_JOINED = {"and", "but", "or", ",", "also", "then", "before", "while", "as"}
_FULL_NAME = 2  # words
_ASKED = ("interviewed", "contacted", "reached", "questioned", "present", "surveyed")
_SEARCHED = 20_000  # characters of a page in which a name is looked for again
_RECURS = 2  # times that a lone unknown word must come in a page to be taken as a name
_ASIDE = 30  # words an aside between commas may hold

Range = tuple[int, int]


class Clause:
    """A verb of utterance in its unit: where its verb group begins and how it stands."""

    __slots__ = ("at", "begin", "modal", "negated", "passive")

    def __init__(self, page: Page, words: Sequence[Word], at: int) -> None:
        self.at = at
        begin = at
        self.negated = self.modal = self.passive = False
        while begin > 0:
            low = words[begin - 1].low
            if words[begin - 1].text in INITIALS:
                break
            if not (low in _AUXILIARY or low in _MODALS or low.endswith(("n't",)) or _adverb(low)):
                break
            if low in ("and", "all") or (low in ("on", "to") and not _tail(words, begin)):
                break
            self.negated |= low in _NEGATIONS
            self.modal |= low in _MODALS and not (low == "to" and _tail(words, begin))
            self.passive |= low in ("is", "are", "was", "were", "been", "being", "be")
            begin -= 1
        self.begin = _before_time(page, words, begin)
        while self.begin < begin and self.begin > 0 and words[self.begin - 1].low in _PERFECT:
            self.begin -= 1


def _adverb(low: str) -> bool:
    return low.endswith("ly") and low not in _ADVERBS_NOT and len(low) > 4


def _tail(words: Sequence[Word], begin: int) -> bool:
    """Whether "to" or "on" belongs to "went on to say", "continues to insist"."""
    return begin >= 2 and words[begin - 2].low in (
        "continued",
        "continues",
        "continue",
        "went",
        "goes",
        "on",
        "appeared",
        "appears",
        "yet",
    )


def _before_time(page: Page, words: Sequence[Word], begin: int) -> int:
    """Steps back over a time expression between subject and verb ("the Saudis on Monday said")."""
    if begin < 2:
        return begin
    hits = page.times_in(words[0].start, words[begin - 1].end)
    if hits and hits[-1].end >= words[begin - 1].end:
        at = begin
        while at > 0 and words[at - 1].end > hits[-1].start:
            at -= 1
        while at > 0 and words[at - 1].low in ("on", "in", "at", "early", "late", "earlier", "since"):
            at -= 1
        return at if at > 0 else begin
    return begin


def valid(page: Page, words: Sequence[Word], start: int, end: int, placed: bool = False) -> bool:
    """Whether a phrase can name a speaker: a pronoun, a known actor, a role, or a name.

    A phrase after a preposition ("near Aleppo") names a place, unless `placed` says that the
    preposition is expected ("by Russia").
    """
    if end <= start:
        return False
    if end - start == 1 and words[start].low in PRONOUNS:
        return True
    before = words[start - 1] if start else None
    hits = page.names_in(words[start].start, words[end - 1].end)
    known = [hit for hit in hits if hit.kind in ("actor", "person", "outlet")]
    if not placed and before is not None and before.low in _PLACING:
        return False
    if known or any(is_role(one) for one in words[start:end]):
        return True
    if end - start == 1 and start == 0 and page.text.count(words[start].text, 0, _SEARCHED) < _RECURS:
        return False  # a capital that only opens a sentence
    names = [one for one in words[start:end] if one.capital]
    return bool(names) and all(
        one.capital or one.low in ("of", "the", "for", "a") for one in words[start:end]
    )


def subject(page: Page, words: Sequence[Word], end: int, low: int = 0) -> Range | None:
    """The subject that ends before the verb group at `end`, asides stepped over."""
    if end <= low:
        return None
    if words[end - 1].low == QUOTE and end - 2 > low and words[end - 2].low in _TITLED:
        end -= 3 if words[end - 3].text == "," else 2
    if words[end - 1].low in _ASKED and end - 2 > low and is_role(words[end - 2]):
        end -= 1  # "doctors interviewed described"
    mark = words[end - 1].text
    if mark in (",", "-", "--", "–", "—", ")"):
        return _over_aside(page, words, end - 1, low, "(" if mark == ")" else mark)
    start = phrase_before(words, end, low)
    if start is not None:
        for begin in (start, _within(page, words, start, end), _named_in(words, start, end)):
            if valid(page, words, begin, end, placed=begin > start):
                return begin, end
    for at in range(end - 1, max(low, end - _ASIDE), -1):
        one = words[at].low
        if one == QUOTE or words[at].text in ";:":
            break
        if one in _RELATIVE or (one in _SETTING and _is_venue(words, at, end)):
            stop = at - 1 if words[at - 1].text == "," else at
            start = phrase_before(words, stop, low)
            if start is not None and valid(page, words, start, stop):
                return start, stop
    return None


def _within(page: Page, words: Sequence[Word], start: int, end: int) -> int:
    """The name that ends a run of names ("... in Khan al-Assal Pillay said"), where a comma was lost."""
    last = words[end - 1]
    if any(one.low in ("of", "for", "the", "a", "an") for one in words[start:end]):
        return start
    for hit in page.names_in(words[start].start, last.end):
        if hit.end == last.end and hit.kind != "place":
            return next((i for i in range(start, end) if words[i].start >= hit.start), start)
    if last.capital and page.text.count(last.text, 0, _SEARCHED) > 1 and end - 1 > start:
        return end - 1
    return start


def _named_in(words: Sequence[Word], start: int, end: int) -> int:
    """The person who ends a run that a place opens ("from Ghouta activist A B", "on a website A B of C")."""
    for at in range(start + 1, end - 1):
        before = words[at - 1]
        if words[at].capital and words[at + 1].capital and not before.capital and before.low not in _OF:
            return at - 1 if is_person_role(before.low) else at
    return start


_OF = {"of", "for", "the", "a", "an", "in", "from", "and"}


def _is_venue(words: Sequence[Word], at: int, end: int) -> bool:
    """Whether a preposition opens the occasion of an utterance ("in an interview with ...")."""
    return any(one.low.removesuffix("s") in _OCCASIONS for one in words[at + 1 : min(end, at + 6)])


_OCCASIONS = words_of(
    """
    interview statement report letter speech conference meeting post video visit briefing article tweet
    message remark address comment bulletin call twitter facebook footage communique session
    """
)


def _over_aside(page: Page, words: Sequence[Word], end: int, low: int, mark: str) -> Range | None:
    if mark not in (",", "("):
        found = _before_mark(page, words, end, low, mark)
        if found:
            return found
    start = phrase_before(words, end, low)
    if start is not None and start < end and valid(page, words, start, end):
        if start <= low or words[start - 1].text != mark:
            return start, end
        before = phrase_before(words, start - 1, low)
        if before is None or not valid(page, words, before, start - 1):
            return start, end
        named = end - start >= _FULL_NAME and all(one.capital for one in words[start:end])
        office = any(is_person_role(one.low) for one in words[before : start - 1])
        return (before, end) if named and office else (before, start - 1)
    return _before_mark(page, words, end, low, mark)


def _before_mark(page: Page, words: Sequence[Word], end: int, low: int, mark: str) -> Range | None:
    """The subject that ends where an aside opens."""
    for at in range(end - 1, max(low, end - _ASIDE) - 1, -1):
        if words[at].low == QUOTE:
            return None
        if words[at].text == mark:
            start = phrase_before(words, at, low)
            if start is not None and valid(page, words, start, at):
                return start, at
    return None


def named_apart(page: Page, words: Sequence[Word], end: int) -> Range | None:
    """A name with its office after it, further left: "Name editor of a paper that ... says that"."""
    for at in range(end - 1, max(1, end - _ASIDE), -1):
        if words[at].low == QUOTE or words[at].text in ".;:":
            return None
        if is_role(words[at]) and not words[at].capital and words[at - 1].capital:
            start = phrase_before(words, at)
            if start is not None and at - start >= _FULL_NAME and valid(page, words, start, at):
                return start, at
    return None


def body_apart(page: Page, words: Sequence[Word], end: int) -> Range | None:
    """A body or a text further left with what it is about: "a report by X on the east documented that"."""
    for at in range(end - 1, max(0, end - _ASIDE), -1):
        if words[at].low == QUOTE or words[at].text in ".;:":
            return None
        if is_role(words[at]) and not words[at].capital:
            start = phrase_before(words, at + 1)
            if start is not None and start < at and valid(page, words, start, at + 1):
                return start, max(at + 1, phrase_after(words, start, end) or 0)
    return None


def leading(page: Page, unit: Unit, end: int) -> Range | None:
    """The phrase that opens the clause in which word `end` stands: subject of what comes later in it."""
    words = unit.words
    begin = 0
    while begin < end and (
        not words[begin].is_word or words[begin].low in _JOINED or words[begin].low in _LEADS
    ):
        begin += 1
    stop = phrase_after(words, begin, end)
    if stop is not None and valid(page, words, begin, stop):
        return begin, stop
    for at in range(begin + 1, min(end, begin + 14)):
        if words[at - 1].text == ",":
            stop = phrase_after(words, at, end)
            if stop is not None and valid(page, words, at, stop):
                return at, stop
    return None


def described(page: Page, unit: Unit, end: int) -> Range | None:
    """The phrase that opens a sentence and is described before its verb ("an official familiar with ...")."""
    found = leading(page, unit, end)
    if found is None or end - found[1] > _DESCRIBED:
        return None
    between = unit.words[found[1] : end]
    broken = any(one.low == QUOTE or one.low in _FINITE_MARKS or not one.is_word for one in between)
    return None if broken else found


_DESCRIBED = 14  # words that describe a subject
_FINITE_MARKS = words_of(
    "is are was were has have had will would can could may that who which said says and but"
)
_LEADS = {
    "however", "meanwhile", "instead", "separately", "also", "earlier", "later", "now", "then", "moreover",
    "still",
    "although", "while", "though", "yet", "so", "if", "when",
}  # fmt: skip


def joined(words: Sequence[Word], begin: int) -> bool:
    """Whether a verb group shares the subject of the verb before it ("denied it and warned ...")."""
    return begin > 0 and (words[begin - 1].low in _JOINED)


_TITLED = ("titled", "entitled", "called", "named")
_CHARGES = ("allegations", "accusations", "claims", "charges", "reports")
_JUDGED = ("the", "this", "it", "them", "him", "her", "his", "its", "their", "these")
_BETWEEN = ("in", "again", "repeatedly", "also", "today", "yesterday", "during", "at")


_WITH: dict[str, tuple[frozenset[str], int]] = {
    "use": (frozenset({"term", "word", "label"}), 2),
    "hold": (frozenset({"responsible", "accountable"}), 8),
    "class": (frozenset({"as"}), 8),
    "classify": (frozenset({"as"}), 8),
}
"""Verbs that speak only with another word, and how many words further it may stand."""
_HELD_TRUE = ("believe", "fear")


def is_cue(words: Sequence[Word], at: int) -> bool:
    """Whether word `at` is a form of a verb of utterance with the particle it needs."""
    cue = CUES.get(words[at].low)
    if cue is None:
        return False
    if cue.lemma in _WITH:
        marks, reach = _WITH[cue.lemma]
        return any(one.low in marks for one in words[at + 1 : at + 1 + reach])
    if not cue.needs or (at + 1 < len(words) and words[at + 1].low in cue.needs):
        return True
    if cue.lemma in _HELD_TRUE and at + 1 < len(words):
        return words[at + 1].capital or words[at + 1].low in _JUDGED
    if cue.lemma != "call" or at + 1 >= len(words):
        return False
    if words[at + 1].low in _JUDGED:
        return any(one.low in ("a", "an") for one in words[at + 2 : at + 8])
    if words[at + 1].low in _CHARGES:
        return True
    if words[at + 1].low not in _BETWEEN:
        return False
    return any(one.low in ("for", "on", "upon") for one in words[at + 2 : at + 9])

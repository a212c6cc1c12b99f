"""One utterance told several times in a page: in the headline, a caption, a pulled quotation, the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from trucewatch.model.documents import Span
from trucewatch.model.reports import Mention, Statement
from trucewatch.read.word_lists import words_of

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_QUOTED = re.compile(r"[\"“‘']([^\"“”‘’']{4,60})[\"”’']")
_STOP = words_of(
    """
    the of and to in that is are was were be been has have had it its he she they his her their this
    these those for on at by with as an or but not from will would said also any all who which what
    there we our you us do does did if then than so such into about after before more most other could
    can may
    """
)
_SAME = 0.6  # share of the shorter utterance's words that makes two utterances of one speaker one
_EQUAL = 0.9  # share from which they are one whoever is named for them
_HELD = 64  # the latest utterances that a further one is held against; a report has some 30 at most
_TELLINGS = 16  # of one utterance that a further one is held against
_MANY = 6
_FEW = 3


@dataclass(slots=True)
class _Kept:
    """An utterance with the content words of its tellings and the statements that repeat it."""

    statement: Statement
    tellings: list[frozenset[str]]
    again: list[Statement]

    def add(self, one: Statement, words: list[frozenset[str]]) -> None:
        """Takes in a repetition with its words, where they are not known already."""
        self.again.append(one)
        new = [each for each in words if each not in self.tellings]
        self.tellings += new[: max(0, _TELLINGS - len(self.tellings))]


def stems(text: str) -> frozenset[str]:
    """The content words of an utterance without their endings."""
    return frozenset(_stem(one.lower()) for one in _WORD.findall(text) if one.lower() not in _STOP)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def merge(statements: Sequence[Statement]) -> list[Statement]:
    """Statements with their repetitions folded into them, in text order.

    Two are one when one speaker's words largely recur, or when the words are the same and one of the
    speakers is not told. The direct one stands, or the longer one; the others' spans become `repeats`.
    """
    kept: list[_Kept] = []
    for one in sorted(statements, key=lambda s: (not s.direct, -len(s.quote.quote), s.quote.start)):
        words = stems(one.quote.quote)
        for other in kept[-_HELD:]:
            if any(_one(one, words, other.statement, told) for told in other.tellings):
                other.add(one, [words])
                break
        else:
            kept.append(_Kept(one, [words], []))
    return sorted((_with(one.statement, one.again) for one in _joined(kept)), key=lambda s: s.quote.start)


def _joined(kept: list[_Kept]) -> list[_Kept]:
    """What only a third telling ties together: each is held against every telling of those before it."""
    out: list[_Kept] = []
    for one in kept:
        for other in out[-_HELD:]:
            mine = other.tellings[1:]
            if any(_one(one.statement, a, other.statement, b) for a in one.tellings for b in mine):
                other.add(one.statement, one.tellings)
                other.again += one.again
                break
        else:
            out.append(one)
    return out


def _one(one: Statement, words: frozenset[str], other: Statement, known: frozenset[str]) -> bool:
    if one.quote.start < other.quote.end and other.quote.start < one.quote.end:
        return _inside(one, other) and same_speaker(one, other)
    shared, least = len(words & known), min(len(words), len(known))
    if (words == known and least >= _FEW) or (least >= _MANY and shared >= _EQUAL * least):
        return True  # a page does not give the same words to two speakers
    if not same_speaker(one, other):
        return False
    if len(words) >= _FEW and shared >= _SAME * least:
        return True
    return other.direct and _echoes(one.quote.quote, other.quote.quote)


def _inside(one: Statement, other: Statement) -> bool:
    """Whether one utterance is a part of the other, not one that opens a new act within it."""
    held = min(one.quote.end, other.quote.end) - max(one.quote.start, other.quote.start)
    return held * 10 >= 7 * (one.quote.end - one.quote.start)


def _echoes(text: str, full: str) -> bool:
    """Whether an indirect utterance quotes a word of the direct one ("were 'delusional'")."""
    return any(part.strip(" .,") in full for part in _QUOTED.findall(text))


def same_speaker(one: Statement, other: Statement) -> bool:
    """Whether two statements have one speaker, as far as their names tell."""
    if one.speaker is None or other.speaker is None:
        return one.speaker is other.speaker
    a, b = one.speaker, other.speaker
    if a.key and a.key == b.key:
        return True
    return bool(_named(a.name or "", a.text) & _named(b.name or "", b.text) - GENERIC_STEMS)


@lru_cache(maxsize=2048)  # each speaker is held against all others
def _named(name: str, text: str) -> frozenset[str]:
    return stems(f"{name} {text}")


GENERIC_STEMS = stems(
    "foreign minister president spokesman spokeswoman spokesperson source sources official officials syrian "
    "russian "
    "prime deputy group state news agency military army rights human security council defense defence "
    "ministry"
)


def _with(one: Statement, again: Sequence[Statement]) -> Statement:
    """A statement with others' words and evidence as repetitions of it."""
    spans: dict[tuple[int, int], Span] = {(s.start, s.end): s for s in one.repeats}
    for other in again:
        for span in (other.quote, *other.repeats):
            if not (one.quote.start <= span.start and span.end <= one.quote.end):
                spans[(span.start, span.end)] = span
    return Statement(
        document=one.document,
        speaker=one.speaker,
        affiliation=one.affiliation,
        act=one.act,
        about=one.about,
        addressee=_first(one.addressee, *(other.addressee for other in again)),
        venue=_first(one.venue, *(other.venue for other in again)),
        quote=one.quote,
        direct=one.direct,
        evidence=one.evidence,
        repeats=tuple(spans[key] for key in sorted(spans)),
    )


def _first(*mentions: Mention | None) -> Mention | None:
    return next((one for one in mentions if one is not None), None)

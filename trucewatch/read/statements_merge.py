"""One utterance told several times in a page: in the headline, a caption, a pulled quotation, the text."""

import re
from collections.abc import Sequence
from functools import lru_cache

from trucewatch.model.documents import Span
from trucewatch.model.reports import Statement
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
_MANY = 6
_FEW = 3


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
    kept: list[tuple[Statement, list[frozenset[str]]]] = []
    for one in sorted(statements, key=lambda s: (not s.direct, -len(s.quote.quote), s.quote.start)):
        words = stems(one.quote.quote)
        for index, (other, known) in enumerate(kept):
            if any(_one(one, words, other, told) for told in known):
                kept[index] = (_with(other, one), [*known, words])
                break
        else:
            kept.append((one, [words]))
    return sorted(_joined(kept), key=lambda s: s.quote.start)


def _joined(kept: list[tuple[Statement, list[frozenset[str]]]]) -> list[Statement]:
    """What only a third telling ties together: each is held against every telling of those before it."""
    out: list[tuple[Statement, list[frozenset[str]]]] = []
    for one, known in kept:
        for index, (other, told) in enumerate(out):
            if any(_one(one, a, other, b) for a in known for b in told[1:]):
                out[index] = (_with(other, one), told + known)
                break
        else:
            out.append((one, known))
    return [one for one, _ in out]


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


def _with(other: Statement, one: Statement) -> Statement:
    """A statement with another's words and evidence as repetitions of it."""
    spans: dict[tuple[int, int], Span] = {(s.start, s.end): s for s in other.repeats}
    for span in (one.quote, *one.repeats):
        if not (other.quote.start <= span.start and span.end <= other.quote.end):
            spans[(span.start, span.end)] = span
    return Statement(
        document=other.document,
        speaker=other.speaker,
        affiliation=other.affiliation,
        act=other.act,
        about=other.about,
        addressee=other.addressee or one.addressee,
        venue=other.venue or one.venue,
        quote=other.quote,
        direct=other.direct,
        evidence=other.evidence,
        repeats=tuple(spans[key] for key in sorted(spans)),
    )

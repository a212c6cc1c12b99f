"""Bounds on when an undated text was written, from the dated names and events that it mentions."""

import datetime as dt
import functools
import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

_FORMER = re.compile(
    r"\b(?:former|ex|then|late|ousted|outgoing|next|future|predecessor|successor)[\s-]+(?:\w+\s+)?$", re.I
)


class DatedFact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name or an event that a text can only speak of from one day on, or until another.

    `words` are phrases as they stand in reports; `since` and `until` are ISO dates, either may be
    absent. An office-holder named with the office is spoken of so while in office.
    """

    id: str
    words: tuple[str, ...]
    since: dt.date | None = None
    until: dt.date | None = None
    source: str


class Bounds(NamedTuple):
    """The days between which a text was written, with the reasons in words."""

    since: dt.date | None
    until: dt.date | None
    reasons: tuple[str, ...]


def bounds(text: str, facts: Iterable[DatedFact]) -> Bounds:
    """The narrowest days that the facts named in a text allow.

    Facts that contradict each other (a look back, a namesake) give no bounds: nothing is guessed.
    """
    since: tuple[dt.date, str] | None = None
    until: tuple[dt.date, str] | None = None
    for fact in facts:
        words = _named(text, fact)
        if words is None:
            continue
        if fact.since and (since is None or fact.since > since[0]):
            since = (fact.since, words)
        if fact.until and (until is None or fact.until < until[0]):
            until = (fact.until, words)
    if since and until and since[0] > until[0]:
        return Bounds(None, None, ())
    reasons = []
    if since:
        reasons.append(f'not before {since[0]} ("{since[1]}")')
    if until:
        reasons.append(f'not after {until[0]} ("{until[1]}")')
    return Bounds(since and since[0], until and until[0], tuple(reasons))


def _named(text: str, fact: DatedFact) -> str | None:
    for found in _pattern(fact.words).finditer(text):
        if not _FORMER.search(text[max(0, found.start() - 40) : found.start()]):
            return " ".join(found.group().split())
    return None


@functools.lru_cache(maxsize=512)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    phrases = (r"\s+".join(re.escape(part) for part in phrase.split()) for phrase in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")

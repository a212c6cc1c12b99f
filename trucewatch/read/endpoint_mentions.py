"""Located words as a slot's fillers, with the registry keys of the names that stand in them."""

import re

from trucewatch.model.references import NameHit
from trucewatch.model.reports import Mention
from trucewatch.read.mentions import actor_mention
from trucewatch.read.text import Page

_JOINED = re.compile(
    r"\s*(?:,|/|,?\s*(?:and|or|as\s+well\s+as|along\s+with|together\s+with))\s*(?:the\s+)?", re.I
)


def plain(page: Page, at: tuple[int, int]) -> Mention:
    """The words alone."""
    span = page.span(*at)
    return Mention(text=span.quote, span=span)


def place(page: Page, at: tuple[int, int]) -> Mention:
    """A place, with the gazetteer's key where the words hold one known place, or begin with it."""
    hits = [hit for hit in page.names_in(*at) if hit.kind == "place"]
    return _with(page, at, hits[0]) if hits else plain(page, at)


def one_actor(page: Page, at: tuple[int, int]) -> Mention:
    """An actor or a person: the person where the words give office and name, else the longest name."""
    hits = _actors_in(page, at)
    if not hits:
        return plain(page, at)
    best = max(hits, key=lambda hit: (hit.kind == "person", not hit.generic, hit.end - hit.start, -hit.start))
    return _with(page, at, best)


def actors(page: Page, at: tuple[int, int]) -> tuple[Mention, ...]:
    """The actors of a phrase: each of those it lists ("A and B"), else the first with its words."""
    hits = _actors_in(page, at)
    if not hits:
        return (plain(page, at),)
    listed = [hits[0]]
    for hit in hits[1:]:
        if _JOINED.fullmatch(page.text, listed[-1].end, hit.start):
            listed.append(hit)
    return tuple(actor_mention(page, hit) for hit in listed)


def _actors_in(page: Page, at: tuple[int, int]) -> list[NameHit]:
    return [hit for hit in page.names_in(*at) if hit.kind != "place"]


def _with(page: Page, at: tuple[int, int], hit: NameHit) -> Mention:
    span = page.span(*at)
    return Mention(text=span.quote, span=span, key=hit.key or None, name=hit.name)

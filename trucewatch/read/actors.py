"""Who did it, and to whom: actors and targets of one event from the words around its trigger.

In order of weight: the agent of a passive ("by X"), the possessor or adjective of the event noun
("X's shelling", "Russian air strikes"), the subject before an active verb, a claim of responsibility.
"""

import re
from collections.abc import Sequence

from trucewatch.model.references import NameHit
from trucewatch.read.text import Page

_NOT_DOERS = {"monitor", "media", "outlet", "person"}
_JOIN = re.compile(
    r"^(?:['’]s|['’]|s)?\s*(?:,|and|or|as well as|along with|together with|backed by|\(|/|&|,\s*and|and/or|,\s*or)\s*(?:the\s+|its\s+|their\s+|allied\s+|other\s+|fellow\s+)*(?:\w+\s){0,1}$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\bby\s+(?:(?:the|a|an|some|unidentified|what|suspected|members of|fighters from|militants (?:from|of)|terrorists (?:from|of)|gunmen from|forces of|warplanes of|aircraft of|jets of|two|three|several|both|either|groups? of)\s+|[a-z-]+\s+){0,4}$",
    re.IGNORECASE,
)
_OBJECT_OF = re.compile(
    r"\b(?:on|against|at|from|of|targeting|with|hit|hitting|struck|killed|killing|attacked|for|to|in|near|between|behind|toward|towards|over|under|among|including|wounded|injured|clashed with|backing|support(?:ing)?|accused|by)\s+(?:the\s+|a\s+|an\s+|some\s+|least\s+|at\s+|more\s+|than\s+|several\s+|members\s+of\s+|positions?\s+of\s+|\d+\s+|[a-z'-]+\s+){0,3}$",
    re.IGNORECASE,
)
_CLAIMED = re.compile(
    r"\b(?:claimed\s+(?:responsibility|the\s+(?:attack|bombing|assault|blast)s?)|claimed\s+by|responsibility\s+for\s+the|has\s+claimed)\b",
    re.IGNORECASE,
)
_TARGET_PREP = re.compile(
    r"\b(?:on|against|targeting|targeted|at|hit|hits|hitting|struck|pounded|attacked|bombed|shelled|raided|killed|killing|kills|kill|of|from|with|between|and|destroyed|destroying|eliminated|clashed with|repelled|expelled|fighting|wounding|including|executed|beheaded|among)\s+(?:[\w'’-]+\s+){0,5}$",
    re.IGNORECASE,
)


def doers(page: Page, start: int, end: int) -> list[NameHit]:
    """The names of a stretch that can do violence or sign a truce: no outlets, monitors or persons."""
    return [h for h in page.names_in(start, end) if h.kind == "actor" and (h.type or "") not in _NOT_DOERS]


def joined(page: Page, hits: Sequence[NameHit], at: int) -> list[NameHit]:
    """The hit at an index with those coordinated with it on both sides."""
    low = high = at
    while low > 0 and _JOIN.match(page.text[hits[low - 1].end : hits[low].start]):
        low -= 1
    while high + 1 < len(hits) and _JOIN.match(page.text[hits[high].end : hits[high + 1].start]):
        high += 1
    return list(hits[low : high + 1])


def actors_of(page: Page, unit: tuple[int, int], trigger: tuple[int, int], verb: bool) -> list[NameHit]:
    """The doers of the event in a unit; empty where it names none."""
    text, (start, end) = page.text, unit
    hits = doers(page, start, end)
    if not hits:
        return []
    for i, hit in enumerate(hits):
        if hit.start > start and _BY.search(text[max(start, hit.start - 50) : hit.start]):
            return joined(page, hits, i)
    before = [i for i, h in enumerate(hits) if h.end <= trigger[0] + 1 or (h.start <= trigger[0] < h.end)]
    if before:
        close = before[-1]
        gap = text[hits[close].end : trigger[0]]
        if (
            not verb
            and len(gap) < 42
            and re.match(r"^(?:['’]s|['’]|s)?(?:[\s-]+[\w-]+){0,4}\s*$", gap)
            and not _breaks(gap)
        ):
            return joined(page, hits, close)
        for i in before:
            if not _OBJECT_OF.search(text[max(start, hits[i].start - 40) : hits[i].start]):
                return joined(page, hits, i)
    return []


def _breaks(gap: str) -> bool:
    return bool(
        re.search(
            r"\b(?:in|on|at|by|after|from|were|was|said|killed|died|under|held|controlled|positions?|targets?)\b",
            gap,
        )
    )


def target_actors(page: Page, unit: tuple[int, int], actors: Sequence[NameHit]) -> list[NameHit]:
    """The armed or state actors that the event struck, from the words of the unit."""
    mine = {h.key for h in actors}
    hits = doers(page, *unit)
    for i, hit in enumerate(hits):
        if hit.key in mine or any(h.start == hit.start for h in actors):
            continue
        if _TARGET_PREP.search(page.text[max(unit[0], hit.start - 60) : hit.start]):
            return [h for h in joined(page, hits, i) if h.key not in mine]
    return []

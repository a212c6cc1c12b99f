"""Statements: public utterances with their speaker, act and exact words."""

import re

from trucewatch.model.reports import Mention, Statement
from trucewatch.read.acts import act_of
from trucewatch.read.quotes import find_quotations
from trucewatch.read.statements_attribution import Attribution, attributions
from trucewatch.read.statements_filter import stands
from trucewatch.read.statements_merge import GENERIC_STEMS, merge, stems
from trucewatch.read.statements_overlap import trim
from trucewatch.read.statements_people import Voice, Voices
from trucewatch.read.statements_quotations import between, continued, pulled, unmarked
from trucewatch.read.statements_words import Unit, units
from trucewatch.read.text import Page

Candidate = tuple[Attribution, Voice | None, bool, tuple[int, int]]


_OPENING = 45  # characters that hold the subject of a content
_DOER = 70  # characters in which a content names its doer
_SELF = re.compile(
    r"(?:we|our|its|they|their|he|his|she|i)\b|it\b(?!\s+(?:is|was|looked|seemed|appeared)\s+(?:also|an?|not"
    r"|likely|like)\b)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:we|our|i|my)\b", re.IGNORECASE)
_SERVICE = re.compile(
    r"\b(?:army|military|defen[cs]e\s+ministry|ministry\s+of\s+defen[cs]e|coalition|general\s+staff"
    r"|command)\b"
)
_SERVED = re.compile(
    r"(?:the\s+)?(?:\w+\s+){0,2}(?:army|government\s+forces|troops|air\s?strikes|operations?|warplanes"
    r"|aircraft|units|forces)\b",
    re.IGNORECASE,
)
_ANY_DOER = re.compile(
    r"(?:the\s+|armed\s+|some\s+|all\s+)?(?:\w+\s+)?(?:terrorists?|militants|rebels|gunmen|opponents"
    r"|attackers|forces|troops|regime"
    r"|army|warplanes|jets|international)",
    re.IGNORECASE,
)
_OWN = ("we", "i")


def candidates(page: Page) -> list[Candidate]:
    """Every attribution of a page with its speaker, whether it lies in another's content, and its unit."""
    voices = Voices(page)
    out: list[Candidate] = []
    aside = list(pulled(page))
    for unit, found in _told(page, [where for _, where in aside]):
        for one in found:
            outer = _outer(one, found)
            speaker = one.speaker
            if outer is not None and outer.speaker and speaker and page.text[slice(*speaker)].lower() in _OWN:
                speaker = outer.speaker  # "we" within what someone else says is that speaker
            voice = voices.hear(*speaker) if speaker else None
            out.append((one, voice, outer is not None, (unit.start, unit.end)))
    out += [(one, voices.hear(*(one.speaker or one.content)), False, where) for one, where in aside]
    return out


def _told(page: Page, aside: list[tuple[int, int]]) -> list[tuple[Unit, list[Attribution]]]:
    """The units of a page with their attributions, those included that another sentence makes."""
    told: list[tuple[Unit, list[Attribution]]] = []
    for unit in units(page, find_quotations(page.text, page.sentences)):
        if any(start <= unit.start < stop for start, stop in aside):
            continue
        found = trim(page, attributions(page, unit))
        if not found:
            end, last = (told[-1][0].end, told[-1][1][-1:]) if told else (unit.start, [])
            before = last[0] if last and last[0].speaker else None
            found = list(continued(page, unit, found, before, page.text[end : unit.start]))
        told.append((unit, found))
    unmarked(page, told)
    between(page, told)
    return told


def _outer(one: Attribution, found: list[Attribution]) -> Attribution | None:
    """The attribution in whose content another one stands."""
    at = (one.speaker or one.content)[0]
    return next((o for o in found if o is not one and o.content[0] <= at < o.content[1]), None)


def read_statements(page: Page) -> tuple[Statement, ...]:
    """The statements of a page in text order, each once with its repetitions."""
    found = [
        _statement(page, one, voice, where)
        for one, voice, nested, where in candidates(page)
        if stands(page, one, voice, nested)
    ]
    return tuple(merge(found))


def _mention(page: Page, found: tuple[int, int] | None) -> Mention | None:
    if found is None:
        return None
    span = page.span(*found)
    return Mention(text=span.quote, span=span)


def _sides(page: Page, one: Attribution, voice: Voice | None) -> tuple[bool, bool]:
    """Whether the doer that a content opens with is the speaker's own side, and whether it is another."""
    start, end = one.content
    opening = page.text[start : min(end, start + _OPENING)]
    if (_FIRST if one.direct else _SELF).match(opening):
        return True, False
    who = f"{voice.label} {voice.mention.text} {_named(voice.affiliation)}".lower() if voice else ""
    if _SERVICE.search(who) and _SERVED.match(opening):
        return True, False
    own = bool(stems(who) & stems(opening) - GENERIC_STEMS)
    doers = [hit for hit in page.names_in(start, min(end, start + _DOER)) if hit.kind == "actor"]
    return own, not own and bool(doers or _ANY_DOER.match(opening))


def _closed(text: str, start: int, end: int) -> int:
    """The end of a content with the quotation mark that closes a phrase in it."""
    content = text[start:end]
    straight = content.count('"') % 2 == 1 and text[end : end + 2].lstrip(".,").startswith('"')
    curly = content.count("“") > content.count("”") and text[end : end + 2].lstrip(".,").startswith("”")
    if not (straight or curly):
        return end
    return text.index('"' if straight else "”", end) + 1


def _named(mention: Mention | None) -> str:
    return f"{mention.text} {mention.name or ''}" if mention else ""


def _statement(page: Page, one: Attribution, voice: Voice | None, where: tuple[int, int]) -> Statement:
    content = page.span(one.content[0], _closed(page.text, *one.content))
    return Statement(
        document=page.document.id,
        speaker=voice.mention if voice else None,
        affiliation=voice.affiliation if voice else None,
        act=act_of(one.cue, content.quote, *_sides(page, one, voice)),
        addressee=_mention(page, one.addressee),
        venue=_mention(page, one.venue),
        quote=content,
        direct=one.direct,
        evidence=(page.span(*where),),
    )

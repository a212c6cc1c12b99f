"""Statements: public utterances with their speaker, act and exact words."""

from trucewatch.model.reports import Mention, Statement
from trucewatch.read.acts import act_of
from trucewatch.read.acts_doer import doer_of
from trucewatch.read.quotes import find_quotations
from trucewatch.read.statements_attribution import Attribution, attributions
from trucewatch.read.statements_filter import stands
from trucewatch.read.statements_merge import merge
from trucewatch.read.statements_overlap import trim
from trucewatch.read.statements_people import Voice, Voices
from trucewatch.read.statements_quotations import between, continued, pulled, released, unmarked
from trucewatch.read.statements_words import Unit, units
from trucewatch.read.text import Page

Candidate = tuple[Attribution, Voice | None, bool, tuple[int, int]]


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
    released(page, told)
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


def _closed(text: str, start: int, end: int) -> int:
    """The end of a content with the quotation mark that closes a phrase in it."""
    content = text[start:end]
    straight = content.count('"') % 2 == 1 and text[end : end + 2].lstrip(".,").startswith('"')
    curly = content.count("“") > content.count("”") and text[end : end + 2].lstrip(".,").startswith("”")
    if not (straight or curly):
        return end
    return text.index('"' if straight else "”", end) + 1


def _statement(page: Page, one: Attribution, voice: Voice | None, where: tuple[int, int]) -> Statement:
    content = page.span(one.content[0], _closed(page.text, *one.content))
    return Statement(
        document=page.document.id,
        speaker=voice.mention if voice else None,
        affiliation=voice.affiliation if voice else None,
        act=act_of(one.cue, content.quote, doer_of(page, one, voice)),
        addressee=_mention(page, one.addressee),
        venue=_mention(page, one.venue),
        quote=content,
        direct=one.direct,
        evidence=(page.span(*where),),
    )

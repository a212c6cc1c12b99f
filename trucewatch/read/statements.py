"""Statements: public utterances with their speaker, act and exact words."""

from trucewatch.model.reports import Mention, Statement
from trucewatch.read.acts import act_of
from trucewatch.read.quotes import find_quotations
from trucewatch.read.statements_attribution import Attribution, attributions
from trucewatch.read.statements_filter import stands
from trucewatch.read.statements_people import Voice, Voices
from trucewatch.read.statements_words import units
from trucewatch.read.text import Page

Candidate = tuple[Attribution, Voice | None, bool, tuple[int, int]]


def candidates(page: Page) -> list[Candidate]:
    """Every attribution of a page with its speaker, whether it lies in another's content, and its unit."""
    voices = Voices(page)
    out: list[Candidate] = []
    for unit in units(page, find_quotations(page.text, page.sentences)):
        found = attributions(page, unit)
        for one in found:
            nested = any(
                other is not one and other.content[0] <= (one.speaker or one.content)[0] < other.content[1]
                for other in found
            )
            voice = voices.hear(*one.speaker) if one.speaker else None
            out.append((one, voice, nested, (unit.start, unit.end)))
    return out


def read_statements(page: Page) -> tuple[Statement, ...]:
    """The statements of a page in text order."""
    return tuple(
        _statement(page, one, voice, where)
        for one, voice, nested, where in candidates(page)
        if stands(page, one, voice, nested)
    )


def _mention(page: Page, found: tuple[int, int] | None) -> Mention | None:
    if found is None:
        return None
    span = page.span(*found)
    return Mention(text=span.quote, span=span)


def _statement(page: Page, one: Attribution, voice: Voice | None, where: tuple[int, int]) -> Statement:
    content = page.span(*one.content)
    return Statement(
        document=page.document.id,
        speaker=voice.mention if voice else None,
        affiliation=voice.affiliation if voice else None,
        act=act_of(one.cue, content.quote),
        addressee=_mention(page, one.addressee),
        venue=_mention(page, one.venue),
        quote=content,
        direct=one.direct,
        evidence=(page.span(*where),),
    )

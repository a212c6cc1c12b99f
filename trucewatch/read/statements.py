"""Statements: public utterances with their speaker, act and exact words."""

from trucewatch.model.reports import Mention, Statement
from trucewatch.read.acts import act_of
from trucewatch.read.quotes import find_quotations
from trucewatch.read.statements_attribution import Attribution, attributions
from trucewatch.read.statements_people import Voices
from trucewatch.read.statements_words import units
from trucewatch.read.text import Page


def read_statements(page: Page) -> tuple[Statement, ...]:
    """The statements of a page in text order."""
    voices = Voices(page)
    out: list[Statement] = []
    for unit in units(page, find_quotations(page.text, page.sentences)):
        for one in attributions(page, unit):
            out.append(_statement(page, voices, one, unit.start, unit.end))
    return tuple(out)


def _mention(page: Page, found: tuple[int, int] | None) -> Mention | None:
    if found is None:
        return None
    span = page.span(*found)
    return Mention(text=span.quote, span=span)


def _statement(page: Page, voices: Voices, one: Attribution, start: int, end: int) -> Statement:
    voice = voices.hear(*one.speaker) if one.speaker else None
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
        evidence=(page.span(start, end),),
    )

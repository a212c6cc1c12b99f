"""Quotations that no verb attributes in their own sentence: continued, pulled out, or without a speaker."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trucewatch.read.acts_verbs import CUES
from trucewatch.read.statements_attribution import Attribution
from trucewatch.read.statements_subject import Range
from trucewatch.read.statements_words import QUOTE, Unit
from trucewatch.read.text import Page

_BYLINE = re.compile(r"\n[^\S\n]*(?:—|–|--|-)\s*(?=[A-Z])(?P<who>[^\n]{3,120})(?=\n|$)")
_PULLED = 700  # characters that a pulled quotation may hold
_ALONE = 5  # words from which a quotation without a speaker is kept
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Ww]eve|our|ours|us|I|Ive|my)\b|\bWere\s+(?:being|going|not)\b")
_THEIRS = re.compile(_FIRST_PERSON.pattern + r"|\bmust\b")
_SITE = re.compile(
    r"\b(?:subscribe|follow\s+us|newsletter|privacy|copyright|edited\s+translation|rights\s+reserved|cookies)\b",
    re.IGNORECASE,
)  # a site's own words to its readers
_SAID = CUES["said"]
_SIGNED = re.compile(r"\(\s*Source\s*:\s*([^)\n]{3,60})\)")
_SIGNATURE = 400  # characters at the end of a report in which it is signed
_JUDGING = re.compile(
    r"\b(?:silence|inaction|failure|complicit\w*|complacen\w*|shame\w*|humanity|disappoint\w*|principles?"
    r"|lack\s+of|will\s+not|cannot|international\s+community|the\s+world|terrorism|strategy|aims?\s+to"
    r"|only\s+(?:\w+\s+)?(?:way|option|solution|force)|represents?|constitutes?|designed\s+to|pretext"
    r"|undermin\w*|crimes?|criminals?|barbari\w+|exodus)\b"
)
_TOLD = re.compile(r"\d|\b(?:killed|injured|wounded|hit|bombed|pounded|targeted|shelled)\b")


def continued(
    page: Page, unit: Unit, found: Sequence[Attribution], before: Attribution | None, gap: str
) -> Iterator[Attribution]:
    """The quotations of a unit that go on what the speaker before them said, or have no speaker.

    Args:
        page: The page.
        unit: The unit that holds them.
        found: The attributions of the unit.
        before: The last attribution of the unit before, where there is one.
        gap: The text between the two units.
    """
    if found or not any(word.low == QUOTE for word in unit.words):
        return
    others = sum(word.is_word for word in unit.words)
    for word in unit.words:
        if word.low != QUOTE or word.quotation is None or others > 2:
            continue
        content = (word.quotation.start, word.quotation.end)
        if before is not None and "\n" not in gap:
            yield Attribution(before.cue, before.speaker, content, True, False, at=content[0])
        elif _alone(page, unit) and page.text.count(" ", *content) + 1 >= _ALONE:
            yield Attribution(_SAID, None, content, True, False, at=content[0])


def unmarked(page: Page, told: list[tuple[Unit, list[Attribution]]]) -> None:
    """Gives sentences in the first person to who says them: quotations that lost their marks.

    A report speaks of itself in the third person and tells nobody what must be done. A sentence with
    "we", "our" or "must" outside quotation marks belongs to the speaker named at the end of one of the
    next two sentences ("..., she said"), else to the one who spoke last before it. `told` is
    changed in place.
    """
    for index, (unit, found) in enumerate(told):
        own = [one for one in found if one.speaker and page.text[slice(*one.speaker)].lower() in ("we", "i")]
        if len(own) < len(found) or not _THEIRS.search(page.text, unit.start, unit.end):
            continue
        if any(word.low == QUOTE for word in unit.words) or _SITE.search(page.text, unit.start, unit.end):
            continue
        speaker = _next_speaker(page, told, index) or _last_speaker(page, told, index)
        if speaker is None:
            continue
        if found:
            told[index] = (unit, [replace(one, speaker=speaker) for one in found])
        else:
            told[index] = (
                unit,
                [Attribution(_SAID, speaker, (unit.start, unit.end), False, False, at=unit.start)],
            )


def released(page: Page, told: list[tuple[Unit, list[Attribution]]]) -> None:
    """Gives the judgements of a party's own release to the one who spoke last in it.

    A report signed by a party ("(Source: X)") judges in that party's voice. A sentence that judges and
    tells of no incident is an utterance of the last speaker before it. `told` is changed in place.
    """
    signed = _SIGNED.search(page.text, max(0, len(page.text) - _SIGNATURE))
    if signed is None:
        return
    owners = [hit for hit in page.names_in(*signed.span(1)) if hit.kind == "actor"]
    if not owners or owners[0].type in ("media", "monitor"):
        return
    speaker: Range | None = None
    for index, (unit, found) in enumerate(told):
        if found:
            speaker = found[-1].speaker or speaker
        elif (
            speaker is not None
            and _JUDGING.search(page.text, unit.start, unit.end)
            and not _TOLD.search(page.text, unit.start, unit.end)
        ):
            told[index] = (unit, [Attribution(_SAID, speaker, _bare(unit), False, False, at=unit.start)])


def _bare(unit: Unit) -> Range:
    """A sentence without its full stop."""
    words = unit.words
    last = words[-2] if len(words) > 1 and words[-1].text in ".!" else words[-1]
    return unit.start, last.end


def between(page: Page, told: list[tuple[Unit, list[Attribution]]]) -> None:
    """Gives a bare sentence between two of one speaker's to that speaker ("..., she added" after it).

    Only where neither neighbour is in quotation marks, and the second closes with a pronoun or with
    the first one's name. `told` is changed in place.
    """
    for index in range(1, len(told) - 1):
        (last, before), (unit, found), (following, after) = told[index - 1 : index + 2]
        if found or not before or not after or "\n" in page.text[last.end : following.start]:
            continue
        one, other = before[-1], after[0]
        if one.direct or other.direct or other.leads or one.speaker is None or other.speaker is None:
            continue
        if any(word.low == QUOTE for word in unit.words) or other.content[0] > following.start + 2:
            continue
        name, back = page.text[slice(*one.speaker)], page.text[slice(*other.speaker)]
        if back.lower() in ("he", "she", "they") or set(back.split()) & set(name.split()):
            told[index] = (
                unit,
                [Attribution(_SAID, one.speaker, (unit.start, unit.end), False, False, at=unit.start)],
            )


def _next_speaker(page: Page, told: Sequence[tuple[Unit, list[Attribution]]], index: int) -> Range | None:
    for unit, found in told[index + 1 : index + 3]:
        if "\n" in page.text[told[index][0].end : unit.start]:
            return None
        if found:
            first = found[0]
            closes = not first.leads and not first.direct and first.content[0] <= unit.start + 2
            return first.speaker if closes else None
    return None


def _last_speaker(page: Page, told: Sequence[tuple[Unit, list[Attribution]]], index: int) -> Range | None:
    for unit, found in reversed(told[max(0, index - 2) : index]):
        if "\n" in page.text[unit.end : told[index][0].start]:
            return None
        if found and found[-1].speaker:
            return found[-1].speaker
    return None


def _alone(page: Page, unit: Unit) -> bool:
    """Whether a unit is a paragraph of its own."""
    after = page.text[unit.end : unit.end + 2].strip(" ")
    return (unit.start == 0 or "\n" in page.text[max(0, unit.start - 2) : unit.start]) and (
        not after or after.startswith("\n")
    )


def pulled(page: Page) -> Iterator[tuple[Attribution, Range]]:
    """Quotations set apart with a byline under them ("—Name, office"), with the stretch they take up."""
    for match in _BYLINE.finditer(page.text):
        start = page.text.rfind("\n\n", max(0, match.start() - _PULLED), match.start())
        start = start + 2 if start >= 0 else max(0, match.start() - _PULLED)
        while start < match.start() and not (page.text[start].isalnum() or page.text[start] in "[("):
            start += 1
        end = match.start()
        while end > start and page.text[end - 1] in ' \n\t"”“':
            end -= 1
        who = match.span("who")
        if end - start >= 20 and page.text[end - 1] in ".!?…" and who[1] > who[0]:
            stop = who[0] + len(page.text[who[0] : who[1]].rstrip())
            yield Attribution(_SAID, (who[0], stop), (start, end), True, False, at=who[0]), (start, stop)

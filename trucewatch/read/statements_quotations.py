"""Quotations that no verb attributes in their own sentence: continued, pulled out, or without a speaker."""

import re
from collections.abc import Iterator, Sequence

from trucewatch.read.acts import CUES
from trucewatch.read.statements_attribution import Attribution
from trucewatch.read.statements_subject import Range
from trucewatch.read.statements_words import QUOTE, Unit
from trucewatch.read.text import Page

_BYLINE = re.compile(r"\n\s*(?:—|–|--|-)\s*(?=[A-Z])(?P<who>[^\n]{3,120})(?=\n|$)")
_PULLED = 700  # characters that a pulled quotation may hold
_ALONE = 5  # words from which a quotation without a speaker is kept
_SAID = CUES["said"]


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

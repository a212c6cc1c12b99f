"""Text with marks in place: evidence in a document, the words of a slot in a sentence."""

import itertools
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from trucewatch.model import COUNTS, Mention, Report, Span

AROUND = 160  # characters shown before and after words whose sentence is longer than that
ENDS = ".!?؟。\n"


class Mark(NamedTuple):
    """A stretch of a text, the kind of thing that was read there, and what a reader is told of it."""

    start: int
    end: int
    kind: str
    title: str


def parts(text: str, marks: Iterable[Mark], hit: tuple[int, int] | None = None) -> list[dict[str, Any]]:
    """The text cut at the borders of its marks: each part with the kinds that cover it.

    Joined, the parts' texts are the text again.

    Args:
        text: the whole of it.
        marks: in any order, overlapping as they like.
        hit: the stretch that a link points to; its first part is flagged.
    """
    spans = list(marks)
    if hit:
        spans.append(Mark(*hit, "hit", "the words that the link points to"))
    cuts = sorted({0, len(text), *(p for s in spans for p in s[:2] if 0 <= p <= len(text))})
    opening: dict[int, list[int]] = {}
    for n, mark in enumerate(spans):
        opening.setdefault(mark.start, []).append(n)
    active: set[int] = set()
    out = []
    anchored = False
    for start, end in itertools.pairwise(cuts):
        active = {n for n in active if spans[n].end > start} | set(opening.get(start, ()))
        covering = [spans[n] for n in sorted(active)]
        kinds = list(dict.fromkeys(mark.kind for mark in covering))
        first_hit = "hit" in kinds and not anchored
        anchored = anchored or first_hit
        title = "; ".join(dict.fromkeys(mark.title for mark in covering))
        out.append({"text": text[start:end], "kinds": kinds, "title": title, "hit": first_hit})
    return out


def slots(report: Report) -> Iterator[Mark]:
    """The words of a report from which its values were taken."""
    named: list[tuple[str, Iterable[Mention | None]]] = [
        ("doer", report.actors),
        ("target", (report.target,)),
        ("place", (report.place, *report.within)),
        ("time", (report.time, report.hour)),
        ("weapon", (report.weapon,)),
        ("source", report.claimants),
    ]
    for kind, mentions in named:
        for mention in mentions:
            if mention and mention.span and mention.span.document == report.document:
                yield Mark(mention.span.start, mention.span.end, kind, kind)
    for slot in COUNTS:
        count = getattr(report, slot)
        for span in count.spans if count else ():
            if span.document == report.document:
                yield Mark(span.start, span.end, "toll", slot.replace("_", " "))


def quote_parts(span: Span, marks: Iterable[Mark]) -> list[dict[str, Any]]:
    """A quotation with the marks that lie in it.

    Where marks overlap the narrower one counts, but a weapon gives way: "the air force" is a doer.
    """
    inside = {
        Mark(max(mark.start, span.start) - span.start, min(mark.end, span.end) - span.start, *mark[2:])
        for mark in marks
        if mark.start < span.end and mark.end > span.start
    }
    kept: list[Mark] = []
    for mark in sorted(inside, key=lambda m: (m.kind == "weapon", m.end - m.start, m)):
        if all(mark.end <= other.start or mark.start >= other.end for other in kept):
            kept.append(mark)
    return parts(span.quote, kept)


def context(text: str, span: Span) -> tuple[str, str, str]:
    """The sentence around words, in three parts: before them, themselves, after them.

    A sentence that is longer than `AROUND` on a side is cut at a space and marked with "…".
    """
    start, end = max(0, min(span.start, len(text))), max(0, min(span.end, len(text)))
    left = max(text.rfind(sign, 0, start) for sign in ("\n", *(f"{sign} " for sign in ENDS[:-1]))) + 1
    found = [at for sign in ENDS if (at := text.find(sign, max(start, end - 1))) >= 0]
    right = min(found, default=len(text) - 1) + 1
    before, after = text[left:start].lstrip(), text[end : max(end, right)].rstrip()
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return before, text[start:end], after

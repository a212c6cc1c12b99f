"""Which place belongs to which event: single sentences, a verb each and the place where it happened.

The set ("event-location", MIT): 8,103 sentences of world news. The sample is fixed: sentences are ranked by
a hash of their text. An event of ours is the verb's where the verb is its trigger or stands in the words
that its reader took for it, the nearest trigger first. What `read` leaves out later, because a sentence
alone binds the event to no day, is no part of this figure: it measures the choice of the place.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from bench.corpora import CORPORA, corpus_digest
from trucewatch.config import data_root
from trucewatch.model import Document
from trucewatch.read.build import drafts_of
from trucewatch.read.cast import Cast
from trucewatch.read.claimants import claimants_in
from trucewatch.read.drafts import Draft
from trucewatch.read.text import make_page
from trucewatch.resolve import Resolver, load_resolver

SET = CORPORA / "event-location.jsonl.gz"
SAMPLE = 1500


class Case(NamedTuple):
    """A sentence, the verb's offsets and those of its place."""

    text: str
    verb: tuple[int, int]
    place: tuple[int, int]


def cases(number: int = SAMPLE) -> list[Case]:
    """The fixed sample: the sentences with one verb and one place whose hashes come first.

    Sentences whose marks do not fall on whole words are left out: their offsets are off.
    """
    out = []
    with gzip.open(SET, "rt", encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            verbs = [(a, b) for a, b, kind in raw["spans"] if kind == "VERB"]
            places = [(a, b) for a, b, kind in raw["spans"] if kind == "LOCATION"]
            marked = len(verbs) == len(places) == 1
            if marked and whole_words(raw["text"], verbs[0]) and whole_words(raw["text"], places[0]):
                out.append(Case(raw["text"], verbs[0], places[0]))
    out.sort(key=lambda one: hashlib.sha256(f"{one.verb} {one.text}".encode()).hexdigest())
    return out[:number]


def whole_words(text: str, span: tuple[int, int]) -> bool:
    """Whether a stretch begins and ends where words do."""
    words = text[slice(*span)]
    inside = (words[:1].isalnum() and words[-1:].isalnum()) and len(words) > 1
    return (
        inside
        and not text[max(0, span[0] - 1) : span[0]].isalnum()
        and not text[span[1] : span[1] + 1].isalnum()
    )


def drafts(text: str, resolver: Resolver) -> Iterator[Draft]:
    """What the reader makes of each sentence of a text, before it joins and drops events."""
    document = Document(
        capture="bench", source="src-bench", published_reason="none given", language="en",
        text_sha256=hashlib.sha256(text.encode()).hexdigest(), length=len(text),
    )  # fmt: skip
    page = make_page(document, text, resolver.names, resolver.calendar)
    cast = Cast(page)
    for index, sentence in enumerate(page.sentences):
        yield from drafts_of(cast, index, claimants_in(page, sentence.start, sentence.end), headline=False)


def overlaps(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two stretches share a character."""
    return a[0] < b[1] and b[0] < a[1]


def draft_of(verb: tuple[int, int], found: list[Draft]) -> Draft | None:
    """The event that a verb tells, if we have it."""
    near = [d for d in found if overlaps(d.trigger, verb) or overlaps((d.start, d.end), verb)]
    return min(near, key=lambda d: (not overlaps(d.trigger, verb), abs(d.trigger[0] - verb[0])), default=None)


def measure() -> dict[str, Any]:
    """Shares on the sample; empty where the set is not there.

    `found` of the verbs are events of ours, `precision` of the places that we give them are right, `recall`
    of all verbs have their right place. A place is right where its words touch the wanted ones.
    """
    if not SET.is_file():
        return {}
    resolver = load_resolver(data_root() / "registry")
    sample = cases()
    found = given = right = direct = 0
    for case in sample:
        draft = draft_of(case.verb, list(drafts(case.text, resolver)))
        if draft is None:
            continue
        found += 1
        direct += overlaps(draft.trigger, case.verb)
        if draft.place:
            given += 1
            right += overlaps((draft.place.start, draft.place.end), case.place)
    p, r = right / max(1, given), right / len(sample)
    return {
        f"sample@{corpus_digest(SET)}": {
            "sentences": len(sample),
            "found": round(found / len(sample), 3),
            "found_by_the_verb": round(direct / len(sample), 3),
            "place_given": round(given / max(1, found), 3),
            "precision": round(p, 3),
            "recall": round(r, 3),
            "f1": round(2 * p * r / max(1e-9, p + r), 3),
        }
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))

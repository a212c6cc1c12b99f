"""Names found in text: re3d, documents of governments on the war in Syria and Iraq.

re3d (Dstl; Open Government Licence and others) marks entities with the confidence of its annotators; those
of 0.5 and more count, and what we find at one of less confidence is neither right nor wrong. Kinds that the
set has and a reader of reports does not name (money, vehicles, document references) are left out.

- Organisation: our actors and outlets. Person: our persons, those of the registry only.
- Location: our places, known and proposed. Weapon (with MilitaryPlatform): the words for weapons.
- Temporal: the calendar's hits.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.corpora import CORPORA
from trucewatch.config import data_root
from trucewatch.model import Document
from trucewatch.read import lexicon as lex
from trucewatch.read.mentions import places_in
from trucewatch.read.text import make_page
from trucewatch.resolve import Resolver, load_resolver

SET = CORPORA / "re3d"
Spans = dict[str, list[tuple[int, int]]]
OURS = {"actor": "Organisation", "outlet": "Organisation", "person": "Person"}
THEIRS = {
    "Organisation": "Organisation",
    "Person": "Person",
    "Location": "Location",
    "Weapon": "Weapon",
    "MilitaryPlatform": "Weapon",
    "Temporal": "Temporal",
}
KINDS = ("Organisation", "Person", "Location", "Weapon", "Temporal")
SURE = 0.5
_WEAPON = (lex.SHELL_MEANS, lex.AIR_MEANS, lex.BOMB_NOUN, lex.CHEMICAL)
_LEAD = re.compile(r"(?:the|a|an|on|in|since|at|by|from|until|last)\s+", re.IGNORECASE)


def documents(folder: Path) -> Iterator[tuple[str, Spans, Spans]]:
    """Texts with the sure and the unsure entities of each kind."""
    sure: dict[str, Spans] = defaultdict(lambda: defaultdict(list))
    unsure: dict[str, Spans] = defaultdict(lambda: defaultdict(list))
    for path in sorted(folder.glob("*/entities.json")):
        for line in path.read_text("utf-8").splitlines():
            one = json.loads(line)
            kind = THEIRS.get(one["type"], "other")
            side = sure if one["confidence"] >= SURE else unsure
            side[one["documentId"]][kind].append((one["begin"], one["end"]))
    for path in sorted(folder.glob("*/documents.json")):
        for line in path.read_text("utf-8").splitlines():
            one = json.loads(line)
            yield one["text"], sure[one["_id"]], unsure[one["_id"]]


def found(text: str, resolver: Resolver) -> Spans:
    """What we find in a text, by the set's kinds."""
    document = Document(
        capture="bench", source="src-bench", published_reason="none given", language="en",
        text_sha256="0" * 64, length=len(text),
    )  # fmt: skip
    page = make_page(document, text, resolver.names, resolver.calendar)
    out: Spans = defaultdict(list)
    for hit in page.names:
        if hit.kind in OURS:
            out[OURS[hit.kind]].append((hit.start, hit.end))
    for sentence in page.sentences:
        out["Location"] += [(p.start, p.end) for p in places_in(page, sentence.start, sentence.end)]
    out["Temporal"] = [(hit.start, hit.end) for hit in resolver.calendar.find(text, None)]
    for pattern in _WEAPON:
        out["Weapon"] += [m.span() for m in pattern.finditer(text)]
    return {kind: sorted(set(spans)) for kind, spans in out.items()}


def trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A stretch without its leading articles and prepositions: sets differ in them."""
    start, end = span
    while (lead := _LEAD.match(text, start, end)) and lead.end() < end:
        start = lead.end()
    return start, end


def touches(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Whether a stretch shares a character with any of others."""
    return any(span[0] < b and a < span[1] for a, b in others)


def compare(text: str, mine: Spans, sure: Spans, unsure: Spans) -> Counter[str]:
    """Counts of one text by kind: found, wanted, exact, and those of either side that touch."""
    out: Counter[str] = Counter()
    spared = [span for spans in unsure.values() for span in spans]
    for kind in KINDS:
        want = {trimmed(text, one) for one in sure.get(kind, [])}
        have = {trimmed(text, one) for one in mine.get(kind, [])}
        have = {one for one in have if touches(one, list(want)) or not touches(one, spared)}
        out[f"{kind} found"] += len(have)
        out[f"{kind} wanted"] += len(want)
        out[f"{kind} exact"] += len(have & want)
        out[f"{kind} found touching"] += sum(touches(one, list(want)) for one in have)
        out[f"{kind} wanted touched"] += sum(touches(one, list(have)) for one in want)
    return out


def measure() -> dict[str, Any]:
    """Precision and recall by kind, of exact stretches and of touching ones; empty without the set."""
    if not SET.is_dir():
        return {}
    resolver = load_resolver(data_root() / "registry")
    total: Counter[str] = Counter()
    for text, sure, unsure in documents(SET):
        total.update(compare(text, found(text, resolver), sure, unsure))
    out: dict[str, Any] = {}
    for kind in KINDS:
        have, want = max(1, total[f"{kind} found"]), max(1, total[f"{kind} wanted"])
        out[kind.lower()] = {
            "wanted": total[f"{kind} wanted"],
            "exact": {
                "p": round(total[f"{kind} exact"] / have, 3),
                "r": round(total[f"{kind} exact"] / want, 3),
            },
            "touching": {
                "p": round(total[f"{kind} found touching"] / have, 3),
                "r": round(total[f"{kind} wanted touched"] / want, 3),
            },
        }
    return out


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))

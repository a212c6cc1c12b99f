"""Which documents come from one original: copies, reposts, and stories of one agency.

Reprints of one wire story share as little as 30 % of their 3-grams (Silcock and others 2022, on
27,210 newspaper articles), and lie within days of one another. So a pair is one origin where its
texts are the same, where 30 % of the shorter one's 3-grams are shared, or where less is shared but
one credits the other's publisher (or both one agency), or quotations and figures follow one another
alike. Sharing within one outlet needs more, since its pages carry the same boilerplate.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from trucewatch.fuse.facets import day
from trucewatch.fuse.shingles import Shingles
from trucewatch.model import Document, Origin, Source

REPRINT = 0.30  # share of 3-grams from which two texts are one
SAME_OUTLET = 0.55  # the same within one outlet, whose pages share their frame
CREDITED = 0.12  # with a credit, or with quotations and figures alike
WINDOW_DAYS = 7
_QUOTE = re.compile(r"[“\"]([^“”\"]{25,400})[”\"]")
_FIGURE = re.compile(r"\b\d{1,5}\b")
_AGENCIES = (
    *(
        "Reuters",
        "AFP",
        "Associated Press",
        "AP",
        "SANA",
        "TASS",
        "Interfax",
        "RIA Novosti",
        "Sputnik",
        "Anadolu",
    ),
    *("Xinhua", "dpa", "Petra", "NNA", "Fars", "Press TV", "Al-Manar", "Al Mayadeen"),
)
_CREDIT = re.compile(
    r"\b(?:told|quoted by|reported by|according to|said by|citing)\s+(?:the\s+)?("
    + "|".join(_AGENCIES)
    + r")\b"
    r"|\b(" + "|".join(_AGENCIES) + r")\s+(?:quoted|reported|said|news agency)\b"
)


class Grouped:
    """Origins found, and the origin that each document stands under."""

    def __init__(self, origins: tuple[Origin, ...]) -> None:
        self.origins = origins
        self._of = {document: origin.id for origin in origins for document in origin.documents}

    def of(self, document: str) -> str:
        """The origin's id, or the document's own where it has no relatives."""
        return self._of.get(document, document)


def find_origins(
    documents: Mapping[str, Document], texts: Callable[[str], str], sources: Mapping[str, Source]
) -> Grouped:
    """Groups documents by common original.

    Args:
        documents: by id.
        texts: gives a document's text by its id.
        sources: by id; their names are matched with credits.
    """
    reasons: dict[tuple[str, str], str] = dict(_same_text(documents.values()))
    keys = sorted(documents)
    shingles = Shingles(texts, keys)
    days = {key: day(documents[key].published) for key in keys}
    near = shingles.pairs(lambda a, b: (a, b) not in reasons and _close(days[a], days[b]))
    credited = {key: _credits(documents[key], texts(key)) for pair in near for key in pair}
    for a, b in sorted(near):
        reason = _pair(documents[a], documents[b], shingles, texts, sources, credited)
        if reason:
            reasons[a, b] = reason
    return Grouped(_groups(reasons))


def _same_text(documents: Iterable[Document]) -> Iterable[tuple[tuple[str, str], str]]:
    by_text: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_text[document.text_sha256].append(document)
    for group in by_text.values():
        first, *rest = sorted(group, key=lambda one: one.id)
        for other in rest:
            yield (first.id, other.id), f"{_name(other)} holds the same text as {_name(first)}."


def _close(a: date | None, b: date | None) -> bool:
    return a is None or b is None or abs((a - b).days) <= WINDOW_DAYS


def _name(document: Document) -> str:
    outlet = document.outlet or document.source.removeprefix("src-")
    return f"{outlet} of {document.published or 'an unknown day'}"


def _credits(document: Document, text: str) -> frozenset[str]:
    """Agencies that a document credits or quotes, lower-case."""
    told = {name.lower() for pair in _CREDIT.findall(text) for name in pair if name}
    return frozenset(told | {name.lower() for name in document.credits})


def _pair(
    a: Document,
    b: Document,
    shingles: Shingles,
    texts: Callable[[str], str],
    sources: Mapping[str, Source],
    credited: Mapping[str, frozenset[str]],
) -> str | None:
    """The sentence that makes two documents one origin, None where nothing does."""
    share = shingles.containment(a.id, b.id)
    told = f"{_name(a)} and {_name(b)} share {share:.0%} of the 3-grams of the shorter text"
    same_outlet = a.source == b.source
    if share >= (SAME_OUTLET if same_outlet else REPRINT):
        return told + (", in one outlet: a repost." if same_outlet else ".")
    if same_outlet or share < CREDITED:
        return None
    by_credit = _credit(a, b, sources, credited)
    if by_credit:
        return f"{told}, and {by_credit}."
    quotes = _quotes(texts(a.id)) & _quotes(texts(b.id))
    figures = _in_order(_FIGURE.findall(texts(a.id))[:60], _FIGURE.findall(texts(b.id))[:60])
    if quotes and figures >= 4:
        return f"{told}, {len(quotes)} quotations and {figures} figures in the same order."
    return None


def _credit(
    a: Document, b: Document, sources: Mapping[str, Source], credited: Mapping[str, frozenset[str]]
) -> str | None:
    names = {one.id: _source_names(one, sources) for one in (a, b)}
    for taker, giver in ((a, b), (b, a)):
        found = sorted(credited[taker.id] & names[giver.id])
        if found:
            return f"{_name(taker)} credits {found[0]}"
    both = sorted(credited[a.id] & credited[b.id])
    return f"both credit {both[0]}" if both else None


def _source_names(document: Document, sources: Mapping[str, Source]) -> frozenset[str]:
    source = sources.get(document.source)
    return frozenset(n.lower() for n in (document.outlet, source.name if source else None) if n)


def _quotes(text: str) -> frozenset[str]:
    return frozenset(" ".join(q.lower().split()) for q in _QUOTE.findall(text))


def _in_order(a: list[str], b: list[str]) -> int:
    """Length of the longest common subsequence of two lists of figures."""
    row = [0] * (len(b) + 1)
    for x in a:
        previous = 0
        for j, y in enumerate(b, 1):
            row[j], previous = (previous + 1 if x == y else max(row[j], row[j - 1])), row[j]
    return row[-1]


def _groups(reasons: Mapping[tuple[str, str], str]) -> tuple[Origin, ...]:
    """Connected documents with the sentences that connect them; a chain of copies is one origin."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for a, b in sorted(reasons):
        first, second = sorted((root(a), root(b)))
        parent[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(parent):
        groups[root(key)].append(key)
    sentences: dict[str, list[str]] = defaultdict(list)
    for (a, _), reason in sorted(reasons.items()):
        sentences[root(a)].append(reason)
    return tuple(
        Origin(documents=tuple(members), reasons=tuple(sentences[key]))
        for key, members in sorted(groups.items())
    )

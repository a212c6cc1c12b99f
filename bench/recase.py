"""Capitals for a text that has lost them, so that a reader of cased text can read it.

A word keeps its lower case where running English uses it so. The list of such words is counted from cased
reports; a word that they never or seldom print in lower case is a name. Initials in brackets after a name
("(abc)") are capitals throughout.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[a-z][a-z'’]*", re.IGNORECASE)
_START = re.compile(r"(?:^|[.!?]\"?\s+\"?|\s{3,}\"?|\[[^\]]*\]\s*)([a-z])")
_INITIALS = re.compile(r"\(\s*([a-z][a-z0-9-]{1,7})\s*\)")
_ORG_HEAD = (
    r"front|army|movement|party|cartel|union|federation|command|guard|police|force|forces|brigades?"
    r"|commandos?|league|assembly|council|ministry|university|agency|network|battalion|brigade|group"
)
_INNER = r"people's|national|liberation|revolutionary|armed|popular|democratic|unity"
_BODY = re.compile(  # "Farabundo National liberation front", "army of national liberation"
    rf"\b(?:(?-i:[A-Z])[\w'-]*\s+)+(?:(?:{_INNER}|of)\s+)*(?:{_ORG_HEAD})\b"
    rf"|\b(?:{_ORG_HEAD})\s+of\s+(?:(?:{_INNER})\b\s*)+|\b(?:{_INNER})(?:\s+(?:{_INNER}))+(?=\s+\()",
    re.IGNORECASE,
)


class Cases:
    """How often words stand in lower case and with a capital inside sentences."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.lower: Counter[str] = Counter()
        self.upper: Counter[str] = Counter()
        for text in texts:
            for match in re.finditer(r"(?<=[a-z,;] )[A-Za-z][A-Za-z'’]*", text):
                word = match.group()
                (self.upper if word[0].isupper() else self.lower)[word.lower()] += 1

    def name(self, word: str) -> bool:
        """Whether running text gives the word a capital, or does not know it."""
        word = word.removesuffix("'s").removesuffix("’s")
        low, up = self.lower[word], self.upper[word]
        if low == up == 0:
            return not _derived(word, self.lower)
        return up > 2 * low


def _derived(word: str, known: Counter[str]) -> bool:
    """Whether an unknown word is a form of a known one ("dynamited" of "dynamite", "pylons" of "pylon")."""
    for ending in ("s", "es", "ed", "d", "ing", "ly", "er", "ers", "ies", "ization", "ized", "ism"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            if known[stem] or known[stem + "e"] or known[stem + "y"]:
                return True
    return False


def recase(text: str, cases: Cases) -> str:
    """The text with capitals; its length and all offsets stay."""
    spans = [m.span() for m in _WORD.finditer(text) if cases.name(m.group().lower())]
    out = list(text)
    for start, _ in spans:
        out[start] = out[start].upper()
    for match in _START.finditer(text):
        out[match.start(1)] = out[match.start(1)].upper()
    cased = _BODY.sub(_titled, "".join(out))
    for initials in {m[1] for m in _INITIALS.finditer(text) if not cases.lower[m[1]]}:
        cased = re.sub(rf"\b{initials}\b", initials.upper(), cased, flags=re.IGNORECASE)
    return cased


def _titled(body: re.Match[str]) -> str:
    """A body's name with capitals; only where it holds one already or is all of its inner words."""
    words = body[0]
    if not re.search(r"\b[A-Z]", words.partition(" ")[2]) and words[:1].islower() and " of " not in words:
        return words
    return re.sub(r"\b(?!(?:of|the|and)\b)[a-z]", lambda c: c[0].upper(), words)


@cache
def cases_of(folder: Path) -> Cases:
    """Counted from the cased English texts of a folder: the CoNLL-U sets' and the news reports."""
    texts: list[str] = []
    for path in sorted(folder.glob("*.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts.extend(line[9:] for line in lines if line.startswith("# text = "))
    news = folder / "syria-news-dev.jsonl"
    if news.is_file():
        texts.extend(json.loads(line)["text"] for line in news.read_text("utf-8").splitlines())
    return Cases(texts)

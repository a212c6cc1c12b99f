"""Which texts share runs of words: sampled shingles find the pairs, whole 3-grams measure them.

Words become numbers and a run of five words one number by a polynomial, so that the hash is the
same in every process. One shingle in four is kept to find candidates (a shared paragraph holds
dozens); a shingle in more than `_COMMON` documents is boilerplate and finds nothing.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from itertools import combinations
from zlib import crc32

_WORD = re.compile(r"\w+")
_MASK = (1 << 61) - 1
_BASE = 1_000_003
_LENGTH = 5
_SAMPLE = 4
_COMMON = 40
_FEWEST = 2  # sampled shingles shared before a pair is measured


class _Codes(dict[str, int]):
    """Numbers of words, the same in every process."""

    def __missing__(self, word: str) -> int:
        code = self[word] = crc32(word.encode()) + 1
        return code


_Runs = frozenset[int]


def runs(words: list[int], length: int) -> _Runs:
    """Numbers of all runs of `length` words."""
    out: set[int] = set()
    top = pow(_BASE, length - 1, _MASK)
    value = 0
    for i, word in enumerate(words):
        if i >= length:
            value -= words[i - length] * top
        value = (value * _BASE + word) % _MASK
        if i >= length - 1:
            out.add(value)
    return frozenset(out)


class Shingles:
    """The word runs of a set of texts.

    Args:
        texts: gives the text of a document.
        documents: ids of the documents, any order.
    """

    def __init__(self, texts: Callable[[str], str], documents: list[str]) -> None:
        self._codes = _Codes()
        self._texts = texts
        self._threes: dict[str, _Runs] = {}
        self._index: dict[int, list[str]] = defaultdict(list)
        for key in sorted(documents):
            sampled = (run for run in runs(self._words(key), _LENGTH) if run % _SAMPLE == 0)
            for run in sampled:
                self._index[run].append(key)

    def _words(self, document: str) -> list[int]:
        codes = self._codes
        return [codes[word] for word in _WORD.findall(self._texts(document).lower())]

    def pairs(self, allowed: Callable[[str, str], bool]) -> Mapping[tuple[str, str], int]:
        """Pairs that share sampled shingles, and how many; only pairs that `allowed` lets through."""
        shared: dict[tuple[str, str], int] = defaultdict(int)
        for members in self._index.values():
            if 2 <= len(members) <= _COMMON:
                for pair in combinations(members, 2):
                    shared[pair] += 1
        return {pair: n for pair, n in shared.items() if n >= _FEWEST and allowed(*pair)}

    def threes(self, document: str) -> _Runs:
        """All runs of three words of a document."""
        if document not in self._threes:
            self._threes[document] = runs(self._words(document), 3)
        return self._threes[document]

    def containment(self, a: str, b: str) -> float:
        """Share of the shorter text's 3-grams that stand in the longer one, 0..1."""
        first, second = self.threes(a), self.threes(b)
        smaller = min(len(first), len(second))
        return len(first & second) / smaller if smaller else 0.0

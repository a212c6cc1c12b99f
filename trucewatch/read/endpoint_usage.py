"""What reading by an endpoint used and refused, counted by all threads together."""

import threading
from collections import Counter
from collections.abc import Mapping
from typing import Any

_MOST_TOKENS = 100_000_000  # more than any answer can take: a server's figure beyond it is not counted


class Usage:
    """Counters of one run.

    Attributes:
        refused: values of answers that were not taken, by field and reason ("place not_in_text").
        seconds: time spent waiting for the endpoint, summed over threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.requests = self.retries = self.prompt_tokens = self.completion_tokens = 0
        self.read = self.failed = 0
        self.seconds = 0.0
        self.refused: Counter[str] = Counter()

    def asked(self, seconds: float) -> None:
        """One request went out and was waited for."""
        with self._lock:
            self.requests += 1
            self.seconds += seconds

    def again(self) -> None:
        """One request is tried again."""
        with self._lock:
            self.retries += 1

    def tokens(self, given: Any) -> None:
        """Adds the `usage` object of an answer; what is no plausible number in it counts nothing."""
        if not isinstance(given, Mapping):
            return
        with self._lock:
            self.prompt_tokens += _tokens(given.get("prompt_tokens"))
            self.completion_tokens += _tokens(given.get("completion_tokens"))

    def document(self, *, read: bool) -> None:
        """One document was read or could not be."""
        with self._lock:
            self.read += read
            self.failed += not read

    def refuse(self, reasons: Mapping[str, int]) -> None:
        """Adds refused values by reason."""
        with self._lock:
            self.refused.update(reasons)

    def summary(self, price: tuple[float, float] | None = None) -> str:
        """One line: requests, tokens, time, refusals and, with prices per million tokens, the cost."""
        parts = [
            f"{self.read:,} reports read, {self.failed:,} failed",
            f"{self.requests:,} requests ({self.retries:,} retries)",
            f"{self.prompt_tokens:,} prompt and {self.completion_tokens:,} completion tokens",
            f"{self.seconds:,.1f} s waited",
        ]
        if price:
            cost = (self.prompt_tokens * price[0] + self.completion_tokens * price[1]) / 1e6
            parts.append(f"cost {cost:,.4f}")
        parts.append(f"refused {told(self.refused)}")
        return "; ".join(parts)


def told(refused: Mapping[str, int]) -> str:
    """Refusals by reason, most frequent first: "5 values (place not_in_text 3, killed not_written 2)"."""
    total = sum(refused.values())
    if not total:
        return "nothing"
    ordered = sorted(refused.items(), key=lambda item: (-item[1], item[0]))
    return f"{total:,} values ({', '.join(f'{reason} {n:,}' for reason, n in ordered)})"


def _tokens(value: Any) -> int:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole and 0 <= value <= _MOST_TOKENS else 0

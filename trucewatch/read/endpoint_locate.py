"""Where quoted words stand in a text: exactly, or but for white space, quotation marks and dashes."""

from collections.abc import Iterator
from functools import cached_property

_SAME = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛`´′＇", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_OUTER = " \t\r\n\"'.…"


def normalise(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text with runs of white space as one blank, plain quotation marks and dashes, nothing unseen.

    Returns:
        The normalised text, and for each of its characters the stretch of `text` it stands for.
    """
    out: list[str] = []
    places: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if char in _UNSEEN:
            continue
        if char.isspace():
            if out and out[-1] == " ":
                places[-1] = (places[-1][0], at + 1)
                continue
            char = " "
        for one in _SAME.get(char, char):
            out.append(one)
            places.append((at, at + 1))
    return "".join(out), places


class Locator:
    """Finds quotes in one stretch of a text.

    Args:
        text: the whole text.
        start: first offset of the stretch.
        end: offset after its last character.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end

    @cached_property
    def _plain(self) -> tuple[str, list[tuple[int, int]]]:
        return normalise(self.text[self.start : self.end])

    def all(self, quote: str) -> list[tuple[int, int]]:
        """Every place of a quote, as whole words; exact places only, where there are any.

        The text at a place is what the quote says but for white space, quotation marks, dashes, and
        marks and full stops around the quote.
        """
        quote = quote.strip()
        if not any(char.isalnum() for char in quote):
            return []
        found = list(self._exact(quote))
        if found:
            return found
        plain = normalise(quote)[0].strip()
        return list(self._near(plain)) or list(self._near(plain.strip(_OUTER)))

    def nearest(self, quote: str, to: list[tuple[int, int]]) -> tuple[int, int] | None:
        """The place of a quote that lies in, or else nearest to, one of the given stretches."""
        found = self.all(quote)
        if not found or not to:
            return found[0] if found else None
        return min(found, key=lambda one: (min(_gap(one, other) for other in to), one))

    def _exact(self, quote: str) -> Iterator[tuple[int, int]]:
        at = self.text.find(quote, self.start, self.end)
        while at != -1:
            if self._whole(at, at + len(quote)):
                yield at, at + len(quote)
            at = self.text.find(quote, at + 1, self.end)

    def _near(self, quote: str) -> Iterator[tuple[int, int]]:
        if not any(char.isalnum() for char in quote):
            return
        plain, places = self._plain
        at = plain.find(quote)
        while at != -1:
            start, end = places[at][0] + self.start, places[at + len(quote) - 1][1] + self.start
            if self._whole(start, end):
                yield start, end
            at = plain.find(quote, at + 1)

    def _whole(self, start: int, end: int) -> bool:
        """Whether no word or number is cut: "US" is not in "RUSSIA", "12" not in "3,120" or "12.5"."""
        return not (self._joined(start) or self._joined(end))

    def _joined(self, at: int) -> bool:
        text = self.text
        if not 0 < at < len(text):
            return False
        before, after = text[at - 1], text[at]
        if before.isalnum() and after.isalnum():
            return True
        if before in ".," and at > 1 and text[at - 2].isdigit() and after.isdigit():
            return True
        return before.isdigit() and after in ".," and at + 1 < len(text) and text[at + 1].isdigit()


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, other[0] - one[1], one[0] - other[1])

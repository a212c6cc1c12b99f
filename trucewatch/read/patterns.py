"""Patterns of many words that match in any case, laid out so that the engine can pass most words by.

Where case counts for nothing, the engine of `re` enters every alternative of a group at every place. A
group whose alternatives are gathered by their first letter is entered only where that letter stands: the
words in the lexicons cost a third of the time then. What matches, and where, stays the same: alternatives
that begin with different letters exclude one another, those with the same letter keep their order. (Only
the long s and the dotless i, which `re` takes for an s and an i, are not taken for a first letter.)
"""

import re
from collections.abc import Iterable, Iterator

_FEWEST = 4  # alternatives from which gathering pays
_MOST = 40  # alternatives that one with leading choices may become
_REPEATED = ("?", "*", "+", "{")
_FLAGS = re.compile(r"\((?!\?-i:\[\w\w\]\))\?[aiLmsux-]+[:)]")  # other than those that gathering sets


def caseless(pattern: str) -> re.Pattern[str]:
    """Compiles a pattern that ignores case.

    Args:
        pattern: as `re.compile` takes it, without flags inside; it may hold the pattern of another one.

    Raises:
        ValueError: the pattern changes flags inside.
        re.error: the pattern is none.
    """
    if _FLAGS.search(pattern):
        raise ValueError(f"flags inside a caseless pattern: {pattern[:60]}")
    words = _alternatives(pattern)
    if len(words) > 1 and all(one.startswith(r"\b") for one in words):
        pattern = rf"\b(?:{'|'.join(one[2:] for one in words)})"
    return re.compile(_gathered(pattern), re.IGNORECASE)


def has_any(text: str, words: Iterable[str], start: int = 0, end: int | None = None) -> bool:
    """Whether a stretch holds one of some words, in any case: a quick way past a pattern that needs one."""
    low = text[start:end].lower()
    return any(word in low for word in words)


def _gathered(pattern: str) -> str:
    """The pattern with the alternatives of each of its plain groups gathered."""
    out: list[str] = []
    at = 0
    while at < len(pattern):
        if pattern.startswith("(?:", at):
            end = _end_of_group(pattern, at)
            out.append(f"(?:{'|'.join(_by_letter(_alternatives(pattern[at + 3 : end - 1])))})")
        else:
            end = _end_of_one(pattern, at)
            out.append(pattern[at:end])
        at = end
    return "".join(out)


def _by_letter(alternatives: list[str]) -> list[str]:
    """The alternatives, those with one first letter made one; the order of the others stays."""
    if len(alternatives) < _FEWEST:
        return [_gathered(one) for one in alternatives]
    out: list[str] = []
    rests: dict[str, list[str]] = {}  # by first letter, since the last alternative that begins otherwise
    for one in (opened for each in alternatives for opened in _opened(each)):
        letter = one[:1].lower()
        if letter.isascii() and letter.isalpha() and one[1:2] not in _REPEATED:
            rests.setdefault(letter, []).append(one[1:])
        else:
            out += _joined(rests)
            rests = {}
            out.append(_gathered(one))
    return out + list(_joined(rests))


def _joined(rests: dict[str, list[str]]) -> Iterator[str]:
    for letter, words in rests.items():
        tail = _gathered(words[0]) if len(words) == 1 else f"(?:{'|'.join(_by_letter(words))})"
        # A set of letters is what the engine tests before it enters an alternative, unless case is ignored.
        yield f"(?-i:[{letter}{letter.upper()}]){tail}"


def _opened(alternative: str) -> list[str]:
    """An alternative that begins with a choice, as one for each: "(?:a|b)? c" is "a c", "b c", " c"."""
    if not alternative.startswith("(?:"):
        return [alternative]
    end = _end_of_group(alternative, 0)
    rest = alternative[end:]
    choices = _alternatives(alternative[3 : end - 1])
    if rest.startswith("?") and not rest.startswith(("??", "?+")):
        choices, rest = [*choices, ""], rest[1:]
    if rest.startswith(_REPEATED) or re.search(r"\((?!\?[:=!<])|\(\?P<", rest):
        return [alternative]  # a group that captures must stay one
    out = [opened for choice in choices for opened in _opened(choice + rest)]
    return out if len(out) <= _MOST else [alternative]


def _alternatives(pattern: str) -> list[str]:
    """The alternatives of what stands in a group."""
    out: list[str] = []
    begin = at = 0
    while at < len(pattern):
        if pattern[at] == "|":
            out.append(pattern[begin:at])
            begin = at = at + 1
        else:
            at = _end_of_group(pattern, at) if pattern[at] == "(" else _end_of_one(pattern, at)
    return [*out, pattern[begin:]]


def _end_of_group(pattern: str, at: int) -> int:
    """Where the group that begins at `at` ends, its parenthesis included."""
    at += 1
    while pattern[at : at + 1] != ")":
        if at >= len(pattern):
            raise re.error("a group without an end", pattern, at)
        at = _end_of_group(pattern, at) if pattern[at] == "(" else _end_of_one(pattern, at)
    return at + 1


def _end_of_one(pattern: str, at: int) -> int:
    """Where the character, the escape or the set at `at` ends."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] != "[":
        return at + 1
    at += 2 if pattern.startswith("[^", at) else 1
    at += pattern.startswith("]", at)
    while pattern[at : at + 1] != "]":
        if at >= len(pattern):
            raise re.error("a set without an end", pattern, at)
        at += 2 if pattern[at] == "\\" else 1
    return at + 1

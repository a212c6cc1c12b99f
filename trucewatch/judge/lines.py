"""Where in a TOML file a value stands, so that an error can name its line.

`tomllib` gives values without positions. The files here are plain: this scans the headers and
keys of a file that `tomllib` has already accepted, and skips over strings and brackets.
"""

import re
from typing import Any

Path = tuple[str | int, ...]

HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"^\s*([A-Za-z0-9_\"'.*-]+)\s*=")
QUIET = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)


def _blank(found: re.Match[str]) -> str:
    """Strings and comments emptied, their line breaks kept; quoted keys are left alone."""
    return '""' + "\n" * found[0].count("\n") if found[0][0] != "#" else ""


def line_index(text: str) -> dict[Path, int]:
    """Line numbers, from 1, by path: `("party", 0, "actors")`, `("reading", 2)`, `("title",)`."""
    quiet = QUIET.sub(_blank, text)
    index: dict[Path, int] = {(): 1}
    counts: dict[Path, int] = {}
    base: Path = ()
    depth = 0
    for number, line in enumerate(quiet.splitlines(), 1):
        if depth == 0:
            header = HEADER.match(line)
            if header:
                base = _enter(header[2], header[1] == "[[", counts)
                index.setdefault(base, number)
                continue
            key = KEY.match(line)
            if key:
                index.setdefault((*base, *(k.strip("\"'") for k in key[1].split("."))), number)
        depth = max(0, depth + line.count("[") + line.count("{") - line.count("]") - line.count("}"))
    return index


def _enter(name: str, array: bool, counts: dict[Path, int]) -> Path:
    """The path that a table header opens; the parts before the last go into their latest item."""
    path: Path = ()
    parts = [p.strip().strip("\"'") for p in name.split(".")]
    for part in parts[:-1]:
        path = (*path, part)
        if path in counts:
            path = (*path, counts[path])
    path = (*path, parts[-1])
    if not array:
        return path
    counts[path] = counts.get(path, -1) + 1
    return (*path, counts[path])


class Errors:
    """Collects what is wrong with one file, each with its line."""

    def __init__(self, name: str, index: dict[Path, int]) -> None:
        self.name = name
        self.index = index
        self.found: list[tuple[int, str]] = []

    def add(self, path: Path, message: str) -> None:
        """Notes an error at a path, or at the nearest enclosing place that has a line."""
        at = path
        while at not in self.index and at:
            at = at[:-1]
        self.found.append((self.index.get(at, 1), message))

    def sorted(self) -> list[str]:
        """The errors in the order of the file: "agreement.toml:41: unknown key 'widnow'"."""
        return [f"{self.name}:{line}: {message}" for line, message in sorted(dict.fromkeys(self.found))]


def items(data: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The tables of an array of tables, whatever else stands under the key left out."""
    value = data.get(key, [])
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []

"""The floors under the figures, and how they are lifted when figures have risen."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

PATH = Path(__file__).parent / "floors.toml"
LOWER_IS_BETTER = (
    "tally_as_event",
    "evidence_broken",
    "times_base",
    "peak_mb",
    "load_s",
    "seconds",
    "over_merged",
)
SLACK = 0.015  # of a share: what another machine or a harmless change may cost
TIMED = ("speed", "judging")  # they move with the machine: a person sets their floors
_LINE = re.compile(r'^"(?P<name>[^"]+)" = (?P<floor>[\d.]+)$')


def floors() -> dict[str, dict[str, float]]:
    """Floors by benchmark and figure."""
    return tomllib.loads(PATH.read_text("utf-8"))


def below(name: str, value: float, floor: float) -> bool:
    """Whether a figure is on the wrong side of its floor."""
    return value > floor if name.endswith(LOWER_IS_BETTER) else value < floor


def plain(name: str) -> str:
    """A figure's name without the digest of its data: floors hold for the set whatever the digest."""
    return ".".join(part.partition("@")[0] for part in name.split("."))


def lifted(text: str, ran: Mapping[str, Mapping[str, float]]) -> str:
    """The floors' file with every floor moved to a little below its figure, where that is stricter.

    Args:
        text: the file; comments and order stay.
        ran: figures by benchmark.
    """
    out, bench = [], ""
    for line in text.splitlines():
        if line.startswith("["):
            bench = line.strip("[]")
        found = _LINE.match(line)
        values = {plain(name): value for name, value in ran.get(bench, {}).items()}
        if found and bench not in TIMED and found["name"] in values:
            line = f'"{found["name"]}" = {_stricter(found["name"], values[found["name"]], found["floor"])}'
        out.append(line)
    return "\n".join(out) + "\n"


def _stricter(name: str, value: float, floor: str) -> str:
    if name.endswith(LOWER_IS_BETTER):
        return f"{min(value, float(floor)):g}"
    offered = round(value - SLACK, 2)
    return f"{offered:.2f}" if offered > float(floor) else floor

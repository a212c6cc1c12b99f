"""Runs every benchmark, prints the figures and fails where one is below its floor.

    python -m bench [NAME ...] [--save] [--lower REASON]

Floors are in `floors.toml`. `--save` writes the figures to `figures.json`.
"""

import argparse
import json
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import fusion, judging, places, quality, speed, times

HERE = Path(__file__).parent
BENCHES: dict[str, Callable[[], dict[str, Any]]] = {
    "quality": quality.measure,
    "fusion": fusion.measure,
    "places": places.measure,
    "times": times.measure,
    "judging": judging.measure,
    "speed": speed.measure,
}
LOWER_IS_BETTER = (
    "tally_as_event",
    "evidence_broken",
    "times_base",
    "peak_mb",
    "load_s",
    "seconds",
    "over_merged",
)


def flatten(figures: dict[str, Any], prefix: str = "") -> dict[str, float]:
    """Nested figures under dotted names."""
    out: dict[str, float] = {}
    for name, value in figures.items():
        if isinstance(value, dict):
            out.update(flatten(value, f"{prefix}{name}."))
        elif isinstance(value, int | float):
            out[prefix + name] = value
    return out


def below(name: str, value: float, floor: float) -> bool:
    """Whether a figure is on the wrong side of its floor."""
    return value > floor if name.endswith(LOWER_IS_BETTER) else value < floor


def main() -> int:
    """Returns 1 where a figure is below its floor."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("names", nargs="*", choices=[[], *BENCHES], metavar="NAME")
    args.add_argument("--save", action="store_true")
    given = args.parse_args()
    floors = tomllib.loads((HERE / "floors.toml").read_text("utf-8"))
    failed = 0
    saved: dict[str, dict[str, float]] = {}
    for bench in given.names or BENCHES:
        figures = flatten(BENCHES[bench]())
        saved[bench] = figures
        print(f"\n{bench}")
        if not figures:
            print("  SKIPPED: its data is not on this machine")
            continue
        for name, value in sorted(figures.items()):
            # a set's name carries the digest of its data; floors hold for the set whatever the digest
            plain = ".".join(part.partition("@")[0] for part in name.split("."))
            floor = floors.get(bench, {}).get(plain)
            bad = floor is not None and below(plain, value, floor)
            failed += bad
            note = "" if floor is None else f"   floor {floor}{'   BELOW ITS FLOOR' if bad else ''}"
            print(f"  {name:44} {value:>10}{note}")
    if given.save:
        (HERE / "figures.json").write_text(json.dumps(saved, indent=1, sort_keys=True) + "\n", "utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

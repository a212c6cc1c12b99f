"""Runs every benchmark, prints the figures and fails where one is below its floor.

    python -m bench [NAME ...] [--save] [--raise]

A set that is not on this machine is skipped aloud and fails nothing. Floors are in `floors.toml`. `--save`
writes the figures to `figures.json` (those of the benchmarks that ran; the others stay) and fills the tables
of `docs/quality.md` from it. `--raise` lifts the floors to a little below what was measured; it never lowers.
"""

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import errors, event_location, fusion, judging, muc4, names, page, places, quality, speed, times
from bench.corpora import corpus_digest, sets
from bench.floors import PATH, below, floors, lifted, plain

HERE = Path(__file__).parent
BENCHES: dict[str, Callable[[], dict[str, Any]]] = {
    "speed": speed.measure,  # first: what follows fills memory and would count in its peak
    "quality": quality.measure,
    "errors": errors.worst,
    "fusion": fusion.measure,
    "places": places.measure,
    "times": times.measure,
    "names": names.measure,
    "event_location": event_location.measure,
    "muc4": muc4.measure,
    "judging": judging.measure,
}
ROW = ".outlet.each."


def flatten(figures: dict[str, Any], prefix: str = "") -> dict[str, float]:
    """Nested figures under dotted names."""
    out: dict[str, float] = {}
    for name, value in figures.items():
        if isinstance(value, dict):
            out.update(flatten(value, f"{prefix}{name}."))
        elif isinstance(value, int | float):
            out[prefix + name] = value
    return out


def show(figures: dict[str, float], lowest: dict[str, float]) -> int:
    """Prints figures with their floors; returns how many are below."""
    failed = 0
    rows: dict[str, list[str]] = {}
    for name, value in figures.items():
        if ROW in name:  # many figures of one kind: a line for each that they are of
            of, _, what = name.partition(ROW)[2].rpartition(".")
            rows.setdefault(of, []).append(f"{what} {value}")
            continue
        floor = lowest.get(plain(name))
        bad = floor is not None and below(plain(name), value, floor)
        failed += bad
        note = "" if floor is None else f"   floor {floor}{'   BELOW ITS FLOOR' if bad else ''}"
        print(f"  {name:52} {value:>10}{note}")
    for of, cells in rows.items():
        print(f"  {of:12} {'  '.join(cells)}")
    # a floor without a figure may mean that the figure was renamed: it must not pass unseen
    for name in sorted(set(lowest) - {plain(one) for one in figures}):
        print(f"  {name:52}    SKIPPED: nothing measured it")
    return failed


def save(ran: dict[str, dict[str, float]]) -> None:
    """Writes the figures and the page that shows them."""
    path = HERE / "figures.json"
    known = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    found = {name: corpus_digest(where) for name, where in sets().items() if where.exists()}
    record = {
        "taken": datetime.now(UTC).date().isoformat(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}",
        "sets": known.get("sets", {}) | found,
        "figures": known.get("figures", {}) | {bench: some for bench, some in ran.items() if some},
    }
    path.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    page.PAGE.write_text(page.filled(page.PAGE.read_text("utf-8"), record), "utf-8")


def main() -> int:
    """Returns 1 where a figure is below its floor."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("names", nargs="*", choices=[[], *BENCHES], metavar="NAME")
    args.add_argument("--save", action="store_true")
    args.add_argument("--raise", action="store_true", dest="lift", help="lift floors to what is measured")
    given = args.parse_args()
    under = floors()
    failed = 0
    ran: dict[str, dict[str, float]] = {}
    for bench in given.names or BENCHES:
        began = time.perf_counter()
        ran[bench] = flatten(BENCHES[bench]())
        print(f"\n{bench} ({time.perf_counter() - began:.0f} s)", flush=True)
        if not ran[bench]:
            print("  SKIPPED: its data is not on this machine")
            continue
        failed += show(ran[bench], under.get(bench, {}))
    if given.save:
        save(ran)
    if given.lift:
        PATH.write_text(lifted(PATH.read_text("utf-8"), ran), "utf-8")
    print(f"\n{failed} below their floors" if failed else "\nno figure is below its floor")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

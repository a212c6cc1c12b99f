"""Fills the tables of `docs/quality.md` from the saved figures: nobody types a figure.

A part of the page between `<!-- NAME -->` and `<!-- end of NAME -->` is made anew; the rest is prose.
"""

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "quality.md"
FIGURES = ROOT / "bench" / "figures.json"
Figures = Mapping[str, Mapping[str, float]]

# What the table shows: a heading, then rows of words, benchmark, figure and, where one was taken, its range.
READING = (
    ("incidents (F1)", "events.f1", "events"),
    ("violent incidents (F1)", "violent_events.f1", "violent_events"),
    ("whole incidents: kind, place, day, doer and killed all right", "whole", "whole"),
    ("figures over a period or many places (F1)", "tallies.f1", "tallies"),
    ("statements with their speaker (F1)", "statements.f1", "statements"),
    ("act of a statement", "statement_act", None),
    ("slot: kind of incident", "slot.type", None),
    ("slot: doer", "slot.actor", None),
    ("slot: place", "slot.place", None),
    ("slot: day", "slot.date", None),
    ("slot: killed", "slot.killed", None),
    ("slot: injured", "slot.injured", None),
    ("slot: kind of target", "slot.target_kind", None),
    ("slot: who says so", "slot.claimants", None),
    ("figures told as an incident (count)", "tally_as_event", None),
    ("quotations that are not in the text (count)", "evidence_broken", None),
)
OTHERS = (
    ("Incidents told by several reports", "fusion", "dev.bcubed.f1", "B-cubed F1 over the paired incidents"),
    ("", "fusion", "dev.pairwise.f1", "F1 over pairs of reports of one incident"),
    ("", "fusion", "dev.over_merged", "incidents that hold more than one (count)"),
    (
        "Places, development set",
        "places",
        "dev_same_place_in_admin1",
        "named as by hand, governorate given",
    ),
    ("Places, GeoVirus", "places", "geovirus_accuracy_161km", "within 161 km of the marked point"),
    ("", "places", "geovirus_lookup_f1", "names found in the text (F1)"),
    ("Days, WikiWars", "times", "strict.f1", "words and value (F1), dates of 1900 to 2100"),
    ("Names, re3d", "names", "organisation.touching.p", "organisations, precision"),
    ("", "names", "organisation.touching.r", "organisations, recall"),
    ("", "names", "location.touching.p", "places, precision"),
    ("", "names", "location.touching.r", "places, recall"),
    ("", "names", "person.touching.p", "persons, precision"),
    ("", "names", "person.touching.r", "persons, recall"),
    ("Place of an event, event-location", "event_location", "sample.precision", "precision"),
    ("", "event_location", "sample.recall", "recall"),
    ("Incident templates, MUC-4", "muc4", "dev.ceaf_tf.f1", "CEAF-TF F1, kind of incident included"),
    ("", "muc4", "dev.roles.f1", "CEAF-TF F1, roles alone"),
    ("", "muc4", "dev.type.f1", "kind of incident alone (F1)"),
    (
        "",
        "muc4",
        "dev.f1_if.all roles, whole report",
        "CEAF-TF F1 if the roles of those found were all named",
    ),
    ("Speed", "speed", "reports_per_cpu_s", "reports a second of one core"),
    ("", "speed", "times_base", "reading takes this many times as long as counting the words"),
    ("", "speed", "jobs2_gain", "gain of a second process"),
    ("", "speed", "load_s", "seconds to load the registries"),
    ("", "judging", "incidents_per_s", "incidents a second judged against two agreements"),
)


def lookup(figures: Figures, bench: str, name: str) -> float | None:
    """A saved figure by its name without digests."""
    for key, value in figures.get(bench, {}).items():
        if ".".join(part.partition("@")[0] for part in key.split(".")) == name:
            return value
    return None


def shown(value: float | None) -> str:
    """A figure as printed; a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:.3f}" if 0 < abs(value) < 1 else f"{value:g}"


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in lines)


def reading(record: Mapping[str, Any]) -> str:
    """Reading: development set with its range, and the example."""
    figures: Figures = record["figures"]
    rows = []
    for words, name, span in READING:
        low, high = (
            lookup(figures, "quality", f"dev.range.{span}.{end}") if span else None for end in ("low", "high")
        )
        between = f"{shown(low)} to {shown(high)}" if low is not None and high is not None else ""
        on = [shown(lookup(figures, "quality", f"{place}.{name}")) for place in ("dev", "example")]
        rows.append((words, on[0], between, on[1]))
    return table(("reading", "development set", "nine of ten samples", "example"), rows)


def others(record: Mapping[str, Any]) -> str:
    """The other stages and sets."""
    rows = [
        (what, shown(lookup(record["figures"], bench, name)), words) for what, bench, name, words in OTHERS
    ]
    return table(("what", "figure", "which is"), rows)


def outlets(record: Mapping[str, Any]) -> str:
    """Each outlet of the development set, and their mean and worst."""
    figures: Figures = record["figures"]
    parts = ("events", "whole", "tallies", "statements")
    names = [
        m[1]
        for key in figures.get("quality", {})
        if (m := re.fullmatch(r"dev[^.]*\.outlet\.each\.(.+)\.reports", key))
    ]
    rows = []
    for name in names:
        at = f"dev.outlet.each.{name}."
        cells = (shown(lookup(figures, "quality", at + part)) for part in ("reports", *parts))
        rows.append((name, *cells))
    for end in ("mean", "worst"):
        cells = (shown(lookup(figures, "quality", f"dev.outlet.spread.{part}.{end}")) for part in parts)
        rows.append((f"**{end}**", "", *cells))
    return table(("outlet", "reports", "incidents", "whole", "figures", "statements"), rows)


def worst(record: Mapping[str, Any]) -> str:
    """The most frequent kinds of error with their counts."""
    kinds = record["figures"].get("errors", {})
    return table(("kind of error", "count"), [(kind, f"{count:g}") for kind, count in kinds.items()])


def taken(record: Mapping[str, Any]) -> str:
    """When and on what the figures were taken."""
    rows = [(name, f"`{digest}`") for name, digest in sorted(record["sets"].items())]
    head = f"Taken on {record['taken']} ({record['machine']})."
    return f"{head}\n\n{table(('set', 'digest'), rows)}"


PARTS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "reading": reading,
    "others": others,
    "outlets": outlets,
    "errors": worst,
    "taken": taken,
}


def filled(text: str, record: Mapping[str, Any]) -> str:
    """The page with every marked part made anew.

    Raises:
        ValueError: the page lacks the markers of a part.
    """
    for name, make in PARTS.items():
        start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
        before, opened, rest = text.partition(start)
        _, closed, after = rest.partition(end)
        if not opened or not closed:
            raise ValueError(f"docs/quality.md has no part between {start!r} and {end!r}")
        text = f"{before}{start}\n{make(record)}\n{end}{after}"
    return text


def main() -> int:
    """Fills the page from the saved figures."""
    PAGE.write_text(filled(PAGE.read_text("utf-8"), json.loads(FIGURES.read_text("utf-8"))), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

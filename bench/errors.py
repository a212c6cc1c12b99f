"""What goes wrong in reading, by kind: every difference to the development set, counted.

    python -m bench.errors [--show KIND] [--json]

Kinds are worded as a person would say them. `--show` prints the cases of every kind whose name holds KIND.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import ModuleType
from typing import Any, NamedTuple

from bench.corpora import GOLD, TEXTS, scorer
from bench.quality import read_file

_POLICY = re.compile(
    r"\b(?:would|could|should|will|might|may|must|plans?|planned|calls?|called|calling|urg\w+|demand\w*"
    r"|talks|negotiat\w*|propos\w+|hop(?:e|es|ed)|threat\w*|condemn\w*|resolution|solution)\b",
    re.IGNORECASE,
)
LONG_AGO = 14  # days before the report: what lies further back is its background
Event = dict[str, Any]


class Mistake(NamedTuple):
    """One difference: its kind, the report, and a note for the person who looks at it."""

    kind: str
    report: str
    note: str


def mistakes(
    rules: ModuleType, gold: Mapping[str, Any], found: Mapping[str, Any], published: Mapping[str, str | None]
) -> Iterator[Mistake]:
    """Every difference between what is wanted and what was read, report by report."""
    empty: Event = {"events": [], "tallies": [], "statements": []}
    for key, wanted in gold.items():
        mine = found.get(key) or empty
        for kind, note in (
            *_events(rules, wanted, mine, published.get(key)),
            *_tallies(rules, wanted["tallies"], mine["tallies"]),
            *_statements(rules, wanted["statements"], mine["statements"]),
        ):
            yield Mistake(kind, key, note)


def _events(
    rules: ModuleType, wanted: Event, mine: Event, published: str | None
) -> Iterator[tuple[str, str]]:
    gold, read = wanted["events"], mine["events"]
    pairs = rules.pair(gold, read, rules.similarity, 0.3)
    left = [p for j, p in enumerate(read) if j not in {j for _, j in pairs}]
    for i, g in enumerate(gold):
        if i not in {i for i, _ in pairs}:
            other = next((p for p in left if _same_words(rules, g, p)), None)
            if other:
                yield (
                    f"event read as another kind: {_plain(g['type'])} as {_plain(other['type'])}",
                    _first(rules, g),
                )
            else:
                yield f"event missed: {_plain(g['type'])}", _first(rules, g)
    for p in left:
        yield f"event too many: {_excess(rules, wanted, p, published)}", f"{p['type']} | {_first(rules, p)}"
    for i, j in pairs:
        for kind in _slots(rules, gold, gold[i], read[j]):
            yield kind, _first(rules, gold[i])


def _same_words(rules: ModuleType, a: Event, b: Event) -> bool:
    return bool(rules.overlap(rules.quotes(a), rules.quotes(b)) >= 0.5)


def _first(rules: ModuleType, item: Event) -> str:
    return str((rules.quotes(item) or [""])[0])[:160]


def _plain(word: str) -> str:
    return word.replace("_", " ")


def _excess(rules: ModuleType, wanted: Event, event: Event, published: str | None) -> str:
    """Why an event is one too many."""
    said = rules.quotes(event)
    if any(rules.overlap([t["text"]], said) >= 0.6 for t in wanted["tallies"]):
        return "a figure over a period or many places"
    if any(rules.similarity(g, event) >= 0.3 for g in wanted["events"]):
        return "an event told already"
    if any(_same_words(rules, g, event) for g in wanted["events"]):
        return "a second kind of event in an event's own sentence"
    day = event.get("date_end") or event.get("date_start")
    if day and published and (date.fromisoformat(published) - date.fromisoformat(day)).days > LONG_AGO:
        return "background of long before"
    if any(rules.overlap([s["quote"]], said) >= 0.5 for s in wanted["statements"]):
        return "something that a statement speaks of"
    if _POLICY.search(" ".join(said)):
        return "talk of what may or should be"
    return "a mention in passing" if not event.get("date_start") else "another dated mention"


def _slots(rules: ModuleType, gold: Sequence[Event], g: Event, p: Event) -> Iterator[str]:
    for name in rules.SLOTS:
        if name == "killed_high" or rules.right(name, g, p):
            continue
        want, got = rules.slot(name, g), rules.slot(name, p)
        if want is None:
            yield f"{_plain(name)} given where the report names none"
        elif got is None:
            yield f"{_plain(name)} left empty"
        elif name == "place":
            yield f"place: {_place(rules, g, p)}"
        elif name == "date":
            yield f"date: {_days(want, got)}"
        elif name in ("killed", "injured", "civilians", "children"):
            yield f"{_plain(name)}: {_figure(rules, name, gold, g, got)}"
        elif name == "actor":
            yield "actor: another side"
        elif name == "claimants":
            yield "claimants: another source"
        else:
            yield f"{_plain(name)}: {_plain(got)} for {_plain(want)}"


def _place(rules: ModuleType, g: Event, p: Event) -> str:
    wide = [g.get("admin1"), g.get("country")]
    if any(rules.same_place(p["place"], one) for one in wide) or (p.get("geo_precision") or 1) >= 4:
        return "a wider place"
    if any(rules.same_place(g["place"], p.get(name)) for name in ("admin1", "country")):
        return "a narrower place"
    return "another place"


def _days(want: str, got: str) -> str:
    try:
        off = abs((date.fromisoformat(want) - date.fromisoformat(got)).days)
    except ValueError:
        return "another form"
    return "a day off" if off == 1 else "days off" if off <= 7 else "more than a week off"


def _figure(rules: ModuleType, name: str, gold: Sequence[Event], g: Event, got: int) -> str:
    others = [rules.slot(slot, one) for one in gold for slot in ("killed", "injured") if one is not g]
    return "the figure of another event" if got in others else "another figure"


def _tallies(rules: ModuleType, gold: list[Event], read: list[Event]) -> Iterator[tuple[str, str]]:
    def alike(g: Event, p: Event) -> float:
        same = g.get("value_low") == p.get("value_low")
        return 0.5 * same + 0.5 * float(rules.overlap([g["text"]], [p.get("text", "")]))

    pairs = rules.pair(gold, read, alike, 0.75)
    for i, g in enumerate(gold):
        if i not in {i for i, _ in pairs}:
            yield f"tally missed: {g.get('what') or 'other'}", g["text"][:160]
    for j, p in enumerate(read):
        if j not in {j for _, j in pairs}:
            yield f"tally too many: {p.get('what') or 'other'}", p.get("text", "")[:160]


def _statements(rules: ModuleType, gold: list[Event], read: list[Event]) -> Iterator[tuple[str, str]]:
    def alike(g: Event, p: Event) -> float:
        near = bool(rules.jaccard(g["quote"], p.get("quote", "")) >= 0.25)
        return float(rules.overlap([g["quote"]], [p.get("quote", "")])) if near else 0.0

    pairs = rules.pair(gold, read, alike, 0.5)
    for i, g in enumerate(gold):
        if i not in {i for i, _ in pairs}:
            yield f"statement missed: {'quoted' if g.get('direct') else 'reported'} speech", g["quote"][:160]
    for j, p in enumerate(read):
        if j not in {j for _, j in pairs}:
            yield (
                f"statement too many: {'quoted' if p.get('direct') else 'reported'} speech",
                p["quote"][:160],
            )
    for i, j in pairs:
        g, p = gold[i], read[j]
        if not rules.same_speaker(g, p):
            yield (
                ("statement without its speaker" if not p.get("speaker") else "statement given to another"),
                g["quote"][:160],
            )
        if g["act"] != p.get("act"):
            yield f"statement's act: {p.get('act')} for {g['act']}", g["quote"][:160]


# Kinds of one trouble, differing in the type or word that they name, count together in a table of the worst.
FAMILIES = (
    (re.compile(r"^(event missed|event read as another kind|type|status|statement's act)\b.*"), r"\1"),
    (re.compile(r"^(tally missed|tally too many|target kind): .*"), r"\1"),
)


def families(kinds: Mapping[str, int]) -> Counter[str]:
    """Counts with the kinds that differ only in a type taken together."""
    out: Counter[str] = Counter()
    for kind, number in kinds.items():
        for pattern, name in FAMILIES:
            kind = pattern.sub(name, kind)
        out[kind] += number
    return out


def worst(number: int = 10) -> dict[str, int]:
    """The most frequent kinds on the development set, most frequent first; empty where it is not there."""
    return dict(families(Counter(one.kind for one in found_mistakes())).most_common(number))


def found_mistakes() -> list[Mistake]:
    """The mistakes on the development set."""
    rules = scorer("score_reading")
    if rules is None or not GOLD.is_file():
        return []
    published = {key: one.get("published") for key, one in rules.load(TEXTS).items()}
    return list(mistakes(rules, rules.load(GOLD), read_file(TEXTS), published))


def main() -> int:
    """Prints the kinds, most frequent first."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--show", metavar="KIND")
    args.add_argument("--json", action="store_true")
    given = args.parse_args()
    found = found_mistakes()
    if not found:
        print("SKIPPED: the development set is not on this machine", file=sys.stderr)
        return 0
    kinds = Counter(one.kind for one in found)
    if given.json:
        print(json.dumps(dict(kinds.most_common()), indent=1))
    elif given.show:
        for one in sorted(found):
            if given.show in one.kind:
                print(f"{one.kind} | {one.report} | {one.note}")
    else:
        print("Taken together")
        for kind, number in families(kinds).most_common():
            print(f"{number:6} {kind}")
        print("\nEach kind")
        for kind, number in kinds.most_common():
            print(f"{number:6} {kind}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

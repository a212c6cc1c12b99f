"""Reading quality on the development set and on the example, by the scorer of the development set."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from bench.corpora import EXAMPLE, GOLD, TEXTS, corpus_digest, scorer
from bench.spread import by_outlet, counts, interval
from trucewatch.capture import capture, load_sources
from trucewatch.config import data_root
from trucewatch.publish.readings import reading
from trucewatch.run import read_documents


@cache
def read_file(path: Path, jobs: int = 1) -> dict[str, dict[str, Any]]:
    """Readings of a JSONL file by report id."""
    sources = load_sources(data_root() / "registry" / "sources")
    captured = capture([str(path)], now=datetime.now(UTC), sources=sources)
    items = (
        (one.document, one.text) for one in captured if one.document is not None and one.text is not None
    )
    out = {}
    for one in read_documents(items, jobs=jobs):
        known = {r.subject: r for r in one.resolutions}
        shape = reading(one.document, one.reports, one.tallies, one.statements, known)
        out[shape["id"]] = shape
    return out


def flat(scored: dict[str, Any]) -> dict[str, float]:
    """The scorer's figures under short names."""
    out: dict[str, float] = {}
    for name in ("events", "violent_events", "tallies", "statements"):
        for part in ("precision", "recall", "f1"):
            out[f"{name}.{part}"] = scored[name][part]
    for slot, figures in scored["slots"].items():
        if figures["right"] is not None:
            out[f"slot.{slot}"] = figures["right"]
    for name in ("whole", "statement_act", "tally_as_event", "evidence_broken"):
        out[name] = scored[name]
    return out


def measure() -> dict[str, dict[str, Any]]:
    """Figures by set; a set that is not there is left out.

    The development set also has `range` (bounds of nine of ten bootstrap samples of its reports) and
    `outlet` (each outlet's figures, their mean and the worst).
    """
    rules = scorer("score_reading")
    if rules is None:
        return {}
    sets = {"dev": (GOLD, TEXTS), "example": (EXAMPLE / "expected.jsonl", EXAMPLE / "reports.jsonl")}
    out: dict[str, dict[str, Any]] = {}
    for name, (gold, texts) in sets.items():
        if not gold.is_file():
            continue
        found, wanted, told = read_file(texts), rules.load(gold), rules.load(texts)
        scored, _ = rules.score(wanted, found, {key: one["text"] for key, one in told.items()})
        figures: dict[str, Any] = flat(scored)
        if name == "dev":
            each = counts(rules, wanted, found)
            figures["range"] = interval(each)
            figures["outlet"] = by_outlet(each, {key: one.get("source") or "" for key, one in told.items()})
        out[f"{name}@{corpus_digest(gold)}"] = figures
    return out


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))

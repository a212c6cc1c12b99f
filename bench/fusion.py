"""Which events are fused into one incident: the development set run through a workspace and scored."""

import json
import tempfile
from pathlib import Path
from typing import Any

from bench.corpora import GOLD, TEXTS, corpus_digest, scorer
from trucewatch import config
from trucewatch.ledger.state import State
from trucewatch.publish.exports import export
from trucewatch.run import run


def measure() -> dict[str, dict[str, Any]]:
    """B-cubed and pairwise figures over the paired events; empty where the set is not there."""
    if scorer("score_reading") is None or not GOLD.is_file():
        return {}
    rules = scorer("score_fusion")
    if rules is None:
        return {}
    with tempfile.TemporaryDirectory() as scratch:
        space = config.init_workspace(Path(scratch) / "w", [])
        run(space, [str(TEXTS)])
        with State.open(space) as state:
            found = {d["id"]: d for d in map(json.loads, export(state, "reading"))}
    scored = rules.score(rules.load(GOLD), found)
    names = ("precision", "recall", "f1")
    figures: dict[str, Any] = {"paired": scored["paired"], "over_merged": len(scored["over_merged"])}
    for kind in ("bcubed", "pairwise", "bcubed_all"):
        figures[kind] = dict(zip(names, scored[kind], strict=True))
    return {f"dev@{corpus_digest(GOLD)}": figures}


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))

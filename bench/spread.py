"""How far a figure would move on other reports: by outlet, and over reports drawn again.

A scorer's counts are taken report by report, so that any choice of reports can be summed anew: the reports
of one outlet, all but those of one outlet, or a bootstrap sample (reports drawn with replacement; Efron
1979), whose 5th and 95th hundredths bound the interval printed.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any

MEASURES = ("events", "violent_events", "tallies", "statements")
SEED = 20160227
DRAWS = 1000
FEWEST = 6  # an outlet with fewer reports says nothing by itself


def counts(rules: ModuleType, gold: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Counter[str]]:
    """By report: what is right, predicted and wanted of each measure, and whole events."""
    out = {}
    for key, wanted in gold.items():
        scored, _ = rules.score({key: wanted}, found)
        mine: Counter[str] = Counter()
        for name in MEASURES:
            one = scored[name]
            mine[f"{name} wanted"] = one["gold"]
            mine[f"{name} predicted"] = one["predicted"]
            mine[f"{name} right"] = round(one["recall"] * one["gold"])
        mine["whole right"] = round(scored["whole"] * scored["events"]["gold"])
        out[key] = mine
    return out


def figures(chosen: Iterable[Counter[str]]) -> dict[str, float]:
    """F1 of each measure and the share of whole events over some reports; a measure with nothing wanted
    and nothing predicted is left out."""
    total: Counter[str] = Counter()
    for one in chosen:
        total.update(one)
    out = {}
    for name in MEASURES:
        both = total[f"{name} wanted"] + total[f"{name} predicted"]
        if both:
            out[name] = 2 * total[f"{name} right"] / both
    if total["events wanted"]:
        out["whole"] = total["whole right"] / total["events wanted"]
    return out


def interval(each: Mapping[str, Counter[str]], draws: int = DRAWS) -> dict[str, dict[str, float]]:
    """The bounds between which nine of ten bootstrap samples fall, by measure. The seed is fixed."""
    draw = random.Random(SEED)
    reports = [each[key] for key in sorted(each)]
    seen: dict[str, list[float]] = defaultdict(list)
    for _ in range(draws):
        for name, value in figures(draw.choices(reports, k=len(reports))).items():
            seen[name].append(value)
    out = {}
    for name, values in seen.items():
        values.sort()
        low, high = values[int(0.05 * len(values))], values[min(len(values) - 1, int(0.95 * len(values)))]
        out[name] = {"low": round(low, 3), "high": round(high, 3)}
    return out


def by_outlet(each: Mapping[str, Counter[str]], outlet: Mapping[str, str]) -> dict[str, Any]:
    """Figures of each outlet with `FEWEST` reports or more, and their mean and worst.

    Args:
        each: counts by report.
        outlet: by report. The small outlets are taken together as "others".
    """
    groups: dict[str, list[Counter[str]]] = defaultdict(list)
    sizes = Counter(outlet.values())
    for key, mine in each.items():
        name = outlet.get(key, "")
        groups[name if sizes[name] >= FEWEST else "others"].append(mine)
    each_one = {name: figures(some) for name, some in groups.items()}
    spread: dict[str, Any] = {}
    for measure in (*MEASURES, "whole"):
        known = [one[measure] for one in each_one.values() if measure in one]
        if known:
            spread[measure] = {"mean": round(sum(known) / len(known), 3), "worst": round(min(known), 3)}
    rows = {
        name: {"reports": len(groups[name]), **{m: round(v, 3) for m, v in one.items()}}
        for name, one in sorted(each_one.items())
    }
    return {"spread": spread, "each": rows}

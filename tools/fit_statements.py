#!/usr/bin/env python3
"""Fits the weights by which an attribution counts as a statement (`trucewatch/read/statements_filter.py`).

    fit_statements.py TEXTS.jsonl GOLD.jsonl [TEXTS.jsonl GOLD.jsonl]...

Each pair holds reports and hand-made readings of them. Every attribution that the reader finds is an
example, one that a gold statement matches (half of the shorter side's words) a positive one. Prints F1
on statements by eight-fold cross-validation over reports, then the weights of a logistic regression
with an L2 penalty on all of them, rounded to a tenth. Deterministic; standard library only.
"""

import collections
import json
import math
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from trucewatch import config
from trucewatch.capture import capture, load_sources
from trucewatch.read.statements import candidates
from trucewatch.read.statements_signs import signs
from trucewatch.read.text import make_page
from trucewatch.resolve import load_resolver

FOLDS, ROUNDS, RATE, PENALTY = 8, 400, 1.0, 3.0
BIASES = [one / 10 for one in range(-2, 16)]


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def lines(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def alike(a, b):
    one, other = words(a), words(b)
    shared = sum((one & other).values())
    if not shared or shared < 0.25 * sum((one | other).values()):
        return 0.0
    return shared / min(sum(one.values()), sum(other.values()))


def examples(texts, gold):
    """(report, signs, whether a gold statement) of every attribution; and the number of gold statements."""
    wanted = {one["id"]: one["statements"] for one in lines(gold)}
    ids = {one["text"].strip(): one["id"] for one in lines(texts)}
    registry = config.data_root() / "registry"
    resolver, sources = load_resolver(registry), load_sources(registry / "sources")
    rows = []
    for one in capture([texts], now=datetime.now(UTC), sources=sources, stdin=None):
        if one.document is None or one.text is None:
            continue
        page = make_page(one.document, one.text, resolver.names, resolver.calendar)
        name = ids.get(one.text.strip()) or one.document.id
        found = [(page.text[slice(*a.content)], set(signs(page, a, v, n))) for a, v, n, _ in candidates(page)]
        pairs = sorted(
            (
                (alike(g["quote"], text), -i, -j)
                for i, g in enumerate(wanted.get(name, []))
                for j, (text, _) in enumerate(found)
            ),
            reverse=True,
        )
        golds, hits = set(), set()
        for score, i, j in pairs:
            if score >= 0.5 and i not in golds and j not in hits:
                golds.add(i)
                hits.add(j)
        again = {j for score, _, j in pairs if score >= 0.5} - hits  # told twice: neither good nor bad
        rows += [(name, shown, -j in hits) for j, (_, shown) in enumerate(found) if -j not in again]
    return rows, sum(map(len, wanted.values()))


def fit(rows):
    """Weights by full-batch gradient descent on the penalised log-likelihood."""
    weights = collections.defaultdict(float)
    for _ in range(ROUNDS):
        slope = {sign: -PENALTY * value for sign, value in weights.items() if sign != ""}
        for _, shown, good in rows:
            error = good - 1 / (1 + math.exp(-score(weights, shown)))
            for sign in (*shown, ""):
                slope[sign] = slope.get(sign, 0.0) + error
        for sign, value in slope.items():
            weights[sign] += RATE * value / len(rows) * 4
    return weights


def score(weights, shown):
    return weights.get("", 0.0) + sum(weights.get(sign, 0.0) for sign in shown)


def main():
    rows, wanted = [], 0
    for texts, gold in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        more, count = examples(texts, gold)
        rows, wanted = rows + more, wanted + count
    fold = {name: i % FOLDS for i, name in enumerate(sorted({row[0] for row in rows}))}
    scored = []
    for one in range(FOLDS):
        weights = fit([row for row in rows if fold[row[0]] != one])
        scored += [(score(weights, shown), good) for name, shown, good in rows if fold[name] == one]
    best = max(BIASES, key=lambda bias: f1(scored, bias, wanted))
    print(f"F1 by cross-validation {f1(scored, best, wanted):.3f} with {best:+.1f} on the intercept")
    weights = fit(rows)
    print(f"bias {weights.pop('') + best:.1f}")
    print(", ".join(f'"{sign}": {value:.1f}' for sign, value in sorted(weights.items(), key=lambda w: w[1])))


def f1(scored, bias, wanted):
    taken = [good for value, good in scored if value + bias > 0]
    return 2 * sum(taken) / (len(taken) + wanted)


if __name__ == "__main__":
    main()

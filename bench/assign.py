"""The best one-to-one assignment of rows to columns (Kuhn 1955, in the shortest-path form of Jonker and
Volgenant 1987): for the few incidents of a report no library is needed.
"""

from collections.abc import Sequence
from math import inf


def best_pairs(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Row and column pairs of the largest total weight, in row order.

    Args:
        weights: rows of equal length; what a pair is worth, 0 or more. Pairs worth 0 are left out.
    """
    if not weights or not weights[0]:
        return []
    turned = len(weights) > len(weights[0])
    rows: Sequence[Sequence[float]] = list(zip(*weights, strict=True)) if turned else weights
    owner = _owners(rows)
    pairs = [(row, column) for column, row in enumerate(owner) if row >= 0 and rows[row][column] > 0]
    return sorted((column, row) if turned else (row, column) for row, column in pairs)


def _owners(weights: Sequence[Sequence[float]]) -> list[int]:
    """For each column the row assigned to it, or -1; there are at least as many columns as rows."""
    n, m = len(weights), len(weights[0])
    low, high = [0.0] * n, [0.0] * (m + 1)  # potentials of rows and columns
    owner = [-1] * (m + 1)  # the last column is where a search starts
    for start in range(n):
        owner[m] = start
        column = m
        nearest, came, done = [inf] * m, [m] * m, [False] * (m + 1)
        while owner[column] != -1:
            done[column] = True
            row, step, following = owner[column], inf, m
            for j in range(m):
                if done[j]:
                    continue
                cost = -weights[row][j] - low[row] - high[j]
                if cost < nearest[j]:
                    nearest[j], came[j] = cost, column
                if nearest[j] < step:
                    step, following = nearest[j], j
            for j in range(m + 1):
                if done[j]:
                    low[owner[j]] += step
                    high[j] -= step
                elif j < m:
                    nearest[j] -= step
            column = following
        while column != m:
            owner[column] = owner[came[column]]
            column = came[column]
    return owner[:m]

"""What people ruled on pairs of reports: the last ruling on a pair wins, and rulings are transitive.

Where rulings contradict one another (a is b, b is c, a is not c) the later one stands and the
earlier is reported, since the person who ruled last saw what was there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from trucewatch.model import Decision, Problem

Pair = tuple[str, str]


@dataclass
class Rulings:
    """Groups that must stay together and pairs that must stay apart."""

    groups: dict[str, frozenset[str]] = field(default_factory=dict)
    apart: set[Pair] = field(default_factory=set)
    reasons: dict[Pair, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def group(self, report: str) -> frozenset[str]:
        """The reports ruled to be one incident with a report, itself among them."""
        return self.groups.get(report, frozenset((report,)))

    def held_apart(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """Whether any report of one set was ruled not to be the same as any of the other."""
        others = list(b)
        return bool(self.apart) and any(pair(x, y) in self.apart for x in a for y in others)


def pair(a: str, b: str) -> Pair:
    """Two ids in order."""
    return (a, b) if a <= b else (b, a)


def read_rulings(decisions: Sequence[Decision], known: Iterable[str]) -> Rulings:
    """The rulings `same` and `not_same` that stand, on reports that are live.

    Args:
        decisions: all decisions, in any order.
        known: ids of the live reports.
    """
    live = set(known)
    latest: dict[Pair, Decision] = {}
    for one in sorted(decisions, key=lambda d: (d.at, d.id)):
        ids = one.subject.split("+")
        if one.ruling in ("same", "not_same", "withdraw") and len(ids) == 2 and ids[0] != ids[1]:
            latest[pair(*ids)] = one
    out = Rulings()
    ruled = [(p, d) for p, d in latest.items() if d.ruling != "withdraw" and live.issuperset(p)]
    for (a, b), one in sorted(ruled, key=lambda item: (item[1].at, item[1].id), reverse=True):
        together, first, second = one.ruling == "same", out.group(a), out.group(b)
        if (b in first) if not together else out.held_apart(first, second):
            out.problems.append(_conflict(one, a, b))
            continue
        out.reasons[a, b] = f"{one.by} ruled: {one.ruling.replace('_', ' ')} ({one.reason})"
        if together:
            joined = first | second
            out.groups.update(dict.fromkeys(joined, joined))
        else:
            out.apart.add((a, b))
    return out


def _conflict(decision: Decision, a: str, b: str) -> Problem:
    return Problem(
        stage="fuse",
        code="rulings_conflict",
        subject=decision.id,
        message=f"the ruling {decision.ruling!r} on {a} and {b} by {decision.by} contradicts later rulings:"
        " it was left aside",
    )

"""The fold, pure: what stands after a sequence of records, and which decisions are in force."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from trucewatch.model import AnyRecord, Decision, Retirement

NOTHING: Mapping[str, AnyRecord] = MappingProxyType({})


class Folded(NamedTuple):
    """What stands: the last record said of each id, unless a retirement was said after it.

    Attributes:
        live: id to record.
        retired: id to the retirement that was said last; never an id of `live`.
    """

    live: Mapping[str, AnyRecord]
    retired: Mapping[str, Retirement]


EMPTY = Folded(NOTHING, MappingProxyType({}))


def fold(before: Folded, records: Iterable[AnyRecord]) -> Folded:
    """What stands after `records` were said upon what stood before.

    The last word on an id wins, so `fold(fold(EMPTY, a), b) == fold(EMPTY, a + b)`, and what a batch
    does to any state is told by `fold(EMPTY, batch)`: its `live` replaces, its `retired` removes.
    """
    live, retired = dict(before.live), dict(before.retired)
    for record in records:
        live[record.id] = record
        retired.pop(record.id, None)
        if isinstance(record, Retirement):
            live.pop(record.subject, None)
            retired[record.subject] = record
    return Folded(live, retired)


def question(decision: Decision) -> str:
    """What a decision answers: two decisions on a subject rival each other if they answer the same.

    `same` and `not_same` answer one question, `accept` and `reject` another, every slot that is given
    a value another; each note stands for itself.
    """
    if decision.ruling in ("same", "not_same"):
        return "same"
    if decision.ruling in ("accept", "reject"):
        return "accept"
    if decision.ruling.startswith("value:"):
        return decision.ruling.partition("=")[0]
    return decision.id if decision.ruling == "note" else decision.ruling


def erases(decision: Decision) -> bool:
    """Whether a decision removed bodies, which nothing brings back."""
    return decision.ruling == "erase" or decision.ruling.startswith("replace:")


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions in force, by subject and then in the order in which they were made.

    The last one on a subject's question wins. `withdraw` on a subject reverses all that was ruled on
    it before; on a decision's id it reverses that one alone, as if it had never been made, so that
    the one before it stands again. Neither takes back an erasure: what is gone is gone.

    Args:
        decisions: in the ledger's order.
    """
    made: dict[str, Decision] = {}
    for one in decisions:
        if one.ruling != "withdraw":
            made.pop(one.id, None)
            made[one.id] = one
            continue
        made = {
            key: past
            for key, past in made.items()
            if erases(past) or one.subject not in (past.subject, past.id)
        }
    last = {(one.subject, question(one)): one for one in made.values()}
    kept = {one.id for one in last.values()}
    return sorted((one for one in made.values() if one.id in kept), key=lambda one: one.subject)

"""Findings: a provision held against an incident under one reading, with its trace."""

from typing import ClassVar, Literal

from trucewatch.model.base import Record, Value
from trucewatch.model.documents import Span

Verdict = Literal[
    "apparent_violation",
    "exempt",
    "permitted",
    "not_covered",
    "disputed",
    "insufficient_information",
]
Answer = Literal["yes", "no", "unknown"]


class Reason(Value, frozen=True, kw_only=True):
    """One step of the trace: the rule asked, its answer, the sentence shown, the words behind it.

    `rule` is the rule's stable name; where a verdict is `not_covered`, the last reason's rule is
    one of `not_in_force`, `outside_area`, `not_bound`, `act_not_barred`. `evidence` empty means
    that the answer rests on no report's words, and `says` then says on what.
    """

    rule: str
    answer: Answer
    says: str
    evidence: tuple[Span, ...] = ()


class Finding(Record, frozen=True, kw_only=True, tag="finding"):
    """A finding is apparent: it names the reading it was reached under and adjudicates nothing."""

    PREFIX: ClassVar[str] = "fin"
    IDENTITY: ClassVar[tuple[str, ...]] = (
        "incident", "agreement", "version", "provision", "reading", "verdict", "grade", "reasons",
    )  # fmt: skip

    incident: str
    agreement: str
    version: str  # digest of the agreement's data that was used
    provision: str | None  # provision id; null where no provision was reached
    reading: str | None = None  # null: the text itself; else the reader's id
    verdict: Verdict
    grade: str
    reasons: tuple[Reason, ...]
    changes: tuple[str, ...] = ()  # what would change it, a question each
    as_of: str  # ISO 8601 UTC: when it was reached


class Retirement(Record, frozen=True, kw_only=True, tag="retirement"):
    """What no longer stands, and why. The record it names stays in the ledger."""

    PREFIX: ClassVar[str] = "ret"

    subject: str
    reason: str
    at: str


class Decision(Record, frozen=True, kw_only=True, tag="decision"):
    """What a person ruled. The last decision on a subject wins; `withdraw` reverses."""

    PREFIX: ClassVar[str] = "dec"

    subject: str  # a record's id, or two report ids joined by "+" for same / not_same
    ruling: str  # same, not_same, accept, reject, value:FIELD=..., note, withdraw, release, ...
    by: str
    reason: str
    at: str  # ISO 8601 UTC

"""Erasure: takes a document's words out of every body, while the chain of digests still verifies.

The ledger's rows are never touched. A batch that holds the document's words is written anew without
the records that carry them, the former body is removed, and a decision `replace:DIGEST` on the former
digest says which body is read in its place. Bytes and text of the document are removed without one.
"""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from trucewatch.ledger.log import Ledger
from trucewatch.model import Decision, Record, Retirement

KEPT = ("decision", "retirement")  # they carry no document's words, and their order matters


class Erasure(NamedTuple):
    """What an erasure takes away.

    Attributes:
        ids: of the records that carry the document's words, sorted.
        bodies: digests of the document's text and of its capture's bytes.
        batches: former digest of a batch, and its body without those records.
    """

    ids: tuple[str, ...]
    bodies: frozenset[str]
    batches: dict[str, bytes]


def plan(ledger: Ledger, subject: str) -> Erasure:
    """What erasing a document or a capture takes away, from the whole ledger, former versions too.

    The document goes with its capture, and with every document of the same text or the same bytes.
    Records go that name one of these, or name a report, tally or statement read in them.
    """
    marks, bodies = _sources(ledger, subject)
    for raw, _ in _lines(ledger):
        if raw["kind"] in ("report", "tally", "statement") and raw["document"] in marks:
            marks.add(raw["id"])
    named = re.compile(b"|".join(re.escape(mark.encode()) for mark in sorted(marks)))
    ids: set[str] = set()
    batches: dict[str, bytes] = {}
    for entry in ledger.entries():
        digest, lines = ledger.body_of(entry), ledger.lines(entry)
        kept = []
        for line in lines:
            raw = msgspec.json.decode(line)
            if raw["kind"] in KEPT or not named.search(line):
                kept.append(line)
            else:
                ids.add(raw["id"])
        if len(kept) < len(lines):
            batches[digest] = b"".join(line + b"\n" for line in kept)
    return Erasure(tuple(sorted(ids)), frozenset(bodies), batches)


def erase(ledger: Ledger, decision: Decision, live: set[str]) -> None:
    """Appends the decision with what follows from it, then removes the bodies.

    Args:
        ledger: where.
        decision: `erase` on a document or a capture.
        live: which of the plan's ids stand; they are retired.

    Raises:
        LedgerError: the ledger takes no entry (nothing is removed then), or a body cannot be removed.
    """
    planned = plan(ledger, decision.subject)
    fresh = ledger.bodies.put_many(planned.batches.values())
    records: list[Record] = [decision]
    for key in planned.ids:
        if key in live:
            records.append(Retirement(subject=key, reason="erased", at=decision.at))
    for former, new in zip(planned.batches, fresh, strict=True):
        replaced = {"subject": former, "ruling": f"replace:{new}", "reason": f"erases {decision.subject}"}
        records.append(Decision(by=decision.by, at=decision.at, **replaced))
    for body in sorted(planned.bodies):
        gone = {"subject": body, "ruling": "erase", "reason": f"erases {decision.subject}"}
        records.append(Decision(by=decision.by, at=decision.at, **gone))
    ledger.append(records, stage="review", at=decision.at)
    finish(ledger)


def finish(ledger: Ledger) -> int:
    """Removes what decisions erased and a crash left in place; tells how many bodies that were."""
    return sum(ledger.bodies.erase(digest) for digest in ledger.erased())


def _sources(ledger: Ledger, subject: str) -> tuple[set[str], set[str]]:
    documents: dict[str, tuple[str, str]] = {}
    captures: dict[str, str] = {}
    for raw, _ in _lines(ledger):
        if raw["kind"] == "document":
            documents[raw["id"]] = (raw["capture"], raw["text_sha256"])
        elif raw["kind"] == "capture":
            captures[raw["id"]] = raw["sha256"]
    marks, bodies, size = {subject}, set[str](), -1
    while size != len(marks):  # the same bytes or the same text under another name are the same words
        size = len(marks)
        for key, (capture, text) in documents.items():
            if key in marks or capture in marks or text in bodies:
                marks |= {key, capture}
                bodies.add(text)
        for key, raw_bytes in captures.items():
            if key in marks or raw_bytes in bodies:
                marks.add(key)
                bodies.add(raw_bytes)
    return marks, bodies


def _lines(ledger: Ledger) -> Iterator[tuple[dict[str, Any], bytes]]:
    for entry in ledger.entries():
        for line in ledger.lines(entry):
            yield msgspec.json.decode(line), line

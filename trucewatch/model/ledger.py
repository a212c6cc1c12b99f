"""One line of the ledger, and how records are written into a batch."""

from collections.abc import Iterable
from typing import get_args

import msgspec

from trucewatch.model.agreements import Agreement
from trucewatch.model.base import Record, Value, canonical_json
from trucewatch.model.documents import Capture, Document, Problem, Source
from trucewatch.model.findings import Decision, Finding, Retirement
from trucewatch.model.incidents import Incident, Link, Origin
from trucewatch.model.references import Resolution
from trucewatch.model.reports import Report, Statement, Tally

AnyRecord = (
    Source
    | Capture
    | Document
    | Problem
    | Report
    | Tally
    | Statement
    | Resolution
    | Origin
    | Link
    | Incident
    | Agreement
    | Finding
    | Retirement
    | Decision
)
ANY_RECORD = AnyRecord
KINDS: dict[str, type[Record]] = {cls.__struct_config__.tag: cls for cls in get_args(AnyRecord)}


class Entry(Value, frozen=True, kw_only=True):
    """One line of the ledger: a batch of records, by digest, chained to the line before.

    `hash` is the SHA-256 of the canonical JSON of the other fields; `prev` is the `hash` of the
    entry before (64 zeros for the first).
    """

    seq: int  # from 1
    at: str  # ISO 8601 UTC
    stage: str  # capture, read, resolve, fuse, judge, review, publish
    records: int
    body: str  # SHA-256 of the batch body in the body store
    prev: str
    hash: str


_decoder: msgspec.json.Decoder[AnyRecord] = msgspec.json.Decoder(AnyRecord)


def encode_records(records: Iterable[Record]) -> bytes:
    """A batch body: one record's canonical JSON a line."""
    return b"".join(canonical_json(record) + b"\n" for record in records)


def decode_records(body: bytes) -> list[AnyRecord]:
    """The records of a batch body, in order.

    Raises:
        msgspec.DecodeError: a line is no JSON, or is no record of this version.
    """
    return [_decoder.decode(line) for line in body.splitlines() if line.strip()]

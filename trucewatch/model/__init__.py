"""The records: frozen, typed, with ids that are hashes of canonical JSON."""

from trucewatch.model.agreements import (
    Agreement,
    Exclusion,
    InstrumentKind,
    Party,
    Provision,
    Reading,
    Window,
    Zone,
)
from trucewatch.model.base import Record, Value, canonical_json, digest, sha256
from trucewatch.model.documents import Capture, Document, Problem, Source, SourceKind, Span
from trucewatch.model.findings import Answer, Decision, Finding, Reason, Retirement, Verdict
from trucewatch.model.incidents import Attribution, Claim, Incident, Link, Origin, Range
from trucewatch.model.ledger import ANY_RECORD, KINDS, AnyRecord, Entry, decode_records, encode_records
from trucewatch.model.references import ActorRef, NameHit, NameKind, Names, PlaceRef, Resolution, TimeRef
from trucewatch.model.reports import (
    COUNTS,
    Act,
    Count,
    EventType,
    Mention,
    Report,
    Statement,
    Status,
    Tally,
    TallyKind,
    TargetKind,
)

__all__ = [
    "ANY_RECORD", "COUNTS", "KINDS", "Act", "ActorRef", "Agreement", "Answer", "AnyRecord", "Attribution",
    "Capture", "Claim", "Count", "Decision", "Document", "Entry", "EventType", "Exclusion", "Finding",
    "Incident", "InstrumentKind", "Link", "Mention", "NameHit", "NameKind", "Names", "Origin", "Party",
    "PlaceRef", "Problem", "Provision", "Range", "Reading", "Reason", "Record", "Report", "Resolution",
    "Retirement", "Source", "SourceKind", "Span", "Statement", "Status", "Tally", "TallyKind",
    "TargetKind", "TimeRef", "Value", "Verdict", "Window", "Zone", "canonical_json", "decode_records",
    "digest", "encode_records", "sha256",
]  # fmt: skip

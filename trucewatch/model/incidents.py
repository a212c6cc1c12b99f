"""Origins, links and incidents: which reports speak of the same thing, and what they say together."""

from typing import ClassVar

from trucewatch.model.base import Record, Value
from trucewatch.model.documents import Span
from trucewatch.model.references import ActorRef, PlaceRef, TimeRef
from trucewatch.model.reports import EventType, Status, TargetKind


class Origin(Record, frozen=True, kw_only=True, tag="origin"):
    """Documents that come from one original. A document with no relatives is its own origin and
    gets no record."""

    PREFIX: ClassVar[str] = "ori"

    documents: tuple[str, ...]  # sorted
    reasons: tuple[str, ...]  # a sentence each: "shares 82 % of 3-grams with ...", "credits AFP"


class Link(Record, frozen=True, kw_only=True, tag="link"):
    """Two reports taken as one incident (or held apart), with the reasons."""

    PREFIX: ClassVar[str] = "lnk"

    a: str
    b: str
    same: bool
    score: float
    reasons: tuple[str, ...]


class Claim(Value, frozen=True, kw_only=True):
    """One value that one report gives, and who it says gave it."""

    value: str
    low: int | None = None
    high: int | None = None
    report: str
    document: str
    source: str
    claimants: tuple[str, ...] = ()
    origin: str  # Origin id, or the document id where it is its own origin
    spans: tuple[Span, ...] = ()


class Range(Value, frozen=True, kw_only=True):
    """A consolidated count. `high` null means "at least"; `claims` keep who says what."""

    low: int
    best: int
    high: int | None = None
    vague: bool = False
    claims: tuple[Claim, ...] = ()


class Attribution(Value, frozen=True, kw_only=True):
    """One alternative doer: `actors` act together (["Russia", "Syrian government forces"])."""

    actor: ActorRef
    claimants: tuple[str, ...] = ()
    origins: int = 1
    reports: tuple[str, ...] = ()


class Incident(Record, frozen=True, kw_only=True, tag="incident"):
    """What is examined. The id outlives growth; a later record with the same id replaces it in state."""

    PREFIX: ClassVar[str] = "inc"

    reports: tuple[str, ...]  # sorted ids
    documents: tuple[str, ...]
    origins: tuple[str, ...]  # independent origins (Origin or Document ids)
    type: EventType
    status: Status
    actors: tuple[Attribution, ...] = ()
    contested: tuple[str, ...] = ()  # which slots the reports disagree on: "actors", "place", "time", "type"
    target: str | None = None
    target_actor: ActorRef | None = None
    target_kind: TargetKind | None = None
    place: PlaceRef | None = None
    time: TimeRef | None = None
    killed: Range | None = None
    killed_civilians: Range | None = None
    killed_children: Range | None = None
    killed_combatants: Range | None = None
    injured: Range | None = None
    claimants: tuple[ActorRef, ...] = ()
    grade: str  # evidence grade, computed: see fuse.consolidate
    contradictions: tuple[str, ...] = ()  # a sentence each

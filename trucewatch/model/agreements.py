"""An agreement as data: who is bound, when, where, to what, and how each party reads it."""

from typing import Any, ClassVar, Literal

from trucewatch.model.base import Record, Value

InstrumentKind = Literal[
    "commitment",
    "cessation",
    "arrangement",
    "unilateral_declaration",
    "local_ceasefire",
    "deescalation_zone",
]


class Window(Value, frozen=True, kw_only=True):
    """When the agreement, or one party's acceptance of it, holds. ISO local date-times in `timezone`.

    `contested_from` marks an end that is disputed: between it and `until` the answer is unknown.
    """

    party: str | None = None  # null: the agreement as a whole
    start: str
    until: str | None = None
    contested_from: str | None = None
    timezone: str = "Asia/Damascus"
    note: str | None = None


class Party(Value, frozen=True, kw_only=True):
    """A party and its forces, as actor ids of the registry."""

    id: str
    actors: tuple[str, ...]
    role: Literal["party", "supporter", "sponsor", "guarantor"] = "party"
    attested_by: str | None = None
    disputed: bool = False
    note: str | None = None


class Zone(Value, frozen=True, kw_only=True):
    """A named area with its own rules; geometry in GeoJSON."""

    id: str
    name: str
    delineation: Literal["agreed", "claimed", "unknown"] = "unknown"
    geometry: dict[str, Any] | None = None
    places: tuple[str, ...] = ()  # gazetteer ids that lie inside wherever the line runs
    note: str | None = None


class Exclusion(Value, frozen=True, kw_only=True):
    """Whom the agreement does not protect: by name, or by reference to a dated list."""

    id: str
    actors: tuple[str, ...] = ()
    list: str | None = None  # registry list id, such as "unsc-1267"
    clause: str
    note: str | None = None


class Provision(Value, frozen=True, kw_only=True):
    """One prohibition, obligation, permission or exception, anchored in a clause."""

    id: str
    kind: Literal["prohibition", "obligation", "permission", "exception"]
    says: str  # the rule in our own words, as the analyst reads it
    clause: str  # anchor in the published text
    actors: tuple[str, ...] = ()  # party ids or actor ids; empty: every party
    acts: tuple[str, ...] = ()  # event types
    targets: tuple[str, ...] = ()  # party ids, target kinds; empty: any
    zone: str | None = None
    until: str | None = None
    note: str | None = None


class Reading(Value, frozen=True, kw_only=True):
    """How one actor reads the agreement, since when, from which words."""

    id: str  # the reader's id, such as "russia"
    by: str  # actor id
    since: str | None = None  # ISO date
    source: str  # where the words stand
    excludes: tuple[str, ...] = ()  # further actors held to be excluded
    includes: tuple[str, ...] = ()  # actors held to be protected although the text may exclude them
    excludes_some_of: tuple[str, ...] = ()  # actors of whom the reader excludes some, without naming them
    acts: tuple[str, ...] = ()  # further acts held to be barred (event types)
    under: str | None = None  # provision in which the reader anchors those acts
    windows: tuple[Window, ...] = ()  # held instead of the text's windows for the same party
    says: str


class Agreement(Record, frozen=True, kw_only=True, tag="agreement"):
    """An agreement as loaded from `agreements/<id>/`. `version` is the digest of its files."""

    PREFIX: ClassVar[str] = "agr"

    version: str
    title: str
    instrument: InstrumentKind
    signed: str | None = None
    publicly_known_from: str | None = None
    timezone: str = "Asia/Damascus"
    windows: tuple[Window, ...]
    parties: tuple[Party, ...]
    area: str  # "nationwide" or a zone id
    country: str = "Syria"
    zones: tuple[Zone, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    provisions: tuple[Provision, ...]
    readings: tuple[Reading, ...] = ()
    sources: tuple[str, ...] = ()
    note: str | None = None

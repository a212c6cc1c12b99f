"""What an agreement's parts must be to one another; every breach is noted with its line."""

import itertools
import zoneinfo
from collections.abc import Callable, Container, Iterable
from datetime import date, datetime
from typing import Any, get_args

import shapely.geometry
from shapely.errors import ShapelyError
from shapely.validation import explain_validity

from trucewatch.judge.lines import Errors, Path
from trucewatch.model import Agreement, EventType, TargetKind, Window

ACTS = frozenset(get_args(EventType))
KINDS = frozenset(get_args(TargetKind))


def check(agreement: Agreement, errors: Errors, known_actors: Container[str] | None) -> None:
    """Notes every breach: dates, zones, ids, overlaps, actors, outlines, clauses."""
    _unique(agreement, errors)
    _dates(agreement, errors)
    _zone_name(agreement.timezone, ("timezone",), errors)
    parties = {p.id for p in agreement.parties}
    _windows(agreement.windows, ("window",), parties, errors)
    for n, reading in enumerate(agreement.readings):
        _windows(reading.windows, ("reading", n, "window"), parties, errors)
    _outlines(agreement, errors)
    _provisions(agreement, errors)
    _exclusions(agreement, errors)
    _readings(agreement, errors)
    if known_actors is not None:
        _actors(agreement, errors, known_actors)


def _unique(agreement: Agreement, errors: Errors) -> None:
    sections: dict[str, list[str]] = {
        "party": [p.id for p in agreement.parties],
        "zone": [z.id for z in agreement.zones],
        "exclusion": [x.id for x in agreement.exclusions],
        "provision": [p.id for p in agreement.provisions],
        "reading": [r.id for r in agreement.readings],
    }
    for section, ids in sections.items():
        for n, one in enumerate(ids):
            if one in ids[:n]:
                errors.add((section, n, "id"), f"a second {section} {one!r}")
    claimed: dict[str, str] = {}
    for n, party in enumerate(agreement.parties):
        if party.id in KINDS:
            errors.add(("party", n, "id"), f"{party.id!r} is a kind of target and cannot name a party")
        for actor in party.actors:
            if actor in claimed:
                errors.add(("party", n, "actors"), f"{actor!r} is already of the party {claimed[actor]!r}")
            claimed[actor] = party.id


def _is(parse: Callable[[str], Any], value: str | None, path: Path, what: str, errors: Errors) -> bool:
    if value is None:
        return True
    try:
        parse(value)
    except ValueError:
        errors.add(path, f"{value!r} is no {what}")
        return False
    return True


def _dates(agreement: Agreement, errors: Errors) -> None:
    _is(date.fromisoformat, agreement.signed, ("signed",), "ISO date", errors)
    _is(date.fromisoformat, agreement.publicly_known_from, ("publicly_known_from",), "ISO date", errors)
    for n, reading in enumerate(agreement.readings):
        _is(date.fromisoformat, reading.since, ("reading", n, "since"), "ISO date", errors)
    for n, provision in enumerate(agreement.provisions):
        _is(_local, provision.until, ("provision", n, "until"), "ISO local date-time", errors)


def _local(value: str) -> datetime:
    made = datetime.fromisoformat(value)
    if made.tzinfo is not None:
        raise ValueError("an offset where the zone is given apart")
    return made


def _zone_name(name: str, path: Path, errors: Errors) -> bool:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        errors.add(path, f"{name!r} is no time zone such as 'Asia/Damascus'")
        return False
    return True


def _windows(windows: tuple[Window, ...], path: Path, parties: set[str], errors: Errors) -> None:
    held: dict[str | None, list[tuple[datetime, datetime, int]]] = {}
    for n, one in enumerate(windows):
        at = (*path, n)
        if one.party is not None and one.party not in parties:
            errors.add((*at, "party"), f"{one.party!r} is no party of the agreement")
        good = _zone_name(one.timezone, (*at, "timezone"), errors)
        for name in ("start", "contested_from", "until"):
            good &= _is(_local, getattr(one, name), (*at, name), "ISO local date-time", errors)
        if not good:
            continue
        zone = zoneinfo.ZoneInfo(one.timezone)
        start, contested, until = (
            _local(v).replace(tzinfo=zone) if v else None for v in (one.start, one.contested_from, one.until)
        )
        if until and start and until <= start:
            errors.add((*at, "until"), f"ends at {one.until}, before it starts at {one.start}")
        elif contested and start and (contested < start or (until and contested > until)):
            errors.add(
                (*at, "contested_from"), f"{one.contested_from} lies outside {one.start} to {one.until}"
            )
        elif start:
            end = until or datetime.max.replace(tzinfo=zone)
            held.setdefault(one.party, []).append((start, end, n))
    for party, spans in held.items():
        spans.sort()
        for (_, end, first), (start, _, second) in itertools.pairwise(spans):
            if start < end:
                whose = "the agreement" if party is None else repr(party)
                errors.add((*path, second), f"overlaps window {first + 1} of {whose}")


def _outlines(agreement: Agreement, errors: Errors) -> None:
    if agreement.area != "nationwide" and agreement.area not in {z.id for z in agreement.zones}:
        errors.add(("area",), f"{agreement.area!r} is neither 'nationwide' nor a zone")
    for n, zone in enumerate(agreement.zones):
        if zone.geometry is None:
            if not zone.places:
                errors.add(("zone", n), f"zone {zone.id!r} has neither an outline nor places")
            continue
        try:
            shape = shapely.geometry.shape(zone.geometry)
        except (ShapelyError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            errors.add(("zone", n), f"the outline of {zone.id!r} is no GeoJSON geometry: {error}")
            continue
        if shape.geom_type not in ("Polygon", "MultiPolygon") or shape.is_empty:
            errors.add(("zone", n), f"the outline of {zone.id!r} is no polygon")
        elif not shape.is_valid:
            errors.add(("zone", n), f"the outline of {zone.id!r} is not valid: {explain_validity(shape)}")
        elif not shapely.geometry.box(-180, -90, 180, 90).covers(shape):
            errors.add(("zone", n), f"the outline of {zone.id!r} leaves the globe: longitude comes first")


def _known(values: Iterable[str], known: Container[str], path: Path, what: str, errors: Errors) -> None:
    for value in values:
        if value not in known:
            errors.add(path, f"{value!r} is no {what}")


def _provisions(agreement: Agreement, errors: Errors) -> None:
    zones = {z.id for z in agreement.zones}
    for n, one in enumerate(agreement.provisions):
        at: Path = ("provision", n)
        _known(one.acts, ACTS, (*at, "acts"), "event type", errors)
        if one.zone is not None and one.zone not in zones:
            errors.add((*at, "zone"), f"{one.zone!r} is no zone of the agreement")
        if one.kind == "prohibition" and not one.acts:
            errors.add(at, f"the prohibition {one.id!r} names no act that it bars")


def _exclusions(agreement: Agreement, errors: Errors) -> None:
    members = {actor: p.id for p in agreement.parties for actor in p.actors}
    for n, one in enumerate(agreement.exclusions):
        if not one.actors and one.list is None:
            errors.add(("exclusion", n), f"the exclusion {one.id!r} names neither actors nor a list")
        for actor in one.actors:
            if actor in members:
                errors.add(
                    ("exclusion", n, "actors"),
                    f"{actor!r} is of the party {members[actor]!r} and cannot be excluded",
                )


def _readings(agreement: Agreement, errors: Errors) -> None:
    provisions = {p.id for p in agreement.provisions}
    for n, one in enumerate(agreement.readings):
        at: Path = ("reading", n)
        _known(one.acts, ACTS, (*at, "acts"), "event type", errors)
        if one.under is not None and one.under not in provisions:
            errors.add((*at, "under"), f"{one.under!r} is no provision of the agreement")
        if one.acts and one.under is None:
            errors.add((*at, "acts"), "acts held to be barred need `under`, the provision that bars them")
        for actor in set(one.excludes) & set(one.includes):
            errors.add((*at, "includes"), f"{actor!r} is both excluded and included")


def _actors(agreement: Agreement, errors: Errors, known: Container[str]) -> None:
    what = "actor of the registry"
    parties = {p.id for p in agreement.parties}
    for n, party in enumerate(agreement.parties):
        _known(party.actors, known, ("party", n, "actors"), what, errors)
    for n, exclusion in enumerate(agreement.exclusions):
        _known(exclusion.actors, known, ("exclusion", n, "actors"), what, errors)
    for n, reading in enumerate(agreement.readings):
        _known((reading.by,), known, ("reading", n, "by"), what, errors)
        for name in ("excludes", "includes", "excludes_some_of"):
            _known(getattr(reading, name), known, ("reading", n, name), what, errors)
    for n, one in enumerate(agreement.provisions):
        named = [a for a in one.actors if a not in parties]
        _known(named, known, ("provision", n, "actors"), "party or actor of the registry", errors)
        hit = [t for t in one.targets if t not in parties and t not in KINDS]
        _known(
            hit, known, ("provision", n, "targets"), "party, kind of target or actor of the registry", errors
        )

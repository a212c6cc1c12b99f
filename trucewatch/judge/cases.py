"""An agreement's own test: incidents in a few words, and the verdict that each must get."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from trucewatch.errors import ConfigError
from trucewatch.judge.assess import assess
from trucewatch.judge.load import load_agreement
from trucewatch.judge.readings import ActorFacts
from trucewatch.model import (
    ActorRef,
    Agreement,
    Attribution,
    EventType,
    Finding,
    Incident,
    PlaceRef,
    Status,
    TargetKind,
    TimeRef,
    Value,
    Verdict,
)

CASES_FILE = "cases.toml"
AS_OF = "2016-12-31T00:00:00+00:00"
NO_FINDING = "none"


class Premise(Value, frozen=True, kw_only=True):
    """What a case takes for granted of an actor, so that cases can be run without the registry."""

    id: str
    name: str
    belongs: tuple[str, ...] = ()  # groups that it is part of, each named outright
    listed: tuple[str, ...] = ()  # lists that it stands on
    type: str = "organisation"  # "generic": "militants", whom it belongs to cannot be told


class Case(Value, frozen=True, kw_only=True):
    """An incident in a few words and what must come of it.

    `type` may name several acts: the case then holds for each. `expect` gives verdicts by reading
    ("text" for the text itself, "*" for every reading not named), with the deciding rule after a
    slash where that matters: "not_covered/not_bound". "none": no finding at all. `because` gives
    words that must stand in the deciding sentence, `asks` words that must stand in a question that
    would change the text's finding.
    """

    name: str
    why: str
    type: EventType | tuple[EventType, ...]
    status: Status = "asserted"
    actors: tuple[str, ...] = ()  # alternatives: actor ids
    target_actor: str | None = None
    target: str | None = None
    target_kind: TargetKind | None = None
    date: str | None = None
    until: str | None = None  # last day, where the date is a range
    hour: str | None = None  # ISO local date-time
    hour_until: str | None = None
    timezone: str = "Asia/Damascus"
    published: str | None = None
    place: str | None = "Aleppo"
    place_id: str | None = None
    country: str | None = "Syria"
    lat: float | None = None
    lon: float | None = None
    precision: int = 1
    provision: str | None = None  # the provision that the text's finding must name
    expect: dict[str, str]
    because: dict[str, str] = msgspec.field(default_factory=dict)
    asks: str | None = None


class CaseResult(Value, frozen=True, kw_only=True):
    """How one case went; `says` gives what differed."""

    name: str
    passed: bool
    says: str = ""


class Premises:
    """An actor registry made of the premises that a file of cases states."""

    def __init__(self, premises: tuple[Premise, ...]) -> None:
        self._by_id = {p.id: p for p in premises}

    def is_or_belongs(self, actor: str, group: str, date: str) -> bool | None:
        """Whether the premises put an actor in a group; unknown where they know no such actor."""
        one = self._by_id.get(actor)
        if actor == group:
            return True
        if one is None:
            return None
        return group in one.belongs

    def designated(self, actor: str, list_id: str, date: str) -> bool | None:
        """Whether the premises put an actor on a list."""
        one = self._by_id.get(actor)
        if one is None:
            return None
        return list_id in one.listed

    def get(self, entity: str) -> Premise | None:
        """The premise on an actor."""
        return self._by_id.get(entity)


class CaseFile(Value, frozen=True, kw_only=True):
    """`cases.toml`: the premises and the cases."""

    actor: tuple[Premise, ...] = ()
    case: tuple[Case, ...] = ()


def read_cases(raw: bytes) -> CaseFile:
    """The cases of a file.

    Raises:
        ConfigError: it is no TOML, or not of this shape.
    """
    try:
        return msgspec.convert(tomllib.loads(raw.decode("utf-8")), CaseFile)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ConfigError(f"{CASES_FILE}: {error}") from error


def run_cases(folder: Path, *, actors: ActorFacts | None = None) -> list[CaseResult]:
    """Runs `cases.toml` against the agreement in the same folder.

    Args:
        folder: the agreement's folder.
        actors: the actor registry; without it, the premises that the file states.

    Raises:
        ConfigError: the agreement or the cases cannot be loaded.
    """
    agreement, errors = load_agreement(folder)
    if agreement is None:
        raise ConfigError(f"{folder}: {errors[0]} (`trucewatch agreement check` lists all)")
    try:
        raw = (folder / CASES_FILE).read_bytes()
    except OSError as error:
        raise ConfigError(f"{folder / CASES_FILE}: cannot be read: {error.strerror}") from error
    return list(try_cases(agreement, read_cases(raw), actors=actors))


def try_cases(
    agreement: Agreement, file: CaseFile, *, actors: ActorFacts | None = None
) -> Iterator[CaseResult]:
    """Holds each case against an agreement that is already loaded."""
    facts = actors if actors is not None else Premises(file.actor)
    tried: list[tuple[Case, EventType, str]] = []
    for case in file.case:
        types = case.type if isinstance(case.type, tuple) else (case.type,)
        for act in types:
            name = case.name if len(types) == 1 else f"{case.name} ({act.replace('_', ' ')})"
            tried.append((case, act, name))
    found = _grouped(agreement, tried, facts)
    for n, (case, _, name) in enumerate(tried):
        wrong = list(_differences(agreement, case, found(f"inc-{n}")))
        yield CaseResult(name=name, passed=not wrong, says="; ".join(wrong))


def _grouped(
    agreement: Agreement, tried: list[tuple[Case, EventType, str]], facts: ActorFacts
) -> Callable[[str], dict[str, Finding]]:
    """Judges the cases one after the other, as they are asked for: findings by reading."""
    published = {f"doc-{n}": case.published for n, (case, _, _) in enumerate(tried)}
    findings = assess(
        (incident_of(case, act, facts, n) for n, (case, act, _) in enumerate(tried)),
        [agreement],
        reports=lambda _: None,
        resolutions=lambda _: None,
        actors=facts,
        published=published.get,
        as_of=AS_OF,
    )
    waiting = next(findings, None)

    def of(incident: str) -> dict[str, Finding]:
        nonlocal waiting
        out: dict[str, Finding] = {}
        while waiting is not None and waiting.incident == incident:
            out[waiting.reading or "text"] = waiting
            waiting = next(findings, None)
        return out

    return of


def _differences(agreement: Agreement, case: Case, found: dict[str, Finding]) -> Iterator[str]:
    readings = ["text", *(r.id for r in agreement.readings)]
    for name in case.expect.keys() - {"*", *readings}:
        yield f"there is no reading {name!r}"
    for name in readings:
        wanted = case.expect.get(name, case.expect.get("*"))
        if wanted is None:
            continue
        verdict, _, rule = wanted.partition("/")
        finding = found.get(name)
        got: Verdict | str = finding.verdict if finding else NO_FINDING
        last = finding.reasons[-1].rule if finding else ""
        if got != verdict or (rule and last != rule):
            says = finding.reasons[-1].says if finding else ""
            yield f"{name}: expected {wanted}, got {got}/{last}: {says}"
    for name, words in case.because.items():
        if name not in found or words not in found[name].reasons[-1].says:
            yield f"{name}: the deciding reason does not say {words!r}"
    if case.asks and not any(case.asks in q for f in found.values() if f.reading is None for q in f.changes):
        yield f"text: no question asks {case.asks!r}"
    if case.provision and (found.get("text") is None or found["text"].provision != case.provision):
        got_id = found["text"].provision if "text" in found else None
        yield f"text: expected the provision {case.provision!r}, got {got_id!r}"


def incident_of(case: Case, act: EventType, facts: ActorFacts, number: int = 0) -> Incident:
    """A case as the incident that fusing would have made of its reports."""
    return Incident(
        id=f"inc-{number}",
        reports=(),
        documents=(f"doc-{number}",),
        origins=(f"doc-{number}",),
        type=act,
        status=case.status,
        actors=tuple(Attribution(actor=_actor(a, facts)) for a in case.actors),
        target=case.target,
        target_actor=_actor(case.target_actor, facts) if case.target_actor else None,
        target_kind=case.target_kind,
        place=_place(case),
        time=_time(case),
        grade="case",
    )


def _actor(actor_id: str, facts: ActorFacts) -> ActorRef:
    found = facts.get(actor_id)
    name = found.name if found else actor_id
    return ActorRef(text=actor_id, entity=actor_id, name=name, method="case", score=1.0)


def _place(case: Case) -> PlaceRef | None:
    if case.place is None or case.place == "":
        return None
    fields: dict[str, Any] = {
        "place": case.place_id,
        "country": case.country,
        "lat": case.lat,
        "lon": case.lon,
        "precision": case.precision,
    }
    return PlaceRef(text=case.place, name=case.place, method="case", score=1.0, **fields)


def _time(case: Case) -> TimeRef | None:
    start = case.date or (case.hour or "")[:10]
    if not start:
        return None
    end = case.until or (case.hour_until or "")[:10] or start
    return TimeRef(
        text=start,
        start=start,
        end=end,
        precision=1 if start == end else 2,
        from_hour=case.hour,
        to_hour=case.hour_until or case.hour,
        timezone=case.timezone,
        method="case",
    )

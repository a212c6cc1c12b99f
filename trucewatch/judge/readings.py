"""An agreement seen through one reading: who is a party, who is excluded, when it held.

The text itself is a reading too (`reading` null). Each lens is compiled once a run; what the
actor registry answers is remembered by actor and day.
"""

from dataclasses import dataclass, field
from typing import Protocol

from trucewatch.judge.logic import answer, any_of
from trucewatch.judge.windows import Span, spans
from trucewatch.model import Agreement, Answer, EventType, Party, Provision, Reading, Window

INSTRUMENTS = {
    "commitment": "commitment",
    "cessation": "cessation",
    "arrangement": "arrangement",
    "unilateral_declaration": "declaration",
    "local_ceasefire": "ceasefire",
    "deescalation_zone": "de-escalation zone",
}
BOUND_ROLES = ("party", "supporter")


GENERIC = "generic"  # the registry's type for nouns that stand for somebody unnamed


class Named(Protocol):
    """An entry of the actor registry, as far as judging reads it."""

    @property
    def name(self) -> str:
        """The canonical English name."""
        ...


class ActorFacts(Protocol):
    """What judging asks the actor registry. `date` is an ISO date; `None` means not known."""

    def is_or_belongs(self, actor: str, group: str, date: str) -> bool | None:
        """Whether an actor is, or on that date belongs to, another."""
        ...

    def designated(self, actor: str, list_id: str, date: str) -> bool | None:
        """Whether an actor stands on a list on that date. Raises KeyError where there is no such list."""
        ...

    def get(self, entity: str) -> Named | None:
        """The entry of an id. One whose `type` is "generic" stands for somebody unnamed."""
        ...


class Remembered:
    """An actor registry whose answers are kept: a run asks the same of few actors on few days."""

    def __init__(self, actors: ActorFacts) -> None:
        self._actors = actors
        self._belongs: dict[tuple[str, str, str], bool | None] = {}
        self._entries: dict[str, Named | None] = {}

    def is_or_belongs(self, actor: str, group: str, date: str) -> bool | None:
        """As the registry answers."""
        key = (actor, group, date)
        if key not in self._belongs:
            self._belongs[key] = self._actors.is_or_belongs(actor, group, date)
        return self._belongs[key]

    def designated(self, actor: str, list_id: str, date: str) -> bool | None:
        """As the registry answers; not kept, since a missing list is an error each time."""
        return self._actors.designated(actor, list_id, date)

    def get(self, entity: str) -> Named | None:
        """As the registry answers."""
        if entity not in self._entries:
            self._entries[entity] = self._actors.get(entity)
        return self._entries[entity]


@dataclass(frozen=True, slots=True)
class Standing:
    """What an actor is to the agreement on a day, under one reading.

    `parties` holds "yes" or "unknown" by party id; parties to which it does not belong are left
    out. `why` is the half sentence that says what the exclusion, or the doubt about it, rests on.
    """

    parties: dict[str, Answer]
    excluded: Answer
    why: str = ""
    in_doubt_as_target: str = ""
    disputed: bool = False


@dataclass(slots=True)
class Lens:
    """One agreement under one reading, compiled."""

    agreement: Agreement
    reading: Reading | None
    actors: ActorFacts
    word: str = ""
    held: dict[str | None, tuple[Span, ...]] = field(default_factory=dict)
    by_act: dict[EventType, tuple[Provision, ...]] = field(default_factory=dict)
    own_time: bool = False  # this reading holds its own window for the agreement as a whole
    own_windows: bool = False  # ... or for any party
    exceptions: tuple[Provision, ...] = ()
    first_day: str = ""  # asked of the registry where an incident has no date at all
    free: tuple[Provision, ...] = ()  # permissions that no act's type can show, such as self-defence
    pool: dict[tuple[object, ...], Standing] = field(default_factory=dict)  # equal standings are one object
    _standings: dict[tuple[str, str], Standing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.word = INSTRUMENTS[self.agreement.instrument]
        held: dict[str | None, list[Window]] = {}
        for window in self.agreement.windows:
            held.setdefault(window.party, []).append(window)
        own: dict[str | None, list[Window]] = {}
        for window in self.reading.windows if self.reading else ():
            own.setdefault(window.party, []).append(window)
        self.held = {party: spans(windows) for party, windows in (held | own).items()}
        self.own_time, self.own_windows = None in own, bool(own)
        acts: dict[EventType, list[Provision]] = {}
        for provision in self.agreement.provisions:
            further = self.reading.acts if self.reading and self.reading.under == provision.id else ()
            for act in (*provision.acts, *further):
                acts.setdefault(act, []).append(provision)  # type: ignore[arg-type]  # checked when loaded
        self.by_act = {act: tuple(found) for act, found in acts.items()}
        self.first_day = min(w.start for w in self.agreement.windows)[:10]
        self.exceptions = tuple(p for p in self.agreement.provisions if p.kind == "exception")
        self.free = tuple(p for p in self.agreement.provisions if p.kind == "permission" and not p.acts)

    @property
    def id(self) -> str | None:
        """The reader's id; null for the text itself."""
        return self.reading.id if self.reading else None

    def name(self, actor: str) -> str:
        """An actor's canonical English name; the id where the registry has none."""
        found = self.actors.get(actor)
        return found.name if found else actor

    def unnamed(self, actor: str) -> bool:
        """Whether an id stands for nobody in particular: "militants", or an id nobody knows."""
        found = self.actors.get(actor)
        return found is None or getattr(found, "type", None) == GENERIC

    def belongs(self, actor: str, group: str, day: str) -> bool | None:
        """Whether an actor is or belongs to another, itself included."""
        if actor == group:
            return True
        return None if self.unnamed(actor) else self.actors.is_or_belongs(actor, group, day)

    def listed(self, actor: str, list_id: str, day: str) -> bool | None:
        """Whether an actor stands on a list; not known where the registry lacks the list."""
        if self.unnamed(actor):
            return None
        try:
            return self.actors.designated(actor, list_id, day)
        except KeyError:
            return None

    def standing(self, actor: str, day: str) -> Standing:
        """What an actor of the registry is to the agreement on an ISO date."""
        key = (actor, day)
        found = self._standings.get(key)
        if found is None:
            made = self._stand(actor, day)
            content = (tuple(made.parties.items()), made.excluded, made.why, made.in_doubt_as_target)
            found = self._standings[key] = self.pool.setdefault((*content, made.disputed), made)
        return found

    def view(self, act: EventType, actors: tuple[str, ...], day: str) -> tuple[object, ...]:
        """What of this reading can bear on an incident; lenses that share a pool and give the same
        view judge it alike."""
        provisions = tuple(p.id for p in self.by_act.get(act, ()))
        standings = tuple(id(self.standing(a, day)) for a in actors)
        return (self.id if self.own_windows else None, provisions, standings)

    def _stand(self, actor: str, day: str) -> Standing:
        excluded, why = self._excluded(actor, day)
        included = self._any(actor, self.reading.includes, day) if self.reading else "no"
        parties: dict[str, Answer] = {}
        disputed = False
        direct = [p for p in self.agreement.parties if actor in p.actors]
        for party in direct or self.agreement.parties:
            member = self._any(actor, party.actors, day)
            if member == "yes" and party.disputed and included != "yes":
                member, disputed = "unknown", True
            if member != "no":
                parties[party.id] = member
        doubt = ""
        some_of = self.reading.excludes_some_of if self.reading else ()
        if excluded == "no" and included != "yes" and self._any(actor, some_of, day) != "no":
            doubt = "this reading excludes some of these groups and does not name them"
        return Standing(parties, excluded, why, doubt, disputed)

    def _any(self, actor: str, groups: tuple[str, ...], day: str) -> Answer:
        return any_of(answer(self.belongs(actor, group, day)) for group in groups)

    def _excluded(self, actor: str, day: str) -> tuple[Answer, str]:
        reader = self.reading
        if reader and self._any(actor, reader.includes, day) == "yes":
            return "no", ""
        result: Answer = "no"
        why = ""
        ours = any(actor in p.actors for p in self.agreement.parties)  # a party as a whole is no alliance
        for exclusion in self.agreement.exclusions:
            out = self._any(actor, exclusion.actors, day)
            where = exclusion.clause
            says = f"the text excludes it by name ({where})"
            if exclusion.list and out != "yes":
                listed = self.listed(actor, exclusion.list, day)
                if listed:
                    out = "yes"
                elif listed is None:
                    out = "unknown"
                says = f"the text excludes whoever is on the list {exclusion.list} on that day ({where})"
            if out == "yes":
                return "yes", says
            if out == "no" and not ours and any(self.belongs(x, actor, day) for x in exclusion.actors):
                out, says = "unknown", f"an excluded group belongs to it ({where})"
            if out == "unknown":
                result, why = "unknown", f"{says}, and whether that fits is not known"
        if reader and self._any(actor, reader.excludes, day) == "yes":
            return "yes", "this reading excludes it"
        return result, why

    def bound_parties(self, provision: Provision) -> tuple[str, ...]:
        """The party ids that a provision binds; where it names none, every party and supporter."""
        if provision.actors:
            return provision.actors
        return tuple(p.id for p in self.agreement.parties if p.role in BOUND_ROLES)

    def party(self, party_id: str) -> Party | None:
        """The party of that id; null where a provision names an actor instead."""
        return next((p for p in self.agreement.parties if p.id == party_id), None)

"""The dated registry of actors, persons and designation lists.

One folder of TOML files: `actors/*.toml` and `persons/*.toml` (`[[actor]]`, `[[person]]`), and
`lists/*.toml` (one list a file). Every validity is half-open: `from` is the first day, `until` the
first day on which it no longer holds. A question without a date is answered over all time.
"""

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from trucewatch.errors import ConfigError
from trucewatch.resolve.actor_records import (
    Actor,
    Alias,
    Dated,
    Designation,
    DesignationList,
    Person,
    actor_aliases,
    person_aliases,
)
from trucewatch.resolve.words import name_key

Day = dt.date | str | None
T = TypeVar("T")


def as_day(day: Day) -> dt.date | None:
    """A date from an ISO date or date-time; None stays None.

    Raises:
        ValueError: the text is no ISO date.
    """
    return dt.date.fromisoformat(day[:10]) if isinstance(day, str) else day


class ActorRegistry:
    """Who is who, who belongs to whom, and who lists whom, on a date. Pure: reads nothing, keeps all.

    Attributes:
        actors: by id.
        persons: by id ("person/lavrov").
        lists: designation lists by id ("unsc-1267").
        aliases: every spelling, in order of the files.
    """

    def __init__(
        self, actors: Iterable[Actor], persons: Iterable[Person] = (), lists: Iterable[DesignationList] = ()
    ) -> None:
        self.actors = {one.id: one for one in actors}
        self.persons = {one.id: one for one in persons}
        self.lists = {one.id: one for one in lists}
        self.aliases: list[Alias] = []
        for actor in self.actors.values():
            self.aliases.extend(actor_aliases(actor))
        for person in self.persons.values():
            self.aliases.extend(person_aliases(person))
        self._by_key: dict[tuple[str, ...], list[Alias]] = {}
        for alias in self.aliases:
            self._by_key.setdefault(alias.key, []).append(alias)

    def get(self, entity: str) -> Actor | Person | None:
        """The actor or person of an id."""
        return self.actors.get(entity) or self.persons.get(entity)

    def name_of(self, entity: str) -> str | None:
        """The canonical English name of an id."""
        found = self.get(entity)
        return found.name if found else None

    def named(self, name: str, date: Day = None) -> tuple[str, ...]:
        """Ids that bear a name on a date; where none does on that date, those that ever did."""
        day = as_day(date)
        found = self._by_key.get(name_key(name), [])
        valid = [alias.entity for alias in found if alias.holds(day)] or [alias.entity for alias in found]
        return tuple(dict.fromkeys(valid))

    def is_name(self, name: str, entity: str) -> bool:
        """Whether words are a name of an entity, not a noun or an adjective that may mean it."""
        return any(
            alias.entity == entity and alias.rule not in ("noun", "adjective", "demonym")
            for alias in self._by_key.get(name_key(name), ())
        )

    def affiliation_of(self, person: str, date: Day = None) -> str | None:
        """The actor a person speaks for on a date: the office held, else the last one held before it,
        else the first one held after it."""
        one = self.persons.get(person)
        if one is None or not one.offices:
            return None
        day = as_day(date)
        held = [office for office in one.offices if office.holds(day)]
        if not held and day is not None:
            held = [office for office in one.offices if office.until and office.until <= day][-1:]
        return (held or list(one.offices))[0].of

    def side_of(self, entity: str, date: Day = None) -> str | None:
        """The side (an actor id) that an actor or a person belongs to on a date."""
        if entity in self.persons:
            office = self.affiliation_of(entity, date)
            return self.side_of(office, date) if office else None
        actor = self.actors.get(entity)
        if actor is None:
            return None
        day = as_day(date)
        if day is not None:
            for span in actor.sides:
                if span.holds(day):
                    return span.side
        return actor.side

    def doer_of(self, entity: str, *, fighting: bool = False) -> str:
        """The actor under which an actor's acts are recorded: the state of an organ, the forces of a
        government where the act is one of arms, else itself."""
        actor = self.actors.get(entity)
        if actor and fighting and actor.forces:
            return actor.forces
        return actor.doer if actor and actor.doer else entity

    def is_or_belongs(self, actor: str, group: str, date: Day = None) -> bool:
        """Whether an actor is a group, a part of it, or a member of it on a date, at any depth.

        A person belongs to what the office belongs to.
        """
        return group in self._upward(actor, as_day(date), members=True)

    def is_part(self, actor: str, whole: str, date: Day = None) -> bool:
        """Whether an actor is another or an organ of it on a date, at any depth; alliances apart."""
        return whole in self._upward(actor, as_day(date), members=False)

    def supports(self, actor: str, group: str, date: Day = None) -> bool:
        """Whether an actor, or what it belongs to, fights beside a group or stands behind it."""
        day = as_day(date)
        for one in self._upward(actor, day, members=False):
            found = self.actors.get(one)
            for tie in found.supports if found else ():
                if tie.holds(day) and (tie.whom == group or self.is_part(tie.whom, group, day)):
                    return True
        return False

    def members(self, group: str, date: Day = None) -> tuple[str, ...]:
        """Ids of all actors that are or belong to a group on a date, the group itself first."""
        day = as_day(date)
        rest = [one for one in self.actors if one != group and self.is_or_belongs(one, group, day)]
        return (group, *sorted(rest))

    def designation(self, actor: str, list_id: str, date: Day = None) -> Designation | None:
        """The entry that lists an actor on a date: its own, or that of a whole listed with its parts.

        Raises:
            KeyError: no such list.
        """
        day = as_day(date)
        entries = {entry.actor: entry for entry in self.lists[list_id].entry if entry.holds(day)}
        for one in self._upward(actor, day, members=False):
            if one in entries and (one == actor or entries[one].parts):
                return entries[one]
        return None

    def designated(self, actor: str, list_id: str, date: Day = None) -> bool:
        """Whether a list holds an actor on a date; membership in an alliance does not count.

        Raises:
            KeyError: no such list.
        """
        return self.designation(actor, list_id, date) is not None

    def listers(self, actor: str, date: Day = None) -> tuple[str, ...]:
        """Ids of the lists that hold an actor on a date."""
        return tuple(one for one in self.lists if self.designated(actor, one, date))

    def _upward(self, entity: str, day: dt.date | None, *, members: bool) -> list[str]:
        """The entity and all it belongs to, nearest first."""
        found = [entity]
        for one in found:
            above: list[str] = []
            if one in self.persons:
                office = self.affiliation_of(one, day)
                above = [office] if office else []
            elif one in self.actors:
                actor = self.actors[one]
                above = [tie.whole for tie in actor.part_of if tie.holds(day)]
                if members:
                    above += [tie.group for tie in actor.member_of if tie.holds(day)]
            found.extend(dict.fromkeys(x for x in above if x not in found))
        return found


def load_actors(path: Path) -> ActorRegistry:
    """The registry of a folder that holds `actors/`, `persons/` and `lists/`.

    Raises:
        ConfigError: every fault of the files at once, one a line.
    """
    faults: list[str] = []
    actors = list(_load(path / "actors", "actor", Actor, faults))
    persons = list(_load(path / "persons", "person", Person, faults))
    lists = list(_load(path / "lists", None, DesignationList, faults))
    if not actors and not faults:
        faults.append(f"{path / 'actors'}: no actors there")
    faults.extend(check(actors, persons, lists))
    if faults:
        raise ConfigError("the actor registry is not usable:\n" + "\n".join(faults))
    return ActorRegistry(actors, persons, lists)


def _load(folder: Path, table: str | None, shape: type[T], faults: list[str]) -> Iterator[T]:
    for file in sorted(folder.glob("*.toml")):
        try:
            data = tomllib.loads(file.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            faults.append(f"{file.name}: {error}")
            continue
        for number, entry in enumerate(data.get(table, []) if table else [data], 1):
            try:
                yield msgspec.convert(entry, shape)
            except msgspec.ValidationError as error:
                name = entry.get("id", f"entry {number}") if isinstance(entry, dict) else f"entry {number}"
                faults.append(f"{file.name}: {name}: {error}")


def check(actors: list[Actor], persons: list[Person], lists: list[DesignationList]) -> list[str]:
    """Faults of a registry, a sentence each: ids used twice, unknown ids, bad dates, braces that do not
    match, circles of parts, one name for two entities at one time."""
    faults: list[str] = []
    ids = [*(one.id for one in actors), *(one.id for one in persons), *(one.id for one in lists)]
    faults += [f"{one}: the id is used twice" for one in sorted({one for one in ids if ids.count(one) > 1})]
    known = {one.id for one in actors}
    for owner, target, what in _ties(actors, persons, lists):
        if target not in known:
            faults.append(f"{owner}: {what} names {target!r}, which is no actor")
    for owner, span in _spans(actors, persons, lists):
        if span.start and span.until and span.start >= span.until:
            faults.append(f"{owner}: until {span.until} is not after from {span.start}")
    try:
        faults += _shared_names(ActorRegistry(actors, persons, lists))
    except ValueError as error:
        faults.append(str(error))
    faults += _circles({one.id: [tie.whole for tie in one.part_of] for one in actors})
    return faults


def _ties(
    actors: list[Actor], persons: list[Person], lists: list[DesignationList]
) -> Iterator[tuple[str, str, str]]:
    for one in actors:
        yield from ((one.id, tie.whole, "part_of") for tie in one.part_of)
        yield from ((one.id, tie.group, "member_of") for tie in one.member_of)
        yield from ((one.id, tie.whom, "supports") for tie in one.supports)
        yield from ((one.id, span.side, "sides") for span in one.sides if span.side)
        yield from (
            (one.id, x, what)
            for x, what in ((one.side, "side"), (one.doer, "doer"), (one.forces, "forces"))
            if x
        )
    for person in persons:
        yield from ((person.id, office.of, "offices") for office in person.offices)
    for listing in lists:
        yield (listing.id, listing.lister, "lister")
        yield from ((listing.id, entry.actor, "entry") for entry in listing.entry)


def _spans(
    actors: list[Actor], persons: list[Person], lists: list[DesignationList]
) -> Iterator[tuple[str, Dated]]:
    for one in actors:
        for span in (*one.part_of, *one.member_of, *one.supports, *one.sides, *one.dated):
            yield one.id, span
    for person in persons:
        yield from ((person.id, office) for office in person.offices)
    for listing in lists:
        yield from ((f"{listing.id}: {entry.actor}", entry) for entry in listing.entry)


def _shared_names(registry: ActorRegistry) -> Iterator[str]:
    for key, aliases in registry._by_key.items():
        for i, a in enumerate(aliases):
            for b in aliases[i + 1 :]:
                if a.entity == b.entity or {a.rule, b.rule} & {"surname", "adjective"}:
                    continue
                if (a.until is None or b.start is None or b.start < a.until) and (
                    b.until is None or a.start is None or a.start < b.until
                ):
                    yield f"{' '.join(key)!r} names both {a.entity} and {b.entity} at one time"


def _circles(above: dict[str, list[str]]) -> Iterator[str]:
    for start in above:
        reached = list(above[start])
        for one in reached:
            if one == start:
                yield f"{start}: is a part of itself"
                break
            reached.extend(x for x in above.get(one, []) if x not in reached)

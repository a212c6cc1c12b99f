"""What the actor registry's files hold: actors, persons, designation lists, and their spellings."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import msgspec

from trucewatch.resolve.context_words import PLAIN_WORDS
from trucewatch.resolve.words import name_key, spellings

ActorType = Literal[
    "state", "government", "armed_forces", "armed_group", "terrorist_group", "coalition", "party",
    "monitor", "organisation", "media", "generic",
]  # fmt: skip
Rule = Literal["name", "exact", "noun", "adjective", "demonym", "country", "capital", "surname"]


class Dated(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds for a time; open ends are null."""

    start: dt.date | None = msgspec.field(default=None, name="from")
    until: dt.date | None = None

    def holds(self, day: dt.date | None) -> bool:
        """Whether it holds on a day (ever, where no day is given)."""
        if day is None:
            return True
        return (self.start is None or self.start <= day) and (self.until is None or day < self.until)


class PartOf(Dated, frozen=True, kw_only=True):
    """An organ, branch or unit of another actor."""

    whole: str = msgspec.field(name="in")


class MemberOf(Dated, frozen=True, kw_only=True):
    """A member of an alliance or body that keeps its own command."""

    group: str


class Supports(Dated, frozen=True, kw_only=True):
    """Fights beside or stands behind another side."""

    whom: str


class SideSpan(Dated, frozen=True, kw_only=True):
    """The side an actor belongs to for a time."""

    side: str | None = None


class DatedAliases(Dated, frozen=True, kw_only=True):
    """Names in use for a time: a renaming is one actor with two of these."""

    aliases: tuple[str, ...]


class Actor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entity.

    `doer` is the actor its acts are recorded under, where it is a mere organ; `forces` is who fights
    for it, where that is another entity (a government and its army).
    """

    id: str
    name: str
    type: ActorType
    side: str | None = None
    doer: str | None = None
    forces: str | None = None
    sides: tuple[SideSpan, ...] = ()
    part_of: tuple[PartOf, ...] = ()
    member_of: tuple[MemberOf, ...] = ()
    supports: tuple[Supports, ...] = ()
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()  # case-sensitive: "IS", never "is"
    dated: tuple[DatedAliases, ...] = ()
    nouns: tuple[str, ...] = ()  # nouns in any case: "the regime"
    adjectives: tuple[str, ...] = ()  # name it only before an act: "regime shelling"
    demonyms: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


class Office(Dated, frozen=True, kw_only=True):
    """A post that a person held."""

    of: str
    title: str


class Person(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person. `bare`: the surname alone names this person without an introduction."""

    id: str
    name: str
    surnames: tuple[str, ...] = ()
    bare: bool = False
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()


class Designation(Dated, frozen=True, kw_only=True):
    """One actor on one list; `parts`: whoever is a part of it on the day is listed with it."""

    actor: str
    parts: bool = False
    reference: str | None = None
    note: str | None = None


class DesignationList(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom one lister holds to be terrorist, and since when."""

    id: str
    name: str
    lister: str
    note: str | None = None
    entry: tuple[Designation, ...] = ()


class Alias(msgspec.Struct, frozen=True, kw_only=True):
    """One spelling of one actor or person. `key` is what it is compared by."""

    text: str
    key: tuple[str, ...]
    entity: str
    rule: Rule
    start: dt.date | None = None
    until: dt.date | None = None

    def holds(self, day: dt.date | None) -> bool:
        """Whether the name was in use on a day (ever, where no day is given)."""
        if day is None:
            return True
        return (self.start is None or self.start <= day) and (self.until is None or day < self.until)


def actor_aliases(actor: Actor) -> Iterator[Alias]:
    """Every spelling of an actor, once each. Raises ValueError where braces do not match."""
    groups: list[tuple[Rule, tuple[str, ...], dt.date | None, dt.date | None]] = [
        ("name", (*([] if actor.type == "generic" else [actor.name]), *actor.aliases), None, None),
        ("exact", actor.exact, None, None),
        *(("name", span.aliases, span.start, span.until) for span in actor.dated),
        ("noun", actor.nouns, None, None),
        ("adjective", actor.adjectives, None, None),
        ("demonym", actor.demonyms, None, None),
        ("country", actor.countries, None, None),
        ("capital", actor.capitals, None, None),
    ]
    context = {name_key(name) for name in (*actor.demonyms, *actor.countries, *actor.capitals)}
    seen: set[tuple[str, ...]] = set()
    for rule, patterns, start, until in groups:
        for pattern in patterns:
            for text in spellings(pattern):
                yield from _alias(text, actor.id, rule, start, until, seen, context)


def _alias(
    text: str,
    entity: str,
    rule: Rule,
    start: dt.date | None,
    until: dt.date | None,
    seen: set[tuple[str, ...]],
    context: set[tuple[str, ...]],
) -> Iterator[Alias]:
    key = name_key(text)
    if rule == "name" and key in context:
        return  # the state's own name: the rule for countries decides
    if rule == "name" and len(key) == 1 and text.isupper() and len(text) <= 5 and text.isascii():
        rule = "exact"
    keys = [key]
    # "Nusra Front" for "al-Nusra Front"; what is left must be long enough to be a name.
    bare = "".join(key[1:])
    if rule == "name" and key[:1] == ("al",) and len(bare) >= 5 and bare not in PLAIN_WORDS:
        keys.append(key[1:])
        keys.append(("al" + key[1], *key[2:]))
    for one in keys:
        if one and one not in seen:
            seen.add(one)
            yield Alias(text=text, key=one, entity=entity, rule=rule, start=start, until=until)


def person_aliases(person: Person) -> Iterator[Alias]:
    """Every spelling of a person, and of the surname. Raises ValueError where braces do not match."""
    seen: set[tuple[str, ...]] = set()
    for pattern in (person.name, *person.aliases):
        for text in spellings(pattern):
            yield from _alias(text, person.id, "name", None, None, seen, set())
    for pattern in person.surnames or (_surname(person.name),):
        for text in spellings(pattern):
            key = name_key(text)
            for one in (key, key[1:] if key[:1] == ("al",) else key):
                if one and one not in seen:
                    seen.add(one)
                    yield Alias(text=text, key=one, entity=person.id, rule="surname")


def _surname(name: str) -> str:
    return name.split()[-1]

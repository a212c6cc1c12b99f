"""Finds the known names of a text: actors, persons, outlets and places, in one pass.

A trie over folded words holds every spelling of the registries; the longest admissible name wins.
Whether a word that may be several things counts ("Damascus" the city or the government, "Russian"
in "Russian jets" or in "Russian-backed rebels", "IS" or "is") is decided in `resolve.context`.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from trucewatch.model import NameHit, NameKind
from trucewatch.resolve.actors import ActorRegistry, load_actors
from trucewatch.resolve.context import Reading, admits, merge_neighbours, plain_word
from trucewatch.resolve.context_words import OWNERS
from trucewatch.resolve.gazetteer import Gazetteer, load_gazetteer
from trucewatch.resolve.words import name_key, words_of

# Of two readings of the same words, the surer one.
_RULES = ("exact", "name", "country", "capital", "place", "surname", "demonym", "adjective", "noun")
_RANK = {rule: rank for rank, rule in enumerate(_RULES)}


class PlaceName(Protocol):
    """What the finder needs to know of a place: see `resolve.places`."""

    @property
    def id(self) -> str:
        """Gazetteer id."""

    @property
    def name(self) -> str:
        """Canonical English name."""

    @property
    def type(self) -> str:
        """city, town, village, neighbourhood, base, road ..."""


class Entry(NamedTuple):
    """What a spelling stands for."""

    kind: NameKind
    entity: str
    name: str
    side: str | None
    type: str | None
    rule: str
    text: str
    bare: bool


class _Node:
    """A node of the trie: what may follow, and the names that end here."""

    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.entries: list[Entry] = []


_PROVINCE = re.compile(r"\s+(?:province|governorate)$", re.IGNORECASE)


class _Found(NamedTuple):
    first: int
    last: int  # index after the last word
    start: int
    end: int
    entry: Entry


class NameIndex:
    """Implements `model.Names` over an actor registry and the names of a gazetteer."""

    def __init__(self, registry: ActorRegistry, places: Iterable[tuple[str, PlaceName]] = ()) -> None:
        self.registry = registry
        self._root = _Node()
        for alias in registry.aliases:
            self._put(alias.key, self._entry(alias.entity, alias.rule, alias.text))
            actor = registry.actors.get(alias.entity)
            if actor and actor.forces and alias.rule == "demonym":
                self._put(alias.key, self._entry(actor.forces, "demonym", alias.text))
        provinces: set[str] = set()
        for surface, place in places:
            if place.type == "governorate":
                provinces.add(_PROVINCE.sub("", place.name))
            key = name_key(surface)
            if key and not (len(key) == 1 and plain_word(key[0])):
                self._put(key, Entry("place", place.id, place.name, None, place.type, "place", surface, True))

        self._provinces = frozenset(provinces)

    def find(self, text: str) -> tuple[NameHit, ...]:
        """The known names in a text: longest first where they compete, never overlapping, in order.

        A hit covers the name only: not a possessive 's, nor the s of "Syrias" where the apostrophe
        was lost. `generic` marks nouns such as "the rebels".
        """
        words = words_of(text)
        reading = Reading(text, words)
        first = self._root.next
        begins = [i for i, word in enumerate(words.forms) if word in first or word[:-1] in first]
        found = [one for i in begins for one in self._at(reading, i)]
        named = {one.entry.entity for one in found if one.entry.kind == "person" and one.entry.rule == "name"}
        found = [
            one for one in found if one.entry.rule != "surname" or one.entry.bare or one.entry.entity in named
        ]
        chosen = _settle(found, named)
        return tuple(self._hit(one) for one in merge_neighbours(chosen, reading))

    def _entry(self, entity: str, rule: str, text: str) -> Entry:
        side = self.registry.side_of(entity)
        actor = self.registry.actors.get(entity)
        if actor is None:
            person = self.registry.persons[entity]
            return Entry("person", entity, person.name, side, "person", rule, text, person.bare)
        kind: NameKind = "outlet" if actor.type == "media" else "actor"
        return Entry(kind, entity, actor.name, side, actor.type, rule, text, True)

    def _put(self, key: tuple[str, ...], entry: Entry) -> None:
        node = self._root
        for word in key:
            node = node.next.setdefault(word, _Node())
        if all(one.entity != entry.entity or one.rule != entry.rule for one in node.entries):
            node.entries.append(entry)
            node.entries.sort(key=lambda one: _RANK[one.rule])

    def _at(self, reading: Reading, first: int) -> list[_Found]:
        """The longest admissible name that begins at a word, with its rivals of the same length."""
        forms, starts, ends, gaps, _ = reading.words
        node, last = self._root, first
        endings: list[tuple[int, list[Entry], bool]] = []
        while last < len(forms) and (last == first or gaps[last] != "|"):
            word = forms[last]
            following, lost = node.next.get(word), False
            if following is None and word.endswith("s") and len(word) > 3:
                following, lost = node.next.get(word[:-1]), True
            if following is None:
                break
            node, last = following, last + 1
            if node.entries:
                endings.append((last, node.entries, lost))
        for last, entries, lost in reversed(endings):
            if lost and not reading.lost_apostrophe(last - 1):
                continue
            end = ends[last - 1] - (1 if lost else 0)
            owner = forms[last - 1][:-1] in OWNERS
            good: list[_Found] = []
            for entry in entries:
                if lost and (entry.rule in ("adjective", "demonym") or (entry.rule == "noun" and not owner)):
                    continue
                reach = admits(entry, reading, first, last, lost)
                if reach:
                    stop = end if reach == last else ends[reach - 1]
                    good.append(_Found(first, reach, starts[first], stop, entry))
            if good:
                return good
        return []

    def _hit(self, one: _Found) -> NameHit:
        entry = one.entry
        return NameHit(
            start=one.start,
            end=one.end,
            kind=entry.kind,
            key=entry.entity,
            name=entry.name,
            side=entry.side,
            type=entry.type,
            generic=entry.rule in ("noun", "adjective") or entry.type == "generic",
            seat=entry.type == "city" and entry.name in self._provinces,
        )


def _settle(found: list[_Found], named: set[str]) -> list[_Found]:
    """Non-overlapping names in text order: longer before shorter, then the surer rule, then the left."""

    def order(one: _Found) -> tuple[int, int, int]:
        rank = _RANK[one.entry.rule]
        if one.entry.rule == "surname" and one.entry.entity in named:
            rank = _RANK["name"]
        return (one.start - one.end, rank, one.start)

    chosen: list[_Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=order):
        span = range(one.first, one.last)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)


def load_names(registry: Path, gazetteer: Gazetteer | None = None) -> NameIndex:
    """The finder over the actor registry and the gazetteer of a registry folder.

    Args:
        registry: the folder that holds `actors/`, `persons/`, `lists/` and `places/`.
        gazetteer: the gazetteer to take place names from, where the caller has loaded it already.

    Raises:
        ConfigError: the registry is not usable; the message lists every fault.
    """
    return NameIndex(load_actors(registry), (gazetteer or load_gazetteer(registry)).surface_forms())

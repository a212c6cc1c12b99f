"""Names looked up in the light of what stands around them in the report."""

import re
from collections.abc import Sequence

from trucewatch.resolve import place_phrases as phrases
from trucewatch.resolve.gazetteer import Candidate, Gazetteer
from trucewatch.resolve.geography import Point
from trucewatch.resolve.place_entries import PARTS_OF_A_CITY, PlaceEntry

SURE = (
    "exact",
    "variant",
    "article",
    "also",
    "transliteration",
    "short",
)  # methods that may name a whole phrase
_SPELT = ("exact", "variant", "article")  # methods that may name a part of a run of capitalised words
_PRECISION = {
    "district": 3,
    "subdistrict": 3,
    "governorate": 4,
    "road": 5,
    "border": 5,
    "river": 5,
    "country": 6,
}
_SEA = re.compile(r"\b(?:Sea|Gulf|Ocean)$")


class Found:
    """A place on its way to a `PlaceRef`: what was found, under which name and how exactly.

    `entry` is null where the gazetteer has no candidate; `holder` is then the wider place, if any.
    """

    def __init__(
        self,
        entry: PlaceEntry | None,
        *,
        name: str | None = None,
        precision: int | None = None,
        method: str,
        score: float,
        others: tuple[str, ...] = (),
        at: Point | None = None,
        holder: PlaceEntry | None = None,
        admin1: str | None = None,
    ) -> None:
        self.entry = entry
        self.where = entry or holder
        self.name = name or (entry.name if entry else "")
        self.precision = precision or (precision_of(self.where) if self.where else 6)
        self.method, self.score, self.others = method, score, others
        self.admin1 = admin1 or (self.where.admin1 if self.where else None)
        self.at = at or (point_of(self.where) if self.where else None)


def precision_of(entry: PlaceEntry) -> int:
    """The UCDP `where_prec` of a place that is named without a qualifier."""
    if entry.type == "district" and not entry.name.endswith("district"):
        return 2  # a half of a city: "eastern Aleppo"
    if entry.type == "region":
        if _SEA.search(entry.name):
            return 7
        return 4 if "countryside" in entry.name else 3 if entry.admin1 else 5
    return _PRECISION.get(entry.type, 1)


def point_of(entry: PlaceEntry) -> Point | None:
    """The position of a place, if it has one."""
    return None if entry.lat is None or entry.lon is None else (entry.lat, entry.lon)


def bare(entry: PlaceEntry) -> str:
    """A place's name without the city that a part of one carries."""
    return entry.name.split(", ")[0] if entry.type in PARTS_OF_A_CITY else entry.name


def middle(points: Sequence[Point]) -> Point | None:
    """The mean of points that lie close together."""
    if not points:
        return None
    return (sum(lat for lat, _ in points) / len(points), sum(lon for _, lon in points) / len(points))


class Context:
    """Where a phrase stands: the wider places named with it, and the places named close by.

    Args:
        gazetteer: where to look.
        wider: places that it is said to be part of, the narrowest first.
        near: a point that it is likely to be near.
    """

    def __init__(
        self, gazetteer: Gazetteer, wider: tuple[PlaceEntry, ...] = (), near: Point | None = None
    ) -> None:
        self.gazetteer, self.wider, self.near = gazetteer, wider, near

    def inside(self, *entries: PlaceEntry) -> "Context":
        """The same with further wider places, the narrowest first."""
        return Context(self.gazetteer, (*entries, *self.wider), self.near)

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """What a bare name may mean here, best first."""
        home = self.gazetteer.home
        admin1 = next((e.admin1 for e in self.wider if e.admin1 and e.country == home), None)
        country = next((e.country for e in self.wider if e.type == "country"), None)
        ids = tuple(e.id for e in self.wider if e.type != "country")
        return self.gazetteer.lookup(name, admin1=admin1, country=country, near=self.near, within=ids)

    def whole(self, name: str) -> PlaceEntry | None:
        """The place that a phrase as a whole names, if any."""
        found = self.candidates(name)
        return found[0].entry if found and found[0].method in SURE else None

    def listed(self, name: str) -> PlaceEntry | None:
        """The project's own entry under exactly this name, if it has one."""
        return next(
            (c.entry for c in self.candidates(name) if c.method in _SPELT and c.entry.id.startswith("tw:")),
            None,
        )


def named(words: str, known: PlaceEntry | None, context: Context) -> Found | None:
    """The phrase as a whole, less the likes of "the town of", is a name of the gazetteer."""
    name = phrases.bare_name(words)
    for one in dict.fromkeys((words, name, phrases.without_areas(words))):
        found = context.candidates(one)
        if one.islower():
            found = tuple(c for c in found if c.entry.id.startswith("tw:"))
        if found and (found[0].method in SURE or (one == name and not phrases.LIST.search(one))):
            return _best(found, known)
    return None


def _best(found: tuple[Candidate, ...], known: PlaceEntry | None) -> Found:
    """The best candidate; the one the reader saw wins a close race."""
    best = found[0]
    if known is not None:
        best = next((c for c in found if c.entry.id == known.id and c.score >= best.score - 0.07), best)
    rest = tuple(c.entry.id for c in found if c is not best)[:4]
    return Found(best.entry, method=best.method, score=best.score, others=rest)


def scan(words: str, context: Context) -> list[tuple[int, int, Candidate]]:
    """The names of a phrase with their offsets, longest first in each run of capitalised words, in order.

    A part of a run must be spelt as the gazetteer spells it; only a whole run may merely sound alike.
    """
    found: list[tuple[int, int, Candidate]] = []
    for run in phrases.runs(words):
        at = 0
        if (longer := _with_tail(words, run, context)) is not None:
            found.append(longer)
            continue
        while at < len(run):
            for end in range(min(len(run), at + 5), at, -1):
                if not any(
                    phrases.is_name_word(w.text) and not phrases.is_prefix(w.text) for w in run[at:end]
                ):
                    continue
                if at > 0 and phrases.is_prefix(run[at - 1].text):
                    continue  # "Tal X" that is not known is not X
                part = phrases.without_possessive(words[run[at].start : run[end - 1].end])
                methods = SURE if (at, end) == (0, len(run)) else _SPELT
                meant = next((c for c in context.candidates(part) if c.method in methods), None)
                if meant is not None:
                    found.append((run[at].start, run[end - 1].end, meant))
                    at = end - 1
                    break
            at += 1
    return found


def _with_tail(words: str, run: list[phrases.Word], context: Context) -> tuple[int, int, Candidate] | None:
    """A run of capitalised words that is a name of the table together with the common words after it."""
    tail = phrases.COMMON_TAIL.match(words, run[-1].end)
    while tail is not None:
        end = tail.end()
        for first in run[-4:]:
            part = words[first.start : end]
            meant = context.candidates(part) if phrases.has_names(part) else ()
            if meant and meant[0].method in _SPELT and meant[0].entry.id.startswith("tw:"):
                return (first.start, end, meant[0])
        tail = phrases.COMMON_TAIL.match(words, run[-1].end, words.rindex(" ", 0, end))
    return None

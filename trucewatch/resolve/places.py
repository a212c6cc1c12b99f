"""A phrase that says where, tied to a place of the gazetteer with a precision code.

Precision is UCDP's `where_prec`:

1. an exact place: a village, town or city, or a known site in it;
2. near it, or a part of it that is not named further ("outside X", "eastern Aleppo");
3. a district, or a region of that size ("the countryside of X", "Eastern Ghouta");
4. a governorate or its countryside;
5. a line or a fuzzy area: a road, an axis, a border, "northern Syria";
6. a country;
7. international waters or air space.
"""

import re
from collections.abc import Sequence

from trucewatch.model.references import PlaceRef
from trucewatch.resolve import place_phrases as phrases
from trucewatch.resolve.gazetteer import Candidate, Gazetteer
from trucewatch.resolve.geography import Point, distance_km
from trucewatch.resolve.place_entries import PARTS_OF_A_CITY, PlaceEntry

_PRECISION = {
    "district": 3,
    "subdistrict": 3,
    "governorate": 4,
    "road": 5,
    "border": 5,
    "river": 5,
    "country": 6,
}
_SEAS = re.compile(r"\b(?:Sea|Gulf|Ocean)$")
_SURE = ("exact", "variant", "article", "transliteration")


class _Context:
    """What is known of the surroundings of one place phrase."""

    def __init__(self, within: Sequence[str], nearby: Sequence[Point], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.near = nearby[0] if nearby else None
        self.wider: tuple[PlaceEntry, ...] = ()
        for words in within:
            entry = (
                gazetteer.get(words)
                or self.whole(phrases.clean(words))
                or self.whole(phrases.bare_name(words))
            )
            if entry is not None:
                self.wider = (*self.wider, entry)

    def inside(self, *entries: PlaceEntry) -> "_Context":
        """The same, with further wider places, the narrowest first."""
        new = _Context((), (), self.gazetteer)
        new.near, new.wider = self.near, (*entries, *self.wider)
        return new

    def candidates(self, name: str) -> tuple[Candidate, ...]:
        """What a bare name may mean here."""
        admin1 = next((e.admin1 for e in self.wider if e.admin1 and e.country == self.gazetteer.home), None)
        country = next((e.country for e in self.wider if e.type == "country"), None)
        ids = tuple(e.id for e in self.wider if e.type != "country")
        return self.gazetteer.lookup(name, admin1=admin1, country=country, near=self.near, within=ids)

    def whole(self, name: str) -> PlaceEntry | None:
        """The place that a phrase as a whole names, if any."""
        found = self.candidates(name)
        return found[0].entry if found and found[0].method in _SURE else None


def resolve_place(
    text: str,
    *,
    key: str | None = None,
    within: Sequence[str] = (),
    nearby: Sequence[Point] = (),
    gazetteer: Gazetteer,
) -> PlaceRef | None:
    """What a place phrase of a report stands for.

    Args:
        text: the words of the place, qualifiers and all.
        key: the gazetteer id that the reader saw in them, if any; context may overrule it.
        within: the words or ids of wider places named with it, the narrowest first.
        nearby: points (latitude, longitude) of other places of the report, the closest mention first.
        gazetteer: where to look.

    Returns:
        The place; with `place` null, the words as name and the position of the narrowest wider place
        where the gazetteer has no candidate; null where the words are blank.
    """
    words = phrases.clean(text)
    if not words:
        return None
    context = _Context(within, nearby, gazetteer)
    known = gazetteer.get(key) if key else None
    found = (
        _border(words, context)
        or _named(words, known, context)
        or _qualified(words, context)
        or _several(words, context)
        or _held_in(words, known, context)
        or _implied(words, context)
        or _unknown(words, context)
    )
    return _as_ref(found, text)


class _Found:
    """A place on its way to a `PlaceRef`."""

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
    ) -> None:
        self.entry = entry
        self.name = name or (entry.name if entry else "")
        self.precision = precision or (precision_of(entry) if entry else 6)
        self.method, self.score, self.others = method, score, others
        self.at = at or (
            (entry.lat, entry.lon) if entry and entry.lat is not None and entry.lon is not None else None
        )


def precision_of(entry: PlaceEntry) -> int:
    """The `where_prec` of a place named without a qualifier."""
    if entry.type == "district" and entry.parent and not entry.name.endswith("district"):
        return 2
    if entry.type == "region":
        if _SEAS.search(entry.name):
            return 7
        if "countryside" in entry.name:
            return 4
        return 3 if entry.admin1 else 5
    return _PRECISION.get(entry.type, 1)


def _named(words: str, known: PlaceEntry | None, context: _Context) -> _Found | None:
    """The phrase as a whole is a name of the gazetteer."""
    for name in dict.fromkeys((words, phrases.bare_name(words))):
        found = context.candidates(name)
        if found and found[0].method in _SURE:
            return _best(found, known)
        if found and phrases.bare_name(words) == name and not phrases.LIST.search(name):
            return _best(found, known)
    return None


def _best(found: tuple[Candidate, ...], known: PlaceEntry | None) -> _Found:
    """The best candidate; the reader's own wins a close race."""
    best = found[0]
    if known is not None:
        same = [c for c in found if c.entry.id == known.id]
        if same and same[0].score >= best.score - 0.04:
            best = same[0]
    rest = tuple(c.entry.id for c in found if c is not best)[:4]
    return _Found(best.entry, method=best.method, score=best.score, others=rest)


def _border(words: str, context: _Context) -> _Found | None:
    """A border: "the Turkish-Syrian border", "their side of the border" beside a neighbour's name."""
    if not phrases.BORDER.search(words) or re.search(r"\bcrossing\b", words):
        return None
    nearest = (
        _inner(re.split(r"\b(?:near|at|by)\b", words, maxsplit=1)[1], context)
        if re.search(r"\b(?:near|at|by)\b", words)
        else None
    )
    named = words + " " + " ".join(entry.country or "" for entry in context.wider)
    for border in (entry for entry in context.gazetteer if entry.type == "border"):
        stem = next(part for part in re.split(r"[- ]", border.name) if not part.startswith("Syria"))[:4]
        if stem in named:
            at = nearest.at if nearest else None
            name = f"{border.name} near {nearest.name}" if nearest else border.name
            return _Found(border, name=name, precision=5, method="border", score=0.8, at=at)
    return None


def _qualified(words: str, context: _Context) -> _Found | None:
    """A name under a qualifier: near it, its countryside, a side of it, a line between two."""
    if match := phrases.BETWEEN.search(words):
        a, b = [part for part in match.groups() if part][:2]
        ends = [_inner(part, context) for part in (a, b)]
        if all(ends):
            return _line(words, [end for end in ends if end is not None])
    if match := phrases.SIDE_COUNTRYSIDE.match(words):
        side, name = _side_and_name({k: v for k, v in match.groupdict().items() if v})
        if found := _side_of_country(side, name, context):
            return found
    if match := phrases.PLAIN_COUNTRYSIDE.match(words):
        name = next(part for part in match.groups() if part)
        inner = _inner(name, context)
        if inner is not None and inner.entry is not None:
            listed = context.whole(f"{phrases.bare_name(name)} countryside")
            if listed is not None:
                return _Found(listed, method="qualified", score=inner.score)
            return _Found(
                inner.entry,
                name=f"{inner.name} countryside",
                precision=3,
                method="qualified",
                score=inner.score * 0.9,
            )
    for pattern in (phrases.SIDE_OF, phrases.HELD_SIDE, phrases.SIDE_TAIL):
        if (match := pattern.match(words)) and (found := _side_of_city(match, context)):
            return found
    if match := phrases.NEAR.match(words):
        inner = _inner(words[match.end() :], context)
        if inner is not None:
            precision = max(2, inner.precision)
            return _Found(
                inner.entry,
                name=inner.name,
                precision=precision,
                method="near",
                score=inner.score,
                others=inner.others,
                at=inner.at,
            )
    return None


def _side_and_name(groups: dict[str, str]) -> tuple[str, str]:
    side = next(v for k, v in groups.items() if k in "acfgi")
    name = next(v for k, v in groups.items() if k in "bdehj")
    return phrases.side_name(side), name


def _side_of_country(side: str, name: str, context: _Context) -> _Found | None:
    """ "The southern countryside of X": the table's own entry, or X with a wide precision."""
    plain = re.sub(rf"\s+{phrases.PROVINCE}$", "", phrases.bare_name(name))
    listed = context.whole(f"{side} {plain} countryside")
    if listed is not None:
        return _Found(listed, method="qualified", score=0.85)
    inner = _inner(plain, context)
    if inner is None or inner.entry is None:
        return None
    wide = 4 if inner.entry.type in ("governorate",) or f"{plain} province" in inner.entry.name else 3
    return _Found(
        inner.entry,
        name=f"{side} {inner.name} countryside",
        precision=wide,
        method="qualified",
        score=inner.score * 0.9,
    )


def _side_of_city(match: re.Match[str], context: _Context) -> _Found | None:
    """ "The rebel-held eastern districts of X": the table's own "eastern X", or X at precision 2."""
    side = phrases.side_name(match.group("side"))
    rest = phrases.clean(match.group("rest"))
    inner = _inner(rest, context)
    city = (
        inner.entry
        if inner is not None
        else next((e for e in context.wider if e.type in ("city", "town")), None)
    )
    if city is None or (inner is None and not phrases.GENERIC.match(rest)):
        return None
    city_name = city.name.removesuffix(" province")
    listed = context.whole(f"{side} {city_name}")
    if listed is not None:
        return _Found(listed, method="qualified", score=0.85)
    return _Found(
        city, name=f"{side} {city_name}", precision=max(2, precision_of(city)), method="qualified", score=0.75
    )


def _line(words: str, ends: list[_Found]) -> _Found:
    points = [end.at for end in ends if end.at is not None]
    name = f"{ends[0].name}-{ends[1].name} axis" if len(ends) == 2 else words
    others = tuple(end.entry.id for end in ends[1:] if end.entry)
    return _Found(
        ends[0].entry, name=name, precision=5, method="line", score=min(end.score for end in ends) * 0.9,
        others=others, at=_middle(points),
    )  # fmt: skip


def _inner(words: str, context: _Context) -> _Found | None:
    """A phrase within a phrase: whatever names a place, without a guess at the unnamed."""
    words = phrases.clean(words)
    return _named(words, None, context) or _several(words, context) or _held_in(words, None, context)


def _scan(words: str, context: _Context) -> list[tuple[int, int, Candidate]]:
    """The names of a phrase, longest first within each run of capitalised words, in text order."""
    found: list[tuple[int, int, Candidate]] = []
    for run in phrases.runs(words):
        at = 0
        while at < len(run):
            for end in range(min(len(run), at + 5), at, -1):
                part = words[run[at].start : run[end - 1].end]
                part = re.sub(r"['’]s?$", "", part)
                if not any(phrases.is_name_word(word.text) for word in run[at:end]):
                    continue
                meant = [
                    c for c in context.candidates(part) if c.method in _SURE or (at, end) == (0, len(run))
                ]
                if meant:
                    found.append((run[at].start, run[end - 1].end, meant[0]))
                    at = end - 1
                    break
            at += 1
    return found


def _several(words: str, context: _Context) -> _Found | None:
    """A list of places: "A and B in C city" -> "A and B, C", at their middle."""
    if not phrases.LIST.search(words):
        return None
    names = _scan(words, context)
    holder: PlaceEntry | None = None
    if len(names) >= 2 and phrases.INSIDE.search(words[names[-2][1] : names[-1][0]]):
        holder = names[-1][2].entry
        names = names[:-1]
    elif len(names) < 2:
        return None
    if holder is not None and len(names) >= 1:
        names = [
            n for n in _scan(words[: names[-1][1]], context.inside(holder)) if n[2].entry.id != holder.id
        ] or names
    for left, right in zip(names, names[1:], strict=False):
        if not phrases.LIST.search(words[left[1] : right[0]]) and right[0] - left[1] > 1:
            return None
    if len(names) < 2:
        return None
    return _composite([candidate for _, _, candidate in names], holder)


def _composite(members: list[Candidate], holder: PlaceEntry | None) -> _Found:
    entries = list({c.entry.id: c.entry for c in members}.values())
    cities = {e.name.split(", ", 1)[1] for e in entries if e.type in PARTS_OF_A_CITY and ", " in e.name}
    city = cities.pop() if len(cities) == 1 and all(", " in e.name for e in entries) else None
    names = [e.name.removesuffix(f", {city}") if city else e.name for e in entries]
    name = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    tail = city or (holder.name if holder and holder.type in ("city", "town") else None)
    points = [(e.lat, e.lon) for e in entries if e.lat is not None and e.lon is not None]
    middle = _middle(points)
    spread = max((distance_km(middle, point) for point in points), default=0.0) if middle else 0.0
    precision = max(2 if spread <= 10 else 3 if spread <= 30 else 4, *(precision_of(e) for e in entries))
    score = min(c.score for c in members)
    full = f"{name}, {tail}" if tail else name
    return _Found(
        entries[0],
        name=full,
        precision=precision,
        method="list",
        score=score,
        others=tuple(e.id for e in entries[1:]),
        at=middle,
    )


def _held_in(words: str, known: PlaceEntry | None, context: _Context) -> _Found | None:
    """The first place named in a longer phrase, read in the light of the wider place named after it."""
    names = _scan(words, context)
    if not names:
        return _Found(known, method="reader", score=0.7) if known is not None else None
    start, end, first = names[0]
    holders = [c.entry for _, _, c in names[1:]]
    if holders:
        again = context.inside(*holders).candidates(re.sub(r"['’]s?$", "", words[start:end]))
        if again:
            first = again[0]
    if known is not None and known.id in {c.entry.id for _, _, c in names}:
        first = (
            next(c for _, _, c in names if c.entry.id == known.id)
            if first.entry.id not in {known.id} and first.score < 0.7
            else first
        )
    close = bool(phrases.NEAR_INSIDE.search(words[:start]))
    precision = max(2, precision_of(first.entry)) if close else None
    return _Found(first.entry, precision=precision, method=first.method, score=first.score * 0.95)


def _implied(words: str, context: _Context) -> _Found | None:
    """No name at all: "the capital", "the provincial capital", "the city", "a market in the town"."""
    if match := phrases.CAPITAL.search(words):
        region = next((e for e in context.wider if e.admin1), None)
        if match.group("whose") and region is not None and region.admin1:
            entry = context.whole(region.admin1)
        else:
            entry = next(
                (e for e in context.gazetteer if "capital" in e.tags and e.country == context.gazetteer.home),
                None,
            )
        if entry is not None:
            return _Found(entry, method="capital", score=0.75)
    if (
        not any(phrases.is_name_word(word.text) for run in phrases.runs(words) for word in run)
        and context.wider
    ):
        narrowest = context.wider[0]
        return _Found(narrowest, method="context", score=0.6)
    return None


def _unknown(words: str, context: _Context) -> _Found:
    """No candidate: the words stay, and the narrowest wider place says where at the least."""
    name = phrases.bare_name(words)
    if not context.wider:
        return _Found(None, name=name, method="unresolved", score=0.0)
    holder = context.wider[0]
    precision = max(3, precision_of(holder)) if holder.type not in ("city", "town") else 2
    found = _Found(None, name=name, precision=precision, method="unresolved", score=0.0)
    found.at = (holder.lat, holder.lon) if holder.lat is not None and holder.lon is not None else None
    found.entry = None
    found.holder = holder
    return found


def _as_ref(found: _Found, text: str) -> PlaceRef:
    entry = found.entry
    where = entry or getattr(found, "holder", None)
    return PlaceRef(
        text=text,
        place=entry.id if entry else None,
        name=found.name,
        admin1=where.admin1 if where else None,
        country=where.country if where else None,
        lat=round(found.at[0], 4) if found.at else None,
        lon=round(found.at[1], 4) if found.at else None,
        geonameid=entry.geonameid if entry and found.name == entry.name else None,
        precision=found.precision,
        method=found.method,
        score=round(found.score, 3),
        alternatives=found.others,
    )


def _middle(points: Sequence[Point]) -> Point | None:
    if not points:
        return None
    return (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))

"""Places under a qualifier: lists, lines, borders, sides, countrysides, vicinities.

Each function takes a cleaned phrase and its context and returns what it found, or null where the phrase is
not of its kind.
"""

import re
from itertools import pairwise

from trucewatch.resolve import place_phrases as phrases
from trucewatch.resolve.gazetteer import Candidate
from trucewatch.resolve.geography import distance_km
from trucewatch.resolve.place_context import Context, Found, bare, middle, named, point_of, precision_of, scan
from trucewatch.resolve.place_entries import PlaceEntry

_SETTLED = ("city", "town", "village", "neighbourhood")


def inner(words: str, context: Context) -> Found | None:
    """A phrase within a phrase: whatever names a place, without a guess at the unnamed."""
    words = phrases.clean(words)
    return named(words, None, context) or several(words, context) or mentioned(words, None, context)


def border(words: str, context: Context) -> Found | None:
    """A border: "the Turkish-Syrian border", "their side of the border" beside a neighbour's name."""
    if not phrases.BORDER.search(words) or re.search(r"\bcrossing\b", words):
        return None
    by = re.split(r"\b(?:near|at|by)\b", words, maxsplit=1)[1:]
    close = inner(by[0], context) if by else None
    named_with = " ".join((words, *(entry.country or "" for entry in context.wider)))
    for one in (entry for entry in context.gazetteer if entry.type == "border"):
        stem = next(part for part in re.split(r"[- ]", one.name) if not part.startswith("Syria"))[:4]
        if stem in named_with:
            name = f"{one.name} near {close.name}" if close else one.name
            return Found(one, name=name, method="border", score=0.8, at=close.at if close else None)
    return None


def qualified(words: str, context: Context) -> Found | None:
    """A name under a qualifier: a line between two, a countryside, a side of a city, near it."""
    return (
        _line(words, context)
        or _countryside(words, context)
        or _side(words, context)
        or _vicinity(words, context)
    )


def _line(words: str, context: Context) -> Found | None:
    """ "X-Y axis", "between X and Y", "the road from X to Y": the middle, at precision 5."""
    match = phrases.BETWEEN.search(words)
    ends = [inner(part, context) for part in phrases.groups(match, "a", "b")] if match else []
    first, last = ends if len(ends) == 2 else (None, None)
    if first is None or last is None:
        return None
    names = [
        bare(end.entry) if end.entry and end.name == end.entry.name else end.name for end in (first, last)
    ]
    points = [end.at for end in (first, last) if end.at is not None]
    return Found(
        first.entry,
        name=f"{names[0]}-{names[1]} axis",
        precision=5,
        method="line",
        score=min(first.score, last.score) * 0.9,
        others=(last.entry.id,) if last.entry else (),
        at=middle(points),
    )


def _countryside(words: str, context: Context) -> Found | None:
    """ "The southern countryside of X": the table's own entry for it, or X with a wide precision."""
    words = phrases.TWO_SIDES.sub("", words)
    if match := phrases.SIDE_COUNTRYSIDE.match(words):
        side, name = phrases.groups(match, "s", "n")
        side = phrases.side_name(side) + " "
    elif match := phrases.PLAIN_COUNTRYSIDE.match(words):
        side, (name,) = "", phrases.groups(match, "n")
    else:
        return None
    name = re.sub(rf"\s+{phrases.PROVINCE}$", "", phrases.bare_name(name))
    held = named(name, None, context)
    if held is None or held.entry is None:
        return None
    centre = held.entry.admin1 if held.entry.type == "governorate" else held.name
    listed = context.listed(f"{side}{centre} countryside")
    if listed is not None:
        return Found(listed, method="qualified", score=held.score)
    wide = 4 if held.entry.type == "governorate" else 3
    full = f"{side}{centre} countryside"
    return Found(held.entry, name=full, precision=wide, method="qualified", score=held.score * 0.9)


def _side(words: str, context: Context) -> Found | None:
    for pattern in (phrases.SIDE_OF, phrases.HELD_SIDE):
        if (match := pattern.match(words)) and (found := side_of(match, context)):
            return found
    return None


def side_of(match: re.Match[str], context: Context) -> Found | None:
    """ "The rebel-held eastern districts of X": the table's own "eastern X", or X at precision 2."""
    rest = phrases.clean(match.group("rest"))
    held = inner(rest, context)
    city = held.entry if held else None
    if held is None and not phrases.has_names(rest):
        city = next((e for e in context.wider if e.type in ("city", "town")), None)
    if city is None:
        return None
    side = phrases.side_name(match.group("side"))
    name = f"{side} {city.name.removesuffix(' province')}"
    listed = context.listed(name)
    if listed is not None and listed.parent == city.id:
        return Found(listed, method="qualified", score=0.85)
    return Found(city, name=name, precision=max(2, precision_of(city)), method="qualified", score=0.75)


def _vicinity(words: str, context: Context) -> Found | None:
    match = phrases.NEAR.match(words)
    held = inner(words[match.end() :], context) if match else None
    if held is None:
        return None
    return Found(
        held.entry,
        name=held.name,
        precision=max(2, held.precision),
        method="near",
        score=held.score,
        others=held.others,
        at=held.at,
        admin1=around(held.entry),
    )


def around(entry: PlaceEntry | None) -> str | None:
    """The governorate of what lies around a place, where it is another than its own (tag `around:`)."""
    tags = entry.tags if entry else ()
    return next((tag.removeprefix("around:") for tag in tags if tag.startswith("around:")), None)


def inside(words: str, context: Context) -> Found | None:
    """ "X in Y": X in the light of Y; Y itself where X is no name ("a market in the city of Y").

    A site that is not known, in a settlement that is, takes the settlement's place under its own name.
    """
    match = phrases.HELD_IN.match(words) or _part_of(words)
    if not match or phrases.BETWEEN.search(words):
        return None
    head, tail = match.group("head"), phrases.clean(match.group("tail"))
    if not phrases.has_names(head) and (of_side := phrases.IN_SIDE.match(tail)):
        return side_of(of_side, context)
    held = qualified(tail, context) or inner(tail, context)
    if held is None or held.entry is None:
        return None
    if not phrases.has_names(head):
        return held
    within = context.inside(held.entry)
    found = qualified(head, within) or inner(head, within)
    if found is not None:
        return found
    name = phrases.bare_name(phrases.NEAR.sub("", head))
    if held.entry.type in _SETTLED and phrases.SITE.search(head):
        return Found(held.entry, name=f"{name}, {held.name}", method="site", score=held.score * 0.8)
    return unknown(name, within)


def _part_of(words: str) -> re.Match[str] | None:
    """ "X of Y" where X is a name: "the Old City of Y"; not "the X city of Y", which is Y."""
    match = phrases.PART_OF.match(words)
    if match is None or not phrases.has_names(match.group("head")):
        return None
    if phrases.LIST.search(words) or phrases.NEAR.match(words):
        return None
    return None if re.search(rf"\b(?:{phrases.SETTLEMENT}|{phrases.SIDE})$", match.group("head")) else match


def several(words: str, context: Context) -> Found | None:
    """A list of places: "A and B in C city" -> "A and B, C", at their middle."""
    if not phrases.LIST.search(words):
        return None
    names = scan(words, context)
    holder: PlaceEntry | None = None
    if len(names) >= 3 and phrases.INSIDE.search(words[names[-2][1] : names[-1][0]]):
        holder = names[-1][2].entry
        again = scan(words[: names[-2][1]], context.inside(holder))
        names = [one for one in again if one[2].entry.id != holder.id]
    elif city := next(
        (e for e in (context.gazetteer.get(c.entry.parent or "") for _, _, c in names) if e), None
    ):
        names = scan(words, context.inside(city)) if city.type in ("city", "town") else names
    if len(names) < 2:
        return None
    for left, right in pairwise(names):
        gap = words[left[1] : right[0]]
        if len(gap) > 1 and not phrases.LIST_GAP.fullmatch(gap):
            return None
    return _together([candidate for _, _, candidate in names], holder)


def _together(members: list[Candidate], holder: PlaceEntry | None) -> Found:
    """Several places as one: their names, their middle, the precision that their spread allows."""
    entries = list({c.entry.id: c.entry for c in members}.values())
    names = [bare(entry) for entry in entries]
    cities = {entry.name.removeprefix(bare(entry)).strip(", ") for entry in entries}
    city = cities.pop() if len(cities) == 1 else ""
    if not city and holder is not None and holder.type in ("city", "town"):
        city = holder.name
    name = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    points = [point for point in map(point_of, entries) if point is not None]
    centre = middle(points)
    spread = max((distance_km(centre, point) for point in points), default=0.0) if centre else 0.0
    by_spread = 2 if spread <= 10 else 3 if spread <= 30 else 4
    return Found(
        entries[0],
        name=f"{name}, {city}" if city else name,
        precision=max(by_spread, *map(precision_of, entries)) if len(entries) > 1 else None,
        method="list",
        score=min(c.score for c in members),
        others=tuple(entry.id for entry in entries[1:]),
        at=centre,
    )


def mentioned(words: str, known: PlaceEntry | None, context: Context) -> Found | None:
    """The first place named in a longer phrase, read in the light of those named after it."""
    names = scan(words, context)
    if len(names) > 1 and phrases.KIND_OF.match(words[names[0][1] : names[1][0]]):
        names = names[1:]  # "the X city of Y" is Y
    if not names:
        return None
    if len(names) > 1 and phrases.without_possessive(words[: names[0][1]]) != words[: names[0][1]]:
        context, names = context.inside(names[0][2].entry), names[1:]  # "X's Y" is Y in X
    start, end, first = names[0]
    wider = [c.entry for _, _, c in names[1:]]
    again = context.inside(*wider).candidates(phrases.without_possessive(words[start:end]))
    seen = next((c for _, _, c in names if known is not None and c.entry.id == known.id), None)
    best = seen or (again[0] if again else first)
    close = phrases.CLOSE_BY.search(words[:start])
    precision = max(2, precision_of(best.entry)) if close else None
    admin1 = around(best.entry) if close else None
    return Found(best.entry, precision=precision, method=best.method, score=best.score * 0.95, admin1=admin1)


def implied(words: str, context: Context) -> Found | None:
    """No name at all: "the capital", "the provincial capital", "the city", "a market in the town"."""
    gazetteer = context.gazetteer
    if (match := phrases.CAPITAL.search(words)) and not phrases.has_names(words):
        region = next((e.admin1 for e in context.wider if e.admin1), None)
        if match.group("whose"):
            seat = context.whole(region) if region else None
        else:
            seat = next((e for e in gazetteer if "capital" in e.tags and e.country == gazetteer.home), None)
        if seat is not None:
            return Found(seat, method="capital", score=0.75)
    if phrases.has_names(words) or not context.wider:
        return None
    for pattern in (phrases.SIDE_OF, phrases.IN_SIDE):
        match = pattern.match(words)
        if match and (found := side_of(match, context)):
            return found
    return Found(context.wider[0], method="context", score=0.6)


def unknown(words: str, context: Context) -> Found:
    """No candidate: the words stay, and the narrowest wider place says where at the least."""
    name = phrases.bare_name(words) if phrases.has_names(words) else words
    holder = context.wider[0] if context.wider else None
    precision = None
    if holder is not None:
        if holder.type in ("city", "town") and phrases.SITE.search(words) and holder.name not in name:
            name = f"{name}, {holder.name}"
        precision = 2 if holder.type in ("city", "town") else max(3, precision_of(holder))
    return Found(None, name=name, precision=precision, method="unresolved", score=0.0, holder=holder)

"""A phrase that says where, tied to a place of the gazetteer with a precision code.

Precision is UCDP's `where_prec`:

1. an exact place: a village, town or city, or a known site or part of it;
2. near it, or a part of it that has no name of its own ("outside X", "eastern X");
3. a district, or a region of that size ("the countryside of X", "Eastern Ghouta");
4. a governorate or its countryside;
5. a line or a fuzzy area: a road, an axis, a border, "northern Syria";
6. a country;
7. international waters or air space.
"""

from collections.abc import Sequence

from trucewatch.model.references import PlaceRef
from trucewatch.resolve import place_phrases as phrases
from trucewatch.resolve.gazetteer import Gazetteer
from trucewatch.resolve.geography import Point
from trucewatch.resolve.place_context import Context, Found, named
from trucewatch.resolve.place_qualifiers import (
    border,
    implied,
    inside,
    mentioned,
    qualified,
    several,
    unknown,
)

MAX_PHRASE = 400  # characters; a longer "place" is a paragraph


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
        The place. Where the gazetteer has no candidate: the words as name, `place` null, and the position
        of the narrowest wider place. Null where the words are blank.
    """
    words = phrases.clean(text[:MAX_PHRASE])
    if not words:
        return None
    context = _context(within, nearby, gazetteer)
    known = gazetteer.get(key) if key else None
    found = (
        border(words, context)
        or named(words, known, context)
        or inside(words, context)
        or qualified(words, context)
        or several(words, context)
        or mentioned(words, known, context)
        or (Found(known, method="reader", score=0.7) if known is not None else None)
        or implied(words, context)
        or unknown(words, context)
    )
    return _as_ref(found, text)


def _context(within: Sequence[str], nearby: Sequence[Point], gazetteer: Gazetteer) -> Context:
    context = Context(gazetteer, near=nearby[0] if nearby else None)
    wider = []
    for words in within:
        entry = (
            gazetteer.get(words)
            or context.whole(phrases.clean(words))
            or context.whole(phrases.bare_name(words))
        )
        if entry is not None:
            wider.append(entry)
    return Context(gazetteer, tuple(wider), context.near)


def _as_ref(found: Found, text: str) -> PlaceRef:
    entry, where = found.entry, found.where
    return PlaceRef(
        text=text,
        place=entry.id if entry else None,
        name=found.name,
        admin1=found.admin1,
        country=where.country if where else None,
        lat=round(found.at[0], 4) if found.at else None,
        lon=round(found.at[1], 4) if found.at else None,
        geonameid=entry.geonameid if entry and found.name == entry.name else None,
        precision=found.precision,
        method=found.method,
        score=round(found.score, 3),
        alternatives=found.others,
    )

"""Figures that sum a period or many places: tallies, never one incident."""

from trucewatch.read.patterns import caseless
from trucewatch.read.text import Page

_PERIOD = caseless(
    r"\bsince\s+(?:[\w'’]+\s+){0,4}(?:conflict|war|uprising|revolt|crisis|revolution|insurgency"
    r"|rebellion|unrest|protests?|caliphate)\b"
    r"|\b(?:in|of)\s+(?:[\w'’]+\s+){0,2}(?:civil\s+war|(?:\w+-year\s+)?conflict)\b|\b(?:war"
    r"|conflict|crisis)\b[^.;]{0,180}\b(?:has|have|had)\s+(?:\w+\s+){0,2}(?:killed|claimed|left|cost"
    r"|displaced|caused)"
    r"|\bsince\s+(?:the\s+(?:start|beginning|outbreak|conflict|war|uprising|revolt|crisis|truce"
    r"|ceasefire|cessation|agreement|launch)|(?:early|late|mid)?[-\s]*(?:january|february|march"
    r"|april|may|june|july|august|september|october|november|december|last|its|it\s+(?:came|went"
    r"|began)|\d)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"|\b(?:in|over|during|for|within|throughout)\s+(?:the\s+)?(?:last|past|previous|first"
    r"|preceding)\s+(?:few\s+|couple\s+of\s+)?(?:[\w-]+\s+)?(?:\(\w+\s+)?(?:hours?|days?|weeks?"
    r"|months?|years?)"
    r"|\b(?:in|within)\s+(?:less|more)\s+than\s+[\w-]+\s+(?:days?|weeks?|months?|years?)"
    r"|\bin\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?:days|weeks|months|years)\b|\bin\s+\d+\s+hours\b"
    r"|\bso\s+far\b|\bto\s+date\b|\bthis\s+(?:year|month)\b|\bin\s+(?:a\s+matter\s+of"
    r"|recent)\s+(?:weeks|months|days)\b"
    r"|\b(?:during|throughout)\s+(?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december|the\s+(?:month|year|conflict|war|past|last))"
    r"|\b(?:conflict|war|uprising|insurgency|crisis|revolt|civil\s+war"
    r"|violence)\s+(?:in\s+\w+\s+)?(?:that\s+|which\s+)?(?:has|have|had)\s+(?:\w+\s+)?(?:claimed"
    r"|killed|left|cost|displaced)"
    r"|\b(?:massive|deadly|bloody)\s+insurgency\b|\b(?:total|overall)\s+(?:number|toll"
    r"|death\s+toll)\b|\bbr(?:ought|inging|ings?)\s+(?:the\s+)?(?:total"
    r"|(?:overall\s+)?(?:death\s+)?toll|number)"
    r"|\bevery\s+(?:day|week|month)\b|\ba\s+(?:day|week|month)\s+on\s+average\b|\bin\s+two\s+days\b",
)
_ACROSS = caseless(
    r"\bacross\s+(?:the\s+country|syria|iraq)|\bin\s+(?:different|various|several|separate"
    r"|many)\s+(?:parts|areas|regions|provinces|places|locations)"
    r"|\baround\s+the\s+country|\bnation-?wide|\bthroughout\s+(?:the\s+country|syria)"
    r"|\b(?:two|three|four|several)\s+(?:different\s+|separate\s+)?(?:areas|provinces|cities)\b"
    r"|\bother\s+provinces\b|\bacross\s+the\s+province",
)
_AROUND = caseless(
    r"\bsurrounding\s+(?:towns|villages|areas)|\btowns\s+and\s+villages\b|\b(?:two|three"
    r"|several)\s+(?:main\s+)?battlegrounds",
)
_FEW_DAYS_OF = caseless(
    r"(?:in|over|during|after)\s+(?:two|three|2|3)\s+days\s+of\s+(?:\w+\s+)?(?:clashes|fighting|battles|combat|violence)\b"
)  # fighting for a few days over one place is one incident
_LATEST_DAY = caseless(
    r"\b(?:in|over|during|for)\s+the\s+(?:past|last|previous)\s+(?:(?:24|twenty-four|few)\s+)?hours\b",
)


def is_aggregate(page: Page, start: int, end: int) -> bool:
    """Whether the figures of a stretch (a clause or a sentence) sum a period or many places.

    True for a period ("since March", "in the past 48 hours", "so far"), for a war's toll and for a
    spread over a country. `since` counts only where it dates the figure, not "since Monday's blast".
    """
    return page.once(_sums, start, end)


def _sums(page: Page, start: int, end: int) -> bool:
    periods = _PERIOD.finditer(page.text, start, end)
    summed = any(not _FEW_DAYS_OF.match(page.text, m.start()) for m in periods)
    return summed or is_spread(page, start, end)


def is_spread(page: Page, start: int, end: int) -> bool:
    """Whether the stretch speaks of many places at once, on whatever day."""
    return page.once(_spreads, start, end)


def _spreads(page: Page, start: int, end: int) -> bool:
    return bool(_ACROSS.search(page.text, start, end) or _AROUND.search(page.text, start, end))


def is_last_day(page: Page, start: int, end: int) -> bool:
    """Whether the stretch speaks of the last 24 hours only: a period, yet one day's events."""
    return bool(_LATEST_DAY.search(page.text, start, end))

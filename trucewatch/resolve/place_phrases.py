"""The words around a place name: what they say of where, and of how exactly.

"Near the town of X", "the countryside south of X", "X-Y axis", "A, B and C neighbourhoods of D": a phrase
is taken apart into the names it holds and the relation in which they stand.
"""

import re
from collections.abc import Iterator

from trucewatch.model.base import Value

SETTLEMENT = r"(?:city|cities|towns?|villages?|hamlets?|settlements?)"
PART = (
    r"(?:districts?|neighbou?rhoods?|quarters?|suburbs?|areas?|regions?|zones?|parts?|sides?|sectors?|halves|half|"
    r"sections?|outskirts|pockets?|enclaves?)"
)
SIDE = r"(?:(?:north|south)[- ]?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern)?|central)"
HELD = (
    r"(?:[\w-]+-(?:held|controlled|run|occupied)|besieged|occupied|divided|battered|war-torn|strategic|key)"
)
PROVINCE = r"(?:province|governorate|provinces|governorates)"
COUNTRYSIDE = r"(?:countryside|suburbs?|outskirts|hinterland|rural areas?|farmland|farms)"

_LEAD = re.compile(
    r"^(?:(?:in|at|on|inside|into|to|from|within|across|over|throughout|of|toward|towards|against|"
    r"also|and|the|a|an|its|their|his|this|that|several|many|some|other|all|both|various|nearby|"
    r"number of|a number of|parts of|most of|areas? of|the area around)\s+)+",
    re.IGNORECASE,
)
NEAR = re.compile(
    r"^(?:(?:the )?(?:near|outside|close to|next to|around|beside|opposite|not far from|adjacent to|on the edge of|"
    r"just (?:outside|off|inside|"
    + SIDE
    + r" of)|off|overlooking)|(?:the )?(?:area|surroundings?|vicinity|outskirts|edges?|periphery|entrance|entrances|"
    r"gates?|environs|approaches|perimeter|surrounding areas?)(?: (?:of|to|around|near))|"
    r"(?:(?:about |some |around )?[\d.,]+ ?(?:km|kms|kilomet(?:re|er)s?|miles?|mi|m|met(?:re|er)s)\b.{0,14}?)?"
    r"(?:the )?(?:to the )?" + SIDE + r"(?: and (?:to the )?" + SIDE + r")?(?: sides?)? of)\s+",
    re.IGNORECASE,
)
NEAR_INSIDE = re.compile(
    r"\b(?:near|outside|close to|vicinity of|surroundings of|outskirts of|next to)\b", re.IGNORECASE
)
SIDE_OF = re.compile(
    rf"^(?:{HELD}\s+)*(?P<side>{SIDE})\s+(?:and\s+{SIDE}\s+)?(?:{HELD}\s+)*{PART}\s+(?:of|in)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
SIDE_TAIL = re.compile(
    rf"^(?P<what>.*?\b{PART}|.*?)\s*\bin the (?P<side>{SIDE})\s+(?:part )?of\s+(?P<rest>.+)$", re.IGNORECASE
)
HELD_SIDE = re.compile(rf"^(?:{HELD}\s+)+(?P<side>{SIDE})(?:\s+of)?\s+(?P<rest>[A-Z].+)$")
SIDE_COUNTRYSIDE = re.compile(
    rf"^(?:(?P<a>{SIDE})\s+(?:part of the\s+)?(?:{COUNTRYSIDE}|rural)\s+(?:of\s+)?(?P<b>.+)"
    rf"|{COUNTRYSIDE}\s+(?:to the\s+)?(?P<c>{SIDE})\s+of\s+(?P<d>.+)"
    rf"|(?P<e>.+?)(?:'s|’s|')?\s+(?P<f>{SIDE})\s+{COUNTRYSIDE}"
    rf"|(?P<g>{SIDE})\s+(?P<h>.+?)(?:'s|’s)?\s+{COUNTRYSIDE}"
    rf"|(?P<i>{SIDE})\s+(?P<j>[A-Z].+?)\s+{PROVINCE})$",
    re.IGNORECASE,
)
PLAIN_COUNTRYSIDE = re.compile(
    rf"^(?:{COUNTRYSIDE}\s+(?:of|around|near)\s+(?P<a>.+)|rural\s+(?P<b>.+)|(?P<c>.+?)(?:'s|’s|')?\s+{COUNTRYSIDE})$",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"\bbetween\s+(?P<a>.+?)\s+and\s+(?P<b>.+)$|^(?P<c>[\w' -]+?)\s*[-–]\s*(?P<d>[A-Z][\w' -]+?)\s+"
    r"(?:axis|road|highway|motorway|line|route|supply line|supply route)$|"
    r"\b(?:road|highway|route|line|axis)\b.*?\b(?:from|linking|connecting|between)\s+(?P<e>.+?)\s+(?:to|with|and)\s+(?P<f>.+)$"
)  # fmt: skip
ROAD = re.compile(r"\b(?:road|highway|motorway|axis|supply (?:line|route)|route)\b", re.IGNORECASE)
BORDER = re.compile(r"\b(?:border|frontier)\b", re.IGNORECASE)
CAPITAL = re.compile(r"\b(?:(?P<whose>provincial|regional)\s+capital|(?:[A-Z]\w+ )?capital(?: city)?)\b")
GENERIC = re.compile(
    rf"^(?:(?:{SIDE}|{HELD}|same|whole|entire|besieged|main|residential|civilian|crowded|busy|popular|local|central|divided)\s+)*"
    rf"(?:{SETTLEMENT}|{PART}|capital|camp|base|airbase|airport|province|governorate|countryside|country|road|market|"
    r"school|hospital|mosque|building|buildings|house|home|street|shrine|clinic|bakery|checkpoint|village)"
    r"(?:\s+(?:itself|centre|center))?$",
    re.IGNORECASE,
)
_HEAD = re.compile(
    rf"^(?:(?:{HELD}|then|main|small|ancient|historic|largest|second|northern|southern|eastern|western|central|"
    rf"Syrian|Turkish|Iraqi|Lebanese|Kurdish|coastal|border|strategic|ethnically|mixed|oil-rich)\s+)*"
    rf"(?:{SETTLEMENT}|{PART}|stronghold|{PROVINCE}|base|airbase|camp)\s+(?:of\s+|called\s+|named\s+)?(?:the\s+)?(?=\S)",
)
_TAIL = re.compile(
    rf"\s+(?:{SETTLEMENT}|{PART}|itself|centre|center|{SETTLEMENT} (?:centre|center)|town square)$",
    re.IGNORECASE,
)
LIST = re.compile(
    r"\s*(?:,\s*(?:and\s+)?|;\s*|\s+and\s+(?:in\s+|the\s+)*|\s+as well as\s+(?:the\s+)?|\s*/\s*)\s*",
    re.IGNORECASE,
)
INSIDE = re.compile(rf"^[\s,]*(?:{SETTLEMENT}|{PART})?[\s,]*(?:in|of|inside|at|within|'s)\b", re.IGNORECASE)

_WORD = re.compile(r"[\w'’ʿʾ`-]+", re.UNICODE)
_PARTICLES = frozenset(
    {"al", "el", "ash", "as", "ar", "at", "az", "ad", "an", "ez", "de", "la", "bin", "ibn"}
)
_NOT_NAMES = frozenset(
    """
    the a an in of on at near and or its their this that mr mrs
    syrian syrians syria's turkish turk iraqi lebanese jordanian israeli russian iranian american kurdish arab
    islamic mediterranean alawite christian sunni shiite shia druze palestinian ypg isis isil is nusra
    city town village district neighborhood neighbourhood province governorate area region countryside camp
    street square road highway mosque hospital school market church university castle hotel building bridge
    northern southern eastern western north south east west northeastern northwestern southeastern southwestern
    northeast northwest southeast southwest central rural military air national public general state airport
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
    """.split()  # noqa: SIM905 - one word a line would fill two screens
)


class Name(Value, frozen=True, kw_only=True):
    """A run of words that may be a name: `text[start:end]`."""

    start: int
    end: int
    text: str


def clean(text: str) -> str:
    """A phrase without quotes, double spaces and leading prepositions, articles and quantities."""
    text = re.sub(r"\s+", " ", text.replace("“", "").replace("”", "").replace('"', "")).strip(" .,;:()[]")
    text = re.sub(r"\b([aA]l|[eE]l)- (?=[A-Z])", r"\1-", text)
    stripped = _LEAD.sub("", text)
    return stripped or text


def bare_name(text: str) -> str:
    """A phrase without "the town of", "district" and the like around the name."""
    text = clean(text)
    for _ in range(3):
        shorter = _TAIL.sub("", _HEAD.sub("", text)).strip(" ,")
        if not shorter or shorter == text:
            break
        text = shorter
    return text


def side_name(words: str) -> str:
    """A side in the canonical form: "south-east" -> "southeastern"."""
    word = re.sub(r"[- ]", "", words.lower())
    return word if word.endswith("ern") or word == "central" else word + "ern"


def runs(text: str) -> Iterator[list[Name]]:
    """Runs of words that may hold names: each word capitalised or an article, each run as its words."""
    run: list[Name] = []
    last = 0
    for match in _WORD.finditer(text):
        word = match.group()
        joined = not run or text[last : match.start()].strip() == ""
        likely = (
            word[:1].isupper()
            or word.lower().split("-")[0] in _PARTICLES
            or word[:1].isdigit()
            or not word.isascii()
        )
        if run and not (joined and likely):
            yield run
            run = []
        if likely:
            run.append(Name(start=match.start(), end=match.end(), text=word))
        last = match.end()
    if run:
        yield run


def is_name_word(word: str) -> bool:
    """Whether a word can be more than a generic part of a name."""
    return word.lower().strip("'’") not in _NOT_NAMES and len(word) > 1

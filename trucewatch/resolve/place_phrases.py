"""The words around a place name: what they say of where, and of how exactly.

"Near the town of X", "the countryside south of X", "X-Y axis", "A, B and C neighbourhoods of D": patterns
and small functions that take a phrase apart into names and the relation in which they stand.
"""

import re
from collections.abc import Iterator

from trucewatch.model.base import Value

SETTLEMENT = r"(?:city|cities|towns?|villages?|hamlets?|settlements?)"
PART = (
    r"(?:districts?|neighbou?rhoods?|quarters?|suburbs?|areas?|regions?|zones?|parts?|sides?|sectors?|half|"
    r"sections?|pockets?|enclaves?)"
)
SIDE = r"(?:(?:north|south)[- ]?(?:east|west)(?:ern)?|(?:north|south|east|west)(?:ern)?|central)"
HELD = r"(?:[\w-]+-(?:held|controlled|run|occupied)|besieged|occupied|divided|battered|strategic|key|rebel)"
PROVINCE = r"(?:provinces?|governorates?)"
COUNTRYSIDE = r"(?:countryside|suburbs?|hinterland|rural areas?|farmland)"
SITE_NOUN = (
    r"(?:mosque|church|hospital|clinic|school|university|market|souq|souk|square|street|roundabout|checkpoint|"
    r"prison|station|bakery|hotel|bridge|junction|castle|citadel|factory|plant|headquarters|building|crossroads|"
    r"shrine|centre|center|dam|silos|park|stadium|camp|farms?|barracks|base)"
)
_COUNTED = (
    r"(?:(?:about |some |around )?[\d.,]+ ?(?:kms?|kilomet(?:re|er)s?|miles?|m|met(?:re|er)s)\b.{0,14}?)"
)

_LEAD = re.compile(
    r"^(?:(?:in|at|on|inside|into|to|from|within|across|over|throughout|of|towards?|against|also|and|"
    r"the|a|an|its|their|his|this|that|several|many|some|other|all|both|various|nearby|"
    r"a? ?number of|parts of|most of|areas? of)\s+)+",
    re.IGNORECASE,
)
NEAR = re.compile(
    r"^(?:the )?(?:near|outside|close to|next to|around|beside|opposite|not far from|adjacent to|overlooking|"
    rf"on the edge of|just (?:outside|off|inside|{SIDE} of)|off|"
    r"(?:area|surroundings?|vicinity|outskirts|edges?|periphery|entrances?|gates?|environs|approaches|perimeter|"
    r"surrounding areas?) (?:of|to|around|near)|"
    rf"{_COUNTED}?(?:the )?(?:to the )?{SIDE}(?: and (?:to the )?{SIDE})?(?: sides?)? of)\s+",
    re.IGNORECASE,
)
CLOSE_BY = re.compile(
    r"\b(?:near|outside|close to|vicinity of|surroundings of|outskirts of|next to)\b", re.IGNORECASE
)
HELD_IN = re.compile(r"^(?P<head>.*?\S),?\s+(?:in|inside|within)\s+(?:the\s+)?(?P<tail>\S.*)$")
SIDE_OF = re.compile(
    rf"^(?:{HELD}\s+)*(?P<side>{SIDE})\s+(?:{HELD}\s+)*{PART}\s+(?:of|in)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
TWO_SIDES = re.compile(rf"^{SIDE}\s+and\s+{SIDE}\s+(?:{HELD}\s+)*", re.IGNORECASE)
HELD_SIDE = re.compile(rf"^(?:{HELD}\s+)+(?P<side>{SIDE})(?:\s+of)?\s+(?P<rest>[A-Z].+)$")
IN_SIDE = re.compile(rf"^(?P<side>{SIDE})\s+(?:{PART}\s+)?of\s+(?P<rest>.+)$", re.IGNORECASE)
SIDE_COUNTRYSIDE = re.compile(
    rf"^(?:(?P<s1>{SIDE})\s+(?:part of the\s+)?(?:{COUNTRYSIDE}|rural)\s+(?:of\s+)?(?P<n1>.+)"
    rf"|{COUNTRYSIDE}\s+(?:to the\s+)?(?P<s2>{SIDE})\s+of\s+(?P<n2>.+)"
    rf"|(?P<n3>.+?)(?:['’]s?)?\s+(?P<s3>{SIDE})\s+{COUNTRYSIDE}"
    rf"|(?P<s4>{SIDE})\s+(?P<n4>.+?)(?:['’]s)?\s+(?:{COUNTRYSIDE}|{PROVINCE}))$",
    re.IGNORECASE,
)
PLAIN_COUNTRYSIDE = re.compile(
    rf"^(?:{COUNTRYSIDE}\s+(?:of|around|near)\s+(?P<n1>.+)|rural\s+(?P<n2>.+)"
    rf"|(?P<n3>.+?)(?:['’]s?)?\s+{COUNTRYSIDE}|(?P<n4>.+?)\s+and its {COUNTRYSIDE})$",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"\bbetween\s+(?P<a1>.+?)\s+and\s+(?P<b1>.+)$"
    r"|^(?P<a2>[\w' -]+?)\s*[-–]\s*(?P<b2>[A-Z][\w' -]+?)\s+(?:axis|road|highway|motorway|line|route)$"
    r"|\b(?:road|highway|route|line|axis)\b.*?\b(?:from|linking|connecting)\s+(?P<a3>.+?)\s+(?:to|with|and)\s+(?P<b3>.+)$"
)
BORDER = re.compile(r"\b(?:border|frontier)\b", re.IGNORECASE)
CAPITAL = re.compile(r"\b(?P<whose>provincial |regional )?capital\b")
LIST = re.compile(
    r"\s*(?:,\s*(?:and\s+)?|;\s*|\s+and\s+(?:in\s+|the\s+)*|\s+as well as\s+(?:the\s+)?|\s*/\s*)\s*",
    re.IGNORECASE,
)
LIST_GAP = re.compile(
    rf"\s*(?:{SETTLEMENT}|{PART})?{LIST.pattern}(?:(?:the|in|near|at|both)\s+|(?:{SETTLEMENT}|{PART})\s+(?:of\s+)?)*",
    re.IGNORECASE,
)
PART_OF = re.compile(rf"^(?P<head>.*?\S),?\s+(?:an?\s+{PART}\s+)?of\s+(?:the\s+)?(?P<tail>[^a-z\s].*)$")
INSIDE = re.compile(rf"^[\s,]*(?:{SETTLEMENT}|{PART})?[\s,]*(?:in|of|inside|at|within)\b", re.IGNORECASE)
KIND_OF = re.compile(rf"^\s*{SETTLEMENT}\s+of(?:\s+the)?\s*$", re.IGNORECASE)
SITE = re.compile(rf"\b(?:{SITE_NOUN}|{PART})\b", re.IGNORECASE)
COMMON_TAIL = re.compile(r"(?:\s+[a-z]+){1,3}")  # "Castello road", "Handarat camp", "al-Sham desert"
_KINDS = (
    rf"(?:{HELD}|then|main|small|ancient|historic|largest|second|Syrian|Turkish|Iraqi|Lebanese|Kurdish|"
    r"Mediterranean|coastal|border|mixed|oil-rich|predominantly)\s+"
)
_HEAD = re.compile(
    rf"^(?:(?:{_KINDS}|{SIDE}\s+)*(?:{SETTLEMENT}|stronghold|{PROVINCE}|base|airbase|camp)|(?:{_KINDS})*{PART})"
    r"\s+(?:of\s+|called\s+|named\s+)?(?:the\s+)?(?=\S)"
)
_TAIL = re.compile(
    rf"\s+(?:{SETTLEMENT}|{PART}|itself|centre|center|{SETTLEMENT} (?:centre|center)|town square)$",
    re.IGNORECASE,
)
_AREAS_SIDE = re.compile(rf"^(?:[\w-]+\s+)*?(?:{PART}|{SETTLEMENT})\s+(?={SIDE} of\s)", re.IGNORECASE)

_WORD = re.compile(r"[\w'’ʿʾ`-]+")
_PARTICLES = frozenset(["al", "el", "ash", "as", "ar", "at", "az", "ad", "an", "ez", "bin", "ibn"])
_NOT_NAMES = frozenset(
    """
    the a an in of on at near and or its their this that mr mrs al el ash as ar az ad ez bin ibn
    syrian syrians syria's turkish turk iraqi lebanese jordanian israeli russian iranian american kurdish arab
    islamic mediterranean alawite christian sunni shiite shia druze palestinian ypg isis isil is nusra qaeda
    city town village district neighborhood neighbourhood province governorate area region countryside camp
    street square road highway mosque hospital school market church university castle hotel building bridge
    northern southern eastern western north south east west northeastern northwestern southeastern
    southwestern northeast northwest southeast southwest central rural military air national public general
    state airport
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
    """.split()  # noqa: SIM905 - one word a line would fill two screens
)
_PREFIXES = frozenset(  # words that many Arabic place names begin with: alone they name nothing
    """
    tal tel tell tall til kafr kfar kafar khan deir dayr der umm um bab ain ayn ein jabal jebel wadi sheikh
    shaykh abu abou beit bayt bait burj qalaat qalat ras hawsh hosh jisr maarat maaret mount new old point
    hill brigade
    """.split()  # noqa: SIM905 - as above
)


class Word(Value, frozen=True, kw_only=True):
    """A word of a phrase: `phrase[start:end]`."""

    start: int
    end: int
    text: str


def clean(text: str) -> str:
    """A phrase without quotes, double spaces and leading prepositions, articles and quantities."""
    text = re.sub(r"\s+", " ", re.sub('[\u201c\u201d"]', "", text)).strip(" .,;:()[]")
    text = re.sub(r"\b([aA]l|[eE]l)- (?=[A-Z])", r"\1-", text)
    return _LEAD.sub("", text) or text


def bare_name(text: str) -> str:
    """A phrase without "the town of", "district" and the like around the name."""
    text = clean(text)
    for _ in range(3):
        shorter = _TAIL.sub("", _HEAD.sub("", text)).strip(" ,")
        if not shorter or shorter == text:
            break
        text = shorter
    return text


def without_areas(text: str) -> str:
    """The end of "rebel-held areas east of X": "east of X"."""
    return _AREAS_SIDE.sub("", text)


def side_name(words: str) -> str:
    """A side in one form: "south-east" -> "southeastern"."""
    word = re.sub(r"[- ]", "", words.lower())
    return word if word.endswith("ern") or word == "central" else word + "ern"


def without_possessive(text: str) -> str:
    """A name without the 's that ties it to the next word."""
    return re.sub(r"(?<=\w)['’]s?$", "", text)


def groups(match: re.Match[str], *letters: str) -> tuple[str, ...]:
    """What a match holds under the first filled group of each letter ("n" for n1, n2, ...)."""
    held = {name: value for name, value in match.groupdict().items() if value}
    return tuple(next(value for name, value in held.items() if name.startswith(letter)) for letter in letters)


def runs(text: str) -> Iterator[list[Word]]:
    """Runs of words that may hold names: each capitalised, an article, a number or in another script."""
    run: list[Word] = []
    for match in _WORD.finditer(text):
        word = match.group()
        likely = not word[0].islower() or word.lower().split("-")[0] in _PARTICLES or not word.isascii()
        joined = bool(run) and not text[run[-1].end : match.start()].strip()
        if run and not (likely and joined):
            yield run
            run = []
        if likely:
            run.append(Word(start=match.start(), end=match.end(), text=word))
    if run:
        yield run


def is_name_word(word: str) -> bool:
    """Whether a word can be more than a generic part of a name."""
    if word.isdigit() and len(word) < 3:
        return False
    return len(word) > 1 and word.lower().strip("'’") not in _NOT_NAMES


def is_prefix(word: str) -> bool:
    """Whether a word only opens a place name ("Tal", "Kafr", "Umm")."""
    return word.lower() in _PREFIXES


def has_names(text: str) -> bool:
    """Whether a phrase holds a word that can be a name."""
    return any(is_name_word(word.text) for run in runs(text) for word in run)

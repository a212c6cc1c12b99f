"""Names in use: actors with the words that join them, and places, known and proposed.

A known name comes from the registries (`NameHit`). A place that no gazetteer knows is proposed where
the wording says that it is one: "the village of X", "X neighbourhood", "near X".
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from trucewatch.model.references import NameHit
from trucewatch.model.reports import Mention
from trucewatch.read.patterns import caseless
from trucewatch.read.text import Page

_ARTICLE = (
    r"(?:(?:[Aa]l|[Ee]l|[Aa]r|[Aa]s|[Aa]sh|[Aa]t|[Aa]z|[Aa]n|[Aa]d|[Ee]sh|[Ee]t|[Ee]d|[Ee]r)[-–]\s?"
    r"|(?:Al|El|Ash|Ar|As)\s)"
)
_WORD = rf"(?:{_ARTICLE})?[A-Z][\w'’]+(?:-{_ARTICLE}?[A-Za-z][\w'’]+)*"
_NAME = rf"{_WORD}(?:\s(?:{_ARTICLE})?[A-Z][\w'’]+(?:-[A-Za-z][\w'’]+)*){{0,3}}"
_KINDS = (
    r"towns?|villages?|cit(?:y|ies)|districts?|neighbou?rhoods?|areas?|suburbs?|provinces?"
    r"|governorates?|countryside|air ?bases?|airports?|military airports?|airfields?|bases?|camps?"
    r"|hills?|heights"
    r"|mountains?|farms?|farmlands?|streets?|squares?|quarters?|crossings?|roads?|highways?"
    r"|hospitals?|markets?|mosques?|churches?|shrines?|regions?|roundabouts?|junctions?|parks?"
    r"|dams?|bridges?|schools?|valleys?|plains?|hamlets?|settlements?|outskirts|axis|gas fields?"
    r"|oil fields?|castle|university"
)
_LEFT = re.compile(
    rf"\b(?:{_KINDS})(?:\s+(?:known as|called|named))?(?:\s+(?:of|in"
    rf"|at))\s+(?:the\s+)?(?P<name>{_NAME})|\b(?:town|village|city|district|neighbou?rhood|hamlet"
    rf"|suburb)\s+(?P<bare>(?:{_ARTICLE})?[A-Z][\w'’-]+)"
)
_RIGHT = re.compile(
    rf"\b(?=[A-Zae])(?P<name>{_NAME})\s+(?P<kind>(?:military\s+|air\s*)?(?:{_KINDS}|Hill|Hills|Mountain"
    rf"|Mountains|Camp|District|Province|Governorate|Square|Street|Hospital|Base|Airport|Road"
    rf"|Mosque|Village|Town|City|Neighborhood|Quarter|Castle|Shrine|Farms?|Heights))\b"
)
_AFTER_PREP = re.compile(
    rf"\b(?:in|at|near|around|outside|inside|into|on|from|towards?|surrounding|hit|targeted|struck"
    rf"|pounded|bombed|shelled|entered|captured|seized|stormed)\s+(?:the\s+)?(?:(?:northern"
    rf"|southern|eastern|western|central|nearby|besieged)\s+)?(?P<name>{_NAME})"
)
_NOT_PLACE = re.compile(
    r"^(?:These|Those|Eastern|Western|Northern|Southern|Central|North|South|East|West|Northeastern|Northwestern"
    r"|Southeastern|Southwestern|Research|The|A|An|In|On|At|It|He|She|They|We|I|This|That|His|Her"
    r"|Its|Their|Our|But|And|For|From|After|Before|While|When|As|Also|Other|Another|Some|Many|Most"
    r"|Several|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|At least|January|February|March|April"
    r"|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep"
    r"|Sept|Oct|Nov|Dec|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?(?:-\w+)?|God|Twitter"
    r"|Facebook|YouTube|Skype|Internet|Ramadan|Eid\b.*|Friday prayers|Islam|Sunni|Shiite|Shia|Arab"
    r"|Arabs|Kurdish|Kurds|Syrian|Russian|Turkish|American|President|Foreign|Prime|Minister"
    r"|Secretary|General|Army|Police|Civil|Security|Council|United|Human|Rights|Local|State|News"
    r"|Agency|Chapter|Resolution|Republican|Defen[cs]e|Operation|Takfiri|Abu .*|Mr|Mrs|Dr|Col|Gen"
    r"|Lt|Sheikh|Christian|Christians|Sunnis|Shiites|Muslim|Muslims|Jihad|Jihadi|GMT|KSA|Photo"
    r"|Video|Reuters|AFP|AP|SANA|Both|Instagram|Youtube|Senate|Congress"
    r"|Alawites?|Druze|Yazidis?|Ismailis?|Turkm[ae]ns?|Assyrians?|Armenians?|Chechens?|Uzbeks?|Afghans?"
    r"|Palestinians?|Iraqis?|Lebanese|Iranians?|Israelis?|Jordanians?|Saudis?|Islami[cs]\w*|Western)$"
)
_ORIGIN = re.compile(
    r"\b(?:(?:positioned|stationed|based|holed\s+up|entrenched|deployed|registered)\s+in"
    r"|from(?:\s+(?:areas?|the\s+direction|positions?)\s+(?:of|in|west\s+of|east\s+of"
    r"|north\s+of|south\s+of))?|towards?|direction\s+of|between\s+\w+\s+and|leading\s+to"
    r"|supply\s+lines?\s+to|threats?\s+to|loyal\s+to|(?:deals?|agreements?|talks|ties)\s+with|border\s+with|borders?(?!\s+(?:towns?|cit(?:y|ies)|villages?|areas?|posts?|crossings?)\b)|return(?:ed|ing)?\s+to|bound\s+for"
    r"|capital\s+of\s+the|near\s+the\s+border\s+with)\s+(?:the\s+)?(?:(?!in\b|at\b)[a-z]+\s+){0,3}$"
)
# Where somebody speaks, meets or holds an office: no place of an event, whatever else is named.
_TOLD_AT = re.compile(
    r"\b(?:told|sources?\s+(?:in|at|from)|said\s+in|speaking\s+in|gathered\s+in|(?:visit|trip|travelled"
    r"|flew)\s+to|arrived\s+in|concern\s+in|(?:reporters?|correspondents?|photographers?|journalists?"
    r"|residents?|activists?|witness(?:es)?|officials?|spokes\w+)\s+(?:in|at|from)|(?:talks|meeting"
    r"|negotiations|summit|interview|conference|rally|demonstration|protest)\s+in|offices?\s+in|(?:talks"
    r"|meeting|conference|summit)\s+held\s+in|(?:[Cc]ommander|[Cc]hief|[Hh]ead|[Ll]eader|[Ee]mir|[Gg]overnor"
    r"|[Dd]irector)\s+(?:of\s+(?:[\w’'-]+\s+){1,4})?in)\s+(?:the\s+)?(?:[a-z]+\s+){0,2}$"
)
_WIDE = re.compile(
    r"\b(?:Africa|Americas?|Europe|Asia|Ocean|Sea|Gulf|East|Peninsula|Levant|Maghreb|Balkans|Caribbean|Sahel"
    r"|Siberia|Scandinavia|countryside|outskirts|suburbs|coast|Kurdistan|Rojava|Badia)$|^Horn\b"
)
_BASED = re.compile(r"^(?:-|\s)(?:based|born|backed|led|allied|style|affiliated|controlled|run)\b(?!\s+by\b)")
_AGENT = re.compile(
    r"^(?:['’]?s)?\s+(?:Police|Governorate|Health|Directorate|Foreign|Ministry|Provincial|Military"
    r"|Media|Operations?|Revolution|Local|Coordination|Civil|Defen[cs]e|Municipal|Council|Governor"
    r"|negotiations|talks|summit|meeting|conference|statement|deal|process|police\s+command"
    r"|province\s+(?:told|said)|governorate\s+(?:told|said)|source|sources"
    r"|correspondent|reporter)\b"
)
_DISTANCE = caseless(
    r"\b(?:(?:north|south|east|west|northeast|northwest|southeast|southwest|northern|southern"
    r"|eastern|western)(?:ern)?\s+(?:of|from)|(?:km|kilomet(?:er|re)s?|miles?)\s+(?:\w+\s+)?(?:of"
    r"|from)|capital|near|close to|linking|connecting|between)\s+(?:the\s+)?(?:(?!in\b|at\b)\w+\s+){0,3}$",
)
_SPEAKS = re.compile(
    r"\s+(?:said|says|added|told|explained|noted|stated)(?=\s*[.,:\"”]|\s+(?:that|in|on|\w+day|reporters)\b|\s*$)"
)
_BY_PREPOSITION = re.compile(
    r"\b(?:in|at|on|of|near|to|from|around|outside|inside)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$"
)
_PERSON = re.compile(
    r"\b(?:activist|commander|spokesman|spokeswoman|director|resident|leader|journalist)\s+[A-Z][\w'’]+\s+$"
)
_EDGE = re.compile(r"\b(?:outside|around|near|close\s+to)\s+(?:the\s+)?(?:[a-z-]+\s+){0,3}$")
_HELD_BY = re.compile(r"\s+in\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}")
_OFFICE = re.compile(r"\b(?:commander|chief|head|leader|emir|governor|director)\b", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"-(?:controlled|held|run|led|backed|based|era|derived|dominated|majority|made|born|linked"
    r"|affiliated|style|type|old|occupied|ruled)\b|^[A-Z.]{1,5}$|\b(?:Killed|Killing|Dead|Wounded"
    r"|Injured|Attack|Attacks|Strike|Strikes|Blast|Kills|Syrian|Russian|Terrorists?|Militants?|Army"
    r"|Forces|Front|Minister|Ministry|Colonel|General|Council|Coalition|Observatory|Committee"
    r"|Agency|Brigade|Party|Group|Army|University|Network|Rights|Red|Nations|Press|News|Bomb|Fire|Fighting"
    r"|Clashes|From|Subscribe|Directorate)\b"
)
_PEOPLE_NEXT = re.compile(
    r"^(?:['’]?s)?\s+(?:militants?|forces|fighters|rebels?|troops|positions?|groups?|terrorists?"
    r"|targets?|sites|strongholds?|people|men|officials?|leaders?|government|president|minister"
    r"|opposition|activists?|civilians|soldiers|army|regime|media|refugees|gunmen|jihadists?|Front"
    r"|Army|Coalition)\b"
)
_SIDE = r"(?:(?:north|south)?-?(?:north|south|east|west)(?:ern)?|central)"
_SIDE_BEFORE = re.compile(rf"\b{_SIDE}\s+$", re.IGNORECASE)
_AROUND_AFTER = re.compile(
    rf"(?:['’]s|s)?\s+(?:{_SIDE}\s+)(?:countryside|suburbs|outskirts|neighbou?rhoods|districts)\b"
)
_PART_OF_COUNTRY = re.compile(rf"{_SIDE}\s+(?:Syria|Iraq|Lebanon|Turkey|Jordan|Israel)$", re.IGNORECASE)
_PROVINCE_OF = re.compile(r"\b(?:province|governorate)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_RUNS_ON = re.compile(r"\b[A-Z][\w'’-]+\s+(?:of\s+|for\s+)?$")

# How wide a place is: 0 a spot or village, 1 a town, 2 a city, 4 a province, 6 a country.
_LEVEL_NAMES = {
    0: (
        "site neighbourhood village base road crossing camp hill suburb airport hospital quarter dam "
        "street field"
    ),
    1: "town area",
    2: "city",
    3: "district subdistrict",
    4: "region province governorate admin1 state river desert",
    5: "sea border",
    6: "country",
    7: "continent",
}
LEVELS = {name: level for level, names in _LEVEL_NAMES.items() for name in names.split()}
_KIND_LEVEL = re.compile(r"(?:province|governorate|region|countryside|provinces)s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text; `level` is 0 for a site or village up to 6 for a country."""

    start: int
    end: int
    name: str
    key: str | None
    level: int
    origin: bool = False  # where something comes from or leads to
    near: bool = False  # named only to say where another place lies
    beside: bool = False  # what is told happened at its edge: "near X", "outside the town of X"
    words: tuple[int, int] = (0, 0)  # the wider phrase, "the town of X", "X village"
    told: bool = False  # where the report was filed, or where somebody speaks or holds an office

    def mention(self, page: Page) -> Mention:
        """The place as a slot's filler."""
        start, end = self.words if self.words[1] else (self.start, self.end)
        return Mention(text=page.text[start:end], span=page.span(start, end), key=self.key, name=self.name)


def actor_mention(page: Page, hit: NameHit) -> Mention:
    """A known name as a slot's filler."""
    return Mention(
        text=page.text[hit.start : hit.end],
        span=page.span(hit.start, hit.end),
        key=hit.key or None,
        name=hit.name,
    )


def places_in(page: Page, start: int, end: int, propose: bool = True) -> list[Place]:
    """The places of a stretch, known and (where `propose`) proposed, in order."""
    known = [page.once(_known, h.start, h.end) for h in page.names_in(start, end) if h.kind == "place"]
    out = [place for place in known if place is not None]
    if propose:
        out += page.once(_proposed, start, end)
        out.sort(key=lambda p: p.start)
    return _told_with(page.text, out)


def _told_with(text: str, places: list[Place]) -> list[Place]:
    """The places, with those that hold a place where somebody speaks marked as it: "a visit to X in Y"."""
    for n, (one, after) in enumerate(pairwise(places)):
        office = _OFFICE.search(text, max(0, one.start - 60), one.start)
        if one.told and not office and not after.told and _HELD_BY.fullmatch(text, one.end, after.start):
            places[n + 1] = replace(after, origin=True, told=True)
    return places


def _proposed(page: Page, start: int, end: int) -> list[Place]:
    text = page.text
    taken = [(h.start, h.end) for h in page.names_in(start, end)]
    out: list[Place] = []
    for pattern in (_RIGHT, _LEFT, _AFTER_PREP):
        for match in pattern.finditer(text, start, end):
            group = "name" if match["name"] else "bare"
            a, b = match.span(group)
            if any(a < y and x < b for x, y in taken) or _NOT_PLACE.match(text[a:b]):
                continue
            if (
                _NOT_A_NAME.search(text[a:b])
                or _ordinary(text, a, b)
                or _PEOPLE_NEXT.match(text[b : b + 24])
                or _RUNS_ON.search(text[max(0, a - 24) : a])
            ):
                continue
            first = text[a:b].split()[0]
            if pattern is not _LEFT and _NOT_PLACE.match(first):
                continue
            taken.append((a, b))
            level = 4 if pattern is _RIGHT and _KIND_LEVEL.search(match["kind"]) else 0
            words = (a, match.end()) if pattern is _RIGHT else (a, b)
            out.append(_flagged(text, Place(a, b, text[a:b], None, level, words=words)))
    return out


def _ordinary(text: str, start: int, end: int) -> bool:
    """Whether a single word, as of a headline, is an ordinary one: the report also writes it small."""
    small = text[start:end].lower()
    numbered = re.match(r"\s\d", text[end : end + 2])  # "Base 46"
    return small.isalpha() and not numbered and bool(re.search(rf"(?<![\w-]){small}(?![\w-])", text))


def _no_place(text: str, hit: NameHit) -> bool:
    """Whether a known place only qualifies another word, or is one in fact only ("de facto capital")."""
    before = text[max(0, hit.start - 40) : hit.start]
    speaks = _SPEAKS.match(text, hit.end) and not _BY_PREPOSITION.search(before)
    spot = LEVELS.get((hit.type or "").lower(), 1) <= 1  # a city that speaks is its government
    return (
        hit.end - hit.start < 3
        or bool(spot and (speaks or _PERSON.search(before)))
        or bool(_BASED.match(text[hit.end : hit.end + 20]))
        or bool(re.search(r"\bde\s+fact\w+\s+(?:\w+\s+)?$", before))
    )


def _known(page: Page, start: int, end: int) -> Place | None:
    """The known place that is named there; None where the words name none."""
    text = page.text
    hit = page.names_in(start, end)[0]
    if _no_place(text, hit):
        return None
    level = LEVELS.get((hit.type or "").lower(), 1)
    if hit.type == "region" and _PART_OF_COUNTRY.match(hit.name):
        level = 5
    elif hit.type == "region" and not _WIDE.search(hit.name):
        level = 2  # a part of a province, such as a valley or a belt of suburbs
    after = text[hit.end : hit.end + 30]
    words = (hit.start, hit.end)
    wider = re.match(rf"\s+(?:{_KINDS})\b", after)
    if wider:
        words = (hit.start, hit.end + wider.end())
        if level <= 2 and re.match(
            r"\s+(?:province|governorate|provinces|countryside)", after, re.IGNORECASE
        ):
            level = 4
    if re.search(
        r"\b(?:countryside|provinces?|governorate|rural|outskirts)\s+(?:of\s+)?$",
        text[max(0, hit.start - 16) : hit.start],
        re.IGNORECASE,
    ):
        level = max(level, 2)
    if level == 2 and _PROVINCE_OF.search(text, max(0, hit.start - 20), hit.start):
        level = 4
    side = _SIDE_BEFORE.search(text, max(0, hit.start - 16), hit.start)
    if side and words == (hit.start, hit.end):
        words = (side.start(), hit.end)
    around = _AROUND_AFTER.match(text, hit.end)
    if around and level <= 4:
        words, level = (words[0], around.end()), max(level, 2)
    return _flagged(text, Place(hit.start, hit.end, hit.name, hit.key, level, words=words))


def _flagged(text: str, place: Place) -> Place:
    before = text[max(0, place.start - 60) : place.start]
    told = (
        _is_byline(text, place)
        or bool(_TOLD_AT.search(before))
        or bool(_AGENT.match(text[place.end : place.end + 30]))
    )
    origin = told or bool(_ORIGIN.search(before))
    near = bool(_DISTANCE.search(before))
    return replace(place, origin=origin, near=near, beside=bool(_EDGE.search(before)), told=told)


def _is_byline(text: str, place: Place) -> bool:
    """Whether a place in capitals is where the report was filed."""
    words = text[place.start : place.end]
    return len(words) > 3 and words.isupper() and not text[place.end : place.end + 40].isupper()


@lru_cache(maxsize=4096)  # each place is held against all others of its report
def fold_place(name: str) -> str:
    """A place name without article, accents of transliteration and kind words, for comparison."""
    key = re.sub(r"\b(?:al|el|ar|as|ash|at|az|ad|an)[-\s]", "", name.lower())
    key = re.sub(
        r"\b(?:the|city|town|village|province|governorate|district|of|in|near|area|neighbou?rhood"
        r"|countryside|eastern|western|northern|southern|rural)\b",
        "",
        key,
    )
    key = re.sub(r"[^a-z0-9]+", "", key)
    key = re.sub(r"(.)\1+", r"\1", key)
    return key.translate(str.maketrans("eoqcy", "aukki"))


def same_place(a: Place, b: Place) -> bool:
    """Whether two mentions name one place."""
    if a.key and b.key:
        return a.key == b.key
    x, y = fold_place(a.name), fold_place(b.name)
    return bool(x and y) and (x == y or (min(len(x), len(y)) >= 4 and (x in y or y in x)))

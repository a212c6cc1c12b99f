"""The slots of one event: place, time, weapon, from the words of its unit and then its sentence."""

import re

from trucewatch.model.references import TimeHit
from trucewatch.read import lexicon as lex
from trucewatch.read.binding import counted, foreign
from trucewatch.read.mentions import Place, places_in
from trucewatch.read.text import Page

_SAID = re.compile(
    r"\b(?:said|says|reported|told|announced|stated|added|confirmed|declared|statement|claimed"
    r"|mentioned|spoke|speaking|interview|conference|quoted|warned|accused|condemned|noted"
    r"|indicated|tweeted|issued|published|released|posted|uploaded|aired|broadcast)\b",
    re.IGNORECASE,
)
_HEADS = re.compile(r"\s+(?:The|A|An|In|On|At|Army|Units|Terrorists?|Syrian\s[Aa]rmy)\s")
_LED_IN = re.compile(r"[a-z,]\s+(?:the\s+)?$")
_SAYS_NEXT = re.compile(
    r"\s*,?\s*(?:(?:the|an?|its|his)\s+)?(?:[\w'’.-]+\s+){0,5}?(?:said|announced|accused|called\s+(?:on|for)|urged"
    r"|condemned|warned|stated|declared|claimed|told|vowed|rejected|denied)\b(?!\s+by\b)"
)
_SAYS_AT_ONCE = re.compile(
    r"\s*,?\s*(?:said|announced|accused|called\s+(?:on|for)|urged|condemned|warned|stated|declared|claimed|told|vowed"
    r"|rejected|denied|renewed|demanded|reported|confirmed|asked|met|discussed)\b",
    re.IGNORECASE,
)
_SAYING_THAT = re.compile(
    r"\b(?:said|saying|announced|reported|stated|claimed|confirmed|declared|added)\s+(?:\w+\s+)?that\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\.?\s*(?:\((?:AFP|AP|Reuters|EPA|TRT|AA|[A-Z][\w ]{1,20}/)|REUTERS\b|AFP PHOTO|/\s*AFP)"
)
_OF_TALK = re.compile(
    r"(?:['’]s|s)?\s+(?:claims?|reports?|statements?|announcements?|meetings?|talks|interview|video|footage)\b",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"(?:['’]s)?\s+(?:[\w-]+\s+){0,3}?(?P<noun>attacks?|assaults?|blasts?|bombings?|explosions?|strikes?|air\s?strikes?|raids?"
    r"|shelling|bombardment|rockets?|massacre|killings?|executions?|ambush|dead|victims|fumes)\b",
    re.IGNORECASE,
)
_RANK = {"date": 0, "weekday": 0, "relative": 1, "anchored": 1, "period": 2, "hour": 2}  # what dates best
_DAY_KINDS = {"date", "weekday", "relative", "hour", "anchored", "period"}
_WEAPONS = {
    "air_strike": (lex.AIR_MEANS, lex.AIR_NOUN),
    "shelling": (lex.SHELL_MEANS, lex.SHELL_NOUN),
    "bombing": (lex.BOMB_NOUN,),
    "chemical_attack": (lex.CHEMICAL,),
    "attack_on_civilians": (re.compile(r"\bsnipers?(?: fire| shots?)?\b", re.IGNORECASE),),
}
_TO_COME = re.compile(
    r"\b(?:to\s+(?:begin|start|take\s+effect|expire|end|meet|last)|set\s+to|due|until|till"
    r"|scheduled\s+for|planned\s+for|starting|expected|by|last\s+updated(?:\s+at)?)\s+(?:\w+\s+)?"
    r"(?:on\s+|at\s+|in\s+|from\s+)?$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?:(?:a number of|several|dozens of|about \d+|over \d+|\d+|a|an|two|three|four|five|six|seven"
    r"|eight|nine|ten)\s+)$",
    re.IGNORECASE,
)


def choose_place(
    page: Page,
    unit: tuple[int, int],
    sentence: tuple[int, int],
    trigger: tuple[int, int],
    shared: bool,
    propose: bool = True,
) -> tuple[Place | None, list[Place]]:
    """The event's place and the wider places named with it.

    The most specific place of the unit wins, the nearest after the trigger among equals. `shared`:
    the sentence reports other events too, so that its other places are theirs.
    """
    inside = [p for p in places_in(page, *unit, propose=propose) if p.level < 7 and not p.told]
    best = _best(page, inside, trigger)
    if best is None or best.level >= 5:
        outside = [p for p in places_in(page, *sentence, propose=propose) if p.level < 7 and not p.told]
        if not shared or best is None:
            best = _best(page, outside, trigger) or best
            inside = outside if not shared else inside + outside
    if best is None:
        return None, []
    wider = [p for p in inside if p.level > best.level and not p.origin and p.start != best.start]
    return best, list({(p.key or p.name): p for p in wider}.values())[:3]


def _best(page: Page, places: list[Place], trigger: tuple[int, int]) -> Place | None:
    """The most specific place; what only says where another lies, or where things come from, comes last.

    A place that stands before the sentence without a preposition ("Homs The army ...") heads a round-up
    and names no more than the city or province.
    """
    if not places:
        return None

    def weight(place: Place) -> tuple[bool, int, int]:
        band = 0 if place.level <= 1 else 1 if place.level == 2 else place.level
        away = place.start - trigger[1] if place.start >= trigger[0] else (trigger[0] - place.end) + 40
        heads = bool(_HEADS.match(page.text, place.end)) and not _LED_IN.search(
            page.text[max(0, place.start - 12) : place.start]
        )
        return place.origin, (1 if place.near else 0) + (2 if heads else 0) + band, away

    return min(places, key=weight)


def choose_time(
    page: Page, unit: tuple[int, int], sentence: tuple[int, int], trigger: tuple[int, int], shared: bool
) -> tuple[TimeHit | None, bool, TimeHit | None]:
    """The words that date the event, whether they date only its telling, and the words for its hour."""
    count = counted(page, sentence, trigger)
    scopes = [unit, sentence] if count is None else [(count.end, sentence[1])]

    def mine(scope: tuple[int, int]) -> list[TimeHit]:
        return [h for h in dated(page, *scope) if not foreign(page, sentence, trigger, h)]

    own = mine(scopes[0])
    wide = [] if shared and own else mine(scopes[-1])
    hour = next((h for h in page.times_in(*unit) if h.kind == "hour"), None)
    if hour is None and not shared:
        hour = next((h for h in page.times_in(*sentence) if h.kind == "hour"), None)
    for hits in (own, wide):
        happened = [h for h in hits if not telling(page, sentence, h, trigger)]
        if happened:
            return min(happened, key=lambda h: (_RANK.get(h.kind, 1), abs(h.start - trigger[0]))), False, hour
    told = own or wide
    return (told[0], True, hour) if told else (None, False, hour)


def dated(page: Page, start: int, end: int) -> list[TimeHit]:
    """The times of a stretch that can date an event: not those to come, nor those of a picture's caption."""
    hits = [h for h in page.times_in(start, end) if h.kind in _DAY_KINDS and h.ref is not None]
    hits = [
        h
        for h in hits
        if _counts_ahead(h) or not re.search(r"\b(?:after|before)$", page.text[h.start : h.end])
    ]
    hits = [h for h in hits if not _CAPTION.match(page.text, h.end)]
    return [h for h in hits if not _TO_COME.search(page.text[max(start, h.start - 70) : h.start])]


def _counts_ahead(hit: TimeHit) -> bool:
    """Whether "two days after" counts from a day that the sentence goes on to name."""
    return hit.ref is not None and hit.ref.method == "counted"


def deed_of(page: Page, hit: TimeHit) -> str | None:
    """The noun of an event that a day owns: "Tuesday's assault", the apostrophe lost or not."""
    words = page.text[hit.start : hit.end]
    owns = words.endswith("s") or page.text[hit.end : hit.end + 2] in ("'s", "’s")
    deed = _DEED.match(page.text, hit.end) if hit.kind == "weekday" and owns else None
    return deed["noun"] if deed else None


def telling(page: Page, sentence: tuple[int, int], hit: TimeHit, trigger: tuple[int, int]) -> bool:
    """Whether a time stands with a verb of saying: "said on Friday"."""
    before = page.text[max(sentence[0], hit.start - 60) : hit.start]
    if deed_of(page, hit) is not None:
        return False
    if _OF_TALK.match(page.text, hit.end, sentence[1]):
        return True
    led = re.sub(r"^\W*(?:But|And|Then)\b", "", before)
    opens = not re.search(r"\w", led.removesuffix("on ").removesuffix("On ")) or before.endswith(
        ("had on ", "has on ")
    )
    if hit.end <= trigger[0] and _SAYING_THAT.search(page.text, hit.end, trigger[0]) and opens:
        return True
    if _SAYS_AT_ONCE.match(page.text, hit.end, min(sentence[1], trigger[0])):
        return True
    says = _SAYS_NEXT.match(page.text, hit.end, sentence[1]) if opens else None
    if says and not lex.HIT_VERB.search(says.group()) and not 0 <= trigger[0] - says.end() < 30:
        return True
    match = next(reversed(list(_SAID.finditer(before))), None)
    if not match or re.search(r"\b(?:was|were|been|are|is)\s+$", before[: match.start()]):
        return False  # "strikes were reported late on Saturday"
    said = before[match.start() :]
    return len(said.split()) <= 5 and not re.search(r"[.;]", said) and not lex.HIT_VERB.search(said)


def weapon_of(page: Page, kind: str, start: int, end: int) -> tuple[int, int] | None:
    """The words for the weapon in a stretch."""
    for pattern in _WEAPONS.get(kind, ()):
        match = pattern.search(page.text, start, end)
        if match:
            lead = _AMOUNT.search(page.text[max(start, match.start() - 24) : match.start()])
            return match.start() - (len(lead.group()) if lead else 0), match.end()
    return None

"""Who did what to whom in the words of one sentence: phrases for doers, named victims and things struck.

The registry knows names; most of those who are hurt, what is hit and many of those who hit are in no
registry: "two masked men", "Ana Lopez, mayor of Rio Verde", "a power station". They are found from the
word of harm (verb in either voice, or noun) outwards: its object stretch holds the victims and the things
struck, its subject stretch, or what follows "by", the doers. A phrase ends at its head noun.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trucewatch.read.lexicon import compile_words
from trucewatch.read.lexicon_people import CHILD, CIVIL, WOMAN
from trucewatch.read.lexicon_targets import (
    BODIES,
    DOER_HEADS,
    DOER_MODIFIERS,
    NO_NAME,
    PLACE_NOUNS,
    THINGS,
    TITLES,
    UNARMED,
)

Role = Literal["doer", "victim", "people", "thing"]
Harm = Literal["kill", "seize", "hit", "burn", "rob", "blast"]

_VERBS: dict[Harm, str] = {
    "kill": (
        r"kill(?:ed|ing|s)?|murder(?:ed|ing|s)?|assassinat(?:e|ed|ing)|execut(?:ed|ing)|behead(?:ed|ing)"
        r"|massacr(?:ed|ing)|slain|slaughter(?:ed|ing)|shot(?: (?:dead|and killed|to death))?|gunned down"
        r"|machine-?gunned|riddled|wound(?:ed|ing)|injur(?:ed|ing)|stabbed|tortured|died|lynched|hurt"
    ),
    "seize": r"kidnap(?:ped|ping|ed|ing)?|abduct(?:ed|ing)?|taken hostage|held hostage",
    "hit": (
        r"attack(?:ed|ing|s)?|struck|hit(?:ting)?|target(?:ed|ing)|raid(?:ed|ing)|shell(?:ed|ing)"
        r"|storm(?:ed|ing)"
        r"|destroy(?:ed|ing|s)?|damag(?:ed|ing)|machine-?gun(?:ned|ning)?|pounded|sabotag(?:ed|ing)"
        r"|demolish(?:ed|ing)"
        r"|fired (?:on|at|upon)|strafed|assault(?:ed|ing)|ransacked|wreck(?:ed|ing)|knocked down|toppled"
        r"|downed"
    ),
    "burn": r"burn(?:ed|t|ing)(?: down)?|set (?:on )?fire(?: to)?|set ablaze|torched|setting fire to",
    "rob": r"robb(?:ed|ing)|stole|stolen|loot(?:ed|ing)|held up",
    "blast": (
        r"bomb(?:ed|ing)|dynamit(?:ed|ing)|bl(?:ew|own|owing) up|explod(?:ed|ing)|detonat(?:ed|ing)|went off"
        r"|bombarded|mined"
    ),
}  # fmt: skip
_NOUNS: dict[Harm, str] = {
    "kill": (
        r"murders?|assassinations?|killings?|deaths?|executions?|massacres?|slayings?|shooting"
        r"|assassination attempts?|attempts? on the li(?:fe|ves)"
    ),
    "seize": r"kidnappings?|abductions?|disappearance",
    "hit": r"attacks?|assaults?|raids?|sabotage|strikes?|shelling|attempts?|ambush",
    "burn": r"arson|burning|fire",
    "rob": r"robber(?:y|ies)|looting|theft|holdup",
    "blast": r"bombings?|explosions?|blasts?|bomb attacks?|dynamite attacks?",
}
_ALL_VERBS = compile_words("|".join(_VERBS.values()))
_ALL_NOUNS = compile_words("|".join(_NOUNS.values()))
_KIND = [(harm, compile_words(words)) for harm, words in (*_VERBS.items(), *_NOUNS.items())]
# Devices, and where they do their harm: "placed a bomb in front of ...", "a device went off at ...".
_PUT = compile_words(
    r"(?:placed|planted|threw|thrown|hurled|left|set off|exploded|detonated|went off|fired|launched|lobbed"
    r"|tossed)",
)
_DEVICE = compile_words(
    r"(?:car[- ]?)?bombs?", r"dynamite(?: (?:charges?|sticks?))?", r"explosives?", r"(?:explosive"
    r"|incendiary) devices?",
    r"grenades?", r"rockets?", r"mortars?", r"(?:explosive |dynamite )?charges?", r"molotov cocktails?",
    r"booby traps?", r"mines?", r"devices?",
)  # fmt: skip
_AT = re.compile(
    r"\b(?:at|in front of|inside|outside|against|near|under|next to|in|on|into|close to|beside|of|to)\s+",
    re.IGNORECASE,
)
_NOUN_LINK = re.compile(
    r"(?:\s+\w+){0,4}?\s+(?:of|against|on|at|in front of|in|near|inside|outside|to)\s+", re.IGNORECASE
)
_STOP = re.compile(
    r"[.;:!?]|--|\b(?:was|were|is|are|has|have|had|been|will|would|which|who|whom|when|while|after|before"
    r"|during"
    r"|because|since|that|by|said|says|according|yesterday|today|tonight|this\s+(?:morning|afternoon"
    r"|evening)|last"
    r"|with|using|but|where|whose|caus\w+|leaving|left|without|if|as)\b",
    re.IGNORECASE,
)
_LIST_STOP = re.compile(
    r"[.!?](?=\s|$)|--|\b(?:was|were|is|are|has|have|had|which|when|while|after|before|(?-i:said|says)|according"
    r"|that)\b",
    re.IGNORECASE,
)  # what ends a list of people: "A, 42; B, 19; and C"
_PASSIVE = re.compile(
    r"(?:\b(?:was|were|been|being|is|are|be|got)\s+(?:\w+ly\s+|also\s+|both\s+|all\s+|seriously\s+"
    r"|slightly\s+)*)$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[.;!?]|--|\b(?:said|says|reported|announced|added|stated|told|that|when|while|after|because|where"
    r"|but)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:who|which)\s+(?:has\s+|have\s+|had\s+)?$", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|attributed to|blamed on|carried out by|perpetrated by|responsibility of)\s+", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(?:not|never|no one|nobody|without|no)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_UPPER = r"[A-Z][a-zA-Z'’-]*"
_NAME = re.compile(rf"{_UPPER}(?:\s+(?:(?:de|del|la|los|y|da|dos|van|von|bin|al|el|abu)\s+)*{_UPPER}){{0,5}}")
_TITLE = re.compile(rf"^(?:(?:{TITLES})\.?\s+)+", re.IGNORECASE)
_TITLED = re.compile(rf"\b(?:{TITLES})\.?\s+$", re.IGNORECASE)
_LIES = re.compile(r"\b(?:in|at|near|from|to|the|outside|around|into|toward|towards|an?)\s+$", re.IGNORECASE)
_PLACE_NEXT = re.compile(rf"(?:['’]s?)?\s+(?:{PLACE_NOUNS})\b|\s*-\s", re.IGNORECASE)
_LISTED = re.compile(
    r"\b(?:dead|killed|injured|wounded|victims?|missing|kidnapped|murdered|casualties"
    r"|kidnap victims?)\b[^.;]{0,40}?\b(?:were|are|was|is"
    r"|includ(?:e|ed|ing)|(?:was|were|been)\s+identified\s+as|as\s+follows)\s*:?\s+(?:identified\s+as\s+)?",
    re.IGNORECASE,
)
_WORD = r"[\w’'./&-]+"
_BREAK = (
    r"(?:the|an?|its|their|his|her|our|in|on|at|of|for|to|from|by|with|and|or|near|inside|outside|against"
    r"|into|was|were"
    r"|is|are|that|which|who|when|while|also|killed|wounded|injured|had|has|have|being|under|over|around"
    r"|several other"
    r"|during|damaging|destroying|destroyed|damaged|attacked|hit|bombed|burned|up|down|off|out|some|any"
    r"|other|these"
    r"|those|this|same|first|second|then|but|as|not|only|both|all|including|left|through|along|toward"
    r"|towards|behind)"
)
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many|least|dozens|hundreds|numerous)"
_THING = re.compile(
    rf"(?<![\w-])(?:(?!(?:{_BREAK}"
    rf"|{_COUNT})\b)(?:{_WORD})\s+){{0,4}}?(?P<head>(?:{THINGS}))\b(?!\s+(?:{THINGS})\b)(?!['’-])"
    rf"(?P<of>\s+of\s+(?:the\s+|an?\s+)?(?:[\w.'’-]+\s+){{0,3}}?(?:(?-i:[A-Z][\w'’-]+)"
    rf"|{BODIES})\b(?:\s+(?:(?-i:[A-Z][\w'’-]+)|{BODIES})\b)*)?",
    re.IGNORECASE,
)
_UNARMED = re.compile(
    rf"(?<![\w-])(?:(?!(?:{_BREAK}|least|most|mostly|among|another|them|dead|\w+ing|\w+s)\b)(?:{_WORD})\s+)"
    rf"{{0,3}}?(?P<head>{CIVIL}|{CHILD}|{WOMAN}|{UNARMED})\b(?!['’-])",
    re.IGNORECASE,
)
_NUMBER = (
    r"(?:(?:at\s+least|about|approximately|more\s+than|over)\s+)?(?:\d+|two|three|four|five|six|seven"
    r"|eight|nine"
    r"|ten|several|dozens\s+of|hundreds\s+of)"
)
_DOER = re.compile(
    rf"(?<![\w-])(?:{_NUMBER}\s+)?(?:(?:{DOER_MODIFIERS}|(?-i:[A-Z][a-z]\w+)"
    rf"|\w+an)\s+){{0,4}}?(?P<head>{DOER_HEADS})\b"
    rf"(?P<of>\s+(?:of|from)\s+(?!(?:{DOER_MODIFIERS}|men)\b)(?:the\s+|an?\s+"
    rf"|our\s+)?(?:[\w'’\"-]+\s+){{0,3}}?(?:(?-i:[A-Z][\w'’-]+)|{BODIES})\b"
    rf"(?:\s+(?:(?-i:[A-Z][\w'’-]+)|{BODIES})\b)*)?",
    re.IGNORECASE,
)
_NO_DOER = re.compile(
    r"\s+(?:attacks?|positions?|camps?|leaders?|activit\w+|actions?|groups?|organizations?|columns?"
    r"|commandos?|units?"
    r"|members|forces|party|government|weapons|offensives?|violence|operations?|acts?|bombings?|explosi\w+"
    r"|planes?"
    r"|murders?|movements?|movement|cells?|strongholds?|squads?|war)\b",
    re.IGNORECASE,
)
_SUFFERS = re.compile(r"\b(?:was|were|been|died|is|are)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?:the\s+)?(?:persons?|people|members?|groups?|units?|m[ae]n|individuals?|officers?|patrols?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of the text that plays a role in a harm; `head` is its last noun, in lower case."""

    start: int
    end: int
    role: Role
    harm: Harm
    head: str


def phrases_in(text: str, start: int, end: int) -> list[Phrase]:
    """The doers, named victims and things struck in a sentence, in text order, each stretch once."""
    found: dict[tuple[int, int, str], Phrase] = {}
    for phrase in _all(text, start, end):
        found.setdefault((phrase.start, phrase.end, phrase.role), phrase)
    kept = sorted(found.values(), key=lambda p: (p.start, -p.end))
    return [p for p in kept if not any(_covers(q, p) for q in kept)]


def _covers(a: Phrase, b: Phrase) -> bool:
    return a is not b and a.role == b.role and a.start <= b.start and b.end <= a.end


def _all(text: str, start: int, end: int) -> Iterator[Phrase]:
    for match in _ALL_VERBS.finditer(text, start, end):
        if _NEGATED.search(text, max(start, match.start() - 30), match.start()):
            continue
        harm = _harm(match.group())
        before = text[max(start, match.start() - 40) : match.start()]
        died = match.group().lower() == "died"
        if died or _PASSIVE.search(before) or (_RELATIVE.search(before) and match.group().endswith("ed")):
            yield from _sufferers(text, *_subject(text, start, match.start()), harm)
        elif not died:
            yield from _doers(text, *_clause_before(text, start, match.start()), harm)
            yield from _sufferers(text, match.end(), _reach(text, match.end(), end, harm), harm)
        by = _BY.search(text, match.end(), min(end, match.end() + 120))
        if by:
            yield from _doers(text, by.end(), min(end, by.end() + 110), harm, first=True)
    for match in _ALL_NOUNS.finditer(text, start, end):
        harm = _harm(match.group())
        link = _NOUN_LINK.match(text, match.end(), end)
        if link:
            yield from _sufferers(text, link.end(), _reach(text, link.end(), end, harm), harm)
        owner = re.search(
            rf"({_NAME.pattern})['’]s?\s+$", text[max(start, match.start() - 70) : match.start()]
        )
        if owner and harm in ("kill", "seize"):
            at = max(start, match.start() - 70) + owner.start()
            yield from _named(text, at, at + len(owner[1]), harm)
        by = _BY.search(text, match.end(), min(end, match.end() + 120))
        if by:
            yield from _doers(text, by.end(), min(end, by.end() + 110), harm, first=True)
    for match in _LISTED.finditer(text, start, end):
        yield from _named(text, match.end(), _reach(text, match.end(), end, "kill"), "kill")
    for match in _DEVICE.finditer(text, start, end):
        yield from _by_device(text, start, end, match)


def _by_device(text: str, start: int, end: int, match: re.Match[str]) -> Iterator[Phrase]:
    put = _PUT.search(text, max(start, match.start() - 60), min(end, match.end() + 60))
    if put is None:
        return
    at = _AT.search(text, max(put.end(), match.end()) - 1, min(end, max(put.end(), match.end()) + 60))
    if at:
        yield from _things(text, at.end(), _reach(text, at.end(), end, "blast"), "blast")
    if put.start() < match.start() and not _PASSIVE.search(text[max(start, put.start() - 30) : put.start()]):
        yield from _doers(text, *_clause_before(text, start, put.start()), "blast")


def _harm(word: str) -> Harm:
    return next((harm for harm, pattern in _KIND if pattern.fullmatch(word)), "hit")


def _reach(text: str, start: int, end: int, harm: Harm) -> int:
    """Where the object stretch of a word of harm ends; lists of people go on past stops of a clause."""
    stop = (_LIST_STOP if harm in ("kill", "seize") else _STOP).search(text, start, min(end, start + 400))
    return stop.start() if stop else min(end, start + 400)


def _subject(text: str, start: int, at: int) -> tuple[int, int]:
    """The stretch that a passive is said of: back to the clause's beginning."""
    return _clause_before(text, start, at, 300)


def _clause_before(text: str, start: int, at: int, reach: int = 160) -> tuple[int, int]:
    begin = max(start, at - reach)
    for cut in _CLAUSE.finditer(text, begin, at):
        begin = cut.end()
    return begin, at


def _sufferers(text: str, start: int, end: int, harm: Harm) -> Iterator[Phrase]:
    yield from _named(text, start, end, harm)
    if harm in ("kill", "seize", "hit"):
        yield from _people(text, start, end, harm)
    if harm not in ("kill", "seize"):
        yield from _things(text, start, end, harm)


def _named(text: str, start: int, end: int, harm: Harm) -> Iterator[Phrase]:
    """People who are named: two words or more with capitals that name no place, body or thing."""
    for match in _NAME.finditer(text, start, end):
        a = match.start()
        title = _TITLE.match(match.group())
        if title:
            a += title.end()
        words = text[a : match.end()].removesuffix("'s").removesuffix("’s")
        if len(words.split()) < 2 and not title and not _TITLED.search(text, max(0, a - 24), a):
            continue
        if not words or NO_NAME.search(words) or _LIES.search(text, max(0, a - 24), a):
            continue
        if _PLACE_NEXT.match(text, match.end()):
            continue
        yield Phrase(a, a + len(words), "victim", harm, words.split()[-1].lower())


def _people(text: str, start: int, end: int, harm: Harm) -> Iterator[Phrase]:
    """People who bear no arms, as the words describe them: "six priests", "a local judge"."""
    for match in _UNARMED.finditer(text, start, end):
        yield Phrase(match.start(), match.end(), "people", harm, match["head"].lower())


def _things(text: str, start: int, end: int, harm: Harm) -> Iterator[Phrase]:
    for match in _THING.finditer(text, start, end):
        yield Phrase(match.start(), match.end(), "thing", harm, match["head"].lower())


def _doers(text: str, start: int, end: int, harm: Harm, first: bool = False) -> Iterator[Phrase]:
    """Those whom a stretch describes as men under arms or as unknown; a bare "people" describes nobody."""
    for match in _DOER.finditer(text, start, end):
        stop = match.end("head")
        if _NO_DOER.match(text, stop) or (not first and _SUFFERS.search(text, stop, end)):
            continue
        if _VAGUE.fullmatch(text, match.start(), stop):
            if match["of"] is None:
                continue
            stop = match.end()
        yield Phrase(match.start(), stop, "doer", harm, match["head"].lower())
        if first:
            return

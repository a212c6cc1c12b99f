"""Which events a sentence reports: its units, their triggers and the type they add up to.

A sentence is cut into units at the words that start another clause ("while", "after", "when", ";").
Each unit yields at most one event per type group; a unit that only counts victims joins the unit
whose event made them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from trucewatch.model.reports import EventType
from trucewatch.read import lexicon as lex
from trucewatch.read.patterns import caseless

_SEPARATOR = caseless(
    r"(?=[;,\s–—-])(?:;|(?<=\s)[–—-](?=\s)|,?\s\band\s+(?=(?:[\w.'’-]+\s+){0,3}(?:warplanes|jets|aircraft|helicopters|planes)\b"
    r"[^;]{0,60}\b(?:struck|hit|bombed|raided|targeted|pounded|attacked|carried\s+out)\b)|,?\s\b(?:while|whereas|meanwhile|but|although|though"
    r"|(?:hours?|days?|weeks?|months?|minutes?)\s+(?:after|before)|after|before|when|prompting"
    r"|sparking|following|despite"
    r"|in addition to|where|in which|until|since|amid|and then|then"
    r"|and the (?:year|month|week|day) (?:before|earlier)"
    r"|as(?!\s+(?:well|many|much|saying|part|of\b|such|soon|long|if\b|though|a\b|an\b|being|one"
    r"|their|his|its)))\b)",
)
_AS_WORD = re.compile(
    r"\b(?:such|same|known|described|identified|quoted|named|well|soon|long|regarded|seen|served"
    r"|serves|far)\s*$",
    re.IGNORECASE,
)
_TALKS = re.compile(
    r"\b(?:negotiat\w*|talks|urg\w*|calls?|called|calling|proposal|discuss\w*|draft"
    r"|hopes?)\b[^.;]{0,30}$|\bdespite\s+agreeing\s+to\s+the\s+$",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"(?<!not )(?<!would )(?<!could )(?<!to )\b(?:agreed|agreeing|signed|announced|declared"
    r"|brokered)\b(?![^.;]*\b(?:if|would|could)\b)[^.;]*$",
    re.IGNORECASE,
)
_SPOKEN_OF = re.compile(
    r"\b(?:condemn\w*|denounc\w*|deplor\w*|mourn\w*|investigat\w*|discuss\w*|outrage\s+at"
    r"|repercussions\s+of)\s+(?:[\w'’]+\s+){0,3}$",
    re.IGNORECASE,
)
_COMMITTED = re.compile(
    r"\b(?:commit\w*|perpetrat\w*|carr\w+\s+out|killed\s+in)\s+(?:[\w'’\"“-]+\s+){0,4}[\"“]?$", re.IGNORECASE
)
_AFTER_A_MOVE = re.compile(
    r"\b(?:after|following|before|since|despite|amid|by)\s+(?:the\s+|a\s+|its\s+|their\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_ONLY_TALK = re.compile(
    r"\bto\s+(?:push|call|seek|discuss|negotiate|exempt|exclude|consider)\b", re.IGNORECASE
)
_EACH_TIME = re.compile(r"\b(?:(?:every|each)\s+time|whenever|in\s+the\s+event)\b", re.IGNORECASE)
_LONG_PAST = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)[\s-]century\b", re.IGNORECASE)
_HELD = re.compile(r"captured|seized|taken|over-?run", re.IGNORECASE)
_BY_NEXT = re.compile(
    r"\s+by\s+(?![^.;]*\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|last|this|in\s+[A-Z]|ago)\b)",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"(?:\b(?:was|were|been|being|is|are|be|had|have|has|and|got|after|which|that|who)\s+(?:\w+ly\s+)?|[,(]\s*)$",
    re.IGNORECASE,
)
_DISARMED = caseless(r"\b(?:remov|dismantl|defus|clear|seiz|confiscat|left\s+behind|discover)\w*")
_DEVICES = re.compile(r"(?:explosive\s+devices?|ieds?|land\s?mines?|booby|explosive\s+belts?)", re.IGNORECASE)
_BARREL = re.compile(r"\bbarrel[\s-]$", re.IGNORECASE)
_NO_BLAST = re.compile(
    r"\s+(?:vests?|belts?\s+(?:were|was)\s+found|devices?\s+(?:and\s+\w+\s+)?(?:were|was|left"
    r"|removed|planted\s+by))"
)
_IT_CAME = re.compile(
    r"\bit\s+(?:first\s+)?(?:came|went|took|entered|started|began)\s+(?:into\s+)?(?:effect|force)\b",
    re.IGNORECASE,
)
GROUPS: dict[EventType, str] = {
    "air_strike": "strike",
    "shelling": "strike",
    "chemical_attack": "chemical",
    "bombing": "bombing",
    "armed_clash": "clash",
    "territory_change": "clash",
    "attack_on_civilians": "attack",
    "other_violence": "attack",
    "abduction_or_detention": "detention",
    "aircraft_loss": "aircraft",
    "aid_delivery": "access",
    "access_denial": "siege",
    "evacuation_or_exchange": "evacuation",
    "ceasefire_act": "ceasefire",
    "military_move": "move",
}
VIOLENT = {"strike", "bombing", "clash", "attack", "aircraft", "chemical"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that report an event of a type; `firm` where the words alone settle the type."""

    start: int
    end: int
    type: EventType
    firm: bool
    verb: bool
    unreal: bool = False
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause-sized stretch of a sentence and what it reports."""

    start: int
    end: int
    triggers: tuple[Trigger, ...]


def units_of(text: str, start: int, end: int) -> list[Unit]:
    """The units of a sentence, in order, with their triggers."""
    cuts = [start]
    for match in _SEPARATOR.finditer(text, start, end):
        if match.group().strip(" ,").lower() == "as" and _AS_WORD.search(
            text[max(start, match.start() - 14) : match.start()]
        ):
            continue
        if match.start() - cuts[-1] >= 12:
            cuts.append(match.start())
    cuts.append(end)
    return [Unit(a, b, tuple(triggers_in(text, a, b))) for a, b in pairwise(cuts)]


def triggers_in(text: str, start: int, end: int) -> list[Trigger]:
    """The triggers of a unit in order, without overlaps; the more telling reading of a word wins."""
    if not lex.ANY_TRIGGER.search(text, start, end) and not _IT_CAME.search(text, start, end):
        return []
    found: list[Trigger] = []
    low = text[start:end].lower()
    for make, stems in _MAKERS:
        if any(stem in low for stem in stems):
            found.extend(make(text, start, end))
    kept: list[Trigger] = []
    for one in found:
        if not any(one.start < k.end and k.start < one.end for k in kept):
            kept.append(one)
    kept.sort(key=lambda t: t.start)
    return [_judged(text, start, end, t) for t in kept]


def _make(
    text: str,
    pattern: re.Pattern[str],
    start: int,
    end: int,
    kind: EventType,
    firm: bool = True,
    verb: bool = False,
) -> list[Trigger]:
    return [Trigger(m.start(), m.end(), kind, firm, verb) for m in pattern.finditer(text, start, end)]


def _chemical(text: str, start: int, end: int) -> list[Trigger]:
    if not lex.CHEMICAL_USE.search(text, start, end):
        return []
    return _make(text, lex.CHEMICAL, start, end, "chemical_attack")


def _bombs(text: str, start: int, end: int) -> list[Trigger]:
    nouns = [
        t
        for t in _make(text, lex.BOMB_NOUN, start, end, "bombing")
        if not _NO_BLAST.match(text[t.end : t.end + 40])
        and not _BARREL.search(text[max(0, t.start - 8) : t.start])
    ]
    if _DISARMED.search(text, start, end):
        nouns = [t for t in nouns if not _DEVICES.match(text[t.start : t.end])]
    blasts = _make(text, lex.BLAST_NOUN, start, end, "bombing", firm=bool(nouns))
    return nouns + blasts + (_make(text, lex.BOMB_VERB, start, end, "bombing", verb=True) if nouns else [])


def _aircraft(text: str, start: int, end: int) -> list[Trigger]:
    if not lex.AIR_MEANS.search(text, start, end):
        return []
    return _make(text, lex.AIRCRAFT_LOSS, start, end, "aircraft_loss", verb=True)


def _air(text: str, start: int, end: int) -> list[Trigger]:
    out = _make(text, lex.AIR_NOUN, start, end, "air_strike")
    means = lex.AIR_MEANS.search(text, start, end)
    if means and not _by_artillery(text, start, end):
        out += _make(text, lex.HIT_VERB, start, end, "air_strike", verb=True)
        out += _make(text, lex.KILL_VERB, means.end(), end, "air_strike", firm=False, verb=True)[:1]
    return out


def _by_artillery(text: str, start: int, end: int) -> bool:
    hit = lex.HIT_VERB.search(text, start, end)
    return bool(
        hit and re.search(r"\bwith\s+(?:\w+\s+){0,3}(?:artillery|mortars?|rockets?)\b", text[hit.end() : end])
    )


def _shells(text: str, start: int, end: int) -> list[Trigger]:
    out = _make(text, lex.SHELL_NOUN, start, end, "shelling")
    if lex.SHELL_MEANS.search(text, start, end):
        out += _make(text, lex.HIT_VERB, start, end, "shelling", verb=True)
        if not out:
            out += _make(text, lex.KILL_VERB, start, end, "shelling", firm=False, verb=True)[:1]
    return out


def _people(text: str, start: int, end: int) -> list[Trigger]:
    return (
        _make(text, lex.KILLING_NOUN, start, end, "attack_on_civilians")
        + [
            replace(t, firm=bool(_COMMITTED.search(text[max(start, t.start - 40) : t.start])))
            for t in _make(text, lex.MASSACRE, start, end, "attack_on_civilians")
        ]
        + _make(text, lex.DETENTION, start, end, "abduction_or_detention", verb=True)
    )


def _access(text: str, start: int, end: int) -> list[Trigger]:
    out = _make(text, lex.DENIAL_OF_ACCESS, start, end, "access_denial", verb=True)
    out += _make(text, lex.EVACUATION, start, end, "evacuation_or_exchange", verb=True)
    if lex.AID.search(text, start, end) and lex.AID_VERB.search(text, start, end) and not out:
        out += _make(text, lex.AID, start, end, "aid_delivery")
    return out


def _truce(text: str, start: int, end: int) -> list[Trigger]:
    out = [
        Trigger(m.start(), m.end(), "ceasefire_act", True, False)
        for m in _IT_CAME.finditer(text, start, end)
        if lex.TRUCE.search(text, max(0, m.start() - 160), m.start())
    ]
    if lex.TRUCE_ACT.search(text, start, end):
        nouns = _make(text, lex.TRUCE, start, end, "ceasefire_act")
        out += [t for t in nouns if not _TALKS.search(text[max(0, t.start - 60) : t.start])]
    return out


def _ground(text: str, start: int, end: int) -> list[Trigger]:
    return (
        _make(text, lex.TAKE_VERB, start, end, "territory_change", verb=True)
        + _make(text, lex.CLASH_NOUN, start, end, "armed_clash")
        + _make(text, lex.CLASH_VERB, start, end, "armed_clash", verb=True)
    )


def _moves(text: str, start: int, end: int) -> list[Trigger]:
    moves = _make(text, lex.MOVE, start, end, "military_move", verb=True)
    return [m for m in moves if not _AFTER_A_MOVE.search(text[max(0, m.start - 30) : m.start])] + _make(
        text, lex.OTHER_VIOLENCE, start, end, "other_violence", verb=True
    )


def _plain(text: str, start: int, end: int) -> list[Trigger]:
    """Verbs and nouns that say an attack but not its kind, and bare killings."""
    return (
        _make(text, lex.HIT_VERB, start, end, "armed_clash", firm=False, verb=True)
        + _make(text, lex.ATTACK_NOUN, start, end, "armed_clash", firm=False)
        + _make(text, lex.KILL_VERB, start, end, "armed_clash", firm=False, verb=True)
        + _make(text, lex.INJURE_VERB, start, end, "armed_clash", firm=False, verb=True)
    )


def _judged(text: str, start: int, end: int, trigger: Trigger) -> Trigger:
    """A trigger with its reality: what is wished, threatened, denied or conditional is unreal."""
    before = text[max(start, trigger.start - 70) : trigger.start]
    after = text[trigger.end : min(end, trigger.end + 60)]
    definite = bool(lex.DEFINITE.search(text[max(start, trigger.start - 30) : trigger.end]))
    unreal = False
    firm = trigger.firm
    if not trigger.verb and _SPOKEN_OF.search(before[-36:]):
        firm, definite = False, True
    if trigger.verb and re.search(r"\bto\s+(?:\w+ly\s+)?$", before):
        unreal = not lex.DONE_INFINITIVE.search(before)
    elif trigger.verb:
        near = before[-28:]
        unreal = bool(lex.UNREAL_BEFORE.search(near)) and not re.search(
            r"\b(?:did not stop|not only)\b", before
        )
    else:
        unreal = bool(lex.UNREAL_BEFORE.search(before[-42:])) or bool(lex.UNREAL_AFTER.match(after))
    if trigger.type == "ceasefire_act" and _AGREED.search(before[-60:]):
        unreal = bool(_ONLY_TALK.search(before))
    if _EACH_TIME.search(text, start, trigger.start) or _LONG_PAST.search(text, start, end):
        unreal = True
    if trigger.type == "territory_change" and _only_describes(text, start, trigger):
        unreal = True
    return Trigger(trigger.start, trigger.end, trigger.type, firm, trigger.verb, unreal, definite)


def _only_describes(text: str, start: int, trigger: Trigger) -> bool:
    """Whether a participle only says whose a thing is: "facilities captured by A", and no day with it."""
    if not (_BY_NEXT.match(text, trigger.end) and _HELD.fullmatch(text, trigger.start, trigger.end)):
        return False
    return not _AUXILIARY.search(text, max(start, trigger.start - 30), trigger.start)


# What reads each family, and stems one of which all words of the family hold: a quick way past most clauses.
_MAKERS: tuple[tuple[Callable[[str, int, int], list[Trigger]], tuple[str, ...]], ...] = (
    (_chemical, ("chem", "gas", "sarin", "chlor", "poison", "toxic", "nerve", "mustard")),
    (_bombs, ("bomb", "suicide", "ied", "explo", "mine", "trap", "blast", "blew", "blow", "deton",
            "went off")),
    (_aircraft, ("down", "crash")),
    (_air, ("",)),
    (_shells, ("shell", "mortar", "rocket", "missile", "artil", "bombard", "barrage", "grenade", "howitzer",
               "tank ", "gas ", "hell ", "projectile", "katyusha", "dshk")),
    (_people, ("",)),
    (_access, ("",)),
    (_truce, ("truce", "cease", "cessation", "armistice", "freeze", "pause", "halt", "calm", "silence",
              "reconcil", "rebellion", "arms", "weapons", "deal", "accord", "agreement", "came ", "went ",
              "took ", "entered ", "started ", "began ")),
    (_ground, ("",)),
    (_moves, ("",)),
    (_plain, ("",)),
)  # fmt: skip

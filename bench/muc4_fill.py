"""From our reports and the reader's phrases to incident templates: which incidents, and who fills which role.

The set wants one template for each incident of a document that struck people or things that are no
combatants. All that a document tells of one kind (a bombing, a kidnapping ...) is taken as one incident,
whatever sentences tell it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.templates import ROLES, Entity, Template, entity
from trucewatch.model import NameHit, Report
from trucewatch.read.lexicon_targets import DOER_HEADS, TITLES
from trucewatch.read.phrases import Harm, Phrase, phrases_in
from trucewatch.read.text import sentences

TYPES = {
    "bombing": "bombing",
    "abduction_or_detention": "kidnapping",
    "air_strike": "bombing",
    "shelling": "attack",
    "chemical_attack": "attack",
    "armed_clash": "attack",
    "attack_on_civilians": "attack",
    "other_violence": "attack",
    "aircraft_loss": "attack",
}
_OF_HARM: dict[Harm, str] = {
    "kill": "attack",
    "hit": "attack",
    "seize": "kidnapping",
    "burn": "arson",
    "rob": "robbery",
    "blast": "bombing",
}
_CIVIL_TYPES = ("bombing", "attack_on_civilians", "abduction_or_detention")
_DEVICE = re.compile(
    r"\b(?:(?:powerful |car |truck |time |incendiary |homemade |\d+ |two |three |four )*"
    r"(?:bombs?|dynamite(?: (?:charges?|sticks?))?|explosives|explosive (?:devices?|charges?)|grenades?"
    r"|booby traps?|mines?|car[- ]bombs?|molotov cocktails?)|rockets?|mortars?|rpg-?\d*|ak-47s?|m-\d+s?"
    r"|machine-?guns?|submachine-?guns?|rifles?|automatic weapons|firearms|missiles?|bazookas?)\b",
    re.IGNORECASE,
)
_DEED = re.compile(r"\s*\b(?:attacks?|explosions?|blasts?|bombings?|fire|shots?|attempts?)$", re.IGNORECASE)
_BLAST = re.compile(r"\b(?:bomb\w*|dynamit\w*|explo\w+|detonat\w+|car-bomb)\b", re.IGNORECASE)
_MILITARY = re.compile(
    r"\b(?:army|military|garrisons?|barracks|bases?|positions?|brigades?|battalion|air force|guard posts?"
    r"|patrols?|helicopters?|checkpoints?|convoys?|troops|combat)\b",
    re.IGNORECASE,
)
_VAGUE = {"people", "person", "persons", "men", "man", "official", "officials", "deputy", "candidate"}
_NUMBERED = re.compile(r"^(?:\d+|one|two|three|four|five|six|several)\s+", re.IGNORECASE)
_LEAD = re.compile(r"^(?:the|an?|alleged|presumed|suspected|apparent)\s+", re.IGNORECASE)
_WHOSE = re.compile(r"^(?:(?:country|nation|city|town)['’]?s|another|main|important)\s+", re.IGNORECASE)
_RUN = re.compile(r"[A-Z][a-z'’-]+(?:\s+(?:(?:de|del|la|los|y|da|dos)\s+)*[A-Z][a-z'’-]+){1,4}")
_TITLES = re.compile(
    rf"^(?:(?:{TITLES}|[A-Z]\w+(?:er|or|ist|ian)(?=\s+\w+\s))\b\.?\s+)+", re.IGNORECASE
)  # "Trafficker Juan Diaz": a noun of agency before two names is a title too
_INITIALS = re.compile(r"\(\s*([A-Za-z][\w-]{1,7})\s*\)")
# What makes a body the doer: "members of X", "X guerrillas", "by X", "X claimed".
_STATE = re.compile(
    r"\b(?:army|armed forces|air force|police|guard|battalion|government|military)\b", re.IGNORECASE
)
_BLAMED = re.compile(
    r"\b(?:claim\w*\s+(?:\w+\s+){0,2}responsib\w+|responsible\s+for|attribut\w+|blam\w+|accus\w+"
    r"|carried\s+out|perpetrat\w+|suspect\w*)\b",
    re.IGNORECASE,
)
_MEN_OF = re.compile(
    rf"\b(?:{DOER_HEADS}|terrorists|responsibility)\s+(?:of|from|belonging\s+to|linked\s+to)\s+(?:the\s+)?"
    r"(?:\w+\s+)?$",
    re.IGNORECASE,
)
_MEN_NEXT = re.compile(rf"(?:\s*\([\w-]+\))?\s+(?:\w+\s+)?(?:{DOER_HEADS})\b", re.IGNORECASE)
_BY = re.compile(
    r"\bby\s+(?:the\s+|alleged\s+|presumed\s+|members\s+of\s+|an?\s+|\w+\s+of\s+)*$", re.IGNORECASE
)
_ACTS = re.compile(
    r"(?:\s*\([\w-]+\))?\s+(?:has\s+|have\s+|had\s+|today\s+|yesterday\s+)*(?:attacked|killed|kidnapped"
    r"|bombed|murdered|destroyed|claimed|staged|launched|blew|carried|set|placed|executed|sabotaged"
    r"|dynamited|burned)\b",
    re.IGNORECASE,
)


@dataclass
class Incident:
    """All that a document tells of one kind of incident."""

    kind: str
    phrases: list[Phrase] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)  # the sentences that tell it
    reports: list[Report] = field(default_factory=list)

    def of(self, role: str) -> list[Phrase]:
        """The phrases of a role, in text order."""
        return sorted((p for p in self.phrases if p.role == role), key=lambda p: p.start)


def gathered(reports: Sequence[Report], text: str) -> dict[str, Incident]:
    """The incidents of a document by kind, with their phrases and the sentences that tell them.

    Args:
        reports: what the reader read in it.
        text: the document.
    """
    found: dict[str, Incident] = {}
    doers: list[tuple[tuple[int, int], Phrase]] = []
    for sentence in sentences(text):
        extent = (sentence.start, sentence.end)
        blast = bool(_BLAST.search(sentence.text))
        for phrase in phrases_in(text, *extent):
            if phrase.role == "doer":
                doers.append((extent, phrase))
            elif _makes_one(text, phrase):
                kind = _OF_HARM[phrase.harm]
                kind = "bombing" if blast and kind == "attack" else kind
                one = found.setdefault(kind, Incident(kind))
                one.phrases.append(phrase)
                one.places.append(extent)
    for report in reports:
        named = kind_of(report)
        if named is not None and (named in found or _civil(report)):
            one = found.setdefault(named, Incident(named))
            one.reports.append(report)
            one.places.extend((span.start, span.end) for span in report.evidence)
    _merge_attack(found, text)
    for extent, phrase in doers:
        for one in found.values():
            if extent in one.places or one.kind == _OF_HARM[phrase.harm]:
                one.phrases.append(phrase)
    return found


def _makes_one(text: str, phrase: Phrase) -> bool:
    """Whether a phrase alone tells of an incident that the set asks for: no soldiers, nobody in general."""
    if phrase.role == "thing":
        return not _MILITARY.search(text, phrase.start, phrase.end)
    return phrase.role != "people" or not (phrase.harm == "hit" or phrase.head in _VAGUE)


def _merge_attack(found: dict[str, Incident], text: str) -> None:
    """An attack that tells of nothing else than the document's bombing or kidnapping is that one."""
    attack = found.get("attack")
    if attack is None or len(found) == 1:
        return
    others = [i for i in found.values() if i is not attack]
    known = {_words(text, p).split()[-1].lower() for i in others for p in i.of("victim")}
    own = [p for p in attack.of("victim") if _words(text, p).split()[-1].lower() not in known]
    if not own and not attack.of("thing"):
        others[0].reports.extend(attack.reports)
        del found["attack"]


def kind_of(report: Report) -> str | None:
    """The set's kind of one of our reports; null for what it does not ask for (truces, aid, moves, plans)."""
    kind = TYPES.get(report.type)
    return None if kind is None or report.status == "planned_or_threatened" else kind


def _civil(report: Report) -> bool:
    """Whether a report tells of violence against others than fighters and soldiers."""
    if report.type == "armed_clash" or report.target_kind in ("armed_group", "state_forces"):
        return False
    return report.type in _CIVIL_TYPES or bool(report.killed)


def filled(one: Incident, text: str, bodies: Sequence[NameHit]) -> Template:
    """An incident as a template; `bodies` are the named bodies of the field in the text."""
    things = [_LEAD.sub("", _WHOSE.sub("", _words(text, p))) for p in one.of("thing")]
    roles: dict[str, list[Entity]] = {
        "PerpInd": _doers(one, text),
        "PerpOrg": _bodies(one, text, bodies),
        "Target": [entity([words]) for words in firsts(things)],
        "Victim": [entity([name]) for name in _people(one, text)],
        "Weapon": _weapons(one, text),
    }
    return Template(one.kind, {role: tuple(dict.fromkeys(filter(None, roles[role]))) for role in ROLES})


def _words(text: str, phrase: Phrase) -> str:
    return text[phrase.start : phrase.end]


def _people(one: Incident, text: str) -> list[str]:
    """The victims' names, each in the fullest form that the document gives, without titles."""
    full = [_TITLES.sub("", full_name(_words(text, p), text)) for p in one.of("victim")]
    out: list[str] = []
    for name in sorted({name for name in full if " " in name}, key=lambda n: (-len(n), n)):
        if not any(set(name.split()) <= set(known.split()) for known in out):
            out.append(name)
    return out


def full_name(name: str, text: str) -> str:
    """The longest run of names in a text that ends with a shorter one or holds it."""
    best = name
    for match in _RUN.finditer(text):
        words = _TITLES.sub("", match.group())
        if len(words) > len(best) and (words.endswith(" " + name) or f" {name} " in words):
            best = words
    return best


def firsts(phrases: Sequence[str]) -> list[str]:
    """One phrase for each head noun, the first of them: the others are later mentions of the same thing."""
    out: dict[str, str] = {}
    for words in phrases:
        head = words.split(" of ")[0].split()[-1].lower()
        out.setdefault(head.removesuffix("s"), words)
    return list(out.values())


def _doers(one: Incident, text: str) -> list[Entity]:
    """The first two descriptions of doers; a body's initials before the noun are no part of them."""
    initials = {m.lower() for m in _INITIALS.findall(text)}
    out = []
    for phrase in one.of("doer"):
        words = _LEAD.sub("", _words(text, phrase)).split()
        while len(words) > 1 and words[0].lower() in initials:
            words.pop(0)
        out.append(entity([" ".join(words)]))
    return list(dict.fromkeys(out))[:2]


def _bodies(one: Incident, text: str, bodies: Sequence[NameHit]) -> list[Entity]:
    named = {actor.text for report in one.reports for actor in report.actors}
    found: list[str] = []
    for hit in bodies:
        sentence = next(((a, b) for a, b in one.places if a <= hit.start < b), None)
        words = text[hit.start : hit.end]
        if words in named or (sentence and _does(text, hit, sentence)):
            found.append(words)
    return [entity(names) for names in together(found, text)]


def _does(text: str, hit: NameHit, sentence: tuple[int, int]) -> bool:
    """Whether the words around a body's name make it the doer."""
    before = text[max(sentence[0], hit.start - 60) : hit.start]
    after = text[hit.end : min(sentence[1], hit.end + 40)]
    if _MEN_OF.search(before) or _MEN_NEXT.match(after) or _BY.search(before):
        return True
    state = _STATE.search(text, hit.start, hit.end)
    return not state and bool(_BLAMED.search(text, *sentence) or _ACTS.match(after))


def together(names: Sequence[str], text: str) -> list[list[str]]:
    """Names with the initials that the text gives them: "the X Front (ABC)" and "ABC" are one."""
    out: list[list[str]] = []
    for words in dict.fromkeys(names):
        pairs = (one for one in out for w in one if f"{w} ({words})" in text or f"{words} ({w})" in text)
        same = next(pairs, None)
        if same:
            same.append(words)
        else:
            out.append([words])
    return out


def _weapons(one: Incident, text: str) -> list[Entity]:
    """The devices and arms in the sentences that tell it, the first of each kind; else the reader's own."""
    found = [m.group() for a, b in sorted(set(one.places)) for m in _DEVICE.finditer(text, a, b)]
    found = found or [_DEED.sub("", r.weapon.text) for r in one.reports if r.weapon]
    return [entity([_NUMBERED.sub("", words)]) for words in firsts([w for w in found if w.strip()])]

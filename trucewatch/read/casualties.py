"""Who was killed and hurt: the people counted in a sentence, by fate and by kind.

A group is a count with its noun ("at least 16 civilians", "two others", "a child"). Its fate comes
from the verb that governs it: an active verb before it ("killing", "left ... dead", "claimed the lives
of"), a passive or predicate after it ("were killed", "dead", "died"), or the fate of the group that it
is coordinated with. "Including five children" is a part of the group before it, never an addition.
"""

import re
from dataclasses import dataclass, replace

from trucewatch.read.lexicon import compile_words
from trucewatch.read.numbers import Number
from trucewatch.read.text import Page

_CIVIL = (
    r"citizens?|civilians?|non-?combatants?|residents?|inhabitants|villagers?|bystanders?|worshipp?ers?"
    r"|passengers?|passers-?by|shoppers?|refugees?|displaced"
)
_CHILD = r"child(?:ren)?|kids?|infants?|bab(?:y|ies)|minors?|toddlers?|boys?|girls?|teenagers?|schoolchildren"
_WOMAN = r"wom[ae]n|mothers?|wife|wives|females?|daughters?|sisters?|grandmothers?"
_ARMED = (
    r"militants?|terrorists?|fighters?|gunm[ae]n|rebels?|insurgents?|jihadis(?:ts?)?|extremists?"
    r"|takfiris?|combatants?|mercenar(?:y|ies)"
    r"|soldiers?|troops|servicem[ae]n|militiam[ae]n|commanders?|leaders?|warriors?|bombers?"
    r"|attackers?|assailants?|army (?:personnel|members?)"
    r"|islamists?|loyalists?|hardliners?|snipers?|officers?|personnel|guards?|conscripts?|troopers?"
    r"|peshmerga|leader"
)
_OTHER = (
    r"people|persons?|others|m[ae]n|lives|victims?|syrians|iraqis|turks|russians|iranians"
    r"|kurds|members?|police(?:m[ae]n|officers?)?|journalists?|reporters?|workers?|medics?"
    r"|doctors?|nurses?|patients?|students?|pupils?|visitors?|staff"
    r"|pilots?|detainees?|prisoners?|hostages?|bodies|corpses|casualties|pilgrims?"
    r"|drivers?|volunteers?|rescuers?|brothers?|sons?|husbands?|fathers?|human beings|deaths?"
    r"|fatalities|dead|injuries|souls|martyrs|elderly|advisers?|advisors?|teachers?|farmers?"
    r"|youths?|opponents"
)
_PERSON = re.compile(rf"(?:{_CHILD}|{_WOMAN}|{_CIVIL}|{_ARMED}|{_OTHER})\b", re.IGNORECASE)
_HEAD = re.compile(
    rf"\s+(?:of\s+(?:the\s+|its\s+|their\s+|them\b)?)?(?:(?!and\b|or\b|were\b|was\b|in\b|killed\b"
    rf"|wounded\b|injured\b|dead\b|have\b|had\b|are\b|at\b|on\b|by\b|from\b|while\b|including\b"
    rf"|during\b|who\b|since\b|others\b|people\b"
    rf"|civilians\b)[\w'’.()-]+\s+){{0,4}}?(?P<noun>{_PERSON.pattern})",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    rf"\bone\s+of\s+(?:its|their|the|his)\s+(?:\w+\s+)?(?P<one>commanders|leaders|members|soldiers"
    rf"|fighters|militants|militiamen|officers)\b|\b(?P<det>an?|another|one|his|her)\s+(?:(?!and\b"
    rf"|or\b|of\b|in\b|after\b|including\b|an?\b|the\b|by\b|on\b|was\b"
    rf"|were\b)[\w'’-]+\s+){{0,3}}?(?P<noun>{_CHILD}|{_WOMAN}|m[ae]n|civilian"
    rf"|militant|terrorist|fighter|soldier|person|journalist|doctor|nurse|policem[ae]n|commander"
    rf"|leader|boy|girl|worker|medic|rebel|gunm[ae]n|resident|student|pilot|driver|officer"
    rf"|correspondent|reporter|infant|son|brother|husband|father)\b",
    re.IGNORECASE,
)
_BEFORE_KILL = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|martyr(?:ed|ing|s)?|claim(?:ed|ing|s)?(?:\s+the\s+li(?:fe|ves)\s+of)?"
    r"|took\s+the\s+li(?:fe|ves)\s+of|the\s+(?:deaths?|loss|killings?|martyrdom)\s+of|deaths?\s+of"
    r"|killing\s+of|murder(?:ed|ing)|execut(?:ed|ing)|behead(?:ed|ing)|massacr(?:ed|ing)"
    r"|slaughter(?:ed|ing)|shot\s+dead|gunned\s+down|eliminat(?:ed|ing)|assassinat(?:ed|ing)"
    r"|gassing|gassed|death\s+toll\s+(?:[^.;]{0,110}?\s)??(?:to|at|of|is|was|reached|hit"
    r"|stands\s+at)|toll\s+(?:\w+\s+){0,5}?(?:to|at|of|is|was|reached)|number\s+of\s+(?:dead|deaths"
    r"|victims|fatalities|people\s+killed)[^.]{0,140}?\s(?:to|at|is|was|reached)|bodies\s+of"
    r"|wip(?:ed|ing)\s+out|suffered|lost)\s+(?:the\s+|also\s+|off\s+|a\s+further\s+|another\s+"
    r"|an\s+additional\s+|and\s+(?:wounding|wounded|injuring|injured)\s+"
    r"|dozens\s+of\s+people\s+including\s+)?(?:the\s+lives\s+of\s+)?$",
    re.IGNORECASE,
)
_BEFORE_HURT = re.compile(
    r"\b(?:wound(?:ed|ing|s)?|injur(?:ed|ing|es)|hurt(?:ing)?|injuries\s+(?:to|of|among)"
    r"|injury\s+of|wounding\s+of|injuring\s+of)\s+(?:the\s+|also\s+|a\s+further\s+|another\s+"
    r"|an\s+additional\s+|of\s+)?$",
    re.IGNORECASE,
)
_AFTER_KILL = re.compile(
    r"^(?P<gap>[^.;]{0,110}?)\b(?P<word>(?:were|was|have\s+been|had\s+been|has\s+been|been|being"
    r"|are|is|got|getting|be|as|reported|confirmed|feared)?\s*(?:\w+ly\s+|also\s+|all\s+|found\s+"
    r"|left\s+|reported(?:ly)?\s+)*(?:kill(?:ed|ings?)|dead|martyred|executed|beheaded|massacred"
    r"|murdered|slain|shot\s+dead|gunned\s+down|slaughtered|assassinated|eliminated"
    r"|suffocated\s+to\s+death|burned\s+alive)|die|dies|died|(?:have|had|has)\s+died"
    r"|lost\s+their\s+li(?:fe|ves)|perished|fallen\s+victims?|fell\s+victims?|among\s+the\s+(?:dead"
    r"|killed)|made\s+up\s+the\s+rest\s+of\s+the\s+dead|bodies|deaths|fatalities|lives"
    r"|(?:been\s+)?choked\s+to\s+death)\b",
    re.IGNORECASE,
)
_AFTER_HURT = re.compile(
    r"^(?P<gap>[^.;]{0,110}?)\b(?P<word>(?:were|was|have\s+been|had\s+been|has\s+been|been|are|is"
    r"|got|reported|be|sustained|suffered|received)?\s*(?:\w+ly\s+|also\s+|left\s+|others?\s+"
    r"|more\s+|reported(?:ly)?\s+|of\s+them\s+)*(?:wounded|injured|injuries|hurt|wounds"
    r"|hospitali[sz]ed))\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:\bincluding|\bamong\s+(?:them|whom|the\s+dead|those\s+killed|the\s+victims"
    r"|the\s+killed)(?:\s+(?:are|is|were|was))?|\bof\s+(?:them|whom)|\bmostly|\bmost\s+of\s+(?:them"
    r"|whom)|\bamong\s+which|\bat\s+least\s+\w+\s+of\s+them|\bincluded?)\s*(?:at\s+least\s+"
    r"|up\s+to\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(r"^\s+(?:of\s+(?:them|whom)|among\s+(?:them|the))\b", re.IGNORECASE)
_WAR = 5000  # a toll so high is a war's, not an incident's
_HEADLESS = re.compile(
    r"^\s+[a-z]+\s+(?:were|was|have|had|died|dead|killed|wounded|injured)\b|^\s*(?:[.,;:!?)\"”]|$"
    r"|(?:were|was|have|has|had|are|is|been|dead|killed|wounded|injured|died|dies?|hurt|others?"
    r"|more|of|in|on|at"
    r"|and|or|including|by|when|after|since|according|received|sustained|martyred|executed|people"
    r"|so|to|as|lives?|from|during|near|says?|said)\b)",
    re.IGNORECASE,
)
_MANY = 60  # a sentence with more groups than this is a list or noise
_LED = re.compile(r"[A-Z][\w'’-]+[\"”]?\s+and\s+$")
_HIS = re.compile(r"\bof\s+(?:his|her)\b|\b(?:comrades|companions|bodyguards|aides)\b")
_AMONG = re.compile(r"\b(?:were|was|are|is)\s+among\s+(?:the\s+)?(?:at\s+least\s+)?$", re.IGNORECASE)
_JOIN = re.compile(
    r"^\s*(?:,|and|or|as\s+well\s+as|in\s+addition\s+to|plus|&|,\s*and)\s+(?:(?:also|another|the"
    r"|his|her|their)\s+)*$",
    re.IGNORECASE,
)
_OWN_DEAD = re.compile(r"\b(?:dead|deaths|fatalities|lives|martyrs|bodies|corpses|souls)$", re.IGNORECASE)
_OWN_HURT = re.compile(r"\b(?:injuries)$", re.IGNORECASE)
_EITHER = re.compile(
    r"\bkill(?:ed|ing)\s+(?:and|or|and/or)\s+(?:injur|wound)(?:ed|ing)\s+$|\bdead\s+(?:and"
    r"|or)\s+(?:injured|wounded)\s+$",
    re.IGNORECASE,
)
_AMONG_THE_DEAD = re.compile(
    r"^[^.;,]{0,40}?\b(?:were|was|are|is)\s+(?:also\s+)?among\s+(?:the|those)\s+(?:\w+\s+)?(?:dead"
    r"|killed|victims|slain)\b",
    re.IGNORECASE,
)
_ONE_SLAIN = re.compile(
    r"(?<!no one )(?<!nobody )\bwas\s+(?:also\s+|later\s+|reportedly\s+)?(?:killed|shot\s+dead"
    r"|assassinated|gunned\s+down|beheaded)\b|\bthe\s+killing\s+of\s+(?=[A-Z])|\bkill(?:ed"
    r"|ing)\s+(?=(?:[A-Z][\w'’-]+\s+){1,3}(?:an?\s|the\s|\(|,))",
    re.IGNORECASE,
)
_NOT_A_TOLL = re.compile(
    r"\b(?:threaten|capable|could|might|may|would|will|plann|tried|attempt\w*\s+to|to\s+kill|not"
    r"|no\s+one|nobody)\b[^.]{0,12}$",
    re.IGNORECASE,
)
_NO_CASUALTIES = compile_words(
    r"material damage only", r"only material damage", r"caused no (?:human )?casualties",
    r"(?:without|no|any)(?: any)? (?:human )?(?:casualties|injuries|deaths|losses|fatalities)",
    r"no one was (?:killed|hurt|injured)", r"nobody was (?:killed|hurt|injured)",
    r"no reports? of casualties",
)  # fmt: skip
_NO_FIGURE = compile_words(
    r"no (?:\w+ )?(?:reports?|word|figure|information|details)",
    r"not (?:give|offer|provide)",
    r"did ?n['’]?t (?:give|offer)",
)


@dataclass(frozen=True, slots=True)
class Group:
    """People counted in a sentence: `start` and `end` hold the count and its noun."""

    start: int
    end: int
    low: int
    high: int | None
    vague: bool
    kind: str  # civilian, child, woman, armed, person
    fate: str | None = None  # killed, injured
    part: bool = False  # of the group before it


def groups_in(page: Page, start: int, end: int) -> list[Group]:
    """The groups of a stretch (one sentence at most) that were killed or hurt, in order."""
    text = page.text
    found = _counted(page, start, end) + _single(text, start, end)
    found.sort(key=lambda g: (g.start, -g.end))
    clear: list[Group] = []
    for group in found:
        if not clear or group.start >= clear[-1].end:
            clear.append(group)
    fated = _once(_with_fates(text, start, end, clear[:_MANY]))
    if not any(g.fate == "killed" for g in fated):
        fated += [
            Group(m.start(), m.end(), 1, 1, False, "person", "killed")
            for m in _ONE_SLAIN.finditer(text, start, end)
        ][:1]
    return fated


def _once(groups: list[Group]) -> list[Group]:
    """The groups without those that say a figure again ("62 rebels killed ... 62 rebels died")."""
    out: list[Group] = []
    for group in groups:
        again = any(
            g.low == group.low > 1
            and g.fate == group.fate
            and not g.part
            and not g.vague
            and group.start - g.end > 15
            and (g.kind == group.kind or "person" in (g.kind, group.kind))
            for g in out
        )
        if group.part:
            out = [replace(g, part=True) if _says(g, group) else g for g in out]
        if not again:
            out.append(group)
    return out


def _says(whole: Group, part: Group) -> bool:
    """Whether a figure given alone is later named as a part of a larger one."""
    return (whole.low, whole.kind, whole.fate, whole.part) == (part.low, part.kind, part.fate, False)


def none_hurt(text: str) -> bool:
    """Whether a sentence says that nobody was killed or hurt."""
    return bool(_NO_CASUALTIES.search(text)) and not _NO_FIGURE.search(text)


def _kind(noun: str) -> str:
    for kind, pattern in (("child", _CHILD), ("woman", _WOMAN), ("civilian", _CIVIL), ("armed", _ARMED)):
        if re.fullmatch(pattern, noun, re.IGNORECASE):
            return kind
    return "person"


def _counted(page: Page, start: int, end: int) -> list[Group]:
    out: list[Group] = []
    for number in page.numbers_in(start, end):
        head = _HEAD.match(page.text, number.end, end)
        before = page.text[max(start, number.start - 60) : number.start]
        named = head or _HEADLESS.match(page.text[number.end : end][:40])
        if not named and not _BEFORE_KILL.search(before) and not _BEFORE_HURT.search(before):
            continue  # shells, vehicles, raids
        noun, stop = (head["noun"], head.end()) if head else ("", number.end)
        out.append(_group(number, stop, noun))
    return out


def _group(number: Number, stop: int, noun: str) -> Group:
    kind = _kind(noun) if noun else "person"
    return Group(number.start, stop, number.low, number.high, number.vague, kind)


def _single(text: str, start: int, end: int) -> list[Group]:
    return [
        Group(m.start(), m.end(), 1, 1, False, _kind(m["noun"] or m["one"]))
        for m in _SINGLE.finditer(text, start, end)
    ]


def _with_fates(text: str, start: int, end: int, groups: list[Group]) -> list[Group]:
    out: list[Group] = []
    for i, group in enumerate(groups):
        left = out[-1].end if out else start
        before = text[max(left, group.start - 190) : group.start]
        limit = groups[i + 1].start if i + 1 < len(groups) else end
        fate = _fate(text, before, group, limit, end, groups[i + 1 :])
        group = _with_leader(text, before, group)
        direct = bool(out) and bool(_PART.search(before))
        part = bool(out) and bool(_PART.search(before) or _PART_AFTER.match(text[group.end : group.end + 16]))
        part = part or (fate is not None and bool(_AMONG_THE_DEAD.match(text[group.end : group.end + 90])))
        if _AMONG.search(before) and fate:
            out = [replace(g, part=True, fate=g.fate or fate) if g.end > group.start - 60 else g for g in out]
        joined = out[-1] if out and _JOIN.match(text[out[-1].end : group.start]) else None
        apart = joined is not None and joined.part and fate is not None and fate != joined.fate
        if part:
            before_it = out[-1].fate if out else None
            out.append(replace(group, fate=before_it if direct else fate or before_it, part=True))
        elif joined is not None and joined.part and not apart:
            out.append(replace(group, fate=joined.fate, part=True))
        elif fate is None and joined is not None and joined.fate:
            out.append(replace(group, fate=joined.fate))
        else:
            out.append(replace(group, fate=fate))
    return [g for g in out if g.fate and g.low < _WAR]


def _with_leader(text: str, before: str, group: Group) -> Group:
    """A named person counted with companions: "Haddad and three of his men" are four."""
    if not group.vague and _LED.search(before) and _HIS.search(text[group.start : group.end + 16]):
        return replace(group, low=group.low + 1, high=None if group.high is None else group.high + 1)
    return group


def _fate(text: str, before: str, group: Group, limit: int, end: int, rest: list[Group]) -> str | None:
    own = text[group.start : group.end]
    if _OWN_DEAD.search(own):
        return "killed"
    if _OWN_HURT.search(own):
        return "injured"
    if _EITHER.search(before):
        return None
    killed, hurt = _BEFORE_KILL.search(before), _BEFORE_HURT.search(before)
    close = text[group.end : min(limit, group.end + 32)]
    dead_next, hurt_next = _AFTER_KILL.match(close), _AFTER_HURT.match(close)
    if dead_next and len(dead_next["gap"].split()) == 0:
        return None if hurt else "killed"
    if hurt_next and len(hurt_next["gap"].split()) == 0:
        return "injured"
    if killed and not _NOT_A_TOLL.search(before[: killed.start()]):
        return "killed"
    if hurt:
        return "injured"
    stretch = text[group.end : min(end, limit if not _chain(text, group, rest) else end)]
    dead, harm = _AFTER_KILL.match(stretch), _AFTER_HURT.match(stretch)
    dead = dead if dead and _clean(dead["gap"], group) else None
    harm = harm if harm and _clean(harm["gap"], group) else None
    if dead and harm:
        return "killed" if len(dead["gap"]) <= len(harm["gap"]) else "injured"
    return "killed" if dead else "injured" if harm else None


def _chain(text: str, group: Group, rest: list[Group]) -> bool:
    """Whether the group is followed by coordinated or partial groups, whose verb it shares."""
    if not rest:
        return False
    gap = text[group.end : rest[0].start]
    return bool(_JOIN.match(gap) or _PART.search(gap))


def _clean(gap: str, group: Group) -> bool:
    """Whether the words between a group and a verb let the verb govern the group."""
    if re.search(
        r"\b(?:kill\w*|wound\w*|injur\w*|dead|by|in|when|while|said|after|(?<!identified "
        r")(?<!known )as|that|fired|hit|on|from|attack\w*|against|claim\w*)\b",
        gap,
        re.IGNORECASE,
    ):
        return bool(
            re.match(r"\s*(?:,?\s*(?:including|among them|mostly|of whom|from|in|members?|belonging)\b)", gap)
        ) and not re.search(
            r"\b(?:kill\w*|wound\w*|injur\w*|dead|when|while|said|after|that|fired|hit)\b", gap, re.IGNORECASE
        )
    return len(gap.split()) <= 14


Figure = tuple[int, int | None, bool]  # low, high, whether a vague number word gave it


@dataclass(frozen=True, slots=True)
class Toll:
    """The counts of one stretch: for each slot low, high, vague and the groups that gave it."""

    killed: Figure | None = None
    civilians: Figure | None = None
    children: Figure | None = None
    combatants: Figure | None = None
    injured: Figure | None = None
    groups: tuple[Group, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was counted."""
        return self.killed is None and self.injured is None


NOBODY = Toll(killed=(0, 0, False), injured=(0, 0, False))  # the words say that nobody was hurt


def toll_of(groups: list[Group]) -> Toll:
    """Groups of one incident, summed: parts fill their category and add nothing to the total."""
    dead = [g for g in groups if g.fate == "killed"]
    hurt = [g for g in groups if g.fate == "injured" and not g.part]
    whole = [g for g in dead if not g.part]
    kinds = {g.kind for g in whole}
    children = [g for g in dead if g.kind == "child"]
    civilians = [g for g in whole if g.kind == "civilian"] or [g for g in dead if g.kind == "civilian"]
    armed = [g for g in whole if g.kind == "armed"] or [g for g in dead if g.kind == "armed"]
    if civilians and kinds & {"child", "woman"}:
        civilians = civilians + [g for g in whole if g.kind in ("child", "woman")]
    return Toll(_sum(whole), _sum(civilians), _sum(children), _sum(armed), _sum(hurt), tuple(groups))


def _sum(groups: list[Group]) -> Figure | None:
    if not groups:
        return None
    highs = [g.high for g in groups]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return sum(g.low for g in groups), high, any(g.vague for g in groups)

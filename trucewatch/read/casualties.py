"""Who was killed and hurt: the people counted in a sentence, by fate and by kind.

A group is a count with its noun ("at least 16 civilians", "two others", "a child"). Its fate comes
from the verb that governs it: an active verb before it ("killing", "left ... dead", "claimed the lives
of"), a passive or predicate after it ("were killed", "dead", "died"), or the fate of the group that it
is coordinated with. "Including five children" is a part of the group before it, never an addition.
"""

import re
from dataclasses import dataclass, replace

from trucewatch.read import lexicon_people as people
from trucewatch.read.numbers import Number
from trucewatch.read.patterns import caseless
from trucewatch.read.text import Page

_THINGS = re.compile(
    r"\b(?:famil(?:y|ies)|(?:groups?|units?|teams?)(?=\s+of)|vehicles?|cars?|villages?|towns?|positions?|battalions?|brigades?|convoys?"
    r"|homes?|houses?|sites?|hideouts?|attacks?|raids?|strikes?|air\s?strikes?|shells?|rockets?|hours?|days?)\b",
    re.IGNORECASE,
)  # counted things: the people named after them are not the count
_SO_MANY_THINGS = re.compile(
    rf"\s+(?:of\s+)?(?:(?!(?:were|was|have|had|others?|injured|wounded|killed|dead"
    rf"|died|in|by|and)\b)[\w'’-]+\s+){{0,4}}?{_THINGS.pattern}",
    re.IGNORECASE,
)
_ONE = re.compile(r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE)
_TOLD_BEFORE = re.compile(
    r"\b(?:as\s+well\s+as|in\s+addition\s+to|besides|apart\s+from)\s+(?:the|those)\s*$", re.IGNORECASE
)
_OF_THE_DEAD = caseless(
    r"(?:\bof\s+(?:those|the|the\s+\w+)\s+(?:killed|dead|victims|slain)|\bof\s+(?:them|whom)|\bamong\s+(?:those\s+killed"
    r"|the\s+dead|the\s+victims|the\s+killed|the\s+slain|them)\s*(?:,\s*)?(?:were|was|are))\s*,?\s*(?:at\s+least\s+)?$",
)
_WERE_KIND = re.compile(r"\s+(?:of\s+them\s+)?(?:were|are|was)\s+(?P<noun>[a-z]+)", re.IGNORECASE)
_OF_DEAD_NEXT = re.compile(
    r"\s+of\s+(?:those|the|them)\s*(?:people\s+)?(?:killed|dead|victims)\b(?:[^.;]{0,60}?\b(?:as|were|was|are)\s+(?P<noun>[a-z]+))?",
    re.IGNORECASE,
)
_BODIES_WITH = re.compile(r"\bwith\s+(?:at\s+least\s+|some\s+|another\s+)?$", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_AND_MORE = re.compile(
    r"^\s+(?:from|of|belonging\s+to|in)\s+(?:(?!\b(?:wound|injur|kill|hurt|when|while|who|after)\w*)[\w().,'’-]+\s+){1,8}and\s+(?:another\s+|a\s+further\s+)?$",
    re.IGNORECASE,
)
_AMONG_THE_DEAD = caseless(
    r"^[^.;,]{0,80}?\b(?:were|was|are|is)\s+(?:also\s+)?among\s+(?:the|those)\s+(?:\w+\s+)?(?:dead|killed|victims|slain)\b",
)
_BESIDE = re.compile(r"^\s*[,:(–-]?\s*$")


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
    others: bool = False  # "four other civilians": those counted before it were civilians too


def groups_in(page: Page, start: int, end: int) -> list[Group]:
    """The groups of a stretch (one sentence at most) that were killed or hurt, in order."""
    return list(page.once(_groups, start, end))


def _groups(page: Page, start: int, end: int) -> list[Group]:
    text = page.text
    found = _counted(page, start, end) + _single(text, start, end)
    found = [g for g in found if not _TOLD_BEFORE.search(text[max(start, g.start - 24) : g.start])]
    found.sort(key=lambda g: (g.start, -g.end))
    clear: list[Group] = []
    for group in found:
        if not clear or group.start >= clear[-1].end:
            clear.append(group)
    fated = _once(_with_fates(text, start, end, clear[: people.MANY]))
    if not any(g.fate == "killed" for g in fated):
        fated += [
            Group(m.start(), m.end(), 1, 1, False, "person", "killed")
            for m in people.ONE_SLAIN.finditer(text, start, end)
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
    return bool(people.NO_CASUALTIES.search(text)) and not people.NO_FIGURE.search(text)


def _kind(noun: str) -> str:
    for kind, pattern in (
        ("child", people.CHILD),
        ("woman", people.WOMAN),
        ("civilian", people.CIVIL),
        ("armed", people.ARMED),
    ):
        if re.fullmatch(pattern, noun, re.IGNORECASE):
            return kind
    return "person"


def _counted(page: Page, start: int, end: int) -> list[Group]:
    out: list[Group] = []
    for number in page.numbers_in(start, end):
        head = people.HEAD.match(page.text, number.end, end)
        if head and _THINGS.search(page.text, number.end, head.start("noun")):
            continue
        if head is None and _SO_MANY_THINGS.match(page.text, number.end, end):
            continue
        before = page.text[max(start, number.start - 60) : number.start]
        named = head or people.HEADLESS.match(page.text[number.end : end][:40])
        if not named and not people.BEFORE_KILL.search(before) and not people.BEFORE_HURT.search(before):
            continue  # shells, vehicles, raids
        noun, stop = (head["noun"], head.end()) if head else ("", number.end)
        of_dead = _OF_DEAD_NEXT.match(page.text, number.end, end)
        kind = of_dead or (_OF_THE_DEAD.search(before) and _WERE_KIND.match(page.text, number.end, end))
        if kind and kind["noun"] and people.PERSON.fullmatch(kind["noun"]):
            out.append(replace(_group(number, kind.end(), kind["noun"]), fate="killed", part=True))
            continue
        out.append(_group(number, stop, noun, page.text[number.start : stop]))
    return out


def _group(number: Number, stop: int, noun: str, words: str = "") -> Group:
    kind = _kind(noun) if noun else "person"
    others = bool(re.search(r"\bother\s+\w+$", words))
    return Group(number.start, stop, number.low, number.high, number.vague, kind, others=others)


def _single(text: str, start: int, end: int) -> list[Group]:
    return [
        Group(m.start(), m.end(), 1, 1, False, _kind(m["noun"] or m["one"]))
        for m in people.SINGLE.finditer(text, start, end)
        if not _ONE.search(m.group())
    ]


def _with_fates(text: str, start: int, end: int, groups: list[Group]) -> list[Group]:
    out: list[Group] = []
    for i, group in enumerate(groups):
        left = out[-1].end if out else start
        before = text[max(left, group.start - 190) : group.start]
        if group.part:
            out.append(group)
            continue
        limit = groups[i + 1].start if i + 1 < len(groups) else end
        fate = _fate(text, before, group, limit, end, groups[i + 1 :])
        group = _with_leader(text, before, group)
        direct = bool(out) and bool(people.PART.search(before))
        bodies = _BODIES_WITH.search(before) and re.search(
            r"\b(?:bodies|corpses)$", text[group.start : group.end]
        )
        fresh = not out and bool(_OF_THE_DEAD.search(before))
        fate = fate or ("killed" if fresh else None)
        part = fresh or (bool(out) and bool(bodies))
        part = part or (
            bool(out)
            and bool(people.PART.search(before) or people.PART_AFTER.match(text[group.end : group.end + 16]))
        )
        if _AMONG_THE_DEAD.match(text[group.end : group.end + 110]):
            part, fate = True, fate or "killed"
        if people.AMONG.search(before) and fate:
            out = [replace(g, part=True, fate=g.fate or fate) if g.end > group.start - 60 else g for g in out]
        gap = _ASIDE.sub("", text[out[-1].end : group.start]) if out else ""
        joined = out[-1] if out and people.JOIN.match(gap) else None
        if (
            joined is None
            and out
            and fate is None
            and out[-1].fate
            and _AND_MORE.match(text[out[-1].end : group.start])
        ):
            joined = out[-1]
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
    return _named_again(text, [g for g in out if g.fate and g.low < people.WAR])


def _named_again(text: str, groups: list[Group]) -> list[Group]:
    """The groups; those that spell out the one before ("three civilians: two women and a man") are parts."""
    for i, whole in enumerate(groups):
        total, j = 0, i + 1
        while j < len(groups) and groups[j].fate == whole.fate and total < whole.low:
            gap = text[groups[j - 1].end : groups[j].start]
            if j > i + 1 and not (people.JOIN.match(gap) or _BESIDE.match(gap) or whole.low >= 5):
                break
            total, j = total + groups[j].low, j + 1
        if j > i + 2 and total == whole.low and not whole.part:
            return groups[: i + 1] + [replace(g, part=True) for g in groups[i + 1 : j]] + groups[j:]
    return groups


def _with_leader(text: str, before: str, group: Group) -> Group:
    """A named person counted with companions: "Haddad and three of his men" are four."""
    if (
        not group.vague
        and people.LED.search(before)
        and people.HIS.search(text[group.start : group.end + 16])
    ):
        return replace(group, low=group.low + 1, high=None if group.high is None else group.high + 1)
    return group


def _fate(text: str, before: str, group: Group, limit: int, end: int, rest: list[Group]) -> str | None:
    own = text[group.start : group.end]
    if people.OWN_DEAD.search(own):
        return "killed"
    if people.OWN_HURT.search(own):
        return "injured"
    if people.EITHER.search(before):
        return None
    killed, hurt = people.BEFORE_KILL.search(before), people.BEFORE_HURT.search(before)
    close = text[group.end : min(limit, group.end + 32)]
    dead_next, hurt_next = people.AFTER_KILL.match(close), people.AFTER_HURT.match(close)
    if dead_next and len(dead_next["gap"].split()) == 0:
        return None if hurt else "killed"
    if hurt_next and len(hurt_next["gap"].split()) == 0:
        return "injured"
    if killed and not people.NOT_A_TOLL.search(before[: killed.start()]):
        return "killed"
    if hurt:
        return "injured"
    stretch = text[group.end : min(end, limit if not _chain(text, group, rest) else end)]
    dead, harm = people.AFTER_KILL.match(stretch), people.AFTER_HURT.match(stretch)
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
    return bool(people.JOIN.match(gap) or people.PART.search(gap))


def _clean(gap: str, group: Group) -> bool:
    """Whether the words between a group and a verb let the verb govern the group."""
    gap = re.sub(r"\bas\s+well\s+as\b", "and", gap, flags=re.IGNORECASE)
    if re.search(
        r"\b(?:kill\w*|wound\w*|injur\w*|dead|by|in|when|while|said|after|(?<!identified "
        r")(?<!known )as|that|fired|hit|on|from|attack\w*|against|claim\w*)\b",
        gap,
        re.IGNORECASE,
    ):
        return bool(
            re.match(
                r"\s*(?:,?\s*(?:including|among them|mostly|of whom|from|in|members?|belonging)\b"
                r"|of\s+(?:the\s+)?[\"“]?[A-Z])",
                gap,
            )
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
    if not civilians and "armed" in kinds:
        civilians = [g for g in whole if g.kind in ("child", "woman")]
    if not civilians and any(g.others and g.kind == "civilian" for g in groups):
        civilians = [g for g in whole if g.kind in ("child", "woman", "person")]
    return Toll(_sum(whole), _sum(civilians), _sum(children), _sum(armed), _sum(hurt), tuple(groups))


def _sum(groups: list[Group]) -> Figure | None:
    if not groups:
        return None
    highs = [g.high for g in groups]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return sum(g.low for g in groups), high, any(g.vague for g in groups)

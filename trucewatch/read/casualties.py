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
from trucewatch.read.text import Page


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
        before = page.text[max(start, number.start - 60) : number.start]
        named = head or people.HEADLESS.match(page.text[number.end : end][:40])
        if not named and not people.BEFORE_KILL.search(before) and not people.BEFORE_HURT.search(before):
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
        for m in people.SINGLE.finditer(text, start, end)
    ]


def _with_fates(text: str, start: int, end: int, groups: list[Group]) -> list[Group]:
    out: list[Group] = []
    for i, group in enumerate(groups):
        left = out[-1].end if out else start
        before = text[max(left, group.start - 190) : group.start]
        limit = groups[i + 1].start if i + 1 < len(groups) else end
        fate = _fate(text, before, group, limit, end, groups[i + 1 :])
        group = _with_leader(text, before, group)
        direct = bool(out) and bool(people.PART.search(before))
        part = bool(out) and bool(
            people.PART.search(before) or people.PART_AFTER.match(text[group.end : group.end + 16])
        )
        part = part or (
            fate is not None and bool(people.AMONG_THE_DEAD.match(text[group.end : group.end + 90]))
        )
        if people.AMONG.search(before) and fate:
            out = [replace(g, part=True, fate=g.fate or fate) if g.end > group.start - 60 else g for g in out]
        joined = out[-1] if out and people.JOIN.match(text[out[-1].end : group.start]) else None
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
    return [g for g in out if g.fate and g.low < people.WAR]


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

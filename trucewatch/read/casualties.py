"""Who was killed and hurt: the people counted in a sentence, by fate and by kind.

A group is a count with its noun ("at least 16 civilians", "two others", "a child"). Its fate comes
from the verb that governs it: an active verb before it ("killing", "left ... dead", "claimed the lives
of"), a passive or predicate after it ("were killed", "dead", "died"), or the fate of the group that it
is coordinated with. "Including five children" is a part of the group before it, never an addition.
"""

import re
from dataclasses import dataclass, replace

from trucewatch.read import casualties_words as words
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
    others: bool = False  # "four other civilians": those counted before it were civilians too
    more: bool = False  # "another four", "also died": besides those told before


def groups_in(page: Page, start: int, end: int) -> list[Group]:
    """The groups of a stretch (one sentence at most) that were killed or hurt, in order."""
    return list(page.once(_groups, start, end))


def _groups(page: Page, start: int, end: int) -> list[Group]:
    text = page.text
    found = _counted(page, start, end) + _single(text, start, end)
    found = [g for g in found if not words.TOLD_BEFORE.search(text[max(start, g.start - 24) : g.start])]
    found.sort(key=lambda g: (g.start, -g.end))
    found = [g for g in found if not words.TOLD_THEN.search(text[max(start, g.start - 90) : g.start])]
    clear: list[Group] = []
    for group in found:
        if clear and words.INSIDE.match(page.text[clear[-1].end : group.start]):
            continue
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
            and g.part == group.part
            and not g.vague
            and (group.part or group.start - g.end > 15)
            and (g.kind == group.kind or (not g.part and "person" in (g.kind, group.kind)))
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
        if head and words.THINGS.search(page.text, number.end, head.start("noun")):
            continue
        if head is None and words.SO_MANY_THINGS.match(page.text, number.end, end):
            continue
        before = page.text[max(start, number.start - 60) : number.start]
        if words.MINOR.match(page.text, number.end, end):
            out.append(replace(_group(number, number.end, "child"), part=True))
            continue
        named = head or people.HEADLESS.match(page.text[number.end : end][:40])
        if not named and not people.BEFORE_KILL.search(before) and not people.BEFORE_HURT.search(before):
            continue  # shells, vehicles, raids
        noun, stop = (head["noun"], head.end()) if head else ("", number.end)
        of_dead = words.OF_DEAD_NEXT.match(page.text, number.end, end)
        if words.OF_THE_HURT.match(page.text, stop, end) or words.OF_THE_HURT.match(
            page.text, number.end, end
        ):
            continue
        of_dead = of_dead or words.KIND_OF_DEAD.match(page.text, number.end, end)
        kind = of_dead or (
            words.OF_THE_DEAD.search(before) and words.WERE_KIND.match(page.text, number.end, end)
        )
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
        Group(m.start(), m.end(), 1, 1, False, _kind(m["noun"] or m["one"] or m["chief"]))
        for m in people.SINGLE.finditer(text, start, end)
        if not words.ONE.search(m.group())
    ]


def _with_fates(text: str, start: int, end: int, groups: list[Group]) -> list[Group]:
    out: list[Group] = []
    for i, group in enumerate(groups):
        left = next((g.end for g in reversed(out) if g.fate or g.part), start)
        before = text[max(left, group.start - 190) : group.start].rstrip("\"“‘'")
        if group.part:
            out.append(replace(group, fate=group.fate or (out[-1].fate if out else None)))
            continue
        limit = groups[i + 1].start if i + 1 < len(groups) else end
        fate = _fate(text, before, group, limit, end, groups[i + 1 :])
        group = replace(group, more=_is_more(text, before, group, end))
        if people.WITH_KIN.search(text[max(0, group.start - 60) : group.start]):
            group = _larger(group, 1 if out and out[-1].fate else 2)  # the son may be counted by himself
        elif not (out and out[-1].fate == "killed"):
            group = _with_leader(text, before, group)
        direct = bool(out) and bool(people.PART.search(before))
        bodies = words.BODIES_WITH.search(before) and re.search(
            r"\b(?:bodies|corpses)$", text[group.start : group.end]
        )
        fresh = not out and bool(words.OF_THE_DEAD.search(before))
        fate = fate or ("killed" if fresh else None)
        part = fresh or (bool(out) and bool(bodies))
        part = part or (
            bool(out)
            and bool(
                people.PART.search(before)
                or words.OF_THEM.search(text[group.start : group.end])
                or (
                    people.PART_AFTER.match(text[group.end : group.end + 16]) and fate in (None, out[-1].fate)
                )
            )
        )
        if words.AMONG_THE_DEAD.match(text[group.end : group.end + 110]):
            part, fate = True, fate or "killed"
        if people.AMONG.search(before) and fate:
            out = [replace(g, part=True, fate=g.fate or fate) if g.end > group.start - 60 else g for g in out]
        gap = words.ASIDE.sub("", text[out[-1].end : group.start]) if out else ""
        joined = (
            out[-1]
            if out and (people.JOIN.match(gap) or words.KILLED_WITH.match(gap) or not gap.strip())
            else None
        )
        if (
            joined is None
            and out
            and fate is None
            and out[-1].fate
            and words.AND_MORE.match(text[out[-1].end : group.start])
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
            if j > i + 1 and not (people.JOIN.match(gap) or words.BESIDE.match(gap) or whole.low >= 5):
                break
            total, j = total + groups[j].low, j + 1
        if j > i + 2 and total == whole.low and not whole.part:
            return groups[: i + 1] + [replace(g, part=True) for g in groups[i + 1 : j]] + groups[j:]
    return groups


def _with_leader(text: str, before: str, group: Group) -> Group:
    """Named persons counted with companions: "Haddad and three of his men" are four."""
    led = people.LED.search(before) and people.HIS.search(text[group.start : group.end + 16])
    return _larger(group, 1) if led or words.WITH_NAMED.search(before) else group


def _larger(group: Group, by: int) -> Group:
    """The group with so many more, who are named and not counted."""
    return replace(group, low=group.low + by, high=None if group.high is None else group.high + by)


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
        tail = text[group.end + dead_next.end() : min(end, group.end + dead_next.end() + 90)]
        if words.OR_HURT.match(tail) or (dead_next["word"].lower() == "killed" and words.DOES.match(tail)):
            return None
        return None if hurt else "killed"
    if hurt_next and len(hurt_next["gap"].split()) == 0:
        return "injured"
    if killed and not people.NOT_A_TOLL.search(before[: killed.start()]):
        return "killed"
    if hurt:
        return "injured"
    stretch = text[group.end : min(end, limit if not _chain(text, group, rest) else end)]
    dead, harm = people.AFTER_KILL.match(stretch), people.AFTER_HURT.match(stretch)
    dead = (
        dead
        if dead and _clean(dead["gap"], group) and not words.OR_HURT.match(stretch[dead.end() :])
        else None
    )
    harm = harm if harm and _clean(harm["gap"], group) else None
    if dead and harm:
        return "killed" if len(dead["gap"]) <= len(harm["gap"]) else "injured"
    return "killed" if dead else "injured" if harm else None


def _is_more(text: str, before: str, group: Group, end: int) -> bool:
    """Whether a group is told as further dead or hurt, beside those told before."""
    own = text[group.start : group.end]
    stretch = text[group.end : min(end, group.end + 90)]
    return bool(
        words.MORE_BEFORE.search(before)
        or re.match(r"another\b", own, re.IGNORECASE)
        or words.MORE_AFTER.match(stretch)
    )


def _chain(text: str, group: Group, rest: list[Group]) -> bool:
    """Whether the group is followed by coordinated or partial groups, whose verb it shares."""
    if not rest:
        return False
    gap = text[group.end : rest[0].start]
    return bool(people.JOIN.match(gap) or people.PART.search(gap) or not gap.strip())


def _clean(gap: str, group: Group) -> bool:
    """Whether the words between a group and a verb let the verb govern the group."""
    gap = re.sub(r"\bas\s+well\s+as\b", "and", gap, flags=re.IGNORECASE)
    if re.search(r"\b(?:have|has|had)\s*$", gap, re.IGNORECASE):
        return False  # they did it
    if re.search(
        r"\b(?:kill\w*|wound\w*|injur\w*|dead|by|in|when|while|said|after|(?<!identified "
        r")(?<!known )as|that|fired|hit|on|from|attack\w*|against|claim\w*)\b",
        gap,
        re.IGNORECASE,
    ):
        return bool(
            re.match(
                r"\s*(?:,?\s*(?:including|among them|mostly|more than half|half of|most of|many of|some of"
                r"|of whom|from|in|members?|belonging)\b"
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
    more: bool = False  # the dead are told as further ones, beside those told before

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
    more = bool(whole) and whole[0].more
    return Toll(_sum(whole), _sum(civilians), _sum(children), _sum(armed), _sum(hurt), tuple(groups), more)


def _sum(groups: list[Group]) -> Figure | None:
    if not groups:
        return None
    highs = [g.high for g in groups]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return sum(g.low for g in groups), high, any(g.vague for g in groups)

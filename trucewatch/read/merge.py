"""Which drafts tell one incident: headline, lead, later sentences, and what "the attack" refers to.

Two drafts meet when nothing separates them (type group, place, day, doers, toll) and something joins
them: a definite noun, the same place, the same toll, or a headline and its lead.
"""

import dataclasses

from trucewatch.read.casualties import Toll
from trucewatch.read.drafts import Draft
from trucewatch.read.mentions import same_place
from trucewatch.read.merge_absorb import absorb, richer
from trucewatch.read.merge_apart import (
    NEAR,
    days_apart,
    holds,
    same_toll,
    separate,
)
from trucewatch.read.triggers import VIOLENT

_HELD = 60  # the latest incidents that a further draft is held against; a report tells of some 30 at most


def merge(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a document, those of one incident made one, in the order of their first mention."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.headline or (draft.aggregate and _bare(draft) and draft.toll.empty):
            continue
        host = _host(out, draft)
        if host is None and _bare(draft) and out and draft.order - out[-1].order <= 3:
            host = next((d for d in reversed(out) if d.group in VIOLENT and not days_apart(d, draft)), None)
            if host is not None and separate(host, draft):
                draft.toll = Toll()
        if host is None:
            out.append(draft)
        else:
            absorb(host, draft)
    return out


def entitle(drafts: list[Draft], titles: list[Draft]) -> None:
    """Gives headlines to the events that they announce."""
    for title in titles:
        _entitle(title, drafts)


def _entitle(title: Draft, drafts: list[Draft]) -> None:
    """Gives a headline's words to the event it announces, the first that nothing separates from it."""
    for one in sorted(drafts[:4], key=lambda d: not same_toll(d, title)):
        told = not separate(one, title) or (one.group == title.group and same_toll(one, title))
        if told and (one.order - title.order <= 2 or same_toll(one, title)):
            one.actors = richer(one.actors, title.actors)
            one.targets = one.targets or title.targets
            if one.place is None:
                one.place, one.within = title.place, title.within
            if one.toll.empty and not any(same_toll(d, title) for d in drafts):
                one.toll = title.toll
            if same_toll(one, title) and one.toll.civilians is None and title.toll.civilians:
                one.toll = dataclasses.replace(one.toll, civilians=title.toll.civilians)
            one.evidence.append(title.order)
            one.weapon = one.weapon or title.weapon
            return


def _bare(draft: Draft) -> bool:
    """Whether a draft only goes on: it has no kind, no narrow place and no new scene of its own."""
    if (
        draft.firm
        or draft.fresh
        or draft.group not in VIOLENT
        or (draft.time is not None and not draft.reported)
    ):
        return False
    return draft.place is None or draft.place.level >= 5


def _host(earlier: list[Draft], draft: Draft) -> Draft | None:
    """The earlier draft that the new one belongs to, the best joined and the latest among equals."""
    best: tuple[int, int] | None = None
    host: Draft | None = None
    for n, one in enumerate(earlier[-_HELD:]):
        if separate(one, draft) or (one.order == draft.order and not _repeats(one, draft)):
            continue
        if not one.anchored() and draft.anchored() and not draft.definite and one.group != "chemical":
            continue  # talk of fighting is no incident that a dated blow could belong to
        dated = draft.type == "armed_clash" or (draft.time is not None and not draft.reported)
        if one.aggregate and dated and draft.firm and not (draft.aggregate or draft.definite):
            continue  # nor do weeks of it
        score = joined(one, draft)
        if score > 0 and (best is None or (score, n) > best):
            best, host = (score, n), one
    return host


def _repeats(a: Draft, b: Draft) -> bool:
    """Whether two drafts of one sentence tell the same: same type group, same place or none."""
    return a.group == b.group and bool(a.place and b.place and a.place.start == b.place.start)


def _since(a: Draft, b: Draft) -> int:
    """The sentences between a later draft and the last that told the earlier one."""
    return b.order - max((i for i in a.evidence if i <= b.order), default=a.order)


def joined(a: Draft, b: Draft) -> int:
    """How strongly something says that a later draft goes on about an earlier one; 0: nothing does."""
    score, gap = 0, b.order - a.order
    place = bool(a.place and b.place and same_place(a.place, b.place) and a.place.level <= 3)
    inside = bool(a.place and b.place and not place and holds(a.place, b.place))
    toll = bool(a.toll.killed and b.toll.killed and a.toll.killed[0] == b.toll.killed[0])
    hurt = bool(a.toll.injured and b.toll.injured and a.toll.injured[0] == b.toll.injured[0])
    if place:
        score += 3
    if inside and not b.fresh and gap <= 2:
        score += 1
    if toll or hurt:
        score += 3
    if b.definite and not b.fresh and gap <= 6:
        score += 0 if a.type == "territory_change" and not b.firm and gap > 1 else 2
    if (
        (b.place is None or b.place.level >= 5)
        and not b.fresh
        and (gap <= NEAR or (not b.firm and _since(a, b) <= 1))
        and (a.group == b.group or not b.firm)
    ):
        score += 1
    if not b.fresh and gap <= 4 and a.type == b.type and _open_place(a, b) and _same_doers(a, b):
        score += 1
    if gap <= 2 and a.type == b.type and _spells_out(a, b):
        score += 1
    if _within(a, b) and gap <= 4 and not b.fresh and a.type == b.type and _same_doers(a, b):
        score += 1
    close = gap <= 2 or (gap <= 4 and b.type == "territory_change" and b.time is None and _same_doers(a, b))
    if _narrows(a, b) and not b.fresh and close and a.type == b.type:
        score += 1
    if a.type == b.type == "chemical_attack":
        score += 2
    if score and b.definite and a.type == b.type != "armed_clash":
        score += 1  # "the explosions" are the bombing's, not the battle's
    return score


def _within(a: Draft, b: Draft) -> bool:
    """Whether the later draft names only a wider place of the earlier one."""
    return b.place is not None and any(same_place(p, b.place) for p in a.within)


def _open_place(a: Draft, b: Draft) -> bool:
    """Whether one of two drafts names no place, or only a country or a border."""
    return any(d.place is None or d.place.level >= 5 for d in (a, b))


def _narrows(a: Draft, b: Draft) -> bool:
    """Whether the later draft names a spot where the earlier one named a city or a province only."""
    return bool(a.place and b.place and a.place.level in (2, 3, 4) and b.place.level <= 1)


def _spells_out(a: Draft, b: Draft) -> bool:
    """Whether a later draft only says where what a lead told without a place was, by a source's name."""
    if a.place is not None and a.place.level < 5 and not a.place.near:
        return False
    return (
        b.place is not None
        and not b.fresh
        and bool(b.claimants)
        and (b.time is None or b.reported or a.reported)
        and (b.toll.empty or same_toll(a, b))
        and (not b.actors or _same_doers(a, b))
    )


def _same_doers(a: Draft, b: Draft) -> bool:
    keys = {h.key for h in a.actors if not h.generic}
    return bool(keys & {h.key for h in b.actors})

"""Which drafts tell one incident: headline, lead, later sentences, and what "the attack" refers to.

Two drafts meet when nothing separates them (type group, place, day, doers, toll) and something joins
them: a definite noun, the same place, the same toll, or a headline and its lead.
"""

import dataclasses

from trucewatch.model.references import NameHit
from trucewatch.read.binding import spans_a_night
from trucewatch.read.casualties import Figure, Toll
from trucewatch.read.drafts import Draft
from trucewatch.read.mentions import Place, fold_place, same_place
from trucewatch.read.triggers import VIOLENT

_HELD = 60  # the latest incidents that a further draft is held against; a report tells of some 30 at most
_CAPITAL = {
    fold_place(name) for name in ("Damascus", "Rif Dimashq", "Rif Dimashq province", "Damascus Countryside")
}
_NEAR = 2  # sentences between a bare follow-up and the event that it goes on about


def merge(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a document, those of one incident made one, in the order of their first mention."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.headline or (draft.aggregate and _bare(draft) and draft.toll.empty):
            continue
        host = _host(out, draft)
        if host is None and _bare(draft) and out and draft.order - out[-1].order <= 3:
            host = next((d for d in reversed(out) if d.group in VIOLENT and not _days_apart(d, draft)), None)
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
    for one in sorted(drafts[:4], key=lambda d: not _same_toll(d, title)):
        told = not separate(one, title) or (one.group == title.group and _same_toll(one, title))
        if told and (one.order - title.order <= 2 or _same_toll(one, title)):
            one.actors = _richer(one.actors, title.actors)
            one.targets = one.targets or title.targets
            if one.place is None:
                one.place, one.within = title.place, title.within
            if one.toll.empty and not any(_same_toll(d, title) for d in drafts):
                one.toll = title.toll
            if _same_toll(one, title) and one.toll.civilians is None and title.toll.civilians:
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


def _same_toll(a: Draft, b: Draft) -> bool:
    return bool(a.toll.killed and b.toll.killed and a.toll.killed[0] == b.toll.killed[0])


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


def separate(a: Draft, b: Draft) -> bool:
    """Whether something says that two drafts are different incidents."""
    if a.group != b.group and not _plain_and_kind(a, b) and not _one_toll(a, b):
        return True
    if a.type == b.type == "chemical_attack":
        return _days_apart(a, b) or _far_apart(a, b)
    if _other_arm(a, b):
        return True
    gap = b.order - a.order
    if a.place and b.place and not nested(a, b) and not (_same_figures(a, b) and gap <= 3 and not b.fresh):
        return True
    if _days_apart(a, b):
        return True
    if a.actors and b.actors and _sides_apart(a.actors, b.actors):
        return True
    if _goes_on(b) and gap <= _NEAR:
        return False
    return bool(_tolls_apart(a.toll, b.toll) and not (b.claimants and b.definite) and not _rival(a, b))


def _other_arm(a: Draft, b: Draft) -> bool:
    """Whether raids from the air and fire from the ground are two, the later with a doer of its own."""
    told = a.firm and b.firm and {a.type, b.type} == {"air_strike", "shelling"}
    return told and bool(b.actors) and not b.definite and not _same_figures(a, b)


def _far_apart(a: Draft, b: Draft) -> bool:
    """Whether two gas attacks are told as two: a town each, or a new scene in another place."""
    if nested(a, b) or a.place is None or b.place is None:
        return False
    return b.fresh or (a.place.level <= 2 and b.place.level <= 1 and not b.definite)


def _goes_on(b: Draft) -> bool:
    """Whether a draft brings no place, no day and no new scene: a detail of what was just told."""
    return (b.place is None or b.place.level >= 5) and b.time is None and not b.fresh


def _same_hurt(a: Draft, b: Draft) -> bool:
    return bool(a.toll.injured and b.toll.injured and a.toll.injured[0] == b.toll.injured[0])


def _same_figures(a: Draft, b: Draft) -> bool:
    """Whether two drafts count the same dead and, where both count them, the same injured."""
    if not _same_toll(a, b) or not a.toll.killed:
        return False
    hurt = a.toll.injured and b.toll.injured
    return a.toll.injured == b.toll.injured if hurt else a.toll.killed[0] >= 2


def _one_toll(a: Draft, b: Draft) -> bool:
    """Whether two kinds of violence count the same many dead: one battle and the executions in it."""
    killed = a.toll.killed[0] if a.toll.killed else 0
    return (
        {a.group, b.group} <= VIOLENT
        and killed >= 10
        and nested(a, b)
        and _same_figures(a, b)
        and b.order - a.order <= 4
    )


def _plain_and_kind(a: Draft, b: Draft) -> bool:
    if {a.group, b.group} == {"chemical", "strike"}:
        return b.definite and b.group == "strike"
    return (not a.firm or not b.firm) and {a.group, b.group} <= VIOLENT


def nested(a: Draft, b: Draft) -> bool:
    """Whether one place is the other or holds it."""
    if a.place is None or b.place is None:
        return True
    if same_place(a.place, b.place) or b.place.origin or (_holds(a.place, b.place) and _same_hurt(a, b)):
        return True
    if a.place.level >= 6 or b.place.level >= 6 or (a.place.near and b.place.level <= 2):
        return True
    apart = not b.definite and _in_another(*sorted((a.place, b.place), key=lambda p: p.level))
    if (_may_hold(a.place, b.place) and not apart) or (b.opening and b.order - a.order <= 2):
        return True  # nothing separates them
    first, second = a.place, b.place
    return any(same_place(p, second) for p in a.within) or any(same_place(p, first) for p in b.within)


def _may_hold(a: Place, b: Place) -> bool:
    """Whether the one place may lie in the other: a spot in a town, a town in a province."""
    narrow, wide = sorted((a.level, b.level))
    return (narrow == 0 and wide >= 1) or (narrow == 1 and wide >= 3)


def _in_another(spot: Place, wide: Place) -> bool:
    """Whether the spot's full name puts it in another city than the wide place names."""
    city = spot.name.rpartition(", ")[2] if ", " in spot.name else ""
    return bool(city) and wide.level in (1, 2, 4) and not _alike_named(city, wide.name)


def _alike_named(city: str, wide: str) -> bool:
    x, y = fold_place(city), fold_place(wide)
    return x in y or y in x or {x, y} <= _CAPITAL


def _days_apart(a: Draft, b: Draft) -> bool:
    if not (a.time and b.time and a.time.ref and b.time.ref) or (a.reported or b.reported):
        return False
    return a.time.ref.end < b.time.ref.start or b.time.ref.end < a.time.ref.start


def _sides_apart(a: list[NameHit], b: list[NameHit]) -> bool:
    if any(h.generic for h in a) or any(h.generic for h in b):
        mine, other = {h.side for h in a if h.side}, {h.side for h in b if h.side}
        return bool(mine and other and not mine & other)
    return not ({h.key for h in a} | {h.side for h in a if h.side}) & (
        {h.key for h in b} | {h.side for h in b if h.side}
    )


def _kinds_apart(a: Toll, b: Toll) -> bool:
    """Whether one toll counts only civilians and the other only the armed."""
    x, y = _only(a), _only(b)
    return x is not None and y is not None and x != y


def _only(toll: Toll) -> str | None:
    if toll.killed is None or bool(toll.civilians) == bool(toll.combatants):
        return None
    part = toll.civilians or toll.combatants
    return None if part is None or part[0] < toll.killed[0] else "civilian" if toll.civilians else "armed"


def _tolls_apart(a: Toll, b: Toll) -> bool:
    if _kinds_apart(a, b):
        return True
    if a.killed and b.killed:
        return not _alike(a.killed, b.killed)
    return bool(a.injured and b.injured and not _alike(a.injured, b.injured))


def _alike(a: Figure, b: Figure) -> bool:
    return a[0] == b[0] or a[2] or b[2]


def _rival(a: Draft, b: Draft) -> bool:
    """Two sources' figures for one incident: the same place or none, close in number."""
    if not (a.toll.killed and b.toll.killed):
        return bool(a.place and b.place and same_place(a.place, b.place))
    low, high = sorted((a.toll.killed[0], b.toll.killed[0]))
    here = b.place is None or (a.place is not None and same_place(a.place, b.place))
    return (
        high <= 2 * low + 5
        and (b.definite or here)
        and not b.fresh
        and (b.order - a.order <= 4 or (b.opening and bool(b.claimants)))
    )


def joined(a: Draft, b: Draft) -> int:
    """How strongly something says that a later draft goes on about an earlier one; 0: nothing does."""
    score, gap = 0, b.order - a.order
    place = bool(a.place and b.place and same_place(a.place, b.place) and a.place.level <= 3)
    inside = bool(a.place and b.place and not place and _holds(a.place, b.place))
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
        and gap <= _NEAR
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
        and (b.toll.empty or _same_toll(a, b))
        and (not b.actors or _same_doers(a, b))
    )


def _same_doers(a: Draft, b: Draft) -> bool:
    keys = {h.key for h in a.actors if not h.generic}
    return bool(keys & {h.key for h in b.actors})


def _holds(a: Place, b: Place) -> bool:
    """Whether the fuller name of one place ends in the name of the other ("Sheikh Maqsoud, Aleppo")."""
    x, y = fold_place(a.name), fold_place(b.name)
    pair = " and " in a.name or " and " in b.name
    return bool(x and y) and (
        x.endswith(y) or y.endswith(x) or (pair and (x.startswith(y) or y.startswith(x)))
    )


def absorb(host: Draft, other: Draft) -> None:
    """Adds what another draft of the same incident says: evidence, empty slots, rival figures."""
    taken = other.type == "territory_change" and not host.toll.empty
    if other.firm and not host.firm and not taken:
        host.type, host.firm, host.weapon = other.type, True, other.weapon or host.weapon
    host.actors = _richer(host.actors, other.actors)
    host.targets = host.targets or other.targets
    host.place, host.within = _closer(host, other)
    if _better_time(host, other):
        host.time, host.reported = other.time or host.time, other.reported if other.time else host.reported
    host.hour = host.hour or other.hour
    host.weapon = host.weapon or other.weapon
    host.toll = _tolls(host, other)
    if other.order not in host.evidence:
        host.evidence.extend(other.evidence)
    host.claimants.extend(other.claimants)
    if not _long(host) or (other.time is not None and not other.reported):
        wide = other.place is None or other.place.level > 2
        host.aggregate = host.aggregate and (other.aggregate or wide)
    if {host.status, other.status} == {"asserted", "denied"} and (host.firm or other.status == "denied"):
        host.status = "disputed"
    if host.headline and not other.headline:
        host.headline = False
    host.merged += 1


def _long(draft: Draft) -> bool:
    """Whether the words tell of weeks, months or years."""
    return bool(draft.time and draft.time.ref and draft.time.ref.precision >= 3)


def _better_time(host: Draft, other: Draft) -> bool:
    """Whether the other draft dates the incident, or dates it more closely."""
    if other.time is None or other.time.ref is None or (not other.firm and other.time.ref.precision >= 4):
        return False
    if host.time is None or host.time.ref is None or (host.reported and not other.reported):
        return True
    if spans_a_night(host.time, other.time):
        return False  # "overnight", "Saturday and Sunday": an hour of it says no more of the days
    return not other.reported and other.time.ref.precision < host.time.ref.precision


def _richer(mine: list[NameHit], other: list[NameHit]) -> list[NameHit]:
    if not mine or (all(h.generic for h in mine) and other and not any(h.generic for h in other)):
        return other or mine
    return mine


def _closer(host: Draft, other: Draft) -> tuple[Place | None, list[Place]]:
    a, b = host.place, other.place
    if a is None or (b and _says_more(a, b, other.within)):
        wider = [*other.within, *([a] if a else []), *host.within]
        return b, wider[:4]
    return a, [*host.within, *([b] if b and b.level > a.level else [])][:4]


def _says_more(a: Place, b: Place, within: list[Place]) -> bool:
    """Whether a later place tells more closely where the incident was than the first did."""
    if b.origin or (b.near and not b.beside and a.level < 5) or same_place(a, b):
        return False
    if b.level < a.level:
        return True
    if a.near and not a.origin and b.level <= a.level and not b.near:
        return True  # "in an area near the capital", which is then named
    return b.level == a.level and any(p.level > a.level and _alike_named(a.name, p.name) for p in within)


def _tolls(host: Draft, other: Draft) -> Toll:
    a, b = host.toll, other.toll
    if b.more and other.order > host.order and _may_grow(a):
        return _added(a, b)
    if _tolls_apart(a, b) and not _rival(host, other) and not host.headline:
        return a  # a part of the dead, or figures of something wider
    fill = host.headline and not other.headline
    if a.killed and a.civilians and b.killed and b.killed[0] == a.civilians[0] < a.killed[0]:
        fill, b = False, dataclasses.replace(b, killed=None)  # the civilians among the dead, said again
    if (
        a.killed
        and not a.civilians
        and b.killed
        and b.civilians
        and b.killed[0] == b.civilians[0] < a.killed[0]
    ):
        b = dataclasses.replace(b, killed=None)  # of the dead told before, the civilians
    return Toll(
        killed=_figure(a.killed, b.killed, fill),
        civilians=_figure(a.civilians, b.civilians, fill),
        children=_figure(a.children, b.children, fill),
        combatants=_figure(a.combatants, b.combatants, fill),
        injured=_figure(a.injured, b.injured, fill),
        groups=a.groups + b.groups,
    )


def _may_grow(toll: Toll) -> bool:
    """Whether a toll counts one kind only, or one man, so that further dead are not in it yet."""
    return toll.killed is not None and (_only(toll) is not None or toll.killed[0] == 1)


def _added(a: Toll, b: Toll) -> Toll:
    """A toll and the further dead told after it ("one civilian was also killed")."""
    return Toll(
        killed=_plus(a.killed, b.killed),
        civilians=_plus(a.civilians, b.civilians),
        children=_plus(a.children, b.children),
        combatants=_plus(a.combatants, b.combatants),
        injured=_figure(a.injured, b.injured, False),
        groups=a.groups + b.groups,
    )


def _plus(a: Figure | None, b: Figure | None) -> Figure | None:
    if a is None or b is None:
        return a or b
    high = None if a[1] is None or b[1] is None else a[1] + b[1]
    return a[0] + b[0], high, a[2] or b[2]


def _figure(mine: Figure | None, other: Figure | None, replace: bool) -> Figure | None:
    """Two figures for one slot: the later text replaces a headline; else low and high of the two."""
    if mine is None or other is None:
        return mine or other
    if replace:
        return other
    if mine[0] == other[0]:
        return (
            mine[0],
            None if mine[1] is None or other[1] is None else max(mine[1], other[1]),
            mine[2] and other[2],
        )
    less, more = sorted((mine, other), key=lambda f: f[0])
    if less[0] == 1 and more[0] > 2:
        return more  # one of the dead, named
    if mine[2] != other[2] and (less[0] < 100 or more[0] < 4 * less[0]):
        return other if mine[2] else mine
    low, high = min(mine[0], other[0]), max(mine[0], other[0], mine[1] or 0, other[1] or 0)
    return (low, high, mine[2] and other[2])

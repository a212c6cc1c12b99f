"""What one incident takes over from a further draft of it."""

import dataclasses

from trucewatch.model.references import NameHit
from trucewatch.read.binding import spans_a_night
from trucewatch.read.casualties import Figure, Toll
from trucewatch.read.drafts import Draft
from trucewatch.read.mentions import Place, same_place
from trucewatch.read.merge_apart import (
    _only,
    alike_named,
    rival,
    tolls_apart,
)


def absorb(host: Draft, other: Draft) -> None:
    """Adds what another draft of the same incident says: evidence, empty slots, rival figures."""
    taken = other.type == "territory_change" and not host.toll.empty
    if other.firm and not host.firm and not taken:
        host.type, host.firm, host.weapon = other.type, True, other.weapon or host.weapon
    host.actors = richer(host.actors, other.actors)
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


def richer(mine: list[NameHit], other: list[NameHit]) -> list[NameHit]:
    """The doers named, rather than none or only nouns."""
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
    return b.level == a.level and any(p.level > a.level and alike_named(a.name, p.name) for p in within)


def _tolls(host: Draft, other: Draft) -> Toll:
    a, b = host.toll, other.toll
    if b.more and other.order > host.order and _may_grow(a):
        return _added(a, b)
    if tolls_apart(a, b) and not rival(host, other) and not host.headline:
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

"""What keeps two drafts apart: kind, place, day, doers and toll."""

from trucewatch.model.references import NameHit
from trucewatch.read.casualties import Figure, Toll
from trucewatch.read.drafts import Draft
from trucewatch.read.mentions import Place, fold_place, same_place
from trucewatch.read.triggers import VIOLENT

NEAR = 2  # sentences between a bare follow-up and the event that it goes on about


def same_toll(a: Draft, b: Draft) -> bool:
    """Whether two drafts count the same dead."""
    return bool(a.toll.killed and b.toll.killed and a.toll.killed[0] == b.toll.killed[0])


def separate(a: Draft, b: Draft) -> bool:
    """Whether something says that two drafts are different incidents."""
    if a.group != b.group and not _plain_and_kind(a, b) and not _one_toll(a, b):
        return True
    if a.type == b.type == "chemical_attack":
        return days_apart(a, b) or _far_apart(a, b)
    if _other_arm(a, b):
        return True
    gap = b.order - a.order
    if a.place and b.place and not nested(a, b) and not (same_figures(a, b) and gap <= 3 and not b.fresh):
        return True
    if days_apart(a, b):
        return True
    if a.actors and b.actors and _sides_apart(a.actors, b.actors):
        return True
    if _goes_on(b) and gap <= NEAR:
        return False
    return bool(tolls_apart(a.toll, b.toll) and not (b.claimants and b.definite) and not rival(a, b))


def _other_arm(a: Draft, b: Draft) -> bool:
    """Whether raids from the air and fire from the ground are two, the later with a doer of its own."""
    told = a.firm and b.firm and {a.type, b.type} == {"air_strike", "shelling"}
    return told and bool(b.actors) and not b.definite and not same_figures(a, b)


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


def same_figures(a: Draft, b: Draft) -> bool:
    """Whether two drafts count the same dead and, where both count them, the same injured."""
    if not same_toll(a, b) or not a.toll.killed:
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
        and same_figures(a, b)
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
    if same_place(a.place, b.place) or b.place.origin or (holds(a.place, b.place) and _same_hurt(a, b)):
        return True
    if a.place.level >= 6 or b.place.level >= 6 or (a.place.near and b.place.level <= 2):
        return True
    apart = not b.definite and _in_another(*sorted((a.place, b.place), key=lambda p: p.level))
    if (may_hold(a.place, b.place) and not apart) or (b.opening and b.order - a.order <= 2):
        return True  # nothing separates them
    first, second = a.place, b.place
    return any(same_place(p, second) for p in a.within) or any(same_place(p, first) for p in b.within)


def may_hold(a: Place, b: Place) -> bool:
    """Whether the one place may lie in the other: a spot in a town, a town in a province."""
    narrow, wide = sorted((a.level, b.level))
    return (narrow == 0 and wide >= 1) or (narrow == 1 and wide >= 3)


def _in_another(spot: Place, wide: Place) -> bool:
    """Whether the spot's full name puts it in another city than the wide place names."""
    city = spot.name.rpartition(", ")[2] if ", " in spot.name else ""
    return bool(city) and wide.level in (1, 2, 4) and not alike_named(city, wide.name)


def alike_named(city: str, wide: str) -> bool:
    """Whether a city and a wider place share their name, spelling aside."""
    x, y = fold_place(city), fold_place(wide)
    return x in y or y in x


def days_apart(a: Draft, b: Draft) -> bool:
    """Whether two drafts fell on days that do not meet, the day of the telling aside."""
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


def tolls_apart(a: Toll, b: Toll) -> bool:
    """Whether two tolls count different people."""
    if _kinds_apart(a, b):
        return True
    if a.killed and b.killed:
        return not _alike(a.killed, b.killed)
    return bool(a.injured and b.injured and not _alike(a.injured, b.injured))


def _alike(a: Figure, b: Figure) -> bool:
    return a[0] == b[0] or a[2] or b[2]


def rival(a: Draft, b: Draft) -> bool:
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


def holds(a: Place, b: Place) -> bool:
    """Whether the fuller name of one place ends in the name of the other ("Sheikh Maqsoud, Aleppo")."""
    x, y = fold_place(a.name), fold_place(b.name)
    pair = " and " in a.name or " and " in b.name
    return bool(x and y) and (
        x.endswith(y) or y.endswith(x) or (pair and (x.startswith(y) or y.startswith(x)))
    )

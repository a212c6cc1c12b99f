"""Which events a sentence tells: one trigger and extent for each, from its units."""

import re
from dataclasses import replace
from itertools import zip_longest

from trucewatch.model.reports import EventType
from trucewatch.read.mentions import places_in
from trucewatch.read.text import Page
from trucewatch.read.triggers import GROUPS, VIOLENT, Trigger, Unit

EARLIER = re.compile(
    r"\s*,?\s*(?:and\s+the\s+)?(?:hours?|days?|weeks?|months?|year)\s+(?:after|before|earlier)\b",
    re.IGNORECASE,
)
_BY_DOER = re.compile(r"\s+by\s+(?:the\s+)?[\w-]+", re.IGNORECASE)
_COUNTS = re.compile(r"wound\w*|injur\w*|hurt|kill\w*|dead|died?|deaths?|martyr\w*", re.IGNORECASE)
_CONTEXT = re.compile(r"\s*,?\s*(?:after|following|amid|since|despite)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:which|that|who|where)\s+(?:had\s+|have\s+|has\s+|was\s+|were\s+)?$", re.IGNORECASE
)
_AND = re.compile(r"\b(?:and|but)\s+(?:that\s+)?")
_LATER = re.compile(r"\s*,?\s*(?:after|before|\w+ (?:after|before)|since|despite)\b", re.IGNORECASE)
_BACKED = re.compile(
    r"\b(?:backed|supported|helped|aided|covered|accompanied"
    r"|preceded)\s+by\s+(?:[\w.'’-]+\s+){0,4}$|\b(?:with|under)\s+(?:the\s+)?(?:help|support|cover"
    r"|backing|a\s+cover)\s+(?:of|from)\s+(?:[\w.'’-]+\s+){0,4}$",
    re.IGNORECASE,
)


def events_of(page: Page, units: list[Unit]) -> list[tuple[Trigger, tuple[int, int]]]:
    """One trigger and extent per event; units that only count victims lend their words to a neighbour."""
    found: list[tuple[Trigger, tuple[int, int]]] = []
    pending: int | None = None
    for unit in units:
        mine = _of_unit(page, unit)
        weak = not mine or (len(mine) == 1 and not mine[0].firm)
        if mine and found and EARLIER.match(page.text, unit.start):
            if page.numbers_in(unit.start, unit.end) or mine[0].firm:
                found.append((mine[0], (unit.start, unit.end)))
            continue
        if weak and (found or pending is not None or mine):
            if not mine:
                if found and found[-1][1][1] == unit.start:
                    found[-1] = (found[-1][0], (found[-1][1][0], unit.end))
                elif pending is None:
                    pending = unit.start
                continue
            if found and _joins(found[-1][0], mine[0], unit, page):
                found[-1] = (found[-1][0], (found[-1][1][0], unit.end))
                continue
        for n, trigger in enumerate(mine):
            start = unit.start if n == 0 else mine[n].start
            end = unit.end if n + 1 == len(mine) else mine[n + 1].start
            if n == 0 and pending is not None:
                start, pending = pending, None
            if found and n == 0 and _same(found[-1][0], trigger, page, unit):
                keep = trigger if trigger.firm and not found[-1][0].firm else found[-1][0]
                found[-1] = (keep, (found[-1][1][0], end))
            else:
                found.append((trigger, (start, end)))
        if not mine and pending is None:
            pending = unit.start
    return found


def _joins(before: Trigger, trigger: Trigger, unit: Unit, page: Page) -> bool:
    word = page.text[trigger.start : trigger.end]
    if _COUNTS.fullmatch(word) and not places_in(page, unit.start, unit.end, propose=False):
        return GROUPS[before.type] in VIOLENT
    return GROUPS[before.type] in VIOLENT and not re.match(
        r"\s*,?\s*(?:while|whereas|meanwhile|;)", page.text[unit.start : unit.start + 14]
    )


def _same(before: Trigger, trigger: Trigger, page: Page, unit: Unit) -> bool:
    """Whether two neighbouring triggers tell one event: same group, or a plain word and its kind."""
    if re.match(r"\s*[–—-]\s", page.text[unit.start : unit.start + 4]) and not trigger.verb:
        return True  # an apposition
    if re.match(r"\s*,?\s*(?:while|whereas|meanwhile|;)", page.text[unit.start : unit.start + 14]):
        return False
    kinds = {before.type, trigger.type}
    if kinds == {"air_strike", "shelling"} and _BY_DOER.match(page.text, trigger.end, unit.end):
        return False  # the raids answered fire of somebody else's
    if (
        before.firm
        and not trigger.verb
        and trigger.type == "armed_clash"
        and _CONTEXT.match(page.text[unit.start : unit.start + 24])
    ):
        return not any(p.level <= 3 for p in places_in(page, unit.start, unit.end, propose=False)) and not (
            list(page.times_in(unit.start, unit.end))
        )
    if before.firm and _LATER.match(page.text[unit.start : unit.start + 16]):
        return not trigger.verb and GROUPS[before.type] == GROUPS[trigger.type]
    if not before.firm or not trigger.firm:
        return GROUPS[before.type] in VIOLENT and GROUPS[trigger.type] in VIOLENT
    return GROUPS[before.type] == GROUPS[trigger.type]


def _of_unit(page: Page, unit: Unit) -> list[Trigger]:
    """The triggers of a unit that are events of their own, one per type group."""
    real = [t for t in unit.triggers if not t.unreal]
    firm = [t for t in real if t.firm]
    if not firm:
        return real[:1]
    firm = [
        t for t in firm if t.verb or not _BACKED.search(page.text[max(unit.start, t.start - 70) : t.start])
    ] or firm
    kinds = [t.type for t in firm]
    kept: list[Trigger] = []
    for one in firm:
        if _swallowed(one.type, kinds, _own_doer(page, one, firm)):
            continue
        if any(GROUPS[k.type] == GROUPS[one.type] for k in kept):
            if one.type == "territory_change" and kept[-1].type == "armed_clash":
                kept[-1] = one
            continue
        kept.append(one)
    kept = kept or firm[:1]
    return _place_by_place(page, unit, kept[0], real) if len(kept) == 1 else kept


def _place_by_place(page: Page, unit: Unit, told: Trigger, real: list[Trigger]) -> list[Trigger]:
    """One event for each city or province that a round-up lists, each with a verb of its own.

    "... killing 17 fighters in A's countryside and destroying a depot in B's countryside".
    """
    verbs = [
        t
        for t in real
        if t.verb
        and t.start >= told.start
        and not _RELATIVE.search(page.text[max(0, t.start - 16) : t.start])
    ]
    if told.type not in ("air_strike", "shelling", "armed_clash") or len(verbs) < 2:
        return [told]
    out, seen = [told], set[str]()
    for verb, after in zip_longest(verbs, verbs[1:]):
        places = places_in(page, verb.start, after.start if after else unit.end, propose=False)
        wide = next((p for p in places if p.level in (2, 3, 4) and not p.origin and not p.near), None)
        if wide is None or wide.name in seen:
            continue
        if seen:
            out.append(replace(verb, type=told.type, firm=True))
        seen.add(wide.name)
    return out


def _own_doer(page: Page, one: Trigger, others: list[Trigger]) -> bool:
    """Whether "and" and a named doer stand between the trigger before and this one."""
    before = max((t.end for t in others if t.end <= one.start), default=None)
    if before is None:
        return False
    joint = _AND.search(page.text, before, one.start)
    return joint is not None and any(h.kind == "actor" for h in page.names_in(joint.end(), one.start))


def _swallowed(kind: EventType, kinds: list[EventType], apart: bool) -> bool:
    """Whether a type is only the manner or the frame of another in the same unit."""
    if "chemical_attack" in kinds:
        return kind in (
            "shelling",
            "air_strike",
            "attack_on_civilians",
            "bombing",
            "armed_clash",
            "other_violence",
        )
    if "aircraft_loss" in kinds:
        return kind not in ("aircraft_loss", "ceasefire_act")
    if kind == "abduction_or_detention" and "attack_on_civilians" in kinds:
        return True
    if kind == "attack_on_civilians" and {"air_strike", "shelling", "bombing"} & set(kinds):
        return True
    if kind == "shelling" and "air_strike" in kinds:
        return True
    if kind == "bombing" and {"air_strike", "shelling"} & set(kinds):
        return kinds.index("bombing") > min(kinds.index(k) for k in ("air_strike", "shelling") if k in kinds)
    if kind in ("air_strike", "shelling") and "bombing" in kinds:
        return kinds.index("bombing") < kinds.index(kind)
    if kind == "armed_clash" and {"bombing", "shelling", "air_strike", "access_denial"} & set(kinds):
        return True
    if kind == "military_move" and len(set(kinds)) > 1:
        return not apart
    return kind == "other_violence" and len(set(kinds)) > 1

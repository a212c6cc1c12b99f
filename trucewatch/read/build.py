"""From one sentence to its drafts: which units report events, and what fills their slots."""

import re
from dataclasses import replace
from itertools import zip_longest

from trucewatch.model.references import NameHit
from trucewatch.model.reports import EventType
from trucewatch.read.actors import actors_of, both_sides, target_actors
from trucewatch.read.aggregates import is_aggregate, is_last_day, is_spread
from trucewatch.read.build_parts import elsewhere, place_for_place
from trucewatch.read.cast import Cast
from trucewatch.read.casualties import NOBODY, Group, groups_in, none_hurt, toll_of
from trucewatch.read.claimants import Said
from trucewatch.read.drafts import Draft
from trucewatch.read.lexicon import DEFINITE
from trucewatch.read.mentions import places_in
from trucewatch.read.patterns import caseless, has_any
from trucewatch.read.slots import choose_place, choose_time, weapon_of
from trucewatch.read.text import Page
from trucewatch.read.triggers import GROUPS, VIOLENT, Trigger, Unit, units_of

_FRESH = re.compile(
    r"^[\"“]?\s*(?:meanwhile|separately|elsewhere|in a separate|another(?!\s+(?:\d+|two|three|four"
    r"|five|six|seven|eight|nine|ten|dozen)\b)|other|also|in addition"
    r"|earlier|in the meantime|moreover|furthermore|in a related|later|on the same|similarly"
    r"|simultaneously|the same day)\b",
    re.IGNORECASE,
)
_FRESH_TOLD = caseless(
    r"\belsewhere\b|^[^.]{0,80}\b(?:was|were)\s+also\s+(?:hit|struck|targeted|bombed|shelled|pounded)\b|^[^.]{0,60}\bmeanwhile\b|^[^.]{0,70}\b(?:said|added|reported|stated"
    r"|told\s+\w+)\s+(?:that\s+)?(?:another|other|separate|in\s+another)\s",
)
_NEW = (
    "elsewhere",
    "also",
    "meanwhile",
    "other",
    "separate",
)  # one of them is in all that _FRESH_TOLD matches
_TOOK_PLACE = re.compile(
    r"\b(?:the|this)\s+(?:\w+\s+)?(?:incident|attack|blast|explosion|bombing|strike|raid|shelling|massacre|ambush|clash)\s+"
    r"(?:occurred|took\s+place|happened)\b|^\W*the\s+(?:death\s+)?toll\b",
    re.IGNORECASE,
)
_AROUND = re.compile(r"\b(?:around|outside|near|close\s+to)\s+(?:the\s+(?:\w+\s+)*)?$", re.IGNORECASE)
_EARLIER = re.compile(
    r"\s*,?\s*(?:and\s+the\s+)?(?:hours?|days?|weeks?|months?|year)\s+(?:after|before|earlier)\b",
    re.IGNORECASE,
)
_BY_DOER = re.compile(r"\s+by\s+(?:the\s+)?[\w-]+", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:an?|another)\s+(?:\w+\s+)?(?:similar|separate)\s+(?:\w+\s+)?$", re.IGNORECASE)
_IN_THE = re.compile(rf"\b(?:in|during|by|from|of|after|for|behind)\s+{DEFINITE.pattern}", re.IGNORECASE)
_UNDER_WAY = re.compile(
    r"\b(?:on\s+(?:its|their)\s+way|(?:is|are|was|were)\s+(?:expected|due|set)\s+to|heading\s+(?:to"
    r"|for))\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"wound\w*|injur\w*|hurt|kill\w*|dead|died?|deaths?|martyr\w*", re.IGNORECASE)
_CONTEXT = re.compile(r"\s*,?\s*(?:after|following|amid|since|despite)\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:which|that|who|where)\s+(?:had\s+|have\s+|has\s+|was\s+|were\s+)?$", re.IGNORECASE
)
_TOOK_FORCE = re.compile(
    r"\b(?:c[ao]me|went|go(?:es|ing)?|enter(?:ed|s|ing)?|comes|put)\s+into\s+(?:effect|force)|\b(?:took|takes|taking)\s+effect"
    r"|\bexpired|\bcollapsed|\bbroke\s+down|\b(?:was|has\s+been)\s+(?:declared\s+over|extended)|\bfell\s+apart",
    re.IGNORECASE,
)
_REGIONS = {"Levant", "Middle East", "Near East", "Europe", "North Africa", "Gulf"}  # wider than any place
_STRIKES = re.compile(
    r"\b(?:in|by|from)\s+(?:\w+\s+){0,3}(?P<noun>strikes?|raids?|bombings?|bombardments?)\b", re.IGNORECASE
)
_DENIAL = caseless(
    r"\b(?:denied|denies|deny|denying|rejected|dismissed)\s+(?:\w+day\s+|on\s+\w+day\s+|yesterday\s+|strongly\s+"
    r"|categorically\s+)*(?:that\b|having\b|it\b|its\b|any\b|carrying\b|targeting\b|claims?\b|reports?\b|accusations?\b"
    r"|allegations?\b|involvement\b|responsibility\b|being\b)(?:(?!\b(?:but|while|although|after|saying)\b)[^.;])*$"
    r"|\b(?:denied|denying|denies)\s+$",
)
_BUT_DENIED = caseless(
    r"\b(?:but|although|though|while)\b[^.;]{0,60}\b(?:den(?:ied|ies|ying|y))\s+(?:it\b|that\b|the\b|any\b|carrying\b"
    r"|involvement\b|responsibility\b|having\b|striking\b|bombing\b)",
)
_NONE_DONE = re.compile(r"(?:carr\w+\s+out|conducted|launched|flew|made)\s+no\b", re.IGNORECASE)
_BY = re.compile(r"\bby\s$", re.IGNORECASE)
_POSITIONS = re.compile(
    r"\s+(?:the\s+|an?\s+|several\s+)?(?:\w+\s+){0,2}(?:positions?|gatherings?|hideouts?|sites?|dens?|headquarters|fortifications?|concentrations?)\b",
    re.IGNORECASE,
)
_AIMED_AT = re.compile(
    r"\s+(?:the\s+|an?\s+|several\s+|their\s+)?(?:[\w'’-]+\s+){0,2}?(?:terrorists?|militants?|fighters|gunmen|rebels|dens"
    r"|strongholds?|movements?|neighbou?rhoods?|areas|quarters|districts|villages|towns)\b",
    re.IGNORECASE,
)
_GROUND = {"state_forces", "armed_forces", "state", "armed_group", "terrorist_group", "generic"}
_CROWD = re.compile(
    r"\s*(?:[\w-]+\s+){0,5}?(?:protest[eo]rs?|demonstrators?|marchers|mourners|worshippers)\b", re.IGNORECASE
)
_AMONG_DEAD = re.compile(
    r"\bamong\s+(?:the|those)\s+(?:dead|victims|killed|wounded|injured|casualties)\b", re.IGNORECASE
)
_AND = re.compile(r"\b(?:and|but)\s+(?:that\s+)?")
_HAS = re.compile(r"\b(?:has|have)\s+(?:\w+ly\s+|also\s+|been\s+)*$", re.IGNORECASE)
_LATER = re.compile(r"\s*,?\s*(?:after|before|\w+ (?:after|before)|since|despite)\b", re.IGNORECASE)
_BACKED = re.compile(
    r"\b(?:backed|supported|helped|aided|covered|accompanied"
    r"|preceded)\s+by\s+(?:[\w.'’-]+\s+){0,4}$|\b(?:with|under)\s+(?:the\s+)?(?:help|support|cover"
    r"|backing|a\s+cover)\s+(?:of|from)\s+(?:[\w.'’-]+\s+){0,4}$",
    re.IGNORECASE,
)


def drafts_of(cast: Cast, index: int, said: Said, headline: bool) -> list[Draft]:
    """The drafts of one sentence, in the order of their triggers."""
    page = cast.page
    sentence = page.sentences[index]
    extent = (sentence.start, sentence.end)
    events = _events(page, units_of(page.text, *extent))
    if not events:
        return []
    events = [e for e in events if not _named_by_horror(page, e[0], events)]
    groups = groups_in(page, *extent)
    shared = len(events) > 1
    out: list[Draft] = []
    for trigger, unit in events:
        another = bool(_ANOTHER.search(page.text[max(sentence.start, trigger.start - 36) : trigger.start]))
        draft = Draft(
            order=index,
            type=trigger.type,
            firm=trigger.firm,
            start=unit[0],
            end=unit[1],
            trigger=(trigger.start, trigger.end),
            definite=bool(_TOOK_PLACE.search(sentence.text))
            or (trigger.definite and not another)
            or (not trigger.firm and bool(_IN_THE.search(page.text, *unit))),
            opening=bool(DEFINITE.search(sentence.text[:40]) or _TOOK_PLACE.search(sentence.text)),
            headline=headline,
            fresh=bool(another or _FRESH.match(sentence.text) or _told_fresh(sentence.text)),
            claimants=list(said.named),
            evidence=[index],
        )
        if _denied(page, sentence.start, trigger):
            draft.status, draft.definite = "denied", True  # of something told
        elif _BUT_DENIED.search(page.text, trigger.end, sentence.end):
            draft.status = "disputed"
        own = [g for g in groups if not shared or unit[0] <= g.start < unit[1]]
        _fill(cast, draft, trigger, extent, own, shared)
        if _AMONG_DEAD.search(sentence.text) and not draft.firm:
            draft.definite = draft.opening = True
        parts = place_for_place(page, draft, own)
        out.extend(parts)
        if len(parts) == 1:
            out.extend(elsewhere(page, draft))
    return out


def _told_fresh(sentence: str) -> bool:
    return has_any(sentence, _NEW) and bool(_FRESH_TOLD.search(sentence))


def _denied(page: Page, start: int, trigger: Trigger) -> bool:
    """Whether the words before a trigger, or those that make it, deny it."""
    return bool(
        _DENIAL.search(page.text[max(start, trigger.start - 130) : trigger.start])
        or _NONE_DONE.match(page.text[trigger.start : trigger.start + 60])
    )


def _named_by_horror(page: Page, trigger: Trigger, events: list[tuple[Trigger, tuple[int, int]]]) -> bool:
    """Whether "massacre" only names what the sentence tells as a strike or a bombing."""
    word = page.text[trigger.start : trigger.end].lower()
    told = any(GROUPS[t.type] in ("strike", "bombing", "chemical") for t, _ in events)
    return told and word.startswith("massacre")


def _events(page: Page, units: list[Unit]) -> list[tuple[Trigger, tuple[int, int]]]:
    """One trigger and extent per event; units that only count victims lend their words to a neighbour."""
    found: list[tuple[Trigger, tuple[int, int]]] = []
    pending: int | None = None
    for unit in units:
        mine = _of_unit(page, unit)
        weak = not mine or (len(mine) == 1 and not mine[0].firm)
        if mine and found and _EARLIER.match(page.text, unit.start):
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


def _fill(
    cast: Cast, draft: Draft, trigger: Trigger, sentence: tuple[int, int], groups: list[Group], shared: bool
) -> None:
    page, unit = cast.page, (draft.start, draft.end)
    span = (trigger.start, trigger.end)
    draft.place, draft.within = choose_place(page, unit, sentence, span, shared, not draft.headline)
    if draft.place and draft.place.level >= 2 and _AROUND.search(page.text, unit[0], draft.place.start):
        draft.place = replace(draft.place, near=True)
    if draft.place and draft.place.name in _REGIONS:
        draft.place = None
    draft.time, draft.reported, draft.hour = choose_time(page, unit, sentence, span, shared)
    if draft.time and draft.time.ref and draft.time.ref.start > (page.document.published or "9"):
        draft.time = None  # what has happened has no date to come
    if draft.time is None and draft.type == "territory_change":
        days = [t for t in page.times_in(*unit) if t.ref is not None and t.ref.precision <= 1]
        draft.time = next(
            (t for t in days if _BY.search(page.text[max(unit[0], t.start - 4) : t.start])), None
        )
    scope = unit if shared else sentence
    draft.actors = actors_of(cast, unit, span, trigger.verb)
    if not draft.actors and not shared:
        draft.actors = actors_of(cast, sentence, span, trigger.verb)
    if draft.group in VIOLENT:
        draft.actors = [h for h in draft.actors if h.type != "organisation"]
    sides: list[NameHit] = []
    if draft.type == "armed_clash":
        sides = both_sides(cast, scope)
        draft.actors = draft.actors + [h for h in sides if all(h.key != a.key for a in draft.actors)]
    draft.targets = target_actors(cast, scope, draft.actors[:1], draft.type)
    if len(sides) == 2:
        draft.targets = [h for h in draft.targets if h not in sides]
    toll = toll_of(groups)
    if draft.type == "ceasefire_act":
        _truce(page, draft, unit)
    elif (
        draft.group in VIOLENT
        and not draft.headline
        and is_aggregate(page, *(_counted_over(page, draft, unit, sentence) if shared else sentence))
    ):
        dated = draft.time is not None and draft.time.ref is not None and draft.time.ref.precision == 1
        own_day = dated and not draft.reported and not re.search(r"\bsince\b", page.text[scope[0] : scope[1]])
        draft.aggregate = is_spread(page, *scope) or not (own_day or is_last_day(page, *sentence))
        if draft.aggregate:
            draft.spanned = toll.killed[0] if toll.killed else None
            toll = toll_of([])
    if toll.empty and none_hurt(page.text[scope[0] : scope[1]]):
        toll = NOBODY
    draft.toll = toll
    draft.weapon = weapon_of(page, draft.type, *unit)
    if draft.type == "aid_delivery" and _UNDER_WAY.search(page.text, *sentence):
        draft.status = "planned_or_threatened"
    if draft.type == "armed_clash" and not draft.firm:
        noun = _STRIKES.search(page.text, *unit)
        _retype(page, draft, (noun["noun"] if noun else page.text[span[0] : span[1]]).lower())


def _counted_over(
    page: Page, draft: Draft, unit: tuple[int, int], sentence: tuple[int, int]
) -> tuple[int, int]:
    """The stretch whose period a toll is of; all that follows a perfect verb ("has executed 700 ...")."""
    many = any(n.low >= 10 for n in page.numbers_in(*unit))
    before = page.text[max(sentence[0], draft.trigger[0] - 20) : draft.trigger[0]]
    return (unit[0], sentence[1]) if many and _HAS.search(before) else unit


def _truce(page: Page, draft: Draft, unit: tuple[int, int]) -> None:
    """Whether a truce took force or ended, and since when."""
    act = _TOOK_FORCE.search(page.text, *unit)
    draft.in_force = act is not None
    if act and draft.time is None:
        times = page.times_in(act.start(), min(unit[1], act.end() + 40))
        draft.time = next((t for t in times if t.ref is not None and t.ref.precision <= 2), None)


def _retype(page: Page, draft: Draft, word: str) -> None:
    """The kind of a plain word: "bombed" and "raids" by who does it, a plain killing by who died."""
    kinds = {h.type for h in draft.actors}
    ahead = page.text[draft.trigger[1] : draft.trigger[1] + 60]
    aimed = word in ("targeted", "targeting", "hit", "struck", "pounded", "destroyed") and _POSITIONS.match(
        ahead
    )
    if (
        (aimed or (word in ("targeted", "targeting") and _AIMED_AT.match(ahead)))
        and kinds
        and kinds <= _GROUND
    ):
        draft.type = "shelling"
        return
    campaign = re.match(
        r"\s+(?:campaign|raids?|runs?|sorties)\b", page.text[draft.trigger[1] : draft.trigger[1] + 12]
    )
    if word in ("bombing", "bombings") and not draft.actors and not campaign:
        draft.type = "bombing"
        return
    if word.startswith("bomb") or word in ("strikes", "strike", "raids", "raid"):
        armed = bool(kinds) and kinds <= {"armed_group", "terrorist_group", "generic"}
        if not (armed and word.startswith(("strike", "raid"))):
            draft.type = "bombing" if armed else "air_strike"
        return
    unarmed = draft.toll.civilians and not draft.toll.combatants and not draft.targets
    if unarmed or (draft.toll.killed and _CROWD.match(page.text, draft.trigger[1], draft.end)):
        draft.type = "attack_on_civilians"

"""From one sentence to its drafts: which units report events, and what fills their slots."""

import re
from dataclasses import replace

from trucewatch.model.references import NameHit
from trucewatch.read.actors import actors_of, both_sides, target_actors
from trucewatch.read.aggregates import is_aggregate, is_last_day, is_spread
from trucewatch.read.build_kinds import settle_kind
from trucewatch.read.build_parts import elsewhere, place_for_place
from trucewatch.read.build_units import EARLIER, events_of
from trucewatch.read.cast import Cast
from trucewatch.read.casualties import NOBODY, Group, groups_in, none_hurt, toll_of
from trucewatch.read.claimants import Said
from trucewatch.read.drafts import Draft
from trucewatch.read.lexicon import DEFINITE
from trucewatch.read.patterns import caseless, has_any
from trucewatch.read.slots import choose_place, choose_time, weapon_of
from trucewatch.read.text import Page
from trucewatch.read.triggers import GROUPS, VIOLENT, Trigger, units_of

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
_ANOTHER = re.compile(r"\b(?:an?|another)\s+(?:\w+\s+)?(?:similar|separate)\s+(?:\w+\s+)?$", re.IGNORECASE)
_IN_THE = re.compile(rf"\b(?:in|during|by|from|of|after|for|behind)\s+{DEFINITE.pattern}", re.IGNORECASE)
_UNDER_WAY = re.compile(
    r"\b(?:on\s+(?:its|their)\s+way|(?:is|are|was|were)\s+(?:expected|due|set)\s+to|heading\s+(?:to"
    r"|for))\b",
    re.IGNORECASE,
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
_AMONG_DEAD = re.compile(
    r"\bamong\s+(?:the|those)\s+(?:dead|victims|killed|wounded|injured|casualties)\b", re.IGNORECASE
)
_HAS = re.compile(r"\b(?:has|have)\s+(?:\w+ly\s+|also\s+|been\s+)*$", re.IGNORECASE)


def drafts_of(cast: Cast, index: int, said: Said, headline: bool) -> list[Draft]:
    """The drafts of one sentence, in the order of their triggers."""
    page = cast.page
    sentence = page.sentences[index]
    extent = (sentence.start, sentence.end)
    events = events_of(page, units_of(page.text, *extent))
    if not events:
        return []
    events = [e for e in events if not _named_by_horror(page, e, events)]
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


def _named_by_horror(
    page: Page, event: tuple[Trigger, tuple[int, int]], events: list[tuple[Trigger, tuple[int, int]]]
) -> bool:
    """Whether "massacre" only names what the sentence tells as a strike or a bombing."""
    trigger, unit = event
    if EARLIER.match(page.text, unit[0]):
        return False
    word = page.text[trigger.start : trigger.end].lower()
    told = any(GROUPS[t.type] in ("strike", "bombing", "chemical") for t, _ in events)
    return told and word.startswith("massacre")


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
        settle_kind(page, draft, (noun["noun"] if noun else page.text[span[0] : span[1]]).lower())


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

"""What was struck: the kind of target, from the object named, those killed, and the words around.

Decided once a report is whole: an object that enjoys protection decides first, then the fighters or
soldiers that the words name, then who died; a place held by a side is mixed or unclear.
"""

import re
from collections.abc import Sequence

from trucewatch.model.references import NameHit
from trucewatch.model.reports import TargetKind
from trucewatch.read.actors import names_no_doer
from trucewatch.read.drafts import Draft
from trucewatch.read.phrases import phrases_in
from trucewatch.read.settle import settle_place
from trucewatch.read.story import settle_doers
from trucewatch.read.text import Page

_SITES: list[tuple[TargetKind, str]] = [
    ("aid_convoy", r"(?:aid|humanitarian|relief|u\.?n\.?|red crescent)\s+(?:convoys?|trucks?)|convoy of aid"),
    (
        "medical",
        r"hospitals?|clinics?|medical\s+(?:cent(?:er|re)s?|points?|facilit(?:y|ies))|ambulances?"
        r"|pharmac(?:y|ies)"
        r"|blood\s+bank|dispensary",
    ),
    ("school", r"schools?|universit(?:y|ies)|colleges?|kindergartens?"),
    ("market", r"markets?(?:place)?|souks?|souqs?|bazaars?"),
    ("place_of_worship", r"mosques?|church(?:es)?|shrines?|cathedral|monastery|worshipp?ers"),
    ("camp_or_shelter",(
        r"(?:refugee|idp|displac\w+|palestinian)\s+(?:[\w'’-]+\s+){0,2}camps?"
        r"|camps?\s+for\s+(?:the\s+)?(?:internally\s+)?displaced|shelters?|makeshift\s+camps?"
    )),
    (
        "other_civilian_object",
        r"baker(?:y|ies)|civil\s+defen[cs]e\s+(?:cent(?:er|re)s?|headquarters)|water\s+(?:stations?"
        r"|plants?|pumping)"
        r"|(?:power|gas|petrol|fuel)\s+(?:stations?|plants?)|oil\s+(?:fields?|refiner(?:y|ies)|facilities)"
        r"|civil\s+register"
        r"|archaeological|museums?|factor(?:y|ies)|bridges?|(?:residential\s+)?buildings?",
    ),
]  # fmt: skip
_KINDS = [(kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in _SITES]
_STRUCK = re.compile(
    r"\b(?:on|at|against|hit|hits|hitting|targeted|targeting|targets?|struck|striking|pounded"
    r"|pounding|bombed|bombing"
    r"|shelled|shelling|destroy(?:ed|ing)|outside|inside|in|into|landed|fell|attacked|raided"
    r"|entrance|damag(?:ed|ing)"
    r"|looted|burned|burning|fire\s+to)\b(?:[^.;]{0,50})$",
    re.IGNORECASE,
)
_RIGHT_ON = re.compile(
    r"\b(?:hit|hitting|struck|striking|targeted|targeting|demolished)\s+(?:an?|the)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_IS_STRUCK = re.compile(
    r"^[^.;]{0,40}?\b(?:was|were|came\s+under|had\s+been|has\s+been)\s+(?:\w+\s+)?(?:hit|struck"
    r"|bombed|targeted|shelled|attacked|destroyed|fire|bombarded)\b",
    re.IGNORECASE,
)
_CARE = re.compile(
    r"\b(?:taken|rushed|brought|admitted|transferred|moved|evacuated|died|sources?|doctors?"
    r"|director|officials?|workers?"
    r"|came|treat\w*|received|arrived|leaving|left|arriving|bodies|flee\w*|spokes\w+|paramedics"
    r"|supplies|equipment)\b[^.;]{0,34}$",
    re.IGNORECASE,
)
_CARE_AFTER = re.compile(
    r"^\s+(?:officials?|sources?|director|said|told|staff\s+said|reported|area|frontline)\b", re.IGNORECASE
)
_HELD = re.compile(
    r"\b(?:rebel|opposition|insurgent|government|regime|jihadist|is|isis|isil|daesh|group|militant|terrorist"
    r"|kurdish)s?['’]?[\s-]{1,3}(?:held|controlled|dominated|run)\b"
    r"|\b(?:rebel|opposition|insurgent|regime)\s+(?:areas?|districts?|territor(?:y|ies)|bastions?"
    r"|enclaves?|towns?"
    r"|parts|strongholds?)\b",
    re.IGNORECASE,
)
_CIVIL = re.compile(
    r"\b(?:civilians?|residents?|residential|families|locals|villagers|neighbou?rhoods?|passengers"
    r"|homes?|houses?"
    r"|popular\s+market|worshipp?ers|quarters?|children|wom[ae]n|(?:mini)?bus(?:es)?|taxis?|journalists?"
    r"|students?"
    r"|rescue\s+workers|volunteers|medics|protest(?:e|o)rs|demonstrat(?:e|o)rs|mourners|pilgrims|pedestrians)\b",
    re.IGNORECASE,
)
_FIGHTERS = re.compile(
    r"\b(?:on|against|targeting|targeted|hit|hitting|struck|pounded|destroy(?:ed|ing)|kill(?:ed|ing"
    r"|s)|attack(?:ed|ing)?|eliminat(?:ed|ing)|at|clash(?:ed|es)\s+with|fighting)\b"
    r"(?:\s+(?!in\b|by\b|from\b|when\b|as\b|after\b|during\b)[\w'’-]+){0,4}?\s+(?:militants?|terrorists?"
    r"|gunm[ae]n|rebels?|insurgents?|jihadis\w*"
    r"|fighters|extremists?|positions|strongholds?|gatherings?|hideouts?|dens|fortifications"
    r"|bunkers?|concentrations?|members|commanders?)\b(?!['’]?s?[\s-]{1,3}(?:held|controlled|dominated|run"
    r"|areas?|districts?"
    r"|enclaves?|territor(?:y|ies)|parts|bastions?|towns?|villages?|neighbou?rhoods?)\b)",
    re.IGNORECASE,
)
# Posts of a state's soldiers and police, struck as such: "at an army checkpoint", "near a security HQ".
_POSTS = re.compile(
    r"\b(?:army|military|security|police|government|regime|intelligence)(?:\s+(?!and\b)\w+)?\s+(?:base"
    r"|checkpoint|headquarters"
    r"|hq|branch|barracks|posts?|intelligence|compound|centre|center|academy|convoy|airport)\b|\bair\s?base\b"
    r"|\bcheckpoints?\b|\bbarracks\b",
    re.IGNORECASE,
)
_KURDISH = re.compile(r"\b(?:Kurd\w*|YPG|Asayish|SDF)\b")
_SOLDIERS = re.compile(
    r"\b(?:soldiers?|troops|army|pro-?government|pro-?regime|government|regime|security"
    r"|policem[ae]n|guards?|military|militiam[ae]n|loyalists?|servicem[ae]n)\b",
    re.IGNORECASE,
)
_HELD_BY = re.compile(
    r"\b(?:terrorist|militant|insurgent|rebel|isis|isil|nusra|daesh|islamic\s+state|opposition)s?\b",
    re.IGNORECASE,
)  # whom a state's army took the place from, where the words name them at all
_BASE = re.compile(
    r"\b(?:air ?base|army\s+base|military\s+(?:base|airport)|regime|army|brigade\s+\d+|\d+th\s+division)\b",
    re.IGNORECASE,
)  # what only a state's forces can lose
_HELD_AFTER = re.compile(
    r"(?:['’]s|s)?[\s-]{1,3}(?:group\s+-?)?(?:held|controlled|dominated|run|areas?|districts?|territor(?:y"
    r"|ies)|parts|neighbou?rhoods)\b"
)
_SERVED = re.compile(
    r"\b(?:civilians?|residents?|people|families|children|villagers|inhabitants|town['’]s"
    r"|suburb['’]s|humanitarian)\b",
    re.IGNORECASE,
)
_STATE_TYPES = {"state", "armed_forces", "government", "security_forces", "police"}
_FIGHT_GROUPS = {"ypg-sdf", "hezbollah"}
_ALLIES = {"sy-gov", "hezbollah", "iraqi-militias", "iran", "russia"}  # fought on one side throughout
_WITHDREW = re.compile(r"\b(?:withdr[ae]w\w*|pull(?:ed|ing)\s+out|retreat\w*|left)\b", re.IGNORECASE)
_LOSER = re.compile(
    r"\b(?:from|against|held\s+by|controlled\s+by|oust(?:ed|ing)|expell(?:ed|ing)|dr(?:ove|iving|iven)"
    r"|routed)\s+"
    r"(?:the\s+)?(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_ANYBODY = {
    "people",
    "person",
    "persons",
    "man",
    "men",
    "woman",
    "women",
    "boy",
    "girl",
}  # counted, not told who
_ARMED_TYPES = {"armed_group", "terrorist_group", "generic", "coalition"}
_FORCES = {"armed_forces", "government"}
_STRIKES = {"air_strike", "shelling", "bombing"}


def settle_target(page: Page, draft: Draft) -> None:
    """Fills a whole draft's target and its kind, and its place where it was told before."""
    draft.targets = [hit for hit in draft.targets if not _speaks(hit, draft)]
    settle_place(page, draft)
    settle_doers(page, draft, names_no_doer(page, draft))
    extents = [(page.sentences[i].start, page.sentences[i].end) for i in draft.evidence]
    if draft.type in ("ceasefire_act", "aircraft_loss"):
        draft.targets = draft.targets if draft.type == "aircraft_loss" else []
        draft.target_kind = _side_kind(draft.targets)
        return
    if draft.type in ("aid_delivery", "evacuation_or_exchange", "access_denial"):
        served = draft.type == "aid_delivery" or any(_SERVED.search(page.text, a, b) for a, b in extents)
        blocked: TargetKind | None = "mixed_or_unclear" if draft.type == "access_denial" else None
        draft.targets, draft.target_kind = [], "civilians" if served else blocked
        return
    draft.targets = [h for h in draft.targets if _struck(page, draft, h)]
    if draft.type in _STRIKES or draft.type == "other_violence":
        site = _site(page, draft, extents)
        if site:
            draft.target_kind, draft.target = site[0], (site[1], site[2])
            return
    draft.target_kind = _kind(page, draft, extents)
    if draft.target is None and not draft.targets:
        draft.target = _described(page, draft)


def _described(page: Page, draft: Draft) -> tuple[int, int] | None:
    """The words for those hurt or for the thing struck, where the registry knows neither."""
    found = phrases_in(page.text, draft.start, draft.end)
    role = "people" if draft.target_kind == "civilians" else "thing"
    if draft.target_kind in ("armed_group", "state_forces"):
        return None
    return next(((p.start, p.end) for p in found if p.role == role and p.head not in _ANYBODY), None)


def _struck(page: Page, draft: Draft, hit: NameHit) -> bool:
    """Whether a name tells who was struck: not whose ground it was, nor the doers or their allies."""
    if draft.type in _STRIKES and _HELD_AFTER.match(page.text, hit.end):
        return False
    if draft.status == "asserted" and _with_doers(draft, hit):
        return False
    armed = any((h.type or "") not in _STATE_TYPES for h in draft.actors)
    return not (draft.type in _STRIKES and hit.generic and hit.type == "generic" and armed)


def _with_doers(draft: Draft, hit: NameHit) -> bool:
    """Whether a name is a doer's own or that of an ally in this war."""
    doers = (
        draft.actors[:1] if draft.type == "armed_clash" else draft.actors
    )  # "A clashed with B": B is struck
    mine = {k for h in doers for k in (h.key, h.side) if k}
    names = {k for k in (hit.key, hit.side) if k}
    return bool(names & mine) or bool(names & _ALLIES and mine & _ALLIES)


def _speaks(hit: NameHit, draft: Draft) -> bool:
    """Whether these very words name who tells of it: "the department's spokesman condemned the strike"."""
    said = [one.span for one in draft.claimants if one.span]
    return any(span.start < hit.end and hit.start < span.end for span in said)


def _site(page: Page, draft: Draft, extents: list[tuple[int, int]]) -> tuple[TargetKind, int, int] | None:
    own = [(max(draft.start, a), min(draft.end, b)) for a, b in extents if a < draft.end and draft.start < b]
    for start, end in own + [e for e in extents if e not in own]:
        for kind, pattern in _KINDS:
            for match in pattern.finditer(page.text, start, end):
                if kind == "other_civilian_object" and (draft.toll.civilians or draft.toll.combatants):
                    continue
                before = page.text[max(start, match.start() - 80) : match.start()]
                after = page.text[match.end() : min(end, match.end() + 60)]
                if "building" in match.group().lower() and not _RIGHT_ON.search(before):
                    continue
                if _CARE.search(before) or _CARE_AFTER.match(after):
                    continue
                if _STRUCK.search(before) or _IS_STRUCK.match(after):
                    return kind, match.start(), match.end()
    return None


def _side_kind(hits: Sequence[NameHit]) -> TargetKind | None:
    kinds = {
        "state_forces" if (h.type or "") in _STATE_TYPES and h.side not in _FIGHT_GROUPS else "armed_group"
        for h in hits
    }
    if not kinds:
        return None
    if len(kinds) > 1:
        return "mixed_or_unclear"
    return "state_forces" if "state_forces" in kinds else "armed_group"


def _dead(page: Page, draft: Draft) -> TargetKind | None:
    """The kind of those killed, where the words tell it."""
    civil, armed = bool(draft.toll.civilians or draft.toll.children), bool(draft.toll.combatants)
    if civil and armed and not _mostly_armed(draft):
        return "mixed_or_unclear"
    civil = civil and not armed
    if civil:
        return "civilians"
    if (
        armed
        and draft.toll.killed
        and draft.toll.combatants
        and draft.toll.combatants[0] < draft.toll.killed[0] / 2
    ):
        return "mixed_or_unclear"
    if armed:
        words = " ".join(page.text[g.start : g.end] for g in draft.toll.groups if g.kind == "armed")
        return "state_forces" if _SOLDIERS.search(words) else "armed_group"
    return None


def _mostly_armed(draft: Draft) -> bool:
    """Whether combatants are by far most of the dead: they were the target, not they alone."""
    armed, civil = draft.toll.combatants, draft.toll.civilians or draft.toll.children
    return armed is not None and civil is not None and armed[0] >= 2 * civil[0]


def _lost_by(page: Page, draft: Draft, extents: list[tuple[int, int]]) -> TargetKind | None:
    """Who lost the ground that a doer took: an armed group or a state's forces named beside it."""
    mine = {k for h in draft.actors for k in (h.key, h.side) if k}
    others = [
        h
        for a, b in extents
        for h in page.names_in(a, b)
        if h.kind == "actor"
        and h.type in _ARMED_TYPES | _FORCES
        and not {h.key, h.side} & mine
        and _LOSER.search(page.text[max(a, h.start - 40) : h.start])
    ]
    return _side_kind(others[:1]) if draft.actors else None


def _opponents(draft: Draft) -> TargetKind | None:
    """Whom a doer of this war fights where the words name nobody: a state armed groups, armed groups a state.

    The Kurdish forces fought armed groups throughout.
    """
    if not draft.actors:
        return None
    if all((h.type or "") in _STATE_TYPES or h.side in _FIGHT_GROUPS for h in draft.actors):
        return "armed_group"
    return None if any(h.type == "generic" for h in draft.actors) else "state_forces"


def _taken_from(
    page: Page, draft: Draft, extents: list[tuple[int, int]], side: TargetKind | None
) -> TargetKind | None:
    """Who lost a place: those named, else those whom the doer fights; nobody where the doer withdrew."""
    side = side or _lost_by(page, draft, extents)
    if side is not None or _WITHDREW.search(page.text, draft.start, draft.end):
        return side
    words = " ".join(page.text[a:b] for a, b in extents)
    kind = _opponents(draft)
    if kind == "state_forces" and any(h.type == "terrorist_group" for h in draft.actors):
        return kind if _BASE.search(words) else None
    if kind == "armed_group" and not any(h.side in _FIGHT_GROUPS for h in draft.actors):
        return kind if _HELD_BY.search(words) else None
    return kind


def _kind(page: Page, draft: Draft, extents: list[tuple[int, int]]) -> TargetKind | None:
    side, dead = _side_kind(draft.targets), _dead(page, draft)
    words = " ".join(page.text[a:b] for a, b in extents)
    if draft.type == "territory_change":
        return _taken_from(page, draft, extents, side)
    if draft.type == "armed_clash":
        doers = {_side_kind([h]) for h in draft.actors}
        if side is None and len(doers) > 1:
            return "mixed_or_unclear"
        if side is None and len(draft.actors) > 1:
            return "armed_group"
        if dead == "civilians" or (dead == "state_forces" and doers == {dead}):
            dead = None  # those caught between, or a doer's own losses
        return side or dead or _opponents(draft)
    if draft.type in ("military_move", "abduction_or_detention"):
        return side or (
            "civilians" if draft.type == "abduction_or_detention" and _CIVIL.search(words) else None
        )
    if draft.type == "attack_on_civilians":
        return dead or side or "civilians"
    if draft.type == "chemical_attack":
        return dead or ("mixed_or_unclear" if draft.toll.killed else None)
    if dead == "civilians":
        return dead
    if side and dead and side != dead:
        return "mixed_or_unclear"
    if side or dead:
        return side or dead
    own = page.text[draft.start : draft.end]
    if draft.type == "bombing" and _POSTS.search(words):
        return "armed_group" if _KURDISH.search(words) else "state_forces"
    if _FIGHTERS.search(own):
        return "armed_group"
    if draft.type != "bombing" and _HELD.search(own):
        return "mixed_or_unclear"
    if _CIVIL.search(words):
        return "civilians"
    return "mixed_or_unclear"

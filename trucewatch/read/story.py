"""The doer of a story: whose aircraft and guns a page tells of, for blows told without a doer."""

import re

from trucewatch.model.references import NameHit
from trucewatch.model.reports import EventType
from trucewatch.read.drafts import Draft
from trucewatch.read.text import Page

_AIR = (
    r"air ?strikes?|air ?raids?|air\s+attacks?|war ?planes?|jets?|aircraft|helicopters?|barrel\s+bombs?"
    r"|bombing\s+raids?|air ?force|bombers?|aerial|fighter\s+jets?|bombardment|bombing\s+campaign|sorties"
)
_GUNS = r"shelling|artillery|shells?|mortars?|rockets?|missiles?|rocket\s+attacks?"
_ARMS: dict[EventType, re.Pattern[str]] = {
    "air_strike": re.compile(rf"\b(?:{_AIR})\b", re.IGNORECASE),
    "shelling": re.compile(rf"\b(?:{_GUNS})\b", re.IGNORECASE),
}
_OWN = re.compile(r"(?:['’]s|['’]|s)?\s+(?:[\w-]+\s+){0,2}?", re.IGNORECASE)
_SINCE_FORCE = re.compile(
    r"\bsince\s+(?:it|the\s+(?:\w+\s+){1,4})\s*(?:\w+\s+)?(?:came|went|entered|took|being)\b", re.IGNORECASE
)
_TWO_POWERS = re.compile(
    r"\b(?:US|U\.S\.?|American|Russian?)[-–](?:and-)?(?:US|U\.S\.?|American|Russian?)\b[^.]{0,30}?\b(?:plan|truce|deal|agreement|ceasefire)",
)
_ANNOUNCED = re.compile(
    r"\b(?:announced|agreed|declared|negotiated|signed)\b(?=[^.;]{0,60}\b(?:truce|cease-?fire|cessation|calm|terms|armistice))",
    re.IGNORECASE,
)
_TELLERS = {"monitor", "media", "generic"}
_ADJECTIVE = re.compile(r"terrorist", re.IGNORECASE)
_EXECUTED = re.compile(
    r"\b(?:executed|execution|beheaded|stoned|crucified|murdered|shot\s+dead|massacred)\b", re.IGNORECASE
)
_LED = re.compile(r"\bUS-led\b")
_FLYING = {"state", "government", "armed_forces"}
_NOT_KNOWN = re.compile(
    r"\bun(?:identified|known)\s+(?:\w+\s+)?(?:war ?planes?|jets?|aircraft)\b", re.IGNORECASE
)
_APART = re.compile(r"\b(?:separate(?:ly)?|in\s+addition\s+to|other\s+than|apart\s+from)\b", re.IGNORECASE)
_FAR = 700  # characters after an event beyond which the page tells of its background
_NEAR = 3  # sentences back to whose aircraft a page last told of


def settle_doers(page: Page, draft: Draft, unknown: bool) -> None:
    """Settles who did what a whole draft tells.

    Args:
        page: the report.
        draft: with the doers that its own words name; changed in place.
        unknown: the words say that nobody knows who did it, so that nothing is filled in.
    """
    if draft.type == "air_strike":
        draft.actors = _coalition(page, draft, [h for h in draft.actors if _flies(h)])
    if draft.type == "ceasefire_act":
        _parties(page, draft)
        return
    if draft.type == "bombing" and all(_ADJECTIVE.fullmatch(page.text, h.start, h.end) for h in draft.actors):
        draft.actors = []  # "a terrorist attack" says what kind, not who
    if unknown and _NOT_KNOWN.search(page.text, draft.start, draft.end):
        draft.actors = [h for h in draft.actors if draft.start <= h.start < draft.end]
    if draft.actors or unknown:
        return
    if draft.type == "attack_on_civilians" and any(
        _EXECUTED.search(page.sentences[i].text) for i in draft.evidence
    ):
        draft.actors = _captors(page, draft)
    else:
        draft.actors = story_doers(page, draft)


def _flies(hit: NameHit) -> bool:
    """Whether a doer has aircraft: a state, its forces, an alliance of states."""
    return (hit.type or "") in _FLYING or bool(_LED.search(hit.name))


def _parties(page: Page, draft: Draft) -> None:
    """Whose truce it is: who agreed or brokered it; not those who broke it since it took force."""
    start, end = page.sentences[min(draft.evidence)].start, page.sentences[max(draft.evidence)].end
    if _SINCE_FORCE.search(page.text, start, end):
        draft.actors = []
    if not draft.actors and (act := _ANNOUNCED.search(page.text, start, end)):
        near = [h for h in page.names_in(max(start, act.start() - 60), act.start()) if h.kind == "actor"]
        draft.actors = [h for h in near if h.type not in _TELLERS]
    plan = _TWO_POWERS.search(page.text, start, end)
    if plan and not draft.actors:
        hits = [h for h in page.names_in(plan.start(), plan.end()) if h.kind == "actor"]
        draft.actors = list({h.key: h for h in hits}.values())[:2]


def _coalition(page: Page, draft: Draft, doers: list[NameHit]) -> list[NameHit]:
    """The United States' aircraft as the coalition's, where the page has told of the coalition that it leads.

    A coalition that comes only in the background far below, or that is told apart ("in addition to separate
    raids by"), leaves them the United States' own.
    """
    leads = next(
        (h for h in page.names if h.key == "us-coalition" and not h.generic and _LED.search(h.name)), None
    )
    if (
        leads is None
        or leads.start > draft.end + _FAR
        or _APART.search(page.text, max(0, leads.start - 70), leads.start)
    ):
        return doers
    return list({d.key: d for d in (leads if h.side == "united-states" else h for h in doers)}.values())


def _captors(page: Page, draft: Draft) -> list[NameHit]:
    """The armed group that the page is about where it tells of executions without a doer."""
    begin = page.sentences[max(0, min(draft.evidence) - _NEAR)].start
    groups = [h for h in page.names_in(begin, draft.end) if h.type == "terrorist_group" and not h.generic]
    return groups[-1:]


def story_doers(page: Page, draft: Draft) -> list[NameHit]:
    """Whose aircraft or guns the page tells of, where it tells of one side's only, or of one just before."""
    if draft.type not in _ARMS:
        return []
    owners = page.once(_air_owners if draft.type == "air_strike" else _gun_owners, 0, len(page.text))
    sides = {h.side or h.key for h in owners}
    if len(sides) == 1:
        return owners[:1]
    first = min(draft.evidence)
    begin = page.sentences[max(0, first - _NEAR)].start
    before = [h for h in owners if begin <= h.start < draft.start]
    return before[-1:]


def _air_owners(page: Page, start: int, end: int) -> list[NameHit]:
    return _owners(page, start, end, "air_strike")


def _gun_owners(page: Page, start: int, end: int) -> list[NameHit]:
    return _owners(page, start, end, "shelling")


def _owners(page: Page, start: int, end: int, kind: EventType) -> list[NameHit]:
    named = page.names_in(start, end)
    return [h for h in named if h.kind == "actor" and _owns(page, h, _ARMS[kind], kind)]


def _owns(page: Page, hit: NameHit, arms: re.Pattern[str], kind: str) -> bool:
    if kind == "air_strike" and not _flies(hit):
        return False
    if arms.search(page.text, hit.start, hit.end):
        return True
    own = _OWN.match(page.text, hit.end)
    return bool(own and arms.match(page.text, own.end()))

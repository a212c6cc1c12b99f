"""The event reader: a page's incidents as reports."""

import re

from trucewatch.model.reports import Report
from trucewatch.read.actors import claimers
from trucewatch.read.aggregates import is_aggregate
from trucewatch.read.build import drafts_of
from trucewatch.read.carry import carry_days, umbrella_of, under
from trucewatch.read.cast import Cast
from trucewatch.read.casualties import NOBODY, Group, groups_in, none_hurt, toll_of
from trucewatch.read.claimants import Said, claimants_in
from trucewatch.read.days import own_days
from trucewatch.read.drafts import Draft
from trucewatch.read.lexicon import DEFINITE, DENY
from trucewatch.read.merge import entitle, merge
from trucewatch.read.merge_absorb import absorb
from trucewatch.read.patterns import caseless, has_any
from trucewatch.read.plans import merged_plans, plans_of
from trucewatch.read.referred import refer
from trucewatch.read.targets import settle_target
from trucewatch.read.text import Page
from trucewatch.read.triggers import VIOLENT

_PLACELESS = {
    "ceasefire_act",
    "chemical_attack",
    "military_move",
    "abduction_or_detention",
}  # told without a spot
_HABIT = caseless(
    r"\b(?:have|has)\s+(?:\w+ly\s+)?(?:been|intensified|stepped|increased|previously|recently"
    r"|lately|repeatedly|frequently|long|often|seen|targeted)\b"
    r"|\b(?:frequent|frequently|regularly|routinely|often|repeatedly|daily|continues?\s+to|remains?"
    r"|previously|intensify|on\s+a\s+daily\s+basis|every\s+day|every\s+now\s+and\s+then"
    r"|from\s+time\s+to\s+time)\b|^\W*(?:where|in which)\b",
)
_DATE_LINE = re.compile(r"(?:[A-Z][\w/]+\s+){0,3}(?:\w+day,?\s+)?\d{1,2}\s+[A-Z][a-z]+\.?,?\s+\d{4}\W*")
_TAG_LIST = re.compile(r"Tags:?\s(?!.*\b(?:killed|said|says|was|were|has|have|on|in|at)\b)")
_CAPTION = re.compile(
    r"\((?:[A-Z][\w ,/.'’-]{0,40}\s)?(?:[Pp]hotos?|[Ff]ile|[Ii]mages?|[Pp]icture)(?:\s[\w ,/.'’-]{0,30})?\)$"
    r"|\bREUTERS\s?/|^[^.]{0,60}\b(?:In|in)\s+this\s+(?:\w+\s+){0,3}(?:photo|image|picture|frame|file)\b"
    r"|^(?:[\w'’-]+\s+){1,12}?(?:inspects?|looks?|stands?|walks?|carr(?:y|ies)|sits?|gathers?|holds?|reacts?|comforts?|rides?"
    r"|flees?|rush(?:es)?|(?:is|are)\s+(?:seen|parked|pictured))\s[^.]*\b[A-Z][a-z]+\s+\d{1,2},?\s+\d{4}\W*$"
)
_PICTURED = ("reuters", "this")  # what _CAPTION matches holds one, or ends with a bracket or a year
_YEAR_LAST = re.compile(r"\d\W*$")
_BOILER = caseless(
    r"\b(?:our standards|trust principles|reporting by|editing by|writing by|click to enlarge|read "
    r"also|sign up|newsletter|cookies|all rights reserved|last update|copyright)\b",
)


def read_events(page: Page) -> tuple[Report, ...]:
    """The incidents that a page reports, in the order of their first mention."""
    cast = Cast(page)
    drafts: list[Draft] = []
    plans: list[Draft] = []
    last = Said((), False)
    seen: set[str] = set()
    umbrellas: list[Draft] = []
    first = _first_sentence(page)
    for index, sentence in enumerate(page.sentences):
        key = re.sub(r"\W+", " ", sentence.text.lower()).strip()
        if (
            index < first
            or key in seen
            or _BOILER.search(sentence.text)
            or _TAG_LIST.match(sentence.text)
            or _caption(sentence.text)
        ):
            continue
        seen.add(key)
        said = _who(last, claimants_in(page, sentence.start, sentence.end))
        last = said if said.named else last
        headline = index == first and _is_headline(page, index)
        plans.extend(plans_of(cast, index, said))
        found = drafts_of(cast, index, said, headline)
        refer(page, [d for d in found if d.anchored()])
        if found:
            drafts.extend(found)
            umbrellas.extend(umbrella_of(page, found, len(drafts)))
        elif drafts:
            _follow_up(page, index, drafts, said)
    _of_a_kind(drafts)
    titles = [d for d in drafts if d.headline]
    kept = [d for d in merge(drafts) if _stands(page, d, first)]
    sums = [d for d in kept if _sums_up(d, kept, first)]
    spanned = {d.spanned for d in drafts if d.spanned is not None and d.spanned >= 10}
    kept = [d for d in kept if d not in sums and not (d.toll.killed and d.toll.killed[0] in spanned)]
    for lead in sums:
        if lead.time is not None and not lead.reported:
            under(page, lead, kept)
    entitle(kept, titles)
    kept = kept or [d for d in titles if _stands(page, d, first) and not is_aggregate(page, d.start, d.end)]
    refer(page, kept)
    own_days(page, kept, first)
    kept += merged_plans(plans)
    _claimed(cast, kept)
    for draft in kept:
        settle_target(page, draft)
    carry_days(page, drafts, kept, first, umbrellas)
    _same_hand(kept)
    _credit_all(page, kept)
    _dispute(page, kept)
    return tuple(d.report(page) for d in kept)


def _caption(sentence: str) -> bool:
    """Whether a sentence only says what a picture shows; what it shows "after" an attack tells the attack."""
    if not (sentence.endswith(")") or has_any(sentence, _PICTURED) or _YEAR_LAST.search(sentence[-12:])):
        return False
    return bool(_CAPTION.search(sentence)) and not re.search(r"\bafter\b", sentence)


def _first_sentence(page: Page) -> int:
    """The index of the first sentence after the date that heads the page."""
    if page.sentences and page.sentences[0].end <= page.dateline_end:
        return 1
    return 0


def _is_headline(page: Page, index: int) -> bool:
    """A first sentence that is written like a title, or stands alone on its line."""
    sentence = page.sentences[index]
    words = re.findall(r"[A-Za-z][\w'’-]*", sentence.text)
    capital = sum(w[0].isupper() for w in words)
    alone = page.text[sentence.end : sentence.end + 2].startswith("\n")
    dated = page.dateline_end > 0 and len(words) <= 14 and index + 1 < len(page.sentences)
    after = page.sentences[index + 1] if index + 1 < len(page.sentences) else None
    alone = alone or bool(after and _DATE_LINE.fullmatch(after.text))
    return bool(words) and len(words) <= 25 and (alone or dated or capital >= 0.6 * len(words))


def _who(before: Said, now: Said) -> Said:
    """The claimants of a sentence; "he said" keeps those of the sentence before."""
    if now.anaphor and before.named:
        return Said(before.named, True)
    return now


def _follow_up(page: Page, index: int, drafts: list[Draft], said: Said) -> None:
    """A sentence without an event of its own that counts victims of the one before or refers to it."""
    sentence = page.sentences[index]
    last = drafts[-1]
    if index - last.order > 3 or last.group not in VIOLENT:
        return
    groups: list[Group] = groups_in(page, sentence.start, sentence.end)
    definite = DEFINITE.search(sentence.text[:80])
    nobody = not groups and none_hurt(sentence.text)
    if not groups and not definite and not nobody:
        return
    if is_aggregate(page, sentence.start, sentence.end):
        return
    draft = Draft(
        order=index,
        type=last.type,
        firm=False,
        start=sentence.start,
        end=sentence.end,
        trigger=(sentence.start, sentence.start),
        definite=True,
        status=last.status,
        toll=NOBODY if nobody else toll_of(groups),
        claimants=list(said.named),
        evidence=[index],
    )
    absorb(last, draft)


def _stands(page: Page, draft: Draft, first: int) -> bool:
    """Whether a merged draft is an incident: bound to an occasion, and no summary of others."""
    place = draft.place.level if draft.place else 9
    if draft.unreal or not draft.anchored():
        return False
    if place >= 5 and draft.time is None and draft.order > first + 2 and draft.type not in _PLACELESS:
        return False
    if draft.aggregate and (place >= 3 or (place >= 2 and draft.toll.empty)):
        return False
    if not draft.firm and draft.toll.empty and (place >= 5 or not draft.actors):
        return False
    if draft.merged == 0 and draft.toll.empty and (draft.time is None or draft.reported) and place >= 2:
        return not _HABIT.search(page.text[draft.start : draft.end])
    return True


def _of_a_kind(drafts: list[Draft]) -> None:
    """Plain deaths and hits at a further place are of the kind of the raids or shelling just told."""
    last: Draft | None = None
    for draft in drafts:
        if draft.headline or draft.group not in VIOLENT:
            continue
        if (
            draft.firm
            or draft.type in ("air_strike", "bombing")
            or (draft.type == "shelling" and draft.weapon)
        ):
            last = draft
        elif last is not None and last.type in ("air_strike", "shelling") and draft.order - last.order <= 2:
            here = draft.place is not None and draft.place.level <= 3
            if here and not draft.actors and not draft.toll.combatants:
                draft.type, draft.actors = last.type, last.actors


def _same_hand(drafts: list[Draft]) -> None:
    """Raids and shelling without a doer are those of the doer that the report names for all others."""
    for kind in ("air_strike", "shelling"):
        named = [d for d in drafts if d.type == kind and d.actors and not all(h.generic for h in d.actors)]
        if not named or any({h.key for h in d.actors} != {h.key for h in named[0].actors} for d in named):
            continue
        for draft in drafts:
            near = 0 < draft.order - named[0].order <= 8
            if draft.type == kind and not draft.actors and not draft.fresh and near:
                draft.actors = named[0].actors


def _sums_up(draft: Draft, drafts: list[Draft], first: int) -> bool:
    """Whether a lead's toll is the sum of what the report then tells place by place."""
    if draft.order > first + 2 or draft.toll.killed is None or (draft.place and draft.place.level <= 1):
        return False
    parts = [
        d
        for d in drafts
        if d.order > draft.order
        and d.group in VIOLENT
        and d.place
        and d.place.level <= 2
        and d.toll.killed
        and d.toll.killed[0]
    ]
    if draft.place:
        parts = [d for d in parts if d.place and d.place.name != draft.place.name]
    if draft.toll.civilians and not draft.toll.combatants:
        parts = [d for d in parts if not d.toll.combatants]
    total = sum(d.toll.killed[0] for d in parts if d.toll.killed)
    return len(parts) >= 2 and total <= draft.toll.killed[0] + 1 and 4 * total >= 3 * draft.toll.killed[0]


def _credit_all(page: Page, drafts: list[Draft]) -> None:
    """An agency named at the very end ("SANA reported") asserts what nobody else is named for."""
    ends = [s for s in page.sentences if len(s.text) > 30][-1:]
    for sentence in ends:
        tail = max(sentence.start, sentence.end - 40)
        last = claimants_in(page, tail, sentence.end)
        if last.named and len(drafts) > 2:
            for draft in drafts:
                if not draft.claimants:
                    draft.claimants = list(last.named)


def _claimed(cast: Cast, drafts: list[Draft]) -> None:
    """Who claimed an attack did it, where the page names nobody else."""
    for draft in drafts:
        for index in draft.evidence:
            sentence = cast.page.sentences[index]
            found = claimers(cast, sentence.start, sentence.end)
            if (
                found
                and draft.group in VIOLENT
                and (not draft.actors or all(h.generic for h in draft.actors))
            ):
                draft.actors = found


def _dispute(page: Page, drafts: list[Draft]) -> None:
    """Marks as disputed what the page says was denied: a denial in the event's sentences or beside them."""
    for draft in drafts:
        near = {j for i in draft.evidence for j in (i, i + 1)}
        for j in sorted(near):
            if (
                j < len(page.sentences)
                and DENY.search(page.sentences[j].text)
                and draft.type == "chemical_attack"
            ):
                draft.status = "disputed"

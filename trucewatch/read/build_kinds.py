"""The kind of an event that its plain words leave open."""

import re

from trucewatch.read.drafts import Draft
from trucewatch.read.text import Page

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


_AIM = ("targeted", "targeting")
_HIT = (*_AIM, "hit", "struck", "pounded", "destroyed")


def settle_kind(page: Page, draft: Draft, word: str) -> None:
    """The kind of a plain word: "bombed" and "raids" by who does it, a plain killing by who died."""
    kinds = {h.type for h in draft.actors}
    if kinds and kinds <= _GROUND and _aimed(page, draft, word):
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


def _aimed(page: Page, draft: Draft, word: str) -> bool:
    """Whether troops are said to have hit positions, or to have targeted people or quarters."""
    ahead = page.text[draft.trigger[1] : draft.trigger[1] + 60]
    return bool((word in _HIT and _POSITIONS.match(ahead)) or (word in _AIM and _AIMED_AT.match(ahead)))

"""What is planned or threatened: attacks that someone sought leave for, announced or threatened.

Only plans with a named doer and a named target count; possibilities, fears and conditions are talk.
"""

import re

from trucewatch.model.references import NameHit
from trucewatch.model.reports import EventType
from trucewatch.read.actors import joined
from trucewatch.read.cast import Cast
from trucewatch.read.claimants import Said
from trucewatch.read.drafts import Draft
from trucewatch.read.mentions import places_in
from trucewatch.read.patterns import caseless

_PLANS: list[tuple[EventType, re.Pattern[str]]] = [
    (
        "air_strike",
        caseless(
            r"\b(?:authori[sz]\w*|approval|permission|green\s+light)\s+(?:for\s+"
            r"|of\s+)?(?:\w+\s+){0,2}(?:military\s+|air\s*|missile\s+)?strikes?"
            r"\s+(?:on|against)\s+(?=\S)|\b(?:threaten\w*|vow\w*|decided|plans?"
            r"|planning)\s+to\s+(?:bomb|launch\s+air\s*strikes?\s+(?:on|against))\s+(?=\S)",
        ),
    ),
    (
        "shelling",
        caseless(
            r"\b(?:threaten\w*|vow\w*|warn\w*\s+that\s+(?:it|they)\s+would)\s+(?:to\s+)?(?:shell"
            r"|fire\s+(?:\w+\s+){0,2}(?:rockets|missiles)\s+(?:at|on)"
            r"|launch\s+(?:\w+\s+){0,3}(?:rockets|missiles)\s+(?:at|on))\s+(?=\S)",
        ),
    ),
    (
        "military_move",
        caseless(
            r"\b(?:offered|decided|plans?|planning|prepared|pledged)\s+to\s+(?:deploy"
            r"|send)\s+(?:\w+\s+){0,3}(?:troops|forces|fighters)\b"
        ),
    ),
]  # fmt: skip
_AHEAD = 60  # characters after the plan in which its target or place stands


def plans_of(cast: Cast, index: int, said: Said) -> list[Draft]:
    """The planned or threatened acts that a sentence names, at most one of a kind."""
    page = cast.page
    sentence = page.sentences[index]
    out: list[Draft] = []
    for kind, pattern in _PLANS:
        match = pattern.search(page.text, sentence.start, sentence.end)
        if match is None:
            continue
        doers = _planners(cast, sentence.start, match.start())
        ahead = (match.end(), min(sentence.end, match.end() + _AHEAD))
        targets = list(cast.doers(*ahead))[:1]
        places = places_in(page, *ahead, propose=False)
        if not doers or not (targets or places):
            continue
        out.append(
            Draft(
                order=index,
                type=kind,
                firm=True,
                start=match.start(),
                end=match.end(),
                trigger=match.span(),
                status="planned_or_threatened",
                actors=doers,
                targets=targets,
                place=next((p for p in places if p.level <= 4), None),
                claimants=list(said.named),
                evidence=[index],
            )
        )
    return out


def _planners(cast: Cast, start: int, end: int) -> list[NameHit]:
    """Who plans: the last doers named before the plan, else the side of the person named there."""
    hits = [h for h in cast.doers(start, end) if h.type != "organisation"]
    if hits:
        return joined(cast, hits, len(hits) - 1)
    persons = [h for h in cast.page.names_in(start, end) if h.kind == "person" and h.side]
    return [cast.lent(persons[-1])] if persons else []


def merged_plans(plans: list[Draft]) -> list[Draft]:
    """One draft for each doer and kind of act, with every sentence that tells it."""
    out: dict[tuple[str, str], Draft] = {}
    for plan in plans:
        key = (plan.type, plan.actors[0].side or plan.actors[0].key)
        if key in out:
            out[key].evidence.extend(plan.evidence)
            out[key].targets = out[key].targets or plan.targets
        else:
            out[key] = plan
    return list(out.values())

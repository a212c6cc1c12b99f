"""What was struck: the kind of target by its words."""

import re

from trucewatch.model.references import NameHit
from trucewatch.model.reports import TargetKind

_KINDS: list[tuple[TargetKind, re.Pattern[str]]] = [
    ("aid_convoy", re.compile(r"\b(?:aid|humanitarian|relief|u\.?n\.?|red crescent)\s+(?:convoy|trucks?)|\bconvoy of aid", re.IGNORECASE)),
    ("medical", re.compile((
        r"\b(?:hospitals?|clinics?|medical (?:cent(?:er|re)s?|points?|facilit(?:y|ies))|field "
        r"hospitals?|ambulances?|pharmac(?:y|ies)|blood bank|maternity)\b"
    ), re.IGNORECASE)),
    ("school", re.compile(r"\b(?:schools?|universit(?:y|ies)|colleges?|kindergartens?|institute of)\b", re.IGNORECASE)),
    ("market", re.compile(r"\b(?:markets?(?:place)?|souks?|souqs?|bazaars?)\b", re.IGNORECASE)),
    ("place_of_worship", re.compile(r"\b(?:mosques?|churches|church|shrines?|cathedral|monastery|worshipp?ers)\b", re.IGNORECASE)),
    ("camp_or_shelter", re.compile((
        r"\b(?:refugee camps?|idp camps?|displaced persons|displaced people|camp for|shelters?"
        r"|makeshift camps?)\b"
    ), re.IGNORECASE)),
    ("other_civilian_object", re.compile((
        r"\b(?:bakery|bakeries|civil defen[cs]e (?:cent(?:er|re)|headquarters)|water (?:station|plant"
        r"|pumping)|power (?:station|plant)|bus(?:es)?|homes?|houses?|residential (?:areas?|buildings?)"
        r"|apartment|stadium|restaurant|hotel|museum|farm(?:s|lands)?|factory|bridge|civilian "
        r"(?:vehicles?|targets?|infrastructure))\b"
    ), re.IGNORECASE)),
]  # fmt: skip
_AFTER_HIT = re.compile(
    r"\b(?:on|at|against|hit|hits|hitting|targeted|targeting|targets|struck|striking|pounded"
    r"|pounding|bombed|bombing|shelled|shelling|destroy(?:ed|ing)|near|outside|inside|in|into|of"
    r"|landed|fell|attacked|raided|entrance)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_CIVILIANS = re.compile(
    r"\b(?:civilians?|residents?|residential|children|wom[ae]n|families|locals|villagers|people"
    r"|neighbou?rhoods?|civilian|passengers|students|journalists?)\b",
    re.IGNORECASE,
)
_ARMED = re.compile(
    r"\b(?:militants?|terrorists?|gunm[ae]n|rebels?|insurgents?|jihadists?|fighters|extremists?"
    r"|positions|strongholds?|gatherings?|hideouts?|dens|fortifications|ammunition|concentrations?"
    r"|supply routes?)\b",
    re.IGNORECASE,
)
_STATE_TYPES = {"state", "armed_forces", "government", "security_forces", "police"}


def site_kind(text: str, start: int, end: int) -> tuple[TargetKind, int, int] | None:
    """A protected or civilian object that the words say was struck, with its place in the text."""
    for kind, pattern in _KINDS:
        for match in pattern.finditer(text, start, end):
            if _AFTER_HIT.search(text[max(start, match.start() - 90) : match.start()]) and not _treated(
                text, match
            ):
                return kind, match.start(), match.end()
    return None


def _treated(text: str, match: re.Match[str]) -> bool:
    """Whether the object is where victims were brought or who speaks, not what was struck."""
    before = text[max(0, match.start() - 45) : match.start()]
    after = text[match.end() : match.end() + 30]
    return bool(
        re.search(
            r"\b(?:taken|rushed|brought|admitted|transferred|moved|evacuated|died|sources?|doctor"
            r"|director|official|worker|came)\b[^.]{0,30}$",
            before,
            re.IGNORECASE,
        )
        or re.match(r"\s+(?:officials?|sources?|director|said|told|staff said|reported)\b", after)
    )


def kind_of(hits: list[NameHit], civilians: bool, armed_dead: bool, words: str) -> TargetKind | None:
    """The kind of target from the actors struck, the victims and the words of the clause."""
    kinds: set[TargetKind] = set()
    for hit in hits:
        kinds.add("state_forces" if (hit.type or "") in _STATE_TYPES else "armed_group")
    if len(kinds) == 1:
        kind = kinds.pop()
        return "mixed_or_unclear" if civilians and not armed_dead else kind
    if len(kinds) > 1:
        return "mixed_or_unclear"
    if civilians and armed_dead:
        return "mixed_or_unclear"
    if civilians:
        return "civilians"
    if armed_dead or _ARMED.search(words):
        return "armed_group"
    if _CIVILIANS.search(words):
        return "civilians"
    return None

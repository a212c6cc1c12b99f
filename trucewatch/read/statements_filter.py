"""Which attributions are statements: an utterance that matters as one, not the sourcing of an incident.

"Twelve people died, the monitor said" reports an incident and names who asserts it; "the strikes must
stop, the minister said" is an act of speech. The weights below say how much each sign speaks for an
act of speech; they add up, and an attribution stands when the sum is above zero.
"""

import re
from collections.abc import Iterator

from trucewatch.read.statements_attribution import Attribution
from trucewatch.read.statements_people import Voice
from trucewatch.read.text import Page


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{one})" for one in patterns), re.IGNORECASE)


_CASUALTY = _any(
    r"(?:killed|wounded|injured|injuring|killing|wounding|dead|died|martyred|bodies|casualties|deaths?|lives"
    r"|toll)\b"
)
_VIOLENCE = _any(
    r"(?:bombed|bombarded|shelled|struck|hit|fired|targeted|attacked|raided|pounded|exploded|detonated|blew"
    r"|clash\w*"
    r"|captured|seized|retook|retaken|recaptured|overr[au]n|stormed|ambush\w*|destroyed|destroying|landed"
    r"|fell|foiled"
    r"|repelled|infiltrat\w*|launched|advanced|withdrew|blast|explosion|raids?|air ?-?strikes?|shells?"
    r"|rockets?|mortars?"
    r"|fighting|battles?|warplanes|drone|hit|kidnapped|abducted|executed|beheaded|besieged|entered)\b"
)
_WILL = _any(r"(?:must|should|will|won'?t|would|shall|need to|needs to|have to|has to|can|cannot|could)\b")
_GUESS = _any(
    r"(?:may|might|likely|unlikely|possible|possibly|apparently|appears?|seems?|suggests?|indicat\w+"
    r"|believes?|clear|unclear"
    r"|if|because|therefore|in order to|aim\w*|seek\w*|trying|attempt\w*|intend\w*|goal|expected|hope\w*)\b"
)
_JUDGED = _any(
    r"(?:massacre|crimes?|atrocit\w+|barbaric|brutal|heinous|illegal|illegitimate|unacceptable|deliberate\w*"
    r"|systematic\w*"
    r"|responsib\w+|complicit\w*|behind the|violat\w+|breach\w*|cynical|outrag\w+|shame\w*|aggression"
    r"|genocide|pretext"
    r"|terrorism|provocation|escalation|lies|baseless|tragedy|disaster|catastroph\w+|unprecedented"
    r"|horrif\w+)\b"
)
_POLITICAL = _any(
    r"(?:talks|negotiat\w+|political|diplomatic|peace|cease-?fire|truce|cessation|agreement|deal|resolution"
    r"|international"
    r"|community|inspectors|investigat\w+|u\.?n\.?|united nations|support\w*|solution|transition|security "
    r"council|process"
    r"|cooperat\w+|policy|policies|strategy|coalition|opposition|humanitarian|access|aid|regime|chemical|gas"
    r"|intervention)\b"
)
_EVALUATED = _any(
    r"(?:very|most|more|worst|largest|biggest|fierce\w*|intense|intensif\w+|difficult|hard|dangerous|serious"
    r"|critical|bad"
    r"|desperate|deteriorat\w+|worsen\w*|scarce|only|no longer|impossible|important|joke|ready|willing"
    r"|confident|always)\b"
)
_FIRST = _any(r"(?:we|our|us|i|my|you|your|let)\b")
_NOT = _any(r"(?:not|no|never|nobody|nothing|n't|without|\w+n't|denied|neither|nor)\b")
_NUMBER = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds|thousands|several)\b"
)
_PRESENT = _any(r"(?:is|are|has|have|remains?|continues?|does|wants?|supports?|shows?|proves?|means)\b")

_PRESS = re.compile(
    r"\b(?:news|agency|agencies|tv|television|reporters?|correspondents?|media|websites?|channel|network"
    r"|newspaper|daily|radio"
    r"|reports|reported|sana|reuters|afp|ap|rt|sputnik|xinhua|fars|tasnim|mehr|al-manar|al-mayadeen|al "
    r"jazeera|facebook"
    r"|outlet|station)\b",
    re.IGNORECASE,
)
_MONITOR = re.compile(
    r"\b(?:observatory|monitor|monitoring|watchdog|sohr|sohr's|syrian network|documentation|lcc|coordination "
    r"committees?)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\b(?:sources?|police|activists?|residents?|witness\w*|locals?|medics?|doctors?|hospital|commander"
    r"|field|fighters?|rebels?"
    r"|civil defen[cs]e|rescue|army|military|security|people|troops|forces|others?|militants?|terrorists?)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:president|minister|ministry|secretary|spokes\w+|envoy|ambassador|council|coalition|government"
    r"|kremlin|white house"
    r"|pentagon|state department|foreign|leaders?|united nations|u\.?n\.?|commission|amnesty|human rights "
    r"watch|official\w*"
    r"|prime|chancellor|committee|hnc|negotiat\w+|opposition|parliament|senator|lawmakers?|regime|centre"
    r"|center|diplomat\w*"
    r"|expert|analyst|institute)\b",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"\b(?:brigades?|division|battalion|ypg|pyd|sdf|fsa|free syrian army|islamic state|isis?|daesh|nusra"
    r"|ahrar|jaish|jaysh|hezbollah"
    r"|hizballah|(?:us|u\.s\.)-led|coalition|militant group|rebel group|tribe)\b",
    re.IGNORECASE,
)
_SCARE = re.compile(r"[\"“][^\"“”]{3,60}[\"”]|(?<!\w)['‘][^'‘’]{3,60}['’](?!\w)")
_HEADLESS = re.compile(r"(?:was|were|is|are|had|has|have|came|would|could)\b", re.IGNORECASE)
_SOURCING = frozenset(
    ("report", "mention", "document", "indicate", "confirm", "find", "estimate", "reveal", "suggest")
)
_ASIDE = frozenset(
    (
        "describe",
        "cite",
        "call",
        "consider",
        "regard",
        "praise",
        "hail",
        "ask",
        "offer",
        "label",
        "express",
        "accept",
    )
)
_PLAIN = frozenset(("say", "add", "tell", "state"))

WEIGHTS: dict[str, float] = {
    "who:monitor": -1.1, "cue:sourcing": -1.0, "casualty": -1.0, "frame:clause": -0.7, "number": -0.7,
    "who:press": -0.7,
    "short": -0.5, "who:unnamed": -0.5, "aside:gerund": -0.4, "who:pronoun": -0.4, "violence": -0.3,
    "who:none": -0.3,
    "nested": -0.2, "cue:gerund": -0.2, "headline": -0.2, "place": -0.2, "indirect": -0.2, "present": 0.3,
    "not": 0.3,
    "who:known": 0.3, "direct": 0.4, "who:person": 0.5, "phrase quoted": 0.5, "political": 0.5,
    "who:office": 0.5,
    "will": 0.5, "who:party": 0.6, "evaluated": 0.7, "cue:marked": 0.8, "guess": 0.8, "judged": 1.1,
    "frame:deed": 1.1,
}  # fmt: skip
"""Logistic weights, rounded; their order and signs held in five-fold cross-validation by report."""
_BIAS = 0.75


def signs(page: Page, one: Attribution, voice: Voice | None, nested: bool) -> Iterator[str]:
    """The signs that an attribution shows, each at most once."""
    content = page.text[one.content[0] : one.content[1]]
    who = voice.label if voice else ""
    lemma = one.cue.lemma
    yield "deed:aside" if lemma in _ASIDE else f"frame:{one.cue.frame}"
    if lemma in _SOURCING or page.text[one.at : one.at + 9].lower() == "according":
        yield "cue:sourcing"
    elif lemma not in _PLAIN and one.cue.frame == "clause":
        yield "cue:marked"
    if one.cue.form == "gerund":
        yield "cue:gerund"
    if lemma in _ASIDE and one.cue.form == "gerund":
        yield "aside:gerund"
    yield "direct" if one.direct else "indirect"
    if not one.direct and _SCARE.search(content):
        yield "phrase quoted"
    if _HEADLESS.match(content) and one.cue.frame == "clause":
        yield "headless"
    if nested:
        yield "nested"
    yield from _speaker_signs(who, voice)
    for name, pattern in _CONTENT.items():
        if pattern.search(content):
            yield name
    hits = page.names_in(*one.content)
    if any(hit.kind == "place" for hit in hits):
        yield "place"
    if page.times_in(*one.content):
        yield "time"
    length = content.count(" ") + 1
    if length < 6:
        yield "short"
    if length > 45:
        yield "long"
    if page.sentences and one.content[0] < page.sentences[0].end:
        yield "headline"


_CONTENT = {
    "casualty": _CASUALTY, "violence": _VIOLENCE, "will": _WILL, "guess": _GUESS, "judged": _JUDGED,
    "political": _POLITICAL, "evaluated": _EVALUATED, "first": _FIRST, "not": _NOT, "number": _NUMBER,
    "present": _PRESENT,
}  # fmt: skip


def _speaker_signs(who: str, voice: Voice | None) -> Iterator[str]:
    if voice is None:
        yield "who:none"
        return
    belongs = voice.affiliation
    text = f"{voice.mention.text} {who} {f'{belongs.text} {belongs.name}' if belongs else ''}"
    press, monitor = bool(_PRESS.search(text)), bool(_MONITOR.search(text))
    if press:
        yield "who:press"
    if monitor:
        yield "who:monitor"
    if _PARTY.search(text):
        yield "who:party"
    if _OFFICE.search(text):
        yield "who:office"
    elif _UNNAMED.search(text) and not monitor:
        yield "who:unnamed"
    if voice.kind == "person" and voice.mention.name:
        yield "who:person"
    if voice.mention.text.lower() in ("it", "they", "he", "she", "we"):
        yield "who:pronoun"
    if voice.mention.key is not None:
        yield "who:known"


def stands(page: Page, one: Attribution, voice: Voice | None, nested: bool) -> bool:
    """Whether an attribution is a statement."""
    return _BIAS + sum(WEIGHTS.get(sign, 0.0) for sign in signs(page, one, voice, nested)) > 0

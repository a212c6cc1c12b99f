"""Verbs of public utterance, and which act an utterance performs.

The act comes first from the verb (deny, accuse, urge, threaten, agree, reject, commit), then from the
content: whose will it is ("must", "will not allow"), whose deed it names ("is responsible for"), or
whether it fixes what a term of the truce means ("are terrorists", "does not apply to").
"""

import re
from dataclasses import dataclass
from typing import Literal

from trucewatch.model.reports import Act
from trucewatch.read.word_lists import words_of

Frame = Literal["clause", "deed"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a verb of utterance.

    `frame` "clause": what follows or stands in quotation marks is the content ("said that ...").
    "deed": the verb with its complement is the content ("urged Russia to stop").
    `needs` are words one of which must follow at once, empty for any.
    """

    lemma: str
    frame: Frame
    act: Act | None
    form: Literal["finite", "gerund"]
    needs: frozenset[str] = frozenset()


_IRREGULAR = {
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote", "writing"),
    "find": ("finds", "found", "finding"),
    "deny": ("denies", "denied", "denying"),
    "reply": ("replies", "replied", "replying"),
    "specify": ("specifies", "specified", "specifying"),
    "clarify": ("clarifies", "clarified", "clarifying"),
    "swear": ("swears", "swore", "swearing"),
    "admit": ("admits", "admitted", "admitting"),
    "go on to say": ("goes on to say", "went on to say", "going on to say"),
    "submit": ("submits", "submitted", "submitting"),
    "beg": ("begs", "begged", "begging"),
}
_CLAUSE: dict[str, Act | None] = {
    "say": None, "tell": None, "add": None, "state": None, "note": "assess", "report": None, "explain":
    "assess",
    "stress": None, "emphasise": None, "emphasize": None, "underline": None, "underscore": None,
    "point": None, "indicate": None, "confirm": None, "reiterate": None, "reaffirm": None, "claim": None,
    "allege": "accuse", "assert": None, "argue": None, "maintain": None, "insist": None, "declare": None,
    "announce": "announce", "reveal": "announce", "disclose": "announce", "warn": None, "admit": "announce",
    "acknowledge": "announce", "concede": "announce", "complain": "accuse", "hope": "assess",
    "document": None, "find": None, "conclude": None, "predict": "assess", "suggest": None,
    "comment": None, "write": None, "tweet": None, "remark": None, "respond": None, "reply": None,
    "estimate": "assess", "believe": "assess", "contend": None, "specify": None, "clarify": "interpret",
    "mention": None, "lament": None,
    "expect": "assess", "fear": "assess", "worry": "assess", "speculate": "assess",
}  # fmt: skip
_DEED: dict[str, Act | None] = {
    "accuse": "accuse", "blame": "accuse", "condemn": "accuse", "denounce": "accuse", "criticise": "accuse",
    "criticize": "accuse", "slam": "accuse", "deplore": "accuse", "decry": "accuse", "lambast": "accuse",
    "deny": "deny", "refute": "deny", "dismiss": "deny", "reject": "reject", "rebuff": "reject",
    "oppose": "reject", "urge": "urge", "demand": "urge", "appeal": "urge", "request": "urge",
    "implore": "urge", "call": "urge", "press": "urge", "beg": "urge", "advise": "urge", "ask": "urge",
    "pledge": "commit", "vow": "commit", "promise": "commit", "swear": "commit", "commit": "commit",
    "offer": "commit", "guarantee": "commit", "agree": "agree", "accept": "agree", "welcome": "agree",
    "endorse": "agree", "threaten": "threaten", "praise": "assess", "hail": "assess", "describe": "assess",
    "label": "interpret", "brand": "interpret", "designate": "interpret", "express": "assess",
    "voice": "assess", "define": "interpret", "consider": "interpret", "regard": "interpret",
    "apologise": "announce", "apologize": "announce", "cite": "assess", "invoke": "urge",
    "propose": "urge", "use": "interpret", "recommend": "urge",
}  # fmt: skip
_NEEDS: dict[str, frozenset[str]] = {
    "call": frozenset({"on", "for", "upon"}),
    "use": frozenset({"the"}),
    "point": frozenset({"out", "to"}),
    "press": frozenset({"for"}),
    "appeal": frozenset({"to", "for"}),
    "find": frozenset({"that"}),
    "continue": frozenset(),
    "admit": frozenset(),
    "oppose": frozenset({"any", "the"}),
    "consider": frozenset(),
    "commit": frozenset({"to", "itself", "themselves"}),
    "offer": frozenset({"to"}),
    "voice": words_of(
        """
    outrage concern support hope its his her their
    """
    ),
    "believe": frozenset({"that"}),
    "hope": frozenset({"that"}),
    "fear": frozenset({"that"}),
    "worry": frozenset({"that"}),
    "expect": frozenset({"that"}),
    "propose": frozenset({"to", "that", "a", "the"}),
    "swear": frozenset({"to", "that"}),
}


def _forms(lemma: str) -> tuple[str, str, str]:
    """Third person, past and gerund of a verb."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ss")) else "s")
    return third, stem + "ed", stem + "ing"


def _table() -> dict[str, Cue]:
    out: dict[str, Cue] = {}
    frames: tuple[tuple[Frame, dict[str, Act | None]], ...] = (("clause", _CLAUSE), ("deed", _DEED))
    for frame, verbs in frames:
        for lemma, act in verbs.items():
            third, past, gerund = _forms(lemma)
            needs = _NEEDS.get(lemma, frozenset())
            for form in (lemma, third, past):
                out[form] = Cue(lemma, frame, act, "finite", needs)
            out[gerund] = Cue(lemma, frame, act, "gerund", needs)
    return out


CUES: dict[str, Cue] = _table()
"""Every form of every verb of utterance."""


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{one})" for one in patterns), re.IGNORECASE)


_TERMS = _any(
    r"(?:is|are|was|were|as|be)\s+(?:all\s+)?[\"“'‘]?(?:an?\s+)?[\"“'‘]?terror(?:ist|ism)s?\b",
    r"(?:consider|regard|designat|label|brand|describ|defin|classif)\w*\b[^.]{0,80}\bterroris",
    r"(?:cease-?fire|truce|cessation|agreement|deal|arrangement|accord)\b[^.]{0,40}\b(?:appl(?:y|ies|ied)"
    r"|cover(?:s|ed)?|exclud|exempt|include[sd]?|extend)",
    r"(?:not\s+)?(?:covered|protected|bound|excluded|exempt(?:ed)?)\s+(?:by|from|under)\b[^.]{0,40}"
    r"(?:truce|cease-?fire|cessation|agreement|deal)",
    r"(?:are|is|be|were|was)\s+(?:also\s+|not\s+)?(?:covered|excluded|exempt(?:ed)?)\b",
    r"(?:is|are|was|were|be|feels?)\s+not\s+bound\b|falls?\s+(?:under|outside)\s+the\s+(?:truce|cease-?fire"
    r"|agreement|deal)",
    r"legitimate\s+targets?\b",
    r"(?:would|will|does|do|did)\s+(?:not\s+|only\s+)?apply\s+(?:only\s+)?(?:to|\")",
    r"(?:were|was|are|is)\s+(?:members\s+)?(?:from|of)\s+the\s+(?:al[- ]qaeda|qaida)",
)
_THREAT = _any(
    r"will\s+not\s+(?:allow|tolerate|stand|accept|sit|let)",
    r"won'?t\s+(?:allow|tolerate|stand|sit|let)",
    r"(?:strong|harsh\w*|severe|decisive|firm|crushing)\s+(?:reaction|response|retaliation)",
    r"(?:face|expect|suffer)\s+(?:\w+\s+)?(?:consequences|reprisals|retaliation)",
    r"(?:would|will)\s+(?:respond|retaliate|strike\s+back|hit\s+back|punish|pay\b|wipe|launch|intervene|be\s+"
    r"targeted)",
    r"red\s+line|wipe\s+out|reserves?\s+the\s+right|all\s+options|will\s+resume|ground\s+(?:troops|forces"
    r"|intervention)|greater\s+pressure",
    r"cannot\s+pass\s+without|will\s+be\s+held|not\s+(?:be\s+able\s+to\s+)?(?:get\s+away|immune)",
    r"will\s+fight\s+(?:those|anyone|whoever)",
)
_URGE = _any(
    r"must\b", r"should\b(?!\s+(?:he|she|it|they)\b)", r"ought\s+to", r"needs?\s+to\b", r"has\s+to\b",
    r"have\s+to\b",
    r"(?:it\s+is|it's|its)\s+time\b", r"(?:we|i)\s+(?:call|urge|ask|demand|appeal)\b", r"let\s+(?:us|the)\b",
    r"call(?:s|ed|ing)?\s+(?:on|upon|for)\b", r"(?:is|are)\s+(?:indispensable|required|imperative)\b",
    r"urg(?:e[sd]?|ing)\b", r"demand(?:s|ed|ing)?\b",
    r"there\s+is\s+an?\s+urgent\b",
    r"responsibility\s+(?:on|to)\b", r"allowed\s+(?:\w+\s+)?access",
    r"to\s+stop\b|to\s+halt\b|(?<!would )stop\s+(?:the|these)\b",
    r"seek(?:s|ing)?\s+(?:clarity|clarification)",
)  # fmt: skip
_BLAME = _any(
    r"responsib(?:le|ility)\s+for",
    r"(?:were|was|is|are)\s+(?:\w+\s+){0,2}(?:responsible|behind|complicit|to\s+blame)\b",
    r"carried\s+out\s+by\b",
    r"violat(?:ed|ing|es|ions?\s+(?:by|committed|of|against))|breached",
    r"massacre|atrocit|war\s+crime|crimes?\b|slaughter|genocid|bloodshed",
    r"terroris[mt]s?\b", r"aggression|onslaught|brutal", r"complicit|accusations?\s+that|accusations?\s+of",
    r"target(?:s|ed|ing)?\s+(?:\w+\s+){0,3}civilian",
    r"cluster\s+(?:bomb|munition)|barrel\s+bomb|poison|toxic\s+gas",
    r"propping|prop\s+up",
    r"(?:fund|arm|sponsor|support)(?:s|ed|ing)?\s+(?:for\s+)?(?:\w+\s+){0,2}(?:terror|nusra|isis|extremis)",
    r"(?:had|have|has)\s+executed|executed\s+by|beheaded|beheadings|tortur|mutilat",
    r"(?:on|under)\s+the\s+(?:cover|pretext|guise)|cover\s+(?:its|of|up)",
    r"deliberate(?:ly)?\s+(?:attack|target|bomb|kill)|systematic",
    r"undermin|thwart|sabotag|obstruct|derail|provocation",
    r"illegitimate|condon|in\s+support\s+of\b|murderous|infiltrat|hostages",
    r"lack\s+of\s+seriousness|lost\s+(?:its\s+)?credib",
    r"liar?s?\b|lying\b",
)  # fmt: skip
_HARM = _any(
    r"attack(?:ed|s|ing)?\b|fired\b|bomb(?:ed|s|ing|ings)?\b|kill(?:ed|ing|s)?\b|shell(?:ed|s|ing)\b"
    r"|infiltrat|starv"
    r"|besieg|raids?\b|strikes?\b|offensive|ambush|burn(?:ed|ing)?|expel|executed|occup(?:y|ied)|seiz"
    r"|block(?:ed|ing|s)\b"
    r"|chemical|gas\b|support(?:s|ed|ing)?\b|provid(?:es?|ed|ing)\b|pursu\w+|trying|attempt\w*|determined"
    r"|insistent"
    r"|threat|impos|shoot|shot|hostages?|crossed|sends?\b|weapons",
)
_DENIAL = _any(
    r"no\s+(?:evidence|truth|proof|intention|plans?\b)", r"ha(?:s|ve|d)\s+(?:not|never)\s+\w+ed\b",
    r"never\s+(?:used|targeted|bombed|attacked|carried)",
    r"(?:did|does|do)\s+not\s+(?:target|bomb|use|carry|attack|hit)",
    r"(?:untrue|baseless|false|fabricated|unfounded|lies)\b", r"impossible\s+that",
    r"not\s+(?:true|involved|behind)",
    r"was\s+not\s+(?:responsible|behind|involved)",
)  # fmt: skip
_REFUSAL = _any(
    r"(?:will|would|can|could)\s*(?:not|never)\s+(?:accept|negotiate|agree|recogni[sz]e|attend|take\s+part)",
    r"no\s+(?:negotiations?|talks?|dialogue)\s+(?:with|until|before)", r"delusional", r"unacceptable",
    r"refus(?:e[sd]?|ing)\b", r"reject(?:s|ed|ing)?\b",
)  # fmt: skip
_CONSENT = _any(
    r"(?:is|are|was|were)\s+(?:willing|ready|prepared)\b", r"agree[sd]?\s+to\b", r"accept(?:s|ed)?\b",
    r"welcom(?:e[sd]?|ing)\b", r"back(?:s|ed)\s+the\b",
)  # fmt: skip
_INTENT = _any(
    r"(?:we|i)\s+(?:will|shall|pledge|vow|promise|remain)\b|we'll\b",
    r"will\s+(?:continue|keep|abide|observe|respect|honou?r|comply|adhere|suspend|halt|cease|not\s+(?:cease"
    r"|stop))\b",
    r"wouldn'?t\s+stop|would\s+(?:continue|ensure|arm|abide|observe|respect"
    r"|not\s+stop)\b",
    r"pledg|vow(?:ed|s|ing)?\b|promis|committed\s+to|commitment\s+to|ready\s+to\s+(?:observe|abide|implement"
    r"|respect)",
    r"remain(?:s|ed)?\s+(?:committed|prepared|determined)",
)  # fmt: skip
_NEWS = _any(
    r"(?:is|are|was|were)\s+(?:considering|planning|intending|expected|being)\b",
    r"(?:had|has|have)\s+(?:\w+\s+)?(?:begun|started|conducted|killed|destroyed|joined|seized|sent|received"
    r"|decided|taken"
    r"|captured|advanced|continued|established|secured|carried|launched|repelled|documented|targeted"
    r"|blown)\b",
    r"strategic\s+plan|program\s+that|began\s+\w+ing|(?:is|are)\s+being\s+\w+ed\b",
    r"will\s+(?:travel|arrive|begin|start|visit|be\s+held|meet|hold)\b",
    r"(?:was|were)\s+able\s+to\b",
    r"(?:their|our|its)\s+goal", r"discussions\b", r"decision\b",
    r"under\s+control\b|control\s+(?:of|over)",
    r"repelled\b|patrolled\b|conducted\b|claimed?\s+responsib|blew\s+himself|carried\s+out\s+by",
)  # fmt: skip
_LIKELY = _any(
    r"(?:most\s+|very\s+|more\s+)?(?:un)?likely\b", r"may\b|might\b|could\b",
    r"(?:not\s+)?(?:optimistic|hopeful|confident)\b",
    r"(?:not\s+)?(?:immediately\s+)?clear\b|unclear",
    r"(?:one\s+of\s+the|the)\s+(?:\w+\s+)?(?:largest|fiercest|widest|worst|biggest)",
    r"(?:very\s+|more\s+)",
    r"(?:difficult|hard|dangerous|desperate|scarce|intense)\b",
    r"hope\b|chance\b|possibil", r"deteriorat|worsen|getting\s+worse",
    r"suggest|indicat|appear|seem|ascertain|believe",
    r"would\s+(?:need|require|result|have\s+to)|at\s+stake"
    r"|doubts?\b",
)  # fmt: skip


def act_of(cue: Cue, content: str, own: bool = False, other: bool = False) -> Act:
    """The act that an utterance performs.

    Args:
        cue: The verb that attributes it.
        content: The words uttered, or the verb with its complement.
        own: Whether the content is about the speaker's own side ("the army has ..." said by the army).
        other: Whether the content's doer is a side that is not the speaker's.
    """
    content = content.replace("’", "'")
    if cue.frame == "deed" and cue.act:
        return _deed(cue, content)
    if _TERMS.search(content):
        return "interpret"
    if cue.lemma == "warn":
        return _warned(content, own)
    if cue.lemma == "allege":
        return "accuse"
    if cue.lemma == "claim" and re.match(r"claim", content):
        return "announce"
    if cue.lemma in ("reveal", "disclose", "announce"):
        return _first(content, "announce", (("threaten", _THREAT), ("commit", _INTENT)))
    if own:
        found = _first(
            content,
            "assess",
            (("deny", _DENIAL), ("reject", _REFUSAL), ("threaten", _THREAT), ("commit", _INTENT)),
        )
        if found != "assess":
            return found
    if cue.lemma == "complain" or (cue.lemma == "claim" and other):
        return "accuse"
    found = _first(content, "assess", _ORDER)
    if found == "accuse" and own and not _ENEMY.search(content):
        return "announce"
    if found != "assess" or _LIKELY.search(content):
        return found
    if own or cue.lemma == "declare":
        return "announce"
    if other and _HARM.search(content):
        return "accuse"
    return "announce" if _NEWS.search(content) else cue.act or "assess"


def _warned(content: str, own: bool) -> Act:
    if re.match(r"warn\w*\s+against\b", content):
        return "reject"
    if _THREAT.search(content) or own or re.match(r"(?:that\s+)?if\b", content):
        return "threaten"
    return "urge" if _URGE.search(content) else "assess"


def _deed(cue: Cue, content: str) -> Act:
    act = cue.act or "assess"
    if cue.lemma == "use":
        return "interpret"
    if cue.lemma == "call" and not re.match(r"call\w*\b.{0,60}?\b(?:on|for|upon)\b", content):
        return "accuse" if _BLAME.search(content) else "assess"
    if cue.lemma in ("describe", "call", "label", "brand", "consider", "regard", "designate"):
        if _TERMS.search(content) or re.search(r"terroris", content, re.IGNORECASE):
            return "interpret" if cue.lemma != "call" or not _URGE.match(content) else act
        if re.search(r"untrue|baseless|false|fabricat", content, re.IGNORECASE):
            return "deny"
        return "accuse" if cue.lemma != "call" and _BLAME.search(content) else act
    if cue.lemma in ("express", "voice"):
        if re.search(r"outrage|concern|condemn|alarm|anger|dismay|regret", content, re.IGNORECASE):
            return "accuse"
        return "commit" if re.search(r"readiness|willingness", content, re.IGNORECASE) else "assess"
    if cue.lemma == "reject" and re.search(
        r"claim|accus|alleg|report|charge|baseless", content, re.IGNORECASE
    ):
        return "deny"
    if cue.lemma == "dismiss" and not re.search(r"claim|accus|alleg|report|charge", content, re.IGNORECASE):
        return "reject"
    return act


def _first(content: str, default: Act, tests: tuple[tuple[Act, re.Pattern[str]], ...]) -> Act:
    return next((act for act, pattern in tests if pattern.search(content)), default)


_ENEMY = _any(r"regime\b|massacre|crime|violat|breach|atrocit|brutal|aggression")
_ORDER: tuple[tuple[Act, re.Pattern[str]], ...] = (
    ("deny", _DENIAL),
    ("reject", _REFUSAL),
    ("threaten", _THREAT),
    ("commit", _INTENT),
    ("urge", _URGE),
    ("agree", _CONSENT),
    ("accuse", _BLAME),
)

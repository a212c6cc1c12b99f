"""Verbs of public utterance, and which act an utterance performs.

The act comes first from the verb (deny, accuse, urge, threaten, agree, reject, commit), then from the
content: whose will it is ("must", "will not allow"), whose deed it names ("is responsible for"), or
whether it fixes what a term of the truce means ("are terrorists", "does not apply to").
"""

import re

from trucewatch.model.reports import Act
from trucewatch.read.acts_doer import Doer
from trucewatch.read.acts_verbs import Cue
from trucewatch.read.patterns import caseless


def _any(*patterns: str) -> re.Pattern[str]:
    return caseless(rf"\b(?:{'|'.join(patterns)})")


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
    r"cannot\s+be\s+tolerated|game[- ]changer|military\s+zone",
    r"(?:deadline|ultimatum|\d+[- ]hours?)\s+(?:\w+\s+){0,2}to\b",
    r"(?:additional|more)\s+(?:foreign\s+)?troops",
    r"(?:necessary|appropriate)\s+response|taken\s+in\s+other\s+ways|immune\s+from|enter\s+the\s+(?:war|conflict)",
    r"send\s+(?:\w+\s+)?(?:fighters|troops)",
)
_STRIKE = _any(
    r"(?:will|would)\s+(?:\w+ly\s+|also\s+|soon\s+)?(?:attack|target|strike|bomb|kill|avenge|fire|shell)\b",
    r"(?:will|would)\s+be\s+(?:fired|targeted|attacked|struck)\b",
)
_URGE = _any(
    r"must\b", r"should\b(?!\s+(?:he|she|it|they)\b)", r"ought\s+to", r"needs?\s+to\b",
    r"(?:we|they|i)\s+need\b", r"has\s+to\b",
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
    r"carried\s+out\s+by\b", r"(?:be|was|is|like)\s+the\s+work\s+of\b",
    r"violat(?:ed|ing|es|ions?\s+(?:by|committed|of|against))|breached",
    r"massacre|atrocit|war\s+crime|crimes?\b|slaughter|genocid|bloodshed",
    r"terrorist\s+(?:acts?|attacks?|bombings?|crimes?)|(?:state|of)\s+terrorism",
    r"terrorists?\s+(?:\w+\s+)?(?:detonated|carried|attacked|fired|launched|shelled|targeted|killed|are\s+taking)",
    r"aggression|onslaught|brutal", r"complicit|accusations?\s+that|accusations?\s+of",
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
    r"|block(?:ed|ing|s)\b|strik\w+|pound\w+|stepp(?:ed|ing)\s+up|ramp\w*\s+up|escalat\w+|target\w*|drop\w*"
    r"|civilians?\b|(?:populated|residential)\s+areas|punish\w+|levied|confiscat\w+|compromis\w+|prevent\w*"
    r"|came\s+from|branch\s+of"
    r"|chemical|gas\b|support(?:s|ed|ing)?\b|provid(?:es?|ed|ing)\b|pursu\w+|trying|attempt\w*|determined"
    r"|insistent"
    r"|threat|impos|shoot|shot|hostages?|crossed|sends?\b|weapons",
)
_DENIAL = _any(
    r"no\s+(?:evidence|truth|proof|intention|plans?\b)", r"ha(?:s|ve|d)\s+(?:not|never)\s+\w+ed\b",
    r"never\s+(?:used|targeted|bombed|attacked|carried)", r"(?:we|they|he|she|i)\s+never\s+\w+ed\b",
    r"would\s+never\s+(?:use|target|bomb|attack|harm|kill|do|carry)",
    r"(?:is|are|was|were)\s+not\s+(?:seeking|planning|targeting|bombing)\b",
    r"(?:there\s+(?:are|is|were|was)|ha(?:s|ve|d))\s+no\s+(?:armed|rebels?|fighters|gunmen|militants|terrorists"
    r"|military\s+(?:groups?|positions?|bases?|targets?|sites?))\b",
    r"(?:doesn'?t|don'?t|didn'?t|does\s+not|do\s+not)\s+have\s+any\s+(?:armed|rebel|military|fighters|militants)",
    r"(?:did|does|do)\s+not\s+(?:target|bomb|use|carry|attack|hit)",
    r"(?:untrue|baseless|false|fabricated|unfounded|lies)\b", r"impossible\s+that",
    r"not\s+(?:true|involved|behind)",
    r"was\s+not\s+(?:responsible|behind|involved)", r"not\s+(?:its|our|their|his)\s+(?:doing|work|fault)",
)  # fmt: skip
_REFUSAL = _any(
    r"(?:will|would|can|could)\s*(?:not|never)\s+(?:accept|negotiate|agree|recogni[sz]e|attend|take\s+part)",
    r"no\s+(?:negotiations?|talks?|dialogue)\s+(?:with|until|before)", r"no\s+question\s+of",
    r"delusional", r"unacceptable",
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


_PERMIT = _any(
    r"(?:will|would)\s+(?:not|never)\s+(?:allow|permit|let)\b",
    r"(?:won't|wont|wouldn't)\s+(?:allow|permit|let)\b",
)
_LOSS = _any(r"fall\b|seize|captur|attack|advance|cross|get\s+away")
_SUPPOSED = caseless(r"(?:if|unless|had)\b")
_FEELING = _any(
    r"(?:appalled|shocked|horrified|saddened|outraged|alarmed|disturbed|worried|concerned|hopeful|optimistic"
    r"|pessimistic|encouraged|disappointed|surprised|sceptical|skeptical)\b",
    r"(?:with|of)\s+(?:\w+\s+)?concern\b", r"lost\s+(?:interest|hope|faith|confidence)",
)  # fmt: skip
_UNABLE = _any(
    r"(?:cannot|could\s+not|can't|couldn't|unable|lacks?|no\s+longer|nobody|not\s+been\s+able)\b",
    r"(?:may|might)\s+(?:\w+\s+)?be\b", r"suggest", r"(?:is|are|was|were)\s+(?:too|very|most|well)\b",
)  # fmt: skip
_SCHEDULE = _any(
    r"(?:will|would|(?:is|are)\s+to)\s+(?:\w+\s+)?(?:travel|arrive|begin|start|visit|meet|convene|be\s+(?:held|discussed"
    r"|announced|presented|taking)|hold|take\s+place|await|wait)\b",
    r"(?:expected|due|scheduled|set|looking)\s+to\b(?!\s+(?:rise|grow))",
)  # fmt: skip
_WILL = caseless(
    r"(?:will|would|shall|'ll|wants?\s+to|wanted\s+to|(?:is|are|am|was|were)\s+(?:\w+\s+)?(?:working|doing"
    r"|ready|prepared|willing|determined)\b)",
)
_UNDER_WAY = _any(
    r"(?:is|are|was|were)\s+(?:now\s+|still\s+|currently\s+)*(?:looking\s+for|searching|being\s+\w+ed|in\s+the"
    r"\s+process|considering|deliberating|gathering)\b",
)
_GUESSED = _any(
    r"(?:may|might)\s", r"(?:un)?likely\b", r"not\s+(?:immediately\s+)?clear|unclear", r"if\s+verified"
)
_SUCCESS = _any(
    r"(?:managed|able)\s+to\b", r"(?:seized|captured|retaken|retook|recaptured"
    r"|repelled|crush\w*|liberated|defeated|secured|patrolled|advanced)\b",
)  # fmt: skip


_CRUELTY = _any(
    r"(?:was|were|been)\s+(?:\w+\s+)?(?:executed|beheaded|mutilated|slaughtered|gassed)\b|heads\s+were\s+cut",
    r"(?:is|are|was|were)\s+(?:\w+\s+)?targeted\b", r"executed\s+along|opened\s+fire",
    r"(?:hit|struck|shelled|bombed)\b[^.]{0,40}\bcivilians\b",
    r"(?:chemical|poison\w*|gas)\b[^.]{0,60}\b(?:attack|kill\w*)\b", r"yellow\s+gas",
)  # fmt: skip
_RETREAT = _any(
    r"(?:had|have|has|was|were|is|are)\s+(?:retreated|withdrawn|withdrawing|distributing|pulled\s+out)\b"
)
_MEASURED = _any(
    r"(?:bigger|larger|higher|worse|more|less|fewer|stronger)\b[^.]{0,30}\bthan\b",
    r"one\s+of\s+the\s+\w+est\b",
)
_HARMED = _any(
    r"civilians?\b|residents?\b|residential|populated|children|women|hospitals?\b|schools?\b|markets?\b|famil(?:y|ies)\b"
    r"|people\b|aid\b|chemical|gas\b|barrel",
)
_PLAIN = ("say", "add", "tell", "state", "report", "confirm", "stress")
_NEAR = 90  # characters after its verb in which a content names its deed


def act_of(cue: Cue, content: str, doer: Doer) -> Act:
    """The act that an utterance performs.

    Args:
        cue: The verb that attributes it.
        content: The words uttered, or the verb with its complement.
        doer: Whose deed the content tells of.
    """
    content = content.replace("’", "'")
    if cue.frame == "deed" and cue.act:
        return _deed(cue, content)
    if _TERMS.search(content):
        return "interpret"
    if cue.lemma == "warn":
        return _warned(content, doer.own)
    if cue.lemma in ("allege", "complain") or (cue.lemma == "claim" and doer.other):
        return "accuse"
    if cue.lemma == "claim" and re.match(r"claim", content):
        return "announce"
    if cue.lemma in ("reveal", "disclose", "announce"):
        return _first(content, "announce", (("threaten", _THREAT), ("commit", _INTENT)))
    return _willed(content, doer) or _told(cue, content, doer)


def _willed(content: str, doer: Doer) -> Act | None:
    """The act of a content that says what somebody will, will not, or ought to do."""
    if _PERMIT.search(content):
        return "threaten" if _LOSS.search(content) else "reject"
    if not _SUPPOSED.match(content) and _DENIAL.search(content):
        return "deny"
    if doer.own and _FEELING.search(content):
        return "assess"
    if _REFUSAL.search(content):
        return "reject"
    if _THREAT.search(content) or ((doer.own or doer.armed) and _STRIKE.search(content)):
        return "threaten"
    if _SCHEDULE.search(content):
        return "announce"
    if _CONSENT.match(doer.predicate):
        return "agree"
    if (not doer.other and _INTENT.search(content)) or _INTENT.match(doer.predicate):
        return "commit"
    if doer.own and _WILL.match(doer.predicate):
        return "commit"
    if _URGE.search(content):
        return "urge"
    return "agree" if not doer.other and _CONSENT.search(content) else None


def _told(cue: Cue, content: str, doer: Doer) -> Act:
    """The act of a content that says what is or was: news of one's own side, blame, or a judgement."""
    if doer.own:
        if _SUPPOSED.match(content) or _UNABLE.search(content) or _FEELING.search(content):
            return "assess"
        return "accuse" if _ENEMY.search(content) else "announce"
    if _UNDER_WAY.search(content):
        return "announce"
    if _GUESSED.search(content) and not doer.other:
        return "assess"
    if doer.other and _RETREAT.search(doer.predicate):
        return "assess"
    if doer.other and _SUCCESS.search(doer.predicate):
        return "announce"
    cruel = _CRUELTY.search(content)
    if doer.observer and not cruel and _MEASURED.search(content):
        return "assess"
    if _BLAME.search(content) or cruel:
        return "accuse"
    if (doer.other or not doer.subject.strip()) and _HARM.search(content[: len(doer.subject) + _NEAR]):
        return "assess" if doer.observer and not _HARMED.search(content) else "accuse"
    if _LIKELY.search(content):
        return "assess"
    if cue.lemma == "declare" or _NEWS.search(content):
        return "announce"
    news = doer.armed and cue.lemma in _PLAIN and not (_UNABLE.search(content) or _MEASURED.search(content))
    return cue.act or ("announce" if news else "assess")


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
    if cue.lemma == "renew" and re.search(r"pledge|promise|commitment|vow", content, re.IGNORECASE):
        return "commit"
    if cue.lemma == "call" and _CHARGED.match(content):
        return "deny"
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


_CHARGED = caseless(r"call\w*\s+(?:the\s+)?(?:allegations|accusations|claims|charges|reports)\b")


def _first(content: str, default: Act, tests: tuple[tuple[Act, re.Pattern[str]], ...]) -> Act:
    return next((act for act, pattern in tests if pattern.search(content)), default)


_ENEMY = _any(r"regime\b|massacre|crime|violat|breach|atrocit|brutal|aggression")

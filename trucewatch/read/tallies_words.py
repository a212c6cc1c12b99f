"""What a figure counts besides the dead and hurt: strikes, breaches, people displaced or besieged, and more.

A counted noun follows its number within a few modifiers ("320 raids", "20 000 more civilians"); some
counts are made by the verb instead ("displaced nearly 10 million people").
"""

import re

from trucewatch.model.reports import TallyKind
from trucewatch.read.patterns import caseless

_GAP = (
    r"\s+(?:of\s+(?:the\s+)?)?(?:(?!and\b|or\b|were\b|was\b|in\b|on\b|at\b|by\b|from\b|since\b|including\b)"
    r"[\w'’-]+\s+){0,3}?"
)


def _after(nouns: str) -> re.Pattern[str]:
    return caseless(rf"{_GAP}(?P<noun>{nouns})\b")


RAIDS = _after(
    r"air[- ]?strikes?|air[- ]?raids?|raids|strikes|sorties|bombing\s+runs|combat\s+(?:flights|missions)"
    r"|attacks|bombings"
    r"|air\s+attacks"
)
MUNITIONS = _after(
    r"barrel\s+bombs?|(?:[\w-]+\s+)?missiles?|rockets?(?:\s+shells?)?|mortar\s+(?:shells?|rounds?)|shells"
    r"|bombs"
    r"|cluster\s+(?:bombs|munitions)|vacuum\s+bombs|projectiles"
)
VIOLATIONS = _after(r"(?:[\w-]+\s+)?(?:breach(?:es)?|violations?|cease-?fire\s+incidents?|infringements)")
PEOPLE = _after(
    r"people|persons|individuals|civilians|citizens|syrians|residents|inhabitants|refugees|families|children"
    r"|others|iraqis|women|men|muslims|kurds|(?:[\w-]+\s+)?(?:militants|terrorists|fighters|soldiers|troops|prisoners"
    r"|detainees|members|villagers|students|recruits|volunteers|foreigners|journalists|tribesmen|of\s+them)"
)
DISPLACED = caseless(
    r"\b(?:displac\w+|uproot\w+|fled|flee|fleeing|refugees|from\s+their\s+homes|homeless|driv(?:en|ing)\s+"
    r"\w+\s+from"
    r"|exodus|left\s+their\s+homes|out\s+of\s+their\s+homes|crossed\s+(?:the\s+border|into)|evacuat\w+)\b",
)
BESIEGED = caseless(
    r"\b(?:besieg\w+|under\s+siege|trapped|encircled|cut\s+off\s+from|siege\s+of|hard-to-reach)\b",
)
MISSING = caseless(
    r"\b(?:missing|detained|arrested|imprisoned|captured|abducted|kidnapped|disappear\w+|unknown|in\s+need\s+of|liv(?:e|ed|ing)\s+(?:in"
    r"|under)|recruited|joined|surrendered|sought\s+refuge|malnutrition)\b",
)
THINGS = _after(
    r"(?:[\w-]+\s+)?(?:towns|villages|settlements|armed\s+groups|factions|(?:[\w-]+\s+)?homes|houses"
    r"|hospitals|schools|mosques|markets"
    r"|buildings|targets|tankers|stations|facilities|clinics|cent(?:er|re)s|vehicles|tanks|sites|cases"
    r"|kilomet(?:er|re)s"
    r"|convoys|trucks|houses\s+of\s+worship|bases|checkpoints|districts|neighbou?rhoods|incidents"
    r"|(?:[\w-]+\s+)?militants|fighters|recruits)"
)
DEED = caseless(
    r"\b(?:destroy\w*|hit|hitting|target\w*|damag\w+|join\w*|captur\w+|seiz\w+|carried\s+out|conduct\w+"
    r"|record\w*|document\w*|recruit\w*|taken?|took|overrun|control\w*|cases|bomb\w*"
    r"|register\w*|deliver\w*|gain\w*|reach\w*|number\s+of)\b",
)
TIMES = caseless(r"\s+times\b")
STRUCK = caseless(r"\b(?:used|using|struck|bomb\w*|shell\w*|attack\w*|target\w*|hit|raid\w*)\b")
BREACHED = caseless(r"\b(?:breach|violat)\w*")
WAR = caseless(
    r"\b(?:war|conflict|uprising|revolt|insurgency|crisis|violence|fighting|unrest|rebellion|revolution)\b",
)
SEVERAL_PLACES = caseless(
    r"\b(?:in\s+and\s+around|surrounding\s+(?:towns|villages|areas|countryside)|(?:the\s+)?(?:towns|villages"
    r"|cities|provinces|areas)\s+of"
    r"|across|throughout|other\s+(?:areas|towns|parts|provinces)|different\s+(?:areas|parts)|several\s+areas"
    r"|elsewhere)\b",
)
SUMMED = caseless(
    r"\b(?:a\s+total\s+of|total\s+number|number\s+of\s+(?:victims|dead|deaths|casualties|fatalities)|in\s+total|altogether|overall|in\s+all|toll\b|according\s+to\s+"
    r"the\s+(?:latest|centre|center)"
    r"|br(?:ought|inging|ings?)\s+(?:the|to)|rais(?:es|ed|ing)\s+the)",
)
REPEATED = caseless(
    r"\b(?:attacks|raids|strikes|bombings|operations|clashes|battles|air ?strikes"
    r"|executions)\b[^.]{0,60}\b(?:have|has)\s+(?:\w+\s+)?"
    r"(?:killed|left|claimed|wounded|injured)|\bduring\s+(?:this|the|a)\s+(?:\w+\s+)?(?:campaign|offensive|onslaught)\b|\b(?:conflict|war)\b[^.]{0,40}\bthat\s+has\s+killed",
)


WAR_DEAD = caseless(r"\b(?:kill(?:ed|ing)|dead|died|deaths?|lives|casualties|lost|executed|martyred|slain)\b")
WAR_HURT = caseless(r"\b(?:injur(?:ed|ing|ies)|wound(?:ed|ing|s)|hurt)\b")
PUT_AT = caseless(
    r"\b(?:figure|toll|number|estimates?)\b[^.;]{0,60}\b(?:at|from)\s+$|\b(?:put|puts|putting)\s+the\s+(?:\w+\s+)?(?:figure|toll|number)\b[^.;]{0,50}\bat\s+$"
)
REMAINS = caseless(
    r"\b(?:number\s+of\s+(?:armed\s+groups|towns|factions|villages)\b[^.;]{0,120}\b(?:at|to)\s+)$"
)
LOST = caseless(r"\b(?:lost|losing)\s+(?:at\s+least\s+|more\s+than\s+|over\s+)?$")
HALF = caseless(r"\bhalf\s+(?:of\s+)?(?:the\s+|its\s+)?[^.]{0,50}\bpopulation\s+of\s+$")
NOT_YET = caseless(
    r"\b(?:could|may|might|would|will|can|should)\s+(?:\w+\s+)?(?:reach|rise|kill|exceed|climb)\s+(?:to\s+)?$"
)
FIRST_SINCE = caseless(
    r"\b(?:first|worst|deadliest|bloodiest|most\s+[\w-]+|(?:big|large|high|great|heavi|strong|low)\w*est|lightest|not\s+seen|unseen)\b[^.;]{0,90}?\b(?:since|in\s+(?:over|more\s+than|nearly|almost|about|the\s+(?:last|past)))\b"
)
SINCE = caseless(r"\bsince\s+(?!then\b|when\b|dawn\b|the\s+morning\b|morning\b|midnight\b)\w+")
CLAUSE_START = caseless(
    r"[;:]\s+|,\s+|\b(?:that|which|while|as|where|after|when)\s+|\band\s+(?=\w+(?:ed|ing)\b)|\b(?:said|says"
    r"|adding|added)\s+",
)
SHARED = caseless(r"\s+(?:by|on|in|at|against)\s+")
BEFORE_COUNT = caseless(r"\b(?:breaches|violations)\b[^.]{0,60}\b(?:to|at|reached|is|was)\s+$")


BLOWS = caseless(r"\b(?:raids|strikes|air ?strikes|attacks|bombings)\b")
PROVINCE = caseless(r"\s+(?:province|governorate)\b")
AROUND = caseless(r"surrounding\s+(?:towns|villages)|in\s+and\s+around")
ANYWHERE = caseless(AROUND.pattern + r"|across\s+")
PROVINCE_OF = caseless(r"\b(?:province|governorate)\s+of\s+$")
BREACHES_BY = caseless(r"\b(?:breaches|violations)\b[^.]{0,60}(?:included|includ\w+|:)")
QUARTER = caseless(r"\bquarter\s+of\s+$")
TOTAL_DEAD = caseless(
    r"\b(?:total|number|toll)\b[^.]{0,80}\b(?:casualties|victims|dead|deaths|killed|fatalities)\b[^.]{0,90}"
    r"\b(?:to|at|reached|is|was)\s+$",
)
PERFECT_BEFORE = caseless(
    r"\b(?:has|have)\s+(?:\w+\s+){0,2}?(?:killed|left|claimed|injured|wounded|executed|cost|caused|displaced|driven"
    r"|forced|taken|carried\s+out|dropped|conducted|launched|seized|destroyed|lost)\s+(?:the\s+lives\s+of\s+)?"
    r"(?:more\s+than\s+|at\s+least\s+|over\s+|some\s+|about\s+|around\s+)?$"
)
IN_A_BLOW = caseless(
    r"\b(?:an?|the|one|another)\s+(?:[\w-]+\s+){0,3}?(?:attack|strike|air\s?strike|raid|blast|explosion|bombing"
    r"|car\s+bomb|shell|rocket|missile|bomb|ambush|clash|massacre)\b(?!\s+(?:attacks|campaign|raids|runs|strikes))"
)
IN_THE_WAR = caseless(
    r"[^.;]{0,40}?\b(?:killed|died|dead)\s+in\s+(?:[\w'’/-]+\s+){0,4}?(?:war|conflict|uprising)\b"
)
IN_THE_FIGHT = caseless(
    r"\b(?:has|have|had)\s+(?:also\s+)?(?:been\s+killed|died|lost|been\s+lost|killed)\b[^.;]{0,70}?\bin\s+the\s+"
    r"(?:\w+\s+)?(?:fight|battle|battles|offensive|campaign|assault)\b"
)
OF_WANT = caseless(
    r"[^.;]{0,60}?\b(?:died|dead|deaths?)\b[^.;]{0,60}?\b(?:shortages?|hunger|starv\w+|malnutrition|famine|siege"
    r"|(?:lack|scarcity)\s+of\s+(?:food|medic\w+|water))\b"
)
REGIONS = caseless(
    r"\b(?:north|south|east|west|centr|north-?east|north-?west|south-?east|south-?west)\w*\s+and\s+"
    r"(?:north|south|east|west|centr)\w*\s+(?:Syria|Iraq|provinces)\b"
)
SAME_PERIOD = caseless(r"\b(?:in|over|during)\s+(?:the|that)\s+same\s+(?:period|time)\b")
FROM_A_BLOW = caseless(
    r"\btoll\s+(?:[\w-]+\s+){0,3}?(?:from|of|in|for)\s+(?:[\w'’-]+\s+){0,6}?(?:explosions?|blasts?|bombings?|attack|raid|strike|shelling|crash)\b"
)
BOMBER = caseless(r"\b(?:bombers?|explosions?|blasts?|gunm[ae]n|attackers?)\b")
CONTINUED = caseless(
    r"\b(?:continu\w+|repeated|ongoing|successive|daily|weeks\s+of|days\s+of)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:attacks|raids|strikes|air\s?strikes|shelling|bombardment|bombings)\b"
)
STEPPED_UP = caseless(
    r"\b(?:have|has)\s+(?:been\s+killed|died|been\s+injured|been\s+wounded)\b[^.;]{0,80}\b(?:stepped\s+up|intensif\w+|escalat\w+"
    r"|campaign|offensive|onslaught)\b"
)
AND_IN = caseless(
    r"(?:\s+(?:area|city|province|region|countryside|suburbs?))?\s*,?\s*(?:and|as\s+well\s+as)\s+(?:also\s+)?in\s+(?:the\s+)?(?:\w+\s+)?"
)
AND_ALSO = caseless(r"\s*(?:,|(?P<and>,?\s*(?:and|&)(?:\s+(?:in|on|near)\b)?))?\s*(?:the\s+)?(?:nearby\s+)?")
BETWEEN = caseless(r"\b(?:between|from|linking|connects?|connecting)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?$")
_ALONE = caseless(
    r"\s*(?:$|[.,;]|(?:displaced|have|had|were|are|is|in|within|of\s+(?:them|whom|its|the)|from|since|more|others|injured|wounded|living|dead)\b)"
)
_DEAD_NOUN = caseless(r"\s+(?:deaths|lives|dead)\b")


def counted(before: str, tail: str, sentence: str) -> TallyKind | None:
    """What a number counts, from the words around it; None where that is not plain.

    Args:
        before: The text before the number in its sentence, at most ninety characters.
        tail: The text after it, at most a hundred and twenty.
        sentence: The whole sentence.
    """
    if VIOLATIONS.match(tail) or (TIMES.match(tail) and BREACHED.search(before + tail)):
        return "violations"
    if BEFORE_COUNT.search(before):
        return "violations"
    if RAIDS.match(tail) or MUNITIONS.match(tail) or (TIMES.match(tail) and STRUCK.search(before + tail)):
        return "strikes"
    if LOST.search(before) or TOTAL_DEAD.search(before):
        return "killed"
    if PUT_AT.search(before) and WAR_DEAD.search(sentence):
        return "killed"
    if REMAINS.search(before):
        return "other"
    if PEOPLE.match(tail) or _ALONE.match(tail) or _DEAD_NOUN.match(tail):
        fate = _fate(before[-60:], tail)
        if fate is not None:
            return fate
    return "other" if THINGS.match(tail) and DEED.search(sentence) else None


_NEAR_FATE = 600  # characters to either side; what stands further off says nothing of the number


def _fate(before: str, tail: str) -> TallyKind | None:
    """What befell people counted, by the word nearest to the number: after it first, then before."""
    fates: tuple[tuple[TallyKind, re.Pattern[str]], ...] = (
        ("displaced", DISPLACED), ("besieged", BESIEGED), ("killed", WAR_DEAD), ("injured", WAR_HURT),
        ("other", MISSING),
    )  # fmt: skip
    tail, before = tail[:_NEAR_FATE], before[-_NEAR_FATE:]
    after = [(match.start(), fate) for fate, pattern in fates if (match := pattern.search(tail))]
    if after:
        return min(after)[1]
    ahead = [(match.end(), fate) for fate, pattern in fates for match in pattern.finditer(before)]
    return max(ahead)[1] if ahead else None

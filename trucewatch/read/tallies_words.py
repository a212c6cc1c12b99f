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
    r"people|persons|civilians|syrians|residents|inhabitants|refugees|families|children|others|iraqis|women"
    r"|muslims|kurds"
)
DISPLACED = caseless(
    r"\b(?:displac\w+|uproot\w+|fled|flee|fleeing|refugees|from\s+their\s+homes|homeless|driv(?:en|ing)\s+"
    r"\w+\s+from"
    r"|exodus|left\s+their\s+homes)\b",
)
BESIEGED = caseless(
    r"\b(?:besieg\w+|under\s+siege|trapped|encircled|cut\s+off\s+from|siege\s+of|hard-to-reach)\b",
)
MISSING = caseless(
    r"\b(?:missing|detained|arrested|imprisoned|disappear\w+|in\s+need\s+of|liv(?:e|ed|ing)\s+(?:in"
    r"|under))\b",
)
THINGS = _after(
    r"(?:[\w-]+\s+)?(?:towns|villages|settlements|armed\s+groups|factions|(?:[\w-]+\s+)?homes|houses"
    r"|hospitals|schools|mosques|markets"
    r"|buildings|targets|tankers|stations|facilities|clinics|cent(?:er|re)s|vehicles|tanks|sites|cases"
    r"|kilomet(?:er|re)s"
    r"|convoys|trucks|houses\s+of\s+worship)"
)
DEED = caseless(
    r"\b(?:destroy\w*|hit|hitting|target\w*|damag\w+|join\w*|captur\w+|seiz\w+|carried\s+out|conduct\w+"
    r"|record\w*|document\w*"
    r"|register\w*|deliver\w*|gain\w*|reach\w*|number\s+of)\b",
)
TIMES = caseless(r"\s+times\b")
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


WAR_DEAD = caseless(r"\b(?:kill(?:ed|ing)|dead|died|deaths|lives|casualties|lost)\b")
LOST = caseless(r"\b(?:lost|losing)\s+(?:at\s+least\s+|more\s+than\s+|over\s+)?$")
HALF = caseless(r"\bhalf\s+(?:of\s+)?(?:the\s+|its\s+)?[^.]{0,50}\bpopulation\s+of\s+$")
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
_ALONE = caseless(r"\s*(?:$|[.,;]|(?:displaced|have|had|were|are|in|within|of|from|since|more|others)\b)")
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
    if RAIDS.match(tail) or MUNITIONS.match(tail):
        return "strikes"
    if LOST.search(before) or TOTAL_DEAD.search(before):
        return "killed"
    if PEOPLE.match(tail) or _ALONE.match(tail) or _DEAD_NOUN.match(tail):
        fate = _fate(before[-60:], tail)
        if fate is not None:
            return fate
    return "other" if THINGS.match(tail) and DEED.search(sentence) else None


_NEAR_FATE = 600  # characters to either side; what stands further off says nothing of the number


def _fate(before: str, tail: str) -> TallyKind | None:
    """What befell people counted, by the word nearest to the number: after it first, then before."""
    fates: tuple[tuple[TallyKind, re.Pattern[str]], ...] = (
        ("displaced", DISPLACED), ("besieged", BESIEGED), ("killed", WAR_DEAD), ("other", MISSING),
    )  # fmt: skip
    tail, before = tail[:_NEAR_FATE], before[-_NEAR_FATE:]
    after = [(match.start(), fate) for fate, pattern in fates if (match := pattern.search(tail))]
    if after:
        return min(after)[1]
    ahead = [(match.end(), fate) for fate, pattern in fates for match in pattern.finditer(before)]
    return max(ahead)[1] if ahead else None

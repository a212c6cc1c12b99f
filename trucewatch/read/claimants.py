"""Who the report says asserts a thing: "X said", "according to X", "X told Y", "X reported"."""

import re
from dataclasses import dataclass

from trucewatch.model.references import NameHit
from trucewatch.model.reports import Mention
from trucewatch.read.mentions import actor_mention
from trucewatch.read.patterns import caseless
from trucewatch.read.speakers import PRONOUNS
from trucewatch.read.statements_attribution import attributions
from trucewatch.read.statements_words import plain_unit
from trucewatch.read.text import Page

_SAY = (
    r"(?:said|says|say|reported|reports|told|announced|announces|added|adds|stated|states|confirmed"
    r"|confirms|claimed"
    r"|mentioned|noted|declared|quoted|informed|stressed|affirmed|accused|accuses|blamed|blames"
    r"|pointed out|indicated"
    r"|revealed|recorded|documented|acknowledged|admitted|alleges?|alleged|specified|asserted"
    r"|insisted|explained|gave"
    r"|estimates?|estimated|showed|believes?|condemned|wrote|tweeted|disclosed|went on to (?:say"
    r"|state)|identified)"
)
_NOUNS = (
    r"(?:sources?|activists?|residents?|witness(?:es)?|eye-?witnesses|officials?|spokes(?:man|woman"
    r"|person|men|people)"
    r"|medics?|doctors?|ministry|monitor(?:ing group|ing groups|s)?|watchdog|agenc(?:y|ies)"
    r"|reporters?|correspondents?"
    r"|observatory|statement|television|tv|channel|diplomats?|rescuers?|rescue workers?|paramedics?|fighters?"
    r"|commanders?|rebels|locals|police|reports|network|committees?|cent(?:er|re)|group"
    r"|organi[sz]ation|newspaper"
    r"|director|governor|chief|command|administration|teams?)"
)
_NOUN = rf"(?i:{caseless(_NOUNS).pattern})\b"
_TAIL = (
    r"(?:\s+(?:of|in|at|from|on|for|close to|within)\s+(?:the\s+)?(?:[A-Z][\w'’-]*"
    r"|\w+)(?:\s+[A-Z][\w'’-]*){0,3}(?:\s+(?:police command|governorate|province|ground))?)?"
)
_LEAD = (
    r"(?:[A-Z][\w'’.-]+|local|military|medical|security|opposition|rebel|official|field|hospital"
    r"|police|civil|state|state-run|human|rights"
    r"|monitoring|government|health|news|army|rescue|aid|foreign|senior|defen[cs]e|interior|several"
    r"|some|other|numerous|the|an?|many|two"
    r"|[\w.]++-[\w.]+|joint|international|independent|diplomatic|intelligence|Western|militia|tribal"
    r"|regional|political|media|militant)"
)
_PHRASE = rf"(?:{_LEAD}\s+){{0,5}}{_NOUN}(?:{_TAIL})??"
_SOURCE_AT = re.compile(
    r"\b(?:[Aa]n?\s+|[Tt]he\s+)?(?:(?:local|military|medical|security|field|police|official|media"
    r"|diplomatic|rebel|opposition)\s+)?sources?\s+(?:at|in|on|close to|within"
    r"|from)\s+(?:the\s+)?(?:[A-Z][\w'’-]*\s+){0,3}(?:[A-Z][\w'’-]*|ground"
    r"|province)(?:\s+(?:[Pp]olice\s+[Cc]ommand|[Cc]ommand|[Gg]overnorate|province))?"
)
_BY_NOUN = re.compile(
    rf"(?:(?<!\w)|(?<=\ban)(?=other\s))(?P<np>{_PHRASE})(?:\s+(?:here|there|on\s+\w+day)|\s+who\s+[^,.;]{{4,60}}?)?\s+(?:also\s+|further\s+|has\s+|have\s+|had\s+"
    rf"|later\s+|earlier\s+)?{_SAY}\b"
)
_SAID_NOUN = re.compile(rf"\b(?i:{caseless(_SAY).pattern})\s+(?P<np>(?:the\s+|an?\s+)?{_PHRASE})")
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording to|[Aa]s reported by|reported by|[Qq]uoting|[Cc]iting|quoted|by "
    rf"citing)\s+(?P<np>(?:the\s+|an?\s+)?{_PHRASE})"
)
_PERSON = re.compile(
    r"\b(?=[A-Zae])(?P<np>(?:[A-Z][\w'’-]+\s+){0,3}(?:(?:al|el|ad|as|ar|an|az)-)?[A-Z][\w'’-]+)\s+(?:also\s+|has\s+|had\s+)?(?:said|told"
    r"|added|stated|wrote|tweeted|indicated|reported)\b"
)
_SAID_PERSON = re.compile(
    r"\b(?:said|says|added"
    r"|claimed)\s+(?:[a-z]+\s+){0,4}(?P<np>[A-Z][\w'’-]+(?:\s+(?:al-)?[A-Z]?[\w'’-]*[a-z]){0,3}?)\s*(?:[.\"”,]"
    r"|$)"
)
_NOT_PERSON = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April"
    r"|June|July|August|September|October|November|December|The|It|He|She|They|We|But|And|In|On|As"
    r"|This|That|Earlier|Later|Meanwhile|However|Reports?|Sources?)$"
)
_ANAPHOR = re.compile(
    r"^(?:[Tt]he|[Tt]his|[Tt]hat)\s+(?:same\s+)?(?:source|sources|center|centre|ministry|group"
    r"|groups|monitor|watchdog|agency|statement|bulletin|organi[sz]ation|observatory|spokesman"
    r"|official|network|channel|report|reporter|correspondent|command)$"
)
_SAID_AFTER = caseless(
    rf"^\s*(?:[(\[][^)\]]{{1,20}}[)\]]\s*)?(?:[A-Za-z.'’-]+\s+){{0,5}}?(?:also\s+|has\s+|have\s+|had\s+"
    rf"|later\s+)?{_SAY}\b",
)
_SAID_BEFORE = caseless(rf"\b{_SAY}\s+(?:the\s+|a\s+|by\s+|on\s+\w+\s+)?(?:[\w'’.-]+\s+){{0,6}}$")
_PRONOUN = re.compile(
    rf"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\s+(?:also\s+|further\s+|later\s+|had\s+|has\s+)?{_SAY}\b"
)
_NO_SOURCE = re.compile(
    r"\b(?:were|was|being|been|cited|for\s+its|for\s+his|will|number\s+of|groups?\s+that|in\s+a\s+statement)\b|^(?:in|of|on|at)\s"
)
_MONITOR = caseless(
    r"^(?:(?:UK|Britain|British|London)[\w-]*\s+|human\s+rights\s+|war\s+|opposition\s+"
    r"|activist\s+)*(?:monitor(?:ing\s+(?:group|organi[sz]ation))?|watchdog|observatory"
    r"|monitor\s+group)$",
)
_EMPTY = {
    "group",
    "groups",
    "statement",
    "report",
    "chief",
    "command",
    "director",
    "leader",
    "fighters",
    "team",
    "teams",
    "network",
    "center",
    "centre",
    "channel",
}
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TOLD = re.compile(r"\b(?:told|telling|informed)\s+(?:the\s+)?$")
_VERB = caseless(rf"\b(?:{_SAY}|according|citing|quoting)\b")
_CUT = caseless(r"\b(?:the|a|an|that|and|but|as|while|when|to|who|is|later|earlier|meanwhile)\s+")
_KINDS = {"actor", "person", "outlet"}


@dataclass(frozen=True, slots=True)
class Said:
    """The claimants of one sentence; `anaphor` where it points back to an earlier one ("he said")."""

    named: tuple[Mention, ...]
    anaphor: bool


def claimants_in(page: Page, start: int, end: int) -> Said:
    """Who asserts what a sentence says."""
    if not _VERB.search(page.text, start, end):
        return Said((), False)
    found: dict[tuple[int, int], Mention] = {}
    anaphor = bool(_PRONOUN.search(page.text, start, end))
    if page.text.find("source", start, end) >= 0:
        for match in _SOURCE_AT.finditer(page.text, start, end):
            _nominal(page, found, *match.span())
    for hit in page.names_in(start, end):
        if hit.kind in _KINDS and (hit.type or "") != "generic" and _speaks(page, hit, start, end):
            _named(page, found, hit)
    for pattern in (_BY_NOUN, _ACCORDING, _SAID_NOUN):
        for match in pattern.finditer(page.text, start, end):
            anaphor = _nominal(page, found, *match.span("np")) or anaphor
    for pattern in (_PERSON, _SAID_PERSON):
        for match in pattern.finditer(page.text, start, end):
            if not _NOT_PERSON.search(match["np"]):
                _nominal(page, found, *match.span("np"))
    if not found and not anaphor:
        anaphor = _attributed(page, found, start, end)
    if anaphor and all(one.text.lower() in _HEARSAY for one in found.values()):
        found.clear()  # "reports confirmed that ..., said the source"
    return Said(tuple(_distinct([found[k] for k in sorted(found)])), anaphor and not found)


def _attributed(page: Page, found: dict[tuple[int, int], Mention], start: int, end: int) -> bool:
    """Notes the speakers whom no pattern finds, a relative clause or a list away from their verb.

    True where one only points back.
    """
    anaphor = False
    for one in attributions(page, plain_unit(page, start, end)):
        if one.speaker is None or one.cue.lemma not in _TELLING:
            continue
        hits = [h for h in page.names_in(*one.speaker) if h.kind in _KINDS]
        if page.text[slice(*one.speaker)].lower() in PRONOUNS:
            anaphor = True
        elif len(hits) == 1 and (hits[0].start, hits[0].end) == one.speaker and not hits[0].generic:
            _named(page, found, hits[0])
        else:
            anaphor = _nominal(page, found, *one.speaker) or anaphor
    return anaphor


_TELLING = frozenset(
    ("say", "tell", "report", "add", "state", "confirm", "announce", "claim", "document", "note", "indicate")
)
_HEARSAY = ("reports", "media reports")


def _named(page: Page, found: dict[tuple[int, int], Mention], hit: NameHit) -> None:
    if _overlaps(found, hit.start, hit.end):
        return
    found[(hit.start, hit.end)] = actor_mention(page, hit)
    if hit.kind == "person" and hit.side:
        bearers = page.names_by_key.get(hit.side, ())
        body = next((h for h in bearers if h.kind == "actor" and not h.generic), None)
        if body is not None and not _overlaps(found, body.start, body.end):
            found[(body.start, body.end)] = actor_mention(page, body)


def _overlaps(found: dict[tuple[int, int], Mention], a: int, b: int) -> bool:
    return any(a < y and x < b for x, y in found)


def _speaks(page: Page, hit: NameHit, start: int, end: int) -> bool:
    text, a, b = page.text, hit.start, hit.end
    before, after = text[max(start, a - 70) : a], text[b : min(end, b + 70)]
    if _TOLD.search(before):
        return hit.side is not None and hit.kind == "outlet"  # a party's own outlet asserts what it prints
    if re.search(
        r"\b(?:according to|reported by|claimed by|quoting|citing|quoted by)\s+(?:[\w'’-]+\s+){0,4}$",
        before,
        re.IGNORECASE,
    ):
        return True
    said = _SAID_AFTER.match(after)
    if said and not re.search(
        r"\b(?:killed|was|were|that|which|and|by|been|against|after)\b", said.group()[:-4]
    ):
        return True
    last = re.search(r"^\s*(?:on\s+\w+day\s*)?[.\"”]?\s*$", after)
    return bool(last and _SAID_BEFORE.search(before))


def _nominal(page: Page, found: dict[tuple[int, int], Mention], a: int, b: int) -> bool:
    """Notes a phrase as a claimant; True where it only points back ("the source")."""
    phrase = page.text[a:b]
    cuts = [c for c in _CUT.finditer(phrase) if re.search(_NOUN, phrase[c.end() :], re.IGNORECASE)]
    cuts = [c for c in cuts if not re.search(r"\b(?:at|in|of|on|from)\s+$", phrase[: c.start()])]
    if cuts:
        last = cuts[-1]
        a += last.start() if last.group().lower().startswith("the ") else last.end()
        phrase = page.text[a:b]
    if _ANAPHOR.match(phrase) or phrase.lower() in _EMPTY:
        return True
    if _NO_SOURCE.search(phrase):
        return False
    phrase = re.sub(rf"^(?:(?:[Tt]he|[Aa]n?)\s+|{_DAY}\s+)+", "", phrase)
    a = b - len(phrase)
    if (
        len(phrase) < 3
        or _overlaps(found, a, b)
        or re.match(r"(?:this|these|it|he|no|his|her|their)\b", phrase, re.IGNORECASE)
    ):
        return False
    if _MONITOR.match(phrase):
        known = next((h for h in page.names if h.type == "monitor"), None)
        if known is not None:
            found[(a, b)] = actor_mention(page, known)
            return False
    if any(h.kind == "place" and h.start <= a and h.end >= b for h in page.names_in(max(0, a - 20), b + 20)):
        return False
    inner = [h for h in page.names_in(a, b) if h.kind in _KINDS and not h.generic]
    whole = inner[0] if len(inner) == 1 and inner[0].end - inner[0].start > (b - a) * 0.7 else None
    found[(a, b)] = Mention(
        text=phrase,
        span=page.span(a, b),
        key=whole.key or None if whole else None,
        name=whole.name if whole else None,
    )
    return False


def _distinct(mentions: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for one in mentions:
        if not any(
            (one.key and one.key == other.key) or one.text.lower() == other.text.lower() for other in out
        ):
            out.append(one)
    return out

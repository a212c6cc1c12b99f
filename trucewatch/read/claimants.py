"""Who the report says asserts a thing: "X said", "according to X", "X told Y", "X reported"."""

import re
from dataclasses import dataclass

from trucewatch.model.reports import Mention
from trucewatch.read.mentions import actor_mention
from trucewatch.read.text import Page

_SAY = (
    r"(?:said|says|say|reported|reports|told|announced|announces|added|adds|stated|states|confirmed"
    r"|confirms|claimed|claims|mentioned|noted|declared|quoted|informed|stressed|affirmed"
    r"|accused|accuses|blamed|blames|pointed out|indicated|revealed|recorded|documented"
    r"|acknowledged|admitted|alleges?|alleged|specified|asserted|insisted|according|explained|gave"
    r"|put|estimates?|estimated|counted|showed|believes?|suggests?|condemned|charges|wrote|tweeted"
    r"|disclosed|went on to say)"
)
_SOURCE_NOUN = (
    r"(?:sources?|activists?|residents?|witness(?:es)?|eye-?witnesses|officials?|spokes(?:man|woman"
    r"|person|men|people)|medics?|doctors?|ministry|monitor(?:ing group|ing groups|s)?|watchdog"
    r"|agenc(?:y|ies)|reporters?|correspondents?|observatory|statement|media|television|tv|channel"
    r"|diplomats?|rescuers?|rescue workers?|paramedics?|fighters?|commanders?|rebels|opposition"
    r"|locals|police|reports|army|military|government|network|committees?|coalition|cent(?:er|re)"
    r"|group|organi[sz]ation|newspaper|website|director|head|governor|minister|president|leader"
    r"|chief|command|defen[cs]e|teams?)"
)
_BY_NOUN = re.compile(
    rf"(?P<np>(?:(?:[Tt]he|[Aa]n?|[Ss]everal|[Ss]ome|[Oo]ther|[Ll]ocal|[Mm]ilitary|[Mm]edical"
    rf"|[Ss]ecurity|[Oo]pposition|[Rr]ebel|[Ss]yrian|[Oo]fficial|[Rr]ussian|[Tt]urkish|[Ff]ield"
    rf"|[Hh]ospital|[Pp]olice|[Cc]ivil|[Kk]urdish|[Ss]tate)\s+"
    rf"|[\w'’.-]+\s+){{0,4}}?{_SOURCE_NOUN}(?:\s+(?:of|in|at|from|on"
    rf"|for)\s+(?:the\s+)?[\w'’-]+(?:\s+[A-Z][\w'’-]+){{0,3}})?)\s+(?:also\s+|has\s+|have\s+|had\s+"
    rf"|later\s+|earlier\s+)?{_SAY}\b"
)
_ACCORDING = re.compile(
    r"\b(?:according to|as reported by|reported by|quoting|citing|quoted by|as saying by|by citing)\s+",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(
    rf"^\s*(?:\([^)]{{1,20}}\)\s*)?(?:[A-Za-z.'’-]+\s+){{0,5}}?(?:also\s+|has\s+|have\s+|had\s+"
    rf"|later\s+)?{_SAY}\b",
    re.IGNORECASE,
)
_SAID_BEFORE = re.compile(
    rf"\b{_SAY}\s+(?:the\s+|a\s+|by\s+|on\s+\w+\s+)?(?:[\w'’.-]+\s+){{0,6}}$", re.IGNORECASE
)
_PRONOUN = re.compile(
    rf"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey|[Tt]he (?:group|monitor|watchdog|source|sources|agency"
    rf"|ministry|center|centre|statement|organi[sz]ation|spokesman|official|Observatory|bulletin"
    rf"|activists?|reporter))\s+(?:also\s+|further\s+|later\s+|had\s+|has\s+|went on "
    rf"to\s+)?{_SAY}\b"
)
_CLAIM = re.compile(r"\bclaimed (?:responsibility|the attack)|\bclaimed by|\badmit", re.IGNORECASE)
_VERB_END = re.compile(rf"\b{_SAY}\b", re.IGNORECASE)
_KINDS = {"actor", "person", "outlet"}


@dataclass(frozen=True, slots=True)
class Said:
    """The claimants of one sentence; `anaphor` where it points back to an earlier one ("he said")."""

    named: tuple[Mention, ...]
    anaphor: bool


def claimants_in(page: Page, start: int, end: int) -> Said:
    """Who asserts what a sentence says."""
    text = page.text
    verbs = list(_VERB_END.finditer(text, start, end))
    if not verbs:
        return Said((), False)
    found: dict[tuple[int, int], Mention] = {}
    for hit in page.names_in(start, end):
        if hit.kind in _KINDS and _speaks(page, hit.start, hit.end, start, end, hit.generic):
            found[(hit.start, hit.end)] = actor_mention(page, hit)
    for match in _BY_NOUN.finditer(text, start, end):
        _nominal(page, found, *match.span("np"))
    for match in _ACCORDING.finditer(text, start, end):
        after = re.match(
            rf"(?:the\s+|a\s+|an\s+)?(?:[\w'’.-]+\s+){{0,5}}?{_SOURCE_NOUN}\b",
            text[match.end() : min(end, match.end() + 90)],
            re.IGNORECASE,
        )
        if after:
            _nominal(page, found, match.end(), match.end() + after.end())
    ordered = [found[k] for k in sorted(found)]
    return Said(tuple(_distinct(ordered)), bool(_PRONOUN.search(text, start, end)) and not ordered)


def _speaks(page: Page, a: int, b: int, start: int, end: int, generic: bool) -> bool:
    text = page.text
    before, after = text[max(start, a - 70) : a], text[b : min(end, b + 70)]
    if re.search(r"\b(?:told|telling)\s+(?:the\s+)?$", before):
        return False
    if re.search(
        r"\b(?:according to|reported by|quoting|citing|quoted by)\s+(?:[\w'’-]+\s+){0,4}$",
        before,
        re.IGNORECASE,
    ):
        return True
    said = _SAID_AFTER.match(after)
    if said and not re.search(r"\b(?:killed|was|were|that|which|and|by)\b", said.group()[: -len("said")]):
        return True
    if re.search(r"^\s*(?:on\s+\w+day\s*)?[.\"”]?\s*$", after) and _SAID_BEFORE.search(before):
        return not generic
    return False


def _nominal(page: Page, found: dict[tuple[int, int], Mention], a: int, b: int) -> None:
    if any(a < y and x < b for x, y in found):
        return
    phrase = page.text[a:b]
    cut = re.match(r"(?:the|a|an|that|and|but|as|while|when)\s+", phrase, re.IGNORECASE)
    if cut:
        a += cut.end()
    if b - a < 3 or re.match(r"(?:this|these|it|he|no)\b", page.text[a:b], re.IGNORECASE):
        return
    inner = [h for h in page.names_in(a, b) if h.kind in _KINDS and not h.generic]
    name = inner[0].name if len(inner) == 1 and inner[0].end - inner[0].start > (b - a) * 0.6 else None
    found[(a, b)] = Mention(
        text=page.text[a:b], span=page.span(a, b), key=inner[0].key if name else None, name=name
    )


def _distinct(mentions: list[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for one in mentions:
        if not any(
            (one.key and one.key == other.key) or one.text.lower() == other.text.lower() for other in out
        ):
            out.append(one)
    return out

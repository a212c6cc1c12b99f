"""Whose deed the content of an utterance tells of: the speaker's own side's, another side's, or nobody's.

The doer stands in the subject of the content ("rebels may have ...", "the regime's strikes ...") or,
where the subject names none, after "by" ("the attack was carried out by ..."). Who belongs together is
the registry's word: a ministry, its minister and its army have one side.
"""

import re
from dataclasses import dataclass, replace

from trucewatch.model.references import NameHit
from trucewatch.read.statements_attribution import Attribution
from trucewatch.read.statements_merge import GENERIC_STEMS, stems
from trucewatch.read.statements_people import Voice
from trucewatch.read.text import Page

_SUBJECT = 110  # characters that a subject may take up
_SELF = re.compile(
    r"(?:we|our|its|he|his|she|they|their|i)\b|it\b(?!\s+(?:(?:is|was|looked|seemed|appeared|will|would)"
    r"\s+(?:also|an?|not|likely|like|the|very|more|clear|unclear|possible|impossible|difficult|hard"
    r"|important|time|necessary|inevitable|unlikely|be)\b|looked|looks|seems|appears))",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:we|our|i|my)\b|were\s+(?:going|being|not\s+going)\b", re.IGNORECASE)
_SERVICE = re.compile(
    r"\b(?:army|military|defen[cs]e\s+ministry|ministry\s+of\s+defen[cs]e|coalition|general\s+staff"
    r"|command|pentagon)\b"
)
_SERVED = re.compile(
    r"(?:the\s+)?(?:\w+\s+){0,2}(?:army|government\s+forces|troops|air\s?strikes|operations?|warplanes"
    r"|aircraft|units|forces|strikes)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(
    r"\b(?:terrorists?|militants|rebels?|gunmen|opponents|attackers|insurgents|extremists|jihadists|regime"
    r"|(?:government|regime|army|loyalist|armed|russian|syrian|turkish)\s+(?:forces|troops|jets|warplanes"
    r"|planes|helicopters|aircraft|fighters)|forces|troops|army|warplanes|jets|air\s+force|international"
    r"\s+community)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|can|cannot|could|may|might|must|should|do"
    r"|does|did|wo?n't|wont|can't|\w+n't|says?|said|\w{3,}ed|\w{3,}(?:es|[a-z]s)(?=\s+(?:the|a|an|to|that"
    r"|its|their|in|on|no|not)\b)|shot|struck|hit|took|fell|fled|came|went|began|left|led|made|sent|set)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|of|behind)\s+(?:the\s+|either\s+|some\s+)?", re.IGNORECASE)
_HELD = re.compile(r"\S+-(?:held|controlled|run|led|backed|besieged|occupied)\b")
_FORCE = re.compile(
    r"\b(?:army|military|pentagon|coalition\s+(?:forces|spokes\w+)|general\s+command|centcom|brigades?|battalion"
    r"|front|islamic\s+state|isi[ls]|daesh|hezbollah|hizbullah|jai?ysh|jaish|ahrar|militant\s+group|terrorist\s+group"
    r"|rebel\s+group|fsa|ypg|sdf|free\s+syrian\s+army)\b",
    re.IGNORECASE,
)
_OBSERVER = re.compile(
    r"\b(?:observatory|monitor|monitoring|watchdog|documentation|sources?|activists?|residents?"
    r"|witness\w*|medics?|reporters?)\b",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"[a-z]+[^s\W]s$")
_HEAD = 45  # characters of a subject that hold its head
_BODY = ("monitor", "media", "organisation")


@dataclass(frozen=True, slots=True)
class Doer:
    """Whose deed a content tells of. `subject` and `predicate` are its two parts, split at the first verb.

    `own`: the speaker's own side is its subject; `other`: another side is the doer. `observer`: the
    speaker watches the fighting (a monitor, a resident, a source); `armed`: it takes part in it.
    """

    own: bool
    other: bool
    subject: str
    predicate: str
    observer: bool = False
    armed: bool = False


def doer_of(page: Page, one: Attribution, voice: Voice | None) -> Doer:
    """Whose deed the content of an attribution tells of, and what its speaker is to the fighting."""
    found = _deed_of(page, one, voice)
    who = _speaker(page, voice)
    armed = bool(_FORCE.search(who))
    return replace(found, armed=armed, observer=not armed and bool(_OBSERVER.search(who)))


def _deed_of(page: Page, one: Attribution, voice: Voice | None) -> Doer:
    start, end = one.content
    content = page.text[start:end]
    verb = _VERB.search(content[:_SUBJECT])
    stop = verb.start() if verb else min(len(content), _SUBJECT // 2)
    subject, predicate = content[:stop], content[stop:]
    if (_FIRST if one.direct else _SELF).match(content) and _refers(content, voice):
        return Doer(True, False, subject, predicate)
    who = _speaker(page, voice)
    sides = _sides(page, voice)
    hits = [hit for hit in page.names_in(start, start + stop) if _names(page.text, hit)]
    own = any(_belongs(hit, sides) for hit in hits[:1])
    if own or stems(who) & stems(_HELD.sub("", subject[:_HEAD])) - GENERIC_STEMS:
        return Doer(True, False, subject, predicate)
    if _SERVICE.search(who) and _SERVED.match(content) and not hits:
        return Doer(True, False, subject, predicate)
    other = any(_does(hit) for hit in hits) or bool(_UNNAMED.search(subject))
    if not other:
        other = any(
            _UNNAMED.match(content, by.end())
            or any(
                _does(hit) and hit.start <= start + by.end() + 4 and not _belongs(hit, sides)
                for hit in page.names_in(start + by.end(), min(end, start + by.end() + 40))
            )
            for by in _BY.finditer(content)
        )
    return Doer(False, other, subject, predicate)


def _refers(content: str, voice: Voice | None) -> bool:
    """Whether the pronoun that opens a content can stand for its speaker, as far as number tells."""
    if voice is None:
        return True
    opener, last = content[:6].lower(), voice.mention.text.split()[-1:]
    plural = voice.kind == "people" or bool(last and _PLURAL.match(last[0]))
    if opener.startswith(("they ", "their ")):
        return plural or voice.kind != "person"
    if opener.startswith(("it ", "its ")):
        return not plural and voice.kind != "person"
    return True


def _names(text: str, hit: NameHit) -> bool:
    """Whether a hit names an actor as such, not as the holder of a place ("rebel-held")."""
    return hit.kind in ("actor", "person") and not _HELD.match(text, hit.start)


def _does(hit: NameHit) -> bool:
    return (hit.kind == "actor" and hit.type not in _BODY) or (hit.kind == "person" and hit.side is not None)


def _belongs(hit: NameHit, sides: frozenset[str]) -> bool:
    return hit.key in sides or (hit.side is not None and hit.side in sides)


def _sides(page: Page, voice: Voice | None) -> frozenset[str]:
    """The registry ids of a speaker and of all it belongs to."""
    if voice is None:
        return frozenset()
    keys = {voice.mention.key, voice.affiliation.key if voice.affiliation else None}
    hits = [named[0] for key in keys if key and (named := page.names_by_key.get(key))]
    span = voice.mention.span
    if span is not None:
        hits += [hit for hit in page.names_in(span.start, span.end) if hit.kind != "place"]
    found = {hit.key for hit in hits} | {hit.side for hit in hits} | keys
    return frozenset(one for one in found if one)


def _speaker(page: Page, voice: Voice | None) -> str:
    if voice is None:
        return ""
    belongs = voice.affiliation
    group = f"{belongs.text} {belongs.name or ''}" if belongs else ""
    return f"{voice.label} {voice.mention.text} {group}".lower()

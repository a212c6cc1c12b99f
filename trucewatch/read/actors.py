"""Who did it, and to whom: actors and targets of one event from the words around its trigger.

In order of weight: the agent of a passive ("by X"), the possessor or adjective of the event noun
("X's shelling", "Russian air strikes"), the subject before an active verb. A subject before a
passive is a victim; what stands before a verb of saying speaks and does nothing.
"""

import re
from collections.abc import Sequence

from trucewatch.model.references import NameHit
from trucewatch.read.cast import Cast
from trucewatch.read.drafts import Draft
from trucewatch.read.patterns import caseless
from trucewatch.read.text import Page

_JOIN = re.compile(
    r"^(?:['’]s|['’]|s)?\s*(?:\([^)]{1,40}\)\s*)?(?:,|and|or|as well as|along with|together with"
    r"|in cooperation with|in coordination with|alongside|\(|/|&|,\s*and|and/or|,\s*or"
    r"|and\s+(?:[\w-]+\s+)?from)\s*(?:the\s+|its\s+|their\s+|allied\s+|other\s+|fellow\s+"
    r"|fighters\s+from\s+|by\s+|both\s+|members\s+of\s+)*(?:[\w-]+\s){0,1}$",
    re.IGNORECASE,
)
# "held by X", "helped by X": X is named, yet did not do what the sentence reports.
_NO_AGENT = re.findall(
    r"\w+",
    "helped backed supported led managed monitored followed driven run accompanied held joined dominated"
    " branded posted released owned manned covered endorsed described denied condemned controlled used seen",
)
_BY = caseless(
    r"\b(?=(?:by|came)\s)" + "".join(rf"(?<!\b{word} )" for word in _NO_AGENT) + r"(?:by|came\s+from)\s+"
    r"(?:(?:the|a|an|some|unidentified|what|suspected|members of|fighters from|militants (?:from"
    r"|of)|terrorists (?:from|of)"
    r"|gunmen from|forces of|warplanes of|aircraft of|jets of|two|three|several|both|either"
    r"|groups? of|presumed"
    r"|apparent)\s+|[a-z-]+\s+){0,4}[\"“'‘]?$",
)
_OBJECT_OF = re.compile(
    r"\b(?:[Oo]n|[Aa]gainst|[Aa]t|[Ff]rom|of|targeting|targeted|[Ww]ith|hit|hitting|struck|killed"
    r"|killing|kills|kill|attacked|for|to|[Ii]n|near|between|[Bb]ehind|towards?|over|under|[Aa]mong"
    r"|including"
    r"|wounded|injured|destroyed|destroying|eliminated|expelled|backing|supporting|support|accused"
    r"|accusing|by|than|about|inside|told)\s+"
    r"(?:(?:the|a|an|some|least|at|more|than|several|many|other|members|fighters|positions?|any|its"
    r"|their|his|two|three|four|five|ten|dozens|hundreds|\d+|of)\s+)*"
    r"(?:(?!day|morning|evening|night|afternoon|meantime|city|town|province|countryside|area"
    r"|village|week|month|year|time|context|same|when|while|as|today|and|city,)[a-z'-]+\s+)?$"
)
_OWNED = re.compile(
    r"\b(?:warplanes?|planes?|jets?|helicopters?|aircraft|forces|members?|units?|fighters|troops"
    r"|militants|terrorists|gunmen|soldiers|groups?|elements|militiamen|snipers|artillery|militia"
    r"|brigades?)\s+(?:belonging\s+to|of|from|loyal\s+to|affiliated\s+(?:to|with)"
    r"|linked\s+to)\s+(?:the\s+)?(?:[a-z-]+\s+)?$"
)
_SAYING = caseless(
    r"\b(?:said|says?|told|reported|reports|announced|added|stated|confirmed|claimed|quoted"
    r"|according to|accused|condemn\w*|critici[sz]\w*|viewed|mentioned|declared|noted|indicated"
    r"|blamed|as saying|stressed"
    r"|explained|showed|shows|suggesting|believed?|documented|denied)\b(?:\s+(?:by|on)\s+\w+)?",
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|are|is|be|got|came under|come under|under)\s+(?:\w+ly\s+|also\s+"
    r"|all\s+|reportedly\s+|then\s+|not\s+)*$",
    re.IGNORECASE,
)
_PASSIVE_GAP = re.compile(
    r"\b(?:(?:was|were|been|being|got|are)\s+(?:\w+ly\s+|also\s+|reported\s+|confirmed\s+)*(?:\w+ed"
    r"|dead|hit|struck|shot|hurt|slain|taken|driven|overrun)|died|came under|dead|killed in|killed "
    r"by|killed when|wounded in)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:where|which|who|that|while|when|after)\b", re.IGNORECASE)
_VICTIMS = re.compile(
    r"(?:['’]s|s)?\s+(?:[\w'’-]+\s+){0,4}?(?:killed|dead|wounded|injured)\s+(?:when|in|by|after|as)\b",
    re.IGNORECASE,
)
_ITSELF = re.compile(
    r"(?:\s+(?:on\s+)?\w+day)?\s+(?:that\s+)?(?:it|its|they|their|he)\b(?!\s+(?:was|were)\s+(?:hit|struck))",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\b(?:reports?|sources?|activists?|witnesses|residents|officials?|media|medics|monitor|agency|observatory"
    r"|police|observers|group|it|he|they)\s+(?:have\s+|has\s+)?$",
    re.IGNORECASE,
)
_IN = re.compile(r"\b[Ii]n\s+$")
_PLACE_THEN_NOUN = re.compile(r"[A-Z]\w+\s+[a-z]+")
_POSSIBLE = re.compile(r"\b(?:possible|potential|threatened|looming|feared|expected)\s+$", re.IGNORECASE)
_UNCLEAR = caseless(
    r"\b(?:(?:not|never|un)\s*(?:\w+\s+){0,2}(?:clear|known|able\s+to\s+determine|possible\s+to\s+(?:determine|tell|say))"
    r"(?:\s+\w+){0,2}?\s+(?:who|whether|which|whose)|no\s+(?:group|one|party|side)\s+(?:has\s+|had\s+|immediately\s+)*claimed"
    r"|no\s+(?:\w+\s+)?claim\s+of\s+responsibility|un(?:identified|known)\s+(?:\w+\s+)?(?:war)?(?:planes?|jets?|aircraft"
    r"|gunmen|assailants)|whether\s+(?:\w+\s+){0,3}(?:was|were|are|is)\s+(?:carried\s+out|conducted|launched)\s+by)\b",
)
_TARGET_PREP = caseless(
    r"\b(?:on|against|targeting|targeted|targets|at|hit|hits|hitting|struck|pounded|attacked|bombed"
    r"|shelled|raided|killed|killing|kills|kill|killing of|death of|deaths of"
    r"|destroyed|destroying|eliminated|repelled|expelled|fought|battling|battled|wounding|executed"
    r"|beheaded|executing|massacred|shelling|bombing|ambushed|ousted|inflicting|fighting|between"
    r"|routed|engaged)\s+(?:[\w'’-]+\s+){0,5}$",
)
_FROM = re.compile(r"\b(?:from|of|by|against)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_WITH = re.compile(r"\b(?:with|between|against|among)\s+(?:[\w'’-]+\s+){0,5}$", re.IGNORECASE)
_FORCES = re.compile(r"\b(?:forces?|troops|soldiers|army|military|positions?|jets?|planes?)\b", re.IGNORECASE)
_TARGETS = {"government", "armed_forces", "armed_group", "terrorist_group", "coalition", "generic"}
_EVENT_NEXT = re.compile(
    r"^(?:['’]s|['’]|s|[\"”])?\s+(?:(?:rocket|mortar|missile|artillery|air|aerial|sniper|suicide|car|bomb"
    r"|ground|heavy|intense|shell|drone)\s+){0,3}"
    r"(?:attacks?|strikes?|raids?|air ?strikes?|shelling|fire|bombings?|bombardments?|assaults?"
    r"|offensives?|blasts?|explosions?|operations?|ambush(?:es)?|shells|rockets|missiles|mortars)\b",
    re.IGNORECASE,
)
_FOILED = caseless(
    r"\b(?:repel\w*|repuls\w*|foil\w*|thwart\w*|push\w* back|beat back|fend\w* off|block\w*"
    r"|confront\w*|crush\w*)\s+(?:[\w-]+\s+){0,4}?(?:attacks?|assaults?|offensives?|infiltration"
    r"|attempts?|advances?|bids?)\b",
)
_BETWEEN = re.compile(
    r"\b(?:clash\w*|fighting|battles?|fought|battled|battling|confrontations?|fire ?fights?|engaged)\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(r"\b(?:claimed\s+by\s+(?:the\s+)?$)", re.IGNORECASE)
_BLAMED_ON = re.compile(
    r"\b(?:blam(?:ed|ing)(?:\s+(?:\w+\s+){0,2}?on)?|accus(?:ed|ing)|attributed\s+to|responsibility\s+of)\s+(?:the\s+|[\"“'‘])*"
    r"(?:[a-z-]+\s+)?$",
    re.IGNORECASE,
)
_FOR_IT = re.compile(
    r"[\"”'’,]*\s*(?:\w+\s+){0,12}?(?:for|of|over)\s+(?:carrying\s+out\s+|being\s+behind\s+)?(?:the|this|that|both|twin|these)\s+"
    r"(?:\w+\s+){0,2}?(?:attacks?|bombings?|blasts?|explosions?|strikes?|shelling|raids?|killings?|massacre)\b",
    re.IGNORECASE,
)
_FELL = re.compile(r"(?:fell|fall|fallen|loss|lost)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:in)?to\s+(?:the\s+(?:hands\s+of\s+(?:the\s+)?)?|an?\s+)?(?:[a-z-]+\s+){0,3}$")
_CLAIMS = re.compile(
    r"^(?:\s+\w+){0,2}\s+(?:has\s+|have\s+|later\s+)*claimed\s+(?:responsibility|the\s+(?:attack"
    r"|bombing|assault|blast|twin))",
    re.IGNORECASE,
)


# "X which had seized", "since X took": the name stands as subject at the verb itself
_AT_VERB = re.compile(
    r"(?:['’]s|s)?(?:\s+(?:fighters|forces|troops|militants|groups?|rebels?|jihadists?|militias?|units|organi[sz]ation)){0,2}"
    r"(?:\s+\([^)]{1,20}\))?(?:\s+group)?(?:\s+and\s+(?:its|their)\s+(?:\w+\s+)?allies)?"
    r"(?P<relative>,?\s+(?:who|which|that))?"
    r"(?:\s+(?:ha[sd]|have|also|later|then|first|\w+ly))*\s+",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:since|after|when|while|as|before|until|where|because|once)\s+(?:(?:the|a|an|some|several|suspected|unidentified"
    r"|hundreds\s+of|dozens\s+of|other)\s+|[a-z-]+\s+){0,2}$",
    re.IGNORECASE,
)
_OTHER_DEED = caseless(
    r"\b(?:being|is|are|was|were|has|had|have)\s+\w+|\b(?:used|held|captured|seized|controlled|besieged|inhabited"
    r"|populated|frequented|defended|guarded|backed|control|rule)\b",
)

_WHEN = re.compile(
    r"\b(?:when|after|(?<!known )(?<!such )(?<!well )(?<!described )(?<!same )as)\s+(?:[a-z-]+\s+){0,3}$"
)
_UNDERGOES = re.compile(
    r"(?:['’]s|s)?\s+(?:[\w-]+\s+){0,3}?(?:(?:was|were|had\s+been|have\s+been|came\s+under|tried|failed|withdrew|fled)\b)",
    re.IGNORECASE,
)
_HELD = re.compile(r"[\s-]+(?:held|controlled|run|dominated|besieged|stronghold)\b", re.IGNORECASE)
_OWNS = re.compile(r"(?:['’]s?|s)\s+")
# "| after seizing", "| since it seized", "| and have moved": the subject stands in the clause before
_ELLIPSIS = re.compile(
    r"[\s,]*(?:(?:and|then|before|after|since|when|while|by|as|until|where|having|but)\s+)*(?:(?:it|they|he)\s+)?"
    r"(?:(?:ha[sd]|have|also|later|then|\w+ly|been)\s+)*",
    re.IGNORECASE,
)
_GERUND = re.compile(r"\w+ing\b", re.IGNORECASE)
_DONE_BY = caseless(
    r"\b(?:carried\s+out|conducted|launched|staged|committed|perpetrated|fired|mounted)\s+by\b"
)


def joined(cast: Cast, hits: Sequence[NameHit], at: int) -> list[NameHit]:
    """The hit at an index with those coordinated with it on both sides."""
    text, low, high = cast.page.text, at, at
    while low > 0 and _JOIN.match(text[hits[low - 1].end : hits[low].start]):
        low -= 1
    while high + 1 < len(hits) and _JOIN.match(text[hits[high].end : hits[high + 1].start]):
        high += 1
    return list(hits[low : high + 1])


def claimers(cast: Cast, start: int, end: int) -> list[NameHit]:
    """Who claimed responsibility in a stretch, or else who is blamed there."""
    text = cast.page.text
    claimed = [
        h
        for h in cast.doers(start, end)
        if _CLAIM.search(text[max(start, h.start - 24) : h.start])
        or _CLAIMS.match(text[h.end : min(end, h.end + 70)])
    ]
    return claimed[:1] or blamed(cast, start, end)


def blamed(cast: Cast, start: int, end: int) -> list[NameHit]:
    """Whom a stretch blames for an attack: "was blamed on X", "blamed X for the attack"."""
    text = cast.page.text
    for hit in cast.doers(start, end):
        lead = _BLAMED_ON.search(text, max(start, hit.start - 50), hit.start)
        if lead and (
            re.search(r"\b(?:on|to|of)\b", lead.group())
            or _FOR_IT.match(text, hit.end, min(end, hit.end + 120))
        ):
            return [hit]
    return []


def names_no_doer(page: Page, draft: Draft) -> bool:
    """Whether the report says that nobody knows who did it."""
    return any(_UNCLEAR.search(page.sentences[i].text) for i in draft.evidence)


def actors_of(cast: Cast, unit: tuple[int, int], trigger: tuple[int, int], verb: bool) -> list[NameHit]:
    """The doers of the event in a unit; empty where it names none."""
    return _named_doers(cast, unit, trigger, verb) or (_carried_on(cast, unit, trigger) if verb else [])


def _carried_on(cast: Cast, unit: tuple[int, int], trigger: tuple[int, int]) -> list[NameHit]:
    """The subject of the clause before, where a verb has none of its own: "X shelled it after seizing"."""
    text, start = cast.page.text, cast.page.sentences[cast.page.sentence_at(trigger[0])].start
    if start >= unit[0] or not _ELLIPSIS.fullmatch(text, unit[0], trigger[0]):
        return []
    hits = cast.doers(start, unit[0])
    for i in _subjects(text, hits, start, unit[0]):
        if not _is_object(text, start, hits[i]) and not _suffers(text, hits[i].end, unit[0]):
            return joined(cast, hits, i)
    return []


def _is_object(text: str, start: int, hit: NameHit) -> bool:
    """Whether the words before a name make it an object: "fired at X", "in X"."""
    lead = text[max(start, hit.start - 40) : hit.start]
    return bool(_OBJECT_OF.search(lead)) and not _OWNED.search(lead)


def _named_doers(cast: Cast, unit: tuple[int, int], trigger: tuple[int, int], verb: bool) -> list[NameHit]:
    """The doers that the words of the unit itself name."""
    text, (start, end) = cast.page.text, unit
    hits = [
        h for h in cast.doers(start, end) if not _POSSIBLE.search(text[max(start, h.start - 24) : h.start])
    ]
    if not hits or _UNCLEAR.search(text, start, end):
        return []
    foiled = _FOILED.search(text, start, end)
    if foiled and trigger[0] < foiled.end() and trigger[1] > foiled.start():
        return _attackers(cast, hits, foiled, end)
    owner = [i for i, h in enumerate(hits) if h.end <= trigger[0] and trigger[0] - h.end < 60]
    gap = text[hits[owner[-1]].end : trigger[0]] if owner else ""
    if owner and (_OWNS.fullmatch(gap) or (not verb and _possessive(gap))):
        return joined(cast, hits, owner[-1])
    near = _at_verb(text, hits, unit, trigger) if verb else None
    if near is not None:
        return joined(cast, hits, near)
    agent = _agent(cast, hits, start, trigger, verb) or _taker(cast, hits, trigger)
    if agent:
        return agent
    if verb and _PASSIVE.search(text[max(start, trigger[0] - 36) : trigger[0]]):
        return _owner(cast, hits, end) or _when_it_acts(cast, hits, end, trigger[1])
    before = _subjects(text, hits, start, trigger[0])
    if not before:
        return _owner(cast, hits, end)
    for i in before:
        lead = text[max(start, hits[i].start - 40) : hits[i].start]
        idle = _is_object(text, start, hits[i])
        if idle and _IN.search(lead) and _PLACE_THEN_NOUN.fullmatch(text, hits[i].start, hits[i].end):
            idle = False  # "Elsewhere in Northland rebels attacked": the place lies, the rebels act
        if not idle and not _suffers(text, hits[i].end, trigger[0]):
            return joined(cast, hits, i)
    return _owner(cast, hits, end)


def _at_verb(
    text: str, hits: Sequence[NameHit], unit: tuple[int, int], trigger: tuple[int, int]
) -> int | None:
    """The name that is the subject right at its verb: "X which seized", "since X took", "X seizing"."""
    for i, hit in enumerate(hits):
        if not 0 < trigger[0] - hit.end < 80:
            continue
        gap = _AT_VERB.fullmatch(text, hit.end, trigger[0])
        if gap is None:
            continue
        lead = text[max(unit[0], hit.start - 40) : hit.start]
        if gap["relative"] or _SUBORDINATE.search(lead) or _GERUND.match(text, *trigger):
            return i
    return None


def _when_it_acts(cast: Cast, hits: Sequence[NameHit], end: int, trigger: int) -> list[NameHit]:
    """The subject of the clause that tells how it came: "were injured when X targeted the town"."""
    text = cast.page.text
    for i, hit in enumerate(hits):
        if hit.start < trigger or not _WHEN.search(text, max(trigger, hit.start - 50), hit.start):
            continue
        if not _HELD.match(text, hit.end, end) and not _UNDERGOES.match(
            text, hit.end, min(end, hit.end + 60)
        ):
            return joined(cast, hits, i)
    return []


def _suffers(text: str, start: int, end: int) -> bool:
    """Whether the words after a name make it the victim: "were killed", "fighters killed when"."""
    gap = text[start:end]
    clause = _CLAUSE.search(gap)
    if clause:
        gap = gap[: clause.start()]
    return bool(_PASSIVE_GAP.search(gap) or _VICTIMS.match(gap))


def _owner(cast: Cast, hits: Sequence[NameHit], end: int) -> list[NameHit]:
    """Who owns an event noun anywhere in the unit: "in regime shelling", "in terrorist attacks"."""
    for i, hit in enumerate(hits):
        if _EVENT_NEXT.match(cast.page.text[hit.end : min(end, hit.end + 60)]):
            return joined(cast, hits, i)
    return []


def _possessive(gap: str) -> bool:
    """Whether the words between a name and an event noun let the name own the event."""
    if not re.match(r"^(?:['’]s|['’]|s|[\"”])?(?:[\s-]+[\w-]+){0,5}\s*$", gap):
        return False
    return not re.search(
        r"\b(?:in|on|at|by|after|from|to|were|was|said|killed|died|under|held|controlled|positions?"
        r"|targets?|backed|led|strongholds?|posts?|areas?|and)\b",
        gap,
    )


def _agent(
    cast: Cast, hits: Sequence[NameHit], start: int, trigger: tuple[int, int], verb: bool
) -> list[NameHit]:
    """The agent of a passive: after the trigger, or close before it where a noun follows."""
    text = cast.page.text
    active = verb and not _PASSIVE.search(text[max(start, trigger[0] - 36) : trigger[0]])
    agents = [
        i
        for i, h in enumerate(hits)
        if h.start > start and _BY.search(text[max(start, h.start - 60) : h.start])
    ]
    later = [
        i
        for i in agents
        if hits[i].start > trigger[0] and not (active and _of_another_deed(text, trigger[1], hits[i].start))
    ]
    close = [i for i in agents if 0 <= trigger[0] - hits[i].end < 60]
    for i in later or close:
        return joined(cast, hits, i)
    return []


def _of_another_deed(text: str, start: int, end: int) -> bool:
    """Whether the agent at the end of a stretch is of a verb in between: "being used as a base by X"."""
    done = _DONE_BY.search(text, max(start, end - 60), end)
    return done is None and _OTHER_DEED.search(text, start, end) is not None


def _taker(cast: Cast, hits: Sequence[NameHit], trigger: tuple[int, int]) -> list[NameHit]:
    """To whom a place fell: "the town fell to X", "the loss of the town to X"."""
    text = cast.page.text
    if not _FELL.match(text, *trigger):
        return []
    for i, hit in enumerate(hits):
        if 0 <= hit.start - trigger[1] < 90 and _TO.search(text, max(trigger[0], hit.start - 50), hit.start):
            return joined(cast, hits, i)
    return []


def _subjects(text: str, hits: Sequence[NameHit], start: int, end: int) -> list[int]:
    """The names before a trigger that may act, leaving out who only says it.

    Those after the last verb of saying come first; before it, the sayer only where the clause goes on
    with a pronoun ("X said it had struck"), and others where the verb is a mere aside ("reports say").
    """
    saying = None
    for saying in _SAYING.finditer(text, start, end):  # noqa: B007 - the last one counts
        pass
    all_before = [i for i, h in enumerate(hits) if h.end <= end + 1 or h.start <= end < h.end]
    if saying is None:
        return all_before
    after = [i for i in all_before if hits[i].start >= saying.end()]
    if after:
        return after
    early = [i for i in all_before if hits[i].end <= saying.start()]
    if _ITSELF.match(text, saying.end(), end):
        return [i for i in early if not _is_object(text, start, hits[i])][-1:]
    return early if _ASIDE.search(text[max(start, saying.start() - 24) : saying.start()]) else []


def _attackers(cast: Cast, hits: Sequence[NameHit], foiled: re.Match[str], end: int) -> list[NameHit]:
    """Whose attack was repelled: its agent, its owner, or those who died in it."""
    text = cast.page.text
    for i, hit in enumerate(hits):
        inside = foiled.start() < hit.start < foiled.end()
        if inside or (
            hit.start >= foiled.end()
            and re.search(
                r"\b(?:by|of|from|killing|killed|death)\s+(?:[\w-]+\s+){0,5}$",
                text[foiled.end() - 8 : hit.start],
            )
        ):
            return joined(cast, hits, i)
    return []


def target_actors(cast: Cast, unit: tuple[int, int], actors: Sequence[NameHit], kind: str) -> list[NameHit]:
    """The armed or state actors that the event struck, from the words of the unit."""
    text = cast.page.text
    mine = {h.key for h in actors} | {h.side for h in actors if h.side}
    hits = cast.doers(*unit)
    foiled = _FOILED.search(text, *unit)
    if foiled and kind == "armed_clash":
        return [h for h in hits if h.end <= foiled.start() and h.key not in mine and _strikeable(cast, h)][:1]
    for i, hit in enumerate(hits):
        if (
            hit.key in mine
            or hit.side in mine
            or any(h.start == hit.start for h in actors)
            or not _strikeable(cast, hit)
        ):
            continue
        after = text[hit.end : min(unit[1], hit.end + 70)]
        lead = text[max(unit[0], hit.start - 60) : hit.start]
        found = bool(_TARGET_PREP.search(lead)) and not _BY.search(lead)
        also = {"territory_change": _FROM, "armed_clash": _WITH}.get(kind)
        found = found or bool(also and also.search(lead))
        if found or _PASSIVE_GAP.search(after):
            return [
                h
                for h in joined(cast, hits, i)
                if h.key not in mine and h.side not in mine and _strikeable(cast, h)
            ]
    return []


def _strikeable(cast: Cast, hit: NameHit) -> bool:
    """Whether an actor can be struck: fighters, soldiers, a government; a state only by its forces."""
    if (hit.type or "") == "state":
        return bool(_FORCES.search(cast.page.text[hit.start : hit.end + 12]))
    return (hit.type or "") in _TARGETS


def both_sides(cast: Cast, unit: tuple[int, int]) -> list[NameHit]:
    """The two sides of a clash: "clashes between A and B", "A clashed with B"."""
    text = cast.page.text
    fight = _BETWEEN.search(text, *unit)
    if not fight:
        return []
    hits = cast.doers(*unit)
    after = [h for h in hits if h.start >= fight.end()]
    lead = re.compile(r"^\s*(?:[\w'’-]+\s+){0,10}?(?:between|among|with|against)\b", re.IGNORECASE)
    if after and lead.match(text[fight.end() : after[0].end]):
        return (
            after[:2]
            if re.search(r"\b(?:between|among)\b", text[fight.end() : after[0].start])
            else after[:1]
        )
    return []

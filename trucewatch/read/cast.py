"""The doers of a page: named actors, what stands for them, and who a bare noun means there.

Sources ("activists", "witnesses") and media are no doers. "Troops" without a name are those of the
state last named; "the militants" and "the group" are the armed group last named; the forces of a
person are those of the person's side.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from trucewatch.model.references import NameHit
from trucewatch.read.text import Page, within

_SOURCES = re.compile(
    r"\b(?:activists?|residents?|witness(?:es)?|eyewitness(?:es)?|medics?|doctors?|sources?"
    r"|officials?|diplomats?|analysts?|experts?|reports?|agencies"
    r"|rescuers?|rescue|civil defen[cs]e|volunteers|workers?|locals|inhabitants|villagers"
    r"|journalists?|ministry|embassy|delegation|coordinators?|observers?|monitors?|command"
    r"|lawmakers?|charit(?:y|ies)"
    r"|spokes\w+)\b",
    re.IGNORECASE,
)
_NO_DOER_TYPES = {"monitor", "media", "outlet", "person", "party"}
_STATE_TYPES = {"state", "government", "armed_forces"}
_ARMED_TYPES = {"armed_group", "terrorist_group", "coalition"}
_BODY = re.compile(r"\b[Mm]inistry\b")  # a ministry declares and signs for its state
_TROOPS = re.compile(
    r"\b(?=[agmnrst])(?:(?:the\s+)?(?:regular|national|ground|allied)\s+(?:army|forces|military|troops)"
    r"|(?:the\s+)?troops|(?:the\s+)?soldiers|(?:the\s+)?military)\b(?!\s+(?:base|airport|airbase"
    r"|source|sources|council|operation|operations|action|aircraft|post|posts|positions?|equipment"
    r"|strikes?|intervention|officials?|police|campaign|aid|hospital|vehicles?))"
)
_EXTREME_TYPES = {"terrorist_group"}
_EXTREME = re.compile(r"\b(?:extremist|jihadist|terrorist|terror|takfiri)s?\b", re.IGNORECASE)
_FOREIGN = re.compile(
    r"\b(?:[Ll]ed|[Ii]nternational) [Cc]oalition\b"
)  # an alliance of states is no armed group
_PARTY = re.compile(
    r"\b[Tt]he\s+(?:militant\s+|extremist\s+|jihadist\s+|terrorist\s+|armed\s+|terror\s+|takfiri\s+"
    r"|hardline\s+|Islamist\s+|Sunni\s+)*(?:militants|group|jihadists|terrorists|extremists"
    r"|organi[sz]ation|fighters|gunmen|faction|insurgents|alliance)\b"
)
UNNAMED = "unspecified armed groups"  # the reading's convention for terrorists, militants, gunmen
_ADJECTIVE = re.compile(
    r"\b[Tt]errorists?\b(?=[\"”]?\s+(?:(?:rocket|mortar|missile|shell\w*|artillery|sniper|and)\s+)*"
    r"(?:attacks?|shelling|strikes?|fire|shells?|rockets?|mortars?|missiles?|assault|infiltration|snipers?))"
    # one man: "a suicide terrorist driving a car blew himself up"
    r"|\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Tt]he|[Tt]wo)\s+(?:suicide\s+)?terrorists?\b(?=\s+(?:who|that|wearing|driving"
    r"|riding|carrying|detonat\w+|blew|exploded|stepped|opened|fired|shot|attacked|threw|hurled|rammed|drove)\b)"
)
# "terrorists from X", "militants affiliated with X": the noun stands for X
_OF_GROUP = re.compile(
    r"(?:\s+(?:groups?|organi[sz]ations?|factions?|fighters|militants))?\s+(?:(?:who\s+|which\s+)?(?:are\s+|were\s+)?"
    r"(?:affiliated|linked|loyal|belonging|allied)\s+(?:to|with)|from|of)\s+(?:the\s+)?(?:so-called\s+)?[\"“'‘]*",
    re.IGNORECASE,
)
# "X terrorists", "X-linked militants", "the X affiliate Y": what follows is the doer's word or its name
_OWN_NOUN = re.compile(r"(?:\s+|(?:\s+|-)(?:linked|affiliated|allied|led)\s+)[\"“'‘]*$", re.IGNORECASE)
_BRANCH = re.compile(
    r"(?:['’]s|s)?(?:\s+|\s*-\s*)(?:linked|affiliated?|aligned|inspired|offshoot|branch|franchise|arm)\s+(?:group\s+)?"
    r"(?:the\s+)?[\"“'‘]*$",
    re.IGNORECASE,
)
_LOYAL_TO = re.compile(
    r"\b(?:forces|troops|soldiers|fighters|militias?|militiamen|gunmen)\s+loyal\s+to\s+(?:[\w'’]+\s+){0,4}$"
)
_FORCES_OF = re.compile(
    r"(?:['’]s|['’]|s)?\s+(?:forces|troops|air ?force|army|war ?planes|regime|soldiers|military"
    r"|jets|helicopters|militia|loyalists|government|administration)\b"
)


class Cast:
    """The doers of one page, in text order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._hits = self._collect()
        self._starts = [h.start for h in self._hits]

    def doers(self, start: int, end: int) -> Sequence[NameHit]:
        """The doers named in a stretch."""
        return within(self._hits, self._starts, start, end)

    def _collect(self) -> list[NameHit]:
        named: list[NameHit] = []
        for hit in self.page.names:
            if hit.kind == "person" and hit.side:
                forces = _FORCES_OF.match(self.page.text, hit.end, hit.end + 24)
                loyal = _LOYAL_TO.search(self.page.text, max(0, hit.start - 60), hit.start)
                if forces:
                    named.append(self.lent(hit, forces.end()))
                elif loyal:
                    named.append(msgspec.structs.replace(self.lent(hit), start=loyal.start()))
            elif hit.kind == "actor" and self._acts(hit):
                named.append(hit)
        return self._with_nouns(named)

    def _acts(self, hit: NameHit) -> bool:
        if (hit.type or "") in _NO_DOER_TYPES:
            return False
        words = self.page.text[hit.start : hit.end]
        if hit.type in _STATE_TYPES and _BODY.search(words):
            return True
        return not _SOURCES.search(words) and not (hit.generic and _SOURCES.search(hit.name))

    def lent(self, person: NameHit, end: int | None = None) -> NameHit:
        """The side of a person as a doer, where the page names the person ("Assad's forces")."""
        side = person.side or person.key
        known = next((h for h in self.page.names_by_key.get(side, ()) if h.kind == "actor"), None)
        name = known.name if known else person.name
        return NameHit(
            start=person.start,
            end=end or person.end,
            kind="actor",
            key=side,
            name=name,
            side=side,
            type="armed_forces",
        )

    def _with_nouns(self, named: list[NameHit]) -> list[NameHit]:
        """Adds the bare nouns whose bearer was named before them."""
        named.sort(key=lambda h: h.start)
        starts = [h.start for h in named]
        out = list(named)
        for match in _TROOPS.finditer(self.page.text):
            if self._free(match, named, starts):
                owner = self._last(named, starts, match.start(), _STATE_TYPES) or self._first(
                    named, _STATE_TYPES
                )
                if owner:
                    out.append(_as(owner, match))
        for match in _PARTY.finditer(self.page.text):
            here = (
                self.page.sentences[self.page.sentence_at(match.start())].start if self.page.sentences else 0
            )
            types = _EXTREME_TYPES if _EXTREME.search(match.group()) else _ARMED_TYPES
            owner = self._last(named, starts, here, types, near=400, names_only=True)
            if owner is None:
                continue
            covered = [h for h in out if h.start < match.end() and match.start() < h.end]
            if all(h.generic and h.type == "generic" for h in covered):
                out = [h for h in out if h not in covered]
                out.append(_as(owner, match))
        for match in _ADJECTIVE.finditer(self.page.text):
            if self._free(match, named, starts):
                out.append(
                    NameHit(
                        start=match.start(),
                        end=match.end(),
                        kind="actor",
                        key="",
                        name=UNNAMED,
                        type="generic",
                        generic=True,
                    )
                )
        out.sort(key=lambda h: h.start)
        return self._borne(out)

    def _borne(self, hits: list[NameHit]) -> list[NameHit]:
        """The doers with a noun and the name beside it as one: "X terrorists", "terrorists from X"."""
        text, out = self.page.text, list[NameHit]()
        for hit in hits:
            last = out[-1] if out else None
            gap = text[last.end : hit.start] if last else ""
            if last is None or last.end > hit.start:
                out.append(hit)
            elif _bare(hit) and _group(last) and _OWN_NOUN.fullmatch(gap):
                out[-1] = msgspec.structs.replace(last, end=hit.end)
            elif _group(hit) and _bare(last) and _OF_GROUP.fullmatch(gap):
                out[-1] = msgspec.structs.replace(hit, start=last.start)
            elif _group(hit) and _group(last) and _BRANCH.fullmatch(gap):
                out[-1] = hit
            else:
                out.append(hit)
        return out

    @staticmethod
    def _free(match: re.Match[str], named: list[NameHit], starts: list[int]) -> bool:
        at = bisect_right(starts, match.end())
        return all(h.end <= match.start() or h.start >= match.end() for h in named[max(0, at - 2) : at + 1])

    @staticmethod
    def _last(
        named: list[NameHit],
        starts: list[int],
        at: int,
        types: set[str],
        near: int = 100_000,
        names_only: bool = False,
    ) -> NameHit | None:
        for hit in reversed(named[: bisect_right(starts, at)]):
            if at - hit.end > near:
                return None
            if names_only and (hit.generic or _FOREIGN.search(hit.name)):
                continue
            if (hit.type or "") in types and hit.end <= at:
                return hit
        return None

    @staticmethod
    def _first(named: list[NameHit], types: set[str]) -> NameHit | None:
        return next((h for h in named if (h.type or "") in types), None)


def _bare(hit: NameHit) -> bool:
    """Whether a hit is an armed group's common noun: "terrorists", "rebels"."""
    return hit.generic and (hit.type or "") in ("generic", "coalition")


def _group(hit: NameHit) -> bool:
    """Whether a hit names an armed group."""
    return not hit.generic and (hit.type or "") in _ARMED_TYPES and not _FOREIGN.search(hit.name)


def _as(owner: NameHit, match: re.Match[str]) -> NameHit:
    return msgspec.structs.replace(owner, start=match.start(), end=match.end(), generic=True)

"""Whom a speaker phrase stands for: surnames, pronouns, "the source", "the statement".

A fuller form earlier in the page wins ("Kerry" after "Secretary of State John Kerry"; a misspelt
variant by edit distance); a pronoun stands for the last speaker that fits it; a role with "the" for
the last speaker with that role. Where nothing fits, the phrase stands for itself.
"""

import re
from collections import deque
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from trucewatch.model.references import NameHit
from trucewatch.model.reports import Mention
from trucewatch.read.speakers import BODIES, is_person_role, is_text_role
from trucewatch.read.text import Page
from trucewatch.read.word_lists import words_of

_NAME = re.compile(
    r"(?=[A-Z]|\b[abdeiv])(?:\b(?:bin|ibn|abu|abd|al|el|de|von|van|der|da)[ -])?"
    r"(?:\b(?:al|el|as|ash|an|ar|at|az|ad)-)?[A-Z][\w’'-]+"
    r"(?:\s+(?:(?:bin|ibn|abu|abd|al|el|de|von|van|der|da)\s+)?(?:(?:al|el|as|ash|an|ar|at|az"
    r"|ad)-)?[A-Z][\w’'-]+)*"
)
_ROLE_WORD = re.compile(r"[a-z][\w-]*", re.IGNORECASE)
_OWNED = re.compile(
    r"\b(?:of|for|to|by|under)\s+(?:(?:President|Prime|Minister|King|Secretary|Sheikh|Mr|Dr|Syrian)\.?\s+)*$"
)
_ARTICLE = re.compile(r"^(?:the|a|an|another|some|its|his|her|their|local)\s+", re.IGNORECASE)
_TITLES = words_of(
    """
    president minister secretary general colonel captain lieutenant major col lt gen spokesman
    spokeswoman spokesperson chief head director envoy ambassador king prince sheikh dr mr mrs ms
    activist prime foreign deputy vice chancellor commander us u.s. uk un u.n. syrian russian turkish
    american german french british iraqi iranian saudi observatory white house pentagon state department
    kremlin the former un's special security defense defence secretary-general vice-president brigadier
    sir local leader chairman senator rep journalist correspondent official ministry prime-minister
    adviser
    """
)
_MASCULINE, _THING, _PLURAL = {"he", "she", "i"}, {"it"}, {"they", "we"}
_BESIDE = 30  # characters beside a name in which its office stands
_HERE = 3  # characters between the beginning of a sentence and the pronoun that opens it
_PEOPLE = re.compile(
    r"\b([a-z]{4,}s)\b(?:\s+(?:of|from)(?:\s+[\w’'-]+){1,5}?(?=\s+(?:on|in|at|and|who|to)\b|\s*[.,;(]))?"
)
_DESCRIBED = re.compile(r"an?\s+(?:[\w-]+\s+){0,3}(?:man|woman|figure)\b")
_TAKEN_UP = 2  # spaces in a phrase that takes up an earlier speaker ("the rights group")
_HEARD = 200  # the latest speakers whom a pronoun or a role can take up; a page has some 35 at most
_FULL = 400  # full names that a page is searched for
_PARTS = 4  # words of a person's name at most
_LONG_NAME = 8  # letters from which a surname may be two letters off
_SURNAME = 4  # letters that a surname needs before a misspelling is trusted


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as found: its words, what it stands for and where it belongs."""

    mention: Mention
    affiliation: Mention | None
    kind: str  # "person", "body", "people", "text"
    roles: frozenset[str]

    @property
    def label(self) -> str:
        """What the speaker is called in full, in lower case."""
        return (self.mention.name or self.mention.text).lower()


class Voices:
    """The speakers of one page, in the order in which they speak."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._heard: deque[Voice] = deque(maxlen=_HEARD)
        self._full: dict[str, tuple[str, int, NameHit | None]] = {}
        self._collect()

    def _collect(self) -> None:
        """Full names by surname, from known persons and from titles before names."""
        for hit in self.page.names:
            if hit.kind == "person" and len(self._full) < _FULL:
                surname = _surname(self.page.text[hit.start : hit.end])
                known = self._full.get(surname)
                if known is None or known[2] is None:
                    self._full[surname] = (hit.name, hit.start, hit)
        for match in _NAME.finditer(self.page.text):
            if len(self._full) >= _FULL:
                break
            if match.group().isalpha():
                continue  # one word is no full name
            start, name = self._bare(match)
            whole = 2 <= len(name.split()) <= _PARTS and _surname(name) not in BODIES
            if whole and not self.page.names_in(start, match.end()):
                self._full.setdefault(_surname(name), (name, start, None))

    def hear(self, start: int, end: int) -> Voice:
        """The speaker whose phrase is `text[start:end]`, remembered for the pronouns that follow."""
        voice = self._voice(start, end)
        self._heard.append(voice)
        return voice

    def _voice(self, start: int, end: int) -> Voice:
        text = self.page.text[start:end]
        low = text.lower()
        span = self.page.span(start, end)
        if low in _MASCULINE | _THING | _PLURAL:
            return self._as(text, start, end, self._pronoun(low, start))
        roles = frozenset(one.lower() for one in _ROLE_WORD.findall(text))
        hits = self.page.names_in(start, end)
        person = next((hit for hit in hits if hit.kind == "person" and self._speaks(hit, start)), None)
        if person is not None:
            mention = Mention(text=text, span=span, key=person.key, name=person.name)
            return Voice(mention, self._belongs(hits, person), "person", roles)
        described = self._described(low, start) if not hits else None
        if described is not None:
            return self._as(text, start, end, described)
        full = self._named(start, end)
        if full is not None:
            before = next((one for one in self._heard if one.mention.name == full), None)
            mention = Mention(text=text, span=span, name=full)
            belongs = self._belongs(hits, None) or (before.affiliation if before else None)
            return Voice(mention, belongs, "person", roles)
        actor = next((hit for hit in hits if hit.kind in ("actor", "outlet") and not hit.generic), None)
        if actor is None:
            earlier = self._role(low)
            if earlier is not None:
                return self._as(text, start, end, earlier)
        return self._body(text, start, end, roles, actor)

    def _body(self, text: str, start: int, end: int, roles: frozenset[str], actor: NameHit | None) -> Voice:
        person = any(is_person_role(one) for one in roles)
        whole = actor is not None and (actor.end - actor.start) * 10 >= len(_ARTICLE.sub("", text)) * 7
        mention = Mention(
            text=text,
            span=self.page.span(start, end),
            key=actor.key if actor and whole else None,
            name=actor.name if actor and whole else None,
        )
        last = _ROLE_WORD.findall(text)
        plural = bool(last) and last[-1].lower().endswith("s") and person
        kind = "people" if plural else "person" if person else "body"
        if (
            actor is None
            and not any(one.isupper() for one in text[1:])
            and any(is_text_role(r) for r in roles)
        ):
            kind = "text"
        return Voice(mention, self._belongs([actor] if actor else [], None), kind, roles)

    def _as(self, text: str, start: int, end: int, earlier: Voice | None) -> Voice:
        span = self.page.span(start, end)
        if earlier is None:
            kind = "person" if text.lower() in _MASCULINE else "body"
            return Voice(Mention(text=text, span=span), None, kind, frozenset())
        known = earlier.mention
        mention = Mention(text=text, span=span, key=known.key, name=known.name or _plain(known.text))
        return Voice(mention, earlier.affiliation, earlier.kind, earlier.roles)

    def _pronoun(self, low: str, at: int) -> Voice | None:
        if low == "they":
            people = self._people(at)
            if people is not None:
                return people
        kinds = {"person"} if low in _MASCULINE else {"body", "text"} if low in _THING else {"people", "body"}
        for voice in reversed(self._heard):
            if voice.kind in kinds:
                return voice
        if low in _THING | _PLURAL and self._heard:
            return self._heard[-1]
        if low in _MASCULINE:
            for hit in reversed(self.page.names_in(0, at)):
                if hit.kind == "person":
                    mention = Mention(text=hit.name, key=hit.key, name=hit.name)
                    return Voice(mention, None, "person", frozenset())
            return self._introduced(at)
        return None

    def _introduced(self, at: int) -> Voice | None:
        """The person whom the page named last with an office beside the name."""
        for name, start, _ in sorted(self._full.values(), key=lambda full: -full[1]):
            around = self.page.text[max(0, start - _BESIDE) : start + len(name) + _BESIDE]
            if start < at and any(is_person_role(one.lower()) for one in _ROLE_WORD.findall(around)):
                return Voice(Mention(text=name, name=name), None, "person", frozenset())
        return None

    def _people(self, at: int) -> Voice | None:
        """The people whom the sentence before names last, where nobody spoke in it ("... met envoys")."""
        index = self.page.sentence_at(at)
        sentence = self.page.sentences[index]
        if sentence.start < at - _HERE or index == 0:
            return None
        before = self.page.sentences[index - 1]
        if any(v.mention.span and v.mention.span.start >= before.start for v in self._heard):
            return None
        found = [
            m for m in _PEOPLE.finditer(self.page.text, before.start, before.end) if is_person_role(m[1])
        ]
        if not found:
            return None
        span = self.page.span(*found[-1].span())
        roles = frozenset(one.lower() for one in _ROLE_WORD.findall(span.quote))
        return Voice(Mention(text=span.quote, span=span), None, "people", roles)

    def _described(self, low: str, at: int) -> Voice | None:
        """The person of the sentence before whom "a tall man in his forties" describes."""
        index = self.page.sentence_at(at)
        if not _DESCRIBED.match(low) or index == 0 or self.page.sentences[index].start < at - _HERE:
            return None
        before = self.page.sentences[index - 1]
        found = _NAME.match(self.page.text, before.start, before.end)
        full = self._full.get(_surname(found.group())) if found else None
        if full is None or "\n\n" in self.page.text[before.end : at]:
            return None
        return Voice(Mention(text=full[0], name=full[0]), None, "person", frozenset())

    def _named(self, start: int, end: int) -> str | None:
        """The person's full name that a phrase with a name in it stands for."""
        for match in _NAME.finditer(self.page.text, start, end):
            at, name = self._bare(match)
            if not name or self.page.names_in(at, match.end()) or not self._is_head(at, match.end(), start):
                continue
            known = self._full.get(_surname(name)) or self._near(_surname(name))
            parts = name.split()
            if known and (len(parts) == 1 or known[0].split()[-1:] == parts[-1:]):
                return known[0]
            if 2 <= len(parts) <= _PARTS and self._titled(start, at, end):
                return name
        return None

    def _bare(self, match: re.Match[str]) -> tuple[int, str]:
        """A run of names less the titles, bodies and nationalities before it, and where it begins."""
        start = match.start()
        for word in re.finditer(r"\S+", match.group()):
            at, end = match.start() + word.start(), match.start() + word.end()
            start = at
            known = self.page.names_in(at, end)
            low = word.group().lower().strip(".,")
            office = end < match.end() and (low in _TITLES or is_person_role(low) or low in BODIES)
            if not known and not office:
                break
            if any(hit.kind == "person" for hit in known):
                break
            start = end
        name = self.page.text[start : match.end()].strip()
        return match.end() - len(name), re.sub(r"['’]s$", "", name)

    def _speaks(self, hit: NameHit, start: int) -> bool:
        return self._is_head(hit.start, hit.end, start)

    def _is_head(self, at: int, end: int, start: int) -> bool:
        """Whether a name is whom the phrase names, not whose office or government it names."""
        text = self.page.text
        if text[end - 2 : end] in ("'s", "’s") or text[end : end + 2] in ("'s", "’s"):
            return False
        return not _OWNED.search(text, start, at)

    def _titled(self, start: int, at: int, end: int) -> bool:
        """Whether a name stands beside a role or alone, as a person's does."""
        around = self.page.text[start:at] + " " + self.page.text[at:end]
        return at == start or any(is_person_role(one.lower()) for one in _ROLE_WORD.findall(around))

    def _near(self, surname: str) -> tuple[str, int, NameHit | None] | None:
        if len(surname) <= _SURNAME:
            return None
        for known, full in self._full.items():
            limit = 1 if len(surname) < _LONG_NAME else 2
            alike = known[:1] == surname[:1] and len(known) > _SURNAME
            if alike and Levenshtein.distance(known, surname, score_cutoff=limit) <= limit:
                return full
        return None

    def _role(self, low: str) -> Voice | None:
        """The earlier speaker that "the source", "the group", "the colonel" takes up."""
        if not low.startswith(("the ", "this ", "that ", "its ", "his ", "their ")):
            return None
        head = _ROLE_WORD.findall(low)[-1:]
        if not head or low.count(" ") > _TAKEN_UP or "'s" in low or "’s" in low:
            return None
        one = head[0].removesuffix("s")
        for voice in reversed(self._heard):
            if (
                any(role.removesuffix("s") == one for role in voice.roles)
                and voice.mention.text.lower() != low
            ):
                return voice
        if is_text_role(head[0]):
            issued = [voice for voice in reversed(self._heard) if voice.kind != "text"]
            return next((voice for voice in issued if voice.kind == "body"), issued[0] if issued else None)
        return None

    def _belongs(self, hits: object, person: NameHit | None) -> Mention | None:
        for hit in hits if isinstance(hits, (list, tuple)) else ():
            if isinstance(hit, NameHit) and hit is not person and hit.kind in ("actor", "place", "outlet"):
                span = self.page.span(hit.start, hit.end)
                return Mention(text=span.quote, span=span, key=hit.key, name=hit.name)
        if person is not None and person.side:
            return Mention(text=person.name, key=person.side, note="the side the registry gives")
        return None


def _surname(name: str) -> str:
    last = name.split()[-1] if name.split() else ""
    return (
        re.sub(r"^(?:al|el|as|ash|an|ar|at|az|ad)-", "", last.lower()).removesuffix("'s").removesuffix("’s")
    )


def _plain(text: str) -> str:
    return _ARTICLE.sub("", text)

"""The resolution step: what the names of a reading stand for, on the date they were used.

Reads nothing and keeps nothing between documents. Every report, tally and statement gets one
`Resolution`; a name that no registry holds keeps its words and is counted in a `Problem`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from trucewatch.model import (
    ActorRef,
    Calendar,
    Document,
    Mention,
    PlaceRef,
    Problem,
    Report,
    Resolution,
    Statement,
    Tally,
    TimeHit,
    TimeRef,
)
from trucewatch.resolve.actor_records import Actor
from trucewatch.resolve.actors import ActorRegistry
from trucewatch.resolve.gazetteer import Gazetteer
from trucewatch.resolve.names import NameIndex
from trucewatch.resolve.place_link import PlaceLinker

# Acts of arms: a government that is said to do them does them through its forces.
ARMED = frozenset(
    {
        "air_strike", "shelling", "bombing", "chemical_attack", "armed_clash", "attack_on_civilians",
        "abduction_or_detention", "territory_change", "access_denial", "military_move", "other_violence",
    }
)  # fmt: skip
# Words for somebody who is not named: "a source at the police command", "local officials".
_SOURCE = re.compile(
    r"\b(?:sources?|officials?|correspondents?|commanders?|members?|fighters?|workers?|residents?)\b", re.I
)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.I)
# Organs that speak for somebody; others speak for themselves.
_ORGANS = ("government", "armed_forces", "media")


class Resolver:
    """Registries, gazetteer and calendar, and the step that ties a reading to them.

    Attributes:
        names: the finder that the reader uses (`model.Names`).
        actors: the dated actor registry.
        gazetteer: the places.
        calendar: the times (`model.Calendar`).
    """

    def __init__(self, names: NameIndex, gazetteer: Gazetteer, calendar: Calendar) -> None:
        self.names = names
        self.actors: ActorRegistry = names.registry
        self.gazetteer = gazetteer
        self.calendar = calendar
        self._places = PlaceLinker(gazetteer)

    def resolve_reading(
        self,
        document: Document,
        text: str,
        reports: Sequence[Report],
        tallies: Sequence[Tally],
        statements: Sequence[Statement],
    ) -> tuple[list[Resolution], list[Problem]]:
        """Resolves what was read from one document.

        Args:
            document: gives the publication date.
            text: the document's text; the mentions' spans point into it.
            reports: with places, times and actors as mentions.
            tallies: with `since`, `until` and claimants.
            statements: with speaker, affiliation and addressee.

        Returns:
            One resolution per record, reports first, and a problem for each name that stays
            unresolved, named once per document.
        """
        times = self.calendar.find(text, document.published)
        placed = [one for one in reports if one.place]
        refs = self._places.link_all(((one.place, one.within) for one in placed if one.place), text)
        places = dict(zip((one.id for one in placed), refs, strict=True))
        day = document.published
        found = [self._report(one, places.get(one.id), times, day) for one in reports]
        found += [self._tally(one, times, day) for one in tallies]
        found += [self._statement(one, day) for one in statements]
        return found, _problems(document, found, reports)

    def _report(
        self, report: Report, place: PlaceRef | None, times: Sequence[TimeHit], published: str | None
    ) -> Resolution:
        time = _with_hour(_time(report.time, times), _time(report.hour, times))
        day = time.start if time else published
        fighting = report.type in ARMED
        return Resolution(
            subject=report.id,
            actors=_distinct(self._doer(one, day, fighting) for one in report.actors),
            target=self._target(report, day),
            place=place,
            time=time,
            claimants=self._all(report.claimants, published),
        )

    def _tally(self, tally: Tally, times: Sequence[TimeHit], published: str | None) -> Resolution:
        return Resolution(
            subject=tally.id,
            since=_time(tally.since, times),
            until=_time(tally.until, times),
            claimants=self._all(tally.claimants, published),
        )

    def _statement(self, statement: Statement, published: str | None) -> Resolution:
        speaker = self.actor(statement.speaker, published) if statement.speaker else None
        return Resolution(
            subject=statement.id,
            speaker=speaker,
            affiliation=self._affiliation(statement.affiliation, speaker, published),
            addressee=self.actor(statement.addressee, published) if statement.addressee else None,
        )

    def actor(self, mention: Mention, day: str | None) -> ActorRef:
        """The actor, person or institution that a mention names on a day.

        `method` is "alias" (the words are its name), "noun" ("the regime"), "dated alias" (on that day
        the name was another's than the reader took it for), "context" (the reader knew who is meant),
        "within" (a known name inside longer words), "organ" (an organ's act, recorded under its state),
        "registry" (the office held on the day) or "unresolved". `score` falls in that order.
        """
        entity, method, score = self._identify(mention, day)
        if entity is None:
            name = mention.name or " ".join(mention.text.split())
            return ActorRef(text=mention.text, name=name, method="unresolved", score=0.0)
        return ActorRef(
            text=mention.text,
            entity=entity,
            name=self.actors.name_of(entity) or mention.text,
            side=self.actors.side_of(entity, day),
            method=method,
            score=score,
        )

    def _identify(self, mention: Mention, day: str | None) -> tuple[str | None, str, float]:
        bearers = self.actors.named(mention.text, day)
        key = mention.key
        if key and self.actors.get(key):
            if key in bearers:
                return (key, "alias", 1.0) if self.actors.is_name(mention.text, key) else (key, "noun", 0.7)
            if len(bearers) == 1 and key in self.actors.named(mention.text):
                return bearers[0], "dated alias", 0.9
            return key, "context", 0.7
        if not bearers and mention.name:
            bearers = self.actors.named(mention.name, day)
        if bearers:
            return bearers[0], "alias", 0.9 if len(bearers) == 1 else 0.5
        for hit in self.names.find(mention.text):
            if hit.kind != "place":
                return hit.key, "within", 0.6
        return None, "unresolved", 0.0

    def _doer(self, mention: Mention, day: str | None, fighting: bool) -> ActorRef:
        """Who did it: the state or the forces, where the words name an organ of theirs."""
        ref = self.actor(mention, day)
        if ref.entity is None:
            return ref
        entity = ref.entity
        if entity in self.actors.persons:
            entity = self.actors.affiliation_of(entity, day) or entity
        doer = self.actors.doer_of(entity, fighting=fighting)
        if doer == ref.entity:
            return ref
        return ActorRef(
            text=ref.text,
            entity=doer,
            name=self.actors.name_of(doer) or ref.name,
            side=self.actors.side_of(doer, day),
            method="organ",
            score=ref.score,
        )

    def _target(self, report: Report, day: str | None) -> ActorRef | None:
        """The target as an actor; null where it is no actor (a market, civilians)."""
        target = report.target
        if target is None:
            return None
        known = (target.key and self.actors.get(target.key)) or self.actors.named(target.text, day)
        return self._doer(target, day, fighting=True) if known else None

    def _affiliation(
        self, given: Mention | None, speaker: ActorRef | None, day: str | None
    ) -> ActorRef | None:
        if given:
            return self._doer(given, day, fighting=False)
        if speaker is None or speaker.entity is None:
            return None
        entity: str | None = speaker.entity
        actor = self.actors.actors.get(speaker.entity)
        if actor is None:
            entity = self.actors.affiliation_of(speaker.entity, day)
            entity = self.actors.doer_of(entity) if entity else None
        elif actor.type == "generic":
            return None
        else:
            entity = self._speaks_for(actor, day)
        if entity is None:
            return None
        return ActorRef(
            text=speaker.text,
            entity=entity,
            name=self.actors.name_of(entity) or entity,
            side=self.actors.side_of(entity, day),
            method="registry",
            score=0.8,
        )

    def _speaks_for(self, actor: Actor, day: str | None) -> str:
        """Whom an institution speaks for: its side, for a ministry, agency or outlet of it; else itself."""
        side = self.actors.side_of(actor.id, day)
        if side is None or side not in self.actors.actors:
            return actor.id
        agency = self.actors.actors[side].type == "organisation" and self.actors.is_part(actor.id, side, day)
        if agency or actor.type in _ORGANS:
            return side
        return actor.id

    def _all(self, mentions: Iterable[Mention], day: str | None) -> tuple[ActorRef, ...]:
        return _distinct(self._claimant(one, day) for one in mentions)

    def _claimant(self, mention: Mention, day: str | None) -> ActorRef:
        """Who asserts a thing: a source without a name of its own keeps the report's words."""
        ref = self.actor(mention, day)
        if ref.entity is None:
            return ref
        actor = self.actors.actors.get(ref.entity)
        words = " ".join(mention.text.split())
        unnamed = ref.method == "within" and not self.actors.named(words, day)
        if (actor is not None and actor.type == "generic") or (unnamed and _SOURCE.search(words)):
            return msgspec.structs.replace(ref, name=_ARTICLE.sub("", words))
        return ref


def _distinct(refs: Iterable[ActorRef]) -> tuple[ActorRef, ...]:
    """The references without those that name the same actor again."""
    return tuple({ref.entity or ref.name.casefold(): ref for ref in reversed(list(refs))}.values())[::-1]


def _time(mention: Mention | None, hits: Sequence[TimeHit]) -> TimeRef | None:
    """The time that covers a mention's words: the hit that shares most of them."""
    if mention is None or mention.span is None:
        return None
    start, end = mention.span.start, mention.span.end
    best, most = None, 0
    for hit in hits[bisect_right(hits, start, key=lambda hit: hit.end) :]:
        if hit.start >= end:
            break
        shared = min(end, hit.end) - max(start, hit.start)
        if hit.ref is not None and shared > most:
            best, most = hit.ref, shared
    return best.shifted(mention.shift) if best and mention.shift else best


def _with_hour(time: TimeRef | None, hour: TimeRef | None) -> TimeRef | None:
    """The date with the hours that other words of the report give it."""
    if time is None or hour is None or hour.from_hour is None:
        return time or (hour if hour and hour.from_hour else None)
    if time.from_hour is not None or time.start != time.end or hour.start != time.start:
        return time
    return TimeRef(
        text=f"{time.text}; {hour.text}",
        start=time.start,
        end=time.end,
        precision=time.precision,
        from_hour=hour.from_hour,
        to_hour=hour.to_hour,
        timezone=hour.timezone,
        method=time.method,
    )


def _problems(document: Document, found: Sequence[Resolution], reports: Sequence[Report]) -> list[Problem]:
    """What stays unresolved among the slots that a finding rests on, once per name."""
    said: dict[tuple[str, str], None] = {}
    for resolution, report in zip(found, reports, strict=False):
        for ref in resolution.actors:
            if ref.entity is None:
                said["actor_unknown", f"no actor of the registry is called {ref.text!r}"] = None
        if resolution.place and resolution.place.place is None:
            said["place_unknown", f"no place of the gazetteer fits {resolution.place.text!r}"] = None
        if report.time and resolution.time is None:
            said["time_unknown", f"{report.time.text!r} gives no date"] = None
    return [
        Problem(stage="resolve", code=code, subject=document.id, message=message) for code, message in said
    ]

"""One event in the making: the slots of one unit of one sentence, before it meets its others."""

import re
from dataclasses import dataclass, field

from msgspec import structs

from trucewatch.model.documents import Span
from trucewatch.model.references import NameHit, TimeHit
from trucewatch.model.reports import Count, EventType, Mention, Report, Status, TargetKind
from trucewatch.read.casualties import Figure, Toll
from trucewatch.read.mentions import Place, actor_mention
from trucewatch.read.text import Page
from trucewatch.read.triggers import GROUPS


@dataclass
class Draft:
    """A candidate report. `firm`: its own words settle the type; `order`: its first sentence."""

    order: int
    type: EventType
    firm: bool
    start: int
    end: int
    trigger: tuple[int, int]
    definite: bool = False
    opening: bool = False  # the sentence opens with a definite event noun: "The blast ..."
    headline: bool = False
    fresh: bool = False  # opens with a word that sets a new scene: "meanwhile", "elsewhere", "another"
    aggregate: bool = False
    spanned: int | None = None  # the dead that the words count over a period or many places
    in_force: bool = False  # words of a truce that took force, ran out or fell
    unreal: bool = False
    status: Status = "asserted"
    actors: list[NameHit] = field(default_factory=list)
    targets: list[NameHit] = field(default_factory=list)
    target: tuple[int, int] | None = None
    target_kind: TargetKind | None = None
    place: Place | None = None
    within: list[Place] = field(default_factory=list)
    time: TimeHit | None = None
    reported: bool = False  # the time is that of the telling
    shift: tuple[int, int] = (0, 0)  # days that the time's start and end lie from those of its words
    hour: TimeHit | None = None
    toll: Toll = field(default_factory=Toll)
    weapon: tuple[int, int] | None = None
    claimants: list[Mention] = field(default_factory=list)
    evidence: list[int] = field(default_factory=list)
    merged: int = 0

    @property
    def group(self) -> str:
        """The type's group: events of different groups are never one incident."""
        return GROUPS[self.type]

    def anchored(self) -> bool:
        """Whether place, day or toll bind the event to an occasion."""
        if not self.toll.empty:
            return True
        if self.type == "ceasefire_act" and (
            self.actors or self.in_force or (self.time and not self.reported)
        ):
            return True
        if self.type == "military_move" and self.actors and (self.place or self.time):
            return True
        if self.place and self.place.level <= 4:
            return True
        return bool(self.time and self.time.ref and self.time.ref.precision <= 2 and not self.reported)

    def report(self, page: Page) -> Report:
        """The draft as a record, every quote an exact substring of the page."""
        return Report(
            document=page.document.id,
            type=self.type,
            status=self.status,
            actors=tuple(_unique([actor_mention(page, h) for h in self.actors])),
            target=self._target(page),
            target_kind=self.target_kind,
            place=self.place.mention(page) if self.place else None,
            within=tuple(
                _unique([p.mention(page) for p in self.within if p.name != (self.place and self.place.name)])
            ),
            time=_time(page, self.time, self.shift),
            hour=_mention(page, self.hour),
            killed=_count(page, self.toll.killed, self.toll, "killed"),
            killed_civilians=_count(page, self.toll.civilians, self.toll, "killed"),
            killed_children=_count(page, self.toll.children, self.toll, "killed"),
            killed_combatants=_count(page, self.toll.combatants, self.toll, "killed"),
            injured=_count(page, self.toll.injured, self.toll, "injured"),
            weapon=_words(page, self.weapon),
            claimants=tuple(_unique(self.claimants)),
            evidence=tuple(page.sentence_span(i) for i in sorted(set(self.evidence))),
        )

    def _target(self, page: Page) -> Mention | None:
        if self.target:
            return _words(page, self.target)
        return actor_mention(page, self.targets[0]) if self.targets else None


def _mention(page: Page, hit: TimeHit | None) -> Mention | None:
    return _words(page, (hit.start, hit.end)) if hit else None


def _time(page: Page, hit: TimeHit | None, shift: tuple[int, int]) -> Mention | None:
    words = _mention(page, hit)
    return words if words is None or shift == (0, 0) else structs.replace(words, shift=shift)


def _words(page: Page, place: tuple[int, int] | None) -> Mention | None:
    if place is None:
        return None
    return Mention(text=page.text[place[0] : place[1]], span=page.span(*place))


def _unique(mentions: list[Mention]) -> list[Mention]:
    seen: set[str] = set()
    out: list[Mention] = []
    for one in mentions:
        key = one.key or re.sub(r"\W+", " ", one.text.lower()).strip()
        if key not in seen:
            seen.add(key)
            out.append(one)
    return out


def _count(page: Page, figure: Figure | None, toll: Toll, fate: str) -> Count | None:
    if figure is None:
        return None
    spans: list[Span] = [page.span(g.start, g.end) for g in toll.groups if g.fate == fate]
    return Count(low=figure[0], high=figure[1], vague=figure[2], spans=tuple(spans))

"""Names tied to the actor registry, the gazetteer and the calendar."""

from datetime import date, timedelta
from typing import ClassVar, Literal, Protocol

from trucewatch.model.base import Record, Value


class ActorRef(Value, frozen=True, kw_only=True):
    """An actor, person or institution. `entity` is null where the registry has no candidate."""

    text: str
    entity: str | None = None  # registry id, such as "sy-army", "person/lavrov"
    name: str  # canonical English name; the words themselves where there is no entity
    side: str | None = None  # registry id of the side it belongs to on that date
    method: str  # "alias", "context", "designation", "unresolved", ...
    score: float  # 0..1


class PlaceRef(Value, frozen=True, kw_only=True):
    """A place. `precision` is UCDP where_prec: 1 exact place, 2 near it, 3 district, 4 governorate,
    5 linear or fuzzy, 6 country, 7 international waters or air space."""

    text: str
    place: str | None = None  # gazetteer id, such as "gn:170063" or "tw:castello-road"; null: no candidate
    name: str
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    precision: int
    method: str
    score: float
    alternatives: tuple[str, ...] = ()  # other candidates' ids, best first


class TimeRef(Value, frozen=True, kw_only=True):
    """A time. `start` and `end` are ISO dates, `precision` UCDP date_prec: 1 day, 2 within a few
    days, 3 week, 4 month, 5 longer. `from_hour`/`to_hour` are ISO local date-times in `timezone`."""

    text: str
    start: str
    end: str
    precision: int
    from_hour: str | None = None
    to_hour: str | None = None
    timezone: str = "Asia/Damascus"
    method: str  # "weekday", "explicit", "relative", "dateline", ...

    def shifted(self, days: tuple[int, int]) -> "TimeRef":
        """This time with its first and its last day moved by days; the hours go."""
        first = date.fromisoformat(self.start) + timedelta(days=days[0])
        last = max(first, date.fromisoformat(self.end) + timedelta(days=days[1]))
        return TimeRef(
            text=self.text,
            start=first.isoformat(),
            end=last.isoformat(),
            precision=date_precision(first, last),
            timezone=self.timezone,
            method="counted",
        )


def date_precision(start: date, end: date) -> int:
    """UCDP date_prec: 1 one day, 2 two to six days, 3 a week, 4 up to a month, 5 longer."""
    length = (end - start).days + 1
    return 1 if length <= 1 else 2 if length <= 6 else 3 if length <= 8 else 4 if length <= 31 else 5


class Resolution(Record, frozen=True, kw_only=True, tag="resolution"):
    """What the names of one report, tally or statement stand for."""

    PREFIX: ClassVar[str] = "res"

    subject: str  # id of the Report, Tally or Statement
    actors: tuple[ActorRef, ...] = ()
    target: ActorRef | None = None
    place: PlaceRef | None = None
    time: TimeRef | None = None
    since: TimeRef | None = None
    until: TimeRef | None = None
    claimants: tuple[ActorRef, ...] = ()
    speaker: ActorRef | None = None
    affiliation: ActorRef | None = None
    addressee: ActorRef | None = None


NameKind = Literal["actor", "person", "outlet", "place"]


class NameHit(Value, frozen=True, kw_only=True):
    """A known name found in a text: `text[start:end]` are its words."""

    start: int
    end: int
    kind: NameKind
    key: str  # registry or gazetteer id of the best candidate
    name: str  # canonical English name of that candidate
    side: str | None = None  # for actors and persons: the side, where the registry knows one
    type: str | None = None  # for actors: state, armed_forces, armed_group, coalition, monitor,
    # organisation, media, generic ...; for places: city, town, village, neighbourhood, base, road, ...
    generic: bool = False  # "the regime", "militants", "the group": a noun, not a name
    seat: bool = False  # a city that its province is named for: its name may mean either


class Names(Protocol):
    """What the reader asks the registries: which known names stand in a text.

    Hits are longest-first, do not overlap, and come in text order. `resolve.names` implements it.
    """

    def find(self, text: str) -> tuple[NameHit, ...]:
        """The known names in a text."""
        ...


TimeKind = Literal["date", "weekday", "relative", "period", "since", "hour", "anchored", "dateline"]


class TimeHit(Value, frozen=True, kw_only=True):
    """A time expression found in a text: `text[start:end]` are its words.

    `kind`: "date" (27 February), "weekday" (on Monday), "relative" (yesterday, two days ago, last
    month), "period" (over the weekend, between 10 and 12 May), "since" (since September 30: `ref.start`
    is the beginning), "hour" (early on Thursday, at 19:00), "anchored" (two days earlier: to another
    event, `ref` null unless the anchor is in the text), "dateline" (the date that heads a report).
    `ref` is null where the expression cannot be resolved.
    """

    start: int
    end: int
    kind: TimeKind
    ref: TimeRef | None = None


class Calendar(Protocol):
    """What the reader asks the calendar. `resolve.times` implements it."""

    def find(self, text: str, published: str | None) -> tuple[TimeHit, ...]:
        """The time expressions of a text, in order, resolved against its ISO publication date."""
        ...

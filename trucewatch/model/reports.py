"""What the reader takes out of one document: reports, tallies, statements.

Slots hold the words of the text (`Mention`); canonical names come from `Resolution`.
"""

from typing import ClassVar, Literal

from trucewatch.model.base import Record, Value
from trucewatch.model.documents import Span

EventType = Literal[
    "air_strike",
    "shelling",
    "bombing",
    "chemical_attack",
    "armed_clash",
    "attack_on_civilians",
    "abduction_or_detention",
    "territory_change",
    "aircraft_loss",
    "aid_delivery",
    "access_denial",
    "evacuation_or_exchange",
    "ceasefire_act",
    "military_move",
    "other_violence",
]
Status = Literal["asserted", "denied", "disputed", "planned_or_threatened"]
TargetKind = Literal[
    "civilians",
    "medical",
    "school",
    "market",
    "place_of_worship",
    "aid_convoy",
    "camp_or_shelter",
    "other_civilian_object",
    "armed_group",
    "state_forces",
    "mixed_or_unclear",
]
TallyKind = Literal["killed", "injured", "strikes", "displaced", "violations", "besieged", "other"]
Act = Literal[
    "commit", "deny", "accuse", "urge", "threaten", "agree", "reject", "interpret", "announce", "assess",
]  # fmt: skip

COUNTS = ("killed", "killed_civilians", "killed_children", "killed_combatants", "injured")


class Mention(Value, frozen=True, kw_only=True):
    """A name in the text. `key` is the registry or gazetteer id that the reader saw there, if any.

    For a slot that follows from context (a pronoun, "the group"), `span` is where the filler was
    named and `name` may hold a fuller form than the words. A reader that knows the filler only
    through a rule leaves `span` null and says so in `note`. A time that is counted from the one that the
    words name ("a day after Friday's raid") has in `shift` the days from theirs to its start and its end.
    """

    text: str
    span: Span | None = None
    key: str | None = None
    name: str | None = None
    note: str | None = None
    shift: tuple[int, int] | None = None


class Count(Value, frozen=True, kw_only=True):
    """People: "at least 58" is low 58, high null; "58" is 58 and 58; "dozens" is low 24, vague."""

    low: int
    high: int | None = None
    vague: bool = False
    spans: tuple[Span, ...] = ()


class Report(Record, frozen=True, kw_only=True, tag="report"):
    """One document's account of one incident."""

    PREFIX: ClassVar[str] = "rep"

    document: str
    type: EventType
    status: Status
    actors: tuple[Mention, ...] = ()
    target: Mention | None = None
    target_kind: TargetKind | None = None
    place: Mention | None = None
    within: tuple[Mention, ...] = ()  # wider places named with it: city, district, province, country
    time: Mention | None = None  # the words that date it; null where the report ties no time to it
    hour: Mention | None = None
    killed: Count | None = None
    killed_civilians: Count | None = None
    killed_children: Count | None = None
    killed_combatants: Count | None = None
    injured: Count | None = None
    weapon: Mention | None = None
    claimants: tuple[Mention, ...] = ()
    evidence: tuple[Span, ...]


class Tally(Record, frozen=True, kw_only=True, tag="tally"):
    """A figure over a period or many places; never an incident."""

    PREFIX: ClassVar[str] = "tal"

    document: str
    text: Span
    what: TallyKind
    value_low: int
    value_high: int | None = None
    vague: bool = False
    since: Mention | None = None
    until: Mention | None = None
    claimants: tuple[Mention, ...] = ()


class Statement(Record, frozen=True, kw_only=True, tag="statement"):
    """A public utterance. `quote` is its content; `evidence` the sentences that carry it.

    `repeats` are further spans of the same utterance in the document (pull-quotes, captions).
    """

    PREFIX: ClassVar[str] = "sta"

    document: str
    speaker: Mention | None = None
    affiliation: Mention | None = None
    act: Act
    about: str | None = None
    addressee: Mention | None = None
    venue: Mention | None = None
    quote: Span
    direct: bool
    evidence: tuple[Span, ...]
    repeats: tuple[Span, ...] = ()

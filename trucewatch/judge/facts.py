"""What judging takes from an incident: its interval, its doers, its target, the words behind each."""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from typing import Literal

import msgspec

from trucewatch.judge.windows import Interval, day_words, interval, last_moment, moment_words
from trucewatch.model import (
    Attribution,
    EventType,
    Incident,
    Mention,
    PlaceRef,
    Report,
    Resolution,
    Span,
    TargetKind,
)

Slot = Literal["time", "place", "target", "act", "status"]

CIVILIAN: frozenset[TargetKind] = frozenset(
    {
        "civilians",
        "medical",
        "school",
        "market",
        "place_of_worship",
        "aid_convoy",
        "camp_or_shelter",
        "other_civilian_object",
    }
)
ACTS: dict[EventType, str] = {
    "air_strike": "an air strike",
    "shelling": "shelling",
    "bombing": "a bombing",
    "chemical_attack": "a chemical attack",
    "armed_clash": "an armed clash",
    "attack_on_civilians": "an attack on civilians",
    "abduction_or_detention": "an abduction or detention",
    "territory_change": "a change of control over territory",
    "aircraft_loss": "the loss of an aircraft",
    "aid_delivery": "a delivery of aid",
    "access_denial": "a denial of access",
    "evacuation_or_exchange": "an evacuation or exchange",
    "ceasefire_act": "an act of a ceasefire",
    "military_move": "a military move",
    "other_violence": "violence of another kind",
}
KINDS: dict[TargetKind, str] = {
    "civilians": "civilians",
    "medical": "a medical site or medical staff",
    "school": "a school",
    "market": "a market",
    "place_of_worship": "a place of worship",
    "aid_convoy": "an aid convoy",
    "camp_or_shelter": "a camp or shelter",
    "other_civilian_object": "a civilian object",
    "armed_group": "an armed group",
    "state_forces": "state forces",
    "mixed_or_unclear": "something mixed or unclear",
}
MOST_SPANS = 3  # a reason quotes the words of so many reports at most

ReportsBy = Callable[[str], Report | None]
ResolutionsBy = Callable[[str], Resolution | None]


@dataclass(slots=True)
class Facts:
    """One incident, ready to be judged; spans are looked up when a reason first asks for them."""

    incident: Incident
    reports: ReportsBy
    resolutions: ResolutionsBy
    published: str | None  # the latest publication date among its documents
    timezone: str = "Asia/Damascus"
    when: Interval = field(init=False)
    day: str = field(init=False)  # the ISO date on which memberships and lists are asked
    _spans: dict[str, tuple[Span, ...]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        time = self.incident.time
        latest = last_moment(self.published, self.timezone) if self.published else inf
        self.when = interval(time, latest)
        self.day = time.start[:10] if time else (self.published or "")[:10]

    @property
    def dated(self) -> str:
        """When it happened, as half a sentence: "the incident is dated 12 February 2016"."""
        time = self.incident.time
        if time is None:
            if self.published is None:
                return "no report dates the incident"
            return f"no report dates the incident; the last report of it is of {day_words(self.published)}"
        if time.from_hour:
            words = moment_words(time.from_hour, time.timezone)
            if time.to_hour and time.to_hour != time.from_hour:
                words = f"between {words} and {moment_words(time.to_hour, time.timezone)}"
            return f"the incident is dated {words}"
        if time.start[:10] == time.end[:10]:
            return f"the incident is dated {day_words(time.start)}"
        return f"the incident is dated between {day_words(time.start)} and {day_words(time.end)}"

    @property
    def actors(self) -> tuple[str, ...]:
        """The registry ids of all doers and of the target."""
        one = self.incident
        found = [d.actor.entity for d in one.actors if d.actor.entity]
        if one.target_actor and one.target_actor.entity:
            found.append(one.target_actor.entity)
        return tuple(found)

    @property
    def act(self) -> str:
        """What was done, with its article."""
        return ACTS[self.incident.type]

    @property
    def target(self) -> str:
        """What was hit, as the incident names it."""
        one = self.incident
        if one.target_actor is not None:
            return one.target_actor.name
        return one.target or (KINDS[one.target_kind] if one.target_kind else "the target")

    @property
    def place(self) -> PlaceRef | None:
        """Where it happened."""
        return self.incident.place

    def against(self, doer: Attribution) -> "Facts":
        """A clash as one side's attack: where two sides met and no target is named, each is the
        other's. Any other incident as it is."""
        one = self.incident
        others = [
            d for d in one.actors if d.actor.entity != doer.actor.entity or d.actor.name != doer.actor.name
        ]
        if (
            one.type != "armed_clash"
            or one.target_actor is not None
            or len(others) != 1
            or one.target_kind in CIVILIAN
        ):
            return self
        turned = msgspec.structs.replace(one, target_actor=others[0].actor, target=others[0].actor.name)
        made = Facts(turned, self.reports, self.resolutions, self.published, self.timezone)
        made._spans = {**self._spans, "target": self.doer_spans(others[0])}
        return made

    def spans(self, slot: Slot) -> tuple[Span, ...]:
        """The words of the reports behind a slot, at most `MOST_SPANS`."""
        found = self._spans.get(slot)
        if found is None:
            found = self._spans[slot] = self._look_up(slot)
        return found

    def _look_up(self, slot: Slot) -> tuple[Span, ...]:
        out: list[Span] = []
        for key in self.incident.reports:
            report = self.reports(key)
            if report is None:
                continue
            span = _slot_span(report, slot)
            if span is not None and span not in out:
                out.append(span)
                if len(out) == MOST_SPANS:
                    break
        return tuple(out)

    def doer_spans(self, doer: Attribution) -> tuple[Span, ...]:
        """The words that name one doer, in the reports that name it."""
        key = f"doer {doer.actor.entity or doer.actor.text}"
        found = self._spans.get(key)
        if found is None:
            out: list[Span] = []
            for report_id in doer.reports or self.incident.reports:
                span = self._doer_span(report_id, doer)
                if span is not None and span not in out:
                    out.append(span)
                if len(out) == MOST_SPANS:
                    break
            found = self._spans[key] = tuple(out)
        return found

    def _doer_span(self, report_id: str, doer: Attribution) -> Span | None:
        report = self.reports(report_id)
        if report is None or not report.actors:
            return None
        resolution = self.resolutions(report_id)
        refs = resolution.actors if resolution else ()
        for mention, ref in zip(report.actors, refs, strict=False):
            if mention.span and (ref.entity, ref.name) == (doer.actor.entity, doer.actor.name):
                return mention.span
        for mention in report.actors:
            if mention.span and (mention.key == doer.actor.entity or mention.text == doer.actor.text):
                return mention.span
        return None


def _slot_span(report: Report, slot: Slot) -> Span | None:
    if slot in ("act", "status"):
        return report.evidence[0] if report.evidence else None
    mentions: dict[str, tuple[Mention | None, ...]] = {
        "time": (report.hour, report.time),
        "place": (report.place, *report.within),
        "target": (report.target,),
    }
    return next((m.span for m in mentions[slot] if m and m.span), None)


def latest_date(dates: list[str | None]) -> str | None:
    """The latest of the ISO dates that are known."""
    known = [d[:10] for d in dates if d]
    return max(known) if known else None

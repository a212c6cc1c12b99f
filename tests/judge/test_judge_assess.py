import random
from datetime import date
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.judge import assess, load_agreement
from trucewatch.judge.assess import UNSPOKEN
from trucewatch.judge.cases import Case, Premise, Premises, incident_of, read_cases
from trucewatch.model import (
    ActorRef,
    Agreement,
    Attribution,
    EventType,
    Finding,
    Incident,
    Mention,
    Report,
    Resolution,
    Span,
    Status,
    TargetKind,
)

FOLDER = Path(__file__).parents[2] / "agreements"
COH = "coh-2016-02-22"
ARRANGEMENT = "arrangement-2016-09-09"


def loaded(name: str) -> Agreement:
    agreement, errors = load_agreement(FOLDER / name)
    assert agreement is not None, errors
    return agreement


AGREEMENTS = [loaded(COH), loaded(ARRANGEMENT)]
PREMISES = read_cases((FOLDER / COH / "cases.toml").read_bytes()).actor
ACTORS = Premises(PREMISES)
NOT_COVERED = {"not_in_force", "outside_area", "not_bound", "act_not_barred"}
HOSTILE = sorted(set(get_args(EventType)) - UNSPOKEN)


class Alliance(Premises):
    """A registry in which Nusra fights inside a larger alliance."""

    def is_or_belongs(self, actor: str, group: str, date: str) -> bool | None:
        return (actor, group) == ("nusra", "army-of-conquest") or super().is_or_belongs(actor, group, date)


def judged(
    *incidents: Incident,
    reports: dict[str, Report] | None = None,
    resolutions: dict[str, Resolution] | None = None,
    published: str | None = None,
    agreements: list[Agreement] | None = None,
) -> list[Finding]:
    return list(
        assess(
            incidents,
            AGREEMENTS if agreements is None else agreements,
            reports=(reports or {}).get,
            resolutions=(resolutions or {}).get,
            actors=ACTORS,
            published=lambda _: published,
            as_of="2016-12-31T00:00:00+00:00",
        )
    )


def incident(number: int = 0, **fields: object) -> Incident:
    given_fields = {"name": "", "why": "", "type": "air_strike", "expect": {}, **fields}
    case = msgspec.convert(given_fields, Case)
    assert not isinstance(case.type, tuple)
    return incident_of(case, case.type, ACTORS, number)


def text_of(findings: list[Finding], agreement: str = COH) -> Finding:
    return next(f for f in findings if f.agreement == agreement and f.reading is None)


days = st.dates(min_value=date(2016, 2, 1), max_value=date(2016, 12, 31))
actor_ids = [
    "sy-gov",
    "sy-army",
    "russia",
    "sy-opposition",
    "fsa",
    "us-coalition",
    "turkey",
    "is",
    "nusra",
    "armed-groups",
    "nobody-known",
]


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    start = draw(st.none() | days)
    fields: dict[str, object] = {
        "type": draw(st.sampled_from(HOSTILE)),
        "status": draw(st.sampled_from(("asserted", "asserted", *get_args(Status)))),
        "actors": draw(st.lists(st.sampled_from(actor_ids), max_size=2, unique=True)),
        "target_actor": draw(st.none() | st.sampled_from(actor_ids)),
        "target_kind": draw(st.none() | st.sampled_from(get_args(TargetKind))),
        "country": draw(st.sampled_from(("Syria", "Syria", "Turkey", None))),
    }
    if start:
        fields["date"] = start.isoformat()
        if draw(st.booleans()):
            fields["hour"] = f"{start.isoformat()}T{draw(st.integers(0, 23)):02}:00"
    return incident(draw(st.integers(0, 5)), **fields)


@settings(max_examples=60, deadline=None)
@given(incidents(), st.none() | days)
def test_every_finding_carries_a_whole_trace(one: Incident, published: object) -> None:
    found = judged(one, published=published and str(published))
    assert len(found) == sum(1 + len(a.readings) for a in AGREEMENTS)
    for f in found:
        assert f.reasons
        last = f.reasons[-1]
        if f.verdict == "not_covered":
            assert last.rule in NOT_COVERED and last.answer == "yes"
            assert len(one.actors) > 1 or not any(r.rule in NOT_COVERED for r in f.reasons[:-1])
        elif f.verdict == "exempt":
            assert last.rule == "target_excluded"
        elif f.verdict == "insufficient_information":
            assert last.answer == "unknown"
        elif f.verdict == "apparent_violation":
            assert all(r.answer == "yes" for r in f.reasons if r.rule != "alternatives")
        assert f.provision is not None or last.rule in NOT_COVERED or last.rule in ("in_force", "in_the_area")
        for says in (*(r.says for r in f.reasons), *f.changes):
            assert says and "{" not in says and says[0] == says[0].upper() and says[-1] in ".?)"


@settings(max_examples=30, deadline=None)
@given(incidents())
def test_ids_are_the_ones_that_the_content_asks_for(one: Incident) -> None:
    for f in judged(one):
        assert f.id == f.content_id()


@settings(max_examples=15, deadline=None)
@given(st.lists(incidents(), min_size=2, max_size=5, unique_by=lambda i: i.id), st.randoms())
def test_the_order_of_incidents_and_agreements_does_not_matter(
    several: list[Incident], chance: random.Random
) -> None:
    shuffled = list(several)
    chance.shuffle(shuffled)
    one = judged(*several)
    other = judged(*shuffled, agreements=AGREEMENTS[::-1])
    assert sorted(f.id for f in one) == sorted(f.id for f in other)


def refined(one: Incident, draw: st.DataObject) -> Incident:
    """The same incident with something known that was not: the date, the doer, or the target."""
    changes: dict[str, object] = {}
    if one.time is None:
        changes["time"] = incident(date=draw.draw(days).isoformat()).time
    elif one.time.from_hour is None:
        hour = f"{one.time.start}T{draw.draw(st.integers(0, 23)):02}:30"
        changes["time"] = incident(hour=hour).time
    if not one.actors:
        changes["actors"] = incident(actors=[draw.draw(st.sampled_from(actor_ids))]).actors
    if one.target_actor is None:
        changes["target_actor"] = incident(target_actor=draw.draw(st.sampled_from(actor_ids))).target_actor
    if one.target_kind is None:
        changes["target_kind"] = draw.draw(st.sampled_from(get_args(TargetKind)))
    return msgspec.structs.replace(one, **changes)


@settings(max_examples=80, deadline=None)
@given(incidents(), st.data())
def test_knowing_more_never_turns_violation_into_exemption_or_back(
    one: Incident, data: st.DataObject
) -> None:
    before = {(f.agreement, f.reading): f.verdict for f in judged(one)}
    after = {(f.agreement, f.reading): f.verdict for f in judged(refined(one, data))}
    for key, verdict in before.items():
        assert {verdict, after[key]} != {"apparent_violation", "exempt"}


STRIKE = {"actors": ["russia"], "target_kind": "medical"}


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ({"date": "2015-12-20"}, "2015-12-24"),
        ({"date": "2016-02-12"}, "2016-02-13"),
        ({"date": "2016-02-12"}, None),
        ({}, "2016-02-03"),
        ({"date": "2016-02-01", "until": "2016-02-29"}, "2016-02-15"),
        ({"status": "planned_or_threatened"}, "2016-02-03"),
    ],
)
def test_what_was_reported_before_a_truce_violates_none(
    fields: dict[str, str], published: str | None
) -> None:
    for f in judged(incident(**STRIKE, **fields), published=published):
        assert (f.verdict, f.reasons[-1].rule) == ("not_covered", "not_in_force")


def test_the_latest_of_several_reports_bounds_an_undated_incident() -> None:
    one = msgspec.structs.replace(incident(**STRIKE), documents=("early", "late", "undated"))
    dates = {"early": "2016-02-03", "late": "2016-03-05"}
    found = assess(
        [one],
        [AGREEMENTS[0]],
        reports=lambda _: None,
        resolutions=lambda _: None,
        actors=ACTORS,
        published=dates.get,
        as_of="2016-12-31T00:00:00+00:00",
    )
    assert {f.verdict for f in found} == {"insufficient_information"}


def test_the_sentence_says_when_it_was_and_when_the_truce_began() -> None:
    says = text_of(judged(incident(**STRIKE, date="2016-02-12"))).reasons[-1].says
    assert says == (
        "The cessation was not in force: the incident is dated 12 February 2016, and the cessation "
        "began on 27 February 2016 at 00:00 Damascus time."
    )


def test_reasons_quote_the_words_of_the_reports() -> None:
    def span(quote: str, start: int) -> Span:
        return Span(document="doc-0", start=start, end=start + len(quote), quote=quote)

    def mention(text: str, start: int) -> Mention:
        return Mention(text=text, span=span(text, start))

    report = Report(
        id="rep-1",
        document="doc-0",
        type="air_strike",
        status="asserted",
        actors=(mention("Damascus", 0), mention("Moscow", 20)),
        target=mention("a clinic", 40),
        time=mention("on Saturday", 60),
        place=mention("Azaz", 80),
        evidence=(span("the jets came back", 100),),
    )
    russia = ActorRef(text="Moscow", entity="russia", name="Russia", method="metonym", score=1.0)
    syria = ActorRef(text="Damascus", entity="sy-gov", name="Syrian government", method="metonym", score=1.0)
    one = msgspec.structs.replace(
        incident(target_kind="medical", date="2016-03-05"),
        reports=("rep-1",),
        actors=(Attribution(actor=russia, reports=("rep-1",)),),
    )
    resolution = Resolution(subject="rep-1", actors=(syria, russia))
    found = text_of(judged(one, reports={"rep-1": report}, resolutions={"rep-1": resolution}))
    quotes = {r.rule: [s.quote for s in r.evidence] for r in found.reasons}
    assert quotes["in_force"] == ["on Saturday"]
    assert quotes["bound"] == ["Moscow"]
    assert quotes["protected"] == ["a clinic"]
    assert quotes["in_the_area"] == ["Azaz"]
    assert quotes["act_named"] == ["the jets came back"]


def test_a_violation_asks_for_self_defence_the_reply_and_who_held_the_place() -> None:
    changes = " ".join(text_of(judged(incident(**STRIKE, date="2016-03-05"))).changes)
    for words in ("self-defence", "reply", "held by an excluded group"):
        assert words in changes


def test_a_finding_on_a_secret_text_says_since_when_it_was_public() -> None:
    found = text_of(judged(incident(**STRIKE, date="2016-09-15")), ARRANGEMENT)
    assert any("2016-09-22" in q for q in found.changes)


def test_an_unknown_hour_does_not_hide_that_the_doer_is_not_bound() -> None:
    found = text_of(
        judged(incident(actors=["turkey"], target_kind="civilians", date="2016-09-12")), ARRANGEMENT
    )
    assert (found.verdict, found.reasons[-1].rule) == ("not_covered", "not_bound")
    assert any(r.rule == "in_force" and r.answer == "unknown" for r in found.reasons)


def test_alternatives_that_part_are_disputed_and_that_agree_are_not() -> None:
    def verdict(*actors: str) -> str:
        return text_of(
            judged(incident(actors=list(actors), target_kind="civilians", date="2016-03-05"))
        ).verdict

    assert verdict("sy-gov", "russia") == "apparent_violation"
    assert verdict("sy-gov", "turkey") == "disputed"
    assert verdict("is", "turkey") == "not_covered"
    assert verdict("turkey", "nobody-known") == "insufficient_information"


def test_acts_of_no_hostility_get_a_finding_only_where_a_provision_names_them() -> None:
    found = judged(
        incident(type="military_move", actors=["sy-gov"], date="2016-09-16", place_id="tw:castello-road")
    )
    assert {f.agreement for f in found} == {ARRANGEMENT}
    assert judged(incident(type="ceasefire_act", date="2016-02-27")) == []


def test_in_a_clash_each_side_is_the_others_target() -> None:
    def clash(*actors: str, **more: object) -> Finding:
        return text_of(judged(incident(type="armed_clash", actors=list(actors), date="2016-03-05", **more)))

    between_parties = clash("sy-army", "fsa")
    assert between_parties.verdict == "apparent_violation"
    assert "Who attacked first?" in between_parties.changes
    assert clash("sy-army", "is").verdict == "exempt"
    assert clash("sy-army", "armed-groups").verdict == "insufficient_information"
    assert clash("ypg", "turkey").verdict == "not_covered"
    assert clash("sy-army").verdict == "insufficient_information"


@pytest.mark.parametrize("role", ["actors", "target_actor"])
def test_an_alliance_with_an_excluded_member_is_neither_excluded_nor_protected(role: str) -> None:
    alliance = Premise(id="army-of-conquest", name="Army of Conquest")
    registry = Alliance((*PREMISES, alliance))
    fields = {
        "actors": ["sy-army"],
        "target_actor": "sy-army",
        "target_kind": "armed_group",
        "date": "2016-03-05",
    }
    fields[role] = ["army-of-conquest"] if role == "actors" else "army-of-conquest"
    case = msgspec.convert({"name": "", "why": "", "type": "shelling", "expect": {}, **fields}, Case)
    found = assess(
        [incident_of(case, "shelling", registry)],
        [AGREEMENTS[0]],
        reports=lambda _: None,
        resolutions=lambda _: None,
        actors=registry,
        published=lambda _: None,
        as_of="2016-12-31T00:00:00+00:00",
    )
    first = next(found)
    assert first.verdict == "insufficient_information"
    assert "an excluded group belongs to it" in first.reasons[-1].says

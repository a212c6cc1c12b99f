"""The resolution step: actors on their date, places in their context, times by the words that date."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model import Document, Mention, Report, Span, Statement, Tally, TimeHit, TimeRef
from trucewatch.resolve.actors import load_actors
from trucewatch.resolve.gazetteer import Gazetteer
from trucewatch.resolve.link import Resolver
from trucewatch.resolve.names import NameIndex
from trucewatch.resolve.place_entries import PlaceEntry

REGISTRY = Path(__file__).parents[2] / "registry"


def place(
    id: str, name: str, type: str, parent: str | None, lat: float, lon: float, admin1: str | None
) -> PlaceEntry:
    return PlaceEntry(
        id=id, name=name, type=type, parent=parent, country="Syria", lat=lat, lon=lon, admin1=admin1
    )


PLACES = [
    place("t:syria", "Syria", "country", None, 35.0, 38.5, None),
    place("t:aleppo-province", "Aleppo province", "governorate", "t:syria", 36.2, 37.4, "Aleppo"),
    place("t:homs-province", "Homs province", "governorate", "t:syria", 34.3, 38.2, "Homs"),
    place("t:aleppo", "Aleppo", "city", "t:aleppo-province", 36.2, 37.16, "Aleppo"),
    place("t:homs", "Homs", "city", "t:homs-province", 34.73, 36.71, "Homs"),
    place("t:kafra-aleppo", "Kafra", "village", "t:aleppo-province", 36.56, 37.06, "Aleppo"),
    place("t:kafra-homs", "Kafra", "village", "t:homs-province", 34.75, 36.5, "Homs"),
]


class Calendar:
    """Knows two phrases; the real calendar has tests of its own."""

    def find(self, text: str, published: str | None) -> tuple[TimeHit, ...]:
        hits = []
        for words, ref in (
            ("on 12 May 2016", TimeRef(text="on 12 May 2016", start="2016-05-12", end="2016-05-12", precision=1, method="explicit")),
            ("at 19:00", TimeRef(text="at 19:00", start="2016-05-12", end="2016-05-12", precision=1, from_hour="2016-05-12T19:00", method="hour")),
            ("two days earlier", None),
        ):  # fmt: skip
            at = text.find(words)
            if at >= 0:
                hits.append(TimeHit(start=at, end=at + len(words), kind="date", ref=ref))
        return tuple(sorted(hits, key=lambda hit: hit.start))


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    gazetteer = Gazetteer(PLACES)
    return Resolver(NameIndex(load_actors(REGISTRY), gazetteer.surface_forms()), gazetteer, Calendar())


def document(text: str, published: str | None = "2016-05-13") -> Document:
    return Document(
        capture="cap-1",
        source="src-x",
        published=published,
        published_reason="test",
        text_sha256="0",
        length=len(text),
    )


def mention(text: str, words: str, key: str | None = None, name: str | None = None) -> Mention:
    at = text.index(words)
    return Mention(
        text=words, span=Span(document="doc", start=at, end=at + len(words), quote=words), key=key, name=name
    )


def evidence(text: str) -> tuple[Span, ...]:
    return (Span(document="doc", start=0, end=len(text), quote=text),)


def resolve(
    resolver: Resolver, text: str, published: str | None = "2016-05-13", reports: Sequence[Report] = ()
):  # type: ignore[no-untyped-def]
    return resolver.resolve_reading(document(text, published), text, reports, (), ())


def test_an_organs_act_is_its_states_and_keeps_its_words(resolver: Resolver) -> None:
    text = "Syrian warplanes struck Aleppo on 12 May 2016 at 19:00, activists said."
    report = Report(
        document="doc", type="air_strike", status="asserted", evidence=evidence(text),
        actors=(mention(text, "Syrian warplanes", "sy-air-force"),),
        place=mention(text, "Aleppo", "t:aleppo"),
        time=mention(text, "12 May 2016"), hour=mention(text, "at 19:00"),
        claimants=(mention(text, "activists", "activists"),),
    )  # fmt: skip
    (found,), problems = resolve(resolver, text, reports=[report])
    (actor,) = found.actors
    assert (actor.text, actor.entity, actor.name) == (
        "Syrian warplanes",
        "sy-forces",
        "Syrian government forces",
    )
    assert actor.side == "sy-gov"
    assert (found.place.place, found.place.precision, found.place.admin1) == ("t:aleppo", 1, "Aleppo")
    assert (found.time.start, found.time.from_hour) == ("2016-05-12", "2016-05-12T19:00")
    assert [one.name for one in found.claimants] == ["activists"]
    assert problems == []


def test_a_government_fights_through_its_forces_but_signs_itself(resolver: Resolver) -> None:
    text = "The regime did it."
    actor = (mention(text, "The regime", "sy-gov"),)
    names = {}
    for type_ in ("shelling", "ceasefire_act"):
        report = Report(document="doc", type=type_, status="asserted", evidence=evidence(text), actors=actor)
        (found,), _ = resolve(resolver, text, reports=[report])
        names[type_] = found.actors[0].name
    assert names == {"shelling": "Syrian government forces", "ceasefire_act": "Syrian government"}


def test_two_words_for_one_doer_are_one_actor(resolver: Resolver) -> None:
    text = "The army and Syrian jets struck."
    report = Report(
        document="doc", type="air_strike", status="asserted", evidence=evidence(text),
        actors=(mention(text, "The army", "sy-army"), mention(text, "Syrian jets", "sy-air-force")),
    )  # fmt: skip
    (found,), _ = resolve(resolver, text, reports=[report])
    assert [one.entity for one in found.actors] == ["sy-forces"]


def test_the_side_is_that_of_the_day(resolver: Resolver) -> None:
    who = Mention(text="Nour al-Din al-Zenki", key="nour-al-din-al-zenki")
    assert resolver.actor(who, "2016-09-20").side == "sy-opposition"
    assert resolver.actor(who, "2017-03-01").side == "nusra"


def test_a_name_used_after_a_renaming_is_the_same_entity(resolver: Resolver) -> None:
    for words in ("Nusra Front", "Jabhat Fateh al-Sham", "HTS"):
        ref = resolver.actor(Mention(text=words), "2018-01-01")
        assert (ref.entity, ref.name) == ("nusra", "Jabhat al-Nusra / Fateh al-Sham")


def test_a_source_without_a_name_keeps_the_reports_words(resolver: Resolver) -> None:
    text = "Shells fell, a source at the police command, two activists and the Syrian Observatory said."
    sources = (mention(text, "source at the police command"), mention(text, "two activists", "activists"))
    report = Report(
        document="doc", type="shelling", status="asserted", evidence=evidence(text), claimants=sources
    )
    (found,), _ = resolve(resolver, text, reports=[report])
    assert [one.name for one in found.claimants] == ["source at the police command", "two activists"]


def test_the_countryside_of_a_city_is_not_the_city(resolver: Resolver) -> None:
    text = "Jets struck the southern countryside of Aleppo."
    report = Report(
        document="doc", type="air_strike", status="asserted", evidence=evidence(text),
        place=mention(text, "southern countryside of Aleppo", "t:aleppo"),
    )  # fmt: skip
    (found,), _ = resolve(resolver, text, reports=[report])
    assert (found.place.name, found.place.precision) == ("southern Aleppo countryside", 3)


def test_an_unknown_name_keeps_its_words(resolver: Resolver) -> None:
    text = "The Thunder Lads shelled a post two days earlier."
    report = Report(
        document="doc", type="shelling", status="asserted", evidence=evidence(text),
        actors=(mention(text, "Thunder Lads"),), time=mention(text, "two days earlier"),
    )  # fmt: skip
    (found,), problems = resolve(resolver, text, reports=[report])
    assert (found.actors[0].entity, found.actors[0].name, found.actors[0].method) == (
        None,
        "Thunder Lads",
        "unresolved",
    )
    assert found.time is None
    assert {one.code for one in problems} == {"actor_unknown", "time_unknown"}


@pytest.mark.parametrize(
    ("wider", "expected"), [("Aleppo province", "t:kafra-aleppo"), ("Homs province", "t:kafra-homs")]
)
def test_a_name_of_two_villages_is_the_one_in_the_province_named(
    resolver: Resolver, wider: str, expected: str
) -> None:
    text = f"Shells fell on the village of Kafra in {wider}."
    report = Report(
        document="doc", type="shelling", status="asserted", evidence=evidence(text),
        place=mention(text, "village of Kafra"), within=(mention(text, wider),),
    )  # fmt: skip
    (found,), _ = resolve(resolver, text, reports=[report])
    assert found.place.place == expected
    assert found.place.precision == 1


def test_among_equals_the_place_nearest_to_the_reports_others_wins(resolver: Resolver) -> None:
    text = "Shells fell on Homs. More fell on Kafra."
    reports = [
        Report(
            document="doc",
            type="shelling",
            status="asserted",
            evidence=evidence(text),
            place=mention(text, words),
        )
        for words in ("Homs", "Kafra")
    ]
    found, _ = resolve(resolver, text, reports=reports)
    assert [one.place.place for one in found] == ["t:homs", "t:kafra-homs"]
    assert "t:kafra-aleppo" in found[1].place.alternatives


def test_an_unknown_place_is_placed_no_finer_than_what_holds_it(resolver: Resolver) -> None:
    text = "Shells fell on Zzyzx in Aleppo province, and on the Qwxyz neighbourhood of Aleppo."
    reports = [
        Report(
            document="doc", type="shelling", status="asserted", evidence=evidence(text),
            place=mention(text, words, name=name), within=(mention(text, wider),),
        )
        for words, name, wider in (("Zzyzx", "Zzyzx", "Aleppo province"), ("Qwxyz neighbourhood", "Qwxyz", "Aleppo"))
    ]  # fmt: skip
    found, problems = resolve(resolver, text, reports=reports)
    village, part = (one.place for one in found)
    assert (village.place, village.name, village.admin1, village.precision) == (None, "Zzyzx", "Aleppo", 4)
    assert (part.place, part.name, part.precision) == (None, "Qwxyz, Aleppo", 2)
    assert [one.code for one in problems] == ["place_unknown", "place_unknown"]


def test_near_a_place_is_not_at_it(resolver: Resolver) -> None:
    text = "A convoy was hit near Homs."
    report = Report(
        document="doc",
        type="bombing",
        status="asserted",
        evidence=evidence(text),
        place=mention(text, "Homs"),
    )
    (found,), _ = resolve(resolver, text, reports=[report])
    assert found.place.precision == 2


def test_speakers_have_their_affiliation_of_the_day(resolver: Resolver) -> None:
    text = "Lavrov, Riyad Hijab, OCHA, SANA and the HNC spoke to Turkey."
    said = [
        Statement(
            document="doc", act="announce", quote=evidence(text)[0], direct=False, evidence=evidence(text),
            speaker=mention(text, words), addressee=mention(text, "Turkey"),
        )
        for words in ("Lavrov", "Riyad Hijab", "OCHA", "SANA", "HNC")
    ]  # fmt: skip
    found, _ = resolver.resolve_reading(document(text), text, (), (), said)
    assert [(one.speaker.name, one.affiliation.name) for one in found] == [
        ("Sergey Lavrov", "Russia"),
        ("Riyad Hijab", "High Negotiations Committee"),
        ("OCHA", "United Nations"),
        ("SANA", "Syrian government"),
        ("High Negotiations Committee", "High Negotiations Committee"),
    ]
    assert {one.addressee.entity for one in found} == {"turkey"}


def test_every_record_gets_one_resolution(resolver: Resolver) -> None:
    text = "Since 12 May 2016 forty died, the Observatory said."
    tally = Tally(
        document="doc", text=evidence(text)[0], what="killed", value_low=40,
        since=Mention(text="12 May 2016"), claimants=(mention(text, "the Observatory", "sohr"),),
    )  # fmt: skip
    found, problems = resolver.resolve_reading(document(text, None), text, (), [tally], ())
    assert [one.subject for one in found] == [tally.id]
    assert found[0].since is None, "a mention without a span is dated by nothing"
    assert found[0].claimants[0].name == "Syrian Observatory for Human Rights"
    assert problems == []


def test_a_time_counted_from_another_lies_as_many_days_away(resolver: Resolver) -> None:
    text = "A bomb went off on 12 May 2016, two days after the town fell."
    when = msgspec.structs.replace(mention(text, "on 12 May 2016"), shift=(-2, -2))
    report = Report(
        document="doc", type="territory_change", status="asserted", time=when, evidence=evidence(text)
    )
    found, _ = resolve(resolver, text, reports=[report])
    assert found[0].time is not None
    assert (found[0].time.start, found[0].time.end) == ("2016-05-10", "2016-05-10")


@settings(max_examples=150, deadline=None)
@given(
    st.text(min_size=1, max_size=60),
    st.one_of(st.none(), st.dates().map(str)),
    st.one_of(st.none(), st.text(max_size=10)),
)
def test_any_words_resolve_to_something_or_to_themselves(
    resolver: Resolver, words: str, day: str | None, key: str | None
) -> None:
    ref = resolver.actor(Mention(text=words, key=key), day)
    assert 0.0 <= ref.score <= 1.0
    assert ref.text == words
    assert (ref.entity is None) == (ref.method == "unresolved")

"""Figures over a period or many places, and figures that are an incident's own."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model import Count, Document, NameHit, Report, Tally, TimeHit
from trucewatch.read.tallies import read_tallies, without_sums
from trucewatch.read.text import Page, make_page

_PLACES = re.compile(r"Red Plain|Stone Ford|Birch Hill|Long Valley")
_ACTORS = re.compile(r"Valley Monitor")
_TIMES = re.compile(r"since [A-Z]\w+ ?\d*|in the past \w+ \w+|over the past \w+")


class _Names:
    def find(self, text: str) -> tuple[NameHit, ...]:
        hits = [
            NameHit(start=m.start(), end=m.end(), kind="place", key=m.group(), name=m.group())
            for m in _PLACES.finditer(text)
        ]
        hits += [
            NameHit(start=m.start(), end=m.end(), kind="actor", key="vm", name=m.group())
            for m in _ACTORS.finditer(text)
        ]
        return tuple(sorted(hits, key=lambda hit: hit.start))


class _Calendar:
    def find(self, text: str, published: str | None) -> tuple[TimeHit, ...]:
        return tuple(
            TimeHit(start=m.start(), end=m.end(), kind="since" if m.group().startswith("since") else "period")
            for m in _TIMES.finditer(text)
        )


def _page(text: str) -> Page:
    document = Document(
        capture="cap-1", source="src-1", published_reason="given", text_sha256="0", length=len(text)
    )
    return make_page(document, text, _Names(), _Calendar())


def _tallies(text: str) -> list[Tally]:
    return list(read_tallies(_page(text), ()))


@pytest.mark.parametrize(
    ("text", "what", "low", "high"),
    [
        ("More than 4,000 people have been killed since March 2015.", "killed", 4000, None),
        ("The war has claimed the lives of more than 250,000 people.", "killed", 250000, None),
        ("The conflict has displaced millions.", "displaced", 2_000_000, None),
        ("Activists counted 210 air raids since Monday.", "strikes", 210, 210),
        ("The centre recorded 14 violations of the truce.", "violations", 14, 14),
        ("Some 40,000 people are besieged in Red Plain.", "besieged", 40000, 40000),
        ("At least 90 civilians were wounded in the past two weeks.", "injured", 90, None),
        ("The army lost 12 men in the battle since June 5.", "killed", 12, 12),
        ("It displaced nearly half of the population of about 12 million.", "displaced", 6_000_000, 6_000_000),
        ("The bombing campaign has killed hundreds.", "killed", 200, None),
        ("The group has executed around 340 people in the valley.", "killed", 340, 340),
        ("Some 19 medics were killed in the 40-month war.", "killed", 19, 19),
        ("Around 70 people died because of hunger in the camp.", "killed", 70, 70),
        ("The council puts the death toll at 191,000.", "killed", 191_000, 191_000),
        ("More than 12,000 people have been tortured to death since March 2011.", "killed", 12_000, None),
        ("In the war more than 1.9 million people were wounded.", "injured", 1_900_000, None),
        ("In continued shelling of Red Plain 34 villagers were killed.", "killed", 34, 34),
        ("The front has recruited 3,000 new fighters since March.", "other", 3000, 3000),
    ],
)  # fmt: skip
def test_what_is_summed(text: str, what: str, low: int, high: int | None) -> None:
    found = _tallies(text)
    assert [(one.what, one.value_low, one.value_high) for one in found] == [(what, low, high)]
    assert found[0].text.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "A car bomb killed nine people in Red Plain on Friday.",
        "Two raids hit a clinic in Red Plain.",
        "Three trucks reached Red Plain.",
        "The town has two hospitals.",
        "It was the deadliest blast since March: 26 people were killed.",
        "Two bombers driving lorries have killed at least 30 guards.",
        "The toll could reach dozens of villagers.",
        "The toll from the blast rose to 33 as several of the wounded were in serious condition.",
    ],
)
def test_an_incidents_own_figures_are_no_tally(text: str) -> None:
    assert _tallies(text) == []


def test_a_part_that_a_total_names_is_a_tally_too() -> None:
    found = _tallies("Over 500 civilians including 120 children have been killed in raids since May 30.")
    assert [(one.value_low, one.value_high) for one in found] == [(500, None), (120, 120)]


def test_the_period_and_the_claimant_are_kept() -> None:
    found = _tallies("More than 70 villagers have been killed since March 3, the Valley Monitor said.")
    assert found[0].since is not None
    assert found[0].since.text == "since March 3"
    assert [one.text for one in found[0].claimants] == ["Valley Monitor"]


def test_a_period_gives_beginning_and_end() -> None:
    found = _tallies("At least 90 civilians were wounded in the past two weeks.")
    assert found[0].since == found[0].until
    assert found[0].since is not None


def test_an_inventory_in_one_sentence_is_as_many_tallies() -> None:
    found = _tallies("The raids hit 12 schools, 5 clinics, 3 mosques and 40 homes in Long Valley.")
    assert [one.value_low for one in found] == [12, 5, 3, 40]
    assert {one.what for one in found} == {"other"}


def test_a_figure_that_comes_twice_is_one_tally() -> None:
    assert (
        len(_tallies("The war has killed 300,000 people. The war, which has killed 300,000 people, goes on."))
        == 1
    )


def test_counts_that_a_report_holds_are_left_out() -> None:
    page = _page("At least 30 people were killed across Long Valley in the past two days.")
    start = page.text.index("At least 30")
    span = page.span(start, start + len("At least 30 people"))
    report = Report(
        document=page.document.id,
        type="air_strike",
        status="asserted",
        killed=Count(low=30, spans=(span,)),
        evidence=(span,),
    )
    assert read_tallies(page, (report,)) == ()
    assert len(read_tallies(page, ())) == 1


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The shelling stopped that day. At least 90 people have been killed since March 3.", 90),
        ("A quarter of a million people have been killed in the war.", 250_000),
        ("Some 3,000 families are besieged in Red Plain.", 3000),
    ],
)
def test_what_a_sentence_opens_with_is_counted(text: str, low: int) -> None:
    assert [one.value_low for one in _tallies(text)] == [low]


def test_who_broke_a_truce_how_often_is_as_many_tallies() -> None:
    found = _tallies("Breaches of the truce included: 20 by the army and 13 by rebels.")
    assert [(one.what, one.value_low) for one in found] == [("violations", 20), ("violations", 13)]


def test_one_toll_of_many_towns_is_a_tally_though_a_report_holds_it() -> None:
    page = _page("Raids on the towns of Red Plain, Stone Ford and Birch Hill killed at least 21 people.")
    start = page.text.index("at least 21")
    span = page.span(start, start + len("at least 21 people"))
    report = Report(
        document=page.document.id,
        type="air_strike",
        status="asserted",
        killed=Count(low=21, spans=(span,)),
        evidence=(span,),
    )
    assert [one.value_low for one in read_tallies(page, (report,))] == [21]


def _report(page: Page, words: str, low: int) -> Report:
    start = page.text.index(words)
    span = page.span(start, start + len(words))
    return Report(
        document=page.document.id,
        type="air_strike",
        status="asserted",
        killed=Count(low=low, spans=(span,)),
        evidence=(span,),
    )


def test_a_sum_over_weeks_is_no_incidents_toll() -> None:
    page = _page(
        "More than 60 people have been killed in the campaign. A raid on Red Plain killed 12 people."
    )
    reports = (_report(page, "60 people", 60), _report(page, "12 people", 12))
    tallies = read_tallies(page, reports)
    assert [one.value_low for one in tallies] == [60]
    assert [one.killed and one.killed.low for one in without_sums(page, reports, tallies)] == [None, 12]


def test_a_list_of_towns_keeps_its_toll() -> None:
    page = _page("Raids on the towns of Red Plain, Stone Ford and Birch Hill killed at least 21 people.")
    reports = (_report(page, "at least 21 people", 21),)
    assert without_sums(page, reports, read_tallies(page, reports)) == reports


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["since", "March", "more than", "40", "1.5 million", "dozens", "people", "killed", "raids", "half of the",
             "population of", "displaced", "breaches", "times", "and", ",", ".", "\n", "by", "in", "Red Plain", "lost",
             "a total of", "total number of", "to", "including", "children", "hundreds of thousands", "said", "besieged"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_text_is_read_and_every_span_is_verbatim(parts: list[str]) -> None:
    text = " ".join(parts)
    for one in read_tallies(_page(text), ()):
        assert text[one.text.start : one.text.end] == one.text.quote
        assert one.text.quote.strip() == one.text.quote != ""
        assert one.value_high is None or one.value_low <= one.value_high

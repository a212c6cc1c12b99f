"""Whose day it is: the clause that a time stands in, counts of days, what carries a day on and what does not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_fakes import page

from trucewatch.model.references import TimeHit, TimeRef
from trucewatch.model.reports import Report
from trucewatch.read.binding import counted, holds, shifted, spans_a_night
from trucewatch.read.events import read_events


def _events(text: str) -> tuple[Report, ...]:
    return read_events(page(text))


def _days(text: str) -> list[tuple[str, str | None]]:
    return [(r.type, r.time.text if r.time else None) for r in _events(text)]


def _hit(start: str, end: str, words: str, precision: int) -> TimeHit:
    ref = TimeRef(text=words, start=start, end=end, precision=precision, method="relative")
    return TimeHit(start=0, end=len(words), kind="period", ref=ref)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Rebels shelled Marj, which regime forces left on Friday.", None),
        ("Rebels shelled Marj ahead of talks on Friday.", None),
        ("Eastland jets bombed Marj in raids which killed nine people on Friday.", "Friday"),
        ("A truce was agreed on Friday in Qasmiyeh following days of shelling of Marj by rebels.", None),
        ("An envoy on Friday renewed his call to discuss reports of shelling of Marj by rebels.", None),
        ("Eastland on Friday claimed that rebels had shelled Marj.", None),
    ],
)
def test_a_clause_keeps_its_time(text: str, time: str | None) -> None:
    found = dict(_days(text))
    kind = "air_strike" if "jets" in text else "shelling"
    assert found.get(kind) == time


def test_since_dates_the_event_that_it_begins_with() -> None:
    (taken,) = [
        r
        for r in _events("Black Banner has made gains since it seized Tall Hamra on Monday.")
        if r.type == "territory_change" and r.place and r.place.text == "Tall Hamra"
    ]
    assert taken.time is not None and taken.time.text == "Monday"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Eastland jets have bombed Marj, killing nine people, Northland Monitor said on Friday.", None),
        ("Eastland jets bombed Marj, killing nine people, Northland Monitor said on Friday.", "Friday"),
        ("Northland Monitor said on Friday that Eastland jets had bombed Marj, killing nine people.", None),
        ("A video released on Friday shows how Eastland jets bombed Marj, killing nine people.", None),
    ],
)
def test_the_day_of_the_telling_stands_for_the_event_only_in_the_plain_past(
    text: str, time: str | None
) -> None:
    assert _days(text) == [("air_strike", time)]


def test_a_later_word_on_the_days_attack_dates_the_lead() -> None:
    found = _days(
        "Eastland jets have bombed Marj, killing nine people, Northland Monitor said on Friday. "
        "The town is cut off. Aid workers said the hospital took in victims of Thursday's raids."
    )
    assert found[0] == ("air_strike", "Thursday")


def test_a_day_after_counts_from_what_the_sentence_tells() -> None:
    blast, capture = _events(
        "A car bomb exploded in Marj on Friday, killing nine people, two days after rebels seized Tall Hamra."
    )
    assert blast.time is not None and blast.time.shift is None
    assert capture.time is not None
    assert (capture.time.text, capture.time.shift) == ("Friday", (-2, -2))


def test_hours_after_is_the_same_day() -> None:
    found = _days("A car bomb exploded in Marj on Friday, hours after rebels seized Tall Hamra.")
    assert ("territory_change", "Friday") in found


def test_without_a_number_nothing_is_counted() -> None:
    found = dict(_days("A car bomb exploded in Marj on Friday, weeks after rebels seized Tall Hamra."))
    assert found["territory_change"] is None


_LEAD = "Eastland jets bombed Marj on Friday, killing nine people. "


@pytest.mark.parametrize(
    ("after", "time"),
    [
        ("Raids on Tall Hamra killed four people.", "Friday"),
        ("The other five people were killed when rebels shelled Tall Hamra.", "Friday"),
        ("Meanwhile rebels shelled Tall Hamra, killing four people.", None),
        ("In Tall Hamra raids wounded four people who had fled.", None),
        ("Rebels shelled Tall Hamra, which had been quiet.", None),
    ],
)
def test_what_carries_a_leads_day_on(after: str, time: str | None) -> None:
    assert _events(_LEAD + after)[-1].time == (_events(_LEAD)[0].time if time else None)


def test_the_date_above_a_report_is_that_of_the_event_that_follows_at_once() -> None:
    found = _days(
        "20-05-2016 Shells on Marj. Rebels shelled Marj, killing four people. Rebels also shelled Tall Hamra, killing two people."
    )
    assert [time for _, time in found] == ["20-05-2016", None]


def test_two_days_hold_their_hours_and_the_last_days_their_days() -> None:
    night = _hit("2016-05-19", "2016-05-20", "overnight", 2)
    dawn = _hit("2016-05-20", "2016-05-20", "at dawn", 1)
    past = _hit("2016-05-18", "2016-05-20", "the past 48 hours", 2)
    assert spans_a_night(night, dawn)
    assert not spans_a_night(dawn, night)
    assert not spans_a_night(past, dawn)
    assert holds(past, dawn)
    assert not holds(night, dawn)


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(-40, 40), st.integers(0, 40))
def test_a_shifted_time_keeps_its_words_and_its_order(day: date, first: int, longer: int) -> None:
    hit = _hit(day.isoformat(), day.isoformat(), "Friday", 1)
    moved = shifted(hit, (first, first + longer))
    assert (moved.start, moved.end) == (hit.start, hit.end)
    assert moved.ref is not None and hit.ref is not None
    assert moved.ref.start <= moved.ref.end
    assert (date.fromisoformat(moved.ref.start) - day).days == first
    assert moved.ref.text == hit.ref.text


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It came two days after the town fell", (-2, -2)),
        ("It came a day before the town fell", (1, 1)),
        ("It came hours after the town fell", (0, 0)),
        ("It came weeks after the town fell", None),
        ("It was taken after three days of shelling", (-3, 0)),
    ],
)
def test_counts_of_days(text: str, days: tuple[int, int] | None) -> None:
    count = counted(page(text), (0, len(text)), (len(text) - 4, len(text)))
    assert count is not None
    assert count.days == days


def test_no_count_is_none() -> None:
    text = "It came after the town fell"
    assert counted(page(text), (0, len(text)), (len(text) - 4, len(text))) is None

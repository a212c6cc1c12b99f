from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.judge.windows import Interval, interval, last_moment, lies, moment, spans
from trucewatch.model import TimeRef, Window

ZONE = "Asia/Damascus"
TRUCE = Window(start="2016-09-12T19:00", contested_from="2016-09-19T17:00", until="2016-09-23T00:00")


def time(start: str, end: str | None = None, **hours: str) -> TimeRef:
    return TimeRef(text=start, start=start, end=end or start, precision=1, method="explicit", **hours)


def test_midnight_in_damascus_is_ten_in_the_evening_in_greenwich() -> None:
    assert moment("2016-02-27T00:00", ZONE) == moment("2016-02-26T22:00", "UTC")


def test_summer_time_is_kept() -> None:
    assert moment("2016-09-12T19:00", ZONE) == moment("2016-09-12T16:00", "UTC")


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (time("2016-09-11"), ("no", "before")),
        (time("2016-09-12"), ("unknown", "boundary")),
        (time("2016-09-12", from_hour="2016-09-12T18:00", to_hour="2016-09-12T18:00"), ("no", "before")),
        (time("2016-09-12", from_hour="2016-09-12T19:00", to_hour="2016-09-12T19:00"), ("yes", "inside")),
        (time("2016-09-13"), ("yes", "inside")),
        (time("2016-09-01", "2016-09-30"), ("unknown", "boundary")),
        (time("2016-09-19"), ("unknown", "closing")),
        (time("2016-09-20"), ("unknown", "contested")),
        (time("2016-09-23"), ("no", "after")),
        (None, ("unknown", "undated")),
    ],
)
def test_how_a_time_lies_to_a_truce(when: TimeRef | None, expected: tuple[str, str]) -> None:
    assert lies(interval(when), spans([TRUCE]))[:2] == expected


def test_between_two_windows() -> None:
    later = Window(start="2016-12-30T00:00")
    answer, place, window = lies(interval(time("2016-10-10")), spans([later, TRUCE]))
    assert (answer, place, window) == ("no", "between", TRUCE)


def test_an_undated_incident_is_bounded_by_its_report() -> None:
    latest = last_moment("2016-02-26", ZONE)
    start = Window(start="2016-02-27T00:00")
    assert lies(interval(None, latest), spans([start]))[:2] == ("no", "before")
    assert lies(interval(None, latest + 1), spans([start]))[:2] == ("unknown", "undated")


def test_publication_cuts_a_vague_date_but_does_not_overrule_a_later_one() -> None:
    latest = last_moment("2016-02-15", ZONE)
    assert interval(time("2016-02-01", "2016-02-29"), latest).hi == latest
    assert interval(time("2016-03-05"), latest) == interval(time("2016-03-05"))


moments = st.integers(min_value=0, max_value=2_000_000_000).map(float)


@given(moments, moments, moments, moments)
def test_a_narrower_time_never_turns_yes_into_no(a: float, b: float, c: float, d: float) -> None:
    lo, mid_lo, mid_hi, hi = sorted((a, b, c, d))
    held = spans([TRUCE])
    wide, narrow = lies(Interval(lo, hi), held)[0], lies(Interval(mid_lo, mid_hi), held)[0]
    assert wide in (narrow, "unknown")


def test_no_window_is_never_in_force() -> None:
    assert lies(Interval(-inf, inf), ())[0] == "no"

"""The timeline counts every incident once, and draws few and many of them legibly."""

import itertools
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.desk.bands import bands
from trucewatch.desk.filters import Filters
from trucewatch.desk.timeline import MAX_BARS, MOST_TICKS, WIDEST, WIDTH, bins, span, timeline
from trucewatch.model import Agreement, Party, Provision, Window

Rows = list[tuple[str | None, str, int]]
rows = st.lists(
    st.tuples(
        st.one_of(st.none(), st.one_of(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.dates()).map(str)),
        st.sampled_from(["shelling", "bombing"]),
        st.integers(1, 50),
    ),
    max_size=30,
)


def draw(given: Rows, *agreements: Agreement, apparent: Rows | None = None) -> dict[str, Any]:
    return timeline(given, agreements, apparent, Filters().link)


def truce(key: str, start: str, until: str | None = None, contested: str | None = None) -> Agreement:
    return Agreement(
        id=key, version="1", title=f"Truce {key}", instrument="cessation", area="nationwide", signed=start[:10],
        windows=(Window(start=start, until=until, contested_from=contested), Window(party="p", start="2000-01-01")),
        parties=(Party(id="p", actors=("p",)),),
        provisions=(Provision(id="a", kind="prohibition", says="No attacks.", clause="1"),),
    )  # fmt: skip


@settings(deadline=None)
@given(rows)
def test_every_incident_is_counted_once(given: Rows) -> None:
    drawn = draw(given)
    shown = sum(bar["number"] for bar in drawn["bars"])
    assert shown + drawn["undated"] + drawn["earlier"] == sum(n for _, _, n in given)
    assert len(drawn["ticks"]) <= MOST_TICKS
    for bar in drawn["bars"]:
        assert bar["x"] >= 0 and bar["x"] + bar["w"] <= WIDTH + 2 and bar["w"] <= WIDEST
        assert 0 <= bar["red_h"] <= bar["h"]
        named = sum(int(part.split()[0]) for part in bar["kinds"].split(", "))
        assert named == bar["number"]


@settings(deadline=None)
@given(
    st.dates(date(1970, 1, 1), date(2080, 1, 1)),
    st.integers(0, 5000),
    st.sampled_from(["day", "week", "month", "quarter", "year"]),
)
def test_bins_follow_one_another_and_cover_the_span(first: date, length: int, unit: str) -> None:
    last = first + timedelta(days=length)
    made = list(bins(first, last, unit))
    assert made[0][0] <= first and made[-1][1] >= last
    assert all(b[0] - a[1] == timedelta(days=1) for a, b in itertools.pairwise(made))


def test_a_single_incident_is_a_bar_among_days() -> None:
    drawn = draw([("2016-02-28", "shelling", 1)])
    assert drawn["unit"] == "day"
    assert len(drawn["bars"]) == 1 and drawn["bars"][0]["w"] <= WIDEST
    assert (date.fromisoformat(drawn["last"]) - date.fromisoformat(drawn["first"])).days >= 20
    assert drawn["bars"][0]["href"] == "/?from=2016-02-28&to=2016-02-28"


def test_years_are_drawn_in_months_and_centuries_in_years() -> None:
    years = draw([("2011-03-15", "shelling", 1), ("2020-03-05", "shelling", 3)])
    assert (
        years["unit"] == "month" and len(list(bins(date(2011, 3, 15), date(2020, 3, 5), "month"))) <= MAX_BARS
    )
    assert draw([("1900-01-01", "shelling", 1), ("2020-03-05", "shelling", 3)])["unit"] == "year"


def test_background_of_years_ago_does_not_flatten_the_rest() -> None:
    recent: Rows = [(f"2016-03-{day:02}", "shelling", 2) for day in range(1, 29)]
    drawn = draw([("1982-02-02", "bombing", 1), *recent])
    assert drawn["earlier"] == 1 and drawn["first"].startswith("2016-02")
    assert drawn["before"] == "/?to=" + (date.fromisoformat(drawn["first"]) - timedelta(days=1)).isoformat()


def test_apparent_violations_are_a_part_of_their_bar() -> None:
    drawn = draw([("2016-03-01", "shelling", 4)], apparent=[("2016-03-01", "shelling", 1)])
    (bar,) = drawn["bars"]
    assert bar["violations"] == 1
    assert bar["red_h"] == pytest.approx(bar["h"] / 4, abs=0.02)


def test_a_truce_that_begins_just_outside_is_drawn_with_the_incidents() -> None:
    days = Counter({date(2016, 2, 3): 1, date(2016, 2, 20): 1})
    assert span(days, [truce("a", "2016-02-27T00:00")])[1] > date(2016, 2, 27)
    assert span(days, [truce("a", "2016-09-12T19:00")])[1] < date(2016, 3, 1)


def test_bands_show_when_a_truce_held_and_when_that_is_contested() -> None:
    first, last = date(2016, 9, 1), date(2016, 9, 30)
    one = truce("a", "2016-09-12T19:00", until="2016-09-23T00:00", contested="2016-09-19T17:00")
    (band,) = bands([one, truce("b", "2017-01-01T00:00")], first, last)
    assert [part["contested"] for part in band["parts"]] == [False, True]
    assert band["parts"][0]["left"] == pytest.approx(100 * 11 / 30, abs=0.01)
    assert band["label"] == "Cessation, 12 Sep 2016"
    assert "contested from 19 Sep 2016, 17:00" in band["title"]

"""Anchors, datelines, missing publication dates, and what must hold of any text."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from trucewatch.model.references import TimeHit
from trucewatch.resolve.times import NewsCalendar

CALENDAR = NewsCalendar()


def refs(text: str, published: str | None = "2016-03-03") -> list[tuple[str, str, str | None]]:
    """Kind, words and first day of each hit."""
    return [
        (h.kind, text[h.start : h.end], h.ref.start if h.ref else None)
        for h in CALENDAR.find(text, published)
    ]


def test_counts_from_the_date_named_before() -> None:
    text = "A bomb went off on 10 February. Two days earlier a market was hit. The same day a bus burned."
    assert refs(text) == [
        ("date", "10 February", "2016-02-10"),
        ("anchored", "Two days earlier", "2016-02-08"),
        ("anchored", "The same day", "2016-02-08"),
    ]


def test_an_anchor_far_away_or_missing_is_no_anchor() -> None:
    far = "It began on 10 February. Men wept. Aid came. A week later it rained."
    assert refs(far)[-1] == ("anchored", "A week later", None)
    assert refs("Hours after the deal, bombs fell.") == [("anchored", "Hours after", None)]


def test_year_of_an_old_story_carries_over() -> None:
    text = "A gas attack in August 2013 shocked many. On August 21 hundreds died."
    assert refs(text)[1] == ("date", "August 21", "2013-08-21")
    recent = "The revolt began in March 2011. On February 27 the truce took hold."
    assert refs(recent)[1] == ("date", "February 27", "2016-02-27")


def test_words_spoken_on_a_day_count_from_it() -> None:
    text = "“We lost ten men in the last 48 hours,” a commander said on Monday."
    assert refs(text)[0] == ("period", "the last 48 hours", "2016-02-27")


def test_a_quotation_goes_on_with_the_day_of_its_saying() -> None:
    text = "They lost ten men, a commander said on Monday. “In the last 48 hours it was calm,” he said."
    assert refs(text)[-1] == ("period", "the last 48 hours", "2016-02-27")


def test_the_night_of_a_report_is_the_one_before_its_day() -> None:
    assert refs("Shells fell during the night.") == [("hour", "during the night", "2016-03-02")]
    told = refs("An envoy said on Tuesday that shells fell during the night.")
    assert told[-1] == ("hour", "during the night", "2016-02-29")


def test_a_day_earlier_counts_from_the_day_told_of() -> None:
    text = "It rained on Tuesday. Men wept. Aid came. A street burned. A day earlier a man had died."
    assert refs(text)[-1] == ("anchored", "A day earlier", "2016-02-29")


def test_two_days_after_counts_from_the_day_that_the_clause_names() -> None:
    text = "It came two days after the town fell on February 10."
    assert refs(text)[0] == ("anchored", "two days after", "2016-02-12")
    assert refs("It came days after the town fell on February 10.")[0][2] is None


def test_since_the_attack_of_a_day_is_that_day() -> None:
    assert refs("It is the worst since the February 10 attack.") == [("date", "February 10", "2016-02-10")]
    assert refs("It is the worst since February 10.")[0][0] == "since"


def test_a_clock_time_lies_on_no_year() -> None:
    text = "Nobody had seen the like since 1988. They meet at 19:00 GMT."
    assert refs(text)[-1] == ("hour", "at 19:00 GMT", "2016-03-03")


def test_datelines() -> None:
    heads = [
        "Wed Mar 2 2016 Mortars hit a suburb",
        "Published March 2 2016 Mortars hit a suburb",
        "Posted on March 2, 2016 by the desk. Mortars hit a suburb",
        "Mortars hit a suburb AFP Wednesday 2 Mar 2016 Shells fell",
        "DAMASCUS, March 2 (Reuters) - Mortars hit a suburb",
        "Mortars hit a suburb\n\n  • 02/03/2016\nPeople fled",
        "Last updated at Mar 022016 Beirut Mortars hit",
    ]
    for text in heads:
        assert [(kind, start) for kind, _, start in refs(text)] == [("dateline", "2016-03-02")], text
    assert refs("A street in Homs on March 2, 2016 after a raid")[0][0] == "date"


def test_without_a_publication_date_only_absolute_dates_resolve() -> None:
    text = "On Monday and in February and last week. On 5 May 2015 too. Two days later again."
    assert refs(text, None) == [
        ("weekday", "Monday", None),
        ("date", "February", None),
        ("relative", "last week", None),
        ("date", "5 May 2015", "2015-05-05"),
        ("anchored", "Two days later", "2015-05-07"),
    ]


def test_lost_commas_do_not_make_a_day_of_a_count() -> None:
    assert refs("In May 31 people were killed.", "2016-06-26") == [("date", "May", "2016-05-01")]
    assert refs("On May 31 12 people were killed.", "2016-06-26") == [("date", "May 31", "2016-05-31")]


def test_a_history_reads_onward() -> None:
    text = "In December 1941 they fought on. In January the town fell. On 8 June it was retaken."
    hits = NewsCalendar(narrative=True).find(text, "2016-03-03")
    assert [h.ref.start for h in hits if h.ref] == ["1941-12-01", "1942-01-01", "1942-06-08"]


def test_bad_publication_dates_are_no_dates() -> None:
    for published in ("soon", "2016-13-40", "0001-01-01", ""):
        assert refs("It fell yesterday.", published) == [("relative", "yesterday", None)]


def check(text: str, hits: tuple[TimeHit, ...]) -> None:
    end = 0
    for hit in hits:
        assert end <= hit.start < hit.end <= len(text)
        end = hit.end
        if hit.ref:
            assert hit.ref.text == text[hit.start : hit.end]
            first, last = date.fromisoformat(hit.ref.start), date.fromisoformat(hit.ref.end)
            assert first <= last and first.year >= 1900 and last.year <= 2100
            assert 1 <= hit.ref.precision <= 5


PIECES = [
    "Monday", "Fri", "last", "next", "the", "week", "ago", "two", "5", "31", "2016", "May", "March", "Feb.", "of",
    "between", "and", "-", "to", "from", "since", "until", "at", "19:00", "GMT", "(", ")", "early", "late", "hours",
    "morning", "on", "in", "day", "before", "after", "1900", "2100", "99", "years", "Eid al-Fitr", "weekend", "12/13/2014",
    "2016-02-30", "24.00", "midnight", "decades", "hundred", "\n\n", "\u00a0", ".", "will", "said", "later", "end", "year",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(date.isoformat) | st.none(),
)
@example("hundred years ago - 99 decades ago", "1900-01-01")
@example("next decade to 99 years later", "2100-12-31")
def test_hits_hold_for_mixed_words(text: str, published: str | None) -> None:
    check(text, CALENDAR.find(text, published))


@given(st.text(max_size=80), st.text(max_size=12) | st.none())
def test_hits_hold_for_any_text(text: str, published: str | None) -> None:
    check(text, CALENDAR.find(text, published))

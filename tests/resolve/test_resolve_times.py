"""What single expressions stand for on a given day of publication (Thursday 3 March 2016)."""

import pytest

from trucewatch.model.references import TimeHit
from trucewatch.resolve.times import NewsCalendar

THURSDAY = "2016-03-03"


def find(text: str, published: str | None = THURSDAY) -> list[TimeHit]:
    return list(NewsCalendar().find(text, published))


def only(text: str, published: str | None = THURSDAY) -> tuple[str, str, str, str]:
    """The one hit's words, kind, first and last day."""
    (hit,) = find(text, published)
    assert hit.ref is not None
    return text[hit.start : hit.end], hit.kind, hit.ref.start, hit.ref.end


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("The truce began on 27 February 2016.", "27 February 2016", "2016-02-27", "2016-02-27"),
        ("It was hit on Feb. 27 again", "Feb. 27", "2016-02-27", "2016-02-27"),
        ("since then, on September 30, they flew", "September 30", "2015-09-30", "2015-09-30"),
        ("a note of 2016-02-27 says", "2016-02-27", "2016-02-27", "2016-02-27"),
        ("signed on 24/09/2015 there", "24/09/2015", "2015-09-24", "2015-09-24"),
        ("signed on 04-02-2016 there", "04-02-2016", "2016-02-04", "2016-02-04"),
        ("signed on 02/27/2016 there", "02/27/2016", "2016-02-27", "2016-02-27"),
        ("it was on Wed Mar 2 2016 that", "Wed Mar 2 2016", "2016-03-02", "2016-03-02"),
        ("on Saturday 27 February 2016 the", "Saturday 27 February 2016", "2016-02-27", "2016-02-27"),
        ("on the 5th of March 2015 a", "the 5th of March 2015", "2015-03-05", "2015-03-05"),
        ("killed in July 2015 near", "July 2015", "2015-07-01", "2015-07-31"),
        ("the war began in 2011 here", "2011", "2011-01-01", "2011-12-31"),
        ("in late 2014 the town", "late 2014", "2014-09-01", "2014-12-31"),
        ("in mid-February they", "mid-February", "2016-02-11", "2016-02-20"),
        ("in late February they", "late February", "2016-02-21", "2016-02-29"),
        ("by the end of January they", "the end of January", "2016-01-21", "2016-01-31"),
        ("in the summer of 2012 they", "the summer of 2012", "2012-06-01", "2012-08-31"),
        ("in August last year they", "August last year", "2015-08-01", "2015-08-31"),
        ("in the 1980s they", "the 1980s", "1980-01-01", "1989-12-31"),
        ("fought over 2012-13 there", "2012-13", "2012-01-01", "2013-12-31"),
    ],
)
def test_dates(text: str, words: str, start: str, end: str) -> None:
    assert only(text) == (words, "date", start, end)


@pytest.mark.parametrize(
    ("text", "words", "start"),
    [
        ("Shells fell on Monday.", "Monday", "2016-02-29"),
        ("Shells fell Thursday.", "Thursday", "2016-03-03"),
        ("Shells fell last Thursday.", "last Thursday", "2016-02-25"),
        ("Shells fell on Friday (local time) there", "Friday (local time)", "2016-02-26"),
        ("They said Fridays raids were heavy", "Fridays", "2016-02-26"),
        ("The item is on Monday's agenda", "Monday", "2016-02-29"),
        ("After Friday prayers they marched", "Friday", "2016-02-26"),
        ("Talks will resume on Friday in Geneva", "Friday", "2016-03-04"),
        ("On Saturday the delegates will meet", "Saturday", "2016-03-05"),
        ("They are due to meet next Thursday", "next Thursday", "2016-03-10"),
        ("They managed on Monday to retake the hill", "Monday", "2016-02-29"),
    ],
)
def test_weekdays(text: str, words: str, start: str) -> None:
    assert only(text) == (words, "weekday", start, start)


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("It happened yesterday.", "relative", "2016-03-02", "2016-03-02"),
        ("It happened the day before yesterday.", "relative", "2016-03-01", "2016-03-01"),
        ("It happened two days ago.", "relative", "2016-03-01", "2016-03-01"),
        ("It happened a day ago.", "relative", "2016-03-02", "2016-03-02"),
        ("It happened last week.", "relative", "2016-02-22", "2016-02-28"),
        ("It happened earlier this week.", "relative", "2016-02-29", "2016-03-03"),
        ("It happened earlier this month.", "relative", "2016-03-01", "2016-03-03"),
        ("It happened last month.", "relative", "2016-02-01", "2016-02-29"),
        ("They mourn last months loss of the hill.", "period", "2016-02-01", "2016-02-29"),
        ("It happened two years ago.", "relative", "2014-01-01", "2014-12-31"),
        ("By the end of last year it", "relative", "2015-09-01", "2015-12-31"),
        ("Over the weekend they", "period", "2016-02-27", "2016-02-28"),
        ("In the past 24 hours they", "period", "2016-03-02", "2016-03-03"),
        ("Ten died in 48 hours.", "period", "2016-03-01", "2016-03-03"),
        ("It must end within a week.", "period", "2016-03-03", "2016-03-10"),
        ("Between 10 and 12 February they", "period", "2016-02-10", "2016-02-12"),
        ("From Friday to Sunday they", "period", "2016-02-26", "2016-02-28"),
        ("from 27 February to 12 March 2014 they", "period", "2014-02-27", "2014-03-12"),
        ("Raids went on Monday and Tuesday.", "period", "2016-02-29", "2016-03-01"),
        ("Some 320 raids since Monday morning.", "since", "2016-02-29", "2016-03-03"),
        ("They have bombed since September 30.", "since", "2015-09-30", "2016-03-03"),
        ("It was shelled overnight.", "hour", "2016-03-02", "2016-03-03"),
    ],
)
def test_relative_and_periods(text: str, kind: str, start: str, end: str) -> None:
    assert only(text)[1:] == (kind, start, end)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Early\u00a0on Thursday they", "Early\u00a0on Thursday", "2016-03-03T00:00", "2016-03-03T08:00"),
        ("in the early hours of Saturday they", "in the early hours of Saturday", "2016-02-27T00:00", "2016-02-27T06:00"),
        ("a raid Wednesday afternoon hit", "Wednesday afternoon", "2016-03-02T12:00", "2016-03-02T18:00"),
        ("at dawn on Tuesday they", "at dawn on Tuesday", "2016-03-01T04:00", "2016-03-01T07:00"),
        ("It holds at 19:00 local time on 27 February", "at 19:00 local time on 27 February", "2016-02-27T19:00", "2016-02-27T19:00"),
        ("It holds at 22:00 GMT on 26 February", "at 22:00 GMT on 26 February", "2016-02-27T00:00", "2016-02-27T00:00"),
        ("It holds from 12:00 Moscow time", "from 12:00 Moscow time", "2016-03-03T11:00", "2016-03-03T11:00"),
        ("at midnight Friday-Saturday it", "at midnight Friday-Saturday", "2016-02-27T00:00", "2016-02-27T00:00"),
        ("a blast at 7 p.m. near", "at 7 p.m.", "2016-03-03T19:00", "2016-03-03T19:00"),
        ("a blast at around 330 am near", "at around 330 am", "2016-03-03T03:30", "2016-03-03T03:30"),
        ("at around noon local time (1000 GMT) on Monday it", "at around noon local time (1000 GMT) on Monday", "2016-02-29T12:00", "2016-02-29T12:00"),
        ("late Saturday and early Sunday it", "late Saturday and early Sunday", "2016-02-27T18:00", "2016-02-28T08:00"),
    ],
)  # fmt: skip
def test_hours(text: str, words: str, first: str, last: str) -> None:
    (hit,) = find(text)
    assert hit.ref is not None and hit.kind == "hour"
    assert (text[hit.start : hit.end], hit.ref.from_hour, hit.ref.to_hour) == (words, first, last)


def test_summer_time_is_that_of_the_year() -> None:
    # Damascus stood at UTC+3 in July 2016 and at UTC+2 in January.
    for published, local in (("2016-07-10", "2016-07-10T15:00"), ("2016-01-10", "2016-01-10T14:00")):
        (hit,) = find("It began at 12:00 GMT.", published)
        assert hit.ref is not None and hit.ref.from_hour == local


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the town.",
        "He sat down; the Sun rose, a second passed.",
        "Some 2000 people in 1900 homes fled with 7.62 mm rounds.",
        "The clashes killed three in two villages.",
        "On Fridays they pray.",
        "Ramadan Darwish spoke to Mohammed Ramadan.",
        "Resolution 2254 cost $2015 and 30%.",
    ],
)
def test_words_that_are_no_times(text: str) -> None:
    assert find(text) == []


def test_feasts() -> None:
    assert only("on the first day of Eid al-Fitr they", "2014-07-31")[2:] == ("2014-07-28", "2014-07-28")
    assert only("in the holy month of Ramadan they", "2016-06-20")[2:] == ("2016-06-06", "2016-07-05")
    assert only("at Orthodox Easter 2016 they")[2:] == ("2016-05-01", "2016-05-01")
    assert only("at Easter 2016 they")[2:] == ("2016-03-27", "2016-03-27")


def test_precision_codes() -> None:
    expected = {"on Monday": 1, "overnight": 2, "last week": 3, "in July 2015": 4, "in 2013": 5}
    for text, code in expected.items():
        (hit,) = find(f"It was hit {text}.")
        assert hit.ref is not None and hit.ref.precision == code

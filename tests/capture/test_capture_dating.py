from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.capture import SourceRegistry
from trucewatch.capture.calendar_words import full_dates, iso_date, month_days
from trucewatch.capture.dating import Dating, date_text
from trucewatch.capture.known_dates import DatedFact, bounds

TODAY = date(2024, 6, 1)
BODY = "Shells fell on the market of Qalat on Sunday, killing five people, a doctor in the town said by telephone."
FACTS = (
    DatedFact(
        id="a",
        words=("Minister Adil Karam",),
        since=date(2014, 3, 1),
        until=date(2016, 6, 30),
        source="office",
    ),
    DatedFact(id="b", words=("Qalat Front",), since=date(2015, 9, 1), source="founding"),
)


def dated(text: str, **more: object) -> Dating:
    return date_text(text, FACTS, TODAY, is_agency=lambda words: words in ("AFP", "Reuters"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("24/09/2016", date(2016, 9, 24)),
        ("  • 24/09/2016", date(2016, 9, 24)),
        ("03 February, 2016", date(2016, 2, 3)),
        ("Saturday 27 February 2016", date(2016, 2, 27)),
        ("Wed Mar 2 2016", date(2016, 3, 2)),
        ("04-03-2016", date(2016, 3, 4)),
        ("2016-09-24", date(2016, 9, 24)),
        ("Published: 2016-09-24 10:15 GMT", date(2016, 9, 24)),
        ("Published Sept. 24th, 2016 at 10:15 am by Q. Name", date(2016, 9, 24)),
        ("Wed Mar 2 10:15:00 EET 2016", date(2016, 3, 2)),
        ("السبت 27 فبراير 2016", date(2016, 2, 27)),
        ("27 شباط 2016", date(2016, 2, 27)),
    ],
)
def test_a_date_on_its_own_line(line: str, published: date) -> None:
    got = dated(f"A headline over the report\n{line}\n\n{BODY}")
    assert got.published == published
    assert got.reason.startswith("date line")


@pytest.mark.parametrize(
    ("start", "published"),
    [
        ("Sun 05 Jul 2015 ", date(2015, 7, 5)),
        ("Posted on August 3 2013 by A. Name ", date(2013, 8, 3)),
        ("Date of publication 7 July 2016 Video ", date(2016, 7, 7)),
        ("Five dead in Qalat Monitor AFP 30 July 2015 ", date(2015, 7, 30)),
        ("Five dead in Qalat Thursday 30 Jul 2015 ", date(2015, 7, 30)),
    ],
)
def test_a_date_that_heads_text_without_lines(start: str, published: date) -> None:
    assert dated(start + BODY).published == published


def test_day_first_is_said_and_gives_way_to_what_is_possible() -> None:
    assert dated(f"04/03/2016\n{BODY}").reason.endswith("day first")
    assert dated(f"09/24/2016\n{BODY}").published == date(2016, 9, 24)
    # Only 3 April 2016 was a Sunday.
    assert dated(f"Sunday 04/03/2016\n{BODY}").published == date(2016, 4, 3)


def test_published_comes_before_updated() -> None:
    assert dated(f"Updated: 5 May 2016\nPublished: 4 May 2016\n{BODY}").published == date(2016, 5, 4)


def test_stated_dates_come_first_in_order() -> None:
    got = dated(f"24/09/2016\n{BODY}", stated=[(date(2016, 9, 23), "input"), (date(2016, 9, 22), "page")])
    assert (got.published, got.reason) == (date(2016, 9, 23), "input")


def test_a_date_of_the_future_is_reported_and_the_next_one_taken() -> None:
    got = dated(f"24/09/2016\n{BODY}", stated=[(date(2099, 1, 1), "input")])
    assert got.published == date(2016, 9, 24)
    assert [code for code, _ in got.rejected] == ["future_date"]
    assert dated(BODY, stated=[(date(2024, 6, 2), "input")]).published == date(
        2024, 6, 2
    )  # ahead by a time zone


@pytest.mark.parametrize("wrong", [date(25, 3, 1), date(1970, 1, 1), date(1989, 12, 31)])
def test_an_absurd_date_is_reported(wrong: date) -> None:
    got = dated(BODY, stated=[(wrong, "page metadata: date")])
    assert got.published is None
    assert [code for code, _ in got.rejected] == ["absurd_date"]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY} The truce of 12 March 2016 still holds.".replace("on Sunday", "on Monday"),
        f"Five die in Qalat\n\nShells fell on Qalat, which rebels took on 5 May 2015\n\n{BODY}",
        f"The market, on March 3\n\n{BODY}",
    ],
)
def test_a_date_in_a_sentence_is_no_date_of_the_page(text: str) -> None:
    got = dated(text)
    assert got.published is None
    assert got.reason.startswith("no date on the page")


LEAD = "Jets bombed the market of Qalat on {}, killing at least five people, the Qalat Front and doctors in the town said."


def test_a_day_in_the_lead_gets_its_year_where_only_one_is_possible() -> None:
    got = dated(LEAD.format("May 3") + "\n\nMinister Adil Karam was pleased, he said in a speech.")
    assert got.published == date(2016, 5, 3)
    assert "inferred" in got.reason and "Qalat Front" in got.reason and "Adil Karam" in got.reason
    # From September 2015 to June 2016 there are no two such days, but from September 2015 to now there are.
    assert dated(LEAD.format("May 3")).published is None


@pytest.mark.parametrize("tie", ["since May 3", "until May 3", "from May 3"])
def test_the_start_of_a_period_is_no_day_of_the_report(tie: str) -> None:
    text = f"Jets have bombed the market of Qalat {tie}, killing at least five people, the Qalat Front said, and Minister Adil Karam denied it."
    assert dated(text).published is None


def test_a_window_is_given_where_no_day_is() -> None:
    got = dated(
        "Minister Adil Karam spoke to the Qalat Front for the first time, a man close to both of them said."
    )
    assert got.published is None
    assert (got.since, got.until) == (date(2015, 9, 1), date(2016, 6, 30))


def test_a_former_minister_bounds_nothing() -> None:
    assert bounds("The former Minister Adil Karam spoke.", FACTS).until is None


def test_facts_that_contradict_bound_nothing() -> None:
    later = DatedFact(id="c", words=("Hill Brigade",), since=date(2018, 1, 1), source="founding")
    assert bounds("Minister Adil Karam met the Hill Brigade.", (*FACTS, later)) == (None, None, ())


def test_what_the_text_tells_as_past_bounds_it_and_what_is_to_come_does_not() -> None:
    told = "The town fell on 5 May 2015 and the truce will begin on 27 February 2016, the two sides told a mediator."
    assert dated(told).since == date(2015, 5, 5)


def test_a_caption_with_its_year_dates_days_without_one() -> None:
    caption = "Men walk over the ruins of the market hall in the old town of Qalat on December 11, 2015"
    got = dated(f"A headline\n\n{caption}\n\n{BODY} Jets have bombed the town since September 30.")
    assert (got.published, got.since, got.until) == (None, date(2015, 12, 11), date(2015, 12, 31))


def test_real_facts_are_well_formed(sources: SourceRegistry) -> None:
    assert len({fact.id for fact in sources.facts}) == len(sources.facts) >= 40
    for fact in sources.facts:
        assert fact.words and fact.source and (fact.since or fact.until)
        assert not (fact.since and fact.until) or fact.since < fact.until


@pytest.mark.parametrize(
    "text", ["31/02/2016", "2016-13-40", "0/0/2016", "version 1.2.2016.4", "99 May 2016"]
)
def test_no_such_day(text: str) -> None:
    assert [hit.date for hit in full_dates(text) if hit.date] == []


def test_verbs_are_no_months() -> None:
    assert month_days("the group may 10 times march 3 abreast") == []


@pytest.mark.parametrize(
    "text", ["September 30th 2015", "September 30, 2015", "30 Sept. 2015", "3 May 2016", "May 3 2016"]
)
def test_a_day_with_its_year_is_none_without(text: str) -> None:
    assert month_days(text) == [] and len(full_dates(text)) == 1


@given(
    st.dates(date(1990, 1, 1), date(2024, 5, 31)),
    st.sampled_from(["%d/%m/%Y", "%d %B %Y", "%B %d, %Y", "%A %d %b %Y", "%Y-%m-%d"]),
)
def test_every_day_is_read_back(day: date, form: str) -> None:
    assert dated(f"{day.strftime(form)}\n{BODY}").published == day
    assert iso_date(day.strftime(form)) == day


@given(
    st.text(max_size=300), st.sampled_from(["12 May 2016", "May 12", "Monday", "since", "\n", "0000-00-00"])
)
def test_any_text_is_dated_or_says_why_not(text: str, words: str) -> None:
    got = dated(f"{words} {text} {words} {text}")
    assert got.reason
    assert got.published is None or date(1990, 1, 1) <= got.published <= date(2024, 6, 2)

"""Grounding: whatever a model gives, what stands is written in the text."""

import json

import pytest
from endpoint_stub import GOOD, TEXT, count, report, statement, tally
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from read_fakes import page

from trucewatch.model import Span, canonical_json
from trucewatch.read.endpoint_answer import answer
from trucewatch.read.endpoint_errors import FailedError
from trucewatch.read.endpoint_ground import Grounder
from trucewatch.read.endpoint_locate import Locator, normalise
from trucewatch.read.endpoint_windows import (
    join_reports,
    join_statements,
    join_tallies,
    windows,
    with_repeats,
)
from trucewatch.read.text import sentences

PAGE = page(TEXT)
WHOLE = (0, len(TEXT))


def ground(**kinds: object) -> Grounder:
    grounder = Grounder(PAGE, WHOLE)
    grounder.found = {  # type: ignore[attr-defined]
        name: getattr(grounder, name)({name: value}) for name, value in kinds.items()
    }
    return grounder


def one_report(**fields: object) -> tuple[object, dict[str, int]]:
    grounder = Grounder(PAGE, WHOLE)
    found = grounder.reports({"reports": [report(**fields)]})
    return (found[0] if found else None), dict(grounder.refused)


def test_white_space_marks_and_dashes_do_not_matter() -> None:
    text = "He said “it’s a\n  cease‑fire – of\u00a0sorts…” and\u200b left."
    locate = Locator(text, 0, len(text))
    for quote in (
        text,
        '"it\'s a cease-fire - of sorts..."',
        "it's a cease-fire",
        "“it’s a cease-fire – of sorts”",
        "and left",
    ):
        ((start, end),) = locate.all(quote)
        assert normalise(text[start:end])[0].strip('" .') == normalise(quote)[0].strip('" .')
    assert not locate.all("It's a cease-fire") and not locate.all("ceasefire")


@pytest.mark.parametrize("quote", ["", " ", "...", "“”", "US", "12", "00", "3", "arm", "120.5", "."])
def test_no_word_or_number_is_cut(quote: str) -> None:
    text = "RUSSIA and the army fired 3,120 rounds, 120.55 tons."
    assert Locator(text, 0, len(text)).all(quote) == []


def test_a_stretch_is_not_left() -> None:
    text = "Marj fell. Marj rose. Marj fell again."
    assert Locator(text, 11, 21).all("Marj") == [(11, 15)]
    assert Locator(text, 11, 21).all("Marj fell") == []


def test_an_ambiguous_quote_is_the_one_by_the_evidence() -> None:
    text = "Marj was calm. The market slept. Eastland jets struck Marj on Monday. Talks went on. Marj was rebuilt."
    here = page(text)
    item = report(evidence=["Eastland jets struck Marj on Monday."], place="Marj")
    (found,) = Grounder(here, (0, len(text))).reports({"reports": [item]})
    assert found.place.span.start == text.index("Marj on")
    repeated = "A shell fell. Rebels said so. A shell fell. Eastland jets struck Marj."
    item = report(evidence=["A shell fell.", "Eastland jets struck Marj."])
    (found,) = Grounder(page(repeated), (0, len(repeated))).reports({"reports": [item]})
    assert [span.start for span in found.evidence] == [repeated.rindex("A shell"), repeated.index("Eastland")]


def test_slots_lie_in_the_evidence_or_beside_it() -> None:
    near, refused = one_report(place="Tall Hamra", killed_children=count(2, 2, "Two children"))
    assert near.place and near.killed_children and not refused
    far, refused = one_report(place="Marj", time="since March")
    assert far.place is None and far.time is None
    assert refused == {"place far_from_evidence": 1, "time far_from_evidence": 1}


def test_times_are_times() -> None:
    got, refused = one_report(time="market")
    assert got.time is None and refused == {"time not_a_time": 1}


@pytest.mark.parametrize(
    ("given", "stands"),
    [
        (count(12, None, "at least 12 people"), (12, None)),
        (count(12, 12, "12 people"), (12, None)),  # the text has "at least": the text decides
        (count(12, 12, "killing at least 12"), (12, None)),
        (count(13, None, "at least 12 people"), None),
        (count(12, None, "a market"), None),
        (count(12, None), None),
        (count(12, None, "at least 14 people"), None),
        (count(True, None, "at least 12 people"), None),
        (count("12", None, "at least 12 people"), None),
        (count(-12, None, "at least 12 people"), None),
        (count(10**30, None, "at least 12 people"), None),
        (count(14, None, "at least 12 people", "Two children"), (14, None)),  # a sum
        (count(2, None, "at least 12 people", "Two children"), (2, None)),  # rival tolls
        (count(2, 2, "at least 12 people", "Two children"), (2, 2)),  # one of them
        (count(12, 12, "at least 12 people", "Two children"), (12, None)),
        (count(5, 12, "at least 12 people", "Two children"), None),
        (count(24, None, "at least 12 people", "12 people"), None),  # one number twice is no sum
        ("twelve", None),
        ([], None),
    ],
)
def test_counts_are_written_where_they_are_said_to_be(
    given: object, stands: tuple[int, int | None] | None
) -> None:
    got, refused = one_report(killed=given)
    assert (got.killed and (got.killed.low, got.killed.high)) == stands
    assert bool(refused) == (stands is None) or given == count(12, None)
    for span in got.killed.spans if got.killed else ():
        assert TEXT[span.start : span.end] == span.quote


def test_nobody_and_somebody_are_numbers() -> None:
    text = "A shell hit Marj on Monday but nobody was hurt. A child was killed in Dayr Said on Tuesday."
    here = Grounder(page(text), (0, len(text)))
    first, second = text.split(". ")
    made = here.reports(
        {
            "reports": [
                report(evidence=[first], injured=count(0, 0, "nobody was hurt")),
                report(evidence=[second], killed=count(1, 1, "A child")),
            ]
        }
    )
    assert made[0].injured.low == 0 and made[0].injured.high == 0 and made[1].killed.low == 1
    assert not here.refused


def test_keys_come_from_names_in_the_words() -> None:
    text = (
        "Rebels and Eastland jets, backed by the Northland army, struck near the old mill in Marj on Monday."
    )
    item = report(
        evidence=[text],
        actors=["Rebels and Eastland jets", "the old mill"],
        place="the old mill",
        target="the Northland army",
    )
    (got,) = Grounder(page(text), (0, len(text))).reports({"reports": [item]})
    assert [(m.text, m.key) for m in got.actors] == [
        ("Rebels", "rebels"),
        ("Eastland jets", "eastland"),
        ("the old mill", None),
    ]
    assert (got.place.text, got.place.key) == ("the old mill", None)
    assert (got.target.text, got.target.key) == ("the Northland army", "state-army")


def test_tallies_have_their_figure_written() -> None:
    good = ground(tallies=[tally(since="since March", claimants=["Northland Monitor"])])
    (found,) = good.found["tallies"]
    assert (found.value_low, found.value_high) == (300, 300) and not found.claimants
    assert good.refused == {"claimants far_from_evidence": 1}
    for wrong in (
        {"low": 200},
        {"what": "sunk"},
        {"text": "300 people have been buried"},
        {"low": None},
        {"text": TEXT},
    ):
        bad = ground(tallies=[tally(**wrong)])
        assert not bad.found["tallies"] and sum(bad.refused.values()) == 1


def test_statements_without_a_grounded_speaker_have_none() -> None:
    for speaker in ("Ali Hasan", "Northland Monitor", "all sides", 4, ["Omar Said"]):
        got = ground(statements=[statement(speaker=speaker, affiliation="The minister")])
        (found,) = got.found["statements"]
        assert found.speaker is None and found.affiliation is None and sum(got.refused.values()) == 1
    (found,) = ground(statements=[statement(speaker="Omar Said", affiliation="The minister")]).found[
        "statements"
    ]
    assert found.speaker.text == "Omar Said" and found.affiliation.text == "The minister"


def test_the_text_says_what_is_direct() -> None:
    for quote, direct in (("the truce must be kept by all sides", True), ("nothing was heard", False)):
        (found,) = ground(statements=[statement(quote=quote)]).found["statements"]
        assert found.direct is direct


def everything(value: object) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for one in value for span in everything(one)]
    fields = getattr(value, "__struct_fields__", ())
    return [span for name in fields for span in everything(getattr(value, name))]


words = st.sampled_from(
    [
        *TEXT.replace("\n", " ").split(),
        "Tall Hamra",
        "on Monday",
        "at least 12 people",
        "12",
        "“",
        "\ud800",
        "",
        "x" * 3000,
    ]
)
texts = st.one_of(
    words,
    st.text(max_size=12),
    st.builds(lambda a, b: TEXT[min(a, b) : max(a, b)], st.integers(0, 420), st.integers(0, 420)),
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 400), st.floats(), texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["quotes", "low", "high", "text"]), inner, max_size=3),
    ),
    max_leaves=6,
)


def shaken(good: dict[str, object]) -> st.SearchStrategy[dict[str, object]]:
    """A good item with some of its fields replaced by anything."""
    return st.dictionaries(st.sampled_from(sorted(good)), values, max_size=4).map(lambda bad: {**good, **bad})


FIRST = json.loads(GOOD)
ANSWERS = st.fixed_dictionaries(
    {
        name: st.one_of(values, st.lists(st.one_of(values, shaken(FIRST[name][0])), max_size=3))
        for name in FIRST
    }
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(ANSWERS, st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_whatever_comes_back_spans_are_verbatim_and_nothing_raises(
    got: dict[str, object], a: int, b: int
) -> None:
    start, end = min(a, b), max(a, b)
    for window in (WHOLE, (start, end)):
        grounder = Grounder(PAGE, window)
        reports = join_reports([grounder.reports(got)])
        tallies = join_tallies([grounder.tallies(got)])
        statements = with_repeats(PAGE, join_statements([grounder.statements(got)]))
        for record in (*reports, *tallies, *statements):
            for span in everything(record):
                assert span.quote and TEXT[span.start : span.end] == span.quote
            assert canonical_json(record)
        for one in reports:
            assert one.evidence
            for slot in (one.killed, one.injured, one.killed_children):
                assert slot is None or (slot.spans and slot.low >= 0)
        for one in tallies:
            assert str(one.value_low) in one.text.quote


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        values,
        lambda inner: st.dictionaries(
            st.sampled_from(["choices", "message", "content", "finish_reason", "refusal"]),
            st.one_of(inner, st.lists(inner, max_size=2)),
            max_size=3,
        ),
        max_leaves=8,
    )
)
def test_any_envelope_is_an_answer_or_a_failure(got: object) -> None:
    try:
        found = answer(got if isinstance(got, dict) else {"choices": [{"message": got}]})
    except FailedError:
        return
    assert isinstance(found, dict)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "It was calm. ",
                "A shell fell on the old mill near the river. ",
                "x" * 90,
                "\n\n",
                "He said so! ",
            ]
        ),
        max_size=30,
    ),
    st.integers(40, 200),
)
def test_windows_hold_the_whole_text_and_move_on(parts: list[str], size: int) -> None:
    text = "".join(parts)
    known = sentences(text)
    found = list(windows(known, size))
    covered = set()
    for (start, end), after in zip(found, [*found[1:], None], strict=False):
        assert 0 < end - start <= size
        covered.update(range(start, end))
        assert after is None or (after[0] > start and after[1] > end)
    assert all(at in covered for one in known for at in range(one.start, one.end))

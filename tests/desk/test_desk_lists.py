"""Filters, pages, verdicts side by side: what a template is given."""

from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.config import Workspace
from trucewatch.desk import findings, incidents, lists
from trucewatch.desk.filters import PER_PAGE, SORTS, TYPES, Filters, PageOf
from trucewatch.desk.phrases import VERDICTS, agreement_labels, figure, unquoted
from trucewatch.desk.verdicts import sides
from trucewatch.ledger.state import State
from trucewatch.model import Agreement, Finding, Party, Provision, Reading, Reason


class Row(NamedTuple):
    incident: str
    agreement: str
    reading: str | None
    verdict: str


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30).map(str.strip)
asked = st.fixed_dictionaries(
    {},
    optional={
        "q": texts, "place": texts, "actor": texts, "type": st.sampled_from(TYPES), "agreement": texts,
        "verdict": st.sampled_from(VERDICTS), "from": st.dates().map(str), "to": st.dates().map(str),
        "contested": st.just("1"), "parted": st.just("1"), "sort": st.sampled_from(list(SORTS)),
    },
)  # fmt: skip


@settings(deadline=None)
@given(asked)
def test_a_link_asks_for_the_same_again(params: dict[str, str]) -> None:
    filters = Filters.of(params)
    assert Filters.of(dict(parse_qsl(urlsplit(filters.link()).query))) == filters
    assert Filters.of(dict(parse_qsl(filters.query))) == filters


@settings(deadline=None)
@given(asked)
def test_each_chip_takes_its_own_filter_away(params: dict[str, str]) -> None:
    filters = Filters.of(params)
    for _, link in filters.chips({}):
        left = Filters.of(dict(parse_qsl(urlsplit(link).query)))
        assert set(left.named) < set(filters.named) and left.sort == filters.sort
        assert all(filters.named[name] == value for name, value in left.named.items())


@settings(deadline=None)
@given(st.integers(0, 500), st.integers(1, 20))
def test_pages_lead_to_their_neighbours_and_no_further(total: int, number: int) -> None:
    shown = max(0, min(PER_PAGE, total - (number - 1) * PER_PAGE))
    page = PageOf.of("q=x", number, shown, total)
    assert (page.next is not None) == (shown > 0 and number * PER_PAGE < total)
    assert (page.previous is not None) == (number > 1)
    if page.next:
        assert page.next == f"q=x&page={number + 1}"
    if not shown and page.previous and total:  # beyond the last page one is led back to it
        assert page.previous in ("q=x", f"q=x&page={-(-total // PER_PAGE)}")


def test_a_card_names_the_agreements_that_matter() -> None:
    labels = {"a": "A", "b": "B"}
    none = [Row("i", "a", None, "not_covered"), Row("i", "b", None, "not_covered")]
    assert [b["agreement"] for b in incidents.badges(none, labels)] == ["by any of 2 agreements"]
    one = [Row("i", "a", None, "not_covered"), Row("i", "b", None, "disputed"), Row("i", "b", "x", "exempt")]
    assert incidents.badges(one, labels) == [{"verdict": "disputed", "agreement": "B", "parting": 1}]
    parted = [Row("i", "a", None, "not_covered"), Row("i", "a", "x", "apparent_violation")]
    assert incidents.badges(parted, labels) == [{"verdict": "not_covered", "agreement": "A", "parting": 1}]
    assert incidents.badges([], labels) == []


def test_a_mark_shows_what_asks_most_for_attention() -> None:
    assert incidents.leading(["not_covered", "apparent_violation", "exempt"]) == "apparent_violation"
    assert incidents.leading([]) is None


def test_readings_that_agree_are_one_side() -> None:
    def found(reading: str | None, verdict: Any) -> Finding:
        reasons = (Reason(rule="r", answer="yes", says=f"{verdict}."),)
        return Finding(incident="i", agreement="t", version="1", provision=None, reading=reading,
                       verdict=verdict, grade="B", reasons=reasons, as_of="2016")  # fmt: skip

    agreement = Agreement(
        id="t", version="1", title="T", instrument="cessation", area="nationwide", windows=(),
        parties=(Party(id="p", actors=("p",)),),
        provisions=(Provision(id="a", kind="prohibition", says="No.", clause="1"),),
        readings=(Reading(id="russia-x", by="russia", since="2016-02-03", source="a speech", says="More."),),
    )  # fmt: skip
    (whole,) = sides(agreement, [found("russia-x", "exempt"), found(None, "exempt")])
    assert whole["text"] and [m["who"] for m in whole["members"]] == [
        "By the text itself",
        "Russia, since 3 Feb 2016",
    ]
    text, other = sides(agreement, [found("russia-x", "apparent_violation"), found(None, "exempt")])
    assert (text["verdict"], other["verdict"]) == ("exempt", "apparent_violation")
    assert other["says"] == "apparent_violation."


def test_agreements_are_told_apart() -> None:
    def made(key: str, signed: str | None) -> Agreement:
        return Agreement(id=key, version="1", title=key, instrument="local_ceasefire", area="nationwide",
                         signed=signed, windows=(), parties=(), provisions=())  # fmt: skip

    told = agreement_labels([made("a", "2016-02-22"), made("b", "2016-09-09"), made("c", None)])
    assert told == {
        "a": "Local ceasefire, 22 Feb 2016",
        "b": "Local ceasefire, 9 Sep 2016",
        "c": "Local ceasefire c",
    }
    assert set(agreement_labels([made("a", "2016-02-22"), made("b", "2016-02-22")]).values()) == {"a", "b"}


def test_figures_and_quotations() -> None:
    assert [figure(1200, 1200), figure(5, None), figure(3, 9)] == ["1,200", "5 or more", "3 to 9"]
    assert unquoted("“They did it,”") == "They did it"
    assert unquoted('"') == '"'


def test_points_say_what_is_not_on_the_map(crowded: Workspace) -> None:
    with State.open(crowded) as state:
        found = incidents.points(state, {})
        assert (found["total"], found["unplaced"], len(found["features"])) == (120, 12, 108)
        assert {f["properties"]["verdict"] for f in found["features"]} == {"none"}
        assert {f["properties"]["rough"] for f in found["features"]} == {0, 1}
        few = incidents.points(state, {"type": "shelling", "from": "2015-01-01", "to": "2015-03-31"})
        assert few["total"] < found["total"] and few["total"] == len(few["features"]) + few["unplaced"]


def test_lists_of_an_empty_kind_are_empty(crowded: Workspace) -> None:
    with State.open(crowded) as state:
        for made in (lists.statements(state, {}, 1), lists.documents(state, {}, 1)):
            assert made["rows"] == [] and made["page"].total == 0
        assert lists.tallies(state, {"what": "nonsense"}, 1)["groups"] == []
        assert findings.findings(state, {}, 1)["groups"] == []

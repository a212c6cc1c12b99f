from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from ledger_records import captured, finding, incident, read, workspace, world

from trucewatch.ledger.state import State, append_new
from trucewatch.ledger.views import IncidentFilter
from trucewatch.model import Document, Link, Problem, Record, Report, Retirement

SIZE = 12


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[State]:
    with State.open(workspace(tmp_path_factory.mktemp("views"))) as made:
        records: list[Record] = [one for n in range(SIZE) for one in world(n)]
        records += [incident(3, killed=3, contested=("actors", "place"))]
        records += [msgspec.structs.replace(incident(50), time=None, place=None, actors=())]
        records += [finding(n, "disputed", "a") for n in (1, 2)] + [finding(5, "apparent_violation")]
        records += [Problem(stage="read", code="empty", subject="x.txt", message="It holds nothing.")]
        append_new(made, records, "read")
        yield made


def ids(state: State, **asked: object) -> list[int]:
    """The numbers of the incidents that a filter lets through; checks its total and timeline too."""
    chosen = IncidentFilter(**asked)  # type: ignore[arg-type]
    rows = state.incident_rows(chosen, order="id", descending=False, limit=None)
    assert state.incident_total(chosen) == len(rows)
    assert sum(n for _, _, n in state.timeline(chosen)) == len(rows)
    return [int(row.id[4:]) for row in rows]


EVERY = [*range(SIZE), 50]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, EVERY),
        ({"types": ("air_strike",)}, [n for n in EVERY if n % 2 == 0]),
        ({"types": ("air_strike", "shelling")}, EVERY),
        ({"statuses": ("denied",)}, []),
        ({"actor": "side-1"}, [1, 3, 5, 7, 9, 11]),
        ({"actor": "Side 1"}, [1, 3, 5, 7, 9, 11]),
        ({"place": "tw:Wadi"}, [1, 5, 9]),
        ({"place": "Wadi"}, [1, 5, 9]),
        ({"place": "Syria"}, list(range(SIZE))),
        ({"date_from": "2016-02-05"}, list(range(4, SIZE))),
        ({"date_to": "2016-02-05"}, [0, 1, 2, 3, 4]),
        ({"date_from": "2016-02-03", "date_to": "2016-02-04"}, [2, 3]),
        ({"agreement": "truce", "verdict": "disputed"}, [1, 2]),
        ({"verdict": "disputed", "reading": None}, []),
        ({"verdict": "disputed", "reading": "a"}, [1, 2]),
        ({"agreement": "truce", "verdict": "apparent_violation", "reading": None}, [5]),
        ({"agreement": "another"}, []),
        ({"bbox": (36.0, 33.0, 37.0, 36.0)}, [1, 2, 5, 6, 9, 10]),
        ({"bbox": (38.0, 30.0, 36.35, 40.0)}, [2, 3, 6, 7, 10, 11]),
        ({"contested": True}, [3]),
        ({"contested": False}, [n for n in EVERY if n != 3]),
        ({"parted": True}, [1, 2]),
        ({"parted": False}, [n for n in EVERY if n not in (1, 2)]),
        ({"text": "wadi"}, [1, 5, 9]),
        ({"text": "struck WADI"}, [1, 5, 9]),
        ({"text": "rounds stru"}, list(range(SIZE))),
        ({"text": "wadi qasr"}, []),
        ({"text": "air strike"}, [n for n in EVERY if n % 2 == 0]),
        ({"text": '" OR 1=1 --'}, []),
        ({"text": "!!!"}, EVERY),
        ({"text": "wadi", "types": ("shelling",), "date_to": "2016-02-06"}, [1, 5]),
        ({"actor": "'; DROP TABLE incidents; --"}, []),
    ],
)
def test_filters(state: State, asked: dict[str, object], expected: list[int]) -> None:
    assert ids(state, **asked) == expected


def test_pages_cover_all_once_in_order(state: State) -> None:
    for order in ("date", "killed", "injured", "place", "type", "documents", "origins", "grade", "id"):
        for descending in (True, False):
            whole = state.incident_rows(order=order, descending=descending, limit=None)
            pages = [
                row
                for start in range(0, SIZE + 1, 5)
                for row in state.incident_rows(order=order, descending=descending, limit=5, offset=start)
            ]
            assert pages == whole
            assert len({row.id for row in whole}) == SIZE + 1


def test_what_is_unknown_comes_last_both_ways(state: State) -> None:
    for descending in (True, False):
        rows = state.incident_rows(order="killed", descending=descending, limit=None)
        known = [row.killed_best for row in rows if row.killed_best is not None]
        assert known == sorted(known, reverse=descending)
        assert rows[-1].id == "inc-0050"
        assert state.incident_rows(order="date", descending=descending, limit=None)[-1].id == "inc-0050"


def test_an_order_that_is_none(state: State) -> None:
    with pytest.raises(KeyError):
        state.incident_rows(order="id; DROP TABLE incidents")  # type: ignore[arg-type]


def test_a_row_holds_what_a_list_shows(state: State) -> None:
    (row,) = [one for one in state.incident_rows(limit=None) if one.id == "inc-0003"]
    assert (row.type, row.status, row.grade, row.contested) == ("shelling", "asserted", "B", "actors, place")
    assert (row.date_start, row.date_end, row.place_name, row.country) == (
        "2016-02-04",
        "2016-02-04",
        "Tell",
        "Syria",
    )
    assert (row.killed_low, row.killed_high, row.injured_low) == (3, 3, None)
    assert (row.documents, row.origins, row.reports, row.actors) == (1, 1, 1, "Side 1")
    assert (row.lat, row.lon) == (34.7, 38.2)


def test_the_timeline_is_by_day_and_puts_the_undated_last(state: State) -> None:
    timeline = state.timeline()
    assert timeline[0] == ("2016-02-01", "air_strike", 1)
    assert timeline[-1] == (None, "air_strike", 1)
    assert [one[0] for one in timeline[:-1]] == sorted(str(one[0]) for one in timeline[:-1])


def test_statements(state: State) -> None:
    rows = state.statement_rows(limit=None)
    assert len(rows) == state.statement_total() == SIZE
    assert [row.published for row in rows] == sorted((row.published for row in rows), reverse=True)
    row = state.statement_rows(document=captured(1)[2].id)[0]
    assert (row.speaker, row.speaker_name, row.speaker_entity) == ("a spokesman", "The army", "army")
    assert (row.quote, row.act, row.source_name) == ("We fired at nobody", "deny", "Agency 1")
    assert state.statement_total(speaker="army") == state.statement_total(speaker="The army") == SIZE
    assert state.statement_total(speaker="nobody") == 0
    assert state.statement_total(act="deny", text="fired nobo") == SIZE
    assert state.statement_total(act="urge") == state.statement_total(text="absent") == 0
    assert state.statement_total(date_from="2016-03-03", date_to="2016-03-05") == 3
    assert [(row.speaker, row.n) for row in state.speaker_rows()] == [("The army", SIZE)]


def test_tallies(state: State) -> None:
    assert state.tally_total() == state.tally_total(what="killed") == SIZE
    assert state.tally_total(what="strikes") == 0
    (row,) = state.tally_rows(document=captured(4)[2].id)
    assert (row.low, row.high, row.quote, row.published) == (5, None, "killing", "2016-03-05")
    assert len(state.tally_rows(date_to="2016-03-02")) == 2


def test_findings(state: State) -> None:
    assert state.finding_total() == SIZE + 3
    rows = state.finding_rows(agreement="truce", limit=None)
    dates = [row.date_start for row in rows]
    assert dates == sorted(dates, reverse=True)
    (row,) = state.finding_rows(incident="inc-0001", reading="a")
    assert (row.verdict, row.rule, row.says, row.place_name) == (
        "disputed",
        "not_in_force",
        "It was before.",
        "Wadi",
    )
    assert state.finding_total(verdict="disputed", reading=None) == 0
    assert [tuple(row) for row in state.verdict_counts()] == [
        ("truce", None, "apparent_violation", "not_in_force", 1),
        ("truce", None, "not_covered", "not_in_force", SIZE),
        ("truce", "a", "disputed", "not_in_force", 2),
    ]


def test_verdicts_of_a_page_of_incidents(state: State) -> None:
    asked = state.verdict_rows(["inc-0001", "inc-0005", "inc-0999"])
    assert [tuple(row) for row in asked] == [
        ("inc-0001", "truce", None, "not_covered"),
        ("inc-0001", "truce", "a", "disputed"),
        ("inc-0005", "truce", None, "apparent_violation"),
        ("inc-0005", "truce", None, "not_covered"),
    ]
    assert state.verdict_rows([]) == []
    assert len(state.verdict_rows(reading=None)) == SIZE + 1
    assert len(state.verdict_rows()) == SIZE + 3


def test_links_touch_the_reports_they_are_asked_for(tmp_path: Path) -> None:
    def link(a: str, b: str, same: bool) -> Link:
        return Link(a=a, b=b, same=same, score=0.5, reasons=("both name one place",))

    made = [link("rep-a", "rep-b", True), link("rep-c", "rep-a", False), link("rep-c", "rep-d", True)]
    with State.open(workspace(tmp_path)) as state:
        append_new(state, made, "fuse")
        assert state.links(["rep-a"]) == sorted(made[:2], key=lambda one: one.id)
        assert state.links(["rep-d", "rep-c"]) == sorted(made[1:], key=lambda one: one.id)
        assert state.links(["rep-e"]) == state.links([]) == []
        append_new(state, [Retirement(subject=made[0].id, reason="r", at="1")], "fuse")
        assert state.links(["rep-b"]) == []


def test_documents(state: State) -> None:
    assert state.document_total() == SIZE
    assert [row.id for row in state.document_rows(incident="inc-0003")] == [captured(3)[2].id]
    assert state.document_total(source="src-1") == state.document_total(source="Agency 1") == 4
    assert state.document_total(text="(3)") == 1
    assert state.document_total(text="%") == 0
    assert state.document_total(language="ar") == 0
    assert state.document_rows()[0].published == "2016-03-12"


def test_problems(state: State) -> None:
    assert state.problem_total() == state.problem_total(stage="read", code="empty", subject="x.txt") == 1
    assert state.problem_rows()[0].message == "It holds nothing."
    assert state.problem_total(stage="fuse") == 0


def test_words_follow_the_reports_of_an_incident(tmp_path: Path) -> None:
    report = read(1)[0]
    with State.open(workspace(tmp_path)) as state:
        append_new(state, [incident(1)], "fuse")
        assert ids(state, text="rounds") == []
        append_new(state, [report], "read")
        assert ids(state, text="rounds") == [1]
        append_new(state, [Retirement(subject=report.id, reason="r", at="1")], "read")
        assert ids(state, text="rounds") == []
        append_new(state, [report], "read")
        append_new(state, [incident(1, 2)], "fuse")
        assert ids(state, text="rounds") == []


def test_arabic_is_found_with_and_without_article_and_vowels(tmp_path: Path) -> None:
    evidence = read(1)[0].evidence[0]
    told = msgspec.structs.replace(evidence, quote="سقطت القذائف على المَدينة صباح الجمعة")
    report = Report(document=captured(1)[2].id, type="shelling", status="asserted", evidence=(told,))
    holder = msgspec.structs.replace(incident(1), reports=(report.id,))
    with State.open(workspace(tmp_path)) as state:
        append_new(state, [report, holder], "read")
        for typed in ("المدينة", "مدينه", "قذائف", "الجمعة سقطت"):
            assert ids(state, text=typed) == [1]
        assert ids(state, text="السبت") == []


def test_a_document_without_its_source_is_listed(tmp_path: Path) -> None:
    document: Document = captured(1)[2]
    with State.open(workspace(tmp_path)) as state:
        append_new(state, [document], "capture")
        assert [(row.id, row.source_name) for row in state.document_rows()] == [(document.id, None)]

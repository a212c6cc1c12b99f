from collections.abc import Iterator
from pathlib import Path

import pytest

from trucewatch.config import Settings, Workspace
from trucewatch.errors import BodyMissingError, ConfigError
from trucewatch.ledger.state import State, append_new
from trucewatch.model import (
    Capture,
    Document,
    Finding,
    Incident,
    Problem,
    Reason,
    Report,
    Source,
    Span,
    TimeRef,
    sha256,
)
from trucewatch.review import QueueItem, decide, queue

TEXTS = {
    "one": "A rocket fell on the mill at dawn.",
    "two": "Police said a rocket hit the mill on Friday.",
    "alien": "سقط صاروخ على المطحنة",
}


def document(name: str, **fields: str | None) -> Document:
    given = {"source": "src-a", "published": "2016-03-01", "language": "en"} | fields
    given.setdefault("published_reason", "page metadata")
    text = TEXTS[name]
    return Document(
        capture=capture(name).id,
        title=name,
        text_sha256=sha256(text.encode()),
        length=len(text),
        **given,  # type: ignore[arg-type]
    )


def capture(name: str) -> Capture:
    data = TEXTS[name].encode()
    return Capture(
        name=name,
        retrieved_at="2016-03-01T00:00:00Z",
        sha256=sha256(data),
        size=len(data),
        media_type="text/plain",
    )


def report(name: str) -> Report:
    text = TEXTS[name]
    whole = Span(document=document(name).id, start=0, end=len(text), quote=text)
    return Report(document=document(name).id, type="shelling", status="asserted", evidence=(whole,))


ONE, TWO = report("one"), report("two")
INCIDENT = Incident(
    id="inc-1",
    reports=tuple(sorted((ONE.id, TWO.id))),
    documents=tuple(sorted((ONE.document, TWO.document))),
    origins=tuple(sorted((ONE.document, TWO.document))),
    type="shelling",
    status="asserted",
    grade="B",
    contested=("time",),
    time=TimeRef(text="Friday", start="2016-02-26", end="2016-02-27", precision=2, method="weekday"),
)


def finding(verdict: str, rule: str, answer: str, reading: str | None = None) -> Finding:
    return Finding(
        incident="inc-1",
        agreement="truce",
        version="1",
        provision=None,
        reading=reading,
        verdict=verdict,  # type: ignore[arg-type]
        grade="B",
        reasons=(Reason(rule=rule, answer=answer, says="It may have been before."),),  # type: ignore[arg-type]
        as_of="2016-03-02T00:00:00Z",
    )


@pytest.fixture
def space(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path, Settings())
    with State.open(made) as state:
        state.bodies.put_many(text.encode() for text in TEXTS.values())
        records = [
            Source(id="src-a", name="A"),
            capture("one"),
            capture("two"),
            document("one"),
            document("two"),
        ]
        append_new(state, [*records, ONE, TWO, INCIDENT], "fuse")
    return made


@pytest.fixture
def state(space: Workspace) -> Iterator[State]:
    with State.open(space) as made:
        yield made


def rule(space: Workspace, subject: str, ruling: str) -> str:
    return decide(space, subject, ruling, by="Analyst", reason="read both").id


def why(state: State) -> list[tuple[str, str]]:
    state.refresh()
    return [(one.why, one.subject) for one in queue(state)]


def test_a_decision_is_an_entry_of_its_own(space: Workspace, state: State) -> None:
    made = decide(space, "inc-1", "accept", by=" Analyst ", reason="seen", at="2999-01-01T12:00:00+01:00")
    assert (made.by, made.at) == ("Analyst", "2999-01-01T11:00:00.000000Z")
    head = state.ledger.head()
    assert head is not None
    assert (head.stage, head.records, head.at) == ("review", 1, made.at)
    state.refresh()
    assert state.decisions("inc-1") == [made]
    assert state.ledger.verify() == []


def test_pairs_are_recorded_in_one_order(space: Workspace, state: State) -> None:
    first, second = sorted((ONE.id, TWO.id))
    rule(space, f"{second}+{first}", "not_same")
    state.refresh()
    assert [(one.subject, one.ruling) for one in state.decisions()] == [(f"{first}+{second}", "not_same")]
    rule(space, f"{second}+{first}", "withdraw")
    state.refresh()
    assert state.decisions() == []


@pytest.mark.parametrize(
    ("subject", "ruling", "says"),
    [
        ("inc-none", "accept", "no record"),
        ("inc-1", "approve", "no ruling"),
        ("inc-1", "value", "not value:SLOT=VALUE"),
        ("inc-1", "value:killed", "not value:SLOT=VALUE"),
        ("inc-1", "value:colour=red", "with a slot"),
        ("inc-1", "value:id=inc-2", "with a slot"),
        ("inc-1", "same", "two reports"),
        (f"{ONE.id}+{ONE.id}", "same", "two reports"),
        (f"{ONE.id}+rep-none", "same", "two reports"),
        (f"{ONE.id}+inc-1", "not_same", "two reports"),
        ("inc-1", "withdraw", "no decision"),
        ("inc-1", "erase", "neither a document nor a capture"),
    ],
)
def test_a_ruling_that_does_not_fit_is_refused(
    space: Workspace, state: State, subject: str, ruling: str, says: str
) -> None:
    with pytest.raises(ConfigError, match=says):
        rule(space, subject, ruling)
    assert state.ledger.highest() == 1


@pytest.mark.parametrize(("by", "reason"), [("", "why"), ("A", " ")])
def test_nobody_and_no_reason_are_refused(space: Workspace, by: str, reason: str) -> None:
    with pytest.raises(ConfigError, match="who rules and why"):
        decide(space, "inc-1", "accept", by=by, reason=reason)


def test_every_ruling_that_fits_is_taken(space: Workspace, state: State) -> None:
    for ruling in ("accept", "reject", "note", "release", "value:killed=3", "value:type=bombing"):
        rule(space, "inc-1", ruling)
    rule(space, f"{ONE.id}+{TWO.id}", "same")
    rule(space, document("one").id, "value:published=2016-03-02")
    state.refresh()
    assert [one.ruling for one in state.decisions("inc-1")] == [
        "reject", "note", "release", "value:killed=3", "value:type=bombing",
    ]  # fmt: skip


def test_one_decision_can_be_withdrawn_by_its_id(space: Workspace, state: State) -> None:
    accept = rule(space, "inc-1", "accept")
    reject = rule(space, "inc-1", "reject")
    rule(space, reject, "withdraw")
    state.refresh()
    assert [one.id for one in state.decisions("inc-1")] == [accept]
    with pytest.raises(ConfigError, match="no decision"):
        rule(space, reject, "withdraw")


def test_the_queue_lists_each_kind_once(space: Workspace, state: State) -> None:
    disputed = finding("disputed", "bound", "unknown")
    near = finding("insufficient_information", "in_force", "unknown")
    far = finding("insufficient_information", "bound", "unknown")
    undated = document("one", published=None, published_reason="no date in it", source="src-b")
    alien = document("alien", language="ar")
    problem = Problem(stage="capture", code="binary", subject="x.html", message="It is no text.")
    about_alien = Problem(stage="read", code="unread_language", subject=alien.id, message="unread")
    nothing = Problem(stage="read", code="nothing_found", subject=undated.id, message="nothing was found")
    other_reading = finding("disputed", "bound", "unknown", reading="a")
    append_new(
        state, [disputed, near, far, other_reading, undated, alien, problem, about_alien, nothing], "judge"
    )
    assert why(state) == [
        ("contested", "inc-1"),
        ("disputed", disputed.id),
        ("boundary", near.id),
        *sorted(
            [("undated", undated.id), ("unread_language", alien.id)], key=lambda one: one[0] == "undated"
        ),
        ("problem", problem.id),
    ]
    assert QueueItem(
        "inc-1", "contested", "2016-02-26 no place, shelling: reports disagree on time"
    ) in queue(state)


def test_what_was_ruled_on_waits_no_longer(space: Workspace, state: State) -> None:
    assert why(state) == [("contested", "inc-1")]
    rule(space, "inc-1", "note")
    assert why(state) == [("contested", "inc-1")]
    rule(space, "inc-1", "accept")
    assert why(state) == []
    rule(space, "inc-1", "withdraw")
    assert why(state) == [("contested", "inc-1")]


def test_erasing_takes_words_away_and_the_chain_verifies(space: Workspace, state: State) -> None:
    gone = document("one")
    rule(space, gone.id, "erase")
    state.refresh()
    assert state.get(Document, gone.id) is None
    assert state.get(Report, TWO.id) == TWO
    with pytest.raises(BodyMissingError):
        state.bodies.get(gone.text_sha256)
    assert state.ledger.verify() == []
    assert [one.ruling for one in state.decisions(gone.id)] == ["erase"]
    with pytest.raises(ConfigError, match="no decision"):
        rule(space, gone.id, "withdraw")
    stored = b"".join(path.read_bytes() for path in space.root.rglob("*") if path.is_file())
    assert TEXTS["one"].encode() not in stored
    assert TEXTS["two"].encode() in stored

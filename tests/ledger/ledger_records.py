"""Records for the tests of the ledger: a small world whose ids, quotes and digests are all right."""

from pathlib import Path

from hypothesis import strategies as st

from trucewatch.config import Settings, Workspace
from trucewatch.ledger.log import Ledger
from trucewatch.model import (
    ActorRef,
    Attribution,
    Capture,
    Decision,
    Document,
    Finding,
    Incident,
    Mention,
    PlaceRef,
    Problem,
    Range,
    Reason,
    Record,
    Report,
    Resolution,
    Retirement,
    Source,
    Span,
    Statement,
    Tally,
    TimeRef,
    sha256,
)
from trucewatch.store.bodies import Bodies

TOWNS = {"Qasr": (36.1, 37.2), "Wadi": (33.5, 36.4), "Jisr": (35.8, 36.3), "Tell": (34.7, 38.2)}


def workspace(root: Path) -> Workspace:
    return Workspace(root, Settings())


def open_ledger(root: Path) -> Ledger:
    return Ledger.open(root / "ledger.sqlite", Bodies(root / "bodies"))


def text_of(n: int) -> str:
    town = list(TOWNS)[n % len(TOWNS)]
    return f"Mortar rounds struck {town} on Monday, killing {n + 1}. “We fired at nobody,” a spokesman said."


def span(document: str, text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(document=document, start=start, end=start + len(quote), quote=quote)


def captured(n: int) -> tuple[Source, Capture, Document]:
    text = text_of(n)
    source = Source(id=f"src-{n % 3}", name=f"Agency {n % 3}", type="wire")
    capture = Capture(
        name=f"reports.jsonl:{n}",
        retrieved_at="2016-03-01T00:00:00Z",
        sha256=sha256(b"<p>" + text.encode()),
        size=len(text) + 3,
        media_type="text/html",
    )
    document = Document(
        capture=capture.id,
        source=source.id,
        title=f"Rounds strike a town ({n})",
        published=f"2016-03-{n % 28 + 1:02}",
        published_reason="page metadata",
        language="en",
        text_sha256=sha256(text.encode()),
        length=len(text),
    )
    return source, capture, document


def read(n: int) -> tuple[Report, Statement, Tally, Resolution]:
    text, document = text_of(n), captured(n)[2].id
    sentence = span(document, text, text.split("“")[0].strip())
    quote = span(document, text, "We fired at nobody")
    report = Report(
        document=document, type="shelling", status="asserted", evidence=(sentence,), place=Mention(text="x")
    )
    statement = Statement(
        document=document,
        speaker=Mention(text="a spokesman"),
        act="deny",
        quote=quote,
        direct=True,
        evidence=(quote,),
    )
    tally = Tally(document=document, text=span(document, text, "killing"), what="killed", value_low=n + 1)
    speaker = ActorRef(text="a spokesman", entity="army", name="The army", method="alias", score=1.0)
    return report, statement, tally, Resolution(subject=statement.id, speaker=speaker)


def incident(n: int, *reports: int, killed: int | None = None, contested: tuple[str, ...] = ()) -> Incident:
    reports = reports or (n,)
    name = list(TOWNS)[n % len(TOWNS)]
    lat, lon = TOWNS[name]
    day = f"2016-02-{n % 28 + 1:02}"
    doer = ActorRef(text="x", entity=f"side-{n % 2}", name=f"Side {n % 2}", method="alias", score=0.5)
    return Incident(
        id=f"inc-{n:04}",
        reports=tuple(sorted(read(one)[0].id for one in reports)),
        documents=tuple(sorted(captured(one)[2].id for one in reports)),
        origins=tuple(sorted(captured(one)[2].id for one in reports)),
        type="shelling" if n % 2 else "air_strike",
        status="asserted",
        actors=(Attribution(actor=doer),),
        contested=contested,
        place=PlaceRef(
            text=name,
            place=f"tw:{name}",
            name=name,
            country="Syria",
            lat=lat,
            lon=lon,
            precision=1,
            method="m",
            score=1,
        ),
        time=TimeRef(text="Monday", start=day, end=day, precision=1, method="weekday"),
        killed=None if killed is None else Range(low=killed, best=killed, high=killed),
        grade="B",
    )


def finding(n: int, verdict: str = "not_covered", reading: str | None = None) -> Finding:
    report = read(n)[0]
    return Finding(
        incident=f"inc-{n:04}",
        agreement="truce",
        version="1",
        provision=None,
        reading=reading,
        verdict=verdict,  # type: ignore[arg-type]
        grade="B",
        reasons=(Reason(rule="not_in_force", answer="yes", says="It was before.", evidence=report.evidence),),
        as_of="2016-03-02T00:00:00Z",
    )


def put_texts(bodies: Bodies, *numbers: int) -> None:
    texts = [text_of(n).encode() for n in numbers]
    bodies.put_many([*texts, *(b"<p>" + text for text in texts)])


def world(n: int) -> list[Record]:
    """All that one document leads to."""
    return [*captured(n), *read(n), incident(n, killed=n), finding(n)]


NUMBERS = st.integers(0, 4)
RETIRABLE = st.one_of(
    NUMBERS.map(lambda n: f"inc-{n:04}"),
    NUMBERS.map(lambda n: read(n)[0].id),
    NUMBERS.map(lambda n: read(n)[1].id),
    NUMBERS.map(lambda n: captured(n)[2].id),
    NUMBERS.map(lambda n: finding(n).id),
)
RECORDS: st.SearchStrategy[Record] = st.one_of(
    NUMBERS.flatmap(lambda n: st.sampled_from(world(n))),
    st.builds(incident, NUMBERS, NUMBERS, NUMBERS, killed=st.none() | st.integers(0, 3)),
    st.builds(lambda n, v: finding(n, v, "a"), NUMBERS, st.sampled_from(["disputed", "exempt"])),
    st.builds(
        lambda subject, at: Retirement(subject=subject, reason="r", at=at), RETIRABLE, st.sampled_from("12")
    ),
    st.builds(
        lambda subject, ruling: Decision(subject=subject, ruling=ruling, by="A", reason="r", at="1"),
        RETIRABLE,
        st.sampled_from(["accept", "reject", "note", "value:type=bombing", "withdraw"]),
    ),
    NUMBERS.map(lambda n: Problem(stage="read", code="empty", subject=captured(n)[2].id, message="m")),
)
BATCHES = st.lists(st.lists(RECORDS, min_size=1, max_size=6), max_size=6)

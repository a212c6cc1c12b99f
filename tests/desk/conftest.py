"""A small workspace whose reports are hostile on purpose."""

from pathlib import Path

import pytest

from trucewatch import config
from trucewatch.ledger.state import State, append_new
from trucewatch.model import (
    Agreement,
    Capture,
    Claim,
    Count,
    Document,
    Finding,
    Incident,
    Link,
    Mention,
    Origin,
    Party,
    PlaceRef,
    Problem,
    Provision,
    Range,
    Reading,
    Reason,
    Report,
    Source,
    Span,
    Statement,
    Tally,
    TimeRef,
    Window,
)

HOSTILE = "<script>document.title='owned'</script>"
SENTENCE = "Warplanes bombed a market in Aleppo on Friday, killing 16 people."
TEXT = f'{HOSTILE} {SENTENCE} قصف عنيف على أحياء حلب. <img src=x onerror=alert(1)> "They {{{{ 7*7 }}}} did it," he said.'


MANY = 120


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> config.Workspace:
    """Incidents enough for three pages: shellings in 2015 and air strikes in 2016, every tenth without a place."""
    made = config.init_workspace(tmp_path_factory.mktemp("crowded") / "many", [])
    with State.open(made) as state:
        append_new(state, [_bare(n) for n in range(MANY)], "fuse")
    return made


def _bare(n: int) -> Incident:
    year, kind = (2015, "shelling") if n < MANY // 2 else (2016, "air_strike")
    day = f"{year}-{n % 12 + 1:02}-{n % 28 + 1:02}"
    place = PlaceRef(text="Town", name=f"Town {n}", country="Syria", lat=35.0 + n / 100, lon=37.0,
                     precision=1 + n % 4, method="alias", score=1.0)  # fmt: skip
    return Incident(
        id=f"inc-{n:03}", reports=(f"rep-{n}",), documents=(f"doc-{n}",), origins=(f"doc-{n}",),
        type=kind, status="asserted", grade="C", place=place if n % 10 else None,  # type: ignore[arg-type]
        time=TimeRef(text="then", start=day, end=day, precision=1, method="explicit"),
        killed=Range(low=n, best=n, high=n),
    )  # fmt: skip


def _span(document: str, text: str, words: str) -> Span:
    start = text.index(words)
    return Span(document=document, start=start, end=start + len(words), quote=words)


def _reprint(state: State, source: Source, capture: Capture) -> tuple[Document, Report]:
    text = f"{SENTENCE} The army denied that."
    document = Document(
        capture=capture.id, source=source.id, title="Market bombed", outlet="Reprinter",
        published="2016-02-29", published_reason="given", text_sha256=state.bodies.put(text.encode()),
        length=len(text),
    )  # fmt: skip
    evidence = (_span(document.id, text, SENTENCE),)
    return document, Report(document=document.id, type="air_strike", status="asserted", evidence=evidence)


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> config.Workspace:
    root: Path = tmp_path_factory.mktemp("desk") / "w"
    made = config.init_workspace(root, [])
    with State.open(made) as state:
        sha = state.bodies.put(TEXT.encode())
        source = Source(id="src-hostile", name=f"Outlet {HOSTILE}", type="wire")
        capture = Capture(
            name=f"{HOSTILE}.html", retrieved_at="2026-01-01T00:00:00+00:00", sha256=sha,
            size=len(TEXT.encode()), media_type="text/html", url="javascript:alert(1)",
        )  # fmt: skip
        document = Document(
            capture=capture.id, source=source.id, title=HOSTILE, published="2016-02-28",
            published_reason="given", language="en", text_sha256=sha, length=len(TEXT),
        )  # fmt: skip
        start = TEXT.index(SENTENCE)
        span = Span(document=document.id, start=start, end=start + len(SENTENCE), quote=SENTENCE)
        toll = _span(document.id, TEXT, "killing 16 people")
        report = Report(
            document=document.id, type="air_strike", status="asserted", evidence=(span,),
            place=Mention(text="Aleppo", span=_span(document.id, TEXT, "Aleppo")),
            time=Mention(text="Friday", span=_span(document.id, TEXT, "Friday")),
            killed=Count(low=16, high=16, spans=(toll,)),
        )  # fmt: skip
        reprint, told_again = _reprint(state, source, capture)
        said = Statement(document=document.id, act="accuse", quote=span, direct=True, evidence=(span,))
        tally = Tally(document=document.id, text=span, what="killed", value_low=16, value_high=16)
        claim = Claim(
            value="16", low=16, high=16, report=report.id, document=document.id, source=source.id,
            origin=document.id, spans=(span,),
        )  # fmt: skip
        origin = Origin(
            documents=tuple(sorted((document.id, reprint.id))), reasons=("shares 90 % of 3-grams",)
        )
        near = Incident(
            id="inc-near", reports=("rep-near",), documents=(), origins=(), type="shelling", status="asserted",
            grade="D",
        )  # fmt: skip
        links = [
            Link(a=report.id, b=told_again.id, same=True, score=0.91, reasons=("both name Aleppo",)),
            Link(a=report.id, b="rep-near", same=False, score=0.4, reasons=("hardly a word is shared",)),
        ]
        incident = Incident(
            id="inc-market", reports=tuple(sorted((report.id, told_again.id))),
            documents=tuple(sorted((document.id, reprint.id))), origins=(origin.id,),
            type="air_strike", status="asserted", grade="D", target=HOSTILE, target_kind="market",
            place=PlaceRef(text="Aleppo", name="Aleppo", admin1="Aleppo", country="Syria", lat=36.2, lon=37.16,
                           precision=1, method="alias", score=1.0),
            time=TimeRef(text="Friday", start="2016-02-26", end="2016-02-26", precision=1, method="weekday"),
            killed=Range(low=16, best=16, high=16, claims=(claim,)), contradictions=(HOSTILE,),
        )  # fmt: skip
        agreement = Agreement(
            id="truce", version="1", title="A truce", instrument="cessation", area="nationwide",
            windows=(Window(start="2016-02-27T00:00"),), parties=(Party(id="sy", actors=("syria",)),),
            provisions=(Provision(id="p1", kind="prohibition", says="No attacks.", clause="1"),),
            readings=(Reading(id="russia", by="russia", source="a speech", says="More groups are excluded."),),
        )  # fmt: skip
        reason = Reason(rule="not_in_force", answer="no", says="It was not in force.", evidence=(span,))
        findings = [
            Finding(incident=incident.id, agreement="truce", version="1", provision=None, reading=reading,
                    verdict=verdict, grade="D", reasons=(reason,), as_of="2026-01-01T00:00:00+00:00")
            for reading, verdict in ((None, "not_covered"), ("russia", "exempt"))
        ]  # fmt: skip
        problem = Problem(stage="capture", code="empty", subject=HOSTILE, message=f"empty {HOSTILE}")
        append_new(
            state,
            [
                source,
                capture,
                document,
                report,
                reprint,
                told_again,
                origin,
                near,
                *links,
                said,
                tally,
                incident,
                agreement,
                *findings,
                problem,
            ],
            "capture",
        )
    return made

"""A small workspace whose reports are hostile on purpose."""

from pathlib import Path

import pytest

from trucewatch import config
from trucewatch.ledger.state import State, append_new
from trucewatch.model import (
    Agreement,
    Capture,
    Claim,
    Document,
    Finding,
    Incident,
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
        report = Report(document=document.id, type="air_strike", status="asserted", evidence=(span,))
        said = Statement(document=document.id, act="accuse", quote=span, direct=True, evidence=(span,))
        tally = Tally(document=document.id, text=span, what="killed", value_low=16, value_high=16)
        claim = Claim(
            value="16", low=16, high=16, report=report.id, document=document.id, source=source.id,
            origin=document.id, spans=(span,),
        )  # fmt: skip
        incident = Incident(
            id="inc-market", reports=(report.id,), documents=(document.id,), origins=(document.id,),
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
            [source, capture, document, report, said, tally, incident, agreement, *findings, problem],
            "capture",
        )
    return made

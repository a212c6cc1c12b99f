"""Findings side by side: one line where all readings agree, and where they part, who holds what."""

from collections.abc import Iterable, Sequence
from typing import Any

from trucewatch.desk.names import reader_name
from trucewatch.desk.phrases import VERDICTS, agreement_labels, day_words
from trucewatch.ledger.state import State
from trucewatch.model import Agreement, Finding

TEXT = "By the text itself"


def who(agreement: Agreement, reading: str | None) -> str:
    """Under whose reading: "By the text itself", "Russia, since 24 Dec 2015"."""
    if reading is None:
        return TEXT
    for one in agreement.readings:
        if one.id == reading:
            return reader_name(one) + (f", since {day_words(one.since)}" if one.since else "")
    return reading


def says(finding: Finding) -> str:
    """The sentence that decides."""
    return finding.reasons[-1].says if finding.reasons else ""


def held_against(state: State, incident: str) -> list[dict[str, Any]]:
    """An incident's findings by agreement, in the order in which the agreements began."""
    groups: dict[str, list[Finding]] = {}
    for finding in state.findings(incident=incident):
        groups.setdefault(finding.agreement, []).append(finding)
    agreements = state.get_many(Agreement, groups)
    labels = agreement_labels(list(agreements.values()))
    ordered = sorted(
        agreements.values(), key=lambda one: (one.windows[0].start if one.windows else "", one.id)
    )
    return [
        {"agreement": one, "label": labels[one.id], "sides": sides(one, groups[one.id]),
         "readings": sum(f.reading is not None for f in groups[one.id])}
        for one in ordered
    ]  # fmt: skip


def sides(agreement: Agreement, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings by verdict: first the side that the text itself is on.

    Each side has its `verdict`, its first finding's `says` and `id`, `text` (whether the text is on
    it), and `members`: who holds it, since when, with what sentence and under which finding.
    """
    by_verdict: dict[str, list[Finding]] = {}
    for one in sorted(findings, key=lambda f: (f.reading is not None, f.reading or "", f.id)):
        by_verdict.setdefault(one.verdict, []).append(one)
    made = [_side(agreement, verdict, held) for verdict, held in by_verdict.items()]
    return sorted(made, key=lambda side: (not side["text"], VERDICTS.index(side["verdict"])))


def _side(agreement: Agreement, verdict: str, held: Sequence[Finding]) -> dict[str, Any]:
    return {
        "verdict": verdict,
        "text": held[0].reading is None,
        "says": says(held[0]),
        "id": held[0].id,
        "members": [{"who": who(agreement, f.reading), "says": says(f), "id": f.id} for f in held],
    }

"""Tolls of captures: the fight's, where one is told."""

import pytest
from read_fakes import page

from trucewatch.model import Count, Report
from trucewatch.model.reports import EventType
from trucewatch.read.tolls import fights_apart


def _report(text: str, kind: EventType, low: int) -> Report:
    told = page(text)
    span = told.span(0, len(text))
    return Report(
        document=told.document.id,
        type=kind,
        status="asserted",
        killed=Count(low=low, spans=(span,)),
        evidence=(span,),
    )


def _shown(reports: tuple[Report, ...]) -> list[tuple[str, int | None]]:
    return [(one.type, one.killed.low if one.killed else None) for one in fights_apart(reports)]


def test_the_fight_for_a_town_has_its_dead() -> None:
    taken = _report("Rebels took the hill after fighting that killed 40 guards.", "territory_change", 40)
    assert _shown((taken,)) == [("territory_change", None), ("armed_clash", 40)]


@pytest.mark.parametrize("kind", ["armed_clash", "air_strike"])
def test_dead_told_of_another_incident_are_its_own(kind: EventType) -> None:
    taken = _report("Rebels took the hill in a battle that killed 40 guards.", "territory_change", 40)
    other = _report("The blows killed 40 guards.", kind, 40)
    assert _shown((other, taken)) == [(kind, 40), ("territory_change", None)]


def test_a_capture_without_a_fight_loses_a_stray_toll() -> None:
    taken = _report("28 men died in the north; the army took the hill.", "territory_change", 28)
    assert _shown((taken,)) == [("territory_change", None)]

"""From our reports to incident templates."""

from typing import Any

from bench.muc4 import FieldNames, filled, wanted
from bench.templates import entity
from trucewatch.model import Mention, NameHit, Report, Span

TEXT = "Members of the Rio Verde Front (RVF) blew up a bus with a powerful bomb attack in Santa Marta."


class Nothing:
    def find(self, text: str) -> tuple[NameHit, ...]:
        return ()


def report(**slots: Any) -> Report:
    span = Span(document="d", start=0, end=len(TEXT), quote=TEXT)
    plain: dict[str, Any] = {"document": "d", "type": "bombing", "status": "asserted", "evidence": (span,)}
    return Report(**(plain | slots))


def test_bodies_that_a_text_introduces_are_actors() -> None:
    found = {
        hit.name: hit.generic for hit in FieldNames(Nothing()).find("Gunmen of the Rio Verde Front fled.")
    }
    assert found == {"Gunmen": True, "Rio Verde Front": False}


def test_a_report_fills_a_template() -> None:
    actors = (Mention(text="Rio Verde Front"), Mention(text="RVF"), Mention(text="terrorists"))
    made = filled(report(actors=actors, weapon=Mention(text="a powerful bomb attack")), TEXT)
    assert made is not None and made.type == "bombing"
    assert made.of("PerpOrg") == (entity(["Rio Verde Front", "RVF"]),)
    assert made.of("PerpInd") == (entity(["terrorists"]),)
    assert made.of("Weapon") == (entity(["powerful bomb"]),)


def test_what_was_hit_is_a_target_and_who_is_named_a_victim() -> None:
    bus = filled(report(target=Mention(text="a bus")), TEXT)
    person = filled(report(type="other_violence", target=Mention(text="Ana Lopez")), "Ana Lopez was shot.")
    assert bus is not None and bus.of("Target") == (entity(["bus"]),)
    assert person is not None and person.of("Victim") == (entity(["Ana Lopez"]),)


def test_what_the_set_does_not_ask_for_is_no_template() -> None:
    assert filled(report(type="ceasefire_act"), TEXT) is None
    assert filled(report(status="planned_or_threatened"), TEXT) is None


def test_wanted_templates_told_twice_count_once() -> None:
    one = {"incident_type": "attack", "PerpInd": [[["gunmen", 3]]], "PerpOrg": [], "Target": [], "Victim": []}
    raw = {"templates": [one | {"Weapon": []}, one | {"Weapon": []}]}
    assert [made.of("PerpInd") for made in wanted(raw)] == [(entity(["gunmen"]),)]

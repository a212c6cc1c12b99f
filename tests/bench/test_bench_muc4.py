"""From our reports and the words of a document to incident templates."""

from typing import Any

from bench.muc4 import FieldNames, wanted
from bench.muc4_fill import filled, firsts, full_name, gathered
from bench.templates import Template, entity
from trucewatch.model import Mention, NameHit, Report, Span

TEXT = (
    "Two masked men of the Rio Verde Front (RVF) blew up a bus with a powerful bomb in Santa Marta. "
    "Ana Lopez was killed."
)


class Nothing:
    def find(self, text: str) -> tuple[NameHit, ...]:
        return ()


def report(**slots: Any) -> Report:
    span = Span(document="d", start=0, end=len(TEXT), quote=TEXT)
    plain: dict[str, Any] = {"document": "d", "type": "bombing", "status": "asserted", "evidence": (span,)}
    return Report(**(plain | slots))


def made(text: str, *reports: Report) -> dict[str, Template]:
    bodies = [hit for hit in FieldNames(Nothing()).find(text) if not hit.generic]
    return {kind: filled(one, text, bodies) for kind, one in gathered(reports, text).items()}


def test_bodies_that_a_text_introduces_are_actors() -> None:
    found = {
        hit.name: hit.generic for hit in FieldNames(Nothing()).find("Gunmen of the Rio Verde Front fled.")
    }
    assert found == {"Gunmen": True, "Rio Verde Front": False}


def test_a_document_fills_a_template() -> None:
    bombing = made(TEXT, report(actors=(Mention(text="Rio Verde Front"), Mention(text="RVF"))))["bombing"]
    assert bombing.of("Target") == (entity(["bus"]),)
    assert bombing.of("Weapon") == (entity(["powerful bomb"]),)
    assert bombing.of("PerpInd") == (entity(["two masked men"]),)
    assert entity(["Rio Verde Front"]) in bombing.of("PerpOrg")


def test_all_that_is_told_of_one_kind_is_one_incident() -> None:
    found = made("Pedro Ruiz was kidnapped. The kidnapping of Pedro Ruiz was condemned by Juan Mora.")
    assert list(found) == ["kidnapping"]
    assert found["kidnapping"].of("Victim") == (entity(["Pedro Ruiz"]),)


def test_what_the_set_does_not_ask_for_is_no_template() -> None:
    text = "The ceasefire holds."
    assert made(text, report(type="ceasefire_act"), report(status="planned_or_threatened")) == {}
    assert made(text, report(type="armed_clash", target_kind="state_forces")) == {}
    assert made("Rebels attacked an army garrison.") == {}


def test_names_are_given_in_full_and_things_once() -> None:
    text = "General Enrique Lopez Mora was shot. Lopez Mora died."
    assert full_name("Lopez Mora", text) == "Enrique Lopez Mora"
    assert firsts(["power lines", "bus", "the buses of the town", "line"]) == [
        "power lines",
        "bus",
        "the buses of the town",
    ]


def test_wanted_templates_told_twice_count_once() -> None:
    one = {"incident_type": "attack", "PerpInd": [[["gunmen", 3]]], "PerpOrg": [], "Target": [], "Victim": []}
    raw = {"templates": [one | {"Weapon": []}, one | {"Weapon": []}]}
    assert [made.of("PerpInd") for made in wanted(raw)] == [(entity(["gunmen"]),)]

"""Phrases for doers, named victims, people without arms and things struck."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.read.phrases import phrases_in


def told(text: str, role: str) -> list[str]:
    return [text[p.start : p.end] for p in phrases_in(text, 0, len(text)) if p.role == role]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Ana Lopez, mayor of Rio Verde, was kidnapped on 3 May.", ["Ana Lopez"]),
        ("The murder of Judge Pedro Ruiz shocked the town.", ["Pedro Ruiz"]),
        (
            "A bomb exploded, killing Maria Vega, 42; Jose Rey, 19; and Luz Rey.",
            ["Maria Vega", "Jose Rey", "Luz Rey"],
        ),
        ("The dead were identified as Karl Benz and Omar Said.", ["Karl Benz", "Omar Said"]),
        ("Rebels killed three soldiers near Santa Marta.", []),
        ("The army denied that Juan Diaz was not harmed.", []),
    ],
)
def test_named_victims(text: str, victims: list[str]) -> None:
    assert told(text, "victim") == victims


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Gunmen attacked the offices of the Norte Company yesterday.", ["offices of the Norte Company"]),
        ("Two bombs went off in front of a gas station.", ["gas station"]),
        ("Three high-voltage pylons and a telephone exchange were destroyed by explosives.",
         ["high-voltage pylons", "telephone exchange"]),
        ("They set fire to a bus.", ["bus"]),
        ("The minister visited the hospital.", []),
    ],
)  # fmt: skip
def test_things_struck(text: str, things: list[str]) -> None:
    assert told(text, "thing") == things


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The priest was shot by two unidentified men.", ["two unidentified men"]),
        ("Members of the Rio Verde Front burned a truck.", ["Members of the Rio Verde Front"]),
        ("Several people were killed when a rocket hit the market.", []),
        ("The terrorist attack killed a nurse.", []),
    ],
)
def test_described_doers(text: str, doers: list[str]) -> None:
    assert told(text, "doer") == doers


def test_people_without_arms() -> None:
    assert told("The raid killed six nuns and a local teacher.", "people") == ["six nuns", "local teacher"]


@given(st.text(alphabet="abAB .,;killed bombed murder of by Juan Diaz men bus 12", max_size=300))
def test_phrases_lie_within_their_stretch_and_none_covers_another_of_its_role(text: str) -> None:
    found = phrases_in(text, 0, len(text))
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    for role in ("doer", "victim", "people", "thing"):
        spans = [(p.start, p.end) for p in found if p.role == role]
        assert len(set(spans)) == len(spans)
        assert not any(a != b and a[0] <= b[0] and b[1] <= a[1] for a in spans for b in spans)

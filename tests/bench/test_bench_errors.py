"""Every difference gets the kind that a person would give it."""

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest

from bench.errors import families, mistakes

Item = dict[str, Any]


def words(texts: list[str]) -> set[str]:
    return {w for t in texts for w in t.lower().split()}


def overlap(a: list[str], b: list[str]) -> float:
    return len(words(a) & words(b)) / max(1, min(len(words(a)), len(words(b))))


def pair(gold: list[Item], read: list[Item], like: Any, floor: float) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for i, g in enumerate(gold):
        for j, p in enumerate(read):
            if like(g, p) >= floor and all(i != a and j != b for a, b in out):
                out.append((i, j))
    return out


def quotes(item: Item) -> list[str]:
    return list(item.get("evidence", []))


def slot(name: str, item: Item) -> Any:
    value = item.get({"date": "date_start"}.get(name, name))
    return value["low"] if isinstance(value, dict) else value


RULES: Any = SimpleNamespace(
    pair=pair,
    overlap=overlap,
    quotes=quotes,
    slot=slot,
    SLOTS=["type", "actor", "place", "date", "killed"],
    similarity=lambda g, p: float(g["type"] == p["type"]) * overlap(quotes(g), quotes(p)),
    same_place=lambda a, b: bool(a) and a == b,
    right=lambda name, g, p: slot(name, g) == slot(name, p),
    jaccard=lambda a, b: overlap([a], [b]),
    same_speaker=lambda g, p: g.get("speaker") == p.get("speaker"),
)
SHELLED: Item = {
    "type": "shelling",
    "actor": "the army",
    "place": "Old Mill",
    "admin1": "Hill Province",
    "country": "Syria",
    "date_start": "2016-03-02",
    "killed": {"low": 4},
    "evidence": ["shells hit Old Mill and killed four"],
}
SAID: Item = {"speaker": "Nadim", "act": "deny", "quote": "we did not fire", "direct": True}


def kinds(gold: Item, read: Item) -> Counter[str]:
    both = [{"events": [], "tallies": [], "statements": [], **one} for one in (gold, read)]
    found = mistakes(RULES, {"r": both[0]}, {"r": both[1]}, {"r": "2016-03-05"})
    return Counter(one.kind for one in found)


def test_what_is_read_as_by_hand_has_no_mistake() -> None:
    assert not kinds({"events": [SHELLED], "statements": [SAID]}, {"events": [SHELLED], "statements": [SAID]})


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"actor": None}, "actor left empty"),
        ({"actor": "rebels"}, "actor: another side"),
        ({"place": "Hill Province"}, "place: a wider place"),
        ({"place": "New Mill"}, "place: another place"),
        ({"date_start": "2016-03-03"}, "date: a day off"),
        ({"date_start": "2015-03-03"}, "date: more than a week off"),
        ({"date_start": None}, "date left empty"),
        ({"killed": {"low": 9}}, "killed: another figure"),
    ],
)
def test_a_wrong_slot(change: Item, kind: str) -> None:
    assert kinds({"events": [SHELLED]}, {"events": [SHELLED | change]}) == {kind: 1}


def test_a_slot_that_the_report_does_not_name() -> None:
    bare = SHELLED | {"killed": None}
    assert kinds({"events": [bare]}, {"events": [SHELLED]}) == {"killed given where the report names none": 1}


def test_the_toll_of_another_event() -> None:
    other = SHELLED | {"killed": {"low": 9}, "evidence": ["nine died elsewhere under mortar fire"]}
    read = [SHELLED | {"killed": {"low": 9}}, other]
    assert kinds({"events": [SHELLED, other]}, {"events": read}) == {"killed: the figure of another event": 1}


def test_missed_or_of_another_kind() -> None:
    assert kinds({"events": [SHELLED]}, {}) == {"event missed: shelling": 1}
    found = kinds({"events": [SHELLED]}, {"events": [SHELLED | {"type": "air_strike"}]})
    assert found["event read as another kind: shelling as air strike"] == 1


@pytest.mark.parametrize(
    ("gold", "extra", "kind"),
    [
        ({"events": [SHELLED]}, {}, "an event told already"),
        (
            {"tallies": [{"text": "shells hit Old Mill and killed four", "what": "killed"}]},
            {},
            "a figure over a period or many places",
        ),
        (
            {"statements": [SAID | {"quote": "shells hit Old Mill"}]},
            {},
            "something that a statement speaks of",
        ),
        ({}, {"date_start": "2015-01-01"}, "background of long before"),
        ({}, {"evidence": ["talks would end the shelling"]}, "talk of what may or should be"),
        ({}, {"date_start": None}, "a mention in passing"),
        ({}, {}, "another dated mention"),
    ],
)
def test_why_an_event_is_one_too_many(gold: Item, extra: Item, kind: str) -> None:
    right = gold.get("events", [])
    assert kinds(gold, {"events": [*right, SHELLED | extra]})[f"event too many: {kind}"] == 1


def test_statements() -> None:
    found = kinds({"statements": [SAID]}, {"statements": [SAID | {"speaker": None, "act": "assess"}]})
    assert found == {"statement without its speaker": 1, "statement's act: assess for deny": 1}
    assert kinds({"statements": [SAID]}, {}) == {"statement missed: quoted speech": 1}
    assert kinds({}, {"statements": [SAID | {"direct": False}]}) == {"statement too many: reported speech": 1}


def test_kinds_that_differ_in_a_type_count_together() -> None:
    each = {"event missed: shelling": 2, "event missed: bombing": 1, "actor left empty": 4}
    assert families(each) == {"event missed": 3, "actor left empty": 4}

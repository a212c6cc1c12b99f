from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_records import BATCHES, RECORDS, captured, incident

from trucewatch.ledger.fold import EMPTY, Folded, fold, standing
from trucewatch.model import Decision, Record, Retirement


def decision(subject: str, ruling: str, at: int) -> Decision:
    return Decision(subject=subject, ruling=ruling, by="A", reason="r", at=str(at))


def rulings(*made: tuple[str, str]) -> list[tuple[str, str]]:
    decisions = [decision(subject, ruling, at) for at, (subject, ruling) in enumerate(made)]
    return [(one.subject, one.ruling) for one in standing(decisions)]


@settings(max_examples=40, deadline=None)
@given(st.lists(RECORDS, max_size=20), st.lists(st.integers(0, 20), max_size=4))
def test_any_split_into_batches_gives_the_same(records: list[Record], cuts: list[int]) -> None:
    whole = fold(EMPTY, records)
    state, start = EMPTY, 0
    for cut in [*sorted(cuts), len(records)]:
        state = fold(state, records[start:cut])
        start = max(start, cut)
    assert state == whole


@settings(max_examples=40, deadline=None)
@given(BATCHES)
def test_a_batch_does_to_any_state_what_it_does_to_none(batches: list[list[Record]]) -> None:
    state = EMPTY
    for batch in batches:
        alone = fold(EMPTY, batch)
        live = {k: v for k, v in state.live.items() if k not in alone.retired} | alone.live
        retired = {k: v for k, v in state.retired.items() if k not in alone.live} | alone.retired
        state = fold(state, batch)
        assert state == Folded(live, retired)


@settings(max_examples=40, deadline=None)
@given(st.lists(RECORDS, max_size=20))
def test_nothing_is_live_and_retired(records: list[Record]) -> None:
    state = fold(EMPTY, records)
    assert not state.live.keys() & state.retired.keys()
    last = {one.id: one for one in records}
    assert all(last[key] == one for key, one in state.live.items())


def test_a_record_said_again_after_its_retirement_lives() -> None:
    one, gone = incident(1), Retirement(subject="inc-0001", reason="r", at="1")
    assert "inc-0001" not in fold(EMPTY, [one, gone]).live
    assert fold(EMPTY, [one, gone]).retired == {"inc-0001": gone}
    again = fold(EMPTY, [one, gone, one])
    assert again.live["inc-0001"] == one
    assert again.retired == {}


def test_folding_leaves_what_it_folds_upon_alone() -> None:
    before = fold(EMPTY, captured(1))
    fold(before, [Retirement(subject=captured(1)[2].id, reason="r", at="1")])
    assert captured(1)[2].id in before.live


def test_the_last_decision_on_a_question_wins() -> None:
    assert rulings(("a+b", "same"), ("a+b", "not_same")) == [("a+b", "not_same")]
    assert rulings(("i", "accept"), ("i", "reject"), ("i", "accept")) == [("i", "accept")]
    assert rulings(("i", "value:killed=3"), ("i", "value:killed=4"), ("i", "value:type=bombing")) == [
        ("i", "value:killed=4"),
        ("i", "value:type=bombing"),
    ]
    assert rulings(("i", "accept"), ("i", "note"), ("i", "note")) == [
        ("i", "accept"),
        ("i", "note"),
        ("i", "note"),
    ]
    assert rulings(("i", "accept"), ("j", "reject")) == [("i", "accept"), ("j", "reject")]


def test_withdrawal_reverses() -> None:
    assert rulings(("a+b", "same"), ("a+b", "withdraw")) == []
    assert rulings(("a+b", "same"), ("a+b", "withdraw"), ("a+b", "same")) == [("a+b", "same")]
    assert rulings(("i", "accept"), ("i", "release"), ("j", "accept"), ("i", "withdraw")) == [("j", "accept")]
    assert rulings(("d", "erase"), ("d", "withdraw")) == [("d", "erase")]


def test_withdrawal_of_one_decision_lets_the_one_before_stand() -> None:
    first, second = decision("i", "accept", 1), decision("i", "reject", 2)
    assert standing([first, second, decision(second.id, "withdraw", 3)]) == [first]
    assert standing([first, second, decision(first.id, "withdraw", 3)]) == [second]


def test_a_decision_made_again_counts_as_the_last() -> None:
    accept, reject = decision("i", "accept", 1), decision("i", "reject", 2)
    assert standing([accept, reject, accept]) == [accept]

"""Counting of names and the choice of an event for a verb."""

from bench.event_location import draft_of, overlaps, whole_words
from bench.names import compare, touches, trimmed
from trucewatch.read.drafts import Draft

TEXT = "The Ministry of Roads met Ana Lopez in the Hill Province on Sunday."


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_leading_articles_do_not_count() -> None:
    assert TEXT[slice(*trimmed(TEXT, at("The Ministry of Roads")))] == "Ministry of Roads"
    assert TEXT[slice(*trimmed(TEXT, at("the Hill Province")))] == "Hill Province"


def test_exact_and_touching() -> None:
    mine = {"Organisation": [at("The Ministry of Roads")], "Person": [at("Lopez")], "Location": [at("Roads")]}
    sure = {"Organisation": [at("Ministry of Roads")], "Person": [at("Ana Lopez")]}
    out = compare(TEXT, mine, sure, {})
    assert (out["Organisation exact"], out["Person exact"], out["Location exact"]) == (1, 0, 0)
    assert (out["Person found touching"], out["Person wanted touched"]) == (1, 1)
    assert (out["Location found"], out["Location found touching"]) == (1, 0)


def test_what_annotators_are_unsure_of_is_neither_right_nor_wrong() -> None:
    out = compare(TEXT, {"Location": [at("Hill Province")]}, {}, {"other": [at("Province")]})
    assert out["Location found"] == 0


def test_touching_needs_a_shared_character() -> None:
    assert touches((0, 3), [(2, 5)]) and not touches((0, 3), [(3, 5)]) and not touches((0, 3), [])
    assert overlaps((0, 3), (2, 9)) and not overlaps((0, 3), (3, 9))


def test_marks_that_cut_words_are_seen() -> None:
    assert whole_words(TEXT, at("Hill Province")) and whole_words(TEXT, at("The"))
    assert not whole_words(TEXT, at("ill Prov")) and not whole_words(TEXT, (5, 5))


def test_a_verb_belongs_to_the_event_that_it_triggers() -> None:
    first = Draft(order=0, type="shelling", firm=True, start=0, end=40, trigger=(5, 12))
    second = Draft(order=0, type="bombing", firm=True, start=40, end=67, trigger=(50, 58))
    assert draft_of((50, 58), [first, second]) is second
    assert draft_of((20, 26), [first, second]) is first
    assert draft_of((80, 86), [first, second]) is None

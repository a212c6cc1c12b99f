"""Words that look like people but count nobody."""

from trucewatch.read.lexicon_people import SINGLE


def test_a_modifier_is_no_person() -> None:
    for words in ("a rebel-held town", "a militant group", "a rebel stronghold", "a civilian area"):
        assert not SINGLE.search(words), words
    for words in ("a rebel was shot", "an elderly civilian died", "a soldier and two children"):
        assert SINGLE.search(words), words

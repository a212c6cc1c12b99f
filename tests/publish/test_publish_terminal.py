"""What reports hold must not steer the terminal that shows them."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.publish.terminal import printable


def test_escapes_and_overrides_are_written_out() -> None:
    assert printable("a\x1b[31mred\x07") == "a\\x1b[31mred\\x07"
    assert printable("\x9b2J \u202eexe.gpj") == "\\x9b2J \\u202eexe.gpj"
    assert printable("lost \udcff") == "lost \\udcff"


def test_words_of_any_script_stay() -> None:
    for words in ("Deir ez-Zor", "قصف على مدينة حلب", "“Réponse” — 5,000\n\tlines", "می‌گوید"):
        assert printable(words) == words


@given(st.text(st.characters()))
def test_nothing_that_steers_is_left(text: str) -> None:
    shown = printable(text)
    shown.encode("utf-8")
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in shown)
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")

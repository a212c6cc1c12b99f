import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.capture.chrome import is_boilerplate, is_label, report_text

PAGE = """Skip to content

Breaking News

Shells hit the market of Qalat, say residents

Photo by: QN
Photo by: QN

Smoke rises over the market of Qalat after the shelling on March 3
Smoke rises over the market of Qalat after the shelling on March 3

Shells fell on the market of Qalat on Sunday, killing five people, a doctor said.

Advertisement

"Click here and you are dead," read a leaflet dropped over the town, residents said.

Read more: What the truce says

With reporting by two agencies
  • 4x3 Image

QNN reporters work in 12 countries. We bring you independent news that our readers cannot get elsewhere.

QNN has been called a "foreign agent" by the ministry.

If you live abroad, please note that you may need a licence for sharing, liking, or commenting on our content.

To find out more, click here."""

KEPT = """Shells hit the market of Qalat, say residents

Smoke rises over the market of Qalat after the shelling on March 3

Shells fell on the market of Qalat on Sunday, killing five people, a doctor said.

"Click here and you are dead," read a leaflet dropped over the town, residents said.

With reporting by two agencies"""


def test_a_saved_page_keeps_its_report_only() -> None:
    assert report_text(PAGE) == KEPT


@pytest.mark.parametrize(
    "line",
    [
        "Share", "  Advertisement ", "• 16x9 Image", "5 min read", "12 comments", "Photo by: QN", "Image: Q. Name/QN",
        "Home > News > Middle East", "Related: Aid convoy waits", "Tags: truce, aid", "Follow us on Example", "© QN",
        "إعلان", "* * *",
    ],
)  # fmt: skip
def test_labels(line: str) -> None:
    assert is_label(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the truce.",
        "Not optimistic",
        "Photo: residents flee as shells kill nine in Qalat",
        "Rebels share the town with government troops",
        "24/09/2016",
        "QALAT, Syria (Reuters) - Shells fell.",
    ],
)
def test_what_is_no_label(line: str) -> None:
    assert not is_label(line)


@pytest.mark.parametrize(
    "line",
    [
        "We are a network of reporters. Our staff work in 30 countries and you can reach us at any time.",
        "Sign up for our daily newsletter",
        "Copyright 2016 Example. All rights reserved.",
        "This site uses cookies. Read our privacy policy.",
    ],
)
def test_the_publisher_about_itself(line: str) -> None:
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        '"We ask you to protect our journalists, our doctors and our site," the governor said on Monday.',
        "He said his ministry was based in Ankara and would stay online.",
        "Our hospital was hit by two rockets and you could see the site burn, the charity said. We lost staff.",
        "The United Nations said on Monday that it was working in 12 countries.",
    ],
)
def test_reports_are_no_boilerplate(line: str) -> None:
    assert not is_boilerplate(line)


def test_the_end_of_a_wrapped_paragraph_is_no_button() -> None:
    text = "Residents of the two villages said that the fields were what they had to\nshare\n\nAid came."
    assert report_text(text) == text


def test_a_page_of_chrome_alone_leaves_nothing() -> None:
    assert report_text("Share\n\nAdvertisement\nShare\n") == ""


def test_text_without_chrome_is_untouched() -> None:
    text = "First line.\r\nSecond  line.\n\n\n  Third\u00a0line."
    assert report_text(text + "\n") == text


LINES = st.sampled_from([*PAGE.split("\n"), "", "Share", "Shells fell.", "\u2028", "\r"]) | st.text(
    max_size=40
)


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_every_kept_line_is_verbatim_and_in_order(text: str) -> None:
    at = 0
    for line in report_text(text).splitlines():
        if line.strip():
            found = text.find(line, at)
            assert found >= at
            at = found + len(line)


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_no_sentence_reaches_over_a_gap(text: str) -> None:
    for paragraph in report_text(text).split("\n\n"):
        assert paragraph in text


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_lines_on_fighting_stay(text: str) -> None:
    assert ("Shells fell." in text) == ("Shells fell." in report_text(text))

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.capture.markup import unescaped_lines
from trucewatch.capture.page import read_page

FIRST = "Shells fell on the market of Qalat on Sunday morning, killing five people, a doctor in the town said by telephone."
SECOND = "The army said that it had struck a depot outside of the town, and that no civilian had been near it at the time."


def page(head: str = "", extra: str = "") -> str:
    return f"""<!DOCTYPE html><html lang="en-GB"><head><title>Shells hit Qalat | QNN</title>{head}</head>
    <body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World news of the day</a></li></ul></nav>
    <article><h1>Shells hit Qalat</h1>{extra}
    <figure><img src="a.jpg"><figcaption>Smoke rises after a rocket hit the bakery of Qalat</figcaption></figure>
    <p>{FIRST}</p><p>{SECOND}</p></article>
    <aside><p>Sign up for our newsletter and never miss a story of the day again</p></aside>
    <footer>Copyright QNN, all rights reserved, and do not copy anything</footer></body></html>"""


def test_the_article_with_its_captions_and_without_the_site() -> None:
    got = read_page(page())
    assert FIRST in got.text and SECOND in got.text
    assert "rocket hit the bakery" in got.text
    assert "newsletter" not in got.text and "World news" not in got.text and "Copyright" not in got.text
    assert (got.title, got.language, got.doubt) == ("Shells hit Qalat", "en", None)


LINKED = '{"@graph":[{"@type":"NewsArticle","headline":"Shells hit Qalat town","datePublished":"2016-03-05T01:00:00+03:00","publisher":{"name":"QNN"}}]}'


def test_metadata_in_order_of_trust() -> None:
    head = f'<script type="application/ld+json">{LINKED}</script><meta property="article:published_time" content="2016-03-04T22:00:00Z">'
    got = read_page(page(head, '<time datetime="2016-03-06">6 March</time>'))
    assert [date.isoformat() for date, _ in got.dates] == ["2016-03-05", "2016-03-04", "2016-03-06"]
    assert [reason for _, reason in got.dates] == [
        "page metadata: datePublished", "page metadata: article:published_time", "page metadata: <time>",
    ]  # fmt: skip
    assert (got.title, got.outlet) == ("Shells hit Qalat town", "QNN")


def test_a_site_name_and_an_address() -> None:
    head = '<meta property="og:site_name" content="Qalat  Times"><link rel="canonical" href="https://q.example.org/1">'
    got = read_page(page(head))
    assert (got.outlet, got.url) == ("Qalat Times", "https://q.example.org/1")
    assert read_page(page('<link rel="canonical" href="javascript:alert(1)">')).url is None


def test_several_times_without_a_mark_are_no_date() -> None:
    assert read_page(page("", "<time>6 March 2016</time><time>7 March 2016</time>")).dates == ()
    marked = "<time>6 March 2016</time><time itemprop=datePublished>7 March 2016</time>"
    assert [date.isoformat() for date, _ in read_page(page("", marked)).dates] == ["2016-03-07"]


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:title" content="Shells &lt;script&gt;alert(1)&lt;/script&gt; hit">',
        '<script type="application/ld+json">{"headline": "Shells <script>alert(1)<\\/script> hit"}</script>',
    ],
)
def test_a_script_in_a_title_is_text(head: str) -> None:
    assert read_page(page(head)).title == "Shells <script>alert(1)</script> hit"


def test_a_script_inside_a_heading_is_not_part_of_it() -> None:
    html = page().replace("<h1>Shells hit Qalat</h1>", "<h1>Shells <script>alert(1)</script>hit Qalat</h1>")
    assert read_page(html).title == "Shells hit Qalat"


@pytest.mark.parametrize(
    "metadata", ["[[[[", "{", '{"@graph": 3}', "[1, null]", '{"publisher": 3, "headline": []}', "[" * 5000]
)
def test_broken_metadata_is_passed_over(metadata: str) -> None:
    got = read_page(page(f'<script type="application/ld+json">{metadata}</script>'))
    assert FIRST in got.text and got.title == "Shells hit Qalat"


def test_a_hundred_thousand_nested_divisions() -> None:
    got = read_page("<html><body>" + "<div>" * 100_000 + f"<p>{FIRST}</p>" + "</div>" * 100_000)
    assert got.text == FIRST
    assert got.doubt is not None


def test_an_xml_declaration_does_not_hurt() -> None:
    assert FIRST in read_page('<?xml version="1.0" encoding="windows-1251"?>' + page()).text


def test_rows_of_one_cell_are_no_tables() -> None:
    rows = f"<table><tr><td>{FIRST}</td></tr><tr><td>{SECOND}</td></tr></table>"
    got = read_page(f"<html><body><div>{rows}</div></body></html>")
    assert [line for line in got.text.splitlines() if line] == [FIRST, SECOND]


def test_text_without_its_structure() -> None:
    html = (
        "<nav>Home</nav><p>Shells <b>fell</b>.<br>Five died.<SCRIPT>x('</p>')</SCRIPT><style>p{}</style>"
        "<!-- no -->A doctor said: 3 < 4 &lt; 5<div>Later<button>Share</button>"
    )
    assert unescaped_lines(html) == "Shells fell.\n\nFive died.A doctor said: 3 < 4 < 5\n\nLater"


@pytest.mark.parametrize("unit", ["<", "<a href=", "<!--", "<script", "<p", "<a b='", "</nav", "<![CDATA["])
def test_unclosed_markup_is_one_pass(unit: str) -> None:
    # Square time on this length would outlast any patience.
    got = read_page(f"<p>{FIRST}</p>" + unit * (1_000_000 // len(unit)))
    assert got.text.startswith(FIRST)


def test_navigation_that_is_never_closed_does_not_swallow_the_report() -> None:
    assert unescaped_lines(f"<nav><p>{FIRST}") == FIRST


PIECES = ["<p>", "</p>", "<div>", "<", ">", "<!--", "-->", "<script>", "</script>", "<nav>", "&amp;", "&#0;", "&#xd800;",
          "<![CDATA[", "<title>", "<time>", "<meta charset=x>", "<html lang=>", "Shells fell. ", "\0", "<?xml", "<a href="]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join))
def test_any_markup_is_read(html: str) -> None:
    got = read_page(html)
    got.text.encode("utf-8")
    assert got.title is None or (got.title.strip() == got.title and "\n" not in got.title)

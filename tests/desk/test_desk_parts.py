"""Cutting a text at its marks loses nothing, whatever the marks."""

from hypothesis import given
from hypothesis import strategies as st

from trucewatch.desk.pages import parts
from trucewatch.desk.timeline import timeline
from trucewatch.model import Span


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[tuple[Span, str, str]]]:
    text = draw(st.text(min_size=1, max_size=60))
    marks = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        span = Span(document="d", start=start, end=end, quote=text[start:end])
        marks.append((span, draw(st.sampled_from(["evidence", "tally"])), "x"))
    return text, marks


@given(marked())
def test_parts_join_to_the_text_and_cover_each_mark(case: tuple[str, list[tuple[Span, str, str]]]) -> None:
    text, marks = case
    cut = parts(text, marks, None)
    assert "".join(p["text"] for p in cut) == text
    at = 0
    for part in cut:
        wanted = {kind for span, kind, _ in marks if span.start <= at and at + len(part["text"]) <= span.end}
        assert set(part["kinds"]) == wanted
        at += len(part["text"])


def test_the_pointed_words_are_marked_once() -> None:
    text = "abcdefghij"
    marks = [(Span(document="d", start=3, end=6, quote="def"), "evidence", "x")]
    cut = parts(text, marks, (2, 8))
    assert sum(p["hit"] for p in cut) == 1
    assert "".join(p["text"] for p in cut if "hit" in p["kinds"]) == "cdefgh"


@given(st.lists(st.tuples(st.one_of(st.none(), st.dates().map(str)), st.sampled_from(["shelling", "bombing"]),
                          st.integers(1, 50)), max_size=30))  # fmt: skip
def test_the_timeline_counts_every_incident_once(rows: list[tuple[str | None, str, int]]) -> None:
    drawn = timeline(rows, [])
    counted = sum(
        int(part.split()[0]) for bar in drawn["bars"] for part in bar["title"].split(": ")[1].split(", ")
    )
    assert counted + drawn["undated"] == sum(n for _, _, n in rows)
    assert all(bar["x"] >= 0 and bar["x"] + bar["w"] <= drawn["width"] + 2 for bar in drawn["bars"])

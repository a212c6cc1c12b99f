"""Cutting a text at its marks loses nothing, whatever the marks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.desk.marks import AROUND, Mark, context, parts, quote_parts, slots
from trucewatch.model import Count, Mention, Report, Span


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(min_size=1, max_size=60))
    marks = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        marks.append(Mark(start, end, draw(st.sampled_from(["evidence", "tally"])), "x"))
    return text, marks


@settings(deadline=None)
@given(marked())
def test_parts_join_to_the_text_and_cover_each_mark(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    cut = parts(text, marks, None)
    assert "".join(p["text"] for p in cut) == text
    at = 0
    for part in cut:
        wanted = {m.kind for m in marks if m.start <= at and at + len(part["text"]) <= m.end}
        assert set(part["kinds"]) == wanted
        at += len(part["text"])


def test_the_pointed_words_are_marked_once() -> None:
    text = "abcdefghij"
    cut = parts(text, [Mark(3, 6, "evidence", "x")], (2, 8))
    assert sum(p["hit"] for p in cut) == 1
    assert "".join(p["text"] for p in cut if "hit" in p["kinds"]) == "cdefgh"


@settings(deadline=None)
@given(marked(), st.data())
def test_a_quotation_keeps_its_words_and_one_mark_a_word(
    case: tuple[str, list[Mark]], data: st.DataObject
) -> None:
    text, marks = case
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span(document="d", start=start, end=end, quote=text[start:end])
    cut = quote_parts(span, marks)
    assert "".join(p["text"] for p in cut) == span.quote
    assert all(len(p["kinds"]) < 2 for p in cut)
    touching = any(m.start < end and m.end > start for m in marks)
    assert any(p["kinds"] for p in cut) == touching


def test_the_words_of_a_report_are_named_by_slot() -> None:
    text = "The air force bombed Wadi on Monday, killing 7."

    def span(words: str) -> Span:
        return Span(document="d", start=text.index(words), end=text.index(words) + len(words), quote=words)

    report = Report(
        document="d", type="air_strike", status="asserted", evidence=(span(text),),
        actors=(Mention(text="The air force", span=span("The air force")),),
        weapon=Mention(text="air force", span=span("air force")),
        place=Mention(text="Wadi", span=span("Wadi")), time=Mention(text="Monday", span=span("Monday")),
        killed=Count(low=7, high=7, spans=(span("7"),)),
    )  # fmt: skip
    told = {p["text"]: p["title"] for p in quote_parts(report.evidence[0], slots(report)) if p["kinds"]}
    assert told == {"The air force": "doer", "Wadi": "place", "Monday": "time", "7": "killed"}


def test_words_stand_in_their_sentence() -> None:
    text = "First line\nJets struck Wadi on Monday. Nobody said why."
    at = text.index("Wadi")
    span = Span(document="d", start=at, end=at + 4, quote="Wadi")
    assert context(text, span) == ("Jets struck ", "Wadi", " on Monday.")
    whole = Span(document="d", start=11, end=text.index(" Nobody"), quote=text[11 : text.index(" Nobody")])
    assert context(text, whole) == ("", "Jets struck Wadi on Monday.", "")


@settings(deadline=None)
@given(st.text(max_size=900), st.data())
def test_a_context_holds_the_words_and_is_short(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    before, words, after = context(text, Span(document="d", start=start, end=end, quote=text[start:end]))
    assert words == text[start:end]
    assert len(before) <= AROUND + 2 and len(after) <= AROUND + 2
    assert before.removeprefix("… ") in text and after.removesuffix(" …") in text

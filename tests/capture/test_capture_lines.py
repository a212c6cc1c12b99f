import gzip
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trucewatch.capture import Captured, lines

Run = Callable[..., list[Captured]]
Codes = Callable[[list[Captured]], list[str]]
TEXT = "Share\n\nShells fell on the market of Qalat on Sunday.\n\nAdvertisement\n\nFive people died.  "


def line(**fields: object) -> str:
    return json.dumps({"id": "q-1", "text": TEXT, **fields}, ensure_ascii=False)


def test_a_line_is_a_capture_and_its_text_is_verbatim(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "feed.jsonl"
    fields = {
        "source": "sana",
        "published": "2016-03-05",
        "title": "Shells",
        "language": "en-GB",
        "url": "https://q.example.org/1",
    }
    path.write_text("\n" + line(**fields, date_hint="1999-01-01") + "\n", "utf-8")
    (item,) = run(path)
    assert item.document and item.capture
    assert item.text == TEXT
    assert item.body == line(**fields, date_hint="1999-01-01").encode()
    assert (item.capture.name, item.capture.url) == ("feed.jsonl:2", "https://q.example.org/1")
    document = item.document
    assert (document.external_id, document.source, document.outlet, document.title) == (
        "q-1",
        "src-sana",
        "sana",
        "Shells",
    )
    assert (document.published, document.published_reason, document.language) == ("2016-03-05", "input", "en")
    assert item.problems == ()


def test_what_is_unknown_stays_unknown(run: Run) -> None:
    (item,) = run(
        "-", stdin=io.BytesIO(line(source=None, published=None, title=None, language=None).encode() + b"\n")
    )
    assert item.document and item.document.source == "src-unknown" and item.document.outlet is None
    assert item.document.published is None and item.document.published_reason


def test_the_rest_goes_on_after_a_bad_line(tmp_path: Path, run: Run, codes: Codes) -> None:
    path = tmp_path / "feed.jsonl"
    rows = [
        line(id="a"),
        "{no json}",
        "[1]",
        '"x"',
        line(id="b", text=3),
        '{"id": "c"}',
        line(id="d"),
        line(id="e")[:40],
    ]
    path.write_text("\n".join(rows), "utf-8")
    items = run(path)
    assert [item.document.external_id for item in items if item.document] == ["a", "d"]
    assert codes(items) == ["json", "json", "json", "json", "json", "truncated"]
    assert [problem.subject for item in items for problem in item.problems] == [
        f"feed.jsonl:{n}" for n in (2, 3, 4, 5, 6, 8)
    ]
    assert items[-1].body == rows[-1].encode() and items[-1].capture  # the evidence is kept


def test_a_line_cut_in_the_middle_of_the_file(run: Run, codes: Codes) -> None:
    stdin = io.BytesIO(line(id="a")[:50].encode() + b"\n" + line(id="b").encode() + b"\n")
    items = run("-", stdin=stdin)
    assert codes(items) == ["truncated"] and items[1].document


def test_one_id_with_two_texts(run: Run, codes: Codes) -> None:
    rows = [
        line(),
        line(),
        line(text="Another text of the same id, about the fields of Qalat."),
        line(id=7),
        line(id="7"),
    ]
    items = run("-", stdin=io.BytesIO("\n".join(rows).encode()))
    assert codes(items) == ["duplicate_id"] and all(item.document for item in items)
    assert items[2].problems and items[0].document and items[1].document
    assert items[0].document.id == items[1].document.id != items[2].document.id  # type: ignore[union-attr]
    assert items[3].document.external_id == items[4].document.external_id == "7"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("published", "day", "code"),
    [
        ("2016-03-05T23:10:00+03:00", "2016-03-05", []),
        ("5 March 2016", "2016-03-05", []),
        ("2099-01-01", None, ["future_date"]),
        ("1916-01-01", None, ["absurd_date"]),
        ("soon", None, ["bad_date"]),
        ("2016-02-31", None, ["bad_date"]),
    ],
)
def test_publication_dates(run: Run, codes: Codes, published: str, day: str | None, code: list[str]) -> None:
    items = run("-", stdin=io.BytesIO(line(published=published).encode()))
    assert items[0].document and items[0].document.published == day
    assert codes(items) == code


def test_a_line_that_is_not_utf8_is_read_and_said(run: Run, codes: Codes) -> None:
    words = (
        "سقطت قذائف على سوق القرية صباح الأحد وأدت إلى مقتل خمسة مدنيين بينهم طفلان وفق ما قال طبيب في المشفى"
    )
    items = run("-", stdin=io.BytesIO(line(text=words).encode("cp1256") + b"\n"))
    assert items[0].text == words and codes(items) == ["encoding"]


def test_an_empty_text_is_empty(run: Run, codes: Codes) -> None:
    items = run("-", stdin=io.BytesIO(line(text=" \n").encode()))
    assert codes(items) == ["empty"] and items[0].document is None


def test_characters_lost_before_are_said(run: Run, codes: Codes) -> None:
    items = run("-", stdin=io.BytesIO(line(text="The town\ufffds market was hit.").encode()))
    assert codes(items) == ["encoding"] and items[0].document


def test_a_line_without_end(run: Run, codes: Codes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_BYTES", 1000)
    stdin = io.BytesIO(b'{"text": "' + b"a" * 200_000 + b'"}\n' + line().encode() + b"\n")
    items = run("-", stdin=stdin)
    assert codes(items) == ["too_large"] and items[0].problems[0].subject == "-:1"
    assert items[1].document and items[1].capture and items[1].capture.name == "-:2"


def test_lines_are_streamed(run: Run, sources: object) -> None:
    from trucewatch.capture import capture

    class Feed(io.RawIOBase):
        lines = 0

        def readline(self, size: int | None = -1) -> bytes:
            self.lines += 1
            return line(id=self.lines).encode() + b"\n"

    feed = Feed()
    stream = capture(["-"], now=datetime(2024, 6, 1, tzinfo=UTC), sources=sources, stdin=feed)  # type: ignore[arg-type]
    ids = [next(stream).document.external_id for _ in range(3)]  # type: ignore[union-attr]
    assert ids == ["1", "2", "3"] and feed.lines == 3


def test_json_files_of_each_shape(tmp_path: Path, run: Run, codes: Codes) -> None:
    rows = [line(id=name) for name in "ab"]
    (tmp_path / "1.json").write_text("[" + ",".join(rows) + "]")
    (tmp_path / "2.json").write_text(json.dumps(json.loads(rows[0]), indent=2))
    (tmp_path / "3.json").write_text("\n".join(rows))
    (tmp_path / "4.json").write_text("[]")
    (tmp_path / "5.json.gz").write_bytes(gzip.compress(("[" + rows[1] + ",3]").encode()))
    (tmp_path / "6.ndjson").write_text(rows[0])
    items = run(tmp_path)
    assert [item.document.external_id for item in items if item.document] == [
        "a",
        "b",
        "a",
        "a",
        "b",
        "b",
        "a",
    ]
    assert codes(items) == ["empty", "json"]

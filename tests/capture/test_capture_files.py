import gzip
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trucewatch.capture import Captured, files
from trucewatch.model import sha256

Run = Callable[..., list[Captured]]
Codes = Callable[[list[Captured]], list[str]]
BODY = (
    "Shells fell on the market of Qalat on Sunday, killing five people, a doctor in the town told a reporter."
)
PAGE = f"<html><head><title>Shells hit Qalat</title></head><body><article><p>{BODY}</p><p>{BODY[::-1]}</p></article></body></html>"


def test_a_text_file(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Share\n\nShells hit Qalat\n\n24/09/2016\n\n{BODY}\n", "utf-8")
    (item,) = run(path)
    assert item.document and item.capture and item.source and item.text and item.body == path.read_bytes()
    assert item.text == f"Shells hit Qalat\n\n24/09/2016\n\n{BODY}"
    assert item.document.external_id == "a"
    assert (item.document.title, item.document.published) == ("Shells hit Qalat", "2016-09-24")
    assert item.document.text_sha256 == sha256(item.text.encode()) and item.document.length == len(item.text)
    assert item.capture.sha256 == sha256(item.body) and item.capture.size == len(item.body)
    assert (item.capture.name, item.capture.media_type, item.capture.encoding) == (
        "a.txt",
        "text/plain",
        "utf-8",
    )
    assert item.capture.retrieved_at == "2024-06-01T09:30:00Z"
    assert (
        item.document.capture == item.capture.id and item.document.source == item.source.id == "src-unknown"
    )
    assert item.problems == ()


def test_a_name_that_is_no_utf8_is_written_out(tmp_path: Path, run: Run, codes: Codes) -> None:
    for name in (b"a\xff.txt", b"b\xff.jsonl", b"c\xff.txt"):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_bytes(
            b"" if name[:1] == b"c" else BODY.encode()
        )
    items = run(tmp_path)
    assert [one.capture.name for one in items if one.capture] == ["a\\xff.txt", "b\\xff.jsonl:1"]
    assert items[0].document and items[0].document.external_id == "a\\xff"
    assert codes(items) == ["truncated", "empty"]


def test_the_time_of_the_file_is_no_evidence(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.txt"
    path.write_text(BODY)
    os.utime(path, (1456000000, 1456000000))
    assert run(path)[0].document.published is None  # type: ignore[union-attr]


def test_a_page_names_its_source(tmp_path: Path, run: Run) -> None:
    head = '<meta property="og:site_name" content="SANA"><meta name="date" content="2016-03-05">'
    path = tmp_path / "a.html"
    path.write_text(PAGE.replace("<title>", head + "<title>"))
    (item,) = run(path)
    assert item.document and item.document.source == "src-sana"
    assert (item.document.published, item.document.published_reason) == ("2016-03-05", "page metadata: date")


def test_the_address_of_a_page_names_its_source_where_nothing_else_does(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "a.htm"
    path.write_text(
        PAGE.replace("<title>", '<link rel="canonical" href="https://www.tasnimnews.com/a/1"><title>')
    )
    assert run(path)[0].document.source == "src-tasnim"  # type: ignore[union-attr]


def test_an_arabic_page_in_windows_1256_without_a_declaration(tmp_path: Path, run: Run) -> None:
    words = "سقطت قذائف على سوق القرية صباح الأحد وأدت إلى مقتل خمسة مدنيين بينهم طفلان، وقال طبيب في المشفى إن الجرحى كثيرون."
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.replace(BODY, words).replace(BODY[::-1], words * 2).encode("cp1256"))
    (item,) = run(path)
    assert item.text and words in item.text
    assert item.document and item.document.language == "ar"
    assert [problem.code for problem in item.problems] == ["encoding"]


def test_a_folder_is_read_in_order_and_what_is_unknown_is_named(
    tmp_path: Path, run: Run, codes: Codes
) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "b/z.txt", "a.TXT", ".hidden.txt", ".git/x.txt", "b/a.docx"):
        (tmp_path / name).write_text(f"{BODY} {name}")
    items = run(tmp_path)
    assert [item.capture.name for item in items if item.capture] == ["a.TXT", "z.txt", "c.txt"]
    assert codes(items) == ["unsupported"]
    assert items[1].problems[0].subject.endswith("a.docx")


def test_an_empty_folder_has_nothing_to_say(tmp_path: Path, run: Run) -> None:
    assert run(tmp_path) == []


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.json", "a.txt.gz", "a.jsonl.gz"])
@pytest.mark.parametrize("body", [b"", b" \n \r\n"])
def test_an_empty_file(tmp_path: Path, run: Run, codes: Codes, name: str, body: bytes) -> None:
    (tmp_path / name).write_bytes(gzip.compress(body) if name.endswith(".gz") else body)
    assert codes(run(tmp_path)) == ["empty"]


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.jsonl", "a.json"])
def test_a_binary_is_refused_by_its_head(
    tmp_path: Path, run: Run, codes: Codes, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_bytes(os.urandom(200_000))
    monkeypatch.setattr(files, "read_pieces", lambda stream: pytest.fail("the rest was read"))
    items = run(tmp_path)
    assert codes(items) == ["binary"] and items[0].body is None


def test_junk_is_not_read_past_the_limit(
    tmp_path: Path, run: Run, codes: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 100_000)
    (tmp_path / "a.txt").write_bytes(b"words and " * 100_000)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(b"words and " * 100_000))
    seen = []
    monkeypatch.setattr(
        files, "guarded", lambda stream, size, line=False: seen.append(size) or stream.read(size)
    )
    assert codes(run(tmp_path)) == ["too_large", "too_large"]
    assert sum(seen) < 500_000


def test_a_file_that_is_gone(tmp_path: Path, run: Run, codes: Codes) -> None:
    assert codes(run(tmp_path / "gone.txt")) == ["unreadable"]


def test_a_file_that_vanishes_after_the_listing(
    tmp_path: Path, run: Run, codes: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(f"{BODY} {name}")
    whole = files.open_file

    def losing(path: Path) -> object:
        if path.name == "b.txt":
            path.unlink()
        return whole(path)

    monkeypatch.setattr("trucewatch.capture.open_file", losing)
    items = run(tmp_path)
    assert codes(items) == ["unreadable"]
    assert [item.document is not None for item in items] == [True, False, True]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read(tmp_path: Path, run: Run, codes: Codes) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "a.txt").chmod(0)
    assert codes(run(tmp_path)) == ["unreadable"]


def test_a_refusal_of_the_system_is_a_problem(
    tmp_path: Path, run: Run, codes: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(BODY)

    def refused(*args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refused)
    items = run(tmp_path)
    assert codes(items) == ["unreadable"] and "permission denied" in items[0].problems[0].message


def test_a_folder_that_holds_itself(tmp_path: Path, run: Run, codes: Codes) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "r.txt").write_text(BODY)
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    items = run(tmp_path)
    assert codes(items) == ["unreadable"]
    assert sum(item.document is not None for item in items) == 1


def test_a_dangling_link_and_a_pipe(tmp_path: Path, run: Run, codes: Codes) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "b.txt")
    assert codes(run(tmp_path)) == ["unreadable", "unreadable"]


def test_damaged_archives(tmp_path: Path, run: Run, codes: Codes) -> None:
    whole = gzip.compress(os.urandom(2000).hex().encode() * 10)
    (tmp_path / "a.txt.gz").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "b.txt.gz").write_bytes(b"no archive at all")
    assert codes(run(tmp_path)) == ["truncated", "unreadable"]


def test_a_report_of_the_future_and_one_of_antiquity(tmp_path: Path, run: Run, codes: Codes) -> None:
    (tmp_path / "a.txt").write_text(f"Shells hit Qalat\n\n01/02/2099\n\n{BODY}")
    (tmp_path / "b.html").write_text(
        PAGE.replace("<title>", '<meta name="date" content="0025-01-01"><title>')
    )
    items = run(tmp_path)
    assert codes(items) == ["future_date", "absurd_date"]
    assert [item.document.published for item in items if item.document] == [None, None]


def test_the_same_again_has_the_same_ids(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    first, second = run(tmp_path)[0], run(tmp_path)[0]
    assert first.document and second.document and first.capture and second.capture
    assert (first.document.id, first.capture.id) == (second.document.id, second.capture.id)


def test_only_chrome_in_it(tmp_path: Path, run: Run, codes: Codes) -> None:
    (tmp_path / "a.txt").write_text("Share\n\nAdvertisement\n")
    items = run(tmp_path)
    assert codes(items) == ["empty"] and items[0].document is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80)
@given(
    st.binary(max_size=600) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a.txt.gz", "a.json.gz", "a"]),
)
def test_any_bytes_give_a_document_or_a_problem(tmp_path: Path, run: Run, body: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(body)
    items = run(path)
    assert items
    for item in items:
        assert item.document is not None or item.problems
        if item.document is not None:
            assert item.text and item.capture and item.source and item.body is not None
            assert item.document.length == len(item.text)
            item.text.encode("utf-8")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_every_kept_line_of_a_text_file_is_verbatim(tmp_path: Path, run: Run, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    for item in run(path):
        for line in (item.text or "").splitlines():
            assert line in text

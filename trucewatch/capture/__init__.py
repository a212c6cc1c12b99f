"""From bytes to documents: files, folders, feeds of JSON lines, web pages."""

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from trucewatch.capture.decode import HEAD, looks_binary
from trucewatch.capture.documents import Captured, Maker
from trucewatch.capture.files import Unreadable, kind_of, open_file, peek, read_bounded, walk
from trucewatch.capture.lines import captured_json, captured_lines
from trucewatch.capture.sources import SourceRegistry, load_sources
from trucewatch.capture.web import fetch, is_url

__all__ = ["Captured", "SourceRegistry", "capture", "load_sources"]


def capture(
    inputs: Iterable[str | Path], *, now: datetime, sources: SourceRegistry, stdin: BinaryIO | None = None
) -> Iterator[Captured]:
    """Captures what is named, in that order, one item in memory at a time; writes nothing.

    Args:
        inputs: files (`.txt`, `.html`, `.htm`, `.jsonl`, `.json`, each also with `.gz`), folders
            (recursive, sorted by name, hidden files skipped), `-` for JSON lines on standard input,
            http and https addresses. Private addresses are fetched too: see `web.fetch`.
        now: the time of the run with its zone; dates after it are not believed.
        sources: the registry of sources.
        stdin: what `-` reads; standard input by default.

    Yields:
        An item for each report, and for each thing that gave none, with the problem why. Each item
        has a document or at least one problem. Nothing that an input holds raises.
    """
    maker = Maker(now, sources)
    for named in inputs:
        if isinstance(named, str) and named == "-":
            yield from captured_lines("-", stdin or sys.stdin.buffer, maker)
        elif isinstance(named, str) and is_url(named):
            yield from _from_web(named, maker)
        else:
            yield from _from_disk(named, maker)


def _from_disk(named: str | Path, maker: Maker) -> Iterator[Captured]:
    for found in walk(Path(named)):
        path = found.path
        kind = kind_of(path)
        if found.code is not None:
            yield maker.problem(found.code, str(path), found.message)
        elif kind is None:
            known = ".txt, .html, .htm, .jsonl, .json, each also .gz"
            yield maker.problem("unsupported", str(path), f"no kind of file that is read here ({known})")
        else:
            try:
                yield from _from_file(path, kind, maker)
            except Unreadable as error:
                yield maker.problem(error.code, str(path), error.message)


def _from_file(path: Path, kind: str, maker: Maker) -> Iterator[Captured]:
    with open_file(path) as stream:
        if looks_binary(peek(stream, HEAD)):  # decided before the rest is read: it may be large
            what = "no text: the bytes are those of a program, an image or an archive"
            yield maker.problem("binary", str(path), what)
            return
        bare = path.with_suffix("") if path.suffix.lower() == ".gz" else path
        if kind == "lines" and bare.suffix.lower() != ".json":
            yield from captured_lines(path.name, stream, maker)
            return
        body = read_bounded(stream)
    if not body.strip():
        yield maker.problem("empty", str(path), "the file is empty")
    elif kind == "lines":
        yield from captured_json(path.name, body, maker)
    else:
        yield maker.page(path.name, body) if kind == "page" else maker.text(path.name, body)


def _from_web(url: str, maker: Maker) -> Iterator[Captured]:
    try:
        got = fetch(url)
    except Unreadable as error:
        yield maker.problem(error.code, url, error.message)
        return
    name = got.url.split("?")[0].rstrip("/").rsplit("/", 1)[-1] or got.url
    if got.media_type in ("text/html", "application/xhtml+xml", ""):
        yield maker.page(name, got.body, url=got.url, declared=got.charset)
    elif got.media_type == "text/plain":
        yield maker.text(name, got.body, url=got.url, declared=got.charset)
    elif "json" in got.media_type:
        yield from captured_json(name, got.body, maker)
    else:
        yield maker.problem("unsupported", url, f"media type {got.media_type}: no report that is read here")

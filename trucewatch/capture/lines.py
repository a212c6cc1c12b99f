"""Reports as JSON lines: streamed, one line in memory, whatever is wrong with the rest."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import IO

import msgspec

from trucewatch.capture.decode import HEAD, looks_binary
from trucewatch.capture.documents import Captured, Maker
from trucewatch.capture.files import MAX_BYTES, Unreadable, guarded
from trucewatch.model import Problem


def captured_lines(name: str, stream: IO[bytes], maker: Maker) -> Iterator[Captured]:
    """One item a line; empty lines are passed over.

    Args:
        name: the file's name; a line is called `name:N`.
        stream: bytes; read as far as it goes, so that a feed on standard input is followed.
        maker: makes the documents.
    """
    seen = Duplicates(name)
    number = 0
    any_line = False
    while True:
        number += 1
        try:
            line = guarded(stream, MAX_BYTES, line=True)
        except Unreadable as error:
            yield maker.problem(error.code, name, f"line {number}: {error.message}")
            return
        if not line:
            break
        if number == 1 and looks_binary(line[:HEAD]):
            yield maker.problem("binary", name, "no JSON lines: the bytes are no text")
            return
        ended = line.endswith(b"\n")
        if not ended and len(line) >= MAX_BYTES:
            _skip_line(stream)
            yield maker.problem(
                "too_large", f"{name}:{number}", f"a line of more than {MAX_BYTES // 1_000_000} MB"
            )
            continue
        content = line.rstrip(b"\r\n")
        if not content.strip():
            continue
        any_line = True
        yield seen.check(maker.line(f"{name}:{number}", content, cut=not ended))
    if not any_line:
        yield maker.problem("empty", name, "the file is empty")


def captured_json(name: str, body: bytes, maker: Maker) -> Iterator[Captured]:
    """A `.json` file: one object, a list of objects, or an object a line."""
    try:
        value = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        value = None
    if isinstance(value, list):
        seen = Duplicates(name)
        for number, item in enumerate(value, start=1):
            yield seen.check(maker.line(f"{name}:{number}", msgspec.json.encode(item)))
        if not value:
            yield maker.problem("empty", name, "the list is empty")
    elif isinstance(value, dict):
        yield maker.line(f"{name}:1", body)
    else:
        seen = Duplicates(name)
        lines = body.splitlines(keepends=True)
        for number, line in enumerate(lines, start=1):
            if line.strip():
                item = maker.line(f"{name}:{number}", line.rstrip(b"\r\n"), cut=not line.endswith(b"\n"))
                yield seen.check(item)


class Duplicates:
    """Notes one id with two texts in one file. Keeps 16 bytes a report, no texts."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._seen: dict[bytes, bytes] = {}

    def check(self, item: Captured) -> Captured:
        """The item, with a problem where its id came before with another text."""
        document = item.document
        if document is None or document.external_id is None or item.capture is None:
            return item
        key = blake2b(document.external_id.encode("utf-8", "replace"), digest_size=8).digest()
        text = bytes.fromhex(document.text_sha256[:16])
        if self._seen.setdefault(key, text) == text:
            return item
        problem = Problem(
            stage="capture",
            code="duplicate_id",
            subject=item.capture.name,
            message=f"{item.capture.name}: id {document.external_id[:80]!r} came before with another text",
        )
        return msgspec.structs.replace(item, problems=(*item.problems, problem))


def _skip_line(stream: IO[bytes]) -> None:
    while True:
        try:
            rest = guarded(stream, 65536, line=True)
        except Unreadable:
            return
        if not rest or rest.endswith(b"\n"):
            return

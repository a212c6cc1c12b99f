"""Files and folders: what is there, opened without trusting it."""

import gzip
import os
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

TEXT = frozenset((".txt", ".text"))
PAGES = frozenset((".html", ".htm", ".xhtml"))
LINES = frozenset((".jsonl", ".ndjson", ".json"))
MAX_BYTES = 20_000_000  # a document: the longest reports known are a hundredth of it


class Unreadable(Exception):  # noqa: N818 - not an error of the program: it becomes a Problem
    """A file that cannot be read: a Problem's code and message."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Found(NamedTuple):
    """A file to read, or what hinders it (`code` and `message`)."""

    path: Path
    code: str | None = None
    message: str = ""


def walk(path: Path) -> Iterator[Found]:
    """The file itself, or a folder's files: sorted, recursive, hidden ones skipped.

    A folder met again through a link, one that may not be listed and a file that is gone are found
    with their reason; nothing raises.
    """
    if not path.is_dir():
        yield Found(path)
        return
    yield from _folder(path, ())


def kind_of(path: Path) -> str | None:
    """ "text", "page" or "lines" by the file's name, with or without ".gz"; None where unknown."""
    name = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    suffix = name.suffix.lower()
    for kind, suffixes in (("text", TEXT), ("page", PAGES), ("lines", LINES)):
        if suffix in suffixes:
            return kind
    return None


def open_file(path: Path) -> IO[bytes]:
    """Opens a regular file for reading, unpacking ".gz" as it is read.

    Raises:
        Unreadable: it is gone, may not be read, or is no regular file.
    """
    try:
        # Without O_NONBLOCK, opening a named pipe that nobody writes to never returns.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except (OSError, ValueError) as error:
        raise Unreadable("unreadable", _why(error)) from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Unreadable("unreadable", "no regular file")
    stream: IO[bytes] = os.fdopen(descriptor, "rb")
    if path.suffix.lower() == ".gz":
        return gzip.GzipFile(fileobj=stream, mode="rb")  # type: ignore[return-value]
    return stream


def peek(stream: IO[bytes], size: int) -> bytes:
    """The first bytes of a file just opened, which stay to be read.

    Raises:
        Unreadable: as `guarded`.
    """
    head = guarded(stream, size)
    stream.seek(0)
    return head


def read_bounded(stream: IO[bytes]) -> bytes:
    """All bytes of a stream, at most `MAX_BYTES`.

    Raises:
        Unreadable: it is longer, or breaks off while it is read.
    """
    body = b"".join(read_pieces(stream))
    if len(body) > MAX_BYTES:
        raise Unreadable("too_large", f"more than {MAX_BYTES // 1_000_000} MB")
    return body


def read_pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The stream in pieces, one byte past `MAX_BYTES` at most.

    Raises:
        Unreadable: it breaks off while it is read.
    """
    left = MAX_BYTES + 1
    while left > 0:
        piece = guarded(stream, min(65536, left))
        if not piece:
            return
        left -= len(piece)
        yield piece


def guarded(stream: IO[bytes], size: int, line: bool = False) -> bytes:
    """Reads up to `size` bytes (of one line, where asked).

    Raises:
        Unreadable: the file vanished, the archive is damaged or breaks off.
    """
    try:
        return stream.readline(size) if line else stream.read(size)
    except EOFError as error:
        raise Unreadable("truncated", "the archive ends in the middle") from error
    except (OSError, zlib.error) as error:
        raise Unreadable("unreadable", _why(error)) from error


def _folder(path: Path, above: tuple[tuple[int, int], ...]) -> Iterator[Found]:
    try:
        status = path.stat()
        names = sorted(entry.name for entry in os.scandir(path))
    except OSError as error:
        yield Found(path, "unreadable", _why(error))
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield Found(path, "unreadable", "the folder holds itself through a link")
        return
    if len(above) > 60:
        yield Found(path, "unreadable", "folders nested deeper than 60")
        return
    for name in names:
        if name.startswith("."):
            continue
        child = path / name
        if child.is_dir():
            yield from _folder(child, (*above, here))
        else:
            yield Found(child)


def _why(error: Exception) -> str:
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return text[0].lower() + text[1:]

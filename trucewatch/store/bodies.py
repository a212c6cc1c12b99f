"""The content-addressed store: bytes under their own SHA-256, plain files that any tool can check."""

import contextlib
import errno
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from trucewatch.errors import BodyMissingError, LedgerError
from trucewatch.model import sha256

INCOMING = "incoming"
STALE_SECONDS = 3600.0
# Waiting for the disk is not work: with eight waiting at once the kernel groups the flushes.
SYNC_THREADS = 8


class Bodies:
    """Files `ab/cdef...` under `root`, named by the SHA-256 of their bytes.

    A file appears under its name only when its bytes are on the disk: it is written to `incoming/`,
    flushed, renamed, and the folder is flushed. Whatever a crash leaves in `incoming/` is swept an
    hour later.

    Args:
        root: the folder; made if it is not there.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._incoming = root / INCOMING
        self._folders: set[Path] = set()
        with _disk("cannot make the body store", root):
            self._incoming.mkdir(parents=True, exist_ok=True)
        self._sweep()

    def put(self, data: bytes) -> str:
        """Keeps bytes and returns their SHA-256; on return they survive a loss of power.

        Raises:
            LedgerError: the disk is full or refuses; nothing half-written stays.
        """
        return self.put_many([data])[0]

    def put_many(self, batch: Iterable[bytes]) -> list[str]:
        """Keeps many bodies at the price of a few flushes; all are durable on return.

        Returns:
            Their SHA-256s, in the order given.

        Raises:
            LedgerError: the disk is full or refuses; nothing half-written stays.
        """
        digests: list[str] = []
        fresh: dict[str, Path] = {}
        try:
            with _disk("cannot keep bodies", self.root):
                for data in batch:
                    digest = sha256(data)
                    digests.append(digest)
                    if digest not in fresh and not self._holds(digest, len(data)):
                        fresh[digest] = self._write(data)
                _each(_flush, fresh.values())
                folders = {self._folder(digest) for digest in fresh}
                for digest, temporary in fresh.items():
                    temporary.replace(self._path(digest))
                _each(_flush, folders)
        except BaseException:
            for temporary in fresh.values():
                temporary.unlink(missing_ok=True)
            raise
        return digests

    def get(self, digest: str) -> bytes:
        """The bytes of a digest.

        Raises:
            BodyMissingError: there are none.
            LedgerError: the bytes on the disk are not the ones that were kept.
        """
        try:
            data = self._path(digest).read_bytes()
        except FileNotFoundError:
            raise BodyMissingError(f"no body {digest}: lost or erased") from None
        except OSError as error:
            raise LedgerError(f"cannot read body {digest}: {error.strerror}") from error
        if sha256(data) != digest:
            raise LedgerError(f"body {digest} is damaged: its bytes have another SHA-256")
        return data

    def has(self, digest: str) -> bool:
        """Whether a body of this digest is kept; does not read it."""
        return self._path(digest).is_file()

    def erase(self, digest: str) -> bool:
        """Removes a body for good; tells whether there was one. The disk's own remnants are beyond it."""
        path = self._path(digest)
        with _disk("cannot erase a body", path):
            if not path.is_file():
                return False
            path.unlink()
            _flush(path.parent)
        return True

    def digests(self) -> Iterator[str]:
        """Every digest kept, sorted."""
        for folder in sorted(path for path in self.root.iterdir() if len(path.name) == 2):
            yield from sorted(folder.name + path.name for path in folder.iterdir())

    def _path(self, digest: str) -> Path:
        # A digest comes out of records too: it must never walk out of the store.
        if not is_digest(digest):
            raise BodyMissingError(f"{digest[:80]!r} is no SHA-256 in lower-case hexadecimal")
        return self.root / digest[:2] / digest[2:]

    def _holds(self, digest: str, size: int) -> bool:
        # A file of another length was damaged from outside: it is written anew.
        try:
            return self._path(digest).stat().st_size == size
        except FileNotFoundError:
            return False

    def _folder(self, digest: str) -> Path:
        folder = self._path(digest).parent
        if folder not in self._folders:
            if not folder.is_dir():
                folder.mkdir(exist_ok=True)
                _flush(self.root)
            self._folders.add(folder)
        return folder

    def _write(self, data: bytes) -> Path:
        handle, name = tempfile.mkstemp(dir=self._incoming)
        path = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path

    def _sweep(self) -> None:
        limit = time.time() - STALE_SECONDS
        for path in self._incoming.iterdir():
            with contextlib.suppress(OSError):  # another process may sweep at the same moment
                if path.stat().st_mtime < limit:
                    path.unlink()


def is_digest(text: str) -> bool:
    """Whether a text is written like a SHA-256: 64 hexadecimal digits in lower case."""
    return len(text) == 64 and all(c in "0123456789abcdef" for c in text)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _each(action: Callable[[Path], None], paths: Iterable[Path]) -> None:
    listed = list(paths)
    if len(listed) < 3:
        for path in listed:
            action(path)
        return
    with ThreadPoolExecutor(SYNC_THREADS) as pool:
        list(pool.map(action, listed))


@contextlib.contextmanager
def _disk(what: str, where: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise LedgerError(f"{what} under {where}: the disk is full; free some space and go on") from error
        raise LedgerError(f"{what} under {where}: {error.strerror or error}") from error

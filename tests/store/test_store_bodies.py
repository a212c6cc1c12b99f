import errno
import os
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.errors import BodyMissingError, LedgerError
from trucewatch.model import sha256
from trucewatch.store import bodies as module
from trucewatch.store.bodies import Bodies


@pytest.fixture
def bodies(tmp_path: Path) -> Bodies:
    return Bodies(tmp_path / "bodies")


def files(bodies: Bodies) -> list[str]:
    return sorted(str(p.relative_to(bodies.root)) for p in bodies.root.rglob("*") if p.is_file())


def test_a_body_is_a_plain_file_under_its_digest(bodies: Bodies) -> None:
    digest = bodies.put(b"a sentence")
    assert digest == sha256(b"a sentence")
    assert files(bodies) == [f"{digest[:2]}/{digest[2:]}"]
    assert (bodies.root / digest[:2] / digest[2:]).read_bytes() == b"a sentence"
    assert bodies.get(digest) == b"a sentence"
    assert bodies.has(digest)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.binary(max_size=50), max_size=12))
def test_what_is_put_is_got_in_order(tmp_path_factory: pytest.TempPathFactory, batch: list[bytes]) -> None:
    store = Bodies(tmp_path_factory.mktemp("bodies"))
    digests = store.put_many(batch)
    assert [store.get(one) for one in digests] == batch
    assert list(store.digests()) == sorted(set(digests))
    assert store.put_many(batch) == digests


def test_putting_again_writes_nothing(bodies: Bodies, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = bodies.put(b"once")

    def refuse(_data: bytes) -> Path:
        raise AssertionError("written twice")

    monkeypatch.setattr(bodies, "_write", refuse)
    assert bodies.put(b"once") == digest


def test_a_truncated_file_is_written_anew(bodies: Bodies) -> None:
    digest = bodies.put(b"whole")
    (bodies.root / digest[:2] / digest[2:]).write_bytes(b"wh")
    assert bodies.put(b"whole") == digest
    assert bodies.get(digest) == b"whole"


def test_a_missing_body_is_said_to_be_missing(bodies: Bodies) -> None:
    with pytest.raises(BodyMissingError, match="lost or erased"):
        bodies.get("0" * 64)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "AB" * 32, "a" * 63, "a" * 62 + "/x"])
def test_a_digest_cannot_walk_out_of_the_store(bodies: Bodies, name: str) -> None:
    for ask in (bodies.get, bodies.has, bodies.erase):
        with pytest.raises(BodyMissingError):
            ask(name)


def test_altered_bytes_are_refused(bodies: Bodies) -> None:
    digest = bodies.put(b"as it was")
    (bodies.root / digest[:2] / digest[2:]).write_bytes(b"as it is!")
    with pytest.raises(LedgerError, match="damaged"):
        bodies.get(digest)


def test_erase_removes_one_body_only(bodies: Bodies) -> None:
    gone, kept = bodies.put_many([b"gone", b"kept"])
    assert bodies.erase(gone)
    assert not bodies.erase(gone)
    assert not bodies.has(gone)
    assert bodies.get(kept) == b"kept"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_is_said_and_leaves_nothing_half_written(
    bodies: Bodies, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    bodies.put(b"before")
    before = files(bodies)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(LedgerError, match="disk is full"):
        bodies.put_many([b"one", b"two", b"three", b"four"])
    assert files(bodies) == before


def test_a_full_disk_in_the_middle_of_a_write(bodies: Bodies, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __init__(self, handle: int, _mode: str) -> None:
            self.handle = handle

        def __enter__(self) -> "Full":
            return self

        def __exit__(self, *_: object) -> None:
            os.close(self.handle)

        def write(self, data: bytes) -> None:
            os.write(self.handle, data[:1])
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(module.os, "fdopen", Full)
    with pytest.raises(LedgerError, match="disk is full"):
        bodies.put(b"does not fit")
    assert files(bodies) == []


def test_bodies_are_flushed_before_they_appear(bodies: Bodies, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    flush, replace = os.fsync, Path.replace

    def flushed(handle: int) -> None:
        steps.append("flush")
        flush(handle)

    def replaced(path: Path, target: Path) -> Path:
        steps.append("appear")
        return replace(path, target)

    bodies.put(b"makes the folder aa")
    steps.clear()
    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", replaced)
    bodies.put_many([b"%d" % n for n in range(5)])
    first, last = steps.index("appear"), len(steps) - steps[::-1].index("appear")
    assert steps[first:last] == ["appear"] * 5
    assert steps[:first].count("flush") >= 5  # every body
    assert "flush" in steps[last:]  # the folders


def test_what_a_crash_left_is_swept_later(bodies: Bodies) -> None:
    old, new = bodies.root / "incoming" / "old", bodies.root / "incoming" / "new"
    old.write_bytes(b"half")
    new.write_bytes(b"another process is writing this")
    long_ago = time.time() - 2 * module.STALE_SECONDS
    os.utime(old, (long_ago, long_ago))
    Bodies(bodies.root)
    assert not old.exists()
    assert new.exists()


def test_threads_putting_the_same_bodies(bodies: Bodies) -> None:
    batch = [b"%d" % n for n in range(40)]
    threads = [threading.Thread(target=bodies.put_many, args=(batch,)) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(bodies.get(one) for one in bodies.digests()) == sorted(batch)
    assert len(files(bodies)) == 40

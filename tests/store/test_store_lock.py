import subprocess
import sys
import threading
from pathlib import Path

import pytest

from trucewatch.errors import LedgerError
from trucewatch.store.lock import exclusive

HOLDER = """
import sys, time
from pathlib import Path
from trucewatch.store.lock import exclusive
with exclusive(Path(sys.argv[1]), lambda: None):
    print("held", flush=True)
    time.sleep(60)
"""


def test_one_waits_for_the_other(tmp_path: Path) -> None:
    told: list[str] = []
    inside = threading.Event()

    def second() -> None:
        with exclusive(tmp_path / "run.lock", lambda: (told.append("waiting"), inside.set())[0]):
            told.append("in")

    with exclusive(tmp_path / "run.lock", lambda: told.append("never")):
        thread = threading.Thread(target=second)
        thread.start()
        assert inside.wait(10)
        told.append("out")
    thread.join(10)
    assert told == ["waiting", "out", "in"]


def test_a_process_that_is_killed_lets_go(tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(lock)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    holder.kill()
    holder.wait()
    holder.stdout.close()
    waited: list[bool] = []
    with exclusive(lock, lambda: waited.append(True)):
        assert not waited


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"run\.lock"), exclusive(tmp_path / "none" / "run.lock", print):
        pass

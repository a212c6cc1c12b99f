"""Speed of reading: reports a second, against a fixed piece of work timed in the same run.

The unit `base` is the time to split the same texts into words with a regular expression and count
them: it moves with the machine, so the ratio can be compared between machines.
"""

import collections
import json
import re
import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bench.corpora import EXAMPLE, TEXTS
from trucewatch.capture import capture, load_sources
from trucewatch.config import data_root
from trucewatch.model import Document
from trucewatch.run import Pipeline, read_documents

BASE_ROUNDS = 20  # the base is short: it is repeated until its time can be trusted
MANY = 400  # reports over which one process and two are compared, start of the processes included


def items(path: Path) -> list[tuple[Document, str]]:
    """Documents and texts of a JSONL file."""
    sources = load_sources(data_root() / "registry" / "sources")
    captured = capture([str(path)], now=datetime.now(UTC), sources=sources)
    return [(one.document, one.text) for one in captured if one.document is not None and one.text is not None]


def timed(work: Callable[[], object]) -> float:
    """Processor seconds of this process: what else the machine does counts little."""
    started = time.process_time()
    work()
    return time.process_time() - started


def measure() -> dict[str, float]:
    """Reports a second of one core, the ratio to the base, and what two processes gain.

    `reports_per_cpu_s` and `times_base` (how many times as long reading takes as the base) are of processor
    time; `reports_per_s` and `jobs2_gain` are of the clock and ask for a quiet machine.
    """
    work = items(TEXTS if TEXTS.is_file() else EXAMPLE / "reports.jsonl")
    started = time.perf_counter()
    pipeline = Pipeline()
    load = time.perf_counter() - started
    started = time.perf_counter()
    single = timed(lambda: [pipeline.read(document, text) for document, text in work])
    clock = time.perf_counter() - started

    def base() -> None:
        for _, text in work * BASE_ROUNDS:
            collections.Counter(re.findall(r"\w+", text.lower()))

    unit = timed(base) / BASE_ROUNDS
    times = {}
    many = work * max(1, MANY // len(work))
    for jobs in (1, 2):
        started = time.perf_counter()
        collections.deque(read_documents(many, jobs=jobs), maxlen=0)
        times[jobs] = time.perf_counter() - started
    return {
        "load_s": round(load, 2),
        "reports_per_s": round(len(work) / clock, 1),
        "reports_per_cpu_s": round(len(work) / single, 1),
        "times_base": round(single / unit, 1),
        "jobs2_gain": round(times[1] / times[2], 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))

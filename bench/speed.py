"""Speed of reading: reports a second, against a fixed piece of work timed in the same run.

The unit `base` is the time to split the same texts into words with a regular expression and count
them: it moves with the machine, so the ratio can be compared between machines.
"""

import collections
import re
import resource
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.corpora import EXAMPLE, TEXTS
from trucewatch.capture import capture, load_sources
from trucewatch.config import data_root
from trucewatch.model import Document
from trucewatch.run import Pipeline, read_documents


def items(path: Path) -> list[tuple[Document, str]]:
    """Documents and texts of a JSONL file."""
    sources = load_sources(data_root() / "registry" / "sources")
    captured = capture([str(path)], now=datetime.now(UTC), sources=sources)
    return [(one.document, one.text) for one in captured if one.document is not None and one.text is not None]


def measure() -> dict[str, float]:
    """Reports a second on one process, the ratio to the base, and what two processes gain."""
    work = items(TEXTS if TEXTS.is_file() else EXAMPLE / "reports.jsonl")
    started = time.perf_counter()
    pipeline = Pipeline()
    load = time.perf_counter() - started
    started = time.perf_counter()
    for document, text in work:
        pipeline.read(document, text)
    single = time.perf_counter() - started
    started = time.perf_counter()
    for _, text in work:
        collections.Counter(re.findall(r"\w+", text.lower()))
    base = time.perf_counter() - started
    times = {}
    many = work * max(1, 1000 // len(work))
    for jobs in (1, 2):
        started = time.perf_counter()
        collections.deque(read_documents(many, jobs=jobs), maxlen=0)
        times[jobs] = time.perf_counter() - started
    return {
        "load_s": round(load, 2),
        "reports_per_s": round(len(work) / single, 1),
        "times_base": round(single / base, 1),
        "jobs2_gain": round(times[1] / times[2], 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }

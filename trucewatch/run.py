"""The main job. This module alone knows the order of the stages: read it first.

    capture -> read -> resolve -> fuse -> judge

Each stage appends to the ledger and nothing else; what a run has already appended it does not
append again, so a run that was cut short goes on where it stopped when it is started anew.
"""

import itertools
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from trucewatch.capture import Captured, capture, load_sources
from trucewatch.config import Workspace, available_agreements, data_root
from trucewatch.errors import ConfigError, TrucewatchError
from trucewatch.fuse import fuse
from trucewatch.judge import assess, load_agreement
from trucewatch.ledger.state import State, append_new
from trucewatch.model import (
    Agreement,
    Calendar,
    Capture,
    Document,
    Finding,
    Incident,
    Link,
    Names,
    Origin,
    Problem,
    Record,
    Report,
    Resolution,
    Retirement,
    Source,
    Statement,
    Tally,
)
from trucewatch.read import Reading, read
from trucewatch.read.endpoint import FAILED, UNGROUNDED, EndpointReader
from trucewatch.resolve import Resolver, load_resolver
from trucewatch.store.lock import exclusive

SLICE = 512  # documents handed to the processes at a time
BATCH_BYTES = 32_000_000
BATCH = 200  # documents an entry: a few hundred kilobytes a batch, and little is redone after a crash
# Characters, some hundred pages: what is longer is no report but a whole archive in one file, and
# weighing each of its sentences against all others would take the run hours.
LONGEST = 300_000

# What a stage could not settle in a report that it did read: counted and shown in the workspace, but
# no reason to call a run troubled.
ORDINARY = frozenset({"nothing_found", "actor_unknown", "place_unknown", "time_unknown", UNGROUNDED})

Tick = Callable[[str, int, int | None], None]
Reader = Callable[[Document, str, Names, Calendar], tuple[Reading, tuple[Problem, ...]]]


def silent(stage: str, done: int, total: int | None) -> None:
    """Progress that nobody watches."""


def patient() -> None:
    """Waiting that nobody is told of."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What reading and resolving one document gave."""

    document: Document
    reports: tuple[Report, ...] = ()
    tallies: tuple[Tally, ...] = ()
    statements: tuple[Statement, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    problems: tuple[Problem, ...] = ()


class Summary(msgspec.Struct, kw_only=True):
    """What one run did: new records by kind, the totals that now stand, and what went wrong."""

    captured: int = 0
    new_documents: int = 0
    appended: int = 0
    problems: list[Problem] = msgspec.field(default_factory=list)
    totals: dict[str, int] = msgspec.field(default_factory=dict)
    verdicts: dict[str, int] = msgspec.field(default_factory=dict)


def run(
    workspace: Workspace,
    inputs: Iterable[str],
    *,
    jobs: int = 1,
    tick: Tick = silent,
    stdin: BinaryIO | None = None,
    now: datetime | None = None,
    waiting: Callable[[], None] = patient,
    endpoint: EndpointReader | None = None,
) -> Summary:
    """Captures what is named, then reads, resolves, fuses and judges what is new.

    Runs in one workspace take turns: two at once would each fuse without what the other reads.

    Args:
        workspace: where to append.
        inputs: as `trucewatch.capture.capture` takes them.
        jobs: processes that read.
        tick: is told how far each stage is.
        stdin: what `-` reads.
        now: the time of the run; the clock's by default.
        waiting: is called where another run must end first.
        endpoint: reads in place of the rules.

    Raises:
        ConfigError: an agreement of the workspace cannot be loaded. Nothing has been appended then.
        LedgerError: the ledger cannot be written.
    """
    moment = now or datetime.now(UTC)
    agreements = load_agreements(workspace)
    summary = Summary()
    with exclusive(workspace.root / "run.lock", waiting), State.open(workspace) as state:
        _capture(state, inputs, moment, stdin, tick, summary)
        _read(state, workspace, jobs, tick, summary, moment, endpoint)
        _fuse(state, moment, tick, summary)
        _judge(state, workspace, agreements, moment, tick, summary)
        summary.totals = dict(state.counts())
        for finding in state.all(Finding):
            if finding.reading is None:
                summary.verdicts[finding.verdict] = summary.verdicts.get(finding.verdict, 0) + 1
    return summary


def _capture(
    state: State, inputs: Iterable[str], now: datetime, stdin: BinaryIO | None, tick: Tick, summary: Summary
) -> None:
    sources = load_sources(data_root() / "registry" / "sources")
    met = {_bytes_of(one) for one in state.all(Capture)}
    fresh: set[str] = set()  # ids of documents that this run brings
    batch: list[Captured] = []
    held = 0  # bytes: a few large pages are a batch of their own

    def flush() -> None:
        bodies = [b for one in batch for b in (one.body, one.text.encode() if one.text is not None else None)]
        state.bodies.put_many([b for b in bodies if b is not None])
        records = [
            record
            for one in batch
            for record in (one.source, one.capture, one.document, *one.problems)
            if record is not None
        ]
        summary.appended += append_new(state, records, "capture")
        batch.clear()

    for one in capture(inputs, now=now, sources=sources, stdin=stdin):
        summary.captured += one.document is not None
        summary.problems.extend(one.problems)
        tick("capture", summary.captured, None)
        news = one.document is not None and one.document.id not in fresh and _is_news(state, one.document)
        if one.document is not None and news:
            fresh.add(one.document.id)
            summary.new_documents += 1
        if one.capture is not None:
            # The same bytes under another name or on another line are no news, nor are their problems.
            if not news and _bytes_of(one.capture) in met:
                continue
            met.add(_bytes_of(one.capture))
        batch.append(one)
        held += len(one.body or b"") + len(one.text or "")
        if len(batch) >= BATCH or held >= BATCH_BYTES:
            flush()
            held = 0
    flush()


def _is_news(state: State, document: Document) -> bool:
    """Whether the document does not stand yet, or stands in other words."""
    known = state.get(Document, document.id)
    return known is None or msgspec.structs.replace(known, capture=document.capture) != document


def _bytes_of(capture: Capture) -> tuple[str | None, str]:
    return capture.url, capture.sha256


def _read(
    state: State,
    workspace: Workspace,
    jobs: int,
    tick: Tick,
    summary: Summary,
    now: datetime,
    endpoint: EndpointReader | None,
) -> None:
    """Reads and resolves every document that has no reading yet; each ends in records or a Problem.

    What a reader failed on (`reader_failed`) is tried again; the problem is retired if that ends otherwise.
    """
    failed = {one.subject: one for one in state.all(Problem) if one.code == FAILED}
    read_before = {one.subject for one in state.all(Problem) if one.stage == "read" and one.code != FAILED}
    read_before.update(one.document for one in state.all(Report))
    read_before.update(one.document for one in state.all(Tally))
    read_before.update(one.document for one in state.all(Statement))
    waiting = [one for one in state.all(Document) if one.id not in read_before]
    batch: list[Record] = []
    texts = ((one, state.text(one.id)) for one in waiting)
    outcomes = read_documents(texts, workspace, jobs=jobs, endpoint=endpoint)
    stage = f"read by {endpoint.label}" if endpoint else "read"  # records do not say who read them
    for n, one in enumerate(outcomes, 1):
        # one append holds both stages' records: a document is either read and resolved, or untouched
        batch.extend((*one.reports, *one.tallies, *one.statements, *one.resolutions, *one.problems))
        old = failed.get(one.document.id)
        if old is not None and old.id not in {p.id for p in one.problems}:
            at = now.isoformat(timespec="seconds")
            batch.append(Retirement(subject=old.id, reason="tried anew", at=at))
        summary.problems.extend(p for p in one.problems if p.code not in ORDINARY)
        tick("read", n, len(waiting))
        if n % BATCH == 0 or n == len(waiting):
            summary.appended += append_new(state, batch, stage)
            batch = []


def _fuse(state: State, now: datetime, tick: Tick, summary: Summary) -> None:
    documents = {one.id: one for one in state.all(Document)}
    tick("fuse", 0, len(documents))
    previous = {one.id: one for one in state.all(Incident)}
    fused = fuse(
        documents=documents,
        texts=state.text,
        reports=list(state.all(Report)),
        resolutions={one.subject: one for one in state.all(Resolution)},
        sources={one.id: one for one in state.all(Source)},
        decisions=state.decisions(),  # those in force, in the order in which they were made
        previous=previous,
    )
    summary.problems.extend(fused.problems)
    records = (*fused.origins, *fused.links, *fused.incidents, *fused.problems)
    summary.appended += _supersede(state, records, (Origin, Link, Incident), "fuse", "fused anew", now)
    tick("fuse", len(documents), len(documents))


def _judge(
    state: State,
    workspace: Workspace,
    agreements: list[Agreement],
    now: datetime,
    tick: Tick,
    summary: Summary,
) -> None:
    incidents = list(state.all(Incident))
    # All at once: asked for one by one, as often as rules cite them, they took most of this stage.
    reports = {one.id: one for one in state.all(Report)}
    resolver = load_resolver(data_root() / "registry", extra=workspace_places(workspace))
    # a report without a date may still be known to be no later than a day
    published = {one.id: one.published or one.published_until for one in state.all(Document)}
    findings: list[Record] = []
    made = assess(
        incidents,
        agreements,
        reports=reports.get,
        resolutions=state.resolution,
        actors=resolver.actors,
        published=published.get,
        as_of=now.isoformat(timespec="seconds"),
    )
    for n, one in enumerate(made, 1):
        findings.append(one)
        tick("judge", n, None)
    records = (*agreements, *findings)
    kinds = (Agreement, Finding)
    summary.appended += _supersede(state, records, kinds, "judge", "its facts or its agreement changed", now)


def _supersede(
    state: State,
    records: Iterable[Record],
    kinds: tuple[type[Record], ...],
    stage: str,
    why: str,
    now: datetime,
) -> int:
    """Appends what is new of `records` and retires what of `kinds` is not made again.

    A record whose id stands keeps its first wording: an id is a digest of what matters in it.
    """
    fresh = {one.id: one for one in records}
    gone: list[Record] = []
    for kind in kinds:
        for old in state.all(kind):
            new = fresh.get(old.id)
            if new is None:
                at = now.isoformat(timespec="seconds")
                gone.append(Retirement(subject=old.id, reason=why, at=at))
            elif isinstance(old, Finding):
                del fresh[old.id]  # reached again with the same reasons: as_of stays that of the first time
    return append_new(state, (*gone, *fresh.values()), stage)


# --- reading, with or without a workspace ------------------------------------------------------


class Pipeline:
    """A reader and a resolver over one set of registries; the same for a thread or a process."""

    def __init__(self, places: tuple[Path, ...] = (), reader: Reader | None = None) -> None:
        self.reader = reader or by_rules
        self.resolver: Resolver = load_resolver(data_root() / "registry", extra=places)

    def read(self, document: Document, text: str) -> Outcome:
        """Reads and resolves one document; it ends in records or in a `Problem`."""
        if document.language not in (None, "en"):
            note = f"unread: the report is in language {document.language!r}, which the reader does not read"
            return Outcome(document=document, problems=(_problem(document, "unread_language", note),))
        if len(text) > LONGEST:
            note = f"unread: {len(text):,} characters are no report; split it into reports"
            return Outcome(document=document, problems=(_problem(document, "too_long", note),))
        try:
            return self._read(document, text)
        except Exception as error:  # one hostile report must not keep all others from being read
            note = f"unread: the reader failed on it ({type(error).__name__}: {error})"[:300]
            return Outcome(document=document, problems=(_problem(document, "reader_failed", note),))

    def _read(self, document: Document, text: str) -> Outcome:
        found, notes = self.reader(document, text, self.resolver.names, self.resolver.calendar)
        if not (found.reports or found.tallies or found.statements):
            note = "nothing was found in it: no incident, tally or statement"
            unread = any(one.code == FAILED for one in notes)
            nothing = () if unread else (_problem(document, "nothing_found", note),)
            return Outcome(document=document, problems=(*notes, *nothing))
        resolutions, problems = self.resolver.resolve_reading(
            document, text, found.reports, found.tallies, found.statements
        )
        return Outcome(
            document=document,
            reports=tuple(found.reports),
            tallies=tuple(found.tallies),
            statements=tuple(found.statements),
            resolutions=tuple(resolutions),
            problems=(*notes, *problems),
        )


def by_rules(
    document: Document, text: str, names: Names, calendar: Calendar
) -> tuple[Reading, tuple[Problem, ...]]:
    """The reader that needs no endpoint."""
    return read(document, text, names, calendar), ()


def _problem(document: Document, code: str, message: str) -> Problem:
    return Problem(stage="read", code=code, subject=document.id, message=message)


_pipeline: Pipeline | None = None  # one a process: a registry takes seconds to load


def _start_worker(places: tuple[Path, ...]) -> None:
    global _pipeline
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the parent ends its workers
    _pipeline = Pipeline(places)


def _work(item: tuple[Document, str]) -> Outcome:
    if _pipeline is None:
        raise RuntimeError("the worker was not started")
    return _pipeline.read(*item)


def read_documents(
    items: Iterable[tuple[Document, str]],
    workspace: Workspace | None = None,
    *,
    jobs: int = 1,
    endpoint: EndpointReader | None = None,
) -> Iterator[Outcome]:
    """Outcomes in input order; `jobs` processes share the work.

    Args:
        items: documents and their texts.
        workspace: whose own places are added to the gazetteer.
        jobs: processes; 1 reads in this one.
        endpoint: reads in place of the rules, in this process: it waits more than it works.
    """
    places = workspace_places(workspace) if workspace else ()
    if jobs <= 1 or endpoint:
        pipeline: Pipeline | None = None
        for document, text in endpoint.ahead(items) if endpoint else items:
            pipeline = pipeline or Pipeline(places, endpoint)
            yield pipeline.read(document, text)
        return
    workers = min(jobs, os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, initializer=_start_worker, initargs=(places,)) as pool:
        # `map` takes all its input at once: a slice at a time keeps memory flat however long the input is
        waiting = iter(items)
        try:
            while some := list(itertools.islice(waiting, SLICE)):
                yield from pool.map(_work, some, chunksize=8)
        except BrokenProcessPool as error:
            said = "a reading process was ended from outside, for want of memory perhaps"
            raise TrucewatchError(f"{said}; run again with fewer --jobs") from error


# --- what a workspace is configured with --------------------------------------------------------


def workspace_places(workspace: Workspace) -> tuple[Path, ...]:
    """The workspace's own place tables: `places/*.csv`."""
    return tuple(sorted((workspace.root / "places").glob("*.csv")))


def load_agreements(workspace: Workspace) -> list[Agreement]:
    """The agreements that the workspace names.

    Raises:
        ConfigError: one does not exist or has errors; the message holds the first of them.
    """
    known = available_agreements(workspace.agreements_paths)
    out: list[Agreement] = []
    for name in workspace.settings.agreements:
        if name not in known:
            raise ConfigError(f"no agreement {name!r}; there are: {', '.join(sorted(known)) or 'none'}")
        agreement, errors = load_agreement(known[name])
        if agreement is None or errors:
            raise ConfigError(f"agreement {name}: {errors[0]} (`trucewatch agreement check` lists all)")
        out.append(agreement)
    return out

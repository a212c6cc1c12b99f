"""The state: what stands now, or stood at a time, read from a cache that the ledger can always refill."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, Self, TypeVar, cast

import msgspec
from sqlalchemy import Connection, func, or_, select

from trucewatch.config import Workspace
from trucewatch.errors import LedgerError
from trucewatch.ledger import fold
from trucewatch.ledger import tables as t
from trucewatch.ledger.cache import Cache, chunks, decode, kind_of
from trucewatch.ledger.fold import EMPTY
from trucewatch.ledger.log import Ledger, normal_time
from trucewatch.ledger.views import ANY, Views
from trucewatch.model import (
    AnyRecord,
    Capture,
    Decision,
    Document,
    Entry,
    Finding,
    Incident,
    Link,
    Record,
    Report,
    Resolution,
    Retirement,
    Statement,
    Tally,
)
from trucewatch.store.bodies import Bodies

R = TypeVar("R", bound=Record)
D = TypeVar("D", Report, Tally, Statement)

PAGE = 2000  # records in memory at once while all of a kind are walked through

# What differs whenever the same thing is met again, and is therefore no news.
SEEN_AGAIN: dict[type[Record], tuple[str, ...]] = {
    Capture: ("retrieved_at",),
    Document: ("capture",),
    Finding: ("as_of",),
}


class Version(NamedTuple):
    """One word on an id: the entry that holds it, and the record or the retirement itself."""

    entry: Entry
    record: AnyRecord


class State(Views):
    """What the ledger says now, as records; `Views` adds the rows that a desk lists.

    Attributes:
        workspace: where it all lies.
        ledger: what is folded.
        bodies: the body store.
    """

    def __init__(self, workspace: Workspace, ledger: Ledger, cache: Cache) -> None:
        super().__init__(cache)
        self.workspace = workspace
        self.ledger = ledger
        self.bodies = ledger.bodies

    @classmethod
    def open(cls, workspace: Workspace) -> Self:
        """Opens a workspace's ledger and brings its cache up to date.

        Raises:
            LedgerError: the ledger is damaged or is none.
            BodyMissingError: a batch of the ledger is lost.
        """
        ledger = Ledger.open(workspace.ledger_path, Bodies(workspace.bodies_path))
        state = cls(workspace, ledger, Cache(ledger, workspace.cache_path))
        try:
            state.refresh()
        except BaseException:
            state.close()
            raise
        return state

    def close(self) -> None:
        """Closes the ledger and the cache."""
        self._cache.close()
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def refresh(self) -> None:
        """Takes in what was appended since, by whomever; next to nothing where there is nothing."""
        self._cache.refresh()

    def rebuild(self) -> None:
        """Throws the cache away and folds the ledger from nothing."""
        self._cache.rebuild()

    def as_of(self, time: str) -> "State":
        """The state as it stood at a time, folded into memory.

        Args:
            time: ISO 8601, UTC where it has no offset; a date without a time means its end.
        """
        cache = Cache(self.ledger, None, normal_time(time, end_of_day=True))
        state = State(self.workspace, self.ledger, cache)
        state.refresh()
        return state

    # --- records ---------------------------------------------------------------------------------

    def get(self, cls: type[R], key: str) -> R | None:
        """The live record of an id, if it is of this class (`Record` takes any)."""
        found = self.get_many(cls, [key])
        return found.get(key)

    def get_many(self, cls: type[R], keys: Iterable[str]) -> dict[str, R]:
        """The live records of ids, by id; those that do not stand are left out."""
        columns = (t.RECORDS.c.id, t.RECORDS.c.kind, t.RECORDS.c.data)

        def query(connection: Connection) -> dict[str, R]:
            found: dict[str, R] = {}
            for some in chunks(keys):
                for key, kind, data in connection.execute(select(*columns).where(t.RECORDS.c.id.in_(some))):
                    record = decode(kind, data)
                    if isinstance(record, cls):
                        found[key] = record
            return found

        return self._cache.read(query)

    def all(self, cls: type[R]) -> Iterator[R]:
        """The live records of a class, by id."""
        kind, last = kind_of(cls), ""
        while True:
            query = (
                select(t.RECORDS.c.id, t.RECORDS.c.data)
                .where(t.RECORDS.c.kind == kind, t.RECORDS.c.id > last)
                .order_by(t.RECORDS.c.id)
                .limit(PAGE)
            )
            page = self._rows(query)
            for key, data in page:
                yield cast(R, decode(kind, data))
                last = key
            if len(page) < PAGE:
                return

    def of_document(self, cls: type[D], document_id: str) -> list[D]:
        """The live reports, tallies or statements of a document, by id."""
        query = select(t.RECORDS.c.data).where(
            t.RECORDS.c.document == document_id, t.RECORDS.c.kind == kind_of(cls)
        )
        return [cast(D, decode(kind_of(cls), row.data)) for row in self._rows(query.order_by(t.RECORDS.c.id))]

    def resolution(self, subject_id: str) -> Resolution | None:
        """What the names of a report, tally or statement stand for: the last word on it."""
        query = select(t.RECORDS.c.data).where(
            t.RECORDS.c.subject == subject_id, t.RECORDS.c.kind == kind_of(Resolution)
        )
        rows = self._rows(query.order_by(t.RECORDS.c.n.desc()).limit(1))
        return cast(Resolution, decode(kind_of(Resolution), rows[0].data)) if rows else None

    def findings(
        self, incident: str | None = None, agreement: str | None = None, reading: str | None = ANY
    ) -> list[Finding]:
        """Live findings by incident, agreement and reading, in that order.

        Args:
            incident: its id; None for all.
            agreement: its id; None for all.
            reading: the reader's id; None for the text itself; `ANY` for all.
        """
        query = select(t.RECORDS.c.data).join(t.FINDINGS, t.FINDINGS.c.n == t.RECORDS.c.n)
        if incident is not None:
            query = query.where(t.FINDINGS.c.incident == incident)
        if agreement is not None:
            query = query.where(t.FINDINGS.c.agreement == agreement)
        if reading != ANY:
            query = query.where(t.FINDINGS.c.reading == reading)
        order = [t.FINDINGS.c[name] for name in ("incident", "agreement", "reading", "id")]
        return [cast(Finding, decode("finding", row.data)) for row in self._rows(query.order_by(*order))]

    def incident_of(self, report_id: str) -> Incident | None:
        """The live incident that a report was fused into."""
        query = (
            select(t.RECORDS.c.data)
            .join(t.INCIDENT_REPORTS, t.INCIDENT_REPORTS.c.n == t.RECORDS.c.n)
            .where(t.INCIDENT_REPORTS.c.report == report_id)
            .order_by(t.RECORDS.c.id)
            .limit(1)
        )
        rows = self._rows(query)
        return cast(Incident, decode("incident", rows[0].data)) if rows else None

    def links(self, reports: Iterable[str]) -> list[Link]:
        """The live links, same or held apart, that touch any of these reports, by id."""
        found: dict[str, Link] = {}
        for some in chunks(reports):
            touching = or_(t.LINKS.c.a.in_(some), t.LINKS.c.b.in_(some))
            query = select(t.RECORDS.c.data).join(t.LINKS, t.LINKS.c.n == t.RECORDS.c.n).where(touching)
            links = (cast(Link, decode(kind_of(Link), row.data)) for row in self._rows(query))
            found.update((one.id, one) for one in links)
        return [found[key] for key in sorted(found)]

    def decisions(self, subject: str | None = None) -> list[Decision]:
        """The decisions in force; `trucewatch.ledger.fold.standing` says which those are.

        Args:
            subject: what they rule on; None for all subjects.
        """
        query = select(t.RECORDS.c.data).where(t.RECORDS.c.kind == kind_of(Decision))
        rows = self._rows(query.order_by(t.RECORDS.c.n))
        made = [cast(Decision, decode(kind_of(Decision), row.data)) for row in rows]
        return [one for one in fold.standing(made) if subject in (None, one.subject)]

    def text(self, document_id: str) -> str:
        """A document's text, also of a document that no longer stands.

        Raises:
            LedgerError: no such document.
            BodyMissingError: its text was erased or is lost.
        """
        document: Record | None = self.get(Document, document_id)
        if document is None:
            past = [one.record for one in self.history(document_id) if isinstance(one.record, Document)]
            if not past:
                raise LedgerError(f"no document {document_id}")
            document = past[-1]
        assert isinstance(document, Document)
        return self.bodies.get(document.text_sha256).decode("utf-8")

    def counts(self) -> dict[str, int]:
        """How many records of each kind stand; kinds without any are left out."""
        query = select(t.RECORDS.c.kind, func.count()).group_by(t.RECORDS.c.kind).order_by(t.RECORDS.c.kind)
        return {row[0]: row[1] for row in self._rows(query)}

    # --- where they come from --------------------------------------------------------------------

    def retired(self, key: str) -> Retirement | None:
        """The retirement that an id stands under now; None where it is live or unknown."""
        rows = self._rows(select(t.RETIRED.c.retirement).where(t.RETIRED.c.id == key))
        if not rows:
            return None
        words = [one.record for one in self.history(key) if isinstance(one.record, Retirement)]
        return words[-1] if words else None

    def history(self, key: str) -> list[Version]:
        """Every word on an id, oldest first: its versions, and the retirements that took it away.

        Reads the batches that hold them, so it is for a page, not for a loop.
        """
        query = select(t.MENTIONS.c.entry).where(t.MENTIONS.c.id == key).order_by(t.MENTIONS.c.entry)
        found: list[Version] = []
        for (seq,) in self._rows(query):
            entry = self.ledger.entry(seq)
            if entry is None:
                raise LedgerError(f"entry {seq} is not in the ledger; `trucewatch verify` says more")
            for record in self.ledger.records(entry):
                about = record.id == key or (isinstance(record, Retirement) and record.subject == key)
                if about and not (found and found[-1].record == record):
                    found.append(Version(entry, record))
        return found

    def entry_of(self, key: str) -> Entry | None:
        """The entry that brought the live record of an id in its present wording."""
        rows = self._rows(select(t.RECORDS.c.entry).where(t.RECORDS.c.id == key))
        return self.ledger.entry(rows[0].entry) if rows else None


def append_new(state: State, records: Iterable[Record], stage: str, *, at: str | None = None) -> int:
    """Appends what is not live in these very words already, as one entry, and refreshes the state.

    Where the same records are given again nothing is appended, not even an empty entry. Left out
    are records equal to the live one of their id (but for when they were met: `SEEN_AGAIN`), former
    wordings of a capture, document or finding that has a newer one, retirements of what does not
    stand, and documents that were erased: their bodies are removed again. Of several records with
    one id the last counts.

    Returns:
        How many records were appended.

    Raises:
        LedgerError: the ledger takes no entry.
    """
    erased = state.ledger.erased()
    kept = [one for one in records if not erased or not _is_erased(state, one, erased)]
    last = fold.fold(EMPTY, cast(Iterable[AnyRecord], kept))
    live = state.get_many(Record, [*last.live, *last.retired])
    fresh: list[Record] = []
    for record in last.live.values():
        if isinstance(record, Retirement):
            # One that the batch itself takes back, or of what does not stand, changes nothing.
            if last.retired.get(record.subject) == record and record.subject in live:
                fresh.append(record)
        elif not _known(state, live.get(record.id), record):
            fresh.append(record)
    if not fresh:
        return 0
    state.ledger.append(fresh, stage=stage, at=at)
    state.refresh()
    return len(fresh)


def _is_erased(state: State, record: Record, erased: set[str]) -> bool:
    if isinstance(record, Capture):
        body = record.sha256
    elif isinstance(record, Document):
        body = record.text_sha256
    else:
        return False
    if body not in erased:
        return False
    state.bodies.erase(body)
    return True


def _known(state: State, live: Record | None, record: Record) -> bool:
    if live is None:
        return False
    if _essence(live) == _essence(record):
        return True
    if type(record) not in SEEN_AGAIN:
        return False
    # The same document out of two inputs can be worded twice: the two must not take turns for ever.
    return any(_essence(record) == _essence(one.record) for one in state.history(record.id))


def _essence(record: Record) -> Any:
    blank = dict.fromkeys(SEEN_AGAIN.get(type(record), ()), "")
    return msgspec.structs.replace(record, **blank) if blank else record

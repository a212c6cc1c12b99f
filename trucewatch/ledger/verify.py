"""Verification: the chain, every body, every id, every span. It trusts no cache and no earlier run."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import msgspec

from trucewatch.errors import BodyMissingError, LedgerError
from trucewatch.ledger.log import GENESIS, Ledger, entry_hash
from trucewatch.model import KINDS, Entry, Span, decode_records, digest

Progress = Callable[[int, int], None]

# These are named, not hashed: their ids outlive their content.
NAMED = ("source", "incident", "agreement")
_SPAN = frozenset(Span.__struct_fields__)
TEXTS = 512  # document texts in memory at once
# Batches without an entry that tell of a lost ledger: a kill in the middle of the first append leaves one.
LOST = 2


def verify(ledger: Ledger, progress: Progress | None = None) -> list[str]:
    """Checks everything that the ledger vouches for.

    Args:
        ledger: what to check.
        progress: called with the entries done and their number, after each.

    Returns:
        A sentence for each thing that is broken; none means that all of this holds: entries are
        numbered without a gap and chained; every batch has its hash and the number of records it
        should have; every record decodes and its id fits its content; the bytes of every capture and the
        text of every document are there with their hash, or were erased by a decision; every span quotes
        its document's text exactly; the file is sound, and was not emptied beside its batches.
    """
    check = _Check(ledger)
    try:
        entries = check.entries()
    except LedgerError as error:  # a row that is no entry: nothing can be said of the rest
        return [str(error)]
    for done, entry in enumerate(entries, 1):
        check.batch(entry)
        if progress:
            progress(done, len(entries))
    check.finish()
    return check.broken


class _Check:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.broken: list[str] = []
        self._texts: dict[str, str] = {}  # document id to the digest of its text
        self._named: dict[str, str] = {}  # digest to what names it
        self._spans: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        self.text = lru_cache(maxsize=TEXTS)(self._read_text)

    def entries(self) -> list[Entry]:
        """The entries, their chain checked."""
        self.broken.extend(f"the ledger's file is damaged: {one}" for one in self._ledger.damage())
        found = list(self._ledger.entries())
        if not found and (lost := self._batches()) >= LOST:
            self.broken.append(f"the ledger is empty, but {lost} batches are kept: its entries were removed")
        previous, number, at = GENESIS, 0, ""
        for entry in found:
            if entry.seq != number + 1:
                self.broken.append(f"entry {entry.seq} follows entry {number}: entries are missing or moved")
            if entry.prev != previous:
                self.broken.append(f"entry {entry.seq} is not chained to the entry before it")
            if entry_hash(entry) != entry.hash:
                self.broken.append(f"entry {entry.seq} was altered: its hash is not that of its content")
            if entry.at < at:
                self.broken.append(f"entry {entry.seq} is earlier than the entry before it")
            previous, number, at = entry.hash, entry.seq, entry.at
        highest = self._ledger.highest()
        if highest > number:
            self.broken.append(f"the ledger ends at entry {number} but held {highest}: its end was cut off")
        return found

    def _batches(self) -> int:
        """How many bodies are batches of records; read only where no entry says so."""
        found = 0
        for sha in self._ledger.bodies.digests():
            try:
                found += bool(decode_records(self._ledger.bodies.get(sha)))
            except (LedgerError, BodyMissingError, msgspec.DecodeError, RecursionError):
                continue
        return found

    def batch(self, entry: Entry) -> None:
        """Checks one entry's records as far as the records before them allow."""
        where = f"entry {entry.seq}"
        try:
            lines = self._ledger.lines(entry)
            erased = self._ledger.body_of(entry) != entry.body
        except (BodyMissingError, LedgerError) as error:
            self.broken.append(f"{where}: {error}")
            return
        if len(lines) > entry.records or (len(lines) < entry.records and not erased):
            self.broken.append(f"{where} holds {len(lines)} records and says {entry.records}")
        for n, line in enumerate(lines, 1):
            try:
                decode_records(line)
                raw: dict[str, Any] = msgspec.json.decode(line)
            except msgspec.DecodeError as error:
                self.broken.append(f"{where}, record {n} cannot be decoded: {error}")
                continue
            raw.setdefault("id", "")
            self._record(f"{where}, {raw['id']}", raw)

    def finish(self) -> None:
        """Checks what needs the whole ledger: bodies, and spans whose documents came later."""
        for document, waiting in self._spans.items():
            many = f"{len(waiting)} spans name" if len(waiting) > 1 else "a span names"
            where = waiting[0][0]  # one lost batch of documents can leave thousands behind
            self.broken.append(f"{where}: {many} document {document}, which is not in the ledger")
        erased = self._ledger.erased()
        for sha in sorted(erased):
            if self._ledger.bodies.has(sha):
                self.broken.append(f"body {sha} was erased by a decision and is still there; erase it again")
        for sha, what in sorted(self._named.items()):
            try:
                self._ledger.bodies.get(sha)
            except BodyMissingError:
                if sha not in erased:
                    self.broken.append(f"{what}: its body {sha} is missing and no decision erased it")
            except LedgerError as error:
                self.broken.append(f"{what}: {error}")

    def _record(self, where: str, raw: dict[str, Any]) -> None:
        kind = raw["kind"]
        if kind not in NAMED and not _id_fits(raw):
            self.broken.append(f"{where}: its id does not fit its content")
        if kind == "capture":
            self._named.setdefault(raw["sha256"], f"capture {raw['id']}")
        elif kind == "document":
            self._texts[raw["id"]] = raw["text_sha256"]
            self._named.setdefault(raw["text_sha256"], f"document {raw['id']}")
            for former, span in self._spans.pop(raw["id"], ()):
                self._span(former, span)
        for span in _spans(raw):
            self._span(where, span)

    def _span(self, where: str, span: dict[str, Any]) -> None:
        sha = self._texts.get(span["document"])
        if sha is None:
            self._spans.setdefault(span["document"], []).append((where, span))
            return
        text = self.text(sha)
        # Without its text nothing can be said of a span; that the text is missing is said elsewhere.
        if text is None:
            return
        start, end = span["start"], span["end"]
        if not 0 <= start <= end or text[start:end] != span["quote"]:
            at = f"{span['document']} [{start}:{end}]"
            self.broken.append(f"{where}: a span does not quote {at} exactly")

    def _read_text(self, sha: str) -> str | None:
        try:
            return self._ledger.bodies.get(sha).decode("utf-8")
        except (BodyMissingError, LedgerError, UnicodeDecodeError):
            return None


def _id_fits(raw: dict[str, Any]) -> bool:
    # The line itself is hashed, not the decoded record: a field that a later version adds with a
    # default must not make the ids of former records wrong.
    cls = KINDS[raw["kind"]]
    if cls.IDENTITY:
        fields = {name: raw.get(name) for name in cls.IDENTITY}
    else:
        fields = {name: value for name, value in raw.items() if name != "id"}
    return bool(raw["id"] == f"{cls.PREFIX}-{digest(fields)[:20]}")


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.keys() == _SPAN:
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            if isinstance(one, dict | list):
                yield from _spans(one)

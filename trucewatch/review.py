"""Review: what waits for a person, and the decisions that persons make."""

from collections.abc import Iterator
from typing import NamedTuple

from trucewatch.config import Workspace
from trucewatch.errors import ConfigError
from trucewatch.ledger.erase import erase, plan
from trucewatch.ledger.fold import erases, question
from trucewatch.ledger.state import State
from trucewatch.ledger.views import IncidentFilter
from trucewatch.model import (
    Capture,
    Decision,
    Document,
    Finding,
    Record,
    Report,
)
from trucewatch.store.sql import AnyRow

PLAIN_RULINGS = ("same", "not_same", "accept", "reject", "note", "release", "withdraw", "erase")
# Rules of a finding that ask when and where it happened: what a person can often settle.
BOUNDARY_RULES = frozenset({"in_force", "in_the_area", "in_the_zone"})
READ_LANGUAGES = ("en",)


class QueueItem(NamedTuple):
    """One thing that waits for a person.

    Attributes:
        subject: the id to decide on.
        why: `contested`, `disputed`, `boundary`, `undated`, `unread_language` or `problem`.
        what: a line that says what it is about.
    """

    subject: str
    why: str
    what: str


def decide(
    workspace: Workspace, subject: str, ruling: str, *, by: str, reason: str, at: str | None = None
) -> Decision:
    """Records what a person ruled; the next run applies it. An erasure happens at once.

    Args:
        workspace: whose ledger.
        subject: an id, or two report ids joined by "+" for `same` and `not_same` (in any order).
        ruling: `same`, `not_same`, `accept`, `reject`, `value:SLOT=VALUE`, `note`, `release`,
            `withdraw` (of all that stands on the subject, or of one decision by its id), `erase` (of a
            document or a capture).
        by: who rules.
        reason: why.
        at: ISO 8601 time; the clock's by default.

    Raises:
        ConfigError: no such subject, no such ruling, a ruling that does not fit the subject, or
            nobody's name or no reason given. Nothing is recorded then.
        LedgerError: the ledger takes no entry.
    """
    if not by.strip() or not reason.strip():
        raise ConfigError("a decision names who rules and why")
    with State.open(workspace) as state:
        subject = _subject(state, subject, ruling)
        made_at = state.ledger.moment(at)
        decision = Decision(subject=subject, ruling=ruling, by=by.strip(), reason=reason.strip(), at=made_at)
        if ruling == "erase":
            live = set(state.get_many(Record, plan(state.ledger, subject).ids))
            erase(state.ledger, decision, live)
            state.rebuild()
        else:
            state.ledger.append([decision], stage="review", at=made_at)
    return decision


def queue(state: State) -> list[QueueItem]:
    """What waits for a person, the most urgent kind first; what was ruled on is left out.

    Contested incidents; findings under the text itself that are disputed, or that lack a time or a
    place near a bound; documents without a date or in a language that is not read; problems.
    """
    ruled = {one.subject for one in state.decisions() if question(one) != one.id}  # a note rules nothing
    seen: set[str] = set()
    waiting = []
    for item in _waiting(state):
        if item.subject not in ruled and item.subject not in seen:
            waiting.append(item)
            seen.add(item.subject)
    return waiting


def _waiting(state: State) -> Iterator[QueueItem]:
    rows = state.incident_rows(IncidentFilter(contested=True), order="date", descending=False, limit=None)
    for row in rows:
        yield QueueItem(row.id, "contested", f"{_incident(row)}: reports disagree on {row.contested}")
    for row in state.finding_rows(verdict="disputed", reading=None, limit=None):
        yield QueueItem(row.id, "disputed", f"{_incident(row)}, {row.agreement}: {row.says or row.rule}")
    rows = state.finding_rows(verdict="insufficient_information", reading=None, limit=None)
    findings = state.get_many(Finding, [row.id for row in rows])
    for row in rows:
        asks = [one for one in findings[row.id].reasons if one.answer == "unknown"]
        near = next((one for one in asks if one.rule in BOUNDARY_RULES), None)
        if near is not None:
            yield QueueItem(row.id, "boundary", f"{_incident(row)}, {row.agreement}: {near.says}")
    listed = set()
    for item in map(_unclear, state.document_rows(limit=None)):
        if item is not None:
            listed.add(item.subject)
            yield item
    for row in state.problem_rows(limit=None):
        if row.code != "nothing_found" and row.subject not in listed:
            yield QueueItem(row.id, "problem", f"{row.stage}, {row.code}: {row.subject}: {row.message}")


def _unclear(row: AnyRow) -> QueueItem | None:
    name = row.title or row.external_id or row.outlet or row.source
    if row.language not in (None, *READ_LANGUAGES):
        return QueueItem(row.id, "unread_language", f"{name}: language {row.language} is not read")
    if row.published is None:
        return QueueItem(row.id, "undated", f"{name}: {row.published_reason}")
    return None


def _incident(row: AnyRow) -> str:
    kind = (row.type or "an incident that no longer stands").replace("_", " ")
    return f"{row.date_start or 'no date'} {row.place_name or 'no place'}, {kind}"


def _subject(state: State, subject: str, ruling: str) -> str:
    """The subject as it is recorded, once the ruling is seen to fit it."""
    name, _, rest = ruling.partition(":")
    if ruling not in PLAIN_RULINGS and name != "value":
        raise ConfigError(f"no ruling {ruling!r}; there are: {', '.join(PLAIN_RULINGS)}, value:SLOT=VALUE")
    if ruling in ("same", "not_same"):
        return _pair(state, subject, ruling)
    if ruling == "withdraw":
        return _withdrawn(state, subject)
    record = state.get(Record, subject)
    if record is None:
        raise ConfigError(f"no record {subject!r} stands; give a whole id as `trucewatch review` lists it")
    if name == "value":
        slot, equals, value = rest.partition("=")
        if not equals or not value or slot not in record.__struct_fields__[1:]:
            slots = ", ".join(record.__struct_fields__[1:])
            raise ConfigError(f"{ruling!r} is not value:SLOT=VALUE with a slot of {subject}: {slots}")
    if ruling == "erase" and not isinstance(record, Document | Capture):
        raise ConfigError(f"{subject} is neither a document nor a capture, which are what can be erased")
    return subject


def _pair(state: State, subject: str, ruling: str) -> str:
    ids = sorted(set(subject.split("+")))
    if len(ids) != 2 or len(state.get_many(Report, ids)) != 2:
        raise ConfigError(f"{ruling} is ruled on two reports that stand, REPORT+REPORT, not on {subject!r}")
    return "+".join(ids)


def _withdrawn(state: State, subject: str) -> str:
    names = (subject, "+".join(sorted(subject.split("+"))))
    for one in state.decisions():
        if not erases(one) and (one.id in names or one.subject in names):
            return one.id if one.id in names else one.subject
    raise ConfigError(f"no decision on {subject!r} stands that could be withdrawn")

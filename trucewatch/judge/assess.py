"""Incidents against agreements: one finding for each incident, agreement and reading."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

import msgspec

from trucewatch.judge import rules
from trucewatch.judge.facts import Facts, ReportsBy, ResolutionsBy, latest_date
from trucewatch.judge.readings import ActorFacts, Lens, Remembered, Standing
from trucewatch.judge.trace import Step
from trucewatch.judge.weigh import Outcome, decide, questions, reasons, weigh
from trucewatch.model import Agreement, Attribution, Finding, Incident, Reason, Verdict, canonical_json

UNSPOKEN = frozenset({"ceasefire_act", "military_move", "aid_delivery", "evacuation_or_exchange"})
"""Acts that are no hostilities: held against an agreement only where a provision names them."""


def assess(
    incidents: Iterable[Incident],
    agreements: Sequence[Agreement],
    *,
    reports: ReportsBy,
    resolutions: ResolutionsBy,
    actors: ActorFacts,
    published: Callable[[str], str | None],
    as_of: str,
) -> Iterator[Finding]:
    """Holds incidents against agreements under the text and under every reading.

    An incident of a kind that no provision names and that is no hostility gets no finding.

    Args:
        incidents: in any order; each is judged by itself.
        agreements: as loaded, see `judge.load`.
        reports: a report by its id, for the words behind a reason.
        resolutions: what a report's names stand for, by the report's id.
        actors: the actor registry.
        published: a document's ISO publication date by its id; bounds incidents without a date.
        as_of: ISO 8601 UTC, when the findings are reached.

    Yields:
        Findings, for each incident in the order of the agreements, the text before the readings.
    """
    known = Remembered(actors)
    compiled = [_compile(agreement, known) for agreement in agreements]
    said = {id(lens): rules.reading(lens) for lenses in compiled for lens in lenses}
    for incident in incidents:
        latest = latest_date([published(d) for d in incident.documents])
        for lenses in compiled:
            facts = Facts(incident, reports, resolutions, latest, lenses[0].agreement.timezone)
            yield from _against(lenses, facts, as_of, said)


def _compile(agreement: Agreement, actors: ActorFacts) -> list[Lens]:
    pool: dict[tuple[object, ...], Standing] = {}
    return [Lens(agreement, reading, actors, pool=pool) for reading in (None, *agreement.readings)]


def _against(lenses: Sequence[Lens], facts: Facts, as_of: str, said: dict[int, Step]) -> Iterator[Finding]:
    """One incident against one agreement under all its readings.

    Readings that hold the text's own windows share the answer on time and, where it decides, the
    whole trace; readings that see the incident's actors alike share all but the reading itself.
    Most incidents of a war lie outside any truce and most readings part over few actors: this
    saves most of the work.
    """
    if not any(_speaks(lens, facts) for lens in lenses):
        return
    timing: dict[str | None, Step] = {}
    outside: dict[str | None, Sealed] = {}
    alike: dict[tuple[object, ...], Sealed] = {}
    for lens in lenses:
        key = lens.id if lens.own_time else None
        step = timing.get(key)
        if step is None:
            step = timing[key] = rules.in_force(lens, facts)
        if step.answer == "no":
            sealed = outside.get(key)
            if sealed is None:
                sealed = outside[key] = seal(lens, facts, decide((step,), None))
        else:
            view = (key, *lens.view(facts.incident.type, facts.actors, facts.day or lens.first_day))
            shared = alike.get(view)
            if shared is None:
                shared = alike[view] = seal(lens, facts, _judge(lens, facts, step))
            sealed = _read_as(said[id(lens)].reason, shared)
        yield _finding(lens, facts, sealed, as_of)


class Sealed(msgspec.Struct, frozen=True):
    """A verdict with its reasons, and these as JSON, which readings of one incident may share."""

    verdict: Verdict
    provision: str | None
    reasons: tuple[Reason, ...]
    reasons_json: msgspec.Raw
    changes: tuple[str, ...]


def seal(lens: Lens, facts: Facts, outcome: Outcome) -> Sealed:
    """Closes an outcome: its reasons each once, the questions that would change it."""
    said = reasons(outcome.steps)
    return Sealed(
        outcome.verdict,
        outcome.provision.id if outcome.provision else None,
        said,
        msgspec.Raw(canonical_json(said)),
        questions(lens, facts, outcome),
    )


def _read_as(read: Reason, shared: Sealed) -> Sealed:
    """What readings share, under one of them: its own reason comes first."""
    joined = b"[" + canonical_json(read) + b"," + bytes(shared.reasons_json)[1:]
    return Sealed(
        shared.verdict, shared.provision, (read, *shared.reasons), msgspec.Raw(joined), shared.changes
    )


def _finding(lens: Lens, facts: Facts, sealed: Sealed, as_of: str) -> Finding:
    """The record. Its id is the one that its content asks for, made without encoding it twice."""
    agreement, grade = lens.agreement, facts.incident.grade
    identity = {
        "incident": facts.incident.id,
        "agreement": agreement.id,
        "version": agreement.version,
        "provision": sealed.provision,
        "reading": lens.id,
        "verdict": sealed.verdict,
        "grade": grade,
        "reasons": sealed.reasons_json,
    }
    return Finding(
        id=f"{Finding.PREFIX}-{sha256(canonical_json(identity)).hexdigest()[:20]}",
        incident=facts.incident.id,
        agreement=agreement.id,
        version=agreement.version,
        provision=sealed.provision,
        reading=lens.id,
        verdict=sealed.verdict,
        grade=grade,
        reasons=sealed.reasons,
        changes=sealed.changes,
        as_of=as_of,
    )


def _speaks(lens: Lens, facts: Facts) -> bool:
    """Whether the agreement could speak of such an act at all under this reading."""
    if facts.incident.type not in UNSPOKEN:
        return True
    named = lens.by_act.get(facts.incident.type, ())
    return any(p.zone is None or rules.in_the_zone(lens, facts, p.zone).answer != "no" for p in named)


def _judge(lens: Lens, facts: Facts, timing: Step) -> Outcome:
    """One incident under one reading, once it is not certain that the agreement was not in force."""
    common = [timing, rules.in_the_area(lens, facts)]
    if facts.incident.status != "asserted":
        common.append(rules.happened(facts))
    provisions = lens.by_act.get(facts.incident.type, ())
    if not provisions:
        common.append(rules.act_named(lens, facts, None))
    shared = tuple(common)
    if any(s.answer == "no" for s in shared):
        return decide(shared, None)
    doers: tuple[Attribution | None, ...] = facts.incident.actors or (None,)
    outcomes = []
    for doer in doers:
        seen = facts if doer is None else facts.against(doer)
        tried = (weigh(lens, seen, provision, doer, shared) for provision in provisions)
        outcomes.append(max(tried, key=lambda o: o.rank))
    return _joined(lens, doers, outcomes)


def _joined(lens: Lens, doers: Sequence[Attribution | None], outcomes: Sequence[Outcome]) -> Outcome:
    """What alternative doers come to together.

    The same for all: that. A violation for some only: disputed, since it turns on who did it.
    Otherwise the weightiest verdict speaks, and an unknown weighs more than an exemption.
    """
    best = max(outcomes, key=lambda o: o.rank)
    names = tuple(dict.fromkeys(d.actor.name for d in doers if d))
    if len(names) < 2:
        return best
    verdicts = {o.verdict for o in outcomes}
    split = rules.alternatives(lens, names, len(verdicts) == 1)
    steps = tuple(s for o in outcomes if o is not best for s in o.steps)
    if best.verdict == "apparent_violation" and len(verdicts) > 1:
        return Outcome("disputed", best.provision, (*steps, *best.steps, split))
    return Outcome(best.verdict, best.provision, (*steps, *best.steps[:-1], split, best.steps[-1]))

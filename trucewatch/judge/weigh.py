"""One provision held against one doer of one incident: the chain of rules, and what it comes to."""

from dataclasses import dataclass

from trucewatch.judge import parties, rules
from trucewatch.judge.facts import CIVILIAN, Facts
from trucewatch.judge.logic import all_of
from trucewatch.judge.readings import Lens
from trucewatch.judge.trace import Step
from trucewatch.model import Attribution, Provision, Reason, Verdict

WEIGHT: dict[Verdict, int] = {
    "apparent_violation": 6,
    "disputed": 5,
    "insufficient_information": 4,
    "exempt": 3,
    "permitted": 2,
    "not_covered": 1,
}
"""Which verdict speaks for an incident where provisions or doers lead to several."""

ORDER = ("act_not_barred", "not_bound", "outside_area")
"""Among provisions that do not cover an incident, the one that comes nearest to covering it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a provision says of an incident done by one doer; the deciding reason stands last."""

    verdict: Verdict
    provision: Provision | None
    steps: tuple[Step, ...]

    @property
    def rank(self) -> tuple[int, int]:
        """Orders outcomes: the weightiest verdict, then the nearest miss."""
        near = 0
        if self.verdict == "not_covered":
            last = self.steps[-1].reason.rule
            near = -ORDER.index(last) if last in ORDER else -len(ORDER)
        return WEIGHT[self.verdict], near


def decide(steps: tuple[Step, ...], provision: Provision | None) -> Outcome:
    """The verdict that a chain of answers comes to, its deciding reason moved to the end.

    One "no" decides, whatever is unknown (`logic.all_of`). Where none is "no" and some are
    unknown, the unknown ones come last, the most fundamental at the very end: disputed where sides
    differ over each of them, and too little information where anything is simply not reported.
    """
    joined = all_of(s.answer for s in steps)
    if joined == "no":
        last = next(s for s in steps if s.answer == "no")
        kept = tuple(s for s in steps if s.answer != "no")
        return Outcome("not_covered", provision, (*kept, last))
    if joined == "unknown":
        known = tuple(s for s in steps if s.answer == "yes")
        unknown = tuple(s for s in steps if s.answer == "unknown")
        sides_differ = all(s.disputed for s in unknown)
        verdict: Verdict = "disputed" if sides_differ else "insufficient_information"
        return Outcome(verdict, provision, (*known, *reversed(unknown)))
    allowed = provision is not None and provision.kind == "permission"
    last = next((s for s in steps if s.reason.rule == "act_named"), steps[-1])
    others = tuple(s for s in steps if s is not last)
    return Outcome("permitted" if allowed else "apparent_violation", provision, (*others, last))


def weigh(
    lens: Lens, facts: Facts, provision: Provision, doer: Attribution | None, common: tuple[Step, ...]
) -> Outcome:
    """Holds one provision against one doer, after the steps that are common to all.

    Args:
        lens: the agreement under one reading.
        facts: the incident.
        provision: a provision that speaks of such an act under this reading.
        doer: one of the alternatives; null where no report names a doer.
        common: the steps on time, area and whether it happened at all, none of them "no".
    """
    named = rules.act_named(lens, facts, provision)
    steps = [*common, named]
    if provision.until:
        steps.append(rules.still_owed(lens, facts, provision.until))
    if provision.zone:
        steps.append(rules.in_the_zone(lens, facts, provision.zone))
    if provision.kind == "permission" and not provision.actors:
        return decide(tuple(steps), provision)
    hit = parties.protected(lens, facts, provision, _parties(lens, facts, doer))
    excluded = hit.answer == "no" and _is_excluded(lens, facts)
    binding = parties.bound(lens, facts, provision, doer)
    if excluded:
        exception = _exception(lens, facts, doer)
        if exception is not None or binding.answer != "no":
            spared = [s for s in steps if s is not named]
            known = () if binding.answer == "no" else (binding,)
            return Outcome("exempt", exception or provision, (*spared, *known, hit))
    return decide((*steps, binding, hit), provision)


def _is_excluded(lens: Lens, facts: Facts) -> bool:
    target = facts.incident.target_actor
    if target is None or target.entity is None or facts.incident.target_kind in CIVILIAN:
        return False
    return lens.standing(target.entity, facts.day or lens.first_day).excluded == "yes"


def _parties(lens: Lens, facts: Facts, doer: Attribution | None) -> tuple[str, ...]:
    if doer is None or doer.actor.entity is None:
        return ()
    return tuple(lens.standing(doer.actor.entity, facts.day or lens.first_day).parties)


def _exception(lens: Lens, facts: Facts, doer: Attribution | None) -> Provision | None:
    """The exception under which a doer may act against the excluded, if one names it."""
    mine = _parties(lens, facts, doer)
    for one in lens.exceptions:
        if (not one.acts or facts.incident.type in one.acts) and any(p in one.actors for p in mine):
            return one
    return None


def questions(lens: Lens, facts: Facts, outcome: Outcome) -> tuple[str, ...]:
    """What would change a verdict: a question each, without repetition."""
    asked = [q for s in outcome.steps for q in s.asks]
    if outcome.verdict in ("apparent_violation", "disputed", "insufficient_information"):
        asked += [f"{p.says} Was this such a case? Reports alone do not decide it." for p in lens.free]
        if lens.agreement.exclusions and facts.incident.target_kind in CIVILIAN:
            asked.append(
                "Was the place held by an excluded group? No agreed map of such areas is part of the data."
            )
        if facts.incident.type == "armed_clash":
            asked.append("Who attacked first?")
    if outcome.verdict == "apparent_violation":
        asked.append("What does the party concerned reply?")
    known_from = lens.agreement.publicly_known_from
    if known_from and facts.day and facts.day < known_from and outcome.verdict != "not_covered":
        asked.append(f"The text became public on {known_from} only: what of it was known to those concerned?")
    return tuple(dict.fromkeys(asked))


def reasons(steps: tuple[Step, ...]) -> tuple[Reason, ...]:
    """The reasons of a chain, each once, the deciding one last."""
    unique = dict.fromkeys(s.reason for s in steps)
    last = steps[-1].reason
    return (*(r for r in unique if r != last), last)

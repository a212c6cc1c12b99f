"""The rules on persons: who is bound, who is protected, under one reading.

The docstrings are templates (see `judge.trace`): what stands there is what the analyst reads.
"""

from trucewatch.judge.facts import CIVILIAN, KINDS, Facts
from trucewatch.judge.readings import Lens
from trucewatch.judge.trace import Asked, rule
from trucewatch.judge.windows import bounds, lies
from trucewatch.model import Answer, Attribution, Provision


@rule(no="not_bound")
def bound(lens: Lens, facts: Facts, provision: Provision, doer: Attribution | None) -> Asked:
    """Is the one who did it bound by the provision?

    yes: The actor, {actor}, is bound: it counts to the party "{party}".
    no stranger: The actor, {actor}, is not bound: it is no party to the {word}.
    no sponsor: The actor, {actor}, is not bound: as "{party}" it sponsors the {word} and did not accept
        its terms as a party.
    no other: The actor, {actor}, is not bound by this provision: it counts to "{party}", which the
        provision does not name.
    no excluded: The actor, {actor}, is not bound: it stands outside the {word}, for {why}.
    no lapsed: The actor, {actor}, was not bound: {dated}, and the acceptance of "{party}" {bound}.
    no lapsed? Did "{party}" renew its acceptance?
    unknown unnamed: Who did it is not known: no report names a doer.
    unknown unnamed? Who did it?
    unknown unresolved: Whether the actor, {actor}, is bound is not known: the reports do not say which
        organisation that is.
    unknown unresolved? Which organisation is meant by "{actor}"?
    unknown membership: Whether the actor, {actor}, counts to "{party}" is not known.
    unknown membership? Did {actor} tell a sponsor that it accepts?
    unknown disputed: Whether the actor, {actor}, is bound is disputed: whether "{party}" accepted the
        {word} is itself disputed.
    unknown disputed? Did "{party}" accept the {word}, and who attests it?
    unknown contested: Whether the actor, {actor}, was still bound is disputed: {dated}, and the
        acceptance of "{party}" {bound}.
    unknown contested? Did the acceptance of "{party}" still stand?
    unknown boundary: Whether the actor, {actor}, was bound is not known: {dated}, and the acceptance of
        "{party}" {bound}.
    unknown boundary? At what hour did it happen?
    unknown listed: Whether the actor, {actor}, stands outside the {word} is not known: {why}.
    unknown listed? Was {actor}, or the part of it that acted, among the excluded on that day?
    """
    if doer is None:
        return Asked("unknown", "unnamed")
    words = {"actor": doer.actor.name, "word": lens.word, "dated": facts.dated}
    evidence = facts.doer_spans(doer)
    entity = doer.actor.entity
    if entity is None or lens.unnamed(entity):
        return Asked("unknown", "unresolved", words, evidence)
    day = facts.day or lens.first_day
    standing = lens.standing(entity, day)
    if standing.excluded == "yes":
        return Asked("no", "excluded", words | {"why": standing.why}, evidence)
    if standing.excluded == "unknown":
        return Asked("unknown", "listed", words | {"why": standing.why}, evidence)
    wanted = lens.bound_parties(provision)
    mine = {p: a for p, a in standing.parties.items() if p in wanted}
    for one in wanted:  # a provision may name an actor that is no party
        if one not in mine and lens.party(one) is None and lens.belongs(entity, one, day):
            mine[one] = "yes"
    if not mine:
        return Asked("no", *_stranger(lens, standing.parties, words), evidence)
    party = next((p for p, a in mine.items() if a == "yes"), next(iter(mine)))
    words["party"] = party
    answer, cause, window = _acceptance(lens, facts, party)
    words["bound"] = window
    if answer == "no":
        return Asked("no", "lapsed", words, evidence)
    if mine[party] == "unknown":
        cause = "disputed" if standing.disputed else "membership"
        return Asked("unknown", cause, words, evidence, disputed=standing.disputed)
    if answer == "unknown":
        return Asked("unknown", cause, words, evidence, disputed=cause == "contested")
    return Asked("yes", words=words, evidence=evidence)


def _stranger(lens: Lens, parties: dict[str, Answer], words: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Why a provision does not bind an actor that it does not name."""
    for key in parties:
        party = lens.party(key)
        if party is not None:
            cause = "sponsor" if party.role in ("sponsor", "guarantor") else "other"
            return cause, words | {"party": key}
    return "stranger", words


def _acceptance(lens: Lens, facts: Facts, party: str) -> tuple[Answer, str, str]:
    """Whether a party's own acceptance held: answer, cause and the bound in words."""
    held = lens.held.get(party)
    if held is None:
        return "yes", "", ""
    answer, place, window = lies(facts.when, held)
    cause = "contested" if place == "contested" else "boundary"
    return answer, cause, bounds(window, place)


@rule(no="act_not_barred")
def protected(lens: Lens, facts: Facts, provision: Provision, doer_parties: tuple[str, ...]) -> Asked:
    """Does the provision protect what was hit?

    yes party: The target, {target}, is protected: it counts to the party "{party}".
    yes kind: The target, {target}, is protected: the provision names {kind}.
    yes any: The provision protects everyone, whoever was meant.
    no other: The provision does not protect the target, {target}: it names neither it nor its kind.
    no own: The provision does not protect the target, {target}, from its own side.
    no lapsed: The provision did not protect the target, {target}, then: {dated}, and the acceptance of
        "{party}" {bound}.
    no lapsed? Did "{party}" renew its acceptance?
    no excluded: The target, {target}, is not protected: {why}.
    no excluded? Was anyone else hit who is protected?
    unknown unnamed: What was hit is not known: no report says whom or what it was aimed at.
    unknown unnamed? Whom or what did it hit?
    unknown unresolved: Whether the target, {target}, is protected is not known: the reports do not say
        which organisation that is.
    unknown unresolved? Which organisation was hit: one that accepted, or one that is excluded?
    unknown membership: Whether the target, {target}, is protected is not known: whether it counts to
        "{party}" is not on record.
    unknown membership? Did {target} tell a sponsor that it accepts?
    unknown disputed: Whether the target, {target}, is protected is disputed: whether "{party}" accepted
        the {word} is itself disputed.
    unknown disputed? Did "{party}" accept the {word}, and who attests it?
    unknown contested: Whether the target, {target}, was still protected is disputed: {dated}, and the
        acceptance of "{party}" {bound}.
    unknown contested? Did the acceptance of "{party}" still stand?
    unknown boundary: Whether the target, {target}, was protected is not known: {dated}, and the
        acceptance of "{party}" {bound}.
    unknown boundary? At what hour did it happen?
    unknown listed: Whether the target, {target}, is excluded is not known: {why}.
    unknown listed? Was {target}, or the part of it that was hit, among the excluded on that day?
    unknown reading: Whether the target, {target}, is protected is not known: {why}.
    unknown reading? Does the reader count {target} among those it excludes?
    unknown mixed: Whether the target is protected is not known: the reports name {target}, which is
        excluded, and {kind} too.
    unknown mixed? Who was hit: the excluded group, or civilians?
    """
    one = facts.incident
    kind = one.target_kind
    words = {
        "target": facts.target,
        "word": lens.word,
        "dated": facts.dated,
        "kind": KINDS[kind] if kind else "",
    }
    evidence = facts.spans("target")
    entity = one.target_actor.entity if one.target_actor else None
    day = facts.day or lens.first_day
    standing = lens.standing(entity, day) if entity and not lens.unnamed(entity) else None
    if standing and standing.excluded == "yes":
        if kind in CIVILIAN:
            return Asked("unknown", "mixed", words, evidence)
        return Asked("no", "excluded", words | {"why": standing.why}, evidence, decides="target_excluded")
    if kind in CIVILIAN and (kind in provision.targets or not provision.targets):
        return Asked("yes", "kind", words, evidence)
    if not provision.targets and (provision.kind in ("obligation", "permission") or provision.zone):
        return Asked("yes", "any", words, evidence)
    if kind in CIVILIAN:
        return Asked("no", "other", words, evidence)
    if standing is None:
        return _unnamed_target(facts, provision, words)
    return _hit_actor(lens, facts, provision, doer_parties, words)


def _hit_actor(
    lens: Lens, facts: Facts, provision: Provision, doer_parties: tuple[str, ...], words: dict[str, str]
) -> Asked:
    """A target that the registry knows and no exclusion names: whose party it is, and whether it held."""
    evidence = facts.spans("target")
    entity = facts.incident.target_actor.entity if facts.incident.target_actor else None
    day = facts.day or lens.first_day
    standing = lens.standing(entity or "", day)
    wanted = provision.targets or tuple(p.id for p in lens.agreement.parties)
    mine = {p: a for p, a in standing.parties.items() if p in wanted}
    for target in wanted:  # a provision may name an actor that is no party
        if entity and target not in mine and lens.party(target) is None and target not in KINDS:
            mine |= {target: "yes"} if lens.belongs(entity, target, day) else {}
    party = next((p for p, a in mine.items() if a == "yes"), next(iter(mine), None))
    if party is not None and party in doer_parties and mine[party] == "yes":
        return Asked("no", "own", words, evidence)
    if standing.excluded == "unknown" and any(lens.party(t) is not None for t in wanted):
        return Asked("unknown", "listed", words | {"why": standing.why}, evidence)
    if party is None:
        return Asked("no", "other", words, evidence)
    answer, cause, window = _acceptance(lens, facts, party)
    words |= {"party": party, "bound": window}
    if answer == "no":
        return Asked("no", "lapsed", words, evidence)
    if standing.in_doubt_as_target:
        return Asked("unknown", "reading", words | {"why": standing.in_doubt_as_target}, evidence)
    if mine[party] == "unknown":
        cause = "disputed" if standing.disputed else "membership"
        return Asked("unknown", cause, words, evidence, disputed=standing.disputed)
    if answer == "unknown":
        return Asked("unknown", cause, words, evidence, disputed=cause == "contested")
    return Asked("yes", "party", words, evidence)


def _unnamed_target(facts: Facts, provision: Provision, words: dict[str, str]) -> Asked:
    """A target without an organisation: its kind may rule the provision out, nothing rules it in."""
    one = facts.incident
    evidence = facts.spans("target")
    combatant = one.target_kind in ("armed_group", "state_forces")
    if combatant and provision.targets and all(t in KINDS for t in provision.targets):
        return Asked("no", "other", words, evidence)
    named = one.target_actor is not None or combatant
    return Asked("unknown", "unresolved" if named else "unnamed", words, evidence)

"""The rules: each asks one question of an incident and answers yes, no or unknown.

The docstrings are templates (see `judge.trace`): what stands there is what the analyst reads.
"""

from trucewatch.judge.facts import Facts
from trucewatch.judge.readings import Lens
from trucewatch.judge.trace import Asked, rule
from trucewatch.judge.windows import bounds, day_words, lies, moment, moment_words
from trucewatch.judge.zones import in_area, in_zone
from trucewatch.model import Answer, Provision


@rule()
def reading(lens: Lens) -> Asked:
    """Under whose reading is the text applied?

    yes: Read as {by} reads it{since} ({source}): {says}
    yes text: Read by the text itself.
    """
    one = lens.reading
    if one is None:
        return Asked("yes", "text")
    since = f" since {day_words(one.since)}" if one.since else ""
    words = {"by": lens.name(one.by), "since": since, "source": one.source, "says": one.says}
    return Asked("yes", words=words)


@rule(no="not_in_force")
def in_force(lens: Lens, facts: Facts) -> Asked:
    """Was the agreement in force when it happened?

    yes inside: The {word} was in force: {dated}, and the {word} {bound}.
    no before: The {word} was not in force: {dated}, and the {word} {bound}.
    no before? Is there a report that dates it to a day in the {word}?
    no after: The {word} was no longer in force: {dated}, and the {word} {bound}.
    no after? Did any side hold that the {word} still stood then?
    no between: The {word} was not in force: {dated}, and the {word} {bound}.
    unknown undated: Whether the {word} was in force is not known: {dated}, and the {word} {bound}.
    unknown undated? On which day did it happen?
    unknown boundary: Whether the {word} was in force is not known: {dated}, and the {word} {bound}.
    unknown boundary? At what hour did it happen?
    unknown closing: Whether the {word} was in force beyond dispute is not known: {dated}, and the
        {word} {bound}.
    unknown closing? At what hour did it happen?
    unknown contested: Whether the {word} was still in force is disputed: {dated}, and the {word}
        {bound}.
    unknown contested? Do the parties accept that the {word} still held then?
    """
    answer, place, window = lies(facts.when, lens.held.get(None, ()))
    words = {"word": lens.word, "dated": facts.dated, "bound": bounds(window, place)}
    return Asked(answer, place, words, facts.spans("time"), disputed=place == "contested")


@rule(no="not_in_force")
def still_owed(lens: Lens, facts: Facts, until: str) -> Asked:
    """Did the provision, which ends before the agreement does, still hold?

    yes: The provision still held: {dated}, and it {bound}.
    no: The provision no longer held: {dated}, and it {bound}.
    unknown: Whether the provision still held is not known: {dated}, and it {bound}.
    unknown? At what hour did it happen?
    """
    zone = lens.agreement.timezone
    end = moment(until, zone)
    answer: Answer = "yes" if facts.when.hi < end else "no" if facts.when.lo >= end else "unknown"
    words = {"dated": facts.dated, "bound": f"ended on {moment_words(until, zone)}"}
    return Asked(answer, words=words, evidence=facts.spans("time"))


@rule(no="outside_area")
def in_the_area(lens: Lens, facts: Facts) -> Asked:
    """Did it happen where the agreement holds?

    yes: It happened in the area: {place} lies in {area}.
    no: It happened outside the area: {place} ({country}) does not lie in {area}.
    unknown: Where it happened is not known well enough to say whether it lies in {area}.
    unknown? Where exactly did it happen?
    """
    agreement = lens.agreement
    area = agreement.country
    if agreement.area != "nationwide":
        area = next(z.name for z in agreement.zones if z.id == agreement.area)
    place = facts.place
    words = {"area": area, "place": place.name if place else "", "country": (place and place.country) or ""}
    return Asked(in_area(place, agreement), words=words, evidence=facts.spans("place"))


@rule(no="outside_area")
def in_the_zone(lens: Lens, facts: Facts, zone_id: str) -> Asked:
    """Did it happen in the zone for which the provision is made?

    yes: It happened in the zone: {place} lies in {zone}.
    no: It happened outside the zone: {place} does not lie in {zone}, for which alone the provision is
        made.
    unknown: Whether it happened in {zone} is not known: the line of the zone is {line}.
    unknown? Where exactly did it happen, and where does the line of {zone} run?
    """
    zone = next(z for z in lens.agreement.zones if z.id == zone_id)
    place = facts.place
    line = {"agreed": "agreed, but the place is known only roughly", "claimed": "claimed by one side only"}
    words = {
        "zone": zone.name,
        "place": place.name if place else "the place",
        "line": line.get(zone.delineation, "not known to be agreed"),
    }
    return Asked(in_zone(place, zone), words=words, evidence=facts.spans("place"))


@rule(no="act_not_barred")
def happened(facts: Facts) -> Asked:
    """Do the reports say that it happened?

    yes: Reports say that it happened.
    no: The reports speak of a plan or a threat: the act has not happened, and no provision bars
        announcing it.
    no? Was it carried out?
    unknown denied: The reports only deny it.
    unknown denied? Does any source say that it happened?
    unknown disputed: Some say that it happened, others deny it.
    unknown disputed? What evidence beyond the two versions shows whether it happened?
    """
    status = facts.incident.status
    if status == "asserted":
        return Asked("yes", evidence=facts.spans("act"))
    if status == "planned_or_threatened":
        return Asked("no", evidence=facts.spans("status"))
    return Asked("unknown", status, evidence=facts.spans("status"), disputed=status == "disputed")


@rule(no="act_not_barred")
def act_named(lens: Lens, facts: Facts, provision: Provision | None) -> Asked:
    """Does a provision speak of such an act?

    yes: {kind} "{id}" speaks of {act}: {says} ({clause}.)
    yes reading: This reading brings {act} under the {kind} "{id}": {says} ({clause}.)
    no: No provision of the {word} speaks of {act}.
    no? Does any party hold that the {word} bars {act}?
    """
    act = facts.act
    if provision is None:
        return Asked("no", words={"word": lens.word, "act": act}, evidence=facts.spans("act"))
    by_reading = facts.incident.type not in provision.acts
    words = {
        "kind": provision.kind if by_reading else provision.kind.capitalize(),
        "id": provision.id,
        "act": act,
        "says": provision.says,
        "clause": provision.clause.rstrip("."),
    }
    return Asked("yes", "reading" if by_reading else "", words, facts.spans("act"))


@rule()
def alternatives(lens: Lens, names: tuple[str, ...], agree: bool) -> Asked:
    """Does the answer depend on which of the named doers it was?

    yes: It depends on who did it: the reports name {names}, and the answers differ.
    yes? Which of {names} did it?
    no: It does not depend on who did it: the reports name {names}, and the answer is the same for each.
    """
    listed = ", ".join(names[:-1]) + f" and {names[-1]}"
    return Asked("no" if agree else "yes", words={"names": listed})

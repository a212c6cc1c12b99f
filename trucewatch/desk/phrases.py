"""How codes, dates and figures are told on a page."""

from collections.abc import Sequence
from datetime import date, datetime

from trucewatch.model import Agreement
from trucewatch.publish.tables import VERDICT_WORDS

# What asks for a person's eye comes first.
VERDICTS = (
    "apparent_violation",
    "disputed",
    "insufficient_information",
    "exempt",
    "permitted",
    "not_covered",
)
assert set(VERDICTS) == set(VERDICT_WORDS)

RULE_WORDS = {
    "not_in_force": "not in force",
    "outside_area": "outside the area",
    "not_bound": "the doer is not bound",
    "act_not_barred": "the act is not barred",
}
PRECISION_WORDS = {
    1: "the place itself",
    2: "near it",
    3: "somewhere in the district",
    4: "somewhere in the governorate",
    5: "along it",
    6: "somewhere in the country",
    7: "at sea or in the air",
}
COUNT_WORDS = {
    "killed": "Killed",
    "killed_civilians": "of them civilians",
    "killed_children": "of them children",
    "killed_combatants": "of them combatants",
    "injured": "Injured",
}


def words(name: str) -> str:
    """A code word as a person reads it."""
    return name.replace("_", " ")


def date_words(start: str | None, end: str | None) -> str:
    """A date, a range of dates, or the plain word that there is none."""
    if not start:
        return "no date"
    return start if start == end or not end else f"{start} to {end}"


def day_words(iso: str) -> str:
    """ "22 Feb 2016" for an ISO date or date-time."""
    day = date.fromisoformat(iso[:10])
    return f"{day.day} {day.strftime('%b %Y')}"


def moment_words(iso: str | None) -> str:
    """ "27 Feb 2016, 00:00" for an ISO date-time; nothing for none."""
    if not iso:
        return ""
    return f"{day_words(iso)}, {datetime.fromisoformat(iso):%H:%M}" if len(iso) > 10 else day_words(iso)


def agreement_label(agreement: Agreement) -> str:
    """A short name: what kind of instrument it is, and when it was signed."""
    kind = words(agreement.instrument).capitalize()
    return f"{kind}, {day_words(agreement.signed)}" if agreement.signed else f"{kind} {agreement.id}"


def agreement_labels(agreements: Sequence[Agreement]) -> dict[str, str]:
    """Short names by id; the id where two would be called alike."""
    made = {one.id: agreement_label(one) for one in agreements}
    taken = list(made.values())
    return {key: label if taken.count(label) == 1 else key for key, label in made.items()}


def figure(low: int, high: int | None) -> str:
    """ "1,200", "16 to 31", "58 or more"."""
    if high is None:
        return f"{low:,} or more"
    return f"{low:,}" if high == low else f"{low:,} to {high:,}"


def count_of(number: int, one: str, many: str | None = None) -> str:
    """ "1 origin", "2,000 origins"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def unquoted(text: str) -> str:
    """A quotation without the marks around it, which the page sets itself."""
    return text.strip().strip('"“”„«»').rstrip(",").strip() or text

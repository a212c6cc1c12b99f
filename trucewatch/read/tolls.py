"""Tolls of a capture: who takes a place kills nobody by taking it, the fight for it does."""

from collections.abc import Iterator

from msgspec import structs

from trucewatch.model.reports import Report
from trucewatch.read.patterns import caseless
from trucewatch.read.triggers import GROUPS, VIOLENT

_FIGHT = caseless(r"\b(?:fight(?:ing)?|clash(?:es)?|battles?|combat|assault|offensive)\b")
_COUNTS = ("killed", "killed_civilians", "killed_children", "killed_combatants", "injured")


def fights_apart(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """The reports with the tolls of captures taken from them; the fight that their words tell has it.

    A capture whose dead another incident of the report counts already, or that was taken without a told
    fight, only loses them: a missing number is better than one of the wrong incident.
    """
    return tuple(one for report in reports for one in _apart(report, reports))


def _apart(report: Report, reports: tuple[Report, ...]) -> Iterator[Report]:
    if report.type != "territory_change" or (report.killed is None and report.injured is None):
        yield report
        return
    yield structs.replace(report, **dict.fromkeys(_COUNTS))
    told = any(
        one is not report
        and GROUPS[one.type] in VIOLENT
        and one.type != report.type
        and _same_dead(one, report)
        for one in reports
    )
    if told or report.killed is None or not report.killed.low:
        return
    spans = report.killed.spans
    evidence = tuple(
        one for one in report.evidence if any(one.start <= span.start < one.end for span in spans)
    )
    if any(_FIGHT.search(one.quote) for one in evidence):
        yield structs.replace(report, type="armed_clash", evidence=evidence)


def _same_dead(one: Report, other: Report) -> bool:
    return one.killed is not None and other.killed is not None and one.killed.low == other.killed.low

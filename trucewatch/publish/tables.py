"""What the command line shows: the summary of a run, the findings, what waits for a person."""

import sys
from collections.abc import Iterable, Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from trucewatch.errors import ConfigError
from trucewatch.ledger.state import State
from trucewatch.model import Agreement, Finding, Incident, Range
from trucewatch.publish.terminal import printable

SHORT = 12  # characters of an id that are shown: a prefix is enough wherever an id is asked for
PLAIN_WIDTH = 160  # columns where no terminal says how many it has

VERDICT_WORDS = {
    "apparent_violation": "apparent violation",
    "exempt": "exempt",
    "permitted": "permitted",
    "not_covered": "not covered",
    "disputed": "disputed",
    "insufficient_information": "insufficient information",
}
ORDER = list(VERDICT_WORDS)


def console() -> Console:
    """Standard output: as wide as the terminal, or wide enough for a file."""
    return Console(
        width=None if sys.stdout.isatty() else PLAIN_WIDTH, highlight=False, emoji=False, markup=False
    )


def print_summary(totals: Mapping[str, int], verdicts: Mapping[str, int], new: int, appended: int) -> None:
    """What stands after a run, one line a kind of record."""
    table = Table(box=box.SIMPLE_HEAD, title="What stands now", title_justify="left")
    table.add_column("records")
    table.add_column("number", justify="right")
    shown = ("document", "report", "tally", "statement", "incident", "origin", "finding", "problem")
    plural = {"tally": "tallies"}
    for kind in shown:
        table.add_row(plural.get(kind, kind + "s"), f"{totals.get(kind, 0):,}")
    for verdict in ORDER:
        if verdicts.get(verdict):
            table.add_row(f"  under the text: {VERDICT_WORDS[verdict]}", f"{verdicts[verdict]:,}")
    out = console()
    out.print(table)
    out.print(f"{new:,} new documents, {appended:,} records appended")


def select_findings(state: State, agreement: str | None, reading: str | None) -> list[Finding]:
    """Findings by agreement and reading (`text` for the text itself), oldest incident first.

    Raises:
        ConfigError: there are findings, but none under such an agreement or of such a reading.
    """
    found = list(state.all(Finding))
    _known("agreement", agreement, {one.agreement for one in found})
    _known("reading", reading, {one.reading or "text" for one in found})
    chosen = [
        one
        for one in found
        if (agreement is None or one.agreement == agreement)
        and (reading is None or one.reading == (None if reading == "text" else reading))
    ]
    begins = {one.id: one.windows[0].start if one.windows else "" for one in state.all(Agreement)}
    incidents = state.get_many(Incident, {one.incident for one in chosen})

    def order(one: Finding) -> tuple[str, ...]:
        when = _when(incidents.get(one.incident))
        return (*when, begins.get(one.agreement, ""), one.agreement, one.reading or "")

    return sorted(chosen, key=order)


def _known(what: str, named: str | None, known: set[str]) -> None:
    if named is not None and known and named not in known:
        raise ConfigError(f"no findings of {what} {named!r}; there are: {', '.join(sorted(known))}")


def _when(incident: Incident | None) -> tuple[str, str]:
    if incident is None:
        return ("", "")
    return (incident.time.start if incident.time else "9999", incident.id)


def print_findings(state: State, findings: Sequence[Finding]) -> None:
    """One row for an incident under an agreement; the readings that part from the first below it."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name, width in (("Date", 10), ("Place", 15), ("Incident", 27)):
        table.add_column(name, width=width)
    table.add_column("Killed", width=6, justify="right")
    table.add_column("Agreement", width=13)
    table.add_column("Finding", width=18)
    table.add_column("Because", ratio=1)
    table.add_column("Id", width=SHORT, no_wrap=True)
    rows = list(_grouped(findings))
    shown = ""
    for group in rows:
        incident = state.get(Incident, group[0].incident)
        again = group[0].incident == shown
        shown = group[0].incident
        table.add_row(
            *([Text("")] * 4 if again else [_cell(words) for words in _incident_cells(incident)]),
            _cell(group[0].agreement.replace("-", "\n", 1)),
            _verdict_cell(group),
            _cell(_because(group[0])),
            Text(group[0].id[:SHORT]),
        )
    out = console()
    if not rows:
        out.print("No findings: no incident has been held against an agreement.")
        return
    out.print(table)
    out.print(
        f"{len(rows):,} incidents held against an agreement; {len(findings):,} findings with all readings. "
        "A finding is apparent: it names its reading and adjudicates nothing. "
        "`trucewatch why ID` shows the reasons down to the sentence."
    )


def _cell(words: str) -> Text:
    return Text(printable(words))


def _grouped(findings: Iterable[Finding]) -> Iterable[list[Finding]]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        groups.setdefault((one.incident, one.agreement), []).append(one)
    return groups.values()


def _incident_cells(incident: Incident | None) -> tuple[str, str, str, str]:
    if incident is None:
        return ("", "", "", "")
    date = "no date"
    if incident.time:
        start, end = incident.time.start, incident.time.end
        date = start if start == end else f"{start} to {end}"
    return (
        date,
        incident.place.name if incident.place else "place unknown",
        describe(incident),
        killed(incident.killed),
    )


def describe(incident: Incident) -> str:
    """An incident in a few words: "air strike by Russia or Syrian government forces on a market"."""
    words = incident.type.replace("_", " ")
    if incident.status != "asserted":
        words += f" ({incident.status.replace('_', ' ')})"
    if incident.actors:
        joint = " or " if "actors" in incident.contested else ", "
        words += " by " + joint.join(dict.fromkeys(a.actor.name for a in incident.actors))
    if incident.target:
        words += f"; target: {incident.target}"
    return words


def killed(value: Range | None) -> str:
    """A range in a cell: "16", "16-31", "16+" for "at least"."""
    if value is None:
        return ""
    if value.high is None:
        return f"{value.low}+"
    return str(value.low) if value.low == value.high else f"{value.low}-{value.high}"


def _verdict_cell(group: Sequence[Finding]) -> Text:
    first = group[0]
    head = VERDICT_WORDS[first.verdict]
    text = Text(
        head if first.reading is None else printable(f"{first.reading}: {head}"), style=_style(first.verdict)
    )
    for other in group[1:]:
        if other.verdict != first.verdict:
            text.append(
                printable(f"\n{other.reading}: {VERDICT_WORDS[other.verdict]}"), style=_style(other.verdict)
            )
    return text


def _style(verdict: str) -> str:
    return {
        "apparent_violation": "bold red",
        "disputed": "magenta",
        "insufficient_information": "yellow",
    }.get(verdict, "")


def _because(finding: Finding) -> str:
    return finding.reasons[-1].says if finding.reasons else ""


def print_queue(items: Sequence[tuple[str, str, str]]) -> None:
    """What waits for a person, and why."""
    out = console()
    if not items:
        out.print("Nothing waits for a person.")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Subject", no_wrap=True)
    table.add_column("Why", width=28)
    table.add_column("What", ratio=1)
    for subject, why, what in items:
        table.add_row(_cell(subject), _cell(why), _cell(what))
    out.print(table)
    out.print(f"{len(items):,} wait.")

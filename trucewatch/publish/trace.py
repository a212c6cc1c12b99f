"""The trace of an incident or a finding, down to quoted sentences with document and offsets."""

import textwrap
from collections.abc import Iterator, Sequence

from trucewatch.errors import ConfigError
from trucewatch.ledger.state import State
from trucewatch.model import COUNTS, Document, Finding, Incident, Origin, Range, Report, Span
from trucewatch.publish.tables import VERDICT_WORDS, describe, killed
from trucewatch.publish.terminal import printable

WIDTH = 100


def print_why(state: State, key: str) -> None:
    """Prints the trace of the incident or the finding with this id, or the one id that it begins.

    Raises:
        ConfigError: no such id, or the characters begin several.
    """
    for line in why_lines(state, key):
        print(printable(line))


def why_lines(state: State, key: str) -> Iterator[str]:
    """The trace, line by line."""
    found = find(state, key)
    if isinstance(found, Finding):
        yield from _finding_lines(state, found)
    else:
        yield from _incident_lines(state, found)


def find(state: State, key: str) -> Incident | Finding:
    """The one live incident or finding whose id is `key` or begins with it.

    Raises:
        ConfigError: there is none, or there are several.
    """
    for kind in (Incident, Finding):
        exact = state.get(kind, key)
        if isinstance(exact, Incident | Finding):
            return exact
    matches = [one for kind in (Incident, Finding) for one in state.all(kind) if one.id.startswith(key)]
    if len(matches) > 1:
        raise ConfigError(f"{len(matches)} incidents or findings begin with {key!r}; give more of the id")
    if not matches or not isinstance(matches[0], Incident | Finding):
        raise ConfigError(f"no incident or finding {key!r}; `trucewatch findings` lists them")
    return matches[0]


def _finding_lines(state: State, finding: Finding) -> Iterator[str]:
    incident = state.get(Incident, finding.incident)
    reading = f"as {finding.reading} reads it" if finding.reading else "by its text"
    yield f"Finding {finding.id}"
    yield f"  {VERDICT_WORDS[finding.verdict]} under {finding.agreement}, {reading}"
    yield f"  provision: {finding.provision or 'none reached'}"
    yield f"  evidence grade: {finding.grade}"
    if incident:
        yield f"  incident {incident.id}: {_headline(incident)}"
    yield ""
    for n, reason in enumerate(finding.reasons, 1):
        yield from _wrapped(f"{n}. [{reason.answer}] {reason.says}", "", "   ")
        yield from _span_lines(state, reason.evidence, "     ")
        yield f"     rule: {reason.rule}"
    if finding.changes:
        yield ""
        yield "What would change it:"
        for question in finding.changes:
            yield from _wrapped(question, "  - ", "    ")


def _incident_lines(state: State, incident: Incident) -> Iterator[str]:
    yield f"Incident {incident.id}"
    yield from _wrapped(_headline(incident), "  ", "  ")
    yield f"  evidence grade: {incident.grade}"
    yield f"  {len(incident.documents)} documents from {len(incident.origins)} independent origins"
    if incident.contested:
        yield f"  contested: {', '.join(incident.contested)}"
    for one in incident.contradictions:
        yield from _wrapped(one, "  ! ", "    ")
    for attribution in incident.actors:
        who = ", ".join(attribution.claimants) or "the reports themselves"
        yield from _wrapped(
            f"attributed to {attribution.actor.name} by {who} ({attribution.origins} origins)", "  ", "    "
        )
    for slot in COUNTS:
        value = getattr(incident, slot)
        if value is not None:
            yield from _count_lines(state, slot, value)
    for origin_id in incident.origins:
        origin = state.get(Origin, origin_id)
        if isinstance(origin, Origin):
            yield from _wrapped(
                f"one origin, {len(origin.documents)} documents: {'; '.join(origin.reasons)}", "  ", "    "
            )
    for report_id in incident.reports:
        report = state.get(Report, report_id)
        if isinstance(report, Report):
            yield ""
            yield f"  report {report.id}: {report.type.replace('_', ' ')}, {report.status.replace('_', ' ')}"
            yield from _span_lines(state, report.evidence, "    ")
    findings = sorted(state.findings(incident=incident.id), key=lambda f: (f.agreement, f.reading or ""))
    if findings:
        yield ""
        yield "  findings"
    for finding in findings:
        says = finding.reasons[-1].says if finding.reasons else ""
        verdict = VERDICT_WORDS[finding.verdict]
        head = f"{finding.id} {finding.agreement}, {finding.reading or 'text'}: {verdict}. {says}"
        yield from _wrapped(head, "    ", "      ")


def _headline(incident: Incident) -> str:
    date = "no date"
    if incident.time:
        start, end = incident.time.start, incident.time.end
        date = start if start == end else f"{start} to {end}"
    place = incident.place.name if incident.place else "place unknown"
    toll = killed(incident.killed)
    return f"{date}, {place}: {describe(incident)}{f'; killed {toll}' if toll else ''}"


def _count_lines(state: State, slot: str, value: Range) -> Iterator[str]:
    high = "or more" if value.high is None else f"to {value.high}"
    yield f"  {slot.replace('_', ' ')}: {value.low} {high}, best {value.best}"
    for claim in value.claims:
        who = ", ".join(claim.claimants) or "the report itself"
        document = state.get(Document, claim.document)
        outlet = document.outlet or document.source if isinstance(document, Document) else claim.source
        yield from _wrapped(f"{claim.value}: {who}, in {outlet} ({claim.document})", "    ", "      ")


def _span_lines(state: State, spans: Sequence[Span], indent: str) -> Iterator[str]:
    for span in spans:
        document = state.get(Document, span.document)
        where = document.external_id or document.outlet or "" if isinstance(document, Document) else ""
        yield from _wrapped(f"“{' '.join(span.quote.split())}”", indent, indent + " ")
        yield f"{indent}  {span.document} [{span.start}:{span.end}] {where}".rstrip()


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest) or [first.rstrip()]

"""From one document to its reports, tallies and statements."""

from trucewatch.model.base import Value
from trucewatch.model.documents import Document
from trucewatch.model.references import Calendar, Names
from trucewatch.model.reports import Report, Statement, Tally
from trucewatch.read.events import read_events
from trucewatch.read.statements import read_statements
from trucewatch.read.tallies import read_tallies, without_sums
from trucewatch.read.text import make_page
from trucewatch.read.tolls import fights_apart


class Reading(Value, frozen=True, kw_only=True):
    """What a document says: its accounts of incidents, its figures, its statements, in text order."""

    reports: tuple[Report, ...] = ()
    tallies: tuple[Tally, ...] = ()
    statements: tuple[Statement, ...] = ()


def read(document: Document, text: str, names: Names, calendar: Calendar) -> Reading:
    """Reads one document.

    Args:
        document: whose text it is; `published` resolves its time words.
        text: the kept text that all spans refer to.
        names: the known names of actors, persons, outlets and places.
        calendar: the time expressions.

    Returns:
        What it says; nothing for a document known to be in another language than English.
    """
    if document.language not in (None, "en"):
        return Reading()
    page = make_page(document, text, names, calendar)
    reports = fights_apart(read_events(page))
    tallies = read_tallies(page, reports)
    return Reading(
        reports=without_sums(page, reports, tallies), tallies=tallies, statements=read_statements(page)
    )

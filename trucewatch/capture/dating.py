"""When a report was published: what the page says, else what its text allows, always with the reason."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from trucewatch.capture.calendar_words import FullDate, MonthDay, calendar_date, full_dates, month_days
from trucewatch.capture.known_dates import Bounds, DatedFact, bounds

FIRST_YEAR = 1990  # before the web: a date before it is an error of the page
MAX_LENGTH = 100_000  # characters in which a report's dates are looked for
HEADER = 500  # characters in which a text without lines may carry its date
_LABEL = re.compile(
    r"(?:first\s+)?(?:published|posted|publication date|date of publication|date|released|issued|created"
    r"|تاريخ النشر|نشر)"
    r"(?:\s+(?:on|at|date))?\s*[:|-]?\s*$",
    re.I,
)
_UPDATED = re.compile(r"(?:last\s+)?(?:updated|modified|edited|update)(?:\s+(?:on|at))?\s*[:|-]?\s*$", re.I)
_FILLER = re.compile(
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?|\b(?:first|published|posted|publication|date|of|on|at|last|updated|modified|released|issued"
    r"|a\.?m\.?|p\.?m\.?|gmt|utc|est|edt|bst|cet|eet|makkah|mecca|local|time|hrs?|by|تاريخ|النشر)\b|[\W_]",
    re.I,
)
_TIED = re.compile(  # a date that belongs to the sentence, not to the page
    r"\b(?:on|since|from|until|till|by|before|after|of|dated|between|to|and|in|through|for|than|early|late|منذ|في|حتى|يوم)\s*$",
    re.I,
)
_START_TIED = re.compile(
    r"(?:since|from|until|till|before|by|after|between|through|to|and|deadline|of)\s+(?:\w+day,?\s+)?$", re.I
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|until|till|by|deadline|due|scheduled|planned|expected|set to|ahead of|next)\b",
    re.I,
)
_CAPTION = re.compile(
    r"\((?:Reuters|AFP|AP|AA|EPA|Getty|Photo|File)[^)]*\)\s*$|\[[^\]]{2,40}\]\s*$"
    r"|^(?:Photo|Image|File photo)",
    re.I,
)


class Dating(NamedTuple):
    """A publication date with the reason for it, or for its absence, and the days it must lie between."""

    published: dt.date | None
    reason: str
    since: dt.date | None = None
    until: dt.date | None = None
    rejected: tuple[tuple[str, str], ...] = ()  # problem code and message of each date not believed


def date_text(
    text: str,
    facts: Iterable[DatedFact],
    today: dt.date,
    stated: Iterable[tuple[dt.date, str]] = (),
    is_agency: Callable[[str], bool] = lambda words: False,
) -> Dating:
    """Dates a report.

    Args:
        text: the kept text.
        facts: dated names and events (`SourceRegistry.facts`).
        today: the day of the run, UTC; a later date (by more than the one day that time zones
            make) is not believed.
        stated: dates that the input or the page's metadata give, most trusted first, each with its reason.
        is_agency: whether words name an agency: its name before a date marks the page's date line.

    Returns:
        The first believable date of: stated, date line, inference; else None with the reason why.
    """
    text = text[:MAX_LENGTH]
    rejected: list[tuple[str, str]] = []
    for date, reason in (*stated, *date_lines(text, is_agency)):
        wrong = disbelieved(date, today)
        if wrong is None:
            return Dating(date, reason, rejected=tuple(rejected))
        rejected.append((wrong, f"{date.isoformat()} ({reason}) is not believable as a publication date"))
    window = _window(text, facts, today)
    inferred = _from_lead(text, window, today)
    if inferred:
        return Dating(*inferred, window.since, window.until, tuple(rejected))
    named = month_days(text)
    if window.reasons:
        why = f"no date on the page; {', '.join(window.reasons)}"
    elif named:
        first = text[named[0].start : named[0].end]
        why = f'no date on the page; the text names a day without a year ("{" ".join(first.split())}")'
    else:
        why = "no date on the page, and none that its text allows to infer"
    return Dating(None, why, window.since, window.until, tuple(rejected))


def disbelieved(date: dt.date, today: dt.date) -> str | None:
    """The problem code of a date that cannot be a publication date; None where it can."""
    if date.year < FIRST_YEAR:
        return "absurd_date"
    return "future_date" if date > today + dt.timedelta(days=1) else None


def date_lines(
    text: str, is_agency: Callable[[str], bool] = lambda words: False
) -> list[tuple[dt.date, str]]:
    """Dates that stand as the page's own: on a line of their own, or heading a text without lines."""
    lines = [line for line in text.splitlines() if line.strip()]
    found: list[tuple[int, dt.date, str]] = []
    for line in (*lines[:10], *lines[10:][-3:]):
        for hit in full_dates(line[:200]):
            before = line[: hit.start]
            rest = _FILLER.sub(" ", before + " " + line[hit.end :]).split()
            if hit.date and len(line) <= 120 and len(rest) <= 2 and not _TIED.search(_no_label(before)):
                found.append((1 if _UPDATED.search(before) else 0, hit.date, _reason("date line", line, hit)))
                break
    if not found:
        found.extend(_heading(text[:HEADER], is_agency))
    return [(date, reason) for _, date, reason in sorted(found, key=lambda item: item[0])]


def _heading(head: str, is_agency: Callable[[str], bool]) -> list[tuple[int, dt.date, str]]:
    """Dates that head running text: at its start, after a label, or set beside headline and agency."""
    found = []
    for hit in full_dates(head):
        if hit.date is None:
            continue
        before = head[: hit.start].rstrip()
        last = before.rsplit(None, 1)[-1].strip("(),:|-") if before else ""
        labelled = _LABEL.search(before) is not None
        written = hit.weekday is not None and hit.weekday == hit.date.weekday() and not _TIED.search(before)
        if not before or labelled or written or (last and is_agency(last)):
            found.append((1 if _UPDATED.search(before) else 0, hit.date, _reason("dateline", head, hit)))
    return found[:1]


def _reason(kind: str, text: str, hit: FullDate) -> str:
    words = " ".join(text[hit.start : hit.end].split())
    notes = [note for note in (hit.note,) if note]
    if hit.weekday is not None and hit.date is not None and hit.weekday != hit.date.weekday():
        notes.append("weekday does not agree")
    return f'{kind} "{words}"' + (f", {', '.join(notes)}" if notes else "")


def _no_label(before: str) -> str:
    return _LABEL.sub("", _UPDATED.sub("", before))


def _window(text: str, facts: Iterable[DatedFact], today: dt.date) -> Bounds:
    """Bounds from dated names, and from the latest full date told as past."""
    known = bounds(text, facts)
    since, until, reasons = known.since, known.until, list(known.reasons)
    past: list[tuple[dt.date, str]] = []
    for hit in full_dates(text):
        sentence = re.split(r"[.!?\n]", text[max(0, hit.start - 200) : hit.start])[-1]
        if hit.date and disbelieved(hit.date, today) is None and not _FUTURE.search(sentence):
            past.append((hit.date, " ".join(text[hit.start : hit.end].split())))
    if past:
        latest, words = max(past)
        if until and latest > until:
            until, reasons = None, [reason for reason in reasons if not reason.startswith("not after")]
        if since is None or latest > since:
            since = latest
            reasons = [f'not before {latest} (the text tells of "{words}")'] + [
                reason for reason in reasons if not reason.startswith("not before")
            ]
    if since and (until is None or until.year > since.year):
        style = _press_style(text, since)
        if style:
            until = dt.date(since.year, 12, 31)
            reasons = [reason for reason in reasons if not reason.startswith("not after")] + [style]
    return Bounds(since, until, tuple(reasons))


def _press_style(text: str, since: dt.date) -> str | None:
    """Captions give the year; running text leaves it out within the year of publication.

    On 101 days without a year in dated reports, 90 lay in the year of publication, 6 in the next
    event's future and 5 in the year before: enough for a bound with its reason, not for a date.
    """
    captions = [line for line in text.splitlines() if 6 <= len(line.split()) <= 60 and not _is_prose(line)]
    if not any(hit.date == since for line in captions for hit in full_dates(line)):
        return None
    for hit in month_days(text):
        day = calendar_date(since.year, hit.month, hit.day)
        if day and day <= since and not _told_future(text, hit.start):
            words = " ".join(text[hit.start : hit.end].split())
            why = f'a caption is of {since}, and "{words}" is told without its year'
            return f"not after {since.year}-12-31 ({why})"
    return None


def _from_lead(text: str, window: Bounds, today: dt.date) -> tuple[dt.date, str] | None:
    """The day that the report's first sentences report, where its year is beyond doubt.

    Agencies that name the day and not the weekday write on that day or the day after.
    """
    blocks = [line for line in text.splitlines() if _is_prose(line)][:2]
    lead = "\n".join(block[:600] for block in blocks)
    hits = [hit for hit in month_days(lead) if _told(lead, hit)]
    for full in full_dates(lead):
        if (
            full.date
            and not _START_TIED.search(lead[: full.start])
            and not _told_future(lead, full.start)
            and full.date == window.since
        ):
            return full.date, f'inferred: the first sentences tell of "{lead[full.start : full.end]}"'
    if not hits or window.since is None:
        return None
    latest = min(window.until or today, today)
    # A report names a day of the days before it: the day itself may lie a little before a lower bound.
    options = sorted(
        {
            (date, hit)
            for hit in hits
            for year in range(window.since.year, latest.year + 1)
            if (date := calendar_date(year, hit.month, hit.day)) and window.since <= date <= latest
        }
    )
    years = {date.year for date, _ in options}
    if len(years) != 1:
        return None
    date, hit = options[-1]
    words = " ".join(lead[hit.start : hit.end].split())
    why = "; ".join(window.reasons)
    return date, f'inferred: the first sentences tell of "{words}", and the year follows from the text: {why}'


def _is_prose(line: str) -> bool:
    """A block of sentences: captions and headlines end without a full stop, or in a credit."""
    line = line.strip()
    return len(line.split()) >= 12 and line[-1] in '.!?"”’»' and not _CAPTION.search(line[-120:])


def _told(lead: str, hit: MonthDay) -> bool:
    return not _START_TIED.search(lead[: hit.start]) and not _told_future(lead, hit.start)


def _told_future(text: str, at: int) -> bool:
    return _FUTURE.search(re.split(r"[.!?\n]", text[max(0, at - 200) : at])[-1]) is not None

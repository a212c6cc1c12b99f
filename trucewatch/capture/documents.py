"""From one capture's bytes or one input line to a document, its text and its problems."""

import datetime as dt
import json
import re
from typing import Any

import msgspec

from trucewatch.capture import about
from trucewatch.capture.calendar_words import iso_date
from trucewatch.capture.chrome import report_text
from trucewatch.capture.dating import date_text
from trucewatch.capture.decode import decode, looks_binary, mojibake
from trucewatch.capture.page import Dates, read_page
from trucewatch.capture.sources import UNKNOWN, SourceRegistry, host_of
from trucewatch.model import Capture, Document, Problem, Source, sha256

_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_][A-Za-z0-9]+)*", re.I)


class Captured(msgspec.Struct, frozen=True, kw_only=True):
    """One captured thing: what was fetched, what was read from it, what was wrong.

    `document` and `text` are None where no text could be read; `capture` and `body` are None where
    nothing was kept (empty, binary, too large, unreadable). Then `problems` says why.
    """

    source: Source | None = None
    capture: Capture | None = None
    body: bytes | None = None
    document: Document | None = None
    text: str | None = None
    problems: tuple[Problem, ...] = ()


class Maker:
    """Makes documents with one registry and one clock.

    Args:
        now: the time of the run, with its zone.
        sources: the registry of sources.
    """

    def __init__(self, now: dt.datetime, sources: SourceRegistry) -> None:
        self.sources = sources
        self.today = now.astimezone(dt.UTC).date()
        self.retrieved_at = now.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def page(
        self, name: str, body: bytes, *, url: str | None = None, declared: str | None = None
    ) -> Captured:
        """A report in HTML. `declared` is the encoding that HTTP names."""
        if (refused := self._refused(name, body)) is not None:
            return refused
        name = plain_name(name)
        decoded = decode(body, declared=declared, markup=True)
        capture = self._capture(name, body, "text/html", decoded.encoding, url)
        page = read_page(decoded.text)
        problems = [("structure", page.doubt)] if page.doubt else []
        problems += [("encoding", decoded.doubt)] if decoded.doubt else []
        outlet, source = page.outlet, self.sources.find(page.outlet)
        if source is None:
            source = next((found for u in (url, page.url) if (found := self.sources.find(u))), None)
        named = None if source or outlet else about.outlet(page.text, self.sources)
        if named:
            outlet, source = named
        if source is None:
            source = self.sources.match(outlet or host_of(url or page.url))
        return self._document(
            capture, body, report_text(page.text), source, problems,
            outlet=outlet, title=page.title, dates=page.dates, language=page.language,
            external_id=None if url else _stem(name),
        )  # fmt: skip

    def text(
        self, name: str, body: bytes, *, url: str | None = None, declared: str | None = None
    ) -> Captured:
        """A report as a text file: often a saved page, with the site around it."""
        if (refused := self._refused(name, body)) is not None:
            return refused
        name = plain_name(name)
        decoded = decode(body, declared=declared)
        capture = self._capture(name, body, "text/plain", decoded.encoding, url)
        problems = [("encoding", decoded.doubt)] if decoded.doubt else []
        named = about.outlet(decoded.text, self.sources)
        outlet, source = named if named else (None, self.sources.match(host_of(url)))
        kept = report_text(decoded.text)
        return self._document(
            capture, body, kept, source, problems,
            outlet=outlet, title=about.headline(kept), external_id=None if url else _stem(name),
        )  # fmt: skip

    def line(self, name: str, body: bytes, *, cut: bool = False) -> Captured:
        """One report as a JSON object.

        It holds `id`, `text` and, where known, `source`, `published`, `title`, `language`, `url`;
        what else it holds is passed over. The text is used verbatim. `cut` says that the input ended
        without the line's end.
        """
        name = plain_name(name)
        problems: list[tuple[str, str]] = []
        try:
            decoded = body.decode("utf-8-sig")
            encoding = "utf-8"
        except UnicodeDecodeError:
            decoded, encoding, doubt = decode(body)
            problems.append(("encoding", doubt or "not UTF-8"))
        capture = self._capture(name, body, "application/json", encoding, None)
        try:
            fields = msgspec.json.decode(decoded)
        except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
            code = "truncated" if cut or "truncated" in str(error) else "json"
            message = "the line ends in the middle" if code == "truncated" else f"no valid JSON: {error}"
            return self._without(capture, body, [*problems, (code, message)])
        wrong = _wrong_fields(fields)
        if wrong:
            return self._without(capture, body, [*problems, ("json", wrong)])
        return self._from_fields(capture, body, fields, problems)

    def problem(self, code: str, subject: str, message: str) -> Captured:
        """Something that gave nothing to keep."""
        return Captured(problems=(_problem(code, plain_name(subject), message),))

    def _from_fields(
        self, capture: Capture, body: bytes, fields: dict[str, Any], problems: list[tuple[str, str]]
    ) -> Captured:
        url = fields.get("url") or None
        stated: Dates = ()
        if fields.get("published"):
            date = iso_date(str(fields["published"]))
            if date is None:
                problems.append(("bad_date", f"published is {json.dumps(fields['published'])[:80]}: no date"))
            else:
                stated = ((date, "input"),)
        language = None
        if fields.get("language"):
            code = _LANGUAGE.fullmatch(str(fields["language"]))
            language = code.group(1).lower() if code else None
        outlet = fields.get("source") or None
        source = self.sources.match(outlet or host_of(url)) if outlet or url else UNKNOWN
        capture = msgspec.structs.replace(capture, url=url, id="")
        return self._document(
            capture, body, fields["text"], source, problems, outlet=outlet, dates=stated, language=language,
            title=fields.get("title") or about.headline(fields["text"]),
            external_id=_text_or_none(fields.get("id")),
        )  # fmt: skip

    def _document(
        self, capture: Capture, body: bytes, text: str, source: Source, problems: list[tuple[str, str]], *,
        outlet: str | None = None, title: str | None = None, dates: Dates = (), language: str | None = None,
        external_id: str | None = None,
    ) -> Captured:  # fmt: skip
        if not text.strip():
            return self._without(capture, body, [*problems, ("empty", "no report text in it")], source)
        if "\ufffd" in text and not any(code == "encoding" for code, _ in problems):
            problems.append(("encoding", "the text holds characters that were lost before it came here"))
        if mojibake(text):
            problems.append(
                ("mojibake", "the text was garbled before it came here: read in a wrong encoding and saved")
            )
        dating = date_text(text, self.sources.facts, self.today, dates, self.sources.is_agency)
        problems.extend(dating.rejected)
        document = Document(
            capture=capture.id,
            source=source.id,
            outlet=outlet,
            external_id=external_id,
            title=title,
            dateline=about.dateline(text, self.sources.is_agency),
            published=dating.published.isoformat() if dating.published else None,
            published_reason=dating.reason,
            published_from=dating.since.isoformat() if dating.since else None,
            published_until=dating.until.isoformat() if dating.until else None,
            language=language or about.language_of(text),
            credits=about.credits(text, self.sources, source),
            text_sha256=sha256(text.encode("utf-8")),
            length=len(text),
        )
        noted = tuple(_problem(code, capture.name, message) for code, message in problems)
        return Captured(
            source=source, capture=capture, body=body, document=document, text=text, problems=noted
        )

    def _without(
        self, capture: Capture, body: bytes, problems: list[tuple[str, str]], source: Source | None = None
    ) -> Captured:
        noted = tuple(_problem(code, capture.name, message) for code, message in problems)
        return Captured(source=source, capture=capture, body=body, problems=noted)

    def _refused(self, name: str, body: bytes) -> Captured | None:
        if not body.strip():
            return self.problem("empty", name, "the file is empty")
        if looks_binary(body[:8192]):
            return self.problem(
                "binary", name, "no text: the bytes are those of a program, an image or an archive"
            )
        return None

    def _capture(self, name: str, body: bytes, media_type: str, encoding: str, url: str | None) -> Capture:
        return Capture(
            name=name, url=url, retrieved_at=self.retrieved_at, sha256=sha256(body), size=len(body),
            media_type=media_type, encoding=encoding,
        )  # fmt: skip


def plain_name(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8, which a name may hold, written as `\\xff`."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _wrong_fields(fields: object) -> str | None:
    if not isinstance(fields, dict):
        return "the line is no JSON object"
    if not isinstance(fields.get("text"), str):
        return 'the line has no "text"' if fields.get("text") is None else '"text" is no string'
    for name in ("source", "published", "title", "language", "url"):
        if fields.get(name) is not None and not isinstance(fields[name], str):
            return f'"{name}" is no string'
    if isinstance(fields.get("id"), dict | list):
        return '"id" is no string or number'
    return None


def _stem(name: str) -> str:
    """A file's name without what says its kind: the id by which its owner knows the report."""
    return re.sub(r"\.[a-z]{3,5}$", "", re.sub(r"\.gz$", "", name, flags=re.I), flags=re.I) or name


def _text_or_none(value: object) -> str | None:
    return None if value is None else str(value)


def _problem(code: str, subject: str, message: str) -> Problem:
    return Problem(stage="capture", code=code, subject=subject, message=f"{subject}: {message}"[:1000])

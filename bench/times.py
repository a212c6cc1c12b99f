"""Dates in histories of wars: the calendar on WikiWars, strict spans and values.

WikiWars (CC BY-SA 3.0) annotates every temporal expression. The calendar names days and spans of
days in the years 1900 to 2100, so that the figures count annotations whose value is such a date;
`strict_all` counts every annotation (durations, "now", "former", dates before 1900 and before Christ).
The corpus is looked for where `bench.corpora` says.
"""

import json
import re
from pathlib import Path

from bench.corpora import CORPORA
from trucewatch.model.references import TimeHit, TimeRef
from trucewatch.resolve.times import NewsCalendar

_TAG = re.compile(r"<TIMEX3\b([^>]*)>|</TIMEX3>")
_ENTITY = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"'}
_DATED = re.compile(r"(19\d\d|20\d\d)(-(\d\d)(-\d\d(T\w.*)?)?|-(SP|SU|FA|WI))?$")
_LEAD = re.compile(r"(?:(?:since|from|in|at|on|by|until|before|after|around|about|during|shortly)\s+)+", re.I)
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


def _corpus() -> Path:
    return CORPORA / "wikiwars"


def _parse(path: Path) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of a TimeML file and its annotations: start, end, value."""
    raw = path.read_text(encoding="utf-8")
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    for entity, char in _ENTITY.items():
        body = body.replace(entity, char)
    out: list[str] = []
    spans: list[tuple[int, int, str]] = []
    opened: list[tuple[int, str]] = []
    length = position = 0
    for tag in _TAG.finditer(body):
        chunk = body[position : tag.start()]
        out.append(chunk)
        length += len(chunk)
        position = tag.end()
        if tag.group().startswith("</"):
            start, value = opened.pop()
            spans.append((start, length, value))
        else:
            value = re.search(r'value="([^"]*)"', tag[1])
            opened.append((length, value[1] if value else ""))
    out.append(body[position:])
    return "".join(out), spans


def timex_value(ref: TimeRef) -> str:
    """The TIMEX value of a resolved time: a day, a month, a season or a year."""
    start, end = ref.start, ref.end
    if start == end:
        return start
    if start[:7] == end[:7]:
        return start[:7]
    month = int(start[5:7])
    if start[8:] == "01" and month in _SEASONS and int(end[5:7]) == (month + 1) % 12 + 1:
        return f"{start[:4]}-{_SEASONS[month]}"
    return start[:4]


def _mine(text: str, hit: TimeHit) -> tuple[int, int, str]:
    lead = _LEAD.match(text, hit.start, hit.end)
    return (lead.end() if lead else hit.start, hit.end, timex_value(hit.ref) if hit.ref else "")


def _parts(text: str, hit: TimeHit, dated: dict[tuple[int, int], str]) -> list[tuple[int, int, str]]:
    """What a hit says in TIMEX terms; a range is two annotations there ("[6]-[7 January 1916]")."""
    whole = _mine(text, hit)
    inside = sorted((s, e) for s, e in dated if whole[0] <= s and e <= whole[1])
    if hit.ref is None or len(inside) != 2 or inside[0][0] != whole[0] or inside[1][1] != whole[1]:
        return [whole]
    ends = zip(inside, (hit.ref.start, hit.ref.end), strict=True)
    return [(s, e, told[: len(dated[s, e])]) for (s, e), told in ends]


def _prf(right: int, found: int, wanted: int) -> dict[str, float]:
    p, r = right / max(1, found), right / max(1, wanted)
    return {"p": round(p, 3), "r": round(r, 3), "f1": round(2 * p * r / max(1e-9, p + r), 3)}


def measure() -> dict[str, object]:
    """Figures of the calendar on WikiWars; empty where the corpus is absent.

    Returns:
        `strict` (span and value), `span` (span alone), `value` (overlapping span, right value) and
        `strict_all`, each with p, r, f1; `annotations` counted.
    """
    files = sorted(_corpus().glob("*.tml"))
    if not files:
        return {}
    calendar = NewsCalendar(narrative=True)
    strict = span = value = found = wanted = everything = 0
    for path in files:
        text, gold = _parse(path)
        dated = {(s, e): v[:10] for s, e, v in gold if _DATED.match(v)}
        mine = [part for hit in calendar.find(text, "2009-12-19") for part in _parts(text, hit, dated)]
        # A hit on an annotation of another sort (a duration, 480 BC) is not counted against the dates.
        others = [(s, e) for s, e, v in gold if (s, e) not in dated]
        mine = [m for m in mine if not any(m[0] < e and s < m[1] for s, e in others)]
        strict += sum(dated.get((s, e)) == v for s, e, v in mine)
        span += sum((s, e) in dated for s, e, _ in mine)
        value += sum(any(s < ge and gs < e and gv == v for (gs, ge), gv in dated.items()) for s, e, v in mine)
        found, wanted, everything = found + len(mine), wanted + len(dated), everything + len(gold)
    return {
        "strict": _prf(strict, found, wanted),
        "span": _prf(span, found, wanted),
        "value": _prf(value, found, wanted),
        "strict_all": _prf(strict, found, everything),
        "annotations": everything,
        "dated_annotations": wanted,
    }


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))

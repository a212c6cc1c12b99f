"""Which times of a sentence are an event's own: a clause that tells another matter keeps its time.

"Rebels bombed the town, which fell on Friday" dates the fall, "a truce was agreed on Friday after days
of clashes" the truce, "strikes on the city since it fell on Friday" the fall.
"""

import re
from datetime import date
from typing import NamedTuple

from trucewatch.model.references import TimeHit
from trucewatch.read.patterns import caseless, has_any
from trucewatch.read.text import Page

_BACKGROUND = re.compile(
    r"\b(?:(?:after|following|amid|despite|ending)\s+(?:\w+\s+){0,3}?(?:hours|days|weeks|months|years)\s+of|despite"
    r"|in\s+the\s+(?:wake|aftermath)\s+of|in\s+(?:response|retaliation|reaction)\s+(?:to|for)"
    r"|(?:investigat|discuss|condemn|prob|denounc|mourn|prais)(?:e|es|ed|ing)?|allegations?"
    r"|reports?\s+(?:of|that)|claims?\s+(?:of|that)|evidence\s+(?:of|that)|because\s+of)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:kill\w*|died|dead|deaths?|wound\w*|injur\w*|casualt\w*|tolls?|victims|hurt|claimed|damaged?|destroyed"
    r"|hit|struck|attack\w*|bomb\w*|shell\w*|strikes?|raids?|blasts?|explo\w+)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:which|who|whose|where)\b", re.IGNORECASE)
_TAKES_PLACE = re.compile(
    r"\s+(?:\w+ly\s+|also\s+|reportedly\s+){0,2}(?:(?:was|were|had|has|have)\s+(?:been\s+)?)?(?:took\s+place|taken\s+place|occurred|happened|came"
    r"|began|begun|started|lasted|erupted|broke\s+out|carried\s+out|launched|left|claimed|kill\w*|wounded|injured|hit"
    r"|struck|targeted|followed|caused|conducted|executed|staged)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[,–—(]\s*(?:which|who|whose|where)\b[^,;–—()]*$", re.IGNORECASE)
_CLOSED = re.compile(r"[^,;–—()]*[,–—)]")
_AHEAD = re.compile(
    r"\b(?:ahead\s+of|prior\s+to|before(?!\s+\w+ing\b)|until|till|in\s+(?:preparation|anticipation)\s+(?:of|for)|since)\b[^,;]*$",
    re.IGNORECASE,
)
_CAME_AFTER = re.compile(
    r"\b(?:(?:comes?|came|coming)\s+(?:\w+\s+){0,4}?(?:after|in\s+the\s+wake\s+of)|(?:followed|follows|following)\s+(?!by\b))",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"(?:in\s+|over\s+|during\s+)?(?:the\s+)?(?:past|last|previous)\b", re.IGNORECASE)
_WHICH_WAS = re.compile(
    r"\w\s+(?:which|who|where|that)\s+(?:was|were|had|has|have)\s+(?:been\s+)?(?:\w+ly\s+)?$", re.IGNORECASE
)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_BEGAN = re.compile(
    r"\b(?:conflict|war|uprising|erupted|began|begun|broke\s+out|started"
    r"|(?:was|were|still)\s+(?:continuing|ongoing|raging))\s+(?:\w+\s+)?(?:on\s+|at\s+|in\s+|from\s+)?$",
    re.IGNORECASE,
)
_OWN_BEGIN = re.compile(
    r"(?:\s+(?!(?:following|after|amid|since|despite)\b)\w+){0,4}?\s+(?:that\s+|which\s+)?(?:has\s+|had\s+)?(?:erupted|began|begun|broke\s+out|started)\s+"
    r"(?:\w+\s+)?(?:on\s+|at\s+|in\s+)?$",
    re.IGNORECASE,
)
_NUMBERS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ANY = rf"an?|the|one|{'|'.join(_NUMBERS[1:])}|\d{{1,2}}"
_COUNT = caseless(
    rf"\b(?:(?:(?P<n>{_ANY})\s+)?(?P<unit>minute|hour|day|week|month|year)s?\s+(?P<side>after|before)"
    rf"|(?:after|following)\s+(?:\w+\s+){{0,2}}?(?P<of>{_ANY})\s+(?P<span>day|week)s?\s+of)\b",
)
_SIDES = ("after", "before", "following")  # one of them is in all that _COUNT matches
_UNITS = {"minute": 0, "hour": 0, "day": 1, "week": 7}


class Count(NamedTuple):
    """ "Two days after" before a trigger: its place, and the days from the other event's to the trigger's.

    `days` is None where the words give no number.
    """

    start: int
    end: int
    days: tuple[int, int] | None


def counted(page: Page, sentence: tuple[int, int], trigger: tuple[int, int]) -> Count | None:
    """The words that count a trigger's time from that of what the sentence tells before it."""
    if not has_any(page.text, _SIDES, sentence[0], trigger[0]):
        return None
    found = next(reversed(list(_COUNT.finditer(page.text, sentence[0], trigger[0]))), None)
    if found is None:
        return None
    if found["span"]:
        return Count(found.start(), found.end(), (-_number(found["of"]) * _UNITS[found["span"].lower()], 0))
    unit = found["unit"].lower()
    days: tuple[int, int] | None = None
    if unit in _UNITS and (found["n"] or not _UNITS[unit]):
        away = _number(found["n"] or "a") * _UNITS[unit] * (-1 if found["side"].lower() == "after" else 1)
        days = (away, away)
    return Count(found.start(), found.end(), days)


def _number(words: str) -> int:
    word = words.lower()
    return int(word) if word.isdigit() else _NUMBERS.index(word) + 1 if word in _NUMBERS else 1


def shifted(hit: TimeHit, days: tuple[int, int]) -> TimeHit:
    """A time moved by days at its start and its end, the hours dropped; the words stay where they are."""
    if hit.ref is None or days == (0, 0):
        return hit
    return TimeHit(start=hit.start, end=hit.end, kind="anchored", ref=hit.ref.shifted(days))


def foreign(page: Page, sentence: tuple[int, int], trigger: tuple[int, int], hit: TimeHit) -> bool:
    """Whether a time of the sentence stands in a clause that tells another matter than the trigger's."""
    if hit.start >= trigger[1]:
        return _behind(page.text[trigger[1] : hit.start], hit)
    if hit.end <= trigger[0]:
        return _ahead(page.text[sentence[0] : hit.start], page.text[hit.end : trigger[0]], hit)
    return False


def _behind(gap: str, hit: TimeHit) -> bool:
    """A time after the trigger, `gap` being the words between them."""
    relatives = [m for m in _RELATIVE.finditer(gap) if gap[: m.start()].strip()]
    verb = relatives[-1].end() if relatives else 0
    if relatives and not (_TAKES_PLACE.match(gap, verb) or _HARM.search(gap, verb)):
        return True
    if _AHEAD.search(gap) or _COUNT.search(gap):
        return True
    return bool(_BEGAN.search(gap)) and not (_short(hit) and _OWN_BEGIN.fullmatch(gap))


def _ahead(lead: str, gap: str, hit: TimeHit) -> bool:
    """A time before the trigger: `lead` are the sentence's words before it, `gap` those between."""
    if _ASIDE.search(lead) and _CLOSED.match(gap):
        return True
    if _SINCE.search(lead[-60:]) or (_BEGAN.search(lead[-50:]) and not _short(hit)):
        return True
    if _CAME_AFTER.search(gap) or _WHICH_WAS.search(gap):
        return True
    aside = _BACKGROUND.search(gap)
    return aside is not None and not _HARM.search(lead + gap[: aside.start()])


def _short(hit: TimeHit) -> bool:
    return hit.ref is not None and hit.ref.precision <= 2


def spans_a_night(whole: TimeHit, part: TimeHit) -> bool:
    """Whether a time names two days that follow each other, and another one of them only."""
    if whole.ref is None or part.ref is None or whole.ref.precision != 2 or _PERIOD.match(whole.ref.text):
        return False
    first, last = date.fromisoformat(whole.ref.start), date.fromisoformat(whole.ref.end)
    return (last - first).days == 1 and whole.ref.start <= part.ref.start and part.ref.end <= whole.ref.end


def holds(whole: TimeHit, day: TimeHit) -> bool:
    """Whether a time is the last days ("the past 48 hours") and another is one of them."""
    if whole.ref is None or day.ref is None or day.ref.precision > 1 or not _PERIOD.match(whole.ref.text):
        return False
    return whole.ref.precision == 2 and whole.ref.start <= day.ref.start and day.ref.end <= whole.ref.end

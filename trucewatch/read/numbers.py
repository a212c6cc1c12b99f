"""Counts in running text: digits and number words with what qualifies them.

What is written as a number but counts nothing (dates, years, hours, ages, calibres, distances,
durations, money, shares, designations such as F-16 or Resolution 2254) is left out.
Vague words follow the published convention: several and a few 3, a dozen 12, tens 20, dozens 24,
scores 40, hundreds 200, thousands 2000.
"""

import re
from dataclasses import dataclass

from trucewatch.read.patterns import caseless

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
VAGUE = {
    "several": 3, "a few": 3, "few": 3, "a couple": 2, "tens": 20, "dozens": 24, "scores": 40,
    "hundreds": 200, "thousands": 2000, "tens of thousands": 20_000, "hundreds of thousands": 200_000,
    "millions": 2_000_000, "a dozen": 12, "dozen": 12,
}  # fmt: skip

_UNIT_RE = "|".join(sorted(_UNITS, key=len, reverse=True))
_TENS_RE = "|".join(_TENS)
_SMALL = rf"(?:(?:{_TENS_RE})(?:[-\s](?:{_UNIT_RE}))?|(?:{_UNIT_RE}))"
_WORDS = (
    rf"(?:(?:{_SMALL}|a|an|half\s+a)[-\s](?:hundred|thousand|million|dozen)(?:[-\s]thousand)?"
    rf"(?:\s+(?:and\s+)?{_SMALL})?|{_SMALL})"
)
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_VAGUE_RE = (
    r"hundreds\s+of\s+thousands|tens\s+of\s+thousands|(?:several|a\s+few)\s+(?:dozen|hundred|thousand)"
    r"|several|a\s+few|a\s+couple|dozens|scores|tens|hundreds|thousands|millions"
)
_VALUE = rf"(?:(?:{_DIGITS})(?:[\s-](?:dozen|hundred|thousand|million|billion)\b)?|{_VAGUE_RE}|{_WORDS})"
_QUALIFIER = (
    r"(?:(?:well\s+)?(?:a\s+minimum\s+of|a\s+total\s+of\s+(?:at\s+least|more\s+than|over)"
    r"|as\s+high\s+as|at\s+least|no\s+(?:fewer|less)"
    r"\s+than|not\s+less\s+than|more\s+than|in\s+excess\s+of|upwards\s+of|over|above|up\s+to|as\s+many\s+as"
    r"|at\s+most|no\s+more\s+than|less\s+than|fewer\s+than|a\s+total\s+of|an\s+estimated|some|about|around"
    r"|approximately|nearly|almost|roughly|close\s+to|between|circa)\s+)"
)
_NUMBER = caseless(
    rf"(?<![\w.$€£#/:+-])(?P<q>{_QUALIFIER})?(?P<a>{_VALUE})"
    rf"(?:(?P<sep>\s*[-–]\s*|\s+(?:to|or|and)\s+)(?:(?:well\s+|just\s+)?(?:over|more\s+than)\s+)?(?P<b>{_VALUE}))?"
    r"(?P<after>\s+or\s+more\b|\s+at\s+least\b|\+)?(?:(?![\w])|(?=people\b|civilians\b))",
)
_LOWER = {
    "at least", "a minimum of", "no fewer than", "no less than", "not less than", "more than", "over",
    "above", "in excess of", "upwards of", "a total of at least", "a total of more than", "a total of over",
}  # fmt: skip
_UPPER = {"up to", "as many as", "as high as", "at most", "no more than", "less than", "fewer than"}

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_BEFORE_NOT = caseless(
    rf"(?:\b{_MONTHS}\.?(?:\s+the)?|\b(?:point|points|resolution|article|no|number|page|hill|highway|route"
    r"|unit|brigade|division|regiment|battalion|aged|age|version|chapter|section|figure|part|phase|group"
    r"|geneva|day|world\s+war|channel|area|category|video|photo|file|room|no\.|art\.|res\.)|[$€£#])\s*$",
)
_AFTER_NOT = caseless(
    rf"(?:\s*(?:st|nd|rd|th)\b|\s+(?:of\s+)?{_MONTHS}\b|\s*%|\s*per\s*-?\s*cent|\s*percent"
    r"|[\s-]*(?:mm|cm|km|kms|kg|kilomet(?:er|re)s?|met(?:er|re)s?|miles?|feet|foot|inch(?:es)?|hectares?"
    r"|square|tons?|tonnes?|lit(?:er|re)s?|degrees?)\b"
    r"|\s*(?:am|pm|a\.m|p\.m|gmt|o['’]?clock)\b|:\d"
    r"|[\s-]*(?:minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|seconds?|nights?)\b"
    r"|[\s-]+(?:more\s+|other\s+)?(?:straight|consecutive)?\s*(?:minutes?|hours?|days?|weeks?"
    r"|months?|years?)\b"
    r"|\s*(?:dollars?|euros?|pounds?|rubles?|roubles?|lira|liras|usd)\b|-year|-month|-day|-hour|-member)",
)
_MONTH_BEFORE = caseless(rf"\b{_MONTHS}\.?\s*$")
_SPAN_OF_DEAD = caseless(
    r"\b(?:kill(?:ed|ing|s)?|var(?:y|ied|ies)|rang(?:e|es|ed|ing)|estimates?)\s+from\s*$"
)
_YEAR_LEAD = caseless(
    rf"(?:\b(?:in|since|of|late|early|mid|by|until|till|from|during|year|before|after|and|to|{_MONTHS}\.?"
    r"|\d{1,2}(?:st|nd|rd|th)?,?)|[-/(])\s*$",
)
_COUNTED = re.compile(
    r"\s+(?:(?:other|more|new|armed|foreign|[a-z]+ian|[a-z]+ish)\s+)?(?:people|persons?|civilians?|children"
    r"|wom[ae]n|m[ae]n|[a-z]{3,}s)\b"
)
_PRONOUN_ONE = caseless(
    r"\s+(?:of|another|day|side|hand|can|could|must|should|would|has|had|who|thing|time|such|identified|way"
    r"|month|year|week|hour|party|wants?|knows?|man['’]s)\b",
)


@dataclass(frozen=True, slots=True)
class Number:
    """A count in a text: `text[start:end]` with its qualifier; the bare numeral begins at `numeral`.

    `low` and `high` follow the words: "at least 58" is 58 and None, "up to 10" is 0 and 10, "10 to 15"
    is 10 and 15, "58" is 58 and 58; `vague` number words have a low and no high.
    """

    start: int
    end: int
    low: int
    high: int | None
    vague: bool
    qualifier: str | None
    numeral: int


def value_of(words: str) -> tuple[int, bool] | None:
    """The value of a numeral in digits or words, and whether the word is a vague one.

    None where the words are no number that fits an ordinary integer.
    """
    text = re.sub(r"\s+", " ", words.strip().lower())
    if text in VAGUE:
        return VAGUE[text], True
    if re.match(r"(?:several|a few) ", text):
        return 3 * _SCALES[text.rsplit(" ", 1)[1]], True
    if text[:1].isdigit():
        return _digits(text)
    vague = text in ("a dozen", "half a dozen")
    total = part = 0
    for word in re.split(r"[\s-]", text):
        if word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            if word not in ("hundred", "dozen"):
                total, part = total + part, 0
        elif word == "half":
            return 6, vague
        else:
            part += _UNITS.get(word, _TENS.get(word, 0))
    return total + part, vague


def _digits(text: str) -> tuple[int, bool] | None:
    match = re.match(r"[\d.,\s]*\d", text)
    if not match or len(match.group()) > 15:
        return None
    plain = re.sub(r"[,\s](?=\d{3})", "", match.group())
    scale = _SCALES.get(re.split(r"[\s-]", text)[-1], 1)
    if "." in plain and scale == 1:
        return None
    return round(float(plain) * scale), False


def find_numbers(text: str) -> tuple[Number, ...]:
    """The counts of a text in order; they do not overlap."""
    out: list[Number] = []
    at = 0
    while match := _NUMBER.search(text, at):
        at = match.end()
        number = _read(text, match)
        if number is None:
            at = match.end(
                "a"
            )  # what stands behind "and" may count all the same: "in 2011 and 9 million have fled"
            continue
        out.append(number)
        at = max(number.end, match.start() + 1)
    return tuple(out)


def _read(text: str, match: re.Match[str]) -> Number | None:
    first = value_of(match["a"])
    if first is None:
        return None
    start, numeral, end = match.start(), match.start("a"), match.end("a")
    qualifier = re.sub(r"\s+", " ", match["q"]).strip().lower().removeprefix("well ") if match["q"] else None
    before, after = text[max(0, start - 24) : start], text[match.end("b") if match["b"] else end :][:40]
    if _is_label(text, match, before, after):
        return None
    low, vague = first
    high: int | None = None if vague else low
    second = value_of(match["b"]) if match["b"] else None
    if second and _is_range(match, before, qualifier, low, second[0]):
        end, high, vague = match.end("b"), second[0], vague or second[1]
    elif match["b"] and _AFTER_NOT.match(text[end : end + 40]):
        return None
    elif qualifier == "between":
        start, qualifier = numeral, None
    if match["after"] and (not match["b"] or end == match.end("b")):
        end, high, qualifier = match.end("after"), None, "at least"
    if qualifier in _LOWER:
        high = None
    elif qualifier in _UPPER:
        low, high = 0, high if high is not None else low
    return Number(start, end, low, high, vague, qualifier, numeral)


def _is_range(match: re.Match[str], before: str, qualifier: str | None, low: int, high: int) -> bool:
    joint = match["sep"].strip().lower()
    if high <= low or (re.search(r"\bfrom\s*$", before, re.IGNORECASE) and not _SPAN_OF_DEAD.search(before)):
        return False
    if joint == "and":
        return qualifier == "between"
    if joint == "or":
        return high <= 2 * low + 2
    return high <= 20 * max(low, 1)


def _is_label(text: str, match: re.Match[str], before: str, after: str) -> bool:
    """Whether the number dates, measures or designates rather than counts."""
    words = match["a"].lower()
    if _AFTER_NOT.match(after):
        return True
    if _BEFORE_NOT.search(before) and not (match["q"] and _MONTH_BEFORE.search(before)):
        return True  # "in May more than 60" dates nothing, "May 6" does
    if words == "one" and _PRONOUN_ONE.match(after):
        return True
    if after[:1] == "-" and after[1:2].isalpha() and not re.match(r"-(?:strong|man)\b", after):
        return True
    if after[:1] in "/:" and after[1:2].isdigit():
        return True
    if words.isdigit() and (words[0] == "0" or (len(words) == 4 and 1900 <= int(words) <= 2100)):
        return bool(
            words[0] == "0" or (not match["q"] and (_YEAR_LEAD.search(before) or not _COUNTED.match(after)))
        )
    return False

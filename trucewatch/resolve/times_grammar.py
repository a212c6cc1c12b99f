"""The words of time expressions: which may begin one, and the pattern each has to match.

A pattern is tried only at a word that can begin it (`STARTS`), so that a report costs one look-up
a word. In a pattern one space stands for white space that is no paragraph break, since web pages
put non-breaking spaces inside expressions. Patterns know three families: a "day" (anything that
names a day or a longer span), a "clock" (a time of day) and "anchored" (counted from another event).
"""

import re
from dataclasses import dataclass
from typing import Literal

from trucewatch.resolve.times_feasts import FEASTS

Family = Literal["day", "clock", "anchored"]

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTING = (
    "a an one single", "two couple", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
NUMBERS = {word: value for value, words in enumerate(_COUNTING, 1) for word in words.split()}
NUMBERS |= {"dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
VAGUE = {"few": 3, "several": 3, "some": 3, "many": 3}  # "several" is three by the reading's convention


def any_of(*words: str) -> str:
    """A group that matches any of the words given, white space between them."""
    return "(?:{})".format("|".join(" ".join(words).split()))


def _day(group: str) -> str:
    """The day of a month, with or without an ordinal's ending."""
    return rf"(?P<{group}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"


def _either_case(words: str) -> str:
    """A group of words that may begin with a capital, as at the start of a sentence."""
    return "(?:{})".format("|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in words.split("|")))


_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
# Lower-case "march" and "may" are other words; the rest is read in any case.
_LOWER = [m for m in MONTHS if m not in ("march", "may")]
_MONTH = any_of(
    *(form for m in MONTHS for form in (m.title(), m.upper())),
    *_LOWER,
    *(rf"{form}(?![A-Za-z])\.?" for m in _SHORT for form in (m, m.upper())),
)
_WEEKDAY = any_of(*(rf"[{w[0].upper()}{w[0]}]{w[1:]} {w.upper()}" for w in WEEKDAYS))
_WEEKDAY_ANY = rf"(?:{_WEEKDAY}|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_D, _D2, _D3 = _day("d"), _day("d2"), _day("d3")
_YEAR = r"(?:19|20)\d\d(?!\d|,\d|\.\d|s\b)"
_NUM = r"(?:\d{{1,3}}(?![\d.:/]|,\d)|{})".format("|".join(sorted(NUMBERS, key=len, reverse=True)))
_COUNT = rf"(?i:(?:the )?(?:{_NUM}|a (?:few|couple(?: of)?|dozen)|(?:several|some|many|few)))"
_N = rf"(?:(?P<n>{_COUNT})(?: |-))"
_UNIT = r"(?P<unit>(?i:minute|hour|day|night|week|month|year|decade))"
_PART = any_of("mornings?  afternoons? evenings? nights? dawn sunrise noon midday sunset dusk midnight")
_OF = (
    r"(?:[Tt]he )?(?P<of>(?i:beginning|start|opening days|first (?:days|weeks?|half)|end|close"
    r"|last (?:days|weeks?|half)|middle|course)) of (?:the )?(?:month of )?"
)
_EARLY = r"(?P<mod>[Ee]arly|[Ll]ate|[Mm]id)(?:[- ](?:in )?)"
_MOD = rf"(?:{_EARLY}|{_OF})?"
_WHICH = _either_case("last|this|next|past") + "|[Tt]he (?:previous|following|next|same)"
_PARTED = r"(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)"
_ZONE_PLACES = "moscow|damascus|syrian?|turkish|istanbul|ankara|tehran|geneva|swiss"
_ZONE = (
    rf"(?: ?\(?(?P<zone>(?i:local(?: time)?|(?:{_ZONE_PLACES})(?: local)? time"
    r"|(?:GMT|UTC)(?: ?[+-]\d{1,2}(?!\d))?|EEST|EET|EDT|EST|MSK)\b)\)?)"
)
_HALF = r"[AaPp]\.?[Mm]\b\.?"
_TIME = (
    rf"(?:(?P<h>[01]?\d|2[0-4])[:.](?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d%]|[.:]\d)(?: ?(?P<ap>{_HALF}))?"
    rf"|(?P<h2>1[0-2]|0?[1-9]) ?(?:(?P<ap2>{_HALF})|o[’']?clock)"
    r"|(?P<hm>(?:[01]?\d|2[0-3])[0-5]\d)(?= ?(?:hours\b|hrs\b|[AaPp]\.?[Mm]\b|\(?(?:GMT|UTC|local)))"
    rf"(?: ?(?P<ap3>{_HALF}|hours|hrs))?)"
)
_TIME_LEADS = (
    "at around about by from since until till before after between shortly just exactly approximately"
)
_PART_LEADS = "in during at since before after until till by from through throughout around shortly just"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern with the name of the rule that reads it."""

    rule: str
    family: Family
    regex: re.Pattern[str]


DIGIT = "#"  # stands in STARTS for any word that begins with a digit
STARTS: dict[str, list[Pattern]] = {}
_SPACE = r"(?:[^\S\n]{1,3}\n?[^\S\n]{0,3}|\n)"
_MONTH_STARTS = " ".join([*MONTHS, *(m.lower() for m in _SHORT)])
_WEEKDAY_STARTS = " ".join([*WEEKDAYS, *(f"{name}s" for name in WEEKDAYS)])
_DATED_STARTS = f"{_WEEKDAY_STARTS} mon tue tues wed weds thu thur thurs fri sat sun"
_NUM_STARTS = " ".join([DIGIT, *NUMBERS, *VAGUE])
_PERIOD_STARTS = "the early late mid beginning start opening end close first last middle"


def _add(rule: str, family: Family, starts: str, *pattern: str) -> None:
    text = "".join(pattern).replace("[- ]", "(?:-| )").replace(" ?", "\0").replace(" ", _SPACE)
    compiled = Pattern(rule, family, re.compile(text.replace("\0", f"{_SPACE}?")))
    for word in starts.split():
        STARTS.setdefault(word, []).append(compiled)


# Words of which an expression holds at least one, within `REACH` words of its first.
CORE: frozenset[str] = frozenset(
    {*MONTHS, *(m.lower() for m in _SHORT), *_WEEKDAY_STARTS.split(), *_DATED_STARTS.split()}
    | {
        f"{unit}{s}"
        for unit in ("minute", "hour", "day", "night", "week", "month", "year", "decade")
        for s in ("", "s")
    }
    | {
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "overnight",
        "weekend",
        "spring",
        "summer",
        "autumn",
        "winter",
    }
    | {
        "fall",
        "morning",
        "mornings",
        "afternoon",
        "evening",
        "dawn",
        "sunrise",
        "noon",
        "midday",
        "sunset",
        "dusk",
    }
    | {"midnight", "eid", "ramadan", "ramadhan", "ashura", "ashoura", "nowruz", "newroz", "nawruz", "norouz"}
    | {"feast", "easter", "christmas", "clock", "o’clock"}
)
REACH = 7

_add(
    "iso", "day", DIGIT,
    r"(?P<y>(?:19|20)\d\d)[-/](?P<mo>\d\d?)[-/](?P<d>\d\d?)(?!\d)",
    r"(?:T(?P<h>\d\d):(?P<m>\d\d)(?::\d\d(?:\.\d+)?)?(?P<off>Z|[+-]\d\d:?\d\d)?)?",
)  # fmt: skip
_add(
    "numeric", "day", DIGIT,
    r"(?P<d>\d{1,2})(?P<sep>[./-])(?P<mo>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d|(?<=/)\d\d)(?![\d/-])",
)  # fmt: skip
_add(
    "day_month", "day", f"{DIGIT} the {_DATED_STARTS}",
    rf"(?:{_WEEKDAY_ANY},? )?(?:[Tt]he )?{_D}",
    rf"(?: ?[-–—] ?{_D2}| (?:and|to|until|through|or) (?:the )?{_D3})?",
    rf"(?: |-)(?:of )?(?P<mo>{_MONTH})\b(?:(?:,? |-|,)(?:of )?(?P<y>{_YEAR}))?",
)  # fmt: skip
_add(
    "month_day", "day", f"{_MONTH_STARTS} {_DATED_STARTS}",
    rf"(?:{_WEEKDAY_ANY},? )?(?P<mo>{_MONTH}) (?:the )?{_D}",
    rf"(?: ?[-–—] ?{_D2}| (?:and|to|until|through) (?:the )?{_D3}(?= |[,.]))?",
    rf"(?![\w%:])(?![.,]\d)(?:,? (?P<y>{_YEAR}))?",
)  # fmt: skip
# Two lines of a web page run together: "Jan 20" and "2015".
_add("month_day", "day", _MONTH_STARTS, rf"(?P<mo>{_MONTH}) {_D},? ?(?P<y>20[01]\d)(?!\d)")
_add(
    "month", "day", f"{_MONTH_STARTS} {_PERIOD_STARTS} this next past",
    rf"{_MOD}(?:(?P<which>{_either_case('last|this|next|past')}) )?(?P<mo>{_MONTH})\b",
    rf"(?:,? (?:of )?(?:(?P<y>{_YEAR})",
    r"|(?P<rel>(?:last|this|next|the (?:same|previous|following)|that|the) year\b)))?",
)  # fmt: skip
_add(
    "decade", "day", f"the early late mid {DIGIT}",
    rf"(?:[Tt]he )?(?:{_EARLY})?(?P<y>(?:19|20)\d0)[’']?s\b",
)  # fmt: skip
_add(
    "season", "day", f"{_PERIOD_STARTS} this next spring summer autumn winter fall",
    rf"(?:{_OF}|(?:[Tt]he )?(?:{_EARLY})?)(?P<det>[Tt]he |[Ll]ast |[Tt]his |[Nn]ext )?",
    rf"(?P<season>spring|summer|autumn|winter|fall)\b(?: (?:of )?(?:(?P<y>{_YEAR})",
    r"|(?P<rel>(?:last|this|next|the same|that) year\b)))?",
)  # fmt: skip
_add(
    "year", "day", f"{_PERIOD_STARTS} year {DIGIT}",
    rf"{_MOD}(?:(?:[Tt]he )?[Yy]ear )?(?P<y>{_YEAR})(?:[-–/](?P<y2>\d\d)(?![\w-]))?",
    r"(?!\w|-(?!(?:19|20)\d\d\b)\w)",
)  # fmt: skip
_add(
    "part_weekday", "day", f"early late earlier later the last this next past {_WEEKDAY_STARTS}",
    rf"(?:{_PARTED}(?: on)? )?(?:(?P<which>{_WHICH}) )?",
    rf"(?P<wd>{_WEEKDAY})(?P<s>s)?\b(?: ?\(?local time\)?)?",
)  # fmt: skip
_add("the_day_before", "day", "the", r"(?i:the day (?P<dir>before|after) (?P<base>yesterday|tomorrow)\b)")
_add(
    "today", "day", "today yesterday tomorrow earlier later early late",
    rf"(?:{_PARTED} )?(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|TODAY|YESTERDAY)\b",
)  # fmt: skip
_add("tonight", "day", "tonight overnight earlier", r"(?i:(?:earlier )?(?P<word>tonight|overnight)\b)")
_add(
    "last_night", "day", "last this the earlier",
    r"(?i:(?:earlier )?(?P<which>last|this|the (?:previous|following|next|same))",
    r" (?P<part>night|morning|afternoon|evening)\b)",
)  # fmt: skip
_add("ago", "day", f"{_NUM_STARTS} hours days weeks months years", rf"{_N}?{_UNIT}s? ago\b")
_add("week_before_last", "day", "the", r"(?i:the (?P<unit>week|month|year|weekend) before last\b)")
_add(
    "last_n", "day", "the last past previous preceding coming next",
    r"(?i:(?:the )?(?P<which>last|past|previous|preceding|coming|next|following) )",
    rf"{_N}?{_UNIT}s\b",
)  # fmt: skip
_add(
    "last_unit", "day", f"{_PERIOD_STARTS} earlier later past previous this next coming following same",
    rf"(?:{_PARTED}(?: in)? )?(?:{_OF})?(?:[Tt]he )?",
    r"(?P<which>(?i:last|past|previous|preceding|this|next|coming|following|same))",
    r" (?P<unit>(?i:week|month|year|weekend|decade))\b",
)  # fmt: skip
_add("weekend", "day", "the weekend", r"(?i:(?:the )?weekend)\b")
_add("recent", "day", "recent", rf"(?i:recent ){_UNIT}s\b")
_add(
    "within", "day", "in within over",
    rf"(?P<prep>(?i:in|within|over))(?: the (?:space|course) of)? {_N}{_UNIT}s?\b",
)  # fmt: skip
_add(
    "feast", "day",
    "the first second third last 1st eid ramadan ramadhan ashura ashoura nowruz newroz nawruz norouz"
    " feast easter orthodox christmas new muslim holy",
    r"(?:[Tt]he )?(?:(?P<nth>first|second|third|last|1st) day of )?(?:[Tt]he )?(?:Muslim )?",
    rf"(?:(?:holy|fasting) month of )?(?P<feast>{'|'.join(FEASTS)})\b(?: (?:in |of )?(?P<y>{_YEAR}))?",
)  # fmt: skip
_add(
    "units_after", "anchored", f"the {_NUM_STARTS} minutes hours days weeks months years",
    rf"{_N}?{_UNIT}s? (?P<dir>earlier|later|before|after|afterwards?|beforehand)\b",
)  # fmt: skip
_add(
    "next_day", "anchored", "the that same next on later earlier",
    r"(?:(?i:(?P<part>earlier|later) (?:in|on) ))?",
    r"(?i:(?P<which>(?:the|that) (?:same|next|following|previous)|that|same|next|the)",
    r" (?P<unit>day|night|morning|evening|afternoon|week|month|year)\b(?: (?P<dir>before|after|earlier))?)",
)  # fmt: skip
_add(
    "end_of_unit", "anchored", f"{_PERIOD_STARTS} later earlier",
    rf"(?:{_OF}(?:that |the )?|{_PARTED}(?: in)? (?:that|the)(?: same)? )(?P<unit>week|month|year)\b",
)  # fmt: skip
_add(
    "clock", "clock", f"{_TIME_LEADS} {DIGIT}",
    rf"(?P<lead>(?:(?i:{any_of(_TIME_LEADS)}) ){{0,3}})(?:{_TIME}){_ZONE}?(?!\w)",
)  # fmt: skip
_add(
    "early_hours", "clock", "in the during since from early small",
    r"(?i:(?:(?:in|during|since|from|until) )?(?:the )?(?P<part>early|small) hours\b",
    r"(?: of the (?:morning|night|day)\b)?)",
)  # fmt: skip
_add(
    "part_of_day", "clock",
    f"{_PART_LEADS} the early late pre mid dawn noon midday midnight morning afternoon evening night sunrise"
    " sunset dusk",
    rf"(?P<lead>(?:(?i:{any_of(_PART_LEADS)}) ){{0,2}})(?:(?i:the) )?",
    rf"(?:(?P<mod>(?i:early|late|mid|pre))[- ])?(?P<p>(?i:{_PART}))\b{_ZONE}?",
)  # fmt: skip

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
NUMBERS = {
    word: value
    for value, words in enumerate(
        ("", "a an one single", "two couple", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
         "nineteen", "twenty")
    )
    for word in words.split()
} | {"dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}  # fmt: skip
VAGUE = {"few": 3, "several": 3, "some": 3, "many": 3}  # "several" is three by the reading's convention

_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
# Lower-case "march" and "may" are other words; the rest is read in any case.
_LOWER = [m for m in MONTHS if m not in ("march", "may")]
_MONTH = "(?:{})".format(
    "|".join(
        [*(m.title() for m in MONTHS), *(m.upper() for m in MONTHS), *_LOWER]
        + [rf"{m}(?![a-z])\.?" for m in _SHORT]
        + [rf"{m.upper()}(?![A-Za-z])\.?" for m in _SHORT]
    )
)
_WEEKDAY = r"(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)"
_WEEKDAY_ANY = rf"(?:{_WEEKDAY}|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d(?!\d|,\d|\.\d|s\b)"
_NUM = r"(?:\d{{1,3}}(?![\d.:/]|,\d)|{})".format("|".join(sorted(NUMBERS, key=len, reverse=True)))
_COUNT = rf"(?i:(?:the )?(?:{_NUM}|a (?:few|couple(?: of)?|dozen)|(?:several|some|many|few)))"
_UNIT = r"(?i:minute|hour|day|night|week|month|year|decade)"
_PART = r"(?i:mornings?|afternoons?|evenings?|nights?|dawn|sunrise|noon|midday|sunset|dusk|midnight)"
_OF_PART = r"(?i:beginning|start|opening days|first (?:days|week|half|weeks)|end|close|last (?:days|week|half|weeks)|middle|course)"
_MOD = rf"(?:(?:(?P<mod>[Ee]arly|[Ll]ate|[Mm]id)(?:[- ](?:in )?)|(?:[Tt]he )?(?P<of>{_OF_PART}) of (?:the )?(?:month of )?))?"
_ZONE = (
    r"(?: ?\(?(?P<zone>(?i:local(?: time)?|(?:moscow|damascus|syrian?|turkish|istanbul|ankara|tehran|geneva|swiss)"
    r"(?: local)? time|(?:GMT|UTC)(?: ?[+-]\d{1,2}(?!\d))?|EEST|EET|EDT|EST|MSK)\b)\)?)"
)
_TIME = (
    r"(?:(?P<h>[01]?\d|2[0-4])[:.](?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d%]|[.:]\d)(?: ?(?P<ap>[AaPp]\.?[Mm]\b\.?))?"
    r"|(?P<h2>1[0-2]|0?[1-9]) ?(?:(?P<ap2>[AaPp]\.?[Mm]\b\.?)|o[’']?clock)"
    r"|(?P<hm>(?:[01]?\d|2[0-3])[0-5]\d)(?= ?(?:hours\b|hrs\b|[AaPp]\.?[Mm]\b|\(?(?:GMT|UTC|local)))(?: ?(?P<ap3>[AaPp]\.?[Mm]\b\.?|hours|hrs))?)"
)
_LEAD = r"(?:(?i:at|around|about|by|from|since|until|till|before|after|between|shortly|just|exactly|approximately) ){0,3}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern with the name of the rule that reads it."""

    rule: str
    family: Family
    regex: re.Pattern[str]


_SPACE = r"(?:[^\S\n]{1,3}\n?[^\S\n]{0,3}|\n)"
STARTS: dict[str, list[Pattern]] = {}
DIGIT = "#"


def _add(rule: str, family: Family, starts: str, pattern: str) -> None:
    text = pattern.replace("[- ]", "(?:-| )").replace(" ?", "\0").replace(" ", _SPACE)
    compiled = Pattern(rule, family, re.compile(text.replace("\0", f"{_SPACE}?")))
    for word in starts.split():
        STARTS.setdefault(word, []).append(compiled)


_MONTH_STARTS = " ".join([*MONTHS, *(m.lower() for m in _SHORT)])
_WEEKDAY_STARTS = " ".join(
    [*WEEKDAYS, *(f"{name}s" for name in WEEKDAYS), "mon tue tues wed weds thu thur thurs fri sat sun"]
)
_NUM_STARTS = " ".join([DIGIT, *NUMBERS, *VAGUE])
_TIME_END = r"(?!\w)"

_add(
    "iso",
    "day",
    DIGIT,
    rf"(?P<y>(?:19|20)\d\d)[-/](?P<mo>\d\d?)[-/](?P<d>\d\d?)(?![\d])(?:T(?P<h>\d\d):(?P<m>\d\d)(?::\d\d(?:\.\d+)?)?(?P<off>Z|[+-]\d\d:?\d\d)?)?",
)
_add(
    "numeric",
    "day",
    DIGIT,
    r"(?P<d>\d{1,2})(?P<sep>[./-])(?P<mo>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d|(?<=/)\d\d)(?![\d/-])",
)
_add(
    "day_month",
    "day",
    f"{DIGIT} the {_WEEKDAY_STARTS}",
    rf"(?:(?P<wd>{_WEEKDAY_ANY}),? )?(?:[Tt]he )?(?P<d>{_DAY}){_TH}(?: ?[-–—] ?(?P<d2>{_DAY}){_TH}| (?:and|to|until|through|or) (?:the )?(?P<d3>{_DAY}){_TH})?(?: |-)(?:of )?(?P<mo>{_MONTH})\b(?:(?:,? |-|,)(?:of )?(?P<y>{_YEAR}))?",
)
_add(
    "month_day",
    "day",
    f"{_MONTH_STARTS} {_WEEKDAY_STARTS}",
    rf"(?:(?P<wd>{_WEEKDAY_ANY}),? )?(?P<mo>{_MONTH}) (?:the )?(?P<d>{_DAY}){_TH}(?: ?[-–—] ?(?P<d2>{_DAY}){_TH}(?! ?[A-Z][a-z]+ \d)| (?:and|to|until|through) (?:the )?(?P<d3>{_DAY}){_TH}(?= |[,.]))?(?![\w%:])(?![.,]\d)(?:,? (?P<y>{_YEAR}))?",
)
_add("month_day", "day", _MONTH_STARTS, rf"(?P<mo>{_MONTH}) (?P<d>{_DAY}),? ?(?P<y>20[01]\d)(?!\d)")
_add(
    "month",
    "day",
    f"{_MONTH_STARTS} early late mid the beginning start opening end close middle first last this next past",
    rf"{_MOD}(?:(?P<which>last|this|next|past|[Ll]ast|[Tt]his|[Nn]ext) )?(?P<mo>{_MONTH})\b(?:,? (?:of )?(?:(?P<y>{_YEAR})|(?P<rel>(?:last|this|next|the (?:same|previous|following)|that|the) year\b)))?",
)
_add(
    "decade",
    "day",
    f"the early late mid {DIGIT}",
    r"(?:[Tt]he )?(?:(?P<mod>[Ee]arly|[Ll]ate|[Mm]id)[- ])?(?P<y>(?:19|20)\d0)[’']?s\b",
)
_add(
    "season",
    "day",
    "the early late mid last this next spring summer autumn winter fall",
    rf"(?:[Tt]he )?(?:(?P<mod>[Ee]arly|[Ll]ate|[Mm]id)[- ](?:in )?)?(?P<det>[Tt]he |[Ll]ast |[Tt]his |[Nn]ext )?(?:(?P<of>{_OF_PART}) of the )?(?P<season>spring|summer|autumn|winter|fall)\b(?: (?:of )?(?:(?P<y>{_YEAR})|(?P<rel>(?:last|this|next|the same|that) year\b)))?",
)
_add(
    "year",
    "day",
    f"the early late mid beginning start end middle first last year {DIGIT}",
    rf"{_MOD}(?:(?:[Tt]he )?[Yy]ear )?(?P<y>{_YEAR})(?!-?\w)",
)
_add(
    "part_weekday",
    "day",
    f"early late earlier later the {_WEEKDAY_STARTS} last this next past",
    rf"(?:(?P<part>[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)(?: on)? )?(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Pp]ast|[Tt]he (?:previous|following|next|same)) )?(?P<wd>{_WEEKDAY})(?P<s>s)?\b(?: ?\(?local time\)?)?",
)
_add("the_day_before", "day", "the", r"(?i:the day (?P<dir>before|after) (?P<base>yesterday|tomorrow)\b)")
_add(
    "today",
    "day",
    "today yesterday tomorrow earlier later early late",
    r"(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow|TODAY|YESTERDAY)\b",
)
_add("tonight", "day", "tonight overnight earlier", r"(?i:(?:earlier )?(?P<word>tonight|overnight)\b)")
_add(
    "last_night",
    "day",
    "last this the earlier",
    r"(?i:(?:earlier )?(?P<which>last|this|the (?:previous|following|next|same)) (?P<part>night|morning|afternoon|evening)\b)",
)
_add(
    "ago",
    "day",
    f"{_NUM_STARTS} hours days weeks months years",
    rf"(?:(?P<n>{_COUNT})(?: |-))?(?P<unit>{_UNIT})s? ago\b",
)
_add("week_before_last", "day", "the", r"(?i:the (?P<unit>week|month|year|weekend) before last\b)")
_add(
    "last_n",
    "day",
    "the last past previous preceding coming next",
    rf"(?i:(?:the )?(?P<which>last|past|previous|preceding|coming|next|following) (?:(?P<n>{_COUNT})(?: |-))?(?P<unit>{_UNIT})s\b)",
)
_add(
    "last_unit",
    "day",
    "the earlier later early late last past previous this next coming following same end beginning start middle first",
    rf"(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)(?: in)? )?(?:(?:[Tt]he )?(?P<of>{_OF_PART}) of )?(?:[Tt]he )?(?P<which>(?i:last|past|previous|preceding|this|next|coming|following|same)) (?P<unit>(?i:week|month|year|weekend|decade))\b",
)
_add("weekend", "day", "the weekend", r"(?i:(?:the )?weekend)\b")
_add("recent", "day", "recent", rf"(?i:recent )(?P<unit>{_UNIT})s\b")
_add(
    "within",
    "day",
    "in within over",
    rf"(?P<prep>(?i:in|within|over))(?: the (?:space|course) of)? (?P<n>{_COUNT})(?: |-)(?P<unit>(?i:hour|day|week|month|year))s?\b",
)
_add(
    "feast",
    "day",
    "the first second third last 1st eid ramadan ramadhan ashura ashoura nowruz newroz nawruz norouz feast easter orthodox christmas new muslim holy",
    r"(?:[Tt]he )?(?:(?P<nth>first|second|third|last|1st) day of )?(?:[Tt]he )?(?:Muslim )?(?:(?:holy|fasting) month of )?(?P<feast>"
    + "|".join(FEASTS)
    + rf")\b(?: (?:in |of )?(?P<y>{_YEAR}))?",
)
_add(
    "units_after",
    "anchored",
    f"the {_NUM_STARTS} minutes hours days weeks months years just only barely less more",
    rf"(?:(?P<n>{_COUNT})(?: |-))?(?P<unit>{_UNIT})s? (?P<dir>earlier|later|before|after|afterwards?|beforehand)\b",
)
_add(
    "next_day",
    "anchored",
    "the that same next on later earlier",
    r"(?:(?i:(?P<part>earlier|later) (?:in|on) ))?(?i:(?P<which>the (?:same|next|following|previous)|that|same|next|the) (?P<unit>day|night|morning|evening|afternoon|week|month|year)\b(?: (?P<dir>before|after|earlier))?)",
)
_add(
    "clock",
    "clock",
    f"at around about by from since until till before after between shortly just exactly approximately {DIGIT}",
    rf"(?P<lead>{_LEAD})(?:{_TIME}){_ZONE}?{_TIME_END}",
)
_add(
    "early_hours",
    "clock",
    "in the during since from early small",
    r"(?i:(?:(?:in|during|since|from|until) )?(?:the )?(?P<part>early|small) hours\b(?: of the (?:morning|night|day)\b)?)",
)
_add(
    "part_of_day",
    "clock",
    "in during at since before after until till by from through throughout around the early late pre dawn noon midday midnight morning afternoon evening night sunrise sunset dusk shortly just mid",
    rf"(?P<lead>(?:(?i:in|during|at|since|before|after|until|till|by|from|through|throughout|around|shortly|just) ){{0,2}})(?:(?i:the) )?(?:(?P<mod>(?i:early|late|mid|pre))[- ])?(?P<p>{_PART})\b{_ZONE}?",
)

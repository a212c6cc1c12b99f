"""Phrases that say what a count of people is: a part, a detail, a toll told before, or one more."""

import re

from trucewatch.read import lexicon_people as people
from trucewatch.read.patterns import caseless

THINGS = re.compile(
    r"\b(?:famil(?:y|ies)|(?:groups?|units?|teams?)(?=\s+of)|vehicles?|cars?|villages?|towns?|positions?|battalions?|brigades?|convoys?"
    r"|homes?|houses?|sites?|hideouts?|attacks?|explosions?|blasts?|bombings?|raids?|strikes?|air\s?strikes?|shells?|rockets?|hours?|days?)\b",
    re.IGNORECASE,
)  # counted things: the people named after them are not the count
SO_MANY_THINGS = re.compile(
    rf"\s+(?:of\s+)?(?:(?!(?:were|was|have|had|others?|injured|wounded|killed|dead"
    rf"|died|in|by|and)\b)[\w'’-]+\s+){{0,4}}?{THINGS.pattern}",
    re.IGNORECASE,
)
ONE = re.compile(
    r"\b(?:\d+(?!-)\b|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b", re.IGNORECASE
)
TOLD_BEFORE = re.compile(
    r"\b(?:as\s+well\s+as|in\s+addition\s+to|besides|apart\s+from)\s+(?:the|those)\s*$", re.IGNORECASE
)
OF_THE_DEAD = caseless(
    r"(?:\bof\s+(?:those|the|the\s+\w+)\s+(?:killed|dead|victims|slain)|\bof\s+(?:them|whom)|\bamong\s+(?:those\s+killed"
    r"|the\s+dead|the\s+victims|the\s+killed|the\s+slain|them)\s*(?:,\s*)?(?:were|was|are)"
    r"|\b(?:those|people|the)\s+(?:killed|dead|victims)\b[^.;]{0,60}?\binclud(?:e|es|ed|ing))\s*,?\s*(?:at\s+least\s+)?$",
)
WERE_KIND = re.compile(r"\s+(?:of\s+them\s+)?(?:were|are|was)\s+(?P<noun>[a-z]+)", re.IGNORECASE)
OF_DEAD_NEXT = re.compile(
    r"\s+of\s+(?:those|the|them)\s*(?:people\s+)?(?:killed|dead|victims)\b(?:[^.;]{0,60}?\b(?:as|were|was|are)\s+(?P<noun>[a-z]+))?",
    re.IGNORECASE,
)
KIND_OF_DEAD = re.compile(
    r"\s+(?:of\s+the\s+)?(?:casualties|dead|victims|fatalities|deaths)\s+(?:were|are)\s+(?P<noun>[a-z]+)",
    re.IGNORECASE,
)
MINOR = re.compile(
    r"\s+(?:of\s+(?:them|whom)\s+)?(?:(?:were|was|is|are)\s+)?(?:under|below|younger\s+than)\s+(?:the\s+age\s+of\s+)?1[0-8]\b",
    re.IGNORECASE,
)
OF_THE_HURT = re.compile(
    r"\s+of\s+(?:the|those)\s+(?:wounded|injured)\b(?!\s+(?:later\s+)?(?:died|succumbed))"
    r"|\s*(?:sustain\w+|suffer\w+|with|in|(?:are|is|were|was|remain\w*)(?:\s+in)?)\s+(?:an?\s+)?(?:very\s+)?(?:critical|serious|grave)(?:ly)?\b",
    re.IGNORECASE,
)  # how the hurt fare, no further hurt
TOLD_THEN = re.compile(
    r"\b(?:up\s+from|from\s+(?:an?|the|its)\s+(?:earlier|initial|previous|first)\b[^.;]{0,40}?|compared\s+(?:to|with)"
    r"|(?:earlier|previous|initial|first)\s+(?:death\s+)?(?:tolls?|counts?|figures?|estimates?|reports?)\b[^.;]{0,30}?\b(?:of|at|said|spoke\s+of)"
    r"|had\s+(?:earlier|previously|initially|first)?\s*(?:given|put|reported)\b[^.;]{0,40}\b(?:toll|figure|count|number)s?\s+(?:of|at))"
    r"\s+(?:at\s+least\s+|some\s+|about\s+)?$",
    re.IGNORECASE,
)  # a toll that another has replaced
KILLED_WITH = re.compile(
    r"^\s+(?:(?:were|was|have\s+been|had\s+been|has\s+been|been)\s+)?(?:also\s+)?(?:kill(?:ed)?|dead|die|died|executed|shot\s+dead)\s+"
    r"(?:(?:along|together)\s+with|as\s+well\s+as|in\s+addition\s+to|and(?:\s+also)?)\s+(?:another\s+|the\s+)?$",
    re.IGNORECASE,
)
WITH_NAMED = re.compile(
    r"\bwas\s+(?:also\s+|later\s+)?(?:killed|shot\s+dead|executed|martyred|assassinated)\s+(?:along|together)\s+with\s+$",
    re.IGNORECASE,
)
DOES = re.compile(
    rf"\s*(?:at\s+least\s+|more\s+than\s+|over\s+|some\s+|about\s+|around\s+|nearly\s+|up\s+to\s+|the\s+|an?\s+|several\s+|dozens\s+of\s+"
    rf"|hundreds\s+of\s+|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\s+)+(?:[\w'’-]+\s+){{0,2}}?{people.PERSON.pattern}"
    r"(?!\s+(?:were\s+|was\s+)?(?:wounded|injured|hurt))",
    re.IGNORECASE,
)  # whom an active verb takes
OR_HURT = re.compile(
    r"\s*(?:and|or|and/or|/)\s+(?:injur|wound)(?:ed|ing)\b(?!\s+(?:\d|an?\b|at\b|more\b|over\b|many|others?|another|dozens|scores|several|some|about|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty\b))",
    re.IGNORECASE,
)  # "were killed and wounded": how many of either is not told
MORE_BEFORE = re.compile(
    r"\b(?:another|a\s+further|an\s+additional|also\s+(?:killed|lost)|additionally)\s+(?:at\s+least\s+)?$",
    re.IGNORECASE,
)
MORE_AFTER = re.compile(
    r"^[^.;,]{0,60}?\b(?:(?:was|were|have|had|has)\s+)?also\s+(?:been\s+)?(?:killed|died|executed|martyred)\b",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"\bof\s+(?:them|whom)\b", re.IGNORECASE)
INSIDE = re.compile(r"^\s*\((?!\s*includ)[^()]*$", re.IGNORECASE)  # "2 women (a nurse and a cook)"
BODIES_WITH = re.compile(r"\bwith\s+(?:at\s+least\s+|some\s+|another\s+)?$", re.IGNORECASE)
ASIDE = re.compile(r"\([^()]*\)")
AND_MORE = re.compile(
    r"^\s+(?:from|of|belonging\s+to|in)\s+(?:(?!\b(?:wound|injur|kill|hurt|when|while|who|after)\w*)[\w().,'’-]+\s+){1,8}(?:and|as\s+well\s+as|in\s+addition\s+to)\s+(?:another\s+|a\s+further\s+)?$",
    re.IGNORECASE,
)
AMONG_THE_DEAD = caseless(
    r"^[^.;,]{0,80}?\b(?:were|was|are|is)\s+(?:also\s+)?among\s+(?:the|those)\s+(?:\w+\s+)?(?:dead|killed|victims|slain)\b",
)
BESIDE = re.compile(r"^\s*[,:(–-]?\s*$")

"""The words by which reports count people: their nouns, their fates, and what makes a part of a toll."""

import re

from trucewatch.read.lexicon import compile_words
from trucewatch.read.patterns import caseless

CIVIL = (
    r"citizens?|civilians?|non-?combatants?|residents?|inhabitants|villagers?|bystanders?|worshipp?ers?"
    r"|passengers?|passers-?by|shoppers?|refugees?|displaced|activists?|paramedics?|aid\s+workers?"
    r"|(?:ambulance|medical|hospital)\s+(?:crew|staff|workers?|employees?)"
)
CHILD = r"child(?:ren)?|kids?|infants?|bab(?:y|ies)|minors?|toddlers?|boys?|girls?|teenagers?|schoolchildren"
WOMAN = r"wom[ae]n|mothers?|wife|wives|females?|daughters?|sisters?|grandmothers?"
ARMED = (
    r"militants?|terrorists?|fighters?|gunm[ae]n|rebels?|insurgents?|jihadis(?:ts?)?|extremists?"
    r"|takfiris?|combatants?|mercenar(?:y|ies)"
    r"|soldiers?|troops|servicem[ae]n|militiam[ae]n|commanders?|leaders?|warriors?|bombers?"
    r"|attackers?|assailants?|army (?:personnel|members?)"
    r"|islamists?|loyalists?|hardliners?|snipers?|officers?|personnel|guards?|conscripts?|troopers?"
    r"|peshmerga|leader|(?:security|government|regime|army|kurdish|pro-\w+|allied|loyalist)\s+forces"
)
OTHER = (
    r"people|persons?|others|m[ae]n|lives|victims?|syrians|iraqis|turks|russians|iranians"
    r"|kurds|members?|police(?:m[ae]n|officers?)?|journalists?|reporters?|workers?|medics?"
    r"|doctors?|nurses?|patients?|students?|pupils?|visitors?|staff"
    r"|pilots?|detainees?|prisoners?|hostages?|bodies|corpses|casualties|pilgrims?"
    r"|drivers?|volunteers?|rescuers?|brothers?|sons?|husbands?|fathers?|human beings|deaths?"
    r"|fatalities|dead|injuries|souls|martyrs|elderly|advisers?|advisors?|teachers?|farmers?"
    r"|youths?|opponents|alawites|christians|yazidis|shi['’]?ites|sunnis|muslims|turkmens|palestinians"
    r"|americans|foreigners|tribes(?:m[ae]n|people)|employees?|individuals|crew|relatives|clerics?"
)
PERSON = caseless(rf"(?:{CHILD}|{WOMAN}|{CIVIL}|{ARMED}|{OTHER})\b")
HEAD = caseless(
    rf"\s+(?:of\s+(?:the\s+|its\s+|their\s+|them\b)?)?(?:(?!and\b|or\b|were\b|was\b|in\b|killed\b"
    rf"|wounded\b|injured\b|dead\b|have\b|had\b|are\b|at\b|on\b|by\b|from\b|while\b|including\b"
    rf"|during\b|who\b|since\b|others\b|people\b"
    rf"|civilians\b)[\w'’.()-]+\s+){{0,4}}?(?P<noun>{PERSON.pattern})",
)
SINGLE = caseless(
    rf"\bone\s+of\s+(?:its|their|the|his)\s+(?:\w+\s+)?(?P<one>commanders|leaders|members|soldiers"
    rf"|fighters|militants|militiamen|officers)\b"
    rf"|\b(?:its|their|the\s+group[’']?s)\s+(?:\w+\s+){{0,2}}?(?P<chief>leader|commander|emir|spokesman)\b|\b(?P<det>an?|another|one|his|her)\s+(?:(?!and\b"
    rf"|or\b|of\b|in\b|after\b|including\b|an?\b|the\b|by\b|on\b|was\b"
    rf"|were\b|its\b|their\b|his\b|who\b|which\b|that\b|when\b|as\b|to\b|from\b|with\b|ha[sd]\b|have\b"
    rf"|been\b|kill|wound|injur)[\w'’-]+\s+){{0,3}}?(?P<noun>{CHILD}|{WOMAN}|m[ae]n|civilian"
    rf"|militant|terrorist|fighter|soldier|person|journalist|doctor|nurse|policem[ae]n|commander"
    rf"|leader|boy|girl|worker|medic|rebel|gunm[ae]n|resident|student|pilot|driver|officer"
    rf"|correspondent|reporter|infant|son|brother|husband|father|activist|cleric|employee)\b"
    rf"(?:\s+(?:commander|leader|chief|fighter|soldier|officer|bomber|gunman|official)\b)?"
    # "a rebel-held town", "a militant group": the word tells of a thing, it counts nobody
    rf"(?!['’]?-|\s+(?:-?held|controlled|strongholds?|groups?|areas?|towns?|villages?|districts?"
    rf"|positions?|factions?|bastions?|alliances?|enclaves?|neighbou?rhoods?|convoys?|bases?|camps?)\b)",
)
BEFORE_KILL = caseless(
    r"\b(?:kill(?:ed|ing|s)?|martyr(?:ed|ing|s)?|claim(?:ed|ing|s)?(?:\s+the\s+li(?:fe|ves)\s+of)?"
    r"|took\s+the\s+li(?:fe|ves)\s+of|the\s+(?:deaths?|loss|killings?|martyrdom)\s+of|deaths?\s+of"
    r"|killing\s+of|murder(?:ed|ing)|execut(?:ed|ing)|crucif(?:ied|ying)|hang(?:ed|ing)|behead(?:ed|ing)|massacr(?:ed|ing)"
    r"|slaughter(?:ed|ing)|shot\s+dead|gunned\s+down|eliminat(?:ed|ing)|assassinat(?:ed|ing)"
    r"|gassing|gassed|death\s+toll\s+(?:[^.;]{0,110}?\s)??(?:to|at|of|is|was|reached|hit"
    r"|stands\s+at)|toll\s+(?:\w+\s+){0,5}?(?:to|at|of|is|was|reached)|number\s+of\s+(?:dead|deaths"
    r"|victims|fatalities|people\s+killed)[^.]{0,140}?\s(?:to|at|is|was|reached)|bodies\s+of"
    r"|wip(?:ed|ing)\s+out|suffered|lost)\s+(?:the\s+|also\s+|off\s+|a\s+further\s+|another\s+"
    r"|an\s+additional\s+|(?:along|together)\s+with\s+|from\s+|and\s+(?:wounding|wounded|injuring|injured)\s+"
    r"|dozens\s+of\s+people\s+including\s+)?(?:the\s+lives\s+of\s+)?$",
)
BEFORE_HURT = caseless(
    r"\b(?:wound(?:ed|ing|s)?|injur(?:ed|ing|es)|hurt(?:ing)?|injuries\s+(?:to|of|among)"
    r"|injury\s+of|wounding\s+of|injuring\s+of)\s+(?:the\s+|also\s+|a\s+further\s+|another\s+"
    r"|an\s+additional\s+|of\s+)?$",
)
AFTER_KILL = caseless(
    r"^(?P<gap>[^.;]{0,110}?)\b(?P<word>(?:were|was|have\s+been|had\s+been|has\s+been|been|being"
    r"|are|is|got|getting|be|as|reported|confirmed|feared)?\s*(?:\w+ly\s+|also\s+|all\s+|found\s+"
    r"|left\s+|reported(?:ly)?\s+|summarily\s+)*(?:kill(?:ed|ings?)|dead|martyred|executed|beheaded|massacred"
    r"|gassed|crucified|hanged|stoned|(?:tortured|starved|beaten|burned|frozen|choked)\s+to\s+death"
    r"|murdered|slain|shot\s+dead|gunned\s+down|slaughtered|assassinated|eliminated"
    r"|suffocated\s+to\s+death|burned\s+alive)|die|dies|died|(?:have|had|has)\s+died"
    r"|lost\s+their\s+li(?:fe|ves)|perished|fallen\s+victims?|fell\s+victims?|among\s+the\s+(?:dead"
    r"|killed)|made\s+up\s+the\s+rest\s+of\s+the\s+dead|bodies|deaths|fatalities|lives"
    r"|(?:been\s+)?choked\s+to\s+death)\b",
)
AFTER_HURT = caseless(
    r"^(?P<gap>[^.;]{0,110}?)\b(?P<word>(?:were|was|have\s+been|had\s+been|has\s+been|been|are|is"
    r"|got|reported|be|sustained|suffered|received)?\s*(?:\w+ly\s+|also\s+|left\s+|others?\s+"
    r"|more\s+|reported(?:ly)?\s+|of\s+them\s+)*(?:wounded|injured|injuries|hurt|wounds"
    r"|hospitali[sz]ed))\b",
)
PART = caseless(
    r"(?:\bincluding|\bamong\s+(?:them|whom|the\s+dead|those\s+killed|the\s+victims"
    r"|the\s+killed)(?:\s+(?:are|is|were|was))?|\bof\s+(?:them|whom)|\bmostly|\bmost\s+of\s+(?:them"
    r"|whom)|\bamong\s+which|\bat\s+least\s+\w+\s+of\s+them|\bincluded?)\s*(?:at\s+least\s+"
    r"|up\s+to\s+)?(?:the\s+)?$",
)
PART_AFTER = caseless(r"^\s+(?:of\s+(?:them|whom)|among\s+(?:them|the))\b")
WAR = 5000  # a toll so high is a war's, not an incident's
HEADLESS = caseless(
    r"^\s+[a-z]+\s+(?:were|was|have|had|died|dead|killed|wounded|injured)\b|^\s*(?:[.,;:!?)\"”]|$"
    r"|(?:were|was|have|has|had|are|is|been|dead|killed|wounded|injured|died|dies?|hurt|others?"
    r"|shot|beheaded|crucified|hanged|gassed|of|in|on|at"
    r"|more(?=\s*(?:[.,;:]|$|(?:were|was|have|had|has|are|been|dead|killed|wounded|injured|died|hurt|of|in|on|at"
    r"|by|and|from|people|others|when|after|during|as)\b))"
    r"|and|or|including|by|when|after|since|according|received|sustained|martyred|executed|people"
    r"|so|to|as|lives?|from|during|near|says?|said)\b)",
)
MANY = 60  # a sentence with more groups than this is a list or noise
LED = re.compile(r"[A-Z][\w'’-]+[\"”]?\s+and\s+$")
WITH_KIN = re.compile(
    r"[A-Z][\w'’-]+[\"”]?,?\s+(?:and\s+)?(?:his|her)\s+(?:son|daughter|wife|husband|brother|sister|father|mother|driver|guard"
    r"|bodyguard|deputy|aide),?\s+and\s+$"
)  # a named person and one of theirs, counted with those that follow
HIS = re.compile(r"\bof\s+(?:his|her)\b|\b(?:comrades|companions|bodyguards|aides)\b")
AMONG = caseless(r"\b(?:were|was|are|is)\s+among\s+(?:the\s+)?(?:at\s+least\s+)?$")
JOIN = caseless(
    r"^\s*(?:,|and|or|as\s+well\s+as|in\s+addition\s+to|plus|&|,\s*and)\s+(?:(?:also|another|the"
    r"|his|her|their)\s+)*$",
)
OWN_DEAD = caseless(r"\b(?:dead|deaths|fatalities|lives|martyrs|bodies|corpses|souls)$")
OWN_HURT = caseless(r"\b(?:injuries)$")
EITHER = caseless(
    r"\b(?:kill(?:ed|ing)|dea(?:d|ths?))\s+(?:and|or|and/or)\s+(?:injur|wound)(?:ed|ing|y)\s+(?:of\s+)?$",
)
AMONG_THE_DEAD = caseless(
    r"^[^.;,]{0,40}?\b(?:were|was|are|is)\s+(?:also\s+)?among\s+(?:the|those)\s+(?:\w+\s+)?(?:dead"
    r"|killed|victims|slain)\b",
)
ONE_SLAIN = re.compile(
    r"\bwas(?<!no one was)(?<!nobody was)\s+(?:also\s+|later\s+|reportedly\s+)?(?:killed|shot\s+dead"
    r"|assassinated|gunned\s+down|beheaded)\b"
    r"|\bkilling\s+(?:(?:the|its|their|a|senior|top|leading|local|field)\s+|[\w-]+['’]?s\s+){0,3}"
    r"(?:[Ll]eader|[Cc]ommander|[Cc]hief|[Ee]mir|[Ii]mam|[Ss]heikh|[Ss]pokesman|[Gg]overnor|[Mm]ayor|[Gg]eneral|[Cc]olonel)"
    r"\s+(?=[A-Z])"
    r"|\bthe\s+killing\s+of\s+(?=[A-Z])|\bkill(?:ed|ing)\s+(?=(?:[A-Z][\w'’-]+\s+){1,3}(?:an?\s|the\s|\(|,))"
)
NOT_A_TOLL = caseless(
    r"\b(?:threaten|capable|could|might|may|would|will|plann|tried|attempt\w*\s+to|to\s+kill|not"
    r"|no\s+one|nobody)\b[^.]{0,12}$",
)
NO_CASUALTIES = compile_words(
    r"material damage only", r"only material damage", r"caused no (?:human )?casualties",
    r"(?:without|no|any)(?: any)? (?:human )?(?:casualties|injuries|deaths|losses|fatalities)",
    r"no one was (?:killed|hurt|injured)", r"nobody was (?:killed|hurt|injured)",
    r"no reports? of casualties",
)  # fmt: skip
NO_FIGURE = compile_words(
    r"no (?:\w+ )?(?:reports?|word|figure|information|details)",
    r"not (?:give|offer|provide)",
    r"did ?n['’]?t (?:give|offer)",
)

"""Who speaks: the phrase before or after a verb of saying that can name a speaker.

A speaker phrase is a pronoun, a name, or a noun for a person, a body or a text that speaks (spokesman,
ministry, statement), with its determiner, its modifiers, "of ..." and its apposition. Reports lose
their commas, so a phrase is found from the verb outwards by what may stand in it, not by commas.
"""

from collections.abc import Sequence

from trucewatch.read.statements_words import Word
from trucewatch.read.word_lists import words_of

PRONOUNS = {"he", "she", "they", "it", "we", "i"}
_DETERMINERS = {
    "a", "an", "the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "another",
    "some", "several", "many", "other", "one", "two", "three", "both", "most", "all",
}  # fmt: skip

PERSONS = words_of(
    """
    spokesman spokeswoman spokesperson minister president premier chancellor secretary envoy ambassador
    diplomat official officer commander general colonel captain lieutenant major sergeant admiral
    brigadier chief head director leader chairman chairwoman chair activist journalist reporter
    correspondent analyst expert doctor medic surgeon nurse resident witness eyewitness lawyer lawmaker
    senator deputy mp governor mayor king prince emir sheikh cleric imam bishop mediator negotiator
    representative delegate member inspector investigator fighter rebel militant insurgent soldier
    adviser advisor aide source volunteer worker rescuer refugee survivor mother father man woman men
    women people voice economist professor researcher editor blogger citizen villager tribesman
    tribesmen prosecutor coordinator commissioner vice-president secretary-general founder manager
    leadership opponent supporter critic observer local parent student guard teacher protester
    demonstrator ally partner counterpart administrator rapporteur politician jihadist terrorist gunman
    gunmen organiser organizer contributor user fellow parliamentarian others
    """
)
BODIES = words_of(
    """
    government regime army military ministry opposition coalition council committee commission agency
    organisation organization group monitor observatory watchdog network center centre institute bureau
    office party movement brigade faction militia alliance front administration authority authorities
    police command force forces mission team union league parliament congress house department kremlin
    palace embassy delegation body charity ngo court state country power side tribe community assembly
    staff division battalion unit newspaper daily television tv channel station website broadcaster
    radio media press outlet feed account congregation nation presidency leadership cabinet pentagon
    syndicate corps fund foundation initiative society crescent cross defence defense helmets world west
    operation grouping opponents chorus powers parties backers ranks
    """
)
TEXTS = words_of(
    """
    statement report paper letter document bulletin communique resolution proposal draft video release
    footage message post tweet study article dispatch survey declaration memo testimony figures
    statistics estimates reports
    """
)
_MODIFIERS = words_of(
    """
    local military field security medical senior opposition former deputy state human rights civil
    defence defense foreign prime official unnamed anonymous humanitarian aid western european top vice
    national special political regional diplomatic intelligence news monitoring tribal hospital rescue
    leading key world allied interior information health internal high-ranking ranking main ruling rebel
    pro-opposition pro-government anti-government press armed insurgent moderate islamist jihadist
    kurdish syrian russian turkish american iraqi iranian israeli militant unidentified independent
    international state-run state-owned semi-official private media war presidential parliamentary
    permanent acting then chief global young wounded angry human-rights government army police
    well-informed informed own same british-based uk-based london-based u.s.-based confidential
    insurgents' joint northern southern eastern central daily public conservative liberal islamic arab
    air naval ground fellow second
    """
)
_APPOSED = {"identified", "known", "named", "called"}
_PARTICIPLES = {
    "working", "living", "based", "released", "issued", "published", "obtained", "quoted", "opposed",
    "familiar", "close", "loyal", "affiliated", "investigating", "monitoring", "representing", "affiliate",
    "identified", "known", "named", "involved", "linked", "gathered", "posted", "seen", "announcing",
    "speaking", "belonging",
}  # fmt: skip
_PREPOSITIONS = {"of", "for", "in", "at", "from", "on", "with", "to", "near", "inside", "by"}
_NEVER = words_of(
    """
    is are was were be been being has have had do does did will would can could may might must should
    shall and or but nor so yet if when while where which who whom whose what how why because since
    until after before although though despite than as not n't then there here also only even still just
    about during between against into through over under without within across around toward towards via
    per killed killing wounded injured said says saying told added
    """
)
_TIMES = words_of(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december today yesterday tonight tomorrow morning afternoon
    evening night noon midnight dawn earlier later ago meanwhile however moreover separately instead
    """
)
_QUANTIFIERS = {"all", "both", "most", "many", "some", "several"}
_JOINED = 9  # words that the first of two joined speakers may have
_PARTICLES = {"de", "al", "el", "bin", "ibn", "abu", "abd", "von", "van", "der", "da", "di"}
_MASS = {"police", "media", "press", "people", "men", "women", "forces", "troops", "military"}
_OPENERS = {"but", "while", "that", "although", "however", "meanwhile", "when", "whether", "if"}
INITIALS = {"IS", "US", "UN", "AP", "IT"}  # names that look like a verb or a pronoun in lower case
_PLACE_NOUNS = {
    "neighbourhood", "neighborhood", "district", "province", "town", "city", "village", "area", "suburb",
    "countryside", "region", "camp", "governorate",
}  # fmt: skip
_REACH = 7  # words that an unknown modifier may stand from its determiner


def _singular(low: str) -> str:
    for plural, singular in (("'s", ""), ("ies", "y"), ("men", "man"), ("s", "")):
        if low.endswith(plural) and len(low) > len(plural) + 2:
            return low[: -len(plural)] + singular
    return low


def _is_pronoun(word: Word) -> bool:
    return word.low in PRONOUNS and word.text not in INITIALS


def is_role(word: Word) -> bool:
    """Whether a word is a noun for someone or something that speaks."""
    low = word.low.strip("'.")
    if low in PERSONS or low in BODIES or low in TEXTS:
        return True
    one = _singular(low)
    return one in PERSONS or one in BODIES or one in TEXTS


def is_person_role(low: str) -> bool:
    """Whether a word names a person by role ("colonel", "sources")."""
    return low in PERSONS or _singular(low) in PERSONS


def is_text_role(low: str) -> bool:
    """Whether a word names a text that speaks ("statement")."""
    return low in TEXTS or _singular(low) in TEXTS


def _name_like(word: Word) -> bool:
    barred = word.low in _TIMES or word.low in _NEVER or word.low in _PREPOSITIONS or word.low in _DETERMINERS
    return word.text in INITIALS or (word.capital and not barred)


def _part(word: Word) -> bool:
    """Whether a word may stand in a speaker phrase without a determiner bounding it."""
    if word.text in INITIALS or word.text in _PARTICLES:
        return True
    if not word.is_word or word.low in _TIMES or word.low in _NEVER:
        return False
    if word.low == "near" and word.capital:
        return True  # Near East
    if word.low in _PREPOSITIONS or word.low in _DETERMINERS or word.low in PRONOUNS:
        return False
    if word.capital or word.low in _MODIFIERS or is_role(word):
        return True
    if "-" in word.text and any(part[:1].isupper() for part in word.text.split("-")):
        return True  # anti-Assad, pro-Russia
    return word.low.endswith(
        ("-based", "-led", "-backed", "-linked", "-run", "-held", "-funded", "-language")
    )


def phrase_before(words: Sequence[Word], end: int, low: int = 0) -> int | None:
    """Where the speaker phrase that ends before word `end` begins; None where there is none.

    Args:
        words: The words of a unit.
        end: Index of the first word after the phrase (the verb with its auxiliaries).
        low: Index before which the phrase does not reach.
    """
    if end - 1 < low:
        return None
    if _is_pronoun(words[end - 1]):
        return end - 1
    start = _chunk_before(words, end, low)
    if start is None:
        return None
    last = end
    while start > low:
        grown = _grow_before(words, start, last, low)
        if grown is None:
            break
        start, last = grown, start
    return start


def _chunk_before(words: Sequence[Word], end: int, low: int) -> int | None:
    """A run of words that may stand in a speaker phrase, back to its determiner where there is one."""
    at = end
    while at > low and _part(words[at - 1]):
        at -= 1
    if (
        at > low
        and words[at - 1].low in _DETERMINERS
        and not (words[at - 1].low == "that" and _says(words, at))
    ):
        at -= 1
        while at > low and words[at - 1].low in _QUANTIFIERS:
            at -= 1
        return at
    run = words[at:end]
    last = words[end - 1].low
    if any(one.capital for one in run) or (run and (last in _MASS or last.endswith("s"))):
        return at
    reach = at
    while reach > low and end - reach < _REACH and words[reach - 1].is_word:
        known = words[reach - 1].low
        if known in _DETERMINERS:
            return reach - 1
        if known in _NEVER or known in _PREPOSITIONS or known in _TIMES or known in PRONOUNS:
            break
        if known.endswith(("ed", "ing")) and not words[reach - 1].capital:
            break
        reach -= 1
    return at if at < end else None


def _says(words: Sequence[Word], at: int) -> bool:
    """Whether "that" before word `at` joins a clause to a verb of saying ("adding that members welcomed")."""
    return at >= 2 and words[at - 2].low in (
        "adding",
        "said",
        "says",
        "saying",
        "added",
        "stressed",
        "noting",
    )


def _grow_before(words: Sequence[Word], start: int, last: int, low: int) -> int | None:
    """A chunk further left that belongs to the phrase: "a member | of the council", a name | a role."""
    left = words[start - 1]
    if left.low == "of" or (left.low in _PREPOSITIONS and start - 2 >= low and is_role(words[start - 2])):
        return _chunk_before(words, start - 1, low)
    topic = start - 4 >= low and left.low in _PREPOSITIONS and words[start - 3].low == "of"
    if topic and words[start - 2].is_word and is_role(words[start - 4]):
        return _chunk_before(words, start - 3, low)
    if left.low in _PREPOSITIONS and start - 2 > low and words[start - 2].low in _PARTICIPLES:
        return _chunk_before(words, start - 2, low)
    if (
        left.low in _PARTICIPLES
        and start - 2 >= low
        and (is_role(words[start - 2]) or words[start - 2].capital)
    ):
        return _chunk_before(words, start - 1, low)
    if left.low == "as" and start - 2 > low and words[start - 2].low in _APPOSED:
        return _chunk_before(words, start - 2, low)
    comma = left.text in ",-–—"
    apposed = words[start].low in _DETERMINERS or (
        comma and is_role(words[start]) and not words[start].capital
    )
    if apposed and any(is_role(one) for one in words[start:last]):
        at = start - 1 if comma else start
        begin = at
        while begin > low and _name_like(words[begin - 1]):
            begin -= 1
        if at - begin >= (1 if comma else 2):
            return _chunk_before(words, at, low)
    if left.low == "as" and start - 3 > low and words[start - 2].low == "well":
        return _chunk_before(words, start - 3, low)
    if left.low == "and" and start - 2 >= low:
        joined = _chunk_before(words, start - 1, low)
        if joined is not None and start - joined <= _JOINED:
            joined = _listed(words, joined, low)
            before = words[joined - 1] if joined > low else None
            if before is None or not before.is_word or before.low in _OPENERS or before.low == "of":
                return joined
    return None


def _listed(words: Sequence[Word], start: int, low: int) -> int:
    """Further left over the members of a list that ends with "and" ("A, B, C and D said")."""
    while start - 2 >= low and words[start - 1].text == ",":
        before = _chunk_before(words, start - 1, low)
        if before is None or not any(one.capital for one in words[before : start - 1]):
            break
        start = before
    return start


def phrase_after(words: Sequence[Word], start: int, high: int) -> int | None:
    """Where the speaker phrase that begins at word `start` ends (exclusive); None where there is none."""
    if start >= high:
        return None
    if _is_pronoun(words[start]):
        return start + 1
    at = _chunk_after(words, start, high)
    if at is None:
        return None
    while at < high:
        grown = _grow_after(words, start, at, high)
        if grown is None:
            break
        at = grown
    return at


def _chunk_after(words: Sequence[Word], start: int, high: int) -> int | None:
    at = start
    while at < high and words[at].low in _DETERMINERS:
        at += 1
    bounded, begin = at > start, at
    while at < high and (_part(words[at]) or (bounded and _loose(words, begin, at, high))):
        at += 1
    return at if at > begin else None


def _loose(words: Sequence[Word], begin: int, at: int, high: int) -> bool:
    """An unknown modifier between a determiner and a noun that speaks."""
    word = words[at]
    if not word.is_word or word.low in _NEVER or word.low in _PREPOSITIONS or word.low in _TIMES:
        return False
    if any(is_role(one) for one in words[begin:at]):
        return False
    return any(_part(one) for one in words[at + 1 : min(high, at + 4)])


def _grow_after(words: Sequence[Word], start: int, at: int, high: int) -> int | None:
    here = words[at]
    role = is_role(words[at - 1])
    if here.low == "of" or (here.low in ("for", "in", "at", "from") and role):
        end = _chunk_after(words, at + 1, high)
        return end + 1 if end and end < high and words[end].low in _PLACE_NOUNS else end
    if here.low in _PARTICIPLES and role and at + 1 < high and words[at + 1].low == "by":
        return _chunk_after(words, at + 2, high)
    if here.low in ("a", "an", "the") and words[at - 1].capital:
        end = _chunk_after(words, at, high)
        return end if end and any(is_role(one) for one in words[at:end]) else None
    if here.text == "," and at + 1 < high and words[at + 1].low in ("a", "an", "the"):
        end = _chunk_after(words, at + 1, high)
        return end if end and any(is_role(one) for one in words[at:end]) else None
    if here.low == "and" and at + 1 < high and (words[at + 1].capital or words[at + 1].low == "the"):
        return _chunk_after(words, at + 1, high)
    return None

"""Decides from the words around it whether a spelling counts as the name it may be.

Rules of English news prose: a demonym names its state only where it modifies a force, an office or
an act ("Turkish shelling", not "Turkish border"); a country or a capital acts where the sentence
makes it act ("Moscow denied", not "in Moscow"); what is backed, held or led by a name is not that
name ("Russian-backed rebels").
"""

from typing import TYPE_CHECKING

from trucewatch.resolve.context_words import (
    ACTING,
    ACTS,
    ADJECTIVE_NOUNS,
    AGENT_BEFORE,
    AUXILIARIES,
    CITY_CAPITALS,
    CONJUNCTIONS,
    FORCES,
    FUNCTION,
    GIVEN_NAMES,
    GROUP_NOUNS,
    HELD,
    LAND,
    LOCATIVE,
    OFFICES,
    OTHERS,
    OUTCOMES,
    OWNERS,
    PLACE_AFTER,
    PLACE_BY_DEFAULT,
    PLAIN_WORDS,
    SPEECH,
    TITLES,
)
from trucewatch.resolve.words import Words

if TYPE_CHECKING:
    from trucewatch.resolve.names import Entry, _Found

_REACH = 4  # words between a demonym and the noun it modifies: "Russian Su-24 fighter bomber jets"


def plain_word(word: str) -> bool:
    """Whether a folded word is a common English word that no bare capital makes a place."""
    return word in PLAIN_WORDS


class Reading:
    """A text with its words and the questions that the rules ask of them."""

    def __init__(self, text: str, words: Words) -> None:
        self.text = text
        self.words = words
        # A report in lower case throughout gives names no capitals to be known by.
        self.lower = len(text) > 300 and text == text.lower()

    def raw(self, i: int) -> str:
        """The word as written, a possessive 's left out."""
        return self.text[self.words.starts[i] : self.words.ends[i]]

    def before(self, i: int) -> str:
        """The folded word before a word, "" across punctuation."""
        return self.words.forms[i - 1] if i > 0 and self.words.gaps[i] != "|" else ""

    def after(self, last: int) -> str:
        """The folded word that follows, "" across punctuation."""
        forms = self.words.forms
        return forms[last] if last < len(forms) and self.words.gaps[last] != "|" else ""

    def capital(self, i: int) -> bool:
        """Whether a word begins with a capital, or in a script that has none."""
        first = self.text[self.words.starts[i]]
        return self.lower or not first.islower()

    def shouted(self, i: int) -> bool:
        """Whether a word is part of a headline in capitals."""
        word = self.raw(i) if 0 <= i < len(self.words.forms) else ""
        return len(word) > 3 and word.isalpha() and word.isupper()

    def lost_apostrophe(self, i: int) -> bool:
        """Whether a word's final s may be a possessive that lost its apostrophe ("Syrias", "the armys")."""
        owner = self.capital(i) or self.words.forms[i][:-1] in OWNERS
        return owner and not self.words.owns[i] and self.text[self.words.ends[i] - 1] in "sS"


def admits(entry: "Entry", reading: Reading, first: int, last: int, lost: bool) -> int:
    """The index after the last word that an entry covers if it counts here, else 0."""
    if entry.kind != "place" and _held_or_backed(reading, first, last, entry):
        return 0
    rule = entry.rule
    if rule == "noun":
        return last if _noun(reading, first, last) else 0
    if rule == "adjective":
        return last if _before_act(reading, last) else 0
    if rule == "exact":
        if not _exact(entry, reading, first, last, lost):
            return 0
        if entry.type != "state":
            return last
        # "US" is both the country and its adjective.
        reach = 0 if lost else _demonym(entry, reading, last)
        return reach or (last if country_acts(entry.entity, reading, first, last, lost) else 0)
    if not _capitalised(entry, reading, first, last):
        return 0
    if rule == "demonym":
        return _demonym(entry, reading, last)
    if rule == "country":
        return last if country_acts(entry.entity, reading, first, last, lost) else 0
    if rule == "capital":
        return last if capital_acts(reading, first, last, lost) else 0
    if rule == "surname":
        return last if _surname(reading, first) else 0
    if rule == "place" and _person_not_place(reading, first, last):
        return 0
    return last


def _exact(entry: "Entry", reading: Reading, first: int, last: int, lost: bool) -> bool:
    raw = reading.text[reading.words.starts[first] : reading.words.ends[last - 1]].replace(".", "")
    if lost:
        raw = raw[:-1]
    if raw != entry.text.replace(".", ""):
        return False
    # "WHAT IS NEXT": in a headline in capitals a short word is no acronym.
    return len(raw) > 3 or not (reading.shouted(first - 1) and reading.shouted(last))


def _capitalised(entry: "Entry", reading: Reading, first: int, last: int) -> bool:
    """Whether the name's first proper word is written with a capital, where its spelling has one."""
    while first < last - 1 and reading.words.forms[first] in ("al", "the"):
        first += 1
    if reading.capital(first):
        return True
    name = entry.text.split()[-1] if last - first == 1 else entry.text
    return bool(name) and name[0].islower() and entry.rule == "name" and "al-" not in name


def _noun(reading: Reading, first: int, last: int) -> bool:
    """Whether a noun stands for its side: "the army advanced", "rebel shelling", not "rebel areas"."""
    word, following = reading.words.forms[last - 1], reading.after(last)
    if word in ADJECTIVE_NOUNS:
        return following not in PLACE_AFTER and following not in LAND
    if word == "military":
        return not following or following in SPEECH or following in ACTING or following in AUXILIARIES
    return True


def _before_act(reading: Reading, last: int) -> bool:
    """Whether an act follows directly or behind one more word: "regime artillery shelling"."""
    forms, _, _, gaps, _ = reading.words
    for i in range(last, min(last + 2, len(forms))):
        if gaps[i] == "|" or forms[i] in FUNCTION or forms[i] in OTHERS:
            return False
        if forms[i] in ACTS or f"{forms[i]} {reading.after(i + 1)}" in ACTS:
            return True
    return False


def _held_or_backed(reading: Reading, first: int, last: int, entry: "Entry") -> bool:
    """Whether the name only qualifies another: "rebel-held", "Iran-backed", "anti-IS", "pro-Assad"."""
    following = reading.after(last)
    if following in HELD:
        if entry.rule == "noun" and reading.words.gaps[last] == " " and last < len(reading.words.forms):
            # "rebels held": a plural noun with a space has its own verb.
            return not reading.words.forms[last - 1].endswith("s")
        return reading.words.gaps[last] == "-" or entry.rule in ("noun", "demonym") or following == "backed"
    return reading.before(first) in ("anti", "pro", "non", "ex") and reading.words.gaps[first] == "-"


def _demonym(entry: "Entry", reading: Reading, last: int) -> int:
    """Index after the words covered: the demonym alone before an act or a titled person, the whole
    noun phrase before a force or an office; 0 where it modifies something else.

    An army's demonym takes acts and forces, a government's takes offices, a state's takes all.
    """
    forms, _, _, gaps, _ = reading.words
    if entry.type != "government" and _said_of_a_force(reading, last - 1):
        return last
    # "Russian and Syrian strikes", "Russian and regime bombing": both did it; "or": either did.
    joined = reading.after(last) in ("and", "or") and _coordinate(reading, last + 1)
    begin = last + 2 if joined else last
    for i in range(begin, min(begin + _REACH, len(forms))):
        word = forms[i]
        if gaps[i] == "|" or (gaps[i] == "-" and word in HELD):
            return 0
        pair = f"{word} {forms[i + 1]}" if i + 1 < len(forms) and gaps[i + 1] != "|" else ""
        for end, noun in ((i + 2, pair), (i + 1, word)):
            if noun in ACTS:
                return last if entry.type != "government" else 0
            if noun in FORCES:
                return _before_force(entry, reading, last, last if joined else end)
            if noun in OFFICES:
                return _before_office(entry, reading, last, last if joined else end)
        if word in OTHERS or word in FUNCTION:
            return 0
    return 0


def _said_of_a_force(reading: Reading, i: int) -> bool:
    """Whether a demonym is said of arms named before it: "the warplanes were Syrian or Russian"."""
    if reading.before(i) in ("or", "and"):
        i -= 2
    return i > 1 and reading.before(i) in ("was", "were") and reading.before(i - 1) in FORCES


def _coordinate(reading: Reading, i: int) -> bool:
    """Whether a word is a second adjective of the same noun: a capitalised one, or a side's."""
    after = reading.after(i)
    return bool(after) and (reading.text[reading.words.starts[i]].isupper() or after in ADJECTIVE_NOUNS)


def _before_force(entry: "Entry", reading: Reading, last: int, end: int) -> int:
    if entry.type == "government":
        return 0
    following = reading.after(end)
    return last if following in ACTS and following not in FORCES else end


def _before_office(entry: "Entry", reading: Reading, last: int, end: int) -> int:
    if entry.type == "armed_forces":
        return 0
    # "Russian Foreign Minister Sergey Lavrov", "US Secretary of State": the office is the person's.
    named = reading.after(end) and reading.text[reading.words.starts[end]].isupper()
    return last if named or reading.after(end) == "of" else end


def country_acts(entity: str, reading: Reading, first: int, last: int, lost: bool) -> bool:
    """Whether a country's name stands for its government here; else it is the place.

    A foreign country acts unless the words say that it is a place; the country the war is fought in,
    and those beside it, are places unless the words say that they act.
    """
    before, following = reading.before(first), reading.after(last)
    if before == "the":
        before = reading.before(first - 1)
    home = entity in PLACE_BY_DEFAULT
    second = reading.words.forms[first - 2] if first > 1 else ""
    if following in PLACE_AFTER or following in OTHERS or before in LOCATIVE or (home and before == "on"):
        return False
    if before == "to":
        return second == "according"
    if before == "with" and second in ("border", "borders", "frontier", "crossing"):
        return False
    if reading.words.owns[last - 1] or lost:
        return not home or following in ACTS or following in FORCES or following in OFFICES
    if following in SPEECH or following in ACTING:
        # "Syria strikes kill 45": the strikes are in Syria.
        return not (home and following in ACTS and reading.after(last + 1) in OUTCOMES)
    if following in AUXILIARIES:
        verb = reading.after(last + 1)
        active = following not in ("is", "are", "was", "were")
        return not home or (active and (before in CONJUNCTIONS or verb in SPEECH | ACTING | {"not", "also"}))
    return before in AGENT_BEFORE if home else True


def capital_acts(reading: Reading, first: int, last: int, lost: bool) -> bool:
    """Whether a capital's name stands for the government that sits there."""
    before, following = reading.before(first), reading.after(last)
    city = reading.words.forms[first] in CITY_CAPITALS
    if before in LOCATIVE or before in ("to", "capital", "city") or following in PLACE_AFTER:
        return False
    if following in SPEECH or following in ACTING:
        return True
    if following in AUXILIARIES:
        return not city or reading.after(last + 1) in SPEECH | ACTING
    if reading.words.owns[last - 1] or lost:
        return not city or following in ACTS or following in OFFICES
    if before in AGENT_BEFORE and before not in CONJUNCTIONS:
        return True
    opening = reading.words.gaps[first] == "|" and (
        last >= len(reading.words.forms) or reading.words.gaps[last] == "|"
    )
    return not city and not opening


def _surname(reading: Reading, first: int) -> bool:
    """Whether a surname stands alone or behind a title, not behind somebody else's first name."""
    return not _surname_of_stranger(reading, first)


def _surname_of_stranger(reading: Reading, first: int) -> bool:
    before = reading.before(first)
    return before in GIVEN_NAMES and before not in TITLES and reading.capital(first - 1)


def _person_not_place(reading: Reading, first: int, last: int) -> bool:
    """Whether a place's name is part of somebody's: "Ali Hama", "Abu Yusuf al-Homsi"."""
    if last - first == 1 and _surname_of_stranger(reading, first):
        return True
    follows = reading.after(last)
    return (
        reading.words.forms[first] in GIVEN_NAMES
        and reading.before(first) not in LOCATIVE
        and bool(follows)
        and (follows == "al" or reading.text[reading.words.starts[last]].isupper())
    )


def merge_neighbours(found: "list[_Found]", reading: Reading) -> "list[_Found]":
    """Drops the noun that only says what a named neighbour is: "ISIL terrorists", "the rebel group
    Ahrar al-Sham", "Nusra Front (al-Qaeda's branch) militants" keep the name alone."""
    kept: list[_Found] = []
    for i, one in enumerate(found):
        if (one.entry.rule == "noun" and one.entry.type != "generic") or one.entry.entity == "armed-groups":
            previous = found[i - 1] if i else None
            following = found[i + 1] if i + 1 < len(found) else None
            if (
                previous
                and previous.last == one.first
                and _close(reading, one.first)
                and _named_group(previous)
            ):
                continue
            if (
                following
                and following.first == one.last
                and reading.words.gaps[following.first] == " "
                and _named_group(following)
                and reading.words.forms[one.last - 1] in GROUP_NOUNS
            ):
                continue
        kept.append(one)
    return kept


def _close(reading: Reading, i: int) -> bool:
    """Whether only white space or a closing bracket stands before a word: "Islamic State (IS) militants"."""
    between = reading.text[reading.words.ends[i - 1] : reading.words.starts[i]]
    return between.strip(" \n-)]'\u2019s\"\u201d") == ""


def _named_group(one: "_Found") -> bool:
    return one.entry.rule in ("name", "exact") and one.entry.type in (
        "armed_group",
        "terrorist_group",
        "coalition",
        "armed_forces",
    )

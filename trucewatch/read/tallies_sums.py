"""Which figures are sums: over a period, over many places, over a war, or of what only adds up over time."""

from datetime import date
from itertools import pairwise

from trucewatch.read import tallies_words as words
from trucewatch.read.aggregates import is_aggregate
from trucewatch.read.tallies_figures import WAR_TOLL, Figure
from trucewatch.read.text import Page, Sentence

_ABOUT = 100  # characters to either side that speak of a figure
_FEW = 3  # what "several" stands for
_OPENING = 3  # characters in which "In" opens a sentence
_A_LIST = 10  # dead in attacks that go on from here on are a sum of them
A_FEW_DEAD = 20  # dead that a perfect verb tells of without a day ("have killed 40") from here on are a sum
_MANY_RAIDS = 10  # raids counted together from here on are no single incident
_LONG = 2  # days between the first and the last of a period that no incident fills
_STANDING = 1000  # people missing, held or living somewhere: from here on a figure of its own
_MANY_THINGS = 20  # things hit, gained or joined from here on are counted over days
_MANY_DEAD = 500  # dead told of at once from here on, where no incident holds them, are a sum
_MANY_HIT = 30  # hurt in the raids on a province from here on are seldom one raid's
_LEAD = 18  # characters that hold "province of"
_MANY_PLACES = 3


def surely(page: Page, sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is a sum even where the report's incidents hold it."""
    return (
        of_a_period(page, sentence)
        or _undated_sum(page, sentence, figure)
        or bool(words.SAME_PERIOD.search(sentence.text))
        or _wide(page, sentence, figure, True)
    )


def sums(page: Page, sentence: Sentence, figure: Figure, listed: bool) -> bool:
    """Whether a figure adds up over a period, over many places or over a war.

    Args:
        page: what the sentence stands on.
        sentence: the figure's.
        figure: a count of people, blows or things.
        listed: the sentence is an inventory, so that each of its counts is a sum.
    """
    text = page.text
    if figure.what == "other" and figure.vague and figure.low <= _FEW:
        return False
    if figure.what == "violations" or (figure.what in ("strikes", "other") and listed):
        return True
    if of_a_period(page, sentence):
        return True
    if is_aggregate(page, sentence.start, sentence.end) and not words.FIRST_SINCE.search(sentence.text):
        return True
    tail = text[figure.end : min(sentence.end, figure.end + 60)]
    if figure.what == "strikes":
        many = figure.low >= _MANY_RAIDS or (figure.vague and figure.low > _FEW)
        return many and bool(words.RAIDS.match(tail))
    if figure.what == "other" and figure.low >= _MANY_THINGS:
        return True
    if figure.what == "other":
        return figure.low >= _STANDING and bool(words.MISSING.search(tail))
    if max(figure.low, figure.high or 0) >= WAR_TOLL or (
        figure.what == "killed" and figure.low >= _MANY_DEAD
    ):
        return True
    if figure.what in ("displaced", "besieged") and figure.low >= _STANDING:
        return True
    before = text[max(sentence.start, figure.start - 90) : figure.end]
    if words.SUMMED.search(before) and not words.FROM_A_BLOW.search(text, sentence.start, sentence.end):
        return True
    if words.REPEATED.search(text, sentence.start, sentence.end) or words.SAME_PERIOD.search(sentence.text):
        return True
    return _undated_sum(page, sentence, figure) or _wide(page, sentence, figure)


def _undated_sum(page: Page, sentence: Sentence, figure: Figure) -> bool:
    """Whether people are counted over no told day: by a perfect verb, in a war or of want."""
    if figure.what not in ("killed", "injured"):
        return False
    text = page.text
    before = text[max(sentence.start, figure.start - _ABOUT) : figure.start]
    tail = text[figure.end : min(sentence.end, figure.end + _ABOUT)]
    if words.IN_THE_WAR.match(tail) or words.OF_WANT.match(tail):
        return True
    if figure.low >= _A_LIST and words.CONTINUED.search(sentence.text):
        return True
    if figure.low < A_FEW_DEAD or words.IN_A_BLOW.search(before) or words.IN_A_BLOW.search(tail):
        return False
    times = [hit for hit in page.times_in(sentence.start, sentence.end) if hit.ref is not None]
    if any(hit.ref is not None and hit.ref.precision <= 2 for hit in times):
        return False
    if words.BOMBER.search(before):
        return False
    if words.PERFECT_BEFORE.search(before) or words.IN_THE_FIGHT.search(sentence.text):
        return True
    if words.STEPPED_UP.search(sentence.text):
        return True
    placed = any(hit.kind == "place" for hit in page.names_in(sentence.start, sentence.end))
    opens = bool(times) and times[0].start <= sentence.start + _OPENING  # "In May more than 60 ... by bombs"
    return opens and not placed and bool(words.BLOWS.search(sentence.text))


def _wide(page: Page, sentence: Sentence, figure: Figure, held: bool = False) -> bool:
    """Whether a toll is one of many places or of a province's raids: more than one incident's."""
    return figure.what in ("killed", "injured") and (
        of_provinces(page, sentence)
        or spread_out(page, sentence, held)
        or (figure.low >= _MANY_HIT and _provincial(page, sentence))
    )


def of_provinces(page: Page, sentence: Sentence) -> bool:
    """Whether the sentence names two provinces, or the cities they are named for, one after the other."""
    if words.REGIONS.search(sentence.text):
        return True
    hits = [hit for hit in page.names_in(sentence.start, sentence.end) if hit.kind == "place"]
    for a, b in pairwise(hits):
        joint = words.AND_ALSO.fullmatch(page.text[a.end : b.start])
        if "capital" in page.text[a.start : b.end].lower():
            continue  # "the group's Syrian capital Raqqa" is one city
        if a.name != b.name and words.AND_IN.fullmatch(page.text[a.end : b.start]):
            return True
        if joint is None or a.name == b.name or words.BETWEEN.search(page.text, sentence.start, a.start):
            continue
        plain = joint["and"] is None  # "Saraqib Idlib" may be a town and its province
        kinds = {"governorate"} if plain else {"governorate", "city"}
        if all(hit.type in kinds or hit.seat for hit in (a, b)):
            return True
    return False


def _provincial(page: Page, sentence: Sentence) -> bool:
    """Whether several blows are told of a whole province and of no place in it."""
    if not words.BLOWS.search(page.text, sentence.start, sentence.end):
        return False
    places = [
        hit
        for hit in page.names_in(sentence.start + 1, sentence.end)  # a dateline opens a sentence
        if hit.kind == "place" and hit.type != "country"
    ]
    whole = [
        hit.type == "governorate"
        or bool(words.PROVINCE.match(page.text, hit.end))
        or bool(words.PROVINCE_OF.search(page.text, max(0, hit.start - _LEAD), hit.start))
        for hit in places
    ]
    return bool(whole) and all(whole)


def of_a_period(page: Page, sentence: Sentence) -> bool:
    """Whether a sentence sums from a beginning on, or over more than a day: no incident's figure."""
    if words.FIRST_SINCE.search(sentence.text):
        return False
    if words.SINCE.search(sentence.text):
        return True
    for hit in page.times_in(sentence.start, sentence.end):
        ahead = page.text[hit.start : hit.end].lower().startswith("within")
        if hit.kind in ("period", "since") and hit.ref is not None and not ahead:
            days = (date.fromisoformat(hit.ref.end) - date.fromisoformat(hit.ref.start)).days
            if days >= _LONG:
                return True
    return False


def spread_out(page: Page, sentence: Sentence, held: bool) -> bool:
    """Whether a sentence's events lie in many places at once, plainly so where it is `held`."""
    if not words.SEVERAL_PLACES.search(page.text, sentence.start, sentence.end):
        return False
    places = {hit.key for hit in page.names_in(sentence.start, sentence.end) if hit.kind == "place"}
    around = words.AROUND if held else words.ANYWHERE
    return len(places) >= _MANY_PLACES or bool(around.search(sentence.text))

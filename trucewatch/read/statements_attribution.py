"""Attributions: which words of a unit are said, by which words of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trucewatch.read.acts import CUES, Cue
from trucewatch.read.speakers import PRONOUNS, is_role, is_text_role, phrase_after
from trucewatch.read.statements_subject import Clause, Range, is_cue, joined, leading, subject, valid
from trucewatch.read.statements_words import QUOTE, Unit, Word
from trucewatch.read.text import Page

_TOLD = {"tell"}
_BASE_ALLOWED = set(
    """say believe accuse deny insist claim argue urge call demand warn condemn add consider describe agree
    reject hope fear tell maintain allege blame refute think worry threaten pledge vow""".split()
)
_NOUN_LIKE = {
    "claim", "claims", "demand", "demands", "call", "calls", "report", "reports", "offer", "offers", "comment",
    "comments", "state", "states", "document", "documents", "press", "appeal", "appeals", "request", "requests",
    "pledge", "pledges", "promise", "promises", "note", "notes", "reply", "blame", "hope", "hopes", "fear", "fears",
    "suggest", "estimate", "estimates", "remark", "remarks", "tweet", "tweets", "stress", "point", "points",
    "condemn", "praise", "response", "label", "brand", "voice", "express", "finding", "commitment",
    "write", "observe", "slam", "mention", "hail",
}  # fmt: skip
_DETERMINERS = {
    "a",
    "an",
    "the",
    "this",
    "that",
    "his",
    "her",
    "its",
    "their",
    "any",
    "no",
    "such",
    "of",
    "so",
}
_WITH_OBJECT = {
    "announce", "declare", "reaffirm", "reiterate", "underline", "underscore", "admit", "emphasize", "emphasise", "stress",
    "warn", "acknowledge", "claim",
}  # fmt: skip
_CUTS = {"although", "though", "despite", "whereas"}
_VENUE = {"in", "at", "on", "during", "through", "via", "by", "after", "from", "before", "over"}
_SHORTEST = 8  # characters
_CLAUSE = 4  # words that a clause before its attribution has at least
_PUNCTUATION = set(",;:.!?()[]-–—")


@dataclass(frozen=True, slots=True)
class Attribution:
    """What is said and by whom, as offsets into the text.

    `speaker` is None for a quotation that nobody is named for. `addressee` and `venue` are the words
    for whom it was said to and where. `leads` tells that the speaker stands before the content.
    """

    cue: Cue
    speaker: Range | None
    content: Range
    direct: bool
    leads: bool
    addressee: Range | None = None
    venue: Range | None = None
    at: int = 0


def attributions(page: Page, unit: Unit) -> list[Attribution]:
    """Every attribution of a unit, in order of its verbs."""
    out: list[Attribution] = []
    words = unit.words
    last: Range | None = None
    used: set[int] = set()
    for at in range(len(words)):
        if words[at].low == "according":
            found = _according(page, words, at)
        elif is_cue(words, at):
            found = _verb(page, unit, at, last, used)
        else:
            continue
        if found is None:
            continue
        if found.speaker is not None:
            last = found.speaker
        if out and _same(out[-1], found):
            continue
        out.append(found)
    return _trim(page, out)


def _same(one: Attribution, other: Attribution) -> bool:
    return one.content == other.content and one.speaker is not None


def _verb(page: Page, unit: Unit, at: int, last: Range | None, used: set[int]) -> Attribution | None:
    words, word = unit.words, unit.words[at]
    cue = CUES[word.low]
    if not _stands_as_verb(words, at, cue):
        return None
    if cue.lemma in ("report", "cite") and _as_saying(words, at):
        return None
    clause = Clause(page, words, at)
    if (clause.negated and cue.frame == "clause") or (clause.modal and cue.form == "finite"):
        return None
    if clause.begin and words[clause.begin - 1].low == "as" and cue.form == "gerund":
        who = _quoted(page, words, clause.begin - 1)
        return _content(page, unit, cue, at, who, used) if who else None
    if clause.passive and cue.form == "finite":
        return _passive(page, unit, cue, at, clause)
    who = _who(page, unit, cue, clause, last)
    if who is None:
        return _inverted(page, unit, cue, at, clause.begin, used) if cue.frame == "clause" else None
    return _content(page, unit, cue, at, who, used)


def _as_saying(words: Sequence[Word], at: int) -> bool:
    """ "reported the ministry as saying": the one quoted speaks, not the one who reports."""
    return any(
        words[i].low == "as" and words[i + 1].low in ("saying", "telling", "stating")
        for i in range(at, min(len(words) - 1, at + 14))
    )


def _stands_as_verb(words: Sequence[Word], at: int, cue: Cue) -> bool:
    low = words[at].low
    before = words[at - 1] if at else None
    if before is None:
        return cue.form == "gerund"
    if before.low in PRONOUNS:
        return True
    if before.low in _DETERMINERS:
        return False
    if cue.lemma == "claim" and _takes_lives(words, at):
        return False
    if cue.lemma in _URGED and at + 1 < len(words) and words[at + 1].low == "to" and low == _past(cue.lemma):
        return False  # "Russia urged to stop": the one urged
    if low == cue.lemma and low not in _BASE_ALLOWED:
        return False
    if low in _NOUN_LIKE:
        following = words[at + 1].low if at + 1 < len(words) else ""
        return following in ("that", "on", "for", "upon", "it", "they", "he", "there") and before.is_word
    return not words[at].text[:1].isupper()


_URGED = frozenset(("urge", "implore", "advise"))


def _past(lemma: str) -> str:
    return lemma + ("d" if lemma.endswith("e") else "ed")


def _takes_lives(words: Sequence[Word], at: int) -> bool:
    """ "claimed the lives of ...", "claiming two lives": no utterance."""
    return any(one.low in ("life", "lives", "victims") for one in words[at + 1 : at + 6])


def _who(page: Page, unit: Unit, cue: Cue, clause: Clause, last: Range | None) -> Range | None:
    words, begin = unit.words, clause.begin
    found = subject(page, words, begin)
    if cue.form == "gerund":
        near = (
            found if found and words[begin - 1].low not in (",",) and _ends_content(words, found[0]) else None
        )
        at_subject = _index(words, last[0]) if last else None
        return (
            (at_subject, _index(words, last[1] - 1) + 1)
            if last and at_subject is not None
            else (near or leading(page, unit, begin))
        )
    if found:
        return found
    if cue.frame == "clause" and clause.at + 1 < len(words) and words[clause.at + 1].low == "that":
        return leading(page, unit, begin)
    if joined(words, begin):
        if last:
            return _index(words, last[0]), _index(words, last[1] - 1) + 1
        return leading(page, unit, begin)
    return None


def _ends_content(words: Sequence[Word], at: int) -> bool:
    return at == 0 or not words[at - 1].is_word


def _index(words: Sequence[Word], offset: int) -> int:
    for index, word in enumerate(words):
        if word.start <= offset < word.end:
            return index
    return 0


def _quoted(page: Page, words: Sequence[Word], at: int) -> Range | None:
    """The one quoted in "X quoted Y as saying", "Y was quoted as saying"."""
    for verb in range(at - 1, max(-1, at - 16), -1):
        low = words[verb].low
        if (
            low in ("quoted", "cited")
            and verb
            and words[verb - 1].low in ("was", "were", "been", "is", "are")
        ):
            return subject(page, words, Clause(page, words, verb).begin)
        if low in ("quoted", "cited", "quoting", "citing", "reported", "quotes"):
            end = phrase_after(words, verb + 1, at)
            return (verb + 1, end) if end and valid(page, words, verb + 1, end, placed=True) else None
    return None


def _passive(page: Page, unit: Unit, cue: Cue, at: int, clause: Clause) -> Attribution | None:
    """ "X was accused by Y of ...", "X has been designated ... by Y"."""
    words = unit.words
    if cue.frame == "clause":
        return None
    for by in range(at + 1, min(len(words), at + 24)):
        if words[by].low == "by":
            end = phrase_after(words, by + 1, len(words))
            if end and _speaks(page, words, by + 1, end):
                return Attribution(
                    cue,
                    _range(words, by + 1, end),
                    _range(words, 0, len(words)),
                    False,
                    False,
                    at=words[at].start,
                )
    return None


def _speaks(page: Page, words: Sequence[Word], start: int, end: int) -> bool:
    if any(is_role(one) for one in words[start:end]):
        return True
    return any(hit.kind != "place" for hit in page.names_in(words[start].start, words[end - 1].end))


def _range(words: Sequence[Word], start: int, end: int) -> Range:
    while end > start and words[end - 1].text in _PUNCTUATION:
        end -= 1
    while start < end and words[start].text in _PUNCTUATION:
        start += 1
    return (words[start].start, words[max(start, end - 1)].end) if start < len(words) else (0, 0)


def _content(page: Page, unit: Unit, cue: Cue, at: int, who: Range, used: set[int]) -> Attribution | None:
    """The content of a verb whose subject is known: a quotation, what follows, or what precedes."""
    words = unit.words
    speaker = _range(words, *who)
    if cue.frame == "deed":
        return _deed(page, words, cue, at, speaker)
    after = _After(page, words, at, cue)
    extra = Attribution(cue, speaker, (0, 0), True, False, after.addressee, after.venue, words[at].start)
    quote = _quote_before(words, who[0], used)
    if quote is not None and who[0] <= at:
        used.add(quote)
        return replace(extra, content=_inner(words[quote]))
    if after.start < len(words) and words[after.start].low == QUOTE:
        used.add(after.start)
        return replace(extra, content=_inner(words[after.start]), leads=True)
    end = _clause_end(words, after.start, len(words))
    trailing = end - after.start < 3 or not _finite(words[after.start : end])
    trailing = trailing or (who[0] >= _CLAUSE and not after.that and words[after.start].low.endswith("ing"))
    if trailing and cue.lemma in (
        "announce",
        "declare",
        "reaffirm",
        "reiterate",
        "underline",
        "admit",
        "emphasize",
    ):
        trailing = end - after.start < 3
    if cue.form == "gerund" or not trailing:
        return _clause(words, extra, after.start, end)
    if cue.lemma in _WITH_OBJECT and end - after.start >= 2:
        return _deed(page, words, cue, at, speaker)
    if who[0] >= _CLAUSE:
        begin = _clause_begin(words, who[0])
        return replace(extra, content=_range(words, begin, who[0]), direct=False)
    return None


def _clause(words: Sequence[Word], extra: Attribution, start: int, end: int) -> Attribution | None:
    """A content clause that follows its verb; a quotation that makes up most of it is the content."""
    if end - start < 3 and not any(one.low == QUOTE for one in words[start:end]):
        return None
    for one in words[start:end]:
        if one.low == QUOTE and (one.end - one.start) * 2 > words[end - 1].end - words[start].start:
            return replace(extra, content=_inner(one), leads=True)
    content = _range(words, start, end)
    return replace(extra, content=content, direct=False, leads=True) if content[1] > content[0] else None


_FINITE = frozenset(
    "is are was were be been has have had do does did will would can could may might must should shall said says "
    "isn't aren't wasn't won't wouldn't doesn't don't didn't can't cannot there's it's they're we're weve theres "
    "began took went came fell left broke led made gave got kept hit struck held shot fought won lost found sent "
    "use need want remain continue show support serve pose constitute face wants needs shows comes means "
    "reflects goes remains continues constitutes".split()
)


def _finite(words: Sequence[Word]) -> bool:
    """Whether words hold what a clause needs: a verb with its tense, as far as its form tells."""
    for index, one in enumerate(words):
        low = one.low
        if low in _FINITE or low == QUOTE or low.endswith("n't"):
            return True
        if low.endswith("ed") and len(low) > 4 and index and words[index - 1].low not in ("a", "an", "the"):
            return True
        if index and low.endswith("s") and words[index - 1].low in ("it", "he", "she", "this", "that", "who"):
            return True
    return False


def _inner(word: Word) -> Range:
    quotation = word.quotation
    return (quotation.start, quotation.end) if quotation else (word.start, word.end)


def _quote_before(words: Sequence[Word], at: int, used: set[int]) -> int | None:
    for index in range(at - 1, max(-1, at - 6), -1):
        if words[index].low == QUOTE:
            return index if index not in used else None
    if at and words[0].low == QUOTE and 0 not in used and not any(is_cue(words, i) for i in range(1, at)):
        return 0
    return None


class _After:
    """What follows a verb of saying up to its content: addressee, venue, time, "that"."""

    __slots__ = ("addressee", "adverbial", "start", "that", "venue")

    def __init__(self, page: Page, words: Sequence[Word], at: int, cue: Cue) -> None:
        self.addressee: Range | None = None
        self.venue: Range | None = None
        self.that = self.adverbial = False
        here = at + 1
        if here < len(words) and words[here].low in ("out", "to") and cue.lemma == "point":
            here += 1
        if cue.lemma in _TOLD:
            end = _addressee(page, words, here)
            if end > here:
                self.addressee = _range(words, here, end)
                self.venue = (words[at].start, self.addressee[1])
                here = end
        here = self._setting(page, words, here)
        while here < len(words) and words[here].text in ",:":
            here += 1
        if here < len(words) and words[here].low == "that":
            self.that, here = True, here + 1
        self.start = here

    def _setting(self, page: Page, words: Sequence[Word], here: int) -> int:
        """Steps over times and places of saying."""
        that = next(
            (i for i in range(here, min(len(words), here + 16)) if words[i].low in ("that", QUOTE)), None
        )
        while here < len(words):
            begin = here
            if words[here].low in ("late", "early", "later", "also", "earlier", "on") and here + 1 < len(
                words
            ):
                here += 1
            hit = next(iter(page.times_in(words[here].start, words[here].start + 60)), None)
            if hit and hit.start <= words[here].start:
                while here < len(words) and words[here].start < hit.end:
                    here += 1
                self.adverbial = True
                continue
            here = begin
            if words[here].low in _VENUE and not (
                words[here].low in ("after", "before", "over") and that is None
            ):
                end = that if that is not None else _phrase_end(words, here + 1)
                self.venue = self.venue or _range(words, here, end)
                self.adverbial = True
                return end
            break
        return here


def _phrase_end(words: Sequence[Word], at: int) -> int:
    """The end of a phrase like "in a statement issued on its website"."""
    for here in range(at, len(words)):
        if not words[here].is_word:
            return here
        if (
            here > at
            and words[here].low in ("the", "a", "it", "he", "they", "she", "there")
            and words[here - 1].low not in _VENUE | {"of"}
        ):
            return here
    return len(words)


def _addressee(page: Page, words: Sequence[Word], here: int) -> int:
    if here >= len(words):
        return here
    for hit in page.names_in(words[here].start, words[here].start + 80):
        first = 1 if words[here].low == "the" else 0
        if hit.kind == "outlet" and here + first < len(words) and hit.start <= words[here + first].start:
            end = here
            while end < len(words) and words[end].start < hit.end:
                end += 1
            while end < len(words) and words[end].low in (
                "reporter",
                "correspondent",
                "news",
                "agency",
                "tv",
            ):
                end += 1
            return end
    stop = next((i for i in range(here, min(len(words), here + 14)) if words[i].low == "that"), None)
    if stop is not None:
        return stop
    end = phrase_after(words, here, len(words))
    for index in range(here, end or here):
        if is_role(words[index]) and (index + 1 >= len(words) or not is_role(words[index + 1])):
            return index + 1
    return end or here


def _deed(page: Page, words: Sequence[Word], cue: Cue, at: int, speaker: Range) -> Attribution | None:
    end = _clause_end(words, at + 1, len(words))
    content = _range(words, at, end)
    if end - at < 3:
        return None
    here = at + 1
    if here < end and words[here].low in cue.needs and words[here].low in ("on", "upon", "to"):
        here += 1
    stop = phrase_after(words, here, end)
    whom = _range(words, here, stop) if stop and valid(page, words, here, stop, placed=True) else None
    return Attribution(cue, speaker, content, False, True, whom, None, words[at].start)


def _clause_end(words: Sequence[Word], start: int, high: int) -> int:
    for at in range(start + 3, high):
        low = words[at].low
        if low in _CUTS or (low == "according" and at + 1 < high and words[at + 1].low == "to"):
            return at
        cue = CUES.get(low)
        if (
            cue
            and cue.form == "gerund"
            and cue.lemma in ("add", "say", "stress", "call", "accuse", "reiterate", "describe", "note")
            and is_cue(words, at)
        ):
            return at
        if low in ("but", "while", "which") and words[at - 1].text == ",":
            return at
        if (
            low == "but"
            and at + 1 < high
            and words[at + 1].low in ("did", "does", "has", "have", "gave", "said", "his", "so", "it")
        ):
            return at
    return high


def _clause_begin(words: Sequence[Word], end: int) -> int:
    """Where a clause that precedes its attribution begins."""
    begin = 0
    for at in range(end - 1, 0, -1):
        if words[at].text == ";":
            begin = at + 1
            break
    if words[begin].low in ("but", "and", "however", "meanwhile", "instead") and begin + 1 < end:
        begin += 1
    return begin


def _inverted(page: Page, unit: Unit, cue: Cue, at: int, begin: int, used: set[int]) -> Attribution | None:
    """ "...", said X."""
    words = unit.words
    end = phrase_after(words, at + 1, len(words))
    if begin < 1 or cue.form != "finite" or end is None or not _after_is_speaker(page, words, at + 1, end):
        return None
    extra = Attribution(cue, _range(words, at + 1, end), (0, 0), True, False, at=words[at].start)
    quote = _quote_before(words, begin, used)
    if quote is not None:
        used.add(quote)
        return replace(extra, content=_inner(words[quote]))
    if begin < 4:
        return None
    start = _clause_begin(words, begin)
    return replace(extra, content=_range(words, start, begin), direct=False)


def _after_is_speaker(page: Page, words: Sequence[Word], start: int, end: int) -> bool:
    """A subject that follows its verb: not itself the subject of a further verb."""
    if not valid(page, words, start, end, placed=True):
        return False
    following = words[end] if end < len(words) else None
    if following is None or not following.is_word:
        return True
    return (
        following.low in _VENUE
        or following.low.endswith("ing")
        or following.low in ("who", "as", "opposed", "which")
        or bool(page.times_in(following.start, following.start + 30))
    )


def _according(page: Page, words: Sequence[Word], at: int) -> Attribution | None:
    """ "..., according to X", "According to X, ..."."""
    if at + 2 >= len(words) or words[at + 1].low != "to":
        return None
    end = phrase_after(words, at + 2, len(words))
    if end is None or not valid(page, words, at + 2, end, placed=True):
        return None
    cue = CUES["said"]
    base = Attribution(cue, _range(words, at + 2, end), (0, 0), False, False, at=words[at].start)
    if at >= 4:
        quote = _quote_before(words, at, set())
        if quote is not None:
            return replace(base, content=_inner(words[quote]), direct=True)
        return replace(base, content=_range(words, _clause_begin(words, at), at))
    stop = _clause_end(words, end, len(words))
    return replace(base, content=_range(words, end, stop), leads=True) if stop - end >= 4 else None


def _trim(page: Page, found: list[Attribution]) -> list[Attribution]:
    """Ends a content that runs into the next attribution before it ("... and the army said ...")."""
    return list(_trimmed(page, found))


def _trimmed(page: Page, found: list[Attribution]) -> Iterator[Attribution]:
    kept: list[Attribution] = []
    for index, one in enumerate(found):
        for other in found[index + 1 :]:
            if other.speaker is None or not one.leads or one.direct:
                continue
            cut = other.at if other.speaker[0] <= one.at else other.speaker[0]
            if one.content[0] < cut < one.content[1] and not _subordinate(page.text[one.content[0] : cut]):
                text = page.text[one.content[0] : cut].rstrip(" ,;-–—")
                for tail in (" and", " but", " while", " although", " as"):
                    text = text.removesuffix(tail).rstrip(" ,;")
                one = replace(one, content=(one.content[0], one.content[0] + len(text)))
        if not _retold(one, kept):
            kept.append(one)
    for one in kept:
        if one.content[1] - one.content[0] > _SHORTEST:
            yield one


def _subordinate(text: str) -> bool:
    """Whether words end with what ties the next clause into theirs ("..., where the army said")."""
    last = text.rstrip().rsplit(None, 1)[-1:]
    return bool(last) and last[0].lower() in _TIES


_TIES = frozenset("where which that who when after before because if than of whose what since to by from with in".split())


def _retold(one: Attribution, kept: list[Attribution]) -> bool:
    """Whether "..., the official said" closes a sentence whose own verb of saying was read already."""
    if one.leads or one.direct:
        return False
    whole = one.content[1] - one.content[0]
    return any(
        other.leads and one.content[0] <= other.at and other.content[1] <= one.content[1] + 2
        and (other.content[1] - other.content[0]) * 2 > whole
        for other in kept
    )  # fmt: skip

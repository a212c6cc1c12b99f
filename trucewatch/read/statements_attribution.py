"""Attributions: which words of a unit are said, by which words of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trucewatch.read.acts_verbs import CUES, Cue
from trucewatch.read.speakers import is_role, is_text_role, phrase_after
from trucewatch.read.statements_nominal import nominal
from trucewatch.read.statements_setting import VENUE_PREPOSITIONS, After, clause_begin, clause_end, text_range
from trucewatch.read.statements_subject import (
    Clause,
    Range,
    body_apart,
    described,
    is_cue,
    joined,
    leading,
    named_apart,
    subject,
    valid,
)
from trucewatch.read.statements_verbs import VIEWS, as_saying, finite, stands_as_verb
from trucewatch.read.statements_words import QUOTE, Unit, Word
from trucewatch.read.text import Page

_WITH_OBJECT = {
    "announce", "declare", "reaffirm", "reiterate", "underline", "underscore", "admit", "emphasize",
    "emphasise", "stress",
    "warn", "acknowledge", "claim",
}  # fmt: skip
_WHEN = (
    "after", "before", "while", "when", "as", "during", "hours", "days", "alongside", "following", "amid",
    "ahead",
)  # fmt: skip
_SHORT = 3  # words of the shortest clause
_LEAD = 14  # words before a passive from which its sentence holds more than what it tells
_CLAIM = 8  # words of a deed before "claimed by"
_BOUNDS = frozenset(
    ("in", "on", "at", "after", "before", "when", "while", "and", "but", "by", "that", "with")
)
_NOBODY = ("no", "neither", "nobody", "none")
_STIRRED = ("concern", "convince")  # who says so is the one that is stirred
_FELT = (*_STIRRED, "worry")
_LONG = 6  # words that are no mere setting of what was said
_MADE = ("made", "makes", "make", "making")
_SAYING = ("say", "tell")
_CLAUSE = 4  # words that a clause before its attribution has at least
_MOST = 12  # attributions of one sentence; those of some 600 reports have three at most


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
        elif _made_clear(words, at):
            found = _clear(page, words, at)
        elif (told := nominal(page, words, at)) is not None:
            cue, who, content = told
            speaker, said = text_range(words, *who), text_range(words, *content)
            found = Attribution(cue, speaker, said, False, True, at=words[at].start)
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
        if len(out) == _MOST:
            break
    return out


def _made_clear(words: Sequence[Word], at: int) -> bool:
    """ "has made it clear that"."""
    if words[at].low not in ("clear", "plain") or at < 2 or at + 1 >= len(words):
        return False
    made = any(one.low in _MADE for one in words[max(0, at - 3) : at])
    return made and words[at + 1].low == "that"


def _clear(page: Page, words: Sequence[Word], at: int) -> Attribution | None:
    made = next(i for i in range(at - 1, -1, -1) if words[i].low in _MADE)
    who = subject(page, words, Clause(page, words, made).begin)
    if who is None:
        return None
    end = clause_end(words, at + 2, len(words))
    said = text_range(words, *who)
    return Attribution(CUES["said"], said, text_range(words, at + 2, end), False, True, at=words[at].start)


def _same(one: Attribution, other: Attribution) -> bool:
    return one.content == other.content and one.speaker is not None


def _verb(page: Page, unit: Unit, at: int, last: Range | None, used: set[int]) -> Attribution | None:
    words, word = unit.words, unit.words[at]
    cue = CUES[word.low]
    if word.low == "claimed" and at + 2 < len(words) and words[at + 1].low == "by":
        return _claimed(page, words, at)
    if not stands_as_verb(words, at, cue):
        return None
    if cue.lemma in ("report", "cite") and as_saying(words, at):
        return None
    clause = Clause(page, words, at)
    if (clause.negated and cue.frame == "clause") or (clause.modal and cue.form == "finite"):
        return None
    if clause.begin and words[clause.begin - 1].low == "as" and cue.form == "gerund":
        who = _quoted(page, words, clause.begin - 1)
        if who is None:
            return None
        return _quoted_after(words, cue, at, who) or _content(page, unit, cue, at, who, used)
    if clause.passive and cue.form == "gerund" and cue.lemma in VIEWS:
        return None  # "is considering a pause"
    if clause.passive and cue.form == "finite" and cue.lemma not in _FELT:
        return _passive(page, unit, cue, at, clause)
    if cue.lemma in _STIRRED and not clause.passive:
        return None
    who = _who(page, unit, cue, clause, last)
    if who is not None and (words[who[0]].low in _NOBODY or words[max(0, who[0] - 1)].low in _NOBODY):
        return None
    named_last = cue.lemma != "tell" and _ends_with_name(page, words, at)
    if cue.frame == "clause" and (who is None or named_last):
        found = _inverted(page, unit, cue, at, clause.begin, used)
        if found is not None or who is not None or cue.lemma not in _SAYING:
            return found
        who = described(page, unit, clause.begin) or _closing(page, words, clause)
    if who is None:
        return None
    return _content(page, unit, cue, at, who, used)


def _claimed(page: Page, words: Sequence[Word], at: int) -> Attribution | None:
    """ "a bombing claimed by X": who did it says so."""
    end = phrase_after(words, at + 2, len(words))
    if end is None or not _speaks(page, words, at + 2, end):
        return None
    begin = at
    while begin > max(0, at - _CLAIM) and words[begin - 1].is_word and words[begin - 1].low not in _BOUNDS:
        begin -= 1
    if begin == at:
        return None
    said = text_range(words, begin, min(len(words), end))
    return Attribution(
        CUES["claimed"], text_range(words, at + 2, end), said, False, False, at=words[at].start
    )


def _closing(page: Page, words: Sequence[Word], clause: Clause) -> Range | None:
    """The one who closes a sentence: "..., sources familiar with the government have said"."""
    after = clause.at + 1
    if after < len(words) and words[after].is_word:
        return None
    return body_apart(page, words, clause.begin) if clause.begin >= _CLAUSE else None


def _ends_with_name(page: Page, words: Sequence[Word], at: int) -> bool:
    """Whether a verb is followed by a speaker's name and nothing else ("... the source says Brown.")."""
    end = phrase_after(words, at + 1, len(words))
    if (
        end is None
        or not words[at + 1].capital
        or any(one.is_word or one.low == QUOTE for one in words[end:])
    ):
        return False
    return valid(page, words, at + 1, end, placed=True)


def _who(page: Page, unit: Unit, cue: Cue, clause: Clause, last: Range | None) -> Range | None:
    words, begin = unit.words, clause.begin
    found = subject(page, words, begin)
    if cue.form == "gerund":
        if last:
            return _index(words, last[0]), _index(words, last[1] - 1) + 1
        near = found is not None and words[begin - 1].low != "," and _opens(words, found[0])
        if near and found and not is_text_role(words[found[1] - 1].low):
            return found
        return leading(page, unit, begin)
    if found:
        return found
    if cue.frame == "clause" and clause.at + 1 < len(words) and words[clause.at + 1].low == "that":
        return named_apart(page, words, begin) or body_apart(page, words, begin) or leading(page, unit, begin)
    if joined(words, begin):
        if last:
            return _index(words, last[0]), _index(words, last[1] - 1) + 1
        return leading(page, unit, begin)
    return None


def _opens(words: Sequence[Word], at: int) -> bool:
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


def _quoted_after(words: Sequence[Word], cue: Cue, at: int, who: Range) -> Attribution | None:
    """ "..., an army source was quoted as saying on state media": what was said stands before."""
    after = words[at + 1] if at + 1 < len(words) else None
    if who[0] < _CLAUSE or (after is not None and after.is_word and after.low not in VENUE_PREPOSITIONS):
        return None
    if any(one.low in ("that", QUOTE) for one in words[at:]) or not finite(words[: who[0]]):
        return None
    content = text_range(words, clause_begin(words, who[0]), who[0])
    return Attribution(cue, text_range(words, *who), content, False, False, at=words[at].start)


def _passive(page: Page, unit: Unit, cue: Cue, at: int, clause: Clause) -> Attribution | None:
    """ "X was accused by Y of ...", "X has been designated ... by Y"."""
    words = unit.words
    if cue.frame == "clause":
        return None
    begin = 0 if at < _LEAD else at
    for by in range(at + 1, min(len(words), at + 24)):
        if words[by].low == "by":
            end = phrase_after(words, by + 1, len(words))
            if end and _speaks(page, words, by + 1, end):
                return Attribution(
                    cue,
                    text_range(words, by + 1, end),
                    text_range(words, begin, clause_end(words, end, len(words)) if begin else len(words)),
                    False,
                    False,
                    at=words[at].start,
                )
    return None


def _speaks(page: Page, words: Sequence[Word], start: int, end: int) -> bool:
    if any(is_role(one) for one in words[start:end]):
        return True
    return any(hit.kind != "place" for hit in page.names_in(words[start].start, words[end - 1].end))


def _content(page: Page, unit: Unit, cue: Cue, at: int, who: Range, used: set[int]) -> Attribution | None:
    """The content of a verb whose subject is known: a quotation, what follows, or what precedes."""
    words = unit.words
    speaker = text_range(words, *who)
    if cue.frame == "deed":
        return _deed(page, words, cue, at, speaker)
    after = After(page, words, at, cue)
    extra = Attribution(cue, speaker, (0, 0), True, False, after.addressee, after.venue, words[at].start)
    quote = _quote_before(words, who[0], used)
    if quote is not None and who[0] <= at:
        used.add(quote)
        return replace(extra, content=_inner(words[quote]))
    if after.start < len(words) and words[after.start].low == QUOTE:
        used.add(after.start)
        return replace(extra, content=_inner(words[after.start]), leads=True)
    end = clause_end(words, after.start, len(words))
    trailing = end - after.start < 3 or not (after.that or finite(words[after.start : end]))
    if who[0] >= _CLAUSE and not after.that and end > after.start and words[after.start].low in _WHEN:
        trailing = True
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
        begin = clause_begin(words, who[0])
        return replace(extra, content=text_range(words, begin, who[0]), direct=False)
    if cue.lemma == "say" and end - after.start >= (_LONG if after.adverbial else _SHORT):
        return _clause(words, extra, after.start, end)  # "inspectors say every hour matters"
    return None


def _clause(words: Sequence[Word], extra: Attribution, start: int, end: int) -> Attribution | None:
    """A content clause that follows its verb; a quotation that makes up most of it is the content."""
    if end - start < 3 and not any(one.low == QUOTE for one in words[start:end]):
        return None
    for one in words[start:end]:
        if one.low == QUOTE and (one.end - one.start) * 2 > words[end - 1].end - words[start].start:
            return replace(extra, content=_inner(one), leads=True)
    content = text_range(words, start, end)
    return replace(extra, content=content, direct=False, leads=True) if content[1] > content[0] else None


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


def _deed(page: Page, words: Sequence[Word], cue: Cue, at: int, speaker: Range) -> Attribution | None:
    end = clause_end(words, at + 1, len(words))
    content = text_range(words, at, end)
    if end - at < 3:
        return None
    here = at + 1
    if here < end and words[here].low in cue.needs and words[here].low in ("on", "upon", "to"):
        here += 1
    stop = phrase_after(words, here, end)
    whom = text_range(words, here, stop) if stop and valid(page, words, here, stop, placed=True) else None
    return Attribution(cue, speaker, content, False, True, whom, None, words[at].start)


def _inverted(page: Page, unit: Unit, cue: Cue, at: int, begin: int, used: set[int]) -> Attribution | None:
    """ "...", said X."""
    words = unit.words
    end = phrase_after(words, at + 1, len(words))
    if begin < 1 or cue.form != "finite" or end is None or not _after_is_speaker(page, words, at + 1, end):
        return None
    extra = Attribution(cue, text_range(words, at + 1, end), (0, 0), True, False, at=words[at].start)
    quote = _quote_before(words, begin, used)
    if quote is not None:
        used.add(quote)
        return replace(extra, content=_inner(words[quote]))
    if begin < 4:
        return None
    start = clause_begin(words, begin)
    return replace(extra, content=text_range(words, start, begin), direct=False)


def _after_is_speaker(page: Page, words: Sequence[Word], start: int, end: int) -> bool:
    """A subject that follows its verb: not itself the subject of a further verb."""
    if not valid(page, words, start, end, placed=True):
        return False
    following = words[end] if end < len(words) else None
    if following is None or not following.is_word:
        return True
    return (
        following.low in VENUE_PREPOSITIONS
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
    base = Attribution(cue, text_range(words, at + 2, end), (0, 0), False, False, at=words[at].start)
    if at >= 4:
        quote = _quote_before(words, at, set())
        if quote is not None:
            return replace(base, content=_inner(words[quote]), direct=True)
        return replace(base, content=text_range(words, clause_begin(words, at), at))
    stop = clause_end(words, end, len(words))
    return replace(base, content=text_range(words, end, stop), leads=True) if stop - end >= 4 else None

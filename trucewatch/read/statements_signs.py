"""The signs by which an attribution shows as an act of speech or as the sourcing of an incident.

Each sign is a rule of language: what the speaker is (an office, a monitor, a news agency, nobody
named), what the verb is (one of sourcing, one that is an act by itself), what the content speaks of.
"""

import re
from collections.abc import Iterator

from trucewatch.read.patterns import caseless
from trucewatch.read.statements_attribution import Attribution
from trucewatch.read.statements_people import Voice
from trucewatch.read.text import Page
from trucewatch.read.word_lists import words_of


def _any(words: str) -> re.Pattern[str]:
    """A pattern for any of the words, which may be patterns themselves; "_" stands for a space."""
    return caseless(r"\b(?:" + "|".join(words.split()).replace("_", " ") + r")\b")


_CASUALTY = _any(
    r"""
    killed wounded injured injuring killing wounding dead died martyred bodies casualties deaths? lives
    toll
    """
)
_VIOLENCE = _any(
    r"""
    bombed bombarded shelled struck hit fired targeted attacked raided pounded exploded detonated blew
    clash\w* captured seized retook retaken recaptured overr[au]n stormed ambush\w* destroyed destroying
    landed fell foiled repelled infiltrat\w* launched advanced withdrew blast explosion raids?
    air_?-?strikes? shells? rockets? mortars? fighting battles? warplanes drone kidnapped abducted
    executed beheaded besieged entered
    """
)
_WILL = _any(
    r"""
    must should will won'?t would shall need_to needs_to have_to has_to can cannot could
    """
)
_GUESS = _any(
    r"""
    may might likely unlikely possible possibly apparently appears? seems? suggests? indicat\w+
    believes? clear unclear if because therefore in_order_to aim\w* seek\w* trying attempt\w* intend\w*
    goal expected hope\w*
    """
)
_JUDGED = _any(
    r"""
    massacre crimes? atrocit\w+ barbaric brutal indiscriminate\w* heinous illegal illegitimate
    unacceptable deliberate\w* systematic\w* responsib\w+ complicit\w* behind_the violat\w+ breach\w*
    cynical outrag\w+ shame\w* aggression genocide pretext terrorism provocation escalation lies
    baseless tragedy disaster catastroph\w+ unprecedented horrif\w+
    """
)
_POLITICAL = _any(
    r"""
    talks negotiat\w+ political diplomatic peace cease-?fire truce cessation agreement deal resolution
    international community inspectors investigat\w+ u\.?n\.? united_nations support\w* solution
    transition security_council process cooperat\w+ policy policies strategy coalition opposition
    humanitarian access aid regime chemical gas intervention
    """
)
_EVALUATED = _any(
    r"""
    very most more worst largest biggest fierce\w* intense intensif\w+ difficult hard dangerous serious
    critical bad desperate deteriorat\w+ worsen\w* scarce only no_longer impossible important ready
    willing confident always
    """
)
_NOT = _any(
    r"""
    not no never nobody nothing n't without \w+n't denied neither nor isnt arent wasnt werent wont
    doesnt dont didnt cant couldnt hasnt havent
    """
)
_OWN = _any("we our us i my")
_CRUEL = _any(
    r"""
    execut\w* behead\w* tortur\w* chemical gas barrel cluster deliberate\w* indiscriminate\w* massacre\w*
    sieges? besieg\w* starv\w* slaughter\w* poison\w* sarin
    """
)
_TREND = _any(r"rise rising higher highest increas\w+ lowest unprecedented")
_GROUND = _any(
    r"""
    villages? towns? city cities provinces? districts? neighbou?rhoods? countryside kilomet\w+ km miles
    checkpoints? areas?
    """
)
_PRESENT = _any(
    r"""
    is are has have remains? continues? does wants? supports? shows? proves? means
    """
)
_NUMBER = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds|thousands|several)\b"
)
_CONTENT = {
    "ground": _GROUND, "casualty": _CASUALTY, "violence": _VIOLENCE, "will": _WILL, "guess": _GUESS,
    "judged": _JUDGED, "political": _POLITICAL, "evaluated": _EVALUATED, "not": _NOT, "number": _NUMBER,
    "present": _PRESENT, "own": _OWN, "cruel": _CRUEL, "trend": _TREND,
}  # fmt: skip
_PHRASE = re.compile(r"[\"“][^\"“”]{3,60}[\"”]|(?<!\w)['‘][^'‘’]{3,60}['’](?!\w)")

_PRESS = _any(
    r"""
    news agency agencies tv television reporters? correspondents? media websites? channel network
    newspaper daily radio reports reported sana reuters afp ap rt sputnik xinhua fars tasnim mehr
    al-manar al-mayadeen al_jazeera facebook outlet station
    """
)
_MONITOR = _any(
    r"""
    observatory monitor monitoring watchdog sohr sohr's syrian_network documentation lcc
    coordination_committees?
    """
)
_UNNAMED = _any(
    r"""
    sources? police activists? residents? witness\w* locals? medics? doctors? hospital commander field
    fighters? rebels? civil_defen[cs]e rescue army military security people troops forces others?
    militants? terrorists?
    """
)
_OFFICE = _any(
    r"""
    president minister ministry secretary spokes\w+ envoy ambassador council coalition government
    kremlin white_house pentagon state_department foreign leaders? united_nations u\.?n\.? commission
    amnesty human_rights_watch official\w* prime chancellor committee hnc negotiat\w+ opposition
    parliament senator lawmakers? regime centre center diplomat\w* expert analyst institute
    """
)
_PARTY = _any(
    r"""
    brigades? division battalion ypg pyd sdf fsa free_syrian_army islamic_state isis? daesh nusra ahrar
    jaish jaysh hezbollah hizballah coalition militant_group rebel_group tribe u\.?s\.?-led
    """
)
_SOURCE = _any(r"sources? police activists? residents? witness\w* commander medics? command")
_SOURCING = frozenset(("report", "mention", "indicate", "confirm", "estimate", "reveal", "suggest"))
_ASIDE = words_of("describe cite call consider regard praise hail ask offer label express accept")
_PLAIN = frozenset(("say", "add", "tell", "state"))
_PRONOUNS = ("it", "they", "he", "she", "we")
_DOER = 70  # characters in which a content names its doer
_SCRAP = 4  # words
_SHORT = 6  # words
_LONG = 25  # words


def signs(page: Page, one: Attribution, voice: Voice | None, nested: bool) -> Iterator[str]:
    """The signs that an attribution shows, each at most once.

    Args:
        page: The page.
        one: The attribution.
        voice: Its speaker, as found.
        nested: Whether it stands in the content of another attribution.
    """
    content = page.text[one.content[0] : one.content[1]]
    yield from _cue_signs(page, one)
    if nested:
        yield "nested"
    yield from _speaker_signs(voice)
    yield "direct" if one.direct else "indirect"
    if not one.direct and _PHRASE.search(content):
        yield "phrase quoted"
    for name, pattern in _CONTENT.items():
        if pattern.search(content):
            yield name
    if voice is not None and _blames(page, one, voice):
        yield "blames"
    kinds = {hit.kind for hit in page.names_in(*one.content)}
    if "place" in kinds:
        yield "place"
    if "actor" in kinds:
        yield "actor"
    length = content.count(" ") + 1
    if length < _SHORT:
        yield "scrap" if length < _SCRAP and not one.direct else "short"
    elif length > _LONG:
        yield "long"
    if page.sentences and one.content[0] < page.sentences[0].end:
        yield "headline"


def _blames(page: Page, one: Attribution, voice: Voice) -> bool:
    """Whether someone who speaks for an office or a side names another side's violence."""
    start, end = one.content
    harm = _VIOLENCE.search(page.text, start, end) or _CASUALTY.search(page.text, start, end)
    if voice.affiliation is None or not harm:
        return False
    text = f"{voice.mention.text} {voice.label} {voice.affiliation.text}"
    if not _OFFICE.search(text) or any(one.search(text) for one in (_MONITOR, _PRESS, _SOURCE)):
        return False
    doers = [hit for hit in page.names_in(start, min(end, start + _DOER)) if hit.kind == "actor"]
    return bool(doers) and all(hit.key != voice.affiliation.key for hit in doers)


def _cue_signs(page: Page, one: Attribution) -> Iterator[str]:
    lemma, frame = one.cue.lemma, one.cue.frame
    if lemma not in _ASIDE:
        yield f"frame:{frame}"
    elif one.cue.form == "gerund":
        yield "aside:gerund"
    if lemma in _SOURCING or page.text[one.at : one.at + 9].lower() == "according":
        yield "cue:sourcing"
    elif lemma not in _PLAIN and frame == "clause":
        yield "cue:marked"
    if one.cue.form == "gerund":
        yield "cue:gerund"
    if not one.direct and one.at == one.content[0] and frame == "clause":
        yield "carried"


def _speaker_signs(voice: Voice | None) -> Iterator[str]:
    if voice is None:
        yield "who:none"
        return
    belongs = voice.affiliation
    text = f"{voice.mention.text} {voice.label} {f'{belongs.text} {belongs.name}' if belongs else ''}"
    monitor = bool(_MONITOR.search(text))
    if monitor:
        yield "who:monitor"
    if _PRESS.search(text):
        yield "who:press"
    if _PARTY.search(text):
        yield "who:party"
    if _OFFICE.search(text):
        yield "who:office"
    elif _UNNAMED.search(text) and not monitor:
        yield "who:unnamed"
    if voice.kind == "person" and voice.mention.name:
        yield "who:person"
    if voice.mention.text.lower() in _PRONOUNS:
        yield "who:pronoun"
    if voice.mention.key is not None:
        yield "who:known"

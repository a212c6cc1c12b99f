"""Who said what: every form in which reports attribute words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.model import Document, NameHit, Statement, TimeHit
from trucewatch.read.statements import read_statements
from trucewatch.read.text import Page, make_page

_KNOWN: dict[str, tuple[str, str, str]] = {
    "Russia": ("actor", "ru", "Russia"),
    "Turkey": ("actor", "tr", "Turkey"),
    "Northern Front": ("actor", "nf", "Northern Front"),
    "Valley Monitor": ("actor", "vm", "Valley Monitor"),
    "Harbour News": ("outlet", "hn", "Harbour News"),
    "Red Plain": ("place", "rp", "Red Plain"),
    "Anna Berg": ("person", "p/berg", "Anna Berg"),
}
_NAMES = re.compile("|".join(sorted(_KNOWN, key=len, reverse=True)))
_TIMES = re.compile(r"\b(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


class _Names:
    def find(self, text: str) -> tuple[NameHit, ...]:
        return tuple(
            NameHit(
                start=m.start(),
                end=m.end(),
                kind=_KNOWN[m.group()][0],
                key=_KNOWN[m.group()][1],
                name=m.group(),
            )  # type: ignore[arg-type]
            for m in _NAMES.finditer(text)
        )


class _Calendar:
    def find(self, text: str, published: str | None) -> tuple[TimeHit, ...]:
        return tuple(TimeHit(start=m.start(), end=m.end(), kind="weekday") for m in _TIMES.finditer(text))


def _page(text: str) -> Page:
    document = Document(
        capture="cap-1", source="src-1", published_reason="given", text_sha256="0", length=len(text)
    )
    return make_page(document, text, _Names(), _Calendar())


def _said(text: str) -> list[Statement]:
    return list(read_statements(_page(text)))


def _one(text: str) -> tuple[str | None, str, str, bool]:
    found = _said(text)
    assert len(found) == 1, [s.quote.quote for s in found]
    one = found[0]
    speaker = (one.speaker.name or one.speaker.text) if one.speaker else None
    return speaker, one.act, one.quote.quote, one.direct


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ('"The truce must be kept by everyone," Foreign Minister Anna Berg said on Friday.', "Anna Berg", "The truce must be kept by everyone,"),
        ("“The truce must be kept by everyone”, said Foreign Minister Anna Berg.", "Anna Berg", "The truce must be kept by everyone"),
        ("Foreign Minister Anna Berg told Harbour News that the truce must be kept by everyone.", "Anna Berg", "the truce must be kept by everyone"),
        ("The truce must be kept by everyone, according to Foreign Minister Anna Berg.", "Anna Berg", "The truce must be kept by everyone"),
        ("The truce must be kept by everyone Foreign Minister Anna Berg said.", "Anna Berg", "The truce must be kept by everyone"),
        ("Anna Berg, the foreign minister, warned that the truce will not hold without monitors.", "Anna Berg", "the truce will not hold without monitors"),
        ("Anna Berg, who is in Geneva, said the truce must be kept by everyone.", "Anna Berg", "the truce must be kept by everyone"),
        ("A senior diplomat said the talks could collapse within days.", "A senior diplomat", "the talks could collapse within days"),
    ],
)  # fmt: skip
def test_forms_of_attribution(text: str, speaker: str, words: str) -> None:
    found = _one(text)
    assert found[0] == speaker
    assert found[2].rstrip(".") == words.rstrip(".")


def test_direct_and_indirect_speech_are_told_apart() -> None:
    assert _one('"We reject any talks under siege," Anna Berg said.')[3] is True
    assert _one("Anna Berg said her party would reject any talks under siege.")[3] is False


def test_a_quotation_that_runs_over_sentences_is_one_statement() -> None:
    words = _one('"The truce is dying. It must be saved before winter comes," Anna Berg told Harbour News.')[
        2
    ]
    assert words.startswith("The truce is dying.")
    assert words.endswith("comes,")


def test_a_continued_quotation_keeps_its_speaker() -> None:
    found = _said(
        '"The truce must hold for all of us," Anna Berg said. "We cannot accept another winter of siege."'
    )
    assert [s.speaker.name if s.speaker else None for s in found] == ["Anna Berg", "Anna Berg"]


def test_a_quotation_that_lost_its_closing_mark_ends_with_its_sentence() -> None:
    found = _said('Anna Berg said "the army was probably behind the massacre. The town lies on a river.')
    assert [s.quote.quote for s in found] == ["the army was probably behind the massacre."]


def test_a_quotation_without_speaker_stays_without_one() -> None:
    found = _said("Talks resumed.\n\n“Why should anyone believe that this truce will hold?”\n\nSnow fell.")
    assert [(s.speaker, s.direct) for s in found] == [(None, True)]


def test_a_pulled_quotation_is_one_statement_with_its_repetition() -> None:
    text = (
        "Anna Berg, spokeswoman of the council, told reporters that whoever wants to talk under siege "
        'was "dreaming of surrender".\n\n'
        "Whoever asks us to talk under siege is dreaming of surrender.\n—Anna Berg, council spokeswoman\n\n"
        "The talks go on."
    )
    found = _said(text)
    assert len(found) == 1
    assert found[0].quote.quote == "Whoever asks us to talk under siege is dreaming of surrender."
    assert found[0].repeats


def test_a_headline_repeated_in_the_text_is_one_statement() -> None:
    text = (
        "Anna Berg says the truce must cover the whole valley\n\n"
        "Anna Berg said on Friday that the truce must cover the whole valley and its villages."
    )
    found = _said(text)
    assert len(found) == 1
    assert len(found[0].repeats) == 1


def test_a_pronoun_and_a_surname_stand_for_the_full_name() -> None:
    text = (
        "Foreign Minister Petra Lindholm said the truce must be kept. She added that monitors should be "
        "allowed in at once. Lindholm urged Russia to stop the bombardment of the valley."
    )
    assert {s.speaker.name for s in _said(text) if s.speaker} == {"Petra Lindholm"}


def test_a_misspelt_surname_stands_for_the_same_person() -> None:
    text = (
        "Deputy Minister Igor Maslennikov said the truce would not stop the raids. "
        "Maslenikov told Harbour News that the deal must exclude terrorists."
    )
    assert {s.speaker.name for s in _said(text) if s.speaker} == {"Igor Maslennikov"}


def test_they_stands_for_the_people_just_named() -> None:
    found = _said(
        "Anna Berg met representatives of village councils on Friday. They said the brutal siege must end."
    )
    assert [s.speaker.name for s in found if s.speaker] == ["representatives of village councils"]


def test_he_stands_for_the_person_introduced_with_an_office() -> None:
    text = (
        "The foreign minister, Omar Rahal Hadid, met his counterpart. He said the truce must include access "
        "for aid."
    )
    assert [s.speaker.name for s in _said(text) if s.speaker] == ["Omar Rahal Hadid"]


def test_a_name_that_follows_its_office_is_the_speaker() -> None:
    found = _said("The spokesman of the council, Omar Hadid, accused the army of breaking the truce.")
    assert [s.speaker.name for s in found if s.speaker] == ["Omar Hadid"]


def test_a_list_of_speakers_is_one_speaker() -> None:
    found = _said('Russia, Turkey and their allies describe the northern rebels as "terrorists".')
    assert [s.speaker.text for s in found if s.speaker] == ["Russia, Turkey and their allies"]
    assert found[0].act == "interpret"


def test_an_aside_between_dashes_is_not_the_speaker() -> None:
    found = _said(
        "Omar Hadid, a member of the council - and, for now, its chief negotiator - told reporters that "
        "the siege must end."
    )
    assert found[0].speaker is not None
    assert found[0].speaker.name == "Omar Hadid"


def test_an_office_speaks_not_the_one_it_belongs_to() -> None:
    found = _said("Anna Berg's office said the truce must be kept by everyone.")
    assert found[0].speaker is not None
    assert (found[0].speaker.text, found[0].speaker.name) == ("Anna Berg's office", None)


def test_unmarked_first_person_goes_to_the_speaker_named_after_it() -> None:
    found = _said(
        "We will not accept another winter of siege. The world must act now Anna Berg told Harbour News."
    )
    assert {s.speaker.name for s in found if s.speaker} == {"Anna Berg"}
    assert len(found) == 2


def test_an_office_that_names_anothers_violence_makes_a_statement() -> None:
    text = "Russia killed 16 people in Red Plain, Turkey's Foreign Minister Anna Berg said."
    assert [s.act for s in _said(text)] == ["accuse"]


def test_the_one_quoted_speaks_not_the_one_who_quotes() -> None:
    found = _said("Harbour News quoted a senior diplomat as saying the talks could collapse within days.")
    assert [s.speaker.text for s in found if s.speaker] == ["a senior diplomat"]


def test_the_speaker_keeps_office_and_affiliation() -> None:
    found = _said("Russia's Deputy Foreign Minister Igor Maslov said the truce must exclude terrorists.")
    assert found[0].speaker is not None
    assert found[0].speaker.text == "Russia's Deputy Foreign Minister Igor Maslov"
    assert found[0].speaker.name == "Igor Maslov"
    assert found[0].affiliation is not None
    assert found[0].affiliation.key == "ru"


def test_whom_it_was_told_is_the_venue() -> None:
    found = _said("Anna Berg told Harbour News that the truce must be kept by everyone.")
    assert found[0].venue is not None
    assert found[0].venue.text == "told Harbour News"


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people were killed when shells hit a market in Red Plain, the Valley Monitor said.",
        "The Valley Monitor reported that 30 fighters died in clashes near Red Plain on Friday.",
        "A police source said a car bomb exploded in Red Plain wounding five people.",
        "The shelling claimed the lives of nine villagers.",
        "The army did not say how many soldiers had died.",
    ],
)
def test_sourcing_of_an_incident_is_no_statement(text: str) -> None:
    assert _said(text) == []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Anna Berg", "said", "that", '"', "“", "”", "'", ",", ".", "the truce must hold", "he", "told", "\n\n",
             "—", "according to", "Russia", "accused", "of", "We", "as saying", "quoted", "by", "was", "(", ")",
             "urged", "to", "Red Plain", "12 people", "killed", "adding", "and", "but", "U.S.", "•"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_text_is_read_and_every_span_is_verbatim(parts: list[str]) -> None:
    text = " ".join(parts)
    for one in read_statements(_page(text)):
        spans = [one.quote, *one.evidence, *one.repeats]
        spans += [m.span for m in (one.speaker, one.addressee, one.venue, one.affiliation) if m and m.span]
        for span in spans:
            assert text[span.start : span.end] == span.quote
            assert span.quote


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    page = _page(text)
    assert read_statements(page) == read_statements(page)


@pytest.mark.parametrize(
    ("text", "speaker", "act", "words"),
    [
        ("The plan went ahead despite objections from Turkey.", "Turkey", "reject", "objections from Turkey"),
        ("The shelling went on, drawing condemnation from Turkey.", "Turkey", "accuse", "drawing condemnation from Turkey"),
        ("Russia made clear that any answer would wait for the inspectors.", "Russia", "announce", "any answer would wait for the inspectors"),
        ("An official familiar with early findings said it looked like the work of the regime.", "An official", "accuse", "it looked like the work of the regime"),
        ("Turkey renewed its call for a buffer zone along the border.", "Turkey", "urge", "renewed its call for a buffer zone along the border"),
    ],
)  # fmt: skip
def test_utterances_told_by_nouns_and_turns_of_phrase(text: str, speaker: str, act: str, words: str) -> None:
    found = _one(text)
    assert found[0] is not None and found[0].startswith(speaker)
    assert (found[1], found[2].rstrip(".")) == (act, words)


def test_what_must_be_done_is_said_by_who_spoke_before() -> None:
    text = "Turkey condemned the shelling of Red Plain as a crime. All recognition of its makers must be withdrawn."
    assert [s.speaker.text for s in _said(text) if s.speaker] == ["Turkey", "Turkey"]


def test_a_colon_parts_what_is_reported_from_what_is_quoted() -> None:
    text = (
        "Anna Berg said the party would never accept the plan: People are losing all hope in such"
        " agreements, she told Harbour News."
    )
    assert [s.quote.quote for s in _said(text)] == [
        "the party would never accept the plan",
        "People are losing all hope in such agreements",
    ]


def test_a_description_stands_for_the_person_of_the_sentence_before() -> None:
    text = "Minister Anna Berg met envoys. Berg has many foes. A tall woman in her forties said the plan is unacceptable."
    assert _said(text)[-1].speaker.name == "Anna Berg"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Speaking from Red Plain activist Omar Field said the truce must be kept by all sides.", "Omar Field"),
        ("The plan has no chance of success sources familiar with the talks have said.", "sources familiar with the talks"),
        ('"Nobody here wants this war to go on" said a resident of the Oldgate neighbourhood.', "a resident of the Oldgate neighbourhood"),
    ],
)  # fmt: skip
def test_speakers_behind_places_and_descriptions(text: str, speaker: str) -> None:
    found = _one(text)
    assert found[0] == speaker


def test_a_site_does_not_speak() -> None:
    text = "Anna Berg said the truce must be kept. Subscribe to our newsletter, we value your privacy."
    assert len(_said(text)) == 1

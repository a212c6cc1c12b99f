"""Statements told in less usual ways: by nouns with an owner, of deeds claimed, in a party's own release."""

import re

import pytest

from trucewatch.model import Document, NameHit, TimeHit
from trucewatch.read.statements import read_statements
from trucewatch.read.text import make_page

_KNOWN: dict[str, tuple[str, str]] = {
    "Russia": ("actor", "faction"),
    "Turkey": ("actor", "faction"),
    "Northern Front": ("actor", "faction"),
    "River Union": ("actor", "faction"),
    "Harbour News": ("actor", "media"),
    "Berg": ("person", ""),
}
_NAMES = re.compile("|".join(sorted(_KNOWN, key=len, reverse=True)))
_RELEASE = (
    "The River Union condemns the massacre in the valley. Its president Anna Lund said that the siege must "
    "end. The silence of the world is a shame on humanity. Shells hit 3 homes in the valley. (Source: {})"
)


class _Names:
    def find(self, text: str) -> tuple[NameHit, ...]:
        return tuple(
            NameHit(
                start=m.start(),
                end=m.end(),
                kind=_KNOWN[m.group()][0],
                key=m.group(),
                name=m.group(),
                type=_KNOWN[m.group()][1],
            )  # type: ignore[arg-type]
            for m in _NAMES.finditer(text)
        )


class _Calendar:
    def find(self, text: str, published: str | None) -> tuple[TimeHit, ...]:
        return ()


def _said(text: str) -> list[tuple[str | None, str]]:
    document = Document(
        capture="cap-1", source="src-1", published_reason="given", text_sha256="0", length=len(text)
    )
    found = read_statements(make_page(document, text, _Names(), _Calendar()))
    return [((one.speaker.text if one.speaker else None), one.quote.quote) for one in found]


@pytest.mark.parametrize(
    ("text", "speaker", "quote"),
    [
        (
            "Doctors interviewed warned that the gas will spread to more places.",
            "Doctors",
            "the gas will spread to more places",
        ),
        (
            "Turkey and others said it had no proof that gas had been used.",
            "Turkey and others",
            "it had no proof that gas had been used",
        ),
        (
            "A car bombing claimed by Northern Front shook the port.",
            "Northern Front",
            "A car bombing claimed by",
        ),
        (
            "While Russia claims its campaign must go on, aid has stopped.",
            "Russia",
            "its campaign must go on",
        ),
        ("The envoy decries the silence of the world over the massacre.", "The envoy", "decries the silence"),
        ("Lawmakers who are worried that a strike could widen the war met.", "Lawmakers", "a strike could"),
        (
            "Talks are ready, a senior diplomat was quoted as saying on radio.",
            "a senior diplomat",
            "Talks are ready",
        ),
        ("The minister said he wasnt aware of any plan to end the truce.", "The minister", "he wasnt aware"),
        (
            "Turkey holds Northern Front responsible for the massacre.",
            "Turkey",
            "holds Northern Front responsible",
        ),
        ("The talks went on despite Berg's demand that the siege must end.", "Berg's", "the siege must end"),
    ],
)
def test_words_are_heard_however_they_are_told(text: str, speaker: str, quote: str) -> None:
    assert any(who == speaker and quote in said for who, said in _said(text)), _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "No group claimed responsibility for the massacre.",
        "The fighters observed the truce and refused food.",
        "Troops held the responsible officer in the port.",
        "The Northern Front ministry of classes and orders was closed.",
    ],
)
def test_what_nobody_says_is_no_statement(text: str) -> None:
    assert _said(text) == []


def test_a_partys_release_judges_in_its_speakers_voice() -> None:
    judged = [who for who, said in _said(_RELEASE.format("River Union")) if "shame on humanity" in said]
    assert judged and judged[0] is not None
    assert "Anna Lund" in judged[0]
    assert not any("Shells hit" in said for _, said in _said(_RELEASE.format("River Union")))


def test_a_news_agencys_report_judges_in_nobodys_voice() -> None:
    assert not any("shame on humanity" in said for _, said in _said(_RELEASE.format("Harbour News")))

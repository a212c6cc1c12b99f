"""Who is named for what a sentence tells."""

import re

import pytest

from trucewatch.model import Document, NameHit, TimeHit
from trucewatch.read.claimants import Said, claimants_in
from trucewatch.read.text import make_page

_NAMES = re.compile("Northern Front|Valley Monitor")


class _Names:
    def find(self, text: str) -> tuple[NameHit, ...]:
        return tuple(
            NameHit(start=m.start(), end=m.end(), kind="actor", key=m.group(), name=m.group())
            for m in _NAMES.finditer(text)
        )


class _Calendar:
    def find(self, text: str, published: str | None) -> tuple[TimeHit, ...]:
        return ()


def _said(text: str) -> Said:
    document = Document(
        capture="cap-1", source="src-1", published_reason="given", text_sha256="0", length=len(text)
    )
    page = make_page(document, text, _Names(), _Calendar())
    return claimants_in(page, 0, len(text))


@pytest.mark.parametrize(
    ("text", "claimants"),
    [
        ("Ten people died, the Valley Monitor said.", ["Valley Monitor"]),
        ("Shells hit the port, according to local activists.", ["local activists"]),
        ("A man in the port who asked not to be named told us that ten people died.", ["man"]),
        ("The Franciscan mission said two priests were taken.", ["Franciscan mission"]),
        (
            "Idris Lund of the River Brigade which fights in the east said the hill had fallen.",
            ["Idris Lund"],
        ),
        ("Rights groups said ten people died in the port.", ["Rights groups"]),
        ("Ten people died in the port.", []),
    ],
)
def test_claimants(text: str, claimants: list[str]) -> None:
    found = [one.name or one.text for one in _said(text).named]
    assert len(found) == len(claimants)
    assert all(name in one for name, one in zip(claimants, found, strict=True))


def test_reports_are_hearsay_beside_a_source_named_before() -> None:
    said = _said("Reports confirmed that ten people died, said the source.")
    assert said.named == ()
    assert said.anaphor

"""Places that words refer to, or name more closely than a lead does; words that are no places."""

import pytest
from read_fakes import page

from trucewatch.read.events import read_events


def _places(text: str) -> list[str | None]:
    return [r.place.text if r.place else None for r in read_events(page(text))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Traders in the town of Zubbara shut their shops. Rockets hit the town on Friday, killing four people.",
            "Zubbara",
        ),
        (
            "A crowd filled Kallat square. A bomb in the same square on Friday killed seven people.",
            "Kallat square",
        ),
        (
            "Traders left Kallat mosque. Rockets hit the mosque on Friday, killing four people.",
            "Kallat mosque",
        ),
        ("A bomb in the same square on Friday killed seven people.", None),
        ("Eastland shelling killed two people on Friday, he said of Fridays fighting in Mondays lull.", None),
    ],
)
def test_referred_and_no_places(text: str, place: str | None) -> None:
    assert _places(text) == [place]

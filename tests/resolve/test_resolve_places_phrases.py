"""Place phrases: what they name, where that is, and how exactly."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.resolve.gazetteer import load_gazetteer
from trucewatch.resolve.places import resolve_place

GAZETTEER = load_gazetteer(Path(__file__).parents[2] / "registry")


def where(text: str, **context: object):  # type: ignore[no-untyped-def]
    ref = resolve_place(text, gazetteer=GAZETTEER, **context)  # type: ignore[arg-type]
    assert ref is not None
    return ref


@pytest.mark.parametrize(
    ("text", "name", "place", "precision"),
    [
        ("Marea", "Marea", "tw:marea", 1),
        ("the town of Marea", "Marea", "tw:marea", 1),
        ("near the town of Marea", "Marea", "tw:marea", 2),
        ("on the outskirts of Azaz", "Azaz", "tw:azaz", 2),
        ("12 km east of Palmyra", "Palmyra", "tw:palmyra", 2),
        ("Kafr Sousa, a district of Damascus", "Kafr Sousa, Damascus", "tw:kafr-sousa-damascus", 1),
        ("the Bustan al-Qasr neighbourhood of Aleppo", "Bustan al-Qasr, Aleppo", "tw:bustan-al-qasr-aleppo", 1),
        ("Aleppo's Sukkari district", "Sukkari, Aleppo", "tw:sukkari-aleppo", 1),
        ("the Old City of Homs", "Old City, Homs", "tw:old-city-homs", 1),
        ("rebel-held eastern Aleppo", "eastern Aleppo", "tw:eastern-aleppo", 2),
        ("the opposition-held east of Aleppo", "eastern Aleppo", "tw:eastern-aleppo", 2),
        ("besieged eastern districts of the city of Aleppo", "eastern Aleppo", "tw:eastern-aleppo", 2),
        ("northern districts of Raqqa", "northern Raqqa", "tw:raqqa", 2),
        ("the southern countryside of Aleppo", "southern Aleppo countryside", "tw:southern-aleppo-countryside", 4),
        ("southern rural Aleppo", "southern Aleppo countryside", "tw:southern-aleppo-countryside", 4),
        ("Manbij's countryside", "Manbij countryside", "tw:manbij-district", 3),
        ("the countryside of Jisr al-Shughur", "Jisr al-Shughur countryside", "tw:jisr-al-shughur", 3),
        ("Idlib province", "Idlib province", "tw:idlib-governorate", 4),
        ("the Homs-Palmyra road", "Homs-Palmyra axis", "tw:homs", 5),
        ("the road from Damascus to Zabadani", "Damascus-Zabadani axis", "tw:damascus", 5),
        ("the area between Morek and Suran", "Morek-Suran axis", "tw:morek", 5),
        ("the Syrian-Turkish border", "Turkish-Syrian border", "tw:turkish-syrian-border", 5),
        ("Turkey's border with Syria", "Turkish-Syrian border", "tw:turkish-syrian-border", 5),
        ("the Bab al-Hawa border crossing", "Bab al-Hawa crossing", "tw:bab-al-hawa-crossing", 1),
        ("northern Syria", "northern Syria", "tw:northern-syria", 5),
        ("Syria", "Syria", "tw:syria", 6),
        ("the Mediterranean Sea", "Mediterranean Sea", "tw:mediterranean-sea", 7),
        ("the capital", "Damascus", "tw:damascus", 1),
        ("Vienna", "Vienna", "tw:vienna", 1),
    ],
)  # fmt: skip
def test_a_phrase_names_a_place_with_its_precision(text: str, name: str, place: str, precision: int) -> None:
    ref = where(text)
    assert (ref.place, ref.precision) == (place, precision)
    assert ref.name == name or GAZETTEER.get(place).name == ref.name  # type: ignore[union-attr]
    assert ref.lat is not None and ref.lon is not None and ref.text == text


def test_a_list_is_one_composite_place() -> None:
    ref = where("the Sukkari and Fardous districts in Aleppo")
    assert ref.name == "Sukkari and al-Fardous, Aleppo"
    assert ref.place == "tw:sukkari-aleppo" and ref.alternatives == ("tw:fardous-aleppo",)
    assert ref.precision == 2 and ref.method == "list"
    spread = where("Morek, Palmyra and Douma")
    assert spread.precision == 4 and spread.name == "Morek, Palmyra and Douma"


def test_what_lies_around_damascus_is_in_its_countryside() -> None:
    assert where("Damascus").admin1 == "Damascus"
    assert where("near Damascus").admin1 == "Rif Dimashq"
    assert where("the suburbs of Damascus").admin1 == "Rif Dimashq"


def test_context_decides() -> None:
    assert where("al-Khalidiyah", within=["Homs"]).place == "tw:khalidiya-homs"
    assert where("al-Khalidiyah", within=["tw:aleppo"]).place == "tw:khalidiya-aleppo"
    assert where("Midan", nearby=[(33.5, 36.3)]).place == "tw:midan-damascus"
    assert where("the city", within=["Manbij"]).place == "tw:manbij"
    assert where("a market in the town", within=["Saraqib"]).place == "tw:saraqib"
    assert where("the provincial capital", within=["Idlib province"]).place == "tw:idlib"
    assert where("the eastern part of the city", within=["Aleppo"]).place == "tw:eastern-aleppo"
    assert where("their side of the border", within=["Turkey"]).place == "tw:turkish-syrian-border"


def test_the_reader_s_own_candidate_wins_a_close_race_and_loses_a_clear_one() -> None:
    assert where("al-Zahra", key="tw:zahra-homs").place == "tw:zahra-homs"
    assert where("al-Zahra", key="tw:zahra-homs", within=["Aleppo"]).admin1 == "Aleppo"
    assert where("the hilltop post", key="tw:morek").place == "tw:morek"


def test_a_site_that_is_not_known_takes_its_town_s_place() -> None:
    ref = where("the Imaginary mosque in the city of Ariha")
    assert (ref.place, ref.name, ref.precision) == ("tw:ariha", "Imaginary mosque, Ariha", 1)


def test_an_unknown_village_keeps_its_words_and_the_position_of_what_holds_it() -> None:
    ref = where("the village of Tal Zibbiqan", within=["Idlib province"])
    assert (ref.place, ref.name, ref.admin1, ref.precision) == (None, "Tal Zibbiqan", "Idlib", 4)
    assert ref.lat is not None and ref.score == 0
    bare = where("Tal Zibbiqan")
    assert (bare.place, bare.lat, bare.precision, bare.method) == (None, None, 6, "unresolved")


@pytest.mark.parametrize("text", ["", "   ", "…", '""'])
def test_no_words_no_place(text: str) -> None:
    ref = resolve_place(text, gazetteer=GAZETTEER)
    assert ref is None or ref.place is None


PIECES = st.sampled_from(
    ["near", "in", "the", "countryside of", "eastern", "districts of", "and", ",", "Aleppo", "al-Bab", "between", "border",
     "city", "Homs-Hama road", "'s", "Zxq", "حلب", "of", "-", "12 km", "capital"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=8).map(" ".join)),
    st.sampled_from([(), ("Homs",), ("?",)]),
)
def test_any_words_resolve_or_stay_words(text: str, within: tuple[str, ...]) -> None:
    ref = resolve_place(text, within=within, nearby=[(36.2, 37.1)], gazetteer=GAZETTEER)
    if ref is not None:
        assert ref.text == text and 1 <= ref.precision <= 7 and 0 <= ref.score <= 1
        assert (ref.lat is None) == (ref.lon is None)
        assert ref.place is None or GAZETTEER.get(ref.place) is not None

"""Looking names up: the right place first, nothing for the unknown."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.resolve.gazetteer import FLOOR, Gazetteer, load_gazetteer
from trucewatch.resolve.place_entries import PlaceEntry

REGISTRY = Path(__file__).parents[2] / "registry"
GAZETTEER = load_gazetteer(REGISTRY)


def best(name: str, **context: object) -> str | None:
    found = GAZETTEER.lookup(name, **context)  # type: ignore[arg-type]
    return found[0].entry.id if found else None


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Aleppo", "tw:aleppo"),
        ("Halab", "tw:aleppo"),
        ("حلب", "tw:aleppo"),
        ("al-Bukamal", "tw:abu-kamal"),
        ("Suqaylabiya", "tw:suqaylabiyah"),
        ("Sheikh Maqsud", "tw:sheikh-maqsoud-aleppo"),
        ("Alatareb", "tw:atarib"),
        ("Ras al-Ain", "tw:ras-al-ayn"),
        ("Hmeymim airbase", "tw:hmeimim-air-base"),
        ("Eastern Gouta", "tw:eastern-ghouta"),
        ("Geneva", "tw:geneva"),
        ("Nagoya", "gn:1856057"),
    ],
)
def test_a_name_finds_its_place_in_any_spelling(name: str, place: str) -> None:
    assert best(name) == place


@pytest.mark.parametrize(
    "name", ["Qorbaxistan", "Tal al-Zibbiqa", "Umm Shalmukh", "Kafr Dizzawan", "X", "", "   ", "!!"]
)
def test_an_unknown_village_gets_no_candidate(name: str) -> None:
    assert GAZETTEER.lookup(name) == ()


def test_a_small_namesake_far_away_is_no_candidate_for_a_syrian_village() -> None:
    assert best("Meridian") is None
    assert best("Meridian", country="United States") is not None


def test_context_decides_between_namesakes() -> None:
    assert best("Khalidiya", within=("tw:homs",)) == "tw:khalidiya-homs"
    assert best("Khalidiya", within=("tw:aleppo",)) == "tw:khalidiya-aleppo"
    assert best("Midan", near=(33.5, 36.3)) == "tw:midan-damascus"
    assert best("Midan", near=(36.2, 37.15)) == "tw:midan-aleppo"
    assert best("Suran", admin1="Hama") == "tw:suran"
    assert best("Suran", admin1="Aleppo") == "tw:suran-aleppo"
    assert best("Sinjar") == "tw:sinjar-iraq"
    assert best("Sinjar", admin1="Idlib", country="Syria") == "tw:sinjar-idlib"


def test_a_name_that_needs_its_city_means_nothing_without_it() -> None:
    assert best("Old City") is None
    assert best("Old City", within=("tw:homs",)) == "tw:old-city-homs"


def test_a_spelling_of_geonames_never_beats_the_table() -> None:
    assert best("Adra") == "tw:adra"  # GeoNames has "Adra" among the spellings of Daraa too
    assert best("Houla") == "tw:houla"


def test_places_are_found_under_either_id() -> None:
    aleppo = GAZETTEER.get("tw:aleppo")
    assert aleppo is not None and aleppo.geonameid == 170063
    assert GAZETTEER.get("gn:170063") is aleppo
    assert GAZETTEER.get("tw:nowhere") is None and GAZETTEER.get("gn:") is None


def test_every_syrian_city_has_its_geonameid_once() -> None:
    cities = [e for e in GAZETTEER if e.type == "city" and e.country == "Syria" and e.id.startswith("tw:")]
    lacking = [e.name for e in cities if e.geonameid is None]
    assert len(lacking) <= len(cities) / 10
    ids = [e.geonameid for e in GAZETTEER if e.geonameid is not None]
    assert len(ids) == len(set(ids))


def test_surface_forms_name_places_and_leave_common_words_out() -> None:
    forms: dict[str, set[str]] = {}
    for form, entry in GAZETTEER.surface_forms():
        forms.setdefault(form, set()).add(entry.id)
    assert forms["Sheikh Maqsoud"] == {"tw:sheikh-maqsoud-aleppo"}
    assert "tw:bab" in forms["Al Bab"] and "tw:bab" in forms["el-Bab"]
    for word in (
        "Reading",
        "Nice",
        "Victory",
        "March",
        "Mary",
        "Of",
        "Union",
        "Old City",
        "Khan",
        "Most",
        "Male",
    ):
        assert word not in forms, word
    assert {"Damascus", "Munich", "Baghdad", "Turkey", "Tokyo", "Ottawa"} <= set(forms)


def test_the_governorate_of_a_point_is_told_from_its_surroundings() -> None:
    assert GAZETTEER.admin1_of(35.95, 38.90) == "Raqqa"
    assert GAZETTEER.admin1_of(33.55, 36.45) == "Rif Dimashq"
    assert GAZETTEER.admin1_of(51.5, -0.1) is None


@settings(max_examples=200, deadline=None)
@given(
    st.text(max_size=40),
    st.sampled_from([None, "Syria", "Iraq"]),
    st.sampled_from([(), ("tw:aleppo",), ("no:such",)]),
)
def test_lookup_never_raises_and_keeps_its_order(
    name: str, country: str | None, within: tuple[str, ...]
) -> None:
    scores = [c.score for c in GAZETTEER.lookup(name, country=country, within=within)]
    assert scores == sorted(scores, reverse=True)
    assert all(FLOOR <= score <= 1 for score in scores)


def test_a_team_s_own_places_join_the_table(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text(
        "id,name,variants,type,admin1,country,lat,lon,pcode\n"
        "my:post-7,Observation Post Seven,OP 7|OP7,site,Idlib,Syria,35.9,36.6,\n"
        "pc:SY0001,Saraqab,,town,Idlib,Syria,35.864,36.806,SY0001\n",
        encoding="utf-8",
    )
    gazetteer = load_gazetteer(REGISTRY, extra=[mine])
    assert [c.entry.id for c in gazetteer.lookup("OP7")][:1] == ["my:post-7"]
    saraqib = gazetteer.lookup("Saraqib")[0].entry
    assert (saraqib.id, saraqib.pcode) == ("tw:saraqib", "SY0001")
    assert gazetteer.get("pc:SY0001") is None


def test_a_gazetteer_needs_no_world() -> None:
    small = Gazetteer(
        [PlaceEntry(id="a", name="Tal Sample", type="village", country="Syria", lat=35.0, lon=37.0)]
    )
    assert [c.entry.id for c in small.lookup("tell sample")] == ["a"]

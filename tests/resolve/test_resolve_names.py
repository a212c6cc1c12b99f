"""The names finder: what counts as a name, where it begins and ends."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.resolve.actors import load_actors
from trucewatch.resolve.names import NameIndex
from trucewatch.resolve.place_entries import PlaceEntry
from trucewatch.resolve.words import words_of

REGISTRY = Path(__file__).parents[2] / "registry"
# A few places of our own: these tests must not depend on the gazetteer's contents.
PLACES = [
    ("Syria", PlaceEntry(id="t:syria", name="Syria", type="country", country="Syria")),
    ("Turkey", PlaceEntry(id="t:turkey", name="Turkey", type="country", country="Turkey")),
    ("Damascus", PlaceEntry(id="t:damascus", name="Damascus", type="city", country="Syria")),
    ("Moscow", PlaceEntry(id="t:moscow", name="Moscow", type="city", country="Russia")),
    ("Hama", PlaceEntry(id="t:hama", name="Hama", type="city", country="Syria")),
    ("Homs", PlaceEntry(id="t:homs", name="Homs", type="city", country="Syria")),
    (
        "Sheikh Maqsoud",
        PlaceEntry(id="t:sm", name="Sheikh Maqsoud, Aleppo", type="neighbourhood", country="Syria"),
    ),
    ("Abu Omar", PlaceEntry(id="t:abu-omar", name="Abu Omar", type="village", country="Syria")),
]


@pytest.fixture(scope="module")
def names() -> NameIndex:
    return NameIndex(load_actors(REGISTRY), PLACES)


def found(names: NameIndex, text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.key) for hit in names.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the longest name wins
        ("the Syrian Observatory for Human Rights said", [("Syrian Observatory for Human Rights", "sohr")]),
        ("fighters of Jabhat Fateh al-Sham left", [("Jabhat Fateh al-Sham", "nusra")]),
        ("the U.S.-led coalition against ISIS", [("U.S.-led coalition against ISIS", "us-coalition")]),
        # transliteration, hyphens, apostrophes, scripts
        (
            "Jaish Al Islam and Jeish el-Islam",
            [("Jaish Al Islam", "jaysh-al-islam"), ("Jeish el-Islam", "jaysh-al-islam")],
        ),
        ("Da’esh, Daesh", [("Da’esh", "is"), ("Daesh", "is")]),
        ("قوات النظام", [("قوات النظام", "sy-forces")]),
        ("Исламское государство", [("Исламское государство", "is")]),
        # possessives, written and lost: the hit covers the name only
        ("Russia's jets", [("Russia", "russia")]),
        ("ISILs terrorists attacked Homs", [("ISIL", "is"), ("Homs", "t:homs")]),
        # case
        ("This IS group is small.", [("IS group", "is")]),
        ("Is it over? It is.", []),
        ("They told us that US jets flew.", [("US jets", "united-states")]),
        ("a turkey and a jordan", []),
    ],
)
def test_names_and_their_extent(names: NameIndex, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(names, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian air strikes hit the depot", [("Russian", "russia")]),
        ("Russian warplanes hit the depot", [("Russian warplanes", "russia")]),
        ("Turkish shelling and Turkish artillery fire", [("Turkish", "turkey"), ("Turkish", "turkey")]),
        ("Syrian jets over the valley", [("Syrian jets", "sy-air-force")]),
        ("Syrian shelling of the valley", [("Syrian", "sy-forces")]),
        ("a Syrian official said", [("Syrian official", "sy-gov")]),
        ("Russian and regime bombing", [("Russian", "russia"), ("regime", "sy-forces")]),
        # nobody does anything here
        ("Syrian civilians fled over the Turkish border", []),
        ("an anti-government march", []),
        ("the Turkish-backed column", []),
        ("non-Daesh areas", []),
    ],
)
def test_an_adjective_is_an_actor_only_before_a_force_an_office_or_an_act(
    names: NameIndex, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [one for one in found(names, text) if one[0] != "Daesh"] == expected


@pytest.mark.parametrize(
    "text",
    ["Russian-backed rebels", "US-backed rebels", "Iran-backed rebels", "al-Qaeda-linked rebels"],
)
def test_what_is_backed_by_a_state_is_not_that_state(names: NameIndex, text: str) -> None:
    assert found(names, text) == [("rebels", "sy-opposition")]


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("Damascus denied the report.", "actor", "sy-gov"),
        ("Shells fell in Damascus.", "place", "t:damascus"),
        ("Moscow's raids went on.", "actor", "russia"),
        ("He flew to Moscow on Friday.", "place", "t:moscow"),
        ("Syria accused its neighbours.", "actor", "sy-gov"),
        ("Syria was calm.", "place", "t:syria"),
        ("Fighting in northern Syria resumed.", "place", "t:syria"),
        ("Shells were fired by Turkey.", "actor", "turkey"),
        ("They crossed from Turkey.", "place", "t:turkey"),
        ("The border with Turkey was shut.", "place", "t:turkey"),
    ],
)
def test_a_capital_or_country_acts_where_the_sentence_says_so(
    names: NameIndex, text: str, kind: str, key: str
) -> None:
    hits = {hit.key: hit.kind for hit in names.find(text)}
    assert hits.get(key) == kind
    assert ("actor" if kind == "place" else "place") not in hits.values()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the regime shelled the town", "sy-gov"),
        ("government forces advanced", "sy-forces"),
        ("Syrian army units advanced", "sy-army"),
        ("opposition fighters advanced", "sy-opposition"),
        ("terrorists attacked the post", "armed-groups"),
        ("gunmen attacked the post", "armed-groups"),
        ("the coalition said", "us-coalition"),
    ],
)
def test_nouns_for_the_sides(names: NameIndex, text: str, key: str) -> None:
    hit = names.find(text)[0]
    assert hit.key == key
    assert hit.generic == (key not in ("sy-army",))


def test_an_outlets_word_for_a_named_group_adds_no_actor(names: NameIndex) -> None:
    assert found(names, "Nusra Front terrorists fled") == [("Nusra Front", "nusra")]
    assert found(names, "the rebel group Ahrar al-Sham fled") == [("Ahrar al-Sham", "ahrar-al-sham")]
    assert found(names, "Islamic State (IS) militants fled") == [("Islamic State", "is"), ("IS", "is")]


def test_a_held_place_names_no_doer(names: NameIndex) -> None:
    assert found(names, "rebel-held districts and regime-controlled areas") == []
    assert found(names, "the Kurdish-led Syrian Democratic Forces") == [("Syrian Democratic Forces", "sdf")]


def test_surnames_need_an_introduction_unless_the_world_knows_them(names: NameIndex) -> None:
    assert found(names, "Warren spoke after Kerry.") == [("Kerry", "person/kerry")]
    assert found(names, "Col. Steve Warren spoke. Warren said more.") == [
        ("Steve Warren", "person/warren"), ("Warren", "person/warren"),
    ]  # fmt: skip
    assert found(names, "Zahran Alloush fell; Alloush led them.")[1][1] == "person/alloush-z"
    assert found(names, "Mohammed Alloush spoke; Alloush left.")[1][1] == "person/alloush-m"


def test_a_relative_is_not_the_president(names: NameIndex) -> None:
    assert found(names, "Hafez al-Assad and Bashar Assad") == [
        ("Hafez al-Assad", "person/hafez-assad"), ("Bashar Assad", "person/assad"),
    ]  # fmt: skip
    assert found(names, "a certain Omar Assad called") == []


def test_a_persons_name_is_no_place(names: NameIndex) -> None:
    assert found(names, "activist Abu Omar al-Rawi spoke") == [("activist", "activists")]
    assert found(names, "a shell hit Abu Omar and Sheikh Maqsoud") == [
        ("Abu Omar", "t:abu-omar"), ("Sheikh Maqsoud", "t:sm"),
    ]  # fmt: skip


def test_hits_say_what_they_are(names: NameIndex) -> None:
    outlet, person, monitor = names.find("SANA quoted Lavrov and Airwars.")
    assert (outlet.kind, outlet.side, outlet.type) == ("outlet", "sy-gov", "media")
    assert (person.kind, person.name, person.side) == ("person", "Sergey Lavrov", "russia")
    assert (monitor.kind, monitor.type, monitor.generic) == ("actor", "monitor", False)


def test_no_name_runs_across_a_sentence(names: NameIndex) -> None:
    assert found(names, "He left the Free. Syrian Army units came.") == [("Syrian Army units", "sy-army")]


PIECES = st.sampled_from(
    ("Syrian", "Russian", "army", "forces", "rebels", "IS", "ISILs", "al-Nusra", "Front", "Damascus", "Turkey's",
     "U.S.", "-led", "coalition", "and", "of", "the", "'", "’", "-", ".", "\n", "Assads", "regime", "Kerry", "Abu",
     "Omar", "Hama", "в", "قوات", "النظام", "é", "ı", "ﷺ", "\u0301", "terrorists")
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(PIECES, max_size=25).map(" ".join),
        st.lists(PIECES, max_size=25).map("".join),
    )
)
def test_hits_never_overlap_and_point_at_their_words(names: NameIndex, text: str) -> None:
    last = 0
    for hit in names.find(text):
        assert last <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == text[hit.start : hit.end].strip()
        assert hit.key and hit.name
        last = hit.end


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_words_keep_their_offsets(text: str) -> None:
    words = words_of(text)
    assert len({len(column) for column in words}) == 1
    last = 0
    for start, end in zip(words.starts, words.ends, strict=True):
        assert last <= start < end <= len(text)
        last = end


def test_a_city_that_its_province_is_named_for_is_marked() -> None:
    province = PlaceEntry(id="t:hama-p", name="Hama province", type="governorate", country="Syria")
    index = NameIndex(load_actors(REGISTRY), [*PLACES, ("Hama province", province)])
    assert [(hit.name, hit.seat) for hit in index.find("Shells hit Hama and Homs and Hama province.")] == [
        ("Hama", True),
        ("Homs", False),
        ("Hama province", False),
    ]

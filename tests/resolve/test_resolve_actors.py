"""The actor registry: dates, membership, lists, and the faults it reports."""

import datetime as dt
from pathlib import Path

import pytest

from trucewatch.errors import ConfigError
from trucewatch.resolve.actors import ActorRegistry, load_actors
from trucewatch.resolve.words import name_key, spellings

REGISTRY = Path(__file__).parents[2] / "registry"


@pytest.fixture(scope="module")
def registry() -> ActorRegistry:
    return load_actors(REGISTRY)


def test_the_registry_that_ships_is_consistent_and_wide_enough(registry: ActorRegistry) -> None:
    assert len(registry.actors) >= 200
    assert len(registry.persons) >= 120
    for person in registry.persons.values():
        assert person.id.startswith("person/")
    for entity in registry.actors:
        side = registry.side_of(entity)
        assert side is None or registry.side_of(side) == side, f"{entity}: a side's side is itself"


def test_every_side_is_told_apart_by_name(registry: ActorRegistry) -> None:
    names = [actor.name for actor in registry.actors.values()]
    assert len(names) == len(set(names))


def test_a_renaming_keeps_the_entity_and_its_designation(registry: ActorRegistry) -> None:
    for name, day in (
        ("Jabhat al-Nusra", "2015-06-01"),
        ("Jabhat Fateh al-Sham", "2016-09-20"),
        ("Hayat Tahrir al-Sham", "2017-06-01"),
    ):
        assert registry.named(name, day) == ("nusra",)
        assert registry.designated("nusra", "unsc-1267", day)
    assert not registry.designated("nusra", "unsc-1267", "2013-05-29")


def test_a_list_is_its_listers_own(registry: ActorRegistry) -> None:
    day = "2016-03-01"
    assert registry.designated("ypg", "tr-terrorist", day)
    assert not registry.designated("ypg", "unsc-1267", day)
    assert registry.designated("ahrar-al-sham", "sy-view", day), "all armed opposition, part by part"
    assert not registry.designated("ahrar-al-sham", "unsc-1267", day)
    assert "us-sdgt" not in registry.listers("jund-al-aqsa", "2016-09-19")
    assert "us-sdgt" in registry.listers("jund-al-aqsa", "2016-09-20")
    with pytest.raises(KeyError):
        registry.designated("is", "no-such-list", day)


def test_an_alliance_with_a_listed_group_lists_nobody(registry: ActorRegistry) -> None:
    day = "2015-06-01"
    assert registry.is_or_belongs("ahrar-al-sham", "jaysh-al-fatah", day)
    assert registry.is_or_belongs("nusra", "jaysh-al-fatah", day)
    assert not registry.is_or_belongs("nusra", "sy-opposition", day)
    assert not registry.designated("ahrar-al-sham", "unsc-1267", day)


def test_membership_is_dated(registry: ActorRegistry) -> None:
    assert registry.is_or_belongs("nour-al-din-al-zenki", "sy-opposition", "2016-09-20")
    assert registry.is_or_belongs("nour-al-din-al-zenki", "nusra", "2017-03-01")
    assert registry.side_of("nour-al-din-al-zenki", "2017-03-01") == "nusra"
    assert registry.side_of("nour-al-din-al-zenki", dt.date(2017, 8, 1)) == "sy-opposition"
    assert registry.is_or_belongs("nusra", "al-qaeda", "2016-07-27")
    assert not registry.is_or_belongs("nusra", "al-qaeda", "2016-07-28")


def test_parts_allies_and_supporters(registry: ActorRegistry) -> None:
    day = "2016-03-01"
    assert registry.is_or_belongs("sy-tiger-forces", "sy-gov", day)
    assert not registry.is_or_belongs("hezbollah", "sy-gov", day)
    assert registry.supports("hezbollah", "sy-gov", day)
    assert registry.supports("liwa-fatemiyoun", "sy-gov", day)
    assert not registry.supports("hezbollah", "sy-gov", "2011-06-01")
    assert {"quds-force", "liwa-fatemiyoun"} <= set(registry.members("irgc", day))
    assert registry.members("irgc", day)[0] == "irgc"


def test_a_person_speaks_for_the_office_held(registry: ActorRegistry) -> None:
    assert registry.affiliation_of("person/hijab", "2012-07-01") == "sy-gov"
    assert registry.affiliation_of("person/hijab", "2016-02-03") == "hnc"
    assert registry.affiliation_of("person/annan", "2015-01-01") == "un", (
        "after the office, the last one held"
    )
    assert registry.side_of("person/lavrov", "2016-02-03") == "russia"
    assert registry.is_or_belongs("person/alloush-z", "sy-opposition", "2015-06-01")


def test_acts_of_an_organ_are_its_states(registry: ActorRegistry) -> None:
    assert registry.doer_of("ru-aerospace") == "russia"
    assert registry.doer_of("sy-air-force") == "sy-forces"
    assert registry.doer_of("sy-gov") == "sy-gov"
    assert registry.doer_of("sy-gov", fighting=True) == "sy-forces"
    assert registry.doer_of("jaysh-al-islam", fighting=True) == "jaysh-al-islam"


def test_transliterations_are_one_name() -> None:
    assert name_key("Jabhat al-Nusra") == name_key("jabhat an‑Nusra")
    assert name_key("Da'esh") == name_key("Da’esh") == ("daesh",)
    assert name_key("Çavuşoğlu") == name_key("Cavusoglu")
    assert list(spellings("{Jaysh,Jaish} al-Islam{, group}")) == [
        "Jaysh al-Islam", "Jaysh al-Islam group", "Jaish al-Islam", "Jaish al-Islam group",
    ]  # fmt: skip


def test_all_faults_of_a_registry_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "lists").mkdir()
    (tmp_path / "actors" / "a.toml").write_text(
        """
[[actor]]
id = "blue"
name = "Blue Brigade"
type = "armed_group"
side = "nowhere"
part_of = [{ in = "red" }]

[[actor]]
id = "red"
name = "Red Brigade"
type = "armed_group"
part_of = [{ in = "blue", from = 2016-02-01, until = 2016-01-01 }]
aliases = ["Blue {Brigade", "The Reds"]

[[actor]]
id = "green"
name = "Green Brigade"
type = "wizard"
""",
        "utf-8",
    )
    (tmp_path / "lists" / "l.toml").write_text(
        'id = "l"\nname = "L"\nlister = "blue"\n[[entry]]\nactor = "white"\n', "utf-8"
    )
    with pytest.raises(ConfigError) as caught:
        load_actors(tmp_path)
    told = str(caught.value)
    for fault in ("green", "nowhere", "2016-02-01", "braces", "part of itself", "white"):
        assert fault in told


def test_one_name_may_pass_from_one_actor_to_another(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    text = """
[[actor]]
id = "old"
name = "Old Guard"
type = "armed_group"
dated = [{ from = 2012-01-01, until = 2014-01-01, aliases = ["Lions of the Hill"] }]

[[actor]]
id = "new"
name = "New Guard"
type = "armed_group"
dated = [{ from = 2014-01-01, aliases = ["Lions of the Hill"] }]
"""
    (tmp_path / "actors" / "a.toml").write_text(text, "utf-8")
    registry = load_actors(tmp_path)
    assert registry.named("lions of the hill", "2013-05-01") == ("old",)
    assert registry.named("lions of the hill", "2015-05-01") == ("new",)
    assert registry.named("lions of the hill") == ("old", "new")
    (tmp_path / "actors" / "a.toml").write_text(
        text.replace("until = 2014-01-01", "until = 2014-06-01"), "utf-8"
    )
    with pytest.raises(ConfigError, match="names both old and new"):
        load_actors(tmp_path)

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.capture import SourceRegistry, load_sources
from trucewatch.config import data_root
from trucewatch.errors import ConfigError


def test_registry_covers_the_field(sources: SourceRegistry) -> None:
    assert len(sources) >= 60


@pytest.mark.parametrize(
    ("words", "source", "kind", "side"),
    [
        ("SANA", "src-sana", "state_media", "sy-gov"),
        ("sana", "src-sana", "state_media", "sy-gov"),
        ("Al Manar", "src-manar", "party_media", "hezbollah"),
        ("The Associated Press", "src-ap", "wire", None),
        ("TRTWorld", "src-trt-world", "state_media", "turkey"),
        ("White Helmets", "src-white-helmets", "organisation", "sy-opposition"),
        ("Médecins sans frontières", "src-msf", "organisation", None),
        ("رويترز", "src-reuters", "wire", None),
        ("https://www.rferl.org/a/some-report/1.html", "src-rfe-rl", "state_media", "united-states"),
        ("arabic.rt.com", "src-rt", "state_media", "russia"),
        ("Russian Defence Ministry", "src-russian-mod", "government", "russia"),
    ],
)
def test_names_aliases_and_addresses_find_their_source(
    sources: SourceRegistry, words: str, source: str, kind: str, side: str | None
) -> None:
    found = sources.match(words)
    assert (found.id, found.type, found.side) == (source, kind, side)


def test_a_longer_domain_is_not_a_known_one(sources: SourceRegistry) -> None:
    assert sources.match("https://alert.com/x").type == "unknown"
    assert sources.match("https://rt.com.example.org/x").id == "src-rt-com-example-org"


@pytest.mark.parametrize("words", [None, "", "   "])
def test_no_name_is_the_unknown_source(sources: SourceRegistry, words: str | None) -> None:
    assert sources.match(words).id == "src-unknown"


def test_unknown_names_get_stable_and_distinct_ids(sources: SourceRegistry) -> None:
    assert sources.match("Qalat News").id == sources.match("  Qalat   News ").id == "src-qalat-news"
    arabic = {sources.match(name).id for name in ("وكالة قلعة", "وكالة جبل")}
    assert len(arabic) == 2 and all(one.startswith("src-u-") for one in arabic)


@given(st.text(max_size=300))
def test_any_name_has_a_source(sources: SourceRegistry, words: str) -> None:
    found = sources.match(words)
    assert found.id.startswith("src-") and found.name


def test_one_name_for_two_sources_is_refused(tmp_path: Path) -> None:
    entry = '[[source]]\nid = "{}"\nname = "{}"\naliases = ["Twin"]\n'
    (tmp_path / "a.toml").write_text(
        'as_of = "2024-01-01"\n' + entry.format("a", "A") + entry.format("b", "B")
    )
    with pytest.raises(ConfigError, match="Twin"):
        load_sources(tmp_path)


def test_an_unknown_key_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('as_of = "2024-01-01"\n[[source]]\nid = "a"\nname = "A"\nnick = "x"\n')
    with pytest.raises(ConfigError, match=r"a\.toml.*nick"):
        load_sources(tmp_path)


def test_a_folder_without_registry_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no source registry"):
        load_sources(tmp_path)


def test_every_side_is_an_actor_of_the_registry() -> None:
    registry = data_root() / "registry"
    actors = {
        actor["id"]
        for file in (registry / "actors").glob("*.toml")
        for entries in tomllib.loads(file.read_text("utf-8")).values()
        if isinstance(entries, list)
        for actor in entries
        if isinstance(actor, dict) and "id" in actor
    }
    sides = {
        source["side"]
        for file in (registry / "sources").glob("*.toml")
        for source in tomllib.loads(file.read_text("utf-8")).get("source", ())
        if "side" in source
    }
    assert sides and sides <= actors

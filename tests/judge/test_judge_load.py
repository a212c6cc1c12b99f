from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.errors import ConfigError
from trucewatch.judge import check_file, load_agreement, run_cases
from trucewatch.judge.cases import read_cases
from trucewatch.judge.lines import line_index
from trucewatch.judge.load import parse_agreement
from trucewatch.resolve.actors import load_actors

AGREEMENTS = Path(__file__).parents[2] / "agreements"
IDS = (
    "munich-2016-02-11",
    "coh-2016-02-22",
    "arrangement-2016-09-09",
    "freeze-2016-09-12",
    "ceasefire-2016-12-30",
)

GOOD = """\
id = "local"
title = "A local ceasefire"
instrument = "local_ceasefire"
area = "nationwide"

[[window]]
start = "2016-01-01T00:00"

[[party]]
id = "town"
actors = ["town-council"]

[[party]]
id = "army"
actors = ["army"]

[[exclusion]]
id = "others"
actors = ["strangers"]
clause = "1"

[[provision]]
id = "fire"
kind = "prohibition"
says = "Nobody shoots."
clause = "2"
acts = ["shelling"]
targets = ["town"]
"""


def broken(old: str, new: str, zones: bytes = b"") -> list[str]:
    assert old in GOOD
    agreement, errors = parse_agreement(GOOD.replace(old, new, 1).encode(), zones, known_actors=KNOWN)
    assert agreement is None
    assert errors
    return errors


KNOWN = frozenset({"town-council", "army", "strangers"})


def test_the_good_one_is_good() -> None:
    agreement, errors = parse_agreement(GOOD.encode(), known_actors=KNOWN)
    assert errors == []
    assert agreement is not None and agreement.id == "local"


@pytest.mark.parametrize("name", IDS)
def test_the_shipped_agreements_load_under_their_own_name(name: str) -> None:
    agreement, errors = load_agreement(AGREEMENTS / name)
    assert errors == []
    assert agreement is not None and agreement.id == name


@pytest.mark.parametrize("name", IDS)
def test_every_case_passes_and_says_why(name: str) -> None:
    results = run_cases(AGREEMENTS / name)
    assert [r for r in results if not r.passed] == []
    cases = read_cases((AGREEMENTS / name / "cases.toml").read_bytes()).case
    assert len(cases) >= 12
    assert all(c.why for c in cases)
    assert len({c.name for c in cases}) == len(cases)


@pytest.mark.parametrize("name", IDS)
def test_the_actor_registry_knows_the_actors_and_gives_the_same_answers(name: str) -> None:
    registry = load_actors(AGREEMENTS.parent / "registry")
    assert check_file(AGREEMENTS / name / "agreement.toml", known_actors=registry.actors) == []
    assert [r for r in run_cases(AGREEMENTS / name, actors=registry) if not r.passed] == []


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("[[window]]\nstart", "widnow = 1\n[[window]]\nstart", 6, "unknown key 'widnow'; is it 'window'?"),
        ('clause = "2"', 'claus = "2"', 26, "unknown key 'claus'"),
        ('clause = "2"\n', "", 22, "missing 'clause'"),
        ('clause = "2"', 'clause = " "', 26, "is empty"),
        ('"town-council"', '"town-counsel"', 11, "'town-counsel' is no actor of the registry"),
        ('["strangers"]', '["army"]', 19, "'army' is of the party 'army' and cannot be excluded"),
        ('["strangers"]', "[]", 17, "names neither actors nor a list"),
        ('start = "2016-01-01T00:00"', 'start = "2016-13-01"', 7, "is no ISO local date-time"),
        ('T00:00"', 'T00:00"\nuntil = "2015-01-01"', 8, "before it starts"),
        ('T00:00"', 'T00:00"\ncontested_from = "2015-01-01"', 8, "lies outside"),
        ('T00:00"', 'T00:00"\ntimezone = "Asia/Damask"', 8, "no time zone"),
        ('T00:00"', 'T00:00"\nparty = "village"', 8, "is no party"),
        ('T00:00"', 'T00:00"\n[[window]]\nstart = "2016-02-01"', 8, "overlaps window 1 of the agreement"),
        ('["shelling"]', '["shooting"]', 27, "'shooting' is no event type"),
        ('targets = ["town"]', 'targets = ["city"]', 28, "'city' is no party, kind of target or actor"),
        ('acts = ["shelling"]\n', "", 22, "names no act that it bars"),
        ('targets = ["town"]', 'zone = "square"', 28, "is no zone"),
        ('id = "army"', 'id = "town"', 14, "a second party 'town'"),
        ('"nationwide"', '"the valley"', 4, "neither 'nationwide' nor a zone"),
        ('kind = "prohibition"', 'kind = "ban"', 24, "'kind'"),
        ('title = "A local', 'title = "A "local', 2, "not TOML"),
    ],
)
def test_each_error_is_named_with_its_line(old: str, new: str, line: int, words: str) -> None:
    assert any(e.startswith(f"agreement.toml:{line}: ") and words in e for e in broken(old, new))


def test_every_error_comes_at_once() -> None:
    text = (
        GOOD.replace('clause = "2"', 'claus = "2"').replace("actors =", "actrs =").replace("title", "titel")
    )
    agreement, errors = parse_agreement(text.encode())
    assert agreement is None
    assert len(errors) >= 8
    lines = [int(e.split(":")[1]) for e in errors]
    assert lines == sorted(lines)


ZONE = '\n[[zone]]\nid = "square"\nname = "The square"\n'


def outline(*points: tuple[float, float]) -> bytes:
    ring = ", ".join(f"[{x}, {y}]" for x, y in points)
    return (
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "square"}, '
        f'"geometry": {{"type": "Polygon", "coordinates": [[{ring}]]}}}}]}}'
    ).encode()


def test_an_outline_that_crosses_itself_is_refused() -> None:
    crossed = outline((0, 0), (1, 1), (1, 0), (0, 1), (0, 0))
    errors = broken('targets = ["town"]\n', 'targets = ["town"]\n' + ZONE, crossed)
    assert errors == ["agreement.toml:30: the outline of 'square' is not valid: Self-intersection[0.5 0.5]"]


@pytest.mark.parametrize(
    ("zones", "words"),
    [
        (b"[]", "no GeoJSON"),
        (b"\xff", "no GeoJSON"),
        (outline((0, 0), (100, 100), (100, 0), (0, 0)), "leaves the globe"),
        (outline((0, 0), (1, 1)), "no GeoJSON geometry"),
        (outline((0, 0), (1, 1), (1, 0), (0, 0)).replace(b'"square"', b'"circle"'), "which is no [[zone]]"),
    ],
)
def test_outlines_that_cannot_be_used(zones: bytes, words: str) -> None:
    text = (GOOD + ZONE).encode()
    agreement, errors = parse_agreement(text, zones)
    assert agreement is None
    assert any(words in e for e in errors)


def test_files_that_cannot_be_read_are_errors_not_crashes(tmp_path: Path) -> None:
    assert load_agreement(tmp_path)[1] == ["agreement.toml: cannot be read: No such file or directory"]
    file = tmp_path / "agreement.toml"
    file.write_bytes(b'id = "x"\ntitle = "\xff"\n')
    assert check_file(file) == ["agreement.toml:2: not UTF-8"]
    file.write_text(GOOD)
    assert load_agreement(tmp_path)[1][0].startswith(
        "agreement.toml:1: the id 'local' is not the folder's name"
    )
    with pytest.raises(ConfigError):
        run_cases(tmp_path)


def test_the_version_follows_the_files() -> None:
    one, _ = parse_agreement(GOOD.encode())
    two, _ = parse_agreement((GOOD + "# a remark\n").encode())
    assert one is not None and two is not None
    assert one.version != two.version
    assert one.id == two.id


def test_lines_of_nested_tables_and_after_long_strings() -> None:
    text = 'a = """\n[[x]]\nb = 1\n"""\n[[x]]\nc = [\n  "#",\n]\n[[x.y]]\nd = 1\n[[x.y]]\nd = 2\n'
    index = line_index(text)
    assert index[("x", 0)] == 5
    assert index[("x", 0, "c")] == 6
    assert index[("x", 0, "y", 1, "d")] == 12
    assert ("b",) not in index


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(1, 12), st.text(max_size=4))
def test_damage_anywhere_gives_an_agreement_or_errors_never_both_never_a_crash(
    at: int, length: int, put: str
) -> None:
    text = GOOD[:at] + put + GOOD[at + length :]
    agreement, errors = parse_agreement(text.encode("utf-8", "surrogatepass"), known_actors=KNOWN)
    assert (agreement is None) == bool(errors)

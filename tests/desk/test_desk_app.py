"""Every page answers, escapes what reports say, and leads to the words."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from trucewatch.config import Workspace, init_workspace
from trucewatch.desk.app import create_app
from trucewatch.ledger.state import State
from trucewatch.model import Document, Finding

HOSTILE = "<script>document.title="


@pytest.fixture(scope="module")
def client(workspace: Workspace) -> TestClient:
    return TestClient(create_app(workspace), base_url="http://127.0.0.1")


@pytest.fixture(scope="module")
def pages(workspace: Workspace) -> list[str]:
    with State.open(workspace) as state:
        document = next(one for one in state.all(Document) if one.title != "Market bombed").id
        finding = next(state.all(Finding)).id
    return [
        "/", "/incidents", "/incident/inc-market", "/findings", "/findings?verdict=not_covered",
        f"/finding/{finding}", "/statements", "/tallies", "/documents", f"/document/{document}?from=10&to=30",
        "/agreements", "/agreement/truce", f"/?q={HOSTILE}&place={HOSTILE}&actor={HOSTILE}&agreement={HOSTILE}",
        f"/statements?speaker={HOSTILE}&q={HOSTILE}", f"/documents?q={HOSTILE}",
    ]  # fmt: skip


def test_every_page_answers_and_escapes(client: TestClient, pages: list[str]) -> None:
    for path in pages:
        got = client.get(path)
        assert got.status_code == 200, path
        assert HOSTILE not in got.text, path
        assert "onerror=alert" not in re.sub(r"&lt;img.*?&gt;", "", got.text), path
        assert "49" not in got.text.partition("They")[2][:40], path  # no template in a text is run


def test_hostile_text_is_shown_as_text(client: TestClient, pages: list[str]) -> None:
    page = client.get(next(p for p in pages if p.startswith("/document/"))).text
    assert "&lt;script&gt;document.title=" in page
    assert "{{ 7*7 }}" in page
    assert 'href="javascript:' not in page


def test_scripts_come_from_here_only(client: TestClient) -> None:
    got = client.get("/")
    policy = got.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy
    assert "unsafe-eval" not in policy and "script-src 'self' 'unsafe-inline'" not in policy
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", got.text)
    assert not re.search(r"<script(?![^>]* src=)", got.text)
    assert not re.search(r"\son\w+=", got.text)


def test_a_foreign_host_name_is_refused_on_loopback(client: TestClient) -> None:
    assert client.get("/", headers={"host": "attacker.example"}).status_code == 421
    assert client.get("/", headers={"host": "localhost:8016"}).status_code == 200
    assert client.get("/", headers={"host": "[::1]:8016"}).status_code == 200


def test_nothing_can_be_written(client: TestClient) -> None:
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)("/").status_code == 405


def test_unknown_things_are_not_found(client: TestClient) -> None:
    for path in ("/incident/nope", "/finding/nope", "/document/nope", "/agreement/nope", "/nowhere"):
        got = client.get(path)
        assert got.status_code == 404 and "Not found" in got.text


def test_odd_parameters_are_no_filter(client: TestClient) -> None:
    odd = "/incidents?type=nonsense&from=2016-99-99&verdict=x&q=%00%22*"
    assert "Aleppo" not in client.get("/incidents?q=Tartus").text
    assert client.get(odd).status_code == 200
    assert client.get("/?page=0").status_code == 422
    assert client.get("/document/nope?from=-1&to=zz").status_code == 404


def test_filters_choose(client: TestClient) -> None:
    assert "Aleppo" in client.get("/incidents?verdict=not_covered").text
    assert (
        "No incident matches" in client.get("/incidents?verdict=exempt").text
    )  # exempt only as russia reads it
    assert "No incident matches" in client.get("/incidents?to=2016-02-25").text
    assert "Aleppo" in client.get("/incidents?type=air_strike&from=2016-02-26").text


def test_points_and_labels_are_geojson(client: TestClient) -> None:
    points = client.get("/incidents.geojson").json()
    assert [(f["properties"]["id"], f["properties"]["verdict"]) for f in points["features"]] == [
        ("inc-market", "not_covered")
    ]
    assert (points["total"], points["unplaced"]) == (2, 1)
    labels = client.get("/labels.geojson").json()
    assert any(f["properties"]["native"] == "حلب" for f in labels["features"])


def test_an_incident_leads_to_the_sentence(client: TestClient) -> None:
    page = client.get("/incident/inc-market").text
    link = re.search(r'href="(/document/doc-[0-9a-f]+\?from=\d+&amp;to=\d+)#hit"', page)
    assert link
    text = client.get(link[1].replace("&amp;", "&")).text
    assert 'id="hit"' in text and "killing 16 people." in text
    assert "The readings part" in page and "Russia" in page and "exempt" in page


def test_an_incident_shows_marked_words_copies_and_reasons(client: TestClient) -> None:
    page = client.get("/incident/inc-market").text
    assert '<mark class="slot k-place" data-slot="place">Aleppo</mark>' in page
    assert '<mark class="slot k-toll" data-slot="killed">killing 16 people</mark>' in page
    assert "1 copy of the same original: Reprinter" in page
    assert "shares 90 % of 3-grams" in page
    assert "0.91" in page and "both name Aleppo" in page
    assert 'href="/incident/inc-near"' in page and "hardly a word is shared" in page


def test_who_said_it_stands_beside_the_incident(client: TestClient) -> None:
    page = client.get("/incident/inc-market").text
    replies = page.partition("Who accuses, denies, replies")[2]
    assert "speaker unknown" in replies and "accuse" in replies


def test_a_finding_shows_the_sentence_around_its_words(client: TestClient, pages: list[str]) -> None:
    page = client.get(next(p for p in pages if p.startswith("/finding/"))).text
    assert "This decides." in page and "not_in_force" in page
    assert '<mark class="words">Warplanes bombed a market in Aleppo on Friday' in page
    assert "The same incident under every reading" in page


def test_findings_are_counted_by_agreement_and_verdict(client: TestClient) -> None:
    overview = client.get("/findings").text
    assert "/findings?agreement=truce&amp;verdict=not_covered" in overview
    assert "1 finding is" in overview and "It was not in force." not in overview
    assert "It was not in force." in client.get("/findings?verdict=not_covered").text
    assert "No finding matches" in client.get("/findings?verdict=permitted").text


def test_an_agreement_shows_what_each_reading_comes_to(client: TestClient) -> None:
    page = client.get("/agreement/truce").text
    assert "What each reading comes to" in page and "27 Feb 2016, 00:00" in page
    assert "By the text itself" in page and "More groups are excluded." in page


def test_incidents_whose_readings_part_can_be_asked_for(client: TestClient) -> None:
    page = client.get("/incidents?parted=1").text
    assert "inc-market" in page and "inc-near" not in page
    assert "1 reading parts" in page


@pytest.fixture(scope="module")
def many(crowded: Workspace) -> TestClient:
    return TestClient(create_app(crowded), base_url="http://127.0.0.1")


def ids(page: str) -> list[str]:
    return re.findall(r'data-id="(inc-\d+)"', page)


def test_pages_keep_the_filters_with_and_without_scripts(many: TestClient) -> None:
    first = many.get("/?type=air_strike&sort=killed")
    assert ids(first.text)[0] == "inc-119" and len(ids(first.text)) == 50
    link = re.search(r'<a rel="next" href="([^"]+)" hx-get="([^"]+)" hx-target="#results"', first.text)
    assert link
    plain, swapped = (many.get(address.replace("&amp;", "&")) for address in link.groups())
    assert ids(plain.text) == ids(swapped.text) == [f"inc-{n:03}" for n in range(69, 59, -1)]
    assert swapped.headers["hx-replace-url"] == "/?type=air_strike&sort=killed&page=2"
    assert "51–60 of 60" in swapped.text and "<html" not in swapped.text
    assert 'id="timeline" hx-swap-oob' in swapped.text and 'id="found"' in swapped.text


def test_a_page_beyond_the_last_leads_back(many: TestClient) -> None:
    page = many.get("/?page=99").text
    assert "beyond the last" in page and 'href="/?page=3"' in page


def test_bars_lead_to_their_days(many: TestClient) -> None:
    page = many.get("/").text
    bar = re.search(
        r'<th scope="row"><a href="(/\?from=[^"]+)" data-filter>[^<]+</a></th><td class="number">(\d+)', page
    )
    assert bar
    assert len(ids(many.get(bar[1].replace("&amp;", "&")).text)) == int(bar[2])


def test_an_empty_desk_says_so(tmp_path: Path) -> None:
    with State.open(init_workspace(tmp_path / "w", [])) as state:
        empty = TestClient(create_app(state.workspace), base_url="http://127.0.0.1")
    for path, says in (
        ("/", "No incident has been read yet"), ("/findings", "No incident has been held"),
        ("/statements", "No statement matches"), ("/tallies", "No tally has been read"),
        ("/documents", "Nothing has been captured"), ("/agreements", "judges by no agreement"),
    ):  # fmt: skip
        got = empty.get(path)
        assert got.status_code == 200 and says in got.text, path
    assert empty.get("/incidents.geojson").json()["features"] == []


def test_pages_are_not_kept_and_files_are_asked_for_again(client: TestClient) -> None:
    assert client.get("/").headers["cache-control"] == "no-store"
    assert client.get("/static/desk.css").headers["cache-control"] == "no-cache"
    assert "max-age" in client.get("/labels.geojson").headers["cache-control"]
    assert client.get("/", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"

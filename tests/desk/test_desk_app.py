"""Every page answers, escapes what reports say, and leads to the words."""

import re

import pytest
from fastapi.testclient import TestClient

from trucewatch.config import Workspace
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
        document = next(state.all(Document)).id
        finding = next(state.all(Finding)).id
    return [
        "/", "/incidents", "/incident/inc-market", "/findings", f"/finding/{finding}", "/statements",
        "/tallies", "/documents", f"/document/{document}?from=10&to=30", "/agreements", "/agreement/truce",
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
    assert [f["properties"]["id"] for f in points["features"]] == ["inc-market"]
    labels = client.get("/labels.geojson").json()
    assert any(f["properties"]["native"] == "حلب" for f in labels["features"])


def test_an_incident_leads_to_the_sentence(client: TestClient) -> None:
    page = client.get("/incident/inc-market").text
    link = re.search(r'href="(/document/doc-[0-9a-f]+\?from=\d+&amp;to=\d+)#hit"', page)
    assert link
    text = client.get(link[1].replace("&amp;", "&")).text
    assert 'id="hit"' in text and "killing 16 people." in text
    assert "As russia reads it" in page and "exempt" in page

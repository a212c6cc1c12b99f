"""The desk in a real browser: the map draws without a network, hostile text stays text."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from trucewatch.config import Workspace, assets_root
from trucewatch.desk.app import create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="SKIPPED: no Chromium on this machine; the desk is not driven"
    ),
    pytest.mark.skipif(not (assets_root() / "htmx.org").is_dir(), reason="SKIPPED: `make setup` first"),
]
ARGS = [
    "--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip


@pytest.fixture(scope="module")
def address(workspace: Workspace) -> Iterator[str]:
    import uvicorn

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(workspace), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        yield play.chromium


@pytest.fixture(scope="module")
def browser(chromium: Any) -> Iterator[Any]:
    opened = chromium.launch(executable_path=CHROMIUM, args=ARGS)
    yield opened
    opened.close()


@pytest.fixture
def open_page(browser: Any, address: str) -> Iterator[Callable[[int, int], Any]]:
    """Opens the board at a size; what goes wrong in it, or leaves it, fails the test."""
    troubles: list[str] = []
    opened: list[Any] = []

    def foreign(request: Any) -> None:
        if not request.url.startswith((address, "data:", "blob:")):
            troubles.append(f"foreign request {request.url}")

    def make(width: int, height: int) -> Any:
        page = browser.new_page(viewport={"width": width, "height": height})
        opened.append(page)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
        page.on("request", foreign)
        page.goto(address + "/")
        page.wait_for_selector("body[data-ready=map]", timeout=60_000)
        page.wait_for_selector("#filters[data-htmx-powered]")
        return page

    yield make
    for page in opened:
        page.close()
    assert not troubles


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["laptop", "phone"])
def test_from_the_board_to_the_words_offline(open_page: Callable[..., Any], size: tuple[int, int]) -> None:
    page = open_page(*size)
    assert page.title() == "Incidents · w"
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert "1 of 2 on the map · 1 without a place" in page.inner_text("#marked")
    page.fill("#q", "Tartus")
    page.wait_for_selector("text=No incident matches")
    page.fill("#q", "Aleppo")
    page.click("a.card")
    page.wait_for_selector("h1[dir=auto]")
    assert "<script>" in page.inner_text("h1")  # as text
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.click(".evidence a")
    page.wait_for_selector("mark#hit")
    assert page.title() != "owned"
    page.go_back()
    page.go_back()
    page.wait_for_selector("body[data-ready=map]", timeout=60_000)
    assert page.input_value("#q") == "Aleppo"  # the way back keeps what was asked


def test_list_timeline_and_map_answer_each_other(open_page: Callable[..., Any]) -> None:
    page = open_page(1280, 800)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"

    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)  # where the only mark is
    page.wait_for_selector(".maplibregl-popup >> text=Air strike")
    assert "not covered" in page.inner_text(".maplibregl-popup")
    assert page.get_attribute(".card.chosen", "data-id") == "inc-market"

    page.evaluate("document.body.dataset.same = 'yes'")
    page.dispatch_event(".plot a", "click")
    page.wait_for_selector(".chips >> text=on 2016-02-26")
    assert page.input_value("[name=from]") == "2016-02-26"
    page.click(".chips a")
    page.wait_for_selector(".chips", state="detached")
    assert page.input_value("[name=from]") == ""
    assert page.evaluate("document.body.dataset.same") == "yes"  # no page was loaded anew


def test_without_webgl_the_list_remains(chromium: Any, address: str) -> None:
    browser = chromium.launch(executable_path=CHROMIUM, args=[*ARGS, "--disable-3d-apis"])
    page = browser.new_page()
    page.goto(address + "/")
    page.wait_for_selector("body[data-ready=no-map]")
    assert "WebGL 2" in page.inner_text("#map")
    assert page.locator("a.card").count() == 2
    browser.close()

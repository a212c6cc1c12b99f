"""The desk in a real browser: the map draws without a network, hostile text stays text."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator

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


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)], ids=["laptop", "phone"])
def test_the_board_draws_offline(address: str, size: tuple[int, int]) -> None:
    from playwright.sync_api import sync_playwright

    troubles: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
        page.on(
            "request",
            lambda r: (
                troubles.append(f"foreign request {r.url}")
                if not r.url.startswith((address, "data:", "blob:"))
                else None
            ),
        )
        page.goto(address + "/")
        page.wait_for_selector("body[data-ready=map]", timeout=60_000)
        assert page.title() == "Incidents · w"
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        page.wait_for_selector("#filters[data-htmx-powered]")
        page.fill("#q", "Tartus")
        page.wait_for_selector("text=No incident matches")
        page.fill("#q", "Aleppo")
        page.click("a.card")
        page.wait_for_selector("h1")
        assert "<script>" in page.inner_text("h1")  # as text
        page.click(".evidence a")
        page.wait_for_selector("mark#hit")
        assert page.title() != "owned"
        browser.close()
    assert not troubles

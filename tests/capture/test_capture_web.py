import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from trucewatch.capture import Captured, web

Run = Callable[..., list[Captured]]
Codes = Callable[[list[Captured]], list[str]]
BODY = "Снаряды упали на рынок Калата в воскресенье, пять человек погибли, сообщил врач городской больницы по телефону."
HTML = f"<html><head><title>Калат</title></head><body><article><p>{BODY}</p><p>{BODY * 2}</p></article></body></html>"


class Site(BaseHTTPRequestHandler):
    agents: list[str] = []  # noqa: RUF012 - one server a test session

    def do_GET(self) -> None:
        self.agents.append(self.headers["User-Agent"])
        status, headers, body = {
            "/page": (200, {"Content-Type": "text/html; charset=windows-1251"}, HTML.encode("cp1251")),
            "/text": (200, {"Content-Type": "text/plain; charset=utf-8"}, BODY.encode()),
            "/feed.json": (200, {"Content-Type": "application/json"}, b'[{"id": 1, "text": "Shells fell."}]'),
            "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
            "/moved": (301, {"Location": "/page"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/local": (302, {"Location": "file:///etc/hostname"}, b""),
            "/large": (200, {"Content-Type": "text/plain"}, b"words " * 60_000),
        }.get(self.path, (404, {}, b"none"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except ConnectionError:
            self.close_connection = True

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_a_page_in_the_encoding_that_http_declares(site: str, run: Run, path: str) -> None:
    (item,) = run(site + path)
    assert item.text and BODY in item.text and item.problems == ()
    assert item.capture and item.capture.url == site + "/page" and item.capture.name == "page"
    assert item.body == HTML.encode("cp1251")
    assert Site.agents[-1] == "Trucewatch/0.1"


def test_text_and_json_lines(site: str, run: Run) -> None:
    items = run(site + "/text", site + "/feed.json")
    assert [item.text for item in items] == [BODY, "Shells fell."]


@pytest.mark.parametrize(
    ("path", "code"),
    [("/gone", "unreadable"), ("/image", "unsupported"), ("/loop", "unreadable"), ("/local", "unsupported")],
)
def test_what_cannot_be_fetched(site: str, run: Run, codes: Codes, path: str, code: str) -> None:
    assert codes(run(site + path)) == [code]


def test_a_response_is_not_read_past_the_limit(
    site: str, run: Run, codes: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "MAX_BYTES", 100_000)
    assert codes(run(site + "/large")) == ["too_large"]


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("file:///etc/hostname", "unsupported"),
        ("ftp://127.0.0.1/a", "unsupported"),
        ("http://", "unreadable"),
        ("http://[::1", "unreadable"),
        ("http://127.0.0.1:1/a", "unreadable"),
        ("http://127.0.0.1:99999/a", "unreadable"),
        ("https://a b/", "unreadable"),
    ],
)
def test_addresses_that_are_refused_or_do_not_answer(run: Run, codes: Codes, url: str, code: str) -> None:
    assert codes(run(url)) == [code]

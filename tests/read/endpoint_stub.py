"""A chat endpoint on loopback that behaves or misbehaves as a test asks, answer by answer."""

import contextlib
import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Act = Callable[["Handler"], None]


class Stub(ThreadingHTTPServer):
    """Plays `script` once, then its last act for ever; keeps what it was sent."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, script: list[Act]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script = list(script)
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.lock = threading.Lock()
        self.closing = threading.Event()
        self.running = self.most_running = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the tests."""


class Handler(BaseHTTPRequestHandler):
    server: Stub

    def do_POST(self) -> None:
        stub = self.server
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        with stub.lock:
            stub.bodies.append(json.loads(body))
            stub.headers.append({k.lower(): v for k, v in self.headers.items()})
            stub.paths.append(self.path)
            stub.running += 1
            stub.most_running = max(stub.most_running, stub.running)
            act = stub.script.pop(0) if len(stub.script) > 1 else stub.script[0]
        try:
            act(self)
        finally:
            with stub.lock:
                stub.running -= 1

    def give(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""

    @property
    def report(self) -> str:
        """The words between the markers of the last request."""
        return self.server.bodies[-1]["messages"][1]["content"].split("\n", 1)[1].rsplit("\n", 1)[0]


@contextlib.contextmanager
def stub(*script: Act) -> Iterator[Stub]:
    server = Stub(list(script))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()


# --- acts ---------------------------------------------------------------------------------------


def envelope(content: Any, finish: str = "stop", usage: Any = None, **message: Any) -> bytes:
    tokens = {"prompt_tokens": 100, "completion_tokens": 20} if usage is None else usage
    choice = {
        "index": 0,
        "finish_reason": finish,
        "message": {"role": "assistant", "content": content, **message},
    }
    return json.dumps({"id": "x", "choices": [choice], "usage": tokens}).encode()


def reading(reports: Any = (), tallies: Any = (), statements: Any = ()) -> str:
    return json.dumps({"reports": list(reports), "tallies": list(tallies), "statements": list(statements)})


def says(content: Any, finish: str = "stop", usage: Any = None, **message: Any) -> Act:
    return lambda h: h.give(200, envelope(content, finish, usage, **message))


def raw(body: bytes, kind: str = "application/json", status: int = 200, **headers: str) -> Act:
    return lambda h: h.give(status, body, kind, **headers)


def error(status: int, told: str = "no", param: str | None = None, **headers: str) -> Act:
    body = json.dumps(
        {"error": {"message": told, "type": "invalid_request_error", "param": param, "code": None}}
    )
    return lambda h: h.give(status, body.encode(), **headers)


def hang(h: Handler) -> None:
    h.server.closing.wait(8)


def endless(h: Handler) -> None:
    h.send_response(200)
    h.send_header("Content-Type", "application/json")
    h.end_headers()
    with contextlib.suppress(OSError):
        while not h.server.closing.is_set():
            h.wfile.write(b" " * 65536)


def drip(h: Handler) -> None:
    """A byte now and then, so that no time-out of the socket ever fires."""
    h.send_response(200)
    h.end_headers()
    with contextlib.suppress(OSError):
        while not h.server.closing.is_set():
            h.wfile.write(b" ")
            h.wfile.flush()
            time.sleep(0.02)


def drip_headers(h: Handler) -> None:
    with contextlib.suppress(OSError):
        h.wfile.write(b"HTTP/1.0 200 OK\r\nX-A: ")
        while not h.server.closing.is_set():
            h.wfile.write(b"a")
            h.wfile.flush()
            time.sleep(0.02)


def reset(h: Handler) -> None:
    h.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    h.connection.close()
    h.wfile = open("/dev/null", "wb")  # noqa: SIM115, PTH123


def cut(h: Handler) -> None:
    """Fewer bytes than announced."""
    body = envelope(reading())
    h.send_response(200)
    h.send_header("Content-Length", str(len(body)))
    h.end_headers()
    h.wfile.write(body[: len(body) // 2])


# --- what a good model gives for the tests' report ----------------------------------------------

TEXT = (
    "Eastland jets struck a market in Tall Hamra on Monday, killing at least 12 people, the Northland Monitor said. "
    "Two children were among the dead.\n\n"
    "The minister, Omar Said, told reporters that “the truce must be kept by all sides”. "
    "Some 300 people have been killed in Northland since March. "
    "In Marj nothing was heard."
)


def count(low: int, high: int | None, *quotes: str) -> dict[str, Any]:
    return {"quotes": list(quotes), "low": low, "high": high}


def report(**fields: Any) -> dict[str, Any]:
    empty = dict.fromkeys(
        [
            "target",
            "target_kind",
            "place",
            "time",
            "hour",
            "killed",
            "killed_civilians",
            "killed_children",
            "killed_combatants",
            "injured",
            "weapon",
        ]
    )
    sure = {"evidence": [TEXT.split(" Two")[0]], "type": "air_strike", "status": "asserted"}
    return {**empty, "actors": [], "within": [], "claimants": [], **sure, **fields}


def statement(**fields: Any) -> dict[str, Any]:
    empty = dict.fromkeys(["speaker", "affiliation", "about", "addressee", "venue"])
    return {**empty, "evidence": [], "act": "urge", "quote": "the truce must be kept by all sides", **fields}


def tally(**fields: Any) -> dict[str, Any]:
    text = "Some 300 people have been killed in Northland since March"
    return {
        "text": text,
        "what": "killed",
        "low": 300,
        "high": 300,
        "since": None,
        "until": None,
        "claimants": [],
        **fields,
    }


GOOD = reading(
    reports=[
        report(
            actors=["Eastland jets"],
            target="market",
            target_kind="market",
            place="Tall Hamra",
            time="on Monday",
            killed=count(12, None, "at least 12 people"),
            killed_children=count(2, 2, "Two children"),
            claimants=["the Northland Monitor"],
        )
    ],
    tallies=[tally(since="since March")],
    statements=[statement(speaker="Omar Said", venue="told reporters", evidence=[])],
)

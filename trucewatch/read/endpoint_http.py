"""Requests to an endpoint: bounded in time, size, redirects and tries; the key leaves only in its header."""

import contextlib
import ipaddress
import itertools
import json
import random
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Any, Self

import httpx

from trucewatch.errors import ConfigError
from trucewatch.read.endpoint_errors import FailedError, RefusedError
from trucewatch.read.endpoint_usage import Usage

_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 529})
_WRONG = frozenset({401, 402, 403, 404, 405, 407})
_REDIRECTS = 3
_ERROR_BYTES = 65_536
_SOONEST, _LATEST = 0.5, 1.0  # share of the back-off that jitter leaves
_jitter = random.SystemRandom()


@dataclass(frozen=True)
class Settings:
    """How an endpoint is used. Times are in seconds.

    Attributes:
        url: the base address, such as `http://127.0.0.1:8000/v1`; `/chat/completions` is added.
        model: the model's name there.
        key: sent as a bearer token where given.
        insecure: allows plain HTTP to hosts that are neither this machine nor a private address.
        in_flight: documents asked about at a time.
        connect: for making a connection.
        read: for the next bytes of an answer.
        total: for one document, waiting and retries included; as often as it has windows.
        retries: tries after the first of one request.
        backoff: wait before the first retry; doubles with each, up to `longest`.
        longest: the longest wait before a retry, whatever the server asks for.
        max_bytes: of one answer.
        window: characters of text in one request.
        max_text: characters of a document; a longer one is not sent.
        max_windows: requests for one document, further text stays unread and is reported.
        seed: sent with temperature 0.
    """

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    insecure: bool = False
    in_flight: int = 4
    connect: float = 10.0
    read: float = 120.0
    total: float = 300.0
    retries: int = 4
    backoff: float = 0.5
    longest: float = 60.0
    max_bytes: int = 2_000_000
    window: int = 8_000
    max_text: int = 300_000
    max_windows: int = 64
    seed: int = 20160227

    def __post_init__(self) -> None:
        if not self.model.strip():
            raise ConfigError("an endpoint needs the name of a model: --model NAME")
        if self.key is not None and not re.fullmatch(r"[\x21-\x7e]+", self.key):
            raise ConfigError("the endpoint's key holds spaces or characters that no header takes")


def completions_url(base: str, insecure: bool) -> httpx.URL:
    """The address that requests go to.

    Raises:
        ConfigError: it is no http or https address, holds a password or a query, or is plain HTTP to a
            host that is neither this machine nor a private address.
    """
    try:
        url = httpx.URL(base.strip())
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise ConfigError("--reader takes an address such as https://HOST/v1") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise ConfigError("--reader takes an address such as https://HOST/v1")
    if url.userinfo or url.query or url.fragment:
        raise ConfigError(
            "--reader takes an address without password and query; keys come from --reader-key-env"
        )
    if url.scheme == "http" and not insecure and not _private(url.host):
        raise ConfigError(
            f"plain http to {url.host} would show reports and key to everybody between: "
            "use https, or --reader-insecure if you know the network"
        )
    path = url.path.rstrip("/")
    return url.copy_with(path=path if path.endswith("/chat/completions") else path + "/chat/completions")


def _private(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_private


class _AgainError(Exception):
    """A try failed that may do better later; `after` is what the server asks to wait."""

    def __init__(self, why: str, after: float | None = None) -> None:
        super().__init__(why)
        self.after = after


class Endpoint:
    """Where sessions go: the address, the limits and what all sessions share.

    Args:
        settings: address, model, key, limits.
        usage: counts requests and retries.
        transport: makes a transport in place of the network; a new one is asked for per session.
    """

    def __init__(
        self,
        settings: Settings,
        usage: Usage,
        transport: Callable[[], httpx.BaseTransport] | None = None,
    ) -> None:
        self.settings = settings
        self.usage = usage
        self.url = completions_url(settings.url, settings.insecure)
        self.stopped = threading.Event()
        self._transport = transport
        self._tls: ssl.SSLContext | bool = True
        if transport is None and self.url.scheme == "https":
            self._tls = httpx.create_ssl_context()  # loading the certificates takes longer than a handshake

    def client(self) -> httpx.Client:
        """A client with no redirects of its own; proxies of the environment only for https."""
        s = self.settings
        return httpx.Client(
            timeout=httpx.Timeout(min(s.read, s.total), connect=min(s.connect, s.total)),
            transport=self._transport() if self._transport else None,
            verify=self._tls,
            trust_env=self._transport is None and self.url.scheme == "https",
            follow_redirects=False,
        )


class Session:
    """The requests of one document: one client, closed by a watchdog when the document's time is up.

    A watchdog because time-outs of a socket begin anew with every byte: a server that drips would
    hold a thread for ever.
    """

    def __init__(self, endpoint: Endpoint, windows: int = 1) -> None:
        self._endpoint = endpoint
        self._settings = endpoint.settings
        self._client = endpoint.client()
        self._total = self._settings.total * max(1, windows)
        self._until = time.monotonic() + self._total
        self._socket: socket.socket | None = None
        self._closed = False
        self._watchdog = threading.Timer(self._total, self.close)
        self._watchdog.daemon = True

    def __enter__(self) -> Self:
        self._watchdog.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._watchdog.cancel()
        self._client.close()

    def close(self) -> None:
        """Ends a request under way in another thread, also one that waits for a silent server."""
        self._closed = True
        self._hang_up()
        self._client.close()

    def _hang_up(self) -> None:
        if self._socket is not None:
            with contextlib.suppress(OSError):  # closed already
                # of the plain socket, so that TLS in the other thread sees an end, not a half-taken object
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def _trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Remembers the socket that the client opens: closing a client wakes no thread that reads."""
        if event in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            opened = info["return_value"].get_extra_info("socket")
            self._socket = opened if isinstance(opened, socket.socket) else None
            if self._closed:  # while it was being opened
                self._hang_up()

    def post(self, body: bytes) -> bytes:
        """Sends a request and gives the answer's bytes, trying again where that may help.

        Raises:
            RefusedError: the server holds the request to be wrong.
            FailedError: no answer; the key, the model or the address is refused; too large; time is up.
        """
        for tried in itertools.count():
            began = time.monotonic()
            try:
                return self._once(body)
            except _AgainError as again:
                self._wait(tried, str(again), again.after)
            finally:
                self._endpoint.usage.asked(time.monotonic() - began)
        raise AssertionError("unreachable")

    def _wait(self, tried: int, why: str, asked: float | None) -> None:
        s = self._settings
        wait = min(s.longest, s.backoff * 2 ** min(tried, 20)) * _jitter.uniform(_SOONEST, _LATEST)
        if asked is not None:
            wait = min(s.longest, max(asked, wait))
        if self._endpoint.stopped.is_set():
            raise FailedError("reading was stopped", down=True)
        if time.monotonic() + wait >= self._until:
            raise FailedError(
                f"the {self._total:g} seconds for one report were used up; last: {why}", down=True
            )
        if tried >= s.retries:
            raise FailedError(f"{why}, {tried + 1} times", down=True)
        self._endpoint.usage.again()
        self._endpoint.stopped.wait(wait)

    def _once(self, body: bytes) -> bytes:
        url, traced = self._endpoint.url, {"trace": self._trace}
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",  # so that the limit on bytes holds for what is unpacked, too
            "User-Agent": "Trucewatch/0.1",
        }
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        try:
            for _ in range(_REDIRECTS + 1):
                with self._client.stream(
                    "POST", url, content=body, headers=headers, extensions=traced
                ) as response:
                    if response.status_code not in (301, 302, 303, 307, 308):
                        return self._body(response)
                    url = _next(url, response)
        except httpx.TimeoutException as error:
            raise _AgainError("no answer in time") from error
        except (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError) as error:
            raise _AgainError(f"the connection failed ({type(error).__name__})") from error
        except (RuntimeError, ValueError, AttributeError, AssertionError) as error:
            if not self._client.is_closed:
                raise
            raise _AgainError("no answer in time") from error  # the client was closed under the request
        raise FailedError("the address redirects in circles", wrong=True)

    def _body(self, response: httpx.Response) -> bytes:
        status = response.status_code
        if status in _AGAIN:
            raise _AgainError(f"the server answered {status}", _asked(response.headers.get("retry-after")))
        if status in _WRONG:
            raise FailedError(f"the server answered {status}: check address, model and key", wrong=True)
        if status != 200:
            about = "length" if status == 413 else _about(self._read(response, _ERROR_BYTES, cut=True))
            raise RefusedError(status, about)
        return self._read(response, self._settings.max_bytes)

    def _read(self, response: httpx.Response, most: int, cut: bool = False) -> bytes:
        if response.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
            raise FailedError("the server packed its answer although asked not to", down=True)
        held = bytearray()
        for piece in response.iter_raw():
            held += piece
            if len(held) > most and cut:
                break
            if len(held) > most:
                raise FailedError(f"the answer is longer than {most:,} bytes")
            if time.monotonic() >= self._until:
                raise _AgainError("the answer came too slowly")
        return bytes(held[:most])


def _next(url: httpx.URL, response: httpx.Response) -> httpx.URL:
    """Where a redirect leads, if that is the same server and keeps the method."""
    try:
        target = url.join(response.headers.get("location", ""))
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise FailedError("the address redirects to no address", wrong=True) from error
    same = (target.scheme, target.host, target.port) == (url.scheme, url.host, url.port)
    if not same or response.status_code not in (307, 308):
        raise FailedError("the address redirects elsewhere: name the final address", wrong=True)
    return target.copy_with(userinfo=b"")


def _asked(header: str | None) -> float | None:
    """Seconds of a Retry-After header, which holds seconds or a date."""
    if header is None:
        return None
    if re.fullmatch(r"\s*\d{1,9}(?:\.\d{1,9})?\s*", header):
        return float(header)
    try:
        until = parsedate_to_datetime(header)
    except (ValueError, TypeError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def _about(body: bytes) -> str:
    """What an error message objects to. The words themselves go nowhere: they may repeat the key."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    error = found.get("error", found) if isinstance(found, dict) else None
    told = (
        " ".join(str(error.get(k)) for k in ("param", "code", "message")) if isinstance(error, dict) else ""
    )
    told = told or body.decode("utf-8", "replace")
    for about, words in (
        ("length", r"context[_ ](?:length|window)|maximum context|too long|too many tokens"),
        ("format", r"response_format|json_schema|json_object|structured output"),
        ("sampling", r"\btemperature\b|\bseed\b"),
    ):
        if re.search(words, told, re.IGNORECASE):
            return about
    return ""

"""Reports from the web: bounded in time, size and redirects."""

from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import httpx

from trucewatch.capture.files import MAX_BYTES, Unreadable

USER_AGENT = "Trucewatch/0.1"
MAX_REDIRECTS = 5
_TIMEOUT = httpx.Timeout(20.0, connect=10.0)
_HEADERS = {"User-Agent": USER_AGENT, "Accept": "text/html, text/plain, application/json;q=0.9, */*;q=0.1"}


class Fetched(NamedTuple):
    """A response: the address it came from in the end, its media type and declared encoding."""

    url: str
    body: bytes
    media_type: str
    charset: str | None


def is_url(text: str) -> bool:
    """Whether the input is an address with a scheme (`file://` and others too, to be refused)."""
    return "://" in text


def fetch(url: str) -> Fetched:
    """Gets one address.

    Private addresses are allowed: teams run feeds on their intranet, and whoever names an address
    here could read it anyway. A redirect is followed only to http or https. Only the address that a
    person names is asked for, once, under the name "Trucewatch/0.1"; nothing is crawled.

    Raises:
        Unreadable: another scheme, no answer, an error status, too many redirects, too large.
    """
    with httpx.Client(timeout=_TIMEOUT, headers=_HEADERS, follow_redirects=False) as client:
        for _ in range(MAX_REDIRECTS + 1):
            _check(url)
            try:
                with client.stream("GET", url) as response:
                    if response.is_redirect:
                        url = urljoin(url, response.headers.get("location", ""))
                        continue
                    return _read(url, response)
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, ValueError, UnicodeError) as error:
                raise Unreadable("unreadable", str(error) or type(error).__name__) from error
    raise Unreadable("unreadable", f"more than {MAX_REDIRECTS} redirects")


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise Unreadable("unreadable", f"no address: {error}") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise Unreadable("unsupported", f"only http and https are fetched, not {parts.scheme}")
    if not parts.hostname:
        raise Unreadable("unreadable", "the address names no host")


def _read(url: str, response: httpx.Response) -> Fetched:
    if response.status_code != 200:
        raise Unreadable("unreadable", f"the server answered {response.status_code} {response.reason_phrase}")
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_bytes(65536):
        size += len(piece)
        if size > MAX_BYTES:
            raise Unreadable("too_large", f"more than {MAX_BYTES // 1_000_000} MB")
        pieces.append(piece)
    media_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
    return Fetched(url, b"".join(pieces), media_type, response.charset_encoding)

"""The reader against an endpoint that behaves, and its bounds: order, windows, usage, the key."""

import logging
import socket

import pytest
from endpoint_stub import GOOD, TEXT, error, hang, raw, reading, report, says, statement, stub
from read_fakes import FakeCalendar, FakeNames, document

from trucewatch.errors import ConfigError
from trucewatch.model import Problem
from trucewatch.read import Reading
from trucewatch.read.endpoint import EndpointReader
from trucewatch.read.endpoint_http import Settings, completions_url

SECRET = "sk-Zebra-4711"


def reader(url: str, **settings: object) -> EndpointReader:
    quick = {"backoff": 0.01, "longest": 0.05, "connect": 2.0, "read": 2.0, "total": 4.0, "key": SECRET}
    return EndpointReader(Settings(url=url, model="m-1", **{**quick, **settings}))


def read(one: EndpointReader, text: str = TEXT) -> tuple[Reading, tuple[Problem, ...]]:
    return one(document(text), text, FakeNames(), FakeCalendar())


def test_a_good_answer_becomes_a_reading() -> None:
    with stub(says(GOOD)) as server:
        one = reader(server.url)
        got, problems = read(one)
    assert not problems and not one.usage.refused
    (strike,) = got.reports
    assert (strike.type, strike.target_kind) == ("air_strike", "market")
    assert [(m.text, m.key) for m in strike.actors] == [("Eastland jets", "eastland")]
    assert strike.place and strike.place.key == "p:tall-hamra"
    assert strike.killed and (strike.killed.low, strike.killed.high) == (12, None)
    assert strike.killed_children and strike.killed_children.low == 2
    assert [m.key for m in strike.claimants] == ["monitor"]
    (tally,) = got.tallies
    assert (tally.value_low, tally.since and tally.since.text) == (300, "since March")
    (said,) = got.statements
    assert said.direct and said.speaker and said.speaker.text == "Omar Said" and said.speaker.key is None


def test_what_is_sent_is_the_text_as_data_and_a_strict_schema() -> None:
    with stub(says(GOOD)) as server:
        read(reader(server.url))
    (body,), (headers,) = server.bodies, server.headers
    assert server.paths == ["/v1/chat/completions"]
    assert body["response_format"]["json_schema"]["strict"] is True
    assert (body["temperature"], body["model"]) == (0, "m-1") and isinstance(body["seed"], int)
    system, user = body["messages"]
    assert TEXT in user["content"] and TEXT not in system["content"]
    assert headers["authorization"] == f"Bearer {SECRET}"
    first, last = user["content"].splitlines()[0], user["content"].splitlines()[-1]
    assert first.strip("<>") == last.strip("</>") and first.strip("<>") not in TEXT


def test_every_object_of_the_schema_is_closed_and_complete() -> None:
    from trucewatch.read.endpoint_schema import SCHEMA

    seen = 0
    todo = [SCHEMA]
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            if one.get("type") == "object":
                seen += 1
                assert one["additionalProperties"] is False and one["required"] == list(one["properties"])
            todo.extend(one.values())
        elif isinstance(one, list):
            todo.extend(one)
    assert seen >= 9


def test_order_is_kept_and_no_more_than_allowed_are_in_flight() -> None:
    def slow_then_fast(handler: object) -> None:
        if "number 0" in handler.report:  # type: ignore[attr-defined]
            handler.server.closing.wait(0.2)  # type: ignore[attr-defined]
        handler.server.closing.wait(0.02)  # type: ignore[attr-defined]
        says(reading())(handler)  # type: ignore[arg-type]

    items = [(document(text), text) for text in (f"Report number {n} says nothing." for n in range(12))]
    with stub(slow_then_fast) as server:
        one = reader(server.url, in_flight=3)
        texts = [text for _, text in one.ahead(items)]
        for item, text in items:
            one(item, text, FakeNames(), FakeCalendar())
    assert texts == [text for _, text in items]
    assert 1 < server.most_running <= 3
    assert len(server.bodies) == 12  # what was asked ahead is not asked again
    assert one.usage.read == 12


def test_other_languages_are_not_sent() -> None:
    with stub(says(reading())) as server:
        list(reader(server.url).ahead([(document("نص", language="ar"), "نص")]))
    assert not server.bodies


def test_a_consumer_that_leaves_does_not_wait_for_what_hangs() -> None:
    with stub(says(reading()), hang) as server:
        one = reader(server.url, read=8.0, total=8.0, in_flight=1)
        ahead = one.ahead(
            [(document(text), text) for text in ("First one here.", "Second one.", "Third one.")]
        )
        next(ahead)
        ahead.close()
        assert len(server.bodies) <= 2


def test_a_long_text_goes_in_windows_and_comes_back_once() -> None:
    filler = "The weather was calm that day and nobody spoke of it. " * 12
    text = filler + TEXT + " " + filler

    def whoever_sees_it(handler: object) -> None:
        seen = TEXT in handler.report  # type: ignore[attr-defined]
        says(GOOD if seen else reading())(handler)  # type: ignore[arg-type]

    with stub(whoever_sees_it) as server:
        one = reader(server.url, window=700)
        got, problems = read(one, text)
    assert len(server.bodies) > 2 and not problems
    assert max(len(body["messages"][1]["content"]) for body in server.bodies) < 800
    assert (len(got.reports), len(got.tallies), len(got.statements)) == (1, 1, 1)
    span = got.reports[0].evidence[0]
    assert text[span.start : span.end] == span.quote


def test_what_two_windows_both_see_is_one() -> None:
    with stub(says(GOOD)) as server:
        one = reader(server.url, window=300)
        got, _ = read(one)
    assert len(server.bodies) > 1
    assert (len(got.reports), len(got.tallies), len(got.statements)) == (1, 1, 1)


def test_an_answer_cut_at_the_limit_is_asked_for_in_halves() -> None:
    def too_long(handler: object) -> None:
        small = len(handler.report) < len(TEXT)  # type: ignore[attr-defined]
        says(GOOD if small else GOOD[:40], finish="stop" if small else "length")(handler)  # type: ignore[arg-type]

    with stub(too_long) as server:
        got, problems = read(reader(server.url))
    assert len(server.bodies) >= 3 and len(got.reports) == 1
    assert all(one.code != "reader_failed" for one in problems)


def test_a_pull_quote_is_a_repetition() -> None:
    text = "“The truce must be kept by all sides”\n\nOmar Said spoke. He said: “The truce must be kept by all sides”."
    quote = {"quote": "The truce must be kept by all sides", "act": "urge"}
    twice = [
        statement(**quote, speaker="Omar Said", evidence=[]),
        statement(**quote, evidence=["Omar Said spoke."]),
    ]
    with stub(says(reading(statements=twice))) as server:
        got, _ = read(reader(server.url), text)
    (said,) = got.statements
    assert len(said.repeats) == 1


def test_usage_is_counted_and_priced() -> None:
    odd = {"prompt_tokens": "many", "completion_tokens": -5}
    with stub(says(GOOD), error(500), says(reading(), usage=odd), says(reading(), usage=[1])) as server:
        one = reader(server.url)
        for _ in range(3):
            read(one)
    assert (one.usage.prompt_tokens, one.usage.completion_tokens) == (100, 20)
    assert (one.usage.requests, one.usage.retries, one.usage.read) == (4, 1, 3)
    line = one.usage.summary((1.0, 10.0))
    assert "4 requests (1 retries)" in line and "cost 0.0003" in line and "\n" not in line
    assert "cost" not in one.usage.summary()


def test_the_key_is_told_to_nobody_else(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with stub(error(400, f"your key {SECRET} is odd")) as server:
        one = reader(server.url)
        _, problems = read(one)
        told = [p.message for p in problems] + [
            one.label,
            one.usage.summary(),
            repr(one.settings),
            caplog.text,
        ]
    assert problems and not any(SECRET in words for words in told)
    with stub(error(401, f"Incorrect key: {SECRET}")) as server, pytest.raises(ConfigError) as refused:
        read(reader(server.url))
    assert SECRET not in str(refused.value) and "401" in str(refused.value)
    with pytest.raises(ConfigError) as bad:
        Settings(url="https://a.example", model="m", key="se cret\n")
    assert "se cret" not in str(bad.value)


def test_no_key_no_header() -> None:
    with stub(says(GOOD)) as server:
        read(reader(server.url, key=None))
    assert "authorization" not in server.headers[0]


def test_redirects_to_others_are_refused_and_get_no_key() -> None:
    with stub(says(GOOD)) as other:
        for status in (307, 302):
            away = raw(b"", status=status, Location=other.url + "/chat/completions")
            with stub(away) as server, pytest.raises(ConfigError, match="redirect"):
                read(reader(server.url))
        assert not other.bodies
    with stub(raw(b"", status=308, Location="/v2/chat"), says(GOOD)) as server:
        got, _ = read(reader(server.url))
    assert got.reports and server.paths == ["/v1/chat/completions", "/v2/chat"]
    with stub(raw(b"", status=307, Location="")) as server, pytest.raises(ConfigError, match="circles"):
        read(reader(server.url))


@pytest.mark.parametrize(
    "url", ["http://api.example.org/v1", "http://93.184.216.34/v1", "http://localhost.example.org"]
)
def test_plain_http_stays_near(url: str) -> None:
    with pytest.raises(ConfigError, match="https"):
        completions_url(url, insecure=False)
    assert completions_url(url, insecure=True).scheme == "http"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://a/v1",
        "/v1",
        "https://",
        "https://u:p@a.example/v1",
        "https://a.example/v1?k=1",
        "http://[::1",
    ],
)
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(ConfigError) as refused:
        completions_url(url, insecure=True)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000/v1/",
        "http://10.1.2.3/v1",
        "http://[::1]:9/v1",
        "https://a.example/v1/chat/completions",
    ],
)
def test_good_addresses_end_in_completions(url: str) -> None:
    assert completions_url(url, insecure=False).path == "/v1/chat/completions"


def test_nobody_there_fails_each_document_then_all_at_once() -> None:
    with socket.socket() as held:  # bound, not listening: connections are refused
        held.bind(("127.0.0.1", 0))
        one = reader(f"http://127.0.0.1:{held.getsockname()[1]}/v1", retries=1)
        items = [(document(text), text) for text in (f"Report number {n}." for n in range(9))]
        codes = []
        for item, text in items:
            got, problems = one(item, text, FakeNames(), FakeCalendar())
            assert got == Reading()
            codes += [p.code for p in problems]
    assert codes == ["reader_failed"] * 9
    assert one.usage.requests == 10 and one.usage.failed == 9  # five were tried, twice each


def test_a_part_that_fails_is_told() -> None:
    filler = "The weather was calm that day and nobody spoke of it. " * 20

    def picky(handler: object) -> None:
        if "Eastland" in handler.report:  # type: ignore[attr-defined]
            says(reading([report(actors=["Eastland jets"])]))(handler)  # type: ignore[arg-type]
        else:
            says(None, refusal="I cannot help with that")(handler)  # type: ignore[arg-type]

    with stub(picky) as server:
        got, problems = read(reader(server.url, window=500), TEXT + " " + filler)
    assert got.reports and [p.code for p in problems] == ["reader_partly"]
    assert "declined" in problems[0].message

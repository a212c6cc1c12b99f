"""A second reader behind the same interface: a model at any OpenAI-compatible chat endpoint.

It proposes; the text decides. The model gets the words of one report (a window of them, where it is
long) and quotes from them; `endpoint_ground` refuses whatever does not stand in the text. This reader
sends reports to another machine: it is used only where somebody names an address.
"""

import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, NamedTuple

import httpx

from trucewatch.errors import ConfigError
from trucewatch.model.documents import Document, Problem
from trucewatch.model.references import Calendar, Names
from trucewatch.read import Reading
from trucewatch.read.endpoint_answer import answer, completion
from trucewatch.read.endpoint_errors import FailedError, MalformedError, RefusedError, TooLongError
from trucewatch.read.endpoint_ground import Grounder
from trucewatch.read.endpoint_http import Endpoint, Session, Settings
from trucewatch.read.endpoint_schema import Shape, request
from trucewatch.read.endpoint_usage import Usage, told
from trucewatch.read.endpoint_windows import (
    Window,
    halves,
    join_reports,
    join_statements,
    join_tallies,
    windows,
    with_repeats,
)
from trucewatch.read.text import Sentence, make_page, sentences

FAILED = "reader_failed"  # nothing of the document was read: it waits for another run
PARTLY = "reader_partly"
UNGROUNDED = "reader_refused"
_IN_A_ROW = 5  # documents that an endpoint may fail one after another before the others are not tried
_SPLITS = 3  # times that a window may be halved


class Answer(NamedTuple):
    """What came back for one document: answers by window, and why windows have none."""

    parts: tuple[tuple[Window, dict[str, Any]], ...]
    failures: tuple[str, ...]


class EndpointReader:
    """Reads documents by an endpoint. Call it like `trucewatch.read.read`; it returns problems, too.

    Args:
        settings: address, model, key, limits.
        transport: makes a transport in place of the network, for tests.

    Attributes:
        usage: requests, tokens, time and refusals so far.
        label: the model and the host, for the ledger and for people.

    Raises:
        ConfigError: the address, the model's name or the key cannot be used.
    """

    def __init__(
        self, settings: Settings, transport: Callable[[], httpx.BaseTransport] | None = None
    ) -> None:
        self.settings = settings
        self.usage = Usage()
        self._endpoint = Endpoint(settings, self.usage, transport)
        self.label = f"{settings.model} at {self._endpoint.url.netloc.decode('ascii')}"
        self._lock = threading.Lock()
        self._shape = Shape()
        self._answered = False  # whether the endpoint ever took address, model and key
        self._down = 0  # documents failed in a row because of the endpoint
        self._why_down = ""
        self._sessions: set[Session] = set()
        self._ready: dict[tuple[str, str], Answer] = {}

    # --- reading --------------------------------------------------------------------------------

    def __call__(
        self, document: Document, text: str, names: Names, calendar: Calendar
    ) -> tuple[Reading, tuple[Problem, ...]]:
        """Reads one document.

        Args:
            document: whose text it is.
            text: the kept text that all spans refer to.
            names: the known names; keys come from them alone.
            calendar: the time expressions.

        Returns:
            What it says, grounded in the text, and problems: `reader_failed` where no part of it was
            read, `reader_partly` where some parts were not, `reader_refused` with what was refused.

        Raises:
            ConfigError: the endpoint refuses address, model or key and has never taken them.
        """
        got = self._ready.pop((document.id, text), None) or self.ask(text)
        page = make_page(document, text, names, calendar)
        grounded = [(Grounder(page, window), found) for window, found in got.parts]
        reading = Reading(
            reports=join_reports(one.reports(found) for one, found in grounded),
            tallies=join_tallies(one.tallies(found) for one, found in grounded),
            statements=with_repeats(page, join_statements(one.statements(found) for one, found in grounded)),
        )
        refused = sum((one.refused for one, _ in grounded), start=Counter[str]())
        self.usage.refuse(refused)
        problems = tuple(self._problems(document, got, refused, reading))
        self.usage.document(read=all(one.code != FAILED for one in problems))
        return reading, problems

    def _problems(
        self, document: Document, got: Answer, refused: dict[str, int], reading: Reading
    ) -> Iterator[Problem]:
        def problem(code: str, message: str) -> Problem:
            return Problem(stage="read", code=code, subject=document.id, message=message)

        if got.failures:
            why = "; ".join(dict.fromkeys(got.failures))
            if reading.reports or reading.tallies or reading.statements:
                missing = f"{len(got.failures)} of {len(got.failures) + len(got.parts)} parts of it"
                yield problem(PARTLY, f"{missing} were not read by {self.label}: {why}")
            else:
                yield problem(FAILED, f"not read by {self.label}: {why}")
                return
        if refused:
            yield problem(UNGROUNDED, f"of what {self.label} gave, refused {told(refused)}")

    def ahead(self, items: Iterable[tuple[Document, str]]) -> Iterator[tuple[Document, str]]:
        """The same documents in the same order, with requests for the next ones under way.

        At most `settings.in_flight` documents are asked about at a time. Documents known to be in
        another language than English, or longer than `settings.max_text`, are not sent.
        """
        pool = ThreadPoolExecutor(self.settings.in_flight, thread_name_prefix="endpoint")
        waiting: deque[tuple[Document, str, Future[Answer] | None]] = deque()

        def settled() -> tuple[Document, str]:
            document, text, asked = waiting.popleft()
            if asked is not None:
                self._ready[document.id, text] = asked.result()
            return document, text

        try:
            for document, text in items:
                sent = document.language in (None, "en") and len(text) <= self.settings.max_text
                waiting.append((document, text, pool.submit(self.ask, text) if sent else None))
                if len(waiting) >= 2 * self.settings.in_flight:
                    yield settled()
            while waiting:
                yield settled()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            if waiting:
                self._stop()
            pool.shutdown(wait=True)

    def _stop(self) -> None:
        """Ends what is under way: nobody will ask for its answer."""
        self._endpoint.stopped.set()
        with self._lock:
            running = list(self._sessions)
        for one in running:
            one.close()

    # --- asking ---------------------------------------------------------------------------------

    def ask(self, text: str) -> Answer:
        """Sends a text, in windows where it is long, and waits for the answers. For any thread.

        Raises:
            ConfigError: the endpoint refuses address, model or key and has never taken them.
        """
        with self._lock:
            if self._down >= _IN_A_ROW:
                return Answer((), (f"not tried after {_IN_A_ROW} failures in a row: {self._why_down}",))
        known = sentences(text)
        todo = deque((window, 0) for window in windows(known, self.settings.window))
        over = max(0, len(todo) - self.settings.max_windows)
        for _ in range(over):
            todo.pop()
        parts: list[tuple[Window, dict[str, Any]]] = []
        failures = [f"longer than {self.settings.max_windows} requests take"] * over
        with Session(self._endpoint, len(todo)) as session:
            with self._lock:
                self._sessions.add(session)
                if self._endpoint.stopped.is_set():
                    return Answer((), ("reading was stopped",))
            try:
                self._ask_all(session, text, known, todo, parts, failures)
            finally:
                with self._lock:
                    self._sessions.discard(session)
        return Answer(tuple(sorted(parts, key=lambda part: part[0])), tuple(failures))

    def _ask_all(
        self,
        session: Session,
        text: str,
        known: tuple[Sentence, ...],
        todo: deque[tuple[Window, int]],
        parts: list[tuple[Window, dict[str, Any]]],
        failures: list[str],
    ) -> None:
        while todo:
            window, halved = todo.popleft()
            try:
                parts.append((window, self._ask_window(session, text[slice(*window)])))
                self._up()
            except TooLongError as error:
                smaller = halves(known, window) if halved < _SPLITS else []
                todo.extendleft((one, halved + 1) for one in reversed(smaller))
                if not smaller:
                    failures.append(str(error))
            except FailedError as error:
                failures.append(str(error))
                if error.wrong and not self._answered:
                    raise ConfigError(f"the reader {self.label}: {error}") from error
                if error.down or error.wrong:
                    self._count_down(str(error))
                    failures.extend([str(error)] * len(todo))
                    return

    def _up(self) -> None:
        with self._lock:
            self._down, self._answered = 0, True

    def _count_down(self, why: str) -> None:
        with self._lock:
            self._down, self._why_down = self._down + 1, why

    def _ask_window(self, session: Session, words: str) -> dict[str, Any]:
        """The answer for one stretch of text; a malformed one is asked for once more, with another seed."""
        try:
            return self._ask_once(session, words, self.settings.seed)
        except MalformedError:
            self.usage.again()
            return self._ask_once(session, words, self.settings.seed + 1)

    def _ask_once(self, session: Session, words: str, seed: int) -> dict[str, Any]:
        shape = self._shape
        while True:
            try:
                raw = session.post(request(self.settings.model, words, shape, seed))
                break
            except RefusedError as error:
                if error.about == "length":
                    raise TooLongError("the text is longer than the model takes") from error
                weaker = shape.weaker(error.about)
                if weaker is None:
                    raise FailedError(f"{error} to every form of request") from error
                shape = weaker
        got = completion(raw)
        self._shape = shape  # only what the server took is kept: another fault costs the form nothing
        self.usage.tokens(got.get("usage"))
        return answer(got)

"""The command line. Data goes to standard output, everything else to standard error.

Exit status: 0 done; 1 done, with problems on data that the caller should see; 2 wrong use or
configuration, with one line that says what to do.
"""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from trucewatch import config
from trucewatch.errors import ConfigError, TrucewatchError
from trucewatch.model import Problem, Resolution, canonical_json
from trucewatch.publish.terminal import printable

if TYPE_CHECKING:
    from trucewatch.read.endpoint import EndpointReader

READER_KEY = "TRUCEWATCH_READER_KEY"


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        """Prints one line and ends with status 2."""
        self.exit(2, f"trucewatch: {message}; see `{self.prog} --help`\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status."""
    args = parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = args.command
    try:
        status = command(args)
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # whoever read us has closed: point stdout at nothing so that the interpreter's own flush is quiet
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except TrucewatchError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        say("stopped; what was appended stands, run the command again to go on")
        return 130
    except OSError as error:
        say(f"{error.filename or 'output'}: {error.strerror or error}")
        return 2


def say(message: str) -> None:
    """One diagnostic line."""
    print("trucewatch: " + printable(" ".join(message.split())), file=sys.stderr)


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = Parser(prog="trucewatch", description="An information cell for ceasefire monitoring, in a box.")
    commands = top.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)

    def add(name: str, command: Callable[[argparse.Namespace], int], does: str, example: str) -> Parser:
        one = commands.add_parser(name, help=does, description=does, epilog=f"example: {example}")
        one.set_defaults(command=command)
        return one

    def workspace(one: Parser) -> None:
        one.add_argument("-w", "--workspace", metavar="DIR", help="the workspace (default: see README)")

    one = add("init", init, "makes a workspace", "trucewatch init w --agreement coh-2016-02-22")
    one.add_argument("dir")
    one.add_argument(
        "--agreement", action="append", default=[], metavar="ID", help="an agreement to judge by"
    )

    def reader(one: Parser) -> None:
        group = one.add_argument_group("another reader", "off unless --reader is given; sends reports to URL")
        group.add_argument(
            "--reader", metavar="URL", help="an OpenAI-compatible endpoint, as https://HOST/v1"
        )
        group.add_argument("--model", metavar="NAME", help="the model there")
        group.add_argument(
            "--reader-key-env", metavar="VAR", help=f"variable that holds the key (default {READER_KEY})"
        )
        group.add_argument(
            "--reader-in-flight", type=_jobs, default=4, metavar="N", help="requests at a time"
        )
        group.add_argument("--reader-price", type=_price, metavar="IN,OUT", help="per million tokens")
        group.add_argument("--reader-insecure", action="store_true", help="allow plain http to any host")

    one = add(
        "run", run_job, "the main job: capture, read, resolve, fuse, judge", "trucewatch run -w w reports/"
    )
    workspace(one)
    one.add_argument(
        "inputs", nargs="*", metavar="PATH_OR_URL", help="files, folders, addresses, - for JSONL"
    )
    one.add_argument("--jobs", type=_jobs, default=1, help="processes that read (default 1)")
    reader(one)

    one = add("read", read_files, "readings of reports, without a workspace", "trucewatch read reports.jsonl")
    one.add_argument("inputs", nargs="+", metavar="PATH")
    one.add_argument("-o", "--output", metavar="OUT.jsonl")
    one.add_argument("--jobs", type=_jobs, default=1, help="processes that read (default 1)")
    reader(one)

    one = add(
        "export", export, "writes what stands", "trucewatch export -w w --format geojson -o map.geojson"
    )
    workspace(one)
    one.add_argument("--format", required=True, metavar="FORMAT", dest="form")
    one.add_argument("-o", "--output", metavar="OUT")

    one = add("findings", findings, "findings", "trucewatch findings -w w --reading russia")
    workspace(one)
    one.add_argument("--agreement", metavar="ID")
    one.add_argument("--reading", metavar="BY", help="a reader's id, or `text` for the text itself")
    one.add_argument(
        "--as-of", metavar="TIME", help="what the ledger knew then, such as 2016-03-01T00:00:00Z"
    )
    one.add_argument("--format", choices=("table", "json"), default="table", dest="form")

    one = add("why", why, "the trace of an incident or a finding", "trucewatch why -w w fin-0123abcd")
    workspace(one)
    one.add_argument("id", help="an incident's or a finding's id, or its first characters")

    one = add(
        "agreement", agreement, "checks or tests an agreement", "trucewatch agreement check agreement.toml"
    )
    one.add_argument("action", choices=("check", "test"))
    one.add_argument("path", metavar="FILE_OR_DIR")

    one = add("review", review_queue, "what waits for a person", "trucewatch review -w w")
    workspace(one)

    example = 'trucewatch decide -w w inc-0123 accept --by "A. Analyst" --reason "seen the video"'
    one = add("decide", decide, "records a person's ruling", example)
    workspace(one)
    one.add_argument("subject")
    one.add_argument("ruling")
    one.add_argument("--by", required=True, metavar="NAME")
    one.add_argument("--reason", required=True, metavar="TEXT")

    one = add("serve", serve, "the desk", "trucewatch serve -w w --port 8016")
    workspace(one)
    one.add_argument("--host", default="127.0.0.1")
    one.add_argument("--port", type=int, default=8016)

    one = add("verify", verify, "checks the chain, the bodies and every span", "trucewatch verify -w w")
    workspace(one)
    return top


def _jobs(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError("takes a whole number from 1 to 256")
    return int(text)


def _price(text: str) -> tuple[float, float]:
    try:
        first, second = (float(one) for one in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError("takes two numbers such as 0.15,0.60") from error
    if not (0 <= first < 1e6 and 0 <= second < 1e6):
        raise argparse.ArgumentTypeError("takes two prices per million tokens")
    return first, second


# --- commands -----------------------------------------------------------------------------------


def init(args: argparse.Namespace) -> int:
    """`trucewatch init`."""
    made = config.init_workspace(args.dir, args.agreement)
    say(f"made {made.root}; next: trucewatch run -w {made.root} PATH")
    return 0


def run_job(args: argparse.Namespace) -> int:
    """`trucewatch run`."""
    from trucewatch.publish.tables import print_summary
    from trucewatch.run import run

    space = config.open_workspace(args.workspace)
    for one in args.inputs:
        if one != "-" and "://" not in one and not Path(one).exists():
            raise ConfigError(f"{one}: no such file or folder")
    stdin: BinaryIO | None = sys.stdin.buffer if "-" in args.inputs else None

    def waiting() -> None:
        say("another run is at work in this workspace; waiting for it to end")

    with progress() as tick, _endpoint(args) as endpoint:
        summary = run(
            space, args.inputs, jobs=args.jobs, tick=tick, stdin=stdin, waiting=waiting, endpoint=endpoint
        )
    for problem in summary.problems:
        _say_problem(problem)
    print_summary(summary.totals, summary.verdicts, summary.new_documents, summary.appended)
    return 1 if summary.problems else 0


def read_files(args: argparse.Namespace) -> int:
    """`trucewatch read`."""
    from trucewatch.capture import capture, load_sources
    from trucewatch.model import Document
    from trucewatch.publish.readings import reading
    from trucewatch.run import ORDINARY, read_documents

    for one in args.inputs:
        if one != "-" and not Path(one).exists():
            raise ConfigError(f"{one}: no such file or folder")
    troubled = False
    sources = load_sources(config.data_root() / "registry" / "sources")

    def items() -> Iterator[tuple[Document, str]]:
        nonlocal troubled
        for one in capture(args.inputs, now=datetime.now(UTC), sources=sources, stdin=sys.stdin.buffer):
            for problem in one.problems:
                troubled = True
                _say_problem(problem)
            if one.document is not None and one.text is not None:
                yield one.document, one.text

    with _endpoint(args) as endpoint, _output(args.output) as out, progress() as tick:
        for n, one in enumerate(read_documents(items(), jobs=args.jobs, endpoint=endpoint), 1):
            known: dict[str, Resolution] = {r.subject: r for r in one.resolutions}
            shape = reading(one.document, one.reports, one.tallies, one.statements, known)
            out.write(canonical_json(shape) + b"\n")
            for problem in one.problems:
                if problem.code not in ORDINARY:
                    troubled = True
                    _say_problem(problem)
            tick("read", n, None)
    return 1 if troubled else 0


def export(args: argparse.Namespace) -> int:
    """`trucewatch export`."""
    from trucewatch.ledger.state import State
    from trucewatch.publish.exports import FORMATS
    from trucewatch.publish.exports import export as lines

    if args.form not in FORMATS:
        raise ConfigError(f"no format {args.form!r}; there are: {', '.join(FORMATS)}")
    with State.open(config.open_workspace(args.workspace)) as state, _output(args.output) as out:
        for line in lines(state, args.form):
            out.write(line)
    return 0


def findings(args: argparse.Namespace) -> int:
    """`trucewatch findings`."""
    from trucewatch.ledger.state import State
    from trucewatch.publish.exports import finding
    from trucewatch.publish.tables import print_findings, select_findings

    with State.open(config.open_workspace(args.workspace)) as state:
        seen = state.as_of(args.as_of) if args.as_of else state
        chosen = select_findings(seen, args.agreement, args.reading)
        if args.form == "json":
            for one in chosen:
                sys.stdout.buffer.write(canonical_json(finding(one)) + b"\n")
        else:
            print_findings(seen, chosen)
    return 0


def why(args: argparse.Namespace) -> int:
    """`trucewatch why`."""
    from trucewatch.ledger.state import State
    from trucewatch.publish.trace import print_why

    with State.open(config.open_workspace(args.workspace)) as state:
        print_why(state, args.id)
    return 0


def agreement(args: argparse.Namespace) -> int:
    """`trucewatch agreement check|test`."""
    from trucewatch.judge import check_file, run_cases
    from trucewatch.resolve import load_resolver

    actors = load_resolver(config.data_root() / "registry").actors
    path = Path(args.path)
    if not path.exists():
        raise ConfigError(f"{path}: no such file or folder")
    if args.action == "check":
        errors = check_file(path / "agreement.toml" if path.is_dir() else path, known_actors=actors.actors)
        for error in errors:
            print(printable(str(error)))
        say(f"{path}: {len(errors)} errors" if errors else f"{path}: good")
        return 1 if errors else 0
    results = run_cases(path, actors=actors)
    for one in results:
        line = f"{'passed' if one.passed else 'FAILED'}  {one.name}{'' if one.passed else ': ' + one.says}"
        print(printable(line))
    failed = sum(not one.passed for one in results)
    say(f"{path}: {len(results)} cases, {failed} failed")
    return 1 if failed or not results else 0


def review_queue(args: argparse.Namespace) -> int:
    """`trucewatch review`."""
    from trucewatch.ledger.state import State
    from trucewatch.publish.tables import print_queue
    from trucewatch.review import queue

    with State.open(config.open_workspace(args.workspace)) as state:
        print_queue([(one.subject, one.why, one.what) for one in queue(state)])
    return 0


def decide(args: argparse.Namespace) -> int:
    """`trucewatch decide`."""
    from trucewatch.review import decide as record

    made = record(
        config.open_workspace(args.workspace), args.subject, args.ruling, by=args.by, reason=args.reason
    )
    say(f"recorded {made.id}; `trucewatch run` applies it")
    return 0


def serve(args: argparse.Namespace) -> int:
    """`trucewatch serve`."""
    from trucewatch.desk import serve as serve_desk

    space = config.open_workspace(args.workspace)
    serve_desk(space, host=args.host, port=args.port)
    return 0


def verify(args: argparse.Namespace) -> int:
    """`trucewatch verify`."""
    from trucewatch.ledger.log import Ledger
    from trucewatch.store.bodies import Bodies

    space = config.open_workspace(args.workspace)
    with Ledger.open(space.ledger_path, Bodies(space.bodies_path)) as ledger:
        broken = ledger.verify()
        head = ledger.head()
    for line in broken:
        print(printable(line))
    entries = head.seq if head else 0
    say(f"{entries} entries, {len(broken)} broken" if broken else f"{entries} entries, nothing broken")
    return 1 if broken else 0


# --- helpers ------------------------------------------------------------------------------------


def _say_problem(problem: Problem) -> None:
    # capture's messages begin with their subject already
    named = problem.message.startswith(problem.subject)
    say(f"{problem.stage}: {'' if named else problem.subject + ': '}{problem.message}")


@contextlib.contextmanager
def _endpoint(args: argparse.Namespace) -> "Iterator[EndpointReader | None]":
    """The reader that `--reader` names, or None; says at the end what it used."""
    if args.reader is None:
        if args.model or args.reader_key_env or args.reader_price or args.reader_insecure:
            raise ConfigError("--model and the --reader-... flags need --reader URL")
        yield None
        return
    from trucewatch.read.endpoint import EndpointReader
    from trucewatch.read.endpoint_http import Settings

    key = os.environ.get(args.reader_key_env or READER_KEY)
    if args.reader_key_env and not key:
        raise ConfigError(f"the environment variable {args.reader_key_env} holds no key")
    endpoint = EndpointReader(
        Settings(
            url=args.reader,
            model=args.model or "",
            key=key or None,
            insecure=args.reader_insecure,
            in_flight=args.reader_in_flight,
        )
    )
    say(f"reports are sent to {endpoint.label}")
    try:
        yield endpoint
    finally:
        say(f"reader {endpoint.label}: {endpoint.usage.summary(args.reader_price)}")


@contextlib.contextmanager
def _output(path: str | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears only when it is whole."""
    if path is None or path == "-":
        yield sys.stdout.buffer
        return
    target = Path(path)
    if target.is_dir():
        raise ConfigError(f"{path} is a folder; -o names a file")
    part = target.with_name(target.name + ".part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextlib.contextmanager
def progress() -> Iterator[Callable[[str, int, int | None], None]]:
    """A progress bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks = {}

        def tick(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield tick


if __name__ == "__main__":
    sys.exit(main())

"""Sources, captures, documents and the spans that point into them."""

from typing import ClassVar, Literal

from trucewatch.model.base import Record, Value

SourceKind = Literal[
    "wire",
    "state_media",
    "party_media",
    "media",
    "monitor",
    "organisation",
    "government",
    "aggregator",
    "unknown",
]


class Source(Record, frozen=True, kw_only=True, tag="source"):
    """Who publishes. `id` is `src-` and a slug; `side` is the actor id it speaks for, if any."""

    PREFIX: ClassVar[str] = "src"

    name: str
    type: SourceKind = "unknown"
    side: str | None = None
    language: str | None = None
    country: str | None = None
    note: str | None = None


class Capture(Record, frozen=True, kw_only=True, tag="capture"):
    """Bytes fetched from somewhere at a time: the evidentiary copy, kept under its SHA-256.

    `retrieved_at` is ISO 8601 UTC. The same bytes from the same place are one capture.
    """

    PREFIX: ClassVar[str] = "cap"
    IDENTITY: ClassVar[tuple[str, ...]] = ("name", "url", "sha256")

    name: str  # file name, or file name and line for one line of a JSONL file
    url: str | None = None
    retrieved_at: str
    sha256: str
    size: int  # bytes
    media_type: str
    encoding: str | None = None


class Document(Record, frozen=True, kw_only=True, tag="document"):
    """The text read from a capture: the working copy. All offsets refer to it.

    The text itself lies in the body store under `text_sha256`. `published` is an ISO date,
    `published_reason` says where it was found ("page metadata", "dateline", "inferred: ...")
    or why it is null. `published_from` and `published_until` are ISO dates between which the report
    was written, where no page says when: what its text allows, for those who ask only whether it is
    older than an agreement.
    """

    PREFIX: ClassVar[str] = "doc"
    IDENTITY: ClassVar[tuple[str, ...]] = (
        "source", "external_id", "title", "published", "language", "text_sha256",
    )  # fmt: skip

    capture: str
    source: str  # Source id
    outlet: str | None = None  # the outlet's name as the page or the input gives it
    external_id: str | None = None  # the input's own id
    title: str | None = None
    dateline: str | None = None  # exact words, such as "ALEPPO, Syria (Reuters)"
    published: str | None = None
    published_reason: str
    published_from: str | None = None
    published_until: str | None = None
    language: str | None = None  # ISO 639-1
    credits: tuple[str, ...] = ()  # agencies credited ("Reuters", "AP"), exact words
    text_sha256: str
    length: int  # characters


class Span(Value, frozen=True, kw_only=True):
    """Exact words in a document: `text[start:end] == quote`, always."""

    document: str
    start: int
    end: int
    quote: str


class Problem(Record, frozen=True, kw_only=True, tag="problem"):
    """What a stage could not interpret: counted and shown, never guessed."""

    PREFIX: ClassVar[str] = "prb"

    stage: Literal["capture", "read", "resolve", "fuse", "judge", "publish"]
    code: str  # a short stable word: "empty", "binary", "encoding", "truncated", "future_date", ...
    subject: str  # file name, URL, document id ...
    message: str  # one line for a person

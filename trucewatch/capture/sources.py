"""The registry of sources: outlets, agencies, ministries and monitors by name, alias and domain."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from trucewatch.capture.known_dates import DatedFact
from trucewatch.errors import ConfigError
from trucewatch.model import Source, SourceKind, sha256

UNKNOWN = Source(id="src-unknown", name="unknown", type="unknown")
_HOST = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?((?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?:[/?#]\S*)?", re.I
)
_WIRES = ("wire", "state_media")


class SourceEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of `registry/sources/*.toml`; `type` stands once at the head of the file."""

    id: str
    name: str
    side: str | None = None
    language: str | None = None
    country: str | None = None
    note: str | None = None
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


class SourceFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of the registry: sources of one kind, or facts that date a text."""

    as_of: str  # ISO date the entries were last checked against
    type: SourceKind = "unknown"
    source: tuple[SourceEntry, ...] = ()
    fact: tuple[DatedFact, ...] = ()


class SourceRegistry:
    """Finds the `Source` behind a name, a credit or an address.

    Attributes:
        facts: names and events whose dates are known, for dating texts without a date.
    """

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self._names: dict[str, Source] = {}
        self._hosts: dict[str, Source] = {}
        facts: list[DatedFact] = []
        for file in files:
            facts.extend(file.fact)
            for entry in file.source:
                source = Source(
                    id=f"src-{entry.id}",
                    name=entry.name,
                    type=file.type,
                    side=entry.side,
                    language=entry.language,
                    country=entry.country,
                    note=entry.note,
                )
                for name in (entry.id, entry.name, *entry.aliases):
                    known = self._names.setdefault(normal_name(name), source)
                    if known.id != source.id:
                        raise ConfigError(f"registry/sources: {name!r} names both {known.id} and {source.id}")
                for domain in entry.domains:
                    known = self._hosts.setdefault(domain, source)
                    if known.id != source.id:
                        raise ConfigError(f"registry/sources: {domain!r} is both {known.id} and {source.id}")
        self.facts = tuple(facts)

    def __len__(self) -> int:
        return len({source.id for source in self._names.values()})

    def find(self, words: str | None) -> Source | None:
        """The registered source that a name, credit or address stands for, or None."""
        words = (words or "").strip()[:2000]
        if not words:
            return None
        return self._names.get(normal_name(words)) or self._by_host(words)

    def match(self, words: str | None) -> Source:
        """The source that a name, credit or address stands for.

        Args:
            words: such as "Reuters", "sana", "https://www.example.org/a"; None and "" are unknown.

        Returns:
            A registered source; else one of type "unknown" whose id is a slug of the name (of the
            host for an address).
        """
        found = self.find(words)
        if found is not None:
            return found
        name = " ".join((words or "").split())[:200]
        host = _HOST.fullmatch(name)
        if host:
            name = host.group(1).lower().removeprefix("www.")
        if not name:
            return UNKNOWN
        return Source(id=f"src-{_slug(name)}", name=name, type="unknown")

    def is_agency(self, words: str) -> bool:
        """Whether the words name a wire or a state agency, whose copy others reprint."""
        source = self.find(words)
        return source is not None and source.type in _WIRES

    def _by_host(self, words: str) -> Source | None:
        found = _HOST.fullmatch(words)
        if not found:
            return None
        labels = found.group(1).lower().split(".")
        for start in range(len(labels) - 1):
            source = self._hosts.get(".".join(labels[start:]))
            if source is not None:
                return source
        return None


def load_sources(path: str | Path) -> SourceRegistry:
    """Reads every `*.toml` of a folder.

    Raises:
        ConfigError: the folder or a file cannot be read, an entry is not valid, or a name stands for two.
    """
    folder = Path(path)
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise ConfigError(f"{folder}: no source registry (*.toml) there")
    loaded = []
    for file in files:
        try:
            loaded.append(msgspec.convert(tomllib.loads(file.read_text("utf-8")), SourceFile))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
            raise ConfigError(f"{file}: {error}") from error
    return SourceRegistry(loaded)


def host_of(url: str | None) -> str | None:
    """The host of an http(s) address, without "www."; None where there is none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def normal_name(name: str) -> str:
    """A name without case, accents, punctuation, spaces and a leading article."""
    folded = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i"))
    folded = "".join(char for char in folded if not unicodedata.combining(char))
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", folded.strip()))


def _slug(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold())
    slug = re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode()).strip("-")[:60]
    # A name in another script leaves no slug, or a misleading rest: its digest is unambiguous.
    letters = sum(char.isalpha() for char in name)
    kept = sum(char.isalpha() for char in slug)
    return slug if slug and kept * 2 >= letters else f"u-{sha256(name.encode('utf-8', 'replace'))[:12]}"

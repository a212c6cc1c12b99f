"""Where things are: the project's data, the workspace, its settings."""

import json
import os
import tomllib
from pathlib import Path

import msgspec

from trucewatch.errors import ConfigError

CONFIG_NAME = "trucewatch.toml"


def data_root() -> Path:
    """The folder that holds `registry/` and `agreements/`."""
    return Path(__file__).parent.parent


def assets_root() -> Path:
    """The folder of browser assets that the set-up put in place."""
    return data_root() / ".assets"


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `trucewatch.toml` holds."""

    name: str = "Trucewatch"
    agreements: list[str] = msgspec.field(default_factory=list)
    timezone: str = "Asia/Damascus"


class Workspace:
    """A folder with `trucewatch.toml`, the ledger, its bodies and a disposable cache.

    Attributes:
        root: the folder.
        settings: what `trucewatch.toml` says.
    """

    def __init__(self, root: Path, settings: Settings) -> None:
        self.root = root
        self.settings = settings

    @property
    def ledger_path(self) -> Path:
        """The SQLite file that holds the ledger and nothing else."""
        return self.root / "ledger.sqlite"

    @property
    def bodies_path(self) -> Path:
        """The content-addressed store of captured bytes, texts and batches."""
        return self.root / "bodies"

    @property
    def cache_path(self) -> Path:
        """Projections of the ledger; may be deleted at any time."""
        return self.root / "cache.sqlite"

    @property
    def agreements_paths(self) -> list[Path]:
        """Folders that hold agreements, the workspace's own first."""
        return [self.root / "agreements", data_root() / "agreements"]


def open_workspace(path: str | Path | None = None) -> Workspace:
    """The named workspace, else `$TRUCEWATCH_WORKSPACE`, else the nearest one upward.

    Raises:
        ConfigError: there is none, or its settings cannot be read.
    """
    named = path or os.environ.get("TRUCEWATCH_WORKSPACE")
    if named:
        root = Path(named)
    else:
        here = Path.cwd()
        found = [p for p in (here, *here.parents) if (p / CONFIG_NAME).is_file()]
        if not found:
            raise ConfigError(
                f"no workspace: no {CONFIG_NAME} upward of {here}; "
                "name one with -w DIR or make one with `trucewatch init DIR`"
            )
        root = found[0]
    config = root / CONFIG_NAME
    if not config.is_file():
        raise ConfigError(f"{root} is no workspace: make one with `trucewatch init {root}`")
    try:
        settings = msgspec.convert(tomllib.loads(config.read_text("utf-8")), Settings)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise ConfigError(f"{config}: {error}") from error
    return Workspace(root, settings)


def init_workspace(path: str | Path, agreements: list[str]) -> Workspace:
    """Makes a workspace; an existing one is left as it is.

    Raises:
        ConfigError: the folder cannot be made, or is a workspace already with other agreements.
    """
    if not str(path).strip():
        raise ConfigError("a workspace needs a name: trucewatch init DIR")
    root = Path(path)
    config = root / CONFIG_NAME
    known = available_agreements([root / "agreements", data_root() / "agreements"])
    for one in agreements:
        if one not in known:
            raise ConfigError(f"no agreement {one!r}; there are: {', '.join(sorted(known)) or 'none'}")
    if config.is_file():
        raise ConfigError(f"{root} is a workspace already; edit {config} to change its agreements")
    try:
        root.mkdir(parents=True, exist_ok=True)
        listed = ", ".join(_toml(one) for one in agreements)
        config.write_text(
            f'name = {_toml(root.resolve().name)}\nagreements = [{listed}]\ntimezone = "Asia/Damascus"\n',
            "utf-8",
        )
    except OSError as error:
        raise ConfigError(f"cannot make {root}: {error.strerror}") from error
    return open_workspace(root)


def available_agreements(folders: list[Path]) -> dict[str, Path]:
    """Agreement ids and their folders; earlier folders win."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        if folder.is_dir():
            found.update({p.parent.name: p.parent for p in sorted(folder.glob("*/agreement.toml"))})
    return found


def _toml(text: str) -> str:
    """A TOML string of it. JSON's escapes are TOML's, but for the one control character it leaves."""
    plain = text.encode("utf-8", "replace").decode("utf-8")  # a folder's name need not be UTF-8
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")

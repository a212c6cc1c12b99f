"""Where the evaluation sets lie: no part of the project; one that is not there is skipped aloud."""

import hashlib
import importlib.util
import os
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TRUCEWATCH_SHARED", ROOT.parent / "shared"))
GOLD = SHARED / "gold" / "dev.gold.jsonl"
TEXTS = SHARED / "gold" / "dev.texts.jsonl"
CORPORA = Path(os.environ.get("TRUCEWATCH_CORPORA", SHARED / "corpora"))
EXAMPLE = ROOT / "examples" / "syria-2016"


def scorer(name: str) -> ModuleType | None:
    """A scorer of the evaluation sets, or None where they are not there."""
    path = SHARED / "bench" / f"{name}.py"
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules.setdefault(name, module)
    spec.loader.exec_module(module)
    return module


def corpus_digest(path: Path) -> str:
    """The first 12 hexadecimal digits of the SHA-256 of a file, or of a folder's files in the order of their
    names: a figure names the data that it was taken on."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    whole = hashlib.sha256()
    for one in sorted(path.rglob("*")):
        if one.is_file():
            whole.update(one.relative_to(path).as_posix().encode() + b"\0" + one.read_bytes())
    return whole.hexdigest()[:12]


def sets() -> dict[str, Path]:
    """The evaluation sets by the name that a person knows them under, whether they are there or not."""
    return {
        "development set": GOLD,
        "example": EXAMPLE / "expected.jsonl",
        "MUC-4, development part": CORPORA / "muc4" / "dev.json.gz",
        "event-location": CORPORA / "event-location.jsonl.gz",
        "re3d": CORPORA / "re3d",
        "GeoVirus": CORPORA / "geovirus.xml",
        "WikiWars": CORPORA / "wikiwars",
    }

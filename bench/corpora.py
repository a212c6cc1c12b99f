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
    """The first 12 hexadecimal digits of a file's SHA-256: a figure names the data that it was taken on."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]

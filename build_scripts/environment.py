"""The checkout's virtual environment: made once with the locked packages, checked in a blink afterwards."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import tcl
from system import PROGRAM, WINDOWS, CannotGoOn, provide

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
PYTHON = FOLDER / ("Scripts/python.exe" if WINDOWS else "bin/python")
PROGRAM_NAME = "BaoCaoKTTT"
"""What app.spec calls the stand-alone program and its folder."""
RUN_LOCK = ROOT / "build_scripts" / "requirements.txt"
DEV_LOCK = ROOT / "build_scripts" / "requirements-dev.txt"
_STAMP = FOLDER / "installed-locks"

LOCK_HEADING = """\
# {title}, for every platform, with the hashes of their files.
# Made from pyproject.toml by `python3 build_scripts/dev.py lock`; not edited by hand.
"""


def ensure(*locks: Path) -> None:
    """Make `.venv` hold the packages of these lock files; do nothing when it already does."""
    provide(*PROGRAM)
    wanted = {_fingerprint(lock) for lock in locks}
    installed = set(_STAMP.read_text("ascii").split()) if _STAMP.exists() else set()
    works = _works()
    if works and wanted <= installed:
        return
    if not works:
        print(f"Making {FOLDER}", flush=True)
        venv.EnvBuilder(clear=True, with_pip=True, symlinks=not WINDOWS).create(FOLDER)
        installed = set()
    print(f"Installing the packages of {', '.join(lock.name for lock in locks)}", flush=True)
    _STAMP.unlink(missing_ok=True)
    arguments = [text for lock in locks for text in ("-r", str(lock))]
    options = ["--quiet", "--disable-pip-version-check", "--require-hashes", "--only-binary=:all:", "--no-deps"]
    if subprocess.run([PYTHON, "-m", "pip", "install", *options, *arguments]).returncode != 0:
        raise CannotGoOn("The packages could not be installed; pip says above why. Nothing else was changed.")
    current = {_fingerprint(lock) for lock in (RUN_LOCK, DEV_LOCK)}
    _STAMP.write_text("\n".join(sorted(wanted | installed & current)) + "\n", "ascii")


def _fingerprint(lock: Path) -> str:
    # Git may check the file out with either line ending.
    return hashlib.sha256(lock.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _works() -> bool:
    """Whether the environment's interpreter still runs: it breaks when the Python below it is replaced."""
    if not PYTHON.exists():
        return False
    return subprocess.run([PYTHON, "-c", "import pip, _tkinter"], capture_output=True).returncode == 0


def write_locks(upgrade: bool) -> None:
    """Write both lock files anew from pyproject.toml; a version stays unless it must change or `upgrade` is set."""
    with tempfile.TemporaryDirectory() as folder:
        venv.EnvBuilder(with_pip=True, symlinks=not WINDOWS).create(folder)
        tools = Path(folder) / ("Scripts" if WINDOWS else "bin")
        subprocess.run([tools / "python", "-m", "pip", "install", "--quiet", "uv"], check=True)
        uv = str(tools / "uv")
        _lock(uv, RUN_LOCK, "What the program needs", upgrade, "pyproject.toml")
        options = ["--group", "pyproject.toml:dev", "-c", str(RUN_LOCK)]
        options += [text for name in _names(RUN_LOCK) for text in ("--no-emit-package", name)]
        _lock(uv, DEV_LOCK, "What tests, checks, benchmarks and the build need besides", upgrade, *options)


def _lock(uv: str, lock: Path, title: str, upgrade: bool, *sources: str) -> None:
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
    options += ["--no-config", "--quiet", "--upgrade"] if upgrade else ["--no-config", "--quiet"]
    subprocess.run([uv, "pip", "compile", *options, *sources, "-o", str(lock)], cwd=ROOT, check=True)
    # uv may end the file with the names that it left out, as comments.
    lines = [line for line in lock.read_text("utf-8").splitlines() if not line.startswith("#")]
    text = LOCK_HEADING.format(title=title) + "\n".join(lines).strip() + "\n"
    lock.write_text(text, "utf-8", newline="\n")


def _names(lock: Path) -> list[str]:
    lines = lock.read_text("utf-8").splitlines()
    return [line.split("==")[0] for line in lines if "==" in line and not line.startswith(("#", " "))]


def run_module(*arguments: str) -> int:
    """Run `python -m ARGUMENTS` of the environment in the checkout and return its exit status."""
    sys.stdout.flush()
    variables = {**os.environ, **(for_typing() if WINDOWS else {})}
    return subprocess.run([PYTHON, "-m", *arguments], cwd=ROOT, env=variables).returncode


def for_typing() -> dict[str, str]:
    """The variables with which tkinter on Windows takes Vietnamese as it is typed: see tcl.py."""
    base = subprocess.run([PYTHON, "-c", "import sys; print(sys.base_prefix)"], capture_output=True, text=True).stdout
    return tcl.library_for_typing(Path(base.strip()) / "tcl", FOLDER / "tcl")

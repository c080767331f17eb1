#!/usr/bin/env python3
"""The maintainer's commands: set up, run, test, bench, screenshots, build. Needs nothing but Python 3.11."""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):
    sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ".")

import argparse
import contextlib
import subprocess
from datetime import datetime
from pathlib import Path

import environment
import screen
import system
import wine
from environment import DEV_LOCK, PROGRAM_NAME, ROOT, RUN_LOCK, run_module

OUTPUT = ROOT / "build"
SPEC = ROOT / "build_scripts" / "app.spec"
FREEZE = ("--noconfirm", "--log-level=ERROR")
NO_SCREEN = "There is no screen to open the window on; the report of the sample was exported to {path}"


def setup(arguments: argparse.Namespace) -> int:
    environment.ensure(RUN_LOCK, DEV_LOCK)
    return 0


def run(arguments: argparse.Namespace) -> int:
    environment.ensure(RUN_LOCK)
    if arguments.rest:
        return run_module("desktop", *arguments.rest)
    folder = OUTPUT / "sample" / datetime.now().strftime("%Y%m%d-%H%M%S")
    book = folder / "so-mau.json"
    folder.mkdir(parents=True)
    if status := run_module("desktop", "new", str(book), "--sample"):
        return status
    if screen.is_there():
        return run_module("desktop", str(book))
    report = folder / "bao-cao-mau.docx"
    if status := run_module("desktop", "report", str(book), "-o", str(report)):
        return status
    print(NO_SCREEN.format(path=report))
    return 0


def test(arguments: argparse.Namespace) -> int:
    system.provide(*system.PROGRAM, *system.SCREEN, *(system.RENDERING if arguments.all else ()))
    environment.ensure(RUN_LOCK, DEV_LOCK)
    everything = []
    if arguments.all:
        everything = ["-m", "not frozen"]
        if system.LINUX:
            _make_windows()
    # Those of `--all` share one Wine; a choice of tests is done before other processes have started.
    at_once = [] if everything or arguments.rest else ["-n", "auto"]
    # pytest opens the virtual screen itself: see xvfb_* in pyproject.toml.
    return run_module("pytest", *everything, *at_once, *arguments.rest)


def lint(arguments: argparse.Namespace) -> int:
    environment.ensure(RUN_LOCK, DEV_LOCK)
    fix = [] if arguments.fix else ["--check"]
    checks = (
        ("ruff", "format", *fix, "."),
        ("ruff", "check", *(["--fix"] if arguments.fix else []), "."),
        ("mypy",),
    )
    return max([run_module(*check) for check in checks])


def bench(arguments: argparse.Namespace) -> int:
    system.provide(*system.PROGRAM, *system.SCREEN)
    environment.ensure(RUN_LOCK, DEV_LOCK)
    with contextlib.nullcontext() if screen.is_there() else screen.virtual():
        return run_module("tests.bench", *arguments.rest)


def screenshots(arguments: argparse.Namespace) -> int:
    system.provide(*system.PROGRAM, *system.PICTURES)
    environment.ensure(RUN_LOCK, DEV_LOCK)
    status = 0
    for dpi in (96, 120):
        folder = arguments.folder.resolve() / f"{dpi}dpi"
        folder.mkdir(parents=True, exist_ok=True)
        with screen.virtual(dpi, window_manager=True):
            status = max(status, run_module("tests.screenshots", str(folder)))
    return status


def build(arguments: argparse.Namespace) -> int:
    return _build_for_windows() if arguments.windows and not system.WINDOWS else _build_here()


def _build_here() -> int:
    system.provide(*system.PROGRAM, *system.FREEZING)
    environment.ensure(RUN_LOCK, DEV_LOCK)
    folders = ("--distpath", str(OUTPUT / "dist"), "--workpath", str(OUTPUT / "work"))
    if status := run_module("PyInstaller", *FREEZE, *folders, str(SPEC)):
        return status
    program = OUTPUT / "dist" / PROGRAM_NAME / (PROGRAM_NAME + (".exe" if system.WINDOWS else ""))
    _tell_size(program, "its self-test follows")
    with screen.virtual():
        status = subprocess.run([program, "selftest"], cwd=program.parent).returncode
    print("The self-test of the built program passed" if status == 0 else f"The self-test failed with {status}")
    return status


def _build_for_windows() -> int:
    _make_windows()
    names = {"--distpath": "dist-windows", "--workpath": "work-windows"}
    folders = [text for option, name in names.items() for text in (option, wine.windows_path(OUTPUT / name))]
    with screen.virtual():
        wine.end()
        # With the whole Tcl library: what must stay out of the program is for app.spec to leave out.
        frozen = wine.run(wine.PYTHON, "-m", "PyInstaller", *FREEZE, *folders, wine.windows_path(SPEC))
        wine.end()
    if frozen.returncode:
        print(frozen.stdout, file=sys.stderr)
        return frozen.returncode
    _tell_size(wine.PROGRAM, "its tests under Wine follow")
    return run_module("pytest", "-m", "frozen", "tests/windows")


def _make_windows() -> None:
    system.provide(*system.PROGRAM, *system.SCREEN)
    environment.ensure(RUN_LOCK, DEV_LOCK)
    with screen.virtual():
        wine.ensure()


def _tell_size(program: Path, what_follows: str) -> None:
    size = sum(file.stat().st_size for file in program.parent.rglob("*") if file.is_file())
    print(f"Built {program} ({size / 1e6:.0f} MB in its folder); {what_follows}", flush=True)


def lock(arguments: argparse.Namespace) -> int:
    system.provide(*system.PROGRAM)
    environment.write_locks(arguments.upgrade)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("setup", help="make .venv with the locked packages").set_defaults(do=setup)
    one = commands.add_parser(
        "run", allow_abbrev=False, help="run the program; without arguments, its window on the sample"
    )
    one.set_defaults(do=run, passes_on=True)
    one = commands.add_parser("test", allow_abbrev=False, help="run the tests; further arguments go to pytest")
    one.add_argument("--all", action="store_true", help="also what needs LibreOffice, root or Wine")
    one.set_defaults(do=test, passes_on=True)
    one = commands.add_parser("lint", help="ruff and mypy, as CI runs them")
    one.add_argument("--fix", action="store_true", help="mend what ruff can mend")
    one.set_defaults(do=lint)
    one = commands.add_parser("bench", allow_abbrev=False, help="run the benchmarks: [NAME] [--json] [--full]")
    one.set_defaults(do=bench, passes_on=True)
    one = commands.add_parser("screenshots", help="picture every tab and dialog at 96 and 120 dpi")
    one.add_argument("folder", type=Path, metavar="DIR")
    one.set_defaults(do=screenshots)
    one = commands.add_parser("build", help="build the stand-alone program and run its self-test")
    one.add_argument("--windows", action="store_true", help="for Windows, through Wine")
    one.set_defaults(do=build)
    one = commands.add_parser("lock", help="write the lock files anew from pyproject.toml")
    one.add_argument("--upgrade", action="store_true", help="take the newest versions allowed")
    one.set_defaults(do=lock)
    return parser


def main(words: list[str]) -> int:
    parser = _parser()
    arguments, rest = parser.parse_known_args(words)
    if rest and not getattr(arguments, "passes_on", False):
        parser.error(f"unknown: {' '.join(rest)}")
    arguments.rest = rest
    try:
        return int(arguments.do(arguments))
    except (system.CannotGoOn, subprocess.CalledProcessError) as reason:
        print(reason, file=sys.stderr)  # a program that failed has told more above
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

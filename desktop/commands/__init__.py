"""The command line: what maintainers, tests and automation use. Clerks use the window.

Exit status: 0 done, 1 the input is damaged, foreign or has problems, 2 wrong usage or nothing could be done.
"""

from __future__ import annotations

import errno
import gc
import io
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from desktop import paths, wording
from desktop.domain import errors
from desktop.wording import faults

if TYPE_CHECKING:
    import argparse

log = logging.getLogger(__name__)

DONE, PROBLEMS, REFUSED = 0, 1, 2

_NOTHING_DONE = (
    errors.FileExists,
    errors.FileMissing,
    errors.WriteRefused,
    errors.DiskFull,
    errors.FileBusy,
    errors.WriteFailed,
    errors.CopyMismatch,
    errors.UnknownEntity,
    errors.ReportClosed,
)
"""Faults of the call or the machine; all others are faults of the input."""


class Module(Protocol):
    """A command: a module of this package, and one row in COMMANDS."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what may follow the command's name."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it and return the exit status. Raises AppError."""


class Command(NamedTuple):
    """What a command does, for `--help`, and what brings its module in: the others' stay outside."""

    help: str
    load: Callable[[], Module]


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that the words name and return the exit status; without a command, open the window."""
    words = list(sys.argv[1:] if words is None else words)
    if not words or (words[0] not in COMMANDS and not words[0].startswith("-")):
        return _window(words)
    from desktop.commands.parser import parser

    _write_any_letter()
    options = parser(words).parse_args(words)
    try:
        status = int(options.run(options))
        sys.stdout.flush()
    except errors.AppError as error:
        print(faults.sentence(error), file=sys.stderr)
        return REFUSED if isinstance(error, _NOTHING_DONE) else PROBLEMS
    except OSError as error:
        _log(error)
        if error.errno not in (errno.EPIPE, errno.EINVAL):  # with these whoever read the output has gone
            print(faults.UNEXPECTED, file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # Python flushes once more at its end
        return REFUSED
    except Exception as error:
        _log(error)
        print(faults.UNEXPECTED, file=sys.stderr)
        return REFUSED
    return status


def _write_any_letter() -> None:
    """Write Vietnamese wherever the output goes: a letter that cannot be written is no reason to stop half-way."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            asked = "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if asked else "utf-8", errors="backslashreplace")


def _log(error: Exception) -> None:
    """Note in the program's log what nobody expected."""
    from desktop.session import logbook

    logbook.start(paths.log_folder())
    log.error("unexpected", exc_info=error)


def _window(words: Sequence[str]) -> int:
    if len(words) > 1:
        print(wording.WRONG_USAGE.format(usage="python -m desktop [FILE]"), file=sys.stderr)
        return REFUSED
    gc.disable()  # what is made on the way to the window stays: looking through it again and again finds nothing
    from desktop import app

    return app.run(Path(words[0]).absolute() if words else None)


def _new() -> Module:
    from desktop.commands import new

    return new


def _report() -> Module:
    from desktop.commands import report

    return report


def _check() -> Module:
    from desktop.commands import check

    return check


def _check_docx() -> Module:
    from desktop.commands import check_docx

    return check_docx


def _read_back() -> Module:
    from desktop.commands import read_back

    return read_back


def _request() -> Module:
    from desktop.commands import request

    return request


def _adopt() -> Module:
    from desktop.commands import adopt

    return adopt


def _excel() -> Module:
    from desktop.commands import excel

    return excel


def _import_excel() -> Module:
    from desktop.commands import import_excel

    return import_excel


def _import_report() -> Module:
    from desktop.commands import import_report

    return import_report


def _selftest() -> Module:
    from desktop.commands import selftest

    return selftest


# The loaders are spelt out: PyInstaller finds only what is imported by name.
COMMANDS = {
    "new": Command("write a new book", _new),
    "report": Command("write the assessment report", _report),
    "check": Command("print the findings about the data", _check),
    "check-docx": Command("print the findings about a finished document", _check_docx),
    "read-back": Command("print what was changed in an exported Word document", _read_back),
    "request": Command(
        "write what a superior asks for: outline, indicators, period and deadline of a report", _request
    ),
    "adopt": Command("take in what a superior asks for", _adopt),
    "excel": Command("write the tables of a report as a workbook", _excel),
    "import-excel": Command("print what a workbook would change, or take it in", _import_excel),
    "import-report": Command("make a book of an old Word or text report", _import_report),
    "selftest": Command("try everything on the sample in a temporary folder", _selftest),
}

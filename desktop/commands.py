"""The command line: what maintainers, tests and automation use. Clerks use the window.

Exit status: 0 done, 1 the input is damaged, foreign or has problems, 2 wrong usage or nothing could be done.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import desktop
from desktop import paths, wording
from desktop.domain import errors
from desktop.domain.book import Book, Report

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
)
"""Faults of the call or the machine; all others are faults of the input."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        print(wording.WRONG_USAGE.format(usage=self.format_usage().strip()), file=sys.stderr)
        raise SystemExit(REFUSED)


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that the words name and return the exit status; without a command, open the window."""
    words = list(sys.argv[1:] if words is None else words)
    if not words or (words[0] not in COMMANDS and not words[0].startswith("-")):
        return _window(words)
    options = _parser().parse_args(words)
    try:
        return int(options.run(options))
    except errors.AppError as error:
        print(wording.sentence(error), file=sys.stderr)
        return REFUSED if isinstance(error, _NOTHING_DONE) else PROBLEMS


def _window(words: Sequence[str]) -> int:
    if len(words) > 1:
        print(wording.WRONG_USAGE.format(usage="python -m desktop [FILE]"), file=sys.stderr)
        return REFUSED
    gc.disable()  # what is made on the way to the window stays: looking through it again and again finds nothing
    from desktop import app

    return app.run(Path(words[0]).absolute() if words else None)


def _new(options: argparse.Namespace) -> int:
    from desktop.domain.edits import new_book
    from desktop.storage.catalogue import read_catalogue, read_sample
    from desktop.storage.store import Store

    if options.sample:
        book = read_sample(paths.asset("sample.json"))
    else:
        book = new_book(read_catalogue(paths.asset("catalogue.json")))
    if options.file.exists():
        raise errors.FileExists(options.file)
    Store(options.file).save(book)
    return DONE


def _report(options: argparse.Namespace) -> int:
    from desktop.reports import word
    from desktop.storage.atomic import write_atomically

    if options.output.suffix.lower() != ".docx":
        print(wording.ONLY_DOCX.format(name=options.output.name), file=sys.stderr)
        return REFUSED
    book = _open(options.file)
    report = _report_of(book, options)
    write_atomically(options.output, word.render(book, report.id, as_is=options.as_is), replace=False)
    return DONE


def _check(options: argparse.Namespace) -> int:
    from desktop.domain.checks import Severity, findings

    book = _open(options.file)
    found = findings(book, _report_of(book, options))
    if options.json:
        rows = [
            {
                "severity": Severity(finding.severity).name.lower(),
                "field": str(finding.ref),
                "message": finding.sentence,
                "hint": finding.hint,
            }
            for finding in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for finding in found:
            place = wording.place(book, finding.ref)
            print(f"{finding.severity.value} | {place} | {finding.sentence} {finding.hint}".rstrip())
    return PROBLEMS if any(finding.severity is Severity.MUST for finding in found) else DONE


def _check_docx(options: argparse.Namespace) -> int:
    from desktop.domain.checks import Severity
    from desktop.reports.docx_check import check_file

    found = check_file(options.file)
    if options.json:
        rows = [
            {
                "severity": Severity(finding.severity).name.lower(),
                "rule": finding.rule,
                "place": finding.place,
                "message": finding.sentence,
                "hint": finding.repair,
            }
            for finding in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for finding in found:
            print(f"{finding.severity.value} | {finding.rule} | {finding.place} | {finding.sentence} {finding.repair}")
        if not found:
            print(wording.NO_FLAWS)
    return PROBLEMS if any(finding.severity is not Severity.NOTE for finding in found) else DONE


def _selftest(options: argparse.Namespace) -> int:
    from desktop.selftest import run

    return run()


def _open(path: Path) -> Book:
    from desktop.storage.store import Store

    return Store(path).open()


def _report_of(book: Book, options: argparse.Namespace) -> Report:
    if options.report:
        return book.report(options.report)
    newest = book.newest_report()
    if newest is None:
        raise errors.NoReport(options.file)
    return newest


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m desktop", description=__doc__)
    parser.add_argument("--version", action="version", version=desktop.__version__)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    for name, (words, run) in COMMANDS.items():
        command = commands.add_parser(name, help=words, description=words)
        command.set_defaults(run=run)
        if name != "selftest":
            command.add_argument("file", type=Path, metavar="FILE")
        if name == "new":
            command.add_argument("--sample", action="store_true", help="the sample ward instead of an empty book")
        if name in ("report", "check"):
            command.add_argument("--report", metavar="ID", help="another report than the newest")
        if name == "report":
            command.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.docx")
            command.add_argument("--as-is", action="store_true", help="numbers, letters and headings as typed")
        if name in ("check", "check-docx"):
            command.add_argument("--json", action="store_true", help="one JSON document on stdout")
    return parser


COMMANDS = {
    "new": ("write a new book", _new),
    "report": ("write the assessment report", _report),
    "check": ("print the findings about the data", _check),
    "check-docx": ("print the findings about a finished document", _check_docx),
    "selftest": ("try everything on the sample in a temporary folder", _selftest),
}

"""The command line: what maintainers, tests and automation use. Clerks use the window.

Exit status: 0 done, 1 the input is damaged, foreign or has problems, 2 wrong usage or nothing could be done.
"""

from __future__ import annotations

import argparse
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
    from desktop.wording import pages

    ending = options.output.suffix.lower()
    if ending not in (".docx", ".pdf"):
        print(pages.ONLY_DOCX_OR_PDF.format(name=options.output.name), file=sys.stderr)
        return REFUSED
    book = _open(options.file)
    report = _report_of(book, options)
    if ending == ".docx":
        data = word.render(book, report.id, as_is=options.as_is)
    else:
        from desktop.session.preview import pdf_of

        data = pdf_of(book, report.id, paths.asset(), as_is=options.as_is)
    write_atomically(options.output, data, replace=False)
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


def _read_back(options: argparse.Namespace) -> int:
    from desktop.domain.signing import changes_closed, take_edits
    from desktop.reports.checking.package import open_file
    from desktop.reports.read_back import read_back, values
    from desktop.storage.store import Store
    from desktop.wording import signing

    store = Store(options.book)
    book = store.open()
    found = read_back(open_file(options.file), book)
    if options.json:
        rows = [
            {
                "field": str(change.ref) if change.ref is not None else None,
                "before": change.before,
                "after": change.after,
                "book_changed": change.meanwhile,
                "refused": change.why.name.lower().replace("_", "-") if change.why is not None else None,
            }
            for change in found.changes
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for change in found.changes:
            place = wording.place(book, change.ref) if change.ref is not None else signing.COMPOSED_PLACE
            why = signing.WHYS[change.why.name] if change.why is not None else ""
            said = [place, change.before or signing.ADDED_LINE, change.after or signing.REMOVED_LINE]
            print(" | ".join([*said, f"{why} {signing.MEANWHILE if change.meanwhile else ''}".strip()]).rstrip(" |"))
        if not found.changes:
            print(signing.NOT_EDITED.format(name=options.file.name))
    if options.apply:
        taken = take_edits(book, found.origin.report, values(book, found.changes))
        if changes_closed(book, taken) is not None:
            print(signing.REFUSED, file=sys.stderr)
            return REFUSED
        if taken is not book:
            store.save(taken)
    return DONE


def _request(options: argparse.Namespace) -> int:
    from desktop.session.requests import issue
    from desktop.wording import requests

    book = _open(options.file)
    issue(book, _report_of(book, options), options.output)
    print(requests.ISSUED.format(name=options.output.name))
    return DONE


def _adopt(options: argparse.Namespace) -> int:
    from desktop.domain.book import new_id
    from desktop.session.requests import is_for_next, open_request, preview, taken
    from desktop.storage.store import Store
    from desktop.wording import requests

    sheet = open_request(options.file)
    store = Store(options.into)
    book = store.open()
    options.file = options.into
    report = _report_of(book, options)
    following = is_for_next(report, sheet)
    found = preview(book, report, sheet, following=following)
    made = taken(book, report, sheet, new_id("r") if following else report.id)
    if made is not book:
        store.save(made)
    for change in found.changes:
        after = " · ".join(line.strip() for line in change.after.split("\n"))
        print(f"{requests.WHATS[change.what]}: {change.before or wording.NOTHING} → {after}")
    if stays := (*found.targets, *found.sections):
        print(requests.STAYS.format(names="; ".join(stays)))
    print(requests.ADOPTED.format(count=len(found.changes)) if made is not book else requests.ADOPTED_NOTHING)
    return DONE


def _excel(options: argparse.Namespace) -> int:
    from desktop.reports.excel.writer import write
    from desktop.storage.atomic import write_atomically

    if not _is_workbook(options.output):
        return REFUSED
    book = _open(options.file)
    write_atomically(options.output, write(book, _report_of(book, options).id), replace=False)
    return DONE


def _import_excel(options: argparse.Namespace) -> int:
    from desktop.domain.intake import take_in
    from desktop.session import workbooks
    from desktop.storage.store import Store
    from desktop.wording import workbooks as words

    if options.output is not None and not _is_workbook(options.output):
        return REFUSED
    store = Store(options.into)
    book = store.open()
    intake = workbooks.read_workbook(book, _report_of(book, options).id, options.file)
    for line in workbooks.lines_of(book, intake):
        print(line)
    if options.output is not None and options.output.exists():
        raise errors.FileExists(options.output)
    if options.output is not None and intake.problems:
        workbooks.mark_workbook(options.file, intake, options.output)
    wanted = [change for change in intake.changes if not change.clears]
    if options.apply and intake.problems:
        print(words.NOT_APPLIED.format(count=len(intake.problems)), file=sys.stderr)
    elif options.apply and (wanted or intake.rows):
        store.save(take_in(book, wanted, intake.rows))
        print(words.APPLIED.format(count=len(wanted) + len(intake.rows)))
    return PROBLEMS if intake.problems else DONE


def _is_workbook(path: Path) -> bool:
    """Say whether a path can take a workbook; print what is wrong if not."""
    from desktop.wording import workbooks as words

    if path.suffix.lower() == ".xlsx":
        return True
    print(words.ONLY_XLSX.format(name=path.name), file=sys.stderr)
    return False


def _import_report(options: argparse.Namespace) -> int:
    from desktop.session.imports import State, read_report
    from desktop.storage.store import Store
    from desktop.wording import importing

    if options.output.exists():
        raise errors.FileExists(options.output)
    draft = read_report(options.file, paths.asset("catalogue.json"))
    assert draft is not None
    Store(options.output).save(draft.book)
    if options.json:
        rows = [
            {
                "state": entry.state.value,
                "paragraphs": list(entry.paragraphs),
                "kind": entry.kind,
                "what": importing.made_of(draft.book, entry.kind, entry.ref, entry.value, entry.reason),
                "field": str(entry.ref) if entry.ref is not None else "",
                "text": entry.text,
            }
            for entry in draft.entries
        ]
        found = {"report": draft.report, "found": importing.counts(draft.book), "entries": rows}
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return DONE
    print("\n".join(importing.counts(draft.book)))
    for entry in draft.entries:
        if entry.state is not State.FOUND:
            words, numbers = importing.STATES[entry.state.value][0], importing.paragraph_numbers(entry.paragraphs)
            what = importing.made_of(draft.book, entry.kind, entry.ref, entry.value, entry.reason)
            print(f"{words} | {numbers} | {what} | {entry.text}")
    return DONE


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
        raise errors.NoReport(getattr(options, "into", None) or options.file)
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
        if name in ("report", "check", "request", "adopt", "excel", "import-excel"):
            command.add_argument("--report", metavar="ID", help="another report than the newest")
        if name == "report":
            command.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="a .docx or .pdf file")
            command.add_argument("--as-is", action="store_true", help="numbers, letters and headings as typed")
        if name == "read-back":
            command.add_argument("book", type=Path, metavar="BOOK")
            command.add_argument("--apply", action="store_true", help="put what can be taken into the book")
        if name == "request":
            command.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.json")
        if name == "adopt":
            command.add_argument("--into", type=Path, required=True, metavar="BOOK")
        if name in ("excel", "import-excel"):
            command.add_argument(
                "-o", "--output", type=Path, required=name == "excel", metavar="OUT.xlsx", help="the workbook to write"
            )
        if name == "import-excel":
            command.add_argument("--into", type=Path, required=True, metavar="BOOK", help="the book to compare with")
            command.add_argument("--apply", action="store_true", help="take it in; without it only what would change")
        if name == "import-report":
            command.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
        if name in ("check", "check-docx", "import-report", "read-back"):
            command.add_argument("--json", action="store_true", help="one JSON document on stdout")
    return parser


COMMANDS = {
    "new": ("write a new book", _new),
    "report": ("write the assessment report", _report),
    "check": ("print the findings about the data", _check),
    "check-docx": ("print the findings about a finished document", _check_docx),
    "read-back": ("print what was changed in an exported Word document", _read_back),
    "request": ("write what a superior asks for: outline, indicators, period and deadline of a report", _request),
    "adopt": ("take in what a superior asks for", _adopt),
    "excel": ("write the tables of a report as a workbook", _excel),
    "import-excel": ("print what a workbook would change, or take it in", _import_excel),
    "import-report": ("make a book of an old Word or text report", _import_report),
    "selftest": ("try everything on the sample in a temporary folder", _selftest),
}

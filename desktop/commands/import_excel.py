"""`import-excel FILE.xlsx --into BOOK [--apply] [-o MARKED.xlsx] [--report ID]`: rows from a workbook."""

from __future__ import annotations

import argparse
import sys

from desktop.commands import DONE, PROBLEMS, REFUSED
from desktop.commands.arguments import add_book_to_change, add_file, add_report, report_of
from desktop.commands.changing import open_to_change, save_changed
from desktop.commands.excel import add_workbook, is_workbook
from desktop.domain.errors import FileExists
from desktop.domain.intake import take_in
from desktop.session import workbooks
from desktop.wording import workbooks as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command's name."""
    add_file(parser)
    add_report(parser)
    add_workbook(parser, required=False)
    add_book_to_change(parser)
    parser.add_argument("--apply", action="store_true", help="take it in; without it only what would change")


def run(options: argparse.Namespace) -> int:
    """Print what the workbook would change, mark its errors, and take it in where that is wanted and all is right."""
    if options.output is not None and not is_workbook(options.output):
        return REFUSED
    if options.output is not None and options.output.exists():
        raise FileExists(options.output)
    store, book = open_to_change(options.into)
    intake = workbooks.read_workbook(book, report_of(book, options.report, options.into).id, options.file)
    for line in workbooks.lines_of(book, intake):
        print(line)
    if options.output is not None and intake.problems:
        workbooks.mark_workbook(options.file, intake, options.output)
    wanted = [change for change in intake.changes if not change.clears]
    if options.apply and intake.problems:
        print(words.NOT_APPLIED.format(count=len(intake.problems)), file=sys.stderr)
    elif options.apply and (wanted or intake.rows):
        save_changed(store, book, take_in(book, wanted, intake.rows))
        print(words.APPLIED.format(count=len(wanted) + len(intake.rows)))
    return PROBLEMS if intake.problems else DONE

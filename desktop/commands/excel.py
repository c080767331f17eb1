"""`excel FILE -o OUT.xlsx [--report ID]`: write the tables of a report as a workbook."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop.commands import DONE, REFUSED
from desktop.commands.arguments import add_file, add_report, open_book, report_of
from desktop.reports.excel.writer import write
from desktop.storage.atomic import write_atomically
from desktop.wording import workbooks as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command's name."""
    add_file(parser)
    add_report(parser)
    add_workbook(parser, required=True)


def run(options: argparse.Namespace) -> int:
    """Write the workbook; what exists is never replaced."""
    if not is_workbook(options.output):
        return REFUSED
    book = open_book(options.file)
    data = write(book, report_of(book, options.report, options.file).id)
    write_atomically(options.output, data, replace=False)
    return DONE


def add_workbook(parser: argparse.ArgumentParser, *, required: bool) -> None:
    """Let the command name the workbook that is written: `options.output`."""
    parser.add_argument(
        "-o", "--output", type=Path, required=required, metavar="OUT.xlsx", help="the workbook to write"
    )


def is_workbook(path: Path) -> bool:
    """Say whether a path can take a workbook; print what is wrong if not."""
    if path.suffix.lower() == ".xlsx":
        return True
    print(words.ONLY_XLSX.format(name=path.name), file=sys.stderr)
    return False

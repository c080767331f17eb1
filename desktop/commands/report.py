"""`report FILE -o OUT.docx|OUT.pdf [--report ID] [--as-is]`: write the assessment report."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop import paths
from desktop.commands import DONE, REFUSED
from desktop.commands.arguments import add_file, add_report, open_book, report_of
from desktop.storage.atomic import write_atomically
from desktop.wording import pages


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command's name."""
    add_file(parser)
    add_report(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="OUT", help="a .docx or .pdf file")
    parser.add_argument("--as-is", action="store_true", help="numbers, letters and headings as typed")


def run(options: argparse.Namespace) -> int:
    """Write the document; the ending of its name says of which kind."""
    ending = options.output.suffix.lower()
    if ending not in (".docx", ".pdf"):
        print(pages.ONLY_DOCX_OR_PDF.format(name=options.output.name), file=sys.stderr)
        return REFUSED
    book = open_book(options.file)
    report = report_of(book, options.report, options.file)
    if ending == ".docx":
        from desktop.reports import word

        data = word.render(book, report.id, as_is=options.as_is)
    else:
        from desktop.session.preview import pdf_of

        data = pdf_of(book, report.id, paths.asset(), as_is=options.as_is)
    write_atomically(options.output, data, replace=False)
    return DONE

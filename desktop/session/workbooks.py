"""Workbooks on their way out of the book and back: written, read, marked. The worker calls these."""

from __future__ import annotations

from pathlib import Path

from desktop import wording
from desktop.domain.book import Book, Report
from desktop.domain.intake import Intake
from desktop.session.exports import named
from desktop.storage.free_names import write_beside
from desktop.wording import workbooks as words

ENDING = ".xlsx"


def suggested_workbook(book: Book, report: Report) -> str:
    """Return the file name to offer: 'So lieu - Phuong Tan An - 01 nam.xlsx', in ASCII."""
    return named(words.NAME, book, report, ENDING)


def export_workbook(book: Book, report: str, path: Path) -> Path:
    """Write a report's tables as a workbook under `path` or the first free name like it; return where."""
    from desktop.reports.excel.writer import write

    return write_beside(path, write(book, report))


def read_workbook(book: Book, report: str, path: Path) -> Intake:
    """Return what a workbook would change in a report; raises FileMissing, WorkbookRefused and UnknownEntity."""
    from desktop.reports.excel.reader import read_file
    from desktop.session.intake import look_through

    return look_through(book, book.report(report), read_file(path))


def mark_workbook(path: Path, intake: Intake, target: Path) -> Path:
    """Write a copy of the workbook with its faults marked, under a free name; return where."""
    from desktop.reports.excel.marking import marked
    from desktop.reports.excel.reader import data_of

    faults = ((problem.sheet, problem.cell, problem.sentence) for problem in intake.problems)
    return write_beside(target, marked(data_of(path), path, faults))


def marked_name(path: Path) -> Path:
    """Return the path that is offered for the marked copy."""
    return path.with_stem(path.stem + words.MARKED)


def lines_of(book: Book, intake: Intake) -> list[str]:
    """Return what a workbook would change, in lines for the command's output."""
    found = [
        f"{change.place} | {wording.place(book, change.ref)} | {change.before or wording.NOTHING} → "
        f"{words.CLEARED if change.clears else change.after}"
        for change in intake.changes
    ]
    found += [f"{row.place} | {words.NEW_ROW} {row.title}" for row in intake.rows]
    found += [f"{problem.place} | {words.PROBLEM}: {problem.sentence}" for problem in intake.problems]
    return [*found, *intake.notes]

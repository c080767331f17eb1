"""Slips on their way to the cooperatives: written by the worker, never over an existing file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.domain.book import Book, Report
from desktop.session.exports import named
from desktop.storage.free_names import write_beside
from desktop.wording import workbooks as words


def export_slips(book: Book, report: Report, returns: Sequence[str], folder: Path) -> Path:
    """Write the slips of the cooperatives with these figures into a folder, under a free name; return where."""
    from desktop.reports.slip import write

    return write_beside(folder / named(words.SLIP_NAME, book, report, ".docx"), write(book, report.id, returns))

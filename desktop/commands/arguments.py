"""What several commands are given: a file, a report of a book, JSON instead of lines."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.domain.book import Book, Report
from desktop.domain.errors import NoReport
from desktop.storage.store import Store


def add_file(parser: argparse.ArgumentParser) -> None:
    """Have the command begin with a file: `options.file`."""
    parser.add_argument("file", type=Path, metavar="FILE")


def add_book_to_change(parser: argparse.ArgumentParser) -> None:
    """Let the command name the book that takes something in: `options.into`."""
    parser.add_argument("--into", type=Path, required=True, metavar="BOOK", help="the book that takes it in")


def add_report(parser: argparse.ArgumentParser) -> None:
    """Let the command name another report than the newest: `options.report`."""
    parser.add_argument("--report", metavar="ID", help="another report than the newest")


def add_json(parser: argparse.ArgumentParser) -> None:
    """Let the command print JSON: `options.json`."""
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout")


def open_book(path: Path) -> Book:
    """Return the book of a file. Raises what `Store.open` raises."""
    return Store(path).open()


def report_of(book: Book, wanted: str | None, path: Path) -> Report:
    """Return the report of this id, else the newest. Raises UnknownEntity, or NoReport naming the book's file."""
    if wanted:
        return book.report(wanted)
    newest = book.newest_report()
    if newest is None:
        raise NoReport(path)
    return newest

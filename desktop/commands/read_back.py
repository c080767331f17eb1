"""`read-back EDITED.docx BOOK [--json] [--apply]`: what was changed in Word since the export, field by field."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from desktop import wording
from desktop.commands import DONE
from desktop.commands.arguments import add_file, add_json
from desktop.commands.changing import open_to_change, save_changed
from desktop.domain.book import Book
from desktop.domain.signing import take_edits
from desktop.reports.checking.package import open_file
from desktop.reports.read_back import Change, read_back, values
from desktop.wording import signing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command's name."""
    add_file(parser)
    parser.add_argument("book", type=Path, metavar="BOOK")
    parser.add_argument("--apply", action="store_true", help="put what can be taken into the book")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Print one line or one JSON object a change; put those that can be taken into the book if asked."""
    store, book = open_to_change(options.book)
    found = read_back(open_file(options.file), book)
    if options.json:
        print(json.dumps([_row(change) for change in found.changes], ensure_ascii=False, indent=2))
    else:
        for change in found.changes:
            print(_line(book, change))
        if not found.changes:
            print(signing.NOT_EDITED.format(name=options.file.name))
    if options.apply:
        save_changed(store, book, take_edits(book, found.origin.report, values(book, found.changes)))
    return DONE


def _row(change: Change) -> dict[str, object]:
    return {
        "field": str(change.ref) if change.ref is not None else None,
        "before": change.before,
        "after": change.after,
        "book_changed": change.meanwhile,
        "refused": change.why.name.lower().replace("_", "-") if change.why is not None else None,
    }


def _line(book: Book, change: Change) -> str:
    place = wording.place(book, change.ref) if change.ref is not None else signing.COMPOSED_PLACE
    why = signing.WHYS[change.why.name] if change.why is not None else ""
    said = [place, change.before or signing.ADDED_LINE, change.after or signing.REMOVED_LINE]
    return " | ".join([*said, f"{why} {signing.MEANWHILE if change.meanwhile else ''}".strip()]).rstrip(" |")

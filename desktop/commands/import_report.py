"""`import-report OLD.docx -o FILE [--json]`: an old report becomes a book; says what it could not place."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from desktop import paths
from desktop.commands import DONE
from desktop.commands.arguments import add_file, add_json
from desktop.domain.book import Book
from desktop.domain.errors import FileExists
from desktop.session.imports import Entry, State, read_report
from desktop.storage.store import Store
from desktop.wording import importing


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command's name."""
    add_file(parser)
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the book to begin")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    """Write the book and print what was found, joined, doubted and left over. Raises FileExists."""
    if options.output.exists():
        raise FileExists(options.output)
    draft = read_report(options.file, paths.asset("catalogue.json"))
    assert draft is not None
    Store(options.output).save(draft.book)
    if options.json:
        rows = [_row(draft.book, entry) for entry in draft.entries]
        found = {"report": draft.report, "found": importing.counts(draft.book), "entries": rows}
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return DONE
    print("\n".join(importing.counts(draft.book)))
    for entry in draft.entries:
        if entry.state is not State.FOUND:
            words, numbers = importing.STATES[entry.state.value][0], importing.paragraph_numbers(entry.paragraphs)
            print(f"{words} | {numbers} | {_made_of(draft.book, entry)} | {entry.text}")
    return DONE


def _row(book: Book, entry: Entry) -> dict[str, object]:
    return {
        "state": entry.state.value,
        "paragraphs": list(entry.paragraphs),
        "kind": entry.kind,
        "what": _made_of(book, entry),
        "field": str(entry.ref) if entry.ref is not None else "",
        "text": entry.text,
    }


def _made_of(book: Book, entry: Entry) -> str:
    return importing.made_of(book, entry.kind, entry.ref, entry.value, entry.reason)

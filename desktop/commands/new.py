"""`new FILE [--sample]`: write a new book, empty or the sample ward."""

from __future__ import annotations

import argparse

from desktop import paths
from desktop.commands import DONE
from desktop.commands.arguments import add_file
from desktop.domain.edits import new_book
from desktop.domain.errors import FileExists
from desktop.storage.catalogue import read_catalogue, read_sample
from desktop.storage.store import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may follow the command's name."""
    add_file(parser)
    parser.add_argument("--sample", action="store_true", help="the sample ward instead of an empty book")


def run(options: argparse.Namespace) -> int:
    """Write the book; what exists is never replaced."""
    if options.sample:
        book = read_sample(paths.asset("sample.json"))
    else:
        book = new_book(read_catalogue(paths.asset("catalogue.json")))
    if options.file.exists():
        raise FileExists(options.file)
    Store(options.file).save(book)
    return DONE

"""A process of its own that saves a book: with a limit on the size of files, or as a user without rights."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from msgspec.structs import replace

from desktop.domain.errors import AppError
from desktop.storage.store import Store
from tests.builders import a_book

NOBODY = 65534


def main() -> str:
    """Save over the file that is named; return 'saved' or the class of the fault."""
    parser = argparse.ArgumentParser()
    parser.add_argument("path", type=Path)
    parser.add_argument("--largest", type=int, help="bytes that a file may have")
    parser.add_argument("--nobody", action="store_true", help="save as a user who owns nothing, if we are root")
    parser.add_argument("--new", action="store_true", help="make the file instead of opening it")
    given = parser.parse_args()
    if given.largest is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (given.largest, given.largest))
    store = Store(given.path)
    book = a_book() if given.new else store.open()
    if given.nobody and os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        store.save(replace(book, sample=True))
    except AppError as fault:
        return type(fault).__name__
    return "saved"


if __name__ == "__main__":
    sys.stdout.write(main())

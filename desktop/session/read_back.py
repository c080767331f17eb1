"""Written Word files that somebody edited: noticed by their fingerprints, read back, taken into the book."""

from __future__ import annotations

import logging
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.book import Book, WordFile
from desktop.domain.errors import AppError
from desktop.reports.checking.package import open_file
from desktop.reports.origin import document_hash
from desktop.reports.read_back import Change as Change
from desktop.reports.read_back import read_back
from desktop.reports.read_back import values as values

log = logging.getLogger(__name__)


class EditedFile(Struct, frozen=True):
    """A file that says other than what was written: as it is remembered, what was changed, and how it stands now."""

    path: Path
    file: WordFile
    changes: tuple[Change, ...]
    now: WordFile

    @property
    def figures(self) -> int:
        """How many of the changes are figures."""
        return sum(change.figure for change in self.changes)


def look(book: Book, report: str, folder: Path) -> tuple[EditedFile, ...]:
    """Return the written files of a report in a folder that were edited since, the newest first. For a worker.

    A file that is gone, or cannot be read, is passed over.
    """
    found = []
    for file in reversed(book.report(report).files):
        path = folder / file.name
        try:
            edited = _look_at(book, report, path, file)
        except AppError as error:
            log.info("not read back: %s", error)
            continue
        if edited is not None:
            found.append(edited)
    return tuple(found)


def _look_at(book: Book, report: str, path: Path, file: WordFile) -> EditedFile | None:
    if not path.is_file():
        return None
    package = open_file(path)
    now = document_hash(package)
    if now == file.sha256:
        return None
    changes = read_back(package, book, report).changes
    return EditedFile(path, file, changes, replace(file, sha256=now)) if changes else None

"""Commands that change a book: it is opened with its copies and saved unless a closed report would change."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.book import Book
from desktop.domain.errors import ReportClosed
from desktop.domain.signing import changes_closed
from desktop.storage.backups import backups_of
from desktop.storage.store import Store


def open_to_change(path: Path) -> tuple[Store, Book]:
    """Return the store of a file, which keeps copies as the window does, and its book. Raises as `Store.open`."""
    store = Store(path, backups=(backups_of(path),))
    return store, store.open()


def save_changed(store: Store, before: Book, after: Book) -> None:
    """Save what an edit made of a book. Raises ReportClosed where it changed a closed report, else as `Store.save`."""
    if after is before:
        return
    if changes_closed(before, after) is not None:
        raise ReportClosed(store.path)
    store.save(after)

"""How the open book comes to the disk: saved by the worker, one at a time, with a status that is always true."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from desktop.domain.book import Book
from desktop.domain.errors import AppError
from desktop.session.autosave import Autosave, Clock
from desktop.session.listeners import Listeners
from desktop.session.worker import Worker, ignore
from desktop.storage.drives import LOW_ROOM, room_left
from desktop.storage.free_names import write_free
from desktop.storage.store import Store
from desktop.wording import saving

_T = TypeVar("_T")


class Saved(Struct, frozen=True):
    """What is on the screen is on the disk, since `at`."""

    at: datetime


class Modified(Struct, frozen=True):
    """Something is not on the disk yet."""


class Saving(Struct, frozen=True):
    """It is being written."""


class Waiting(Struct, frozen=True):
    """It would be written, but another program holds the file; it is tried again for a moment."""


class Failed(Struct, frozen=True):
    """The last save failed; everything is still in the open book, and the next change tries again."""

    error: AppError


Status = Saved | Modified | Saving | Waiting | Failed


class Copy(Struct, frozen=True):
    """The newest copy of the book: when it was made, and the folder that it lies in."""

    at: datetime
    folder: Path


class Facts(Struct, frozen=True):
    """What the last save found: the newest copy, the newest one on another drive, and whether something is odd.

    `room` are the bytes left where the book lies, if they are few; `shrank` says that most of the book is gone.
    """

    copied: Copy | None = None
    outside: datetime | None = None
    room: int | None = None
    shrank: bool = False


class Saver:
    """Writes the book that is open into its file and into others.

    `book()` is the book as it is now; `on_begin()` is called before every save and `on_saved()` after it. With a
    `clock` (a Tk window) changes save themselves. Results come when the worker is drained.
    """

    def __init__(
        self,
        store: Store,
        worker: Worker,
        book: Callable[[], Book],
        *,
        clock: Clock | None,
        on_begin: Callable[[], None],
        on_saved: Callable[[], None],
    ) -> None:
        self._store = store
        self._worker = worker
        self._book = book
        self._on_begin = on_begin
        self._on_saved = on_saved
        self._autosave = Autosave(clock, self.save) if clock else None
        self._saved_book = store.kept.book if store.kept else None
        self._saving_book: Book | None = None
        self._status: Status = Saved(store.kept.envelope.saved_at) if store.kept else Modified()
        self.listeners: Listeners[Status] = Listeners()
        self.facts = Facts()
        self._has_cleaned = False
        store.on_wait = lambda: worker.post(self._on_wait)

    @property
    def status(self) -> Status:
        """How the book stands to the disk."""
        return self._status

    @property
    def modified(self) -> bool:
        """Whether the disk holds another book than this one."""
        return self._book() is not self._saved_book

    @property
    def error(self) -> AppError | None:
        """Why the last save failed."""
        return self._status.error if isinstance(self._status, Failed) else None

    def changed(self) -> None:
        """Find the status of another book, which is saved in a moment."""
        self._wait_or_rest()
        self._settle()

    def save(self) -> None:
        """Have the book written as it is now; edits made meanwhile stay unsaved until the next save."""
        self.cancel()
        if self.modified and self._saving_book is not self._book():
            book, store = self._book(), self._store

            def write() -> Facts:
                store.save(book)
                self._clean(store)
                return _facts(store)

            self._begin(book, write, self._on_facts)

    def cancel(self) -> None:
        """Do not save by itself before the next change."""
        if self._autosave:
            self._autosave.cancel()

    def keep_mine(self, tell: Callable[[Path | AppError], None] = ignore) -> None:
        """Save although somebody else changed the file; `tell` gets where their book is kept."""
        book, store = self._book(), self._store
        self._begin(book, lambda: store.save_over(book), tell)

    def set_mine_aside(self, tell: Callable[[Path | AppError], None]) -> None:
        """Write the book beside its file under a name of its own, so that what is in the file can be opened."""
        book = self._book()

        def write() -> Path:
            file = self._store.path
            return write_free(file.with_stem(file.stem + saving.MINE), lambda path: self._store.copy(book, path))

        def end(result: Path | AppError) -> None:
            if not isinstance(result, AppError):
                self._saved_book = book
                self._on_saved()
            tell(result)

        self._worker.submit(write, end)

    def save_copy(self, path: Path, tell: Callable[[Path | AppError], None] = ignore) -> None:
        """Write the book into another file that does not exist yet; the session stays with its own."""
        book, store = self._book(), self._store

        def copy() -> Path:
            store.copy(book, path)
            return path

        self._worker.submit(copy, tell)

    def go_on_in(self, store: Store, tell: Callable[[AppError | None], None]) -> None:
        """Write the book into the file of another store and save into that from then on; `tell` gets what failed.

        Then everything is as before.
        """
        self.cancel()
        self._on_begin()
        book = self._book()

        def save() -> Facts:
            store.save(book)
            return _facts(store)

        def end(result: Facts | AppError) -> None:
            if isinstance(result, AppError):
                self._wait_or_rest()
                tell(result)
                return
            self._has_cleaned = False
            self._store, self._saved_book, self.facts = store, book, result
            store.on_wait = lambda: self._worker.post(self._on_wait)
            tell(None)
            self._settle(Modified())
            self._wait_or_rest()
            self._on_saved()

        self._worker.submit(save, end)

    def copy_to_stick(self, folder: Path, tell: Callable[[Path | AppError], None] = ignore) -> None:
        """Save, copy the file into a folder under a new name and read it back; `tell` gets the copy's path."""
        book, store = self._book(), self._store

        def save_and_copy() -> Path:
            if store.kept is None or store.kept.book is not book:
                store.save(book)
            return store.copy_to_folder(folder)

        self._begin(book, save_and_copy, tell)

    def _clean(self, store: Store) -> None:
        """Remove what interrupted saves left long ago, once and behind a save that went well."""
        from desktop.storage.recovery import clean_strays  # knows how to read all kinds of files

        if not self._has_cleaned:
            self._has_cleaned = True
            clean_strays(store.path)

    def _on_facts(self, result: Facts | AppError) -> None:
        if not isinstance(result, AppError) and result != self.facts:
            self.facts = result
            self._tell()

    def _on_wait(self) -> None:
        if self._saving_book is not None:
            self._status = Waiting()
            self._tell()

    def _tell(self) -> None:
        self.listeners.tell(lambda: self._status)

    def _wait_or_rest(self) -> None:
        """Let the changes save themselves in a moment, where there are any."""
        if self._autosave is None:
            return
        if self.modified:
            self._autosave.changed()
        else:
            self._autosave.cancel()

    def _begin(self, book: Book, job: Callable[[], _T], tell: Callable[[_T | AppError], None]) -> None:
        """Run a job that saves `book`, and keep the status true."""

        store = self._store

        def end(result: _T | AppError) -> None:
            if self._saving_book is book:
                self._saving_book = None
            if self._store is not store:  # how it ended for the file before says nothing of the one that is open now
                self.save()
                tell(result)
                return
            if self._store.kept is not None:
                self._saved_book = self._store.kept.book
            if isinstance(result, AppError):
                self._settle(Failed(result))
            else:
                self._settle(Modified())
                self._wait_or_rest()
                self._on_saved()
            tell(result)

        self._on_begin()
        self._saving_book = book
        self._settle()
        self._worker.submit(job, end)

    def _settle(self, outcome: Status | None = None) -> None:
        """Find the status anew. A failure stays until the next try; `outcome` is how a try ended."""
        if self._saving_book is not None and self.modified:
            status: Status = Saving()
        elif not self.modified and self._store.kept is not None:
            status = Saved(self._store.kept.envelope.saved_at)
        elif outcome is not None:
            status = outcome
        else:
            status = self._status if isinstance(self._status, Failed) else Modified()
        if status != self._status:
            self._status = status
            self._tell()


def _facts(store: Store) -> Facts:
    """Return what there is to know after a save. The first place for copies is beside the book, others elsewhere."""
    copied, outside = None, None
    for number, place in enumerate(store.backups):
        if found := place.found():
            copied = Copy(found[0].made.astimezone(), place.folder)
            outside = copied.at if number else None
    left = room_left(store.path.parent)
    return Facts(copied, outside, left if left is not None and left < LOW_ROOM else None, store.shrank)

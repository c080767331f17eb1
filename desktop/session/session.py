"""The open book: the one place through which it changes, is undone and is saved."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from msgspec import Struct

from desktop import wording
from desktop.domain.book import Book, FieldRef, new_id
from desktop.domain.edits import set_field
from desktop.domain.errors import AppError, FileBusy, FileExists
from desktop.domain.fields import field_of
from desktop.session.autosave import Autosave, Clock
from desktop.session.exports import Exported, Progress, export_report, export_sources, free_names, suggested_name
from desktop.session.history import History, Step
from desktop.session.worker import Worker, ignore
from desktop.storage.backups import Backups, backups_of, second_backups, second_place
from desktop.storage.catalogue import read_sample
from desktop.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.session.drafts import Drafts, Found, Texts
    from desktop.session.instance import Instance, Owner

P = ParamSpec("P")
_T = TypeVar("_T")


class Saved(Struct, frozen=True):
    """What is on the screen is on the disk, since `at`."""

    at: datetime


class Modified(Struct, frozen=True):
    """Something is not on the disk yet."""


class Saving(Struct, frozen=True):
    """It is being written."""


class Failed(Struct, frozen=True):
    """The last save failed; everything is still in the open book, and the next change tries again."""

    error: AppError


class Copy(Struct, frozen=True):
    """The newest copy of the book: when it was made, and the folder that it lies in."""

    at: datetime
    folder: Path


Status = Saved | Modified | Saving | Failed


class Session:
    """A book, its file and what was done to it. Belongs to one thread; writing happens on the worker's.

    With a `clock` (a Tk window) changes save themselves. Results come when `drain` or `worker.wait_idle` is called.
    """

    def __init__(
        self,
        store: Store,
        book: Book,
        *,
        clock: Clock | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self.worker = Worker()
        self._store = store
        self._book = book
        self._saved_book = store.kept.book if store.kept else None
        self._saving_book: Book | None = None
        self._history = History()
        self._seconds = seconds
        self._autosave = Autosave(clock, self.save) if clock else None
        self._listeners: list[Callable[[Book], None]] = []
        self._status_listeners: list[Callable[[Status], None]] = []
        self._status: Status = Saved(store.kept.envelope.saved_at) if store.kept else Modified()
        self._drafts: Drafts | None = None
        self._texts: Texts = ()
        self.instance: Instance | None = None
        self.in_use_by: Owner | None = None
        self.copied: Copy | None = None

    @classmethod
    def open(cls, path: Path, *, clock: Clock | None = None, author: str = "", places: Sequence[Path] = ()) -> Session:
        """Open a data file. Raises what `Store.open` raises; the file stays as it is.

        Copies are kept beside it, and every day in the first of the `places` that is on another drive.
        """
        store = Store(path, author=author)
        book = store.open()
        store.backups = _backups(store.path, book, places)
        return cls(store, book, clock=clock)

    @classmethod
    def new(
        cls,
        path: Path,
        book: Book | None = None,
        *,
        clock: Clock | None = None,
        author: str = "",
        places: Sequence[Path] = (),
    ) -> Session:
        """Begin a data file with an empty book or with `book`, and start saving it. Raises FileExists."""
        if path.exists():
            raise FileExists(path)
        book = book or Book(id=new_id("b"))
        store = Store(path, author=author)
        store.backups = _backups(store.path, book, places)
        session = cls(store, book, clock=clock)
        session.save()
        return session

    @classmethod
    def sample(cls, path: Path, source: Path, *, clock: Clock | None = None) -> Session:
        """Begin a data file with the sample ward that `source` holds. Raises FileExists."""
        return cls.new(path, read_sample(source), clock=clock)

    @property
    def book(self) -> Book:
        """The book as it is now; older ones stay whole for whoever holds them."""
        return self._book

    @property
    def path(self) -> Path:
        """The data file."""
        return self._store.path

    @property
    def status(self) -> Status:
        """How the book stands to the disk."""
        return self._status

    @property
    def modified(self) -> bool:
        """Whether the disk holds another book than this one."""
        return self._book is not self._saved_book

    @property
    def is_read_only(self) -> bool:
        """Whether the book can only be looked at, since another program has it."""
        return self.instance is not None and not self.instance.is_held

    def asked_to_show(self) -> bool:
        """Say whether the window is to come forward."""
        return self.instance is not None and self.instance.asked_to_show()

    def do(self, edit: Callable[Concatenate[Book, P], Book], *args: P.args, **kwargs: P.kwargs) -> None:
        """Make an edit and tell the listeners. An edit that returns the same book has not happened.

        Where the book can only be looked at, the listeners are shown it as it is.
        """
        before = self._book
        if self.is_read_only:
            self._show(before)
            return
        after = edit(before, *args, **kwargs)
        if after is before:
            return
        ref = args[0] if edit is set_field and args and isinstance(args[0], FieldRef) else None
        name = wording.EDITS[edit.__name__].format(label=_label(before, ref))
        self._history.record(Step(name, before, after, self._seconds(), ref))
        self._show(after)

    def undo(self) -> None:
        """Show the book before the last step; nothing if there is none."""
        if (book := self._history.undo()) is not None:
            self._show(book)

    def redo(self) -> None:
        """Show the book after the step that was undone last; nothing if there is none."""
        if (book := self._history.redo()) is not None:
            self._show(book)

    @property
    def can_undo(self) -> bool:
        """Whether `undo` does anything."""
        return self._history.undo_step is not None

    @property
    def can_redo(self) -> bool:
        """Whether `redo` does anything."""
        return self._history.redo_step is not None

    @property
    def undo_name(self) -> str:
        """What `undo` takes back, in words; '' if nothing."""
        step = self._history.undo_step
        return step.name if step else ""

    @property
    def redo_name(self) -> str:
        """What `redo` does again, in words; '' if nothing."""
        step = self._history.redo_step
        return step.name if step else ""

    def subscribe(self, listener: Callable[[Book], None]) -> Callable[[], None]:
        """Have `listener` called with the book after every change; return what ends that."""
        return _join(self._listeners, listener)

    def subscribe_status(self, listener: Callable[[Status], None]) -> Callable[[], None]:
        """Have `listener` called with the status after every change of it; return what ends that."""
        return _join(self._status_listeners, listener)

    def save(self) -> None:
        """Have the book written as it is now; edits made meanwhile stay unsaved until the next save."""
        self._history.seal()
        if self._autosave:
            self._autosave.cancel()
        if self.modified and self._saving_book is not self._book:
            book = self._book

            def write() -> Copy | None:
                self._store.save(book)
                return _newest_copy(self._store)

            self._begin(book, write, self._on_copied)

    def keep_mine(self, tell: Callable[[Path | AppError], None] = ignore) -> None:
        """Save although somebody else changed the file; `tell` gets where their book is kept."""
        book = self._book
        self._begin(book, lambda: self._store.save_over(book), tell)

    def set_mine_aside(self, tell: Callable[[Path | AppError], None]) -> None:
        """Write the book beside its file under a name of its own, so that what is in the file can be opened."""
        book = self._book

        def write() -> Path:
            for path in free_names(self.path.with_stem(self.path.stem + wording.MINE)):
                with suppress(FileExists):
                    self._store.copy(book, path)
                    return path
            raise AssertionError

        def end(result: Path | AppError) -> None:
            if not isinstance(result, AppError):
                self._saved_book = book
                self.keep_draft()
            tell(result)

        self.worker.submit(write, end)

    def save_copy(self, path: Path, tell: Callable[[Path | AppError], None] = ignore) -> None:
        """Write the book into another file that does not exist yet; the session stays with its own."""
        book = self._book

        def copy() -> Path:
            self._store.copy(book, path)
            return path

        self.worker.submit(copy, tell)

    def copy_to_stick(self, folder: Path, tell: Callable[[Path | AppError], None] = ignore) -> None:
        """Save, copy the file into a folder under a new name and read it back; `tell` gets the copy's path."""
        book = self._book

        def save_and_copy() -> Path:
            if self._store.kept is None or self._store.kept.book is not book:
                self._store.save(book)
            return self._store.copy_to_folder(folder)

        self._history.seal()
        self._begin(book, save_and_copy, tell)

    def export_report(
        self,
        report: str,
        tell: Callable[[Exported | AppError | None], None] = ignore,
        *,
        path: Path | None = None,
        as_is: bool = False,
        on_progress: Progress = ignore,
    ) -> Callable[[], None]:
        """Write a report of the book as it is now to Word, beside the book or to `path`, under a free name.

        `tell` gets None if the export was cancelled by calling what this returns, `on_progress` shares of 1; like
        all results they come when `drain` is called. Raises UnknownEntity.
        """
        book, cancel = self._book, Event()
        target = path or self.path.with_name(suggested_name(book, book.report(report)))

        def post(share: float) -> None:
            self.worker.post(lambda: on_progress(share))

        self.worker.submit(
            lambda: export_report(book, report, target, as_is=as_is, on_progress=post, cancelled=cancel.is_set), tell
        )
        return cancel.set

    def export_sources(self, report: str, tell: Callable[[Path | AppError], None] = ignore) -> None:
        """Write where a report's figures come from to Word, beside the book; `tell` gets the document's path."""
        book, folder = self._book, self.path.parent
        self.worker.submit(lambda: export_sources(book, report, folder), tell)

    @property
    def drafts(self) -> Drafts:
        """What is kept for the case of a crash."""
        if self._drafts is None:
            from desktop.session.drafts import Drafts

            self._drafts = Drafts(self._store)
        return self._drafts

    def keep_draft(self, texts: Texts = ()) -> None:
        """Keep what the data file does not hold, with the raw `texts` of fields that are not in the book yet.

        The window calls this about every second, from its loading on.
        """
        self._texts = texts
        if self.is_read_only:
            return
        if self.modified or texts:
            self.drafts.keep(self._book, texts, self._store.kept.envelope.sha256 if self._store.kept else "")
        elif self._drafts is not None:
            self._drafts.drop()

    def look_for_draft(self, tell: Callable[[Found | None], None]) -> None:
        """Have `tell` called with the draft that an earlier run left, None if none holds anything new."""
        kept = self._store.kept
        if kept is None or self.is_read_only or not self.drafts.earlier:
            return
        self.worker.submit(
            lambda: self.drafts.look(kept), lambda found: tell(None if isinstance(found, AppError) else found)
        )

    def drain(self) -> None:
        """Take in the results of the worker: the window calls this from `after`."""
        self.worker.drain()

    def close(self, timeout: float = 60.0) -> AppError | None:
        """Save, wait and return None, or why the book is not saved. The session can go on in either case."""
        self.save()
        if not self.worker.wait_idle(timeout):
            return FileBusy(self.path)
        if isinstance(self._status, Failed):
            return self._status.error
        if self._drafts is not None:
            self._drafts.settle()
        self.keep_draft(self._texts)
        self.abandon()
        return None

    def abandon(self) -> None:
        """Let go of everything without saving."""
        if self._autosave:
            self._autosave.cancel()
        self.worker.close()
        if self._drafts is not None:
            self._drafts.close()
        if self.instance is not None:
            self.instance.release()

    def _show(self, book: Book) -> None:
        self._book = book
        self._wait_or_rest()
        self._settle()
        for listener in tuple(self._listeners):
            listener(self._book)

    def _on_copied(self, result: Copy | AppError | None) -> None:
        if not isinstance(result, AppError) and result != self.copied:
            self.copied = result
            self._tell_status()

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

        def end(result: _T | AppError) -> None:
            if self._saving_book is book:
                self._saving_book = None
            if self._store.kept is not None:
                self._saved_book = self._store.kept.book
            if isinstance(result, AppError):
                self._settle(Failed(result))
            else:
                self._settle(Modified())
                self._wait_or_rest()
                if self._drafts is not None:
                    self.keep_draft(self._texts)
            tell(result)

        self._saving_book = book
        self._settle()
        self.worker.submit(job, end)

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
            self._tell_status()

    def _tell_status(self) -> None:
        for listener in tuple(self._status_listeners):
            listener(self._status)


def _backups(path: Path, book: Book, places: Sequence[Path]) -> tuple[Backups, ...]:
    second = second_place(path, places)
    return (backups_of(path), *([second_backups(path, book.id, second)] if second is not None else []))


def _newest_copy(store: Store) -> Copy | None:
    """Return the newest copy, of those on another drive if there are any."""
    for place in reversed(store.backups):
        if found := place.found():
            return Copy(found[0].made.astimezone(), place.folder)
    return None


def _label(book: Book, ref: FieldRef | None) -> str:
    """Return the label of a field on the screen, the program's word for any other."""
    if ref is None:
        return ""
    try:
        return field_of(book.entity(ref.entity), ref.field).label
    except KeyError:
        return wording.ANY_FIELD


def _join(listeners: list[Callable[[_T], None]], listener: Callable[[_T], None]) -> Callable[[], None]:
    listeners.append(listener)

    def leave() -> None:
        if listener in listeners:
            listeners.remove(listener)

    return leave

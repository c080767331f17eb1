"""The open book: the one place through which it changes, is undone and is saved."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Concatenate, Literal, ParamSpec

from desktop import wording
from desktop.domain.book import Book, FieldRef, new_id
from desktop.domain.edits import restore, set_field
from desktop.domain.errors import AppError, FileBusy, FileExists
from desktop.domain.signing import changes_closed, is_fixed, note_file
from desktop.session.autosave import Clock
from desktop.session.exports import Exported, Progress, export_report, export_sources, suggested_name
from desktop.session.history import History, Step
from desktop.session.listeners import Listeners
from desktop.session.saver import Failed as Failed
from desktop.session.saver import Modified as Modified
from desktop.session.saver import Saved as Saved
from desktop.session.saver import Saver
from desktop.session.saver import Saving as Saving
from desktop.session.saver import Status as Status
from desktop.session.worker import Worker, ignore
from desktop.storage.backups import Backups, backups_of, second_backups, second_place
from desktop.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.session.drafts import Drafts, Found, Texts
    from desktop.session.instance import Instance, Owner

P = ParamSpec("P")


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
        self._history = History()
        self._seconds = seconds
        self._listeners: Listeners[Book] = Listeners()
        self.saver = Saver(
            store,
            self.worker,
            lambda: self._book,
            clock=clock,
            on_begin=self._history.seal,
            on_saved=self._on_saved,
        )
        self._refusal_listeners: Listeners[str | None] = Listeners()
        self._drafts: Drafts | None = None
        self._texts: Texts = ()
        self.instance: Instance | None = None
        self.in_use_by: Owner | None = None

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
        return self.saver.status

    @property
    def modified(self) -> bool:
        """Whether the disk holds another book than this one."""
        return self.saver.modified

    @property
    def is_read_only(self) -> bool:
        """Whether the book can only be looked at, since another program has it."""
        return self.instance is not None and not self.instance.is_held

    def asked_to_show(self) -> bool:
        """Say whether the window is to come forward."""
        return self.instance is not None and self.instance.asked_to_show()

    def do(self, edit: Callable[Concatenate[Book, P], Book], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Make an edit, tell the listeners and return True; an edit that returns the same book is no step.

        Where the book can only be looked at, or the edit would change a closed report, it is refused: the listeners
        are shown the book as it is, those of refusals are told the report (None where it is the whole book), and False
        is returned.
        """
        before = self._book
        if self.is_read_only:
            return self._refuse(None)
        after = edit(before, *args, **kwargs)
        if after is before:
            return True
        closed = changes_closed(before, after) if edit is not restore else None
        if closed is not None:
            return self._refuse(closed)
        ref = args[0] if edit is set_field and args and isinstance(args[0], FieldRef) else None
        name = wording.EDITS[edit.__name__].format(label=_label(before, ref))
        self._history.record(Step(name, before, after, self._seconds(), ref))
        self._show(after)
        return True

    def takes(self, refs: Iterable[FieldRef]) -> bool:
        """Say whether edits of these fields may be made; if not, that is told as `do` tells it."""
        if self.is_read_only:
            return self._refuse(None)
        closed = next((self._book.report_of(ref.entity) for ref in refs if is_fixed(self._book, ref)), None)
        return closed is None or self._refuse(closed.id)

    def _refuse(self, report: str | None) -> Literal[False]:
        self._show(self._book)
        self._refusal_listeners.tell(lambda: report)
        return False

    def note(self, edit: Callable[Concatenate[Book, P], Book], *args: P.args, **kwargs: P.kwargs) -> None:
        """Make an edit that tells what happened outside of the book: no step, and undo keeps it."""
        after = edit(self._book, *args, **kwargs)
        if after is self._book or self.is_read_only:
            return
        self._history.rewrite(lambda book: edit(book, *args, **kwargs))
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
        return self._listeners.join(listener)

    def subscribe_status(self, listener: Callable[[Status], None]) -> Callable[[], None]:
        """Have `listener` called with the status after every change of it; return what ends that."""
        return self.saver.listeners.join(listener)

    def subscribe_refusals(self, listener: Callable[[str | None], None]) -> Callable[[], None]:
        """Have `listener` called with the id of a closed report that an edit would have changed.

        None stands for the whole book, which can only be looked at.
        """
        return self._refusal_listeners.join(listener)

    def save(self) -> None:
        """Have the book written as it is now; edits made meanwhile stay unsaved until the next save."""
        self.saver.save()

    def go_on_in(
        self, path: Path, tell: Callable[[Path | AppError], None] = ignore, *, places: Sequence[Path] = ()
    ) -> None:
        """Go on in another file, which must not exist yet; what was done can still be undone.

        `tell` gets its path, or why it could not be written; then nothing has changed. The file before stays as it was
        saved last, and its draft goes. Who holds the book for this program takes the new file then.
        """
        store = self._store.elsewhere(path)
        store.backups = _backups(store.path, self._book, places)

        def end(fault: AppError | None) -> None:
            if fault is not None:
                tell(fault)
                return
            self._store = store
            if self._drafts is not None:
                self._drafts.give_up()
                self._drafts = None
            if self.instance is not None:
                self.instance.release()
                self.instance = None
            tell(store.path)

        self.saver.go_on_in(store, end)

    def export_report(
        self,
        report: str,
        tell: Callable[[Exported | AppError | None], None] = ignore,
        *,
        path: Path | None = None,
        as_is: bool = False,
        draft: int = 0,
        on_progress: Progress = ignore,
    ) -> Callable[[], None]:
        """Write a report of the book as it is now to Word, beside the book or to `path`, under a free name.

        With a number of a `draft` it is one. What is written beside the book is remembered with the report.

        `tell` gets None if the export was cancelled by calling what this returns, `on_progress` shares of 1; like
        all results they come when `drain` is called. Raises UnknownEntity.
        """
        book, cancel = self._book, Event()
        target = path or self.path.with_name(suggested_name(book, book.report(report), draft))

        def end(result: Exported | AppError | None) -> None:
            if isinstance(result, Exported) and result.file is not None and result.path.parent == self.path.parent:
                self.note(note_file, report, result.file)
            tell(result)

        def post(share: float) -> None:
            self.worker.post(lambda: on_progress(share))

        self.worker.submit(
            lambda: export_report(
                book, report, target, as_is=as_is, draft=draft, on_progress=post, cancelled=cancel.is_set
            ),
            end,
        )
        return cancel.set

    def export_sources(
        self, report: str, tell: Callable[[Path | AppError], None] = ignore, *, folder: Path | None = None
    ) -> None:
        """Write where a report's figures come from to Word, beside the book or into `folder`; `tell` gets the path."""
        book, target = self._book, folder or self.path.parent
        self.worker.submit(lambda: export_sources(book, report, target), tell)

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
        """Save, end the session and return None; or return why the book is not saved, and go on."""
        self.save()
        if not self.worker.wait_idle(timeout):
            return FileBusy(self.path)
        if (error := self.saver.error) is not None:
            return error
        if self._drafts is not None:
            self._drafts.settle()
        self.keep_draft(self._texts)
        self.abandon()
        return None

    def abandon(self) -> None:
        """Let go of everything without saving."""
        self.saver.cancel()
        self.worker.close()
        if self._drafts is not None:
            self._drafts.close()
        if self.instance is not None:
            self.instance.release()

    def resume(self) -> None:
        """Go on after `close` or `abandon`; the library takes the book for this program again."""
        self.worker.resume()
        if self._drafts is not None:
            self._drafts.resume()

    def _show(self, book: Book) -> None:
        self._book = book
        self.saver.changed()
        self._listeners.tell(lambda: self._book)

    def _on_saved(self) -> None:
        if self._drafts is not None:
            self.keep_draft(self._texts)


def _backups(path: Path, book: Book, places: Sequence[Path]) -> tuple[Backups, ...]:
    second = second_place(path, places)
    return (backups_of(path), *([second_backups(path, book.id, second)] if second is not None else []))


def _label(book: Book, ref: FieldRef | None) -> str:
    """Return what a field is called, '' for none."""
    return wording.field_label(book.entity(ref.entity), ref.field) if ref is not None else ""

"""What is done with whole books: opening, beginning, copying, leaving; each asks and tells through the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import wording
from desktop.domain.book import Book
from desktop.domain.errors import AppError
from desktop.session.session import Session
from desktop.ui import dialogs
from desktop.ui.carrying import at_home, copy_to_stick
from desktop.wording import faults, saving

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class Books:
    """The way of the main window from one book to another."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def open(self, path: Path | None = None) -> None:
        """Save and close this book, then open another one; what cannot be opened changes nothing."""
        self.window.settle()
        path = path or dialogs.ask_book_to_open(self.window, self.window.library.folder)
        if path is not None and (path := at_home(self.window, self.window.library, path)) is not None:
            chosen = path
            self._change(lambda: self.window.library.open(chosen), chosen)

    def new(self) -> None:
        """Start an empty book under a name of its own."""
        self.window.settle()
        path = dialogs.ask_name_of_book(self.window, wording.NEW_TITLE, self.window.library.folder, wording.NEW_NAME)
        if path is not None:
            self._change(lambda: self.window.library.new(path))

    def import_report(self) -> None:
        """Make a book of an old report; this one stays open until that is decided."""
        path = dialogs.ask_old_report(self.window)
        if path is None:
            return
        from desktop.ui.import_page import ImportPage

        def show(book: Book, sentence: str) -> None:
            if self._change(lambda: self.window.library.begin(book)):
                self.window.notice.tell(sentence)

        ImportPage(self.window, self.window.library, path, show, self.window.keyboard.bring_back)

    def open_sample(self) -> None:
        """Open the sample ward."""
        self.window.settle()
        self._change(self.window.library.sample)

    def _change(self, opening: Callable[[], Session], path: Path | None = None) -> bool:
        """Close this book and show the one that `opening` opens, at `path` where one was chosen; say whether it is."""
        if not self.leave():
            return False
        before = self.window.session
        try:
            session = opening()
        except AppError as error:
            self.window.library.reopen(before)
            if path is not None and self.window.library.can_mend(path, error):
                self._mend(path, error)
            else:
                dialogs.tell_error(self.window, faults.sentence(error))
            return False
        self.window.attach(session)
        return True

    def _mend(self, path: Path, error: AppError) -> None:
        """Let an older state take the place of a book that cannot be opened; this one stays until that is done."""
        from desktop.ui.recovery_page import MendingPage

        def show(session: Session, sentence: str) -> None:
            if self.leave():
                self.window.attach(session)
                self.window.notice.tell(sentence)

        MendingPage(self.window, self.window.library, path, error, show, self.window.keyboard.bring_back)

    def save_copy(self) -> None:
        """Write a copy under another name and stay in the present book."""
        self.window.settle()
        path = dialogs.ask_name_of_book(
            self.window, wording.SAVE_COPY, self.window.library.folder, self.window.session.path.name
        )
        if path is not None:
            self.window.session.saver.save_copy(path, self.tell_done(saving.COPIED))

    def go_on_elsewhere(self) -> None:
        """Write the book under another name and go on in that file: the way out of a place that cannot be written."""
        self.window.settle()
        window, session = self.window, self.window.session
        here = session.path.parent
        folder = window.library.folder if window.library.folder != here else Path.home()
        path = dialogs.ask_name_of_book(window, saving.SAVE_ELSEWHERE, folder, session.path.name)
        if path is None:
            window.show_status()  # what failed is still to be told
            return

        def tell(result: Path | AppError) -> None:
            if isinstance(result, AppError):
                again = (saving.SAVE_ELSEWHERE, self.go_on_elsewhere)
                window.notice.tell(faults.sentence(result), (again,), fault=True)
            else:
                self.tell_done(saving.MOVED)(result)

        window.library.go_on_in(session, path, tell)

    def copy_to_stick(self) -> None:
        """Write the book under a new name on a stick and read it back."""
        copy_to_stick(self.window)

    def tell_done(self, words: str) -> Callable[[Path | AppError], None]:
        """Return what tells the outcome of writing a file: `words` with its name, or what is wrong."""

        def tell(result: Path | AppError) -> None:
            if isinstance(result, AppError):
                self.tell_fault(result)
            else:
                step = (wording.OPEN_FOLDER, lambda: self.window.show_folder(result))
                self.window.notice.tell(words.format(name=result.name), (step,))

        return tell

    def tell_fault(self, error: AppError) -> None:
        """Say what went wrong, above the page."""
        self.window.notice.tell(faults.sentence(error), fault=True)

    def open_folder(self) -> None:
        """Show the folder of the book in the system's own window."""
        self.window.show_folder(self.window.session.path)

    def open_theirs(self) -> None:
        """Keep this book beside its file, then open what somebody else put there."""
        path = self.window.session.path

        def tell(result: Path | AppError) -> None:
            if isinstance(result, AppError):
                self.tell_fault(result)
                return
            self.window.session.abandon()
            try:
                session = self.window.library.open(path)
            except AppError as error:
                self.window.library.reopen(self.window.session)
                self.tell_fault(error)
                return
            self.window.attach(session)
            self.tell_done(saving.OPENED_THEIRS)(result)

        self.window.settle()
        self.window.session.saver.set_mine_aside(tell)

    def leave(self) -> bool:
        """Save and end the session; where it cannot be saved, ask whether it may be given up."""
        self.window.session.keep_draft(self.window.open_texts())
        error = self.window.session.close()
        if error is None:
            return True
        question = saving.CLOSE_UNSAVED.format(sentence=faults.sentence(error))
        if not dialogs.ask(self.window, question, saving.CLOSE_ANYWAY, saving.STAY):
            return False
        self.window.session.abandon()
        return True

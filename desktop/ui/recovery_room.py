"""Older states over the open book: the recovery page, and the log for whoever helps."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import wording
from desktop.domain import edits
from desktop.ui import dialogs
from desktop.wording import recovery

if TYPE_CHECKING:
    from desktop.session.recovery import Candidate
    from desktop.ui.main_window import MainWindow
    from desktop.ui.recovery_page import RecoveryPage


class RecoveryRoom:
    """Opens the recovery page over the main window's pages; `page` is `None` while it is not seen."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.page: RecoveryPage | None = None

    def open(self) -> None:
        """Show the versions of the book, what a field held in them, and the deleted rows."""
        from desktop.ui.recovery_page import RecoveryPage

        if self.page is not None:
            return
        field = self.window.focused_field()
        self.window.settle()
        self.page = RecoveryPage(
            self.window,
            self.window.library.recovery(self.window.session.path, self.window.session.book.id),
            self._restore,
            self.close,
            entries=self.window.entries,
            field=field,
        )

    def close(self) -> None:
        """Go back to the pages."""
        if self.page is not None:
            self.page.destroy()
            self.page = None
            self.window.keyboard.bring_back()

    def _restore(self, candidate: Candidate) -> None:
        """Take an older state into the open book, as a step that can be undone."""
        assert self.page is not None
        book = self.page.recovery.book(candidate)
        self.close()
        self.window.session.do(edits.restore, book)
        if candidate.saved_at is not None:
            now = datetime.now().astimezone()
            self.window.notice.tell(recovery.RESTORED.format(time=wording.moment(candidate.saved_at, now)))

    def pack_log(self) -> None:
        """Write the log into one file for whoever helps."""
        path = dialogs.ask_name_of_file(self.window, wording.LOG_TITLE, Path.home(), wording.LOG_NAME, ".zip")
        if path is not None:
            from desktop import paths
            from desktop.session.logbook import pack

            self.window.session.worker.submit(
                lambda: pack(paths.log_folder(), path), self.window.books.tell_done(wording.LOG_PACKED)
            )

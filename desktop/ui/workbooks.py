"""Excel from the window: the tables of the report out, and what somebody has entered in them back in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import AppError
from desktop.domain.intake import Change, Intake, NewRow, take_in
from desktop.session import workbooks
from desktop.ui import dialogs
from desktop.wording import workbooks as words

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class Workbooks:
    """Asks for files, lets the worker write or read them, and shows what came of it."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def export(self) -> None:
        """Write the tables of the report that is open."""
        self.window.settle()
        report, book = self.window.report, self.window.session.book
        if report is None:
            return
        name, folder = workbooks.suggested_workbook(book, report), self.window.session.path.parent
        path = dialogs.ask_name_of_file(self.window, words.EXPORT_TITLE, folder, name, workbooks.ENDING)
        if path is not None:
            self.window.session.worker.submit(
                lambda: workbooks.export_workbook(book, report.id, path),
                lambda result: self.window.exports.tell(result, words.WRITTEN, words.OPEN_IN_EXCEL),
            )

    def take_in(self) -> None:
        """Read a workbook and show what it would change."""
        self.window.settle()
        report, book = self.window.report, self.window.session.book
        path = dialogs.ask_workbook_to_open(self.window, self.window.session.path.parent)
        if report is None or path is None:
            return
        self.window.status_line.say(words.READING)
        self.window.session.worker.submit(
            lambda: workbooks.read_workbook(book, report.id, path), lambda result: self._on_read(path, result)
        )

    def _on_read(self, path: Path, result: Intake | AppError) -> None:
        self.window.show_status()
        if isinstance(result, AppError):
            self.window.books.tell_fault(result)
        elif result.is_empty:
            self.window.notice.tell(" ".join([words.NOTHING_NEW.format(name=path.name), *result.notes]))
        else:
            from desktop.ui.workbook_dialog import WorkbookDialog

            WorkbookDialog(
                self.window,
                self.window.session.book,
                result,
                path.name,
                lambda changes, rows: self._take(path, changes, rows),
                lambda: self._mark(path, result),
            )

    def _take(self, path: Path, changes: Sequence[Change], rows: Sequence[NewRow]) -> None:
        if not self.window.session.do(take_in, tuple(changes), tuple(rows)):
            return
        for change in changes:
            self.window.entries.unread.pop(change.ref, None)
        self.window.steps.tell(words.TAKEN.format(count=len(changes) + len(rows), name=path.name))

    def _mark(self, path: Path, intake: Intake) -> None:
        offered = workbooks.marked_name(path)
        target = dialogs.ask_name_of_file(
            self.window, words.MARKED_TITLE, offered.parent, offered.name, workbooks.ENDING
        )
        if target is not None:
            self.window.session.worker.submit(
                lambda: workbooks.mark_workbook(path, intake, target),
                lambda result: self.window.exports.tell(result, words.MARKED_WRITTEN, words.OPEN_IN_EXCEL),
            )

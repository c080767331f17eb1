"""What a superior asked, as the window takes it in, and laying the report out after a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.book import OutlineLine, new_id
from desktop.domain.errors import AppError
from desktop.domain.requests import RequestSheet, adopt, adopt_next, set_outline
from desktop.domain.typed_outline import unplaced
from desktop.ui import dialogs
from desktop.wording import requests as wording

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class Requests:
    """The main window's room for requests and outlines."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def receive(self) -> None:
        """Ask for the file of a request, show what it would change, and take it in if that is wanted."""
        from desktop.session.requests import open_request
        from desktop.ui.request_dialog import RequestDialog

        self.window.settle()
        report = self.window.report
        if report is None:
            self.window.periods.add()
            return
        path = dialogs.ask_request(self.window, self.window.library.folder)
        if path is None:
            return
        try:
            sheet = open_request(path)
        except AppError as error:
            self.window.books.tell_fault(error)
            return
        RequestDialog(self.window, self.window.session.book, report, sheet, self._take)

    def lay_out(self) -> None:
        """Let the headings of a letter be typed and the sections be put below them."""
        from desktop.ui.outline_dialog import OutlineDialog

        self.window.settle()
        report = self.window.report
        if report is None:
            self.window.periods.add()
        else:
            OutlineDialog(self.window, report, lambda lines: self._lay_out(report.id, lines))

    def _take(self, report: str, sheet: RequestSheet, following: bool) -> None:
        session = self.window.session
        if following:
            new = new_id("r")
            made = session.do(adopt_next, report, new, sheet)
            if made:
                self.window.choose_report(new)
        else:
            made = session.do(adopt, report, sheet)
        if made:
            self.window.steps.tell(wording.TAKEN.format(issuer=sheet.issuer or wording.UNKNOWN_ISSUER))

    def _lay_out(self, report: str, lines: tuple[OutlineLine, ...]) -> None:
        if not self.window.session.do(set_outline, report, lines):
            return
        left = len(unplaced(lines))
        self.window.steps.tell(wording.LAID_OUT_LEFT.format(count=left) if left else wording.LAID_OUT)

"""The periods of the open book, as the window adds, chooses and deletes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain import edits
from desktop.domain.book import Book, Report, new_id
from desktop.domain.errors import AppError
from desktop.domain.rolling import roll_forward
from desktop.domain.unseen import unseen
from desktop.ui import dialogs
from desktop.wording import UNNAMED, unit_name
from desktop.wording import periods as wording
from desktop.wording.importing import OLD_UNIT

if TYPE_CHECKING:
    from desktop.session.periods import Plan
    from desktop.ui.main_window import MainWindow


class Periods:
    """The main window's room for periods."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def add(self) -> None:
        """Ask how the next period begins."""
        from desktop.ui.period_dialog import PeriodDialog

        self.window.settle()
        PeriodDialog(
            self.window, self.window.session.book.reports, self.window.report, self._make, on_old=self.from_old
        )

    def from_old(self) -> None:
        """Read an old report into the open book, as a period before or after those that are there."""
        path = dialogs.ask_old_report(self.window)
        if path is None:
            return
        from desktop.ui.import_page import ImportPage

        ImportPage(
            self.window, self.window.library, path, self._take_old, self.window.keyboard.bring_back, into_book=True
        )

    def remove(self) -> None:
        """Lay the period that is being worked on into the bin."""
        report = self.window.report
        if report is None:
            return
        self.window.settle()
        if not self.window.session.do(edits.remove_row, report.id):
            return
        words = wording.DELETED.format(name=report.name or UNNAMED)
        self.window.steps.tell(words, ((wording.UNDO_DELETE, lambda: self._take_back(report)),))

    def _make(self, way: str, source: Report | None, plan: Plan) -> None:
        from desktop.session.periods import empty_report
        from desktop.ui.period_dialog import ROLL

        session = self.window.session
        if way == ROLL and source is not None:
            new = new_id("r")
            made = session.do(
                roll_forward,
                source.id,
                new,
                name=plan.name,
                period_from=plan.period_from,
                period_to=plan.period_to,
                cutoff=plan.cutoff,
            )
        else:
            try:
                report = empty_report(self.window.library.catalogue, session.book, source, plan)
            except AppError as error:
                self.window.books.tell_fault(error)
                return
            new = report.id
            made = session.do(edits.add_report, report)
        if made:
            self._show(new)

    def _show(self, new: str) -> None:
        self.window.choose_report(new)
        report = self.window.session.book.report(new)
        waiting = len(unseen(report))
        words = wording.ROLLED if report.previous else wording.ADDED
        self.window.steps.tell(words.format(name=report.name or UNNAMED, count=waiting))

    def _take_old(self, old: Book, words: str) -> None:
        from desktop.domain.old_report import take_old_report

        (taken,) = old.reports
        session, before = self.window.session, self.window.session.book
        if not session.do(take_old_report, old, taken.id):
            return
        self.window.choose_report(taken.id)
        unit = session.book.unit_of(session.book.report(taken.id))
        if unit is not None and before.units and unit.id not in {row.id for row in before.units}:
            words = f"{words} {OLD_UNIT.format(unit=unit_name(unit))}"
        self.window.steps.tell(words)

    def _take_back(self, report: Report) -> None:
        self.window.session.do(edits.put_back, report.id)
        self.window.choose_report(report.id)

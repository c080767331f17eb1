"""A report's way to its signature in the main window: drafts, closing, number and date, edited Word files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import wording
from desktop.domain import edits, signing
from desktop.domain.book import FieldRef, Remark, Report, State, new_id
from desktop.domain.errors import AppError
from desktop.session.exports import Exported
from desktop.ui import dialogs
from desktop.ui.carrying import copy_to_stick
from desktop.wording import signing as words

if TYPE_CHECKING:
    from desktop.session.read_back import EditedFile
    from desktop.ui.main_window import MainWindow
    from desktop.ui.widgets.notice import Step


class SigningRoom:
    """What the buttons of the signing round do, and what is told meanwhile."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    # -- drafts

    def print_draft(self) -> None:
        """Write the next draft to Word, once no edited file waits to be looked at."""
        report = self.window.report
        if report is not None:
            self.look_first(lambda: self._write_draft(report), words.EXPORT_ANYWAY)

    def _write_draft(self, report: Report, folder: Path | None = None) -> None:
        number = report.drafts + 1
        self.window.status_line.say(wording.EXPORTING)
        self.window.session.export_report(
            report.id,
            lambda result: self._on_draft(result, report, number),
            draft=number,
            path=self.window.exports.path_in(folder, report, number),
        )

    def _on_draft(self, result: Exported | AppError | None, report: Report, number: int) -> None:
        unread = len(self.window.entries.standing())
        gaps = len(result.gaps) if isinstance(result, Exported) else 0
        sentence = words.draft_written(number, gaps, unread)
        self._tell_written(result, sentence, lambda folder: self._write_draft(report, folder))

    def _tell_written(
        self, result: Exported | AppError | None, sentence: str, elsewhere: Callable[[Path], None]
    ) -> None:
        self.window.show_status()
        if isinstance(result, AppError):
            self.window.exports.tell_fault(result, elsewhere)
        elif result is not None:
            steps = self.window.exports.steps(result.path) + self.window.exports.gap_steps(result)
            self.window.notice.tell(sentence, steps)

    # -- closing, number and date

    def close(self) -> None:
        """Close the report for signing and write it; refused with the list while something must be settled."""
        report = self.window.report
        if report is not None and report.state is State.DRAFT:
            self.look_first(lambda: self._close(report.id), words.CLOSE_WITHOUT)

    def _close(self, report: str) -> None:
        from desktop.session.signing import unsettled

        self.window.settle()
        left = unsettled(self.window.session.book, report, self.window.entries.doubts(report))
        if left:
            count = len(left)
            see = (words.SEE_THEM.format(count=count), self._show_unsettled)
            self._show_unsettled()
            self.window.notice.tell(words.CANNOT_CLOSE.format(count=count), (see,), fault=True)
            return
        if not dialogs.ask(self.window, words.CLOSE_QUESTION, words.CLOSE_YES, words.CLOSE_NO):
            return
        if self.window.session.do(signing.close_report, report, datetime.now().astimezone()):
            self._write_closed(report)

    def _show_unsettled(self) -> None:
        self.window.open_view("report", "signing")

    def export_closed(self) -> None:
        """Write the closed report to Word, clean, beside the book."""
        report = self.window.report
        if report is not None:
            self._write_closed(report.id)

    def _write_closed(self, report: str, folder: Path | None = None) -> None:
        def tell(result: Exported | AppError | None) -> None:
            name = result.path.name if isinstance(result, Exported) else ""
            sentence = words.CLOSED.format(name=name)
            self._tell_written(result, sentence, lambda folder: self._write_closed(report, folder))

        path = self.window.exports.path_in(folder, self.window.session.book.report(report))
        self.window.session.export_report(report, tell, path=path)

    def issue(self) -> None:
        """Take the number and date that stand in the form, or go to the one that is missing or not meant so."""
        from desktop.session.signing import doubtful_date

        self.window.settle()
        report = self.window.report
        if report is None or report.state is not State.CLOSED:
            return
        if not report.number.strip() or report.issued is None:
            self.window.go_to(FieldRef(report.id, "issued" if report.number.strip() else "number"))
            self.window.notice.tell(words.NUMBER_MISSING, kind="caution")
            return
        doubt = doubtful_date(self.window.session.book, report.id)
        question = words.ISSUE_QUESTION.format(doubt=doubt)
        if doubt and not dialogs.ask(self.window, question, words.ISSUE_ANYWAY, words.MEND_DATE):
            self.window.go_to(FieldRef(report.id, "issued"))
            return
        if self.window.session.do(signing.issue, report.id, report.number, report.issued):
            self.window.steps.tell(words.issued(report.number, report.issued))

    def send(self) -> None:
        """Copy the book and the report's Word file for the superior, once no edited file waits to be looked at."""
        report = self.window.report
        if report is not None:
            self.look_first(lambda: copy_to_stick(self.window, report), words.SEND_ANYWAY)

    def reopen(self) -> None:
        """Let the report be edited again."""
        report = self.window.report
        if report is not None and report.state is not State.DRAFT:
            self._reopen(report.id)

    def _reopen(self, report: str) -> None:
        if self.window.session.do(signing.reopen, report):
            self.window.steps.tell(words.REOPENED)

    def refused(self, report: str) -> None:
        """Say why an edit of a closed report was not taken, with the way to open it."""
        step = (words.REOPEN, lambda: self._reopen(report))
        self.window.notice.tell(words.REFUSED, (step,), kind="caution")

    # -- Word files that were edited outside

    def look_first(self, go_on: Callable[[], None], anyway: str) -> None:
        """Go on where no written Word file was edited since; else say so, and offer to look or to go on `anyway`."""
        self.window.settle()
        session, report = self.window.session, self.window.report
        if report is None:
            return
        if not report.files:
            go_on()
            return
        book, folder = session.book, session.path.parent

        def look() -> tuple[EditedFile, ...]:
            from desktop.session.read_back import look

            return look(book, report.id, folder)

        def tell(found: tuple[EditedFile, ...] | AppError) -> None:
            if isinstance(found, AppError) or not found:
                go_on()
                return
            edited = found[0]
            steps: list[Step] = [
                (words.SEE_AND_TAKE, lambda: self.see(edited)),
                (anyway, go_on),
                (words.LATER, lambda: None),
            ]
            count = len(edited.changes) - edited.figures
            self.window.notice.tell(words.file_edited(edited.file, count, edited.figures), steps, kind="caution")

        session.worker.submit(look, tell)

    def see(self, edited: EditedFile) -> None:
        """Show what was changed in a Word file, to be ticked and taken."""
        from desktop.ui.read_back_dialog import ReadBackDialog

        ReadBackDialog(self.window, self.window.session, edited, self._on_taken)

    def _on_taken(self, count: int) -> None:
        self.window.steps.tell(words.TAKEN.format(count=count))

    # -- paragraphs and remarks

    def go_to_paragraph(self) -> None:
        """Ask for the number of a paragraph of the last draft, and open the field that it came from."""
        from desktop.ui.paragraph_entry import ParagraphEntry

        self.window.settle()
        report = self.window.report
        if report is not None:
            ParagraphEntry(self.window, self.window.session, report, self.window.go_to)

    def add_remark(self, ref: FieldRef | None = None) -> None:
        """Add a remark about a field, the one that the cursor is in if there is none given, and go to its words."""
        self.window.settle()
        report = self.window.report
        if report is None:
            return
        place = ref or self.window.focused_field()
        on_report = place is not None and self.window.entries.has(place)
        remark = Remark(id=new_id("m"), day=datetime.now().date(), place=str(place) if on_report else "")
        self.window.session.do(edits.add_row, report.id, "remarks", remark)
        self.window.go_to(FieldRef(remark.id, "text"))

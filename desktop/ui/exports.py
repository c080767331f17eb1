"""What is written beside the book for other programs: begun from the window, and told with the ways to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop import wording
from desktop.domain.errors import AppError
from desktop.wording import quotes
from desktop.wording.signing import EXPORT_ANYWAY

if TYPE_CHECKING:
    from desktop.session.exports import Exported
    from desktop.ui.main_window import MainWindow
    from desktop.ui.widgets.notice import Step


class Exports:
    """The exports of the main window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def report(self) -> None:
        """Write the report to Word beside the book, under a name that is free, once no edited file waits."""
        self.window.signing.look_first(self._report, EXPORT_ANYWAY)

    def _report(self) -> None:
        report = self.window.report
        if report is None:
            return
        self.window.status_line.say(wording.EXPORTING)
        self.window.bar.buttons["export"].enable(False)
        self.window.session.export_report(report.id, self._on_report)

    def _on_report(self, result: Exported | AppError | None) -> None:
        self.window.bar.buttons["export"].enable(True)
        self.window.show_status()
        if isinstance(result, AppError):
            self.window.books.tell_fault(result)
        elif result is not None:
            self._tell_report(result)

    def _tell_report(self, written: Exported) -> None:
        unread = len(self.window.entries.standing())
        steps = self.steps(written.path)
        if unread:
            steps.append((wording.SEE_UNREAD.format(count=unread), self.window.go_to_unread))
        steps += self.gap_steps(written)
        sentence = wording.exported(written.path.name, len(written.gaps), unread)
        self.window.notice.tell(sentence, steps, fault=unread > 0)

    def sources(self) -> None:
        """Write where the report's figures come from to Word beside the book, under a name that is free."""
        self.window.settle()
        report = self.window.report
        if report is not None:
            self.window.session.export_sources(report.id, lambda result: self.tell(result, quotes.SOURCES_EXPORTED))

    def tell(self, result: Path | AppError, words: str, opening: str = wording.OPEN_IN_WORD) -> None:
        """Say `words` of a file that was written, with a button `opening` that opens it; or what went wrong."""
        self.window.show_status()
        if isinstance(result, AppError):
            self.window.books.tell_fault(result)
        else:
            self.window.notice.tell(words.format(name=result.name), self.steps(result, opening))

    def steps(self, path: Path, opening: str = wording.OPEN_IN_WORD) -> list[Step]:
        """Return the ways to a file that was written: into its program, and to its folder."""
        return [
            (opening, lambda: self.window.show_file(path)),
            (wording.OPEN_FOLDER, lambda: self.window.show_folder(path)),
        ]

    def gap_steps(self, written: Exported) -> list[Step]:
        """Return the way to the first place that was left open, or none."""
        if not written.gaps:
            return []
        return [(wording.SEE_GAPS.format(count=len(written.gaps)), lambda: self.window.go_to(written.gaps[0]))]

"""What is written beside the book for other programs: begun from the window, and told with the ways to it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop import wording
from desktop.domain.errors import AppError, DiskFull, WriteFailed, WriteRefused
from desktop.session.exports import suggested_name
from desktop.ui import dialogs
from desktop.wording import faults, quotes, reasons
from desktop.wording.signing import EXPORT_ANYWAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.book import Report
    from desktop.session.exports import Exported
    from desktop.ui.main_window import MainWindow
    from desktop.ui.widgets.notice import Step


class Exports:
    """The exports of the main window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def report(self) -> None:
        """Write the report to Word beside the book, under a name that is free, once no edited file waits."""
        if self.window.report is None:
            self.window.tell(reasons.NO_REPORT, kind="caution")
            return
        self.window.signing.look_first(self._report, EXPORT_ANYWAY)

    def _report(self, folder: Path | None = None) -> None:
        report = self.window.report
        if report is None:
            return
        self.window.status_line.say(wording.EXPORTING)
        self.window.bar.buttons["export"].enable(False)
        self.window.session.export_report(report.id, self._on_report, path=self.path_in(folder, report))

    def path_in(self, folder: Path | None, report: Report, draft: int = 0) -> Path | None:
        """Return where a report is written that goes into a folder; None for the place beside the book."""
        return folder / suggested_name(self.window.session.book, report, draft) if folder is not None else None

    def _on_report(self, result: Exported | AppError | None) -> None:
        self.window.bar.buttons["export"].enable(self.window.report is not None)
        self.window.show_status()
        if isinstance(result, AppError):
            self.tell_fault(result, self._report)
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

    def sources(self, folder: Path | None = None) -> None:
        """Write where the report's figures come from to Word, beside the book or into `folder`, under a free name."""
        self.window.settle()
        report = self.window.report
        if report is not None:
            self.window.session.export_sources(
                report.id,
                lambda result: self.tell(result, quotes.SOURCES_EXPORTED, elsewhere=self.sources),
                folder=folder,
            )

    def tell(
        self,
        result: Path | AppError,
        words: str,
        opening: str = wording.OPEN_IN_WORD,
        elsewhere: Callable[[Path], None] | None = None,
    ) -> None:
        """Say `words` of a file that was written, with a button `opening` that opens it; or what went wrong.

        `elsewhere` writes it into another folder, where this one cannot be written.
        """
        self.window.show_status()
        if isinstance(result, AppError):
            self.tell_fault(result, elsewhere)
        else:
            self.window.notice.tell(words.format(name=result.name), self.steps(result, opening))

    def tell_fault(self, error: AppError, elsewhere: Callable[[Path], None] | None) -> None:
        """Say why nothing was written; where the place is to blame, another folder is asked for and `elsewhere` run."""

        def write() -> None:
            if elsewhere is None:
                return
            folder = dialogs.ask_folder(self.window, wording.EXPORT, Path.home())
            if folder is not None:
                elsewhere(folder)

        is_place = isinstance(error, WriteRefused | DiskFull | WriteFailed)
        steps = [(wording.OTHER_FOLDER, write)] if elsewhere is not None and is_place else []
        self.window.notice.tell(faults.sentence(error), steps, fault=True)

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

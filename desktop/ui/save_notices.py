"""What is told above the page about saving: why it failed, with the ways out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import wording
from desktop.domain.errors import AppError, FileChangedOutside
from desktop.session.saver import Failed, Saved

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow
    from desktop.ui.widgets.notice import Step


class SaveNotices:
    """The notices of the main window about saving; each goes when its reason has gone."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._told = ""

    def show(self) -> None:
        """Tell how the last save ended, where that needs somebody."""
        status = self.window.session.status
        if isinstance(status, Failed):
            self._tell(status.error)
        elif isinstance(status, Saved):
            self._hide()

    def _tell(self, error: AppError) -> None:
        window, sentence = self.window, wording.sentence(error)
        self._told = sentence
        if window.notice.text == sentence:
            return
        steps: tuple[Step, ...] = ((wording.SAVE_ELSEWHERE, window.books.save_copy), (wording.TRY_AGAIN, window.save))
        if isinstance(error, FileChangedOutside):
            steps = (
                (wording.KEEP_MINE, lambda: window.session.saver.keep_mine(window.books.tell_done(wording.KEPT_MINE))),
                (wording.OPEN_THEIRS, window.books.open_theirs),
                (wording.SAVE_AS_OTHER, window.books.save_copy),
            )
        window.notice.tell(sentence, steps, fault=True)

    def _hide(self) -> None:
        if self._told and self.window.notice.text == self._told:
            self.window.notice.hide()
        self._told = ""

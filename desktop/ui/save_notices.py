"""What is told above the page about saving: why it failed with the ways out, and what should be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from desktop import wording
from desktop.domain.errors import AppError, FileChangedOutside
from desktop.session.saver import Failed, Saved
from desktop.wording import faults, saving

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow
    from desktop.ui.widgets.notice import Step

DAYS_INSIDE = 7
"""Days without a copy outside this machine after which that is told."""


class SaveNotices:
    """The notices of the main window about saving: a failure until it is mended, advice once for each book."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._told = ""
        self._advised: set[str] = set()

    def begin(self) -> None:
        """Forget what was told about another book."""
        self._told = ""
        self._advised = set()

    def show(self) -> None:
        """Tell how the last save ended, where that needs somebody."""
        status = self.window.session.status
        if isinstance(status, Failed):
            self._tell(status.error)
        elif isinstance(status, Saved):
            self._hide()
            self._advise()

    def _tell(self, error: AppError) -> None:
        window, sentence = self.window, faults.sentence(error)
        self._told = sentence
        if window.notice.text == sentence:
            return
        steps: tuple[Step, ...] = (
            (saving.SAVE_ELSEWHERE, window.books.go_on_elsewhere),
            (saving.TRY_AGAIN, window.save),
        )
        if isinstance(error, FileChangedOutside):
            steps = (
                (saving.KEEP_MINE, lambda: window.session.saver.keep_mine(window.books.tell_done(saving.KEPT_MINE))),
                (saving.OPEN_THEIRS, window.books.open_theirs),
                (saving.SAVE_AS_OTHER, window.books.go_on_elsewhere),
            )
        window.notice.tell(sentence, steps, fault=True)

    def _hide(self) -> None:
        if self._told and self.window.notice.text == self._told:
            self.window.notice.hide()
        self._told = ""

    def _advise(self) -> None:
        """Give one piece of advice where there is room for it; what is told stands until somebody closes it."""
        for kind, sentence, steps in self._advice():
            if kind not in self._advised and not self.window.notice.text:
                self._advised.add(kind)
                self.window.notice.tell(sentence, steps, kind="caution")

    def _advice(self) -> Iterator[tuple[str, str, tuple[Step, ...]]]:
        """Yield what there is to say after a save: its kind, the sentence, the steps that may follow."""
        window, facts = self.window, self.window.session.saver.facts
        if facts.shrank:
            steps: tuple[Step, ...] = (
                (saving.SEE_DIFFERENCES, window.recovery.open),
                (wording.UNDO, window.steps.undo),
            )
            yield "shrank", saving.SHRANK, steps
        else:
            self._advised.discard("shrank")  # it may happen again
        if facts.room is not None:
            yield "room", saving.low_room(facts.room), ((saving.SAVE_ELSEWHERE, window.books.go_on_elsewhere),)
        if facts.copied is not None and not window.session.book.sample:
            days = window.library.days_inside(window.session, date.today())
            if days >= DAYS_INSIDE:
                step = (wording.COPY_TO_STICK, window.books.copy_to_stick)
                yield "outside", saving.no_copy_outside(days), (step,)

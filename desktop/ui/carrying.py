"""Books on sticks: copied into this machine before they are opened, and the stick let go after a copy."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import wording
from desktop.domain.errors import AppError
from desktop.session.exports import Exported, suggested_name
from desktop.ui import dialogs
from desktop.wording import faults, saving

if TYPE_CHECKING:
    from desktop.domain.book import Report
    from desktop.session.library import Library
    from desktop.ui.main_window import MainWindow
    from desktop.ui.widgets.notice import Step


def at_home(parent: tk.Misc, library: Library, path: Path) -> Path | None:
    """Return what to open for a book that was chosen: one on a stick is better copied into this machine first.

    None where it cannot be read or copied, which has then been told.
    """
    if not library.is_carried(path):
        return path
    try:
        carried = library.compare_carried(path)
        local = carried.local if carried.order in ("same", "older") else None
        words = saving.OPEN_LOCAL if local is not None else saving.COPY_AND_OPEN
        if not dialogs.ask(parent, saving.STICK[carried.order], words, saving.OPEN_ON_STICK):
            return path
        return local if local is not None else library.copy_in(path)
    except AppError as error:
        if library.can_mend(path, error):
            return path
        dialogs.tell_error(parent, faults.sentence(error))
        return None


def copy_to_stick(window: MainWindow, report: Report | None = None) -> None:
    """Write the book under a new name on a stick, read it back, and offer to let the stick go.

    The Word file of a `report` goes along. Where there is no stick that is said, and any folder can be chosen; a copy
    there counts as one inside this machine.
    """
    window.settle()
    sticks = window.library.sticks()
    if not sticks and not dialogs.ask(window, saving.NO_STICK, saving.CHOOSE_FOLDER, saving.GIVE_UP):
        return
    folder = sticks[0] if len(sticks) == 1 else None
    folder = folder or dialogs.ask_folder(window, wording.COPY_TO_STICK, sticks[0] if sticks else Path.home())
    if folder is None:
        return
    # A stick may have been plugged in while the folder was looked for.
    stick = next((one for one in window.library.sticks() if folder.is_relative_to(one)), None)

    def tell(book: Path | AppError) -> None:
        if isinstance(book, AppError):
            window.books.tell_fault(book)
            return
        if stick is not None:
            window.library.note_outside(window.session, date.today())
        if report is None:
            _tell_copied(window, [book], stick)
            return
        path = book.with_name(suggested_name(window.session.book, report))
        window.session.export_report(report.id, lambda word: tell_both(book, word), path=path)

    def tell_both(book: Path, word: Exported | AppError | None) -> None:
        if isinstance(word, Exported):
            _tell_copied(window, [book, word.path], stick)
        elif word is not None:
            window.books.tell_fault(word)

    window.session.saver.copy_to_stick(folder, tell)


def _tell_copied(window: MainWindow, paths: Sequence[Path], stick: Path | None) -> None:
    """Say what was copied, and offer to let the stick go that it was copied to."""
    names = saving.AND.join(path.name for path in paths)
    steps: list[Step] = [(wording.OPEN_FOLDER, lambda: window.show_folder(paths[0]))]
    if stick is None:
        window.notice.tell(saving.IN_FOLDER.format(name=names, folder=paths[0].parent), steps)
        return
    if window.library.can_eject:
        steps.insert(0, (saving.EJECT, lambda: eject(window, stick)))
    window.notice.tell(saving.ON_STICK.format(name=names), steps)


def eject(window: MainWindow, stick: Path) -> None:
    """Let a stick go, and say whether it may be pulled out."""
    window.notice.tell(saving.EJECTING)

    def tell(gone: bool | AppError) -> None:
        if gone is True:
            window.notice.tell(saving.EJECTED)
        else:
            window.notice.tell(saving.NOT_EJECTED, [(saving.TRY_AGAIN, lambda: eject(window, stick))], fault=True)

    window.session.worker.submit(lambda: window.library.eject(stick), tell)

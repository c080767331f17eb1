"""The small window for the number of a paragraph."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop.domain.book import FieldRef, Report
from desktop.session.session import Session
from desktop.session.signing import field_of_paragraph
from desktop.ui import theme
from desktop.ui.dialog_window import DialogWindow
from desktop.wording import signing as words


class ParagraphEntry(DialogWindow):
    """Asks for a number and calls `on_found(ref)`; stays with a sentence where there is no such paragraph."""

    def __init__(
        self, parent: tk.Misc, session: Session, report: Report, on_found: Callable[[FieldRef], object]
    ) -> None:
        super().__init__(parent, words.PARAGRAPH_TITLE)
        self._session, self._report, self._on_found = session, report, on_found
        ttk.Label(self.body, text=words.PARAGRAPH_HINT, style="PageBody.TLabel").pack(anchor="w")
        row = ttk.Frame(self.body, style="Page.TFrame")
        row.pack(fill="x", pady=theme.px(self, theme.SPACE_S))
        self.number = ttk.Entry(row, width=8)
        self.number.pack(side="left")
        self.go = self.add_button(words.PARAGRAPH_GO, self._go, style="primary")
        self.told = ttk.Label(self.body, style="PageError.TLabel", wraplength=theme.px(self, 320), justify="left")
        self.told.pack(anchor="w")
        for sequence in ("<Return>", "<KP_Enter>"):
            self.number.bind(sequence, lambda event: self._go())
        self.open(self.number)

    def _go(self) -> None:
        typed = self.number.get().strip()
        if not (typed.isascii() and typed.isdigit()):
            self.told.configure(text=words.PARAGRAPH_NOT_A_NUMBER)
            return
        found = field_of_paragraph(self._session.book, self._report.id, int(typed))
        if not found.exists:
            self.told.configure(text=words.PARAGRAPH_BEYOND.format(count=found.count, number=int(typed)))
        elif found.ref is None:
            self.told.configure(text=words.PARAGRAPH_FIXED.format(number=int(typed)))
        else:
            self.destroy()
            self._on_found(found.ref)

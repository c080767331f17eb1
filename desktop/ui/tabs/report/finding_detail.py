"""The chosen finding in full, and the line that asks why it is passed over."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop.domain.book import Book
from desktop.domain.checks import Finding
from desktop.ui import theme
from desktop.ui.widgets.page import small_button
from desktop.wording import checking as words


class FindingDetail(ttk.Frame):
    """A white card with a finding's sentence, next step and places."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, style="Card.TFrame", padding=theme.px(parent, theme.SPACE_M))
        self.sentence = ttk.Label(self, justify="left")
        self.hint = ttk.Label(self, justify="left", style="Hint.TLabel")
        self.places = ttk.Label(self, justify="left", style="Hint.TLabel")
        for label in (self.sentence, self.hint, self.places):
            label.pack(anchor="w", fill="x")
        self.bind("<Configure>", lambda event: self._wrap(event.width), add="+")

    def show(self, book: Book | None, finding: Finding | None) -> None:
        """Show a finding, or what to do to see one."""
        if book is None or finding is None:
            self.sentence.configure(text=words.CHOOSE, style="Hint.TLabel")
            self.hint.configure(text="")
            self.places.configure(text="")
            return
        self.sentence.configure(text=finding.sentence, style="TLabel")
        self.hint.configure(text=finding.hint)
        self.places.configure(text=words.places(book, finding.places))

    def _wrap(self, width: int) -> None:
        for label in (self.sentence, self.hint, self.places):
            label.configure(wraplength=max(width - theme.px(self, 2 * theme.SPACE_M + theme.SPACE_XS), 1))


class ReasonBar(ttk.Frame):
    """Reasons to choose from, or one's own; `on_reason` gets it, `on_close` is called when the bar is left."""

    def __init__(self, parent: tk.Misc, on_reason: Callable[[str], None], on_close: Callable[[], None]) -> None:
        super().__init__(parent, style="Page.TFrame")
        self._on_reason = on_reason
        self._on_close = on_close
        self.columnconfigure(1, weight=1)
        ttk.Label(self, text=words.WHY, style="PageStrong.TLabel").grid(row=0, column=0)
        self.reason = ttk.Combobox(self, values=words.REASONS)
        self.reason.grid(row=0, column=1, sticky="ew", padx=theme.px(self, theme.SPACE_S))
        self.reason.bind("<Return>", lambda event: self._accept())
        self.reason.bind("<Escape>", lambda event: self.close())
        buttons = ttk.Frame(self, style="Page.TFrame")
        buttons.grid(row=0, column=2)
        small_button(buttons, words.PASS_OVER, "check", self._accept)
        small_button(buttons, words.GIVE_UP, "x", self.close)

    def open(self) -> None:
        """Ask, with the keyboard in the line."""
        self.grid()
        self.reason.set("")
        self.update_idletasks()  # Tk gives the focus only to what is mapped
        self.reason.focus_set()

    def close(self) -> None:
        """Ask no longer."""
        if self.winfo_manager():
            self.grid_remove()
            self._on_close()

    def _accept(self) -> None:
        reason = self.reason.get().strip()
        if reason:
            self._on_reason(reason)

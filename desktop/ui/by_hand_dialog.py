"""A result typed in place of the one that the register gives: the figure and the reason, both needed."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop.domain import echo, edits
from desktop.domain.book import FieldRef, Target
from desktop.domain.errors import NotANumber
from desktop.domain.values import format_value
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.dialog_window import DialogWindow
from desktop.ui.widgets.fault_line import FaultLine
from desktop.ui.widgets.page import card
from desktop.wording import figures as words
from desktop.wording import tabs as tab_words

WIDTH = 560


class ByHandDialog(DialogWindow):
    """`told` is how the register makes the figure."""

    def __init__(
        self, parent: tk.Misc, session: Session, target: Target, told: str, on_close: Callable[[], object]
    ) -> None:
        super().__init__(parent, words.BY_HAND_TITLE)
        self._session, self._target, self._on_close = session, target, on_close
        gap = theme.px(self, theme.SPACE_S)
        frame = card(self.body)
        frame.pack(fill="both", expand=True)
        frame.columnconfigure(0, weight=1, uniform="half")
        frame.columnconfigure(1, weight=1, uniform="half")
        room = theme.px(self, WIDTH - 2 * theme.SPACE_L)
        for row, (text, style) in enumerate(((target.indicator.name, "H2.TLabel"), (told, "Hint.TLabel"))):
            ttk.Label(frame, text=text, style=style, wraplength=room, justify="left").grid(
                row=row, column=0, columnspan=2, sticky="w", pady=(0, gap)
            )
        unit = f" ({target.indicator.full_unit})" if target.indicator.unit else ""
        ttk.Label(frame, text=words.FIGURE + unit, style="Field.TLabel").grid(row=2, column=0, sticky="w")
        ttk.Label(frame, text=words.REASON, style="Field.TLabel").grid(row=2, column=1, sticky="w", padx=(gap, 0))
        self.figure = ttk.Entry(frame, justify="right")
        self.figure.insert(0, format_value(target.actual))
        self.figure.grid(row=3, column=0, sticky="ew")
        self.reason = ttk.Combobox(frame, state="readonly", values=words.REASONS)
        self.reason.grid(row=3, column=1, sticky="ew", padx=(gap, 0))
        self.reason.bind("<<ComboboxSelected>>", lambda event: self._show_other())
        self._other_label = ttk.Label(frame, text=words.OTHER_REASON_LABEL, style="Field.TLabel")
        self.other = ttk.Entry(frame)
        self.fault = FaultLine(frame, tab_words.HELP_VALUE if not target.indicator.ranks else "", self._choose)
        self.fault.wrap(room)
        self.fault.grid(row=6, column=0, columnspan=2, sticky="ew", pady=(gap, 0))
        self.add_button(words.PUT_IN, self.put_in, style="primary")
        self.add_button(words.CANCEL, self.close)
        self._fill_reason()
        self.bind("<Return>", lambda event: self.put_in())
        self.open(self.figure)
        self.figure.selection_range(0, "end")

    def put_in(self, *, sure: bool = False) -> None:
        """Put figure and reason into the book, or say what is missing."""
        ref = FieldRef(self._target.id, "actual")
        try:
            value = echo.understood(self._session.book, ref, self.figure.get(), sure=sure)
        except NotANumber as error:
            self.fault.show(error)
            return
        reason = self._reason()
        if value is None or not reason:
            self.fault.show(None, words.NO_FIGURE if value is None else words.NO_REASON)
            return
        self._session.do(edits.enter_by_hand, self._target.id, value, reason)
        self.close()

    def close(self) -> None:
        """Go away, and give the keyboard back."""
        self.destroy()
        self._on_close()

    def _choose(self, text: str) -> None:
        self.figure.delete(0, "end")
        self.figure.insert(0, text)
        self.fault.show(None)
        self.put_in(sure=True)

    def _reason(self) -> str:
        chosen = self.reason.get()
        if chosen != words.OTHER_REASON:
            return chosen
        return " ".join(self.other.get().split())

    def _fill_reason(self) -> None:
        kept = self._target.manual_reason
        if kept:
            self.reason.set(kept if kept in words.REASONS else words.OTHER_REASON)
            self.other.insert(0, "" if kept in words.REASONS else kept)
        self._show_other()

    def _show_other(self) -> None:
        if self.reason.get() == words.OTHER_REASON:
            gap = theme.px(self, theme.SPACE_S)
            self._other_label.grid(row=4, column=0, columnspan=2, sticky="w", pady=(gap, 0))
            self.other.grid(row=5, column=0, columnspan=2, sticky="ew")
            self.other.focus_set()
        else:
            self._other_label.grid_remove()
            self.other.grid_remove()

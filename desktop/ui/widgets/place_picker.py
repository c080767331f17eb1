"""A choice of the fields that a left-over paragraph can go into."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop.domain.book import Book, FieldRef, Report
from desktop.domain.leftovers import places
from desktop.ui import theme
from desktop.ui.widgets.scroll_page import bring_into_view
from desktop.wording import importing


class PlacePicker(ttk.Frame):
    """Words and a list of places; `on_pick(ref)` is called when one is chosen, `show` fills the list."""

    def __init__(self, parent: tk.Misc, on_pick: Callable[[FieldRef], object]) -> None:
        super().__init__(parent)
        self._on_pick = on_pick
        self._places: tuple[FieldRef, ...] = ()
        ttk.Label(self, text=importing.PUT_INTO, style="Field.TLabel").pack(
            side="left", padx=(0, theme.px(self, theme.SPACE_S))
        )
        self.box = ttk.Combobox(self, state="readonly", width=52, height=16)
        self.box.pack(side="left", fill="x", expand=True)
        self.box.bind("<<ComboboxSelected>>", lambda event: self._pick())
        self.box.bind("<FocusIn>", lambda event: bring_into_view(self.master), add="+")

    def show(self, book: Book, report: Report, chosen: FieldRef | None = None) -> None:
        """Offer the places of a report; `chosen` is the one that is shown."""
        self._places = places(report)
        self.box.configure(values=[importing.place(book, ref) for ref in self._places])
        self.box.set(importing.place(book, chosen) if chosen in self._places and chosen is not None else "")

    def _pick(self) -> None:
        self.box.selection_clear()
        place = self.box.current()
        if place >= 0:
            self._on_pick(self._places[place])

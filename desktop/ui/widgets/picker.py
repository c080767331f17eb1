"""A list of things to choose one from: always one chosen while there is any, kept by id."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from desktop.ui import theme
from desktop.ui.widgets.scroll_page import NeededBar
from desktop.ui.widgets.wrapped_tree import WrappedTree


class Picker(ttk.Frame):
    """A one-column list of wrapped rows. `on_pick()` is called when the user chooses another row."""

    def __init__(self, parent: tk.Misc, on_pick: Callable[[], None], *, empty: str = "") -> None:
        super().__init__(parent, style="Table.TFrame", padding=1)
        self._on_pick = on_pick
        self._rows: list[str] = []
        self._chosen: str | None = None
        self._filling = False
        self.tree = WrappedTree(self, show="tree", style="Picker.Treeview")
        self.tree.column("#0", stretch=True, minwidth=theme.px(self, 80))
        self.tree.pack(side="left", fill="both", expand=True)
        NeededBar(self, self.tree)
        self._empty = ttk.Label(self, text=empty, style="Hint.TLabel", justify="center")
        self.tree.bind("<<TreeviewSelect>>", self._on_select)

    def show(self, rows: Sequence[tuple[str, str]]) -> None:
        """Show (id, words) rows; what was chosen stays chosen, else the nearest row is."""
        before, now = self._rows, [row for row, _ in rows]
        self._filling = True
        self.tree.keep(set(now))
        for position, (row, words) in enumerate(rows):
            self.tree.put(row, {"#0": words}, position=position)
        self._rows = now
        if self._chosen not in now:
            place = before.index(self._chosen) if self._chosen in before else 0
            self._chosen = now[min(place, len(now) - 1)] if now else None
        if self._chosen is not None and self.tree.selection() != (self._chosen,):
            self.tree.mark(self._chosen)
        if rows:
            self._empty.place_forget()
        else:
            self._empty.place(relx=0.5, rely=0.4, anchor="center")
        self._filling = False

    def selected(self) -> str | None:
        """Return the id of the chosen row."""
        return self._chosen

    def select(self, row: str) -> None:
        """Choose a row."""
        self._chosen = row
        self.tree.mark(row)

    def focus_set(self) -> None:
        """Put the keyboard focus into the list."""
        self.tree.focus_set()

    def _on_select(self, event: object) -> None:
        chosen = self.tree.selection()
        if self._filling or not chosen or chosen[0] == self._chosen:
            return
        self._chosen = chosen[0]
        self._on_pick()

"""What differs between two states of the book, as a list: where, what stands there now, what the other one has."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from desktop.domain.book import Book
from desktop.domain.comparison import Difference
from desktop.ui import theme
from desktop.ui.widgets.scroll_page import NeededBar
from desktop.ui.widgets.wrapped_tree import WrappedTree
from desktop.wording import recovery

MOST_SHOWN = 500
"""More than anybody reads; the count is told apart from the list."""


class DifferenceList(ttk.Frame):
    """Shows differences; `on_select()` is called when another one is chosen."""

    def __init__(self, parent: tk.Misc, found_title: str, on_select: Callable[[], object] = lambda: None) -> None:
        super().__init__(parent, style="Table.TFrame", padding=1)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self._shown: list[Difference] = []
        self.tree = tree_of(
            self, (recovery.COLUMN_PLACE, 300), (recovery.COLUMN_NOW, 240), (found_title, 240), on_select=on_select
        )

    def show(self, before: Book, after: Book, differences: Sequence[Difference]) -> None:
        """Show these, in this order."""
        self._shown = list(differences[:MOST_SHOWN])
        self.tree.keep(set())
        for position, difference in enumerate(self._shown):
            place, there, found = recovery.difference(before, after, difference)
            self.tree.put(str(position), {"#0": place, "1": there, "2": found}, position=position)

    @property
    def chosen(self) -> Difference | None:
        """The difference that is chosen."""
        chosen = self.tree.selection()
        return self._shown[int(chosen[0])] if chosen else None


def tree_of(
    parent: ttk.Frame, *columns: tuple[str, int], on_select: Callable[[], object] = lambda: None
) -> WrappedTree:
    """Return a list that fills `parent`, with a scroll bar; the columns have a title and a width and widen alike.

    Column '#0' is the first, '1', '2'… are the others.
    """
    names = [str(number) for number in range(1, len(columns))]
    tree = WrappedTree(parent, columns=names, show="tree headings")
    for name, (title, width) in zip(["#0", *names], columns, strict=True):
        tree.heading(name, text=title, anchor="w")
        tree.column(name, width=theme.px(parent, width), minwidth=theme.px(parent, 60), stretch=True)
    tree.grid(row=0, column=0, sticky="nsew")
    NeededBar(parent, tree)
    tree.bind("<<TreeviewSelect>>", lambda event: on_select(), add="+")
    return tree

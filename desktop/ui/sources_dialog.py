"""Nguồn số liệu: every figure of the report with where it comes from; one leads to its field."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop.domain.book import Book, FieldRef
from desktop.domain.vietnamese import capitalised
from desktop.session import composing
from desktop.ui import theme
from desktop.ui.dialog_window import DialogWindow
from desktop.ui.widgets.scroll_page import NeededBar
from desktop.ui.widgets.wrapped_tree import WrappedTree
from desktop.wording import quotes as words

SIZE = 1040, 520
"""Of the window, in logical units."""
COLUMNS = (
    ("#0", words.COLUMN_FIGURE, 250, True),
    ("value", words.COLUMN_VALUE, 180, False),
    ("formula", words.COLUMN_FORMULA, 240, True),
    ("evidence", words.COLUMN_EVIDENCE, 180, False),
    ("state", words.COLUMN_STATE, 140, False),
)


class SourcesDialog(DialogWindow):
    """`on_go(ref)` and `on_export()` are called when it has closed."""

    def __init__(
        self,
        parent: tk.Misc,
        book: Book,
        report: str,
        on_go: Callable[[FieldRef], object],
        on_export: Callable[[], object],
    ) -> None:
        super().__init__(parent.winfo_toplevel(), words.SOURCES_TITLE)
        self._on_go, self._on_export = on_go, on_export
        self.origins = composing.origins(book, report)
        hint = words.SOURCES_HINT if self.origins else words.SOURCES_EMPTY
        ttk.Label(self.body, text=hint, style="PageHint.TLabel").pack(anchor="w", pady=(0, theme.px(self, 6)))
        self.add_button(words.CLOSE, self.close)
        self.add_button(words.EXPORT_SOURCES, self.export, style="primary-outline", icon="file-earmark-word")
        go = ttk.Button(self.foot, text=words.GO_THERE, icon="arrow-right", bootstyle="primary", command=self.go)
        go.pack(side="left")
        rows = ttk.Frame(self.body, style="Table.TFrame", padding=1)
        rows.pack(fill="both", expand=True)
        self.tree = WrappedTree(rows, columns=tuple(key for key, *_ in COLUMNS[1:]))
        for key, heading, width, stretch in COLUMNS:
            self.tree.heading(key, text=heading, anchor="w")
            self.tree.column(key, width=theme.px(self, width), stretch=stretch)
        self.tree.pack(side="left", fill="both", expand=True)
        NeededBar(rows, self.tree)
        self.tree.bind("<Double-1>", lambda event: self.go())
        self.tree.bind("<Return>", lambda event: self.go())
        self._fill()
        self.open(self.tree, SIZE)

    def go(self) -> None:
        """Go to the field of the chosen figure."""
        chosen = self.tree.selection()
        if chosen:
            self.destroy()
            self._on_go(self.origins[int(chosen[0])].ref)

    def export(self) -> None:
        """Have the list written to Word."""
        self.destroy()
        self._on_export()

    def _fill(self) -> None:
        for position, origin in enumerate(self.origins):
            label = f"{origin.owner}: {origin.label[:1].lower()}{origin.label[1:]}" if origin.owner else origin.label
            shown = {
                "#0": capitalised(label),
                "value": origin.words,
                "formula": origin.formula,
                "evidence": origin.evidence,
                "state": origin.state,
            }
            self.tree.put(str(position), shown, position=position)
        if self.origins:
            self.tree.mark("0")

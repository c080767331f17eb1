"""A superior's request, shown before it is taken in: what it changes, what it does not ask for."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop.domain.book import Book, Report
from desktop.domain.requests import RequestSheet
from desktop.session.requests import is_for_next, preview
from desktop.ui import theme
from desktop.ui.dialog_window import DialogWindow
from desktop.ui.widgets.difference_list import tree_of
from desktop.wording import NOTHING, UNNAMED
from desktop.wording import requests as wording

SIZE = (860, 480)


class RequestDialog(DialogWindow):
    """`on_take(report, sheet, following)` takes it in: into the report, or into the one that follows it."""

    def __init__(
        self,
        parent: tk.Misc,
        book: Book,
        report: Report,
        sheet: RequestSheet,
        on_take: Callable[[str, RequestSheet, bool], object],
    ) -> None:
        super().__init__(parent, wording.RECEIVE.rstrip("…"))
        self._book, self._report, self._sheet, self._on_take = book, report, sheet, on_take
        words = wording.RECEIVE_HINT.format(whose=wording.whose(sheet.issuer, sheet.kind, sheet.number))
        hint = ttk.Label(self.body, text=words, style="PageBody.TLabel", wraplength=theme.room_for(self, SIZE[0]))
        hint.pack(anchor="w")
        row = ttk.Frame(self.body, style="Page.TFrame")
        row.pack(anchor="w", pady=theme.px(self, theme.SPACE_S))
        ttk.Label(row, text=wording.INTO, style="PageStrong.TLabel").pack(side="left")
        self.following = tk.BooleanVar(self, is_for_next(report, sheet))
        name = report.name or UNNAMED
        self.choices: dict[bool, ttk.Radiobutton] = {}
        theme.style_ticks()
        for following, template in ((False, wording.INTO_PRESENT), (True, wording.INTO_NEXT)):
            button = ttk.Radiobutton(
                row,
                text=template.format(name=name),
                value=following,
                variable=self.following,
                command=self._show,
                style="Page.TRadiobutton",
            )
            button.pack(side="left", padx=(theme.px(self, theme.SPACE_M), 0))
            self.choices[following] = button
        frame = ttk.Frame(self.body, style="Table.TFrame", padding=1)
        frame.pack(fill="both", expand=True)
        frame.columnconfigure(0, weight=1)
        frame.rowconfigure(0, weight=1)
        columns = ((wording.COLUMN_WHAT, 170), (wording.COLUMN_BEFORE, 250), (wording.COLUMN_AFTER, 360))
        self.list = tree_of(frame, *columns)
        self.list.column("#0", stretch=False)
        self.add_button(wording.TAKE, self._take, style="primary")
        self.add_button(wording.LATER, self.destroy)
        self._show()
        self.open(self.buttons[wording.TAKE], SIZE)

    def _show(self) -> None:
        found = preview(self._book, self._report, self._sheet, following=self.following.get())
        rows = [
            (wording.WHATS[change.what], change.before or NOTHING, " · ".join(change.after.split("\n")) or NOTHING)
            for change in found.changes
        ]
        rows = rows or [(wording.COLUMN_WHAT, NOTHING, wording.NOTHING_NEW)]
        rows += [(wording.KEPT, name, wording.KEPT_TARGET) for name in found.targets]
        rows += [(wording.KEPT, name, wording.KEPT_SECTION) for name in found.sections]
        self.list.keep(set())
        for position, (what, before, after) in enumerate(rows):
            self.list.put(str(position), {"#0": what, "1": before, "2": after}, position=position)

    def _take(self) -> None:
        following = self.following.get()
        self.destroy()
        self._on_take(self._report.id, self._sheet, following)

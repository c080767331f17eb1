"""Tìm: words in all periods and texts; Enter goes to the field, in its period."""

from __future__ import annotations

import tkinter as tk
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop.domain.search import Found, Hit
from desktop.session.search import Search
from desktop.ui import theme
from desktop.ui.covers import Cover
from desktop.ui.widgets.difference_list import tree_of
from desktop.wording import UNNAMED, place
from desktop.wording import search as wording

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

PAUSE_MS = 200
"""Typing that rests this long is looked for."""


class SearchPage(Cover):
    """A field for the words and a list of where they stand."""

    def __init__(self, parent: tk.Misc, window: MainWindow) -> None:
        super().__init__(parent, wording.TITLE)
        self.window = window
        self._search = Search(window.session)
        self._hits: tuple[Hit, ...] = ()
        self._sought = ""
        self._pause: str | None = None
        self.entry = ttk.Entry(self.head, width=36)
        self.entry.pack(side="left", fill="x", expand=True)
        self.close_button = ttk.Button(
            self.head, text=wording.CLOSE, style="Small.TButton", command=window.covers.close
        )
        self.close_button.pack(side="right", padx=(theme.px(self, theme.SPACE_S), 0))
        self.body.rowconfigure(0, weight=0)
        self.body.rowconfigure(1, weight=1)
        hint = ttk.Label(self.body, text=wording.HINT, style="PageHint.TLabel", justify="left")
        hint.grid(row=0, column=0, sticky="ew", pady=(0, theme.px(self, 6)))
        hint.bind("<Configure>", lambda event: hint.configure(wraplength=event.width - theme.px(self, theme.SPACE_S)))
        frame = ttk.Frame(self.body, style="Table.TFrame", padding=1)
        frame.grid(row=1, column=0, sticky="nsew")
        frame.columnconfigure(0, weight=1)
        frame.rowconfigure(0, weight=1)
        columns = ((wording.COLUMN_WHERE, 260), (wording.COLUMN_PERIOD, 110), (wording.COLUMN_TEXT, 420))
        self.found = tree_of(frame, *columns)
        self.found.column("1", stretch=False)
        self.empty = ttk.Label(frame, text=wording.BEGIN, style="Hint.TLabel", justify="center")
        self.empty.place(relx=0.5, rely=0.5, anchor="center")
        below = ttk.Frame(self.body, style="Page.TFrame")
        below.grid(row=2, column=0, sticky="ew", pady=(theme.px(self, 6), 0))
        self.go_button = ttk.Button(below, text=wording.GO_THERE, style="Small.TButton", command=self._go)
        self.go_button.pack(side="left")
        self.count = ttk.Label(below, style="PageHint.TLabel")
        self.count.pack(side="left", padx=theme.px(self, theme.SPACE_S))
        self.entry.bind("<KeyRelease>", lambda event: self._wait(), add="+")
        for sequence in ("<Return>", "<KP_Enter>"):
            self.entry.bind(sequence, lambda event: self._on_enter())
            self.found.bind(sequence, self._on_choice)
        self.entry.bind("<Down>", lambda event: self.found.focus_set())
        self.found.bind("<Double-1>", self._on_choice)

    def come(self) -> None:
        self.entry.focus_set()
        self.entry.selection_range(0, "end")

    def look(self) -> None:
        """Look for what stands in the field."""
        if self._pause is not None:
            self.after_cancel(self._pause)
            self._pause = None
        words = self.entry.get().strip()
        if words == self._sought:
            return
        self._sought = words
        report = self.window.report
        if not words:
            self._show(Found(()))
            return
        self.count.configure(text=wording.SEARCHING)
        self._search.find(words, report.id if report is not None else "", self._tell)

    def _tell(self, found: Found) -> None:
        if self.winfo_exists():
            self._show(found)

    def _wait(self) -> None:
        if self._pause is not None:
            self.after_cancel(self._pause)
        self._pause = self.after(PAUSE_MS, self.look)

    def _show(self, found: Found) -> None:
        book = self.window.session.book
        self._hits = tuple(hit for hit in found.hits if self.window.entries.has(hit.ref))
        names = {report.id: report.name or UNNAMED for report in book.reports}
        self.found.keep(set())
        for position, hit in enumerate(self._hits):
            words = {
                "#0": place(book, hit.ref),
                "1": names.get(hit.report, wording.EVERY_PERIOD),
                "2": hit.snippet,
            }
            self.found.put(str(position), words, position=position)
        if self._hits:
            self.empty.place_forget()
            self.found.mark("0")
        else:
            said = wording.NONE.format(words=self._sought) if self._sought else wording.BEGIN
            self.empty.configure(text=said)
            self.empty.place(relx=0.5, rely=0.5, anchor="center")
        template = wording.FOUND_MORE if found.more else wording.FOUND
        self.count.configure(text=template.format(count=len(self._hits)) if self._sought else "")

    def _on_enter(self) -> None:
        """Look at once; when that has been done, go to what is chosen."""
        if self.entry.get().strip() == self._sought:
            self._go()
        else:
            self.look()

    def _on_choice(self, event: tk.Event[tk.Misc]) -> str:
        self._go()
        return "break"  # the list is gone: Tk's own part in the key would not find it

    def _go(self) -> None:
        chosen = self.found.selection()
        if not chosen:
            return
        hit = self._hits[int(chosen[0])]
        window = self.window
        window.covers.close(focus=False)
        if hit.report:
            window.choose_report(hit.report)
        window.go_to(hit.ref)

    def destroy(self) -> None:
        """Take the page away together with its waiting search."""
        if self._pause is not None:
            self.after_cancel(self._pause)
        super().destroy()

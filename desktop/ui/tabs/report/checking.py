"""Kiểm tra: what is missing or odd in the report."""

from __future__ import annotations

import tkinter as tk

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain.book import Book, Entity, FieldRef, Report
from desktop.domain.checks import Finding, findings
from desktop.ui import theme
from desktop.ui.tabs.base import Office, View
from desktop.ui.widgets.page import small_button
from desktop.ui.widgets.scroll_page import NeededBar
from desktop.ui.widgets.wrapped_tree import WrappedTree


class CheckView(View):
    """What is missing or odd, each with its place; listed anew when the book has changed since."""

    KEY = "check"
    TITLE = wording.VIEW_CHECK

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        self._findings: tuple[Finding, ...] = ()
        self._checked: tuple[Book, str] | None = None
        frame = ttk.Frame(self, style="Table.TFrame", padding=1)
        frame.grid(row=0, column=0, sticky="nsew")
        self.found = WrappedTree(frame, columns=("what", "where", "hint"))
        headings = (
            ("#0", wording.COLUMN_SEVERITY, 210, False),
            ("what", wording.COLUMN_FINDING, 300, True),
            ("where", wording.COLUMN_WHERE, 150, False),
            ("hint", wording.COLUMN_NEXT, 220, True),
        )
        for key, words, width, stretch in headings:
            self.found.heading(key, text=words, anchor="w")
            self.found.column(key, width=theme.px(self, width), stretch=stretch)
        self.found.pack(side="left", fill="both", expand=True)
        NeededBar(frame, self.found)
        self.found.bind("<Double-1>", lambda event: self._open_finding())
        self.found.bind("<Return>", lambda event: self._open_finding())
        below = ttk.Frame(self, style="Page.TFrame")
        below.grid(row=1, column=0, sticky="ew", pady=(theme.px(self, 6), 0))
        small_button(below, wording.GO_THERE, "arrow-right", self._open_finding)
        self.count = ttk.Label(below, style="PageHint.TLabel")
        self.count.pack(side="left", padx=theme.px(self, theme.SPACE_S))

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return False

    def show(self, book: Book, report: Report | None) -> None:
        """List the findings anew when the book has changed since they were listed."""
        now = (book, report.id if report is not None else "")
        if self._checked is not None and self._checked[0] is book and self._checked[1] == now[1]:
            return
        self._checked = now
        self._findings = findings(book, report) if report is not None else ()
        self.found.keep({str(position) for position in range(len(self._findings))})
        for position, finding in enumerate(self._findings):
            words = {
                "#0": finding.severity.value,
                "what": finding.sentence,
                "where": wording.place(book, finding.ref),
                "hint": finding.hint,
            }
            self.found.put(str(position), words, position=position)
        counted = wording.FINDINGS.format(count=len(self._findings)) if self._findings else wording.NO_FINDINGS
        self.count.configure(text=counted)

    def go_to(self, ref: FieldRef) -> bool:
        return False

    def focus_first(self) -> None:
        self.found.focus_set()

    def _open_finding(self) -> None:
        chosen = self.found.selection()
        if chosen:
            self.office.go_to(self._findings[int(chosen[0])].ref)

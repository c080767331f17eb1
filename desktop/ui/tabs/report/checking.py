"""Kiểm tra: what is missing or odd in the report, where, and what can be done about it."""

from __future__ import annotations

import tkinter as tk

import ttkbootstrap as ttk

from desktop.domain.book import Book, Entity, FieldRef, Report
from desktop.domain.checks import Examined, Severity, examine
from desktop.domain.checks.fixes import mend
from desktop.domain.edits import dismiss, reconsider
from desktop.domain.errors import AppError
from desktop.ui import theme
from desktop.ui.tabs.base import Office, View
from desktop.ui.tabs.report.finding_detail import FindingDetail, ReasonBar
from desktop.ui.tabs.report.finding_list import FindingList
from desktop.ui.widgets.page import card, small_button
from desktop.wording import checking as words
from desktop.wording import tabs as tab_words

MANY_ROWS = 1500
"""Rows of a report from which the checks run on the worker: fewer take some milliseconds."""


class CheckView(View):
    """What is missing or odd, each with its place; listed anew when the book has changed since."""

    KEY = "check"
    TITLE = tab_words.VIEW_CHECK
    LEAST = (860, 320)

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        self._book: Book | None = None
        self._report = ""
        self._turn: dict[str, int] = {}
        self.list = FindingList(self)
        self.list.grid(row=0, column=0, sticky="nsew")
        self.found = self.list.tree
        self.found.bind("<<TreeviewSelect>>", lambda event: self._show_chosen())
        self.found.bind("<Double-1>", lambda event: self._open_finding())
        self.found.bind("<Return>", lambda event: self._open_finding())
        self.found.bind("<Delete>", lambda event: self._pass_over())
        self._build_empty()
        self.detail = FindingDetail(self)
        self.detail.grid(row=1, column=0, sticky="ew", pady=(theme.px(self, theme.SPACE_S), 0))
        self._build_buttons()
        self.asking = ReasonBar(self, self._dismiss_chosen, self.found.focus_set)
        self.asking.grid(row=3, column=0, sticky="ew", pady=(theme.px(self, theme.SPACE_XS), 0))
        self.asking.grid_remove()

    def _build_empty(self) -> None:
        self.empty = card(self)
        self.empty.grid(row=0, column=0, sticky="nsew")
        middle = ttk.Frame(self.empty)
        middle.pack(expand=True)
        ttk.Label(middle, image=ttk.Icon("check-circle-fill", 32, theme.OK)).pack()
        ttk.Label(middle, text=words.NOTHING_FOUND, style="H2.TLabel").pack(pady=(theme.px(self, theme.SPACE_S), 0))
        ttk.Label(middle, text=words.NOTHING_FOUND_HINT, style="Hint.TLabel").pack()
        self.empty.grid_remove()

    def _build_buttons(self) -> None:
        below = ttk.Frame(self, style="Page.TFrame")
        below.grid(row=2, column=0, sticky="ew", pady=(theme.px(self, 6), 0))
        self._go = small_button(below, tab_words.GO_THERE, "arrow-right", self._open_finding)
        self._pass = small_button(below, words.PASS_OVER, "eye-slash", self._pass_over)
        self._again = small_button(below, words.RECONSIDER, "arrow-counterclockwise", self._reconsider)
        self._mend = small_button(below, words.MEND, "magic", self._mend_finding)
        self.count = ttk.Label(below, style="PageHint.TLabel")
        self.count.pack(side="right", padx=(theme.px(self, theme.SPACE_S), 0))

    # -- what the tab asks of its views

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return False

    def show(self, book: Book, report: Report | None) -> None:
        """List the findings anew when the book has changed since they were listed."""
        wanted = report.id if report is not None else ""
        if self._book is book and self._report == wanted:
            return
        self._book, self._report = book, wanted
        if report is None:
            self._fill(book, None, Examined((), ()))
        elif len(report.paths) < MANY_ROWS:
            self._fill(book, report, examine(book, report))
        else:
            self.count.configure(text=words.LOOKING)
            self.session.worker.submit(
                lambda: examine(book, report), lambda result: self._on_examined(book, report, result)
            )

    def go_to(self, ref: FieldRef) -> bool:
        return False

    def focus_first(self) -> None:
        """Put the keyboard onto the list, on the finding that was chosen or the first one."""
        self.found.focus_set()
        self.list.choose_first()

    # -- filling

    def _on_examined(self, book: Book, report: Report, result: Examined | AppError) -> None:
        if not self.winfo_exists() or self._book is not book or self._report != report.id:
            return
        if isinstance(result, AppError):
            self.count.configure(text=words.FAILED)
            return
        self._fill(book, report, result)

    def _fill(self, book: Book, report: Report | None, examined: Examined) -> None:
        self.list.show(book, examined, report.dismissed if report is not None else {})
        anything = bool(examined.open or examined.passed_over)
        for widget, wanted in ((self.list, anything), (self.detail, anything), (self.empty, not anything)):
            if wanted:
                widget.grid()
            else:
                widget.grid_remove()
        count = len(examined.open)
        told = tab_words.FINDINGS.format(count=count) if count else tab_words.NO_FINDINGS
        self.count.configure(text=told if anything else "")
        self._show_chosen()

    # -- the chosen finding

    def _show_chosen(self) -> None:
        """Show the chosen finding in full, and the buttons for what can be done about it."""
        finding = self.list.chosen()
        self.asking.close()
        self.detail.show(self._book, finding)
        for button in (self._go, self._pass, self._again, self._mend):
            button.pack_forget()
        if finding is not None:
            away = self.list.is_passed_over(finding)
            can_mend = bool(finding.fix) and not away
            for button in (self._go, self._again if away else self._pass, *([self._mend] if can_mend else [])):
                button.pack(side="left", padx=(0, theme.px(self, theme.SPACE_XS)))

    def _open_finding(self) -> str:
        """Go to the place of the chosen finding, of several to the one behind that of last time; fold a group."""
        finding = self.list.chosen()
        if finding is None:
            self.list.fold()
        else:
            turn = self._turn.get(finding.key, 0) % len(finding.places)
            self._turn[finding.key] = turn + 1
            self.office.go_to(finding.places[turn])
        return "break"

    def _mend_finding(self) -> None:
        finding = self.list.chosen()
        if finding is not None and finding.fix and not self.list.is_passed_over(finding):
            self.session.do(mend, self._report, finding)
            self.found.focus_set()

    def _pass_over(self) -> None:
        """Take the finding off the list at once; of the first group ask why."""
        finding = self.list.chosen()
        if finding is None or self.list.is_passed_over(finding):
            return
        if finding.severity is Severity.MUST:
            self.asking.open()
        else:
            self._dismiss_chosen("")

    def _dismiss_chosen(self, reason: str) -> None:
        finding = self.list.chosen()
        if finding is not None:
            self.session.do(dismiss, self._report, finding.key, reason)
            self.found.focus_set()

    def _reconsider(self) -> None:
        finding = self.list.chosen()
        if finding is not None:
            self.session.do(reconsider, self._report, finding.key)
            self.found.focus_set()

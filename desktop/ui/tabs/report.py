"""Báo cáo: what the document says, what is still open, and its way to the signature."""

from __future__ import annotations

import tkinter as tk

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain.book import Book, FieldRef, Report
from desktop.domain.checks import Finding, findings
from desktop.domain.fields import fields_of
from desktop.session import composing
from desktop.ui import theme
from desktop.ui.tabs.base import Office, Tab
from desktop.ui.widgets.form import Choices, Form
from desktop.ui.widgets.page import Views, card, small_button
from desktop.ui.widgets.scroll_page import NeededBar, ScrollPage
from desktop.ui.widgets.wrapped_tree import WrappedTree

CONTENT = (
    "abstract",
    "opening",
    "tasks_intro",
    "policies_intro",
    "strengths",
    "shortcomings",
    "causes",
    "lessons",
    "orientation",
    "proposals",
    "no_proposals",
    "closing",
)
SIGNING = ("signer", "copies", "number", "symbol", "issued")


class ReportTab(Tab):
    """Three views: content, findings, signing."""

    KEY = "report"
    TITLE = wording.TAB_REPORT
    ICON = "file-earmark-text"

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        self._findings: tuple[Finding, ...] = ()
        self._checked: tuple[Book, str] | None = None
        self.views = Views(
            self,
            (("content", wording.VIEW_CONTENT), ("check", wording.VIEW_CHECK), ("signing", wording.VIEW_SIGNING)),
        )
        self.views.on_switch = lambda key: self.show(self.session.book, self.office.report)
        self._build_content(self.views["content"])
        self._build_check(self.views["check"])
        self._build_signing(self.views["signing"])

    def _build_content(self, parent: ttk.Frame) -> None:
        scrolled = ScrollPage(parent)
        scrolled.grid(row=0, column=0, sticky="nsew")
        layout = card(scrolled, wording.CARD_LAYOUT)
        layout.pack(fill="x", pady=(0, theme.px(self, theme.SPACE_M)))
        self.layout_form = Form(
            layout,
            self.entries,
            fields_of(Report, "outline", "numbering", "titles_only"),
            columns=3,
            offers={"outline": lambda ref: composing.outlines(), "numbering": lambda ref: composing.numberings()},
        )
        self.layout_form.pack(fill="x")
        content = card(scrolled, wording.CARD_CONTENT)
        content.pack(fill="x")
        self.content_form = Form(
            content,
            self.entries,
            fields_of(Report, *CONTENT),
            columns=1,
            suggestions=dict.fromkeys(composing.COMPOSED, self._composed),
        )
        self.content_form.pack(fill="x")

    def _build_check(self, parent: ttk.Frame) -> None:
        frame = ttk.Frame(parent, style="Table.TFrame", padding=1)
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
        below = ttk.Frame(parent, style="Page.TFrame")
        below.grid(row=1, column=0, sticky="ew", pady=(theme.px(self, 6), 0))
        small_button(below, wording.GO_THERE, "arrow-right", self._open_finding)
        self.count = ttk.Label(below, style="PageHint.TLabel")
        self.count.pack(side="left", padx=theme.px(self, theme.SPACE_S))

    def _build_signing(self, parent: ttk.Frame) -> None:
        frame = card(parent, wording.CARD_SIGNING)
        frame.grid(row=0, column=0, sticky="new")
        self.signing_form = Form(
            frame,
            self.entries,
            fields_of(Report, *SIGNING),
            columns=3,
            offers={"signer": self._signers},
        )
        self.signing_form.pack(fill="x")
        buttons = ttk.Frame(frame)
        buttons.pack(fill="x", pady=(theme.px(self, theme.SPACE_S), 0))
        ttk.Button(
            buttons,
            text=wording.EXPORT_DRAFT,
            icon="file-earmark-word",
            bootstyle="primary",
            command=self.office.export_report,
        ).pack(side="left")

    def show(self, book: Book, report: Report | None) -> None:
        entity = report.id if report is not None else None
        self.layout_form.show(entity)
        self.content_form.show(entity)
        self.signing_form.show(entity)
        if self.views.current.get() == "check":
            self._check(book, report)

    def settle(self) -> None:
        for form in (self.layout_form, self.content_form, self.signing_form):
            form.settle()

    def go_to(self, ref: FieldRef) -> bool:
        report = self.office.report
        if report is None or ref.entity != report.id:
            return False
        for view, form in (
            ("content", self.content_form),
            ("content", self.layout_form),
            ("signing", self.signing_form),
        ):
            if ref.field in form.editors:
                self.views.switch(view)
                return form.go_to(ref.field)
        return False

    def focus_first(self) -> None:
        self.content_form.go_to("abstract")

    def _composed(self, ref: FieldRef) -> str:
        return composing.composed(self.session.book, ref.entity, ref.field)

    def _signers(self, ref: FieldRef) -> Choices:
        signers = self.session.book.signers
        return [("", ""), *((row.id, f"{row.name} – {row.position}") for row in signers)]

    def _check(self, book: Book, report: Report | None) -> None:
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

    def _open_finding(self) -> None:
        chosen = self.found.selection()
        if chosen:
            self.office.go_to(self._findings[int(chosen[0])].ref)

"""Báo cáo: what the document says, what is still open, and its way to the signature."""

from __future__ import annotations

import tkinter as tk

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain.book import Book, Entity, FieldRef, Report
from desktop.domain.checks import Finding, findings
from desktop.domain.fields import fields_of
from desktop.session import composing
from desktop.ui import theme
from desktop.ui.tabs.base import Office, View, ViewedTab
from desktop.ui.widgets.form import Choices, Form
from desktop.ui.widgets.page import card, small_button
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
LAYOUT = ("outline", "numbering", "titles_only")
SIGNING = ("signer", "copies", "number", "symbol", "issued")


class ContentView(View):
    """Outline, numbering and the prose of the report."""

    KEY = "content"
    TITLE = wording.VIEW_CONTENT

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        scrolled = ScrollPage(self)
        scrolled.grid(row=0, column=0, sticky="nsew")
        layout = card(scrolled, wording.CARD_LAYOUT)
        layout.pack(fill="x", pady=(0, theme.px(self, theme.SPACE_M)))
        self.layout_form = Form(
            layout,
            self.entries,
            fields_of(Report, *LAYOUT),
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

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return isinstance(entity, Report) and field in (*LAYOUT, *CONTENT)

    def show(self, book: Book, report: Report | None) -> None:
        for form in (self.layout_form, self.content_form):
            form.show(report.id if report is not None else None)

    def settle(self) -> None:
        self.layout_form.settle()
        self.content_form.settle()

    def go_to(self, ref: FieldRef) -> bool:
        form = self.layout_form if ref.field in LAYOUT else self.content_form
        return form.go_to(ref.field)

    def focus_first(self) -> None:
        self.content_form.go_to(CONTENT[0])

    def _composed(self, ref: FieldRef) -> str:
        return composing.composed(self.session.book, ref.entity, ref.field)


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


class SigningView(View):
    """Who signs, and the number and date that come after the signature."""

    KEY = "signing"
    TITLE = wording.VIEW_SIGNING

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        frame = card(self, wording.CARD_SIGNING)
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

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return isinstance(entity, Report) and field in SIGNING

    def show(self, book: Book, report: Report | None) -> None:
        self.signing_form.show(report.id if report is not None else None)

    def settle(self) -> None:
        self.signing_form.settle()

    def go_to(self, ref: FieldRef) -> bool:
        return self.signing_form.go_to(ref.field)

    def focus_first(self) -> None:
        self.signing_form.go_to(SIGNING[0])

    def _signers(self, ref: FieldRef) -> Choices:
        signers = self.session.book.signers
        return [("", ""), *((row.id, f"{row.name} – {row.position}") for row in signers)]


class ReportTab(ViewedTab):
    """Content, findings, signing."""

    VIEWS = (ContentView, CheckView, SigningView)

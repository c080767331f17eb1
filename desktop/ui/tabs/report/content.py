"""Nội dung: outline, numbering and the prose of the report."""

from __future__ import annotations

import tkinter as tk

from desktop import wording
from desktop.domain.book import Book, Entity, FieldRef, Report
from desktop.domain.fields import fields_of
from desktop.session import composing
from desktop.ui import theme
from desktop.ui.tabs.base import Office, View
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.page import card
from desktop.ui.widgets.scroll_page import ScrollPage

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
            offers={
                "outline": lambda ref: composing.outlines(self.office.report),
                "numbering": lambda ref: composing.numberings(),
            },
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

"""Đoạn chưa xếp chỗ: what an old report left over, one after the other, each with the places it can go to."""

from __future__ import annotations

import tkinter as tk

from desktop.domain.book import Book, Entity, FieldRef, Leftover, Report
from desktop.ui.leftovers_card import LeftoversCard
from desktop.ui.tabs.base import Office, View
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.wording import importing


class LeftoversView(View):
    """The card of the left-over paragraphs; offered while there is one."""

    KEY = "leftovers"
    TITLE = importing.LEFTOVERS

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        scrolled = ScrollPage(self)
        scrolled.grid(row=0, column=0, sticky="nsew")
        self.card = LeftoversCard(scrolled, self.session)
        self.card.pack(fill="x")

    @classmethod
    def is_offered(cls, report: Report | None) -> bool:
        return report is not None and bool(report.leftovers)

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return isinstance(entity, Leftover)

    def show(self, book: Book, report: Report | None) -> None:
        self.card.show(book, report)

    def go_to(self, ref: FieldRef) -> bool:
        return self.card.focus_on(ref.entity)

    def focus_first(self) -> None:
        if not self.card.focus_on(next(iter(self.card.rows), "")):
            self.focus_set()

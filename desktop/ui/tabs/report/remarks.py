"""Ý kiến cần xử lý: what was said about a draft by phone or in red pen, each with its place."""

from __future__ import annotations

import tkinter as tk
from dataclasses import replace
from datetime import date

from desktop import wording
from desktop.domain import edits, reading
from desktop.domain.book import Book, Entity, FieldRef, Remark, Report, new_id
from desktop.domain.errors import UnknownEntity
from desktop.domain.fields import field_of
from desktop.ui.tabs.base import Office, View
from desktop.ui.widgets.grid_layout import Column
from desktop.ui.widgets.table import Table, computed_column, field_column
from desktop.wording import reasons
from desktop.wording import signing as words
from desktop.wording import tabs as tab_words

WHERE = "where"


class RemarksView(View):
    """The remarks as a table; each knows the field that it is about."""

    KEY = "remarks"
    TITLE = words.VIEW_REMARKS
    LEAST = (760, 260)

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        settled = Column("settled", field_of(Remark, "settled").label, 90, choices=(reading.NO, reading.YES))
        self.table = Table(
            self,
            self.entries,
            (
                field_column(Remark, "day", 96),
                field_column(Remark, "who", 150),
                computed_column(WHERE, field_of(Remark, "place").label, 200, align="left"),
                replace(field_column(Remark, "text", 300, stretch=True), wrap=True),
                settled,
            ),
            computed={WHERE: self._where},
            empty=words.EMPTY_REMARKS,
        )
        self.table.grid(row=0, column=0, sticky="nsew")
        self.table.add_row_buttons(words.ADD_REMARK, self._add, movable=False)
        self.table.add_button(words.REMARK_PARAGRAPH, "hash", self._choose_paragraph)
        self.table.add_button(tab_words.GO_THERE, "arrow-right", self._open)

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return isinstance(entity, Remark)

    def show(self, book: Book, report: Report | None) -> None:
        remarks = report.remarks if report is not None else ()
        self.table.show(remarks)
        self.table.let_add(reasons.NO_REPORT if report is None else "")
        left = sum(not remark.settled for remark in remarks)
        said = words.REMARKS_OPEN.format(count=left) if left else words.REMARKS_DONE
        self.table.total.configure(text=said if remarks else "")

    def settle(self) -> None:
        self.table.settle()

    def go_to(self, ref: FieldRef) -> bool:
        return self.table.go_to(ref)

    def focus_first(self) -> None:
        self.table.focus_set()

    def _where(self, row: Entity) -> str:
        place = self._place(row)
        return wording.place(self.session.book, place) if place is not None else words.NO_PLACE

    def _place(self, row: Entity | None) -> FieldRef | None:
        """Return the field that a remark is about; None where it is about none, or its row is gone."""
        assert row is None or isinstance(row, Remark)
        if row is None or not row.place:
            return None
        try:
            place = FieldRef.parse(row.place)
            self.session.book.field(place)
        except UnknownEntity:
            return None
        return place

    def _remark(self) -> Remark | None:
        chosen = self.table.selected()
        row = self.session.book.entity(chosen) if chosen is not None else None
        return row if isinstance(row, Remark) else None

    def _add(self) -> None:
        report = self.office.report
        if report is not None:
            row = Remark(id=new_id("m"), day=date.today())
            self.session.do(edits.add_row, report.id, "remarks", row)
            self.table.go_to(FieldRef(row.id, "who"))

    def _open(self) -> None:
        place = self._place(self._remark())
        if place is not None:
            self.office.go_to(place)

    def _choose_paragraph(self) -> None:
        """Let the remark be about the field that a paragraph of the draft comes from."""
        from desktop.ui.paragraph_entry import ParagraphEntry

        self.settle()
        row, report = self._remark(), self.office.report
        if row is None or report is None:
            return
        place = FieldRef(row.id, "place")
        ParagraphEntry(self, self.session, report, lambda ref: self.session.do(edits.set_field, place, str(ref)))

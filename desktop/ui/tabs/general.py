"""Thông tin chung: the unit, the period, the documents cited, where the report goes and who signs."""

from __future__ import annotations

import tkinter as tk

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain import edits
from desktop.domain.book import Book, Citation, FieldRef, Report, Signer, Unit, new_id
from desktop.domain.fields import FIELDS, fields_of
from desktop.ui import theme
from desktop.ui.tabs.base import Office, Tab
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.page import Views, card
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.table import Table, field_column


class GeneralTab(Tab):
    """Three views: unit and period, documents, addressees and signers."""

    KEY = "general"
    TITLE = wording.TAB_GENERAL
    ICON = "building"

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        self.views = Views(
            self,
            (
                ("unit", wording.VIEW_UNIT),
                ("documents", wording.VIEW_DOCUMENTS),
                ("people", wording.VIEW_PEOPLE),
            ),
        )
        self._build_unit(self.views["unit"])
        self._build_documents(self.views["documents"])
        self._build_people(self.views["people"])

    def _build_unit(self, parent: ttk.Frame) -> None:
        scrolled = ScrollPage(parent)
        scrolled.grid(row=0, column=0, sticky="nsew")
        gap = theme.px(self, theme.SPACE_M)
        unit = card(scrolled, wording.CARD_UNIT)
        unit.pack(fill="x", pady=(0, gap))
        self.unit_form = Form(unit, self.entries, FIELDS[Unit], columns=3)
        self.unit_form.pack(fill="x")
        period = card(scrolled, wording.CARD_PERIOD)
        period.pack(fill="x")
        fields = fields_of(Report, "name", "period_from", "period_to", "cutoff", "due")
        self.period_form = Form(period, self.entries, fields, columns=5)
        self.period_form.pack(fill="x")

    def _build_documents(self, parent: ttk.Frame) -> None:
        columns = (
            field_column(Citation, "kind", 104),
            field_column(Citation, "number", 116),
            field_column(Citation, "issued", 98),
            field_column(Citation, "issuer", 150),
            field_column(Citation, "title", 180, stretch=True),
            field_column(Citation, "use", 96),
            field_column(Citation, "in_force", 98),
            field_column(Citation, "expired", 98),
        )
        self.documents = Table(parent, self.entries, columns, empty=wording.EMPTY_DOCUMENTS)
        self.documents.grid(row=0, column=0, sticky="nsew")
        self.documents.add_row_buttons(wording.ADD_DOCUMENT, self._add_document)

    def _build_people(self, parent: ttk.Frame) -> None:
        gap = theme.px(self, theme.SPACE_M)
        parent.rowconfigure(0, weight=0)
        parent.rowconfigure(1, weight=1)
        places = card(parent)
        places.grid(row=0, column=0, sticky="ew", pady=(0, gap))
        places.columnconfigure((0, 1), weight=1, uniform="places")
        self.addressees = Form(places, self.entries, fields_of(Report, "addressees"), columns=1)
        self.addressees.grid(row=0, column=0, sticky="new", padx=(0, gap))
        self.recipients = Form(places, self.entries, fields_of(Report, "recipients"), columns=1)
        self.recipients.grid(row=0, column=1, sticky="new")
        columns = (
            field_column(Signer, "name", 220, stretch=True),
            field_column(Signer, "position", 170),
            field_column(Signer, "authority", 170),
            field_column(Signer, "valid_from", 110),
            field_column(Signer, "valid_to", 110),
        )
        self.signers = Table(parent, self.entries, columns, empty=wording.EMPTY_SIGNERS)
        self.signers.grid(row=1, column=0, sticky="nsew")
        self.signers.add_row_buttons(wording.ADD_SIGNER, self._add_signer, movable=False)

    def show(self, book: Book, report: Report | None) -> None:
        unit = book.unit_of(report) if report is not None else None
        self.unit_form.show(unit.id if unit is not None else None)
        for form in (self.period_form, self.addressees, self.recipients):
            form.show(report.id if report is not None else None)
        self.documents.show(report.citations if report is not None else ())
        self.signers.show(book.signers)

    def settle(self) -> None:
        for part in (self.unit_form, self.period_form, self.addressees, self.recipients, self.documents, self.signers):
            part.settle()

    def go_to(self, ref: FieldRef) -> bool:
        entity = self.session.book.entity(ref.entity)
        match entity:
            case Unit():
                self.views.switch("unit")
                return self.unit_form.go_to(ref.field)
            case Citation():
                self.views.switch("documents")
                return self.documents.go_to(ref)
            case Signer():
                self.views.switch("people")
                return self.signers.go_to(ref)
            case Report() if ref.field in self.period_form.editors:
                self.views.switch("unit")
                return self.period_form.go_to(ref.field)
            case Report() if ref.field in ("addressees", "recipients"):
                self.views.switch("people")
                return self.addressees.go_to(ref.field) or self.recipients.go_to(ref.field)
        return False

    def focus_first(self) -> None:
        self.unit_form.go_to("name")

    def _add_document(self) -> None:
        report = self.office.report
        if report is not None:
            row = Citation(id=new_id("c"))
            self.session.do(edits.add_row, report.id, "citations", row)
            self.documents.go_to(FieldRef(row.id, "kind"))

    def _add_signer(self) -> None:
        row = Signer(id=new_id("s"))
        self.session.do(edits.add_row, self.session.book.id, "signers", row)
        self.signers.go_to(FieldRef(row.id, "name"))

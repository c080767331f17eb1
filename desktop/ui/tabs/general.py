"""Thông tin chung: the unit, the period, the documents cited, where the report goes and who signs."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain import dated, edits
from desktop.domain.book import Book, Citation, Entity, FieldRef, Report, Signer, Unit, new_id
from desktop.domain.fields import fields_of
from desktop.domain.vietnamese import format_date
from desktop.ui import theme
from desktop.ui.tabs.base import Office, View, ViewedTab
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.new_row import NewRow
from desktop.ui.widgets.page import card, small_button
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.tip import permit
from desktop.wording import quotes as words
from desktop.wording import reasons
from desktop.wording import tabs as tab_words
from desktop.wording.periods import ADD_PERIOD, DELETE_PERIOD

COMMITTEE = (
    "kind",
    "name",
    "code",
    "place",
    "named_after",
    "province",
    "superior",
    "office",
    "valid_from",
    "valid_to",
)
AGENCY = (
    "issuer",
    "abbreviation",
    "head",
    "superior",
    "place",
    "province",
    "office",
    "code",
    "valid_from",
    "valid_to",
)
"""What is asked of a People's Committee, and of a department of one."""
STARTS = ("letterhead", "addressees", "recipients")
"""The letterhead, and what the unit's new reports begin with; folded away."""
PERIOD = ("name", "period_from", "period_to", "cutoff", "due")
PLACES = ("addressees", "recipients")


class UnitChooser(ttk.Frame):
    """Which of the book's units reports; `on_choose(unit)` gets the id of another one."""

    def __init__(self, parent: tk.Misc, on_choose: Callable[[str], None]) -> None:
        super().__init__(parent)
        self._on_choose = on_choose
        self._units: list[str] = []
        ttk.Label(self, text=wording.REPORTING_UNIT, style="Field.TLabel").pack(anchor="w")
        self.box = ttk.Combobox(self, state="readonly")
        self.box.pack(fill="x", pady=(theme.px(self, 3), theme.px(self, theme.SPACE_S)))
        self.box.bind("<<ComboboxSelected>>", self._on_select)

    def show(self, book: Book, report: Report) -> None:
        """Show the units of the book, with their dates, and which of them reports."""
        self._units = [unit.id for unit in book.units]
        self.box.configure(values=[_with_dates(unit) for unit in book.units])
        if report.unit in self._units:
            self.box.current(self._units.index(report.unit))
        else:
            self.box.set("")

    def _on_select(self, event: object) -> None:
        self._on_choose(self._units[self.box.current()])
        self.box.selection_clear()


def _with_dates(unit: Unit) -> str:
    name = wording.unit_name(unit)
    if unit.valid_to is not None:
        return words.UNTIL.format(name=name, day=format_date(unit.valid_to))
    return words.SINCE.format(name=name, day=format_date(unit.valid_from)) if unit.valid_from is not None else name


class UnitView(View):
    """The unit and the period."""

    KEY = "unit"
    TITLE = tab_words.VIEW_UNIT

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        self._unit: str | None = None
        scrolled = ScrollPage(self)
        scrolled.grid(row=0, column=0, sticky="nsew")
        unit = card(scrolled, tab_words.CARD_UNIT)
        unit.pack(fill="x", pady=(0, theme.px(self, theme.SPACE_M)))
        self.chooser: UnitChooser | None = None
        self._place = ttk.Frame(unit)
        self._place.pack(fill="x")
        self._forms: dict[tuple[str, ...], Form] = {}
        self.unit_form = self._bring(COMMITTEE)
        self._starts_on = tk.BooleanVar(self, False)
        self.starts_toggle = ttk.Checkbutton(
            unit,
            text=words.STARTS,
            variable=self._starts_on,
            bootstyle="round-toggle",
            command=self._fold,
        )
        self.starts_toggle.pack(anchor="w")
        self._below = ttk.Frame(unit)
        self.starts_form: Form | None = None
        period = card(scrolled, tab_words.CARD_PERIOD)
        period.pack(fill="x")
        self.period_form = Form(period, self.entries, fields_of(Report, *PERIOD), columns=5)
        self.period_form.pack(fill="x")
        buttons = ttk.Frame(period)
        buttons.pack(fill="x")
        small_button(buttons, ADD_PERIOD, "calendar-plus", lambda: self.office.periods.add())
        self._delete = small_button(buttons, DELETE_PERIOD, "trash", lambda: self.office.periods.remove())

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return isinstance(entity, Unit) or (isinstance(entity, Report) and field in PERIOD)

    def show(self, book: Book, report: Report | None) -> None:
        unit = book.unit_of(report) if report is not None else None
        self._unit = unit.id if unit is not None else None
        self._offer_units(book, report)
        self.unit_form = self._bring(AGENCY if unit is not None and unit.letterhead == dated.AGENCY else COMMITTEE)
        self.unit_form.show(self._unit)
        if self.starts_form is not None:
            self.starts_form.show(self._unit)
        self.period_form.show(report.id if report is not None else None)
        permit(self._delete, reasons.NO_REPORT if report is None else "")

    def settle(self) -> None:
        self.unit_form.settle()
        if self.starts_form is not None:
            self.starts_form.settle()
        self.period_form.settle()

    def go_to(self, ref: FieldRef) -> bool:
        if ref.field in STARTS:
            self._starts_on.set(True)
            self._fold()
            return self.starts_form is not None and self.starts_form.go_to(ref.field)
        form = self.period_form if ref.field in PERIOD else self.unit_form
        return form.go_to(ref.field)

    def focus_first(self) -> None:
        self.unit_form.go_to("name") or self.unit_form.go_to("issuer")

    def _bring(self, names: tuple[str, ...]) -> Form:
        """Return the form of these fields, built on its first use and seen instead of the other."""
        if names not in self._forms:
            self._forms[names] = Form(self._place, self.entries, fields_of(Unit, *names), columns=3)
        for other, form in self._forms.items():
            if other != names:
                form.pack_forget()
        self._forms[names].pack(fill="x")
        return self._forms[names]

    def _offer_units(self, book: Book, report: Report | None) -> None:
        """Let one of several units be chosen; where there is only one there is nothing to choose."""
        if self.chooser is None and len(book.units) > 1:
            self.chooser = UnitChooser(self._place.master, self._choose_unit)
        if self.chooser is not None and report is not None and len(book.units) > 1:
            self.chooser.show(book, report)
            self.chooser.pack(fill="x", before=self._place)
        elif self.chooser is not None:
            self.chooser.pack_forget()

    def _choose_unit(self, unit: str) -> None:
        report = self.office.report
        if report is not None:
            self.session.do(edits.set_field, FieldRef(report.id, "unit"), unit)

    def _add_successor(self) -> None:
        report = self.office.report
        unit = self.session.book.unit_of(report) if report is not None else None
        if report is not None and unit is not None:
            self.session.do(edits.add_successor, report.id, dated.successor(unit))
            self.unit_form.go_to("valid_from")

    def _fold(self) -> None:
        """Show or hide what new reports begin with; its form is built when it is first seen."""
        if not self._starts_on.get():
            self._below.pack_forget()
            return
        if self.starts_form is None:
            from desktop.session import composing

            offers = {"letterhead": lambda ref: composing.letterheads()}
            self.starts_form = Form(
                self._below, self.entries, fields_of(Unit, *STARTS), columns=3, lines=2, offers=offers
            )
            self.starts_form.pack(fill="x")
            row = ttk.Frame(self._below)
            row.pack(fill="x", pady=(theme.px(self, theme.SPACE_S), 0))
            self.successor_button = small_button(row, words.ADD_SUCCESSOR, "diagram-2", self._add_successor)
        self.starts_form.show(self._unit)
        self._below.pack(fill="x", pady=(theme.px(self, theme.SPACE_S), 0))


class DocumentsView(View):
    """The documents that the report names."""

    KEY = "documents"
    TITLE = tab_words.VIEW_DOCUMENTS
    LEAST = (900, 300)

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        from desktop.ui.widgets.table import Table, field_column  # the grid comes with the first table

        columns = (
            field_column(Citation, "kind", 104),
            field_column(Citation, "number", 130),
            field_column(Citation, "issued", 98),
            field_column(Citation, "issuer", 150),
            field_column(Citation, "title", 180, stretch=True),
            field_column(Citation, "use", 96),
            field_column(Citation, "in_force", 98),
            field_column(Citation, "expired", 98),
        )
        self.table = Table(
            self, self.entries, columns, empty=tab_words.EMPTY_DOCUMENTS, name="citations", kept=office.library
        )
        self.table.grid(row=0, column=0, sticky="nsew")
        self.table.add_row_buttons(tab_words.ADD_DOCUMENT, self._new)

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return isinstance(entity, Citation)

    def show(self, book: Book, report: Report | None) -> None:
        self.table.show(report.citations if report is not None else ())
        self.table.let_add(reasons.NO_REPORT if report is None else "")

    def settle(self) -> None:
        self.table.settle()

    def go_to(self, ref: FieldRef) -> bool:
        return self.table.go_to(ref)

    def focus_first(self) -> None:
        self.table.focus_set()

    def _new(self) -> NewRow | None:
        report = self.office.report
        return NewRow(report.id, "citations", Citation(id=new_id("c")), "kind") if report is not None else None


class PeopleView(View):
    """Where the report goes and who may sign."""

    KEY = "people"
    TITLE = tab_words.VIEW_PEOPLE
    LEAST = (700, 330)

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        gap = theme.px(self, theme.SPACE_M)
        self.rowconfigure(0, weight=0)
        self.rowconfigure(1, weight=1)
        frame = card(self)
        frame.grid(row=0, column=0, sticky="ew", pady=(0, gap))
        frame.columnconfigure((0, 1), weight=1, uniform="places")
        self.places: dict[str, Form] = {}
        for column, name in enumerate(PLACES):
            form = Form(frame, self.entries, fields_of(Report, name), columns=1)
            form.grid(row=0, column=column, sticky="new", padx=(gap if column else 0, 0))
            self.places[name] = form
        from desktop.ui.widgets.table import Table, field_column  # the grid comes with the first table

        columns = (
            field_column(Signer, "name", 220, stretch=True),
            field_column(Signer, "position", 170),
            field_column(Signer, "authority", 170),
            field_column(Signer, "valid_from", 110),
            field_column(Signer, "valid_to", 110),
        )
        self.signers = Table(
            self, self.entries, columns, empty=tab_words.EMPTY_SIGNERS, name="signers", kept=office.library
        )
        self.signers.grid(row=1, column=0, sticky="nsew")
        self.signers.add_row_buttons(tab_words.ADD_SIGNER, self._new, movable=False)

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return isinstance(entity, Signer) or (isinstance(entity, Report) and field in PLACES)

    def show(self, book: Book, report: Report | None) -> None:
        for form in self.places.values():
            form.show(report.id if report is not None else None)
        self.signers.show(book.signers)

    def settle(self) -> None:
        for form in self.places.values():
            form.settle()
        self.signers.settle()

    def go_to(self, ref: FieldRef) -> bool:
        return self.places[ref.field].go_to(ref.field) if ref.field in PLACES else self.signers.go_to(ref)

    def focus_first(self) -> None:
        self.places[PLACES[0]].go_to(PLACES[0])

    def _new(self) -> NewRow:
        return NewRow(self.session.book.id, "signers", Signer(id=new_id("s")), "name")


class GeneralTab(ViewedTab):
    """Unit and period, documents, addressees and signers."""

    VIEWS = (UnitView, DocumentsView, PeopleView)

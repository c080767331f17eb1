"""Hợp tác xã: the register, one cooperative a form, in the order of the slip that its accountant fills in."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Sequence
from pathlib import Path

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain import edits
from desktop.domain.book import Book, Cooperative, FieldRef, Report, Return, new_id
from desktop.domain.fields import FIELDS, SLIP, fields_of
from desktop.ui import theme
from desktop.ui.tabs.base import Office, Tab
from desktop.ui.widgets.editors import TickEditor
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.page import card, small_button
from desktop.ui.widgets.picker import Picker
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.tip import permit
from desktop.wording import reasons
from desktop.wording import tabs as tab_words
from desktop.wording import workbooks as words


class CooperativesTab(Tab):
    """The list of cooperatives at the left, the form of one at the right."""

    LEAST = (540, 0)

    def __init__(self, parent: tk.Misc, office: Office, title: str) -> None:
        super().__init__(parent, office, title)
        none_field = fields_of(Report, "no_cooperatives")[0]
        self.none = TickEditor(self.head, self.entries, none_field)
        theme.style_ticks()
        self.none.box.configure(style="Page.TCheckbutton")
        self.none.configure(style="Page.TFrame")
        self.none.pack(side="left")
        self.slips = ttk.Menubutton(self.head, text=words.SLIPS, bootstyle="primary-outline")
        self.slips.configure(width=len(words.SLIPS))  # in digits, so that the arrow has room
        self.slips.pack(side="right")
        menu = ttk.Menu(self.slips, tearoff=False)
        menu.add_command(label=words.SLIP_OF_ONE, command=self._print_one)
        menu.add_command(label=words.SLIP_OF_ALL, command=self._print_all)
        self.slips.configure(menu=menu)
        self.head.bind("<Configure>", lambda event: self._place_slips(event.width), add="+")
        gap = theme.px(self, theme.SPACE_M)
        self.body.columnconfigure(0, weight=0, minsize=theme.px(self, 230))
        self.body.columnconfigure(1, weight=1)
        left = ttk.Frame(self.body, style="Page.TFrame")
        left.grid(row=0, column=0, sticky="nsew", padx=(0, gap))
        self.picker = Picker(left, self._on_pick, empty=tab_words.EMPTY_COOPERATIVES)
        buttons = ttk.Frame(left, style="Page.TFrame")
        buttons.pack(side="bottom", fill="x", pady=(theme.px(self, 6), 0))
        self.picker.pack(fill="both", expand=True)
        self._add_button = small_button(buttons, tab_words.ADD_COOPERATIVE, "plus-lg", self._add)
        self._delete = small_button(buttons, tab_words.DELETE, "trash", self._remove)
        self.picker.tree.bind("<Delete>", lambda event: self._remove())
        scrolled = self.scrolled = ScrollPage(self.body)
        scrolled.grid(row=0, column=1, sticky="nsew")
        identity = card(scrolled, tab_words.CARD_COOPERATIVE)
        identity.pack(fill="x", pady=(0, gap))
        self.identity = Form(identity, self.entries, FIELDS[Cooperative], columns=3)
        self.identity.pack(fill="x")
        self.parts: list[Form] = []
        for part in SLIP:
            frame = card(scrolled, part.title)
            frame.pack(fill="x", pady=(0, gap))
            form = Form(frame, self.entries, fields_of(Return, *part.fields), columns=3)
            form.pack(fill="x")
            self.parts.append(form)

    def _place_slips(self, width: int) -> None:
        """Put the slips beside the tick, or below it where both have no room."""
        fits = self.none.winfo_reqwidth() + self.slips.winfo_reqwidth() + theme.px(self, theme.SPACE_L) <= width
        if fits:
            self.slips.pack_configure(side="right", anchor="center", pady=0)
        else:
            below = theme.px(self, theme.SPACE_XS)
            self.slips.pack_configure(side="bottom", anchor="w", pady=(below, 0), before=self.none)

    def show(self, book: Book, report: Report | None) -> None:
        returns = report.returns if report is not None else ()
        self.none.show(FieldRef(report.id, "no_cooperatives") if report is not None else None)
        rows = []
        for row in returns:
            cooperative = book.cooperative(row.cooperative)
            rows.append((row.id, (cooperative.name if cooperative else "") or wording.UNNAMED))
        self.picker.show(rows)
        for button in (self._add_button, self.slips):
            permit(button, reasons.NO_REPORT if report is None else "")
        permit(self._delete, "" if rows else reasons.NOTHING_TO_DELETE)
        self._show_form()

    def settle(self) -> None:
        for form in (self.identity, *self.parts):
            form.settle()

    def go_to(self, ref: FieldRef) -> bool:
        report = self.office.report
        for row in report.returns if report is not None else ():
            if ref.entity in (row.id, row.cooperative):
                self.picker.select(row.id)
                self._show_form()
                return any(form.go_to(ref.field) for form in (self._forms_of(ref, row)))
        if report is not None and ref == FieldRef(report.id, "no_cooperatives"):
            self.none.focus_set()
            return True
        return False

    def chosen(self) -> str | None:
        return self.picker.selected()

    def focus_first(self) -> None:
        self.picker.focus_set()

    def _forms_of(self, ref: FieldRef, row: Return) -> list[Form]:
        return [self.identity] if ref.entity == row.cooperative else self.parts

    def _show_form(self) -> None:
        chosen = self.picker.selected()
        row = self.session.book.entity(chosen) if chosen is not None else None
        self.scrolled.stand(row is not None, self.picker)
        self.identity.show(row.cooperative if isinstance(row, Return) else None)
        for form in self.parts:
            form.show(chosen)

    def _on_pick(self) -> None:
        self.settle()
        self._show_form()

    def _add(self) -> None:
        report = self.office.report
        if report is not None:
            cooperative = Cooperative(id=new_id("k"))
            figures = Return(id=new_id("f"), cooperative=cooperative.id)
            self.session.do(edits.add_cooperative, report.id, cooperative, figures)
            self.picker.select(figures.id)
            self._show_form()
            self.identity.go_to("name")

    def _remove(self) -> None:
        chosen = self.picker.selected()
        if chosen is not None:
            self.session.do(edits.remove_cooperative, chosen)

    def _print_one(self) -> None:
        chosen = self.picker.selected()
        self._print([chosen] if chosen is not None else [])

    def _print_all(self) -> None:
        report = self.office.report
        self._print([row.id for row in report.returns] if report is not None else [])

    def _print(self, returns: Sequence[str], folder: Path | None = None) -> None:
        """Write the slips of cooperatives beside the book or into `folder`, to be printed from Word."""
        self.settle()
        report, book = self.office.report, self.session.book
        if report is None or not returns:
            self.office.tell(words.NO_SLIP, kind="caution")
            return
        from desktop.session.slips import export_slips

        self.session.worker.submit(
            lambda: export_slips(book, report, returns, folder or self.session.path.parent),
            lambda result: self.office.exports.tell(
                result, words.SLIPS_WRITTEN, elsewhere=lambda chosen: self._print(returns, chosen)
            ),
        )

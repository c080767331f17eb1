"""Thể thức: the document as it would be exported now, or anybody's Word file, held against Decree 30."""

from __future__ import annotations

import tkinter as tk
from pathlib import Path
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop.domain import edits
from desktop.domain.book import Book, Entity, FieldRef, Report
from desktop.domain.errors import AppError
from desktop.ui import dialogs, theme
from desktop.ui.tabs.base import Office, View
from desktop.ui.widgets.difference_list import tree_of
from desktop.ui.widgets.page import small_button
from desktop.ui.widgets.tip import Tip
from desktop.wording import faults, reasons
from desktop.wording import signing as words
from desktop.wording import tabs as tab_words

if TYPE_CHECKING:
    from desktop.session.layout import Finding, MendedCopy


class LayoutView(View):
    """What is wrong with a document's layout; checked by the worker, anew when the book has changed since."""

    KEY = "layout"
    TITLE = words.VIEW_LAYOUT
    LEAST = (780, 260)

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        self.rowconfigure(0, weight=0)
        self.rowconfigure(1, weight=1)
        self.findings: tuple[Finding, ...] = ()
        self._foreign: Path | None = None
        self._checked: tuple[Book, str] | None = None
        gap = theme.px(self, theme.SPACE_S)
        above = ttk.Frame(self, style="Page.TFrame")
        above.grid(row=0, column=0, sticky="ew", pady=(0, gap))
        self.told = ttk.Label(above, style="PageStrong.TLabel")
        self.told.pack(side="left")
        small = ttk.Frame(above, style="Page.TFrame")
        small.pack(side="right")
        self.back = small_button(small, words.BACK_TO_OURS, "arrow-left", self._back)
        small_button(small, words.CHECK_OTHER, "folder2-open", self._choose)
        frame = ttk.Frame(self, style="Table.TFrame", padding=1)
        frame.grid(row=1, column=0, sticky="nsew")
        frame.columnconfigure(0, weight=1)
        frame.rowconfigure(0, weight=1)
        self.tree = tree_of(
            frame,
            (tab_words.COLUMN_SEVERITY, 150),
            (words.COLUMN_FLAW, 270),
            (words.COLUMN_WHERE, 190),
            (words.COLUMN_REPAIR, 270),
            on_select=self._show_buttons,
        )
        self.tree.bind("<Double-1>", lambda event: self._open())
        self.tree.bind("<Return>", lambda event: self._open())
        below = ttk.Frame(self, style="Page.TFrame")
        below.grid(row=2, column=0, sticky="ew", pady=(theme.px(self, 6), 0))
        self.go_there = small_button(below, tab_words.GO_THERE, "arrow-right", self._open)
        self.repair = small_button(below, words.REPAIR_ONE, "check2", self._repair)
        self.repair_all = small_button(below, words.REPAIR_ALL, "file-earmark-plus", self._repair_copy)
        for button, why in (
            (self.back, reasons.OURS_ALREADY),
            (self.go_there, reasons.NO_FLAW),
            (self.repair, reasons.NOT_MENDED),
            (self.repair_all, reasons.ONLY_OTHERS),
        ):
            Tip(button, why=why)

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return False

    def show(self, book: Book, report: Report | None) -> None:
        """Have the report checked, unless it was as it is now or somebody else's file is being looked at."""
        if report is None and self._foreign is None:
            self._checked = None
            self._tell(())
            self.told.configure(text=reasons.NO_REPORT)
            return
        if report is None or self._foreign is not None:
            return
        if self._checked is not None and self._checked[0] is book and self._checked[1] == report.id:
            return
        self._checked = (book, report.id)
        wanted = self._checked

        def check() -> tuple[Finding, ...]:
            from desktop.session.layout import check_report

            return check_report(book, report.id)

        def tell(found: tuple[Finding, ...] | AppError) -> None:
            if self._checked is wanted and self.winfo_exists():
                self._tell(found)

        if not self.findings:
            self.told.configure(text=words.CHECKING)
        self.session.worker.submit(check, tell)
        self._show_buttons()

    def go_to(self, ref: FieldRef) -> bool:
        return False

    def focus_first(self) -> None:
        self.tree.focus_set()

    def _tell(self, found: tuple[Finding, ...] | AppError) -> None:
        if isinstance(found, AppError):
            self.findings = ()
            self.told.configure(text=faults.sentence(found), wraplength=theme.px(self, 560))
        else:
            self.findings = found
            said = words.FLAWS.format(count=len(found)) if found else words.NO_FLAWS
            ours = words.CHECKED_OURS.format(found=said)
            name = self._foreign.name if self._foreign is not None else ""
            self.told.configure(text=words.CHECKED_OTHER.format(name=name, found=said) if name else ours)
        self.tree.keep({str(at) for at in range(len(self.findings))})
        for at, finding in enumerate(self.findings):
            shown = {"#0": finding.severity.value, "1": finding.sentence, "2": finding.place, "3": finding.repair}
            self.tree.put(str(at), shown, position=at)
        if self.findings and not self.tree.selection():
            self.tree.mark("0")
        self._show_buttons()

    def _show_buttons(self) -> None:
        """Offer what can be done with the chosen finding."""
        finding, ours = self._chosen(), self._foreign is None
        can = False
        if finding is not None:
            from desktop.session.layout import can_mend

            can = can_mend(finding, ours=ours)
        self.go_there.configure(state="normal" if finding is not None and ours else "disabled")
        self.repair.configure(state="normal" if can and ours else "disabled")
        self.repair_all.configure(state="normal" if self.findings and not ours else "disabled")
        self.back.configure(state="disabled" if ours else "normal")

    def _chosen(self) -> Finding | None:
        chosen = self.tree.selection()
        at = int(chosen[0]) if chosen else -1
        return self.findings[at] if 0 <= at < len(self.findings) else None

    def _open(self) -> None:
        finding, report = self._chosen(), self.office.report
        if finding is None or report is None or self._foreign is not None:
            return
        from desktop.session.layout import field_of

        if (place := field_of(self.session.book, report.id, finding)) is not None:
            self.office.go_to(place)

    def _repair(self) -> None:
        """Mend the texts of the book that break the chosen finding's rule, as one step."""
        finding, report = self._chosen(), self.office.report
        if finding is None or report is None:
            return
        from desktop.session.layout import mended_texts

        changes = mended_texts(self.session.book, report.id, finding)
        if changes:
            self.session.do(edits.set_fields, changes)

    # -- somebody else's file

    def _choose(self) -> None:
        path = dialogs.ask_document(self, words.CHECK_OTHER_TITLE, self.session.path.parent)
        if path is not None:
            self.check(path)

    def check(self, path: Path) -> None:
        """Have another Word file checked."""
        self._foreign = path
        self.told.configure(text=words.CHECKING)

        def check() -> tuple[Finding, ...]:
            from desktop.session.layout import check_document

            return check_document(path)

        def tell(found: tuple[Finding, ...] | AppError) -> None:
            if self._foreign == path and self.winfo_exists():
                self._tell(found)

        self.session.worker.submit(check, tell)

    def _back(self) -> None:
        self._foreign = self._checked = None
        self.show(self.session.book, self.office.report)

    def _repair_copy(self) -> None:
        """Write a repaired copy beside the other file; the file itself stays as it is."""
        path = self._foreign
        if path is None:
            return

        def mend() -> MendedCopy:
            from desktop.session.layout import mend_copy

            return mend_copy(path)

        def tell(made: MendedCopy | AppError) -> None:
            if isinstance(made, AppError):
                self.office.tell(faults.sentence(made), fault=True)
            elif made.path is None:
                self.office.tell(words.NOTHING_TO_REPAIR, kind="caution")
            else:
                what = words.listed(made.repaired)
                self.office.tell(words.REPAIRED_COPY.format(name=made.path.name, what=what))
                self.check(made.path)

        self.session.worker.submit(mend, tell)

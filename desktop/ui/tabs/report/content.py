"""Nội dung: outline, numbering and the prose of the report."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop.domain import edits
from desktop.domain.book import Book, Entity, FieldRef, Report
from desktop.domain.fields import NARRATIVE, fields_of
from desktop.session import composing
from desktop.ui import theme
from desktop.ui.tabs.base import Office, View
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.page import card
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.tip import Tip, permit
from desktop.wording import quotes as words
from desktop.wording import reasons
from desktop.wording import tabs as tab_words

CONTENT = (
    "abstract",
    "opening",
    "tasks_intro",
    "policies_intro",
    *NARRATIVE,
    "no_proposals",
    "closing",
)
LAYOUT = ("outline", "numbering", "profile", "titles_only")
ANNEXES = "annexes"


class AnnexTicks(ttk.Frame):
    """A tick for every annex; `on_change(keys)` gets those that are wanted, in their order."""

    def __init__(self, parent: tk.Misc, on_change: Callable[[tuple[str, ...]], None]) -> None:
        super().__init__(parent)
        self._on_change = on_change
        self._wanted: dict[str, tk.BooleanVar] = {}
        self.boxes: dict[str, ttk.Checkbutton] = {}
        ttk.Label(self, text=words.ANNEXES, style="Field.TLabel").pack(anchor="w")

    def show(self, report: Report | None) -> None:
        """Show which annexes a report has; without one there is nothing to tick."""
        for key, title, filled in composing.annexes(report or Report(id="")):
            if key not in self.boxes:
                self._wanted[key] = tk.BooleanVar(self)
                self.boxes[key] = ttk.Checkbutton(self, variable=self._wanted[key], command=self._on_tick)
                self.boxes[key].pack(anchor="w", pady=(theme.px(self, theme.SPACE_XS), 0))
                Tip(self.boxes[key], why=reasons.NO_REPORT)
            self.boxes[key].configure(
                text=title if filled else words.ANNEX_EMPTY.format(title=title),
                state="normal" if report is not None else "disabled",
            )
            self._wanted[key].set(report is not None and key in report.annexes)

    def focus_set(self) -> None:
        """Put the keyboard focus onto the first tick."""
        next(iter(self.boxes.values())).focus_set()

    def _on_tick(self) -> None:
        self._on_change(tuple(key for key, wanted in self._wanted.items() if wanted.get()))


class ContentView(View):
    """Outline, numbering and the prose of the report."""

    KEY = "content"
    TITLE = tab_words.VIEW_CONTENT

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        scrolled = ScrollPage(self)
        scrolled.grid(row=0, column=0, sticky="nsew")
        layout = card(scrolled, tab_words.CARD_LAYOUT)
        layout.pack(fill="x", pady=(0, theme.px(self, theme.SPACE_M)))
        self.layout_form = Form(
            layout,
            self.entries,
            fields_of(Report, *LAYOUT),
            columns=3,
            offers={
                "outline": lambda ref: composing.outlines(self.office.report),
                "numbering": lambda ref: composing.numberings(),
                "profile": lambda ref: composing.profiles(),
            },
        )
        self.layout_form.pack(fill="x")
        self.annexes = AnnexTicks(layout, self._set_annexes)
        self.annexes.pack(side="left", fill="x")
        self.sources_button = ttk.Button(
            layout, text=words.SOURCES, icon="list-columns-reverse", style="Small.TButton", command=self.open_sources
        )
        self.sources_button.pack(side="right", anchor="se")
        content = card(scrolled, tab_words.CARD_CONTENT)
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
        return isinstance(entity, Report) and field in (*LAYOUT, *CONTENT, ANNEXES)

    def show(self, book: Book, report: Report | None) -> None:
        for form in (self.layout_form, self.content_form):
            form.show(report.id if report is not None else None)
        self.annexes.show(report)
        permit(self.sources_button, reasons.NO_REPORT if report is None else "")

    def settle(self) -> None:
        self.layout_form.settle()
        self.content_form.settle()

    def go_to(self, ref: FieldRef) -> bool:
        if ref.field == ANNEXES:
            self.annexes.focus_set()
            return True
        form = self.layout_form if ref.field in LAYOUT else self.content_form
        return form.go_to(ref.field)

    def focus_first(self) -> None:
        self.content_form.go_to(CONTENT[0])

    def open_sources(self) -> None:
        """Show where every figure of the report comes from."""
        report = self.office.report
        if report is None:
            return
        from desktop.ui.sources_dialog import SourcesDialog

        SourcesDialog(self, self.session.book, report.id, self.office.go_to, self.office.exports.sources)

    def _set_annexes(self, keys: tuple[str, ...]) -> None:
        report = self.office.report
        if report is not None:
            self.session.do(edits.set_field, FieldRef(report.id, ANNEXES), keys)

    def _composed(self, ref: FieldRef) -> str:
        return composing.composed(self.session.book, ref.entity, ref.field)

"""Below the fields of a form: what stood there last year, and the mark of a copied text that nobody has looked at."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.domain.fields import Kind
from desktop.domain.former import former_quoting, former_text
from desktop.ui import theme
from desktop.wording import periods as wording

if TYPE_CHECKING:
    from desktop.ui.widgets.editors import Editor

ROW = 8
"""The row of an editor's grid that is kept for it: below everything else."""

PROSE = (Kind.PROSE, Kind.LONG, Kind.LINES)
BEGINNING = 70
"""Characters of last year's text that are seen while it is folded."""


class Recalls:
    """Belongs to a form; makes a line below an editor only where there is something to say."""

    def __init__(self, editors: Mapping[str, Editor]) -> None:
        self._editors = editors
        self.lines: dict[str, Recall] = {}

    def show(self, entity: str | None) -> None:
        """Show what there is to say about the fields of an entity."""
        for name, editor in self._editors.items():
            ref = FieldRef(entity, name) if entity is not None else None
            former, unseen = _known(editor, ref)
            line = self.lines.get(name)
            if line is None and (former or unseen):
                line = self.lines[name] = Recall(editor)
            if line is not None:
                line.show(ref, former, unseen)


def _known(editor: Editor, ref: FieldRef | None) -> tuple[str, bool]:
    """Return last year's text, '' where it stands there anyway, and whether the field waits to be looked at."""
    if ref is None:
        return "", False
    book = editor.entries.session.book
    report = book.report_of(ref.entity)
    if report is None:
        return "", False
    former = former_text(book, ref)
    if former and editor.field.kind is not Kind.VALUE and former_quoting(book, ref) == editor.entries.shown(ref)[0]:
        former = ""
    return former, bool(report.unseen) and str(ref) in report.unseen


class Recall(ttk.Frame):
    """The line below one field."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self._shown: tuple[FieldRef | None, str, bool] = (None, "", False)
        self._open = False
        self.chip: ttk.Frame | None = None
        self.words = ttk.Label(self, style="Hint.TLabel", justify="left")
        self.seen_button: ttk.Button | None = None
        self.fold_button: ttk.Button | None = None
        self.take_button: ttk.Button | None = None
        self.bind("<Configure>", lambda event: self._wrap(event.width), add="+")

    def show(self, ref: FieldRef | None, former: str, unseen: bool) -> None:
        """Say what there is to say; be gone where that is nothing."""
        now = (ref, former, unseen)
        if now == self._shown:
            return
        self._open = self._open and ref == self._shown[0]
        self._shown = now
        self._show_chip(unseen)
        self._show_former(former)
        if former or unseen:
            self.grid(row=ROW, column=0, columnspan=2, sticky="ew")
        else:
            self.grid_remove()

    def _show_chip(self, unseen: bool) -> None:
        if self.chip is not None:
            self.chip.destroy()
            self.chip = self.seen_button = None
        if not unseen:
            return
        self.chip = ttk.Frame(self)
        icon = ttk.Icon("eye", 14, theme.WARNING)
        ttk.Label(self.chip, text=f" {wording.UNSEEN}", image=icon, compound="left", style="Warning.TLabel").pack(
            side="left"
        )
        self.seen_button = _small(self.chip, wording.SEEN, self._mark_seen)
        self.seen_button.pack(side="left", padx=theme.px(self, theme.SPACE_S))
        self.chip.pack(anchor="w", before=self.words if self.words.winfo_manager() else None)

    def _show_former(self, former: str) -> None:
        for button in (self.fold_button, self.take_button):
            if button is not None:
                button.destroy()
        self.fold_button = self.take_button = None
        if not former:
            self.words.pack_forget()
            return
        prose = self._editor.field.kind in PROSE
        words = former if self._open or not prose else _beginning(former)
        template = wording.FORMER_TEXT if prose else wording.FORMER_FIGURE
        self.words.configure(text=template.format(text=words))
        self.words.pack(anchor="w")
        if not prose:
            return
        if words != former or self._open:
            self.fold_button = _small(self, wording.FOLD_FORMER if self._open else wording.SEE_FORMER, self._fold)
            self.fold_button.pack(side="left", padx=(0, theme.px(self, theme.SPACE_S)))
        self.take_button = _small(self, wording.TAKE_FORMER, self._take)
        self.take_button.pack(side="left")

    def _wrap(self, width: int) -> None:
        if width > 1 and int(str(self.words.cget("wraplength") or 0)) != width:
            self.words.configure(wraplength=width)

    def _fold(self) -> None:
        self._open = not self._open
        self._show_former(self._shown[1])
        if self.fold_button is not None:
            self.fold_button.focus_set()

    def _mark_seen(self) -> None:
        ref = self._shown[0]
        if ref is not None:
            self._editor.settle()
            self._editor.focus_set()
            self._editor.entries.session.do(edits.mark_seen, (ref,))

    def _take(self) -> None:
        """Put last year's text in, behind what stands there."""
        ref = self._shown[0]
        if ref is None:
            return
        self._editor.settle()
        session = self._editor.entries.session
        there = str(session.book.field(ref)).strip()
        text = former_quoting(session.book, ref)
        self._editor.focus_set()
        session.do(edits.set_field, ref, f"{there}\n{text}" if there else text)


def _beginning(text: str) -> str:
    line = text.split("\n", 1)[0]
    return text if text == line and len(line) <= BEGINNING else line[:BEGINNING].rstrip() + "…"


def _small(parent: tk.Misc, words: str, run: Callable[[], None]) -> ttk.Button:
    return ttk.Button(parent, text=words, style="Small.TButton", command=run)

"""The paragraphs of an old document that have no place yet: each can be put into a section or into the bin."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop.domain import leftovers
from desktop.domain.book import Book, FieldRef, Leftover, Report
from desktop.domain.edits import remove_row
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.widgets.page import card
from desktop.ui.widgets.place_picker import PlacePicker
from desktop.wording import importing

MOST_ROWS = 40
"""So many paragraphs are shown at once; the next ones come as these are decided about."""


class LeftoversCard(ttk.Frame):
    """A card that stands where it is packed or gridded; `show` fills it. With nothing left it says so in one line."""

    def __init__(self, parent: tk.Misc, session: Session) -> None:
        super().__init__(parent, style="Page.TFrame")
        self.session = session
        self._shown: tuple[str, tuple[str, ...]] | None = None
        self.rows: dict[str, ttk.Frame] = {}
        self._card = card(self, importing.LEFTOVERS)
        self._card.pack(fill="x")
        self.hint = ttk.Label(self._card, style="Hint.TLabel", justify="left")
        self.hint.bind("<Configure>", lambda event: self.hint.configure(wraplength=event.width))
        self.hint.pack(anchor="w", fill="x")

    def show(self, book: Book, report: Report | None) -> None:
        """Show the paragraphs that a report has left over; where some are gone, the others stay as they are."""
        if report is None:
            return
        rows = {row.id: row for row in report.leftovers[:MOST_ROWS]}
        shown = (report.id, tuple(importing.place(book, ref) for ref in leftovers.places(report)))
        self.hint.configure(text=importing.leftovers_hint(len(report.leftovers), MOST_ROWS))
        for gone in [row for row in self.rows if row not in rows]:
            self.rows.pop(gone).destroy()
        if shown != self._shown or list(rows)[: len(self.rows)] != list(self.rows):
            for frame in self.rows.values():
                frame.destroy()
            self.rows = {}
        self._shown = shown
        for row in [row for row in rows.values() if row.id not in self.rows]:
            self.rows[row.id] = self._build(book, report, row)

    def focus_on(self, leftover: str) -> bool:
        """Put the keyboard to a paragraph's choice of places; False if it is not there."""
        if leftover not in self.rows:
            return False
        picker = next(child for child in self.rows[leftover].winfo_children() if isinstance(child, PlacePicker))
        picker.box.focus_set()
        return True

    def _build(self, book: Book, report: Report, row: Leftover) -> ttk.Frame:
        frame = ttk.Frame(self._card)
        frame.pack(fill="x", pady=(theme.px(self, theme.SPACE_M), 0))
        ttk.Frame(frame, style="Line.TFrame", height=1).pack(fill="x", pady=(0, theme.px(self, theme.SPACE_S)))
        for text, style in ((row.text, "TLabel"), (importing.LEFT_AFTER.format(after=row.after), "Hint.TLabel")):
            if text != importing.LEFT_AFTER.format(after=""):
                label = ttk.Label(frame, text=text, style=style, justify="left")
                label.bind("<Configure>", lambda event, label=label: label.configure(wraplength=event.width))  # type: ignore[misc]
                label.pack(anchor="w", fill="x")
        button = ttk.Button(
            frame,
            text=importing.DROP,
            style="Small.TButton",
            command=lambda: self._decide(row.id, lambda: self.session.do(remove_row, row.id)),
        )

        def put(ref: FieldRef) -> None:
            self._decide(row.id, lambda: self.session.do(leftovers.place_leftover, row.id, ref))

        picker = PlacePicker(frame, put)
        picker.show(book, report)
        button.pack(side="right", padx=(theme.px(self, theme.SPACE_S), 0))
        picker.pack(side="left", fill="x", expand=True, pady=(theme.px(self, theme.SPACE_XS), 0))
        return frame

    def _decide(self, row: str, edit: Callable[[], object]) -> None:
        """Do what was decided about a paragraph, and go on to the one behind it."""
        order = list(self.rows)
        following = [*order[order.index(row) + 1 :], *reversed(order[: order.index(row)])]
        edit()
        next((other for other in following if self.focus_on(other)), None)

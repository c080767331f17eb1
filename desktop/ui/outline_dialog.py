"""The headings of a letter, typed at the left, and the report's sections put below them at the right."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from itertools import chain

import ttkbootstrap as ttk

from desktop.domain.book import OutlineLine, Report
from desktop.domain.typed_outline import (
    PARTS_OF_TASKS,
    TASKS,
    placed_sections,
    read_outline,
    unplaced,
    with_sections,
    write_outline,
)
from desktop.session.requests import outline_of, suggested, titles
from desktop.ui import theme
from desktop.ui.dialog_window import DialogWindow
from desktop.ui.widgets.page import small_button
from desktop.ui.widgets.prose import Prose
from desktop.ui.widgets.scroll_page import NeededBar
from desktop.ui.widgets.wrapped_tree import WrappedTree
from desktop.wording import requests as wording

SIZE = (960, 520)
NOWHERE = -1
"""The position of the line for what stands below no heading."""


class OutlineDialog(DialogWindow):
    """`on_done(lines)` is called with the headings and what stands below each."""

    def __init__(self, parent: tk.Misc, report: Report, on_done: Callable[[tuple[OutlineLine, ...]], object]) -> None:
        super().__init__(parent, wording.LAY_OUT_TITLE)
        self._on_done = on_done
        self._titles = titles()
        self.lines = outline_of(report)
        self._placed = list(placed_sections(self.lines))
        gap = theme.px(self, theme.SPACE_M)
        self.body.columnconfigure((0, 1), weight=1, uniform="outline")
        self.body.rowconfigure(2, weight=1)
        hint = ttk.Label(self.body, text=wording.LAY_OUT_HINT, style="PageHint.TLabel", justify="left")
        hint.configure(wraplength=theme.room_for(self, SIZE[0]))
        hint.grid(row=0, column=0, columnspan=2, sticky="w", pady=(0, theme.px(self, theme.SPACE_S)))
        ttk.Label(self.body, text=wording.LINES, style="PageStrong.TLabel").grid(row=1, column=0, sticky="w")
        ttk.Label(self.body, text=wording.PLACES, style="PageStrong.TLabel").grid(
            row=1, column=1, sticky="w", padx=(gap, 0)
        )
        self.typed = Prose(self.body, self._on_typed, lines=6, most=12)
        self.typed.text.configure(tabs=(theme.px(self, 28),))
        self.typed.text.bind("<Tab>", self._indent)
        self.typed.grid(row=2, column=0, sticky="nsew")
        self.typed.show(write_outline(self.lines))
        frame = ttk.Frame(self.body, style="Table.TFrame", padding=1)
        frame.grid(row=2, column=1, sticky="nsew", padx=(gap, 0))
        self.tree = WrappedTree(frame, show="tree")
        self.tree.column("#0", stretch=True)
        self.tree.tag_configure("heading", font="Strong")
        self.tree.tag_configure("nowhere", font="Strong", foreground=theme.WARNING)
        self.tree.pack(side="left", fill="both", expand=True)
        NeededBar(frame, self.tree)
        below = ttk.Frame(self.body, style="Page.TFrame")
        below.grid(row=3, column=1, sticky="ew", padx=(gap, 0), pady=(theme.px(self, 6), 0))
        small_button(below, wording.MOVE_UP, "arrow-up", lambda: self.move(-1))
        small_button(below, wording.MOVE_DOWN, "arrow-down", lambda: self.move(1))
        keys = ttk.Label(self.body, text=wording.PLACES_HINT, style="PageHint.TLabel")
        keys.grid(row=4, column=1, sticky="w", padx=(gap, 0))
        self.fault = ttk.Label(self.body, style="PageError.TLabel")
        self.fault.grid(row=3, column=0, sticky="w")
        for sequence, by in (("<Control-Up>", -1), ("<Control-Down>", 1)):
            self.tree.bind(sequence, self._mover(by))
        self.tree.bind("<B1-Motion>", self._drag)
        self.add_button(wording.LAY_OUT_DONE, self._done, style="primary")
        self.add_button(wording.LATER, self.destroy)
        self._show()
        self.open(self.typed.text, SIZE)

    def move(self, by: int) -> None:
        """Move the chosen section below the heading before or behind the one that it stands under."""
        chosen = self.tree.selection()
        if chosen and chosen[0] in self._titles:
            key = chosen[0]
            order = [*range(len(self.lines)), NOWHERE]
            place = order.index(self._place(key)) + by
            if 0 <= place < len(order):
                self._put(key, order[place])

    def _place(self, key: str) -> int:
        return next((at for at, placed in self._placed if placed == key), NOWHERE)

    def _put(self, key: str, line: int) -> None:
        """Put a section below a line; what all tasks at once would tell twice goes nowhere."""
        self._placed = [pair for pair in self._placed if pair[1] != key]
        if line != NOWHERE:
            twice = set(PARTS_OF_TASKS) if key == TASKS else {TASKS} if key in PARTS_OF_TASKS else set()
            self._placed = [pair for pair in self._placed if pair[1] not in twice]
            self._placed.append((line, key))
        self._show()
        if self.tree.exists(key):
            self.tree.mark(key)

    def _show(self) -> None:
        """Show the headings with what stands below them, and at the end what stands nowhere."""
        made = with_sections(self.lines, self._placed)
        left = unplaced(made)
        self.tree.keep(set())
        above: list[str] = []
        for at, line in enumerate(made):
            above = above[: line.level - 1]
            row = f"line-{at}"
            parent = above[-1] if above else ""
            self.tree.put(row, {"#0": line.title}, parent=parent, position=self._behind(parent), tags=("heading",))
            for position, key in enumerate(line.sections):
                self.tree.put(key, {"#0": self._titles.get(key, key)}, parent=row, position=position)
            above.append(row)
        nowhere = f"line-{NOWHERE}"
        self.tree.put(nowhere, {"#0": wording.NOT_PLACED}, position=self._behind(""), tags=("nowhere",))
        for position, key in enumerate(left):
            self.tree.put(key, {"#0": self._titles[key]}, parent=nowhere, position=position)
        for row in chain((f"line-{at}" for at in range(len(made))), (nowhere,)):
            self.tree.item(row, open=True)
        self.fault.configure(text="" if self.lines else wording.NO_LINES)

    def _behind(self, parent: str) -> int:
        return len(self.tree.get_children(parent))

    def _on_typed(self, text: str) -> None:
        before = with_sections(self.lines, self._placed)
        self.lines = read_outline(text)
        self._placed = list(suggested(self.lines, before))
        self._show()

    def _indent(self, event: tk.Event[tk.Misc]) -> str:
        """A Tab at the beginning of a line is its level; anywhere else it goes to the next field."""
        text = self.typed.text
        before = text.get("insert linestart", "insert")
        if before.strip("\t"):
            following = text.tk_focusNext()
            if following is not None:
                following.focus_set()
        else:
            text.insert("insert", "\t")
        return "break"

    def _mover(self, by: int) -> Callable[[tk.Event[tk.Misc]], str]:
        def run(event: tk.Event[tk.Misc]) -> str:
            self.move(by)
            return "break"

        return run

    def _drag(self, event: tk.Event[tk.Misc]) -> None:
        chosen = self.tree.selection()
        over = self.tree.identify_row(event.y)
        if not chosen or chosen[0] not in self._titles or not over or over == chosen[0]:
            return
        line = over if over.startswith("line-") else self.tree.parent(over)
        position = int(line.removeprefix("line-"))
        if position != self._place(chosen[0]):
            self._put(chosen[0], position)

    def _done(self) -> None:
        self.typed.settle()
        if not self.lines:
            self.typed.focus_set()
            return
        lines = with_sections(self.lines, self._placed)
        self.destroy()
        self._on_done(lines)

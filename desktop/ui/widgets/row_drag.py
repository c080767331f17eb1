"""Rows of a tree that are dragged to another place of their depth; a line shows where they would land."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from typing import NamedTuple

import ttkbootstrap as ttk

from desktop.ui import theme

THRESHOLD = 6
"""Logical units that the mouse moves before a press is a drag: a hand that clicks is never quite still."""


class Drop(NamedTuple):
    """A place for a row: under `parent` ('' at the top), in front of `before` or, with None, at the end."""

    parent: str
    before: str | None


class RowDrag:
    """Belongs to a tree of two depths. `on_drop(row, drop)` is called when a row is let go at another place."""

    def __init__(self, tree: ttk.Treeview, on_drop: Callable[[str, Drop], object]) -> None:
        self._tree, self._on_drop = tree, on_drop
        self._row = ""
        self._pressed: tuple[int, int] | None = None
        self._drop: Drop | None = None
        self._line: tk.Frame | None = None
        tree.bind("<Button-1>", self._press, add="+")
        tree.bind("<B1-Motion>", self._move, add="+")
        tree.bind("<ButtonRelease-1>", self._release, add="+")
        tree.bind("<Escape>", self._cancel, add="+")

    @property
    def is_dragging(self) -> bool:
        """Whether a row is on its way."""
        return self._line is not None

    def _press(self, event: tk.Event[tk.Misc]) -> None:
        on_row = self._tree.identify_region(event.x, event.y) in ("tree", "cell")
        self._row = self._tree.identify_row(event.y) if on_row else ""
        self._pressed = (event.x, event.y) if self._row else None

    def _move(self, event: tk.Event[tk.Misc]) -> str | None:
        if self._pressed is None:
            return None
        far = theme.px(self._tree, THRESHOLD)
        if self._line is None and max(abs(event.x - self._pressed[0]), abs(event.y - self._pressed[1])) < far:
            return None
        if self._line is None:
            self._line = tk.Frame(self._tree, background=theme.PRIMARY, height=theme.px(self._tree, 3))
            self._tree.configure(cursor="hand2")
        if not 0 <= event.y < self._tree.winfo_height():
            self._tree.yview_scroll(1 if event.y > 0 else -1, "units")
        self._show(self._place_at(event.y))
        return "break"

    def _release(self, event: tk.Event[tk.Misc]) -> None:
        row, drop = self._row, self._drop
        was_dragging = self.is_dragging
        self._end()
        if was_dragging and drop is not None and not self._stands_there(row, drop):
            self._on_drop(row, drop)

    def _cancel(self, event: tk.Event[tk.Misc]) -> str | None:
        was_dragging = self.is_dragging
        self._end()
        return "break" if was_dragging else None

    def _end(self) -> None:
        self._pressed, self._drop, self._row = None, None, ""
        if self._line is not None:
            self._line.destroy()
            self._line = None
            self._tree.configure(cursor="")

    def _stands_there(self, row: str, drop: Drop) -> bool:
        following = self._tree.next(row) or None
        return self._tree.parent(row) == drop.parent and drop.before in (row, following)

    def _place_at(self, y: int) -> tuple[Drop, int] | None:
        """Return where the row would land if it were let go at this height, and where the line is drawn."""
        tree = self._tree
        over = tree.identify_row(y) or self._last_seen()
        box = tree.bbox(over) if over else ""
        if not box:
            return None
        top, height = int(box[1]), int(box[3])
        upper = y < top + height // 2
        if not tree.parent(self._row):
            return self._place_of_top(over, upper, top, height)
        if tree.parent(over):
            before = over if upper else tree.next(over) or None
            return Drop(tree.parent(over), before), top if upper else top + height
        above = tree.prev(over)
        if upper and above:
            return Drop(above, None), top
        first = next(iter(tree.get_children(over)), None)
        return Drop(over, first), top + height

    def _place_of_top(self, over: str, upper: bool, top: int, height: int) -> tuple[Drop, int]:
        """Return the same for a row at the top, which lands between others with all that stands under them."""
        tree = self._tree
        group = tree.parent(over) or over
        if group == over and upper:
            return Drop("", group), top
        last = next(iter(reversed(tree.get_children(group))), group)
        box = tree.bbox(last)
        return Drop("", tree.next(group) or None), int(box[1]) + int(box[3]) if box else top + height

    def _last_seen(self) -> str:
        """Return the last row in view."""
        height = self._tree.winfo_height()
        step = max(theme.px(self._tree, theme.ROW_HEIGHT) // 2, 1)
        found = (self._tree.identify_row(y) for y in range(height - 1, 0, -step))
        return next((row for row in found if row), "")

    def _show(self, place: tuple[Drop, int] | None) -> None:
        self._drop = place[0] if place is not None else None
        if self._line is None:
            return
        if place is None:
            self._line.place_forget()
        else:
            self._line.place(x=0, y=place[1] - theme.px(self._tree, 2), relwidth=1)

"""A tree whose cells wrap to two lines: Tk's own neither wraps nor says that something is cut off."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Mapping
from tkinter import font as tkfont
from typing import Any

import ttkbootstrap as ttk

from desktop.ui import theme

LINES = 2
INDENT = 20
"""Logical units by which Tk shifts the text of each deeper level, the opening mark included."""


def wrap(font: tkfont.Font, text: str, width: int, lines: int = LINES) -> str:
    """Return `text` broken at blanks to lines of at most `width` pixels; what is too much for them ends in '…'."""
    made: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and font.measure(longer) > width:
            made.append(line)
            line = word
        else:
            line = longer
    made.append(line)
    if len(made) > lines:
        made = [*made[: lines - 1], " ".join(made[lines - 1 :])]
    last = made[-1]
    if font.measure(last) > width:
        while last and font.measure(last + "…") > width:
            last = last[:-1]
        made[-1] = last.rstrip() + "…"
    return "\n".join(made)


class WrappedTree(ttk.Treeview):
    """A Treeview filled by `put`; its texts are wrapped to the columns' widths, again whenever these change."""

    def __init__(self, parent: tk.Misc, **options: Any) -> None:
        theme.style_trees(parent)
        super().__init__(parent, selectmode="browse", **options)
        self._words: dict[str, dict[str, str]] = {}
        self._shown: dict[tuple[str, str], str] = {}
        self._fonts: dict[str, tkfont.Font] = {}
        self._widths: tuple[int, ...] = ()
        self.bind("<FocusIn>", lambda event: self._frame(theme.FOCUSED_TABLE), add="+")
        self.bind("<FocusOut>", lambda event: self._frame("Table.TFrame"), add="+")
        # Tk gives the columns their new widths only after this event.
        self.bind("<Configure>", lambda event: self.after_idle(self._on_size), add="+")

    def icon(self, name: str, colour: str) -> tk.PhotoImage:
        """Return an icon with a gap at its right, which Tk does not leave; whoever shows it keeps it."""
        icon = str(ttk.Icon(name, 16, colour))
        width, height = (int(self.tk.call("image", side, icon)) for side in ("width", "height"))
        padded = tk.PhotoImage(master=self, width=width + theme.px(self, 6), height=height)
        self.tk.call(str(padded), "copy", icon)
        return padded

    def put(
        self, row: str, words: Mapping[str, str], *, parent: str = "", position: int, tags: tuple[str, ...] = ()
    ) -> None:
        """Show a row at a place under `parent`; `words` are by column, '#0' being the tree's own. Kept by its id."""
        if not self.exists(row):
            self.insert(parent, position, iid=row, open=True)
        elif self.parent(row) != parent or self.index(row) != position:
            self.move(row, parent, position)
        if tuple(self.item(row, "tags")) != tags:
            self.item(row, tags=tags)
        self._words[row] = dict(words)
        self._wrap(row)

    def keep(self, rows: set[str]) -> None:
        """Take away every row that is not among `rows`."""
        for row in [row for row in self._words if row not in rows]:
            if self.exists(row):
                self.delete(row)
            del self._words[row]
            for key in [key for key in self._shown if key[0] == row]:
                del self._shown[key]

    def mark(self, row: str) -> None:
        """Choose a row and bring it into view."""
        if self.selection() != (row,):
            self.selection_set(row)
        self.focus(row)
        self.see(row)

    def _on_size(self) -> None:
        if not self.winfo_exists():
            return
        self._squeeze()
        widths = tuple(self.column(column, "width") for column in ("#0", *self.cget("columns")))
        if widths != self._widths:
            self._widths = widths
            for row in self._words:
                self._wrap(row)

    def _frame(self, style: str) -> None:
        """Show by the frame around the tree whether it has the keyboard."""
        if isinstance(self.master, ttk.Frame) and "Table" in str(self.master.cget("style")):
            self.master.configure(style=style)

    def _squeeze(self) -> None:
        """Make all columns narrower in proportion where they are too wide together; Tk lets the last ones stand out."""
        columns = ("#0", *self.cget("columns")) if "tree" in map(str, self.cget("show")) else self.cget("columns")
        widths = {column: int(self.column(column, "width")) for column in columns}
        room, wide = self.winfo_width() - 2, sum(widths.values())
        if room <= 1 or wide <= room:
            return
        for column, width in widths.items():
            self.column(column, width=width * room // wide, minwidth=1)

    def _wrap(self, row: str) -> None:
        depth = 0
        above = self.parent(row)
        while above:
            depth, above = depth + 1, self.parent(above)
        for column, text in self._words[row].items():
            room = self.column(column, "width") - theme.px(self, 30)
            if column == "#0":
                room -= theme.px(self, INDENT) * (depth + 1) - theme.px(self, 12)
            wrapped = wrap(self._font(row), text, max(room, theme.px(self, 40)))
            if self._shown.get((row, column)) == wrapped:
                continue
            self._shown[row, column] = wrapped
            if column == "#0":
                self.item(row, text=wrapped)
            else:
                self.set(row, column, wrapped)

    def _font(self, row: str) -> tkfont.Font:
        name = "TkDefaultFont"
        for tag in self.item(row, "tags"):
            name = str(self.tag_configure(tag, "font")) or name
        if name not in self._fonts:
            self._fonts[name] = tkfont.nametofont(name, self)
        return self._fonts[name]

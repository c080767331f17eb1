"""The rail at the left edge: one large labelled button a tab, narrow with words below icons on small screens."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from desktop.ui import theme

ROW_EDGE, TIGHT_EDGE = 10, 3
"""Logical units above and below a row of a narrow rail, and where not all rows have room otherwise."""
WORDS_ALONE = 2
"""A narrow rail has room (level 0), or its rows stand close together (1), or they have no icons either."""


class Rail(tk.Frame):
    """Buttons for (key, title, icon); `on_choose(key)` is called when one is pressed."""

    def __init__(
        self, parent: tk.Misc, items: Sequence[tuple[str, str, str]], on_choose: Callable[[str], None]
    ) -> None:
        super().__init__(parent, background=theme.RAIL)
        self._on_choose = on_choose
        self._items = tuple(items)
        self._current = ""
        self._narrow: bool | None = None
        self._heading = tk.Label(
            self,
            background=theme.RAIL,
            foreground=theme.RAIL_INK,
            font="H2",
            justify="left",
            anchor="w",
            padx=theme.px(self, theme.SPACE_L),
            pady=theme.px(self, theme.SPACE_L),
        )
        self._heading.pack(fill="x")
        self.buttons: dict[str, tk.Frame] = {}
        self._parts: dict[str, tuple[tk.Frame, tk.Label, tk.Label]] = {}
        for key, title, icon in self._items:
            self._add(key, title, icon)
        self.pack_propagate(False)
        self._level = 0
        self.bind("<Configure>", lambda event: self._fit(event.height))

    def _add(self, key: str, title: str, icon: str) -> None:
        row = tk.Frame(self, background=theme.RAIL, cursor="hand2", takefocus=True, highlightthickness=0)
        row.pack(fill="x")
        mark = tk.Frame(row, background=theme.RAIL, width=theme.px(self, 4))
        mark.pack(side="left", fill="y")
        image = tk.Label(row, background=theme.RAIL, image=ttk.Icon(icon, 20, theme.RAIL_INK))
        words = tk.Label(row, background=theme.RAIL, foreground=theme.RAIL_INK, text=title, anchor="w")
        for widget in (row, image, words):
            widget.bind("<Button-1>", lambda event: self._on_choose(key))
        for sequence in ("<Return>", "<space>"):
            row.bind(sequence, lambda event: self._on_choose(key))
        row.bind("<FocusIn>", lambda event: words.configure(font=self._font(key, underline=True)))
        row.bind("<FocusOut>", lambda event: words.configure(font=self._font(key)))
        self.buttons[key] = row
        self._parts[key] = (mark, image, words)

    def _font(self, key: str, *, underline: bool = False) -> str | tuple[str, int, str]:
        weight = "bold" if key == self._current else "normal"
        size = theme.FONTS["Hint"][0] if self._narrow else 11
        return (theme.FAMILY, size, f"{weight} underline" if underline else weight)

    def set_heading(self, words: str) -> None:
        """Show whose book it is, at the top of a wide rail."""
        if self._heading.cget("text") != words:
            self._heading.configure(text=words)

    def mark(self, key: str) -> None:
        """Show which tab is open: by a bar, bold words and a lighter fill."""
        before, self._current = self._current, key
        for name in {before, key} & set(self._parts):
            self._paint(name)

    def _paint(self, name: str) -> None:
        bar, image, words = self._parts[name]
        fill = theme.RAIL_CURRENT if name == self._current else theme.RAIL
        bar.configure(background=theme.RAIL_MARK if name == self._current else theme.RAIL)
        for widget in (self.buttons[name], image):
            widget.configure(background=fill)
        words.configure(background=fill, font=self._font(name))

    def set_narrow(self, narrow: bool) -> None:
        """Put the words below the icons, or beside them."""
        if narrow == self._narrow:
            return
        self._narrow, self._level = narrow, 0
        self.configure(width=theme.px(self, theme.RAIL_WIDTH_NARROW if narrow else theme.RAIL_WIDTH))
        if narrow:
            self._heading.pack_forget()
        else:
            self._heading.pack(fill="x", before=self.buttons[self._items[0][0]])
            self._heading.configure(wraplength=theme.px(self, theme.RAIL_WIDTH - 2 * theme.SPACE_L))
        for name, (_, image, words) in self._parts.items():
            self._paint(name)
            image.pack_forget()
            words.pack_forget()
            if narrow:
                image.pack(side="top", pady=(theme.px(self, ROW_EDGE), 0), fill="x")
                words.configure(anchor="center", wraplength=theme.px(self, 84), justify="center")
                words.pack(side="top", fill="x", pady=(0, theme.px(self, ROW_EDGE)))
            else:
                image.pack(side="left", padx=(theme.px(self, theme.SPACE_L), theme.px(self, theme.SPACE_M)))
                words.configure(anchor="w", wraplength=0)
                words.pack(side="left", fill="x", expand=True, pady=theme.px(self, theme.SPACE_M))

    def _fit(self, height: int) -> None:
        """Move the rows of a narrow rail together where they have too little room, then leave out their icons."""
        if not self._narrow:
            return
        self.update_idletasks()
        level = next((level for level in range(WORDS_ALONE) if self._needed(level) <= height), WORDS_ALONE)
        if level == self._level:
            return
        self._level = level
        edge = self._edge(level)
        for _, image, words in self._parts.values():
            if level == WORDS_ALONE:
                image.pack_forget()
            else:
                image.pack(side="top", pady=(edge, 0), fill="x", before=words)
            words.pack_configure(pady=(edge if level == WORDS_ALONE else 0, edge))

    def _needed(self, level: int) -> int:
        """How many pixels high the rows of a narrow rail are."""
        parts = self._parts.values()
        icons = sum(image.winfo_reqheight() for _, image, _ in parts) if level < WORDS_ALONE else 0
        return icons + sum(words.winfo_reqheight() + 2 * self._edge(level) for _, _, words in parts)

    def _edge(self, level: int) -> int:
        return theme.px(self, TIGHT_EDGE if level else ROW_EDGE)

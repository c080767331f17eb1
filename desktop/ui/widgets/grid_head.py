"""The titles above a grid, and the lines between them that can be drawn to other widths."""

from __future__ import annotations

import tkinter as tk
from tkinter import font as tkfont
from typing import TYPE_CHECKING, Final

from desktop.ui import theme
from desktop.ui.widgets.grid_layout import Layout, wrap
from desktop.ui.widgets.grid_painter import ANCHORS, HEAD_FONT

if TYPE_CHECKING:
    from desktop.ui.widgets.grid import Grid

REACH: Final = 5
"""So many logical units beside a line still take hold of it."""


class Head(tk.Canvas):
    """The row of titles, each wrapped into its column and shown whole."""

    def __init__(self, grid: Grid, layout: Layout) -> None:
        super().__init__(grid, background=theme.TABLE_HEAD, highlightthickness=0, width=1, height=1)
        self._grid = grid
        self._layout = layout
        self._held: tuple[int, int] | None = None  # the column in front of the line, and where the line was
        self.bind("<Motion>", self._hover)
        self.bind("<Button-1>", self._take)
        self.bind("<B1-Motion>", self._draw)
        self.bind("<ButtonRelease-1>", self._let_go)
        self.bind("<Double-Button-1>", self._reset)

    def paint(self) -> int:
        """Draw the titles for the widths of the layout; return the height in pixels."""
        metrics, font = self._layout.metrics, tkfont.nametofont(HEAD_FONT, self)
        columns, widths, lefts = self._layout.columns, self._layout.widths, self._layout.lefts
        titles = [
            wrap(column.title, width - 2 * metrics.pad_x, font.measure)
            for column, width in zip(columns, widths, strict=True)
        ]
        height = max((len(title) for title in titles), default=1) * font.metrics("linespace") + 2 * metrics.pad_y
        self.delete("all")
        for column, title, left, width in zip(columns, titles, lefts, widths, strict=False):
            x = {"left": left + metrics.pad_x, "right": left + width - metrics.pad_x, "center": left + width // 2}
            self.create_text(
                x[column.align],
                height // 2,
                text="\n".join(title),
                font=font,
                fill=theme.HEADING_INK,
                anchor=ANCHORS[column.align],
                justify=column.align,
            )
        for left in lefts[1:-1]:
            self.create_line(left, 0, left, height, fill=theme.LINE)
        self.create_line(0, height - 1, self.winfo_width(), height - 1, fill=theme.LINE)
        self.configure(height=height)
        return height

    def _line_at(self, x: int) -> int | None:
        """Return the column in front of the line under the mouse, if one is there."""
        reach = theme.px(self, REACH)
        near = (at for at, left in enumerate(self._layout.lefts[1:-1]) if abs(left - x) <= reach)
        return next(near, None)

    def _hover(self, event: tk.Event[tk.Misc]) -> None:
        self.configure(cursor="sb_h_double_arrow" if self._line_at(event.x) is not None else "")

    def _take(self, event: tk.Event[tk.Misc]) -> None:
        column = self._line_at(event.x)
        self._held = (column, event.x) if column is not None else None

    def _draw(self, event: tk.Event[tk.Misc]) -> None:
        if self._held is not None:
            column, before = self._held
            self._grid.settle()
            self._grid.draw_width(column, event.x - before)
            self._held = (column, self._layout.lefts[column + 1])

    def _let_go(self, event: tk.Event[tk.Misc]) -> None:
        if self._held is not None:
            self._held = None
            self._grid.keep_widths()

    def _reset(self, event: tk.Event[tk.Misc]) -> None:
        if self._line_at(event.x) is not None:
            self._held = None
            self._grid.reset_widths()

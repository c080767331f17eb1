"""Draws the rows of a grid that are in view, and draws again only those that changed."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from desktop.ui import theme
from desktop.ui.widgets.box import Box
from desktop.ui.widgets.grid_layout import EMPTY, Cell, Column, Layout, Place
from desktop.ui.widgets.grid_selection import Selection

BODY_FONT: Final = "TkDefaultFont"
HEAD_FONT: Final = "TkHeadingFont"
ANCHORS: Final[Mapping[str, Literal["w", "e", "center"]]] = {"left": "w", "right": "e", "center": "center"}
INKS: Final = {
    "normal": theme.INK,
    "invalid": theme.DANGER,
    "computed": theme.INK,
    "muted": theme.HINT,
    "marked": theme.INK,
}


class _Drawn(NamedTuple):
    """What a row on the canvas was drawn from; compared by identity where it can be."""

    cells: Mapping[str, Cell]
    row: int
    top: int
    height: int
    selected: range
    focused: bool


class Painter:
    """Paints a layout on a canvas whose coordinates are those of the table."""

    def __init__(self, canvas: tk.Canvas, layout: Layout) -> None:
        self._canvas = canvas
        self._layout = layout
        self._rows: dict[str, tuple[_Drawn, list[int]]] = {}
        self._line = max(1, theme.px(canvas, 1))
        self._border = canvas.create_rectangle(0, 0, 0, 0, width=theme.px(canvas, 2), state="hidden")

    def forget(self) -> None:
        """Draw every row anew at the next `paint`: the columns have moved."""
        for _, items in self._rows.values():
            self._canvas.delete(*items)
        self._rows.clear()
        self._canvas.delete("column")

    def paint(self, selection: Selection | None, focused: bool) -> None:
        """Bring the visible part up to date with the layout and the selection."""
        top = int(self._canvas.canvasy(0))
        seen = self._layout.between(top, top + self._canvas.winfo_height())
        wanted = {self._layout.rows[row][0]: row for row in seen}
        for row_id in self._rows.keys() - wanted.keys():
            self._canvas.delete(*self._rows.pop(row_id)[1])
        drawn_any = False
        for row_id, row in wanted.items():
            selected = selection.columns_in(row) if selection else range(0)
            tops = self._layout.tops
            state = _Drawn(
                self._layout.rows[row][1], row, tops[row], tops[row + 1] - tops[row], selected, focused or not selected
            )
            before = self._rows.get(row_id)
            if before and before[0].cells is state.cells and before[0][1:] == state[1:]:
                continue
            if before:
                self._canvas.delete(*before[1])
            self._rows[row_id] = (state, self._draw_row(state))
            drawn_any = True
        if drawn_any:
            self._draw_column_lines()
        self._draw_border(selection, focused)

    def _draw_row(self, state: _Drawn) -> list[int]:
        canvas, layout = self._canvas, self._layout
        bottom, right = state.top + state.height, layout.lefts[-1]
        fill = theme.ZEBRA if state.row % 2 else theme.CARD
        items = [canvas.create_rectangle(0, state.top, right, bottom, width=0, fill=fill)]
        for at, column in enumerate(layout.columns):
            cell = state.cells.get(column.key, EMPTY)
            items += self._draw_cell(Place(state.row, at), column, cell, state)
        items.append(self._rule(0, bottom - self._line, right, bottom - self._line))
        return items

    def _draw_cell(self, place: Place, column: Column, cell: Cell, state: _Drawn) -> list[int]:
        canvas, box, items = self._canvas, self._layout.box(place), []
        fill = self._fill(place, cell, state)
        if fill:
            items.append(
                canvas.create_rectangle(
                    box.left, box.top, box.left + box.width, box.top + box.height, width=0, fill=fill
                )
            )
        if cell.text:
            items.append(self._text(canvas, box, column, self._layout.lines(place), INKS[cell.state], BODY_FONT))
        elif column.choices and self._layout.editable(place):
            items.append(self._chevron(box))
        if cell.state == "marked":
            items.append(self._corner(box))
        return items

    def _fill(self, place: Place, cell: Cell, state: _Drawn) -> str:
        if cell.state == "invalid":
            return theme.DANGER_FILL
        if place.column in state.selected:
            return theme.SELECTION if state.focused else theme.SELECTION_UNFOCUSED
        return theme.COMPUTED if cell.state == "computed" else ""

    def _text(self, canvas: tk.Canvas, box: Box, column: Column, text: str, ink: str, font: str) -> int:
        pad = self._layout.metrics.pad_x
        x = {"left": box.left + pad, "right": box.left + box.width - pad, "center": box.left + box.width // 2}
        return canvas.create_text(
            x[column.align],
            box.top + box.height // 2,
            text=text,
            fill=ink,
            font=font,
            anchor=ANCHORS[column.align],
            justify=column.align,
        )

    def _chevron(self, box: Box) -> int:
        """The small arrow of an empty cell that is filled from a list."""
        half = theme.px(self._canvas, 2)
        x, y = box.left + box.width - self._layout.metrics.pad_x - 2 * half, box.top + box.height // 2
        points = [(x - 2 * half, y - half), (x, y + half), (x + 2 * half, y - half)]
        return self._canvas.create_line(points, fill=theme.FIELD_BORDER, width=self._line + 1)

    def _corner(self, box: Box) -> int:
        """The corner of a cell that is not what it would be by itself, as Excel marks a note."""
        right, top, side = box.left + box.width - self._line, box.top, theme.px(self._canvas, 9)
        return self._canvas.create_polygon(right - side, top, right, top, right, top + side, fill=theme.WARNING)

    def _draw_column_lines(self) -> None:
        canvas, layout = self._canvas, self._layout
        canvas.delete("column")
        for left in layout.lefts[1:-1]:
            canvas.itemconfigure(self._rule(left, 0, left, layout.height), tags="column")

    def _rule(self, left: int, top: int, right: int, bottom: int) -> int:
        return self._canvas.create_line(left, top, right, bottom, fill=theme.TABLE_LINE, width=self._line)

    def _draw_border(self, selection: Selection | None, focused: bool) -> None:
        canvas = self._canvas
        if selection is None:
            canvas.itemconfigure(self._border, state="hidden")
            return
        box = self._layout.box(selection.current)
        canvas.coords(self._border, box.left + 1, box.top + 1, box.left + box.width - 1, box.top + box.height - 2)
        colour = theme.PRIMARY if focused else theme.FIELD_BORDER
        canvas.itemconfigure(self._border, state="normal", outline=colour)
        canvas.tag_raise(self._border)

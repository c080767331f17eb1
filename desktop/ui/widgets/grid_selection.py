"""Which cells of a grid are chosen, kept by row id and column key so that it outlives a new order; no tkinter."""

from __future__ import annotations

from typing import NamedTuple

from desktop.ui.widgets.grid_layout import Layout, Place

Name = tuple[str, str]
"""Row id and column key."""


class Selection(NamedTuple):
    """The cells between two corners, both included, and the one of them that has the border."""

    first: Place
    last: Place
    current: Place

    def columns_in(self, row: int) -> range:
        if self.first.row <= row <= self.last.row:
            return range(self.first.column, self.last.column + 1)
        return range(0)

    def places(self) -> list[list[Place]]:
        """The chosen cells, row by row."""
        rows = range(self.first.row, self.last.row + 1)
        return [[Place(row, column) for column in self.columns_in(row)] for row in rows]


class Cursor:
    """The current cell and the cell from which a range was drawn."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.current: Name | None = None
        self._anchor: Name | None = None

    def place(self) -> Place | None:
        """Where the current cell is now; None when there is none."""
        return self._layout.find(*self.current) if self.current else None

    def selection(self) -> Selection | None:
        current = self.place()
        if current is None:
            return None
        anchor = (self._layout.find(*self._anchor) if self._anchor else None) or current
        rows, columns = sorted((anchor.row, current.row)), sorted((anchor.column, current.column))
        return Selection(Place(rows[0], columns[0]), Place(rows[1], columns[1]), current)

    def go(self, place: Place, extend: bool = False) -> bool:
        """Make a cell the current one; `extend` keeps the other corner of the range. Say whether it is another."""
        before, self.current = self.current, self._layout.name(place)
        if not extend or self._anchor is None:
            self._anchor = self.current
        return self.current != before

    def fall_back(self, before: Place | None) -> bool:
        """After new rows: if the current row is gone, take the one at its old position. Say whether it was gone."""
        if self.current is None or self.place() is not None:
            return False
        self.current = self._anchor = None
        if before is not None and self._layout.rows:
            self.go(self.clamped(before.row, before.column))
        return True

    def clamped(self, row: int, column: int) -> Place:
        """The cell at a position, or the nearest there is; the grid must not be empty."""
        return Place(min(max(row, 0), len(self._layout.rows) - 1), min(max(column, 0), len(self._layout.columns) - 1))

    def editable_from(self, place: Place, step: int) -> Place | None:
        """The next editable cell in reading order (step 1) or against it (-1)."""
        columns = len(self._layout.columns)
        at = place.row * columns + place.column + step
        while 0 <= at < len(self._layout.rows) * columns:
            found = Place(*divmod(at, columns))
            if self._layout.editable(found):
                return found
            at += step
        return None

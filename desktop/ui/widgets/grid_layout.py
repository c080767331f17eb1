"""Where everything in a grid stands: columns, wrapped lines, row heights, what lies under a point; no tkinter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from desktop.ui.widgets.box import Box

Measure = Callable[[str], int]
Align = Literal["left", "right", "center"]
State = Literal["normal", "invalid", "computed", "muted", "marked"]

STRETCH_GIVES = 0.4  # how much of its width a stretching column yields before the others must


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `width` in logical units; `choices` make it a list; `stretch` takes the spare width."""

    key: str
    title: str
    width: int
    align: Align = "left"
    editable: bool = True
    choices: tuple[str, ...] = ()
    wrap: bool = False
    stretch: bool = False


class Cell(NamedTuple):
    """What stands in a cell. `invalid` keeps what was typed; `computed` cannot be edited; `marked` has a corner."""

    text: str
    state: State = "normal"
    hint: str = ""


EMPTY = Cell("")
Row = tuple[str, Mapping[str, Cell]]


class Place(NamedTuple):
    """A cell by position, valid only until the next `show`."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Metrics:
    """Sizes in pixels of the screen in use."""

    measure: Measure
    line: int
    pad_x: int
    pad_y: int
    row: int


class Layout:
    """The rows in order with the place of every cell; only rows that changed are measured again."""

    def __init__(self, columns: Sequence[Column], metrics: Metrics) -> None:
        self.columns = tuple(columns)
        self.metrics = metrics
        self.column_of = {column.key: at for at, column in enumerate(self.columns)}
        self.widths: list[int] = [0] * len(self.columns)
        self.lefts: list[int] = [0] * (len(self.columns) + 1)
        self.rows: list[Row] = []
        self.row_of: dict[str, int] = {}
        self.tops: list[int] = [0]
        self._heights: dict[str, int] = {}
        self._lines: dict[tuple[int, str], str] = {}

    @property
    def height(self) -> int:
        """Pixels from the top of the first row to the bottom of the last."""
        return self.tops[-1]

    def set_widths(self, widths: Sequence[int]) -> None:
        """Widths in pixels; every row is measured again if they differ."""
        if list(widths) == self.widths:
            return
        self.widths = list(widths)
        self.lefts = [0]
        for width in widths:
            self.lefts.append(self.lefts[-1] + width)
        self._lines.clear()
        self._heights.clear()
        self._stack()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Rows in order. Cells equal to those at hand stay the same object, so painters can compare by identity."""
        old = dict(self.rows)
        self.rows = []
        for row_id, cells in rows:
            kept = old.get(row_id)
            if kept is None or kept != cells:
                self._heights.pop(row_id, None)
                kept = cells
            self.rows.append((row_id, kept))
        self.row_of = {row_id: at for at, (row_id, _) in enumerate(self.rows)}
        if len(self.row_of) != len(self.rows):
            raise ValueError("two rows of a grid have the same id")
        self._stack()

    def cell(self, place: Place) -> Cell:
        return self.rows[place.row][1].get(self.columns[place.column].key, EMPTY)

    def editable(self, place: Place) -> bool:
        return self.columns[place.column].editable and self.cell(place).state != "computed"

    def find(self, row_id: str, key: str) -> Place | None:
        """The cell of that row and column, or None when the row or the column is not there."""
        row, column = self.row_of.get(row_id), self.column_of.get(key)
        return None if row is None or column is None else Place(row, column)

    def name(self, place: Place) -> tuple[str, str]:
        """Row id and column key: what outlives the next `show`."""
        return self.rows[place.row][0], self.columns[place.column].key

    def box(self, place: Place) -> Box:
        top = self.tops[place.row]
        return Box(self.lefts[place.column], top, self.widths[place.column], self.tops[place.row + 1] - top)

    def at(self, x: int, y: int) -> Place | None:
        """The cell under a point of the table, None outside it."""
        if not (0 <= y < self.height and 0 <= x < self.lefts[-1]):
            return None
        return Place(bisect_right(self.tops, y) - 1, bisect_right(self.lefts, x) - 1)

    def nearest(self, x: int, y: int) -> Place | None:
        """The cell under a point or the nearest one to it; None in an empty table."""
        if not self.rows:
            return None
        return self.at(min(max(x, 0), self.lefts[-1] - 1), min(max(y, 0), self.height - 1))

    def between(self, top: int, bottom: int) -> range:
        """Positions of the rows that show between two heights."""
        first = max(0, bisect_right(self.tops, top) - 1)
        last = bisect_right(self.tops, bottom - 1)
        return range(first, min(last, len(self.rows)))

    def lines(self, place: Place) -> str:
        """The text of a cell as it is drawn: wrapped, or cut with an ellipsis."""
        return self._drawn(place.column, self.cell(place).text)

    def _drawn(self, column: int, text: str) -> str:
        known = self._lines.get((column, text))
        if known is None:
            room = self.widths[column] - 2 * self.metrics.pad_x
            if self.columns[column].wrap:
                known = "\n".join(wrap(text, room, self.metrics.measure))
            else:
                known = shorten(" ".join(text.split("\n")), room, self.metrics.measure)
            self._lines[column, text] = known
        return known

    def _stack(self) -> None:
        wrapped = [(at, column.key) for at, column in enumerate(self.columns) if column.wrap]
        metrics = self.metrics
        self.tops = [0]
        for row_id, cells in self.rows:
            height = self._heights.get(row_id)
            if height is None:
                lines = max((self._drawn(at, cells.get(key, EMPTY).text).count("\n") for at, key in wrapped), default=0)
                height = max(metrics.row, (lines + 1) * metrics.line + 2 * metrics.pad_y)
                self._heights[row_id] = height
            self.tops.append(self.tops[-1] + height)


def column_widths(columns: Sequence[Column], wanted: Sequence[int], available: int) -> list[int]:
    """Widths in pixels that sum up to `available` exactly, from the wanted ones in pixels.

    Spare width goes to the stretching columns. When there is too little, these give way first, by
    STRETCH_GIVES at most, then every column in proportion.
    """
    weights = [width if column.stretch else 0 for column, width in zip(columns, wanted, strict=True)]
    if not any(weights):
        weights = list(wanted)
    spare = available - sum(wanted)
    given = max(spare, -int(STRETCH_GIVES * sum(weights)))
    widths = [width + part for width, part in zip(wanted, _shares(weights, given), strict=True)]
    return widths if given == spare else _shares(widths, max(available, len(columns)))


def wrap(text: str, width: int, measure: Measure) -> list[str]:
    """Lines of at most `width` pixels, broken at spaces, inside a word only when the word alone is too long."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if measure(paragraph) <= width:
            lines.append(paragraph)
            continue
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if measure(longer) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            line = word
            while measure(line) > width and len(line) > 1:
                fits = _fitting(line, width, measure)
                lines.append(line[:fits])
                line = line[fits:]
        lines.append(line)
    return lines


def shorten(text: str, width: int, measure: Measure) -> str:
    """The text itself, or as much of it as fits with an ellipsis at its end."""
    if measure(text) <= width:
        return text
    return text[: _fitting(text, width - measure("…"), measure)].rstrip() + "…"


def _fitting(text: str, width: int, measure: Measure) -> int:
    """How many letters of the beginning fit into `width` pixels; at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if measure(text[:middle]) <= width else (low, middle - 1)
    return low


def _shares(weights: Sequence[int], total: int) -> list[int]:
    """`total` split in proportion to the weights into whole numbers that sum up to it."""
    whole, shares, done, weight = sum(weights), [], 0, 0
    for each in weights:
        weight += each
        upto = round(total * weight / whole) if whole else 0
        shares.append(upto - done)
        done = upto
    return shares

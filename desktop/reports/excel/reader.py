"""The cells of a workbook, read with care: what is none, too large or dangerous is refused before anything is built.

A formula is never kept: its cell holds the result that Excel showed last.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from errno import errorcode
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.errors import DocumentRefused, FileMissing, WorkbookRefused
from desktop.reports.checking.package import LARGEST_FILE, open_bytes
from desktop.reports.excel.sheets import META_SHEET, MOST_COLUMNS, MOST_ROWS, REST_SHEET

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from desktop.reports.checking.package import Package

MAIN = "spreadsheetml.sheet.main+xml"
LARGEST_CONTENT = 12_000_000
"""In bytes, unpacked; 5,000 rows of 27 cells have 6 million."""
MOST_SPREAD = 500_000
"""Cells that merged ranges and links may cover together: openpyxl makes every one of them."""

_REASONS = {"not-word": "not-excel", "locked-or-old": "locked-or-old-excel"}
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SHEET = "worksheets/"
_MAIN_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DIGITS = 15
"""As many as a number of Excel keeps; behind them stands noise of its arithmetic."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: text, an exact number, a day or yes/no. `error` is Excel's own ('#REF!').

    `formula` says that it is the result of one, and `percent` that Excel shows the number times a hundred.
    """

    place: str
    value: str | Decimal | date | bool | None
    formula: bool = False
    percent: bool = False
    error: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet: its cells that hold anything, by row and column, from 1."""

    title: str
    rows: Mapping[int, Mapping[int, Cell]]


@dataclass(frozen=True, slots=True)
class Content:
    """A workbook: its sheets, what our own hidden sheet says, and the texts that no cell could hold whole."""

    pages: tuple[Page, ...]
    meta: Mapping[str, str] = field(default_factory=dict)
    rest: Mapping[str, str] = field(default_factory=dict)


def read_file(path: Path) -> Content:
    """Return what a workbook holds; raises FileMissing and WorkbookRefused."""
    return read(data_of(path), path)


def data_of(path: Path) -> bytes:
    """Return the bytes of a workbook; raises FileMissing and WorkbookRefused."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise WorkbookRefused(path, "too-large")
        return path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(path) from None
    except IsADirectoryError:
        raise WorkbookRefused(path, "not-excel") from None
    except OSError as error:
        raise WorkbookRefused(path, errorcode.get(error.errno or 0, "EIO")) from None


def read(data: bytes, path: Path) -> Content:
    """Return what the bytes of a workbook hold; raises WorkbookRefused."""
    has_formulas = check(data, path)
    formulas = open_checked(data, path)
    results = open_checked(data, path, data_only=True) if has_formulas else formulas
    pages: list[Page] = []
    meta: dict[str, str] = {}
    rest: dict[str, str] = {}
    for sheet in formulas.worksheets:
        page = Page(sheet.title, _rows(sheet, results[sheet.title], path))
        if sheet.title == META_SHEET:
            meta = {_text(row, 1): _text(row, 2) for row in page.rows.values()}
        elif sheet.title == REST_SHEET:
            for row in page.rows.values():
                rest[_text(row, 1)] = rest.get(_text(row, 1), "") + _text(row, 3)
        else:
            pages.append(page)
    return Content(tuple(pages), meta, rest)


def check(data: bytes, path: Path) -> bool:
    """Refuse what must not be opened, in a fraction of a second; say whether there are formulas in it."""
    try:
        package = open_bytes(data, path, MAIN)
        return _looked_through(package)
    except DocumentRefused as error:
        raise WorkbookRefused(path, _REASONS.get(error.detail, error.detail)) from None


def open_checked(data: bytes, path: Path, *, data_only: bool = False) -> Workbook:
    """Return a workbook that `check` has let pass; raises WorkbookRefused."""
    from openpyxl import load_workbook

    try:
        return load_workbook(io.BytesIO(data), data_only=data_only, keep_links=False)
    except Exception:  # openpyxl raises whatever the damage makes of its code
        raise WorkbookRefused(path, "broken-part") from None


def _looked_through(package: Package) -> bool:
    """Parse every part, which finds entities and broken ones, and add up what would be built of it."""
    size = spread = 0
    has_formulas = False
    for ending in (".xml", ".rels"):
        for name, part in package.parts(ending):
            size += len(part)
            if size > LARGEST_CONTENT:
                raise WorkbookRefused(package.path, "swollen")
            root = package.xml(name)
            if root is not None and _SHEET in name and ending == ".xml":
                has_formulas = has_formulas or next(root.iter(f"{_MAIN_SPACE}f"), None) is not None
                for row in root.iter(f"{_MAIN_SPACE}mergeCell", f"{_MAIN_SPACE}hyperlink"):
                    spread += _area(row.get("ref", ""), package.path)
            if spread > MOST_SPREAD:
                raise WorkbookRefused(package.path, "swollen")
    return has_formulas


def _area(cells: str, path: Path) -> int:
    from openpyxl.utils import range_boundaries

    try:
        edges = [edge for edge in range_boundaries(cells) if edge is not None]
    except (ValueError, TypeError):
        edges = []
    if len(edges) != 4:
        raise WorkbookRefused(path, "broken-part")
    left, top, right, bottom = edges
    return (right - left + 1) * (bottom - top + 1)


def _rows(sheet: Worksheet, results: Worksheet, path: Path) -> dict[int, dict[int, Cell]]:
    """Return the cells that hold anything; raises WorkbookRefused where one is too far off."""
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in sorted(sheet._cells.items()):
        if cell.value is None:
            continue
        if row > MOST_ROWS or column > MOST_COLUMNS:
            raise WorkbookRefused(path, f"far-cell {cell.coordinate}")
        formula = cell.data_type == "f"
        shown = results._cells.get((row, column), cell) if formula else cell
        value, error = _value(shown.value), ""
        if shown.data_type == "e":
            value, error = None, str(shown.value)
        percent = "%" in str(shown.number_format)
        rows.setdefault(row, {})[column] = Cell(cell.coordinate, value, formula, percent, error)
    return rows


def _value(value: Any) -> str | Decimal | date | bool | None:
    match value:
        case None | bool():
            return value
        case int() | float() | Decimal():
            return _exact(value)
        case datetime():
            return value.date()
        case date():
            return value
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))


def _exact(number: float | Decimal) -> Decimal | None:
    """Return the decimal that Excel shows of its binary number."""
    made = Decimal(f"{number:.{_DIGITS}g}") if isinstance(number, float) else Decimal(number)
    if not made.is_finite():
        return None
    made = made.normalize() if made else Decimal(0)
    exponent = made.as_tuple().exponent
    return made.quantize(Decimal(1)) if isinstance(exponent, int) and 0 < exponent <= _DIGITS + 9 else made


def coordinate(row: int, column: int) -> str:
    """Return the name of a cell: 'E5'."""
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column)}{row}"


def _text(row: Mapping[int, Cell], column: int) -> str:
    return str(row[column].value) if column in row else ""

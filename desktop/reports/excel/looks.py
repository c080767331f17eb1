"""How the cells of a workbook look: a handful of styles that all cells share."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

FONT = "Times New Roman"


class Looks:
    """Makes cells in one of the looks 'title', 'head', 'plain', 'shown', 'figure', 'number' and 'date'."""

    def __init__(self, workbook: Workbook) -> None:
        self._styles = _styles(workbook)

    def cell(self, page: Any, value: Any, look: str) -> Cell:
        """Return a cell of a sheet that is being written."""
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(page, value=value)
        setattr(cell, _STYLE, copy(getattr(self._styles[look], _STYLE)))
        return cell


_STYLE = "_style"
"""What openpyxl itself copies from cell to cell; setting fonts and borders one by one takes ten times as long."""


def _styles(workbook: Workbook) -> dict[str, Cell]:
    """Return one cell of each look."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    page = workbook.create_sheet("_")
    workbook.remove(page)
    line = Side(style="thin", color="FFCFD8E1")
    border = Border(left=line, right=line, top=line, bottom=line)
    font, bold, title = (
        Font(name=FONT, size=12),
        Font(name=FONT, size=12, bold=True),
        Font(name=FONT, size=14, bold=True),
    )
    left = Alignment(vertical="top", wrap_text=True)
    right = Alignment(horizontal="right", vertical="top")
    centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
    head, grey = PatternFill("solid", fgColor="FFE8EEF4"), PatternFill("solid", fgColor="FFEEF2F6")
    looks: dict[str, dict[str, Any]] = {
        "title": {"number_format": "@", "font": title},
        "line": {"number_format": "@", "font": font, "alignment": left},
        "head": {"number_format": "@", "font": bold, "alignment": centre, "border": border, "fill": head},
        "plain": {"number_format": "@", "font": font, "alignment": left, "border": border},
        "shown": {"number_format": "@", "font": font, "alignment": left, "border": border, "fill": grey},
        "figure": {"number_format": "General", "font": font, "alignment": right, "border": border},
        "number": {"number_format": "#,##0", "font": font, "alignment": right, "border": border},
        "date": {"number_format": "dd/mm/yyyy", "font": font, "alignment": right, "border": border},
    }
    made = {}
    for name, look in looks.items():
        made[name] = WriteOnlyCell(page)
        for option, value in look.items():
            setattr(made[name], option, value)
    return made

"""The text form in which spreadsheets put a block of cells on the clipboard; no tkinter."""

from __future__ import annotations

from collections.abc import Sequence


def format_table(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as tab-separated lines; a cell with a tab or a line break is quoted as Excel does."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def parse_table(text: str) -> list[list[str]]:
    """The rows of cells in a copied text.

    Excel ends the text with a line break, which opens no further row, and quotes only cells that hold a
    tab or a line break. A quotation mark that merely begins a cell (as in Vietnamese titles) is a letter.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _next_cell(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            return rows
        if text[at] == "\n":
            rows.append([])
        at += 1


def _quoted(cell: str) -> str:
    if "\t" in cell or "\n" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _next_cell(text: str, start: int) -> tuple[str, int]:
    """The cell that begins at `start` and the place of the tab, line break or end after it."""
    end = start
    while end < len(text) and text[end] not in "\t\n":
        end += 1
    if not text.startswith('"', start):
        return text[start:end], end
    close = start + 1
    while (close := text.find('"', close)) >= 0 and text.startswith('""', close):
        close += 2
    inside = text[start + 1 : close]
    ends_cell = close + 1 == len(text) or text[close + 1 : close + 2] in ("\t", "\n")
    if close > start and ends_cell and ("\t" in inside or "\n" in inside):
        return inside.replace('""', '"'), close + 1
    return text[start:end], end

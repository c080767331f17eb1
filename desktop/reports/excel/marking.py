"""A workbook with its faults marked: the same cells, those that were not understood red and with a note."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from desktop.reports.excel.reader import check, open_checked

AUTHOR = "KTTT"
RED = "FFF8C9C4"


def marked(data: bytes, path: Path, faults: Iterable[tuple[str, str, str]]) -> bytes:
    """Return the workbook with every fault (sheet, cell, sentence) marked; raises WorkbookRefused."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    check(data, path)
    workbook = open_checked(data, path)
    fill = PatternFill("solid", fgColor=RED)
    for sheet, place, sentence in faults:
        cell = workbook[sheet][place]
        cell.fill = fill
        note = Comment(sentence, AUTHOR)
        note.width, note.height = 320, 120
        cell.comment = note
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()

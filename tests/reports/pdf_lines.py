"""The lines of a PDF as a reader sees them, and what LibreOffice makes of a Word file."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from tests.reports.office import converted

SAME_LINE = 1.2  # pt


@dataclass(frozen=True)
class Line:
    """A line with its baseline and left edge, in pt from the page's upper left corner."""

    text: str
    y: float
    x: float


def lines_of(pdf: bytes) -> list[list[Line]]:
    """The lines of every page, from top to bottom; what stands side by side is one line."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [_lines(document[number]) for number in range(len(document))]
    document.close()
    return pages


def _lines(page: pypdfium2.PdfPage) -> list[Line]:
    text, height = page.get_textpage(), page.get_height()
    rows: dict[float, list[tuple[float, str]]] = {}
    for number in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, number))
        if letter in "\r\n":
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text.raw, number, x, y)
        down = height - y.value
        row = next((known for known in rows if abs(known - down) < SAME_LINE), down)
        rows.setdefault(row, []).append((x.value, letter))
    made = []
    for row, letters in sorted(rows.items()):
        words = "".join(letter for _, letter in sorted(letters, key=lambda pair: pair[0]))
        words = words.replace("\x02", "-")  # what pdfium makes of a dash at the end of a line
        if words.strip():
            made.append(Line(words.strip(), row, min(x for x, letter in letters if letter.strip())))
    return made


def texts_of(pdf: bytes) -> list[list[str]]:
    return [[line.text for line in page] for page in lines_of(pdf)]


def printed(documents: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """LibreOffice's PDF of Word files, all made in one call."""
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    made = converted("pdf", folder, *(folder / f"{name}.docx" for name in documents))
    return {name: file.read_bytes() for name, file in zip(documents, made, strict=True)}

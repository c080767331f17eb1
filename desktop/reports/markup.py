"""Pieces of a document in Word's XML, as strings: paragraphs, runs, frames and tables."""

from __future__ import annotations

from itertools import accumulate, pairwise

from desktop.reports import bookmarks
from desktop.reports.blocks import Face, Runs
from desktop.reports.pieces import COLUMN_TITLE, Frame, Gap, Grid, Line, Piece, Rule
from desktop.reports.styles import FRAME_ID, TABLE_ID, character_id, style_id
from desktop.reports.words import as_set

KEEP_NEXT = "<w:keepNext/>"
_MIDDLE = '<w:vAlign w:val="center"/>'
_REPEATED = "<w:tblHeader/>"


def xml_of(piece: Piece) -> str:
    """Return the XML of a piece."""
    match piece:
        case Line(style=style, runs=runs):
            return paragraph(style, _runs(runs), _properties(piece))
        case Rule(style=style, sides=sides):
            return paragraph(style, "", _sides(sides))
        case Gap(style=style):
            return paragraph(style)
        case Frame():
            return _frame(piece)
        case Grid():
            return _grid(piece)


def paragraph(style: str, runs: str = "", properties: str = "") -> str:
    """Return a paragraph in a style of styles.py, with what is set in it alone."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/>{properties}</w:pPr>{bookmarks.line(runs)}</w:p>'


def run(text: str, face: Face = Face.PLAIN) -> str:
    """Return words with the character style of a face."""
    properties = "" if face is Face.PLAIN else f'<w:rPr><w:rStyle w:val="{character_id(face)}"/></w:rPr>'
    return f'<w:r>{properties}<w:t xml:space="preserve">{_escaped(text)}</w:t></w:r>'


def _runs(runs: Runs) -> str:
    return "".join(bookmarks.place(one, run(one.text, one.face)) for one in runs if one.text)


def _properties(line: Line) -> str:
    keep = KEEP_NEXT if line.stays else ""
    if line.hang is not None:
        left, before = line.hang
        return f'{keep}<w:ind w:left="{left}" w:hanging="{before}"/>'
    return keep + (_sides(line.sides) if line.sides else "")


def _sides(twips: int) -> str:
    return f'<w:ind w:left="{twips}" w:right="{twips}"/>'


def _frame(frame: Frame) -> str:
    """Return a frame over the columns that the edges of all its rows make; a cell spans those between its own."""
    edges = sorted({edge for widths in frame.widths for edge in accumulate(widths)})
    columns = tuple(edge - before for before, edge in pairwise((0, *edges)))
    rows = []
    for widths, row in zip(frame.widths, frame.rows, strict=True):
        ends = [edges.index(edge) + 1 for edge in accumulate(widths)]
        spans = tuple(end - before for before, end in pairwise((0, *ends)))
        rows.append(_row(["".join(map(xml_of, cell)) for cell in row], widths, spans=spans))
    return _table(FRAME_ID, columns, "".join(rows))


def _grid(grid: Grid) -> str:
    titles = [paragraph(COLUMN_TITLE, _runs((title,))) for title in grid.titles]
    last = len(grid.rows) - 1
    rows = [_row(titles, grid.widths, _MIDDLE, _REPEATED)]
    # Where the table breaks, at least two rows stand under the titles and two on the next page.
    for position, row in enumerate(grid.rows):
        flow = KEEP_NEXT if position == 0 or position == last - 1 else ""
        cells = [paragraph(style, _runs((one,)), flow) for style, one in zip(grid.styles, row, strict=True)]
        rows.append(_row(cells, grid.widths, _MIDDLE))
    return _table(TABLE_ID, grid.widths, "".join(rows), f'<w:tblCaption w:val="{_escaped(grid.name)}"/>')


def _table(style: str, widths: tuple[int, ...], rows: str, caption: str = "") -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        f' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{rows}</w:tbl>"
    )


def _row(
    cells: list[str],
    widths: tuple[int, ...],
    cell_properties: str = "",
    row_properties: str = "",
    spans: tuple[int, ...] = (),
) -> str:
    """Return a row that is never split between two pages; `spans` tells over how many columns each cell goes."""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_span(span)}{cell_properties}</w:tcPr>{cell}</w:tc>'
        for cell, width, span in zip(cells, widths, spans or (1,) * len(cells), strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{row_properties}</w:trPr>{inside}</w:tr>"


def _span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""


def _escaped(text: str) -> str:
    """Return `text` as XML may hold it, without characters that Word refuses."""
    line = as_set(text)
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")

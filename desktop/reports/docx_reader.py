"""An old Word document read into lines: numbered as Word shows it, old fonts in Unicode, deleted text left out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from desktop.domain.legacy import Encoding, convert, encoding_of_font, guess
from desktop.domain.vietnamese import one_line
from desktop.reports.checking.layout import Face, Paragraph, Piece
from desktop.reports.checking.package import open_bytes
from desktop.reports.checking.reader import read, read_notes
from desktop.reports.checking.signs import UNKNOWN
from desktop.reports.importing.lines import Line, Place, Source, parts_of
from desktop.reports.importing.list_numbers import ListNumbers


def read_docx(data: bytes, path: Path, *, convert_guessed: bool = True) -> Source:
    """Return the lines of a .docx file, and what was converted: number of the paragraph, old text, encoding.

    Headers and footers are left out, foot notes come last. Where no font tells an old encoding but the words seem to
    be of one, they are converted unless `convert_guessed` is off. Raises DocumentRefused.
    """
    package = open_bytes(data, path)
    layout = read(package)
    last = max((paragraph.number for paragraph in layout.paragraphs), default=0)
    paragraphs = (*layout.paragraphs, *read_notes(package, last))
    guessed = guess("\n".join(_unknown_letters(paragraph) for paragraph in paragraphs))
    assumed = guessed if convert_guessed else None
    numbers = ListNumbers(package)
    source = Source([], [], guessed)
    for paragraph in paragraphs:
        found = list(_letters(paragraph.pieces, assumed))
        source.converted.extend((paragraph.number, old, made) for _, _, old, made in found if made is not None)
        label = numbers.label(paragraph.list_id, paragraph.list_level) if paragraph.text.strip() else ""
        source.lines.extend(_lines(paragraph, [(text, bold) for text, bold, _, _ in found], label))
    return source


def _unknown_letters(paragraph: Paragraph) -> str:
    """Return the letters of a paragraph whose font tells no old encoding, uncleaned: a soft hyphen may be one."""
    return "".join(piece.text for piece in paragraph.pieces if encoding_of_font(_font(piece.face)) is None)


def _letters(pieces: list[Piece], assumed: Encoding | None) -> Iterator[tuple[str, bool, str, Encoding | None]]:
    """Yield (text, bold, text as it was, its old encoding) of pieces that look alike: VNI splits letters."""
    for (told, capitals, bold), same in groupby(pieces, key=_looks):
        old = "".join(piece.text for piece in same).replace(UNKNOWN, "")
        encoding = told or assumed
        text = old if encoding is None else convert(old, encoding)
        yield text.upper() if capitals else text, bold, old, encoding if text != old else None


def _looks(piece: Piece) -> tuple[Encoding | None, bool, bool]:
    font = _font(piece.face)
    encoding = encoding_of_font(font)
    # The fonts of capitals of TCVN3, whose name ends in H, show small letters as large ones.
    capitals = piece.face.capitals or (encoding is Encoding.TCVN3 and font.rstrip().endswith("H"))
    return encoding, capitals, piece.face.bold


def _font(face: Face) -> str:
    """Return the font of the letters above ASCII, unless only the other one is an old one."""
    ascii_font, high_font = face.fonts
    return high_font if encoding_of_font(high_font) or not encoding_of_font(ascii_font) else ascii_font


def _lines(paragraph: Paragraph, letters: list[tuple[str, bool]], label: str) -> Iterator[Line]:
    """Yield the lines of a paragraph, which manual breaks part."""
    rows: list[list[tuple[str, bool]]] = [[]]
    for text, bold in letters:
        first, *others = text.replace("\x0b", "\n").split("\n")
        rows[-1].append((first, bold))
        rows += ([(other, bold)] for other in others)
    cell = paragraph.cell
    place = Place(cell.table, cell.row, cell.column, cell.bordered) if cell is not None else None
    for row in rows:
        raw = "".join(text for text, _ in row)
        if not one_line(raw):
            continue
        raw, label = f"{label} {raw}".lstrip(" ") if label else raw, ""
        shown = [(text, bold) for text, bold in row if text.strip()]
        bold = all(heavy for _, heavy in shown)
        yield Line(
            numbers=(paragraph.number,),
            text=one_line(raw),
            parts=parts_of(raw),
            bold=bold,
            lead="" if bold else _lead(shown),
            align=paragraph.align,
            place=place,
        )


def _lead(shown: list[tuple[str, bool]]) -> str:
    """Return the bold beginning."""
    letters = ""
    for text, bold in shown:
        if not bold:
            break
        letters += text
    return one_line(letters)

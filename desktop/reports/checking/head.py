"""The head of the document: State, issuer, number, date, kind, abstract, addressees (rules H1 to K1)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.reports import decree30, text_widths
from desktop.reports.checking.flaw import TOP, Flaw, at
from desktop.reports.checking.layout import Paragraph
from desktop.reports.checking.letters import line_below, set_as, underlined
from desktop.reports.checking.roles import Reading, said
from desktop.reports.decree30 import LENGTHS, LETTERINGS


def state(reading: Reading) -> Iterator[Flaw]:
    """H1, H2: name and motto of the State, word by word, the name on one line in the right column of a table."""
    for role, texts in (("H1", decree30.NATIONAL_NAMES), ("H2", (decree30.MOTTO,))):
        found = reading.of(role)
        if not found:
            yield Flaw(role, TOP, f"Không có {LETTERINGS[role].name}.")
        for paragraph in found[:1]:
            yield from set_as(role, role, paragraph)
            if paragraph.text.strip() not in texts:
                yield at(role, paragraph, f"{LETTERINGS[role].name} phải ghi đúng “{texts[0]}”.")
    for paragraph in reading.of("H1")[:1]:
        size = max(piece.face.size for piece in paragraph.pieces if piece.text.strip()) / 2
        if text_widths.width(said(paragraph), size, bold=True) > reading.layout.room(paragraph) / 20:
            yield at("H1", paragraph, "Quốc hiệu không đủ chỗ trên một dòng.")
        if paragraph.cell is None or paragraph.cell.column == 0:
            yield at("H.table", paragraph, "Quốc hiệu không nằm ở cột bên phải của bảng đầu trang.")


def issuer(reading: Reading) -> Iterator[Flaw]:
    """H4, H5: who issues the document, in capitals and bold; whom it is under, not bold."""
    if not reading.of("H5"):
        yield Flaw("H5", TOP, f"Không có {LETTERINGS['H5'].name.lower()}.")
    for paragraph in reading.of("H5"):
        yield from set_as("H5", "H5", paragraph)
    for paragraph in reading.of("H4"):
        yield from set_as("H4", "H4", paragraph)


def lines(reading: Reading) -> Iterator[Flaw]:
    """H3, H6, T3: the three drawn lines and their lengths; LN3: no underlining in place of them."""
    layout = reading.layout
    for rule, roles in (("H3", ("H2",)), ("H6", ("H5",)), ("T3", ("T2",))):
        above = reading.of(*roles)
        if above:
            share = LENGTHS[rule]
            yield from line_below(rule, layout, above, _following(reading, above[-1]), share.low, share.high)
    for paragraph in reading.of("H1", "H2", "H4", "H5", "H7", "H8", "T1", "T2", "N1"):
        if underlined(paragraph):
            yield at("LN3", paragraph, "Chữ bị gạch chân.")


def _following(reading: Reading, last: Paragraph) -> list[Paragraph]:
    """Return the paragraphs below one, in its cell or up to the next text."""
    paragraphs = reading.layout.paragraphs
    found: list[Paragraph] = [last] if last.drawings else []
    for paragraph in paragraphs[paragraphs.index(last) + 1 :]:
        if _cell(paragraph) != _cell(last) or len(found) > 3:
            break
        found.append(paragraph)
        if said(paragraph).strip("_─—-"):
            break
    return found


def number_and_date(reading: Reading) -> Iterator[Flaw]:
    """H7, H8: number and symbol, place and date, in their forms and side by side, each on one line."""
    for role, form, example in (
        ("H7", decree30.NUMBER, "Số: 05/BC-UBND"),
        ("H8", decree30.PLACE_AND_DATE, "Tân An, ngày 05 tháng 3 năm 2026"),
    ):
        found = reading.of(role)
        if not found:
            yield Flaw(role, TOP, f"Không có {LETTERINGS[role].name[:1].lower()}{LETTERINGS[role].name[1:]}.")
        for paragraph in found[:1]:
            yield from set_as(role, role, paragraph)
            if not form.fullmatch(paragraph.text.strip()):
                yield at(role, paragraph, f"Không đúng mẫu “{example}”.")
    numbers, dates = reading.of("H7")[:1], reading.of("H8")[:1]
    for left, right in zip(numbers, dates, strict=False):
        rows = [(line.cell.table, line.cell.row) if line.cell else None for line in (left, right)]
        if None in rows or rows[0] != rows[1]:
            yield at("H.row", left, "Số, ký hiệu và địa danh, thời gian không ở cùng một dòng.")
    for paragraph in (*numbers, *dates):
        if _is_broken(reading, paragraph):
            yield at("H.row", paragraph, "Không đủ chỗ trên một dòng.")


def _is_broken(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether a line of the head takes more than one."""
    letters = [piece for piece in paragraph.pieces if piece.text.strip()]
    if not letters:
        return False
    size = max(piece.face.size for piece in letters) / 2
    bold, italic = (all(getattr(piece.face, name) for piece in letters) for name in ("bold", "italic"))
    wide = text_widths.width(paragraph.text.strip(), size, bold=bold, italic=italic)
    return wide > reading.layout.room(paragraph) / 20


def place(reading: Reading) -> Iterator[Flaw]:
    """H8.place: a place that is a number is written with what kind of unit it is."""
    for paragraph in reading.of("H8")[:1]:
        name = paragraph.text.partition(",")[0].strip()
        if decree30.PLACE_IS_A_NUMBER.fullmatch(name):
            yield at("H8.place", paragraph, f"Địa danh chỉ ghi “{name}”.")


def title(reading: Reading) -> Iterator[Flaw]:
    """T1, T2: the kind of document and what it is about, in the middle, bold, without a full stop."""
    for role in ("T1", "T2"):
        found = reading.of(role)
        if not found:
            yield Flaw(role, TOP, f"Không có {LETTERINGS[role].name.lower()}.")
        for paragraph in found:
            yield from set_as(role, role, paragraph)
            if paragraph.align != "center":
                yield at(role, paragraph, f"{LETTERINGS[role].name} không ở giữa trang.")
    for paragraph in reading.of("T1")[:1]:
        if said(paragraph) != decree30.KIND:
            yield at("T1", paragraph, f"Tên loại phải ghi đúng “{decree30.KIND}”.")
    for paragraph in reading.of("T2")[-1:]:
        if said(paragraph).endswith("."):
            yield at("T2", paragraph, "Trích yếu có dấu chấm ở cuối.")


def addressees(reading: Reading) -> Iterator[Flaw]:
    """K1: a report to a superior is addressed to it."""
    lines_of_all = reading.of("K1", "K1.line")
    if not lines_of_all:
        yield Flaw("K1", TOP, "Không có “Kính gửi”.")
        return
    for paragraph in lines_of_all:
        yield from set_as("K1", "K1", paragraph)
    *before, last = (said(paragraph) for paragraph in lines_of_all)
    marks = [(";", ":") for _ in before]
    if not last.endswith(".") or not all(text.endswith(mark) for text, mark in zip(before, marks, strict=True)):
        yield at("K1.marks", lines_of_all[-1], "Dấu câu ở cuối dòng chưa đúng.")


def _cell(paragraph: Paragraph) -> tuple[int, int, int] | None:
    cell = paragraph.cell
    return (cell.table, cell.row, cell.column) if cell else None

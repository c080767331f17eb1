"""A report's tables as the bytes of a workbook; the same bytes for the same book."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.domain.book import Book, FieldRef, Report, Target
from desktop.domain.fields import Field, Kind
from desktop.domain.reading import NO, YES
from desktop.domain.units import called
from desktop.domain.values import Comparator, Number, format_value
from desktop.domain.vietnamese import capitalised
from desktop.reports.archive import zipped
from desktop.reports.excel.looks import Looks
from desktop.reports.excel.sheets import (
    GUIDE_SHEET,
    ID,
    LISTS_SHEET,
    LONGEST_TEXT,
    META_SHEET,
    PARENT,
    REST_SHEET,
    SHEETS,
    VERSION,
    Column,
    Line,
    Sheet,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell

FIRST_DAY = date(1900, 3, 1)
"""Excel counts its days right from here on; older dates stand as text."""
EXACT_DIGITS = 15
"""As many digits as a number of Excel keeps; longer figures stand as text."""
LINE_HEIGHT, HIGHEST_ROW = 16, 400
"""In points; Excel allows 409."""
SPARE_ROWS = 200
"""How many empty rows below a table have its drop-downs too."""

_MADE = "1980-01-01T00:00:00Z"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_")
_GUIDE = (
    "Sửa thẳng vào các ô trắng; ô nền xám chỉ để xem, sửa cũng không được lấy vào sổ.",
    "Số liệu ghi như trong phần mềm: 1.105; 1,5; ≥ 50; 50 - 70; ước 1.500; chưa thu thập; không áp dụng.",
    "Tiền ghi bằng triệu đồng; được ghi 1,5 tỷ hoặc 500.000 đ.",
    "Dòng mới ghi ngay dưới bảng. Ô để trống và dòng bị xóa trong tệp này không làm mất số liệu trong sổ.",
    "Không đổi tên trang và tên cột. Xong thì lưu tệp, rồi dùng “Lấy số liệu từ Excel…” trong phần mềm.",
)


def write(book: Book, report_id: str) -> bytes:
    """Return a report's tables as the bytes of an .xlsx file; raises UnknownEntity."""
    from openpyxl import Workbook

    report = book.report(report_id)
    workbook = Workbook(write_only=True)
    writer = _Writer(workbook, book, report)
    writer.guide()
    for sheet in SHEETS:
        writer.sheet(sheet)
    writer.rest_of_texts()
    writer.lists()
    writer.meta()
    file = io.BytesIO()
    workbook.save(file)
    return _timeless(file.getvalue())


def _timeless(data: bytes) -> bytes:
    """Return the same workbook without the hour at which it was made."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    stamped = rb"\g<1>" + _MADE.encode()
    return zipped((name, _STAMP.sub(stamped, part) if name.startswith("docProps/") else part) for name, part in parts)


def chunks(text: str) -> list[str]:
    """Return a text cut into pieces that a cell of Excel may hold, measured as Excel does."""
    pieces: list[str] = []
    piece: list[str] = []
    room = LONGEST_TEXT
    for letter in text:
        size = 2 if ord(letter) > 0xFFFF else 1
        if size > room:
            pieces.append("".join(piece))
            piece, room = [], LONGEST_TEXT
        piece.append(letter)
        room -= size
    return [*pieces, "".join(piece)]


def escaped(text: str) -> str:
    """Return a text of which Excel takes nothing for a sign of its own ('_x000D_')."""
    return _ESCAPED.sub(lambda found: f"_x005F{found[0]}", text)


class _Writer:
    """Fills a workbook sheet by sheet."""

    def __init__(self, workbook: Workbook, book: Book, report: Report) -> None:
        self._workbook, self._book, self._report = workbook, book, report
        self._rest: list[tuple[str, int, str]] = []
        self._lists: dict[tuple[str, ...], str] = {}
        self._looks = Looks(workbook)

    def guide(self) -> None:
        """The first sheet: whose tables these are, and how they come back."""
        page = self._workbook.create_sheet(GUIDE_SHEET)
        page.column_dimensions["A"].width = 110
        unit = self._book.unit_of(self._report)
        titles = (capitalised(called(unit)) if unit else "", self._report.name)
        page.append([self._text(page, " – ".join(filter(None, titles)), "title")])
        for line in _GUIDE:
            page.append([self._text(page, line, "line")])

    def sheet(self, sheet: Sheet) -> None:
        """One table: titles that stay in view, an id in a hidden first column, drop-downs for what is chosen."""
        from openpyxl.utils import get_column_letter

        page = self._workbook.create_sheet(sheet.title)
        lines = sheet.lines(self._book, self._report)
        page.freeze_panes = "C2"
        _fit_to_paper(page)
        page.column_dimensions["A"].hidden = True
        for place, column in enumerate(sheet.columns, start=2):
            page.column_dimensions[get_column_letter(place)].width = column.width
        self._add_choices(page, sheet, lines)
        titles = [self._text(page, column.title, "head") for column in sheet.columns]
        self._append(page, 1, [self._text(page, ID, "head"), *titles], sheet)
        for row, line in enumerate(lines, start=2):
            cells = [self._cell(page, column, line) for column in sheet.columns]
            self._append(page, row, [self._text(page, line.id, "plain"), *cells], sheet)

    def _append(self, page: Any, row: int, cells: list[Cell], sheet: Sheet) -> None:
        """Add a row that is high enough for its texts: not every program finds that out by itself."""
        words = zip(cells[1:], sheet.columns, strict=True)
        lines = max(_lines(str(cell.value or ""), column.width) for cell, column in words)
        page.row_dimensions[row].height = min(lines * LINE_HEIGHT + 2, HIGHEST_ROW)
        page.append(cells)

    def rest_of_texts(self) -> None:
        """What no cell can hold whole, by the address of its field; nothing is cut off."""
        if not self._rest:
            return
        page = self._workbook.create_sheet(REST_SHEET)
        page.column_dimensions["C"].width = 110
        titles = ("Ô", "Phần", "Nội dung nối tiếp, vì một ô Excel không chứa hết")
        page.append([self._text(page, title, "head") for title in titles])
        for address, number, text in self._rest:
            page.append([self._text(page, address, "plain"), number, self._text(page, text, "plain")])

    def lists(self) -> None:
        """The hidden sheet that the drop-downs take their choices from, one column a list."""
        page = self._workbook.create_sheet(LISTS_SHEET)
        page.sheet_state = "hidden"
        for row in range(max((len(choices) for choices in self._lists), default=0)):
            page.append(
                [self._text(page, choices[row], "plain") if row < len(choices) else None for choices in self._lists]
            )

    def meta(self) -> None:
        """The hidden sheet that says which report of which book this is."""
        page = self._workbook.create_sheet(META_SHEET)
        page.sheet_state = "hidden"
        for name, value in (("version", str(VERSION)), ("book", self._book.id), ("report", self._report.id)):
            page.append([self._text(page, name, "plain"), self._text(page, value, "plain")])

    def _cell(self, page: Any, column: Column, line: Line) -> Cell:
        if column.key not in line.refs:
            return self._text(page, line.shown.get(column.key, ""), "shown")
        ref = line.refs[column.key]
        value, field = self._book.field(ref), column.field
        assert field is not None
        if isinstance(value, Number) and _is_plain(value):
            return self._number(page, value.low)
        if isinstance(value, date) and value >= FIRST_DAY:
            return self._looks.cell(page, value, "date")
        text = self._words(ref, value, field)
        first, *rest = chunks(text)
        self._rest += [(str(ref), number, part) for number, part in enumerate(rest, start=2)]
        kind = "figure" if field.kind is Kind.VALUE else "plain"
        return self._text(page, first, kind)

    def _words(self, ref: FieldRef, value: Any, field: Field) -> str:
        match value:
            case None | "":
                return ""
            case bool():
                return YES if value else NO
            case date():
                return value.isoformat()
        if field.kind is Kind.VALUE:
            return format_value(value)
        if ref.field == "cooperative":
            row = self._book.cooperative(value)
            return row.name if row is not None else value
        return str(value)

    def _number(self, page: Any, number: Decimal) -> Cell:
        decimals = max(0, -int(number.as_tuple().exponent))
        cell = self._looks.cell(page, number, "number")
        cell.number_format = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
        return cell

    def _text(self, page: Any, text: str, style: str) -> Cell:
        """Return a text that stays one, whatever it begins with."""
        cell = self._looks.cell(page, escaped(text) or None, style)
        if text:
            cell.data_type = "s"
            if text[0] in "=+-@\t":
                cell.quotePrefix = True
        return cell

    def _add_choices(self, page: Any, sheet: Sheet, lines: list[Line]) -> None:
        from openpyxl.utils import get_column_letter

        last = len(lines) + 1 + SPARE_ROWS
        for place, column in enumerate(sheet.columns, start=2):
            letter = get_column_letter(place)
            choices = self._choices(sheet, column)
            if choices:
                self._add_list(page, choices, f"{letter}2:{letter}{last}", strict=column.key != "cooperative")
        if sheet.owner is Target:
            self._add_ranks(page, sheet, lines)

    def _choices(self, sheet: Sheet, column: Column) -> tuple[str, ...]:
        if column.key == PARENT:
            return tuple(sheet.parents(self._report))
        if column.field is None:
            return ()
        if column.key == "cooperative":
            return tuple(row.name for row in self._book.cooperatives if row.name)
        match column.field.kind:
            case Kind.YESNO | Kind.EITHER | Kind.ANSWER:
                return (YES, NO)
        return tuple(str(choice) for choice in column.field.choices)

    def _add_ranks(self, page: Any, sheet: Sheet, lines: list[Line]) -> None:
        """Ranked targets offer their ranks in every cell of a figure."""
        from openpyxl.utils import get_column_letter

        for row, line in enumerate(lines, start=2):
            target = self._book.entity(line.id)
            if isinstance(target, Target) and target.indicator.ranks:
                places = [place for place, column in enumerate(sheet.columns, start=2) if _is_figure(column)]
                cells = " ".join(f"{get_column_letter(place)}{row}" for place in places)
                self._add_list(page, target.indicator.ranks, cells, strict=False)

    def _add_list(self, page: Any, choices: tuple[str, ...], cells: str, *, strict: bool) -> None:
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        if choices not in self._lists:
            letter = get_column_letter(len(self._lists) + 1)
            self._lists[choices] = f"{LISTS_SHEET}!${letter}$1:${letter}${len(choices)}"
        page.data_validations.append(
            DataValidation(
                type="list",
                formula1=self._lists[choices],
                allow_blank=True,
                showErrorMessage=strict,
                error="Hãy chọn một mục trong danh sách.",
                sqref=cells,
            )
        )


def _lines(text: str, width: int) -> int:
    """Return in how many lines a text stands in a column, counted generously."""
    return sum(1 + int(len(line) * 1.1) // width for line in text.split("\n"))


def _fit_to_paper(page: Any) -> None:
    """Print a table across A4, as wide as the paper, its titles on every page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.print_title_rows = "1:1"


def _is_figure(column: Column) -> bool:
    return column.field is not None and column.field.kind is Kind.VALUE


def _is_plain(value: Number) -> bool:
    """Whether a number of Excel says all that a figure says."""
    return (
        value.comparator is Comparator.EQUAL and not value.estimate and len(value.low.as_tuple().digits) <= EXACT_DIGITS
    )

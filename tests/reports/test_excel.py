"""A report's tables as a workbook: what stands in its cells, and that nothing in them does anything."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.book import FieldRef, Unit
from desktop.domain.edits import set_field
from desktop.reports.excel.sheets import LONGEST_TEXT, REST_SHEET, SHEETS
from desktop.reports.excel.writer import chunks, write
from tests.builders import a_book, a_report, a_unit, a_value
from tests.reports.office import converted
from tests.reports.workbooks import a_workbook, opened, parts_of, place, the_ward


def test_every_sheet_stands_with_its_titles_in_view_and_its_ids_out_of_sight() -> None:
    workbook = opened(a_workbook())

    assert workbook.sheetnames[0] == "Đọc trước"
    for sheet in SHEETS:
        page = workbook[sheet.title]
        assert [cell.value for cell in page[1]] == ["id", *(column.title for column in sheet.columns)]
        assert page.freeze_panes == "C2"
        assert page.column_dimensions["A"].hidden
        assert all(page.column_dimensions[cell.column_letter].width >= 12 for cell in page[1][1:])
        assert page.max_row == len(sheet.lines(the_ward(), the_ward().report("r-1"))) + 1
    assert [workbook[name].sheet_state for name in ("_so", "_danh_muc")] == ["hidden", "hidden"]


@pytest.mark.parametrize(
    ("unit", "title"),
    [
        (a_unit("", letterhead="agency", issuer="Sở Công Thương"), "Sở Công Thương – 01 năm"),
        (a_unit(""), "01 năm"),
        (a_unit("Tân An"), "Phường Tân An – 01 năm"),
    ],
)
def test_the_first_sheet_says_whose_tables_these_are(unit: Unit, title: str) -> None:
    book = a_book(a_report(unit="u-1"), units=(unit,))

    assert opened(a_workbook(book))["Đọc trước"]["A1"].value == title


def cell(sheet: str, row: int, title: str) -> Any:
    return place(opened(a_workbook())[sheet], row, title)


@pytest.mark.parametrize(
    ("sheet", "row", "title", "value"),
    [
        ("Chỉ tiêu", 2, "Kế hoạch năm", 1105),
        ("Chỉ tiêu", 2, "Thực hiện", "≥ 1.098"),
        ("Chỉ tiêu", 2, "Tầm nhìn 2045", "1.000 - 1.500"),
        ("Chỉ tiêu", 3, "Mục tiêu 2030", "khá"),
        ("Chỉ tiêu", 4, "Số tính từ hợp tác xã", "1.523,45"),
        ("Hợp tác xã", 2, "Doanh thu (triệu đồng)", 1523.45),
        ("Hợp tác xã", 2, "Giám đốc đã đào tạo nghề", "Có"),
        ("Hợp tác xã", 2, "Ngày cung cấp", datetime(2026, 6, 12)),
        ("Hỗ trợ", 2, "Nhóm chính sách", "Nguồn nhân lực"),
        ("Hỗ trợ", 2, "Hợp tác xã thụ hưởng", "Hợp tác xã Hoa Sen"),
        ("Kết quả chính sách", 2, "Trong kỳ không phát sinh", "Có"),
        ("Nhiệm vụ", 2, "Trạng thái", "chưa thực hiện"),
        ("Lời văn", 2, "Nội dung", "Phát triển hợp tác xã bền vững."),
    ],
)
def test_a_cell_holds_what_the_form_shows(sheet: str, row: int, title: str, value: Any) -> None:
    assert cell(sheet, row, title).value == value


@pytest.mark.parametrize(
    ("figure", "looks"), [("1.105", "#,##0"), ("1.523,45", "#,##0.00"), ("0,125", "#,##0.000"), ("-5", "#,##0")]
)
def test_a_number_shows_as_many_decimals_as_it_has(figure: str, looks: str) -> None:
    book = set_field(the_ward(), FieldRef("t-own", "plan"), a_value(figure))

    assert place(opened(write(book, "r-1"))["Chỉ tiêu"], 2, "Kế hoạch năm").number_format == looks


def test_a_figure_with_more_digits_than_excel_keeps_stands_as_text() -> None:
    book = set_field(the_ward(), FieldRef("t-own", "plan"), a_value("1234567890123456,5"))

    assert place(opened(write(book, "r-1"))["Chỉ tiêu"], 2, "Kế hoạch năm").value == "1.234.567.890.123.456,5"


@pytest.mark.parametrize("text", ["=1+1", "+84 900", "-5% so với năm trước", "@SUM(A1)", "=cmd|' /C calc'!A0", "#N/A"])
def test_a_text_stays_a_text_whatever_it_begins_with(text: str) -> None:
    book = set_field(the_ward(), FieldRef("t-own", "cause"), text)

    data = write(book, "r-1")

    found = place(opened(data)["Chỉ tiêu"], 2, "Nguyên nhân")
    assert (found.value, found.data_type) == (text, "s")
    assert found.quotePrefix or text[0] == "#"
    assert not any(b"<f>" in part for part in parts_of(data).values())


def test_choices_are_drop_downs_also_below_the_table() -> None:
    workbook = opened(a_workbook())
    page = workbook["Hợp tác xã"]
    column = place(page, 2, "Tình trạng").column_letter

    (found,) = [each for each in page.data_validations.dataValidation if f"{column}2" in each.sqref]

    sheet, cells = found.formula1.split("!")
    offered = [row[0].value for row in workbook[sheet][cells.replace("$", "")]]
    assert offered == ["đang hoạt động", "ngừng hoạt động", "đang giải thể", "mới thành lập"]
    assert f"{column}100" in found.sqref


def test_a_rank_is_chosen_from_the_ranks_of_its_indicator() -> None:
    page = opened(a_workbook())["Chỉ tiêu"]
    place_of_rank = place(page, 3, "Thực hiện").coordinate

    assert any(place_of_rank in each.sqref for each in page.data_validations.dataValidation)


def test_the_same_book_gives_the_same_bytes() -> None:
    assert write(the_ward(), "r-1") == write(the_ward(), "r-1")


def test_a_text_that_no_cell_can_hold_stands_whole_in_several() -> None:
    text = "Kết quả " * 9_000
    book = set_field(the_ward(), FieldRef("r-1", "strengths"), text)

    workbook = opened(write(book, "r-1"))

    first = next(row[2].value for row in workbook["Lời văn"].iter_rows() if row[1].value == "Ưu điểm")
    rest = [row[2].value for row in workbook[REST_SHEET].iter_rows(min_row=2)]
    assert "".join([first, *rest]) == text
    assert max(len(part) for part in [first, *rest]) == LONGEST_TEXT


@pytest.mark.parametrize("text", ["", "a", "a" * LONGEST_TEXT, "a" * (LONGEST_TEXT + 1), "😀" * 20_000])
def test_pieces_hold_everything_and_fit(text: str) -> None:
    pieces = chunks(text)

    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) <= 2 * LONGEST_TEXT for piece in pieces)
    assert len(pieces) == max(1, -(-len(text.encode("utf-16-le")) // 2 // LONGEST_TEXT))


@pytest.mark.parametrize("first", range(0x20, 0xFFFF, 0x4000))
def test_every_letter_that_a_book_may_hold_stands_in_the_cell(first: int) -> None:
    codes = range(first, min(first + 0x4000, 0xFFFF))
    book = set_field(
        the_ward(), FieldRef("t-own", "cause"), "".join(chr(code) for code in codes if not 0xD800 <= code <= 0xDFFF)
    )

    page = opened(write(book, "r-1"))["Chỉ tiêu"]

    letters = book.field(FieldRef("t-own", "cause"))
    assert len(letters) > 0x3000
    assert place(page, row_of(page, "t-own"), "Nguyên nhân").value == letters


def row_of(page: Worksheet, row_id: str) -> int:
    return next(row for row in range(2, page.max_row + 1) if page.cell(row, 1).value == row_id)


def test_an_empty_report_gives_a_workbook_too() -> None:
    ward = the_ward()
    book = replace(ward, reports=(replace(ward.report("r-1"), targets=(), returns=(), groups=(), policies=()),))

    assert opened(write(book, "r-1"))["Chỉ tiêu"].max_row == 1


@pytest.mark.libreoffice
def test_libreoffice_opens_it_and_says_the_same(tmp_path: Path) -> None:
    source = tmp_path / "so.xlsx"
    source.write_bytes(a_workbook())

    (sheets,) = converted("ods", tmp_path, source)
    (back,) = converted("xlsx:Calc MS Excel 2007 XML", tmp_path / "back", sheets)

    page = opened(back.read_bytes())["Chỉ tiêu"]

    assert place(page, 2, "Kế hoạch năm").value == 1105
    assert place(page, 2, "Thực hiện").value == "≥ 1.098"

"""Workbooks for tests: one of a ward, read by openpyxl, with cells written over as somebody does in Excel."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.book import Book
from desktop.reports.excel.writer import write
from tests.builders import (
    a_book,
    a_citation,
    a_cooperative,
    a_finished_report,
    a_full_return,
    a_group,
    a_policy,
    a_report,
    a_support,
    a_target,
    a_task,
)

Edit = Callable[[Any], object]


def the_ward() -> Book:
    """A ward with a row of everything that a workbook holds, and last year's figures."""
    report = a_finished_report(
        targets=(
            a_target(
                "own", plan="1.105", actual="≥ 1.098", goal="1.200", vision="1.000 - 1.500", cause="Hộ chuyển đi."
            ),
            a_target("rank", goal="khá", vision="tốt"),
            a_target("mean_revenue", unit="triệu đồng", goal="1.500", vision="2.000"),
        ),
        returns=(a_full_return(informed=date(2026, 6, 12)),),
        policies=(
            a_policy("Chính sách đất đai", id="p-1", nothing_occurred=True),
            a_policy("Nguồn nhân lực", a_support(id="s-1", cooperative="c-1", people="12"), id="p-2", result="02 lớp."),
        ),
        groups=(a_group("Nâng cao nhận thức", a_task(id="k-1"), id="g-1", result="Đã mở 02 lớp."),),
        citations=(a_citation(id="d-1"),),
    )
    before = a_report(
        id="r-0",
        unit="u-1",
        period_from=date(2024, 6, 16),
        period_to=date(2025, 6, 15),
        returns=(a_full_return(id="n-0", revenue="1.480"),),
    )
    return a_book(before, report, cooperatives=(a_cooperative(director="Nguyễn Văn A", phone="0900 000 000"),))


def a_workbook(book: Book | None = None, *edits: Edit) -> bytes:
    """The workbook of the ward's report after somebody has worked in it."""
    return edited(write(book or the_ward(), "r-1"), *edits)


def edited(data: bytes, *edits: Edit) -> bytes:
    if not edits:
        return data
    workbook = opened(data)
    for edit in edits:
        edit(workbook)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def place(sheet: Worksheet, row: int, title: str) -> Any:
    """The cell of a row under a column's title."""
    for cell in sheet[1]:
        if cell.value == title:
            return sheet.cell(row, cell.column)
    raise AssertionError(f"no column “{title}”")


def put(sheet: str, row: int, title: str, value: Any) -> Edit:
    """Write over a cell."""

    def edit(workbook: Any) -> None:
        place(workbook[sheet], row, title).value = value

    return edit


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()

"""Where figures come from: formula, evidence, and whether they are final, estimated or typed over."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from desktop.domain.book import Book, Report
from desktop.domain.figures import REGISTER
from desktop.domain.formulas import formula
from desktop.domain.quotables import QUOTABLE
from desktop.reports.blocks import Table, Title
from desktop.reports.sources import KIND, Origin, document, origins
from desktop.reports.word import write
from tests.builders import a_book, a_cooperative, a_full_return, a_policy, a_report, a_support, a_target, a_unit
from tests.reports.ward import the_ward


def found(book: Book, owner: str, label: str) -> Origin:
    rows = [row for row in origins(book, book.reports[0]) if (row.owner, row.label) == (owner, label)]
    (row,) = rows
    return row


def label_of(field: str) -> str:
    return next(entry.label for entry in QUOTABLE[Report] if entry.field == field)


def a_ward(**given: Any) -> Book:
    informed: dict[str, Any] = {"informant": "Kế toán hợp tác xã", "informed": date(2026, 6, 12)}
    target = a_target("members", plan="1.100", last_year="1.000", source="Báo cáo tài chính", **given)
    return a_book(a_report(targets=(target,), returns=(a_full_return(**informed),)))


NAME = "Chỉ tiêu members"


def test_a_result_of_the_register_names_its_formula_and_who_gave_the_figures() -> None:
    row = found(a_ward(), NAME, "Thực hiện")

    assert (row.words, row.state) == ("1.105 người", "Chính thức")
    assert row.formula == "Lấy từ Hợp tác xã Hoa Sen"
    assert row.evidence == "Kế toán hợp tác xã, 12/6/2026"
    assert str(row.ref) == "t-members#actual"


def test_a_group_is_no_part_of_what_cooperatives_add_up_to() -> None:
    book = a_ward()
    group = a_full_return("c-2", informant="Tổ trưởng")
    registers = (a_cooperative(), a_cooperative("Tổ nước sạch", id="c-2", kind="tổ hợp tác"))
    report = replace(book.reports[0], returns=(*book.reports[0].returns, group))

    row = found(replace(book, reports=(report,), cooperatives=registers), NAME, "Thực hiện")

    assert row.formula == "Lấy từ Hợp tác xã Hoa Sen"
    assert row.evidence == "Kế toán hợp tác xã, 12/6/2026"


def test_a_share_shows_what_it_is_computed_of() -> None:
    assert found(a_ward(), NAME, "Tỷ lệ so kế hoạch năm").formula == "1.105 : 1.100 × 100"
    assert found(a_ward(), NAME, "Tăng, giảm so với năm trước").formula == "(1.105 - 1.000) : 1.000 × 100"


def test_a_result_that_is_typed_over_says_what_the_register_gives_and_why() -> None:
    row = found(a_ward(actual="1.200", manual_reason="Theo số cấp trên"), NAME, "Thực hiện")

    assert row.formula == "Nhập trực tiếp"
    assert row.evidence == "Báo cáo tài chính"
    assert row.state == "Nhập tay thay số tính (1.105): Theo số cấp trên"


def test_an_estimate_is_called_one() -> None:
    assert found(a_ward(actual="ước 1.105"), NAME, "Thực hiện").state == "Ước"
    assert found(a_ward(actual="ước 1.105"), NAME, "Kế hoạch năm").state == "Chính thức"
    book = a_book(a_report(returns=(a_full_return(estimate=True),)))

    assert {row.state for row in origins(book, book.reports[0]) if row.owner} == {"Ước"}


def test_support_rests_on_its_document() -> None:
    support = a_support("Máy tính", document="Quyết định số 5/QĐ-UBND", source="Ngân sách địa phương")
    book = a_book(a_report(policies=(a_policy("Đất đai", support),)))

    assert found(book, "Máy tính", "Kinh phí").evidence == "Quyết định số 5/QĐ-UBND, Ngân sách địa phương"
    assert found(book, "", "Tổng kinh phí hỗ trợ").formula == "Cộng các khoản hỗ trợ"


@pytest.mark.parametrize("key", REGISTER)
def test_a_total_of_the_register_is_explained_as_on_the_screen(key: str) -> None:
    book = a_book(
        a_report(returns=(a_full_return(), a_full_return("c-2"))),
        cooperatives=(a_cooperative(), a_cooperative("Hợp tác xã Ngọc Lan", id="c-2")),
    )
    report = book.reports[0]

    row = found(book, "", label_of(f"register.{key}"))

    assert f"{row.formula}." == formula(book, report, key)


def test_no_figure_is_listed_twice_and_each_leads_to_a_field() -> None:
    book = the_ward()
    rows = origins(book, book.reports[0])

    assert len({(row.owner, row.label, row.ref) for row in rows}) == len(rows) > 40
    for row in rows:
        book.field(row.ref)


def test_the_document_lists_what_the_screen_does(tmp_path: Path) -> None:
    book = the_ward()
    blocks = document(book, "r-1")
    file = tmp_path / "sources.docx"
    file.write_bytes(write(blocks, landscape=True))

    (table,) = (block for block in blocks if isinstance(block, Table))
    opened = docx.Document(io.BytesIO(file.read_bytes()))

    assert len(table.rows) == len(origins(book, book.reports[0]))
    assert len(opened.tables[0].rows) == len(table.rows) + 1
    assert [line.text for line in opened.paragraphs][:1] == [KIND]
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_its_title_names_a_department_by_its_own_name() -> None:
    agency = a_unit("", letterhead="agency", issuer="Sở Công Thương")
    book = a_book(a_report(unit="u-1"), units=(agency,))

    (title, *_) = document(book, "r-1")

    assert isinstance(title, Title)
    assert "".join(run.text for run in title.abstract).endswith("(Sở Công Thương)")


def test_it_is_never_part_of_the_report() -> None:
    from desktop.reports.word import render

    data = render(replace(the_ward()), "r-1")

    assert KIND not in "\n".join(line.text for line in docx.Document(io.BytesIO(data)).paragraphs)

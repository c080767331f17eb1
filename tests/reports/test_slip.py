"""The slip of a cooperative: the form's fields in its order, last year beside an empty box, one page each."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from desktop.domain.book import Book, Return, Unit
from desktop.domain.fields import SLIP, field_of
from desktop.reports.slip import BOX, TITLE, write
from tests.builders import a_book, a_cooperative, a_full_return, a_report, a_return, a_unit
from tests.reports.office import as_pdf


def a_ward() -> Book:
    before = a_report(
        id="r-0", unit="u-1", period_to=date(2025, 6, 15), returns=(a_full_return(id="n-0", estimate=True, chain=True),)
    )
    now = a_report(unit="u-1", due=date(2026, 6, 20), returns=(a_return(), a_return("c-2")))
    cooperatives = (a_cooperative(director="Nguyễn Văn A"), a_cooperative("", id="c-2", sector=""))
    return a_book(before, now, cooperatives=cooperatives)


def slips(*returns: str) -> docx.document.Document:
    return docx.Document(io.BytesIO(write(a_ward(), "r-1", returns)))


def rows(*returns: str) -> dict[str, list[str]]:
    """The cells of each line of the first slip by its label, without those of the titles of parts."""
    table = slips(*returns).tables[0]
    cells = [[cell.text for cell in row.cells] for row in table.rows[1:]]
    return {row[1]: row for row in cells if row[0] != row[1]}


def test_the_fields_stand_in_the_order_of_the_form_with_their_units() -> None:
    found = rows("n-c-1")

    names = [name for part in SLIP for name in part.fields]
    assert list(found) == [field_of(Return, name).label for name in names]
    assert [row[0] for row in found.values()] == [str(number) for number in range(1, len(names) + 1)]
    assert found["Tổng số thành viên"][2] == "người"
    assert found["Doanh thu"][2] == "triệu đồng"


def test_last_year_stands_beside_an_empty_box() -> None:
    found = rows("n-c-1")

    assert found["Doanh thu"][3:] == ["1.523,45", ""]
    assert found["Tổng số thành viên"][3:] == ["1.105", ""]
    assert found["Có liên kết chuỗi giá trị"][3] == "Có"
    assert found["Số liệu ước, chưa chính thức"][3] == "ước"


def test_a_cooperative_that_is_new_has_no_last_year() -> None:
    assert {row[3] for row in rows("n-c-2").values()} == {""}


def test_what_is_chosen_is_ticked() -> None:
    found = rows("n-c-1")

    assert found["Nhập tiền theo"][4].replace("\u00a0", " ") == f"{BOX} triệu đồng   {BOX} đồng"
    assert found["Tình trạng"][4].count(BOX) == 4
    assert found["Giám đốc đã đào tạo nghề"][4].count(BOX) == 2


def test_what_the_register_knows_stands_above_and_dots_where_it_knows_nothing() -> None:
    known = "\n".join(paragraph.text for paragraph in slips("n-c-1").paragraphs)
    unknown = "\n".join(paragraph.text for paragraph in slips("n-c-2").paragraphs)

    assert "Tên: Hợp tác xã Hoa Sen" in known
    assert "Giám đốc: Nguyễn Văn A" in known
    assert "Tên: …" in unknown
    assert "Gửi lại trước ngày 20/6/2026." in known
    assert "ỦY BAN NHÂN DÂN PHƯỜNG HOA SEN" in known


def test_each_cooperative_has_a_page_of_its_own() -> None:
    document = slips("n-c-1", "n-c-2")

    assert [paragraph.text for paragraph in document.paragraphs].count(TITLE) == 2
    breaks = [paragraph for paragraph in document.paragraphs if paragraph._p.xpath("w:pPr/w:pageBreakBefore")]
    assert len(breaks) == 1


def test_the_same_book_gives_the_same_bytes() -> None:
    assert write(a_ward(), "r-1", ["n-c-1"]) == write(a_ward(), "r-1", ["n-c-1"])


def test_names_are_no_markup() -> None:
    book = replace(a_ward(), cooperatives=(a_cooperative("HTX <A> & B"), a_cooperative(id="c-2")))

    document = docx.Document(io.BytesIO(write(book, "r-1", ["n-c-1"])))

    assert any("HTX <A> & B" in paragraph.text for paragraph in document.paragraphs)


def test_word_has_nothing_to_repair(tmp_path: Path) -> None:
    file = tmp_path / "phieu.docx"
    file.write_bytes(write(a_ward(), "r-1", ["n-c-1", "n-c-2"]))

    result = OpenXmlValidator().validate(str(file))

    assert result.errors == []


@pytest.mark.libreoffice
def test_a_slip_is_one_page_of_a4(tmp_path: Path) -> None:
    path = tmp_path / "phieu.docx"
    path.write_bytes(write(a_ward(), "r-1", ["n-c-1", "n-c-2"]))

    pdf = as_pdf(path, tmp_path)

    told = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout

    assert "Pages:           2" in told
    assert "(A4)" in told


@pytest.mark.parametrize(
    ("unit", "head"),
    [
        (a_unit("", letterhead="agency", issuer="Sở Công Thương"), "SỞ CÔNG THƯƠNG"),
        (a_unit(""), "ỦY BAN NHÂN DÂN PHƯỜNG"),
    ],
)
def test_the_slip_names_who_asks_and_nothing_that_is_not_known(unit: Unit, head: str) -> None:
    made = docx.Document(io.BytesIO(write(replace(a_ward(), units=(unit,)), "r-1", ["n-c-1"])))

    assert made.paragraphs[0].text == head

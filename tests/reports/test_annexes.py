"""Annexes: sections of their own, named in the body in order, their figures those of the body."""

from __future__ import annotations

import io
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from desktop.domain.book import Book
from desktop.domain.checks import Severity
from desktop.domain.numbering import SYSTEMS
from desktop.domain.values import NOT_COLLECTED
from desktop.reports.annexes import ANNEXES
from desktop.reports.blocks import Annex, Block, Paragraph, Table
from desktop.reports.decree30 import LENGTHS, LETTERHEADS, PROFILES
from desktop.reports.outline import OUTLINES, compose
from desktop.reports.styles import style_name
from desktop.reports.word import render
from tests.builders import a_book, a_cooperative, a_policy, a_report, a_return, a_support
from tests.reports.docx_files import body, changed, nameless
from tests.reports.office import converted
from tests.reports.plain import plain, text_of
from tests.reports.test_docx_check import SAMPLE, a_long_ward, as_chosen, found_in, rules_in
from tests.reports.ward import the_empty_ward, the_report, the_return, the_typed_ward, the_ward
from tests.twin import twin

ALL = tuple(ANNEXES)


def heads(blocks: tuple[Block, ...]) -> list[Annex]:
    return [block for block in blocks if isinstance(block, Annex)]


def table_of(key: str, book: Book) -> Table:
    """The table of the only annex that a report has."""
    blocks = compose(replace(book, reports=(replace(book.reports[0], annexes=(key,)),)), book.reports[0].id)
    (head,) = heads(blocks)
    return next(block for block in blocks[blocks.index(head) :] if isinstance(block, Table))


def rows_of(key: str, book: Book) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table_of(key, book).rows]


def body_of(book: Book) -> str:
    """What the body says in paragraphs."""
    blocks = compose(book, book.reports[0].id)
    return "\n".join(text_of(block.runs) for block in blocks if isinstance(block, Paragraph))


def opened(book: Book) -> Document:
    return docx.Document(io.BytesIO(render(book, book.reports[-1].id)))


def test_without_a_tick_there_is_no_annex_and_none_is_named() -> None:
    assert heads(compose(the_ward(), "r-1")) == []
    assert "Phụ lục" not in plain(compose(the_ward(), "r-1"))


def test_several_are_numbered_in_roman_and_one_is_not() -> None:
    assert [head.label for head in heads(compose(the_ward(annexes=ALL), "r-1"))] == [
        "Phụ lục I",
        "Phụ lục II",
        "Phụ lục III",
    ]
    assert [head.label for head in heads(compose(the_ward(annexes=("supports",)), "r-1"))] == ["Phụ lục"]


def test_the_line_below_the_title_names_the_report() -> None:
    book = the_ward(annexes=("targets",), number="7", issued=date(2026, 3, 5))

    (head,) = heads(compose(book, "r-1"))

    assert head.title == "BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU"
    assert text_of(head.attached) == (
        "(Kèm theo Báo cáo số 07/BC-UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân phường Tân An)"
    )


def test_number_and_day_are_left_blank_until_they_are_given() -> None:
    (head,) = heads(compose(the_ward(annexes=("targets",)), "r-1"))

    assert re.fullmatch(r"\(Kèm theo Báo cáo số {5,12}/BC-UBND ngày +tháng +năm 2026 của .+\)", text_of(head.attached))


@pytest.mark.parametrize("outline", OUTLINES)
def test_the_body_names_them_in_their_order(outline: str) -> None:
    named = re.findall(r"\(chi tiết tại (Phụ lục [IV]+)\)", body_of(the_ward(annexes=ALL, outline=outline)))

    assert named == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]


def test_the_outline_decides_which_comes_first() -> None:
    first = {outline: heads(compose(the_ward(annexes=ALL, outline=outline), "r-1"))[0].title for outline in OUTLINES}

    assert first["seed"].startswith("BIỂU TỔNG HỢP")
    assert first["five"].startswith("DANH SÁCH")


def test_what_no_section_names_is_named_before_the_closing() -> None:
    text = body_of(the_ward(annexes=("cooperatives",), no_cooperatives=True)).split("\n")

    place = text.index("Số liệu chi tiết tại Phụ lục kèm theo Báo cáo này.")
    assert text[place + 1].startswith("Trên đây là báo cáo")


@pytest.mark.parametrize(
    ("policies", "groups", "line"),
    [
        (slice(0, 1), slice(0, None), "Tổng cộng: 40 lượt người, kinh phí 33,5 triệu đồng (chi tiết tại Phụ lục)."),
        (slice(2, 3), slice(0, None), "kinh phí 1,25 tỷ đồng (chi tiết tại Phụ lục)."),
        (slice(0, None), slice(0, 1), "kinh phí 1,25 tỷ đồng (chi tiết tại Phụ lục)."),
    ],
    ids=["several supports of one policy", "one support", "no group that tells the sum"],
)
def test_the_annex_of_supports_is_named_where_support_is_told(policies: slice, groups: slice, line: str) -> None:
    report = the_report()
    book = the_ward(annexes=("supports",), policies=report.policies[policies], groups=report.groups[groups])

    text = body_of(book)

    assert text.count("Phụ lục") == 1
    assert any(told.endswith(line) for told in text.split("\n"))


def test_an_annex_that_nothing_could_fill_is_left_out() -> None:
    book = a_book(a_report(annexes=ALL))

    assert heads(compose(book, "r-1")) == []


def test_the_targets_are_told_with_plan_result_last_year_and_goals() -> None:
    assert rows_of("targets", the_ward())[0] == [
        "1",
        "Số thành viên hợp tác xã",
        "thành viên",
        "1.098",
        "1.100",
        "1.105",
        "100,5",
        "+0,6",
        "1.105",
        "1.300",
    ]


def test_a_missing_result_is_marked_there_too() -> None:
    row = rows_of("targets", the_ward(returns=()))[0]

    assert row[5] == "[Chưa có số liệu]"


def test_the_cooperatives_are_told_with_their_figures_and_added_up() -> None:
    other = a_cooperative("Hợp tác xã Hoa Sen", id="c-2")
    book = the_ward(returns=(the_return(), a_return("c-2", members="95", workers="4", managers="3", estimate=True)))
    book = replace(book, cooperatives=(*book.cooperatives, other))

    first, second, total = rows_of("cooperatives", book)

    assert first[1:8] == [
        "Hợp tác xã nông nghiệp Tân An",
        "Hợp tác xã, nông nghiệp",
        "Đang hoạt động",
        "1.105",
        "6",
        "2",
        "1",
    ]
    assert second[1] == "Hợp tác xã Hoa Sen (ước)"
    assert total[4:7] == ["ước 1.200", "ước 10", "ước 5"]


def test_sums_of_support_have_no_zeros_behind_their_decimals() -> None:
    policy = a_policy("Đất đai", a_support(money="8,5"), a_support(money="18,5"))
    book = the_ward(policies=(policy,), annexes=("supports",))

    assert [row[4] for row in rows_of("supports", book)] == ["27", "8,5", "18,5", "27"]
    assert "Tổng cộng: kinh phí 27 triệu đồng" in body_of(book)


def test_a_sum_of_support_that_lacks_a_part_says_so() -> None:
    missing = a_support("Tập huấn", people="chưa thu thập")
    policy = a_policy("Đất đai", replace(missing, money=NOT_COLLECTED), a_support(money="18", people="42"))
    book = the_ward(policies=(policy,), annexes=("supports",))

    rows = rows_of("supports", book)

    assert "Tổng cộng (chưa đủ số liệu): 42 lượt người, kinh phí 18 triệu đồng" in body_of(book)
    assert [row[1] for row in (rows[0], rows[-1])] == ["Đất đai (chưa đủ số liệu)", "Tổng cộng (chưa đủ số liệu)"]
    assert "chưa đủ số liệu" not in body_of(the_ward())  # the control


def test_wages_of_a_month_and_of_a_year_are_told_apart_in_their_cells() -> None:
    rows = (a_return("c-1", wage="5,5"), a_return("c-2", wage="60", wage_per="năm"), a_return("c-3", wage_per="năm"))
    wage = [column.title for column in table_of("cooperatives", the_ward()).columns].index("Thu nhập")

    differing = [row[wage] for row in rows_of("cooperatives", the_ward(returns=rows))]
    alike = [row[wage] for row in rows_of("cooperatives", the_ward(returns=(rows[0], rows[2])))]

    assert differing[:3] == ["5,5 (tháng)", "60 (năm)", "-"]
    assert alike[:2] == ["5,5", "-"]
    assert "tính theo tháng hoặc năm như ghi ở từng ô" in body_of(the_ward(annexes=("cooperatives",), returns=rows))


def test_the_supports_stand_under_their_policies_with_totals() -> None:
    rows = rows_of("supports", the_ward())

    assert [row[0] for row in rows] == ["I", "1", "2", "II", "1", ""]
    assert rows[0][1:5] == ["Chính sách phát triển nguồn nhân lực", "", "40", "33,5"]
    assert rows[1][1:] == [
        "Tập huấn kế toán",
        "Hợp tác xã nông nghiệp Tân An",
        "32",
        "15",
        "Ngân sách địa phương",
        "-",
    ]
    assert rows[-1][1:5] == ["Tổng cộng", "", "40", "1.283,5"]


@pytest.mark.parametrize("key", ALL)
def test_the_columns_fill_the_page_and_no_more(key: str) -> None:
    document = opened(the_ward(annexes=(key,)))
    section, table = document.sections[-1], document.tables[-1]
    edges = (section.page_width, section.left_margin, section.right_margin)
    paper, left, right = (edge.twips for edge in edges if edge)

    room = paper - left - right
    assert sum(column.width.twips for column in table.columns if column.width) == pytest.approx(room, abs=len(ALL) * 5)


def test_each_is_a_section_that_begins_at_page_one_and_lies_where_it_is_wide() -> None:
    document = opened(the_ward(annexes=ALL))

    across = [section.orientation is WD_ORIENT.LANDSCAPE for section in document.sections]
    assert across == [False, True, True, False]
    for section in document.sections:
        numbers = section._sectPr.find(qn("w:pgNumType"))
        assert numbers is not None
        assert numbers.get(qn("w:start")) == "1"
        assert section.different_first_page_header_footer
        edges = {"PG2.top": section.top_margin, "PG3": section.left_margin, "PG4": section.right_margin}
        assert all(LENGTHS[rule].allows(round(edge.mm, 1)) for rule, edge in edges.items() if edge)


def test_every_table_repeats_its_titles_and_splits_no_row() -> None:
    for table in opened(the_ward(annexes=ALL)).tables[-3:]:
        rows = [row._tr for row in table.rows]
        assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_label_is_always_of_14_points(profile: str) -> None:
    style = opened(the_ward(annexes=("targets",), profile=profile)).styles[style_name("PL")]

    assert style.element.find(f".//{qn('w:sz')}").get(qn("w:val")) == "28"


@pytest.mark.parametrize("letterhead", LETTERHEADS)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("numbering", SYSTEMS)
@pytest.mark.parametrize("outline", OUTLINES)
@pytest.mark.parametrize("book", [SAMPLE, twin(), a_long_ward()], ids=["sample", "twin", "60 pages"])
def test_with_every_annex_no_rule_is_broken(
    book: Book, outline: str, numbering: str, profile: str, letterhead: str
) -> None:
    agency = {"issuer": "Sở Nông nghiệp và Môi trường", "abbreviation": "SNNMT", "head": "Giám đốc", "place": "Tân An"}
    unit = replace(book.units[0], letterhead=letterhead, **(agency if letterhead == "agency" else {}))
    chosen = as_chosen(replace(book, units=(unit,)), outline, numbering, profile)
    report = replace(chosen.reports[-1], annexes=ALL)

    data = render(replace(chosen, reports=(report,)), report.id)

    assert rules_in(data, Severity.MUST, Severity.SHOULD) <= ({"GAP"} if book.id == twin().id else set())
    assert rules_in(nameless(data), Severity.MUST) == set()


def test_an_annex_that_the_body_does_not_name_would_be_found() -> None:
    data = render(the_ward(annexes=("supports",)), "r-1")

    found = found_in(
        changed(
            data,
            body("chi tiết tại ", "", times=-1),
            body("Phụ lục</w:t></w:r><w:bookmarkEnd", "</w:t></w:r><w:bookmarkEnd"),
        )
    )

    assert "PL1" in {finding.rule for finding in found}


@pytest.mark.parametrize("ward", [the_ward, the_empty_ward, the_typed_ward])
@pytest.mark.parametrize(("profile", "as_is"), [("14", False), ("14", True), ("13", False)])
def test_the_file_is_valid_for_word(ward: Any, profile: str, as_is: bool, tmp_path: Any) -> None:
    book = ward()
    file = tmp_path / "report.docx"
    report = replace(book.reports[0], annexes=ALL, profile=profile)
    file.write_bytes(render(replace(book, reports=(report,)), "r-1", as_is=as_is))

    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


@pytest.mark.libreoffice
def test_no_page_is_left_blank_wherever_a_table_ends(tmp_path: Path) -> None:
    for count in range(22, 30):
        supports = (a_support(f"Hỗ trợ {number}", id=f"s-{number}") for number in range(count))
        book = the_ward(annexes=("supports", "targets"), policies=(a_policy("Chính sách đất đai", *supports),))
        (tmp_path / f"{count}.docx").write_bytes(render(book, "r-1"))

    files = converted("pdf", tmp_path, *sorted(tmp_path.glob("*.docx")))

    lengths = set()
    for file in files:
        told = subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True)
        pages = told.stdout.split("\f")[:-1]
        lengths.add(len(pages))
        assert all(len(page.strip()) > 3 for page in pages)
    assert len(lengths) == 2  # the control: among them are tables that end on either side of a page's edge

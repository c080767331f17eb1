"""The Word file, read back with python-docx and measured against the records of the decree."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Pt
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from msgspec.structs import replace
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from desktop.domain.book import Book
from desktop.domain.vietnamese import clean
from desktop.reports import decree30
from desktop.reports.blocks import Letterhead, Title
from desktop.reports.decree30 import LENGTHS, LETTERINGS, MOTTO, NATIONAL_NAME, PROFILES
from desktop.reports.outline import compose
from desktop.reports.styles import STYLES, style_name
from desktop.reports.text_widths import width
from desktop.reports.word import render, write
from tests.builders import a_unit
from tests.reports.ward import the_empty_ward, the_report, the_typed_ward, the_ward

BODY_WIDTH = 9071


def opened(book: Book) -> Document:
    return docx.Document(io.BytesIO(render(book, "r-1")))


@pytest.fixture(scope="module")
def document() -> Document:
    return opened(the_ward())


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph of the body, those in tables included, in order."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document)


def style_of(paragraph: Paragraph) -> ParagraphStyle:
    assert paragraph.style is not None
    return paragraph.style


def made_style(document: Document, style: str) -> ParagraphStyle:
    """The style of the file that a row of STYLES became."""
    made = document.styles[style_name(STYLES[style].lettering)]
    assert isinstance(made, ParagraphStyle)
    return made


def styled(document: Document, style: str) -> list[Paragraph]:
    name = made_style(document, style).name
    return [paragraph for paragraph in paragraphs(document) if style_of(paragraph).name == name]


def texts(document: Document, style: str) -> list[str]:
    return [paragraph.text for paragraph in styled(document, style)]


def side(paragraph: Paragraph) -> int:
    """What is free on the left of a line, in twips; the same is free on its right."""
    layout = paragraph.paragraph_format
    assert layout.left_indent == layout.right_indent
    return layout.left_indent.twips if layout.left_indent else 0


def points(length: Length | None) -> float:
    assert length is not None
    return float(length.pt)


def test_the_page_is_what_the_decree_wants(document: Document) -> None:
    section = document.sections[0]

    edges = {
        "PG1.width": section.page_width,
        "PG1.height": section.page_height,
        "PG2.top": section.top_margin,
        "PG2.bottom": section.bottom_margin,
        "PG3": section.left_margin,
        "PG4": section.right_margin,
    }
    assert {rule: edge.twips for rule, edge in edges.items() if edge} == {rule: LENGTHS[rule].twips for rule in edges}
    assert all(LENGTHS[rule].allows(round(edge.mm, 1)) for rule, edge in edges.items() if edge)
    assert section.gutter == 0


def test_pages_are_numbered_in_the_top_margin_from_the_second_on(document: Document) -> None:
    section = document.sections[0]
    number = section.header.paragraphs[0]

    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous
    assert "PAGE" in number._p.xml
    assert style_of(number).name == style_name("PG9")
    assert section.footer.is_linked_to_previous


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("style", STYLES)
def test_a_style_is_set_as_its_record_says(profile: str, style: str) -> None:
    made = made_style(opened(the_ward(profile=profile)), style)
    record = LETTERINGS[STYLES[style].lettering]

    assert made.font.size == (Pt(decree30.size(profile, record.id)) if record.sizes else None)
    assert bool(made.font.bold) is record.bold
    assert bool(made.font.italic) is record.italic


def test_running_text_has_indent_spacing_and_gap_of_the_decree(document: Document) -> None:
    for style in (style.id for style in STYLES.values() if style.is_text):
        layout = made_style(document, style).paragraph_format

        assert layout.first_line_indent is not None
        assert LENGTHS["B2.indent"].allows(round(layout.first_line_indent.mm, 1))
        assert isinstance(layout.line_spacing, float)
        assert LENGTHS["B2.lines"].allows(round(layout.line_spacing, 2))
        assert points(layout.space_before) >= LENGTHS["B2.gap"].low
        assert layout.alignment is WD_ALIGN_PARAGRAPH.JUSTIFY


def test_every_paragraph_has_a_named_style_of_ours(document: Document) -> None:
    assert {style_of(paragraph).name for paragraph in paragraphs(document)} <= {
        style_name(style.lettering) for style in STYLES.values()
    }
    assert {run.style.name for paragraph in paragraphs(document) for run in paragraph.runs} <= {
        "Default Paragraph Font",
        *(style_name(lettering) for lettering in ("R1", "R2", "R3")),
    }


def test_the_font_is_times_new_roman_in_all_slots_and_in_the_theme() -> None:
    parts = parts_of(render(the_ward(), "r-1"))

    assert (
        f'w:ascii="{decree30.FONT}" w:hAnsi="{decree30.FONT}" w:eastAsia="{decree30.FONT}" w:cs="{decree30.FONT}"'
        in parts["word/styles.xml"]
    )
    assert "Theme=" not in parts["word/styles.xml"] + parts["word/document.xml"]
    assert parts["word/theme/theme1.xml"].count(f'typeface="{decree30.FONT}"') == 6
    assert 'w:val="vi-VN"' in parts["word/styles.xml"]
    assert (
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in (parts["word/settings.xml"])
    )


def parts_of(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_head_stands_in_two_columns_of_two_rows(document: Document) -> None:
    head = document.tables[0]

    assert [[cell.text.split("\n") for cell in row.cells] for row in head.rows] == [
        [["ỦY BAN NHÂN DÂN", "PHƯỜNG TÂN AN", ""], [NATIONAL_NAME, MOTTO, ""]],
        [["Số:        /BC-UBND"], ["Tân An, ngày      tháng      năm 2026"]],
    ]
    assert sum(column.width.twips for column in head.columns if column.width) == BODY_WIDTH
    assert width(NATIONAL_NAME, 13, bold=True) <= points(head.columns[1].width)


def test_rules_are_as_long_as_the_decree_wants(document: Document) -> None:
    head = document.tables[0]
    agency, motto = styled(document, "Rule")
    under_title = styled(document, "AbstractRule")[0]
    title = styled(document, "Abstract")[0]

    left, right = (column.width.twips for column in head.columns if column.width)
    assert right - 2 * side(motto) == pytest.approx(width(MOTTO, 14, bold=True) * 20, rel=0.03)
    assert LENGTHS["H6"].allows((left - 2 * side(agency)) / 20 / width("ỦY BAN NHÂN DÂN", 13, bold=True))
    assert 1 / 3 <= (BODY_WIDTH - 2 * side(under_title)) / (BODY_WIDTH - 2 * side(title)) <= 1 / 2


def test_a_long_name_breaks_behind_its_kind() -> None:
    book = replace(the_ward(), units=(a_unit("Trương Quang Trọng"),))

    assert texts(opened(book), "Agency") == ["ỦY BAN NHÂN DÂN", "PHƯỜNG", "TRƯƠNG QUANG TRỌNG"]


def test_one_addressee_stands_on_the_line_and_more_stand_below_the_colon() -> None:
    one = styled(opened(the_ward(addressees="Sở A")), "Addressees")
    many = styled(opened(the_ward(addressees="Sở A\nSở B")), "AddresseeLine")

    assert [line.text for line in one] == ["Kính gửi: Sở A."]
    assert [line.text for line in many] == ["Kính gửi:", "- Sở A;", "- Sở B."]
    label, *names = (line.paragraph_format for line in many)
    dashes = [points(name.left_indent) + points(name.first_line_indent) for name in names]
    colon = points(label.left_indent) + width("Kính gửi", 14)
    assert dashes == [pytest.approx(colon, abs=0.1)] * 2


def test_headings_have_outline_levels_and_stay_with_what_follows(document: Document) -> None:
    for style, level in (("Heading1", 0), ("Heading2", 1), ("Heading3", 2), ("RunIn2", 1), ("RunIn3", 2)):
        made = made_style(document, style)

        assert made.element.find(f".//{qn('w:outlineLvl')}").get(qn("w:val")) == str(level)
        assert made.paragraph_format.keep_with_next is (None if "RunIn" in style else True)
    assert texts(document, "Heading1")[0] == "1. Mục tiêu"
    assert texts(document, "Heading3")[1] == "b) Chính sách đất đai"


def test_a_title_that_runs_into_its_paragraph_is_set_apart(document: Document) -> None:
    first = styled(document, "RunIn2")[0]

    bold = "".join(run.text for run in first.runs if run.style.name == style_name("R1"))
    assert bold == "1.1. Mục tiêu tổng quát:"
    assert first.text == "1.1. Mục tiêu tổng quát: Phát triển hợp tác xã ổn định, bền vững."


def test_the_table_repeats_its_titles_and_splits_no_row(document: Document) -> None:
    table = document.tables[1]
    rows = [row._tr for row in table.rows]

    assert [cell.text for cell in table.rows[0].cells] == [
        "Chỉ tiêu",
        "Đơn vị tính",
        "Kế hoạch",
        "Thực hiện",
        "Tỷ lệ (%)",
        "Năm trước",
    ]
    assert [cell.text for cell in table.rows[6].cells] == [
        "Doanh thu bình quân",
        "triệu đồng/hợp tác xã",
        "1.500",
        "1.520",
        "101,3",
        "-",
    ]
    assert [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows] == [True] + [False] * 7
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    assert sum(column.width.twips for column in table.columns if column.width) == pytest.approx(BODY_WIDTH, abs=1)


def test_a_label_stays_with_the_items_below_it() -> None:
    body = styled(opened(the_ward()), "Body")

    kept = [line.text for line in body if line.paragraph_format.keep_with_next]

    labels = [line.text for line in body if line.text.endswith(":")]
    assert "Kết quả:" in labels
    assert kept[:-1] == labels  # the last one stays with the closing


def test_closing_and_signature_stay_together(document: Document) -> None:
    signature = document.tables[-1]
    closing = styled(document, "Closing")[0]

    assert closing.text.endswith("./.")
    assert style_of(closing).paragraph_format.keep_with_next
    assert style_of(closing).paragraph_format.keep_together
    assert signature.rows[0]._tr.find(f".//{qn('w:cantSplit')}") is not None
    left, right = signature.rows[0].cells
    assert left.text.split("\n")[:2] == ["Nơi nhận:", "- Như trên;"]
    assert right.text.split("\n") == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"]
    room = made_style(document, "SignerName").paragraph_format.space_before
    assert room is not None
    assert LENGTHS["S2"].allows(round(room.mm, 1))


def test_a_gap_is_marked_by_a_style_of_its_own() -> None:
    document = opened(the_ward(strengths=""))

    marked = [run.text for line in paragraphs(document) for run in line.runs if run.style.name == style_name("R3")]
    assert marked == ["[Chưa có nội dung “Ưu điểm”]"]


def test_no_blank_paragraph_serves_as_space(document: Document) -> None:
    blank = {style_of(line).name for line in paragraphs(document) if not line.text.strip()}

    assert blank == {style_name(lettering) for lettering in ("LN", "LN.body", "LN.table", "LN.end")}


def test_the_file_tells_when_and_by_whom_it_was_made(document: Document) -> None:
    properties = document.core_properties

    assert properties.title.startswith("BÁO CÁO Đánh giá 01 năm thực hiện Nghị quyết số 20-NQ/TW")
    assert properties.author == "ỦY BAN NHÂN DÂN PHƯỜNG TÂN AN"
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2026, 6, 15)
    assert properties.language == "vi-VN"


def test_the_same_book_gives_the_same_bytes() -> None:
    book = the_ward()
    data = render(book, "r-1")

    assert render(book, "r-1") == data
    assert render(the_ward(number="1"), "r-1") != data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}


def test_every_character_can_be_exported() -> None:
    letters = "".join(chr(code) for code in range(0x10000)) + "\U0001f600"
    book = replace(the_ward(), reports=(replace(the_report(), strengths=letters),))

    found = "\n".join(texts(opened(book), "Body"))

    kept = "".join(clean(letters).split())
    assert set(kept) - set("".join(found.split())) == set()


@pytest.mark.parametrize("text", ["a & b < c > d", "]]>", '"quoted"', "&amp;", "«»"])
def test_marks_of_xml_are_text(text: str) -> None:
    document = opened(the_ward(strengths=text, abstract=text))

    assert text in texts(document, "Body")
    assert document.core_properties.title == f"BÁO CÁO {text}"


@pytest.mark.parametrize("ward", [the_ward, the_empty_ward, the_typed_ward])
@pytest.mark.parametrize(("profile", "as_is"), [("14", False), ("14", True), ("13", False)])
def test_the_file_is_valid_for_word(ward: Any, profile: str, as_is: bool, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    book = ward()
    chosen = replace(book, reports=(replace(book.reports[0], profile=profile),))

    file.write_bytes(render(chosen, "r-1", as_is=as_is))

    result = OpenXmlValidator().validate(file)

    assert [str(error) for error in result.errors] == []


def test_the_validator_sees_a_misplaced_element(tmp_path: Path) -> None:
    """The control: the file that is accepted above is refused once an element stands in the wrong place."""
    file = tmp_path / "report.docx"
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts_of(render(the_ward(), "r-1")).items():
            archive.writestr(name, text.replace("<w:keepNext/>", "").replace("</w:pPr>", "<w:keepNext/></w:pPr>"))

    assert OpenXmlValidator().validate(file).errors


def test_a_title_without_an_abstract_has_no_line() -> None:
    head = [block for block in compose(the_ward(), "r-1") if isinstance(block, Letterhead)]

    document = docx.Document(io.BytesIO(write([*head, Title("BÁO CÁO", ())])))

    assert texts(document, "Kind") == ["BÁO CÁO"]
    assert texts(document, "AbstractRule") == []


def test_nothing_but_indents_is_set_beside_the_styles(document: Document) -> None:
    properties = {child.tag for line in paragraphs(document) for child in line._p.get_or_add_pPr()}

    assert properties == {qn(tag) for tag in ("w:pStyle", "w:ind", "w:keepNext")}

"""What a Word document shows is what is read: Word's own numbers, insertions, boxes and notes; deleted text is not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from desktop.domain.legacy import Encoding
from desktop.reports.docx_reader import read_docx
from desktop.reports.importing.lines import Line
from tests.old_reports import plain_docx, saved

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl>'
    '<w:lvl w:ilvl="4"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%5."/></w:lvl>'
    "</w:abstractNum>"
)


def lines_of(data: bytes) -> list[Line]:
    return read_docx(data, Path("cu.docx")).lines


def texts_of(data: bytes) -> list[str]:
    return [line.text for line in lines_of(data)]


def numbered(*levels: tuple[str, int]) -> bytes:
    """A document whose paragraphs Word numbers by itself."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING.replace("<w:abstractNum", f"<w:abstractNum {NAMESPACES}", 1)))
    numbering.append(parse_xml(f'<w:num {NAMESPACES} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for text, level in levels:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(parse_xml(f'<w:numPr {NAMESPACES}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))
    return saved(document)


def with_body(xml: str, text: str = "Đoạn đầu.") -> bytes:
    """A document of one paragraph with XML behind it."""
    document = docx.Document()
    document.add_paragraph(text)
    for element in parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>"):
        document.element.body.insert(len(document.element.body) - 1, element)
    return saved(document)


def test_numbers_that_word_makes_itself_stand_in_front_as_it_shows_them() -> None:
    data = numbered(
        ("Mục tiêu", 0),
        ("Tổng quát", 1),
        ("Cụ thể", 1),
        ("Vốn", 2),
        ("Đất", 2),
        ("Một việc", 3),
        ("Nhiệm vụ", 0),
        ("Nhận thức", 1),
        ("Nhân lực", 2),
        ("Phần bốn", 4),
        ("Phần năm", 4),
    )

    assert texts_of(data) == [
        "2. Mục tiêu",
        "2.1. Tổng quát",
        "2.2. Cụ thể",
        "a) Vốn",
        "b) Đất",
        "- Một việc",
        "3. Nhiệm vụ",
        "3.1. Nhận thức",
        "a) Nhân lực",
        "IV. Phần bốn",
        "V. Phần năm",
    ]


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    data = with_body(
        '<w:p><w:r><w:t xml:space="preserve">Giữ </w:t></w:r>'
        '<w:ins w:id="1" w:author="a"><w:r><w:t>thêm</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="a"><w:r><w:delText>xóa</w:delText></w:r></w:del></w:p>'
    )

    assert texts_of(data) == ["Đoạn đầu.", "Giữ thêm"]


def test_text_boxes_are_read_once_with_the_tables_in_them() -> None:
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Ô</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    box = f"<w:txbxContent><w:p><w:r><w:t>Trong khung</w:t></w:r></w:p>{table}</w:txbxContent>"
    data = with_body(
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    assert texts_of(data) == ["Đoạn đầu.", "Trong khung", "Ô"]


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "F0A3", "≤"),
        ("Symbol", "00B1", "±"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings", "F082", "②"),
        ("Cambria Math", "2265", "≥"),
        ("Wingdings 3", "F07D", ""),
    ],
)
def test_a_sign_of_another_font_is_read_where_it_stands(font: str, code: str, sign: str) -> None:
    data = with_body(
        f'<w:p><w:r><w:t>đạt</w:t><w:sym w:font="{font}" w:char="{code}"/>'
        '<w:t xml:space="preserve"> 50%</w:t></w:r></w:p>'
    )

    assert texts_of(data)[1] == f"đạt{sign} 50%"


def test_a_sign_that_is_kept_as_a_private_letter_of_its_font_is_read() -> None:
    data = with_body(
        '<w:p><w:r><w:t xml:space="preserve">đạt </w:t></w:r><w:r><w:rPr>'
        '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>\uf0b3</w:t></w:r></w:p>'
    )

    assert texts_of(data)[1] == "đạt ≥"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<m:r><m:t>≥</m:t></m:r>", "đạt ≥ 50%"),
        ("<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>", "đạt 1/2 50%"),
        (
            "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup>",
            "đạt 10³ 50%",
        ),
        ("<m:d><m:e><m:r><m:t>a+b</m:t></m:r></m:e></m:d>", "đạt (a+b) 50%"),
    ],
)
def test_a_formula_is_read_on_one_line(formula: str, text: str) -> None:
    data = with_body(
        f'<w:p><w:r><w:t xml:space="preserve">đạt </w:t></w:r><m:oMath>{formula}</m:oMath>'
        '<w:r><w:t xml:space="preserve"> 50%</w:t></w:r></w:p>'
    )

    assert texts_of(data)[1] == text


def test_of_letters_in_two_versions_one_is_read() -> None:
    data = with_body(
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>Chọn</w:t></mc:Choice>'
        "<mc:Fallback><w:t>Chọn</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    assert texts_of(data)[1] == "Chọn"


def test_a_break_within_a_paragraph_parts_it_into_lines_of_one_number() -> None:
    data = with_body("<w:p><w:r><w:t>KT. CHỦ TỊCH</w:t><w:br/><w:t>PHÓ CHỦ TỊCH</w:t></w:r></w:p>")

    assert [(line.numbers, line.text) for line in lines_of(data)] == [
        ((1,), "Đoạn đầu."),
        ((2,), "KT. CHỦ TỊCH"),
        ((2,), "PHÓ CHỦ TỊCH"),
    ]


def test_headers_are_left_out_and_foot_notes_come_last() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Đầu trang"
    document.add_paragraph("Thân bài")

    assert texts_of(with_notes(saved(document), "Chú thích cuối trang")) == ["Thân bài", "Chú thích cuối trang"]


def with_notes(data: bytes, text: str) -> bytes:
    """The document with one foot note."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    note = f'<w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/_rels/document.xml.rels":
                row = f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                part = part.replace(b"</Relationships>", row.encode())
            after.writestr(name, part)
        after.writestr("word/footnotes.xml", f"<w:footnotes {NAMESPACES}>{note}</w:footnotes>")
    return file.getvalue()


def test_bold_lines_and_bold_beginnings_are_told_apart() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Tất cả đậm").bold = True
    half = document.add_paragraph()
    half.add_run("1.1. Mục tiêu:").bold = True
    half.add_run(" phần sau thường")
    document.add_paragraph("Thường")

    looks = [(line.bold, line.lead) for line in lines_of(saved(document))]

    assert looks == [(True, ""), (False, "1.1. Mục tiêu:"), (False, "")]


def test_letters_shown_as_capitals_are_read_as_capitals() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("Mục tiêu").font.all_caps = True

    assert texts_of(saved(document)) == ["MỤC TIÊU"]


@pytest.mark.parametrize(
    ("typed", "font", "shown", "encoding"),
    [
        ("B¶o Th¾ng", ".VnTime", "Bảo Thắng", Encoding.TCVN3),
        ("M\u00adêng Kh\u00ad¬ng", ".VnTime", "Mường Khương", Encoding.TCVN3),
        ("VIÖT NAM", ".VnTimeH", "VIỆT NAM", Encoding.TCVN3),
        ("viÖt nam", ".VnTimeH", "VIỆT NAM", Encoding.TCVN3),
        ("Xin chaøo caùc baïn", "VNI-Times", "Xin chào các bạn", Encoding.VNI),
    ],
)
def test_old_fonts_are_read_run_by_run(typed: str, font: str, shown: str, encoding: Encoding) -> None:
    source = read_docx(plain_docx([typed], font=font), Path("cu.docx"))

    assert [line.text for line in source.lines] == [shown]
    assert source.converted == [(1, typed, encoding)]
    assert source.guessed is None


OLD = "Céng hßa x· héi chñ nghÜa ViÖt Nam, M\u00adêng Kh\u00ad¬ng"


@pytest.mark.parametrize("wanted", [True, False])
def test_where_another_font_hides_the_encoding_the_words_tell_it(wanted: bool) -> None:
    data = plain_docx([OLD], font="Times New Roman")

    source = read_docx(data, Path("cu.docx"), convert_guessed=wanted)

    assert source.guessed is Encoding.TCVN3
    assert ("Mường Khương" in source.lines[0].text) is wanted
    assert bool(source.converted) is wanted


def test_letters_of_vni_that_two_runs_share_are_put_together() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for letters in ("Tie", "áng Vieä", "t"):
        paragraph.add_run(letters).font.name = "VNI-Times"

    assert texts_of(saved(document)) == ["Tiếng Việt"]


def test_a_soft_hyphen_that_word_keeps_as_a_sign_is_the_letter_too() -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("M")
    run.font.name = ".VnTime"
    run._r.append(run._r.makeelement(qn("w:softHyphen"), {}))
    rest = run._r.makeelement(qn("w:t"), {})
    rest.text = "êng"
    run._r.append(rest)

    assert texts_of(saved(document)) == ["Mường"]


def test_cells_know_their_place() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2, style="Table Grid")
    for place, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"ô {place}"

    places = [line.place for line in lines_of(saved(document))]

    assert [(place.row, place.column, place.bordered) for place in places if place] == [
        (0, 0, True),
        (0, 1, True),
        (1, 0, True),
        (1, 1, True),
    ]

"""Breaches of the decree to plant in a faultless document, each with the rule that must find it."""

from __future__ import annotations

import re

from desktop.reports.decree30 import NATIONAL_NAME
from desktop.reports.styles import style_id
from tests.reports.docx_files import (
    BODY,
    HEADER,
    RELATIONSHIPS,
    SETTINGS,
    STYLES,
    Change,
    Parts,
    a_paragraph,
    before_the_end,
    body,
    letters,
    on_a_page_of_its_own,
    put,
    style,
    together,
    without_paragraph,
)

FOOTER = '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>1</w:t></w:r></w:p></w:ftr>'
ATTACHED = "(Kèm theo Báo cáo số 05/BC-UBND)"
RELATION = '<Relationship Id="rId9" Type="http://x/relationships/{kind}" Target="{kind}2.xml"/></Relationships>'


def with_part(kind: str, content: str, kind_of_page: str) -> Change:
    """Add a footer or header of its own for the first or the other pages."""

    def change(parts: dict[str, str]) -> None:
        parts[f"word/{kind}2.xml"] = content
        parts[RELATIONSHIPS] = parts[RELATIONSHIPS].replace("</Relationships>", RELATION.format(kind=kind))
        reference = f'<w:sectPr><w:{kind}Reference w:type="{kind_of_page}" r:id="rId9"/>'
        parts[BODY] = parts[BODY].replace("<w:sectPr>", reference)

    return change


def below_an_annex(text: str, properties: str = "", run: str = "") -> Change:
    """A line below the label of an annex, in our style for it."""
    role = "Attached" if text == ATTACHED else "AnnexTitle"
    annex = a_paragraph("Phụ lục", '<w:jc w:val="center"/>', "<w:b/>")
    line = a_paragraph(text, properties, run).replace("<w:pPr>", f'<w:pPr><w:pStyle w:val="{style_id(role)}"/>', 1)
    return before_the_end(annex + line)


def an_annex(title: str, properties: str = '<w:jc w:val="center"/>', run: str = "<w:b/>") -> Change:
    return before_the_end(a_paragraph(title, properties, run))


NATIONAL_LINE = a_paragraph(NATIONAL_NAME, '<w:pStyle w:val="ND30NationalName"/>')


def above(style_of_ours: str, paragraph: str) -> Change:
    """Put a paragraph above the first one of a style."""
    place = f'<w:p><w:pPr><w:pStyle w:val="{style_id(style_of_ours)}"/>'
    return body(place, f"{paragraph}{place}")


def below(style_of_ours: str, width: int) -> Change:
    """Let the cell that begins with a style stand in a row of its own, below the other."""
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val='
    first = f'"{style_id(style_of_ours)}"/>'
    return body(f"{cell}{first}", f"</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>{cell}{first}")


def sides(old: int, new: int) -> Change:
    """Draw a line with other room at its sides, in twips."""
    return body(f'<w:ind w:left="{old}" w:right="{old}"/>', f'<w:ind w:left="{new}" w:right="{new}"/>')


def without_letters(after: str, letters_of_run: str) -> Change:
    """Empty the run that follows a text, whose bookmark may end between the two."""
    between = r'(</w:t></w:r>(?:<w:bookmarkEnd w:id="\d+"/>)*<w:r><w:t xml:space="preserve">)'
    found = re.compile(f"({re.escape(after)}){between}{re.escape(letters_of_run)}")

    def change(parts: Parts) -> None:
        parts[BODY] = found.sub(r"\1\2", parts[BODY], count=1)

    return change


PLANTED: list[tuple[str, str, Change]] = [
    # rule, what was done, the change
    ("PG1", "paper of another format", body('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
    ("PG1", "a lying page without a table", on_a_page_of_its_own(
        a_paragraph("Trang ngang."), 'w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"'
    )),
    ("PG2", "a top margin of 15 mm", body('w:top="1134"', 'w:top="850"')),
    ("PG2", "a bottom margin of 30 mm", body('w:bottom="1134"', 'w:bottom="1701"')),
    ("PG3", "a left margin of 25 mm", body('w:left="1701" w:header', 'w:left="1417" w:header')),
    ("PG4", "a right margin of 25 mm", body('w:right="1134" w:bottom', 'w:right="1417" w:bottom')),
    ("PG5", "a gutter", body('w:gutter="0"', 'w:gutter="567"')),
    ("PG5", "mirrored margins", put(SETTINGS, "<w:compat>", "<w:mirrorMargins/><w:compat>")),
    ("PG6", "another font in one run", letters("Vốn góp", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')),
    ("PG6", "another font in a style", style("Item", "<w:pPr>", '<w:rPr><w:rFonts w:hAnsi="Calibri"/></w:rPr><w:pPr>')),
    ("PG6", "the theme's font", letters("Vốn góp", '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>')),
    ("PG6", "no font in the defaults", put(STYLES, 'w:ascii="Times New Roman" ', "")),
    ("PG6", "a font in the header", put(HEADER, "<w:noProof/>", '<w:rFonts w:ascii="Arial"/>')),
    ("PG6", "a sign of another font", body("Vốn góp", '</w:t><w:sym w:font="Wingdings" w:char="F0E0"/><w:t>Vốn góp')),
    ("PG6.colour", "red letters", letters("Vốn góp", '<w:color w:val="FF0000"/>')),
    ("PG6.language", "English as the language", put(STYLES, '<w:lang w:val="vi-VN"', '<w:lang w:val="en-US"')),
    ("PG7", "decomposed letters", body("Vốn góp", "Vo\u0302\u0301n góp")),
    ("PG7", "a blank without width", body("Vốn góp", "Vốn\u200b góp")),
    ("PG7", "a look-alike of Đ", body("Đề nghị", "Ðề nghị")),
    ("PG8", "sizes of two profiles", style("NationalName", 'w:sz w:val="26"', 'w:sz w:val="24"')),
    ("PG8", "two sizes in the text", style("Item", 'w:sz w:val="28"', 'w:sz w:val="26"')),
    ("PG9", "no page number", put(HEADER, " PAGE ", " DATE ")),
    ("PG9", "a page number on the right", style("PageNumber", 'w:jc w:val="center"', 'w:jc w:val="right"')),
    ("PG9", "a page number of 10 pt", style("PageNumber", 'w:sz w:val="28"', 'w:sz w:val="20"')),
    ("PG9", "words beside the page number", put(HEADER, "</w:pPr>", "</w:pPr><w:r><w:t>Trang </w:t></w:r>")),
    ("PG9", "a number on the first page", body("<w:titlePg/>", "")),
    ("PG9", "Roman page numbers", body('w:fmt="decimal"', 'w:fmt="lowerRoman"')),
    ("PG9", "a start with page 3", body('w:start="1"', 'w:start="3"')),
    ("PG9", "a footer", with_part("footer", FOOTER, "default")),
    ("PG9", "a header on the first page", with_part("header", FOOTER.replace("w:ftr", "w:hdr"), "first")),
    ("PG9", "an annex that goes on counting", on_a_page_of_its_own(
        a_paragraph("Phụ lục", '<w:jc w:val="center"/>', "<w:b/>"), ' w:start="1"', ""
    )),
    ("PG10", "the layout of an old Word", put(SETTINGS, 'word" w:val="15"', 'word" w:val="12"')),
    ("PG10", "spacing by the neighbour's style", style("Body", "<w:jc", "<w:contextualSpacing/><w:jc")),
    ("H1", "no name of the State", without_paragraph("CỘNG HÒA")),
    ("H1", "a misspelt name of the State", body("CHỦ NGHĨA VIỆT NAM", "CHỦ NGHĨA VIỆT NAM.")),
    ("H1", "a name of the State of 14 pt", style("NationalName", 'w:sz w:val="26"', 'w:sz w:val="28"')),
    ("H1", "a name of the State that is not bold", style("NationalName", "<w:b/>", "")),
    ("H1", "a name of the State on two lines", body("5698", "4300", times=-1)),
    ("H2", "a motto with other dashes", body("Độc lập - Tự do", "Độc lập – Tự do")),
    ("H2", "a motto in capitals", body("Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC")),
    ("H2", "a motto in italics", style("Motto", "<w:b/>", "<w:b/><w:i/>")),
    ("H3", "no line under the motto", without_paragraph('w:left="1135"')),
    ("H3", "a short line under the motto", sides(1135, 1500)),
    ("H5", "an issuer that is not bold", style("Agency", "<w:b/>", "")),
    ("H5", "an issuer in small letters", body("TÂN AN", "Tân An")),
    ("H5", "no issuer", together(without_paragraph("ND30Agency"), without_paragraph("ND30Agency"))),
    ("H6", "a line under the issuer as long as the name", sides(1172, 400)),
    ("H7", "a number of one digit", body("Số: 05", "Số: 5")),
    ("H7", "blanks around the stroke", body("/BC-UBND", " / BC-UBND")),
    ("H7", "no kind of document in the symbol", body("/BC-UBND", "/UBND")),
    ("H7", "a number of 14 pt", style("Number", 'w:sz w:val="26"', 'w:sz w:val="28"')),
    ("H8", "a month with a superfluous zero", body("tháng 3 năm", "tháng 03 năm")),
    ("H8", "a day without its zero", body("ngày 05 tháng 3", "ngày 5 tháng 3")),
    ("H8", "a date that is not in italics", style("PlaceAndDate", "<w:i/>", "")),
    ("H8.place", "a place that is a number", body('preserve">Tân An</w:t>', 'preserve">3</w:t>')),
    ("H.row", "number and date in two rows", below("PlaceAndDate", 5698)),
    ("H.row", "a place and date on two lines", body(
        'preserve">Tân An</w:t>', 'preserve">Phường Trương Quang Trọng</w:t>'
    )),
    ("LN3", "an underlined motto", style("Motto", "<w:b/>", '<w:b/><w:u w:val="single"/>')),
    ("LN3", "an underlined abstract", letters("01 năm", '<w:u w:val="single"/>')),
    ("T1", "another kind of document", body(">BÁO CÁO<", ">TỜ TRÌNH<")),
    ("T1", "a kind on the left", style("Kind", 'w:jc w:val="center"', 'w:jc w:val="left"')),
    ("T2", "an abstract in italics", style("Abstract", "<w:b/>", "<w:b/><w:i/>")),
    ("T2", "an abstract that is not bold", style("Abstract", "<w:b/>", "")),
    ("T2", "an abstract with a full stop", body(
        "Trung ương Đảng về phát triển kinh tế tập thể", "Trung ương Đảng về phát triển kinh tế tập thể."
    )),
    ("T3", "no line under the abstract", without_paragraph("ND30AbstractRule")),
    ("T3", "a long line under the abstract", sides(3062, 900)),
    ("K1", "nobody addressed", without_paragraph("Kính gửi")),
    ("K1", "bold addressees", style("Addressees", "<w:rPr>", "<w:rPr><w:b/>")),
    ("K1.marks", "no full stop after the addressee", without_letters("Quảng Ngãi", ".")),
    ("B1", "a basis that is upright", style("Basis", "<w:i/>", "")),
    ("B1", "a last basis without a full stop", without_letters("Chính phủ về phát triển kinh tế tập thể", ".")),
    ("B2.align", "text that is not justified", style("Body", 'w:jc w:val="both"', 'w:jc w:val="left"')),
    ("B2.indent", "no indent", style("Body", 'w:firstLine="720"', 'w:firstLine="0"')),
    ("B2.indent", "two indents", style("Item", 'w:firstLine="720"', 'w:firstLine="567"')),
    ("B2.gap", "gaps of 2 pt", style("Body", 'w:before="120"', 'w:before="40"')),
    ("B2.lines", "double line spacing", style("Body", 'w:line="264"', 'w:line="480"')),
    ("B2.lines", "exact lines of 12 pt", style("Body", '"264" w:lineRule="auto"', '"240" w:lineRule="exact"')),
    ("B2.face", "text in italics", style("Item", "<w:rPr>", "<w:rPr><w:i/>")),
    ("B2.face", "text of 12 pt", style("Body", 'w:sz w:val="28"', 'w:sz w:val="24"')),
    ("B3", "no './.'", body("./.", ".")),
    ("HD.1", "a section that is not bold", style("Heading1", "<w:b/>", "")),
    ("HD.2", "an item with a title that is not bold", style("Heading2", "<w:b/>", "")),
    ("HD.3", "a bold point", style("Heading3", "<w:rPr>", "<w:rPr><w:b/>")),
    ("HD1", "a point with a dot", body(">b) <", ">b. <")),
    ("HD1", "a letter left out", body(">b) <", ">c) <")),
    ("HD1", "a letter that is none", body(">c) <", ">f) <")),
    ("HD3", "no blank after the number", body(">2. <", ">2.<")),
    ("HD4", "one heading in capitals", body("Nhiệm vụ và giải pháp thực hiện", "NHIỆM VỤ VÀ GIẢI PHÁP THỰC HIỆN")),
    ("HD5", "a colon after a heading", body("Đánh giá chung", "Đánh giá chung:")),
    ("C1", "a document without 'số'", body("Công văn số 512", "Công văn 512")),
    ("C2", "a first citation without a date", body("Vốn góp còn thấp", "Theo Kế hoạch số 99/KH-UBND của phường")),
    ("D1", "a month with a superfluous zero in the text", body("Vốn góp còn thấp", "Từ ngày 16/06/2022")),
    ("S1", "no TM.", without_paragraph("TM. ỦY BAN")),
    ("S1", "an abbreviation without a blank", body("KT. CHỦ TỊCH", "KT.CHỦ TỊCH")),
    ("S1", "an authority that is not bold", style("Authority", "<w:b/>", "")),
    ("S3", "no name", body("Nguyễn Văn A", "")),
    ("S3", "a degree in front of the name", body("Nguyễn Văn A", "ThS. Nguyễn Văn A")),
    ("S3", "a name that is not bold", style("SignerName", "<w:b/>", "")),
    ("S.row", "a signature below the recipients", below("Authority", 4819)),
    ("S.alone", "a closing that may part from the signature", style("Closing", "<w:keepNext/>", "")),
    ("N1", "underlined recipients", style("RecipientsTitle", "<w:i/>", "")),
    ("N1", "recipients of 14 pt", style("RecipientsTitle", 'w:sz w:val="24"', 'w:sz w:val="28"')),
    ("N1", "no recipients", without_paragraph("Nơi nhận:")),
    ("N2", "recipients of 13 pt", style("Recipient", 'w:sz w:val="22"', 'w:sz w:val="26"')),
    ("N2", "no semicolon", body("Sở Nông nghiệp và Môi trường;", "Sở Nông nghiệp và Môi trường")),
    ("N2", "no full stop at the end", body("(02).", "(02);")),
    ("N2", "another dash", body("- Sở Nông", "– Sở Nông")),
    ("N2", "no file copy", body("Lưu: VT", "Văn thư")),
    ("N2.first", "no 'as above'", without_paragraph("Như trên")),
    ("N2.office", "no drafting office", body("VT, KTHTĐT (02)", "VT")),
    ("PL1", "an annex that the body does not name", an_annex("Phụ lục")),
    ("PL2", "an annex of 13 pt", an_annex("Phụ lục", run='<w:b/><w:sz w:val="26"/>')),
    ("PL2", "an annex on the left", before_the_end(a_paragraph("Phụ lục", '<w:jc w:val="left"/>', "<w:b/>"))),
    ("PL3", "the title of an annex in small letters", below_an_annex("Biểu số liệu")),
    ("PL3", "the title of an annex on the left", below_an_annex("BIỂU SỐ LIỆU", '<w:jc w:val="left"/>')),
    ("PL4", "an upright line that names the report", below_an_annex(ATTACHED, run='<w:i w:val="0"/>')),
    ("PL4", "a line on the right that names the report", below_an_annex(ATTACHED, '<w:jc w:val="right"/>')),
    ("U2", "a mark of secrecy", above("Kind", a_paragraph("TỐI MẬT"))),
    ("TB1", "a table without repeated titles", body("<w:tblHeader/>", "")),
    ("TB1", "a row that may split", body("<w:cantSplit/><w:tblHeader/>", "<w:tblHeader/>")),
    ("TX1", "an empty line", above("Heading1", "<w:p/>")),
    ("TX2", "two blanks", body("Vốn góp", "Vốn  góp")),
    ("TX3", "a blank before a comma", body("Vốn góp còn", "Vốn góp , còn")),
    ("TX3", "a blank before a bracket", body("Vốn góp còn", "Vốn góp (đã thu ) còn")),
    ("TX4", "no blank before a capital with a mark", body("Vốn góp còn", "Vốn góp.Ủy ban còn")),
    ("TX4", "no blank after a comma", body("Vốn góp còn", "Vốn góp,còn")),
    ("GAP", "a gap", body("Vốn góp còn thấp.", "[Chưa có hạn chế]")),
    ("H.table", "the name of the State on the left", above("Agency", NATIONAL_LINE)),
]  # fmt: skip

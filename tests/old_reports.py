"""Word and text files as offices wrote them without this program: plain paragraphs, a table for the letterhead."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from desktop.domain.vietnamese import paragraphs
from tests.twin import (
    AWARENESS,
    AWARENESS_ITEMS,
    CLOSING,
    GENERAL_OBJECTIVE,
    MANAGEMENT,
    MANAGEMENT_ITEMS,
    MANAGEMENT_PARAGRAPHS,
    OPENING,
    POLICIES_INTRO,
    POLICY_CONTENTS,
    POLICY_HEADINGS,
    QUALITY,
    QUALITY_ITEMS,
    SECTIONS,
    SUPPORT,
    TASKS_INTRO,
    TWIN_GOALS,
    TWIN_VISIONS,
    twin,
)

HEAD = (
    ("ỦY BAN NHÂN DÂN", "PHƯỜNG AN THỊNH"),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    ("Số: 312 /UBND",),
    ("An Thịnh, ngày 20 tháng 9 năm 2023",),
)
RECIPIENTS = ("Nơi nhận:", "- UBND thị xã (B/c);", "- Phòng TC-KH thị xã;", "- CT, PCT UBND phường;", "- Lưu: VT.")
SIGNATURE = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A")
CUTS = ("tại hợp tác xã: 06 người (đã tính", "hợp tác xã phường bạn", "tùy theo nguồn lực, nhu cầu")
"""Behind these words a page ended, and somebody's copying made two paragraphs of one."""


def _horizon(heading: str, sentences: dict[str, str]) -> list[str]:
    text = " ".join(sentences.values()).replace("\n ", "\n")
    return [line.strip() for line in f"{heading} {text}".split("\n")]


def twin_body() -> list[str]:
    """Every paragraph of the twin from the opening to the closing."""
    report = twin().reports[0]
    body = [*paragraphs(OPENING), SECTIONS["objectives"], f"{SECTIONS['general']} {GENERAL_OBJECTIVE}"]
    body += _horizon(SECTIONS["goals"], TWIN_GOALS)
    body += [*_horizon(SECTIONS["visions"], TWIN_VISIONS), report.more_visions]
    body += [SECTIONS["tasks"], TASKS_INTRO, AWARENESS, *_items(AWARENESS_ITEMS), SUPPORT, *paragraphs(POLICIES_INTRO)]
    for heading, content in zip(POLICY_HEADINGS, POLICY_CONTENTS, strict=True):
        body += [heading, *paragraphs(content)]
    body += [QUALITY, *_items(QUALITY_ITEMS), MANAGEMENT, *_items(MANAGEMENT_ITEMS), *MANAGEMENT_PARAGRAPHS]
    return [*body, CLOSING]


def _items(items: Iterable[str]) -> list[str]:
    return [f"- {item}" for item in items]


def twin_lines() -> list[str]:
    """Every paragraph of the twin, in order."""
    head = [line for cell in HEAD for line in cell]
    return [*head, "BÁO CÁO", twin().reports[0].abstract, *twin_body(), *RECIPIENTS, *SIGNATURE]


def twin_docx(*, cut: bool = True, more: Iterable[str] = ()) -> bytes:
    """The twin as a plain Word document; with `cut`, three paragraphs are broken where pages ended.

    `more` are paragraphs in front of the closing.
    """
    document = docx.Document()
    _layout_table(document, HEAD, columns=2)
    _paragraph(document, "BÁO CÁO", bold=True, align="center")
    _paragraph(document, twin().reports[0].abstract, bold=True, align="center")
    *body, closing = twin_body()
    for line in (*body, *more, closing):
        for piece in _cut(line) if cut else (line,):
            bold = _heading(piece)
            _paragraph(document, piece, bold=bold == piece, lead=bold)
    _layout_table(document, (RECIPIENTS, SIGNATURE), columns=2)
    return saved(document)


def _cut(line: str) -> list[str]:
    for words in CUTS:
        if f"{words} " in line:
            before, after = line.split(f"{words} ", 1)
            return [f"{before}{words}", after]
    return [line]


def _heading(line: str) -> str:
    """What is bold at the beginning of a line: the heading that it is or that it begins with."""
    headings = (*SECTIONS.values(), AWARENESS, SUPPORT, QUALITY, MANAGEMENT, *POLICY_HEADINGS)
    return next((heading for heading in headings if line.startswith(heading)), "")


def saved(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _layout_table(document: Document, cells: Iterable[Iterable[str]], *, columns: int) -> None:
    rows = list(cells)
    table = document.add_table(rows=len(rows) // columns, cols=columns)
    for place, lines in enumerate(rows):
        cell = table.rows[place // columns].cells[place % columns]
        first, *others = lines
        _run(cell.paragraphs[0], first, bold=True)
        for line in others:
            _run(cell.add_paragraph(), line, bold=True)


def data_table(document: Document, rows: Iterable[Iterable[str]]) -> None:
    """A table with lines around its cells."""
    texts = [list(row) for row in rows]
    table = document.add_table(rows=len(texts), cols=len(texts[0]), style="Table Grid")
    for row, cells in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _paragraph(
    document: Document, text: str, *, bold: bool = False, lead: str = "", align: str = "", font: str = ""
) -> Paragraph:
    paragraph = document.add_paragraph()
    if align == "center":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if lead and not bold:
        _run(paragraph, lead, bold=True, font=font)
        text = text.removeprefix(lead)
    _run(paragraph, text, bold=bold, font=font)
    return paragraph


def _run(paragraph: Paragraph, text: str, *, bold: bool = False, font: str = "") -> None:
    run = paragraph.add_run(text)
    run.bold = bold
    if font:
        run.font.name = font
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hAnsi"), font)


def plain_docx(lines: Iterable[str], *, font: str = "", bold: Iterable[str] = ()) -> bytes:
    """A document of nothing but paragraphs; those in `bold` are bold."""
    document = docx.Document()
    heavy = set(bold)
    for line in lines:
        _paragraph(document, line, bold=line in heavy, font=font)
    return saved(document)


def words(text: str) -> list[str]:
    """The words and figures of a text, in order."""
    return re.findall(r"\w+", text)

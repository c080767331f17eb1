"""The page and its letters: paper, margins, font, colour, encoding, sizes, page numbers (rules PG1 to PG10)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from desktop.reports import decree30
from desktop.reports.checking.flaw import PAGE, TOP, WHOLE, Flaw, at
from desktop.reports.checking.layout import Paragraph, Section
from desktop.reports.checking.roles import TEXT, Reading, said
from desktop.reports.decree30 import LENGTHS, LETTERINGS, PROFILES, Length

_ROUNDING = 6
"""How many twips Word and LibreOffice may be off when they turn millimetres into twips."""
_MM = 1440 / 25.4
_BLACK = ("000000", "AUTO")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0300-\u0323]")
_LOOKALIKES = re.compile("[\u00d0\u0189]")
_WORD_2013 = 15
_HEAD_SIZES = ("H1", "H2", "H8")
_SAME_SIZE = ("T1", "T2", "K1", "K1.line", *TEXT, "S1", "S3")


def paper(reading: Reading) -> Iterator[Flaw]:
    """PG1: A4; lying only where a section holds a table."""
    upright = (LENGTHS["PG1.width"], LENGTHS["PG1.height"])
    for number, section in enumerate(reading.layout.sections):
        sides = (section.height, section.width) if section.landscape else (section.width, section.height)
        if not all(_allows(length, side) for length, side in zip(upright, sides, strict=True)):
            yield _page("PG1", reading, number, f"khổ giấy là {_mm(section.width)} x {_mm(section.height)} mm")
        elif section.landscape and not _has_table(reading, number):
            yield _page("PG1", reading, number, "trang nằm ngang nhưng không có bảng")


def margins(reading: Reading) -> Iterator[Flaw]:
    """PG2 to PG4: the four margins; PG5: no gutter, no mirrored margins."""
    for number, section in enumerate(reading.layout.sections):
        for rule, key, name, side in (
            ("PG2", "PG2.top", "lề trên", section.top),
            ("PG2", "PG2.bottom", "lề dưới", section.bottom),
            ("PG3", "PG3", "lề trái", section.left),
            ("PG4", "PG4", "lề phải", section.right),
        ):
            if not _allows(LENGTHS[key], side):
                yield _page(rule, reading, number, f"{name} là {_mm(side)} mm")
        if section.gutter:
            yield _page("PG5", reading, number, f"lề đóng gáy là {_mm(section.gutter)} mm")
    if reading.layout.mirrored:
        yield Flaw("PG5", PAGE, "Lề trang chẵn và trang lẻ đặt đối xứng.")


def fonts(reading: Reading) -> Iterator[Flaw]:
    """PG6: Times New Roman everywhere, black, marked as Vietnamese."""
    for paragraph in reading.layout.everything():
        for piece in paragraph.pieces:
            if piece.symbol and piece.symbol != decree30.FONT:
                yield at("PG6", paragraph, f"Có ký hiệu bằng phông {piece.symbol}.")
            elif piece.text.strip():
                foreign = [font for font in piece.face.fonts if font != decree30.FONT]
                if foreign:
                    yield at("PG6", paragraph, f"Có chữ dùng {_font(foreign[0])}, không phải {decree30.FONT}.")
                if piece.face.colour not in _BLACK:
                    yield at("PG6.colour", paragraph, "Có chữ không phải màu đen.")
                if piece.face.language != decree30.LANGUAGE:
                    yield at("PG6.language", paragraph, "Ngôn ngữ của chữ không phải tiếng Việt.")


def encoding(reading: Reading) -> Iterator[Flaw]:
    """PG7: precomposed Unicode, without letters that nobody sees and without foreign letters that look like Đ."""
    for paragraph in reading.layout.everything():
        text = paragraph.text
        if not unicodedata.is_normalized("NFC", text) or _UNSEEN.search(unicodedata.normalize("NFC", text)):
            yield at("PG7", paragraph, "Có chữ gõ bằng bảng mã tổ hợp hoặc có ký tự ẩn.")
        elif _LOOKALIKES.search(text):
            yield at("PG7", paragraph, "Chữ Đ được gõ bằng một chữ cái nước ngoài trông giống.")


def profile(reading: Reading) -> Iterator[Flaw]:
    """PG8: the sizes of the head belong together, and the running text has one size."""
    sizes = tuple(_only_size(reading.of(role)) for role in _HEAD_SIZES)
    together = {tuple(decree30.size(name, role) for role in _HEAD_SIZES) for name in PROFILES}
    if None not in sizes and sizes not in together:
        shown = ", ".join(_points(size) for size in sizes if size is not None)
        yield Flaw("PG8", TOP, f"Quốc hiệu, Tiêu ngữ, địa danh và thời gian có cỡ {shown}.")
    first: float | None = None
    for paragraph in reading.of(*_SAME_SIZE):
        found = _only_size([paragraph])
        first = found if first is None else first
        if found is not None and found != first:
            assert first is not None
            yield at("PG8", paragraph, f"Chữ cỡ {_points(found)} trong văn bản có cỡ chữ {_points(first)}.")


def page_numbers(reading: Reading) -> Iterator[Flaw]:
    """PG9: digits alone, in the middle of the top margin, but for the first page; from 1 on, anew in an annex."""
    for number, section in enumerate(reading.layout.sections):
        kinds = ["default", *(["even"] if reading.layout.even_differs else [])]
        for kind in kinds:
            yield from _header(reading, number, section.headers.get(kind, []))
        if not section.first_differs:
            yield _page("PG9", reading, number, "số trang hiện ở trang đầu")
        elif any(said(line) for line in section.headers.get("first", [])):
            yield _page("PG9", reading, number, "đầu trang thứ nhất không để trống")
        starts = (1,) if _begins_annex(reading, number) else (None, 1) if number == 0 else (None, section.start)
        if section.digits != "decimal" or section.start not in starts:
            yield _page("PG9", reading, number, "số trang không phải chữ số Ả Rập bắt đầu từ 1")
        if any(said(line) or line.instructions for line in _feet(reading, section)):
            yield _page("PG9", reading, number, "cuối trang có nội dung")


def spacing_mode(reading: Reading) -> Iterator[Flaw]:
    """PG10: the layout of today's Word, and no spacing that depends on the neighbour's style."""
    if reading.layout.compatibility < _WORD_2013:
        yield Flaw("PG10", WHOLE, "Văn bản ở chế độ tương thích với Word đời cũ.")
    for paragraph, _ in reading.text:
        if paragraph.contextual:
            yield at("PG10", paragraph, "Khoảng cách giữa các đoạn cùng kiểu chữ bị bỏ.")


def _header(reading: Reading, number: int, lines: list[Paragraph]) -> Iterator[Flaw]:
    numbered = [line for line in lines if re.search(r"\bPAGE\b", line.instructions)]
    if not numbered:
        yield _page("PG9", reading, number, "không có số trang ở lề trên")
        return
    line, sizes = numbered[0], LETTERINGS["PG9"].sizes
    faces = [piece.face for piece in line.pieces if piece.text.strip()]
    if line.align != "center":
        yield _page("PG9", reading, number, "số trang không ở giữa")
    if re.sub(r"\s", "", "".join(said(row) for row in lines)).strip("0123456789"):
        yield _page("PG9", reading, number, "đầu trang có nội dung ngoài số trang")
    if any(face.size / 2 not in sizes or face.bold or face.italic for face in faces):
        yield _page("PG9", reading, number, "số trang không phải chữ đứng cỡ 13 hoặc 14")


def _feet(reading: Reading, section: Section) -> Iterator[Paragraph]:
    shown = {"default": True, "first": section.first_differs, "even": reading.layout.even_differs}
    for kind, lines in section.footers.items():
        if shown.get(kind):
            yield from lines


def _page(rule: str, reading: Reading, number: int, what: str) -> Flaw:
    many = len(reading.layout.sections) > 1
    return Flaw(rule, f"{PAGE}, phần {number + 1}" if many else PAGE, f"{what[:1].upper()}{what[1:]}.")


def _has_table(reading: Reading, section: int) -> bool:
    return any(line.cell and line.cell.bordered for line in reading.layout.paragraphs if line.section == section)


def _begins_annex(reading: Reading, section: int) -> bool:
    return section > 0 and any(line.section == section for line in reading.of("PL"))


def _allows(length: Length, twips: int) -> bool:
    return length.low * _MM - _ROUNDING <= twips <= length.high * _MM + _ROUNDING


def _mm(twips: int) -> str:
    return f"{twips / _MM:.1f}".removesuffix(".0").replace(".", ",")


def _points(size: float) -> str:
    return f"{size:g}".replace(".", ",")


def _font(name: str) -> str:
    return f"phông {name}" if name and not name.startswith("+") else "phông mặc định của Word"


def _only_size(paragraphs: list[Paragraph]) -> float | None:
    """Return the size in pt of the first letters."""
    for paragraph in paragraphs:
        for piece in paragraph.pieces:
            if piece.text.strip():
                return piece.face.size / 2
    return None

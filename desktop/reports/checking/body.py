"""The body: paragraphs, headings, points, citations, spelling of dates, blanks, annexes (rules B1 to C2, PL, TX)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.domain.checks.marks import WRONG
from desktop.domain.numbering import letter
from desktop.reports import decree30
from desktop.reports.checking.flaw import END, Flaw, at
from desktop.reports.checking.layout import SINGLE, Paragraph
from desktop.reports.checking.letters import set_as
from desktop.reports.checking.roles import ANNEX, HEADINGS, MARK, Reading, said, title_of
from desktop.reports.decree30 import LENGTHS

_ROUNDING = 6
_MM = 1440 / 25.4
_MINUTE = {13: (299, 449), 14: (322, 483)}
"""Exact line heights in twips that are as high as single to 1.5 lines, by the size in pt."""
_PROSE = ("B2", "B3", "B4", "HD.2.body", "HD.3.body")
_LABEL = 80  # letters: a bold line that short and with a colon is the label of what follows
_PUNCTUATION = {
    "TX2": "Có hai dấu cách liền nhau.",
    "TX3": "Có dấu cách trước dấu câu.",
    "TX4": "Thiếu dấu cách sau dấu câu.",
}
_KINDS = "Nghị quyết|Nghị định|Quyết định|Công văn|Kế hoạch|Chương trình(?: hành động)?|Thông tư|Chỉ thị"
_SYMBOL = r"\d+(?:/\d{4})?[/-][A-ZĐ][A-ZĐa-zđ]*(?:[-/][A-ZĐa-zđ]+)*\d*"
_WITHOUT_NUMBER = re.compile(rf"(?:{_KINDS})\s+({_SYMBOL})", re.IGNORECASE)
_CITED = re.compile(rf"(?:{_KINDS})\s+số\s+({_SYMBOL})", re.IGNORECASE)
_DATED = re.compile(r"\s+ngày\s+\d", re.IGNORECASE)
_DATE = re.compile(r"(?<![\d/.-])\d{1,2}/\d{1,2}/\d{4}(?!\d)")
_GAP = re.compile(r"\[Chưa có [^\]]+\]")
_SECRECY = re.compile(r"(TUYỆT|TỐI)? ?MẬT")


def paragraphs(reading: Reading) -> Iterator[Flaw]:
    """B2: justified, one indent, gaps of 6 pt, single to 1.5 lines, upright and not bold."""
    indents: dict[int, Paragraph] = {}
    for paragraph, role in reading.text:
        heading = role in HEADINGS and role not in _PROSE
        if paragraph.align != "both" and not (heading and paragraph.align == "left"):
            yield at("B2.align", paragraph, "Đoạn này không căn đều hai lề.")
        if paragraph.before + paragraph.after < LENGTHS["B2.gap"].low * 20 - _ROUNDING:
            gap = (paragraph.before + paragraph.after) / 20
            yield at("B2.gap", paragraph, f"Khoảng cách với đoạn khác chỉ là {gap:g} pt.")
        if not _allowed_line(paragraph):
            yield at("B2.lines", paragraph, "Khoảng cách dòng không nằm trong 1 đến 1,5 dòng.")
        first = paragraph.first if paragraph.first >= 0 else paragraph.left + paragraph.first
        if not any(abs(first - round(indent * _MM)) <= _ROUNDING for indent in LENGTHS["B2.indent"].only):
            yield at("B2.indent", paragraph, f"Lùi đầu dòng {first / _MM / 10:.2f} cm.".replace(".", ",", 1))
        elif not any(abs(first - known) <= _ROUNDING for known in indents):
            indents[first] = paragraph
        if role in _PROSE:
            yield from _upright(paragraph, role)
    for paragraph in list(indents.values())[1:]:
        yield at("B2.indent", paragraph, "Lùi đầu dòng khác với các đoạn trước.")


def _allowed_line(paragraph: Paragraph) -> bool:
    lines = LENGTHS["B2.lines"]
    if paragraph.line_rule == "auto":
        return SINGLE * lines.low - 1 <= paragraph.line <= SINGLE * lines.high + 1
    sizes = [round(piece.face.size / 2) for piece in paragraph.pieces if piece.text.strip()]
    low, high = _MINUTE.get(sizes[0], _MINUTE[14])
    return paragraph.line <= high and (paragraph.line_rule == "atLeast" or paragraph.line >= low)


def _upright(paragraph: Paragraph, role: str) -> Iterator[Flaw]:
    rule = "HD.3" if role == "HD.3.body" else "HD.2" if role == "HD.2.body" else "B2.face"
    yield from set_as(rule, "B2", paragraph, whole=False)
    faces = [piece.face for piece in paragraph.pieces if piece.text.strip()]
    text = said(paragraph)
    if len(text) < _LABEL and text.endswith(":"):
        return
    if all(face.italic for face in faces) or all(face.bold for face in faces):
        yield at(rule, paragraph, "Cả đoạn nội dung in nghiêng hoặc in đậm.")


def bases(reading: Reading) -> Iterator[Flaw]:
    """B1: legal bases in italics, with semicolons, the last with a full stop."""
    found = reading.of("B1")
    for paragraph in found:
        yield from set_as("B1", "B1", paragraph)
    for position, paragraph in enumerate(found, 1):
        if not said(paragraph).endswith("." if position == len(found) else ";"):
            yield at("B1", paragraph, "Dấu câu ở cuối dòng chưa đúng.")


def closing(reading: Reading) -> Iterator[Flaw]:
    """B3: the body ends with './.'."""
    if not reading.text:
        yield Flaw("B3", END, "Văn bản không có nội dung.")
    for paragraph, _ in reading.text[-1:]:
        if not said(paragraph).endswith(decree30.END):
            yield at("B3", paragraph, "Câu cuối không kết thúc bằng “./.”.")


def headings(reading: Reading) -> Iterator[Flaw]:
    """HD.1 to HD.3, HD2 to HD5: how headings are set, numbered and spelt."""
    cases: dict[str, bool] = {}
    for paragraph, role in reading.text:
        mark = MARK.match(said(paragraph)) if role in HEADINGS else None
        if mark is None:
            continue
        title = title_of(paragraph)
        if role in ("HD.1", "HD.2", "HD.3"):
            yield from set_as(role, role, paragraph)
            if title.endswith(":"):
                yield at("HD5", paragraph, "Tiêu đề đứng riêng một dòng kết thúc bằng dấu hai chấm.")
        if said(paragraph)[mark.end() :][:1].strip():
            yield at("HD3", paragraph, "Không có dấu cách sau số thứ tự.")
        if mark["roman"] and role == "HD.1" and not title.isupper():
            yield at("HD.1", paragraph, "Tiêu đề đánh số La Mã phải in hoa.")
        if mark["number"] and "." in mark["number"] and not reading.is_ours:
            yield at("HD2", paragraph, "Cách đánh số 1.1 không thuộc hai cách của Nghị định.")
        if mark["letter"] and role.endswith(".body"):
            continue
        depth = _depth(mark)
        cases = {key: capitals for key, capitals in cases.items() if key <= depth}
        if cases.setdefault(depth, title.isupper()) != title.isupper():
            yield at("HD4", paragraph, "Kiểu chữ hoa, thường khác với tiêu đề cùng cấp.")


def _depth(mark: re.Match[str]) -> str:
    """Return a key that sorts marks from the outermost to the innermost."""
    if mark["roman"]:
        return "0"
    return "9" if mark["letter"] else str(1 + mark["number"].count("."))


def points(reading: Reading) -> Iterator[Flaw]:
    """HD1: points go a) b) c) d) đ) e) as the alphabet does."""
    expected = 1
    for paragraph, _ in reading.text:
        text = said(paragraph)
        mark = MARK.match(text)
        if mark is None or not text[mark.end() :].strip():
            continue
        if not mark["letter"]:
            expected = 1
            continue
        found = mark["letter"]
        if text[mark.end() - 1] != ")":
            yield at("HD1", paragraph, "Sau chữ cái của điểm phải là dấu đóng ngoặc đơn.")
        if found == "a":
            expected = 1
        wanted = letter(expected)
        if found != wanted:
            yield at("HD1", paragraph, f"Điểm này phải là “{wanted})”, không phải “{found}”.")
        expected += 1


def citations(reading: Reading) -> Iterator[Flaw]:
    """C1, C2: a document is cited with the word 'số', and the first time with its date."""
    known: set[str] = set()
    for paragraph in reading.of("T2", *(role for _, role in reading.text)):
        text = said(paragraph)
        for match in _WITHOUT_NUMBER.finditer(text):
            yield at("C1", paragraph, f"Thiếu chữ “số” trước “{match[1]}”.")
        for match in _CITED.finditer(text):
            if match[1] not in known and not _DATED.match(text, match.end()):
                yield at("C2", paragraph, f"“{match[1]}” được viện dẫn lần đầu mà không có ngày ban hành.")
            known.add(match[1])


def spelling(reading: Reading) -> Iterator[Flaw]:
    """D1, TX2 to TX4, GAP: dates, blanks and punctuation in running text, and marks of what is missing."""
    for paragraph, role in reading:
        text = paragraph.text
        if role not in ("H7", "H8", "PL.attached"):
            for match in _DATE.finditer(text):
                if not decree30.SHORT_DATE.fullmatch(match[0]):
                    yield at("D1", paragraph, f"Ngày “{match[0]}” chưa đúng cách ghi.")
            for wrong in WRONG:
                if wrong.rule and wrong.found.search(text):
                    yield at(wrong.rule, paragraph, _PUNCTUATION[wrong.rule])
        if _GAP.search(text):
            yield at("GAP", paragraph, "Còn chỗ chưa có nội dung.")
        if _SECRECY.fullmatch(text.strip()):
            yield at("U2", paragraph, "Văn bản có dấu chỉ độ mật.")


def blank_lines(reading: Reading) -> Iterator[Flaw]:
    """TX1: no empty paragraphs as space, besides the room of the signature."""
    thin = LENGTHS["B2.gap"].low * 20
    signed = False
    for paragraph, role in reading:
        signed = (signed or role == "S1") and role != "S3"
        seen = said(paragraph) or paragraph.bordered or paragraph.drawings or paragraph.instructions
        exact = paragraph.line_rule == "exact" and paragraph.line <= thin
        in_table = paragraph.cell is not None and paragraph.cell.bordered
        if not (seen or exact or signed or paragraph.boxed or in_table) and paragraph.size > 2:
            yield at("TX1", paragraph, "Có dòng trống.")


def tables(reading: Reading) -> Iterator[Flaw]:
    """TB1: a table of data repeats its first row on the next page and splits no row."""
    rows: dict[int, list[Paragraph]] = {}
    for paragraph in reading.layout.paragraphs:
        if paragraph.cell and paragraph.cell.bordered:
            rows.setdefault(paragraph.cell.table, []).append(paragraph)
    for cells in rows.values():
        if not all(line.cell and line.cell.cannot_split for line in cells):
            yield at("TB1", cells[0], "Dòng của bảng có thể bị tách sang trang sau.")
        if not (cells[0].cell and cells[0].cell.repeats):
            yield at("TB1", cells[0], "Dòng tiêu đề của bảng không lặp lại ở trang sau.")


def annexes(reading: Reading) -> Iterator[Flaw]:
    """PL1 to PL4: every annex is named in the body, and numbered where there are many; label, title and what it
    belongs to stand in the middle.
    """
    for rule, role in (("PL3", "PL.title"), ("PL4", "PL.attached")):
        for paragraph in reading.of(role):
            yield from set_as(rule, role, paragraph)
            if paragraph.align != "center":
                yield at(rule, paragraph, "Dòng này không ở giữa trang.")
    found = reading.of("PL")
    body = " ".join(said(paragraph) for paragraph, _ in reading.text).casefold()
    for paragraph in found:
        name = said(paragraph)
        short = re.match(r"phụ lục(?: [ivxlc]+\b)?", name.casefold())
        if short and not re.search(rf"{short[0]}\b", body):
            yield at("PL1", paragraph, "Nội dung văn bản không nhắc tới phụ lục này.")
        faces = [piece.face for piece in paragraph.pieces if piece.text.strip()]
        if any(face.size != 28 or not face.bold or face.italic for face in faces) or paragraph.align != "center":
            yield at("PL2", paragraph, "Tiêu đề phụ lục phải ở giữa, chữ đứng, đậm, cỡ 14.")
        if len(found) > 1 and not re.search(r"\b[IVXLC]+\b", ANNEX.sub("", name)):
            yield at("PL2", paragraph, "Phụ lục chưa được đánh số La Mã.")

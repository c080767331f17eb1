"""Below the body: who signs, who gets copies, and what stays together (rules S1 to N2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.reports import decree30
from desktop.reports.checking.flaw import END, Flaw, at
from desktop.reports.checking.letters import set_as
from desktop.reports.checking.roles import Reading, said
from desktop.reports.decree30 import HEAD, HEADS, LETTERHEADS, POSITION

_RANKS = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|BS|KS|CN|LS)\.|(?:Ông|Bà|Đồng chí|Tiến sĩ|Thạc sĩ|Kỹ sư|Bác sĩ|Luật sư|Đại tá|Thượng tá)\s)"
)


def signature(reading: Reading) -> Iterator[Flaw]:
    """S1, S3: in whose name is signed, in one of the lawful forms, and by whom, with the name alone."""
    lines = reading.of("S1")
    if not lines:
        yield Flaw("S1", END, "Không có quyền hạn, chức vụ của người ký.")
    for paragraph in lines:
        yield from set_as("S1", "S1", paragraph)
    if lines and not _is_lawful(tuple(said(line) for line in lines), reading):
        yield at("S1", lines[0], "Quyền hạn, chức vụ ghi chưa đúng thể thức.")
    names = reading.of("S3")
    if not any(said(name) for name in names):
        yield Flaw("S3", END, "Không có họ tên người ký.")
    for paragraph in names:
        yield from set_as("S3", "S3", paragraph)
        if _RANKS.match(said(paragraph)):
            yield at("S3", paragraph, "Có học hàm, học vị hoặc danh xưng trước họ tên.")
        if said(paragraph).isupper():
            yield at("S3", paragraph, "Họ tên không viết chữ in hoa.")


def _is_lawful(lines: tuple[str, ...], reading: Reading) -> bool:
    """Whether the lines are those of an authority of a People's Committee, or of an agency if one issued this."""
    issuer = " ".join(said(line) for line in reading.of("H5"))
    committee = issuer.startswith("ỦY BAN NHÂN DÂN")
    forms = LETTERHEADS["committee" if committee else "agency"].authorities.values()
    return any(_matches(form, lines) for form in forms)


def _matches(form: tuple[str, ...], lines: tuple[str, ...]) -> bool:
    heads = "|".join(HEADS)
    patterns = (
        re.escape(line).replace(re.escape(POSITION), r"[^.]+").replace(re.escape(HEAD), f"(?:{heads})[^.]*")
        for line in form
    )
    return len(form) == len(lines) and all(
        re.fullmatch(pattern, line) for pattern, line in zip(patterns, lines, strict=True)
    )


def position(reading: Reading) -> Iterator[Flaw]:
    """S.row: recipients and signature stand side by side; S.alone: and never alone on a page."""
    recipients, authority = reading.of("N1")[:1], reading.of("S1")[:1]
    for left, right in zip(recipients, authority, strict=False):
        rows = [(line.cell.table, line.cell.row) if line.cell else None for line in (left, right)]
        if None in rows or rows[0] != rows[1]:
            yield at("S.row", right, "Quyền hạn, chức vụ không ngang hàng với “Nơi nhận”.")
        elif right.cell and not right.cell.cannot_split:
            yield at("S.alone", right, "Bảng chữ ký có thể bị tách sang trang sau.")
    for paragraph, _ in reading.text[-1:]:
        if not paragraph.keep_next:
            yield at("S.alone", paragraph, "Đoạn cuối có thể ở khác trang với chữ ký.")


def recipients(reading: Reading) -> Iterator[Flaw]:
    """N1, N2: the title and the list of recipients, from 'as above' to the file copy."""
    titles, lines = reading.of("N1"), reading.of("N2")
    if not titles:
        yield Flaw("N1", END, "Không có “Nơi nhận:”.")
    for paragraph in titles:
        yield from set_as("N1", "N1", paragraph)
        if said(paragraph) != "Nơi nhận:":
            yield at("N1", paragraph, "Phải ghi đúng “Nơi nhận:”.")
    if not lines:
        yield Flaw("N2", END, "Không có danh sách nơi nhận.")
        return
    for paragraph in lines:
        yield from set_as("N2", "N2", paragraph)
    for paragraph in lines[:-1]:
        if not decree30.RECIPIENT.fullmatch(paragraph.text.strip()) or re.search(r"\s;", paragraph.text):
            yield at("N2", paragraph, "Dòng này không theo mẫu “- …;”.")
    filed = decree30.FILED.fullmatch(lines[-1].text.strip())
    if filed is None:
        yield at("N2", lines[-1], "Dòng cuối không theo mẫu “- Lưu: VT, … (02).”.")
    elif not filed["office"]:
        yield at("N2.office", lines[-1], "Chưa ghi bộ phận soạn thảo.")
    first = f"- {decree30.AS_ABOVE};"
    if reading.of("K1") and lines[0].text.strip() != first:
        yield at("N2.first", lines[0], f"Dòng đầu không phải “{first}”.")

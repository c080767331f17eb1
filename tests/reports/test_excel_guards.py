"""Files that are no workbooks to read: each is refused with one sentence, before anything is built; see bench excel."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.errors import FileMissing, WorkbookRefused
from desktop.reports.excel import reader
from desktop.reports.excel.reader import read, read_file
from desktop.wording.faults import CAUSES, sentence
from tests.reports.docx_files import faultless
from tests.reports.workbooks import Edit, a_workbook, packed, parts_of

SHEET = "xl/worksheets/sheet2.xml"
ENCRYPTED = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096)


def changed(part: str, old: bytes, new: bytes) -> bytes:
    parts = parts_of(a_workbook())
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    return packed(parts)


def with_part(name: str, content: bytes) -> bytes:
    return packed(parts_of(a_workbook()) | {name: content})


def with_cell(place: str) -> Edit:
    def edit(workbook: object) -> None:
        workbook["Chỉ tiêu"][place] = "xa"  # type: ignore[index]

    return edit


def entity_bomb() -> bytes:
    lines = b"".join(b'<!ENTITY e%d "%s">' % (step, b"&e%d;" % (step - 1) * 10) for step in range(1, 9))
    return changed(SHEET, b"<worksheet", b'<!DOCTYPE w [<!ENTITY e0 "lol">' + lines + b"]><worksheet")


def with_end(added: bytes) -> bytes:
    """A workbook with something behind the cells of a sheet."""
    return changed(SHEET, b"</sheetData>", b"</sheetData>" + added)


def flagged() -> bytes:
    """An archive whose first member says that it is encrypted."""
    data = bytearray(a_workbook())
    entry = data.index(b"PK\x01\x02")
    for place in (6, entry + 8):
        data[place] |= 1
    return bytes(data)


def many_members() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(4_000):
            archive.writestr(f"xl/{number}.xml", b"")
    return file.getvalue()


REFUSED: list[tuple[str, Callable[[], bytes]]] = [
    ("not-excel", lambda: b""),
    ("not-excel", lambda: b"ten;so\nHoa Sen;1"),
    ("not-excel", lambda: b"PK\x03\x04" + bytes(200)),
    ("not-excel", lambda: a_workbook()[:-60]),
    ("not-excel", faultless),
    ("locked-or-old-excel", lambda: ENCRYPTED),
    ("locked-or-old-excel", flagged),
    ("macros", lambda: changed("[Content_Types].xml", b"sheet.main", b"sheet.macroEnabled.main")),
    ("macros", lambda: with_part("xl/vbaProject.bin", b"")),
    ("swollen", lambda: with_part("xl/media/image1.png", b" " * 20_000_000)),
    ("swollen", lambda: with_part("xl/worksheets/sheet99.xml", b" " * 3_000_000)),
    ("swollen", lambda: with_part("xl/x.xml", random.Random(1).randbytes(7_000_000).hex().encode())),
    ("swollen", many_members),
    ("swollen", lambda: with_end(b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
    ("swollen", lambda: with_end(b"<mergeCells><mergeCell ref='A1&#58;XFD1048576'/></mergeCells>")),
    ("swollen", lambda: with_end(b'<hyperlinks><hyperlink ref="A1:XFD99999"/></hyperlinks>')),
    ("broken-part", entity_bomb),
    ("broken-part", lambda: changed(SHEET, b"</sheetData>", b"")),
    ("broken-part", lambda: with_end(b'<mergeCells><mergeCell ref="?"/></mergeCells>')),
    ("broken-part", lambda: changed("xl/workbook.xml", b'r:id="rId1"', b'r:id="rId999"')),
    ("far-cell XFD1048576", lambda: a_workbook(None, with_cell("XFD1048576"))),
    ("far-cell B900000", lambda: a_workbook(None, with_cell("B900000"))),
    ("far-cell ZZ3", lambda: a_workbook(None, with_cell("ZZ3"))),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "made"), REFUSED, ids=[reason for reason, _ in REFUSED])
def test_what_must_not_be_opened_is_refused_with_its_reason(reason: str, made: Callable[[], bytes]) -> None:
    data = made()

    with pytest.raises(WorkbookRefused) as refused:
        read(data, Path("So lieu.xlsx"))

    assert refused.value.detail == reason
    said = sentence(refused.value)
    assert said.startswith("Chưa lấy được số liệu từ tệp So lieu.xlsx: tệp ")
    assert reason.split()[0] not in said
    assert "được giữ nguyên" in said


def test_the_controls_of_the_above_are_read() -> None:
    assert read(a_workbook(), Path("a.xlsx")).pages
    assert read(a_workbook(None, with_cell("CV5000")), Path("a.xlsx")).pages
    data = with_end(b'<mergeCells><mergeCell ref="N20:P30"/></mergeCells>')
    assert read(data, Path("a.xlsx")).pages


def test_a_file_of_200_megabytes_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "lon.xlsx"
    with file.open("wb") as large:
        large.truncate(200_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("it was read"))

    with pytest.raises(WorkbookRefused, match="too-large"):
        read_file(file)


def test_a_folder_and_a_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(WorkbookRefused):
        read_file(tmp_path)
    with pytest.raises(FileMissing):
        read_file(tmp_path / "gone.xlsx")


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_refused_or_read_but_never_a_fault(seed: int) -> None:
    chance = random.Random(seed)
    parts = parts_of(a_workbook())
    name = chance.choice(sorted(parts))
    content = bytearray(parts[name])
    for _ in range(chance.randint(1, 8)):
        content[chance.randrange(len(content))] = chance.randrange(256)

    assert outcome(packed(parts | {name: bytes(content)})) in {"", *CAUSES}


def outcome(data: bytes) -> str:
    """The reason for which a file is refused, '' if it is read."""
    try:
        read(data, Path("a.xlsx"))
    except WorkbookRefused as refused:
        return refused.detail.split()[0]
    return ""


def test_nothing_is_built_of_what_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "open_checked", lambda *given, **options: pytest.fail("it was built"))

    for reason, made in REFUSED:
        if not reason.startswith(("far-cell", "broken-part")):
            with pytest.raises(WorkbookRefused):
                read(made(), Path("a.xlsx"))

"""Old reports become books by what somebody decides; dangerous files are refused at once; the command does the same."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest

from desktop import paths
from desktop.commands import main
from desktop.domain.book import FieldRef
from desktop.domain.errors import DocumentRefused, FileMissing
from desktop.session.imports import Answer, Draft, State, decided, read_report
from desktop.storage.store import Store
from desktop.wording.faults import sentence
from tests.old_reports import plain_docx, twin_docx, twin_lines
from tests.reports.docx_files import BODY, CONTENT_TYPES, body, changed, faultless, packed, parts_of, put, with_member
from tests.test_twin import lines_of

CATALOGUE = paths.asset("catalogue.json")
LINES = (
    "BÁO CÁO",
    "Tình hình hợp tác xã năm 2024",
    "UBND phường báo cáo như sau:",
    "Hoa được bán tại chợ đầu mối.",
    "Đề nghị thị xã cho vay vốn.",
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "cu.docx"
    path.write_bytes(plain_docx(LINES))
    return path


@pytest.fixture
def draft(old: Path) -> Draft:
    read = read_report(old, CATALOGUE)
    assert read is not None
    return read


def place_of(draft: Draft, text: str, state: State) -> int:
    return next(place for place, entry in enumerate(draft.entries) if entry.text == text and entry.state is state)


# -- decisions


def test_what_nobody_decides_stays_as_it_was_read(draft: Draft) -> None:
    assert decided(draft, {}) == draft.book


def test_yes_changes_nothing_and_no_takes_the_text_out_of_its_field(draft: Draft) -> None:
    place = place_of(draft, LINES[4], State.UNSURE)

    assert decided(draft, {place: Answer.YES}) == draft.book
    refused = decided(draft, {place: Answer.NO}).reports[0]
    assert (draft.book.reports[0].proposals, refused.proposals) == (LINES[4], "")
    assert LINES[4] in [leftover.text for leftover in refused.leftovers]


def test_a_left_over_paragraph_goes_where_it_is_put_or_into_the_bin(draft: Draft) -> None:
    place = place_of(draft, LINES[3], State.LEFT)

    placed = decided(draft, {place: FieldRef(draft.report, "strengths")})
    dropped = decided(draft, {place: Answer.DROP})

    assert (placed.reports[0].strengths, placed.reports[0].leftovers) == (LINES[3], ())
    assert dropped.reports[0].leftovers == ()
    assert [removed.row.text for _, removed in dropped.bin.rows()] == [LINES[3]]


def test_a_cancelled_reading_gives_nothing(old: Path) -> None:
    shares: list[float] = []

    assert read_report(old, CATALOGUE, on_progress=shares.append, cancelled=lambda: True) is None
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


# -- files that are refused

BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{0}">{1}]><x>&z;</x>'


def entity_bomb() -> bytes:
    names = "abcdefghijklmnopqrstuvwxyz"
    rows = "".join(f'<!ENTITY {new} "{"".join(f"&{old};" for _ in range(10))}">' for old, new in pairwise(names))
    return packed(parts_of(faultless()) | {BODY: BOMB.format("ha" * 20, rows)})


def workbook() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(CONTENT_TYPES, "<Types>spreadsheetml.sheet.main+xml</Types>")
    return file.getvalue()


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "zip bomb": ("swollen", lambda: with_member("word/media/image1.png", " " * 30_000_000)),
    "entity bomb": ("broken-part", entity_bomb),
    "encrypted": ("locked-or-old", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(8000)),
    "old document renamed": (
        "locked-or-old",
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"Word.Document.8" * 99,
    ),
    "macros": ("macros", lambda: with_member("word/vbaProject.bin", "")),
    "macros by type": (
        "macros",
        lambda: changed(faultless(), put(CONTENT_TYPES, "document.main", "macroEnabled.main")),
    ),
    "a workbook": ("not-word", workbook),
    "a picture": ("not-word", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500)),
    "an empty file": ("not-word", lambda: b""),
    "cut in half": ("not-word", lambda: faultless()[: len(faultless()) // 2]),
    "broken inside": ("broken-part", lambda: changed(faultless(), body("</w:body>", ""))),
    "200 megabytes": ("too-large", lambda: b""),
    "no words": ("no-words", lambda: plain_docx([])),
}


def hostile(name: str, folder: Path) -> Path:
    """Write one of the files that cannot be a report."""
    reason, made = HOSTILE[name]
    path = folder / "cu.docx"
    path.write_bytes(made())
    if reason == "too-large":
        with path.open("wb") as large:
            large.truncate(200_000_000)
    return path


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_a_report_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    reason, _ = HOSTILE[name]
    path = hostile(name, tmp_path)

    with pytest.raises(DocumentRefused) as refused:
        read_report(path, CATALOGUE)

    assert refused.value.detail == reason
    assert sentence(refused.value).count(". ") == 1
    assert "Tệp được giữ nguyên" in sentence(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_report(tmp_path / "khong co.docx", CATALOGUE)


@pytest.mark.parametrize("seed", range(30))
def test_a_damaged_file_is_refused_or_read_but_never_a_fault(seed: int, tmp_path: Path) -> None:
    import random

    chance = random.Random(seed)
    data = bytearray(twin_docx())
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / "hong.docx"
    path.write_bytes(bytes(data))

    with suppress(DocumentRefused):
        assert read_report(path, CATALOGUE) is not None


# -- old letters whose font is lost

OLD_TEXT = "B\u00b8o c\u00b8o t×nh h×nh kinh tÕ tËp thÓ n¨m 2009 cña ph\u00adêng. Hîp t¸c x· cã 40 thµnh viªn."


def test_old_letters_without_a_font_are_converted_unless_somebody_says_no(tmp_path: Path) -> None:
    path = tmp_path / "cu.txt"
    path.write_bytes(OLD_TEXT.encode("latin-1"))

    converted, kept = (read_report(path, CATALOGUE, convert_guessed=wanted) for wanted in (True, False))

    assert converted is not None
    assert kept is not None
    assert str(converted.guessed) == "TCVN3 (ABC)"
    assert "tình hình kinh tế tập thể năm 2009 của phường" in str(converted.book)
    assert [entry.state for entry in converted.entries if entry.kind == "converted"] == [State.CONVERTED]
    assert "t×nh h×nh" in str(kept.book)


# -- the command


def test_the_command_makes_the_book_and_says_what_it_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = tmp_path / "cu.docx", tmp_path / "so.json"
    old.write_bytes(twin_docx())

    assert main(["import-report", str(old), "-o", str(new)]) == 0

    told = capsys.readouterr().out.split("\n")
    assert told[:7] == [
        "8 chỉ tiêu có mục tiêu",
        "8 văn bản viện dẫn",
        "4 nhóm nhiệm vụ",
        "15 gạch đầu dòng",
        "6 nhóm chính sách",
        "4 nơi nhận",
        "0 đoạn chưa xếp chỗ",
    ]
    assert sum(line.startswith("Đã nối | ") for line in told) == 3
    assert any(line.startswith("Cần xem lại | ") and "ghi là tỷ lệ nhưng số là số người" in line for line in told)
    assert len(Store(new).open().reports) == 1


def test_the_book_gives_the_same_paragraphs_as_is_through_the_commands(tmp_path: Path) -> None:
    old, new, out = tmp_path / "cu.docx", tmp_path / "so.json", tmp_path / "moi.docx"
    old.write_bytes(twin_docx())

    assert main(["import-report", str(old), "-o", str(new)]) == 0
    assert main(["report", str(new), "-o", str(out), "--as-is"]) == 0

    assert lines_of(out.read_bytes()) == twin_lines()


def test_the_command_prints_json(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import-report", str(old), "-o", str(tmp_path / "so.json"), "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    states = {row["text"]: row["state"] for row in told["entries"]}
    assert states[LINES[3]] == "left"
    assert states[LINES[4]] == "unsure"
    assert all(row["paragraphs"] for row in told["entries"])


def test_an_existing_book_is_never_overwritten(old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "so.json"
    there.write_text("của người khác", "utf-8")

    assert main(["import-report", str(old), "-o", str(there)]) == 2

    assert there.read_text("utf-8") == "của người khác"
    assert "không bị ghi đè" in capsys.readouterr().err


@pytest.mark.parametrize(("data", "status"), [(b"", 1), (None, 2)])
def test_the_command_refuses_in_one_sentence(
    data: bytes | None, status: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = tmp_path / "hong.docx", tmp_path / "so.json"
    if data is not None:
        old.write_bytes(data)

    assert main(["import-report", str(old), "-o", str(new)]) == status

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert not new.exists()

"""Requests between a file and the book, and which section a heading is likely to name."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop import commands, paths
from desktop.domain.requests import GIVEN
from desktop.domain.typed_outline import placed_sections, read_outline
from desktop.reports.outline import OUTLINES, compose
from desktop.session.requests import issue, open_request, outline_of, preview, suggested, taken
from desktop.storage.catalogue import read_sample
from desktop.storage.store import Store
from tests.builders import a_book, a_report

SAMPLE = read_sample(paths.asset("sample.json"))
REPORT = SAMPLE.reports[0]


@pytest.mark.parametrize("outline", list(OUTLINES))
def test_an_issued_outline_reads_like_the_one_it_was_made_of(outline: str) -> None:
    report = replace(REPORT, outline=outline)
    book = replace(SAMPLE, reports=(report,))
    given = replace(report, outline=GIVEN, lines=outline_of(report))

    assert _words(compose(replace(book, reports=(given,)), given.id)) == _words(compose(book, report.id))


def _words(blocks: object) -> str:
    from tests.reports.plain import plain

    return plain(blocks)  # type: ignore[arg-type]


def test_a_request_goes_through_its_file(tmp_path: Path) -> None:
    sheet = issue(SAMPLE, REPORT, tmp_path / "q.json")

    assert open_request(tmp_path / "q.json") == sheet


def test_a_preview_tells_what_is_kept_and_changes_nothing(tmp_path: Path) -> None:
    sheet = issue(SAMPLE, REPORT, tmp_path / "q.json")
    less = replace(sheet, indicators=sheet.indicators[:2], lines=sheet.lines[:4])
    book = a_book(a_report(targets=REPORT.targets))

    found = preview(book, book.reports[0], less, following=False)

    assert len(found.targets) == 6
    assert "Ưu điểm" in found.sections
    assert found.changes
    assert taken(book, book.reports[0], less, "r-1") != book


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Khó khăn, vướng mắc", "shortcomings"),
        ("Kết quả thực hiện các chính sách hỗ trợ", "policies"),
        ("Công tác quán triệt, tuyên truyền", "awareness"),
        ("Phương hướng thời gian tới", "orientation"),
        ("Kiến nghị", "proposals"),
        ("Tầm nhìn đến năm 2045", "visions"),
    ],
)
def test_a_heading_gets_the_section_that_it_names(heading: str, key: str) -> None:
    lines = read_outline(f"Việc khác\n{heading}")

    assert (1, key) in suggested(lines)


def test_what_was_placed_by_hand_stays_below_the_same_words() -> None:
    before = read_outline("Một\nHai")
    before = (replace(before[0], sections=("tasks",)), replace(before[1], sections=("causes",)))

    after = read_outline("Mới\nHai\nMột")

    assert set(suggested(after, before)) >= {(2, "tasks"), (1, "causes")}
    assert list(placed_sections(before)) == [(0, "tasks"), (1, "causes")]


def test_the_commands_issue_and_adopt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book, request, other = tmp_path / "a.json", tmp_path / "q.json", tmp_path / "b.json"
    assert commands.main(["new", str(book), "--sample"]) == 0
    assert commands.main(["new", str(other)]) == 0

    issued = commands.main(["request", str(book), "-o", str(request)])
    adopted = commands.main(["adopt", str(request), "--into", str(other)])
    told = capsys.readouterr().out
    again = commands.main(["adopt", str(request), "--into", str(other)])

    assert (issued, adopted, again) == (0, 0, 0)
    assert "Hạn nộp" in told
    assert Store(other).open().reports[0].due == REPORT.due
    assert "không có gì thay đổi" in capsys.readouterr().out


def test_a_request_for_the_next_period_is_adopted_into_a_new_one(tmp_path: Path) -> None:
    book, request = tmp_path / "a.json", tmp_path / "q.json"
    commands.main(["new", str(book), "--sample"])
    assert REPORT.period_to is not None
    later = replace(REPORT, period_to=REPORT.period_to.replace(year=2027))
    issue(SAMPLE, later, request)

    assert commands.main(["adopt", str(request), "--into", str(book)]) == 0

    old, new = Store(book).open().reports
    assert new.previous == old.id
    assert new.period_to == later.period_to


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["request", "missing.json", "-o", "q.json"], 2),
        (["adopt", "missing.json", "--into", "b.json"], 2),
        (["adopt", "book.json", "--into", "book.json"], 1),
    ],
)
def test_faults_are_one_sentence_and_a_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], status: int
) -> None:
    monkeypatch.chdir(tmp_path)
    commands.main(["new", "book.json"])

    assert commands.main(words) == status
    assert len(capsys.readouterr().err.strip().split("\n")) == 1

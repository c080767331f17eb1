"""A superior's request and a letter's headings at the window: seen before they are taken, one step back."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.book import OutlineLine
from desktop.domain.requests import GIVEN
from desktop.session.requests import issue
from desktop.ui.outline_dialog import NOWHERE
from tests.ui.clerk import Answers, Clerk


@pytest.fixture
def request_file(sample_clerk: Clerk, answers: Answers, tmp_path: Path) -> Path:
    """A request for the sample's next period with two indicators, chosen in the dialog."""
    report = sample_clerk.report
    assert report.period_to is not None
    later = replace(report, name="05 năm", period_to=report.period_to.replace(year=2027), targets=report.targets[:2])
    answers.path = tmp_path / "yeu-cau.json"
    issue(sample_clerk.book, later, answers.path)
    return answers.path


def rows(clerk: Clerk) -> list[str]:
    tree = clerk.dialog.list
    return [" ".join(str(tree.item(row, "text")).split()) for row in tree.get_children()]


def test_a_request_shows_what_changes_and_what_stays(sample_clerk: Clerk, request_file: Path) -> None:
    sample_clerk.window.requests.receive()
    sample_clerk.update()

    assert sample_clerk.dialog.following.get()
    assert "Đến ngày" in rows(sample_clerk)
    assert rows(sample_clerk).count("Giữ nguyên, cấp trên không hỏi") == 6
    sample_clerk.press("<Escape>")
    assert len(sample_clerk.book.reports) == 1


def test_taking_it_in_makes_the_next_period_in_one_step(sample_clerk: Clerk, request_file: Path) -> None:
    before = sample_clerk.book
    sample_clerk.window.requests.receive()
    sample_clerk.update()
    sample_clerk.press_button("Nhận vào sổ", sample_clerk.dialog)

    made = sample_clerk.report
    assert (made.name, made.outline, len(made.targets)) == ("05 năm", GIVEN, 8)
    assert "Đã nhận yêu cầu" in sample_clerk.notice
    sample_clerk.press("<Control-z>")
    assert sample_clerk.book is before


def test_it_can_be_taken_into_the_present_period(sample_clerk: Clerk, request_file: Path) -> None:
    sample_clerk.window.requests.receive()
    dialog = sample_clerk.dialog

    sample_clerk.click(dialog.choices[False])
    sample_clerk.press_button("Nhận vào sổ", dialog)

    (report,) = sample_clerk.book.reports
    assert (report.id, report.name, report.strengths) == ("r-2026", "05 năm", sample_clerk.report.strengths)


def test_a_file_that_is_no_request_is_told_and_nothing_changes(sample_clerk: Clerk, answers: Answers) -> None:
    before = sample_clerk.book
    answers.path = sample_clerk.window.session.path

    sample_clerk.window.requests.receive()

    assert "không phải tệp dữ liệu" in sample_clerk.notice
    assert sample_clerk.book is before


def type_headings(clerk: Clerk, text: str) -> None:
    """Paste headings over those that stand there."""
    typed = clerk.dialog.typed
    typed.focus_set()
    typed.text.delete("1.0", "end")
    typed.text.insert("1.0", text)
    typed.settle()
    clerk.update()


def below(clerk: Clerk, line: int) -> list[str]:
    tree = clerk.dialog.tree
    return [row for row in tree.get_children(f"line-{line}") if not row.startswith("line-")]


def test_headings_are_typed_and_sections_find_their_places(sample_clerk: Clerk) -> None:
    sample_clerk.window.requests.lay_out()

    type_headings(sample_clerk, "1. Mục tiêu\n2. Kết quả\n2.1. Chính sách hỗ trợ\n3. Kiến nghị")

    assert [line.level for line in sample_clerk.dialog.lines] == [1, 1, 2, 1]
    assert "policies" in below(sample_clerk, 2)
    assert below(sample_clerk, 3) == ["proposals"]
    assert "strengths" in below(sample_clerk, NOWHERE)
    sample_clerk.press("<Escape>")


def test_a_section_is_moved_by_keys_and_by_its_buttons(sample_clerk: Clerk) -> None:
    sample_clerk.window.requests.lay_out()
    type_headings(sample_clerk, "Kiến nghị\nViệc khác")
    tree = sample_clerk.dialog.tree

    tree.mark("proposals")
    tree.focus_set()
    sample_clerk.press("<Control-Down>")
    by_key = below(sample_clerk, 1)
    sample_clerk.press_button("Lên", sample_clerk.dialog)

    assert by_key == ["proposals"]
    assert below(sample_clerk, 0) == ["proposals"]
    sample_clerk.press("<Escape>")


def test_a_section_is_dragged_below_another_heading(sample_clerk: Clerk) -> None:
    sample_clerk.window.requests.lay_out()
    type_headings(sample_clerk, "Kiến nghị\nViệc khác")
    tree = sample_clerk.dialog.tree
    tree.mark("proposals")
    sample_clerk.update()
    x, y, width, height = tree.bbox("line-1")

    tree.event_generate("<B1-Motion>", x=x + width // 2, y=y + height // 2)
    sample_clerk.update()

    assert below(sample_clerk, 1) == ["proposals"]
    sample_clerk.press("<Escape>")


def test_using_the_outline_is_one_step_and_says_what_has_no_place(sample_clerk: Clerk) -> None:
    before = sample_clerk.book
    sample_clerk.window.requests.lay_out()
    type_headings(sample_clerk, "Kiến nghị")

    sample_clerk.press_button("Dùng bố cục này", sample_clerk.dialog)

    report = sample_clerk.report
    assert report.outline == GIVEN
    assert report.lines == (OutlineLine(level=1, title="Kiến nghị", sections=("proposals",)),)
    assert "chưa xếp" in sample_clerk.notice
    sample_clerk.press("<Control-z>")
    assert sample_clerk.book is before


def test_the_form_names_the_superiors_outline(sample_clerk: Clerk) -> None:
    sample_clerk.window.requests.lay_out()
    type_headings(sample_clerk, "Kiến nghị")
    sample_clerk.press_button("Dùng bố cục này", sample_clerk.dialog)

    sample_clerk.open("report", "content")

    assert sample_clerk.tab.view.layout_form.editors["outline"].box.get() == "Theo đề cương cấp trên"


def test_without_headings_the_dialog_stays(sample_clerk: Clerk) -> None:
    sample_clerk.window.requests.lay_out()
    type_headings(sample_clerk, "")

    sample_clerk.press_button("Dùng bố cục này", sample_clerk.dialog)

    assert "ít nhất một đề mục" in str(sample_clerk.dialog.fault.cget("text"))
    sample_clerk.press("<Escape>")

"""Excel and slips from the window: written, read, looked through, taken in as one step."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.session.session import Session
from desktop.ui.workbook_dialog import WorkbookDialog
from desktop.ui.workbooks import Workbooks
from tests.reports.workbooks import edited, opened, place, put
from tests.ui.clerk import Answers, Clerk, everything


@pytest.fixture
def workbook(sample_clerk: Clerk, answers: Answers, tmp_path: Path) -> Path:
    """The workbook of the sample, as the menu writes it."""
    answers.path = tmp_path / "so.xlsx"
    Workbooks(sample_clerk.window).export()
    sample_clerk.wait(lambda: "so.xlsx" in sample_clerk.notice)
    return answers.path


def dialog(clerk: Clerk) -> WorkbookDialog | None:
    return next((each for each in everything(clerk.window) if isinstance(each, WorkbookDialog)), None)


def read(clerk: Clerk) -> WorkbookDialog:
    """Let the workbook be read, and return the dialog."""
    Workbooks(clerk.window).take_in()
    clerk.wait(lambda: dialog(clerk) is not None)
    found = dialog(clerk)
    assert found is not None
    return found


def plan(clerk: Clerk) -> object:
    return clerk.report.targets[0].plan


def test_the_menu_offers_both_ways(sample_clerk: Clerk) -> None:
    sample_clerk.window.bar.fill_menu()
    menu = sample_clerk.window.bar.file_menu

    labels = [menu.entrycget(at, "label") for at in range((menu.index("end") or 0) + 1) if menu.type(at) == "command"]

    assert {"Xuất ra Excel…", "Lấy số liệu từ Excel…"} <= set(labels)


def test_the_tables_go_out_and_never_over_another_file(sample_clerk: Clerk, workbook: Path) -> None:
    Workbooks(sample_clerk.window).export()
    sample_clerk.wait(lambda: "so (2).xlsx" in sample_clerk.notice)

    assert place(opened(workbook.read_bytes())["Chỉ tiêu"], 2, "Kế hoạch năm").value == 1105
    assert [str(button.cget("text")) for button in sample_clerk.window.notice.buttons] == [
        "Mở bằng Excel",
        "Mở thư mục",
    ]


def test_an_untouched_workbook_is_said_to_bring_nothing(sample_clerk: Clerk, workbook: Path) -> None:
    before = sample_clerk.book

    Workbooks(sample_clerk.window).take_in()
    sample_clerk.wait(lambda: "không có gì khác" in sample_clerk.notice)

    assert sample_clerk.book is before


def test_what_is_ticked_is_taken_in_as_one_step(sample_clerk: Clerk, workbook: Path) -> None:
    workbook.write_bytes(
        edited(
            workbook.read_bytes(),
            put("Chỉ tiêu", 2, "Kế hoạch năm", 1120),
            put("Chỉ tiêu", 2, "Nguyên nhân", "Khác."),
            put("Chỉ tiêu", 2, "Năm trước", None),
        )
    )
    before = sample_clerk.book

    opened_dialog = read(sample_clerk)
    ticked = list(opened_dialog.ticked)
    untouched = sample_clerk.book is before
    opened_dialog.toggle(2)
    opened_dialog.take()
    sample_clerk.update()

    assert ticked == [False, True, True]
    assert untouched
    target = sample_clerk.report.targets[0]
    assert (str(target.plan.low), target.cause) == ("1120", before.reports[0].targets[0].cause)  # type: ignore[union-attr]
    assert target.last_year == before.reports[0].targets[0].last_year
    assert sample_clerk.window.session.undo_name == "lấy số liệu từ Excel"
    sample_clerk.press("<Control-z>")
    assert sample_clerk.book is before


def test_a_place_is_ticked_by_the_space_bar(sample_clerk: Clerk, workbook: Path) -> None:
    workbook.write_bytes(edited(workbook.read_bytes(), put("Chỉ tiêu", 2, "Kế hoạch năm", 1120)))
    opened_dialog = read(sample_clerk)

    opened_dialog.tree.event_generate("<space>")
    opened_dialog.update()
    without = opened_dialog.count
    opened_dialog.tree.event_generate("<space>")
    opened_dialog.update()

    assert (without, opened_dialog.count) == (0, 1)
    opened_dialog.destroy()


def test_closing_the_dialog_takes_nothing(sample_clerk: Clerk, workbook: Path) -> None:
    workbook.write_bytes(edited(workbook.read_bytes(), put("Chỉ tiêu", 2, "Kế hoạch năm", 1120)))
    before = sample_clerk.book

    read(sample_clerk).destroy()
    sample_clerk.update()

    assert sample_clerk.book is before


def test_a_fault_is_shown_and_marked_in_a_copy(sample_clerk: Clerk, workbook: Path, answers: Answers) -> None:
    workbook.write_bytes(edited(workbook.read_bytes(), put("Chỉ tiêu", 2, "Kế hoạch năm", "nhiều")))
    opened_dialog = read(sample_clerk)
    shown = [opened_dialog.tree.set(row, "3") for row in opened_dialog.tree.get_children()]
    answers.path = workbook.with_name("loi.xlsx")

    sample_clerk.press_button("Ghi bản đánh dấu lỗi…", opened_dialog)
    sample_clerk.wait(lambda: "loi.xlsx" in sample_clerk.notice)
    opened_dialog.destroy()

    assert "không phải là số" in " ".join(shown)
    cell = place(opened(answers.path.read_bytes())["Chỉ tiêu"], 2, "Kế hoạch năm")
    assert "không phải là số" in cell.comment.text


def test_a_file_that_is_no_workbook_is_told(sample_clerk: Clerk, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "thu.xlsx"
    answers.path.write_bytes(b"ten;so")

    Workbooks(sample_clerk.window).take_in()
    sample_clerk.wait(lambda: "không phải bảng tính Excel" in sample_clerk.notice)

    assert dialog(sample_clerk) is None


def test_a_red_cell_that_is_taken_in_is_no_longer_red(sample_clerk: Clerk, workbook: Path) -> None:
    workbook.write_bytes(edited(workbook.read_bytes(), put("Chỉ tiêu", 2, "Kế hoạch năm", 1120)))
    sample_clerk.open("targets")
    table = sample_clerk.tab.view.table
    sample_clerk.fill_cell(table, sample_clerk.target("members"), "plan", "abc")

    read(sample_clerk).take()
    sample_clerk.update()

    assert sample_clerk.window.entries.standing() == ()


# -- slips


def slips(session: Session) -> list[str]:
    return sorted(path.name for path in session.path.parent.glob("Phieu*.docx"))


@pytest.mark.parametrize("at", [0, 1], ids=["one", "all"])
def test_slips_are_written_beside_the_book(sample_clerk: Clerk, at: int) -> None:
    sample_clerk.open("cooperatives")
    menu = sample_clerk.tab.slips.nametowidget(sample_clerk.tab.slips.cget("menu"))

    menu.invoke(at)
    sample_clerk.wait(lambda: "Phieu" in sample_clerk.notice)

    assert slips(sample_clerk.window.session) == ["Phieu thu thap so lieu - Phuong Tan An - 04 nam.docx"]


def test_without_cooperatives_the_clerk_is_told_what_to_do(clerk: Clerk) -> None:
    clerk.open("cooperatives")
    menu = clerk.tab.slips.nametowidget(clerk.tab.slips.cget("menu"))

    menu.invoke(1)
    clerk.update()

    assert clerk.notice == "Chưa có hợp tác xã nào để in phiếu. Bấm “Thêm” để ghi."

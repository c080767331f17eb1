"""Periods at the window: added from the bar, last year's entries beside the fields, copied texts looked at, deleted."""

from __future__ import annotations

from pathlib import Path
from tkinter import font as tkfont

import pytest

from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.domain.former import former_quoting, former_text
from desktop.domain.rolling import roll_forward
from desktop.domain.unseen import unseen
from desktop.ui.import_page import ImportPage
from desktop.ui.period_dialog import EMPTY, OLD
from tests.old_reports import twin_docx
from tests.ui.clerk import Answers, Clerk, everything


@pytest.fixture
def rolled(sample_clerk: Clerk) -> Clerk:
    """A clerk in the period after the sample's."""
    window = sample_clerk.window
    window.session.do(roll_forward, sample_clerk.report.id, "r-next")
    window.choose_report("r-next")
    sample_clerk.update()
    return sample_clerk


def add_from_bar(clerk: Clerk) -> None:
    """Choose the last row of the list of periods."""
    box = clerk.window.bar.period
    box.current(len(box.cget("values")) - 1)
    box.event_generate("<<ComboboxSelected>>")
    clerk.update()


def test_a_period_is_rolled_forward_from_the_bar(sample_clerk: Clerk) -> None:
    add_from_bar(sample_clerk)
    dialog = sample_clerk.dialog
    shown = {name: entry.get() for name, entry in dialog.entries.items()}

    sample_clerk.press_button("Lập kỳ mới", dialog)

    assert shown == {"name": "05 năm", "period_from": "16/6/2022", "period_to": "16/6/2027", "cutoff": "15/6/2027"}
    assert sample_clerk.report.name == "05 năm"
    assert "cần xem lại" in sample_clerk.notice
    assert sample_clerk.window.bar.period.get() == "05 năm"


def test_an_empty_period_has_the_catalogue_and_nothing_old(sample_clerk: Clerk) -> None:
    add_from_bar(sample_clerk)
    dialog = sample_clerk.dialog

    sample_clerk.click(dialog.ways[EMPTY])
    sample_clerk.press_button("Lập kỳ mới", dialog)

    report = sample_clerk.report
    assert (len(report.targets), report.strengths, report.returns) == (8, "", ())
    assert (report.previous, report.addressees) == ("", sample_clerk.book.reports[0].addressees)


def test_a_date_that_is_none_is_said_and_nothing_is_made(sample_clerk: Clerk) -> None:
    add_from_bar(sample_clerk)
    dialog = sample_clerk.dialog
    dialog.entries["period_to"].delete(0, "end")
    dialog.entries["period_to"].insert(0, "9/20/2027")

    sample_clerk.press_button("Lập kỳ mới", dialog)

    assert "9/20/2027" in str(dialog.fault.cget("text"))
    assert len(sample_clerk.book.reports) == 1
    sample_clerk.press("<Escape>")


def test_escape_leaves_everything_as_it_was(sample_clerk: Clerk) -> None:
    before = sample_clerk.book
    add_from_bar(sample_clerk)

    sample_clerk.press("<Escape>")

    assert sample_clerk.book is before
    assert sample_clerk.window.bar.period.get() == "04 năm"


def test_an_old_report_is_read_into_the_open_book(sample_clerk: Clerk, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "cu.docx"
    answers.path.write_bytes(twin_docx(more=("Kho quỹ của phường do một người giữ.",)))
    path, before = sample_clerk.window.session.path, sample_clerk.report

    add_from_bar(sample_clerk)
    sample_clerk.click(sample_clerk.dialog.ways[OLD])
    sample_clerk.press_button("Lập kỳ mới", sample_clerk.dialog)
    page = next(widget for widget in everything(sample_clerk.window) if isinstance(widget, ImportPage))
    sample_clerk.wait(lambda: page.draft is not None)
    sample_clerk.press_button("Lấy vào sổ")

    assert sample_clerk.window.session.path == path
    assert [report.number for report in sample_clerk.book.reports] == ["312", before.number]
    assert sample_clerk.report.number == "312"
    assert "“01 năm”" in sample_clerk.notice
    assert "UBND phường An Thịnh được ghi là đơn vị trước đây." in sample_clerk.notice
    sample_clerk.press("<Control-z>")
    assert [report.id for report in sample_clerk.book.reports] == [before.id]


def test_the_figure_of_last_year_stands_below_the_empty_field(rolled: Clerk) -> None:
    rolled.open("cooperatives")
    form = rolled.tab.parts[0]

    words = {name: line.words.cget("text") for name, line in form.recalls.lines.items()}

    assert words["members"] == "Năm trước: 1.098"
    assert words["director_trained"] == "Năm trước: Có"
    assert form.editors["members"].entry.get() == ""


def test_the_text_of_last_year_is_folded_and_can_be_taken(rolled: Clerk) -> None:
    rolled.open("tasks")
    form = rolled.tab.group_form
    line = form.recalls.lines["result"]
    ref = FieldRef(rolled.report.groups[0].id, "result")
    said, old = former_text(rolled.book, ref), former_quoting(rolled.book, ref)
    folded = str(line.words.cget("text"))

    rolled.click(line.fold_button)
    opened = str(line.words.cget("text"))
    rolled.click(line.take_button)

    assert folded.endswith("…")
    assert opened == f"Năm trước ghi: {said}"
    assert rolled.report.groups[0].result == old
    assert not line.winfo_viewable()
    rolled.press("<Control-z>")
    assert rolled.report.groups[0].result == ""


def test_taking_last_years_text_keeps_what_was_typed(rolled: Clerk) -> None:
    rolled.open("tasks")
    form = rolled.tab.group_form
    rolled.fill(form.editors["result"], "Da mo lop.")
    rolled.window.settle()

    rolled.click(form.recalls.lines["result"].take_button)

    assert rolled.report.groups[0].result.startswith("Da mo lop.\n")


def test_a_copied_text_is_marked_until_it_is_seen_and_undo_brings_the_mark_back(rolled: Clerk) -> None:
    rolled.open("report", "content")
    form = rolled.tab.view.content_form
    line = form.recalls.lines["strengths"]
    before = len(unseen(rolled.report))

    rolled.window.go_to(FieldRef(rolled.report.id, "strengths"))
    rolled.click(line.seen_button)
    seen = len(unseen(rolled.report))
    gone = line.chip is None
    rolled.press("<Control-z>")

    assert seen == before - 1
    assert gone
    assert line.chip is not None
    assert line.chip.winfo_viewable()


def test_a_copied_text_that_is_changed_counts_as_seen(rolled: Clerk) -> None:
    ref = FieldRef(rolled.report.id, "strengths")
    rolled.window.go_to(ref)

    rolled.type("A")
    rolled.window.settle()

    assert ref not in unseen(rolled.report)


def test_typing_is_not_disturbed_by_last_years_line(rolled: Clerk) -> None:
    rolled.open("cooperatives")
    rolled.tab.parts[0].go_to("members")

    rolled.type("1.12")
    rolled.type("0")
    rolled.press("<Tab>")

    assert rolled.tab.parts[0].editors["members"].entry.get() == "1.120"


def test_a_period_is_deleted_and_taken_back(rolled: Clerk) -> None:
    rolled.open("general", "unit")

    rolled.press_button("Xóa kỳ này")
    left = [report.id for report in rolled.book.reports]
    rolled.press_button("Lấy lại")

    assert left == ["r-2026"]
    assert rolled.report.id == "r-next"
    assert len(rolled.book.reports) == 2


def test_without_any_period_every_form_is_empty_and_closed(sample_clerk: Clerk) -> None:
    sample_clerk.open("general", "unit")
    form = sample_clerk.tab.view.unit_form
    filled = [name for name in ("name", "province") if form.editors[name].entry.get()]

    sample_clerk.window.periods.remove()
    sample_clerk.update()

    assert filled == ["name", "province"]
    for name in filled:
        assert form.editors[name].entry.get() == ""
        assert str(form.editors[name].entry.cget("state")) == "disabled"
    sample_clerk.press("<Control-z>")
    assert form.editors["name"].entry.get() == "Tân An"


def test_without_any_period_the_first_page_offers_one(sample_clerk: Clerk) -> None:
    sample_clerk.open("todo")

    sample_clerk.window.periods.remove()
    sample_clerk.update()

    assert sample_clerk.window.report is None
    assert str(sample_clerk.tab.button.cget("text")) == "Thêm kỳ báo cáo"
    for key in ("general", "cooperatives", "targets", "tasks", "policies", "report", "todo"):
        sample_clerk.open(key)
    sample_clerk.press_button("Thêm kỳ báo cáo")
    sample_clerk.press_button("Lập kỳ mới", sample_clerk.dialog)
    assert sample_clerk.report.unit == sample_clerk.book.units[-1].id


def test_undoing_what_a_notice_told_takes_the_notice_away(rolled: Clerk) -> None:
    rolled.window.periods.remove()
    rolled.update()
    before = rolled.notice

    rolled.press("<Control-z>")

    assert "thùng rác" in before
    assert rolled.notice == ""
    assert rolled.report.id == "r-next"


def test_undoing_something_else_leaves_the_notice_and_getting_back_twice_does_nothing(rolled: Clerk) -> None:
    window = rolled.window
    window.periods.remove()
    window.session.do(edits.set_field, FieldRef(rolled.report.id, "strengths"), "Vốn tăng.")
    rolled.press("<Control-z>")
    told = rolled.notice
    window.session.undo()
    book = rolled.book

    rolled.press_button("Lấy lại", window.notice)

    assert "thùng rác" in told
    assert rolled.book is book
    assert rolled.report.id == "r-next"


def test_the_box_of_the_period_takes_the_room_that_its_name_needs(sample_clerk: Clerk) -> None:
    bar, name = sample_clerk.window.bar, "6 tháng đầu năm 2026 và cả năm"
    before = bar.period.winfo_width()

    sample_clerk.window.session.do(edits.set_field, FieldRef(sample_clerk.report.id, "name"), name)
    sample_clerk.update()

    needed = tkfont.nametofont("TkDefaultFont", bar).measure(name)
    assert before < needed < bar.period.winfo_width() - 20
    assert bar._period_tip.text == f"Kỳ “{name}”: 16/6/2022 – 16/6/2026"

"""The way to the signature at the window: drafts and red pen, closing, number and date, Word files edited outside."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.book import FieldRef, State
from desktop.domain.edits import set_field
from desktop.domain.rolling import roll_forward
from desktop.domain.signing import close_report, issue
from desktop.reports.blocks import numbers, runs_of
from desktop.reports.outline import compose
from desktop.session import library as library_module
from desktop.wording import signing as words
from tests.reports.docx_files import body, changed
from tests.ui.clerk import Answers, Clerk, everything


@pytest.fixture
def clerk(sample_clerk: Clerk) -> Iterator[Clerk]:
    """A clerk at a window on the sample ward; no dialog stays behind."""
    yield sample_clerk
    for child in [*everything(sample_clerk.window.winfo_toplevel())]:
        if isinstance(child, tk.Toplevel) and child.winfo_exists():
            child.destroy()


def dialog(clerk: Clerk) -> Any:
    """The window that stands over the main one."""
    clerk.wait(lambda: any(isinstance(child, tk.Toplevel) for child in everything(clerk.window.winfo_toplevel())))
    found = [child for child in everything(clerk.window.winfo_toplevel()) if isinstance(child, tk.Toplevel)]
    clerk.wait(found[-1].winfo_viewable)
    return found[-1]


def draft(clerk: Clerk) -> Path:
    """The draft that the clerk has printed."""
    before = clerk.report.drafts
    clerk.open("report", "signing")
    clerk.press_button(words.PRINT_DRAFT)
    clerk.wait(lambda: clerk.report.drafts > before)
    return clerk.window.session.path.with_name(clerk.report.files[-1].name)


def type_a_paragraph(clerk: Clerk, number: str) -> None:
    clerk.press("<Control-g>")
    entry = dialog(clerk)
    clerk.wait(lambda: clerk.window.focus_get() is entry.number)
    clerk.type(number)
    clerk.press("<Return>")


def test_a_draft_is_counted_and_says_what_is_missing(clerk: Clerk) -> None:
    clerk.window.session.do(set_field, FieldRef(clerk.report.id, "strengths"), "")

    first, second = draft(clerk), draft(clerk)

    assert [file.draft for file in clerk.report.files] == [1, 2]
    assert (first.name[-13:], second.name[-13:]) == ("Du thao 1.docx"[-13:], "Du thao 2.docx"[-13:])
    clerk.wait(lambda: "lần 2" in clerk.notice)
    assert clerk.notice.startswith("Đã xuất dự thảo lần 2 ra Word; dự thảo lần 1 vẫn giữ nguyên. Còn 1 chỗ")
    assert "gần nhất là lần 2" in str(clerk.tab.view.state_words.cget("text"))


def test_paragraph_37_of_a_draft_opens_the_field_that_it_came_from(clerk: Clerk) -> None:
    draft(clerk)
    blocks = compose(clerk.book, clerk.report.id)
    place = next(position for position, number in numbers(blocks).items() if number == 37)
    came_from = next(run.ref for run in runs_of(blocks[place]) if run.ref is not None)

    type_a_paragraph(clerk, "37")

    clerk.wait(lambda: clerk.window.focused_field() == came_from)
    assert clerk.window.focused_field() == came_from


def test_a_number_beyond_the_end_is_told(clerk: Clerk) -> None:
    count = len(numbers(compose(clerk.book, clerk.report.id)))

    type_a_paragraph(clerk, "9999")

    told = str(dialog(clerk).told.cget("text"))
    assert told == words.PARAGRAPH_BEYOND.format(count=count, number=9999)
    dialog(clerk).destroy()


def test_a_report_with_gaps_is_not_closed_and_its_gaps_are_settled_from_the_list(
    clerk: Clerk, answers: Answers
) -> None:
    quiet = next(policy for policy in clerk.report.policies if policy.nothing_occurred)
    strengths, result = FieldRef(clerk.report.id, "strengths"), FieldRef(quiet.id, "result")
    clerk.window.session.do(set_field, strengths, "")
    clerk.window.session.do(set_field, FieldRef(quiet.id, "nothing_occurred"), False)
    clerk.open("report", "signing")
    view = clerk.tab.view

    clerk.press_button(words.CLOSE)

    assert not clerk.book.closed
    assert clerk.notice == words.CANNOT_CLOSE.format(count=2)
    assert {row.ref for row in view.unsettled} == {strengths, result}
    view.left.mark(str(result))
    clerk.update()
    clerk.press_button("Không phát sinh")
    assert clerk.book.field(FieldRef(quiet.id, "nothing_occurred"))
    clerk.press_button("Bỏ câu này")
    assert "[Chưa có" not in "".join(
        run.text for block in compose(clerk.book, clerk.report.id) for run in runs_of(block)
    )
    clerk.press_button(words.CLOSE)
    clerk.wait(lambda: [copy.report.state for copy in clerk.book.closed] == [State.CLOSED])
    assert answers.asked == [words.CLOSE_QUESTION]


def test_a_closed_report_takes_number_and_date_but_no_other_edit(clerk: Clerk, answers: Answers) -> None:
    clerk.open("report", "signing")
    clerk.press_button(words.CLOSE)
    clerk.wait(lambda: "Trinh ky" in clerk.notice)
    closed = clerk.book

    clerk.open("report", "content")
    clerk.fill(clerk.tab.view.content_form.editors["strengths"], "Sửa sau khi chốt")
    clerk.window.settle()
    refused, looks = clerk.notice, str(clerk.window.notice.cget("style"))
    clerk.open("report", "signing")
    clerk.press_button(words.ISSUE)
    missing = clerk.notice
    clerk.fill(clerk.tab.view.signing_form.editors["number"], "207")
    clerk.fill(clerk.tab.view.signing_form.editors["issued"], "20/9/2026")
    clerk.press_button(words.ISSUE)

    assert refused == words.REFUSED
    assert looks == "Caution.TFrame"
    assert clerk.report.strengths == closed.report(clerk.report.id).strengths
    assert missing == words.NUMBER_MISSING
    assert (clerk.report.state, clerk.report.number) == (State.ISSUED, "207")
    clerk.press_button(words.REOPEN)
    assert clerk.report.state is State.DRAFT
    assert [copy.report.state for copy in clerk.book.closed] == [State.CLOSED]


def test_what_is_no_value_is_refused_by_a_closed_report_too(clerk: Clerk) -> None:
    rank = clerk.report.targets[1]
    clerk.window.session.do(close_report, clerk.report.id, datetime.now().astimezone())
    clerk.open("targets", "year")
    before = clerk.book

    clerk.fill_cell(clerk.tab.view.table, rank.id, "actual", "5")

    assert clerk.notice == words.REFUSED
    assert clerk.window.entries.unread == {}
    assert clerk.book is before


def test_a_text_that_was_not_understood_before_closing_goes_with_the_refusal(clerk: Clerk) -> None:
    ref = FieldRef(clerk.report.targets[0].id, "actual")
    clerk.window.entries.commit(ref, "abc")
    clerk.window.session.do(close_report, clerk.report.id, datetime.now().astimezone())

    clerk.window.entries.commit(ref, "abd")

    assert clerk.notice == words.REFUSED
    assert clerk.window.entries.unread == {}


def test_after_closing_only_number_and_date_are_open_and_once_issued_they_are_not(
    clerk: Clerk, answers: Answers
) -> None:
    clerk.open("report", "signing")
    clerk.press_button(words.CLOSE)
    clerk.wait(lambda: "Trinh ky" in clerk.notice)
    editors = clerk.tab.view.signing_form.editors

    def is_open() -> set[str]:
        shown = {name: getattr(editor, "entry", None) or editor.box for name, editor in editors.items()}
        return {name for name, widget in shown.items() if str(widget.cget("state")) != "disabled"}

    closed = is_open()
    clerk.fill(editors["number"], "207")
    clerk.fill(editors["issued"], "20/9/2026")
    clerk.press_button(words.ISSUE)
    issued = is_open()
    clerk.window.entries.commit(FieldRef(clerk.report.id, "number"), "999")

    assert closed == {"number", "issued"}
    assert issued == set()
    assert (clerk.report.number, clerk.notice) == ("207", words.REFUSED)
    clerk.press_button(words.REOPEN, clerk.tab)
    assert is_open() == {"signer", "copies", "number", "symbol", "issued"}


def test_a_date_that_the_checks_call_wrong_is_asked_about_before_it_is_taken(clerk: Clerk, answers: Answers) -> None:
    clerk.window.session.do(close_report, clerk.report.id, datetime.now().astimezone())
    clerk.open("report", "signing")
    clerk.fill(clerk.tab.view.signing_form.editors["number"], "207")
    clerk.fill(clerk.tab.view.signing_form.editors["issued"], "1/1/2020")
    answers.yes = False

    clerk.press_button(words.ISSUE)
    state, asked, field = clerk.report.state, answers.asked[-1], clerk.window.focused_field()
    answers.yes = True
    clerk.press_button(words.ISSUE)

    assert state is State.CLOSED
    assert "Ngày ban hành 01/01/2020 trước ngày chốt số liệu" in asked
    assert field == FieldRef(clerk.report.id, "issued")
    assert clerk.report.state is State.ISSUED


def test_what_was_issued_is_copied_for_the_superior_with_its_word_file(
    clerk: Clerk, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(library_module, "removable_drives", lambda: [stick])
    clerk.window.session.do(close_report, clerk.report.id, datetime.now().astimezone())
    clerk.window.session.do(issue, clerk.report.id, "207", date(2026, 9, 20))
    clerk.open("report", "signing")

    clerk.press_button(words.SEND)
    clerk.wait(lambda: "đọc lại đúng" in clerk.notice)

    assert sorted(file.suffix for file in stick.iterdir()) == [".docx", ".json"]
    assert all(file.name in clerk.notice for file in stick.iterdir())


def test_a_closed_report_that_cannot_be_deleted_is_not_said_to_be(sample_clerk: Clerk) -> None:
    sample_clerk.window.session.do(close_report, sample_clerk.report.id, datetime.now().astimezone())
    reports = sample_clerk.book.reports

    sample_clerk.window.periods.remove()

    assert sample_clerk.book.reports == reports
    assert sample_clerk.notice == words.REFUSED


def test_number_and_date_of_a_draft_are_seen_but_left_to_the_registry_until_it_is_closed(
    clerk: Clerk, answers: Answers
) -> None:
    clerk.open("report", "signing")
    number, day = (clerk.tab.view.signing_form.editors[name] for name in ("number", "issued"))

    def locked() -> list[str]:
        return [str(editor.entry.cget("state")) for editor in (number, day)]

    before = locked()
    clerk.press_button(words.CLOSE)
    clerk.wait(lambda: "Trinh ky" in clerk.notice)

    assert before == ["disabled", "disabled"]
    assert locked() == ["normal", "normal"]
    clerk.fill(number, "207")
    clerk.press_button(words.REOPEN)
    assert locked() == ["normal", "normal"]  # what stands there can still be taken away


def test_a_draft_edited_in_word_is_noticed_before_the_next_one_and_taken_in_one_step(clerk: Clerk) -> None:
    path = draft(clerk)
    line = clerk.report.strengths.split("\n")[0]
    path.write_bytes(changed(path.read_bytes(), body(line, f"{line} Sửa ở Word."), body(">1.081<", ">1.082<")))
    before, written = clerk.book, path.read_bytes()

    clerk.press_button(words.PRINT_DRAFT)
    clerk.wait(lambda: "đã được sửa" in clerk.notice)
    said = clerk.notice
    clerk.press_button(words.SEE_AND_TAKE)
    window = dialog(clerk)
    clerk.click(window.take)
    clerk.wait(lambda: clerk.book is not before)

    assert said == (
        "Bản Word dự thảo lần 1 đã được sửa 1 đoạn và 1 số liệu; sổ dữ liệu chưa có các chỗ sửa này. "
        "Bản Word không bị ghi đè."
    )
    assert clerk.report.strengths.split("\n")[0] == f"{line} Sửa ở Word."
    assert path.read_bytes() == written
    clerk.press("<Control-z>")
    assert clerk.report.strengths == before.report(clerk.report.id).strengths


def test_what_was_left_is_not_asked_again(clerk: Clerk) -> None:
    path = draft(clerk)
    line = clerk.report.strengths.split("\n")[0]
    path.write_bytes(changed(path.read_bytes(), body(line, f"{line} Sửa ở Word.")))
    clerk.press_button(words.PRINT_DRAFT)
    clerk.wait(lambda: "đã được sửa" in clerk.notice)
    clerk.press_button(words.SEE_AND_TAKE)

    clerk.press_button(words.LEAVE_ALL, dialog(clerk))
    draft(clerk)

    assert clerk.report.drafts == 2


def test_a_remark_is_about_the_field_that_the_cursor_was_in(clerk: Clerk) -> None:
    clerk.open("tasks")
    clerk.window.go_to(FieldRef(clerk.report.id, "lessons"))
    clerk.update()

    clerk.press("<Control-m>")
    clerk.type("Viết gọn lại.")
    clerk.press("<Return>")

    (remark,) = clerk.report.remarks
    assert (remark.place, remark.text) == (f"{clerk.report.id}#lessons", "Viết gọn lại.")
    clerk.press_button("Tới chỗ đó")
    assert clerk.window.focused_field() == FieldRef(clerk.report.id, "lessons")
    clerk.press("<Control-z>")


def test_a_remark_is_about_a_paragraph_of_the_draft(clerk: Clerk) -> None:
    clerk.open("report", "remarks")
    clerk.press_button(words.ADD_REMARK)

    clerk.press_button(words.REMARK_PARAGRAPH)
    entry = dialog(clerk)
    clerk.wait(lambda: clerk.window.focus_get() is entry.number)
    clerk.type("5")
    clerk.press("<Return>")

    assert clerk.report.remarks[0].place


def test_the_layout_of_ones_own_report_and_of_another_file_is_checked(clerk: Clerk, tmp_path: Path) -> None:
    other = tmp_path / "cu.docx"
    path = draft(clerk)
    other.write_bytes(changed(path.read_bytes(), body("./.", ".")))
    clerk.open("report", "layout")
    view = clerk.tab.view
    clerk.wait(lambda: "không thấy lỗi" in str(view.told.cget("text")))

    view.check(other)
    clerk.wait(lambda: other.name in str(view.told.cget("text")))
    found = [finding.rule for finding in view.findings]
    clerk.press_button(words.REPAIR_ALL)
    clerk.wait(lambda: "da sua" in clerk.notice)

    assert found == ["B3"]
    assert (tmp_path / "cu - da sua.docx").exists()
    clerk.wait(lambda: "da sua" in str(view.told.cget("text")) and not view.findings)


def test_one_click_repairs_the_texts_of_the_book(clerk: Clerk) -> None:
    clerk.window.session.do(set_field, FieldRef(clerk.report.id, "lessons"), "Chọn ít , làm dứt điểm.")
    clerk.open("report", "layout")
    view = clerk.tab.view
    clerk.wait(lambda: view.findings)

    clerk.press_button(words.REPAIR_ONE)

    assert clerk.report.lessons == "Chọn ít, làm dứt điểm."
    clerk.wait(lambda: not view.findings)


# -- what was typed and not understood, other periods


def test_a_report_is_not_closed_while_a_typed_figure_is_not_understood(sample_clerk: Clerk, answers: Answers) -> None:
    clerk = sample_clerk
    clerk.open("targets")
    clerk.fill_cell(clerk.tab.view.table, clerk.report.targets[0].id, "plan", "abc")
    clerk.open("report", "signing")

    clerk.press_button(words.CLOSE)

    assert clerk.report.state is State.DRAFT
    assert answers.asked == []
    (left,) = clerk.tab.view.unsettled
    assert left.ref == FieldRef(clerk.report.targets[0].id, "plan")
    assert "“abc” không phải là số" in left.sentence
    clerk.open("todo")
    clerk.wait(lambda: str(clerk.tab.part_words["targets"].cget("text")) == "Còn 1 chỗ phải nhập")


def test_what_was_told_of_a_period_goes_with_it(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    first = clerk.report.id
    clerk.window.session.do(roll_forward, first, "r-next")
    clerk.window.session.do(close_report, first, datetime.now().astimezone())
    clerk.window.signing.refused(first)
    told = clerk.notice

    clerk.window.choose_report("r-next")
    clerk.update()

    assert told == words.REFUSED
    assert clerk.notice == ""

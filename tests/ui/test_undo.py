"""Taking back and doing again: what was typed last goes first, and it is said and shown what that was."""

from __future__ import annotations

import pytest

from desktop.domain import edits
from desktop.domain.book import FieldRef, Unit
from desktop.domain.values import Number
from tests.builders import a_value
from tests.ui.clerk import Clerk


def type_a_result(clerk: Clerk, words: str) -> None:
    clerk.fill_cell(clerk.tab.view.table, clerk.report.targets[0].id, "actual", words)


def result(clerk: Clerk) -> str:
    value = clerk.report.targets[0].actual
    return str(value.low) if isinstance(value, Number) else ""


@pytest.mark.parametrize("typed", ["7", "abc"])
def test_a_refused_text_goes_before_the_figure_that_it_stands_on(clerk: Clerk, typed: str) -> None:
    clerk.window.session.do(edits.set_field, FieldRef(clerk.report.targets[0].id, "last_year"), a_value("1.150"))
    clerk.open("targets")
    type_a_result(clerk, "1200")
    type_a_result(clerk, typed)
    refused = len(clerk.window.entries.standing())

    clerk.press("<Control-z>")
    once = (len(clerk.window.entries.standing()), result(clerk))
    clerk.press("<Control-z>")

    assert refused == 1
    assert once == (0, "1200")
    assert result(clerk) == ""


def test_refused_texts_go_one_after_the_other(clerk: Clerk) -> None:
    clerk.open("targets")
    table = clerk.tab.view.table
    first, second = clerk.report.targets[:2]
    clerk.fill_cell(table, first.id, "actual", "abc")
    clerk.fill_cell(table, second.id, "actual", "xyz")
    left = []

    for _ in range(2):
        clerk.press("<Control-z>")
        left.append([ref.entity for ref in clerk.window.entries.standing()])

    assert left == [[first.id], []]


def test_a_refused_text_that_was_left_long_ago_does_not_hinder(clerk: Clerk) -> None:
    clerk.open("targets")
    type_a_result(clerk, "abc")
    clerk.window.session.do(edits.set_field, FieldRef(clerk.report.id, "name"), "06 tháng")

    clerk.press("<Control-z>")

    assert clerk.report.name != "06 tháng"
    assert len(clerk.window.entries.standing()) == 1


def test_a_refused_text_alone_can_be_taken_back_by_the_button(clerk: Clerk) -> None:
    clerk.open("targets")
    before = clerk.book
    type_a_result(clerk, "abc")
    button = clerk.window.bar.buttons["undo"]

    clerk.click(button)

    assert clerk.window.entries.standing() == ()
    assert clerk.book is before


def test_all_that_was_pasted_goes_at_once(clerk: Clerk) -> None:
    clerk.open("targets")
    before = clerk.book
    clerk.window.clipboard_clear()
    clerk.window.clipboard_append("1.098\nkhá\nsáu\n2\n")
    clerk.press("<Control-v>")
    held = (result(clerk), len(clerk.window.entries.standing()))

    clerk.press("<Control-z>")

    assert held == ("1098", 1)
    assert clerk.book is before
    assert clerk.window.entries.standing() == ()


def test_undo_goes_where_it_was_and_says_what(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("report", "content")
    clerk.fill(clerk.tab.view.content_form.editors["shortcomings"], "Con it von.")
    clerk.open("general")

    clerk.press("<Control-z>")

    assert clerk.opened == "report"
    assert clerk.window.focused_field() == FieldRef(clerk.report.id, "shortcomings")
    assert clerk.report.shortcomings != "Con it von."
    assert clerk.status.startswith("Đã hoàn tác: sửa “")


def test_redo_goes_there_too(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    ref = FieldRef(clerk.report.groups[0].id, "result")
    clerk.window.session.do(edits.set_field, ref, "Xong.")
    clerk.window.session.undo()
    clerk.open("general")

    clerk.press("<Control-y>")

    assert clerk.book.field(ref) == "Xong."
    assert clerk.opened == "tasks"
    assert clerk.status.startswith("Đã làm lại: sửa “")


def test_undo_in_the_field_leaves_the_cursor_there(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("report", "content")
    clerk.fill(clerk.tab.view.content_form.editors["shortcomings"], "Con it von.")
    field = clerk.focus

    clerk.press("<Control-z>")

    assert clerk.focus is field


def test_what_is_on_no_form_is_said_and_the_tab_stays(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.window.session.do(edits.add_row, clerk.book.id, "units", Unit(id="u-9", name="Hoa Sen"))
    clerk.window.session.do(edits.set_field, FieldRef(clerk.report.id, "unit"), "u-9")
    clerk.open("targets")

    clerk.press("<Control-z>")

    assert clerk.opened == "targets"
    assert clerk.status == "Đã hoàn tác: sửa “Đơn vị của báo cáo này”"


def test_nothing_to_undo_says_nothing(clerk: Clerk) -> None:
    clerk.save()

    clerk.press("<Control-z>")

    assert "hoàn tác" not in clerk.status

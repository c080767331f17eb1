"""What no rule understands turns red, stays as it was typed, and never reaches the book."""

from __future__ import annotations

from datetime import date

import pytest
import ttkbootstrap as ttk

from desktop.domain.values import Number
from desktop.storage.store import Store
from desktop.ui import theme
from desktop.ui.widgets.editors import LineEditor
from desktop.ui.widgets.fault_line import FaultLine
from desktop.ui.widgets.table import Table
from tests.ui.clerk import Clerk, drawn, everything

RED = (theme.DANGER, theme.DANGER_FILL)
BAD = [("abc", []), ("1.5", ["1,5"]), ("1,105", ["1.105", "1,105"])]
"""What is typed, and the readings on offer."""


def actual(clerk: Clerk) -> object:
    return clerk.report.targets[0].actual


def table(clerk: Clerk) -> Table:
    found = clerk.tab.view.table
    assert isinstance(found, Table)
    return found


def said_below(table: Table) -> list[str]:
    return [str(each.cget("text")) for each in everything(table.fault_line) if isinstance(each, ttk.Label)]


def readings(line: FaultLine) -> list[str]:
    return [str(button.cget("text")) for button in line.buttons if button.winfo_viewable()]


def member_field(clerk: Clerk) -> LineEditor:
    """The members of a new cooperative."""
    clerk.open("cooperatives")
    clerk.press_button("Thêm")
    editor = clerk.tab.parts[0].editors["members"]
    assert isinstance(editor, LineEditor)
    return editor


def fault_line(editor: LineEditor) -> FaultLine:
    return next(widget for widget in everything(editor) if isinstance(widget, FaultLine))


# -- cells


@pytest.mark.parametrize(("typed", "offered"), BAD)
def test_a_cell_that_is_no_figure_is_red_and_offers_what_may_be_meant(
    clerk: Clerk, typed: str, offered: list[str]
) -> None:
    clerk.open("targets")
    before = clerk.book

    clerk.type(typed)
    clerk.press("<Return>", "<Up>")

    assert drawn(table(clerk), typed) == RED
    assert readings(table(clerk).fault_line) == offered
    assert clerk.book is before


@pytest.mark.parametrize(("typed", "warned"), [("1,105", True), ("1.105", False)], ids=["red cell", "control"])
def test_an_export_says_that_a_red_cell_is_not_in_the_document(clerk: Clerk, typed: str, warned: bool) -> None:
    clerk.open("targets")
    clerk.type(typed)
    clerk.press("<Return>")

    clerk.export()

    assert ("Còn 1 ô chưa hiểu được nên chưa có trong văn bản." in clerk.window.notice.text) is warned
    assert ("Xem 1 ô" in [button.cget("text") for button in clerk.window.notice.buttons]) is warned


def test_a_figure_is_not_red(clerk: Clerk) -> None:
    clerk.open("targets")

    clerk.type("1.105")
    clerk.press("<Return>", "<Up>")

    assert drawn(table(clerk), "1.105")[0] == theme.INK
    assert readings(table(clerk).fault_line) == []
    assert clerk.window.status_line.unread.cget("text") == ""


@pytest.mark.parametrize(("button", "meant"), [("1.105", "1105"), ("1,105", "1.105")])
def test_pressing_a_reading_puts_it_into_the_cell(clerk: Clerk, button: str, meant: str) -> None:
    clerk.open("targets")
    clerk.type("1,105")
    clerk.press("<Return>", "<Up>")

    clerk.press_button(button)

    value = actual(clerk)
    assert isinstance(value, Number)
    assert str(value.low) == meant
    assert drawn(table(clerk), button)[0] == theme.INK
    assert clerk.window.status_line.unread.cget("text") == ""


def test_a_red_cell_survives_leaving_the_tab_without_return(clerk: Clerk) -> None:
    clerk.open("targets")
    before = clerk.book
    clerk.type("abc")

    clerk.open("general")
    clerk.open("targets")

    assert drawn(table(clerk), "abc") == RED
    assert clerk.book is before


def test_the_way_to_a_red_cell_is_one_press_from_anywhere(clerk: Clerk) -> None:
    clerk.open("targets", "long")
    clerk.type("abc")
    clerk.open("tasks")
    assert str(clerk.window.status_line.unread.cget("text")).startswith("1 ô")

    clerk.click(clerk.window.status_line.unread)

    assert clerk.tab.view.KEY == "long"
    assert table(clerk).grid_widget.current == (clerk.report.targets[0].id, "goal")


def test_emptying_a_red_cell_ends_it(clerk: Clerk) -> None:
    clerk.open("targets")
    clerk.type("abc")
    clerk.press("<Return>", "<Up>")

    clerk.press("<Delete>")

    assert clerk.window.status_line.unread.cget("text") == ""
    assert readings(table(clerk).fault_line) == []


def test_a_red_cell_goes_with_its_row_and_comes_back_with_it(clerk: Clerk) -> None:
    clerk.open("targets")
    clerk.type("abc")
    clerk.press("<Return>", "<Up>")

    clerk.press_button("Xóa dòng")
    gone = str(clerk.window.status_line.unread.cget("text"))
    clerk.click(clerk.window.status_line.unread)
    clerk.press("<Control-z>")

    assert gone == ""
    assert drawn(table(clerk), "abc") == RED
    assert str(clerk.window.status_line.unread.cget("text")).startswith("1 ô")


def test_pasting_keeps_what_is_no_figure_as_red_and_takes_the_rest(clerk: Clerk) -> None:
    clerk.open("targets")
    clerk.window.clipboard_clear()
    clerk.window.clipboard_append("1.098\nkhá\nsáu\n2\n")

    clerk.press("<Control-v>")

    assert [target.actual is None for target in clerk.report.targets[:4]] == [False, False, True, False]
    assert drawn(table(clerk), "sáu") == RED


def test_what_is_red_is_not_saved(clerk: Clerk) -> None:
    clerk.open("targets")
    clerk.type("7")
    clerk.press("<Return>")
    clerk.type("abc")
    clerk.press("<Return>")

    clerk.save()

    targets = Store(clerk.window.session.path).open().reports[0].targets
    assert [target.actual is None for target in targets[:2]] == [False, True]


# -- forms


@pytest.mark.parametrize(("typed", "offered"), BAD)
def test_a_field_that_is_no_figure_is_red_and_offers_what_may_be_meant(
    clerk: Clerk, typed: str, offered: list[str]
) -> None:
    editor = member_field(clerk)
    before = clerk.book

    clerk.fill(editor, typed)

    assert editor.entry.cget("style") == "Invalid.TEntry"
    assert editor.entry.get() == typed
    assert readings(fault_line(editor)) == offered
    assert clerk.book is before


def test_pressing_a_reading_puts_it_into_the_field(clerk: Clerk) -> None:
    editor = member_field(clerk)
    clerk.fill(editor, "1,105")

    clerk.press_button("1.105", editor)

    members = clerk.report.returns[0].members
    assert isinstance(members, Number)
    assert str(members.low) == "1105"
    assert editor.entry.get() == "1.105"
    assert editor.entry.cget("style") == "TEntry"


def test_a_red_field_survives_leaving_the_tab_without_return(clerk: Clerk) -> None:
    editor = member_field(clerk)
    before = clerk.book
    editor.focus_set()
    clerk.type("abc")

    clerk.open("general")
    clerk.open("cooperatives")

    assert editor.entry.get() == "abc"
    assert editor.entry.cget("style") == "Invalid.TEntry"
    assert clerk.book is before


def test_a_red_field_survives_a_change_elsewhere_and_its_undo(clerk: Clerk) -> None:
    editor = member_field(clerk)
    clerk.fill(editor, "abc")

    clerk.fill(clerk.tab.identity.editors["name"], "Hoa Sen")
    clerk.press("<Control-z>")

    assert editor.entry.get() == "abc"
    assert editor.entry.cget("style") == "Invalid.TEntry"


@pytest.mark.parametrize("typed", ["9/20/2026", "31/2/2026", "2026"])
def test_a_field_that_is_no_date_is_red(clerk: Clerk, typed: str) -> None:
    clerk.open("general")
    editor = clerk.tab.view.period_form.editors["period_to"]
    before = clerk.book

    clerk.fill(editor, typed)
    clerk.open("tasks")
    clerk.open("general")

    assert editor.entry.cget("style") == "Invalid.TEntry"
    assert editor.entry.get() == typed
    assert clerk.book is before


def test_a_cell_that_is_no_date_is_red(clerk: Clerk) -> None:
    clerk.open("general", "documents")
    before = clerk.book

    clerk.fill_cell(table(clerk), clerk.report.citations[0].id, "issued", "9/20/2026")

    assert drawn(table(clerk), "9/20/2026") == RED
    assert clerk.book is before


def test_a_date_from_the_calendar_ends_the_red(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.open("general")
    editor = clerk.tab.view.period_form.editors["period_to"]
    clerk.fill(editor, "9/20/2026")
    monkeypatch.setattr(ttk.Querybox, "get_date", lambda **options: date(2026, 9, 20))

    clerk.click(next(widget for widget in everything(editor) if isinstance(widget, ttk.Button)))

    assert clerk.report.period_to == date(2026, 9, 20)
    assert editor.entry.get() == "20/9/2026"
    assert editor.entry.cget("style") == "TEntry"
    assert clerk.window.status_line.unread.cget("text") == ""


# -- a paste that is larger than the table


def test_lines_pasted_below_the_last_row_are_said_to_be_left_out(sample_clerk: Clerk) -> None:
    sample_clerk.open("targets")
    last = sample_clerk.report.targets[-1]
    sample_clerk.go_to_cell(table(sample_clerk), last.id, "plan")
    sample_clerk.window.clipboard_clear()
    sample_clerk.window.clipboard_append("70\n80\n90\n")

    sample_clerk.press("<Control-v>")

    (said,) = said_below(table(sample_clerk))
    assert str(sample_clerk.report.targets[-1].plan.low) == "70"  # type: ignore[union-attr]
    assert "còn 2 dòng nằm ngoài bảng" in said


def test_a_wrong_rank_is_told_the_ranks(sample_clerk: Clerk) -> None:
    rank = next(target for target in sample_clerk.report.targets if target.indicator.ranks)
    sample_clerk.open("targets", "year")
    table = sample_clerk.tab.view.table

    sample_clerk.fill_cell(table, rank.id, "plan", "khá8")
    sample_clerk.go_to_cell(table, rank.id, "plan")

    ranks = ", ".join(rank.indicator.ranks)
    assert said_below(table) == [f"“khá8” không phải là xếp loại. Ghi một trong các loại: {ranks}."]

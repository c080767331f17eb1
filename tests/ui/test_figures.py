"""Figures on their way in: said back, asked about, typed over the register's with a reason."""

from __future__ import annotations

import tkinter as tk
from datetime import date

import pytest
from msgspec.structs import replace

from desktop.domain import edits
from desktop.domain.book import FieldRef, Report, Return
from desktop.domain.values import DONG, Number
from desktop.ui import theme
from desktop.ui.by_hand_dialog import ByHandDialog
from desktop.ui.widgets.editors import ChoiceEditor, LineEditor
from desktop.ui.widgets.fault_line import FaultLine
from desktop.ui.widgets.table import Table
from tests.builders import a_value
from tests.ui.clerk import Clerk, drawn, everything


def money_field(clerk: Clerk) -> LineEditor:
    """The revenue of the sample's cooperative."""
    clerk.open("cooperatives")
    editor = clerk.tab.parts[1].editors["revenue"]
    assert isinstance(editor, LineEditor)
    return editor


def below(editor: LineEditor) -> str:
    line = next(widget for widget in everything(editor) if isinstance(widget, FaultLine))
    return str(line.children["!label"].cget("text")) if line.children else ""


def revenue(clerk: Clerk) -> object:
    return clerk.report.returns[0].revenue


def last_year(clerk: Clerk, figure: str) -> None:
    """Put a report of the year before into the book, with this revenue."""
    row = Return(id="n-last", cooperative=clerk.report.returns[0].cooperative, revenue=a_value(figure))
    report = Report(id="r-last", unit=clerk.report.unit, name="03 năm", period_to=date(2025, 6, 15), returns=(row,))
    clerk.window.session.do(edits.add_report, report)
    clerk.update()


def test_a_field_of_money_says_what_it_understood(sample_clerk: Clerk) -> None:
    editor = money_field(sample_clerk)

    sample_clerk.fill(editor, "1.523.460.000 đ")

    assert revenue(sample_clerk) == a_value("1.523,46")
    assert editor.entry.get() == "1.523,46"
    assert below(editor) == "= 1.523,46 triệu đồng"


def test_what_was_understood_is_not_said_for_ever(sample_clerk: Clerk) -> None:
    editor = money_field(sample_clerk)
    sample_clerk.fill(editor, "1,5 tỷ")

    sample_clerk.fill(sample_clerk.tab.parts[1].editors["profit"], "96")

    assert not below(editor).startswith("=")


def test_nothing_is_said_or_changed_while_somebody_types(sample_clerk: Clerk) -> None:
    editor = money_field(sample_clerk)
    editor.focus_set()
    sample_clerk.update()

    sample_clerk.type("1.523.460.000 ")

    assert editor.entry.get() == "1.523.460.000 "
    assert not below(editor).startswith("=")


def test_a_form_can_be_filled_in_in_dong(sample_clerk: Clerk) -> None:
    editor = money_field(sample_clerk)
    unit = sample_clerk.tab.parts[1].editors["money_unit"]
    assert isinstance(unit, ChoiceEditor)

    sample_clerk.fill(unit, DONG)
    shown = editor.entry.get()
    sample_clerk.fill(editor, "1.523.460.000")

    assert shown == "1.523.450.000"
    assert revenue(sample_clerk) == a_value("1.523,46")
    assert editor.entry.get() == "1.523.460.000"
    assert below(editor) == "= 1.523,46 triệu đồng"


def test_a_hundred_times_last_year_asks_and_a_press_answers(sample_clerk: Clerk) -> None:
    last_year(sample_clerk, "1.480")
    editor = money_field(sample_clerk)

    sample_clerk.fill(editor, "1.523.460")
    asked, before = below(editor), revenue(sample_clerk)
    sample_clerk.save()
    sample_clerk.press_button("1.523,46 triệu đồng", editor)

    assert asked == "Năm trước 1.480 triệu đồng; lần này 1.523.460. Ý là:"
    assert before == a_value("1.523,45")
    assert revenue(sample_clerk) == a_value("1.523,46")


def test_what_was_typed_may_be_meant(sample_clerk: Clerk) -> None:
    last_year(sample_clerk, "1.480")
    editor = money_field(sample_clerk)
    sample_clerk.fill(editor, "1.523.460")

    sample_clerk.press_button("1.523.460 triệu đồng", editor)

    assert revenue(sample_clerk) == a_value("1.523.460")
    assert editor.entry.cget("style") == "TEntry"


# -- the grid of targets


def table(clerk: Clerk) -> Table:
    found = clerk.tab.view.table
    assert isinstance(found, Table)
    return found


def said(clerk: Clerk) -> str:
    return " ".join(
        str(widget.cget("text"))
        for widget in everything(table(clerk).fault_line)
        if widget.winfo_class() == "TLabel" and widget.winfo_viewable()
    )


def test_a_cell_says_what_it_understood_though_the_cursor_has_moved_on(sample_clerk: Clerk) -> None:
    sample_clerk.open("targets")
    sample_clerk.fill_cell(table(sample_clerk), sample_clerk.target("mean_revenue"), "plan", "1,6 tỷ")

    assert said(sample_clerk).startswith("= 1.600 triệu đồng")

    sample_clerk.press("<Left>")

    assert not said(sample_clerk).startswith("=")


def test_a_result_of_the_register_stands_with_its_formula(sample_clerk: Clerk) -> None:
    sample_clerk.open("targets")

    sample_clerk.go_to_cell(table(sample_clerk), sample_clerk.target("mean_revenue"), "actual")

    assert said(sample_clerk) == "Số tính: 1.523,45. Bình quân = 1.523,45 : 1 hợp tác xã đang hoạt động."


def test_a_rate_stands_with_its_formula(sample_clerk: Clerk) -> None:
    sample_clerk.open("targets")

    sample_clerk.go_to_cell(table(sample_clerk), sample_clerk.target("members"), "rate")

    assert said(sample_clerk) == "% kế hoạch = 1.098 : 1.105 × 100"


def dialog(clerk: Clerk) -> ByHandDialog:
    return next(widget for widget in everything(clerk.window) if isinstance(widget, ByHandDialog))


def open_dialog(clerk: Clerk, code: str = "mean_revenue") -> ByHandDialog:
    clerk.open("targets")
    clerk.go_to_cell(table(clerk), clerk.target(code), "actual")
    clerk.press_button("Nhập tay thay số tính…")
    return dialog(clerk)


def test_a_figure_is_typed_over_the_register_with_a_reason_and_stays_marked(sample_clerk: Clerk) -> None:
    opened = open_dialog(sample_clerk)

    opened.figure.insert(0, "1,5 tỷ")
    opened.reason.set("Theo số cấp trên")
    opened.put_in()
    sample_clerk.update()

    target = sample_clerk.book.entity(sample_clerk.target("mean_revenue"))
    assert target.actual == a_value("1.500")  # type: ignore[attr-defined]
    assert target.manual_reason == "Theo số cấp trên"  # type: ignore[attr-defined]
    assert "lý do: Theo số cấp trên" in said(sample_clerk)
    assert corners(sample_clerk) == 1
    assert sample_clerk.window.session.undo_name == "nhập tay thay số tính"


def corners(clerk: Clerk) -> int:
    """How many cells have the corner of a typed figure."""
    canvases = (widget for widget in everything(table(clerk)) if isinstance(widget, tk.Canvas))
    items = [(canvas, item) for canvas in canvases for item in canvas.find_all()]
    return sum(
        str(canvas.type(item)) == "polygon" and canvas.itemcget(item, "fill") == theme.WARNING for canvas, item in items
    )


@pytest.mark.parametrize(("figure", "reason"), [("1.500", ""), ("", "Theo số cấp trên"), ("abc", "Theo số cấp trên")])
def test_without_figure_or_reason_nothing_is_taken(sample_clerk: Clerk, figure: str, reason: str) -> None:
    before = sample_clerk.book
    opened = open_dialog(sample_clerk)

    opened.figure.insert(0, figure)
    opened.reason.set(reason)
    opened.put_in()

    assert opened.winfo_exists()
    assert sample_clerk.book is before
    opened.close()


def test_another_reason_is_typed(sample_clerk: Clerk) -> None:
    opened = open_dialog(sample_clerk)
    opened.figure.insert(0, "1.500")
    opened.reason.set("Khác")
    opened.reason.event_generate("<<ComboboxSelected>>")
    opened.other.insert(0, "  Số kiểm toán ")

    opened.put_in()

    assert sample_clerk.book.field(FieldRef(sample_clerk.target("mean_revenue"), "manual_reason")) == "Số kiểm toán"


def test_the_register_gives_the_figure_again(sample_clerk: Clerk) -> None:
    before = sample_clerk.book
    opened = open_dialog(sample_clerk)
    opened.figure.insert(0, "1.500")
    opened.reason.set("Theo số cấp trên")
    opened.put_in()
    sample_clerk.update()

    sample_clerk.press_button("Bỏ nhập tay")

    assert replace(sample_clerk.book, bin=before.bin) == before
    assert drawn(table(sample_clerk), "1.523,45")[0] == theme.HINT
    assert corners(sample_clerk) == 0


def test_a_figure_typed_straight_into_the_cell_is_marked_too(sample_clerk: Clerk) -> None:
    sample_clerk.open("targets")

    sample_clerk.fill_cell(table(sample_clerk), sample_clerk.target("mean_revenue"), "actual", "1.500")
    sample_clerk.press("<Up>")

    assert isinstance(sample_clerk.book.field(FieldRef(sample_clerk.target("mean_revenue"), "actual")), Number)
    assert "chưa ghi lý do" in said(sample_clerk)
    assert corners(sample_clerk) == 1

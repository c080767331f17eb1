"""The pictures of the targets: bars with their figures in words, a line over the periods, empty states."""

from __future__ import annotations

import tkinter as tk
from datetime import date

from msgspec.structs import replace

from desktop.domain import edits
from desktop.domain.book import FieldRef
from tests.builders import a_value
from tests.ui.clerk import Clerk, everything


def texts(canvas: tk.Canvas) -> list[str]:
    found = [item for item in canvas.find_all() if str(canvas.type(item)) == "text"]
    return [str(canvas.itemcget(item, "text")).replace("\n", " ") for item in found]


def points(canvas: tk.Canvas) -> int:
    """How many points the line has."""
    return sum(str(canvas.type(item)) == "oval" for item in canvas.find_all())


def test_every_target_has_its_bars_with_the_figures_in_words(sample_clerk: Clerk) -> None:
    sample_clerk.open("targets", "charts")

    said = texts(sample_clerk.tab.view.bars)

    assert "1.098 / 1.105 (99,4%)" in said
    assert "khá / tốt" in said
    assert said.count("Đến 2030") == said.count("Đến 2045") == len(sample_clerk.report.targets)


def test_the_bars_follow_the_book(sample_clerk: Clerk) -> None:
    sample_clerk.open("targets", "charts")
    row = sample_clerk.report.returns[0].id

    sample_clerk.window.session.do(edits.set_fields, [(FieldRef(row, "members"), a_value("1.105"))])
    sample_clerk.update()

    assert "1.105 / 1.105 (100,0%)" in texts(sample_clerk.tab.view.bars)


def test_the_line_of_the_chosen_target_goes_over_all_periods(sample_clerk: Clerk) -> None:
    report = sample_clerk.report
    target = replace(report.targets[0], id="t-old", actual=a_value("1.081"), last_year=None)
    before = replace(
        report, id="r-old", name="03 năm", period_to=date(2025, 6, 15), returns=(), targets=(target,), groups=(),
        policies=(), citations=(),
    )  # fmt: skip
    sample_clerk.window.session.do(edits.add_report, before)

    sample_clerk.open("targets", "charts")

    line = sample_clerk.tab.view.line
    assert [text for text in texts(line) if "năm" in text] == ["03 năm", "04 năm"]
    assert {"1.081", "1.098", "2030: 1.105", "2045: 1.200"} <= set(texts(line))
    assert points(line) == 2


def test_another_target_is_chosen_by_key_and_by_mouse(sample_clerk: Clerk) -> None:
    sample_clerk.open("targets", "charts")
    view = sample_clerk.tab.view

    sample_clerk.press("<Down>")
    by_key, said = str(view.title.cget("text")), str(view.said.cget("text"))
    view.bars.event_generate("<Button-1>", x=20, y=5)
    sample_clerk.update()

    assert by_key == "Qua các kỳ: Xếp loại hợp tác xã"
    assert said.startswith("Chỉ tiêu xếp loại: khá.")
    assert points(view.line) == 2
    assert str(view.title.cget("text")).startswith("Qua các kỳ: Số thành viên")


def test_an_empty_book_says_what_to_do(clerk: Clerk) -> None:
    clerk.open("targets", "charts")
    no_figures = str(clerk.tab.view.said.cget("text"))

    for target in clerk.report.targets:
        clerk.window.session.do(edits.remove_row, target.id)
    clerk.update()

    shown = [str(each.cget("text")) for each in everything(clerk.tab.view) if each.winfo_class() == "TLabel"]
    assert no_figures.startswith("Chưa có số liệu qua các kỳ.")
    assert "Chưa có chỉ tiêu. Thêm chỉ tiêu ở “Kết quả năm”." in shown
    assert texts(clerk.tab.view.bars) == []

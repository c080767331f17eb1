"""No button is closed without saying why: over every view, the pages, older states, and a window without a period."""

from __future__ import annotations

import tkinter as tk

import pytest
import ttkbootstrap as ttk

from desktop.ui.tabs import TABS
from desktop.ui.widgets.tip import TIPS, Tip
from desktop.wording import reasons
from tests.ui.clerk import PLACES, Clerk, everything


def closed(within: tk.Misc) -> list[ttk.Button | ttk.Checkbutton | ttk.Radiobutton | ttk.Menubutton]:
    """The buttons on the screen that cannot be pressed."""
    kinds = (ttk.Button, ttk.Checkbutton, ttk.Radiobutton, ttk.Menubutton)
    shown = (each for each in everything(within) if isinstance(each, kinds) and each.winfo_viewable())
    return [each for each in shown if each.instate(["disabled"])]


def unexplained(within: tk.Misc) -> list[str]:
    """What those of them say that give no reason."""
    return [
        str(each.cget("text")) or str(each)
        for each in closed(within)
        if str(each) not in TIPS or not TIPS[str(each)].says
    ]


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_every_closed_button_of_a_view_says_why(clerk: Clerk, place: tuple[str, str]) -> None:
    clerk.open(*place)
    clerk.update()

    assert closed(clerk.window)  # nothing can be undone yet
    assert unexplained(clerk.window) == []


@pytest.mark.parametrize("tab", [tab.key for tab in TABS])
def test_so_does_every_button_of_a_book_without_a_period(clerk: Clerk, tab: str) -> None:
    while clerk.book.reports:
        clerk.window.periods.remove()
    clerk.open(tab)

    assert unexplained(clerk.window) == []


def test_so_do_the_pages_and_the_older_states(clerk: Clerk) -> None:
    clerk.press("<Control-p>")
    room = clerk.window.preview
    clerk.wait(lambda: room.page is not None and room.page.view.sizes)
    clerk.update()
    on_pages = [str(button.cget("text")) for button in closed(room.page or clerk.window)]
    told = unexplained(clerk.window)
    clerk.press("<Escape>")
    clerk.window.recovery.open()
    clerk.update()

    assert on_pages
    assert told == []
    assert unexplained(clerk.window) == []


def test_the_tip_tells_the_step_or_why_there_is_none(clerk: Clerk) -> None:
    tip = TIPS[str(clerk.window.bar.buttons["undo"])]
    before = tip.says

    clerk.open("targets", "year")
    clerk.type("1.098")
    clerk.press("<Return>")

    assert before == reasons.NOTHING_TO_UNDO
    assert tip.says == "Hoàn tác: sửa “Thực hiện” (Ctrl+Z)"


def test_a_tip_is_seen_over_a_closed_button(app: ttk.App) -> None:
    button = ttk.Button(app, text="Xóa", state="disabled")
    button.pack()
    app.update()
    tip = Tip(button, words="Xóa dòng", why="Chưa có dòng nào.")

    tip.show_tip()
    shown = [str(each.cget("text")) for each in everything(button) if isinstance(each, ttk.Label)]
    tip.hide_tip()
    button.configure(state="normal")
    tip.show_tip()
    later = [str(each.cget("text")) for each in everything(button) if isinstance(each, ttk.Label)]
    button.destroy()

    assert shown == ["Chưa có dòng nào."]
    assert later == ["Xóa dòng"]
    assert str(button) not in TIPS


def test_a_closed_button_without_a_reason_would_be_found(app: ttk.App) -> None:
    frame = ttk.Frame(app)
    frame.pack()
    ttk.Button(frame, text="Xóa", state="disabled").pack()
    Tip(button := ttk.Button(frame, text="Lên", state="disabled"))
    button.pack()
    app.update()

    assert unexplained(frame) == ["Xóa", "Lên"]


def reason(button: tk.Misc) -> str:
    """What a button says while it is closed; '' where it can be pressed."""
    return TIPS[str(button)].says if str(button.cget("state")) == "disabled" else ""


def test_a_group_of_tasks_is_not_deleted_and_that_is_said(clerk: Clerk) -> None:
    clerk.open("tasks")
    before = clerk.book

    clerk.press("<Delete>")

    assert clerk.book is before
    assert clerk.notice == reason(clerk.button("Xóa")) == reasons.GROUP_STAYS


@pytest.mark.parametrize("key", ["cooperatives", "policies"])
def test_the_key_deletes_what_is_chosen_in_a_list_until_there_is_nothing(sample_clerk: Clerk, key: str) -> None:
    sample_clerk.open(key)
    before = len(sample_clerk.tab.picker.tree.get_children())

    sample_clerk.press("<Delete>")
    one_less = len(sample_clerk.tab.picker.tree.get_children())
    while sample_clerk.tab.picker.tree.get_children():
        sample_clerk.press("<Delete>")

    assert one_less == before - 1
    assert reason(sample_clerk.button("Xóa", sample_clerk.tab)) == reasons.NOTHING_TO_DELETE


def test_without_a_period_nothing_that_needs_one_can_be_pressed(clerk: Clerk) -> None:
    while clerk.book.reports:
        clerk.window.periods.remove()
    closed_ones = []
    for tab, words in (("cooperatives", "Thêm"), ("policies", "Thêm"), ("tasks", "Thêm nhiệm vụ")):
        clerk.open(tab)
        closed_ones.append(clerk.button(words, clerk.tab))
    export = clerk.window.bar.buttons["export"]
    clerk.open("report", "signing")
    clerk.update()

    clerk.press("<Control-e>")

    assert [reason(button) for button in (*closed_ones, export)] == [reasons.NO_REPORT] * 4
    assert clerk.notice == reasons.NO_REPORT
    said = (each for each in everything(clerk.tab) if isinstance(each, ttk.Label) and each.winfo_viewable())
    assert reasons.NO_REPORT in [str(each.cget("text")) for each in said]
    clerk.press("<Control-z>")
    assert reason(export) == ""

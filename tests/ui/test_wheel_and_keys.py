"""The wheel never chooses anything, buttons do what their keys say, and a field that was left shows no selection."""

from __future__ import annotations

import pytest
import ttkbootstrap as ttk

from desktop.domain import edits
from desktop.domain.book import Unit
from desktop.ui.dialog_window import DialogWindow
from desktop.ui.widgets.editors import ChoiceEditor
from desktop.ui.widgets.place_picker import PlacePicker
from desktop.ui.widgets.scroll_page import ScrollPage
from tests.ui.clerk import Clerk, everything

NOTCHES = 3


def turn(clerk: Clerk, box: ttk.Combobox) -> None:
    """Turn the wheel towards the end, with the mouse over a list."""
    for _ in range(NOTCHES):
        box.event_generate("<Button-5>" if clerk.window.tk.call("tk", "windowingsystem") == "x11" else "<MouseWheel>")
        clerk.update()


def test_the_wheel_over_the_period_changes_no_period(sample_clerk: Clerk) -> None:
    before = sample_clerk.report.id

    turn(sample_clerk, sample_clerk.window.bar.period)

    assert sample_clerk.report.id == before
    assert not [widget for widget in everything(sample_clerk.window) if isinstance(widget, DialogWindow)]


def test_the_wheel_over_the_units_changes_no_unit(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.window.session.do(edits.add_row, clerk.book.id, "units", Unit(id="u-9", name="Hoa Sen"))
    clerk.open("general")
    before = clerk.report.unit

    turn(clerk, clerk.tab.view.chooser.box)

    assert clerk.report.unit == before


def test_the_wheel_over_a_choice_scrolls_its_page(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.window.app.geometry("1093x500+0+0")
    clerk.open("general")
    clerk.wait(lambda: clerk.window.winfo_height() == 500)
    page = next(widget for widget in everything(clerk.tab.view) if isinstance(widget, ScrollPage))
    editor = next(e for e in clerk.tab.view.unit_form.editors.values() if isinstance(e, ChoiceEditor))
    page.container.event_generate("<Enter>", x=1, y=1)
    before, chosen = page._canvas.yview(), editor.box.get()

    turn(clerk, editor.box)

    assert page._canvas.yview() > before
    assert editor.box.get() == chosen


def test_a_place_is_not_picked_by_the_wheel(sample_clerk: Clerk) -> None:
    picked: list[object] = []
    picker = PlacePicker(sample_clerk.window.page, picked.append)
    picker.show(sample_clerk.book, sample_clerk.report)
    picker.grid(row=1, column=0)

    turn(sample_clerk, picker.box)

    assert picked == []
    assert picker.box.get() == ""


@pytest.mark.parametrize("key", ["<space>", "<Return>"])
def test_a_button_is_pressed_by_space_and_enter(sample_clerk: Clerk, key: str) -> None:
    pressed: list[str] = []
    sample_clerk.window.notice.tell("Đã ghi.", (("Tiếp", lambda: pressed.append("x")),))
    sample_clerk.update()
    sample_clerk.window.notice.buttons[0].focus_set()
    sample_clerk.update()

    sample_clerk.press(key)

    assert pressed == ["x"]


def test_space_does_not_press_a_closed_button(sample_clerk: Clerk) -> None:
    pressed: list[str] = []
    button = ttk.Button(sample_clerk.window.page, text="Đóng", command=lambda: pressed.append("x"), state="disabled")
    button.grid(row=1, column=0)
    sample_clerk.update()
    button.focus_force()
    sample_clerk.update()

    button.event_generate("<space>")
    closed = list(pressed)
    button.configure(state="normal")
    button.event_generate("<space>")

    assert closed == []
    assert pressed == ["x"]  # the control


@pytest.mark.parametrize("key", ["<Return>", "<KP_Enter>"])
def test_enter_opens_the_menu_of_books(sample_clerk: Clerk, key: str) -> None:
    filled: list[bool] = []
    menu = sample_clerk.window.bar.file_menu
    menu.configure(postcommand=lambda: filled.append(True))
    sample_clerk.window.bar.file_button.focus_set()
    sample_clerk.update()

    sample_clerk.window.after(200, menu.unpost)
    sample_clerk.press(key)

    assert filled == [True]
    menu.unpost()


def test_a_field_that_was_left_shows_no_selection(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("general")
    clerk.press("<Tab>")
    field = clerk.focus
    selected = field.selection_present()

    clerk.press("<Tab>")  # into an empty field: nothing there takes the selection over

    assert selected
    assert clerk.focus is not field
    assert not field.selection_present()


def test_a_menu_over_a_field_keeps_its_selection(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("general")
    field = clerk.focus

    field.event_generate("<FocusOut>")
    clerk.update()

    assert field.selection_present()

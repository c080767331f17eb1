"""The Tab key alone goes to every field and button of every view, is always seen, and never gets stuck."""

from __future__ import annotations

import tkinter as tk

import pytest
import ttkbootstrap as ttk
from PIL import Image, ImageChops, ImageGrab

from desktop.ui.widgets.grid import Grid
from desktop.ui.widgets.scroll_page import ScrollPage
from tests.ui.clerk import PLACES, Clerk, everything

MOST = 600
"""Presses of Tab after which somebody would say that it goes round in circles."""
STOPS = (
    *(ttk.Button, ttk.Checkbutton, ttk.Radiobutton, ttk.Menubutton, ttk.Entry, ttk.Combobox, ttk.Treeview),
    tk.Text,
)


def takes_keyboard(widget: tk.Misc) -> bool:
    """Whether a person expects to come to a widget by Tab: a field or button that is there and open."""
    if not isinstance(widget, STOPS) or not widget.winfo_viewable() or str(widget.cget("takefocus")) == "0":
        return False
    if isinstance(widget, tk.Text):
        return str(widget.cget("state")) == "normal"
    return not widget.instate(["disabled"])


def in_view(widget: tk.Misc) -> bool:
    """Whether something of a widget is seen on the page that it is scrolled with."""
    top, bottom = widget.winfo_rooty(), widget.winfo_rooty() + widget.winfo_height()
    above = widget.master
    while above is not None:
        if isinstance(above, ScrollPage):
            view = above.container
            return bottom > view.winfo_rooty() and top < view.winfo_rooty() + view.winfo_height()
        above = above.master
    return True


def walk(clerk: Clerk, key: str) -> list[tk.Misc]:
    """Everything that has the keyboard one after the other until it is back where it was."""
    start = clerk.focus
    seen: list[tk.Misc] = [start]
    for _ in range(MOST):
        clerk.focus.event_generate(key)
        clerk.window.update()
        if clerk.focus is start and not _is_in_grid(start):
            return seen
        if clerk.focus is not seen[-1]:
            seen.append(clerk.focus)
    pytest.fail(f"stuck at {clerk.focus} after {len(seen)} stops")


def _is_in_grid(widget: tk.Misc) -> bool:
    return isinstance(widget.master, Grid)


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_tab_goes_to_every_field_and_button_and_round(sample_clerk: Clerk, place: tuple[str, str]) -> None:
    clerk = sample_clerk
    clerk.open(*place)
    clerk.window.bar.buttons["save"].focus_set()
    clerk.update()

    seen = walk(clerk, "<Tab>")

    expected = [widget for widget in everything(clerk.window) if takes_keyboard(widget)]
    assert [f"{widget} {_words(widget)}" for widget in expected if widget not in seen] == []
    assert [str(widget) for widget in clerk.window.rail.buttons.values() if widget not in seen] == []


def _words(widget: tk.Misc) -> str:
    return str(widget.cget("text")) if isinstance(widget, ttk.Button | ttk.Checkbutton | ttk.Radiobutton) else ""


def picture(widget: tk.Misc) -> Image.Image:
    """What is seen of a widget and of what is around it."""
    left, top = widget.winfo_rootx() - 3, widget.winfo_rooty() - 3
    box = (max(left, 0), max(top, 0), left + widget.winfo_width() + 6, top + widget.winfo_height() + 6)
    return ImageGrab.grab(bbox=box)


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_the_keyboard_is_seen_wherever_it_is(sample_clerk: Clerk, place: tuple[str, str]) -> None:
    clerk = sample_clerk
    clerk.open(*place)
    clerk.window.bar.buttons["save"].focus_set()
    clerk.update()
    hidden, unmarked = [], []

    for widget in walk(clerk, "<Tab>"):
        widget.focus_set()
        clerk.update()
        if not in_view(widget):
            hidden.append(str(widget))
        with_it = picture(widget)
        clerk.window.focus_set()
        clerk.update()
        if ImageChops.difference(with_it.convert("RGB"), picture(widget).convert("RGB")).getbbox() is None:
            unmarked.append(f"{widget} {_words(widget)}")

    assert hidden == []
    assert unmarked == []


@pytest.mark.parametrize("place", [("general", "unit"), ("targets", "year"), ("tasks", "")], ids=" ".join)
def test_shift_tab_goes_the_same_way_back(sample_clerk: Clerk, place: tuple[str, str]) -> None:
    clerk = sample_clerk
    clerk.open(*place)
    clerk.window.bar.buttons["save"].focus_set()
    clerk.update()
    onwards = walk(clerk, "<Tab>")

    back = walk(clerk, "<Shift-Tab>")

    assert set(back) == set(onwards)


def test_a_field_that_keeps_the_keyboard_would_be_found(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("general", "unit")
    clerk.window.bar.buttons["save"].focus_set()
    clerk.update()
    clerk.window.bar.period.bind("<Tab>", lambda event: "break")

    with pytest.raises(pytest.fail.Exception, match="stuck"):
        walk(clerk, "<Tab>")

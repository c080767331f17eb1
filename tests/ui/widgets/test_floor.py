"""A page that scrolls rather than being laid out too small, and what moves together where there is little room."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterator

import pytest
import ttkbootstrap as ttk

from desktop.ui.widgets.box import Box
from desktop.ui.widgets.floor import Floor
from desktop.ui.widgets.notice import Notice
from desktop.ui.widgets.page import Page, Switch
from desktop.ui.widgets.rail import ROW_EDGE, TIGHT_EDGE, Rail
from desktop.ui.widgets.wrapped_tree import WrappedTree
from tests.ui.clerk import everything

WIDE, HIGH = 400, 300
"""The least size of the page in the tests, in logical units, which are pixels there."""


class Room:
    """A floor in a place of a size that can be changed, with a field at the far corner."""

    def __init__(self, app: ttk.App) -> None:
        self.place = tk.Frame(app)
        self.place.pack_propagate(False)
        self.place.pack()
        self.floor = Floor(self.place)
        self.floor.pack(fill="both", expand=True)
        self.floor.bear(WIDE, HIGH)
        self.near, self.far = ttk.Entry(self.floor.page), ttk.Entry(self.floor.page)
        self.near.place(x=0, y=0, width=80)
        self.far.place(relx=1, rely=1, anchor="se", width=80)

    def resize(self, width: int, height: int) -> None:
        self.place.configure(width=width, height=height)
        self.place.update()

    @property
    def bars(self) -> set[str]:
        """How the bars lie that are seen."""
        shown = [each for each in everything(self.floor) if isinstance(each, ttk.Scrollbar) and each.winfo_viewable()]
        return {str(bar.cget("orient")) for bar in shown}

    def is_seen(self, widget: tk.Misc) -> bool:
        left, top = widget.winfo_rootx() - self.floor.winfo_rootx(), widget.winfo_rooty() - self.floor.winfo_rooty()
        inside = left >= 0 and top >= 0
        return (
            inside
            and left + widget.winfo_width() <= self.floor.winfo_width()
            and (top + widget.winfo_height() <= self.floor.winfo_height())
        )


@pytest.fixture
def room(app: ttk.App) -> Iterator[Room]:
    room = Room(app)
    yield room
    room.place.destroy()


def test_a_page_with_room_fills_its_place_without_bars(room: Room) -> None:
    room.resize(WIDE + 100, HIGH + 50)

    assert (room.floor.page.winfo_width(), room.floor.page.winfo_height()) == (WIDE + 100, HIGH + 50)
    assert room.bars == set()


@pytest.mark.parametrize(
    ("size", "bars"),
    [
        ((WIDE - 100, HIGH + 50), {"horizontal"}),
        ((WIDE + 50, HIGH - 100), {"vertical"}),
        ((WIDE - 100, HIGH - 100), {"horizontal", "vertical"}),
        ((WIDE + 2, HIGH - 100), {"horizontal", "vertical"}),
    ],
    ids=["too narrow", "too low", "both", "too narrow because of the bar"],
)
def test_a_page_without_room_keeps_its_size_and_scrolls(room: Room, size: tuple[int, int], bars: set[str]) -> None:
    room.resize(*size)
    room.resize(*size)  # the first time there are no bars yet that take room

    assert room.floor.page.winfo_width() >= WIDE
    assert room.floor.page.winfo_height() >= HIGH
    assert room.bars == bars


def test_what_gets_the_keyboard_is_brought_into_view(room: Room) -> None:
    room.resize(WIDE - 150, HIGH - 150)
    before = room.is_seen(room.far)

    room.far.focus_force()
    room.place.update()
    far = room.is_seen(room.far)
    room.near.focus_force()
    room.place.update()

    assert not before
    assert far
    assert room.is_seen(room.near)


def test_a_part_of_what_is_larger_than_the_view_is_brought_into_view(room: Room) -> None:
    room.resize(WIDE - 150, HIGH - 150)

    room.floor.see_widget(room.floor.page, Box(WIDE - 20, HIGH - 20, 20, 20))
    room.place.update()

    assert room.is_seen(room.far)


def test_with_room_again_everything_is_where_it_was(room: Room) -> None:
    room.resize(WIDE - 150, HIGH - 150)
    room.far.focus_force()
    room.place.update()

    room.resize(WIDE, HIGH)

    assert (room.floor.page.winfo_x(), room.floor.page.winfo_y()) == (0, 0)
    assert room.bars == set()


def test_columns_of_a_tree_move_together_instead_of_standing_out(room: Room) -> None:
    tree = WrappedTree(room.place, columns=("one", "two"))
    room.floor.pack_forget()
    for column in ("#0", "one", "two"):
        tree.column(column, width=200, stretch=False)
    tree.pack(fill="both", expand=True)

    room.resize(WIDE, HIGH)

    assert sum(int(tree.column(column, "width")) for column in ("#0", "one", "two")) <= WIDE


@pytest.mark.parametrize(("height", "edge"), [(700, ROW_EDGE), (350, TIGHT_EDGE)])
def test_the_rows_of_a_narrow_rail_move_together_where_it_is_low(room: Room, height: int, edge: int) -> None:
    room.floor.pack_forget()
    rail = Rail(room.place, [(f"t{number}", "Tab", "search") for number in range(7)], lambda key: None)
    rail.pack(side="left", fill="y")
    rail.set_narrow(True)

    room.resize(WIDE, height)

    images = [each for each in everything(rail) if isinstance(each, tk.Label) and str(each.cget("image"))]
    assert {str(image.pack_info()["pady"][0]) for image in images} == {str(edge)}  # type: ignore[index]


def test_a_very_low_narrow_rail_has_all_its_words_and_no_icons(room: Room) -> None:
    room.floor.pack_forget()
    rail = Rail(room.place, [(f"t{number}", "Tab", "search") for number in range(7)], lambda key: None)
    rail.pack(side="left", fill="y")
    rail.set_narrow(True)

    room.resize(WIDE, 200)
    icons = [each.winfo_viewable() for each in everything(rail) if str(each.winfo_class()) == "Label" and each["image"]]
    lowest = list(rail.buttons.values())[-1]
    bottom = lowest.winfo_y() + lowest.winfo_reqheight()
    room.resize(WIDE, 700)

    assert not any(icons)
    assert bottom <= 200
    assert all(each.winfo_viewable() for each in everything(rail) if isinstance(each, tk.Label) and each["image"])


@pytest.mark.parametrize(("width", "beside"), [(1200, True), (420, False)])
def test_the_steps_of_a_notice_stand_below_its_words_where_both_have_no_room(
    room: Room, width: int, beside: bool
) -> None:
    room.floor.pack_forget()
    notice = Notice(room.place)
    notice.grid(sticky="ew")
    room.place.columnconfigure(0, weight=1)
    room.place.grid_propagate(False)
    room.resize(width, HIGH)

    notice.tell("Đã ghi báo cáo. " * 4, [("Mở bằng Word để in", lambda: None), ("Mở thư mục", lambda: None)])
    room.place.update()

    words = notice._words
    assert (notice.buttons[0].winfo_rooty() < words.winfo_rooty() + words.winfo_height()) == beside
    assert notice.winfo_height() < HIGH


def test_a_switch_without_room_goes_into_two_rows_and_its_heading_first(room: Room) -> None:
    room.floor.pack_forget()
    page = Page(room.place, "Báo cáo của phường")
    page.pack(fill="both", expand=True)
    switch = Switch(page.head, [(f"v{number}", f"Mục số {number}") for number in range(5)], lambda key: None)
    switch.pack(side="left")
    seen: dict[int, list[tuple[int, int]]] = {}

    for width in (1000, 560, 300, 1000):
        room.resize(width, HIGH)
        page.update()
        rows = {button.winfo_rooty() for button in switch.buttons.values()}
        seen.setdefault(width, []).append((int(page._title.winfo_viewable()), len(rows)))
        assert all(room_of(button, page) for button in switch.buttons.values())

    assert seen == {1000: [(1, 1), (1, 1)], 560: [(0, 1)], 300: [(0, 2)]}


def room_of(widget: tk.Misc, page: tk.Misc) -> bool:
    """Whether a widget has the width that it asks for on a page."""
    right = widget.winfo_rootx() + widget.winfo_width()
    return widget.winfo_width() >= widget.winfo_reqwidth() and right <= page.winfo_rootx() + page.winfo_width()

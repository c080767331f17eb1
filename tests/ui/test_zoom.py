"""How large everything is shown: at once, with book, tab, field and typed texts as they were, and for the next time."""

from __future__ import annotations

import subprocess
import sys
import tkinter as tk
from collections.abc import Iterator
from pathlib import Path
from tkinter import font as tkfont

import pytest
import ttkbootstrap as ttk

from desktop.domain.book import FieldRef
from desktop.ui import theme
from desktop.wording import zoom as words
from tests.ui.clerk import PLACES, Clerk, a_library

ROOT = Path(__file__).resolve().parents[2]
WHEEL_UP = "<Control-Button-4>"


@pytest.fixture(autouse=True)
def whole_again(app: ttk.App) -> Iterator[None]:
    """The one root window of the run has its own size again behind each test."""
    yield
    for child in app.winfo_children():
        child.destroy()
    theme.set_zoom(app, theme.WHOLE)


def zoom(clerk: Clerk, percent: int) -> None:
    """Choose a size in the menu."""
    before = clerk.window.bar
    clerk.window.zoom.choose(percent)
    clerk.wait(lambda: clerk.window.bar is not before)
    clerk.update()


def line_height(clerk: Clerk) -> int:
    return tkfont.nametofont("TkDefaultFont", clerk.window).metrics("linespace")


def test_everything_grows_by_the_percent_chosen(clerk: Clerk) -> None:
    before = line_height(clerk), theme.px(clerk.window, 100), clerk.window.bar.winfo_height()

    zoom(clerk, 200)

    after = line_height(clerk), theme.px(clerk.window, 100), clerk.window.bar.winfo_height()
    assert after == pytest.approx([2 * size for size in before], rel=0.1)
    zoom(clerk, 100)
    assert (line_height(clerk), theme.px(clerk.window, 100), clerk.window.bar.winfo_height()) == before


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_the_view_stays_open_and_the_keyboard_on_it(sample_clerk: Clerk, place: tuple[str, str]) -> None:
    clerk = sample_clerk
    clerk.open(*place)

    zoom(clerk, 125)

    assert clerk.opened == place[0]
    assert getattr(getattr(clerk.tab, "view", None), "KEY", "") == place[1]
    assert clerk.focus.winfo_viewable()
    assert str(clerk.focus).startswith(str(clerk.tab))


def test_a_text_goes_on_where_the_cursor_was(clerk: Clerk) -> None:
    clerk.open("report", "content")
    clerk.type("Đánh giá kết quả")
    clerk.focus.mark_set("insert", "1.8")

    zoom(clerk, 150)
    clerk.type(" chung,")

    clerk.window.settle()
    assert clerk.report.abstract == "Đánh giá chung, kết quả"


def test_what_no_rule_understands_stays_as_it_was_typed(clerk: Clerk) -> None:
    clerk.open("targets", "year")
    clerk.type("1,105")
    clerk.press("<Return>", "<Up>")
    ref = FieldRef(clerk.report.targets[0].id, "actual")

    zoom(clerk, 125)

    assert clerk.window.entries.unread[ref].text == "1,105"
    assert clerk.window.open_texts() == ((ref, "1,105"),)
    assert clerk.tab.view.table.grid_widget.current == (ref.entity, "actual")


def test_an_open_cell_is_committed(clerk: Clerk) -> None:
    clerk.open("targets", "year")
    clerk.type("1.098")

    zoom(clerk, 110)

    assert clerk.report.targets[0].actual is not None


def test_the_session_goes_on_with_its_undo(clerk: Clerk) -> None:
    session = clerk.window.session
    clerk.open("targets", "year")
    clerk.type("1.098")
    clerk.press("<Return>")

    zoom(clerk, 125)
    clerk.press("<Control-z>")

    assert clerk.window.session is session
    assert clerk.report.targets[0].actual is None


def test_the_row_that_is_chosen_stays_chosen(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("policies")
    clerk.press("<Down>", "<Down>")
    chosen = clerk.tab.picker.selected()

    zoom(clerk, 125)

    assert clerk.tab.picker.selected() == chosen
    assert clerk.focus is clerk.tab.picker.tree


def test_a_notice_stays_with_its_steps(clerk: Clerk) -> None:
    clerk.window.notice.tell("Đã ghi.", [("Mở thư mục", lambda: clerk.window.tell("Đã mở."))])

    zoom(clerk, 125)
    said = clerk.notice
    clerk.press_button("Mở thư mục")

    assert said == "Đã ghi."
    assert clerk.notice == "Đã mở."


def test_the_size_is_remembered_for_the_next_time(clerk: Clerk) -> None:
    zoom(clerk, 175)

    clerk.window.library.close()
    assert a_library(clerk.window.session.path.parent.parent).preferences.zoom == 175


def test_keys_go_from_size_to_size_and_stop_at_the_ends(clerk: Clerk) -> None:
    clerk.open("report", "content")
    before = clerk.window.bar

    clerk.press("<Control-plus>", "<Control-equal>", "<Control-minus>", "<Control-plus>")
    clerk.wait(lambda: clerk.window.bar is not before)
    larger = clerk.window.zoom.percent
    before = clerk.window.bar
    clerk.press(*["<Control-minus>"] * 9)
    clerk.wait(lambda: clerk.window.bar is not before)

    assert larger == 125
    assert clerk.window.zoom.percent == theme.ZOOMS[0]


@pytest.mark.parametrize("place", [("report", "content"), ("targets", "year"), ("tasks", ""), ("general", "unit")])
def test_the_wheel_with_control_is_the_windows(sample_clerk: Clerk, place: tuple[str, str]) -> None:
    clerk = sample_clerk
    clerk.open(*place)
    before = clerk.window.bar

    clerk.focus.event_generate(WHEEL_UP)
    clerk.wait(lambda: clerk.window.bar is not before)

    assert clerk.window.zoom.percent == 110


def test_the_wheel_with_control_changes_no_choice(clerk: Clerk) -> None:
    clerk.open("general", "unit")
    box = clerk.tab.view.unit_form.editors["kind"].box
    before, kind = clerk.window.bar, box.get()

    box.event_generate(WHEEL_UP)
    box.event_generate("<Control-Button-5>")
    box.event_generate("<Control-Button-5>")
    seen = box.get()
    clerk.wait(lambda: clerk.window.bar is not before)

    assert seen == kind


def test_on_the_pages_these_keys_enlarge_the_pages(clerk: Clerk) -> None:
    clerk.press("<Control-p>")
    room = clerk.window.preview
    clerk.wait(lambda: room.page is not None and room.page.view.sizes)
    assert room.page is not None
    before = room.page.view.shown_percent

    clerk.press("<Control-plus>")
    clerk.focus.event_generate(WHEEL_UP)

    assert room.page.view.shown_percent > before
    assert clerk.window.zoom.percent == theme.WHOLE


def test_the_menu_offers_the_sizes_and_shows_the_present_one(clerk: Clerk) -> None:
    zoom(clerk, 110)
    clerk.window.bar.fill_menu()
    menu = clerk.window.bar.file_menu
    last = int(menu.index("end") or 0)
    (place,) = [at for at in range(last + 1) if menu.type(at) == "cascade"]
    sizes: tk.Menu = menu.nametowidget(menu.entrycget(place, "menu"))
    before = clerk.window.bar

    titled = str(menu.entrycget(place, "label"))
    offered = [str(sizes.entrycget(at, "label")) for at in range(len(theme.ZOOMS))]
    shown = int(sizes.getvar(str(sizes.entrycget(0, "variable"))))
    sizes.invoke(theme.ZOOMS.index(150))
    clerk.wait(lambda: clerk.window.bar is not before)

    assert titled == words.ZOOM
    assert offered == [f"{percent} %" for percent in theme.ZOOMS]
    assert shown == 110
    assert clerk.window.zoom.percent == 150


@pytest.mark.parametrize(("remembered", "meant"), [(100, 100), (160, 150), (5000, 200), (-3, 90), (112, 110)])
def test_a_remembered_size_that_is_none_is_the_nearest(remembered: int, meant: int) -> None:
    assert theme.nearest_zoom(remembered) == meant


@pytest.mark.parametrize("percent", theme.ZOOMS)
def test_the_window_may_be_smaller_than_the_screen(app: ttk.App, percent: int) -> None:
    theme.set_zoom(app, percent)

    width, height = theme.least_size(app)

    assert width <= app.winfo_screenwidth() * 3 // 4
    assert height <= app.winfo_screenheight() * 3 // 4


STARTING = """
import sys
from pathlib import Path
from desktop.app import Application
from desktop.ui import theme
from tests.ui.clerk import a_library
library = a_library(Path(sys.argv[1]))
application = Application(library, library.last())
application.root.update()
print(theme.px(application.root, 100), *application.root.minsize(), application.window.zoom.percent)
application.window.close()
application.root.destroy()
"""


def test_the_program_starts_at_the_size_that_was_chosen_last(tmp_path: Path) -> None:
    library = a_library(tmp_path)
    assert library.new(library.free_name()).close() is None
    library.set_zoom(150)
    library.close()

    started = subprocess.run(
        [sys.executable, "-c", STARTING, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert started.stdout.split() == ["150", str(1366 * 3 // 4), str(768 * 3 // 4), "150"]


# -- what gives way on the same screen


def lacking(clerk: Clerk) -> list[str]:
    """What the bar does not have room for."""
    clerk.update()
    bar, edge = clerk.window.bar, clerk.window.bar.winfo_rootx() + clerk.window.bar.winfo_width()
    shown = [child for child in bar.winfo_children() if child.winfo_manager() == "pack"]
    return [
        str(child)
        for child in shown
        if not child.winfo_viewable()
        or child.winfo_rootx() + child.winfo_width() > edge
        or child.winfo_width() < child.winfo_reqwidth()
    ]


@pytest.mark.parametrize("percent", theme.ZOOMS)
def test_the_bar_leaves_words_out_but_no_button(sample_clerk: Clerk, percent: int) -> None:
    clerk = sample_clerk
    if percent != theme.WHOLE:
        zoom(clerk, percent)

    assert lacking(clerk) == []
    assert clerk.window.bar.file_button.winfo_viewable()


def test_a_form_has_as_many_columns_as_its_labels_have_room_for(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    clerk.open("cooperatives")
    at_first = clerk.tab.identity.grid_size()[0]

    zoom(clerk, 175)

    labels = [editor._caption for editor in clerk.tab.identity.editors.values() if editor._caption is not None]
    columns = {int(editor.grid_info()["column"]) for editor in clerk.tab.identity.editors.values()}
    assert at_first == 3
    assert len(columns) < 3
    assert all(label.winfo_width() >= label.winfo_reqwidth() for label in labels)


def test_a_cell_to_which_the_keyboard_goes_is_seen(sample_clerk: Clerk) -> None:
    clerk = sample_clerk
    zoom(clerk, 200)
    clerk.window.open_view("targets", "year")
    clerk.update()
    floor, page = clerk.tab.floor, clerk.tab.floor.page
    before = page.winfo_x()

    clerk.press("<End>")

    assert before > page.winfo_x()
    assert -page.winfo_x() + floor.winfo_width() >= page.winfo_width() - theme.px(floor, 30)


def test_the_menu_and_the_words_of_the_rail_are_there_in_a_narrow_low_window(clerk: Clerk) -> None:
    zoom(clerk, 200)
    width, height = theme.least_size(clerk.window)
    clerk.window.app.geometry(f"{width}x{height}")
    clerk.wait(lambda: (clerk.window.winfo_width(), clerk.window.winfo_height()) == (width, height))
    clerk.update()

    bar, menu, rail = clerk.window.bar, clerk.window.bar.file_button, clerk.window.rail
    lowest = list(rail.buttons.values())[-1]
    assert menu.winfo_viewable()
    assert menu.winfo_rootx() + menu.winfo_reqwidth() <= bar.winfo_rootx() + bar.winfo_width()
    assert lowest.winfo_y() + lowest.winfo_reqheight() <= rail.winfo_height()


def test_the_button_of_the_slips_stands_below_the_tick_where_both_have_no_room(clerk: Clerk) -> None:
    clerk.open("cooperatives")
    beside = clerk.tab.slips.winfo_rooty() < clerk.tab.none.winfo_rooty() + clerk.tab.none.winfo_height()

    zoom(clerk, 200)
    clerk.window.app.minsize(1, 1)
    clerk.window.app.geometry("900x700")
    clerk.wait(lambda: clerk.window.winfo_width() == 900)
    clerk.update()

    assert beside
    assert clerk.tab.slips.winfo_rooty() >= clerk.tab.none.winfo_rooty() + clerk.tab.none.winfo_height()

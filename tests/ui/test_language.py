"""Everything that is seen is Vietnamese, what the toolkit brings along included."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path

import pytest
import ttkbootstrap as ttk

from desktop import wording
from desktop.ui import dialogs
from desktop.ui.start_page import StartPage
from desktop.ui.toolkit_vi import TOOLKIT
from desktop.wording import faults, saving, start
from tests.ui.clerk import PLACES, Clerk, a_library, everything

ENGLISH = {word.casefold() for word, vietnamese in TOOLKIT.items() if word != vietnamese}
"""What the toolkit says by itself."""


def words(widget: tk.Misc) -> set[str]:
    """What a widget and all below it say."""
    said: set[str] = set()
    for each in everything(widget):
        options = each.keys() if not isinstance(each, tk.Menu) else []
        if "text" in options:
            said.add(str(each.cget("text")))
        if isinstance(each, ttk.Treeview):
            said |= {str(each.heading(column)["text"]) for column in ("#0", *each.cget("columns"))}
        if isinstance(each, tk.Canvas):
            said |= {each.itemcget(item, "text") for item in each.find_all() if str(each.type(item)) == "text"}
        if isinstance(each, (tk.Tk, tk.Toplevel)):
            said.add(each.title())
    return {" ".join(text.split()) for text in said if text.strip()}


def english(said: set[str]) -> set[str]:
    return {word for word in said if word.casefold() in ENGLISH}


def look(app: ttk.App, opening: Callable[[], object]) -> set[str]:
    """What a dialog says that `opening` opens; it is closed as soon as it has been read."""
    said: set[str] = set()

    def read() -> None:
        shown = [
            widget for widget in app.winfo_children() if isinstance(widget, tk.Toplevel) and widget.winfo_viewable()
        ]
        if not shown:
            app.after(20, read)
            return
        for dialog in shown:
            said.update(words(dialog))
            dialog.destroy()

    app.after(20, read)
    opening()
    app.update()
    return said


def test_an_english_word_would_be_found(app: ttk.App) -> None:
    ttk.Button(app, text="Cancel").pack()

    assert english(words(app)) == {"Cancel"}


@pytest.mark.parametrize("place", PLACES, ids=" ".join)
def test_a_tab_is_vietnamese(clerk: Clerk, place: tuple[str, str]) -> None:
    clerk.open(*place)

    said = words(clerk.window.winfo_toplevel())

    assert len(said) > 20
    assert english(said) == set()


def test_the_start_page_is_vietnamese(app: ttk.App, tmp_path: Path) -> None:
    page = StartPage(app, a_library(tmp_path), lambda session: None)
    page.pack()

    said = words(page)

    assert "Sổ trống" in said
    assert english(said) == set()


def test_the_menus_are_vietnamese(clerk: Clerk) -> None:
    menu = clerk.window.bar.file_menu
    menu.tk.call(menu.cget("postcommand"))

    labels = {
        str(menu.entrycget(at, "label")) for at in range(int(menu.index("end") or 0) + 1) if menu.type(at) == "command"
    }

    assert "Lưu bản sao…" in labels
    assert english(labels) == set()


def test_the_calendar_is_vietnamese(app: ttk.App) -> None:
    said = look(app, lambda: ttk.Querybox.get_date(parent=app, first_weekday=0))

    assert {"T2", "T3", "T4", "T5", "T6", "T7", "CN"} <= said
    assert any(word.startswith("Tháng ") for word in said)
    assert english(said) == set()


def test_an_error_is_told_in_vietnamese(app: ttk.App) -> None:
    said = look(app, lambda: dialogs.tell_error(app, faults.UNEXPECTED))

    assert {faults.UNEXPECTED, "Đồng ý"} <= said
    assert english(said) == set()


def test_a_question_has_its_answers_in_words(app: ttk.App) -> None:
    said = look(app, lambda: dialogs.ask(app, "Đóng?", saving.CLOSE_ANYWAY, saving.STAY))

    assert {"Đóng?", "Vẫn đóng", "Ở lại"} <= said
    assert english(said) == set()


@pytest.mark.parametrize(
    "ask",
    [
        lambda app, folder: dialogs.ask_book_to_open(app, folder),
        lambda app, folder: dialogs.ask_name_of_book(app, wording.SAVE_COPY, folder, "so.json"),
        lambda app, folder: dialogs.ask_folder(app, start.FOLDER_TITLE, folder),
    ],
    ids=["open", "save", "folder"],
)
def test_files_are_chosen_in_vietnamese(
    app: ttk.App, tmp_path: Path, ask: Callable[[ttk.App, Path], Path | None]
) -> None:
    said = look(app, lambda: ask(app, tmp_path))

    assert said
    assert english(said) == set()

"""Pictures of every page and dialog, on the sample and on an empty book: `python -m tests.screenshots FOLDER`."""

from __future__ import annotations

import errno
import sys
import tempfile
import time
import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
import ttkbootstrap as ttk
from PIL import ImageGrab

from desktop.app import Application
from desktop.storage import atomic
from desktop.ui.recovery_page import MendingPage
from desktop.wording import saving
from tests.ui.clerk import PLACES, Clerk, a_library, everything

SETTLING_SECONDS = 0.3
DIALOG_MS = 400


class Pictures:
    """The running program, and the folder for what it looks like."""

    def __init__(self, folder: Path, application: Application) -> None:
        self.folder = folder
        self.application = application
        self.root = application.root

    def take(self, name: str) -> None:
        """Picture the whole screen as NAME.png."""
        end = time.monotonic() + SETTLING_SECONDS
        while time.monotonic() < end:
            self.root.update()
            time.sleep(0.01)
        ImageGrab.grab().save(self.folder / f"{name}.png")

    def take_dialog(self, name: str, opening: Callable[[], object]) -> None:
        """Picture the dialog that `opening` opens, and close it."""

        def look() -> None:
            ImageGrab.grab().save(self.folder / f"{name}.png")
            for child in self.root.winfo_children():
                if isinstance(child, tk.Toplevel) and child.winfo_viewable():
                    child.destroy()

        self.root.after(DIALOG_MS, look)
        opening()
        self.root.update()

    def wait(self, condition: Callable[[], object]) -> None:
        while not condition():
            self.root.update()
            time.sleep(0.005)

    def clerk(self) -> Clerk:
        assert self.application.window is not None
        return Clerk(self.application.window, self.wait)


def take_all(folder: Path, data: Path) -> None:
    """Fill the folder; `data` is where the program keeps its books meanwhile."""
    library = a_library(data)
    assert library.new(data / "empty.json").close() is None
    whole = (data / "empty.json").read_text("utf-8")
    (data / "damaged.json").write_text(whole[: whole.index('"payload"')], "utf-8")
    (data / "cut.json").write_text(whole[: len(whole) // 2], "utf-8")
    library = a_library(data / "first")
    application = Application(library)
    application.root.attributes("-fullscreen", True)
    pictures = Pictures(folder, application)
    pictures.take("start")
    assert application.start is not None
    application.start.start_sample()
    application.root.focus_force()
    clerk = pictures.clerk()
    take_pages(pictures, clerk, "sample")
    take_typing(pictures, clerk)
    take_dialogs(pictures, clerk, data / "damaged.json")
    clerk.window.books.open(data / "empty.json")
    take_pages(pictures, clerk, "empty")
    take_mending(pictures, clerk, data / "cut.json")
    take_advice(pictures, clerk)
    take_failing(pictures, clerk)
    application.root.destroy()


def take_pages(pictures: Pictures, clerk: Clerk, name: str) -> None:
    for key, view in PLACES:
        clerk.open(key, view)
        pictures.take("-".join(part for part in (name, key, view) if part))


def take_typing(pictures: Pictures, clerk: Clerk) -> None:
    """What only shows itself while somebody works."""
    clerk.open("targets", "year")
    clerk.type("1,105")
    pictures.take("cell-open")
    clerk.press("<Return>", "<Up>")
    pictures.take("cell-red")
    clerk.press("<Delete>")
    clerk.open("general", "documents")
    clerk.press("<F2>")
    pictures.take("cell-choices")
    clerk.press("<Escape>")
    clerk.open("cooperatives")
    clerk.fill(clerk.tab.parts[0].editors["joined"], "1,105")
    pictures.take("field-red")
    clerk.press("<Control-a>", "<Delete>", "<Return>")
    clerk.open("tasks")
    clerk.press("<Down>")
    clerk.click(named(clerk.tab, "Chi tiết theo dõi"))
    pictures.take("task-tracking")
    clerk.export()
    pictures.take("notice-exported")
    clerk.window.notice.hide()


def take_dialogs(pictures: Pictures, clerk: Clerk, damaged: Path) -> None:
    window = clerk.window
    menu = window.bar.file_menu
    menu.post(window.bar.file_button.winfo_rootx() - 60, window.bar.file_button.winfo_rooty() + 40)
    pictures.take("menu")
    menu.unpost()
    clerk.open("general", "unit")
    calendar = named(clerk.tab.view.period_form.editors["period_to"], "")
    pictures.take_dialog("calendar", lambda: clerk.click(calendar))
    pictures.take_dialog("dialog-damaged", lambda: window.books.open(damaged))
    pictures.take_dialog("dialog-open", window.books.open)


def named(within: tk.Misc, words: str) -> tk.Misc:
    """The button or tick that says `words`."""
    kinds = (ttk.Button, ttk.Checkbutton)
    return next(each for each in everything(within) if isinstance(each, kinds) and str(each.cget("text")) == words)


def take_mending(pictures: Pictures, clerk: Clerk, damaged: Path) -> None:
    """A damaged book without any copy: what can still be read of it."""
    clerk.window.books.open(damaged)
    (page,) = [widget for widget in everything(clerk.window) if isinstance(widget, MendingPage)]
    clerk.wait(lambda: page.candidates)
    pictures.take("mending")
    page.close_button.invoke()


def take_advice(pictures: Pictures, clerk: Clerk) -> None:
    """What is told after a save: the longest of the advice."""
    steps = (("Xem chỗ khác", clerk.save), ("Hoàn tác", clerk.save))
    for name, sentence in (("shrank", saving.SHRANK), ("room", saving.low_room(35_000_000))):
        clerk.window.notice.tell(sentence, steps)
        pictures.take(f"notice-{name}")
    clerk.window.notice.tell(saving.NOT_EJECTED, steps[:1], fault=True)
    pictures.take("notice-not-ejected")
    clerk.window.notice.hide()


def take_failing(pictures: Pictures, clerk: Clerk) -> None:
    """A disk without room, and the question when the window is closed all the same."""

    def refuse(*arguments: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "provoked")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(atomic, "_write_new", refuse)
        clerk.open("targets", "year")
        clerk.type("1.098")
        clerk.press("<Return>", "<Control-s>")
        clerk.wait(lambda: clerk.notice)
        pictures.take("notice-not-saved")
        pictures.take_dialog("question-close", clerk.window.close)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data:
        take_all(folder, Path(data))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

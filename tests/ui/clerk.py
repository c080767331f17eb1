"""A clerk at the window: presses keys, clicks, reads what is seen; everything goes through the real widgets."""

from __future__ import annotations

import tkinter as tk
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import ttkbootstrap as ttk

from desktop import paths
from desktop.domain.book import Book, FieldRef, Report
from desktop.session.library import Library
from desktop.session.session import Session
from desktop.ui import dialogs, theme
from desktop.ui.dialog_window import DialogWindow
from desktop.ui.main_window import MainWindow
from desktop.ui.tabs import TABS
from desktop.ui.widgets.editors import ChoiceEditor, Editor, LineEditor, ProseEditor, TickEditor
from desktop.ui.widgets.table import Table

Wait = Callable[..., None]

KEYSYMS = {
    " ": "space",
    ".": "period",
    ",": "comma",
    "-": "minus",
    "+": "plus",
    "%": "percent",
    "/": "slash",
    ";": "semicolon",
    ":": "colon",
    "<": "less",
    ">": "greater",
    "=": "equal",
    "(": "parenleft",
    ")": "parenright",
}
"""What Tk calls the keys of a keyboard that are neither a letter nor a digit."""

PLACES = [
    (tab.key, view)
    for tab in TABS
    for view in [each.KEY for each in getattr(tab.load(), "VIEWS", ()) if each.is_offered(None)] or [""]
]
"""Every tab with every view of it that is always there, in order."""

BARE = str.maketrans("đĐ", "dD")


@dataclass
class Clerk:
    """Somebody who works with one window."""

    window: MainWindow
    wait: Wait
    keys: int = 0
    clicks: int = 0
    """How often a key and the mouse was pressed."""

    # -- where things are

    @property
    def book(self) -> Book:
        return self.window.session.book

    @property
    def report(self) -> Report:
        report = self.window.report
        assert report is not None
        return report

    @property
    def tab(self) -> Any:
        """The tab that is open, with the names that its own class has."""
        return self.window.tab

    @property
    def cover(self) -> Any:
        """The page that lies over the tabs, with the names that its own class has."""
        return self.window.covers.page

    @property
    def dialog(self) -> Any:
        """The one dialog that is open."""
        (dialog,) = [each for each in everything(self.window) if isinstance(each, DialogWindow)]
        return dialog

    @property
    def opened(self) -> str:
        """The key of the tab that the rail marks."""
        rows = self.window.rail.buttons
        return next(key for key, row in rows.items() if str(row.cget("background")) == theme.RAIL_CURRENT)

    @property
    def focus(self) -> Any:
        """What has the keyboard."""
        widget = self.window.focus_get()
        assert widget is not None, "nothing has the keyboard"
        return widget

    @property
    def notice(self) -> str:
        return self.window.notice.text

    @property
    def status(self) -> str:
        return str(self.window.status_line.status.cget("text"))

    def target(self, code: str) -> str:
        """The id of the target whose indicator has this code."""
        return next(target.id for target in self.report.targets if target.indicator.code == code)

    # -- keys and mouse

    def update(self) -> None:
        self.window.update()

    def press(self, *sequences: str) -> None:
        """Keys, one after the other, to whatever has the keyboard."""
        for sequence in sequences:
            self.keys += 1
            self.focus.event_generate(sequence)
        self.update()

    def type(self, words: str) -> None:
        """Type letter by letter, as Unikey does: the bare letter, BackSpace, then the one that this keyboard lacks."""
        for letter in words:
            if letter.isascii():
                self._key(letter)
            else:
                self._key(unicodedata.normalize("NFD", letter.translate(BARE))[0])
                self.focus.event_generate("<BackSpace>")
                self.focus.insert("insert", letter)
        self.update()

    def _key(self, letter: str) -> None:
        self.keys += 1
        self.focus.event_generate("<Key>", keysym=KEYSYMS.get(letter, letter))

    def click(self, widget: tk.Misc) -> None:
        """The left button of the mouse, in the middle of a widget."""
        self.update()
        self.clicks += 1
        assert widget.winfo_viewable(), f"{widget} is not on the screen"
        x, y = widget.winfo_width() // 2, widget.winfo_height() // 2
        for event in ("<Enter>", "<Button-1>", "<ButtonRelease-1>"):
            widget.event_generate(event, x=x, y=y)
        self.update()

    def button(self, words: str, within: tk.Misc | None = None) -> ttk.Button:
        """The button on the screen that says `words`."""
        found = [
            widget
            for widget in everything(within or self.window)
            if isinstance(widget, ttk.Button) and widget.winfo_viewable() and str(widget.cget("text")) == words
        ]
        assert len(found) == 1, f"{len(found)} buttons say “{words}”"
        return found[0]

    def press_button(self, words: str, within: tk.Misc | None = None) -> None:
        self.click(self.button(words, within))

    # -- what a clerk does

    def open(self, key: str, view: str = "") -> None:
        """Open a tab by its key on the keyboard, then a view of it by its button."""
        number = [tab.key for tab in TABS].index(key)
        self.window.focus_force()
        self.press(f"<Control-Key-{number}>")
        if view:
            self.click(self.tab.switch.buttons[view])

    def go_to_cell(self, table: Table, row: str, key: str) -> None:
        assert table.go_to(FieldRef(row, key))
        self.update()

    def fill_cell(self, table: Table, row: str, key: str, words: str) -> None:
        self.go_to_cell(table, row, key)
        self.type(words)
        self.press("<Return>")

    def fill(self, editor: Editor, words: str) -> None:
        """Type over what a field of a form shows."""
        editor.focus_set()
        self.update()
        if isinstance(editor, LineEditor):
            self.type(words)
            self.press("<Return>")
        elif isinstance(editor, ProseEditor):
            self.press("<Control-a>")
            self.type(words)
        elif isinstance(editor, ChoiceEditor):
            editor.box.current(list(editor.box.cget("values")).index(words))
            editor.box.event_generate("<<ComboboxSelected>>")
        else:
            raise AssertionError(f"nothing is typed into {editor.field.label}")
        self.update()

    def tick(self, editor: Editor) -> None:
        assert isinstance(editor, TickEditor)
        self.click(editor.box)

    def type_a_figure(self) -> None:
        """Type the first target's result."""
        self.open("targets")
        self.type("1.098")
        self.press("<Return>")

    def save(self) -> None:
        """Save and wait until it is on the disk."""
        self.press("<Control-s>")
        self.wait(lambda: not self.window.session.modified)

    def export(self) -> Path:
        """Export and wait for the document."""
        before = set(self.window.session.path.parent.glob("*.docx"))
        self.press("<Control-e>")
        self.wait(lambda: ".docx" in self.notice)
        (written,) = set(self.window.session.path.parent.glob("*.docx")) - before
        return written


def everything(widget: tk.Misc) -> Iterator[tk.Misc]:
    """A widget and all below it."""
    yield widget
    for child in widget.winfo_children():
        yield from everything(child)


def drawn(table: Table, words: str) -> tuple[str, str]:
    """The colours of these words in a grid and of the cell in which they stand."""
    for canvas in everything(table.grid_widget):
        if isinstance(canvas, tk.Canvas):
            for item in canvas.find_all():
                if str(canvas.type(item)) == "text" and canvas.itemcget(item, "text") == words:
                    x, y = canvas.coords(item)
                    under = [i for i in canvas.find_overlapping(x, y, x, y) if str(canvas.type(i)) == "rectangle"]
                    fills = [fill for i in under if (fill := str(canvas.itemcget(i, "fill")))]
                    return str(canvas.itemcget(item, "fill")), fills[-1]
    raise AssertionError(f"“{words}” is not drawn")


@dataclass
class Answers:
    """What the clerk answers to dialogs, and what they said."""

    yes: bool = True
    path: Path | None = None
    folder: Path | None = None
    told: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Answer in place of the windows of desktop.ui.dialogs."""

        def ask(parent: tk.Misc, sentence: str, yes: str, no: str) -> bool:
            self.asked.append(sentence)
            return self.yes

        patch.setattr(dialogs, "tell_error", lambda parent, sentence: self.told.append(sentence))
        patch.setattr(dialogs, "ask", ask)
        patch.setattr(dialogs, "ask_book_to_open", lambda parent, folder: self.path)
        patch.setattr(dialogs, "ask_request", lambda parent, folder: self.path)
        patch.setattr(dialogs, "ask_old_report", lambda parent: self.path)
        patch.setattr(dialogs, "ask_name_of_book", lambda parent, title, folder, name: self.path)
        patch.setattr(dialogs, "ask_name_of_file", lambda parent, title, folder, name, ending: self.path)
        patch.setattr(dialogs, "ask_workbook_to_open", lambda parent, folder: self.path)
        patch.setattr(dialogs, "ask_folder", lambda parent, title, folder: self.folder)


def a_library(folder: Path) -> Library:
    """The library of a program that was never started before; books lie in a folder that does not exist yet."""
    return Library(
        preferences=folder / "preferences.json",
        default_folder=folder / "Bao cao KTTT",
        catalogue=paths.asset("catalogue.json"),
        sample=paths.asset("sample.json"),
    )


@contextmanager
def a_clerk(app: ttk.App, wait: Wait, library: Library, opening: Callable[[], Session]) -> Iterator[Clerk]:
    """A clerk at a window on the book that `opening` opens; it is closed behind them, and its keys are unbound."""
    library.use_clock(app)
    before = {sequence: app.bind(sequence) for sequence in app.bind()}
    window = MainWindow(app, library, opening())
    window.pack(fill="both", expand=True)
    app.update()
    app.focus_force()
    window.tab.focus_first()
    app.update()
    try:
        yield Clerk(window, wait)
    finally:
        for sequence in app.bind():
            app.tk.call("bind", ".", sequence, before.get(sequence, ""))
        window.close()
        window.destroy()
        library.close()

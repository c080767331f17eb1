"""Pages that come over the tabs for a while and go again: looking for something, reading the help."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    import tkinter as tk

    from desktop.ui.main_window import MainWindow


class Cover(Page):
    """A page over the tabs; `come` is called whenever it is asked for.

    `came_from` is what was seen when it was opened: 'pages', or a tab and its view such as 'report check'.
    """

    came_from = ""

    def come(self) -> None:
        """Put the keyboard where one begins."""
        raise NotImplementedError


def _search() -> Callable[[tk.Misc, MainWindow], Cover]:
    from desktop.ui.search_page import SearchPage

    return SearchPage


def _help() -> Callable[[tk.Misc, MainWindow], Cover]:
    from desktop.ui.help_page import HelpPage

    return HelpPage


COVERS: dict[str, Callable[[], Callable[[tk.Misc, MainWindow], Cover]]] = {"search": _search, "help": _help}


class Covers:
    """Shows one cover at a time in the place of the tabs; Escape and going to any tab take it away."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.name = ""
        self.page: Cover | None = None

    def open(self, name: str) -> None:
        """Bring a cover of COVERS to the front."""
        if self.name != name:
            came_from = self.page.came_from if self.page is not None else self.window.seen
            self.window.settle()
            self._take_away()
            if self.window.preview.covers:
                self.window.preview.close()
            self.window.page.grid_remove()  # what is hidden has no part in the keyboard's way
            self.name, self.page = name, COVERS[name]()(self.window.desk, self.window)
            self.page.came_from = came_from
            self.page.grid(row=4, column=1, sticky="nsew")
            self.page.update_idletasks()  # Tk gives the focus only to what is mapped
        assert self.page is not None
        self.page.come()

    def close(self, *, focus: bool = True) -> None:
        """Go back to the tab."""
        if self.page is None:
            return
        self._take_away()
        self.window.page.grid()
        if focus:
            self.window.keyboard.bring_back()

    def _take_away(self) -> None:
        if self.page is not None:
            self.page.destroy()
        self.name, self.page = "", None

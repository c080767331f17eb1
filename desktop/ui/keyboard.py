"""Where the keyboard is in the window, and where it goes when what had it is gone."""

from __future__ import annotations

import tkinter as tk
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class Keyboard:
    """Remembers what on the tabs had the keyboard last, and gives it back.

    Tk lets the window itself have it when a button is taken away that was just pressed: then keys would do nothing.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._last: tk.Misc | None = None
        self._top = window.winfo_toplevel()
        self._looking = False
        self._top.bind("<FocusIn>", self._on_come, add="+")
        self._top.bind("<FocusOut>", lambda event: self._look(), add="+")

    def bring_back(self) -> None:
        """Give the keyboard to what had it last on the tab that is seen, or else where its page begins."""
        self._window.update_idletasks()  # Tk gives the focus only to what is mapped
        last = self._last
        if last is not None and last.winfo_exists() and last.winfo_viewable():
            last.focus_set()
        else:
            self._window.tab.focus_first()

    def _on_come(self, event: tk.Event[Any]) -> None:
        if event.widget is self._top:
            self._look()
        elif isinstance(event.widget, tk.Misc) and str(event.widget).startswith(f"{self._window.page}."):
            self._last = event.widget

    def _look(self) -> None:
        if not self._looking:
            self._looking = True
            self._top.after_idle(self._find)

    def _find(self) -> None:
        """Give the keyboard to what is seen, if nothing on the window has it."""
        self._looking = False
        window = self._window
        with suppress(KeyError):  # the list of a choice has no widget of Python's
            if not window.winfo_exists() or window.focus_get() is not self._top or not window.winfo_viewable():
                return
            if window.overlay is not None:
                window.overlay.focus_first()
            elif window.preview.covers and window.preview.page is not None:
                window.preview.page.focus_set()
            elif window.covers.page is not None:
                window.covers.page.come()
            else:
                self.bring_back()

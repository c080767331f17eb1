"""How large everything on the main window is shown: from the menu, by key, by wheel; remembered for the person."""

from __future__ import annotations

import tkinter as tk
from functools import partial
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop.ui import theme
from desktop.ui.actions import BY_NAME
from desktop.wording import zoom as words

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

PAUSE_MS = 250
"""Steps that follow each other sooner are one change: a wheel gives many."""


class Zoom:
    """Belongs to the main window, which is built anew at every change; a book is neither saved nor closed for it."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self._wanted = self.percent
        self._waiting: str | None = None
        self._shown: tk.IntVar | None = None

    @property
    def percent(self) -> int:
        """How large everything is now, in percent of what the system asks for: one of theme.ZOOMS."""
        return theme.nearest_zoom(self.window.library.preferences.zoom)

    def step(self, by: int) -> None:
        """Go to the next larger or smaller size once the steps pause."""
        start = self._wanted if self._waiting is not None else self.percent
        place = theme.ZOOMS.index(start) + by
        self._show_soon(theme.ZOOMS[min(max(place, 0), len(theme.ZOOMS) - 1)], PAUSE_MS)

    def choose(self, percent: int) -> None:
        """Show everything at a size of theme.ZOOMS, once what asked for it has gone."""
        self._show_soon(percent, 1)

    def add_to(self, menu: tk.Menu) -> None:
        """Add a submenu of the sizes to a menu."""
        sizes = ttk.Menu(menu, tearoff=False)
        self._shown = tk.IntVar(sizes, self.percent)
        for percent in theme.ZOOMS:
            sizes.add_radiobutton(
                label=words.PERCENT.format(percent=percent),
                value=percent,
                variable=self._shown,
                command=partial(self.choose, percent),
            )
        sizes.add_separator()
        for name in ("larger", "smaller"):
            action = BY_NAME[name]
            sizes.add_command(
                label=action.label, accelerator=action.shown_key, command=partial(action.run, self.window)
            )
        menu.add_cascade(label=words.ZOOM, menu=sizes)

    def end(self) -> None:
        """Let a change that waits be."""
        if self._waiting is not None:
            self.window.after_cancel(self._waiting)
            self._waiting = None

    def _show_soon(self, percent: int, pause: int) -> None:
        self.end()
        self._wanted = percent
        self._waiting = self.window.after(pause, self._show)

    def _show(self) -> None:
        self._waiting = None
        if self._wanted == self.percent:
            return
        self.window.library.set_zoom(self._wanted)
        self.window.rebuild(lambda: theme.set_zoom(self.window.app, self._wanted))
        self.window.app.minsize(*theme.least_size(self.window.app))
        self.window.status_line.say(words.SHOWN.format(percent=self._wanted))

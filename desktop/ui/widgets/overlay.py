"""A page over everything that stands on its parent; what lies below is hidden meanwhile and has no part in the
keyboard's way.
"""

from __future__ import annotations

import tkinter as tk
from typing import Any

from desktop.ui.widgets.page import Page


class Overlay(Page):
    """Covers `parent` from its making to its end; what stood there by `grid` then comes back."""

    def __init__(self, parent: tk.Misc, title: str) -> None:
        super().__init__(parent, title)
        self._below = parent.grid_slaves()
        for hidden in self._below:
            hidden.grid_remove()
        self.place(relx=0, rely=0, relwidth=1, relheight=1)
        self.bind_all("<Escape>", _leave)

    def leave(self) -> None:
        """Go back to what the page covers; Escape does it wherever on the page the keyboard is."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard focus where one begins."""
        raise NotImplementedError

    def destroy(self) -> None:
        """Take the page away and bring back what it covered."""
        super().destroy()
        for hidden in self._below:
            if hidden.winfo_exists():
                hidden.grid()
                hidden.update_idletasks()  # Tk gives the focus only to what is mapped
        self._below = []


def _leave(event: tk.Event[Any]) -> None:
    # The list of a choice is a name, since it has no widget of Python's.
    above: tk.Misc | None = event.widget if isinstance(event.widget, tk.Misc) else None
    while above is not None and not isinstance(above, tk.Toplevel | tk.Tk):
        if isinstance(above, Overlay):
            above.leave()
            return
        above = above.master

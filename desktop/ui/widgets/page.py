"""What every tab is laid out with: a heading, a switch between views, white cards, rows of small buttons."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence, Set

import ttkbootstrap as ttk

from desktop.ui import theme
from desktop.ui.widgets.floor import Floor
from desktop.ui.widgets.icon_button import IconButton

REFIT = "<<Refit>>"
"""Sent to the head of a page when something on it takes another room."""


class Ground(tk.Frame):
    """What pages stand on: a plain colour, which costs no drawing below what covers it."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, background=theme.PAGE)


class Page(Ground):
    """A tab's page: heading at the top left, buttons at the top right, `body` below."""

    LEAST = (0, 0)
    """Width and height in logical units below which the body is not laid out but scrolls."""

    def __init__(self, parent: tk.Misc, title: str) -> None:
        super().__init__(parent)
        gutter, gap = theme.px(self, theme.SPACE_L), theme.px(self, theme.SPACE_S)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        self.head = ttk.Frame(self, style="Page.TFrame")
        self.head.grid(row=0, column=0, sticky="ew", padx=gutter, pady=gap)
        self._title = ttk.Label(self.head, text=title, style="H1.TLabel")
        self._title.pack(side="left", padx=(0, theme.px(self, theme.SPACE_L)))
        for sequence in ("<Configure>", REFIT):
            self.head.bind(sequence, lambda event: self._fit_head(self.head.winfo_width()))
        self.floor = Floor(self)
        self.floor.grid(row=1, column=0, sticky="nsew", padx=gutter, pady=(0, gutter))
        self.floor.bear(*self.LEAST)
        self.body = self.floor.page
        self.body.columnconfigure(0, weight=1)
        self.body.rowconfigure(0, weight=1)

    def _fit_head(self, width: int) -> None:
        """Leave the heading out, which the rail says as well, where the rest of the line needs its room.

        A switch that has no room even then goes into two rows.
        """
        if width <= 1:  # not laid out yet
            return
        rest = [child for child in self.head.winfo_children() if child.winfo_manager() and child is not self._title]
        for switch in (child for child in rest if isinstance(child, Switch)):
            if switch.wrap(max(width - sum(child.winfo_reqwidth() for child in rest if child is not switch), 1)):
                switch.update_idletasks()
        room = width - sum(child.winfo_reqwidth() for child in rest) - theme.px(self, theme.SPACE_L)
        if room < self._title.winfo_reqwidth():
            self._title.pack_forget()
        elif not self._title.winfo_manager():
            first = {"before": rest[0]} if rest else {}
            self._title.pack(side="left", padx=(0, theme.px(self, theme.SPACE_L)), **first)


class Switch(ttk.Frame):
    """Buttons side by side of which one is pressed; `on_press(key)` is called when another one is."""

    def __init__(self, parent: tk.Misc, titles: Sequence[tuple[str, str]], on_press: Callable[[str], None]) -> None:
        super().__init__(parent, style="Page.TFrame")
        self.pressed = tk.StringVar(self, titles[0][0])
        self.buttons: dict[str, ttk.Radiobutton] = {}
        for key, title in titles:
            self.buttons[key] = ttk.Radiobutton(
                self,
                text=title,
                value=key,
                variable=self.pressed,
                bootstyle="primary-outline-toolbutton",
                command=lambda: on_press(self.pressed.get()),
            )
            self._mark_keyboard(self.buttons[key])
        self._offered: Set[str] = frozenset(self.buttons)
        self._rows: list[ttk.Frame] = []
        self._places: dict[str, int] = {}
        self.wrap(0)
        self.bind("<Configure>", lambda event: self.master.event_generate(REFIT), add="+")

    def offer(self, keys: Set[str]) -> None:
        """Let only the buttons of these be seen."""
        if keys != self._offered:
            self._offered = keys
            self.wrap(0)
            self.master.event_generate(REFIT)

    def wrap(self, width: int) -> bool:
        """Put the buttons side by side, in rows of at most so many pixels where that is not 0; say if any moved."""
        places, row, filled = {}, 0, 0
        for key, button in self.buttons.items():
            if key in self._offered:
                wide = button.winfo_reqwidth()
                if width and filled and filled + wide > width:
                    row, filled = row + 1, 0
                places[key] = row
                filled += wide
        moved = places != self._places
        if moved:
            self._places = places
            self._put(row)
        return moved

    def _put(self, last: int) -> None:
        """Show the buttons in their rows; a single row needs no frame of its own."""
        for button in self.buttons.values():
            button.pack_forget()
        for frame in self._rows:
            frame.destroy()
        self._rows = [ttk.Frame(self, style="Page.TFrame") for _ in range(last + 1)] if last else []
        for frame in self._rows:
            frame.pack(anchor="w")
        for key, row in self._places.items():
            button = self.buttons[key]
            if self._rows:
                button.pack(in_=self._rows[row], side="left")
                button.lift()
            else:
                button.pack(side="left")

    def _mark_keyboard(self, button: ttk.Radiobutton) -> None:
        usual = str(button.cget("style"))
        button.bind("<FocusIn>", lambda event: button.configure(style=theme.FOCUSED_SWITCH), add="+")
        button.bind("<FocusOut>", lambda event: button.configure(style=usual), add="+")

    def destroy(self) -> None:
        """Take the switch away together with its variable, which only the window's thread may free."""
        super().destroy()
        del self.pressed


def card(parent: tk.Misc, title: str = "") -> ttk.Frame:
    """Return a white bordered frame, with a heading if `title` is given; children go in by pack or below row 0."""
    frame = ttk.Frame(parent, style="Card.TFrame", padding=theme.px(parent, theme.SPACE_M))
    if title:
        ttk.Label(frame, text=title, style="H2.TLabel").pack(anchor="w", pady=(0, theme.px(parent, theme.SPACE_XS)))
    return frame


def small_button(parent: tk.Misc, text: str, icon: str, command: Callable[[], object]) -> IconButton:
    """Return one button of a row of quiet buttons, packed to the left."""
    button = IconButton(parent, icon, text=text, command=command, style="Small.TButton")
    button.pack(side="left", padx=(0, theme.px(parent, theme.SPACE_XS)))
    return button

"""What every tab is laid out with: a heading with its views beside it, white cards, rows of small buttons."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from desktop.ui import theme


class Page(ttk.Frame):
    """A tab's page: heading at the top left, buttons at the top right, `body` below."""

    def __init__(self, parent: tk.Misc, title: str) -> None:
        gutter = theme.px(parent, theme.SPACE_L)
        super().__init__(parent, style="Page.TFrame", padding=(gutter, theme.px(parent, theme.SPACE_S), gutter, gutter))
        self.columnconfigure(0, weight=1)
        self.rowconfigure(1, weight=1)
        self.head = ttk.Frame(self, style="Page.TFrame")
        self.head.grid(row=0, column=0, sticky="ew", pady=(0, theme.px(self, theme.SPACE_S)))
        ttk.Label(self.head, text=title, style="H1.TLabel").pack(side="left", padx=(0, theme.px(self, theme.SPACE_L)))
        self.body = ttk.Frame(self, style="Page.TFrame")
        self.body.grid(row=1, column=0, sticky="nsew")
        self.body.columnconfigure(0, weight=1)
        self.body.rowconfigure(0, weight=1)


class Views(ttk.Frame):
    """Several views of one tab; one is seen, chosen by the buttons in the page's head."""

    def __init__(self, page: Page, titles: Sequence[tuple[str, str]]) -> None:
        super().__init__(page.body, style="Page.TFrame")
        self.grid(row=0, column=0, sticky="nsew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.current = tk.StringVar(self, titles[0][0])
        self.frames: dict[str, ttk.Frame] = {}
        self.on_switch: Callable[[str], None] = lambda key: None
        buttons = ttk.Frame(page.head, style="Page.TFrame")
        buttons.pack(side="left")
        self.buttons: dict[str, ttk.Radiobutton] = {}
        for key, title in titles:
            frame = ttk.Frame(self, style="Page.TFrame")
            frame.columnconfigure(0, weight=1)
            frame.rowconfigure(0, weight=1)
            self.frames[key] = frame
            self.buttons[key] = ttk.Radiobutton(
                buttons,
                text=title,
                value=key,
                variable=self.current,
                bootstyle="primary-outline-toolbutton",
                command=self._on_press,
            )
            self.buttons[key].pack(side="left")
        self.frames[titles[0][0]].grid(row=0, column=0, sticky="nsew")

    def __getitem__(self, key: str) -> ttk.Frame:
        return self.frames[key]

    def switch(self, key: str) -> None:
        """Bring a view to the front."""
        self.current.set(key)
        self._on_press()

    def _on_press(self) -> None:
        chosen = self.current.get()
        for key, frame in self.frames.items():
            if key == chosen:
                frame.grid(row=0, column=0, sticky="nsew")
            else:
                frame.grid_remove()
        self.on_switch(chosen)


def card(parent: tk.Misc, title: str = "") -> ttk.Frame:
    """Return a white bordered frame, with a heading if `title` is given; children go in by pack or below row 0."""
    frame = ttk.Frame(parent, style="Card.TFrame", padding=theme.px(parent, theme.SPACE_M))
    if title:
        ttk.Label(frame, text=title, style="H2.TLabel").pack(anchor="w", pady=(0, theme.px(parent, theme.SPACE_XS)))
    return frame


def small_button(parent: tk.Misc, text: str, icon: str, command: Callable[[], object]) -> ttk.Button:
    """Return one button of a row of quiet buttons, packed to the left."""
    button = ttk.Button(parent, text=text, icon=icon, command=command, style="Small.TButton")
    button.pack(side="left", padx=(0, theme.px(parent, theme.SPACE_XS)))
    return button

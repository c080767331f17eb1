"""Buttons with an icon in the colour of their words."""

from __future__ import annotations

import tkinter as tk
from typing import Any

import ttkbootstrap as ttk

ICON_SIZE = 14
STATES = ("disabled", "pressed !disabled", "hover !disabled")


class IconButton(ttk.Button):
    """A button with an icon, drawn for one look when it is made and for the others when they are first needed.

    ttkbootstrap's own `icon=` draws all of them at once and changes a style for it, so that Tk lays out every widget
    of the window anew; a window full of buttons opens visibly later.
    """

    def __init__(self, parent: tk.Misc, icon: str, *, text: str = "", **options: Any) -> None:
        super().__init__(parent, text=text, **options)
        self._icon = icon
        self._drawn = False
        self.configure(image=self._image(()), compound="left" if text else "image")
        self.bind("<Enter>", lambda event: self._draw(), add="+")
        self.bind("<ButtonPress-1>", lambda event: self._draw(), add="+")

    def enable(self, possible: bool) -> None:
        """Let the button be pressed, or not."""
        if not possible:
            self._draw()
        self.configure(state="normal" if possible else "disabled")

    def _draw(self) -> None:
        """Draw the icon for every look that the button's style has."""
        if self._drawn:
            return
        self._drawn = True
        looks = [part for state in STATES for part in (state, self._image(tuple(state.split())))]
        self.tk.call(self, "configure", "-image", (self._image(()), *looks))

    def _image(self, state: tuple[str, ...]) -> str:
        style = str(self.cget("style")) or "TButton"
        return str(ttk.Icon(self._icon, ICON_SIZE, str(ttk.Style().lookup(style, "foreground", state))))

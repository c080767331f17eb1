"""A strip above the page that says what was done, what to look at or what is wrong, with the next steps as buttons."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Literal

import ttkbootstrap as ttk

from desktop.ui import theme
from desktop.ui.widgets.icon_button import IconButton

LEAST, EDGES = 300, 120
"""Logical units that the words have beside the steps at least, and that signs and edges take."""

Step = tuple[str, Callable[[], object]]

Kind = Literal["done", "caution", "fault"]
"""Something was done; something was not done or is to be looked at; something went wrong."""

LOOKS: dict[Kind, tuple[str, str, str]] = {
    "done": ("Notice", "check-circle-fill", theme.OK),
    "caution": ("Caution", "exclamation-circle-fill", theme.WARNING),
    "fault": ("Fault", "exclamation-triangle-fill", theme.DANGER),
}
"""Style, sign and its colour."""


class Notice(ttk.Frame):
    """Hidden until `tell` is called; a newer notice takes the place of the older one."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, style="Notice.TFrame", padding=(theme.px(parent, theme.SPACE_L), theme.px(parent, 6)))
        self._icon = ttk.Label(self, style="Notice.TLabel")
        self._icon.pack(side="left", padx=(0, theme.px(self, theme.SPACE_S)))
        self._words = ttk.Label(self, style="Notice.TLabel", justify="left")
        self._close = IconButton(self, "x-lg", style="Small.TButton", command=self.hide, takefocus=False)
        self._close.pack(side="right")
        self._steps = ttk.Frame(self, style="Notice.TFrame")
        self._steps.pack(side="right", padx=theme.px(self, theme.SPACE_S))
        self._words.pack(side="left", fill="x", expand=True)
        self._words.bind("<Configure>", self._wrap)
        self.bind("<Configure>", lambda event: self._arrange(event.width))
        self.buttons: list[ttk.Button] = []
        self._told: tuple[str, Sequence[Step], Kind] = ("", (), "done")

    @property
    def text(self) -> str:
        """What the strip says; '' while it is hidden."""
        return str(self._words.cget("text")) if self.winfo_manager() else ""

    def tell(self, sentence: str, steps: Sequence[Step] = (), *, fault: bool = False, kind: Kind = "done") -> None:
        """Show a sentence with the steps that may follow; `fault` stands for that kind."""
        kind = "fault" if fault else kind
        self._told = (sentence, tuple(steps), kind)
        look, icon, colour = LOOKS[kind]
        for widget in (self, self._steps):
            widget.configure(style=f"{look}.TFrame")
        self._icon.configure(image=ttk.Icon(icon, 18, colour), style=f"{look}.TLabel")
        self._words.configure(text=sentence, style=f"{look}.TLabel")
        for button in self.buttons:
            button.destroy()
        self.buttons = []
        for words, run in steps:
            button = ttk.Button(self._steps, text=words, style="Small.TButton", command=self._runner(run))
            button.pack(side="left", padx=(theme.px(self, theme.SPACE_XS), 0))
            self.buttons.append(button)
        self._arrange(self.winfo_width())
        self.grid()

    @property
    def told(self) -> tuple[str, Sequence[Step], Kind] | None:
        """What the strip was told to show, None while it is hidden."""
        return self._told if self.winfo_manager() else None

    def _arrange(self, width: int) -> None:
        """Put the steps beside the words, below them where these would have no room, or one below the other."""
        beside = sum(button.winfo_reqwidth() + theme.px(self, theme.SPACE_XS) for button in self.buttons)
        room = width - theme.px(self, EDGES)
        side: Literal["right", "bottom"] = "right" if width <= 1 or beside + theme.px(self, LEAST) <= room else "bottom"
        if self._steps.pack_info()["side"] != side:
            self._steps.pack_configure(side=side, anchor="w" if side == "bottom" else "center", before=self._words)
        for button in self.buttons:
            button.pack_configure(side="left" if beside <= room or side == "right" else "top", anchor="w")

    def _wrap(self, event: tk.Event[tk.Misc]) -> None:
        """Break the words to the label's width, less the edge that its style keeps free at both sides."""
        self._words.configure(wraplength=max(event.width - theme.px(self, theme.SPACE_S), 1))

    def hide(self) -> None:
        """Take the strip away; its window then has the keyboard, if a button of the strip had it."""
        with suppress(KeyError):  # the list of a choice has no widget of Python's
            if str(self.focus_lastfor()).startswith(f"{self}."):
                self.winfo_toplevel().focus_set()
        self.grid_remove()

    def _runner(self, run: Callable[[], object]) -> Callable[[], None]:
        def step() -> None:
            self.hide()
            run()

        return step

"""The line below a field or grid: help, or what was not understood with its readings as buttons."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterable
from typing import Literal

import ttkbootstrap as ttk

from desktop.domain.errors import AppError, NotANumber
from desktop.ui import theme
from desktop.wording import faults

ROOM_BESIDE = 24
"""Letters of readings that have room beside each other below a field; longer ones stand one below the other."""


class FaultLine(ttk.Frame):
    """The line below a field or grid: its help, or what is wrong with what was typed and the readings as buttons.

    The buttons stand below the words, or behind them where `side` is 'left'.
    """

    def __init__(
        self,
        parent: tk.Misc,
        hint: str,
        on_choose: Callable[[str], None],
        *,
        background: str = "",
        side: Literal["top", "left"] = "top",
    ) -> None:
        super().__init__(parent, style=f"{background}.TFrame" if background else "TFrame")
        self._hint = hint
        self._side: Literal["top", "left"] = side
        self._on_choose = on_choose
        self._hint_style = f"{background}Hint.TLabel" if background else "Hint.TLabel"
        self._error_style = f"{background}Error.TLabel" if background else "Error.TLabel"
        self._words: ttk.Label | None = None
        self._width = 0
        self._readings: ttk.Frame | None = None
        self._fault: AppError | None = None
        if hint:
            self._say(hint, wrong=False)

    def wrap(self, width: int) -> None:
        """Break the words to lines of `width` pixels."""
        if width != self._width:
            self._width = width
            if self._words is not None:
                self._words.configure(wraplength=width)

    def show(self, fault: AppError | None, hint: str | None = None) -> None:
        """Show what is wrong, or the help line where nothing is."""
        if hint is not None:
            self._hint = hint
        words = faults.doubt(fault) if fault is not None else self._hint
        shown = self._words.cget("text") if self._words is not None else ""
        if words != shown or fault is not self._fault:
            self._say(words, wrong=fault is not None)
            self._offer(fault.readings if isinstance(fault, NotANumber) else ())
        self._fault = fault

    def warn(self, words: str) -> None:
        """Say what was not done as one would expect, until something else is shown."""
        self._say(words, wrong=True)
        self._offer(())
        self._fault = None

    def _say(self, words: str, *, wrong: bool) -> None:
        if self._words is None:
            self._words = ttk.Label(self, justify="left", wraplength=self._width)
        self._words.configure(text=words, style=self._error_style if wrong else self._hint_style)
        if words:
            self._words.pack(side=self._side, anchor="w")
        else:
            self._words.pack_forget()

    def _offer(self, readings: Iterable[str]) -> None:
        if self._readings is not None:
            self._readings.destroy()
            self._readings = None
        offered = tuple(readings)
        below = self._side == "top" and sum(map(len, offered)) > ROOM_BESIDE
        for text in offered:
            if self._readings is None:
                self._readings = ttk.Frame(self, style=self.cget("style"))
                self._readings.pack(side=self._side, anchor="w")
            button = ttk.Button(self._readings, text=text, style="Small.TButton", command=self._chooser(text))
            button.pack(side="top" if below else "left", anchor="w", padx=(0, theme.px(self, theme.SPACE_XS)))

    def _chooser(self, text: str) -> Callable[[], None]:
        return lambda: self._on_choose(text)

    @property
    def buttons(self) -> tuple[ttk.Button, ...]:
        """The readings on offer."""
        shown = self._readings.winfo_children() if self._readings is not None else ()
        return tuple(button for button in shown if isinstance(button, ttk.Button))

"""Bars and lines on a canvas, each with its figures in words; nothing is told by colour alone."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import font as tkfont
from typing import NamedTuple

from desktop.ui import theme
from desktop.ui.widgets.grid_layout import wrap

BODY_FONT, HINT_FONT, STRONG_FONT = "TkDefaultFont", "Hint", "Strong"
FULL = 100
BAR_COLOURS = (theme.PRIMARY, "#7f9fbf")
"""Of the first and the second bar of a thing; both have 3:1 against what is behind them."""


class Bar(NamedTuple):
    """A bar: its label, how full it is in percent (`None`: nothing to draw), the words behind it."""

    label: str
    percent: float | None
    words: str


class Bars(NamedTuple):
    """Bars about one thing, whose name stands above them."""

    id: str
    name: str
    bars: Sequence[Bar]


class BarChart(tk.Canvas):
    """Things one below the other, each with its bars; as high as they need. A click calls `on_pick(id)`."""

    def __init__(self, parent: tk.Misc, on_pick: Callable[[str], object]) -> None:
        super().__init__(parent, background=theme.CARD, width=1, height=1)
        ring = max(theme.px(self, 2), 1)
        self.configure(highlightthickness=ring, highlightcolor=theme.PRIMARY, highlightbackground=theme.CARD)
        for font in (BODY_FONT, HINT_FONT, STRONG_FONT):
            tk.Label(self, font=font)  # Tk loads a font that no widget uses anew for every measurement
        self._things: Sequence[Bars] = ()
        self._chosen = ""
        self._on_pick = on_pick
        self._tops: list[tuple[int, str]] = []
        self.bind("<Configure>", lambda event: self._draw(), add="+")
        self.bind("<Button-1>", self._press, add="+")

    def show(self, things: Sequence[Bars], chosen: str) -> None:
        """Show these things, one of them as chosen."""
        self._things, self._chosen = things, chosen
        self._draw()

    def _press(self, event: tk.Event[tk.Misc]) -> None:
        for top, thing in reversed(self._tops):
            if event.y >= top:
                self._on_pick(thing)
                return

    def _draw(self) -> None:
        self.delete("all")
        width = self.winfo_width()
        if width < theme.px(self, 200):
            return
        pad, gap = theme.px(self, 10), theme.px(self, 5)
        strong, hint = (tkfont.nametofont(name, self) for name in (STRONG_FONT, HINT_FONT))
        label = max((hint.measure(bar.label) for thing in self._things for bar in thing.bars), default=0) + pad
        words = max((hint.measure(bar.words) for thing in self._things for bar in thing.bars), default=0) + pad
        room = max(theme.px(self, 60), width - 2 * pad - label - words)
        top, self._tops = 0, []
        for thing in self._things:
            self._tops.append((top, thing.id))
            lines = wrap(thing.name, width - 2 * pad, strong.measure)
            height = len(lines) * strong.metrics("linespace") + len(thing.bars) * (hint.metrics("linespace") + gap)
            height += 2 * gap + pad // 2
            if thing.id == self._chosen:
                self.create_rectangle(0, top, width, top + height, width=0, fill=theme.SELECTION)
                self.create_rectangle(0, top, theme.px(self, 4), top + height, width=0, fill=theme.PRIMARY)
            y = top + gap
            self.create_text(pad, y, text="\n".join(lines), font=STRONG_FONT, fill=theme.INK, anchor="nw")
            y += len(lines) * strong.metrics("linespace") + gap
            for bar, colour in zip(thing.bars, BAR_COLOURS, strict=False):
                self._draw_bar(bar, colour, y, pad, label, room, hint)
                y += hint.metrics("linespace") + gap
            top += height
            self.create_line(0, top - 1, width, top - 1, fill=theme.TABLE_LINE)
        self.configure(height=top)

    def _draw_bar(self, bar: Bar, colour: str, y: int, pad: int, label: int, room: int, font: tkfont.Font) -> None:
        height = font.metrics("linespace")
        middle, left = y + height // 2, pad + label
        half = theme.px(self, 6)
        self.create_text(pad, middle, text=bar.label, font=HINT_FONT, fill=theme.HINT, anchor="w")
        if bar.percent is not None:  # an empty frame would say that nothing is reached
            edges = (left, middle - half, left + room, middle + half)
            self.create_rectangle(*edges, fill=theme.CARD, outline=theme.FIELD_BORDER)
            if filled := round(room * min(max(bar.percent, 0), FULL) / FULL):
                self.create_rectangle(left, middle - half, left + filled, middle + half, width=0, fill=colour)
        self.create_text(left + room + pad, middle, text=bar.words, font=HINT_FONT, fill=theme.INK, anchor="w")


class Mark(NamedTuple):
    """A point of a line: what it is called, its height, the figure as words."""

    name: str
    value: float
    words: str


class LineChart(tk.Canvas):
    """One line over time with every figure written at its point, and levels to be reached as dashed lines."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, background=theme.CARD, highlightthickness=0, width=1, height=1)
        for font in (HINT_FONT, STRONG_FONT):
            tk.Label(self, font=font)
        self._marks: Sequence[Mark] = ()
        self._levels: Sequence[Mark] = ()
        self.bind("<Configure>", lambda event: self._draw(), add="+")

    def show(self, marks: Sequence[Mark], levels: Sequence[Mark]) -> None:
        """Show points in order, and the levels above or below them."""
        self._marks, self._levels = marks, levels
        self._draw()

    def _draw(self) -> None:
        self.delete("all")
        width, height = self.winfo_width(), self.winfo_height()
        if width < theme.px(self, 160) or height < theme.px(self, 100) or not self._marks:
            return
        hint = tkfont.nametofont(HINT_FONT, self)
        line, pad = hint.metrics("linespace"), theme.px(self, 12)
        right = width - pad - max((hint.measure(level.words) + pad for level in self._levels), default=0)
        top, bottom = pad + 2 * line, height - pad - 2 * line
        low, high = _span([mark.value for mark in (*self._marks, *self._levels)])
        scale = (bottom - top) / (high - low)
        self.create_line(pad, bottom, right, bottom, fill=theme.FIELD_BORDER)
        lowest = -line
        for level in sorted(self._levels, key=lambda each: -each.value):
            y = bottom - (level.value - low) * scale
            lowest = max(round(y), lowest + line)  # words of levels that lie close together stand below each other
            self.create_line(pad, y, right, y, fill=theme.WARNING, dash=(6, 4))
            self.create_text(right + pad // 2, lowest, text=level.words, font=HINT_FONT, fill=theme.WARNING, anchor="w")
        step = (right - pad) / len(self._marks)
        places = [(pad + step * (at + 0.5), bottom - (mark.value - low) * scale) for at, mark in enumerate(self._marks)]
        if len(places) > 1:
            self.create_line(places, fill=theme.PRIMARY, width=theme.px(self, 2))
        radius = theme.px(self, 4)
        for (x, y), mark in zip(places, self._marks, strict=True):
            self.create_oval(x - radius, y - radius, x + radius, y + radius, fill=theme.PRIMARY, width=0)
            self.create_text(x, y - 2 * radius, text=mark.words, font=STRONG_FONT, fill=theme.INK, anchor="s")
            name = "\n".join(wrap(mark.name, int(step), hint.measure)[:2])
            self.create_text(
                x, bottom + line // 3, text=name, font=HINT_FONT, fill=theme.HINT, anchor="n", justify="center"
            )


def _span(values: Sequence[float]) -> tuple[float, float]:
    """Return between which values is drawn: from nothing on, or closer up where that would flatten the line."""
    low, high = min(0.0, *values), max(0.0, *values)
    least = min(values)
    if least > high / 2:
        low = least - (high - least) / 2 - high / 50
    return (low, high) if high > low else (low, low + 1)

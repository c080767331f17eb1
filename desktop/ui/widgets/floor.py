"""A page that is never laid out smaller than it can bear: where there is less room it scrolls, both ways."""

from __future__ import annotations

import tkinter as tk
from typing import Any

import ttkbootstrap as ttk

from desktop.ui import theme
from desktop.ui.widgets.box import Box


class Follows:
    """A part of a page that brings what has the keyboard into view, once `follow_keyboard` was called."""

    def follow(self, widget: tk.Misc) -> None:
        """Scroll so that a widget on it is seen."""
        raise NotImplementedError


class Floor(tk.Frame, Follows):
    """Children go into `page`. Nothing is seen of the floor itself while there is room, and bars only when needed."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, background=theme.PAGE)
        self.page = tk.Frame(self, background=theme.PAGE)
        self.page.place(relwidth=1, relheight=1)
        self._least = (0, 0)
        self._at = [0, 0]
        self._bars: tuple[ttk.Scrollbar, ttk.Scrollbar] | None = None
        self.bind("<Configure>", lambda event: self._arrange())

    def bear(self, width: int, height: int) -> None:
        """Lay the page out in at least so many logical units from now on."""
        least = theme.px(self, width), theme.px(self, height)
        if least != self._least:
            self._least, self._at = least, [0, 0]
            self._arrange()

    def see(self, box: Box) -> None:
        """Scroll so that a part of the page is seen; of what is larger than the view, that something is seen."""
        if not any(self._scrolls()):
            return
        view = self._view()
        for axis, start, size in ((0, box.left, box.width), (1, box.top, box.height)):
            first, last = self._at[axis], self._at[axis] + view[axis]
            if size > view[axis]:
                if start >= last or start + size <= first:
                    self._at[axis] = start
            elif start < first:
                self._at[axis] = start
            elif start + size > last:
                self._at[axis] = start + size - view[axis]
        self._place()

    def follow(self, widget: tk.Misc) -> None:
        self.see_widget(widget)

    def see_widget(self, widget: tk.Misc, part: Box | None = None) -> None:
        """Scroll so that a widget on the page is seen, or a part of it in its own pixels."""
        part = part or Box(0, 0, widget.winfo_width(), widget.winfo_height())
        left, top = widget.winfo_rootx() - self.page.winfo_rootx(), widget.winfo_rooty() - self.page.winfo_rooty()
        self.see(part._replace(left=left + part.left, top=top + part.top))

    def _scrolls(self) -> tuple[bool, bool]:
        """Whether there is too little room across and down; a bar takes from the room of the other."""
        wide, high = self.winfo_width(), self.winfo_height()
        across, down = wide < self._least[0], high < self._least[1]
        if across != down and self._bars is not None:
            across = across or wide - self._bars[1].winfo_reqwidth() < self._least[0]
            down = down or high - self._bars[0].winfo_reqheight() < self._least[1]
        return across, down

    def _view(self) -> tuple[int, int]:
        """Width and height of what is seen of the page."""
        across, down = self._scrolls()
        wide, high = self.winfo_width(), self.winfo_height()
        if self._bars is None:
            return wide, high
        return (
            wide - (self._bars[1].winfo_reqwidth() if down else 0),
            high - (self._bars[0].winfo_reqheight() if across else 0),
        )

    def _whole(self) -> tuple[int, int]:
        """Width and height of the page."""
        view = self._view()
        return max(view[0], self._least[0]), max(view[1], self._least[1])

    def _arrange(self) -> None:
        if self.winfo_width() <= 1:  # not laid out yet
            return
        if not any(self._scrolls()):
            self._at = [0, 0]
            self.page.place(x=0, y=0, width="", height="", relwidth=1, relheight=1)
            for bar in self._bars or ():
                bar.place_forget()
            return
        if self._bars is None:
            self._make_bars()
        self._place()

    def _make_bars(self) -> None:
        self._bars = (
            ttk.Scrollbar(self, orient="horizontal", command=lambda *how: self._scroll(0, *how)),
            ttk.Scrollbar(self, orient="vertical", command=lambda *how: self._scroll(1, *how)),
        )
        follow_keyboard(self)

    def _place(self) -> None:
        if self._bars is None:
            return
        (across, down), view, whole = self._scrolls(), self._view(), self._whole()
        self._at = [max(0, min(self._at[axis], whole[axis] - view[axis])) for axis in (0, 1)]
        self.page.place(x=-self._at[0], y=-self._at[1], width=whole[0], height=whole[1], relwidth="", relheight="")
        places = (
            {"x": 0, "y": view[1], "width": view[0]},
            {"x": view[0], "y": 0, "height": view[1]},
        )
        for axis, (bar, needed, place) in enumerate(zip(self._bars, (across, down), places, strict=True)):
            if needed:
                bar.place(**place)
                bar.lift()
                bar.set(self._at[axis] / whole[axis], (self._at[axis] + view[axis]) / whole[axis])
            else:
                bar.place_forget()

    def _scroll(self, axis: int, how: str, number: str, unit: str = "") -> None:
        view, whole = self._view(), self._whole()
        if how == "moveto":
            self._at[axis] = round(float(number) * whole[axis])
        else:
            step = view[axis] * 9 // 10 if unit.startswith("page") else theme.px(self, theme.ROW_HEIGHT)
            self._at[axis] += int(float(number)) * step
        self._place()


def floor_below(widget: tk.Misc) -> Floor | None:
    """Return the floor that a widget stands on in its own window."""
    above: tk.Misc | None = widget
    while above is not None and not isinstance(above, tk.Toplevel | tk.Tk):
        if isinstance(above, Floor):
            return above
        above = above.master
    return None


def follow_keyboard(widget: tk.Misc) -> None:
    """Have all parts of pages that can bring into view what gets the keyboard, wherever it is."""
    widget.bind_all("<FocusIn>", _follow)


def _follow(event: tk.Event[Any]) -> None:
    # The list of a choice is a name, since it has no widget of Python's.
    above: tk.Misc | None = event.widget if isinstance(event.widget, tk.Misc) else None
    while above is not None and not isinstance(above, tk.Toplevel | tk.Tk):
        if isinstance(above, Follows):
            above.follow(event.widget)
        above = above.master

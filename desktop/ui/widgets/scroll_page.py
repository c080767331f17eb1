"""A page that scrolls up and down where it is taller than its place; its bar is only seen when it is needed."""

from __future__ import annotations

import tkinter as tk

import ttkbootstrap as ttk

from desktop.ui import theme
from desktop.ui.widgets.floor import Follows, follow_keyboard


class ScrollPage(ttk.ScrolledFrame, Follows):
    """Children go in by pack; the page itself is laid out by `grid` or `pack`, which stand for its outer frame."""

    def __init__(self, parent: tk.Misc) -> None:
        super().__init__(parent, padding=0)
        self.configure(style="Page.TFrame")
        self.container.configure(style="Page.TFrame")
        self._canvas.configure(background=theme.PAGE)
        self._canvas.configure(yscrollcommand=self._on_scroll)
        follow_keyboard(self)

    def follow(self, widget: tk.Misc) -> None:
        """Bring a button into view; a field brings its label along, and what is taller than the view stays."""
        if widget.winfo_height() <= self._canvas.winfo_height():
            self.see(widget)

    def see(self, widget: tk.Misc) -> None:
        """Scroll so that `widget` is seen whole, or its top where it is taller than the page."""
        height, view = self.winfo_height(), self._canvas.winfo_height()
        if height <= view:
            return
        top = widget.winfo_rooty() - self.winfo_rooty()
        bottom = top + widget.winfo_height()
        first = self._canvas.canvasy(0)
        margin = theme.px(self, theme.SPACE_S)
        if top < first or widget.winfo_height() > view:
            self.yview_moveto(max(top - margin, 0) / height)
        elif bottom > first + view:
            self.yview_moveto((bottom + margin - view) / height)

    def stand(self, wanted: bool, otherwise: tk.Misc) -> None:
        """Be there, on the grid, or not; the keyboard then goes to `otherwise`."""
        if wanted == bool(self.container.winfo_manager()):
            return
        if wanted:
            self.container.grid()
            self.update_idletasks()  # Tk gives the focus only to what is mapped
            return
        if self.winfo_viewable():
            otherwise.focus_set()
        self.container.grid_remove()

    def _on_scroll(self, first: float, last: float) -> None:
        self.vbar.set(first, last)  # Tk gives both as text
        if float(first) <= 0 and float(last) >= 1:
            self.vbar.grid_remove()
        else:
            self.vbar.grid()


class NeededBar(ttk.Scrollbar):
    """A vertical bar at the right of what it scrolls, packed or gridded as that is; only seen while it is needed."""

    def __init__(self, parent: tk.Misc, scrolled: ttk.Treeview | tk.Text) -> None:
        super().__init__(parent, orient="vertical", command=scrolled.yview)
        self._scrolled = scrolled
        scrolled.configure(yscrollcommand=self.set)

    def set(self, first: float | str, last: float | str) -> None:
        """Show which part is seen; called by what is scrolled."""
        super().set(first, last)
        if float(first) <= 0 and float(last) >= 1:
            (self.grid_remove if self.winfo_manager() == "grid" else self.pack_forget)()
        elif not self.winfo_manager():
            self._stand()

    def _stand(self) -> None:
        if self._scrolled.winfo_manager() == "grid":
            place = self._scrolled.grid_info()
            self.grid(row=place["row"], column=int(place["column"]) + 1, sticky="ns")
        else:
            self.pack(side="right", fill="y", before=self._scrolled)


def bring_into_view(widget: tk.Misc) -> None:
    """Scroll the page that `widget` stands on, if it stands on one that scrolls."""
    above: tk.Misc | None = widget.master
    while above is not None:
        if isinstance(above, ScrollPage):
            above.see(widget)
            return
        above = above.master

"""A window of its own over the main one, which waits for an answer: the frame of every larger dialog."""

from __future__ import annotations

import tkinter as tk

import ttkbootstrap as ttk

from desktop.ui import theme


class Sheet(tk.Toplevel):
    """Built hidden: fill `body` and the row of buttons `foot`, then call `open`. Escape closes it."""

    def __init__(self, parent: tk.Misc, title: str) -> None:
        super().__init__(parent, background=theme.PAGE)
        self.withdraw()
        self.title(title)
        self.transient(parent.winfo_toplevel())
        frame = ttk.Frame(self, style="Page.TFrame", padding=theme.px(self, theme.SPACE_L))
        frame.pack(fill="both", expand=True)
        self.foot = ttk.Frame(frame, style="Page.TFrame")
        self.foot.pack(side="bottom", fill="x", pady=(theme.px(self, theme.SPACE_M), 0))
        self.body = ttk.Frame(frame, style="Page.TFrame")
        self.body.pack(fill="both", expand=True)
        self.bind("<Escape>", lambda event: self.destroy())

    def open(self, width: int, height: int, focus: tk.Misc) -> None:
        """Show it in the middle of the main window, so many logical units large, with the keyboard on `focus`."""
        top = self.master.winfo_toplevel()
        size = theme.on_screen(self, (theme.px(self, width), theme.px(self, height)))
        room = top.winfo_width(), top.winfo_height()
        x, y = (max(0, (whole - part) // 2) for whole, part in zip(room, size, strict=True))
        self.geometry(f"{size[0]}x{size[1]}+{top.winfo_rootx() + x}+{top.winfo_rooty() + y}")
        self.deiconify()
        self.wait_visibility()
        self.grab_set()
        focus.focus_set()

"""What the program's own dialogs are: a window over the main one, answered by buttons and Escape."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from contextlib import suppress

import ttkbootstrap as ttk

from desktop.ui import theme


class DialogWindow(tk.Toplevel):
    """Fill `body`, add buttons to `foot`, then `open` with what has the keyboard first; Escape closes it."""

    def __init__(self, parent: tk.Misc, title: str) -> None:
        super().__init__(parent, background=theme.PAGE)
        self.withdraw()
        self.title(title)
        self.transient(parent.winfo_toplevel())
        self._parent = parent
        frame = ttk.Frame(self, style="Page.TFrame", padding=theme.px(self, theme.SPACE_L))
        frame.pack(fill="both", expand=True)
        self.foot = ttk.Frame(frame, style="Page.TFrame")
        self.foot.pack(side="bottom", fill="x", pady=(theme.px(self, theme.SPACE_M), 0))
        self.body = ttk.Frame(frame, style="Page.TFrame")
        self.body.pack(fill="both", expand=True)
        self.buttons: dict[str, ttk.Button] = {}
        self.bind("<Escape>", lambda event: self.close())
        self.protocol("WM_DELETE_WINDOW", self.close)

    def add_button(
        self, words: str, run: Callable[[], object], *, style: str = "secondary-outline", icon: str = ""
    ) -> ttk.Button:
        """Add a button to the row at the bottom, the first one outermost at the right."""
        button = ttk.Button(self.foot, text=words, bootstyle=style, command=run)
        if icon:
            button.configure(icon=icon)
        button.pack(side="right", padx=(theme.px(self, theme.SPACE_S), 0))
        self.buttons[words] = button
        return button

    def close(self) -> None:
        """Go away without an answer."""
        self.destroy()

    def destroy(self) -> None:
        """Close the window; its variables go on this thread, since Tk answers no other."""
        super().destroy()
        with suppress(KeyError):  # the list of a choice has no widget of Python's
            before = self._parent.winfo_toplevel().focus_lastfor()
            if before is not None:
                before.focus_force()
        for name in [name for name, kept in vars(self).items() if isinstance(kept, tk.Variable)]:
            delattr(self, name)

    def open(self, focus: tk.Misc, size: tuple[int, int] | None = None) -> None:
        """Show the window in the middle of its parent, `size` in logical units where it does not follow its content."""
        self.update_idletasks()
        asked = [theme.px(self, units) for units in size] if size else [self.winfo_reqwidth(), self.winfo_reqheight()]
        wanted = theme.on_screen(self, asked)
        top = self._parent.winfo_toplevel()
        x = top.winfo_rootx() + max(0, (top.winfo_width() - wanted[0]) // 2)
        y = top.winfo_rooty() + max(0, (top.winfo_height() - wanted[1]) // 2)
        self.geometry(f"{wanted[0]}x{wanted[1]}+{x}+{y}")
        self.deiconify()
        self.wait_visibility()
        self.grab_set()
        focus.focus_force()  # a window that was just mapped is not always given the keyboard

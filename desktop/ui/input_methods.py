"""The system's input methods on X11: they stand aside while the first page is drawn.

Tk asks the server twice about every window that gets its first event, which is half of the time of drawing a page; and
an input method like ibus is asked over and over. A field gets its input method when it is entered.
"""

from __future__ import annotations

import tkinter as tk


def hold(root: tk.Misc) -> None:
    """Give no window an input method from now on."""
    root.tk.call("tk", "useinputmethods", 0)


def release(root: tk.Misc) -> None:
    """Give windows their input methods again, the one that has the keyboard at once."""
    root.tk.call("tk", "useinputmethods", 1)
    focused = root.tk.call("focus")
    if focused:
        root.tk.call("event", "generate", focused, "<FocusIn>")

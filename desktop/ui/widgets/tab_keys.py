"""Control+Tab and Control with the wheel belong to the window, also where a widget has its own use for them."""

from __future__ import annotations

import tkinter as tk


def leave_to_window(widget: tk.Misc) -> None:
    """Keep a widget's `<Tab>` from taking Control+Tab: Tk gives a key to the binding that names most of it."""
    sequences = ["<Control-Tab>", "<Control-Shift-Tab>"]
    if widget.tk.call("tk", "windowingsystem") == "x11":
        sequences.append("<Control-ISO_Left_Tab>")
    for sequence in sequences:
        widget.bind(sequence, lambda event: None)


WHEEL = ("<Control-MouseWheel>", "<Control-Button-4>", "<Control-Button-5>")


def leave_wheel_to_window(widget: tk.Misc) -> None:
    """Keep a widget's own use of the wheel from taking it with Control, which is the window's."""
    for sequence in WHEEL:
        widget.bind(sequence, lambda event: None)

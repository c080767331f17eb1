"""The keys of the window: those of the actions and tabs, and what Tk's own fields would do at them, taken away."""

from __future__ import annotations

import sys
import tkinter as tk
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from desktop.ui.actions import ACTIONS, Action, sequences
from desktop.ui.tabs import TABS

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

FIELD_CLASSES = ("Text", "Entry", "TEntry", "TCombobox")
EMACS_KEYS = "dhikot"
MENU_KEYS = ("<<ContextMenu>>", "<Shift-F10>", "<Key-App>" if sys.platform == "win32" else "<Key-Menu>")
"""The right button of the mouse, and the keys for menus."""
TAB_KEYS = ("<Control-Tab>", "<Control-Shift-Tab>")
SELECT_KEYS = ("<Control-a>", "<Control-Lock-A>")
"""What Tk's own fields do at these and at the actions' keys is not done: breaking a line, swapping letters, leaving.
The actions' keys are taken out of Tk's virtual events too: on Linux Ctrl+Y would paste, and Ctrl+A select nothing."""


def bind_keys(window: MainWindow) -> None:
    """Give the window its keys, and its wheel and menu of fields. What has the whole window has all keys meanwhile."""
    top = window.winfo_toplevel()
    for action in ACTIONS:
        for sequence in sequences(action):
            top.bind(sequence, runner(window, action), add="+")
    wheel = {"<Control-MouseWheel>": 0, "<Control-Button-4>": 1, "<Control-Button-5>": -1}
    for sequence, by in wheel.items():
        top.bind(sequence, _zoomer(window, by), add="+")
        for kind in (*FIELD_CLASSES, "Treeview"):
            top.bind_class(kind, sequence, lambda event: None)
    for number, tab in enumerate(TABS):
        top.bind(f"<Control-Key-{number}>", _opener(window, tab.key), add="+")
    top.bind("<Escape>", _leaver(window), add="+")
    steps = {"<Control-Tab>": 1, "<Control-Shift-Tab>": -1}
    if window.tk.call("tk", "windowingsystem") == "x11":
        steps["<Control-ISO_Left_Tab>"] = -1
    for sequence, by in steps.items():
        top.bind(sequence, _stepper(window, by), add="+")
    _take_from_fields(window)
    for kind in FIELD_CLASSES[:3]:
        for sequence in MENU_KEYS:
            top.bind_class(kind, sequence, lambda event: _open_field_menu(window, event))
    top.bind("<<UsePhrase>>", lambda event: window.use_phrase(), add="+")


def runner(window: MainWindow, action: Action) -> Callable[[tk.Event[tk.Misc]], str]:
    """Return what the keys of an action do."""

    def run(event: tk.Event[tk.Misc]) -> str:
        if event.char.isalpha():  # Windows' own Vietnamese keyboard gives F1 to F5 for letters
            return ""
        if window.overlay is None:
            action.run(window)
        return "break"

    return run


def _opener(window: MainWindow, key: str) -> Callable[[tk.Event[tk.Misc]], str]:
    def open_it(event: tk.Event[tk.Misc]) -> str:
        if window.overlay is None:
            window.open_tab(key)
        return "break"

    return open_it


def _stepper(window: MainWindow, by: int) -> Callable[[tk.Event[tk.Misc]], str]:
    def step(event: tk.Event[tk.Misc]) -> str:
        if window.overlay is None:
            window.step(by)
        return "break"

    return step


def _leaver(window: MainWindow) -> Callable[[tk.Event[tk.Misc]], None]:
    def leave(event: tk.Event[tk.Misc]) -> None:
        if window.overlay is None and not window.preview.leave(event.widget):
            window.covers.close()

    return leave


def _zoomer(window: MainWindow, by: int) -> Callable[[tk.Event[tk.Misc]], str]:
    def zoom(event: tk.Event[tk.Misc]) -> str:
        if window.overlay is None:
            window.zoom.step(by or (1 if event.delta > 0 else -1))
        return "break"

    return zoom


def _take_from_fields(window: MainWindow) -> None:
    keys = [sequence for action in ACTIONS for sequence in sequences(action)]
    locked = [key.replace("<Control-", "<Control-Lock-") for key in keys]
    for name in window.event_info():
        window.event_delete(name, *keys, *locked, *SELECT_KEYS)
    window.event_add("<<SelectAll>>", *SELECT_KEYS)
    for sequence in (*keys, *(f"<Control-{letter}>" for letter in EMACS_KEYS), *TAB_KEYS):
        for kind in FIELD_CLASSES:
            window.bind_class(kind, sequence, lambda event: None)


def _open_field_menu(window: MainWindow, event: tk.Event[Any]) -> str:
    """Open the menu of a field under the mouse, or of the one with the cursor."""
    from desktop.ui.widgets.field_menu import field_menu, take_place

    field = event.widget
    if event.type is tk.EventType.ButtonPress or event.num == 3:
        take_place(field, event.x, event.y)
    editor = window.focused_editor()
    menu = field_menu(window, field, editor.puts() if editor is not None else ())
    x, y = (event.x_root, event.y_root) if event.x_root > 0 else (field.winfo_rootx(), field.winfo_rooty())
    menu.tk_popup(x, y)
    return "break"

"""The menu of a field at the right button of the mouse: Tk's own fields have none."""

from __future__ import annotations

import tkinter as tk
from contextlib import suppress
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop.ui.actions import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.ui.main_window import MainWindow


def field_menu(window: MainWindow, field: tk.Text | tk.Entry, puts: Sequence[str]) -> tk.Menu:
    """Return what can be done in a field; `puts` names those of ACTIONS that put something into it."""
    menu = ttk.Menu(field, tearoff=False)
    selected, open_ = _selected(field), _can_type(field)
    rows = (
        ("Cut", "Ctrl+X", "<<Cut>>", selected and open_),
        ("Copy", "Ctrl+C", "<<Copy>>", selected),
        ("Paste", "Ctrl+V", "<<Paste>>", open_),
        ("Select all", "Ctrl+A", "<<SelectAll>>", True),
    )
    for words, key, event, possible in rows:
        menu.add_command(
            label=ttk.L(words),
            accelerator=key,
            state="normal" if possible else "disabled",
            command=lambda event=event: field.event_generate(event),  # type: ignore[misc]
        )
    if puts and open_:
        menu.add_separator()
    for name in puts if open_ else ():
        action = BY_NAME[name]
        menu.add_command(
            label=action.label,
            accelerator=action.shown_key,
            command=lambda action=action: action.run(window),  # type: ignore[misc]
        )
    menu.bind("<Unmap>", lambda _event: menu.after_idle(menu.destroy))
    return menu


def take_place(field: tk.Text | tk.Entry, x: int, y: int) -> None:
    """Give a field the keyboard and put the cursor under the mouse, unless that is on the selection."""
    field.focus_set()
    place = field.index(f"@{x},{y}") if isinstance(field, tk.Text) else field.index(f"@{x}")
    if isinstance(field, tk.Text):
        if not (field.tag_ranges("sel") and "sel" in field.tag_names(place)):
            field.tag_remove("sel", "1.0", "end")
            field.mark_set("insert", place)
    elif not (field.selection_present() and field.index("sel.first") <= int(place) < field.index("sel.last")):
        field.selection_clear()
        field.icursor(place)


def _selected(field: tk.Text | tk.Entry) -> bool:
    if isinstance(field, tk.Text):
        return bool(field.tag_ranges("sel"))
    return bool(field.selection_present())


def _can_type(field: tk.Text | tk.Entry) -> bool:
    with suppress(tk.TclError):
        return str(field.cget("state")) == "normal"
    return False

"""What the user can do anywhere in the window: one row for button, menu and key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from desktop import wording
from desktop.wording import importing

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class Action(Struct, frozen=True):
    """An action: label, icon, what it runs, its keys (letters are bound in both cases, for Caps Lock)."""

    name: str
    label: str
    icon: str
    run: Callable[[MainWindow], object]
    keys: tuple[str, ...] = ()
    shown_key: str = ""


ACTIONS: tuple[Action, ...] = (
    Action("save", wording.SAVE, "floppy", lambda window: window.save(), ("<Control-s>",), "Ctrl+S"),
    Action("undo", wording.UNDO, "arrow-counterclockwise", lambda window: window.undo(), ("<Control-z>",), "Ctrl+Z"),
    Action(
        "redo",
        wording.REDO,
        "arrow-clockwise",
        lambda window: window.redo(),
        ("<Control-y>", "<Control-Shift-z>"),
        "Ctrl+Y",
    ),
    Action("open", wording.OPEN, "folder2-open", lambda window: window.books.open(), ("<Control-o>",), "Ctrl+O"),
    Action("new", wording.NEW, "file-earmark-plus", lambda window: window.books.new(), (), ""),
    Action("import", importing.MENU, "file-earmark-arrow-up", lambda window: window.books.import_report()),
    Action("sample", wording.SAMPLE, "eye", lambda window: window.books.open_sample(), (), ""),
    Action("copy", wording.SAVE_COPY, "files", lambda window: window.books.save_copy(), (), ""),
    Action("stick", wording.COPY_TO_STICK, "usb-drive", lambda window: window.books.copy_to_stick(), (), ""),
    Action("folder", wording.OPEN_FOLDER, "folder", lambda window: window.books.open_folder(), (), ""),
    Action("recovery", wording.RECOVERY_MENU, "clock-history", lambda window: window.recovery.open()),
    Action("log", wording.LOG_MENU, "life-preserver", lambda window: window.recovery.pack_log()),
    Action(
        "export",
        wording.EXPORT,
        "file-earmark-word",
        lambda window: window.export_report(),
        ("<Control-e>",),
        "Ctrl+E",
    ),
)

BY_NAME = {action.name: action for action in ACTIONS}

FILE_MENU: tuple[str, ...] = ("open", "new", "import", "sample", "", "copy", "stick", "", "recovery", "folder", "log")
"""The menu 'Sổ dữ liệu', an empty name being a line; the recent books are added behind it."""


def sequences(action: Action) -> tuple[str, ...]:
    """Return the Tk key sequences of an action, with those that Caps Lock makes."""
    made = []
    for key in action.keys:
        made.append(key)
        letter = key[-2]
        if letter.isalpha():
            other = letter.upper() if letter.islower() else letter.lower()
            made.append(f"{key[:-2]}{other}>")
    return tuple(made)

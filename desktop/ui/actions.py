"""What the user can do anywhere in the window: one row for button, menu and key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from desktop import wording
from desktop.wording import importing, pages, phrases, quotes, zoom
from desktop.wording import signing as signing_words
from desktop.wording.help import HELP
from desktop.wording.periods import ADD_PERIOD
from desktop.wording.requests import LAY_OUT, RECEIVE
from desktop.wording.search import FIND
from desktop.wording.workbooks import EXPORT_MENU, IMPORT_MENU

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow
    from desktop.ui.workbooks import Workbooks


class Action(Struct, frozen=True):
    """An action: label, icon, what it runs, its keys (letters are bound in both cases, for Caps Lock)."""

    name: str
    label: str
    icon: str
    run: Callable[[MainWindow], object]
    keys: tuple[str, ...] = ()
    shown_key: str = ""


def _workbooks(window: MainWindow) -> Workbooks:
    from desktop.ui.workbooks import Workbooks  # not needed for the window to appear

    return Workbooks(window)


ACTIONS: tuple[Action, ...] = (
    Action("save", wording.SAVE, "floppy", lambda window: window.save(), ("<Control-s>",), "Ctrl+S"),
    Action(
        "undo", wording.UNDO, "arrow-counterclockwise", lambda window: window.steps.undo(), ("<Control-z>",), "Ctrl+Z"
    ),
    Action(
        "redo",
        wording.REDO,
        "arrow-clockwise",
        lambda window: window.steps.redo(),
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
    Action(
        "period",
        ADD_PERIOD,
        "calendar-plus",
        lambda window: window.periods.add(),
        ("<Control-Shift-n>",),
        "Ctrl+Shift+N",
    ),
    Action("receive", RECEIVE, "envelope-open", lambda window: window.requests.receive()),
    Action("lay_out", LAY_OUT, "list-nested", lambda window: window.requests.lay_out()),
    Action("find", FIND, "search", lambda window: window.covers.open("search"), ("<Control-f>",), "Ctrl+F"),
    Action("help", HELP, "question-circle", lambda window: window.covers.open("help"), ("<F1>",), "F1"),
    Action("excel", EXPORT_MENU, "file-earmark-excel", lambda window: _workbooks(window).export()),
    Action("import-excel", IMPORT_MENU, "table", lambda window: _workbooks(window).take_in()),
    Action("recovery", wording.RECOVERY_MENU, "clock-history", lambda window: window.recovery.open()),
    Action("log", wording.LOG_MENU, "life-preserver", lambda window: window.recovery.pack_log()),
    Action(
        "larger",
        zoom.LARGER,
        "zoom-in",
        lambda window: window.zoom.step(1),
        ("<Control-plus>", "<Control-equal>", "<Control-KP_Add>"),
        zoom.LARGER_KEY,
    ),
    Action(
        "smaller",
        zoom.SMALLER,
        "zoom-out",
        lambda window: window.zoom.step(-1),
        ("<Control-minus>", "<Control-KP_Subtract>"),
        zoom.SMALLER_KEY,
    ),
    Action("pages", pages.SHOW, "file-earmark-text", lambda window: window.preview.open(), ("<Control-p>",), "Ctrl+P"),
    Action(
        "quote",
        quotes.INSERT,
        "link-45deg",
        lambda window: window.quote(),
        ("<Control-Shift-c>",),
        quotes.INSERT_KEY,
    ),
    Action(
        "phrase",
        phrases.PHRASES,
        "chat-quote",
        lambda window: window.use_phrase(),
        ("<Control-Shift-m>",),
        phrases.KEY,
    ),
    Action(
        "export",
        wording.EXPORT,
        "file-earmark-word",
        lambda window: window.exports.report(),
        ("<Control-e>",),
        "Ctrl+E",
    ),
    Action(
        "paragraph",
        signing_words.PARAGRAPH_MENU,
        "hash",
        lambda window: window.signing.go_to_paragraph(),
        ("<Control-g>",),
        "Ctrl+G",
    ),
    Action(
        "remark",
        signing_words.REMARK_HERE,
        "chat-left-text",
        lambda window: window.signing.add_remark(),
        ("<Control-m>",),
        "Ctrl+M",
    ),
)

BY_NAME = {action.name: action for action in ACTIONS}

FILE_MENU: tuple[str, ...] = (
    *("open", "new", "import", "sample", ""),
    *("period", "receive", "lay_out", ""),
    *("copy", "stick", ""),
    *("paragraph", "remark", ""),
    *("excel", "import-excel", ""),
    *("zoom", ""),
    *("recovery", "folder", "log", "", "help"),
)
"""The menu 'Sổ dữ liệu', an empty name being a line, 'zoom' a menu of sizes; the recent books are added behind it."""


def sequences(action: Action) -> tuple[str, ...]:
    """Return the Tk key sequences of an action, with those that Caps Lock makes."""
    made = []
    for key in action.keys:
        made.append(key)
        letter = key[1:-1].rpartition("-")[2]
        if len(letter) == 1 and letter.isalpha():
            other = letter.upper() if letter.islower() else letter.lower()
            made.append(f"{key[:-2]}{other}>")
    return tuple(made)

"""Which key and which movement of the mouse does what in a grid."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

import ttkbootstrap as ttk

from desktop.ui import theme
from desktop.ui.widgets.tab_keys import leave_to_window, leave_wheel_to_window
from desktop.wording import tabs as tab_words

if TYPE_CHECKING:
    from desktop.ui.widgets.grid import Grid

WHEEL_UNITS: Final = 72
DELTA_OF_A_NOTCH: Final = 120


class RowKeys(NamedTuple):
    """What keys and menu do with whole rows; `move(by)` is None where the order says nothing."""

    insert: Callable[[], object]
    delete: Callable[[], object]
    move: Callable[[int], object] | None = None


class Gestures:
    """Binds the canvas of a grid. Keys that a letter came with are letters, whatever the key is called."""

    def __init__(self, grid: Grid, canvas: tk.Canvas) -> None:
        self._grid, self._canvas = grid, canvas
        self._rows: RowKeys | None = None
        self._bind_keys()
        self._bind_mouse()
        canvas.bind("<FocusIn>", lambda _event: grid.focus_changed(True))
        canvas.bind("<FocusOut>", lambda _event: grid.focus_changed(False))
        canvas.bind("<<Settle>>", lambda _event: grid.settle())

    def key(self, sequence: str, command: Callable[[], object]) -> None:
        """Let a key call `command`, unless the grid is hidden: a hidden page may still hold the focus."""

        def run(event: tk.Event[tk.Misc]) -> str | None:
            # Input methods on Windows deliver some composed letters as F1-F5 that carry the letter.
            if event.char and event.char.isprintable() and event.keysym.startswith("F"):
                return self._typed(event)
            if not self._canvas.winfo_viewable():
                return None
            command()
            return "break"

        self._canvas.bind(sequence, run)

    def bind_rows(self, keys: RowKeys) -> None:
        """Insert puts a row in front, Ctrl+Delete takes it away, Alt+Shift and an arrow move it (as in Word)."""
        self._rows = keys
        self.key("<Insert>", keys.insert)
        self.key("<Control-Delete>", keys.delete)
        move = keys.move
        if move is not None:
            self.key("<Alt-Shift-Up>", lambda: move(-1))
            self.key("<Alt-Shift-Down>", lambda: move(1))

    def _bind_keys(self) -> None:
        grid, far = self._grid, 10**9
        keys: dict[str, Callable[[], object]] = {
            "<Up>": lambda: grid.move(-1, 0),
            "<Down>": lambda: grid.move(1, 0),
            "<Left>": lambda: grid.move(0, -1),
            "<Right>": lambda: grid.move(0, 1),
            "<Shift-Up>": lambda: grid.move(-1, 0, extend=True),
            "<Shift-Down>": lambda: grid.move(1, 0, extend=True),
            "<Shift-Left>": lambda: grid.move(0, -1, extend=True),
            "<Shift-Right>": lambda: grid.move(0, 1, extend=True),
            "<Prior>": lambda: grid.move(-grid.page(), 0),
            "<Next>": lambda: grid.move(grid.page(), 0),
            "<Home>": lambda: grid.move(0, -far),
            "<End>": lambda: grid.move(0, far),
            "<Control-Home>": lambda: grid.move(-far, -far),
            "<Control-End>": lambda: grid.move(far, far),
            "<Return>": grid.enter,
            "<KP_Enter>": grid.enter,
            "<Escape>": grid.cancel,
            "<F2>": grid.open_editor,
            "<F4>": grid.open_editor,
            "<Alt-Down>": grid.open_editor,
            "<BackSpace>": grid.backspace,
            "<Delete>": grid.clear,
        }
        letters = {"c": grid.copy, "x": grid.cut, "v": grid.paste, "d": grid.fill_down, "a": grid.select_all}
        for letter, edit in letters.items():
            keys[f"<Control-{letter}>"] = keys[f"<Control-{letter.upper()}>"] = edit
        for sequence, command in keys.items():
            self.key(sequence, command)
        self._canvas.bind("<Tab>", lambda _event: _handled(grid.tab(1)))
        self._canvas.bind("<Shift-Tab>", lambda _event: _handled(grid.tab(-1)))
        if _x11(self._canvas):
            self._canvas.bind("<ISO_Left_Tab>", lambda _event: _handled(grid.tab(-1)))
        leave_to_window(self._canvas)
        self._canvas.bind("<Key>", self._typed)
        # With Control or Alt a letter is a command of the window; with both it is AltGr, which types.
        self._canvas.bind("<Control-Key>", lambda _event: None)
        self._canvas.bind("<Alt-Key>", lambda _event: None)
        self._canvas.bind("<Control-Alt-Key>", self._typed)

    def _bind_mouse(self) -> None:
        grid = self._grid
        self._canvas.bind("<Button-1>", lambda event: grid.press(event.x, event.y))
        self._canvas.bind("<Shift-Button-1>", lambda event: grid.press(event.x, event.y, extend=True))
        self._canvas.bind("<B1-Motion>", lambda event: grid.drag(event.x, event.y))
        self._canvas.bind("<Double-Button-1>", lambda event: grid.press_twice(event.x, event.y))
        self._canvas.bind("<Button-3>", self._menu)
        for sequence in ("<Button-4>", "<Button-5>") if _x11(self._canvas) else ("<MouseWheel>",):
            self._canvas.bind(sequence, self._wheel)
        leave_wheel_to_window(self._canvas)

    def _typed(self, event: tk.Event[tk.Misc]) -> str | None:
        if not event.char or not event.char.isprintable() or not self._canvas.winfo_viewable():
            return None
        self._grid.type(event.char)
        return "break"

    def _wheel(self, event: tk.Event[tk.Misc]) -> str | None:
        notches = {4: 1.0, 5: -1.0}[int(event.num)] if _x11(self._canvas) else event.delta / DELTA_OF_A_NOTCH
        return _handled(self._grid.scroll(-round(notches * theme.px(self._canvas, WHEEL_UNITS))))

    def _menu(self, event: tk.Event[tk.Misc]) -> str:
        grid = self._grid
        if grid.press_for_menu(event.x, event.y):
            menu = ttk.Menu(grid, tearoff=False)
            menu.add_command(label=ttk.L("Cut"), accelerator="Ctrl+X", command=grid.cut)
            menu.add_command(label=ttk.L("Copy"), accelerator="Ctrl+C", command=grid.copy)
            menu.add_command(label=ttk.L("Paste"), accelerator="Ctrl+V", command=grid.paste)
            menu.add_command(label=ttk.L("Clear"), accelerator="Delete", command=grid.clear)
            menu.add_separator()
            menu.add_command(label=tab_words.FILL_DOWN, accelerator="Ctrl+D", command=grid.fill_down)
            if self._rows is not None:
                self._add_rows(menu, self._rows)
            for words, command in grid.menu_steps():
                menu.add_command(label=words, command=command)
            menu.bind("<Unmap>", lambda _event: menu.after_idle(menu.destroy))
            menu.tk_popup(event.x_root, event.y_root)
        return "break"

    def _add_rows(self, menu: tk.Menu, rows: RowKeys) -> None:
        menu.add_separator()
        menu.add_command(label=tab_words.INSERT_ROW, accelerator="Insert", command=rows.insert)
        menu.add_command(label=tab_words.DELETE_ROW, accelerator="Ctrl+Delete", command=rows.delete)
        move = rows.move
        if move is not None:
            menu.add_command(label=tab_words.MOVE_UP, accelerator="Alt+Shift+↑", command=lambda: move(-1))
            menu.add_command(label=tab_words.MOVE_DOWN, accelerator="Alt+Shift+↓", command=lambda: move(1))


def _handled(done: bool) -> str | None:
    return "break" if done else None


def _x11(widget: tk.Misc) -> bool:
    return str(widget.tk.call("tk", "windowingsystem")) == "x11"

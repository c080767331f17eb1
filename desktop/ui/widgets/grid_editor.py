"""The fields that open over a cell of a grid: a line, a growing text, or a list of choices."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from tkinter import font as tkfont
from typing import Final, Literal, Protocol

from desktop.domain.vietnamese import without_marks
from desktop.ui import theme
from desktop.ui.widgets.box import Box
from desktop.ui.widgets.grid_layout import Column
from desktop.ui.widgets.grid_painter import BODY_FONT
from desktop.ui.widgets.tab_keys import leave_to_window

LONGEST_LIST: Final = 8

Leave = Literal["stay", "down", "up", "next", "previous", "cancel"]
OnLeave = Callable[[Leave], None]


class Editor(Protocol):
    """What a grid asks of an open field. The field never changes, filters or reformats what is typed."""

    def text(self) -> str: ...
    def type(self, letters: str) -> None:
        """Insert letters at the caret: keys that arrived before the field had the focus."""

    def backspace(self) -> None: ...
    def place(self, box: Box) -> None:
        """Stand over a cell; `box` is in pixels of the visible part of the grid."""

    def focus(self) -> None: ...
    def holds_focus(self) -> bool:
        """Whether the keyboard is here, or will be when the person comes back from another program."""

    def close(self) -> None: ...


def open_editor(
    canvas: tk.Canvas,
    column: Column,
    box: Box,
    padding: tuple[int, int],
    initial: str,
    on_leave: OnLeave,
    on_typing: Callable[[], None],
) -> Editor:
    """Open the field that suits the column over `box` and give it the focus; `padding` is that of the cells."""
    editor: Editor
    if column.choices:
        editor = ChoiceList(canvas, column.choices, initial, on_leave)
    elif column.wrap:
        editor = TextField(canvas, column, padding, initial, on_leave, on_typing)
    else:
        editor = LineField(canvas, column, padding[0], initial, on_leave, on_typing)
    editor.place(box)
    # Tk puts off the focus of a field that is not on the screen yet, and the next keys would be lost.
    canvas.update_idletasks()
    editor.focus()
    return editor


class _Frame(tk.Frame):
    """The strong border around an open field."""

    def __init__(self, parent: tk.Misc) -> None:
        self.border = theme.px(parent, 2)
        super().__init__(parent, background=theme.PRIMARY, padx=self.border, pady=self.border)
        self.paper = tk.Frame(self, background=theme.CARD)
        self.paper.pack(fill="both", expand=True)


class LineField:
    """One line of text."""

    def __init__(
        self,
        canvas: tk.Canvas,
        column: Column,
        pad_x: int,
        initial: str,
        on_leave: OnLeave,
        on_typing: Callable[[], None],
    ) -> None:
        self._frame = _Frame(canvas)
        self._value = tk.StringVar(canvas, initial)
        self._entry = tk.Entry(
            self._frame.paper,
            textvariable=self._value,
            justify=column.align,
            font=BODY_FONT,
            background=theme.CARD,
            foreground=theme.INK,
            insertbackground=theme.INK,
            selectbackground=theme.SELECTION,
            selectforeground=theme.INK,
            borderwidth=0,
            highlightthickness=0,
        )
        self._entry.pack(fill="both", expand=True, padx=max(0, pad_x - self._frame.border - 1))
        self._entry.icursor("end")
        self._value.trace_add("write", lambda *_: on_typing())
        bind_leaving(self._entry, on_leave)
        self._entry.bind("<Up>", _leaving(on_leave, "up"))
        self._entry.bind("<Down>", _leaving(on_leave, "down"))
        for keys in ("<Control-a>", "<Control-A>"):
            self._entry.bind(keys, self._select_all)

    def text(self) -> str:
        return self._value.get()

    def type(self, letters: str) -> None:
        self._entry.insert("insert", letters)

    def backspace(self) -> None:
        self._entry.delete(max(0, self._entry.index("insert") - 1))

    def place(self, box: Box) -> None:
        self._frame.place(x=box.left, y=box.top, width=box.width, height=box.height)

    def focus(self) -> None:
        self._entry.focus_set()

    def holds_focus(self) -> bool:
        return _holds_focus(self._entry)

    def close(self) -> None:
        self._frame.destroy()

    def _select_all(self, _event: object) -> str:
        self._entry.select_range(0, "end")
        return "break"


class TextField:
    """Wrapped text that grows downwards while it is typed; Alt+Enter breaks the line."""

    def __init__(
        self,
        canvas: tk.Canvas,
        column: Column,
        padding: tuple[int, int],
        initial: str,
        on_leave: OnLeave,
        on_typing: Callable[[], None],
    ) -> None:
        self._canvas = canvas
        self._frame = _Frame(canvas)
        self._on_typing = on_typing
        self._pad_y = max(0, padding[1] - self._frame.border)
        self._line = tkfont.nametofont(BODY_FONT, canvas).metrics("linespace")
        self._box = Box(0, 0, 0, 0)
        self._text = tk.Text(
            self._frame.paper,
            wrap="word",
            undo=False,
            font=BODY_FONT,
            background=theme.CARD,
            foreground=theme.INK,
            insertbackground=theme.INK,
            selectbackground=theme.SELECTION,
            selectforeground=theme.INK,
            borderwidth=0,
            highlightthickness=0,
            width=1,
            height=1,
            padx=max(0, padding[0] - self._frame.border),
            pady=0,
        )
        self._text.insert("1.0", initial)
        self._text.pack(fill="both", expand=True, pady=self._pad_y)
        self._text.edit_modified(False)
        self._text.bind("<<Modified>>", self._modified)
        bind_leaving(self._text, on_leave)
        for keys in ("<Alt-Return>", "<Control-Return>"):
            self._text.bind(keys, self._break_line)
        for keys in ("<Control-a>", "<Control-A>"):
            self._text.bind(keys, self._select_all)

    def text(self) -> str:
        return self._text.get("1.0", "end-1c")

    def type(self, letters: str) -> None:
        self._text.insert("insert", letters)

    def backspace(self) -> None:
        self._text.delete("insert-1c")

    def place(self, box: Box) -> None:
        if box != self._box:
            self._box = box
            self._frame.place(x=box.left, y=box.top, width=box.width, height=box.height)
            self._frame.update_idletasks()  # lines are counted in the width that the field really has
            self._grow()

    def _grow(self) -> None:
        box = self._box
        lines = int(self._text.tk.call(str(self._text), "count", "-update", "-displaylines", "1.0", "end"))
        wanted = max(1, lines) * self._line + 2 * (self._pad_y + self._frame.border)
        view = self._canvas.winfo_height()
        height = min(max(box.height, wanted), view)
        top = max(0, min(box.top, view - height)) if box.top + height > view else box.top
        self._frame.place(y=top, height=height)
        self._text.see("insert")

    def focus(self) -> None:
        self._text.focus_set()

    def holds_focus(self) -> bool:
        return _holds_focus(self._text)

    def close(self) -> None:
        self._frame.destroy()

    def _modified(self, _event: object) -> None:
        if self._text.edit_modified():
            self._text.edit_modified(False)
            self._grow()
            self._on_typing()

    def _break_line(self, _event: object) -> str:
        self._text.insert("insert", "\n")
        return "break"

    def _select_all(self, _event: object) -> str:
        self._text.tag_add("sel", "1.0", "end-1c")
        return "break"


class ChoiceList:
    """The choices of a cell under it. Letters find a choice, with or without their marks."""

    def __init__(self, canvas: tk.Canvas, choices: Sequence[str], initial: str, on_leave: OnLeave) -> None:
        self._canvas = canvas
        self._choices = tuple(choices)
        self._initial = initial
        self._typed = ""
        self._frame = _Frame(canvas.winfo_toplevel())
        self._list = tk.Listbox(
            self._frame.paper,
            font=BODY_FONT,
            background=theme.CARD,
            foreground=theme.INK,
            selectbackground=theme.SELECTION,
            selectforeground=theme.INK,
            borderwidth=0,
            highlightthickness=0,
            activestyle="none",
            exportselection=False,
            height=min(len(self._choices), LONGEST_LIST),
        )
        self._list.insert("end", *self._choices)
        self._list.pack(fill="both", expand=True, padx=theme.px(canvas, 8), pady=theme.px(canvas, 4))
        bind_leaving(self._list, on_leave)
        self._list.bind("<Key>", self._key)
        self._list.bind("<BackSpace>", lambda _event: self.backspace())
        self._list.bind("<ButtonRelease-1>", _leaving(on_leave, "stay"))
        if initial in self._choices:
            self._light(self._choices.index(initial))

    def text(self) -> str:
        chosen = self._list.curselection()
        return self._choices[chosen[0]] if chosen else self._initial

    def type(self, letters: str) -> None:
        self._typed += letters
        self._find()

    def backspace(self) -> None:
        self._typed = self._typed[:-1]
        self._find()

    def place(self, box: Box) -> None:
        top = self._frame.winfo_toplevel()
        left = self._canvas.winfo_rootx() - top.winfo_rootx() + box.left
        above = self._canvas.winfo_rooty() - top.winfo_rooty() + box.top
        height = self._frame.winfo_reqheight() or self._list.winfo_reqheight()
        below = above + box.height
        y = below if below + height <= top.winfo_height() else max(0, above - height)
        width = max(box.width, self._frame.winfo_reqwidth())
        self._frame.place(x=min(left, max(0, top.winfo_width() - width)), y=y, width=width)
        self._frame.lift()

    def focus(self) -> None:
        self._list.focus_set()

    def holds_focus(self) -> bool:
        return _holds_focus(self._list)

    def close(self) -> None:
        self._frame.destroy()

    def _key(self, event: tk.Event[tk.Misc]) -> str | None:
        if not event.char or not event.char.isprintable():
            return None
        self.type(event.char)
        return "break"

    def _find(self) -> None:
        wanted = _plain(self._typed)
        for at, choice in enumerate(self._choices):
            if wanted and _plain(choice).startswith(wanted):
                self._light(at)
                return

    def _light(self, at: int) -> None:
        self._list.selection_clear(0, "end")
        self._list.selection_set(at)
        self._list.activate(at)
        self._list.see(at)


def bind_leaving(field: tk.Misc, on_leave: OnLeave) -> None:
    """The keys by which every field is left."""
    ways: dict[str, Leave] = {
        "<Return>": "down",
        "<KP_Enter>": "down",
        "<Shift-Return>": "up",
        "<Tab>": "next",
        "<Shift-Tab>": "previous",
        "<Escape>": "cancel",
    }
    for sequence, way in ways.items():
        field.bind(sequence, _leaving(on_leave, way))
    if field.tk.call("tk", "windowingsystem") == "x11":
        field.bind("<ISO_Left_Tab>", _leaving(on_leave, "previous"))
    leave_to_window(field)

    def lost_focus(_event: object) -> None:
        # Without a focus in this program the person looks at another one and will come back to the open field.
        if _focus(field):
            on_leave("stay")

    field.bind("<FocusOut>", lost_focus)
    field.bind("<<Settle>>", lambda _event: on_leave("stay"))


def _focus(widget: tk.Misc) -> str:
    """The path of the widget that has the keyboard; empty when another program has it."""
    return str(widget.tk.call("focus"))


def _holds_focus(field: tk.Misc) -> bool:
    return _focus(field) in ("", str(field))


def _leaving(on_leave: OnLeave, way: Leave) -> Callable[[object], str]:
    def leave(_event: object) -> str:
        on_leave(way)
        return "break"

    return leave


def _plain(text: str) -> str:
    """Lower case without marks: what the letters of a choice are compared by."""
    return without_marks(text).casefold()

"""A field for paragraphs: grows with its text, commits after a pause, leaves undo to the program's one history."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop.domain.phrases import PLACE
from desktop.ui import theme
from desktop.ui.pasting import clean_pasted
from desktop.ui.widgets.prose_hands import Hands
from desktop.ui.widgets.tab_keys import leave_to_window

if TYPE_CHECKING:
    from desktop.ui.widgets.chips import Chips, Say

PAUSE_MS = 300
"""Typing that rests this long is handed on; the history joins what follows soon into one step."""


class Prose(ttk.Frame):
    """A bordered text field of `lines` to `most` lines. `on_commit(text)` is called with what stands in it.

    With `say`, tokens of quoted figures in the text show what the figures say. `on_move(text)` is called instead of
    `on_commit` where paragraphs have changed places.
    """

    def __init__(
        self,
        parent: tk.Misc,
        on_commit: Callable[[str], None],
        *,
        lines: int = 3,
        most: int = 14,
        say: Say | None = None,
        on_move: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(parent, style="Prose.TFrame", padding=1)
        self._on_commit, self._on_move = on_commit, on_move or on_commit
        self._least, self._most = lines, most
        self._given = ""
        self._pause: str | None = None
        self.text = tk.Text(
            self,
            height=lines,
            width=1,
            wrap="word",
            undo=False,
            relief="flat",
            borderwidth=0,
            highlightthickness=theme.px(self, 1),
            highlightbackground=theme.FIELD_BORDER,
            highlightcolor=theme.PRIMARY,
            background=theme.CARD,
            foreground=theme.INK,
            insertbackground=theme.INK,
            selectbackground=theme.SELECTION,
            selectforeground=theme.INK,
            inactiveselectbackground=theme.SELECTION,
            font="TkTextFont",
            padx=theme.px(self, theme.SPACE_S),
            pady=theme.px(self, 6),
            spacing1=theme.px(self, 1),
            spacing3=theme.px(self, 2),
        )
        self.chips = _chips(self.text, say) if say is not None else None
        self.hands = Hands(self)
        self._bar = ttk.Scrollbar(self, orient="vertical", command=self.text.yview)
        self.text.configure(yscrollcommand=self._on_scroll)
        self.text.grid(row=0, column=0, sticky="nsew")
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.text.bind("<<Modified>>", self._on_modified)
        self.text.bind("<<Settle>>", lambda event: self.settle())
        self.text.bind("<FocusOut>", lambda event: self.settle(), add="+")
        self.text.bind("<Tab>", self._leave_forwards)
        self.text.bind("<Shift-Tab>", self._leave_backwards)
        if self.tk.call("tk", "windowingsystem") == "x11":
            self.text.bind("<ISO_Left_Tab>", self._leave_backwards)
        leave_to_window(self.text)
        clean_pasted(self.text)
        self.text.bind("<Configure>", lambda event: self._fit(), add="+")

    def show(self, text: str) -> None:
        """Put `text` in, unless it stands there already or something newer is being typed."""
        if text == self._given:
            return
        if self.raw() != self._given and self._has_focus():
            return
        self._given = text
        if text != self.raw():
            place = self.text.index("insert")
            self._fill(text)
            self.text.mark_set("insert", place)
        self.text.edit_modified(False)
        self._fit()

    def raw(self) -> str:
        """Return what stands in the field right now."""
        return self.chips.raw() if self.chips is not None else self.text.get("1.0", "end-1c")

    def insert(self, raw: str) -> None:
        """Put a text, tokens and all, where the cursor is, and hand the whole on."""
        if self.chips is None:
            self.text.insert("insert", raw)
        else:
            self.chips.insert("insert", raw)
        self.text.see("insert")
        self.settle()

    def insert_phrase(self, raw: str) -> None:
        """Put a phrase where the cursor is, and select the first place in it that is to be filled in."""
        start = self.text.index("insert")
        self.insert(raw)
        self.text.focus_set()
        if PLACE.search(raw):
            self.hands.go_to_place(start)

    def chosen(self) -> str:
        """Return what is selected, with its tokens; '' where nothing is."""
        if not self.text.tag_ranges("sel"):
            return ""
        edges = self.text.index("sel.first"), self.text.index("sel.last")
        return self.chips.raw(*edges) if self.chips is not None else self.text.get(*edges)

    def rearrange(self, raw: str) -> None:
        """Put the paragraphs into another order and hand the whole on as such a change."""
        self._given = raw
        self._fill(raw)
        self.text.edit_modified(False)
        self._fit()
        self._on_move(raw)

    def refresh(self) -> None:
        """Show what the quoted figures say now."""
        if self.chips is not None:
            self.chips.refresh()

    def open_text(self) -> str | None:
        """Return what stands in the field if it has not been handed on yet."""
        raw = self.raw()
        return raw if raw != self._given else None

    def settle(self) -> None:
        """Hand on what has been typed, if it differs from what was shown."""
        if self._pause is not None:
            self.after_cancel(self._pause)
            self._pause = None
        raw = self.raw()
        if raw != self._given:
            self._given = raw
            self._on_commit(raw)

    def destroy(self) -> None:
        """Take the field away together with its waiting commit."""
        if self._pause is not None:
            self.after_cancel(self._pause)
            self._pause = None
        self.hands.end()
        super().destroy()

    def focus_set(self) -> None:
        """Put the keyboard focus into the text."""
        self.text.focus_set()

    def _fill(self, raw: str) -> None:
        if self.chips is not None:
            self.chips.fill(raw)
        else:
            self.text.delete("1.0", "end")
            self.text.insert("1.0", raw)

    def _has_focus(self) -> bool:
        return self.focus_displayof() is self.text

    def _on_modified(self, event: tk.Event[tk.Text]) -> None:
        if not self.text.edit_modified():
            return
        if self.chips is not None:
            self.chips.mend()
        self.text.edit_modified(False)
        self._fit()
        if self._pause is not None:
            self.after_cancel(self._pause)
        self._pause = self.after(PAUSE_MS, self._on_pause)

    def _on_pause(self) -> None:
        self._pause = None
        self.settle()

    def _on_scroll(self, first: float, last: float) -> None:
        self._bar.set(first, last)
        self.hands.paint_soon()

    def _fit(self) -> None:
        self.hands.number()
        counted: tuple[int, ...] | None = self.text.count("1.0", "end", "displaylines")
        shown = counted[0] if counted else 1  # None until the field has its width
        height = min(max(shown, self._least), self._most)
        if int(self.text.cget("height")) != height:
            self.text.configure(height=height)
        if shown > self._most:
            self._bar.grid(row=0, column=1, sticky="ns")
        else:
            self._bar.grid_remove()

    def _leave_forwards(self, event: tk.Event[tk.Text]) -> str:
        following = self.text.tk_focusNext()
        if following is not None:
            following.focus_set()
        return "break"

    def _leave_backwards(self, event: tk.Event[tk.Text]) -> str:
        before = self.text.tk_focusPrev()
        if before is not None:
            before.focus_set()
        return "break"


def _chips(text: tk.Text, say: Say) -> Chips:
    """Return the quoted figures of a text; their module comes with the first field that can quote."""
    from desktop.ui.widgets.chips import Chips

    return Chips(text, say)

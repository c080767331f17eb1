"""Pasting into a field of paragraphs: cleaned, and converted after a look where the letters are of an old encoding."""

from __future__ import annotations

import tkinter as tk
from contextlib import suppress
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop.ui import theme
from desktop.ui.dialog_window import DialogWindow

if TYPE_CHECKING:
    from desktop.domain.legacy import Encoding


def clean_pasted(text: tk.Text) -> None:
    """Let `<<Paste>>` put cleaned text in the place of the selection, unless what is bound to it already has done."""
    text.bind("<<Paste>>", lambda event: _paste(text), add="+")


def _paste(text: tk.Text) -> str:
    from desktop.domain.legacy import convert, guess
    from desktop.domain.pasting import clean_paste

    try:
        pasted = str(text.clipboard_get())
    except tk.TclError:  # nothing there, or a picture
        return "break"
    encoding = guess(pasted)
    if encoding is not None:
        converted = convert(pasted, encoding)
        if OldLettersDialog(text, encoding, clean_paste(pasted), clean_paste(converted)).answer():
            pasted = converted
    with suppress(tk.TclError):  # nothing is selected
        text.delete("sel.first", "sel.last")
    text.insert("insert", clean_paste(pasted))
    text.see("insert")
    return "break"


class OldLettersDialog(DialogWindow):
    """Shows pasted text as it is and as it would be read; `answer` waits, and says whether it is to be converted."""

    def __init__(self, parent: tk.Misc, encoding: Encoding, before: str, after: str) -> None:
        from desktop.wording import importing

        super().__init__(parent, importing.OLD_LETTERS)
        self._converts = False
        self.body.columnconfigure((0, 1), weight=1, uniform="halves")
        self.body.rowconfigure(2, weight=1)
        ttk.Label(
            self.body,
            text=importing.OLD_LETTERS_ASK.format(encoding=encoding),
            style="PageBody.TLabel",
            wraplength=theme.px(self, 780),
            justify="left",
        ).grid(row=0, column=0, columnspan=2, sticky="w", pady=(0, theme.px(self, theme.SPACE_S)))
        gap = theme.px(self, theme.SPACE_S)
        halves = ((importing.OLD_LETTERS_BEFORE, before), (importing.OLD_LETTERS_AFTER, after))
        for column, (title, words) in enumerate(halves):
            ttk.Label(self.body, text=title, style="PageStrong.TLabel").grid(row=1, column=column, sticky="w")
            _shown(self.body, words).grid(row=2, column=column, sticky="nsew", padx=(0, gap) if column == 0 else 0)
        self.convert_button = self.add_button(importing.CONVERT, self._convert, style="primary")
        self.keep_button = self.add_button(importing.KEEP_AS_IS, self.close)
        for button in (self.convert_button, self.keep_button):
            button.bind("<Return>", lambda event: event.widget.invoke())

    def answer(self) -> bool:
        """Wait for the answer: True to convert; closing the window keeps the letters."""
        self.open(self.convert_button, (840, 360))
        self.wait_window()
        return self._converts

    def _convert(self) -> None:
        self._converts = True
        self.close()


def _shown(parent: tk.Misc, words: str) -> tk.Text:
    text = tk.Text(
        parent,
        width=1,
        height=6,
        wrap="word",
        relief="flat",
        highlightthickness=theme.px(parent, 1),
        highlightbackground=theme.LINE,
        background=theme.CARD,
        foreground=theme.INK,
        font="TkTextFont",
        padx=theme.px(parent, theme.SPACE_S),
        pady=theme.px(parent, 6),
        takefocus=False,
    )
    text.insert("1.0", words)
    text.configure(state="disabled")
    return text

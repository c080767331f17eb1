"""Pasting into a field of paragraphs: cleaned, and converted after a look where the letters are of an old encoding."""

from __future__ import annotations

import tkinter as tk
from contextlib import suppress
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop.ui import theme

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


class OldLettersDialog(tk.Toplevel):
    """Shows pasted text as it is and as it would be read; `answer` waits, and says whether it is to be converted."""

    def __init__(self, parent: tk.Misc, encoding: Encoding, before: str, after: str) -> None:
        from desktop.wording import importing

        super().__init__(parent, background=theme.PAGE)
        self.withdraw()
        self.title(importing.OLD_LETTERS)
        self.transient(parent.winfo_toplevel())
        self._converts = False
        frame = ttk.Frame(self, style="Page.TFrame", padding=theme.px(self, theme.SPACE_L))
        frame.pack(fill="both", expand=True)
        frame.columnconfigure((0, 1), weight=1, uniform="halves")
        frame.rowconfigure(2, weight=1)
        ttk.Label(
            frame,
            text=importing.OLD_LETTERS_ASK.format(encoding=encoding),
            style="PageBody.TLabel",
            wraplength=theme.px(self, 780),
            justify="left",
        ).grid(row=0, column=0, columnspan=2, sticky="w", pady=(0, theme.px(self, theme.SPACE_S)))
        gap = theme.px(self, theme.SPACE_S)
        halves = ((importing.OLD_LETTERS_BEFORE, before), (importing.OLD_LETTERS_AFTER, after))
        for column, (title, words) in enumerate(halves):
            ttk.Label(frame, text=title, style="PageStrong.TLabel").grid(row=1, column=column, sticky="w")
            _shown(frame, words).grid(row=2, column=column, sticky="nsew", padx=(0, gap) if column == 0 else 0)
        row = ttk.Frame(frame, style="Page.TFrame")
        row.grid(row=3, column=0, columnspan=2, sticky="e", pady=(theme.px(self, theme.SPACE_M), 0))
        self.convert_button = ttk.Button(row, text=importing.CONVERT, bootstyle="primary", command=self._convert)
        self.convert_button.pack(side="right")
        self.keep_button = ttk.Button(
            row, text=importing.KEEP_AS_IS, bootstyle="secondary-outline", command=self.destroy
        )
        self.keep_button.pack(side="right", padx=(0, gap))
        self.bind("<Escape>", lambda event: self.destroy())
        for button in (self.convert_button, self.keep_button):
            button.bind("<Return>", lambda event: event.widget.invoke())
        width, height = theme.on_screen(self, (theme.px(self, 840), theme.px(self, 360)))
        top = parent.winfo_toplevel()
        x = top.winfo_rootx() + max(0, (top.winfo_width() - width) // 2)
        y = top.winfo_rooty() + max(0, (top.winfo_height() - height) // 2)
        self.geometry(f"{width}x{height}+{x}+{y}")

    def answer(self) -> bool:
        """Wait for the answer: True to convert; closing the window keeps the letters."""
        self.deiconify()
        self.wait_visibility()
        self.grab_set()
        self.convert_button.focus_set()
        self.wait_window()
        return self._converts

    def _convert(self) -> None:
        self._converts = True
        self.destroy()


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

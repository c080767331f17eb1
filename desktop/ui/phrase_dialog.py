"""The library of phrases, for the field in which the caret stands."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop.domain.phrases import Phrase, find_phrases
from desktop.session.library import Library
from desktop.ui import theme
from desktop.ui.dialog_window import DialogWindow
from desktop.ui.widgets.scroll_page import NeededBar
from desktop.ui.widgets.wrapped_tree import WrappedTree
from desktop.wording import phrases as words

SIZE = 760, 440
"""Of the window, in logical units."""


class PhraseDialog(DialogWindow):
    """`on_choose(text)` is called with the phrase that is to be put in.

    `chosen` is the passage selected in the field, which can be kept as a phrase for the fields called `field`.
    """

    def __init__(
        self, parent: tk.Misc, library: Library, field: str, chosen: str, on_choose: Callable[[str], object]
    ) -> None:
        super().__init__(parent, words.TITLE)
        self._library, self._field, self._chosen, self._on_choose = library, field, chosen.strip(), on_choose
        self._shown: tuple[Phrase, ...] = ()
        self._build()
        self._fill()
        self._typed.trace_add("write", lambda *_: self._fill())
        self.open(self.search, SIZE)

    def _build(self) -> None:
        gap = theme.px(self, theme.SPACE_S)
        line = ttk.Frame(self.body, style="Page.TFrame")
        line.pack(fill="x", pady=(0, gap))
        ttk.Label(line, text=words.SEARCH, style="PageStrong.TLabel").pack(side="left", padx=(0, gap))
        self._typed = tk.StringVar(self)
        self.search = ttk.Entry(line, textvariable=self._typed)
        self.search.pack(side="left", fill="x", expand=True)
        self.search.bind("<Down>", self._to_list)
        self.search.bind("<Return>", lambda event: self._insert())
        self.insert_button = self.add_button(words.INSERT, self._insert, style="primary")
        self.add_button(words.CLOSE, self.close)
        self.forget_button = ttk.Button(
            self.foot, text=words.FORGET, bootstyle="secondary-outline", command=self._forget
        )
        if self._chosen:
            ttk.Button(self.foot, text=words.KEEP, bootstyle="secondary-outline", command=self._keep).pack(side="left")
        self.hint = ttk.Label(self.body, style="PageHint.TLabel", wraplength=theme.room_for(self, SIZE[0]))
        self.hint.pack(side="bottom", anchor="w", pady=(gap, 0))
        table = ttk.Frame(self.body, style="Table.TFrame", padding=1)
        table.pack(fill="both", expand=True)
        self.list = WrappedTree(table, show="tree")
        self.list.column("#0", width=theme.px(self, SIZE[0] - 60), stretch=True)
        self.list.pack(side="left", fill="both", expand=True)
        NeededBar(table, self.list)
        self.list.bind("<<TreeviewSelect>>", lambda event: self._offer())
        self.list.bind("<Double-1>", lambda event: self._insert())
        self.list.bind("<Return>", lambda event: self._insert())

    def _fill(self) -> None:
        typed = self._typed.get().strip()
        self._shown = find_phrases(self._library.phrases(), self._field, typed)
        self.list.keep({str(position) for position in range(len(self._shown))})
        for position, phrase in enumerate(self._shown):
            self.list.put(str(position), {"#0": phrase.text}, position=position)
        if self._shown:
            self.list.mark("0")
        none = words.NOT_FOUND.format(words=typed) if typed else words.NONE
        self.hint.configure(text=words.HINT if self._shown else none)
        self._offer()

    def _phrase(self) -> Phrase | None:
        chosen = self.list.selection()
        return self._shown[int(chosen[0])] if chosen else None

    def _offer(self) -> None:
        """Only what a person added can be taken away."""
        if self._phrase() in self._library.preferences.phrases:
            self.forget_button.pack(side="left")
        else:
            self.forget_button.pack_forget()

    def _insert(self) -> None:
        phrase = self._phrase()
        if phrase is not None:
            self.destroy()
            self._on_choose(phrase.text)

    def _keep(self) -> None:
        self._library.keep_phrase(Phrase(text=self._chosen, fields=(self._field,)))
        self._fill()

    def _forget(self) -> None:
        phrase = self._phrase()
        if phrase is not None:
            self._library.forget_phrase(phrase)
            self._fill()

    def _to_list(self, event: tk.Event[tk.Misc]) -> str:
        self.list.focus_set()
        return "break"

"""Chèn số liệu: a figure to quote, found by its name, or a ready-made sentence of figures."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop.domain.book import Book, Report
from desktop.domain.phrasing import LEADS, SUMMARIES, TAILS, sentences, summary
from desktop.domain.quoting import Offer, plain, quotable, token
from desktop.domain.vietnamese import capitalised, without_marks
from desktop.ui import theme
from desktop.ui.dialog_window import DialogWindow
from desktop.ui.widgets.page import Switch, small_button
from desktop.ui.widgets.scroll_page import NeededBar
from desktop.ui.widgets.wrapped_tree import WrappedTree
from desktop.wording import quotes as words

FIGURES, SENTENCES = "figures", "sentences"
SIZE = 780, 500
"""Of the window, in logical units."""


class QuoteDialog(DialogWindow):
    """`on_insert(text)` gets what was chosen, with its tokens, and the window closes."""

    def __init__(self, parent: tk.Misc, book: Book, report: Report, on_insert: Callable[[str], None]) -> None:
        super().__init__(parent.winfo_toplevel(), words.TITLE)
        self._on_insert = on_insert
        titles = [(FIGURES, words.VIEW_FIGURES), (SENTENCES, words.VIEW_SENTENCES)]
        self.switch = Switch(self.body, titles, self.open_view)
        self.switch.pack(anchor="w", pady=(0, theme.px(self, theme.SPACE_S)))
        ttk.Label(self.foot, text=words.FOLLOWS, style="PageHint.TLabel").pack(side="left")
        self.insert_button = self.add_button(words.INSERT_FIGURE, self.insert, style="primary")
        self.add_button(words.CLOSE, self.close)
        self.figures = FigureList(self.body, book, report, self.insert)
        self.sentences = SentenceMaker(self.body, book, report)
        self.open_view(FIGURES)
        self.open(self.figures.search, SIZE)

    def open_view(self, key: str) -> None:
        """Show the figures or the sentences."""
        self.switch.pressed.set(key)
        shown, hidden = (self.figures, self.sentences) if key == FIGURES else (self.sentences, self.figures)
        hidden.pack_forget()
        shown.pack(fill="both", expand=True)
        self.insert_button.configure(text=words.INSERT_FIGURE if key == FIGURES else words.INSERT_SENTENCE)
        shown.focus_set()

    def insert(self) -> None:
        """Hand on what is chosen, and close; nothing happens while nothing is."""
        view = self.figures if self.switch.pressed.get() == FIGURES else self.sentences
        text = view.text()
        if text:
            self.destroy()
            self._on_insert(text)


class FigureList(ttk.Frame):
    """Every figure with what it says; a search that knows no accents leaves those whose names have all its words."""

    def __init__(self, parent: tk.Misc, book: Book, report: Report, on_choose: Callable[[], None]) -> None:
        super().__init__(parent, style="Page.TFrame")
        self._offers = quotable(book, report)
        self._names = [_folded(f"{offer.owner} {offer.label}") for offer in self._offers]
        line = ttk.Frame(self, style="Page.TFrame")
        line.pack(fill="x", pady=(0, theme.px(self, theme.SPACE_S)))
        ttk.Label(line, text=words.SEARCH, style="PageBody.TLabel").pack(side="left")
        self._sought = tk.StringVar(self)
        self.search = ttk.Entry(line, textvariable=self._sought)
        self.search.pack(side="left", fill="x", expand=True, padx=(theme.px(self, theme.SPACE_S), 0))
        frame = ttk.Frame(self, style="Table.TFrame", padding=1)
        frame.pack(fill="both", expand=True)
        self.tree = WrappedTree(frame, columns=("value",))
        self.tree.heading("#0", text=words.COLUMN_FIGURE, anchor="w")
        self.tree.heading("value", text=words.COLUMN_VALUE, anchor="w")
        self.tree.column("#0", width=theme.px(self, 470), stretch=True)
        self.tree.column("value", width=theme.px(self, 240), stretch=False)
        self.tree.tag_configure("missing", foreground=theme.HINT)
        self.tree.pack(side="left", fill="both", expand=True)
        NeededBar(frame, self.tree)
        self._sought.trace_add("write", lambda *changed: self._fill())
        self.search.bind("<Return>", lambda event: on_choose())
        self.search.bind("<Down>", lambda event: self.tree.focus_set())
        self.tree.bind("<Return>", lambda event: on_choose())
        self.tree.bind("<Double-1>", lambda event: on_choose())
        self._fill()

    def text(self) -> str:
        """Return the token of the chosen figure, '' while there is none."""
        chosen = self.tree.selection()
        return token(self._offers[int(chosen[0])].ref) if chosen else ""

    def focus_set(self) -> None:
        """Put the keyboard focus into the search."""
        self.search.focus_set()

    def _fill(self) -> None:
        sought = _folded(self._sought.get()).split()
        found = [at for at, name in enumerate(self._names) if all(word in name for word in sought)]
        self.tree.keep({str(at) for at in found})
        for position, at in enumerate(found):
            offer = self._offers[at]
            shown = {"#0": _called(offer), "value": offer.words or words.NOT_YET}
            self.tree.put(str(at), shown, position=position, tags=() if offer.words else ("missing",))
        if found and not self.tree.selection():
            self.tree.mark(str(found[0]))


class SentenceMaker(ttk.Frame):
    """Targets and summaries to choose from, how the sentence begins and what it compares, and what it reads like."""

    def __init__(self, parent: tk.Misc, book: Book, report: Report) -> None:
        super().__init__(parent, style="Page.TFrame")
        theme.style_ticks()
        self._book, self._report = book, report
        gap = theme.px(self, theme.SPACE_S)
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        frame = ttk.Frame(self, style="Table.TFrame", padding=1)
        frame.grid(row=0, column=0, sticky="nsew", padx=(0, 2 * gap))
        self.tree = WrappedTree(frame, show="tree")
        self.tree.configure(selectmode="extended")
        self.tree.column("#0", width=theme.px(self, 430), stretch=True)
        self.tree.pack(side="left", fill="both", expand=True)
        NeededBar(frame, self.tree)
        self._summaries = {row.key: summary(book, report, row) for row in SUMMARIES}
        rows = [(target.id, capitalised(target.indicator.name)) for target in report.targets]
        rows += [(row.key, row.label) for row in SUMMARIES if self._summaries[row.key]]
        for position, (row, name) in enumerate(rows):
            self.tree.put(row, {"#0": name}, position=position)
        self.tree.bind("<<TreeviewSelect>>", lambda event: self._show())
        side = ttk.Frame(self, style="Page.TFrame")
        side.grid(row=0, column=1, sticky="n")
        self.lead = tk.StringVar(self, LEADS[0].key)
        self.tails = {tail.key: tk.BooleanVar(self, tail.key != TAILS[-1].key) for tail in TAILS}
        self._choices(side)
        buttons = ttk.Frame(self, style="Page.TFrame")
        buttons.grid(row=1, column=0, columnspan=2, sticky="ew", pady=(gap, 0))
        small_button(buttons, words.ALL_TARGETS, "check2-all", self._choose_all)
        ttk.Label(self, text=words.PREVIEW, style="PageStrong.TLabel").grid(
            row=2, column=0, columnspan=2, sticky="w", pady=(gap, 0)
        )
        self.preview = ttk.Label(self, style="PageBody.TLabel", justify="left", anchor="nw")
        self.preview.configure(wraplength=theme.room_for(self, SIZE[0], 2 * theme.SPACE_L))
        self.preview.grid(row=3, column=0, columnspan=2, sticky="ew")
        if rows:
            self.tree.mark(rows[0][0])
        self._show()

    def text(self) -> str:
        """Return the sentences with their tokens, '' while nothing that is chosen has a result."""
        chosen = self.tree.selection()
        lead = next(row for row in LEADS if row.key == self.lead.get())
        tails = [key for key, wanted in self.tails.items() if wanted.get()]
        made = [sentences(self._book, self._report, chosen, lead, tails)]
        made += [text for key, text in self._summaries.items() if key in chosen]
        return " ".join(text for text in made if text)

    def focus_set(self) -> None:
        """Put the keyboard focus into the list."""
        self.tree.focus_set()

    def _choices(self, side: ttk.Frame) -> None:
        gap = theme.px(self, theme.SPACE_XS)
        ttk.Label(side, text=words.BEGIN, style="PageStrong.TLabel").pack(anchor="w")
        for lead in LEADS:
            button = ttk.Radiobutton(
                side, text=lead.label, value=lead.key, variable=self.lead, style="Page.TRadiobutton", command=self._show
            )
            button.pack(anchor="w", pady=(gap, 0))
        ttk.Label(side, text=words.COMPARE, style="PageStrong.TLabel").pack(anchor="w", pady=(3 * gap, 0))
        for tail in TAILS:
            tick = ttk.Checkbutton(
                side, text=tail.label, variable=self.tails[tail.key], style="Page.TCheckbutton", command=self._show
            )
            tick.pack(anchor="w", pady=(gap, 0))

    def _choose_all(self) -> None:
        self.tree.selection_set([target.id for target in self._report.targets])

    def _show(self) -> None:
        read = plain(self._book, self._report, self.text())
        self.preview.configure(text=_shortened(read) or words.NO_SENTENCE)


LONGEST = 330
"""How many letters of the sentences are shown before they are chosen."""


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def _called(offer: Offer) -> str:
    if not offer.owner:
        return offer.label
    return f"{capitalised(offer.owner)}: {offer.label[:1].lower()}{offer.label[1:]}"


def _folded(text: str) -> str:
    return without_marks(text).casefold()

"""Trợ giúp: short pages in Vietnamese, the one of the open tab first; looked through like the book."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import ttkbootstrap as ttk
from msgspec import Struct

from desktop import paths
from desktop.domain.vietnamese import fold
from desktop.ui import theme
from desktop.ui.actions import ACTIONS
from desktop.ui.covers import Cover
from desktop.ui.tabs import TABS
from desktop.ui.widgets.picker import Picker
from desktop.ui.widgets.scroll_page import NeededBar
from desktop.wording import help as wording

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

PAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("start", ("todo",)),
    ("old-report", ("report leftovers",)),
    ("second-year", ()),
    ("general", ("general",)),
    ("figures", ("cooperatives", "targets")),
    ("computed", ("targets year", "targets charts")),
    ("excel", ()),
    ("texts", ("tasks", "policies", "targets prose")),
    ("quotes", ("report content",)),
    ("check", ("report check",)),
    ("report", ("report",)),
    ("layout", ("report layout",)),
    ("pages", ("pages",)),
    ("signing", ("report signing", "report remarks")),
    ("usb", ()),
    ("recovery", ()),
    ("search", ()),
    ("keys", ()),
)
"""The pages in assets/help, in order, and the tabs and views that each is about: 'report', 'report check'."""

KEYS_MARK = "{keys}"


class HelpText(Struct, frozen=True):
    """A page: its title, and its lines as (style, words); styles are 'title', 'heading', 'item', 'key' and ''."""

    title: str
    lines: tuple[tuple[str, str], ...]


def read_page(name: str) -> HelpText:
    """Return a page of assets/help. '# ' begins its title, '## ' a heading, '- ' an item; all else are paragraphs."""
    try:
        text = paths.asset("help", f"{name}.md").read_text("utf-8")
    except OSError:
        return HelpText(name, (("", wording.MISSING),))
    lines = tuple(_styled(text.split("\n")))
    title = next((words for style, words in lines if style == "title"), name)
    return HelpText(title, lines)


def _styled(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    marks = (("## ", "heading"), ("# ", "title"), ("- ", "item"))
    for line in lines:
        if line.strip() == KEYS_MARK:
            yield from (("key", f"{key}\t{words}") for key, words in keys())
        elif line.strip():
            style, words = next(
                ((style, line[len(mark) :]) for mark, style in marks if line.startswith(mark)), ("", line)
            )
            yield style, words.strip()


def keys() -> Iterator[tuple[str, str]]:
    """Yield every key with what it does: those of the actions, then those that the fields and tables have."""
    yield from ((action.shown_key, action.label.rstrip("…")) for action in ACTIONS if action.shown_key)
    facts = {"last": len(TABS) - 1, "first_tab": TABS[0].title, "last_tab": TABS[-1].title}
    yield from ((key.format(**facts), words.format(**facts)) for key, words in wording.MORE_KEYS)


def page_about(seen: str) -> str:
    """Return the page about a view, else about its tab, else the first one."""
    about = {place: name for name, places in PAGES for place in places}
    return about.get(seen) or about.get(seen.partition(" ")[0]) or PAGES[0][0]


class HelpPage(Cover):
    """The pages' titles at the left, one page at the right."""

    def __init__(self, parent: tk.Misc, window: MainWindow) -> None:
        super().__init__(parent, wording.HELP)
        self.window = window
        self.texts = {name: read_page(name) for name, _ in PAGES}
        self.entry = ttk.Entry(self.head, width=30)
        close = ttk.Button(self.head, text=wording.CLOSE, style="Small.TButton", command=window.covers.close)
        close.pack(side="right")
        self.entry.pack(side="right", padx=theme.px(self, theme.SPACE_S))
        ttk.Label(self.head, text=wording.LOOK_UP, style="PageHint.TLabel").pack(side="right")
        self.body.columnconfigure(0, weight=0, minsize=theme.px(self, 260))
        self.body.columnconfigure(1, weight=1)
        self.picker = Picker(self.body, self._show_chosen, empty="")
        self.picker.grid(row=0, column=0, sticky="nsew", padx=(0, theme.px(self, theme.SPACE_M)))
        frame = ttk.Frame(self.body, style="Card.TFrame", padding=1)
        frame.grid(row=0, column=1, sticky="nsew")
        self.text = self._reader(frame)
        self.entry.bind("<KeyRelease>", lambda event: self._look_up(), add="+")
        self.entry.bind("<Down>", lambda event: self.picker.focus_set())
        self._list(tuple(self.texts))

    def _reader(self, frame: ttk.Frame) -> tk.Text:
        text = tk.Text(
            frame,
            wrap="word",
            relief="flat",
            borderwidth=0,
            highlightthickness=0,
            background=theme.CARD,
            foreground=theme.INK,
            selectbackground=theme.SELECTION,
            selectforeground=theme.INK,
            font="TkTextFont",
            width=1,
            height=1,
            cursor="arrow",
            takefocus=False,
            padx=theme.px(self, theme.SPACE_XL),
            pady=theme.px(self, theme.SPACE_M),
            spacing1=theme.px(self, 2),
            spacing2=theme.px(self, 3),
            spacing3=theme.px(self, 6),
            tabs=(theme.px(self, 190),),
        )
        text.tag_configure("title", font="H1", spacing3=theme.px(self, 8))
        text.tag_configure("heading", font="H2", spacing1=theme.px(self, 12))
        text.tag_configure("item", lmargin1=theme.px(self, 8), lmargin2=theme.px(self, 22))
        text.tag_configure("key", lmargin2=theme.px(self, 190))
        text.tag_configure("found", background=theme.SAMPLE_BAND)
        text.pack(side="left", fill="both", expand=True)
        NeededBar(frame, text)
        return text

    def come(self) -> None:
        """Open the page about what was seen, and let the list have the keyboard."""
        self.picker.select(page_about(self.came_from))
        self._show_chosen()
        self.picker.focus_set()

    def _list(self, names: tuple[str, ...]) -> None:
        self.picker.show([(name, self.texts[name].title) for name in names])
        self._show_chosen()

    def _look_up(self) -> None:
        wanted = fold(self.entry.get()).split()
        self._list(
            tuple(
                name
                for name, page in self.texts.items()
                if all(word in fold(" ".join(words for _, words in page.lines)) for word in wanted)
            )
        )

    def _show_chosen(self) -> None:
        chosen = self.picker.selected()
        lines = self.texts[chosen].lines if chosen is not None else (("", wording.NONE.format(words=self.entry.get())),)
        self.text.configure(state="normal")
        self.text.delete("1.0", "end")
        for style, words in lines:
            self.text.insert("end", ("•  " if style == "item" else "") + words + "\n", (style,) if style else ())
        self._mark_found()
        self.text.configure(state="disabled")

    def _mark_found(self) -> None:
        folded = fold(self.text.get("1.0", "end-1c").replace("\n", "\x00")).replace("\x00", "\n")
        for word in fold(self.entry.get()).split():
            place = folded.find(word)
            while place >= 0:
                self.text.tag_add("found", f"1.0+{place}c", f"1.0+{place + len(word)}c")
                place = folded.find(word, place + len(word))

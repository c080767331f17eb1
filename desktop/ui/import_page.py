"""Lấy từ báo cáo cũ: the old document's paragraphs beside what was made of each, with what a person has to decide."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any
from weakref import WeakMethod

import ttkbootstrap as ttk
from msgspec import Struct

from desktop.domain.book import Book, FieldRef
from desktop.domain.errors import AppError
from desktop.session.imports import Answer, Decision, Draft, State, decided, read_report
from desktop.session.library import Library
from desktop.session.worker import Worker
from desktop.ui import dialogs, theme
from desktop.ui.widgets.difference_list import tree_of
from desktop.ui.widgets.overlay import Overlay
from desktop.ui.widgets.page import Switch, card
from desktop.ui.widgets.place_picker import PlacePicker
from desktop.wording import faults, importing

DRAIN_MS = 50
DETAIL_HEIGHT = 206
"""Logical units of the card below the list."""
_ORDER = (State.FOUND, State.CONVERTED, State.JOINED, State.UNSURE, State.LEFT)
_COLOURS = {"ok": theme.OK, "hint": theme.HINT, "warning": theme.WARNING, "danger": theme.DANGER}
_OPEN = (State.UNSURE, State.LEFT)


class Row(Struct, frozen=True):
    """One line of the list: the paragraphs it stands for, their words, and the places of its entries in the draft."""

    numbers: tuple[int, ...]
    text: str
    entries: tuple[int, ...]


class ImportPage(Overlay):
    """Covers `parent` while an old report becomes a book; `on_book(book, sentence)` takes it, `on_leave()` goes back.

    With `into_book` the report goes into the book that is open. What nobody decides stays as it was read; nothing is
    made before the button is pressed.
    """

    def __init__(
        self,
        parent: tk.Misc,
        library: Library,
        path: Path,
        on_book: Callable[[Book, str], object],
        on_leave: Callable[[], object],
        *,
        into_book: bool = False,
    ) -> None:
        super().__init__(parent, importing.PAGE)
        self.library = library
        self.path = path
        self.draft: Draft | None = None
        self.decisions: dict[int, Decision] = {}
        self._on_book, self._on_leave = on_book, on_leave
        self._into_book = into_book
        self._rows: dict[str, Row] = {}
        self._icons: dict[str, tk.PhotoImage] = {}
        self._cancel = Event()
        self._worker = Worker()
        making = importing.TAKE if into_book else importing.MAKE
        self.make_button = ttk.Button(self.head, text=making, bootstyle="primary", command=self.make)
        self.back_button = ttk.Button(self.head, text=importing.BACK, bootstyle="secondary-outline", command=self.leave)
        self.back_button.pack(side="right")
        self._progress = self._build_progress()
        self.back_button.focus_set()
        self._draining: str | None = self.after(DRAIN_MS, self._drain)
        self._read(convert_guessed=True)

    def focus_first(self) -> None:
        """Put the keyboard onto the list, or onto the way back until there is one."""
        (self.tree if self.draft is not None else self.back_button).focus_set()

    def destroy(self) -> None:
        """Take the page away; what is still being read is forgotten."""
        self._cancel.set()
        if self._draining is not None:
            self.after_cancel(self._draining)
            self._draining = None
        self._worker.close()
        super().destroy()
        self._icons.clear()  # now, on the window's own thread

    def leave(self) -> None:
        """Go back; nothing has been made. What was decided is given up only where a person says so."""
        if self.decisions and not dialogs.ask(self, importing.GIVE_UP, importing.GIVE_UP_YES, importing.STAY):
            return
        self.destroy()
        self._on_leave()

    def make(self) -> None:
        """Make the book with everything that was decided."""
        if self.draft is None:
            return
        book = decided(self.draft, self.decisions)
        report = book.report(self.draft.report)
        words = importing.made(self.path.name, report, into_book=self._into_book)
        self.destroy()
        self._on_book(book, words)

    # -- reading

    def _build_progress(self) -> ttk.Frame:
        frame = ttk.Frame(self.body, style="Page.TFrame")
        frame.grid(row=0, column=0)
        self.sentence = ttk.Label(
            frame,
            text=importing.READING.format(name=self.path.name),
            style="PageBody.TLabel",
            wraplength=theme.px(self, 640),
            justify="left",
        )
        self.sentence.pack(anchor="w", pady=(0, theme.px(self, theme.SPACE_M)))
        self.bar = ttk.Progressbar(frame, length=theme.px(self, 480), maximum=1.0)
        self.bar.pack(anchor="w", pady=(0, theme.px(self, theme.SPACE_M)))
        self.cancel_button = ttk.Button(frame, text=importing.CANCEL, command=self.leave)
        self.cancel_button.pack(anchor="w")
        return frame

    def _read(self, *, convert_guessed: bool) -> None:
        """Read behind the window's back; a page that was left meanwhile is not kept alive by what is still running."""
        cancel, path, catalogue, worker = self._cancel, self.path, self.library.catalogue, self._worker
        show_progress: WeakMethod[Callable[[Any], None]] = WeakMethod(self._show_progress)
        show_draft: WeakMethod[Callable[[Any], None]] = WeakMethod(self._show_draft)

        def tell_progress(share: float) -> None:
            worker.post(lambda: _call(show_progress, share))

        def read() -> Draft | None:
            return read_report(
                path,
                catalogue,
                convert_guessed=convert_guessed,
                on_progress=tell_progress,
                cancelled=cancel.is_set,
            )

        worker.submit(read, lambda result: _call(show_draft, result))

    def _show_progress(self, share: float) -> None:
        if not self._cancel.is_set() and self.draft is None:
            self.bar.configure(value=share)

    def _drain(self) -> None:
        self._draining = self.after(DRAIN_MS, self._drain)
        self._worker.drain()

    def _show_draft(self, result: Draft | AppError | None) -> None:
        if self._cancel.is_set() or result is None:
            return
        if isinstance(result, AppError):
            self.sentence.configure(text=faults.sentence(result))
            self.bar.pack_forget()
            self.cancel_button.pack_forget()
            return
        if self.draft is None:
            self._progress.destroy()
            self._build_list(result)
        self.draft = result
        self.decisions = {}
        self._rows = {str(place): row for place, row in enumerate(_rows(result))}
        self.open_view("unsure" if self._count(State.UNSURE) else "left" if self._count(State.LEFT) else "all")
        self.tree.focus_set()

    # -- the list

    def _build_list(self, draft: Draft) -> None:
        self.make_button.pack(side="right", padx=(0, theme.px(self, theme.SPACE_S)))
        self.switch = Switch(self.head, (("all", ""), ("unsure", ""), ("left", "")), self.open_view)
        self.switch.pack(side="left")
        self.body.rowconfigure(0, weight=0)
        self.body.rowconfigure(1, weight=1)
        if draft.guessed is not None:
            self._build_guess(draft)
        frame = ttk.Frame(self.body, style="Table.TFrame", padding=1)
        frame.columnconfigure(0, weight=1)
        frame.rowconfigure(0, weight=1)
        frame.grid(row=1, column=0, sticky="nsew")
        self.tree = tree_of(
            frame,
            (importing.COLUMN_STATE, 190),
            (importing.COLUMN_OLD, 430),
            (importing.COLUMN_NEW, 400),
            on_select=self._show_detail,
        )
        self.tree.column("#0", stretch=False)
        self._icons = {
            key: self.tree.icon(icon, _COLOURS[colour]) for key, (_, icon, colour) in importing.STATES.items()
        }
        for key, (_, _, colour) in importing.STATES.items():
            self.tree.tag_configure(key, foreground=theme.INK if key == "found" else _COLOURS[colour])
        self.detail = card(self.body)
        self.detail.grid(row=2, column=0, sticky="ew", pady=(theme.px(self, theme.SPACE_S), 0))
        self.detail.configure(height=theme.px(self, DETAIL_HEIGHT))
        self.detail.grid_propagate(False)
        self.detail.pack_propagate(False)

    def _build_guess(self, draft: Draft) -> None:
        strip = ttk.Frame(self.body, style="Band.TFrame", padding=theme.px(self, theme.SPACE_S))
        strip.grid(row=0, column=0, sticky="ew", pady=(0, theme.px(self, theme.SPACE_S)))
        button = ttk.Button(strip, text=importing.KEEP_LETTERS, style="Small.TButton")
        button.pack(side="right", padx=(theme.px(self, theme.SPACE_S), 0))
        words = importing.GUESSED.format(encoding=draft.guessed)
        label = ttk.Label(strip, text=words, style="Band.TLabel", wraplength=theme.px(self, 800), justify="left")
        label.pack(side="left", fill="x")

        def keep_letters() -> None:
            strip.destroy()
            self._read(convert_guessed=False)

        button.configure(command=keep_letters)

    def open_view(self, key: str) -> None:
        """Show all lines, those that are not sure, or those without a place."""
        self.switch.pressed.set(key)
        wanted = {"unsure": State.UNSURE, "left": State.LEFT}.get(key)
        self.tree.keep(set())
        shown = [name for name, row in self._rows.items() if wanted is None or self._has(row, wanted)]
        for place, name in enumerate(shown):
            self._put(name, place)
        self._show_counts()
        if shown:
            self.tree.mark(shown[0])
        self._show_detail()

    def _put(self, name: str, place: int) -> None:
        assert self.draft is not None
        row = self._rows[name]
        state = self._state(row)
        doubtful = [entry for entry in row.entries if self.draft.entries[entry].state in _OPEN]
        made = [self._made(entry) for entry in (*doubtful, *row.entries)]
        cells = {"#0": importing.STATES[state][0], "1": row.text, "2": "; ".join(dict.fromkeys(made))}
        self.tree.put(name, cells, position=place, tags=(state,))
        self.tree.item(name, image=self._icons[state])

    def _made(self, place: int) -> str:
        """Return what was made of an entry, or what was decided about it."""
        assert self.draft is not None
        entry, decision = self.draft.entries[place], self.decisions.get(place)
        made = importing.made_of(self.draft.book, entry.kind, entry.ref, entry.value, entry.reason)
        match decision:
            case Answer.YES:
                return f"{made}. {importing.CONFIRMED}"
            case Answer.NO:
                return f"{made}. {importing.WITHDRAWN}"
            case Answer.DROP:
                return importing.DROPPED
            case FieldRef():
                return importing.CHOSEN_PLACE.format(place=importing.place(self.draft.book, decision))
        return made

    def _state(self, row: Row) -> str:
        assert self.draft is not None
        states = [self.draft.entries[place].state for place in row.entries]
        worst = max(states, key=_ORDER.index)
        waiting = [p for p in row.entries if self.draft.entries[p].state in _OPEN and p not in self.decisions]
        return "decided" if worst in _OPEN and not waiting else worst.value

    def _has(self, row: Row, state: State) -> bool:
        assert self.draft is not None
        return any(self.draft.entries[place].state is state for place in row.entries)

    def _count(self, state: State) -> int:
        """Return how many lines still wait for a decision."""
        assert self.draft is not None
        return sum(
            any(self.draft.entries[p].state is state and p not in self.decisions for p in row.entries)
            for row in self._rows.values()
        )

    def _show_counts(self) -> None:
        counts = {"all": len(self._rows), "unsure": self._count(State.UNSURE), "left": self._count(State.LEFT)}
        titles = {"all": importing.VIEW_ALL, "unsure": importing.VIEW_UNSURE, "left": importing.VIEW_LEFT}
        for key, button in self.switch.buttons.items():
            button.configure(text=titles[key].format(count=counts[key]))

    # -- one line and its decisions

    def _show_detail(self) -> None:
        for child in self.detail.winfo_children():
            child.destroy()
        chosen = self.tree.selection()
        if not chosen or chosen[0] not in self._rows or self.draft is None:
            words = importing.NOTHING_CHOSEN if self.tree.get_children() else importing.NO_LINES
            ttk.Label(self.detail, text=words, style="Hint.TLabel").pack(anchor="w")
            return
        row = self._rows[chosen[0]]
        lines = ttk.Frame(self.detail)
        lines.pack(side="bottom", fill="x")
        waiting = [place for place in row.entries if self.draft.entries[place].state in _OPEN]
        for place in waiting:
            self._decision(lines, place)
        if not waiting:
            made = "\n".join(dict.fromkeys(map(self._made, row.entries)))
            _wrapping(ttk.Label(lines, text=made, style="Hint.TLabel", justify="left")).pack(anchor="w", fill="x")
        ttk.Label(self.detail, text=importing.paragraph_numbers(row.numbers).capitalize(), style="Field.TLabel").pack(
            anchor="w"
        )
        text = tk.Text(
            self.detail,
            height=1,
            wrap="word",
            relief="flat",
            highlightthickness=0,
            background=theme.CARD,
            foreground=theme.INK,
            font="TkTextFont",
            takefocus=False,
            cursor="arrow",
        )
        text.insert("1.0", row.text)
        text.configure(state="disabled")
        text.pack(fill="both", expand=True, pady=theme.px(self, theme.SPACE_XS))

    def _decision(self, parent: ttk.Frame, place: int) -> None:
        """Put the words and buttons of one decision."""
        assert self.draft is not None
        entry = self.draft.entries[place]
        line = ttk.Frame(parent)
        line.pack(fill="x", pady=(theme.px(self, theme.SPACE_XS), 0))
        gap = theme.px(self, theme.SPACE_S)
        answers = {importing.NO: Answer.NO, importing.YES: Answer.YES}
        if entry.state is State.LEFT:
            answers = {importing.DROP: Answer.DROP}
        for words, answer in answers.items():
            style = "primary" if self.decisions.get(place) is answer else "secondary-outline"
            button = ttk.Button(line, text=words, bootstyle=style, command=self._decider(place, answer))
            button.pack(side="right", padx=(gap, 0))
        if entry.state is State.LEFT:
            picker = PlacePicker(line, lambda ref: self.decide(place, ref))
            chosen = self.decisions.get(place)
            report = self.draft.book.report(self.draft.report)
            picker.show(self.draft.book, report, chosen if isinstance(chosen, FieldRef) else None)
            picker.pack(side="left", fill="x", expand=True)
        else:
            about = "" if self._is_whole(entry.text) else f"{entry.text}\n"
            label = ttk.Label(line, text=f"{about}{self._made(place)}", justify="left")
            _wrapping(label).pack(side="left", fill="x", expand=True)

    def _is_whole(self, text: str) -> bool:
        """Whether an entry is about the whole of the line that is chosen."""
        return any(self._rows[row].text == text for row in self.tree.selection())

    def _decider(self, place: int, answer: Answer) -> Callable[[], None]:
        return lambda: self.decide(place, answer)

    def decide(self, place: int, decision: Decision) -> None:
        """Keep a decision; the same one again takes it back."""
        if self.decisions.get(place) == decision:
            del self.decisions[place]
        else:
            self.decisions[place] = decision
        chosen = self.tree.selection()
        if chosen:
            self._put(chosen[0], self.tree.index(chosen[0]))
        self._show_counts()
        self._show_detail()
        self.tree.focus_set()  # the button that was pressed is gone


def _call(method: WeakMethod[Callable[[Any], None]], value: object) -> None:
    bound = method()
    if bound is not None:
        bound(value)


def _wrapping(label: ttk.Label) -> ttk.Label:
    label.bind("<Configure>", lambda event: label.configure(wraplength=event.width))
    return label


def _rows(draft: Draft) -> list[Row]:
    """Return the lines of the list: entries that share a paragraph stand together."""
    home: dict[int, tuple[int, ...]] = {}
    for entry in draft.entries:
        for number in entry.paragraphs:
            if len(entry.paragraphs) > len(home.get(number, ())):
                home[number] = entry.paragraphs
    texts = dict(draft.sources)
    places: dict[tuple[int, ...], list[int]] = {}
    for place, entry in enumerate(draft.entries):
        places.setdefault(home[entry.paragraphs[0]], []).append(place)
    return [
        Row(numbers, " ".join(texts.get(number, "") for number in numbers).replace("\n", " / "), tuple(entries))
        for numbers, entries in sorted(places.items())
    ]

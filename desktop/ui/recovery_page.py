"""Phục hồi dữ liệu: the saved states of a book, what a field held in them, and the deleted rows."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain import edits
from desktop.domain.book import Book, FieldRef
from desktop.domain.comparison import bin_title, compare
from desktop.domain.errors import AppError
from desktop.session.recovery import Candidate, Earlier, Recovery
from desktop.session.session import Session
from desktop.session.worker import Worker
from desktop.ui import theme
from desktop.ui.widgets.difference_list import DifferenceList, tree_of
from desktop.ui.widgets.overlay import Overlay
from desktop.ui.widgets.page import Switch
from desktop.ui.widgets.tip import Tip
from desktop.wording import faults, reasons
from desktop.wording import recovery as recovery_words

if TYPE_CHECKING:
    from desktop.session.library import Library
    from desktop.ui.entries import Entries

_T = TypeVar("_T")

DRAIN_MS = 50


class RecoveryPage(Overlay):
    """Covers the window. With a `session` everything goes into the open book and can be undone; without, the data
    file is mended: `on_restore(candidate)` is called. `fault` says what is wrong with it. `field` is the one to look
    up. `on_close()` leaves the page.
    """

    def __init__(
        self,
        parent: tk.Misc,
        recovery: Recovery,
        on_restore: Callable[[Candidate], object],
        on_close: Callable[[], object],
        *,
        entries: Entries | None = None,
        field: FieldRef | None = None,
        fault: AppError | None = None,
        leave: str = wording.CLOSE,
    ) -> None:
        super().__init__(parent, recovery_words.RECOVERY)
        self.recovery = recovery
        self.candidates: dict[str, Candidate] = {}
        self.earlier: tuple[Earlier, ...] = ()
        self._on_restore, self._on_close = on_restore, on_close
        self._entries = entries
        self._field = field
        self._worker = Worker()
        self._draining: str | None = None
        self.close_button = ttk.Button(self.head, text=leave, bootstyle="secondary-outline", command=self.leave)
        self.close_button.pack(side="right")
        self.switch: Switch | None = None
        if entries is not None:
            views = (
                ("versions", recovery_words.VIEW_VERSIONS),
                ("earlier", recovery_words.VIEW_EARLIER),
                ("bin", recovery_words.VIEW_BIN),
            )
            self.switch = Switch(self.head, views, self.open_view)
            self.switch.pack(side="left")
        self._views = {"versions": self._build_versions(fault)}
        self.open_view("versions")
        self.focus_first()
        self._submit(recovery.look, self._show_candidates)
        self._drain()

    @property
    def session(self) -> Session | None:
        """The open book, if there is one."""
        return self._entries.session if self._entries is not None else None

    def leave(self) -> None:
        self._on_close()

    def focus_first(self) -> None:
        """Put the keyboard onto the list: nothing there is done by a key alone."""
        self.versions.focus_set()

    def destroy(self) -> None:
        """Take the page away; what is still being read is forgotten."""
        if self._draining is not None:
            self.after_cancel(self._draining)
        self._worker.close()
        super().destroy()

    def open_view(self, key: str) -> None:
        """Show the versions, the earlier texts of the field, or the bin."""
        if key not in self._views:
            self._views[key] = self._build_earlier() if key == "earlier" else self._build_bin()
        for name, view in self._views.items():
            if name == key:
                view.grid(row=0, column=0, sticky="nsew")
            else:
                view.grid_remove()

    # -- the saved states

    def _build_versions(self, fault: AppError | None) -> ttk.Frame:
        view = ttk.Frame(self.body, style="Page.TFrame")
        view.columnconfigure(0, weight=1)
        view.rowconfigure((1, 3), weight=1, uniform="lists")
        sentence = recovery_words.RECOVERY_OPEN
        if fault is not None:
            sentence = recovery_words.RECOVERY_DAMAGED.format(name=self.recovery.store.path.name)
        self.sentence = _words(view, sentence)
        self.sentence.grid(row=0, column=0, sticky="ew", pady=(0, theme.px(self, theme.SPACE_S)))
        frame = _table(view)
        frame.grid(row=1, column=0, sticky="nsew")
        self.versions = tree_of(
            frame,
            (recovery_words.COLUMN_KIND, 160),
            (recovery_words.COLUMN_TIME, 190),
            (recovery_words.COLUMN_REPORTS, 110),
            (recovery_words.COLUMN_FIGURES, 90),
            (recovery_words.COLUMN_STATE, 300),
            on_select=self._on_candidate,
        )
        self.found = _words(view, recovery_words.LOOKING)
        self.found.grid(row=2, column=0, sticky="ew", pady=theme.px(self, 6))
        self.differences = DifferenceList(view, recovery_words.COLUMN_VERSION)
        self.differences.grid(row=3, column=0, sticky="nsew")
        self.restore_button = _button(view, recovery_words.RESTORE_THIS, self._restore)
        self.restore_button.configure(state="disabled")
        Tip(self.restore_button, why=reasons.NO_VERSION)
        return view

    def _show_candidates(self, found: tuple[Candidate, ...]) -> None:
        now = datetime.now().astimezone()
        self.candidates = {str(position): candidate for position, candidate in enumerate(found)}
        for position, (key, one) in enumerate(self.candidates.items()):
            state = recovery_words.STATE_GOOD if one.fault is None else faults.unreadable(one.fault)
            if one.is_salvaged:
                state = recovery_words.STATE_SALVAGED
            words = {
                "#0": recovery_words.VERSION_KINDS[one.kind],
                "1": wording.moment(one.saved_at, now) if one.saved_at else "",
                "2": str(one.reports) if one.reports is not None else "",
                "3": str(one.figures) if one.figures is not None else "",
                "4": state,
            }
            self.versions.put(key, words, position=position)
        good = [key for key, one in self.candidates.items() if one.fault is None]
        chosen = [key for key in good if self.session is None or self.candidates[key].path != self.session.path]
        self.found.configure(text="" if good else recovery_words.RECOVERY_NONE)
        if chosen:
            self.versions.mark(chosen[0])

    @property
    def candidate(self) -> Candidate | None:
        """The state that is chosen."""
        chosen = self.versions.selection()
        return self.candidates[chosen[0]] if chosen else None

    def _on_candidate(self) -> None:
        one = self.candidate
        good = one is not None and one.fault is None
        self.restore_button.configure(state="normal" if good else "disabled")
        if one is None or not good:
            return
        self.found.configure(text=recovery_words.LOOKING)
        before = self._next_older(one) if self.session is None else None

        def read() -> tuple[Book | None, Book]:
            return (self.recovery.book(before) if before is not None else None), self.recovery.book(one)

        self._submit(read, self._show_differences)

    def _next_older(self, one: Candidate) -> Candidate | None:
        """Return the good state that follows in the list: what a state is compared with while no book is open."""
        good = [other for other in self.candidates.values() if other.fault is None]
        place = good.index(one)
        return good[place + 1] if place + 1 < len(good) else None

    def _show_differences(self, books: tuple[Book | None, Book]) -> None:
        before = self.session.book if self.session is not None else books[0]
        after = books[1]
        found = compare(before, after) if before is not None else ()
        self.differences.show(before or after, after, found)
        self.found.configure(text=recovery_words.DIFFERENT.format(count=len(found)) if found else recovery_words.SAME)
        if before is None:
            self.found.configure(text="")

    def _restore(self) -> None:
        if (one := self.candidate) is not None:
            self._on_restore(one)

    # -- one field

    def _build_earlier(self) -> ttk.Frame:
        view = ttk.Frame(self.body, style="Page.TFrame")
        view.columnconfigure(0, weight=1)
        view.rowconfigure(1, weight=1)
        session, field = self.session, self._field
        words = recovery_words.NO_FIELD
        if session is not None and field is not None:
            words = recovery_words.EARLIER_OF.format(place=wording.place(session.book, field))
        _words(view, words).grid(row=0, column=0, sticky="ew", pady=(0, theme.px(self, theme.SPACE_S)))
        frame = _table(view)
        frame.grid(row=1, column=0, sticky="nsew")
        self.texts = tree_of(frame, (recovery_words.COLUMN_TIME, 200), (recovery_words.COLUMN_CONTENT, 700))
        self.take_button = _button(view, recovery_words.TAKE_VALUE, self._take_text)
        if field is not None:
            self._submit(lambda: self.recovery.earlier(field), self._show_texts)
        return view

    def _show_texts(self, found: tuple[Earlier, ...]) -> None:
        now = datetime.now().astimezone()
        self.earlier = found
        for position, one in enumerate(found):
            words = {"#0": wording.moment(one.saved_at, now), "1": one.text or wording.NOTHING}
            self.texts.put(str(position), words, position=position)

    def _take_text(self) -> None:
        """Put the value itself into the field: its text may stand for something else than what is typed."""
        chosen = self.texts.selection()
        if chosen and self._field is not None and self.session is not None:
            value = self.recovery.book(self.earlier[int(chosen[0])].candidate).field(self._field)
            assert self._entries is not None
            self._entries.put(self._field, value)
            self.close_button.invoke()

    # -- the bin

    def _build_bin(self) -> ttk.Frame:
        view = ttk.Frame(self.body, style="Page.TFrame")
        view.columnconfigure(0, weight=1)
        view.rowconfigure(1, weight=1)
        self.bin_words = _words(view, "")
        self.bin_words.grid(row=0, column=0, sticky="ew", pady=(0, theme.px(self, theme.SPACE_S)))
        frame = _table(view)
        frame.grid(row=1, column=0, sticky="nsew")
        self.bin = tree_of(frame, (recovery_words.COLUMN_ROW_KIND, 220), (recovery_words.COLUMN_ROW, 700))
        self.put_back_button = _button(view, recovery_words.PUT_BACK, self._put_back)
        Tip(self.put_back_button, why=reasons.NOTHING_IN_BIN)
        self._show_bin()
        return view

    def _show_bin(self) -> None:
        assert self.session is not None
        book = self.session.book
        rows = book.bin.rows()
        self.bin.keep({removed.row.id for _, removed in rows})
        for position, (collection, removed) in enumerate(rows):
            words = {"#0": recovery_words.ROWS[collection], "1": bin_title(book, removed) or wording.UNNAMED}
            self.bin.put(removed.row.id, words, position=position)
        self.bin_words.configure(text="" if rows else recovery_words.BIN_EMPTY)
        self.put_back_button.configure(state="normal" if rows else "disabled")
        if rows and not self.bin.selection():
            self.bin.mark(rows[0][1].row.id)

    def _put_back(self) -> None:
        chosen = self.bin.selection()
        if chosen and self.session is not None:
            try:
                self.session.do(edits.put_back, chosen[0])
            except AppError as error:
                self.bin_words.configure(text=faults.sentence(error))
                return
            self._show_bin()

    # -- reading behind the window's back

    def _submit(self, job: Callable[[], _T], show: Callable[[_T], None]) -> None:
        def tell(result: _T | AppError) -> None:
            if isinstance(result, AppError):
                self.found.configure(text=faults.sentence(result))
            else:
                show(result)

        self._worker.submit(job, tell)

    def _drain(self) -> None:
        self._worker.drain()
        self._draining = self.after(DRAIN_MS, self._drain)


def _words(parent: tk.Misc, text: str) -> ttk.Label:
    label = ttk.Label(parent, text=text, style="PageBody.TLabel", justify="left")
    label.bind("<Configure>", lambda event: label.configure(wraplength=event.width))
    return label


def _table(parent: tk.Misc) -> ttk.Frame:
    frame = ttk.Frame(parent, style="Table.TFrame", padding=1)
    frame.columnconfigure(0, weight=1)
    frame.rowconfigure(0, weight=1)
    return frame


def _button(view: ttk.Frame, words: str, run: Callable[[], object]) -> ttk.Button:
    button = ttk.Button(view, text=words, bootstyle="primary", command=run)
    button.grid(row=9, column=0, sticky="e", pady=(theme.px(view, theme.SPACE_S), 0))
    return button


class MendingPage(RecoveryPage):
    """The page for a data file that cannot be opened: it covers `parent` until an older state has taken its place.

    `on_session(session, sentence)` is called with the book that was mended and what there is to say about it.
    """

    def __init__(
        self,
        parent: tk.Misc,
        library: Library,
        path: Path,
        fault: AppError,
        on_session: Callable[[Session, str], object],
        on_leave: Callable[[], object],
    ) -> None:
        self._library = library
        self._on_session = on_session
        self._on_leave = on_leave
        super().__init__(
            parent,
            library.recovery(path),
            self._mend,
            self._go,
            fault=fault,
            leave=recovery_words.LATER,
        )

    def _go(self) -> None:
        self.destroy()
        self._on_leave()

    def _mend(self, candidate: Candidate) -> None:
        self.restore_button.configure(state="disabled")
        self._submit(lambda: self.recovery.restore(candidate), lambda done: self._open(candidate))

    def _open(self, candidate: Candidate) -> None:
        try:
            session = self._library.open(self.recovery.store.path)
        except AppError as error:
            self.found.configure(text=faults.sentence(error))
            return
        now = datetime.now().astimezone()
        sentence = recovery_words.backup_opened(candidate.saved_at, now) if candidate.saved_at is not None else ""
        self.destroy()
        self._on_session(session, sentence)

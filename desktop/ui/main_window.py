"""The one window: rail, bar, page and status line around the open book."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain.book import Book, FieldRef, Report
from desktop.domain.errors import AppError, FileMissing
from desktop.session.library import Library
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.bar import Bar
from desktop.ui.books import Books
from desktop.ui.covers import Covers
from desktop.ui.draft_offer import DraftOffer
from desktop.ui.entries import Entries, TypedInto
from desktop.ui.keyboard import Keyboard
from desktop.ui.keys import bind_keys
from desktop.ui.preview_room import PreviewRoom
from desktop.ui.recovery_room import RecoveryRoom
from desktop.ui.save_notices import SaveNotices
from desktop.ui.status_line import StatusLine
from desktop.ui.steps import Steps
from desktop.ui.tabs import TABS
from desktop.ui.tabs.base import Tab, ViewedTab
from desktop.ui.widgets.notice import Notice
from desktop.ui.widgets.overlay import Overlay
from desktop.ui.widgets.page import Ground
from desktop.ui.widgets.rail import Rail
from desktop.wording import saving

if TYPE_CHECKING:
    from desktop.ui.exports import Exports
    from desktop.ui.periods import Periods
    from desktop.ui.requests import Requests
    from desktop.ui.signing_room import SigningRoom
    from desktop.ui.widgets.notice import Kind
    from desktop.ui.zoom import Zoom

DRAIN_MS = 50
"""How often results of the worker are looked for."""

DRAFT_MS = 700
"""How often what is on the screen is compared with the draft: at most so much typing is lost, and the writing."""


class MainWindow(Ground):
    """Shows one session at a time; `attach` changes it.

    Everything but the pages stands on the `desk`, which is hidden while something covers the whole window.
    """

    def __init__(self, app: ttk.App, library: Library, session: Session) -> None:
        super().__init__(app)
        self.app = app
        self.library = library
        self.session = session
        self.entries = Entries(session, self._show)
        self.steps: Steps = Steps(self)
        self._report = ""
        self._tabs: dict[str, Tab] = {}
        self._current = ""
        self._leave: list[Callable[[], None]] = []
        self._draining: str | None = None
        self._keeping: str | None = None
        self.books: Books = Books(self)
        self.draft_offer: DraftOffer = DraftOffer(self)
        self.recovery: RecoveryRoom = RecoveryRoom(self)
        self.covers: Covers = Covers(self)
        self._save_notices = SaveNotices(self)
        self.preview: PreviewRoom = PreviewRoom(self)
        self._closed = False
        self._build()
        self.keyboard: Keyboard = Keyboard(self)
        bind_keys(self)
        self.bind("<Configure>", self._on_size, add="+")
        self.bind("<Map>", lambda event: self.tab.focus_first(), add="+")
        self.attach(session)
        self._drain()
        self._keeping = self.after(DRAFT_MS, self._keep_draft)

    # -- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        self.grid_propagate(False)  # it has the room that it is given, whatever stands on it
        self.desk = Ground(self)
        self.desk.columnconfigure(1, weight=1)
        self.desk.rowconfigure(4, weight=1)
        self.desk.grid(row=0, column=0, sticky="nsew")
        self.rail = Rail(self.desk, [(tab.key, tab.title, tab.icon) for tab in TABS], self.open_tab)
        self.rail.grid(row=0, column=0, rowspan=6, sticky="ns")
        self.bar = Bar(self, self._on_period)
        self.bar.grid(row=0, column=1, sticky="ew")
        self._set_narrow(self.winfo_screenwidth() < theme.px(self, theme.NARROW_BELOW))
        ttk.Frame(self.desk, style="Line.TFrame", height=1).grid(row=1, column=1, sticky="ew")
        self.band = ttk.Label(self.desk, text=wording.SAMPLE_BAND, style="Band.TLabel", anchor="center")
        self.band.grid(row=2, column=1, sticky="ew")
        self.notice = Notice(self.desk)
        self.notice.grid(row=3, column=1, sticky="ew")
        self.notice.grid_remove()
        self.page = Ground(self.desk)
        self.page.grid(row=4, column=1, sticky="nsew")
        self.page.columnconfigure(0, weight=1)
        self.page.rowconfigure(0, weight=1)
        self.status_line = StatusLine(self.desk, self.go_to_unread, self.books.open_folder)
        self.status_line.grid(row=5, column=1, sticky="ew")

    def _on_size(self, event: tk.Event[tk.Misc]) -> None:
        if event.widget is self:
            self.preview.fit(event.width)
            self.fit_rail()

    def fit_rail(self) -> None:
        """Make the rail as wide as the room beside the form and the pages allows."""
        self._set_narrow(self.winfo_width() - self.preview.width < theme.px(self, theme.NARROW_BELOW))

    def _set_narrow(self, narrow: bool) -> None:
        self.rail.set_narrow(narrow)

    # -- the book ------------------------------------------------------------------------------------------------

    def attach(self, session: Session) -> None:
        """Show another session; the pages are built anew."""
        self.recovery.close()
        self.covers.close(focus=False)
        self.preview.close()
        for leave in self._leave:
            leave()
        for tab in self._tabs.values():
            tab.destroy()
        self._tabs = {}
        self.session = session
        self.entries = Entries(session, self._show)
        newest = session.book.newest_report()
        self._report = newest.id if newest is not None else ""
        self._leave = [
            session.subscribe(lambda book: self._show()),
            session.subscribe_status(lambda status: self.show_status()),
            session.subscribe_refusals(self._on_refused),
        ]
        self.notice.hide()
        self._save_notices.begin()
        self.open_tab(self._current or TABS[0].key)
        self._show_bar(session.book)
        self.show_status()
        session.look_for_draft(self.draft_offer.offer)
        if session.is_read_only:
            self._on_refused(None)

    def _on_refused(self, report: str | None) -> None:
        """Say why an edit was not taken: the report is closed, or another program has the whole book."""
        if report is not None:
            self.signing.refused(report)
            return
        owner, now = self.session.in_use_by, datetime.now().astimezone()
        told = saving.IN_USE if owner is None else saving.in_use(owner.user, owner.host, owner.since, now)
        self.notice.tell(told, fault=True)

    @cached_property
    def signing(self) -> SigningRoom:
        """What is done on the report's way to its signature."""
        from desktop.ui.signing_room import SigningRoom

        return SigningRoom(self)

    @property
    def report(self) -> Report | None:
        """The report that is being worked on."""
        reports = self.session.book.reports
        chosen = next((report for report in reports if report.id == self._report), None)
        return chosen or self.session.book.newest_report()

    @property
    def opened(self) -> str:
        """The key of the tab that is open."""
        return self._current

    @property
    def seen(self) -> str:
        """What is seen: 'pages' where they cover the form, else the tab, with its view if it has several."""
        if self.preview.covers:
            return "pages"
        return f"{self._current} {self.tab.view.KEY}" if isinstance(self.tab, ViewedTab) else self._current

    @property
    def overlay(self) -> Overlay | None:
        """The page that has the whole window for a while, and all of its keys."""
        return next((child for child in self.winfo_children() if isinstance(child, Overlay)), None)

    @property
    def tab(self) -> Tab:
        """The tab that is open."""
        return self._tabs[self._current]

    def open_tab(self, key: str) -> None:
        """Bring a tab to the front; it is built on the first visit."""
        self.covers.close(focus=False)
        if self.preview.covers:
            self.preview.close()
        self.settle()
        if key not in self._tabs:
            row = next(tab for tab in TABS if key == tab.key)
            self._tabs[key] = row.load()(self.page, self, row.title)
        for name, tab in self._tabs.items():
            if name != key:
                tab.grid_remove()
        self._current = key
        self.rail.mark(key)
        self.tab.show(self.session.book, self.report)
        self.tab.grid(row=0, column=0, sticky="nsew")
        if self.winfo_viewable():
            self.tab.update_idletasks()  # Tk gives the focus only to what is mapped
            self.tab.focus_first()

    def open_view(self, key: str, view: str) -> None:
        """Bring a view of a tab to the front."""
        self.open_tab(key)
        if isinstance(self.tab, ViewedTab):
            self.tab.open_view(view).focus_first()

    def rebuild(self, meanwhile: Callable[[], None]) -> None:
        """Build all that is seen anew, `meanwhile` being done in between; book, tab, field and texts stay as they are.

        Only what lies over the tabs goes, but for the pages.
        """
        field, text = self.focused_field(), self._focused_text()
        place = text.index("insert") if text is not None else ""
        self.settle()
        key, view = self._current, self.tab.view.KEY if isinstance(self.tab, ViewedTab) else ""
        chosen, told, pages = self.tab.chosen(), self.notice.told, self.preview.page is not None
        self.recovery.close()
        self.covers.close(focus=False)
        self.preview.close()
        for child in self.winfo_children():
            child.destroy()
        self._tabs = {}
        meanwhile()
        self._build()
        self.open_tab(key)
        if view:
            self.open_view(key, view)
        if told is not None:
            self.notice.tell(told[0], told[1], kind=told[2])
        self._show_bar(self.session.book)
        self.show_status()
        self.update_idletasks()  # Tk gives the focus only to what is mapped
        if chosen is not None:
            self.tab.go_to(FieldRef(chosen, ""))  # no field has this name: the row alone is chosen
            self.tab.focus_first()
        if field is not None and self.tab.go_to(field) and (text := self._focused_text()) is not None:
            text.mark_set("insert", place)
            text.see("insert")
        if pages:
            self.preview.open()

    def _focused_text(self) -> tk.Text | None:
        with suppress(KeyError):  # the list of a choice has no widget of Python's
            widget = self.winfo_toplevel().focus_lastfor()
            return widget if isinstance(widget, tk.Text) else None
        return None

    def choose_report(self, report: str) -> None:
        """Go on with another report; with one that is gone, with the newest."""
        self.settle()
        if self.report is not None and self.report.id != report:
            self.notice.hide()  # it told of the other report, and its steps are for that one
        self._report = report
        self._show()

    @cached_property
    def exports(self) -> Exports:
        """The room for what is written beside the book."""
        from desktop.ui.exports import Exports

        return Exports(self)

    @cached_property
    def zoom(self) -> Zoom:
        """How large everything is shown."""
        from desktop.ui.zoom import Zoom

        return Zoom(self)

    @cached_property
    def periods(self) -> Periods:
        """The room for adding and deleting periods."""
        from desktop.ui.periods import Periods

        return Periods(self)

    @cached_property
    def requests(self) -> Requests:
        """The room for what a superior asked."""
        from desktop.ui.requests import Requests

        return Requests(self)

    def go_to(self, ref: FieldRef) -> None:
        """Open the tab of a field and put the cursor into it; what has been deleted meanwhile is nowhere.

        What is computed leads to the field that it is made of.
        """
        from desktop.domain import quoting

        ref = quoting.home(self.session.book, self.report, ref) or ref
        here_first = sorted(TABS, key=lambda tab: tab.key != self._current)
        for tab in here_first if self.entries.has(ref) else ():
            self.open_tab(tab.key)
            if self.tab.go_to(ref):
                return

    def tell(self, sentence: str, *, fault: bool = False, kind: Kind = "done") -> None:
        """Say something above the page."""
        self.notice.tell(sentence, fault=fault, kind=kind)

    def show_file(self, path: Path) -> None:
        """Open a file with the program of its kind, or say that it is gone or that there is no such program."""
        if path.exists():
            self.library.show_file(path, self._on_shown)
        else:
            self.books.tell_fault(FileMissing(path))

    def show_folder(self, path: Path) -> None:
        """Show a file in its folder, or say that the system has no window for it."""
        self.library.show_folder(path, self._on_shown)

    def _on_shown(self, result: AppError | None) -> None:
        if result is not None:
            self.preview.tell_fault(result)

    def settle(self) -> None:
        """Hand on whatever is typed and not yet committed, wherever the cursor is."""
        if self._current in self._tabs:
            self.tab.settle()

    def open_texts(self) -> tuple[tuple[FieldRef, str], ...]:
        """Return the raw text of every field that the book does not hold: unread ones and the one being typed in."""
        texts = {ref: self.entries.unread[ref].text for ref in self.entries.standing()}
        editor = self.focused_editor()
        typed = editor.open_text() if editor is not None else None
        return tuple({**texts, **dict([typed] if typed is not None else [])}.items())

    def focused_field(self) -> FieldRef | None:
        """Return the field that the cursor is in, or was in last."""
        editor = self.focused_editor()
        return editor.field_ref() if editor is not None else None

    def focused_editor(self) -> TypedInto | None:
        """Return what has the keyboard, or will have it when the person comes back from another program."""
        widget: tk.Misc | None = None
        with suppress(KeyError):  # the list of a choice has no widget of Python's
            widget = self.winfo_toplevel().focus_lastfor()
        while widget is not None and not isinstance(widget, TypedInto):
            widget = widget.master
        return widget

    def quote(self) -> None:
        """Let a figure be quoted in the field that the cursor is in."""
        editor = self.focused_editor()
        if editor is not None:
            editor.quote()

    def use_phrase(self) -> None:
        """Let a ready-made phrase be put into the field that the cursor is in."""
        editor = self.focused_editor()
        if editor is not None:
            editor.use_phrase(self.library)

    def step(self, by: int) -> None:
        """Bring the tab to the front that stands `by` places further, in a circle."""
        keys = [tab.key for tab in TABS]
        self.open_tab(keys[(keys.index(self._current) + by) % len(keys)])

    def _show(self) -> None:
        book = self.session.book
        self._show_bar(book)
        self.tab.show(book, self.report)
        self.preview.show()
        self.show_status()

    def _show_bar(self, book: Book) -> None:
        self.bar.show()
        if book.sample:
            self.band.grid()
        else:
            self.band.grid_remove()
        report = self.report
        unit = book.unit_of(report) if report is not None else None
        words = wording.unit_name(unit) if unit is not None else wording.PROGRAM
        self.rail.set_heading(words)
        self.status_line.owner.configure(text=words)
        self.app.title(f"{words} – {wording.PROGRAM}")

    def show_status(self) -> None:
        """Show how the book stands, after a change or after something else was said there."""
        self._save_notices.show()
        self.status_line.show(self.session, len(self.entries.standing()))

    def _keep_draft(self) -> None:
        self.session.keep_draft(self.open_texts())
        if self.session.asked_to_show():
            self.app.deiconify()
            self.app.lift()
            self.app.focus_force()
        self._keeping = self.after(DRAFT_MS, self._keep_draft)

    def go_to_unread(self) -> None:
        """Go to the first field whose text no rule reads."""
        for ref in self.entries.standing()[:1]:
            self.go_to(ref)

    def _on_period(self, position: int) -> None:
        reports = self.session.book.reports
        if position < len(reports):
            self.choose_report(reports[position].id)
        else:
            self.bar.show()
            self.periods.add()

    # -- what the user can do ------------------------------------------------------------------------------------

    def save(self) -> None:
        """Save now."""
        self.settle()
        self.session.save()

    # -- the end -------------------------------------------------------------------------------------------------

    def close(self) -> bool:
        """Save and let the window close; False where saving failed and the user stays."""
        self.settle()
        if not self.books.leave():
            return False
        self._closed = True
        self.zoom.end()
        self.preview.end()
        for timer in (self._draining, self._keeping):
            if timer is not None:
                self.after_cancel(timer)
        return True

    def _drain(self) -> None:
        if not self._closed:
            self.session.drain()
            self.library.drain()
            self._draining = self.after(DRAIN_MS, self._drain)

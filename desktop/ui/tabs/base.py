"""What a tab and its views are, and what they may ask of the window."""

from __future__ import annotations

import tkinter as tk
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from desktop.domain.book import Book, Entity, FieldRef, Report
from desktop.session.library import Library
from desktop.session.session import Session
from desktop.ui.entries import Entries
from desktop.ui.widgets.page import Ground, Page, Switch

if TYPE_CHECKING:
    from desktop.ui.exports import Exports
    from desktop.ui.periods import Periods
    from desktop.ui.requests import Requests
    from desktop.ui.signing_room import SigningRoom
    from desktop.ui.widgets.notice import Kind


class Office(Protocol):
    """The window as tabs see it."""

    session: Session
    entries: Entries
    library: Library

    @property
    def report(self) -> Report | None:
        """The report that is being worked on."""

    def go_to(self, ref: FieldRef) -> None:
        """Open the tab of a field and put the cursor into it."""

    def open_tab(self, key: str) -> None:
        """Bring a tab to the front."""

    def open_view(self, key: str, view: str) -> None:
        """Bring a view of a tab to the front."""

    @property
    def periods(self) -> Periods:
        """The room for adding and deleting periods."""

    @property
    def requests(self) -> Requests:
        """The room for what a superior asked."""

    @property
    def signing(self) -> SigningRoom:
        """What is done on the report's way to its signature."""

    @property
    def exports(self) -> Exports:
        """The room for what is written beside the book."""

    def tell(self, sentence: str, *, fault: bool = False, kind: Kind = "done") -> None:
        """Say something above the page."""

    def show_file(self, path: Path) -> None:
        """Open a file with the program of its kind, or say that it is gone."""


class Tab(Page):
    """A page of the window. `show` is idempotent and the only code that fills its widgets."""

    def __init__(self, parent: tk.Misc, office: Office, title: str) -> None:
        super().__init__(parent, title)
        self.office = office
        self.entries = office.entries
        self.session = office.session

    def show(self, book: Book, report: Report | None) -> None:
        """Show the book as it is now."""
        raise NotImplementedError

    def settle(self) -> None:
        """Hand on everything that is typed and not yet committed."""

    def go_to(self, ref: FieldRef) -> bool:
        """Put the cursor into a field; False if this tab does not have it."""
        raise NotImplementedError

    def chosen(self) -> str | None:
        """Return the id of what is chosen in a list of the tab; `go_to` chooses it again."""
        return None

    def focus_first(self) -> None:
        """Put the keyboard focus onto the page."""
        self.focus_set()


class View(Ground):
    """One of several pages of a tab, built on the first visit."""

    KEY = ""
    TITLE = ""
    LEAST = (0, 0)
    """Width and height in logical units below which the view is not laid out but scrolls."""

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent)
        self.office = office
        self.entries = office.entries
        self.session = office.session
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        """Return whether the view shows a field of an entity; asked before the view is built."""
        raise NotImplementedError

    @classmethod
    def is_offered(cls, report: Report | None) -> bool:
        """Return whether the view can be chosen; one that is seen stays until somebody leaves it."""
        return True

    def show(self, book: Book, report: Report | None) -> None:
        """Show the book as it is now."""
        raise NotImplementedError

    def settle(self) -> None:
        """Hand on everything that is typed and not yet committed."""

    def go_to(self, ref: FieldRef) -> bool:
        """Put the cursor into a field; False if the view does not show it after all."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard focus onto the view."""
        self.focus_set()


class ViewedTab(Tab):
    """A tab of several views with a switch beside the heading."""

    VIEWS: tuple[type[View], ...] = ()

    def __init__(self, parent: tk.Misc, office: Office, title: str) -> None:
        super().__init__(parent, office, title)
        self.views: dict[str, View] = {}
        self._seen = ""
        self.switch = Switch(self.head, [(view.KEY, view.TITLE) for view in self.VIEWS], self._on_press)
        self.switch.pack(side="left")
        self._bring(self.VIEWS[0].KEY)

    @property
    def view(self) -> View:
        """The view that is seen."""
        return self.views[self._seen]

    def open_view(self, key: str) -> View:
        """Bring a view to the front, filled."""
        self.settle()
        self._bring(key)
        self.show(self.session.book, self.office.report)
        self.update_idletasks()  # Tk gives the focus only to what is mapped
        return self.view

    def show(self, book: Book, report: Report | None) -> None:
        self.switch.offer({view.KEY for view in self.VIEWS if view.is_offered(report)} | {self._seen})
        self.view.show(book, report)

    def settle(self) -> None:
        self.view.settle()

    def go_to(self, ref: FieldRef) -> bool:
        entity = self.session.book.entity(ref.entity)
        for kind in self.VIEWS:
            if kind.has(entity, ref.field):
                return self.open_view(kind.KEY).go_to(ref)
        return False

    def focus_first(self) -> None:
        self.view.focus_first()

    def _on_press(self, key: str) -> None:
        self.open_view(key).focus_first()

    def _bring(self, key: str) -> None:
        self.switch.pressed.set(key)
        if key not in self.views:
            made = next(view for view in self.VIEWS if key == view.KEY)
            self.views[key] = made(self.body, self.office)
        for name, view in self.views.items():
            if name != key:
                view.grid_remove()
        self._seen = key
        self.floor.bear(*self.view.LEAST)
        self.view.grid(row=0, column=0, sticky="nsew")

"""What a tab is and what it may ask of the window."""

from __future__ import annotations

import tkinter as tk
from typing import Protocol

from desktop.domain.book import Book, FieldRef, Report
from desktop.session.session import Session
from desktop.ui.entries import Entries
from desktop.ui.widgets.page import Page


class Office(Protocol):
    """The window as tabs see it."""

    session: Session
    entries: Entries

    @property
    def report(self) -> Report | None:
        """The report that is being worked on."""

    def go_to(self, ref: FieldRef) -> None:
        """Open the tab of a field and put the cursor into it."""

    def export_report(self) -> None:
        """Write the report that is being worked on to Word."""


class Tab(Page):
    """A page of the window. `show` is idempotent and the only code that fills its widgets."""

    KEY = ""
    TITLE = ""
    ICON = ""

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, self.TITLE)
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

    def focus_first(self) -> None:
        """Put the keyboard focus onto the page."""
        self.focus_set()

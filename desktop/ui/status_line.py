"""The line below the page: how the book stands to the disk, what was not understood, whose book it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from desktop import wording
from desktop.session.saver import Copy, Failed, Saved, Saving, Waiting
from desktop.ui import theme
from desktop.wording import saving

if TYPE_CHECKING:
    import tkinter as tk

    from desktop.session.session import Session

ICON_SIZE = 14


class StatusLine(ttk.Frame):
    """`on_unread()` and `on_owner()` are called when the words at the right are clicked."""

    def __init__(self, parent: tk.Misc, on_unread: Callable[[], object], on_owner: Callable[[], object]) -> None:
        super().__init__(parent, padding=(theme.px(parent, theme.SPACE_L), theme.px(parent, 4)))
        self._icon = ttk.Label(self)
        self._icon.pack(side="left", padx=(0, theme.px(self, 6)))
        self.status = ttk.Label(self, style="Hint.TLabel")
        self.status.pack(side="left")
        self.owner = _link(self, "Link.TLabel", on_owner)
        self.owner.pack(side="right")
        self.unread = _link(self, "Error.TLabel", on_unread)
        self.unread.pack(side="right", padx=theme.px(self, theme.SPACE_L))
        self._words = ""
        self.bind("<Configure>", lambda event: self._fit())

    def show(self, session: Session, unread: int) -> None:
        """Show how a session stands, and how many fields hold a text that no rule understands."""
        words, icon, colour = _standing(session)
        self._words = words
        self.status.configure(text=words)
        self._icon.configure(image=ttk.Icon(icon, ICON_SIZE, colour))
        self.unread.configure(text=wording.UNREAD.format(count=unread) if unread else "", takefocus=bool(unread))
        self._fit()

    def say(self, words: str) -> None:
        """Say what is being done, until `show` is called."""
        self._words = words
        self.status.configure(text=words)

    def _fit(self) -> None:
        """Leave out whose book it is, then where its copies are, where the rest needs the room."""
        if self.winfo_width() <= 1:  # not laid out yet
            return
        edges = theme.px(self, 4 * theme.SPACE_L + ICON_SIZE + 6)
        self.status.configure(text=self._words)
        if self.status.winfo_reqwidth() + self.unread.winfo_reqwidth() + edges > self.winfo_width():
            self.status.configure(text=self._words.partition(". ")[0])
        rest = self.winfo_width() - self.status.winfo_reqwidth() - self.unread.winfo_reqwidth() - edges
        if self.owner.winfo_reqwidth() > rest:
            self.owner.pack_forget()
        elif not self.owner.winfo_manager():
            self.owner.pack(side="right", before=self.unread)


def _link(parent: tk.Misc, style: str, run: Callable[[], object]) -> ttk.Label:
    """Return words that do something where they are clicked, or by Enter and the space bar; underlined meanwhile."""
    label = ttk.Label(parent, style=style, cursor="hand2", takefocus=True)
    for sequence in ("<Button-1>", "<Return>", "<space>"):
        label.bind(sequence, lambda event: run())
    size = theme.FONTS["Hint"][0]
    label.bind("<FocusIn>", lambda event: label.configure(font=(theme.FAMILY, size, "underline")))
    label.bind("<FocusOut>", lambda event: label.configure(font=""))
    return label


def _standing(session: Session) -> tuple[str, str, str]:
    """Return words, icon and colour for how the book stands to the disk."""
    if session.is_read_only:
        return saving.READ_ONLY, "eye", theme.HINT
    match session.status:
        case Saved(at=at):
            return _saved(at, session.saver.facts.copied), "check-circle-fill", theme.OK
        case Saving():
            return saving.SAVING, "arrow-repeat", theme.HINT
        case Waiting():
            return saving.WAITING, "hourglass-split", theme.WARNING
        case Failed():
            return saving.NOT_SAVED, "exclamation-triangle-fill", theme.DANGER
    return saving.MODIFIED, "circle-fill", theme.WARNING


def _saved(at: datetime, copied: Copy | None) -> str:
    if copied is None:
        return saving.saved(at)
    return f"{saving.saved(at)}. {saving.backed_up(copied.at, copied.folder, datetime.now().astimezone())}"

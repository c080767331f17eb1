"""What was changed in a Word file since it was written: looked at, ticked, taken into the book as one step."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain import signing
from desktop.session.read_back import Change, EditedFile, values
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.dialog_window import DialogWindow
from desktop.ui.widgets.difference_list import tree_of
from desktop.ui.widgets.tip import Tip
from desktop.wording import reasons, recovery
from desktop.wording import signing as words

SIZE = 960, 500
"""Of the window, in logical units."""
TICKED, OPEN, NONE = "☑", "☐", "–"


class ReadBackDialog(DialogWindow):
    """`on_taken(count)` is called when it is done with."""

    def __init__(
        self, parent: tk.Misc, session: Session, edited: EditedFile, on_taken: Callable[[int], object]
    ) -> None:
        super().__init__(parent, words.EDITED_TITLE)
        self._session, self._edited, self._on_taken = session, edited, on_taken
        self.chosen = {at for at, change in enumerate(edited.changes) if change.why is None and not change.meanwhile}
        ttk.Label(self.body, text=edited.path.name, style="PageH2.TLabel").pack(anchor="w")
        ttk.Label(self.body, text=words.EDITED_HINT, style="PageBody.TLabel").pack(
            anchor="w", pady=(0, theme.px(self, theme.SPACE_S))
        )
        self._build_buttons()
        self.why = ttk.Label(self.body, style="PageHint.TLabel")
        self.why.pack(side="bottom", anchor="w", pady=(theme.px(self, theme.SPACE_XS), 0))
        table = ttk.Frame(self.body, style="Table.TFrame", padding=1)
        table.pack(fill="both", expand=True)
        table.columnconfigure(0, weight=1)
        table.rowconfigure(0, weight=1)
        self.tree = tree_of(
            table,
            (words.COLUMN_TAKE, 84),
            (recovery.COLUMN_PLACE, 190),
            (words.COLUMN_IN_BOOK, 290),
            (words.COLUMN_IN_WORD, 290),
            on_select=self._on_select,
        )
        self.tree.column("#0", stretch=False)
        self.tree.bind("<Button-1>", self._on_click, add="+")
        self.tree.bind("<space>", lambda event: self._turn_selected())
        self._fill()
        self.open(self.tree, SIZE)

    def _build_buttons(self) -> None:
        self.take = self.add_button(words.TAKE_MARKED, self._take, style="primary")
        Tip(self.take, why=reasons.NOTHING_MARKED)
        self.add_button(recovery.LATER, self.close)
        self.add_button(words.LEAVE_ALL, self._leave)
        gap = theme.px(self, theme.SPACE_S)
        for text, run in ((words.MARK_ALL, self._mark_all), (words.MARK_NONE, self._mark_none)):
            ttk.Button(self.foot, text=text, style="Small.TButton", command=run).pack(side="left", padx=(0, gap))

    def _fill(self) -> None:
        for at, change in enumerate(self._edited.changes):
            mark = NONE if change.why is not None else TICKED if at in self.chosen else OPEN
            shown = {"#0": mark, "1": self._where(change), "2": self._before(change), "3": self._after(change)}
            self.tree.put(str(at), shown, position=at)
        self.take.configure(
            text=words.TAKE_MARKED.format(count=len(self.chosen)), state="normal" if self.chosen else "disabled"
        )

    def _where(self, change: Change) -> str:
        return wording.place(self._session.book, change.ref) if change.ref is not None else words.COMPOSED_PLACE

    def _before(self, change: Change) -> str:
        return change.before or words.ADDED_LINE

    def _after(self, change: Change) -> str:
        return change.after or words.REMOVED_LINE

    def _on_select(self) -> None:
        chosen = self.tree.selection()
        change = self._edited.changes[int(chosen[0])] if chosen else None
        said = [] if change is None else [words.WHYS[change.why.name] if change.why is not None else ""]
        if change is not None and change.meanwhile:
            said.append(words.MEANWHILE)
        self.why.configure(text=" ".join(part for part in said if part))

    def _on_click(self, event: tk.Event[tk.Misc]) -> None:
        if self.tree.identify_region(event.x, event.y) == "tree" and (row := self.tree.identify_row(event.y)):
            self._turn(int(row))

    def _turn_selected(self) -> str:
        for row in self.tree.selection():
            self._turn(int(row))
        return "break"

    def _turn(self, at: int) -> None:
        if self._edited.changes[at].why is None:
            self.chosen ^= {at}
            self._fill()

    def _mark_all(self) -> None:
        self.chosen = {at for at, change in enumerate(self._edited.changes) if change.why is None}
        self._fill()

    def _mark_none(self) -> None:
        self.chosen = set()
        self._fill()

    def _take(self) -> None:
        self._finish([change for at, change in enumerate(self._edited.changes) if at in self.chosen])

    def _leave(self) -> None:
        self._finish([])

    def _finish(self, chosen: list[Change]) -> None:
        book = self._session.book
        report = next((row.id for row in book.reports if self._edited.file in row.files), None)
        self.destroy()
        if report is None:
            return
        if not chosen:
            self._session.note(signing.note_file, report, self._edited.now)
            return
        self._session.do(signing.take_edits, report, values(book, chosen), self._edited.now)
        if self._session.book is not book:
            self._on_taken(len(chosen))

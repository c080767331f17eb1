"""Trình ký: how far the report is, what is next, who signs, and what was written."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable
from datetime import datetime

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain import signing
from desktop.domain.book import Book, Entity, FieldRef, Report, State, WordFile
from desktop.domain.fields import fields_of
from desktop.domain.signing import Way, is_fixed
from desktop.session.signing import Unsettled, unsettled
from desktop.ui import theme
from desktop.ui.tabs.base import Office, View
from desktop.ui.widgets.difference_list import tree_of
from desktop.ui.widgets.editors import Choices
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.page import card, small_button
from desktop.ui.widgets.scroll_page import ScrollPage
from desktop.ui.widgets.tip import Tip
from desktop.ui.widgets.wrapped_tree import WrappedTree
from desktop.wording import reasons
from desktop.wording import signing as words
from desktop.wording import tabs as tab_words

SIGNING = ("signer", "copies", "number", "symbol", "issued")
LIST_HEIGHT = 180
NEXT = {State.DRAFT: 1, State.CLOSED: 2, State.ISSUED: 3}
"""Which of the steps is next, by how far the report is."""


class SigningView(View):
    """The steps to the signature with the one that is next, the signing form, what is left, what was written."""

    KEY = "signing"
    LEAST = (600, 0)
    TITLE = tab_words.VIEW_SIGNING

    def __init__(self, parent: tk.Misc, office: Office) -> None:
        super().__init__(parent, office)
        self.unsettled: tuple[Unsettled, ...] = ()
        self._listed: tuple[Book, str, dict[FieldRef, str]] | None = None
        self._files: tuple[WordFile, ...] = ()
        gap = theme.px(self, theme.SPACE_M)
        scrolled = self._scrolled = ScrollPage(self)
        scrolled.grid(row=0, column=0, sticky="nsew")
        self._nothing = ttk.Label(self, text=reasons.NO_REPORT, style="PageBody.TLabel")
        self._build_steps(scrolled)
        self._build_left(scrolled)
        frame = card(scrolled)
        frame.pack(fill="x", pady=(gap, 0))
        self.signing_form = Form(
            frame,
            self.entries,
            fields_of(Report, *SIGNING),
            columns=3,
            offers={"signer": self._signers},
        )
        self.signing_form.pack(fill="x")
        self._build_files(scrolled)

    # -- building

    def _build_steps(self, parent: tk.Misc) -> None:
        gap = theme.px(self, theme.SPACE_S)
        self._steps = card(parent)
        self._steps.pack(fill="x")
        row = ttk.Frame(self._steps)
        row.pack(fill="x")
        self.step_labels: list[ttk.Label] = []
        for number, title in enumerate(words.STEPS, start=1):
            if number > 1:
                ttk.Label(row, text="›", style="Hint.TLabel").pack(side="left", padx=gap)
            label = ttk.Label(row, text=f"{number}. {title}", style="Hint.TLabel")
            label.pack(side="left")
            self.step_labels.append(label)
        self.state_words = ttk.Label(self._steps, justify="left")
        self.state_words.pack(anchor="w", pady=(gap, 0))
        self._buttons = ttk.Frame(self._steps)
        self._buttons.pack(fill="x", pady=(gap, 0))
        self.buttons: dict[str, ttk.Button] = {}

    def _build_left(self, parent: tk.Misc) -> None:
        self._left_card = card(parent, words.TO_SETTLE)
        self._left_words = ttk.Label(self._left_card, text=words.NOTHING_TO_SETTLE, style="Hint.TLabel")
        self._left_words.pack(anchor="w")
        self._left_part = ttk.Frame(self._left_card)
        columns = ((words.COLUMN_PLACE, 300), (words.COLUMN_WHAT_IS_MISSING, 480))
        self.left = self._tree(self._left_part, columns, self._show_ways)
        self.left.bind("<Double-1>", lambda event: self._open_left())
        self.left.bind("<Return>", lambda event: self._open_left())
        below = ttk.Frame(self._left_part)
        below.pack(fill="x", pady=(theme.px(self, 6), 0))
        self.go_there = small_button(below, tab_words.GO_THERE, "arrow-right", self._open_left)
        self.way_buttons = {
            way: small_button(below, words.WAYS[way], "check2", self._settler(way)) for way in words.WAYS
        }
        for button in self.way_buttons.values():
            Tip(button, why=reasons.OTHER_WAY)

    def _build_files(self, parent: tk.Misc) -> None:
        self._files_card = card(parent, words.WRITTEN)
        self._files_words = ttk.Label(self._files_card, text=words.NOTHING_WRITTEN, style="Hint.TLabel")
        self._files_words.pack(anchor="w")
        self._files_part = ttk.Frame(self._files_card)
        columns = ((words.COLUMN_FILE, 460), (words.COLUMN_WHAT, 160), (words.COLUMN_MADE, 160))
        self.files = self._tree(self._files_part, columns, lambda: None)
        self.files.bind("<Double-1>", lambda event: self._open_file())
        below = ttk.Frame(self._files_part)
        below.pack(fill="x", pady=(theme.px(self, 6), 0))
        small_button(below, words.OPEN_FILE, "file-earmark-word", self._open_file)

    def _tree(
        self, parent: ttk.Frame, columns: tuple[tuple[str, int], ...], on_select: Callable[[], object]
    ) -> WrappedTree:
        frame = ttk.Frame(parent, style="Table.TFrame", padding=1, height=theme.px(self, LIST_HEIGHT))
        frame.pack(fill="x")
        frame.grid_propagate(False)
        frame.columnconfigure(0, weight=1)
        frame.rowconfigure(0, weight=1)
        return tree_of(frame, *columns, on_select=on_select)

    # -- showing

    @classmethod
    def has(cls, entity: Entity, field: str) -> bool:
        return isinstance(entity, Report) and field in SIGNING

    def show(self, book: Book, report: Report | None) -> None:
        self.signing_form.show(report.id if report is not None else None)
        if report is not None:
            self._lock(book, report)
            self._show_steps(book, report)
            self._show_left(book, report)
            self._show_files(report)
        self._scrolled.stand(report is not None, self)
        if report is None:
            self._nothing.grid(row=0, column=0)
        else:
            self._nothing.grid_remove()

    def _lock(self, book: Book, report: Report) -> None:
        """Close what a closed report has on paper; number and date of a draft are left to whoever registers it."""
        early = report.state is State.DRAFT and not report.number and report.issued is None
        for name, editor in self.signing_form.editors.items():
            if is_fixed(book, FieldRef(report.id, name)):
                editor.lock(reasons.CLOSED_REPORT)
            else:
                editor.lock(reasons.LOCKED if early and name in signing.GIVEN_LATER else "")

    def _show_steps(self, book: Book, report: Report) -> None:
        following = NEXT[report.state]
        for number, label in enumerate(self.step_labels):
            style = "Field.TLabel" if number == following else "Ok.TLabel" if number < following else "Hint.TLabel"
            label.configure(style=style)
        copy = next((copy for copy in reversed(book.closed) if copy.report.id == report.id), None)
        self.state_words.configure(text=words.state(report, copy, datetime.now().astimezone()))
        self._show_buttons(report.state)

    def _show_buttons(self, state: State) -> None:
        """Offer what can be done now; the first is what is next."""
        room = self.office.signing
        offers: dict[State, tuple[tuple[str, str, Callable[[], None]], ...]] = {
            State.DRAFT: (
                (words.CLOSE, "lock", room.close),
                (words.PRINT_DRAFT, "file-earmark-word", room.print_draft),
                (words.PARAGRAPH_MENU, "hash", room.go_to_paragraph),
            ),
            State.CLOSED: (
                (words.ISSUE, "pencil", room.issue),
                (words.EXPORT_CLOSED, "file-earmark-word", room.export_closed),
                (words.REOPEN, "unlock", room.reopen),
            ),
            State.ISSUED: (
                (words.SEND, "usb-drive", room.send),
                (words.EXPORT_CLOSED, "file-earmark-word", room.export_closed),
                (words.REOPEN, "unlock", room.reopen),
            ),
        }
        wanted = offers[state]
        if list(self.buttons) == [text for text, _, _ in wanted]:
            return
        for button in self.buttons.values():
            button.destroy()
        self.buttons = {}
        for text, icon, run in wanted:
            style = "secondary-outline" if self.buttons else "primary"
            button = ttk.Button(self._buttons, text=text, icon=icon, bootstyle=style, command=run)
            button.pack(side="left", padx=(0, theme.px(self, theme.SPACE_S)))
            self.buttons[text] = button

    def _show_left(self, book: Book, report: Report) -> None:
        """List what must be settled, anew when the book has changed since."""
        if report.state is not State.DRAFT:
            self._left_card.pack_forget()
            self._listed = None
            return
        if not self._left_card.winfo_manager():
            self._left_card.pack(fill="x", pady=(theme.px(self, theme.SPACE_M), 0), after=self._steps)
        doubts = self.entries.doubts(report.id)
        if self._listed is not None and self._listed[0] is book and self._listed[1:] == (report.id, doubts):
            return
        self._listed = (book, report.id, doubts)
        self.unsettled = unsettled(book, report.id, doubts)
        self.left.keep({str(row.ref) for row in self.unsettled})
        for position, row in enumerate(self.unsettled):
            said = {"#0": wording.place(book, row.ref), "1": row.sentence}
            self.left.put(str(row.ref), said, position=position)
        if self.unsettled:
            self._left_words.pack_forget()
            self._left_part.pack(fill="x")
            if not self.left.selection():
                self.left.mark(str(self.unsettled[0].ref))
        else:
            self._left_part.pack_forget()
            self._left_words.pack(anchor="w")
        self._show_ways()

    def _show_ways(self) -> None:
        row = self._chosen()
        for way, button in self.way_buttons.items():
            button.configure(state="normal" if row is not None and way in row.ways else "disabled")

    def _show_files(self, report: Report) -> None:
        if not self._files_card.winfo_manager():
            self._files_card.pack(fill="x", pady=(theme.px(self, theme.SPACE_M), 0))
        if report.files == self._files and self._files:
            return
        self._files = report.files
        now = datetime.now().astimezone()
        self.files.keep({file.name for file in report.files})
        for position, file in enumerate(reversed(report.files)):
            said = {"#0": file.name, "1": words.kind_of_file(file), "2": wording.moment(file.made, now)}
            self.files.put(file.name, said, position=position)
        if report.files:
            self._files_words.pack_forget()
            self._files_part.pack(fill="x")
        else:
            self._files_part.pack_forget()
            self._files_words.pack(anchor="w")

    # -- what the user does

    def settle(self) -> None:
        self.signing_form.settle()

    def go_to(self, ref: FieldRef) -> bool:
        return self.signing_form.go_to(ref.field)

    def focus_first(self) -> None:
        """Put the keyboard onto what is next: the page then shows its top."""
        next(iter(self.buttons.values()), self.signing_form).focus_set()

    def _chosen(self) -> Unsettled | None:
        chosen = self.left.selection()
        return next((row for row in self.unsettled if chosen and str(row.ref) == chosen[0]), None)

    def _open_left(self) -> None:
        if (row := self._chosen()) is not None:
            self.office.go_to(row.ref)

    def _settler(self, way: Way) -> Callable[[], None]:
        def settle() -> None:
            row, report = self._chosen(), self.office.report
            if row is not None and report is not None:
                self.session.do(signing.settle_gap, report.id, row.ref, way, words.WAYS[way])

        return settle

    def _open_file(self) -> None:
        chosen = self.files.selection()
        if chosen:
            self.office.show_file(self.session.path.with_name(chosen[0]))

    def _signers(self, ref: FieldRef) -> Choices:
        signers = self.session.book.signers
        return [("", ""), *((row.id, f"{row.name} – {row.position}") for row in signers)]

"""The first start: the ways to begin, and the place where the data will stand."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path
from textwrap import shorten

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain.book import Book
from desktop.domain.errors import AppError
from desktop.session.library import Library
from desktop.session.session import Session
from desktop.ui import dialogs, theme
from desktop.ui.carrying import at_home
from desktop.ui.widgets.page import card
from desktop.wording import faults, importing, start

MOST_RECENT, MOST_LETTERS = 3, 30
"""How many books that were open before are offered, and how much of their names."""


class StartPage(ttk.Frame):
    """Asks how to begin; `on_session(session)` is called with the book that was made or opened.

    Where an older state took the place of a damaged book, what there is to say about it comes second. `failed` is a
    book that could not be opened, with the reason: it can be tried again, and the books that were open before it.
    """

    def __init__(
        self,
        parent: tk.Misc,
        library: Library,
        on_session: Callable[..., None],
        failed: tuple[Path, AppError] | None = None,
    ) -> None:
        super().__init__(parent, style="Page.TFrame")
        self.library = library
        self._on_session = on_session
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        ground = ttk.Frame(self, style="Page.TFrame")
        ground.grid(row=0, column=0, sticky="nsew")
        frame = card(ground)
        frame.configure(padding=theme.px(self, 32))
        frame.place(relx=0.5, rely=0.47, anchor="center")
        ttk.Label(frame, text=wording.PROGRAM, style="CardH1.TLabel").pack(anchor="w")
        self.buttons: dict[str, ttk.Button] = {}
        if failed is not None:
            self._add_failed(frame, *failed)
        before = [path for path in library.recent() if failed is None or path != failed[0]][:MOST_RECENT]
        if before:
            self._add_recent(frame, before)
        heading = start.START_OTHERWISE if failed is not None or before else start.START_HEADING
        ttk.Label(frame, text=heading).pack(anchor="w", pady=(theme.px(self, 4), theme.px(self, 12)))
        for key, words, hint, icon, run in (
            (
                "import",
                importing.START_IMPORT,
                importing.START_IMPORT_HINT,
                "file-earmark-arrow-up",
                self.import_report,
            ),
            ("empty", start.START_EMPTY, start.START_EMPTY_HINT, "file-earmark-plus", self.start_empty),
            ("sample", start.START_SAMPLE, start.START_SAMPLE_HINT, "eye", self.start_sample),
            ("open", start.START_OPEN, start.START_OPEN_HINT, "folder2-open", self.open_book),
        ):
            row = ttk.Frame(frame)
            row.pack(fill="x", pady=theme.px(self, 6))
            style = "primary" if key == "import" else "primary-outline"
            button = ttk.Button(row, text=words, icon=icon, bootstyle=style, command=run, width=27)
            button.pack(side="left")
            ttk.Label(row, text=hint, style="Hint.TLabel").pack(side="left", padx=theme.px(self, 12))
            self.buttons[key] = button
        ttk.Frame(frame, style="Line.TFrame", height=1).pack(fill="x", pady=theme.px(self, 14))
        row = ttk.Frame(frame)
        row.pack(fill="x")
        self.folder = ttk.Label(row, wraplength=theme.px(self, 460))
        self.folder.pack(side="left", padx=(0, theme.px(self, 12)))
        self.buttons["folder"] = ttk.Button(row, text=start.START_CHANGE_FOLDER, command=self.change_folder)
        self.buttons["folder"].pack(side="right")
        self._show_folder()
        self.buttons["again" if failed is not None else "import"].focus_set()

    def _add_failed(self, parent: ttk.Frame, path: Path, error: AppError) -> None:
        row = ttk.Frame(parent)
        row.pack(fill="x", pady=(theme.px(self, 8), theme.px(self, 8)))
        icon = ttk.Icon("exclamation-triangle-fill", 18, theme.DANGER)
        ttk.Label(row, image=icon).pack(side="left", anchor="n", padx=(0, theme.px(self, theme.SPACE_S)))
        self.fault = ttk.Label(row, text=faults.sentence(error), wraplength=theme.px(self, 480), justify="left")
        self.fault.pack(side="left")
        self.buttons["again"] = ttk.Button(
            row, text=start.START_AGAIN, bootstyle="primary", command=lambda: self._open(path)
        )
        self.buttons["again"].pack(side="right", padx=(theme.px(self, 12), 0))

    def _add_recent(self, parent: ttk.Frame, paths: Sequence[Path]) -> None:
        row = ttk.Frame(parent)
        row.pack(fill="x", pady=(0, theme.px(self, 8)))
        ttk.Label(row, text=start.START_RECENT, style="Hint.TLabel").pack(side="left")
        for path in paths:
            button = ttk.Button(row, text=shorten(path.stem, MOST_LETTERS, placeholder="…"), style="Small.TButton")
            button.configure(command=self._opener(path))
            button.pack(side="left", padx=(theme.px(self, theme.SPACE_S), 0))
            ttk.ToolTip(button, text=str(path))
            self.buttons[str(path)] = button

    def _opener(self, path: Path) -> Callable[[], None]:
        return lambda: self._open(path)

    def _open(self, path: Path) -> None:
        chosen = at_home(self, self.library, path)
        if chosen is not None:
            self._begin(lambda: self.library.open(chosen), chosen)

    def import_report(self) -> None:
        """Begin with the book that an old report makes."""
        path = dialogs.ask_old_report(self)
        if path is None:
            return
        from desktop.ui.import_page import ImportPage

        def begin(book: Book, sentence: str) -> None:
            self._begin(lambda: self.library.begin(book), sentence=sentence)

        ImportPage(self, self.library, path, begin, self.buttons["import"].focus_set)

    def start_empty(self) -> None:
        """Begin with an empty book in the data folder."""
        self._begin(lambda: self.library.new(self.library.free_name()))

    def start_sample(self) -> None:
        """Begin with the sample ward."""
        self._begin(self.library.sample)

    def open_book(self) -> None:
        """Begin with a book that exists."""
        path = dialogs.ask_book_to_open(self, self.library.folder)
        if path is not None:
            self._open(path)

    def change_folder(self) -> None:
        """Choose where the data will stand."""
        chosen = dialogs.ask_folder(self, start.FOLDER_TITLE, _existing(self.library.folder))
        if chosen is not None:
            self.library.set_folder(chosen)
            self._show_folder()

    def _mend(self, path: Path, error: AppError) -> None:
        from desktop.ui.recovery_page import MendingPage

        MendingPage(self, self.library, path, error, self._on_session, self.buttons["open"].focus_set)

    def _show_folder(self) -> None:
        self.folder.configure(text=start.START_FOLDER.format(folder=self.library.folder))

    def _begin(self, opening: Callable[[], Session], path: Path | None = None, *, sentence: str = "") -> None:
        try:
            session = opening()
        except AppError as error:
            if path is not None and self.library.can_mend(path, error):
                self._mend(path, error)
            else:
                dialogs.tell_error(self, faults.sentence(error))
            return
        self._on_session(session, *([sentence] if sentence else []))


def _existing(folder: Path) -> Path:
    """Return the folder or the nearest one above it that exists."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder

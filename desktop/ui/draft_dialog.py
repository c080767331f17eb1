"""What a draft holds beyond the book, shown before any of it is taken."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from desktop.domain.book import Book
from desktop.domain.comparison import Difference
from desktop.ui import theme
from desktop.ui.dialog_window import DialogWindow
from desktop.ui.widgets.difference_list import DifferenceList
from desktop.wording import recovery


class DraftDialog(DialogWindow):
    """`steps` are the buttons: words and what they run; each closes it.

    `on_take(difference)` puts a single place into the book; without it no place can be taken alone.
    """

    def __init__(
        self,
        parent: tk.Misc,
        sentence: str,
        steps: Sequence[tuple[str, Callable[[], object]]],
        on_take: Callable[[Difference], object] | None = None,
    ) -> None:
        super().__init__(parent, recovery.CHANGES)
        words = ttk.Label(self.body, text=sentence, style="PageBody.TLabel", justify="left")
        words.configure(wraplength=theme.room_for(self, 860))
        words.pack(anchor="w", pady=(0, theme.px(self, theme.SPACE_S)))
        self.list = DifferenceList(self.body, recovery.COLUMN_FOUND)
        self.list.pack(fill="both", expand=True)
        self.buttons: dict[str, ttk.Button] = {}
        if on_take is not None:
            self._add(recovery.TAKE_PLACE, lambda: self._take(on_take), "primary-outline", "left")
        for position, (label, run) in enumerate(reversed(steps)):
            first = position == len(steps) - 1
            self._add(label, self._runner(run), "primary" if first else "secondary-outline", "right")
        self.open(self.list.tree, (860, 460))

    def show(self, before: Book, after: Book, differences: Sequence[Difference]) -> None:
        """Show what differs; close when nothing is left."""
        self.list.show(before, after, differences)
        if not differences:
            self.destroy()

    def _add(self, words: str, run: Callable[[], object], style: str, side: str) -> None:
        gap = theme.px(self, theme.SPACE_S)
        button = ttk.Button(self.foot, text=words, bootstyle=style, command=run)
        button.pack(side="left" if side == "left" else "right", padx=(0, gap) if side == "left" else (gap, 0))
        self.buttons[words] = button

    def _take(self, on_take: Callable[[Difference], object]) -> None:
        if (chosen := self.list.chosen) is not None:
            on_take(chosen)

    def _runner(self, run: Callable[[], object]) -> Callable[[], None]:
        def step() -> None:
            self.destroy()
            run()

        return step

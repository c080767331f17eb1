"""What a workbook would change, with a tick at everything that is to be taken; nothing is taken before."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Sequence

import ttkbootstrap as ttk

from desktop import wording
from desktop.domain.book import Book
from desktop.domain.intake import Change, Intake, NewRow
from desktop.ui import theme
from desktop.ui.dialog_window import DialogWindow
from desktop.ui.widgets.difference_list import tree_of
from desktop.wording import recovery
from desktop.wording import workbooks as words

SIZE = 940, 480
"""Of the window, in logical units."""
MOST_SHOWN = 500
"""More than anybody looks through; what is beyond them is taken as it would be ticked at first."""
COLUMNS = (
    ("", 44),
    (recovery.COLUMN_PLACE, 300),
    (recovery.COLUMN_NOW, 190),
    (words.COLUMN_FOUND, 240),
    (words.COLUMN_CELL, 120),
)
TICK, NO_TICK, FAULT = "check-square-fill", "square", "exclamation-triangle-fill"

OnTake = Callable[[Sequence[Change], Sequence[NewRow]], object]


class WorkbookDialog(DialogWindow):
    """`on_take` gets what is ticked, `on_mark()` writes the marked copy."""

    def __init__(
        self,
        parent: tk.Misc,
        book: Book,
        intake: Intake,
        name: str,
        on_take: OnTake,
        on_mark: Callable[[], object],
    ) -> None:
        super().__init__(parent, words.DIALOG)
        self._on_take = on_take
        self._offered: list[Change | NewRow] = [*intake.changes, *intake.rows]
        self.ticked = [not (isinstance(each, Change) and each.clears) for each in self._offered]
        self._say(intake, name)
        table = ttk.Frame(self.body, style="Table.TFrame", padding=1)
        table.columnconfigure(0, weight=1)
        table.rowconfigure(0, weight=1)
        table.pack(fill="both", expand=True)
        self.tree = tree_of(table, *COLUMNS)
        self.tree.column("#0", stretch=False)
        self.tree.tag_configure("fault", foreground=theme.DANGER)
        self._icons = {
            name: ttk.Icon(name, 16, theme.DANGER if name == FAULT else theme.PRIMARY)
            for name in (TICK, NO_TICK, FAULT)
        }
        self._add_buttons(intake, on_mark)
        self._fill(book, intake)
        self.tree.bind("<space>", self._on_space)
        self.tree.bind("<Button-1>", self._on_click, add="+")
        if rows := self.tree.get_children():
            self.tree.mark(rows[0])
        self.open(self.tree, SIZE)

    @property
    def count(self) -> int:
        """How many places are ticked."""
        return sum(self.ticked)

    def toggle(self, position: int) -> None:
        """Tick what is offered at a position, or take its tick away."""
        self.ticked[position] = not self.ticked[position]
        self._show(position)

    def tick_all(self) -> None:
        """Tick everything."""
        for position in range(len(self.ticked)):
            self.ticked[position] = True
            self._show(position)

    def take(self) -> None:
        """Hand on what is ticked, and go away."""
        chosen = [each for each, ticked in zip(self._offered, self.ticked, strict=True) if ticked]
        self.destroy()
        if chosen:
            self._on_take(
                [each for each in chosen if isinstance(each, Change)],
                [each for each in chosen if isinstance(each, NewRow)],
            )

    def _say(self, intake: Intake, name: str) -> None:
        heading = words.HEADING.format(
            name=name, changes=len(intake.changes), rows=len(intake.rows), problems=len(intake.problems)
        )
        room = theme.px(self, 900)
        for text, style in ((heading, "PageBody.TLabel"), ("\n".join(intake.notes), "PageHint.TLabel")):
            if text:
                label = ttk.Label(self.body, text=text, style=style, justify="left", wraplength=room)
                label.pack(anchor="w", pady=(0, theme.px(self, theme.SPACE_S)))

    def _fill(self, book: Book, intake: Intake) -> None:
        for position, offered in enumerate(self._offered[:MOST_SHOWN]):
            if isinstance(offered, Change):
                after = words.CLEARED if offered.clears else offered.after
                cells = (wording.place(book, offered.ref), offered.before or wording.NOTHING, after, offered.place)
            else:
                cells = (recovery.ROWS[offered.collection], words.NEW_ROW, offered.title, offered.place)
            self._put(str(position), cells, position)
            self._show(position)
        for number, problem in enumerate(intake.problems[:MOST_SHOWN]):
            row = f"fault-{number}"
            self._put(row, (words.PROBLEM, "", problem.sentence, problem.place), number, ("fault",))
            self.tree.item(row, image=self._icons[FAULT])

    def _put(self, row: str, cells: tuple[str, str, str, str], position: int, tags: tuple[str, ...] = ()) -> None:
        keys = ("1", "2", "3", "4")
        self.tree.put(row, dict(zip(keys, cells, strict=True)), position=position, tags=tags)

    def _show(self, position: int) -> None:
        if self.tree.exists(str(position)):
            self.tree.item(str(position), image=self._icons[TICK if self.ticked[position] else NO_TICK])
        self._take_button.configure(text=words.TAKE.format(count=self.count))

    def _add_buttons(self, intake: Intake, on_mark: Callable[[], object]) -> None:
        gap = theme.px(self, theme.SPACE_S)
        for text, command in ((words.TICK, self._toggle_chosen), (words.TICK_ALL, self.tick_all)):
            ttk.Button(self.foot, text=text, style="Small.TButton", command=command).pack(side="left", padx=(0, gap))
        if intake.problems:
            mark = ttk.Button(self.foot, text=words.WRITE_MARKED, style="Small.TButton", command=on_mark)
            mark.pack(side="left", padx=(0, gap))
        self._take_button = self.add_button(words.TAKE.format(count=self.count), self.take, style="primary")
        self.add_button(wording.CLOSE, self.close)

    def _toggle_chosen(self) -> None:
        for row in self.tree.selection():
            if row.isdigit():
                self.toggle(int(row))

    def _on_space(self, event: object) -> str:
        self._toggle_chosen()
        return "break"

    def _on_click(self, event: tk.Event[tk.Misc]) -> None:
        row = self.tree.identify_row(event.y)
        if row.isdigit() and self.tree.identify_column(event.x) == "#0":
            self.toggle(int(row))

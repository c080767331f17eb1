"""A grid of entities: one row an entity, one column a field, what is typed goes through Entries into the book."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

import ttkbootstrap as ttk

from desktop.domain import edits
from desktop.domain.book import Entity, FieldRef
from desktop.domain.fields import Kind, field_of
from desktop.ui import theme
from desktop.ui.entries import Entries, TypedInto
from desktop.ui.widgets.fault_line import FaultLine
from desktop.ui.widgets.grid import Cell, Column, Grid
from desktop.ui.widgets.grid_gestures import RowKeys
from desktop.ui.widgets.new_row import NewRow
from desktop.ui.widgets.page import small_button
from desktop.ui.widgets.tip import permit
from desktop.wording import reasons
from desktop.wording import tabs as tab_words

HELP_HEIGHT = 30
"""Logical units of the line below the grid, so that nothing moves when it offers buttons."""

Computed = Mapping[str, Callable[[Entity], str]]
"""By column key: the text of a column that is worked out and not typed."""


def field_column(owner: type[Entity], name: str, width: int, title: str = "", *, stretch: bool = False) -> Column:
    """Return the column of a field, titled by its label."""
    field = field_of(owner, name)
    return Column(
        key=name,
        title=title or field.label,
        width=width,
        align="right" if field.kind is Kind.VALUE else "left",
        editable=True,
        choices=field.choices,
        wrap=field.kind in (Kind.TEXT, Kind.PROSE, Kind.CHOICE),
        stretch=stretch,
    )


def computed_column(key: str, title: str, width: int, *, align: str = "right") -> Column:
    """Return a column that is worked out."""
    return Column(
        key=key,
        title=title,
        width=width,
        align="right" if align == "right" else "left",
        editable=False,
        wrap=align == "left",
    )


class Widths(Protocol):
    """Remembers how wide a person has drawn the columns of a table, in logical units by column key."""

    def widths(self, table: str) -> Mapping[str, int]:
        """Return what is remembered of a table."""

    def set_widths(self, table: str, widths: Mapping[str, int]) -> None:
        """Remember them."""


class Table(ttk.Frame, TypedInto):
    """The grid, the line below it that helps or says what is wrong, and a row of buttons.

    `help_for(row_id, key)` gives the help line of a cell. `stand_in` gives what a cell shows while nothing is typed,
    `marked` says which cells have a corner.
    `kept` remembers the columns' widths under the table's `name`.
    """

    def __init__(
        self,
        parent: tk.Misc,
        entries: Entries,
        columns: Sequence[Column],
        *,
        computed: Computed | None = None,
        stand_in: Callable[[Entity, str], str] | None = None,
        marked: Callable[[Entity, str], bool] = lambda row, key: False,
        help_for: Callable[[str, str], str] | None = None,
        empty: str = "",
        height: int | None = None,
        name: str = "",
        kept: Widths | None = None,
    ) -> None:
        super().__init__(parent, style="Page.TFrame")
        self.entries = entries
        self._columns = tuple(columns)
        self._computed = dict(computed or {})
        self._stand_in = stand_in
        self._marked = marked
        self._help_for = help_for
        self._empty_words = empty
        self._rows: tuple[Entity, ...] = ()
        self._known: dict[str, tuple[Entity, dict[str, Cell]]] = {}
        self._make: Callable[[], NewRow | None] | None = None
        self._add_button: ttk.Button | None = None
        self._for_rows: list[ttk.Button] = []
        self.columnconfigure(0, weight=1)
        self.rowconfigure(0, weight=1)
        frame = ttk.Frame(self, style="Table.TFrame", padding=1)
        frame.grid(row=0, column=0, sticky="nsew")
        self.grid_widget = Grid(
            frame,
            columns,
            on_commit=self._on_commit,
            on_select=self._on_select,
            on_paste=self._on_paste,
            on_overflow=lambda lines, columns: self.fault_line.warn(tab_words.left_out(lines, columns)),
            widths=kept.widths(name) if kept is not None else None,
            on_widths=(lambda widths: kept.set_widths(name, widths)) if kept is not None else None,
        )
        self.grid_widget.pack(fill="both", expand=True)
        if height is not None:
            frame.configure(height=theme.px(self, height))
            frame.pack_propagate(False)
        self._empty = ttk.Label(frame, text=empty, style="Hint.TLabel", justify="center")
        self.fault_line = FaultLine(self, "", self._choose, background="Page", side="left")
        self.fault_line.grid(row=1, column=0, sticky="ew", pady=(theme.px(self, theme.SPACE_XS), 0))
        self.fault_line.bind("<Configure>", lambda event: self.fault_line.wrap(event.width), add="+")
        self.rowconfigure(1, minsize=theme.px(self, HELP_HEIGHT))
        below = ttk.Frame(self, style="Page.TFrame")
        below.grid(row=2, column=0, sticky="ew", pady=(theme.px(self, theme.SPACE_XS), 0))
        self.buttons = ttk.Frame(below, style="Page.TFrame")
        self.buttons.pack(side="left")
        self.total = ttk.Label(below, style="PageStrong.TLabel")
        self.total.pack(side="right")
        below.bind("<Configure>", lambda event: self._place_total(event.width))

    def _place_total(self, width: int) -> None:
        """Put the total beside the buttons, or below them where both have no room."""
        fits = self.buttons.winfo_reqwidth() + self.total.winfo_reqwidth() <= width
        self.total.pack_configure(side="right" if fits else "bottom", anchor="e", before=self.buttons)

    def show(self, rows: Iterable[Entity]) -> None:
        """Show these entities, in this order."""
        self._rows = tuple(rows)
        self.grid_widget.show(self._all_cells())
        for button in self._for_rows:
            permit(button, "" if self._rows else reasons.NO_ROW)
        if self._rows or not self._empty_words:
            self._empty.place_forget()
        else:
            self._empty.place(relx=0.5, rely=0.55, anchor="center")
        self._help()

    def let_add(self, why: str) -> None:
        """Let rows be added where `why` is '', else say this of the button."""
        if self._add_button is not None:
            permit(self._add_button, why)

    def add_button(self, words: str, icon: str, run: Callable[[], object]) -> ttk.Button:
        """Put a button below the grid that does something with a row; it is closed while there is none."""
        button = small_button(self.buttons, words, icon, run)
        self._for_rows.append(button)
        return button

    def add_row_buttons(self, words: str, make: Callable[[], NewRow | None], *, movable: bool = True) -> None:
        """Put the buttons below the grid that add a row as the tab makes it, delete it and move it; and their keys."""
        self._make = make
        self._add_button = small_button(self.buttons, words, "plus-lg", self.add_row)
        self.add_button(tab_words.DELETE_ROW, "trash", self.remove_selected)
        self.grid_widget.bind_rows(
            RowKeys(
                lambda: self.add_row(self.selected()), self.remove_selected, self.move_selected if movable else None
            )
        )
        if movable:
            self.add_button(tab_words.MOVE_UP, "arrow-up", lambda: self.move_selected(-1))
            self.add_button(tab_words.MOVE_DOWN, "arrow-down", lambda: self.move_selected(1))

    def add_row(self, before: str | None = None) -> None:
        """Add a new row in front of the row `before` or at the end, and put the cursor into it."""
        self.settle()
        new = self._make() if self._make is not None else None
        if new is not None:
            self.entries.session.do(edits.add_row, new.owner, new.collection, new.row, before)
            self.go_to(FieldRef(new.row.id, new.field))

    def remove_selected(self) -> None:
        """Delete the row that the cursor stands in."""
        row = self.selected()
        if row is not None:
            self.entries.session.do(edits.remove_row, row)

    def move_selected(self, by: int) -> None:
        """Move the row that the cursor stands in, `by` places down."""
        row = self.selected()
        if row is not None:
            self.entries.session.do(edits.move_row, row, by)

    def selected(self) -> str | None:
        """Return the id of the row that the cursor stands in."""
        place = self.grid_widget.current
        return place[0] if place is not None and any(row.id == place[0] for row in self._rows) else None

    def focus_set(self) -> None:
        """Put the keyboard focus into the grid."""
        self.grid_widget.focus_grid()

    def settle(self) -> None:
        """Hand on what is typed in an open cell."""
        self.grid_widget.settle()

    def field_ref(self) -> FieldRef | None:
        current = self.grid_widget.current
        return FieldRef(*current) if current is not None and current[1] not in self._computed else None

    def open_text(self) -> tuple[FieldRef, str] | None:
        typed = self.grid_widget.open_editor_text()
        if typed is None:
            return None
        ref, text = FieldRef(*typed[:2]), typed[2]
        return (ref, text) if text != self.entries.shown(ref)[0] else None

    def go_to(self, ref: FieldRef) -> bool:
        """Put the cursor into a cell; False if the table does not show it."""
        found = any(row.id == ref.entity for row in self._rows) and any(
            column.key == ref.field for column in self._columns
        )
        if found:
            self.grid_widget.select(ref.entity, ref.field)
            self.focus_set()
        return found

    def _all_cells(self) -> list[tuple[str, dict[str, Cell]]]:
        """Return the cells of every row. Where they depend on nothing but the row, those of the same row are kept."""
        unread = {ref.entity for ref in self.entries.unread}
        alone = self._stand_in is None and not self._computed
        known, self._known = self._known, {}
        made = []
        for row in self._rows:
            keeps = alone and row.id not in unread
            before = known.get(row.id) if keeps else None
            cells = before[1] if before is not None and before[0] is row else self._cells(row)
            if keeps:
                self._known[row.id] = (row, cells)
            made.append((row.id, cells))
        return made

    def _cells(self, row: Entity) -> dict[str, Cell]:
        cells = {}
        for column in self._columns:
            if column.key in self._computed:
                cells[column.key] = Cell(self._computed[column.key](row), "computed")
                continue
            text, fault = self.entries.shown(FieldRef(row.id, column.key))
            if fault is not None:
                cells[column.key] = Cell(text, "invalid")
            elif not text and self._stand_in is not None and (given := self._stand_in(row, column.key)):
                cells[column.key] = Cell(given, "muted")
            else:
                cells[column.key] = Cell(text, "marked" if text and self._marked(row, column.key) else "normal")
        return cells

    def _on_commit(self, row: str, key: str, text: str) -> None:
        self.entries.commit(FieldRef(row, key), text)
        self._help()

    def _on_paste(self, typed: Sequence[tuple[str, str, str]]) -> None:
        self.entries.commit_all([(FieldRef(row, key), text) for row, key, text in typed])

    def _on_select(self, row: str, key: str) -> None:
        self._help()

    def _help(self) -> None:
        place = self.grid_widget.current
        row = next((row for row in self._rows if place is not None and row.id == place[0]), None)
        if place is None or row is None:
            self.fault_line.show(None, "")
            return
        if place[1] in self._computed:
            self.fault_line.show(None, self._help_for(*place) if self._help_for is not None else "")
            return
        fault = self.entries.shown(FieldRef(*place))[1]
        hint = self._help_for(*place) if self._help_for is not None else field_of(row, place[1]).hint
        self.fault_line.show(fault, "   ".join(filter(None, (self._echo(FieldRef(*place)), hint))))

    def _echo(self, here: FieldRef) -> str:
        """Return what was understood of the cell that was typed last: this one, or the one that was just left."""
        last = self.entries.last
        return self.entries.echo(last) if last is not None and last.field == here.field else ""

    def _choose(self, text: str) -> None:
        place = self.grid_widget.current
        if place is not None:
            self.entries.commit(FieldRef(*place), text, sure=True)
            self._help()
            self.focus_set()

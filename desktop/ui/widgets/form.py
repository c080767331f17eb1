"""Forms from field records: an editor for each field, in as many columns as there is room for."""

from __future__ import annotations

import tkinter as tk
from collections.abc import Callable, Mapping, Sequence

import ttkbootstrap as ttk

from desktop.domain.book import FieldRef
from desktop.domain.fields import Field, Kind
from desktop.ui import theme
from desktop.ui.entries import Entries
from desktop.ui.widgets.editors import ChoiceEditor, Choices, Editor, LineEditor, ProseEditor, TickEditor
from desktop.ui.widgets.recall import Recalls

LEAST_COLUMN = 140
"""Logical units of a column of a form, whatever its labels are: a date has room beside its calendar."""


class Form(ttk.Frame):
    """Fields of one or several entities in columns; prose takes a whole row.

    `offers` and `suggestions` are by field name: choices that depend on the book, sentences that stand by default.
    """

    def __init__(
        self,
        parent: tk.Misc,
        entries: Entries,
        fields: Sequence[Field],
        *,
        columns: int = 3,
        lines: int = 3,
        offers: Mapping[str, Callable[[FieldRef], Choices]] | None = None,
        suggestions: Mapping[str, Callable[[FieldRef], str]] | None = None,
    ) -> None:
        super().__init__(parent)
        self.editors: dict[str, Editor] = {}
        self._most_columns, self._columns = columns, 0
        self.bind("<Configure>", self._on_size, add="+")
        for field in fields:
            self.editors[field.name] = self._editor(
                entries, field, lines, (offers or {}).get(field.name), (suggestions or {}).get(field.name)
            )
        self._arrange(columns)
        self.recalls = Recalls(self.editors)

    def _arrange(self, columns: int) -> None:
        """Put the fields into so many columns."""
        if columns == self._columns:
            return
        gap = theme.px(self, theme.SPACE_L)
        for column in range(max(columns, self._columns)):
            used = column < columns
            self.columnconfigure(column, weight=int(used), uniform="form" if used else "")
        self._columns = columns
        row = column = 0
        labelled: set[int] = set()
        for editor in self.editors.values():
            whole = isinstance(editor, ProseEditor)
            if column and (whole or column == columns):
                row, column = row + 1, 0
            editor.grid(
                row=row,
                column=column,
                columnspan=columns if whole else 1,
                sticky="new",
                padx=(gap if column else 0, 0),
                pady=(0, theme.px(self, theme.SPACE_S)),
            )
            if not whole and not isinstance(editor, TickEditor):
                labelled.add(row)
            row, column = (row + 1, 0) if whole else (row, column + 1)
        for editor in self.editors.values():
            if isinstance(editor, TickEditor) and editor.grid_info()["row"] in labelled:
                editor.grid_configure(pady=(theme.px(self, 26), 0))  # at the height of the fields beside it

    def _fitting(self, width: int) -> int:
        """How many columns have room for their labels in so many pixels."""
        needed = [editor.label_width() for editor in self.editors.values() if not isinstance(editor, ProseEditor)]
        one = max([theme.px(self, LEAST_COLUMN), *needed]) + theme.px(self, theme.SPACE_L)
        return max(1, min(self._most_columns, (width + theme.px(self, theme.SPACE_L)) // one))

    def _editor(
        self,
        entries: Entries,
        field: Field,
        lines: int,
        offer: Callable[[FieldRef], Choices] | None,
        suggest: Callable[[FieldRef], str] | None,
    ) -> Editor:
        match field.kind:
            case Kind.LONG:
                return ProseEditor(self, entries, field, suggest, lines=1)
            case Kind.PROSE | Kind.LINES:
                return ProseEditor(self, entries, field, suggest, lines)
            case Kind.CHOICE | Kind.EITHER | Kind.ANSWER:
                return ChoiceEditor(self, entries, field, offer)
            case Kind.YESNO:
                return TickEditor(self, entries, field)
        return LineEditor(self, entries, field)

    def show(self, entity: str | None) -> None:
        """Show the fields of an entity; `None` empties and closes the form."""
        for name, editor in self.editors.items():
            editor.show(FieldRef(entity, name) if entity is not None else None)
        self.recalls.show(entity)

    def _on_size(self, event: tk.Event[tk.Misc]) -> None:
        self._arrange(self._fitting(event.width))
        width = event.width // self._columns - theme.px(self, theme.SPACE_L)
        for editor in self.editors.values():
            editor.wrap(event.width if isinstance(editor, ProseEditor) else width)

    def settle(self) -> None:
        """Hand on what is typed anywhere on the form."""
        for editor in self.editors.values():
            editor.settle()

    def go_to(self, name: str) -> bool:
        """Put the keyboard focus into a field; False if the form does not have it."""
        editor = self.editors.get(name)
        if editor is not None:
            editor.focus_set()
        return editor is not None

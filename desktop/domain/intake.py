"""What a workbook would change in a book, before any of it is taken; and the edit that takes it in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from desktop.domain import edits
from desktop.domain.book import Book, Cooperative, Entity, FieldRef


class Change(Struct, frozen=True):
    """A field that gets another value. `place` is the cell ('Chỉ tiêu!E5'), the texts are as forms show them.

    `clears` says that the cell is empty where the book has something.
    """

    place: str
    ref: FieldRef
    value: Any
    before: str
    after: str
    clears: bool = False


class NewRow(Struct, frozen=True):
    """A row that the book does not have: where it goes, what names it; `cooperative` comes into the register first."""

    place: str
    parent: str
    collection: str
    row: Entity
    title: str
    cooperative: Cooperative | None = None


class Problem(Struct, frozen=True):
    """A cell that cannot be taken as it stands, and why."""

    sheet: str
    cell: str
    sentence: str

    @property
    def place(self) -> str:
        """The cell with its sheet."""
        return f"{self.sheet}!{self.cell}"


class Intake(Struct, frozen=True):
    """Everything that a workbook brings for one report; `notes` say what was passed over and how it was read."""

    report: str
    changes: tuple[Change, ...] = ()
    rows: tuple[NewRow, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take in and nothing to mend."""
        return not (self.changes or self.rows or self.problems)


def take_in(book: Book, changes: Iterable[Change], rows: Iterable[NewRow]) -> Book:
    """Put changes and new rows into the book, as one step for undo."""
    book = edits.set_fields(book, [(change.ref, change.value) for change in changes])
    for new in rows:
        if new.cooperative is not None:
            book = edits.add_row(book, book.id, "cooperatives", new.cooperative)
        book = edits.add_row(book, new.parent, new.collection, new.row)
    return book

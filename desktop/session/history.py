"""What was done, for undo and redo: references to books, no inverse of anything."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.book import Book, FieldRef

LIMIT = 200
MERGE_WITHIN = 1.5
"""Seconds within which further typing into the same field belongs to the same step."""


class Step(Struct, frozen=True):
    """One thing that was done. `field` is set where only this field was, `at` is in seconds of a steady clock."""

    name: str
    before: Book
    after: Book
    at: float
    field: FieldRef | None = None


class History:
    """The steps that can be undone and redone, at most 200."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._open = False

    @property
    def undo_step(self) -> Step | None:
        """What `undo` would take back."""
        return self._done[-1] if self._done else None

    @property
    def redo_step(self) -> Step | None:
        """What `redo` would do again."""
        return self._undone[-1] if self._undone else None

    def record(self, step: Step) -> None:
        """Add a step, or let the last one grow by it; what was undone cannot be redone any more."""
        self._undone.clear()
        last = self.undo_step
        if (
            self._open
            and last is not None
            and step.field is not None
            and step.field == last.field
            and step.at - last.at <= MERGE_WITHIN
        ):
            self._done[-1] = replace(last, after=step.after, at=step.at)
        else:
            self._done.append(step)
            del self._done[:-LIMIT]
        self._open = True

    def rewrite(self, edit: Callable[[Book], Book]) -> None:
        """Let every book that can come back have had an edit that is no step."""
        for steps in (self._done, self._undone):
            steps[:] = [replace(step, before=edit(step.before), after=edit(step.after)) for step in steps]

    def seal(self) -> None:
        """Let the last step grow no more: the book has been saved as it is."""
        self._open = False

    def undo(self) -> Book | None:
        """Return the book before the last step, None if there is none."""
        if not self._done:
            return None
        self._open = False
        self._undone.append(self._done.pop())
        return self._undone[-1].before

    def redo(self) -> Book | None:
        """Return the book after the step that was undone last, None if there is none."""
        if not self._undone:
            return None
        self._open = False
        self._done.append(self._undone.pop())
        return self._done[-1].after

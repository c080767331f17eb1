"""What is typed into fields: put into the book, or kept as typed where it is no value yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from desktop.domain import echo, edits, reading
from desktop.domain.book import FieldRef
from desktop.domain.errors import NotADate, NotANumber, UnknownEntity
from desktop.session.session import Session
from desktop.wording.faults import doubt

if TYPE_CHECKING:
    from desktop.session.library import Library


class TypedInto:
    """A widget in which one field at a time is typed."""

    def field_ref(self) -> FieldRef | None:
        """Return the field that the cursor is in."""
        raise NotImplementedError

    def quote(self) -> None:
        """Let a figure be quoted where the cursor is, in a field that can quote any."""

    def use_phrase(self, library: Library) -> None:
        """Let a ready-made phrase be put where the cursor is, in a field that takes any."""

    def puts(self) -> tuple[str, ...]:
        """Return the names of the actions that put something into the field."""
        return ()

    def open_text(self) -> tuple[FieldRef, str] | None:
        """Return what is typed and not handed on yet, for the draft; None where nothing is."""
        return None


class Entries:
    """The way from typed text into the book. `unread` holds the texts that no rule understands, with the reason.

    An unread text never reaches the book and never blocks anything; it stays until it is mended or emptied.
    """

    def __init__(self, session: Session, on_change: Callable[[], None]) -> None:
        self.session = session
        self.unread: dict[FieldRef, NotANumber | NotADate] = {}
        self._on_change = on_change
        self._last: tuple[FieldRef, str] | None = None

    def shown(self, ref: FieldRef) -> tuple[str, NotANumber | NotADate | None]:
        """Return the text that a field shows, and why it is not accepted, if so."""
        fault = self.unread.get(ref)
        return (fault.text, fault) if fault is not None else (reading.shown(self.session.book, ref), None)

    def commit(self, ref: FieldRef, text: str, *, sure: bool = False) -> None:
        """Put typed text into the book, or keep it as unread."""
        if not sure and text == self.shown(ref)[0]:
            return
        self._last = (ref, text)  # the pages that are shown the new book ask for its echo
        self.commit_all([(ref, text)], sure=sure)

    def echo(self, ref: FieldRef) -> str:
        """Return what was understood of the text that was typed last, if it was typed into this field."""
        if self._last is None or self._last[0] != ref or ref in self.unread or not self.has(ref):
            return ""
        return echo.echo(self.session.book, *self._last)

    @property
    def last(self) -> FieldRef | None:
        """The field that was typed into last."""
        return self._last[0] if self._last is not None else None

    def commit_all(self, typed: Iterable[tuple[FieldRef, str]], *, sure: bool = False) -> None:
        """Put many typed texts into the book as one step; those that are no values stay as unread."""
        changes: list[tuple[FieldRef, Any]] = []
        before = dict(self.unread)
        for ref, text in typed:
            self.unread.pop(ref, None)
            try:
                changes.append((ref, echo.understood(self.session.book, ref, text, sure=sure)))
            except (NotANumber, NotADate) as fault:
                self.unread[ref] = fault
        if len(changes) == 1:
            self.session.do(edits.set_field, *changes[0])
        elif changes:
            self.session.do(edits.set_fields, tuple(changes))
        if self.unread != before:
            self._on_change()

    def can_read(self, ref: FieldRef, text: str) -> bool:
        """Say whether a text is a value of its field."""
        try:
            reading.read(self.session.book, ref, text)
        except (NotANumber, NotADate, UnknownEntity):
            return False
        return True

    def put(self, ref: FieldRef, value: Any) -> None:
        """Put a value that needs no reading into the book: a tick, a date from the calendar."""
        fault = self.unread.pop(ref, None)
        self.session.do(edits.set_field, ref, value)
        if fault is not None:
            self._on_change()

    def take_back(self, before: Mapping[FieldRef, NotANumber | NotADate]) -> bool:
        """Forget the texts that have become unread since `before`; False if there are none."""
        recent = [ref for ref, fault in self.unread.items() if fault is not before.get(ref)]
        for ref in recent:
            del self.unread[ref]
        self.unread.update((ref, before[ref]) for ref in recent if ref in before)
        if recent:
            self._on_change()
        return bool(recent)

    def standing(self) -> tuple[FieldRef, ...]:
        """Return the fields with an unread text, but for those whose row has been deleted and may yet come back."""
        return tuple(ref for ref in self.unread if self.has(ref))

    def doubts(self, report: str) -> dict[FieldRef, str]:
        """Return what is wrong with the unread texts of a report and of what all reports share, in words."""
        owners = {ref: self.session.book.report_of(ref.entity) for ref in self.standing()}
        return {ref: doubt(self.unread[ref]) for ref, owner in owners.items() if owner is None or owner.id == report}

    def has(self, ref: FieldRef) -> bool:
        """Say whether what the field belongs to stands in the book."""
        try:
            self.session.book.path(ref.entity)
        except UnknownEntity:
            return False
        return True

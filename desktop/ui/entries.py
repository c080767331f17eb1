"""What is typed into fields: put into the book, or kept as typed where it is no value yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.domain import echo, edits, reading
from desktop.domain.book import Book, FieldRef
from desktop.domain.errors import NotADate, NotANumber, UnknownEntity
from desktop.session.session import Session
from desktop.wording.faults import doubt

if TYPE_CHECKING:
    from desktop.session.library import Library


Fault = NotANumber | NotADate

MOST_REFUSED = 50
"""So many refused texts can be taken back one after the other."""


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


class Refused(NamedTuple):
    """Texts that were refused at once: the book then, what was unread of the fields before and after, and whether
    other texts were taken in the same step.
    """

    book: Book
    before: dict[FieldRef, Fault | None]
    after: dict[FieldRef, Fault | None]
    stepped: bool


class Entries:
    """The way from typed text into the book. `unread` holds the texts that no rule understands, with the reason.

    An unread text never reaches the book and never blocks anything; it stays until it is mended or emptied.
    """

    def __init__(self, session: Session, on_change: Callable[[], None]) -> None:
        self.session = session
        self.unread: dict[FieldRef, Fault] = {}
        self._on_change = on_change
        self._last: tuple[FieldRef, str] | None = None
        self._refused: list[Refused] = []

    def shown(self, ref: FieldRef) -> tuple[str, Fault | None]:
        """Return the text that a field shows, and why it is not accepted, if so."""
        fault = self.unread.get(ref)
        return (fault.text, fault) if fault is not None else (reading.shown(self.session.book, ref), None)

    def commit(self, ref: FieldRef, text: str, *, sure: bool = False) -> None:
        """Put typed text into the book, or keep it as unread."""
        if (not sure and text == self.shown(ref)[0]) or not self._takes([ref]):
            return
        self._last = (ref, text)  # the pages that are shown the new book ask for its echo
        self._put_all([(ref, text)], sure)

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
        """Put many typed texts into the book as one step; those that are no values stay as unread.

        None is taken where one of the fields is of a closed report.
        """
        typed = tuple(typed)
        if self._takes([ref for ref, _ in typed]):
            self._put_all(typed, sure)

    def _put_all(self, typed: Sequence[tuple[FieldRef, str]], sure: bool) -> None:
        changes: list[tuple[FieldRef, Any]] = []
        before, book = dict(self.unread), self.session.book
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
        self._remember(before, self.session.book is not book)
        if self.unread != before:
            self._on_change()

    def _takes(self, refs: Sequence[FieldRef]) -> bool:
        """Say whether these fields may be typed into; where not, what stood unread in them goes."""
        before = self.unread
        self.unread = {ref: fault for ref, fault in before.items() if ref not in refs}  # as the pages are shown it then
        if not self.session.takes(refs):
            return False
        self.unread = before
        return True

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

    def _remember(self, before: dict[FieldRef, Fault], stepped: bool) -> None:
        """Remember what was refused now, to be taken back."""
        fields = [ref for ref in {**before, **self.unread} if before.get(ref) is not self.unread.get(ref)]
        if any(ref in self.unread for ref in fields):
            then = {ref: before.get(ref) for ref in fields}
            now = {ref: self.unread.get(ref) for ref in fields}
            self._refused.append(Refused(self.session.book, then, now, stepped))
            del self._refused[:-MOST_REFUSED]

    @property
    def refused_last(self) -> Refused | None:
        """What was refused, if that is what was done last and its texts still stand there."""
        last = next((one for one in reversed(self._refused) if one.book is self.session.book), None)
        if last is None or any(self.unread.get(ref) is not fault for ref, fault in last.after.items()):
            return None
        return last

    def take_back(self) -> FieldRef | None:
        """Forget the texts that were refused last, with what was taken in the same step; return the first's field.

        None comes back where something else was done since.
        """
        last = self.refused_last
        if last is None:
            return None
        while self._refused.pop() is not last:
            pass
        for ref, fault in last.before.items():
            self.unread.pop(ref, None)
            if fault is not None:
                self.unread[ref] = fault
        if last.stepped:
            self.session.undo()
        self._on_change()
        return next(ref for ref, fault in last.after.items() if fault is not None)

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

"""Finding older states of a book on this machine: which there are, what they hold, taking one of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from desktop.domain.book import Book, FieldRef
from desktop.domain.comparison import value_in
from desktop.domain.errors import AppError, FileDamaged, FileEmpty, FileMissing
from desktop.session.drafts import drafts_beside
from desktop.storage.backups import Backups, all_second_backups, backups_of, second_backups, second_place
from desktop.storage.recovery import Candidate as Candidate
from desktop.storage.recovery import can_salvage, candidates, load, restore
from desktop.storage.store import Store

MENDABLE = (FileDamaged, FileEmpty, FileMissing)
"""What a file may suffer from for an older state to take its place; a newer or foreign file is left alone."""


class Earlier(Struct, frozen=True):
    """What a field held, and the newest saved state in which it did."""

    text: str
    saved_at: datetime
    candidate: Candidate


class Recovery:
    """The states of one data file. Everything here reads the disk: for a worker.

    `places` are folders on other drives where copies may lie.
    """

    def __init__(self, path: Path, *, places: Sequence[Path] = (), doc_id: str = "", author: str = "") -> None:
        self.store = Store(path, author=author, backups=(backups_of(path),))
        self._second = _second(path, places, doc_id)
        self._books: dict[Path, Book] = {}

    def look(self) -> tuple[Candidate, ...]:
        """Return every state that can be found, those that can be read first, of these the newest first."""
        return candidates(self.store.path, self.store.backups[0], self._second)

    def book(self, candidate: Candidate) -> Book:
        """Return what a state holds. Raises as `Store.open`."""
        if candidate.path not in self._books:
            self._books[candidate.path] = load(candidate)
        return self._books[candidate.path]

    def earlier(self, ref: FieldRef) -> tuple[Earlier, ...]:
        """Return what a field held in the saved states, the newest first; equal neighbours are one."""
        found: list[Earlier] = []
        for candidate in self.look():
            if candidate.fault is not None or candidate.saved_at is None:
                continue
            try:
                text = value_in(self.book(candidate), ref)
            except AppError:
                continue
            if text is not None and (not found or found[-1].text != text):
                found.append(Earlier(text, candidate.saved_at, candidate))
        return tuple(found)

    def restore(self, candidate: Candidate) -> None:
        """Let the data file be this state; what lay there before is moved aside. Raises as `write_atomically`."""
        restore(self.store, candidate)


def can_mend(path: Path, fault: AppError, places: Sequence[Path] = ()) -> bool:
    """Say whether a book with this fault can be mended from what lies beside it, on another drive, or is left of it."""
    return isinstance(fault, MENDABLE) and (_has_other_states(path, places) or can_salvage(path, fault))


def _has_other_states(path: Path, places: Sequence[Path]) -> bool:
    store = Store(path)
    beside = drafts_beside(store.draft_path) or tuple(path.parent.glob(f"{path.name}.*.tmp"))
    copies = (backups_of(path), *_second(path, places))
    return bool(beside) or store.previous.exists() or any(copy.found() for copy in copies)


def _second(path: Path, places: Sequence[Path], doc_id: str = "") -> tuple[Backups, ...]:
    """Return the copies on another drive: of the book with this id, or of all of its name where the id is lost."""
    place = second_place(path, places)
    if place is None:
        return ()
    return (second_backups(path, doc_id, place),) if doc_id else all_second_backups(path, place)

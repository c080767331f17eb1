"""The draft: what is on the screen and not yet in the data file, kept beside it for the case of a crash."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from desktop.domain.book import Book, FieldRef
from desktop.domain.comparison import Difference, compare, value_in
from desktop.domain.errors import AppError
from desktop.session.worker import Worker
from desktop.storage.clock import local_now
from desktop.storage.codec import Envelope
from desktop.storage.draft import Draft, read_draft, remove_draft, write_draft
from desktop.storage.store import Kept, Store

Texts = tuple[tuple[FieldRef, str], ...]

PUT_AWAY = "Sao luu"
"""The folder beside the data file into which a draft goes that nobody wants any more."""


class Found(Struct, frozen=True):
    """A draft that an earlier run left, and what it holds beyond the data file.

    `is_based` says that it was typed on the book as it is in the file, so that it can be taken whole; of any other
    only the differences mean something. `saved_at` is when the file was saved, `written_at` when the draft was.
    """

    path: Path
    book: Book
    texts: Texts
    differences: tuple[Difference, ...]
    is_based: bool
    saved_at: datetime
    written_at: datetime


class Drafts:
    """The draft of one session, written on a thread of its own; never touches a draft that was there before."""

    def __init__(self, store: Store, now: Callable[[], datetime] = local_now) -> None:
        self._now = now
        self._worker = Worker()
        self.earlier = drafts_beside(store.draft_path)
        self.path = next(path for path in _numbered(store.draft_path) if path not in self.earlier)
        self._kept: tuple[Book, Texts, str] | None = None
        self._failed = False
        self._taken_over: list[Path] = []

    def keep(self, book: Book, texts: Texts, base: str) -> None:
        """Write the draft, unless it is written already or the one before still is being; call it again and again.

        What could not be written is tried again by the next call.
        """
        state = (book, texts, base)
        writing, kept = self.is_writing, self._kept
        written = kept is not None and kept[0] is book and kept[1:] == state[1:] and not self._failed
        if writing or written:
            return
        self._kept, self._failed = state, False
        draft = Draft(book=book, texts=texts, base=base, written_at=self._now())
        self._worker.submit(lambda: write_draft(self.path, draft), self._on_written)

    def drop(self) -> None:
        """Remove the draft: the data file holds everything."""
        if self._kept is None and not self._taken_over:
            return
        gone = [self.path, *self._taken_over]
        self._kept, self._taken_over = None, []
        self._worker.submit(lambda: _remove(gone))

    def give_up(self) -> None:
        """Remove the draft and end the thread behind that, without waiting: another file holds everything."""
        self.drop()
        self._worker.close()

    def take_over(self, found: Found) -> None:
        """Remove an earlier draft as soon as a new one or the data file holds what was in it."""
        self._taken_over.append(found.path)

    def put_away(self, found: Found) -> None:
        """Lay an earlier draft among the backups, where it is offered no more."""

        def move() -> None:
            folder = found.path.parent / PUT_AWAY
            folder.mkdir(exist_ok=True)
            os.replace(found.path, folder / f"{found.path.stem}.{found.written_at:%Y%m%dT%H%M%S}.json")

        self._worker.submit(move)

    def look(self, kept: Kept) -> Found | None:
        """Return the newest earlier draft that holds something else than the data file; the others that do stay.

        Reads and compares: for a worker.
        """
        found = []
        for path in self.earlier:
            with suppress(AppError):  # the recovery screen shows what cannot be read
                one = found_in(read_draft(path), path, kept.book, kept.envelope)
                if one is None:
                    remove_draft(path)
                else:
                    found.append(one)
        return max(found, key=lambda one: (one.is_based, one.written_at), default=None)

    @property
    def is_writing(self) -> bool:
        """Whether the draft is being written or removed."""
        self._worker.drain()
        return self._worker.is_busy

    def settle(self, timeout: float = 10.0) -> None:
        """Wait until the draft is written or removed."""
        self._worker.wait_idle(timeout)

    def close(self) -> None:
        """Settle, and end the thread."""
        self.settle()
        self._worker.close()

    def resume(self) -> None:
        """Write again after `close`."""
        self._worker.resume()

    def _on_written(self, result: AppError | None) -> None:
        self._failed = result is not None
        if result is None and self._taken_over:
            gone, self._taken_over = self._taken_over, []
            self._worker.submit(lambda: _remove(gone))


def found_in(draft: Draft, path: Path, book: Book, envelope: Envelope) -> Found | None:
    """Return what a draft holds beyond the book that the data file holds, None if it is nothing."""
    differences = compare(book, draft.book)
    texts = []
    for ref, text in draft.texts:
        before = value_in(book, ref)
        if text == value_in(draft.book, ref):
            continue
        texts.append((ref, text))
        differences = tuple(one for one in differences if one.ref != ref or one.kind != "changed")
        differences += (Difference(ref, before or "", text),)
    if not differences:
        return None
    return Found(
        path=path,
        book=draft.book,
        texts=tuple(texts),
        differences=differences,
        is_based=draft.base == envelope.sha256,
        saved_at=envelope.saved_at,
        written_at=draft.written_at,
    )


def drafts_beside(path: Path) -> tuple[Path, ...]:
    """Return the drafts that lie at and beside `path`: '<name>.draft.json', '<name>.draft-2.json'…"""
    stem = path.name.removesuffix(".json")
    with suppress(OSError):
        names = sorted(os.listdir(path.parent))
        return tuple(path.with_name(name) for name in names if name.startswith(stem) and name.endswith(".json"))
    return ()


def _numbered(path: Path) -> list[Path]:
    stem = path.name.removesuffix(".json")
    return [path, *(path.with_name(f"{stem}-{number}.json") for number in range(2, 100))]


def _remove(paths: list[Path]) -> None:
    for path in paths:
        remove_draft(path)

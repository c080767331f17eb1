"""One data file: opened, saved, copied; never overwritten when somebody else has changed it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from desktop.domain.book import Book
from desktop.domain.errors import AppError, FileChangedOutside, FileExists, FileMissing, WriteFailed
from desktop.storage.atomic import copy_to_folder, fault_of, make_folder, read_file, write_atomically
from desktop.storage.backups import ASIDE, FOLDER, Backups
from desktop.storage.clock import local_now
from desktop.storage.codec import Envelope, Refused, Stamp, decode, encode
from desktop.storage.migrations import SCHEMA
from desktop.storage.names import stick_name
from desktop.storage.writing import size

log = logging.getLogger(__name__)


class Kept(Struct, frozen=True):
    """What the disk holds as far as we know: the book, its envelope, and the SHA-256 of the file's bytes."""

    book: Book
    envelope: Envelope
    fingerprint: str


class Store:
    """One data file; `kept` is None until it has been opened or saved. Used by one thread at a time.

    `author` is written into the envelope; `now` gives aware datetimes. Every save is handed to the `backups`.
    `shrank` says that the last save lost most of the book before, which is then among the backups. `on_wait()` is
    called, on the thread that saves, where another program holds the file for so long that somebody should know.
    """

    def __init__(
        self,
        path: Path,
        *,
        author: str = "",
        now: Callable[[], datetime] = local_now,
        backups: Sequence[Backups] = (),
    ) -> None:
        self.path = path.resolve() if path.is_symlink() else path.absolute()
        self.kept: Kept | None = None
        self.backups = tuple(backups)
        self.shrank = False
        self.on_wait: Callable[[], None] = lambda: None
        self._author = author
        self._now = now
        self._before = (0, "")  # revision and hash of what the next save follows
        self._tried: Kept | None = None  # what may be on the disk after a save that failed

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return self.path.name.removesuffix(".json")

    @property
    def previous(self) -> Path:
        """Where the copy before the last save lies: '<name>.prev.json'."""
        return self.path.with_name(f"{self.stem}.prev.json")

    @property
    def draft_path(self) -> Path:
        """Where what is not saved yet lies: '<name>.draft.json'."""
        return self.path.with_name(f"{self.stem}.draft.json")

    @property
    def lock_path(self) -> Path:
        """The file of the lock: '<name>.lock'."""
        return self.path.with_name(f"{self.stem}.lock")

    def open(self) -> Book:
        """Read and return the book; the file stays as it is.

        Raises FileMissing, FileEmpty, FileForeign, FileTooLarge, FileIsNewer, FileBusy or FileDamaged.
        """
        data = read_file(self.path)
        book, envelope = decode(data, self.path)
        self._keep(Kept(book, envelope, _fingerprint(data)))
        return book

    def save(self, book: Book) -> Envelope:
        """Write the book as the next revision and keep the one before as `previous`.

        The first save of a store that was not opened makes the file and raises FileExists if there is one. The folder
        is made again where somebody has removed it, but not what it lay in: that may be a drive which comes back.
        Raises FileChangedOutside if the file is not the one that was read or written last; else as `write_atomically`.
        The file is then as it was.
        """
        self._look_again()
        make_folder(self.path, parents=False)
        data, envelope = self._encoded(book, self._next_stamp())
        overwrites, shrinks = self.kept is not None and self._is_there(), False
        if overwrites:
            assert self.kept is not None
            there = read_file(self.path)
            if _fingerprint(there) != self.kept.fingerprint:
                raise FileChangedOutside(self.path)
            shrinks = len(data) * 2 < len(there) or size(book) * 2 < size(self.kept.book)
            if shrinks or self.kept.envelope.schema < SCHEMA:
                self._back_up(there, self.kept.envelope, now=True)
        self._tried = Kept(book, envelope, _fingerprint(data))
        try:
            write_atomically(self.path, data, replace=overwrites, previous=self.previous, on_wait=self.on_wait)
        except AppError:
            self._look_again()
            raise
        self._keep(self._tried)
        self.shrank = shrinks
        self._back_up(data, envelope)
        return envelope

    def elsewhere(self, path: Path) -> Store:
        """Return the store of another file that this one's book goes on in: what it saves first is the next revision.

        It hands nothing to backups before somebody gives it some.
        """
        other = Store(path, author=self._author, now=self._now)
        other.go_on_from(*self._before)
        return other

    def save_over(self, book: Book) -> Path:
        """Save although somebody else changed the file; theirs is kept among the backups first. Return where.

        For a store that was opened. Raises as `write_atomically`; the file is then as it was.
        """
        if self.kept is None:
            raise FileExists(self.path)
        theirs, revision = read_file(self.path), 0
        try:
            revision = decode(theirs, self.path)[1].revision
        except AppError as error:
            log.warning("the other one: %s", error)
        aside = self.path.parent / FOLDER / f"{self.stem}.{ASIDE}.{self._now():%Y%m%dT%H%M%S}.json"
        try:
            aside.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise fault_of(error, aside.parent) from error
        write_atomically(aside, theirs, replace=False)
        self.kept = replace(self.kept, fingerprint=_fingerprint(theirs))
        self.go_on_from(max(revision, self.kept.envelope.revision), self.kept.envelope.sha256)
        self.save(book)
        return aside

    def go_on_from(self, revision: int, sha256: str) -> None:
        """Let the next save be newer than `revision` and name the book with this hash as the one before."""
        self._before = (revision, sha256)

    def back_up(self) -> None:
        """Copy the file as it was opened or saved to where backups lie, without waiting for its hour."""
        if self.kept is not None:
            self._back_up(read_file(self.path), self.kept.envelope, now=True)

    def copy(self, book: Book, path: Path) -> None:
        """Write the book into another file that does not exist yet; this store stays with its own.

        A book as it was saved keeps its revision, any other is the next one. Raises as `write_atomically`.
        """
        kept = self.kept
        stamp = kept.envelope.stamp if kept is not None and kept.book is book else self._next_stamp()
        write_atomically(path, self._encoded(book, stamp)[0], replace=False)

    def copy_to_folder(self, folder: Path) -> Path:
        """Copy the file as it was saved to a stick, under a new name; return the path.

        Raises FileChangedOutside if the disk holds another one, else as `atomic.copy_to_folder`.
        """
        data = read_file(self.path)
        if self.kept is None or _fingerprint(data) != self.kept.fingerprint:
            raise FileChangedOutside(self.path)
        envelope = self.kept.envelope
        name = stick_name(envelope.unit, _period(self.kept.book), envelope.revision, envelope.sha256)
        return copy_to_folder(data, folder, name)

    def _next_stamp(self) -> Stamp:
        revision, sha256 = self._before
        return Stamp(revision=revision + 1, saved_at=self._now(), parent_sha256=sha256, author=self._author)

    def _keep(self, kept: Kept) -> None:
        self.kept, self._tried = kept, None
        self._before = (kept.envelope.revision, kept.envelope.sha256)

    def _encoded(self, book: Book, stamp: Stamp) -> tuple[bytes, Envelope]:
        try:
            return encode(book, stamp)
        except Refused as refused:
            raise WriteFailed(self.path, str(refused)) from refused

    def _is_there(self) -> bool:
        try:
            self.path.lstat()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise fault_of(error, self.path) from error
        return True

    def _back_up(self, data: bytes, envelope: Envelope, *, now: bool = False) -> None:
        """Copy a document to where backups lie; a failure there is no failure of the save."""
        for place in self.backups:
            try:
                place.keep(data, envelope, now=now)
            except AppError as error:
                log.warning("no backup: %s", error)

    def _look_again(self) -> None:
        """After a save that failed: if the disk holds it all the same, it is what the next save builds on."""
        if self._tried is None:
            return
        try:
            there = read_file(self.path)
        except FileMissing:
            self._tried = None
        except AppError:
            return  # nobody knows yet
        else:
            if _fingerprint(there) == self._tried.fingerprint:
                self._keep(self._tried)
            self._tried = None


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _period(book: Book) -> str:
    """Return the period of the newest report as '20250901-20260831', or its name."""
    report = book.newest_report()
    if report is None:
        return ""
    if report.period_from and report.period_to:
        return f"{report.period_from:%Y%m%d}-{report.period_to:%Y%m%d}"
    return report.name

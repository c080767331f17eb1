"""One data file: opened, saved, copied; never overwritten when somebody else has changed it."""

from __future__ import annotations

import errno
import hashlib
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from desktop.domain.book import Book
from desktop.domain.errors import (
    AppError,
    FileBusy,
    FileChangedOutside,
    FileDamaged,
    FileForeign,
    FileMissing,
    FileTooLarge,
    WriteFailed,
)
from desktop.storage.atomic import copy_to_folder, fault_of, write_atomically
from desktop.storage.codec import MAX_BYTES, Envelope, Refused, Stamp, decode, encode
from desktop.storage.names import stick_name


class Kept(Struct, frozen=True):
    """What the disk holds as far as we know: the book, its envelope, and the SHA-256 of the file's bytes."""

    book: Book
    envelope: Envelope
    fingerprint: str


def local_now() -> datetime:
    """Return the present moment with the offset of this place."""
    return datetime.now().astimezone()


class Store:
    """One data file; `kept` is None until it has been opened or saved. Used by one thread at a time.

    `author` is written into the envelope; `now` gives aware datetimes.
    """

    def __init__(self, path: Path, *, author: str = "", now: Callable[[], datetime] = local_now) -> None:
        self.path = path.resolve() if path.is_symlink() else path.absolute()
        self.kept: Kept | None = None
        self._author = author
        self._now = now

    @property
    def previous(self) -> Path:
        """Where the copy before the last save lies: '<name>.prev.json'."""
        return self.path.with_name(self.path.name.removesuffix(".json") + ".prev.json")

    def open(self) -> Book:
        """Read and return the book; the file stays as it is.

        Raises FileMissing, FileEmpty, FileForeign, FileTooLarge, FileIsNewer, FileBusy or FileDamaged.
        """
        data = read_file(self.path)
        book, envelope = decode(data, self.path)
        self.kept = Kept(book, envelope, _fingerprint(data))
        return book

    def save(self, book: Book) -> Envelope:
        """Write the book as the next revision and keep the one before as `previous`.

        The first save of a store that was not opened makes the file and raises FileExists if there is one. Raises
        FileChangedOutside if the file is not the one that was read or written last; else as `write_atomically`. The
        file is then as it was.
        """
        data, envelope = self._encoded(book, self._next_stamp())
        if self.kept is not None and self._is_there():
            if _fingerprint(read_file(self.path)) != self.kept.fingerprint:
                raise FileChangedOutside(self.path)
            replace = True
        else:
            replace = False
        try:
            write_atomically(self.path, data, replace=replace, previous=self.previous)
        except AppError:
            self._look_again(data, book, envelope)
            raise
        self.kept = Kept(book, envelope, _fingerprint(data))
        return envelope

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
        before = self.kept.envelope if self.kept else None
        return Stamp(
            revision=before.revision + 1 if before else 1,
            saved_at=self._now(),
            parent_sha256=before.sha256 if before else "",
            author=self._author,
        )

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

    def _look_again(self, data: bytes, book: Book, envelope: Envelope) -> None:
        """After a failure: if the disk holds the new bytes all the same, they are what the next save builds on."""
        try:
            there = read_file(self.path)
        except AppError:
            return
        if there == data:
            self.kept = Kept(book, envelope, _fingerprint(data))


def read_file(path: Path) -> bytes:
    """Return the bytes of a regular file of at most 64 MB.

    Raises FileMissing, FileForeign (a folder, a pipe), FileTooLarge, FileBusy, FileDamaged (unreadable).
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise FileForeign(path)
        if found.st_size > MAX_BYTES:
            raise FileTooLarge(path)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)  # one more, should it be growing
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(path) from error
    except OSError as error:
        fault = fault_of(error, path)
        if isinstance(fault, FileBusy):
            raise fault from error
        raise FileDamaged(path, errno.errorcode.get(error.errno or 0, type(error).__name__)) from error


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

"""Copies of a book from earlier, thinned like generations: many of today, few of last year, one a year for ever."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct

from desktop.domain.errors import FileExists, WriteFailed
from desktop.storage.atomic import READ_BACK, fault_of, read_from_medium, remove, write_atomically
from desktop.storage.clock import local_now
from desktop.storage.codec import Envelope

FOLDER = "Sao luu"
"""The folder of the backups beside the books: its name can be read by people and taken by every file system."""

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WHOLE = timedelta(days=2)
"""How long everything is kept."""

FEWEST = 10
"""Backups that are always left."""

GENERATIONS: tuple[tuple[str, int | None], ...] = (
    ("%Y-%m-%d %H", 24),
    ("%Y-%m-%d", 30),
    ("%G-%V", 12),
    ("%Y-%m", 24),
    ("%Y", None),
)
"""The newest of each hour, day, week, month and year is kept, for as many hours, days… as the number says."""

ASIDE = "khac"
"""In the name of a copy: what somebody else had put where the book is."""

_TIME = "%Y%m%dT%H%M%S"


class Backup(Struct, frozen=True):
    """One copy: its file, the revision of its book, and the local time at which it was made, as its name says."""

    path: Path
    revision: int
    made: datetime


class Backups:
    """The copies of one book in one folder, which is made when it is needed.

    `stem` is the book's file name without its ending; a copy is made at most once in `every`. Used by one thread at
    a time.
    """

    def __init__(
        self,
        folder: Path,
        stem: str = "so",
        *,
        every: timedelta = HOUR,
        now: Callable[[], datetime] = local_now,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self.folder = folder
        self.stem = stem
        self._every = every
        self._now = now
        self._seconds = seconds
        self._next: float | None = None
        self._name = re.compile(re.escape(stem) + r"\.r(?P<revision>\d+)\.(?P<made>\d{8}T\d{6})\.json")
        self._aside = re.compile(re.escape(stem) + rf"\.{ASIDE}\.\d{{8}}T\d{{6}}\.json")

    def found(self) -> list[Backup]:
        """Return the copies, the newest revision first."""
        made: list[Backup] = []
        try:
            names = os.listdir(self.folder)
        except OSError:
            return []
        for name in names:
            if match := self._name.fullmatch(name):
                try:
                    at = datetime.strptime(match["made"], _TIME)
                except ValueError:
                    continue
                made.append(Backup(self.folder / name, int(match["revision"]), at))
        return sorted(made, key=_newest_last, reverse=True)

    def files(self) -> list[Path]:
        """Return the copies and what was set aside when the book was changed elsewhere, by name."""
        try:
            names = sorted(os.listdir(self.folder))
        except OSError:
            return []
        return [self.folder / name for name in names if self._name.fullmatch(name) or self._aside.fullmatch(name)]

    def keep(self, data: bytes, envelope: Envelope, *, now: bool = False) -> Path | None:
        """Copy the document that was saved, if it is time or must be `now`; return the path of the new copy.

        The copy is read back from the disk before older ones go. Raises as `write_atomically`, WriteFailed if other
        bytes come back; no older copy is touched then.
        """
        if not now and self._next is not None and self._seconds() < self._next:
            return None
        before = self.found()
        if any(copy.revision == envelope.revision and _holds(copy.path, data) for copy in before):
            return None
        moment = self._now()
        path = self.folder / f"{self.stem}.r{envelope.revision:06d}.{moment:{_TIME}}.json"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise fault_of(error, self.folder) from error
        try:
            write_atomically(path, data, replace=False)
        except FileExists:
            return None
        if not _holds(path, data):
            remove(path)
            raise WriteFailed(path, READ_BACK)
        self._next = self._seconds() + self._every.total_seconds()
        for copy in to_thin(self.found(), moment.replace(tzinfo=None)):
            remove(copy.path)
        return path


def to_thin(copies: Iterable[Backup], now: datetime) -> list[Backup]:
    """Return which copies go, by GENERATIONS. `now` is local time.

    The order is that of the revisions, not of the clock. Copies from the future neither go nor make others go.
    """
    past = [copy for copy in sorted(copies, key=_newest_last, reverse=True) if copy.made <= now]
    kept = {copy.path for copy in past[:FEWEST]}
    kept |= {copy.path for copy in past if now - copy.made <= WHOLE}
    for span, most in GENERATIONS:
        newest: dict[str, Path] = {}
        for copy in past:
            newest.setdefault(copy.made.strftime(span), copy.path)
        kept |= set(list(newest.values())[:most])
    return [copy for copy in past if copy.path not in kept]


def second_place(book: Path, places: Sequence[Path]) -> Path | None:
    """Return the first of these folders that is on another drive than the book; they need not exist."""
    home = _drive(book)
    return next((place for place in places if _drive(place) not in ("", home)), None)


def backups_of(book: Path, *, now: Callable[[], datetime] = local_now) -> Backups:
    """Return the copies beside a book."""
    return Backups(book.parent / FOLDER, book.name.removesuffix(".json"), now=now)


def second_backups(book: Path, doc_id: str, place: Path, *, now: Callable[[], datetime] = local_now) -> Backups:
    """Return the daily copies of a book in a folder on another drive, where books of other folders may lie too."""
    return Backups(place / FOLDER, f"{book.name.removesuffix('.json')}.{doc_id}", every=DAY, now=now)


def all_second_backups(book: Path, place: Path) -> tuple[Backups, ...]:
    """Return the copies of every book with the name of `book` in a folder on another drive: the id may be lost."""
    stem = book.name.removesuffix(".json")
    name = re.compile(re.escape(stem) + r"\.(?P<doc_id>[^.]+)\.r\d+\.\d{8}T\d{6}\.json")
    try:
        found = [name.fullmatch(one) for one in os.listdir(place / FOLDER)]
    except OSError:
        return ()
    return tuple(second_backups(book, doc_id, place) for doc_id in sorted({one["doc_id"] for one in found if one}))


def _newest_last(copy: Backup) -> tuple[int, datetime]:
    return copy.revision, copy.made


def _holds(path: Path, data: bytes) -> bool:
    try:
        return read_from_medium(path) == data
    except OSError:
        return False


def _drive(path: Path) -> str:
    """Return what tells the drives of this machine apart, '' for one that is not there."""
    for folder in (path.absolute(), *path.absolute().parents):
        try:
            return folder.drive.casefold() or str(folder.stat().st_dev)
        except OSError:
            continue
    return ""

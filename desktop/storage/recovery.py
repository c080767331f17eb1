"""Where a book can be found again when its file is gone or damaged, and how it is put back."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from desktop.domain.book import Book, walk
from desktop.domain.errors import (
    AppError,
    FileDamaged,
    FileEmpty,
    FileForeign,
    FileIsNewer,
    FileMissing,
    FileTooLarge,
)
from desktop.domain.values import NotApplicable, NotCollected, Number, Rank
from desktop.storage import draft
from desktop.storage.atomic import fault_of, make_folder, read_file, remove, sync_folder
from desktop.storage.backups import Backups, backups_of
from desktop.storage.codec import decode
from desktop.storage.salvage import salvage
from desktop.storage.store import Store

DAMAGED = "Hong"
"""The folder for files that could not be opened, beside the books."""

WEEK = 7 * 24 * 3600  # seconds
_FIGURES = (Number, Rank, NotCollected, NotApplicable)


class Kind(StrEnum):
    """Where a candidate comes from; of the same revision, the first one named is offered first.

    A salvaged one is what can be read of a damaged file; it is offered behind all that are whole.
    """

    DRAFT = "draft"
    CURRENT = "current"
    TEMPORARY = "temporary"
    PREVIOUS = "previous"
    BACKUP = "backup"
    SECOND = "second"
    SALVAGED = "salvaged"


class Candidate(Struct, frozen=True, kw_only=True):
    """A file that holds the book or held it: what it says, or why it cannot be opened.

    `reports` and `figures` count what is in it. The revision of a draft is that of the book it was typed on.
    """

    path: Path
    kind: Kind
    revision: int | None = None
    saved_at: datetime | None = None
    reports: int | None = None
    figures: int | None = None
    fault: AppError | None = None

    @property
    def is_salvaged(self) -> bool:
        """Whether this is only what can be read of a damaged file."""
        return self.kind is Kind.SALVAGED


def candidates(path: Path, backups: Backups, second: Sequence[Backups] = ()) -> tuple[Candidate, ...]:
    """Return every file in which the book of `path` may be, the newest that can be opened first. Changes nothing.

    Newest is the highest revision, whatever the clock said. Takes time: every file is read.
    """
    store = Store(path)
    revisions: dict[str, int] = {}
    found = [
        _saved(file, kind, revisions)
        for file, kind in (
            (store.path, Kind.CURRENT),
            (store.previous, Kind.PREVIOUS),
            *((file, Kind.TEMPORARY) for file in _temporary(store.path)),
            *((file, Kind.BACKUP) for file in backups.files()),
            *((file, Kind.SECOND) for place in second for file in place.files()),
        )
        if file.exists() or kind is Kind.CURRENT
    ]
    found += [_salvaged(one) for one in found if one.kind is Kind.CURRENT and can_salvage(one.path, one.fault)]
    found += [_drafted(file, revisions) for file in _beside(path.parent, f"{store.stem}.draft", ".json")]
    return tuple(sorted(found, key=_newest_first))


def load(candidate: Candidate) -> Book:
    """Return the book that a candidate holds. Raises what `Store.open` raises."""
    if candidate.kind is Kind.DRAFT:
        return draft.read_draft(candidate.path).book
    if candidate.kind is Kind.SALVAGED:
        return salvage(read_file(candidate.path), candidate.path).book
    return decode(read_file(candidate.path), candidate.path)[0]


def can_salvage(path: Path, fault: AppError | None) -> bool:
    """Say whether a file with this fault is a damaged book of which something can be read."""
    if not isinstance(fault, FileDamaged):
        return False
    try:
        salvage(read_file(path), path)
    except AppError:
        return False
    return True


def restore(store: Store, candidate: Candidate) -> Book:
    """Put a candidate's book into the store's file as its next revision and return it.

    What the file was is kept: a book that can be opened as the copy before and as a backup, a damaged one in the
    folder 'Hong'. The candidate's own file stays, unless it is that damaged one. Raises what `Store.open` and
    `Store.save` raise.
    """
    book, hash_before = load(candidate), _hash(candidate)
    first, *second = store.backups or (backups_of(store.path),)
    newest = max(one.revision or 0 for one in candidates(store.path, first, second))
    try:
        store.open()
    except FileMissing:
        store.kept = None
    except (FileEmpty, FileForeign, FileDamaged, FileTooLarge, FileIsNewer):
        set_aside(store.path)
        store.kept = None
    else:
        store.back_up()
    store.go_on_from(newest, hash_before)
    make_folder(store.path, parents=True)
    store.save(book)
    return book


def set_aside(path: Path) -> Path:
    """Move a file that cannot be opened into the folder 'Hong' under a name of its own; return where it is.

    Nothing is ever written over or deleted there. Raises as `write_atomically`.
    """
    folder = path.parent / DAMAGED
    try:
        folder.mkdir(exist_ok=True)
        moment = f"{datetime.now():%Y%m%dT%H%M%S}"
        number = 1
        target = folder / f"{path.name}.{moment}"
        while os.path.lexists(target):
            number += 1
            target = folder / f"{path.name}.{moment}-{number}"
        os.rename(path, target)
        sync_folder(folder)
        sync_folder(path.parent)
    except OSError as error:
        raise fault_of(error, path) from error
    return target


def clean_strays(path: Path, seconds: float | None = None) -> list[Path]:
    """Remove what interrupted saves of the book left more than a week ago; return what was removed.

    What holds a newer revision than the file stays for whoever opens the book. `seconds` is the time now.
    """
    now = time.time() if seconds is None else seconds
    old, gone = [], []
    for file in _temporary(path):
        with suppress(OSError):
            if now - file.stat().st_mtime > WEEK:
                old.append(file)
    newest = _saved(path, Kind.CURRENT, {}).revision or 0 if old else 0
    for file in old:
        if (_saved(file, Kind.TEMPORARY, {}).revision or 0) <= newest:
            remove(file)
            gone.append(file)
    return gone


def _saved(path: Path, kind: Kind, revisions: dict[str, int]) -> Candidate:
    try:
        book, envelope = decode(read_file(path), path)
    except AppError as fault:
        return Candidate(path=path, kind=kind, fault=fault)
    revisions[envelope.sha256] = envelope.revision
    return Candidate(
        path=path,
        kind=kind,
        revision=envelope.revision,
        saved_at=envelope.saved_at,
        reports=len(book.reports),
        figures=_figures(book),
    )


def _salvaged(damaged: Candidate) -> Candidate:
    found = salvage(read_file(damaged.path), damaged.path)
    return Candidate(
        path=damaged.path,
        kind=Kind.SALVAGED,
        revision=found.revision or None,
        saved_at=found.saved_at,
        reports=len(found.book.reports),
        figures=_figures(found.book),
    )


def _drafted(path: Path, revisions: dict[str, int]) -> Candidate:
    try:
        found = draft.read_draft(path)
    except AppError as fault:
        return Candidate(path=path, kind=Kind.DRAFT, fault=fault)
    return Candidate(
        path=path,
        kind=Kind.DRAFT,
        revision=revisions.get(found.base),
        saved_at=found.written_at,
        reports=len(found.book.reports),
        figures=_figures(found.book),
    )


def _figures(book: Book) -> int:
    values = (getattr(entity, name) for entity in walk(book) for name in entity.__struct_fields__)
    return sum(1 for value in values if isinstance(value, _FIGURES))


def _newest_first(one: Candidate) -> tuple[int, int, int, float]:
    moment = one.saved_at.timestamp() if one.saved_at else 0.0
    rank = (one.fault is not None) * 2 or one.kind is Kind.SALVAGED
    return int(rank), -(one.revision or 0), list(Kind).index(one.kind), -moment


def _hash(candidate: Candidate) -> str:
    """Return the hash of the saved book that a candidate is, or that a draft was typed on."""
    if candidate.kind is Kind.DRAFT:
        return draft.read_draft(candidate.path).base
    if candidate.kind is Kind.SALVAGED:
        return ""
    return decode(read_file(candidate.path), candidate.path)[1].sha256


def _temporary(path: Path) -> list[Path]:
    return _beside(path.parent, path.name + ".", ".tmp")


def _beside(folder: Path, start: str, end: str) -> list[Path]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [folder / name for name in names if name.startswith(start) and name.endswith(end)]

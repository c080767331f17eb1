"""A book on a stick beside the same book in this machine: which of two is newer, and copying it in."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from msgspec import Struct

from desktop.domain.errors import AppError
from desktop.storage.codec import Envelope
from desktop.storage.free_names import write_free
from desktop.storage.store import Store

Order = Literal["new", "same", "newer", "older", "different"]


class Carried(Struct, frozen=True):
    """How a carried book stands to the one in this machine, and where that is."""

    order: Order
    local: Path | None = None


def compare_carried(path: Path, folder: Path) -> Carried:
    """Compare a book with that of the same lineage in a folder, by revisions and hashes, never by clocks.

    Raises as `Store.open` for the carried one.
    """
    carried, before = _envelopes(path)
    found = []
    for other in sorted(folder.glob("*.json")):
        with suppress(AppError):
            envelope, earlier = _envelopes(other)
            if envelope.doc_id == carried.doc_id:
                found.append((envelope.revision, other, envelope, earlier))
    if not found:
        return Carried("new")
    _, local, envelope, earlier = max(found, key=lambda one: one[:2])
    return Carried(_order(carried, before, envelope, earlier), local)


def copy_in(path: Path, folder: Path) -> Path:
    """Copy a book into a folder under a free name, as it was saved; return where. Raises as `write_atomically`."""
    store = Store(path)
    book = store.open()
    return write_free(folder / path.name, lambda free: store.copy(book, free))


def _order(carried: Envelope, before: Iterable[str], local: Envelope, earlier: Iterable[str]) -> Order:
    if carried.sha256 == local.sha256:
        return "same"
    if local.sha256 in (carried.parent_sha256, *before):
        return "newer"
    if carried.sha256 in (local.parent_sha256, *earlier):
        return "older"
    if carried.revision == local.revision:
        return "different"
    return "newer" if carried.revision > local.revision else "older"


def _envelopes(path: Path) -> tuple[Envelope, tuple[str, ...]]:
    """Return the envelope of a book and the hashes of the states before it that lie beside it."""
    store = Store(path)
    store.open()
    assert store.kept is not None
    before: list[str] = []
    with suppress(AppError):
        previous = Store(store.previous)
        previous.open()
        if previous.kept is not None:
            before = [previous.kept.envelope.sha256, previous.kept.envelope.parent_sha256]
    return store.kept.envelope, tuple(sha for sha in before if sha)

"""What is typed and not yet saved: the whole book and the texts of open editors, in a file of its own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

import desktop
from desktop.domain.book import Book, FieldRef
from desktop.domain.errors import WriteFailed
from desktop.storage.atomic import read_file, remove, write_atomically
from desktop.storage.codec import Refused, converted, read_payload, seal, take_payload, unseal
from desktop.storage.migrations import SCHEMA, migrate

FORMAT = "ward-draft"


class Draft(Struct, frozen=True, kw_only=True):
    """The book as it stands on the screen, and what stands in its editors, understood or not.

    `base` is the hash in the envelope of the saved book that it was typed on, '' if none was saved yet.
    """

    book: Book
    texts: tuple[tuple[FieldRef, str], ...] = ()
    base: str = ""
    written_at: datetime


class _Head(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    format: Literal["ward-draft"]
    schema: Annotated[int, Meta(ge=1)]
    min_reader: Annotated[int, Meta(ge=1)]
    base: str
    written_at: Annotated[datetime, Meta(tz=True)]
    app: str
    texts: tuple[tuple[str, str, str], ...]
    sha256: str


def write_draft(path: Path, draft: Draft) -> None:
    """Put the draft in the place of the one before. Raises as `write_atomically`."""
    head = {
        "format": FORMAT,
        "schema": SCHEMA,
        "min_reader": SCHEMA,
        "base": draft.base,
        "written_at": draft.written_at.isoformat(timespec="seconds"),
        "app": desktop.__version__,
        "texts": [[ref.entity, ref.field, _whole(text)] for ref, text in draft.texts],
    }
    try:
        data, sealed = seal(head, draft.book)
        converted(sealed, _Head, "")
    except Refused as refused:
        raise WriteFailed(path, str(refused)) from refused
    write_atomically(path, data, replace=True)


def read_draft(path: Path) -> Draft:
    """Return the draft. Raises what `Store.open` raises; the file stays as it is."""
    return unseal(read_file(path), path, FORMAT, _read)


def remove_draft(path: Path) -> None:
    """Let go of a draft whose book is saved; a failure is only logged, since its `base` tells that it is old."""
    remove(path)


def _read(document: dict[str, Any]) -> Draft:
    payload = take_payload(document)
    head = converted(document, _Head, "")
    texts = tuple((FieldRef(entity, field), text) for entity, field, text in head.texts)
    book = read_payload(migrate(payload, head.schema))
    return Draft(book=book, texts=texts, base=head.base, written_at=head.written_at)


def _whole(text: str) -> str:
    """Replace half characters, which a toolkit may hand over while a whole one is typed."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

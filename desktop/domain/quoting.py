"""Figures quoted in a text: the token ⟦entity#field⟧ stands for what a field says now, or for what is computed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from desktop.domain.book import Book, Entity, FieldRef, Policy, Report, Return, Support, Target
from desktop.domain.errors import UnknownEntity
from desktop.domain.figures import actual_of
from desktop.domain.quotables import QUOTABLE, Quotable, home_in_report

OPEN, CLOSE = "⟦", "⟧"
GONE = "số liệu được dẫn"
"""What a mark calls a figure whose row has been deleted."""

_BY_NAME = {(owner, entry.field): entry for owner, entries in QUOTABLE.items() for entry in entries}
_TOKEN = re.compile(r"⟦([^⟦⟧#\s]+#[^⟦⟧#\s]+)⟧")


def token(ref: FieldRef) -> str:
    """Return what stands in a text for a figure."""
    return f"{OPEN}{ref}{CLOSE}"


def parse(text: str) -> tuple[str | FieldRef, ...]:
    """Return the pieces of a text, a figure's address where one is quoted; brackets around anything else are text."""
    if OPEN not in text:
        return (text,) if text else ()
    pieces = _TOKEN.split(text)
    # Every second piece is an address.
    found = [FieldRef.parse(piece) if place % 2 else piece for place, piece in enumerate(pieces)]
    return tuple(piece for piece in found if piece)


def replaced(text: str, words: str) -> str:
    """Return a text with the same words in the place of every quoted figure."""
    return "".join(piece if isinstance(piece, str) else words for piece in parse(text))


def quoted(text: str) -> Iterator[FieldRef]:
    """Yield the addresses that a text quotes."""
    return (piece for piece in parse(text) if isinstance(piece, FieldRef))


def resolve(book: Book, report: Report | None, ref: FieldRef) -> str | None:
    """Return what is printed for a quoted figure, None where there is none, or no such row. Never raises.

    `report` is the one whose text quotes it; a figure of another report is computed within that one.
    """
    found = _find(book, report, ref)
    if found is None:
        return None
    entity, owner, quotable = found
    return quotable.write(book, owner, entity)


def plain(book: Book, report: Report | None, text: str) -> str:
    """Return a text as it is read: every quoted figure written out, '[Chưa có …]' where it is missing."""
    if OPEN not in text:
        return text
    return "".join(piece if isinstance(piece, str) else words(book, report, piece) for piece in parse(text))


def words(book: Book, report: Report | None, ref: FieldRef) -> str:
    """Return what a reader sees in the place of a quoted figure."""
    return resolve(book, report, ref) or f"[Chưa có {missing(book, report, ref)}]"


def missing(book: Book, report: Report | None, ref: FieldRef) -> str:
    """Return what a mark of a missing figure calls it: 'kế hoạch năm của Doanh thu bình quân'."""
    found = _find(book, report, ref)
    if found is None:
        return GONE
    entity, _, quotable = found
    label = quotable.label[:1].lower() + quotable.label[1:]
    owner = owner_of(book, entity)
    return f"{label} của {owner}" if owner else label


def home(book: Book, report: Report | None, ref: FieldRef) -> FieldRef | None:
    """Return the field in which a quoted figure, or the first that it lacks, is entered; None for a deleted row.

    Any other address comes back as it is.
    """
    found = _find(book, report, ref)
    if found is None:
        return ref if _stands(book, ref.entity) else None
    entity, owner, quotable = found
    if isinstance(entity, Report):
        return home_in_report(book, entity, quotable)
    needs = quotable.needs or (quotable.field,)
    for name in needs:
        lacks = actual_of(book, owner, entity) if name == "actual" else getattr(entity, name)
        if lacks is None:
            return FieldRef(entity.id, name)
    return FieldRef(entity.id, needs[0])


def is_broken(book: Book, ref: FieldRef) -> bool:
    """Whether a quoted figure belongs to a row that is gone, or is none that can be quoted."""
    return _find(book, None, ref) is None


class Offer(Struct, frozen=True):
    """A figure that can be quoted: its address, whose it is, what it is called, what it says ('' for nothing yet)."""

    ref: FieldRef
    owner: str
    label: str
    words: str


def quotable(book: Book, report: Report) -> tuple[Offer, ...]:
    """Return every figure of a report that can be quoted: targets, the whole report, cooperatives, support given.

    What is computed is only offered while it can be; what is entered also while it is empty.
    """
    policies = [row for policy in report.policies for row in (policy, *policy.supports)]
    rows: list[Entity] = [*report.targets, report, *report.returns, *policies]
    return tuple(offer for row in rows for offer in _offers(book, report, row))


def _offers(book: Book, report: Report, row: Entity) -> Iterator[Offer]:
    for entry in QUOTABLE[type(row)]:
        written = entry.write(book, report, row)
        if written is not None or entry.stored:
            yield Offer(FieldRef(row.id, entry.field), owner_of(book, row), entry.label, written or "")


def owner_of(book: Book, entity: Entity) -> str:
    """Return what a figure's row is called; '' for the report itself."""
    match entity:
        case Target():
            return entity.indicator.name
        case Return():
            row = book.cooperative(entity.cooperative)
            return row.name if row else ""
        case Policy():
            return entity.title
        case Support():
            return entity.content
    return ""


def _find(book: Book, report: Report | None, ref: FieldRef) -> tuple[Any, Report, Quotable] | None:
    try:
        entity: Entity = book.entity(ref.entity)
        owner = book.report_of(ref.entity) or report
    except UnknownEntity:
        return None
    entry = _BY_NAME.get((type(entity), ref.field))
    return (entity, owner, entry) if entry is not None and owner is not None else None


def _stands(book: Book, entity: str) -> bool:
    try:
        book.path(entity)
    except UnknownEntity:
        return False
    return True

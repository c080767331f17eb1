"""What differs between two states of a book, field by field, for whoever must choose between them."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime
from typing import Any, Literal

from msgspec import Struct

from desktop.domain import edits, reading
from desktop.domain.book import (
    COLLECTIONS,
    Book,
    ClosedReport,
    Entity,
    FieldRef,
    OutlineLine,
    Removed,
    Request,
    State,
    WordFile,
    value_of,
)
from desktop.domain.errors import UnknownEntity
from desktop.domain.fields import FIELDS, field_of
from desktop.domain.indicators import Indicator
from desktop.domain.values import Value, format_value
from desktop.domain.vietnamese import format_date

Kind = Literal["changed", "added", "removed", "moved"]

_APART = {"id", "bin", *(name for names in COLLECTIONS.values() for name in names)}
_NAMED = {"cooperative", "signer", "unit", "previous"}


class Difference(Struct, frozen=True):
    """One place that differs: the texts before and after, '' where nothing stood.

    A row that was added, removed or moved among its siblings is one difference at its first field, with what names
    it as the text; its own fields are then not compared (a moved row's are).
    """

    ref: FieldRef
    before: str
    after: str
    kind: Kind = "changed"


def compare(before: Book, after: Book) -> tuple[Difference, ...]:
    """Return what `after` has other than `before`, in the order of the document; () for equal books.

    The bins are left out: what is in them shows as removed.
    """
    return tuple(_compare(before, after, before, after))


def take(book: Book, other: Book, difference: Difference) -> Book:
    """Return the book with one place as it is in `other`, of which `compare(book, other)` found the difference.

    The same book comes back where the place is gone meanwhile.
    """
    entity = difference.ref.entity
    try:
        match difference.kind:
            case "changed":
                return edits.set_field(book, difference.ref, other.field(difference.ref))
            case "removed":
                return edits.remove_row(book, entity)
            case "added":
                owner, collection, position = edits.place_of(other, entity)
                rows = getattr(book.entity(owner.id), collection)
                before = rows[position].id if position < len(rows) else None
                return edits.add_row(book, owner.id, collection, other.entity(entity), before)
            case "moved":
                by = edits.place_of(other, entity)[2] - edits.place_of(book, entity)[2]
                return edits.move_row(book, entity, by)
    except UnknownEntity:
        return book


def title_of(book: Book, entity: Entity) -> str:
    """Return what names a row: the first of its fields with a text in it, '' for an empty row."""
    if (cooperative := getattr(entity, "cooperative", "")) and not getattr(entity, "content", ""):
        return _words(book, cooperative)
    for field in FIELDS.get(type(entity), ()):
        text = _plain(entity, field.name)
        if text and not field.choices:
            return _read(book, entity, text).split("\n", 1)[0]
    return ""


def value_in(book: Book, ref: FieldRef) -> str | None:
    """Return the text of a field in a state of the book, None where its row does not stand in it."""
    try:
        book.field(ref)
    except UnknownEntity:
        return None
    return _text(book, book.entity(ref.entity), ref.field)


def bin_title(book: Book, removed: Removed[Any]) -> str:
    """Return what names a row in the bin, whose cooperative may lie there with it."""
    row: Entity = removed.row
    name = title_of(book, row)
    wanted = getattr(row, "cooperative", "")
    if wanted and name == wanted:
        return next((other.row.name for other in book.bin.cooperatives if other.row.id == wanted), name)
    return name


def _compare(before: Book, after: Book, old: Entity, new: Entity) -> list[Difference]:
    if old is new:
        return []
    names = [name for name in _names(type(new)) if value_of(old, name) != value_of(new, name)]
    dotted = {name.split(".")[0] for name in names if "." in name}  # a part of a record says enough for the whole
    found = [
        Difference(FieldRef(new.id, name), _text(before, old, name), _text(after, new, name))
        for name in names
        if name not in dotted
    ]
    for name in COLLECTIONS.get(type(new), ()):
        found += _compare_rows(before, after, getattr(old, name), getattr(new, name))
    return found


def _compare_rows(before: Book, after: Book, old: tuple[Entity, ...], new: tuple[Entity, ...]) -> list[Difference]:
    if old is new:
        return []
    there = {row.id: row for row in old}
    found: list[Difference] = []
    for row in new:
        if row.id in there:
            found += _compare(before, after, there[row.id], row)
        else:
            found.append(Difference(_first(row), "", title_of(after, row), "added"))
    left = {row.id for row in new}
    found += [Difference(_first(row), title_of(before, row), "", "removed") for row in old if row.id not in left]
    found += [Difference(_first(row), title_of(before, row), title_of(after, row), "moved") for row in _moved(old, new)]
    return found


def _moved(old: tuple[Entity, ...], new: tuple[Entity, ...]) -> list[Entity]:
    """Return the fewest rows that explain the new order of those that stand in both."""
    place = {row.id: position for position, row in enumerate(old)}
    rows = [row for row in new if row.id in place]
    stayed = _longest_rising([place[row.id] for row in rows])
    return [row for row in rows if place[row.id] not in stayed]


def _longest_rising(numbers: list[int]) -> set[int]:
    """Return the longest choice of the numbers that rises in the order in which they stand."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        position = bisect_left(ends, number)
        before[number] = ends[position - 1] if position else None
        ends[position : position + 1] = [number]
    chosen: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        chosen.add(last)
        last = before[last]
    return chosen


def _names(owner: type[Entity]) -> list[str]:
    """Return every field: those of the form in its order, then the others."""
    listed = [field.name for field in FIELDS.get(owner, ())]
    return listed + [name for name in owner.__struct_fields__ if name not in listed and name not in _APART]


def _text(book: Book, entity: Entity, name: str) -> str:
    text = _plain(entity, name)
    return _words(book, text) if name in _NAMED and text else _read(book, entity, text)


def _read(book: Book, entity: Entity, text: str) -> str:
    """Return a text of an entity with the figures that it quotes; what can be quoted comes with the first text."""
    from desktop.domain import quoting

    try:
        report = book.report_of(entity.id)
    except UnknownEntity:  # a row of the bin
        report = None
    return quoting.plain(book, report, text)


def _plain(entity: Entity, name: str) -> str:
    """Return the text of a field as its form shows it, of one that is on no form as well as may be."""
    value = value_of(entity, name)
    try:
        return reading.as_text(value, field_of(entity, name))
    except KeyError:
        counted = reading.COUNTED.get(name)
        return counted.format(count=len(value)) if counted and value else _said(value)


def _said(value: Any) -> str:
    """Return a value that no form shows in words."""
    match value:
        case None:
            return ""
        case State():
            return reading.STATES[value]
        case ClosedReport():
            return f"{value.report.name} ({_said(value.closed_at)})"
        case WordFile():
            return value.name
        case Request():
            return value.issuer
        case OutlineLine():
            return value.title
        case datetime():
            return reading.MOMENT.format(time=f"{value:%H:%M}", day=format_date(value.date()))
        case bool():
            return reading.YES if value else reading.NO
        case date():
            return format_date(value)
        case dict():
            return "\n".join(map(_said, value.values()))
        case tuple():
            return ", ".join(map(_said, value))
        case Indicator():
            return value.name
    return format_value(value) if isinstance(value, Value) else str(value)


def _words(book: Book, entity: str) -> str:
    try:
        return str(getattr(book.entity(entity), "name", entity))
    except UnknownEntity:
        return entity


def _first(row: Entity) -> FieldRef:
    return FieldRef(row.id, _names(type(row))[0])

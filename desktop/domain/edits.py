"""Edits: pure functions Book -> Book. The same object back means that nothing happened.

Undo is an older Book, so no edit has an inverse. A name that undo shows stands for each in desktop/wording/.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from desktop.domain import dated
from desktop.domain.book import (
    COLLECTIONS,
    Book,
    Citation,
    Cooperative,
    Entity,
    FieldRef,
    Policy,
    Removed,
    Report,
    Return,
    State,
    Target,
    TaskGroup,
    Unit,
    new_id,
)
from desktop.domain.errors import UnknownEntity
from desktop.domain.indicators import Catalogue, Heading, LegalDocument
from desktop.domain.values import Value
from desktop.domain.vietnamese import clean

BIN_SIZE = 200
"""How many deleted rows are kept; the oldest are forgotten."""


def set_field(book: Book, ref: FieldRef, value: Any) -> Book:
    """Put `value` into a field; text is cleaned to NFC. Raises UnknownEntity for an address that does not exist.

    A report's dates bring the unit and the signer of that day with them.
    """
    value = _cleaned(value)
    if book.field(ref) == value:
        return book
    return mark_seen(_put(book, ref.entity, _changed(book, book.entity(ref.entity), ref.field, value)), (ref,))


def mark_seen(book: Book, refs: Iterable[FieldRef]) -> Book:
    """Say of copied texts that somebody has looked at them; those that are not waiting for it change nothing."""
    for ref in refs:
        report = book.report_of(ref.entity)
        if report is not None and (address := str(ref)) in report.unseen:
            left = tuple(other for other in report.unseen if other != address)
            book = _put(book, report.id, replace(report, unseen=left))
    return book


def set_fields(book: Book, changes: Iterable[tuple[FieldRef, Any]]) -> Book:
    """Put many values at once, as pasting does: one step for undo. Every record is made anew once.

    The book is then what it would be if `set_field` had put one after the other.
    """
    made: dict[str, Entity] = {}
    touched: list[FieldRef] = []
    for ref, value in changes:
        value = _cleaned(value)
        if book.field(ref) != value or ref.entity in made:
            before = made[ref.entity] if ref.entity in made else book.entity(ref.entity)
            made[ref.entity] = _changed(book, before, ref.field, value)
            if made[ref.entity] != before:
                touched.append(ref)
    changed = {entity: record for entity, record in made.items() if record != book.entity(entity)}
    # Rows before what holds them, which then keeps the rows that it holds by now.
    for owner in {place_of(book, entity)[0].id for entity in changed if entity != book.id}:
        book = _put_below(book, owner, changed)
    for entity in changed:
        if type(changed[entity]) in COLLECTIONS:
            book = _put(book, entity, _with_rows_of(changed[entity], book.entity(entity)))
    return mark_seen(book, touched)


def add_row(book: Book, parent: str, collection: str, row: Entity, before: str | None = None) -> Book:
    """Add an entity to a parent's collection, in front of the sibling `before` or at the end."""
    owner = book.entity(parent)
    if collection not in COLLECTIONS.get(type(owner), ()):
        raise UnknownEntity(f"{parent}#{collection}")
    rows: tuple[Entity, ...] = getattr(owner, collection)
    position = len(rows) if before is None else _position(rows, before)
    return _put(book, parent, replace(owner, **{collection: _inserted(rows, position, row)}))


def remove_row(book: Book, entity: str) -> Book:
    """Take an entity out of its collection and lay it into the bin, on top of the last 200."""
    owner, collection, position = place_of(book, entity)
    before = book.bin.rows()
    number = before[0][1].number + 1 if before else 1
    removed = Removed(number=number, parent=owner.id, position=position, row=book.entity(entity))
    kept = tuple(other for other in getattr(book.bin, collection) if other.number > number - BIN_SIZE)
    book = replace(book, bin=replace(book.bin, **{collection: (*kept, removed)}))
    return take_out(book, entity)


def put_back(book: Book, entity: str) -> Book:
    """Put a deleted row back where it stood, with what it needs to stand there; raises UnknownEntity.

    A row that stands in the book stays as it is.
    """
    if all(removed.row.id != entity for _, removed in book.bin.rows()):
        book.path(entity)
        return book
    collection, removed = _in_bin(book, entity)
    needed = [removed.parent, *([removed.row.cooperative] if isinstance(removed.row, Return) else [])]
    for other in needed:
        if any(other == row.row.id for _, row in book.bin.rows()):
            book = put_back(book, other)
    kept = tuple(row for row in getattr(book.bin, collection) if row.row.id != entity)
    book = replace(book, bin=replace(book.bin, **{collection: kept}))
    owner = book.entity(removed.parent)
    rows = getattr(owner, collection)
    if any(row.id == entity for row in rows):
        return book
    return _put(book, owner.id, replace(owner, **{collection: _inserted(rows, removed.position, removed.row)}))


def restore(book: Book, other: Book) -> Book:
    """Take another state of the same book, as a draft or a backup keeps it."""
    return book if other == book else other


def move_row(book: Book, entity: str, by: int) -> Book:
    """Move an entity among its siblings, `by` places down (negative: up), stopping at the ends."""
    owner, collection, position = place_of(book, entity)
    rows = list(getattr(owner, collection))
    target = min(max(position + by, 0), len(rows) - 1)
    if target == position:
        return book
    rows.insert(target, rows.pop(position))
    return _put(book, owner.id, replace(owner, **{collection: tuple(rows)}))


def move_paragraphs(book: Book, ref: FieldRef, text: str) -> Book:
    """Put the paragraphs of a text into another order: `text` is the whole as it is then."""
    return set_field(book, ref, text)


def move_task(book: Book, task: str, group: str, before: str | None = None) -> Book:
    """Move a task into a group, in front of the task `before` or at the end."""
    if before == task:
        return book
    row = book.entity(task)
    owner, _, _ = place_of(book, task)
    moved = add_row(take_out(book, task), group, "tasks", row, before)
    return book if owner.id == group and moved.entity(group) == owner else moved


def add_cooperative(book: Book, report: str, cooperative: Cooperative, figures: Return) -> Book:
    """Add a cooperative to the register and its empty figures to a report."""
    return add_row(add_row(book, book.id, "cooperatives", cooperative), report, "returns", figures)


def remove_cooperative(book: Book, figures: str) -> Book:
    """Take a cooperative's figures out of a report, and it out of the register where no other report has it."""
    row = book.entity(figures)
    assert isinstance(row, Return)
    book = remove_row(book, figures)
    if any(other.cooperative == row.cooperative for report in book.reports for other in report.returns):
        return book
    return remove_row(book, row.cooperative) if book.cooperative(row.cooperative) else book


def add_report(book: Book, report: Report) -> Book:
    """Add a report at the end, with the unit and signer of its date and what the unit's reports start with."""
    return add_row(book, book.id, "reports", dated.started(book, report))


def replace_report(book: Book, report: Report) -> Book:
    """Put a report in the place of the one with its id; raises UnknownEntity."""
    return book if book.report(report.id) == report else _put(book, report.id, report)


def add_successor(book: Book, report: str, unit: Unit) -> Book:
    """Add the unit that a report's unit has become, and let it report from now on."""
    return set_field(add_row(book, book.id, "units", unit), FieldRef(report, "unit"), unit.id)


def enter_by_hand(book: Book, target: str, value: Value, reason: str) -> Book:
    """Type a result in place of the one that the register of cooperatives gives, with the reason for it."""
    return set_fields(book, ((FieldRef(target, "actual"), value), (FieldRef(target, "manual_reason"), reason)))


def use_register(book: Book, target: str) -> Book:
    """Give up a typed result, so that the register of cooperatives gives it again."""
    return set_fields(book, ((FieldRef(target, "actual"), None), (FieldRef(target, "manual_reason"), "")))


def dismiss(book: Book, report: str, finding: str, reason: str = "") -> Book:
    """Pass over a finding, known by its key, with the reason why."""
    owner = book.report(report)
    return set_field(book, FieldRef(report, "dismissed"), {**owner.dismissed, finding: clean(reason)})


def reconsider(book: Book, report: str, finding: str) -> Book:
    """Look at a finding again that was passed over."""
    owner = book.report(report)
    kept = {key: reason for key, reason in owner.dismissed.items() if key != finding}
    return set_field(book, FieldRef(report, "dismissed"), kept)


def place_of(book: Book, entity: str) -> tuple[Entity, str, int]:
    """Return an entity's owner, the name of its collection and its position there; raises UnknownEntity."""
    path = book.path(entity)
    if not path:
        raise UnknownEntity(entity)
    owner: Entity = book
    for name, position in path[:-1]:
        owner = getattr(owner, name)[position]
    return (owner, *path[-1])


def take_out(book: Book, entity: str) -> Book:
    """Take a row out whose words stand elsewhere: it does not go into the bin."""
    owner, collection, position = place_of(book, entity)
    rows = getattr(owner, collection)
    return _put(book, owner.id, replace(owner, **{collection: rows[:position] + rows[position + 1 :]}))


def new_book(catalogue: Catalogue) -> Book:
    """Return a book with one unit to be named and one empty report of it."""
    unit = Unit(id=new_id("d"))
    return Book(id=new_id("b"), units=(unit,), reports=(new_report(catalogue, unit.id),))


def new_report(catalogue: Catalogue, unit: str = "", name: str = "") -> Report:
    """Return an empty report with the standard documents, targets, task groups and policies of the catalogue."""
    return Report(
        id=new_id("r"),
        unit=unit,
        name=name,
        citations=tuple(_citation(document) for document in catalogue.documents if document.standard),
        targets=tuple(Target(id=new_id("t"), indicator=indicator) for indicator in catalogue.indicators),
        groups=tuple(
            TaskGroup(id=new_id("g"), key=heading.key, title=heading.title)
            for heading in _standard(catalogue.task_groups)
        ),
        policies=tuple(
            Policy(id=new_id("p"), key=heading.key, title=heading.title) for heading in _standard(catalogue.policies)
        ),
    )


def _citation(document: LegalDocument) -> Citation:
    return Citation(
        id=new_id("c"),
        kind=document.kind,
        number=document.number,
        issued=document.issued,
        issuer=document.issuer,
        title=document.title,
        in_force=document.in_force,
        expired=document.expired,
    )


def _standard(headings: Iterable[Heading]) -> Iterable[Heading]:
    return (heading for heading in headings if heading.standard)


def _in_bin(book: Book, entity: str) -> tuple[str, Removed[Any]]:
    for collection, removed in book.bin.rows():
        if removed.row.id == entity:
            return collection, removed
    raise UnknownEntity(entity)


def _inserted(rows: tuple[Entity, ...], position: int, row: Entity) -> tuple[Entity, ...]:
    return (*rows[:position], row, *rows[position:])


def _cleaned(value: Any) -> Any:
    return clean(value) if type(value) is str else value


def _changed(book: Book, entity: Entity, field: str, value: Any) -> Entity:
    """Return an entity with a value in a field, a report with the unit and the signer of its new day.

    One that is closed for signing has both already, on paper.
    """
    entity = _with(entity, field.split("."), value)
    if isinstance(entity, Report) and field in dated.DATES and entity.state is not State.CLOSED:
        return dated.follow(book, entity)
    return entity


def _with(record: Any, names: list[str], value: Any) -> Any:
    name, *deeper = names
    return replace(record, **{name: _with(getattr(record, name), deeper, value) if deeper else value})


def _position(rows: tuple[Entity, ...], entity: str) -> int:
    for position, row in enumerate(rows):
        if row.id == entity:
            return position
    raise UnknownEntity(entity)


def _put_below(book: Book, owner: str, changed: Mapping[str, Entity]) -> Book:
    """Return the book with the rows that stand in an entity replaced by those of the same id."""
    record = book.entity(owner)
    rows = {
        name: tuple(changed.get(row.id, row) if type(row) not in COLLECTIONS else row for row in getattr(record, name))
        for name in COLLECTIONS[type(record)]
    }
    return _put(book, owner, replace(record, **rows))


def _with_rows_of(record: Entity, other: Entity) -> Entity:
    return replace(record, **{name: getattr(other, name) for name in COLLECTIONS[type(record)]})


def _put(book: Book, entity: str, record: Entity) -> Book:
    """Return the book with one entity replaced, and every record above it remade."""
    path = book.path(entity)
    owners: list[Any] = [book]
    for name, position in path:
        owners.append(getattr(owners[-1], name)[position])
    made: Any = record
    for (name, position), owner in zip(reversed(path), reversed(owners[:-1]), strict=True):
        rows = getattr(owner, name)
        made = replace(owner, **{name: (*rows[:position], made, *rows[position + 1 :])})
    assert isinstance(made, Book)
    return made

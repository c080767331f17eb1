"""The way of a report to its signature: drafts, closing, number and date, opening again; what is written of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

from msgspec.structs import replace

from desktop.domain import edits
from desktop.domain.book import (
    Book,
    ClosedReport,
    Entity,
    FieldRef,
    Policy,
    Report,
    State,
    TaskGroup,
    WordFile,
)
from desktop.domain.errors import UnknownEntity
from desktop.domain.fields import Kind, field_of
from desktop.domain.values import NOT_APPLICABLE, NOT_COLLECTED

_Row = TypeVar("_Row", bound=Entity)

NOTED = ("remarks", "files", "dismissed", "unseen")
"""What is noted about a report but not printed: it may change at any time."""

GIVEN_LATER = ("number", "issued")
"""What a closed report gets after the signature; once it is issued, that is closed too."""

MOST_FILES = 50
"""How many written files are remembered; the oldest are forgotten."""


class Way(Enum):
    """How a gap is settled otherwise than by entering what is missing."""

    NOT_COLLECTED = "it is said that nobody has the figure yet"
    NOTHING_OCCURRED = "it is said that nothing occurred"
    LEFT_OUT = "the sentence is left out"


def note_file(book: Book, report: str, file: WordFile) -> Book:
    """Remember a Word file that was written; a draft counts. A file of the same name is the one written last."""
    owner = _report(book, report)
    if owner is None:
        return book
    files = (*(known for known in owner.files if known.name != file.name), file)[-MOST_FILES:]
    return edits.replace_report(book, replace(owner, files=files, drafts=max(owner.drafts, file.draft)))


def close_report(book: Book, report: str, at: datetime) -> Book:
    """Close a report for signing: number and date are blank, and a copy of all that it prints is kept."""
    owner = book.report(report)
    if owner.state is not State.DRAFT:
        return book
    closed = replace(owner, state=State.CLOSED, number="", issued=None)
    printed = {row.cooperative for row in closed.returns}
    copy = ClosedReport(
        closed_at=at,
        report=closed,
        unit=book.unit_of(closed),
        signer=book.signer_of(closed),
        cooperatives=tuple(row for row in book.cooperatives if row.id in printed),
    )
    return replace(edits.replace_report(book, closed), closed=(*book.closed, copy))


def issue(book: Book, report: str, number: str, day: date) -> Book:
    """Give a closed report the number and date that it got after the signature."""
    owner = book.report(report)
    if owner.state is State.DRAFT:
        return book
    book = edits.replace_report(book, replace(owner, state=State.ISSUED, number=number.strip(), issued=day))
    last = _last_copy(book, report)
    copies = tuple(replace(copy, issued=True) if copy is last else copy for copy in book.closed)
    return replace(book, closed=copies)


def reopen(book: Book, report: str) -> Book:
    """Let a closed report be edited again; the closed copy stays."""
    owner = book.report(report)
    return edits.replace_report(book, replace(owner, state=State.DRAFT))


def take_edits(book: Book, report: str, changes: Iterable[tuple[FieldRef, Any]], file: WordFile | None = None) -> Book:
    """Put what was changed in a Word file into the book, and remember the file as it is now."""
    book = edits.set_fields(book, changes)
    return book if file is None else note_file(book, report, file)


def settle_gap(book: Book, report: str, ref: FieldRef, way: Way, reason: str = "") -> Book:
    """Settle a gap of a report by a way that `ways` offers; findings about what is left out are passed over."""
    match way:
        case Way.NOT_COLLECTED:
            return edits.set_field(book, ref, NOT_COLLECTED)
        case Way.NOTHING_OCCURRED:
            return edits.set_field(book, FieldRef(ref.entity, "nothing_occurred"), True)
    if field_of(book.entity(ref.entity), ref.field).kind is Kind.VALUE:
        return edits.set_field(book, ref, NOT_APPLICABLE)
    owner = book.report(report)
    if ref == FieldRef(owner.id, "proposals"):
        return edits.set_field(book, FieldRef(owner.id, "no_proposals"), True)
    from desktop.domain.checks import findings  # dozens of modules: not for the start of the window

    passed = {finding.key: reason for finding in findings(book, owner) if finding.ref == ref}
    return edits.replace_report(book, replace(owner, dismissed={**owner.dismissed, **passed, _gap(ref): reason}))


def ways(book: Book, ref: FieldRef) -> tuple[Way, ...]:
    """Return how a gap can be settled besides entering what is missing."""
    try:
        entity = book.entity(ref.entity)
        kind = field_of(entity, ref.field).kind
    except (UnknownEntity, KeyError):
        return ()
    if kind is Kind.VALUE:
        return (Way.NOT_COLLECTED, Way.LEFT_OUT)
    if isinstance(entity, TaskGroup | Policy) and ref.field == "result":
        return (Way.NOTHING_OCCURRED,)
    return (Way.LEFT_OUT,) if isinstance(entity, Report) and kind is Kind.PROSE and ref.field != "abstract" else ()


def is_left_out(report: Report, ref: FieldRef) -> bool:
    """Whether somebody decided that the document says nothing where this field is empty."""
    return _gap(ref) in report.dismissed


def changes_closed(before: Book, after: Book) -> str | None:
    """Return the id of a closed report that an edit would change, `None` where it changes none.

    One that was issued before it came into the book, which keeps no closed copy of it, may be edited.
    """
    for report in before.reports:
        if not _is_closed(before, report):
            continue
        now = _report(after, report.id)
        if now is report:
            continue
        if now is None:
            return report.id
        if now.state is State.DRAFT:
            continue
        allowed = {name: getattr(now, name) for name in ("state", *_still_open(report))}
        if replace(report, **allowed) != now:
            return report.id
    return None


def is_fixed(book: Book, ref: FieldRef) -> bool:
    """Say whether a field stands in a closed report and may not change. Raises UnknownEntity."""
    path = book.path(ref.entity)
    if not path or path[0][0] != "reports":
        return False
    report = book.reports[path[0][1]]
    name = path[1][0] if len(path) > 1 else ref.field.split(".")[0]
    return _is_closed(book, report) and name not in _still_open(report)


def _is_closed(book: Book, report: Report) -> bool:
    return report.state is State.CLOSED or (report.state is State.ISSUED and _last_copy(book, report.id) is not None)


def _still_open(report: Report) -> tuple[str, ...]:
    """Return what of a closed report may change."""
    return (*GIVEN_LATER, *NOTED) if report.state is State.CLOSED else NOTED


def as_closed(book: Book, report: str) -> Book:
    """Return the book as a closed report was printed of it, with the number and date that came later."""
    owner = book.report(report)
    copy = _last_copy(book, report)
    if owner.state is State.DRAFT or copy is None:
        return book
    printed = replace(copy.report, state=owner.state, number=owner.number, issued=owner.issued)
    return replace(
        edits.replace_report(book, printed),
        units=_as_kept(book.units, [copy.unit] if copy.unit else []),
        signers=_as_kept(book.signers, [copy.signer] if copy.signer else []),
        cooperatives=_as_kept(book.cooperatives, copy.cooperatives),
    )


def _as_kept(rows: Sequence[_Row], kept: Sequence[_Row]) -> tuple[_Row, ...]:
    """Return rows of the book as they were when the report was closed, with those that are deleted since."""
    then, now = {row.id: row for row in kept}, {row.id for row in rows}
    return (*(then.get(row.id, row) for row in rows), *(row for row in kept if row.id not in now))


def _last_copy(book: Book, report: str) -> ClosedReport | None:
    return next((copy for copy in reversed(book.closed) if copy.report.id == report), None)


def _gap(ref: FieldRef) -> str:
    return f"gap {ref}"


def _report(book: Book, report: str) -> Report | None:
    return next((row for row in book.reports if row.id == report), None)

"""What the report of the period before says in the same place: last year's figure and text beside every field."""

from __future__ import annotations

from datetime import date

from desktop.domain import reading
from desktop.domain.book import Book, Citation, Entity, FieldRef, Policy, Report, Return, Target, TaskGroup, value_of
from desktop.domain.dated import line_of
from desktop.domain.fields import Kind, field_of

_COLLECTIONS: dict[type[Entity], str] = {
    Target: "targets",
    TaskGroup: "groups",
    Policy: "policies",
    Return: "returns",
    Citation: "citations",
}
_COMPARED = (Kind.VALUE, Kind.ANSWER, Kind.CHOICE, Kind.PROSE, Kind.LONG, Kind.LINES)
_QUOTES = "⟦"
"""What a text has that quotes figures; only such a one needs the rules of quoting, which the window opens without."""

_SAME_EVERY_YEAR = {"money_unit", "wage_per", "outline", "numbering", "profile", "signer", "title"}
"""Fields in which last year's entry says nothing: how something is written, not what."""


def former_report(book: Book, report: Report) -> Report | None:
    """Return the report of the period before: the one rolled forward, else that of the unit which ended last before."""
    if report.previous:
        return next((other for other in book.reports if other.id == report.previous), None)
    if report.period_to is None or len(book.reports) == 1:
        return None
    units = line_of(book, report.unit)
    before = [
        other
        for other in book.reports
        if other.unit in units and other.period_to is not None and other.period_to < report.period_to
    ]
    return max(before, key=lambda other: other.period_to or date.min, default=None)


def former_of(book: Book, report: Report, entity: str) -> Entity | None:
    """Return the row of the period before that a row of the report goes on from; None where there is none.

    Rows that were not rolled forward are known by indicator, key, cooperative or number.
    """
    before = former_report(book, report)
    if before is None:
        return None
    if entity == report.id:
        return before
    if entity in report.origins and report.origins[entity] in before.paths:
        return _below(before, report.origins[entity])
    if entity not in report.paths:
        return None
    row = _below(report, entity)
    key = _key(row)
    if not key:
        return None
    rows: tuple[Entity, ...] = getattr(before, _COLLECTIONS[type(row)])
    return next((other for other in rows if _key(other) == key), None)


def former_return(book: Book, report: Report, row: Return) -> Return | None:
    """Return the same cooperative's figures in the period before."""
    found = former_of(book, report, row.id)
    return found if isinstance(found, Return) else None


def former_text(book: Book, ref: FieldRef) -> str:
    """Return what stood in a field in the period before, as that report said it; '' where that says nothing.

    That is: nothing stood there, the register has the field for all periods, or it says how something is written.
    """
    text = _former(book, ref)
    if _QUOTES not in text:
        return text
    from desktop.domain import quoting

    report = book.report_of(ref.entity)
    return quoting.plain(book, former_report(book, report) if report is not None else None, text)


def former_quoting(book: Book, ref: FieldRef) -> str:
    """Return the same text with the figures that it quotes as those of the report that `ref` belongs to."""
    text = _former(book, ref)
    report = book.report_of(ref.entity)
    if _QUOTES not in text or report is None:
        return text
    from desktop.domain.rolling import requoted

    return requoted(text, {report.previous: report.id, **{old: new for new, old in report.origins.items()}})


def _former(book: Book, ref: FieldRef) -> str:
    report = book.report_of(ref.entity)
    found = former_of(book, report, ref.entity) if report is not None else None
    if found is None or ref.field in _SAME_EVERY_YEAR:
        return ""
    try:
        field = field_of(found, ref.field)
    except KeyError:
        return ""
    return reading.as_text(value_of(found, field.name), field) if field.kind in _COMPARED else ""


def _key(row: Entity) -> object:
    match row:
        case Target():
            return row.indicator.code
        case TaskGroup() | Policy():
            return row.key
        case Return():
            return row.cooperative
        case Citation():
            return (row.number, row.issued) if row.number else None
    return None


def _below(report: Report, entity: str) -> Entity:
    found: Entity = report
    for name, position in report.paths[entity]:
        found = getattr(found, name)[position]
    return found

"""A report that was read out of an old document, taken into a book that is kept already."""

from __future__ import annotations

from msgspec.structs import replace

from desktop.domain import edits
from desktop.domain.book import Book, Report, Signer, Unit
from desktop.domain.figures import actual_of
from desktop.domain.former import former_of, former_report
from desktop.domain.units import called


def take_old_report(book: Book, old: Book, report: str) -> Book:
    """Add a report of the book `old`, made of one document, as a period of the book's own unit; raises UnknownEntity.

    Unit and signer are those that the book knows by their names. A unit of another name becomes one that the book's
    unit was made of. The report stands where its period ends, and gives the report that follows it what is empty
    there of last year's figures.
    """
    taken = old.report(report)
    book, unit = _with_unit(book, old.unit_of(taken))
    book, signer = _with_signer(book, old.signer_of(taken))
    taken = replace(taken, unit=unit, signer=signer)
    book = edits.add_row(book, book.id, "reports", taken, before=_later(book, taken))
    return _with_last_year(book, taken)


def is_same_unit(one: Unit, other: Unit) -> bool:
    """Whether two records are about the same office: by its name, whatever else is known of it."""
    return _name(one) == _name(other)


def home_unit(book: Book) -> Unit | None:
    """Return the unit that the book is kept for: that of its newest report, else the last one."""
    newest = book.newest_report()
    unit = book.unit_of(newest) if newest is not None else None
    return unit or next(reversed(book.units), None)


def _name(unit: Unit) -> str:
    return " ".join(called(unit).casefold().split())


def _with_unit(book: Book, unit: Unit | None) -> tuple[Book, str]:
    """Return the book and the id of the unit that the report is of."""
    home = home_unit(book)
    if unit is None or not _name(unit):
        return book, home.id if home is not None else ""
    known = next((row for row in reversed(book.units) if is_same_unit(row, unit)), None)
    if known is not None:
        return book, known.id
    if home is None:
        return edits.add_row(book, book.id, "units", unit), unit.id
    if not _name(home):
        return _with_row(book, "units", replace(unit, id=home.id)), home.id
    book = edits.add_row(book, book.id, "units", unit, before=home.id)
    return _with_row(book, "units", replace(home, predecessors=(*home.predecessors, unit.id))), unit.id


def _with_signer(book: Book, signer: Signer | None) -> tuple[Book, str]:
    if signer is None:
        return book, ""
    key = (signer.name.casefold(), signer.authority)
    known = next((row for row in book.signers if (row.name.casefold(), row.authority) == key), None)
    return (book, known.id) if known is not None else (edits.add_row(book, book.id, "signers", signer), signer.id)


def _later(book: Book, taken: Report) -> str | None:
    """Return the first report whose period ends after that of `taken`; None where it comes last."""
    end = taken.period_to
    later = (row.id for row in book.reports if end is not None and row.period_to is not None and row.period_to > end)
    return next(later, None)


def _with_last_year(book: Book, taken: Report) -> Book:
    """Fill what is empty of last year's figures in the reports that follow."""
    for report in book.reports:
        if former_report(book, report) is not taken:
            continue
        targets = list(report.targets)
        for position, target in enumerate(targets):
            before = former_of(book, report, target.id) if target.last_year is None else None
            found = next((row for row in taken.targets if row is before), None)
            if found is not None:
                targets[position] = replace(target, last_year=actual_of(book, taken, found))
        book = edits.replace_report(book, replace(report, targets=tuple(targets)))
    return book


def _with_row(book: Book, collection: str, made: Unit) -> Book:
    rows = tuple(made if row.id == made.id else row for row in getattr(book, collection))
    return replace(book, **{collection: rows})

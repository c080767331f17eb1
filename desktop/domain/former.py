"""The report of the period before, and what it says of the same cooperative."""

from __future__ import annotations

from datetime import date

from desktop.domain.book import Book, Report, Return


def former_report(book: Book, report: Report) -> Report | None:
    """Return the report of the period before: the one rolled forward, else that of the unit which ended last before."""
    if report.previous:
        return next((other for other in book.reports if other.id == report.previous), None)
    if report.period_to is None or len(book.reports) == 1:
        return None
    before = [
        other
        for other in book.reports
        if other.unit == report.unit and other.period_to is not None and other.period_to < report.period_to
    ]
    return max(before, key=lambda other: other.period_to or date.min, default=None)


def former_return(book: Book, report: Report, row: Return) -> Return | None:
    """Return the same cooperative's figures in the period before."""
    before = former_report(book, report)
    rows = before.returns if before is not None else ()
    return next((other for other in rows if other.cooperative == row.cooperative), None)

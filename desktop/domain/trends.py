"""What is drawn of the targets: how far each is on its way, and how it went over the periods of the book."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from desktop.domain.book import Book, Report, Target
from desktop.domain.dated import line_of
from desktop.domain.figures import actual_of, share
from desktop.domain.values import Number, Value

BEFORE = "before"
"""The id of a point that stands in no report of its own: last year's figure as the first report tells it."""


class Progress(Struct, frozen=True):
    """How far a target is on its way: the result, goal and vision, and what share of each is reached, in percent."""

    target: Target
    actual: Value | None
    to_goal: Decimal | None
    to_vision: Decimal | None


class Point(Struct, frozen=True):
    """The result of one period: `report` is its id, or BEFORE; `name` what the period is called ('' for BEFORE)."""

    report: str
    name: str
    value: Decimal


def progress(book: Book, report: Report) -> list[Progress]:
    """Return how far every target of a report is; no shares of ranks, ranges and gaps, nor where less is better."""
    found = []
    for target in report.targets:
        actual = actual_of(book, report, target)
        found.append(Progress(target, actual, share(target, actual, target.goal), share(target, actual, target.vision)))
    return found


def trend(book: Book, report: Report, target: Target) -> list[Point]:
    """Return the results of the same indicator in the unit's reports up to this one, the oldest first.

    Reports of the units that it was made of are among them. Before the oldest stands last year's figure, if that
    report has one.
    """
    until = report.period_to or date.max
    units = line_of(book, report.unit)
    reports = [
        other
        for other in book.reports
        if other.unit in units and (other.id == report.id or (other.period_to or date.max) < until)
    ]
    points: list[Point] = []
    first: Target | None = None
    for other in sorted(reports, key=lambda each: (each.period_to or date.max, each.id == report.id)):
        same = next((row for row in other.targets if row.indicator.code == target.indicator.code), None)
        value = actual_of(book, other, same) if same is not None else None
        if same is not None and isinstance(value, Number) and value.high is None:
            first = first or same
            points.append(Point(other.id, other.name, value.low))
    if first is not None and isinstance(first.last_year, Number) and first.last_year.high is None:
        points.insert(0, Point(BEFORE, "", first.last_year.low))
    return points

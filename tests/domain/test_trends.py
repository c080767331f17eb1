"""How far the targets are, and how they went over the periods."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from desktop.domain.book import Book, Report
from desktop.domain.indicators import Direction
from desktop.domain.trends import BEFORE, Point, progress, trend
from tests.builders import a_book, a_full_return, a_report, a_target, a_unit


def a_year(year: int, actual: str | None, **target: str) -> Report:
    goal = a_target("own", id=f"t-{year}", actual=actual, **target)  # type: ignore[arg-type]
    return a_report(id=f"r-{year}", unit="u-1", name=f"Năm {year}", period_to=date(year, 6, 15), targets=(goal,))


def points(book: Book, report: str) -> list[Point]:
    found = book.report(report)
    return trend(book, found, found.targets[0])


def test_every_target_says_how_far_it_is() -> None:
    book = a_book(
        a_report(
            returns=(a_full_return(),),
            targets=(
                a_target("members", goal="1.300", vision="2.210"),
                a_target("rank", goal="tốt"),
                a_target("own", goal="5"),
            ),
        )
    )

    members, rank, own = progress(book, book.reports[0])

    assert (members.to_goal, members.to_vision) == (Decimal("85.0"), Decimal("50.0"))
    assert (rank.to_goal, own.actual, own.to_goal) == (None, None, None)


def test_where_less_is_better_no_share_of_the_way_is_told() -> None:
    target = a_target("poor", direction=Direction.DOWN, goal="1", vision="≥ 1", actual="4")
    report = a_report(targets=(target,))

    (poor,) = progress(a_book(report), report)

    assert (poor.to_goal, poor.to_vision) == (None, Decimal("400.0"))


def test_a_line_goes_over_the_periods_in_their_order() -> None:
    book = a_book(a_year(2026, "1.098"), a_year(2024, "1.062", last_year="1.040"), a_year(2025, "1.081"))

    assert points(book, "r-2026") == [
        Point(BEFORE, "", Decimal(1040)),
        Point("r-2024", "Năm 2024", Decimal(1062)),
        Point("r-2025", "Năm 2025", Decimal(1081)),
        Point("r-2026", "Năm 2026", Decimal(1098)),
    ]


def test_a_line_ends_with_the_report_that_is_open_and_skips_gaps() -> None:
    book = a_book(a_year(2024, "1.062"), a_year(2025, "chưa thu thập"), a_year(2026, "1.098"), a_year(2027, "1.200"))

    assert [point.report for point in points(book, "r-2026")] == ["r-2024", "r-2026"]


def test_a_line_goes_on_through_the_units_that_a_unit_was_made_of() -> None:
    units = (
        a_unit(id="u-first"),
        a_unit(id="u-second", predecessors=("u-first",)),
        a_unit(id="u-1", predecessors=("u-second",)),
        a_unit(id="u-other"),
    )
    reports = (
        replace(a_year(2023, "1.040"), unit="u-first"),
        replace(a_year(2024, "1.062"), unit="u-second"),
        replace(a_year(2025, "5"), unit="u-other"),
        a_year(2026, "1.098"),
    )

    assert [point.report for point in points(a_book(*reports, units=units), "r-2026")] == ["r-2023", "r-2024", "r-2026"]


def test_without_figures_there_is_no_line() -> None:
    assert points(a_book(a_year(2026, None)), "r-2026") == []

"""What a superior asks for: taken in as one edit, nothing of the report lost."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from desktop.domain.book import OutlineLine, Report, Use
from desktop.domain.requests import (
    GIVEN,
    RequestSheet,
    adopt,
    adopt_next,
    belongs_to_next,
    changes,
    not_asked,
    set_outline,
    sheet_of,
)
from desktop.domain.values import format_value
from tests.builders import a_book, a_citation, a_report, a_target, an_indicator

LINES = (
    OutlineLine(level=1, title="Kết quả", sections=("goals",)),
    OutlineLine(level=1, title="Kiến nghị", sections=("proposals",)),
)


def a_sheet(**given: object) -> RequestSheet:
    known = {
        "id": "q-1",
        "issuer": "Ủy ban nhân dân tỉnh",
        "number": "12/UBND",
        "issued": date(2027, 6, 1),
        "name": "05 năm",
        "period_to": date(2027, 6, 16),
        "cutoff": date(2027, 6, 10),
        "due": date(2027, 6, 20),
        "lines": LINES,
        "indicators": (an_indicator("workers"), an_indicator("members", register="members")),
    }
    return RequestSheet(**{**known, **given})  # type: ignore[arg-type]


def asked(report: Report, sheet: RequestSheet) -> Report:
    return adopt(a_book(report), report.id, sheet).report(report.id)


def test_period_deadline_outline_and_letter_are_taken_in() -> None:
    made = asked(a_report(), a_sheet())

    assert (made.name, made.period_to, made.cutoff, made.due) == (
        "05 năm",
        date(2027, 6, 16),
        date(2027, 6, 10),
        date(2027, 6, 20),
    )
    assert (made.outline, made.lines) == (GIVEN, LINES)
    assert [(row.number, row.use) for row in made.citations] == [("12/UBND", Use.REQUEST)]
    assert made.request is not None
    assert made.request.id == "q-1"


def test_what_is_not_asked_for_stays() -> None:
    report = a_report(
        period_from=date(2022, 6, 16), targets=(a_target("members", actual="5"), a_target("own", actual="7"))
    )

    made = asked(report, a_sheet(name="", due=None))

    assert (made.name, made.due, made.period_from) == ("01 năm", None, date(2022, 6, 16))
    assert [row.indicator.code for row in made.targets] == ["workers", "members", "own"]
    assert [format_value(row.actual) for row in made.targets] == ["", "5", "7"]
    assert [row.indicator.code for row in not_asked(made, a_sheet())] == ["own"]


def test_another_wording_keeps_the_figures_and_another_unit_never_does() -> None:
    report = a_report(targets=(a_target("members", actual="1.105"),))
    worded = an_indicator("members", name="Tổng số thành viên chính thức", register="members")
    in_thousands = an_indicator("members", unit="nghìn người")

    (same,) = asked(report, a_sheet(indicators=(worded,))).targets
    new, old = asked(report, a_sheet(indicators=(in_thousands,))).targets

    assert (same.id, same.indicator.name, format_value(same.actual)) == ("t-members", worded.name, "1.105")
    assert (new.actual, format_value(old.actual)) == (None, "1.105")


def test_asking_twice_changes_nothing_the_second_time() -> None:
    book = adopt(a_book(a_report(targets=(a_target(),))), "r-1", a_sheet())

    assert adopt(book, "r-1", a_sheet()) is book


def test_a_letter_that_is_cited_already_is_not_cited_twice() -> None:
    there = a_citation("12/UBND", date(2027, 6, 1), use=Use.REQUEST)

    assert asked(a_report(citations=(there,)), a_sheet()).citations == (there,)


def test_a_request_for_the_next_period_makes_it_of_the_last() -> None:
    book = a_book(a_report(targets=(a_target("members", actual="5"),)))

    made = adopt_next(book, "r-1", "r-2", a_sheet())

    assert made.report("r-1") is book.report("r-1")
    assert [format_value(row.last_year) for row in made.report("r-2").targets] == ["", "5"]
    assert made.report("r-2").due == date(2027, 6, 20)


@pytest.mark.parametrize(
    ("period_to", "following"),
    [(date(2027, 6, 16), True), (date(2026, 6, 16), False), (date(2026, 6, 30), False), (None, False)],
)
def test_a_request_is_for_the_next_period_when_it_ends_much_later(period_to: date | None, following: bool) -> None:
    assert belongs_to_next(a_report(), a_sheet(period_to=period_to)) is following


def test_what_would_change_is_told_in_words() -> None:
    before = a_report(targets=(a_target("members"),))
    after = asked(before, a_sheet())

    assert [(change.what, change.before, change.after) for change in changes(before, after)] == [
        ("name", "01 năm", "05 năm"),
        ("period_to", "16/6/2026", "16/6/2027"),
        ("cutoff", "", "10/6/2027"),
        ("due", "", "20/6/2027"),
        ("letter", "", "12/UBND"),
        ("lines", "", "Kết quả\nKiến nghị"),
        ("indicator", "", "Chỉ tiêu workers (người)"),
    ]


def test_a_request_asks_for_reports_like_the_one_it_is_made_of() -> None:
    letter = a_citation("12/UBND", date(2027, 6, 1), use=Use.REQUEST, issuer="Sở Nông nghiệp và Môi trường")
    report = a_report(targets=(a_target("members"),), citations=(letter,), due=date(2027, 6, 20))
    book = a_book(report)

    sheet = sheet_of(book, report, LINES)

    assert (sheet.issuer, sheet.number, sheet.due) == (letter.issuer, "12/UBND", date(2027, 6, 20))
    assert adopt(book, "r-1", replace(sheet, lines=())).report("r-1").targets == report.targets


def test_an_outline_is_set_at_once_and_an_empty_one_never() -> None:
    book = a_book()

    assert set_outline(book, "r-1", ()) is book
    assert set_outline(book, "r-1", LINES).report("r-1").outline == GIVEN

"""An old report goes into the book that is kept: to its unit, in the order of periods, with last year's figures."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from desktop.domain.book import Book, FieldRef, Unit
from desktop.domain.former import former_report, former_text
from desktop.domain.old_report import take_old_report
from tests.builders import a_book, a_report, a_signer, a_target, a_unit, a_value

OLD_PERIOD = {"period_from": date(2024, 6, 16), "period_to": date(2025, 6, 16)}


def an_old_book(unit: Unit | None = None, **given: object) -> Book:
    """What the importer makes: one report 'r-old' of a unit 'u-old', signed by 'y-old'."""
    targets = (a_target("members", id="t-old", actual="1.050"),)
    signer = a_signer("Lê B", id="y-old")
    report = a_report(**{"id": "r-old", "unit": "u-old", "signer": "y-old", "targets": targets, **OLD_PERIOD, **given})
    return Book(id="b-old", units=(unit or a_unit(id="u-old"),), signers=(signer,), reports=(report,))


def test_it_is_a_period_of_the_units_and_stands_before_the_later_ones() -> None:
    book = a_book(a_report(unit="u-1"), signers=(a_signer(),))

    taken = take_old_report(book, an_old_book(), "r-old")

    assert [report.id for report in taken.reports] == ["r-old", "r-1"]
    assert taken.report("r-old").unit == "u-1"
    assert taken.units == book.units
    assert former_report(taken, taken.report("r-1")) is taken.report("r-old")


def test_one_without_dates_comes_last() -> None:
    taken = take_old_report(a_book(), an_old_book(period_from=None, period_to=None), "r-old")

    assert [report.id for report in taken.reports] == ["r-1", "r-old"]


def test_it_gives_last_years_figures_where_nobody_has_typed_any() -> None:
    targets = (a_target("members"), a_target("workers", last_year="60"))
    book = a_book(a_report(unit="u-1", targets=targets, strengths="Tốt."))
    old = an_old_book(
        targets=(a_target("members", id="t-old", actual="1.050"), a_target("workers", id="t-o2", actual="55")),
        strengths="Năm trước tốt.",
    )

    taken = take_old_report(book, old, "r-old")

    members, workers = taken.report("r-1").targets
    assert members.last_year == a_value("1.050")
    assert workers.last_year == a_value("60")
    assert former_text(taken, FieldRef("r-1", "strengths")) == "Năm trước tốt."


def test_a_signer_that_the_book_knows_is_not_added_again() -> None:
    book = a_book(signers=(a_signer("Lê B", id="y-1"),))

    known = take_old_report(book, an_old_book(), "r-old")
    new = take_old_report(a_book(signers=(a_signer("Trần C", id="y-1"),)), an_old_book(), "r-old")

    assert (known.report("r-old").signer, len(known.signers)) == ("y-1", 1)
    assert (new.report("r-old").signer, [row.id for row in new.signers]) == ("y-old", ["y-1", "y-old"])


def test_a_unit_of_another_name_is_what_the_books_unit_was_made_of() -> None:
    book = a_book(a_report(unit="u-1"))

    taken = take_old_report(book, an_old_book(a_unit("Tên cũ", id="u-old")), "r-old")

    assert [row.id for row in taken.units] == ["u-old", "u-1"]
    assert taken.units[1].predecessors == ("u-old",)
    assert taken.report("r-old").unit == "u-old"
    assert former_report(taken, taken.report("r-1")) is taken.report("r-old")


def test_the_unnamed_unit_of_a_new_book_takes_the_name() -> None:
    book = a_book(a_report(unit="u-1", period_to=None), units=(Unit(id="u-1"),))

    taken = take_old_report(book, an_old_book(), "r-old")

    assert [(row.id, row.name) for row in taken.units] == [("u-1", a_unit().name)]
    assert taken.report("r-old").unit == "u-1"


def test_a_document_that_does_not_tell_its_unit_is_of_the_books() -> None:
    taken = take_old_report(a_book(a_report(unit="u-1")), an_old_book(Unit(id="u-old")), "r-old")

    assert taken.report("r-old").unit == "u-1"
    assert len(taken.units) == 1


def test_nothing_else_of_the_book_changes() -> None:
    book = a_book(a_report(unit="u-1"))

    taken = take_old_report(book, an_old_book(), "r-old")

    assert replace(taken, reports=taken.reports[1:], signers=book.signers) == book

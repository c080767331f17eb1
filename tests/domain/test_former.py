"""Last year's figure and text beside every field: found by origin, else by what the row is about."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from desktop.domain import edits
from desktop.domain.book import Book, FieldRef, Return
from desktop.domain.former import former_of, former_quoting, former_report, former_return, former_text
from desktop.domain.rolling import roll_forward
from tests.builders import a_book, a_full_return, a_group, a_policy, a_report, a_target, a_task, a_unit


def two_years() -> Book:
    """A report 'r-old' and the one rolled forward from it, 'r-new'."""
    old = a_report(
        id="r-old",
        unit="u-1",
        returns=(a_full_return(),),
        targets=(a_target("members"), a_target("own", id="t-own")),
        groups=(a_group("Nhận thức", a_task("Mở lớp.", id="k-1", result="Đã mở."), key="awareness", result="Tốt."),),
        policies=(a_policy("Đất đai", key="land", result="Đã giao đất."),),
        strengths="Đạt ⟦n-c-1#members⟧, ⟦s-gone#money⟧.",
        goals_result="Năm trước đạt.",
    )
    return roll_forward(a_book(old), "r-old", "r-new")


def apart(book: Book) -> Book:
    """The same two reports, as if each had been typed or imported on its own."""
    new = replace(book.report("r-new"), previous="", origins={})
    return replace(book, reports=(book.report("r-old"), new))


def test_a_report_that_was_rolled_forward_knows_the_one_before() -> None:
    book = two_years()

    assert former_report(book, book.report("r-new")) is book.report("r-old")
    assert former_report(book, book.report("r-old")) is None


def test_a_report_that_was_typed_anew_follows_the_last_one_of_its_unit() -> None:
    book = apart(two_years())
    newer, other = a_report(id="r-x", unit="u-1", period_to=date(2027, 1, 1)), a_report(id="r-y", unit="u-2")
    book = replace(book, reports=(*book.reports, newer, other))

    assert former_report(book, newer) is book.report("r-old")
    assert former_report(book, replace(newer, period_to=None)) is None


def test_a_report_follows_the_last_one_of_all_units_that_its_own_was_made_of() -> None:
    units = (a_unit(id="u-1"), a_unit(id="u-2", predecessors=("u-1",)), a_unit(id="u-3", predecessors=("u-2",)))
    old, new = a_report(id="r-old", unit="u-1"), a_report(unit="u-3", period_to=date(2027, 6, 16))

    assert former_report(a_book(old, new, units=units), new) is old


def test_rows_are_found_by_their_origin_or_by_what_they_are_about() -> None:
    for book in (two_years(), apart(two_years())):
        new, old = book.report("r-new"), book.report("r-old")

        assert former_of(book, new, new.targets[0].id) is old.targets[0]
        assert former_of(book, new, new.groups[0].id) is old.groups[0]
        assert former_of(book, new, new.policies[0].id) is old.policies[0]
        assert former_return(book, new, new.returns[0]) is old.returns[0]
        assert former_of(book, new, new.id) is old


def test_a_task_is_known_by_its_origin_alone() -> None:
    book, typed = two_years(), apart(two_years())
    task = book.report("r-new").groups[0].tasks[0]

    assert former_of(book, book.report("r-new"), task.id) is book.report("r-old").groups[0].tasks[0]
    assert former_of(typed, typed.report("r-new"), typed.report("r-new").groups[0].tasks[0].id) is None


def test_a_row_whose_origin_was_deleted_has_none() -> None:
    book = edits.remove_row(two_years(), "k-1")

    assert former_of(book, book.report("r-new"), book.report("r-new").groups[0].tasks[0].id) is None


def test_the_text_of_last_year_stands_as_its_form_shows_it() -> None:
    book = two_years()
    new = book.report("r-new")
    row = new.returns[0].id

    assert former_text(book, FieldRef(row, "members")) == "1.105"
    assert former_text(book, FieldRef(row, "rank")) == "khá"
    assert former_text(book, FieldRef(row, "director_trained")) == "Có"
    assert former_text(book, FieldRef(new.id, "goals_result")) == "Năm trước đạt."
    assert former_text(book, FieldRef(new.groups[0].tasks[0].id, "result")) == "Đã mở."


def test_where_last_year_says_nothing_nothing_is_said() -> None:
    book = two_years()
    new = book.report("r-new")

    assert former_text(book, FieldRef(new.returns[0].id, "joined")) == ""
    assert former_text(book, FieldRef(new.returns[0].id, "money_unit")) == ""
    assert former_text(book, FieldRef(new.id, "name")) == ""
    assert former_text(book, FieldRef("c-1", "kind")) == ""
    assert former_text(book, FieldRef("r-old", "strengths")) == ""


def test_a_quoted_figure_is_last_years_to_read_and_this_years_to_take() -> None:
    book = two_years()
    new = book.report("r-new")

    assert former_text(book, FieldRef(new.id, "strengths")) == "Đạt 1.105 thành viên, [Chưa có số liệu được dẫn]."
    assert former_quoting(book, FieldRef(new.id, "strengths")) == f"Đạt ⟦{new.returns[0].id}#members⟧, ⟦s-gone#money⟧."


def test_a_cooperative_that_is_new_has_no_figures_of_last_year() -> None:
    book = edits.add_row(two_years(), "r-new", "returns", Return(id="n-c-2", cooperative="c-2"))

    assert former_text(book, FieldRef("n-c-2", "members")) == ""

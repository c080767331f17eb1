"""What differs between two states of a book: every edit shows, nothing shows that is the same."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain import edits
from desktop.domain.book import (
    Book,
    ClosedReport,
    FieldRef,
    OutlineLine,
    Report,
    Request,
    State,
    WordFile,
    walk,
)
from desktop.domain.comparison import Difference, bin_title, compare, take, value_in
from desktop.domain.edits import set_field
from tests.builders import a_citation, a_cooperative, a_return, a_value
from tests.domain.test_edits import EDITS, a_worked_book

BOOK = a_worked_book()
ACTUAL = FieldRef("t-members", "actual")


def kinds(differences: tuple[Difference, ...]) -> list[tuple[str, str]]:
    """What was found, as (id of the row, kind)."""
    return [(found.ref.entity, found.kind) for found in differences]


@pytest.mark.parametrize("name", [name for name in EDITS if name != "put_back"])
def test_every_edit_shows(name: str) -> None:
    after = EDITS[name](BOOK)

    assert compare(BOOK, after) != ()
    assert compare(after, BOOK) != ()


def test_equal_books_do_not_differ_whatever_they_are_made_of() -> None:
    assert compare(BOOK, a_copy_of(BOOK)) == ()


def a_copy_of(book: Book) -> Book:
    """The same book, none of whose records is the same object."""
    import msgspec

    return msgspec.convert(msgspec.to_builtins(book), Book)


def test_a_changed_figure_shows_as_it_is_typed() -> None:
    after = set_field(BOOK, ACTUAL, a_value("1.234,5"))

    assert compare(BOOK, after) == (Difference(ACTUAL, "5", "1.234,5"),)


@pytest.mark.parametrize(
    ("ref", "value", "shown"),
    [
        (FieldRef("r-1", "due"), date(2026, 9, 20), "20/9/2026"),
        (FieldRef("r-1", "no_proposals"), True, "Có"),
        (FieldRef("r-1", "signer"), "y-1", "Nguyễn Văn A"),
        (FieldRef("r-1", "unit"), "u-1", "Hoa Sen"),
        (FieldRef("r-1", "version"), 2, "2"),
        (FieldRef("t-members", "share_of"), a_value("50"), "50"),
        (FieldRef("t-members", "baseline_year"), 2025, "2025"),
        (FieldRef("t-members", "indicator.name"), "Tổng số thành viên", "Tổng số thành viên"),
        (FieldRef("u-1", "valid_to"), date(2027, 1, 1), "01/01/2027"),
        (FieldRef("b-1", "sample"), True, "Có"),
    ],
)
def test_what_is_on_a_form_or_on_none_is_shown_in_words(ref: FieldRef, value: Any, shown: str) -> None:
    (found,) = compare(BOOK, set_field(BOOK, ref, value))

    assert (found.ref, found.after, found.kind) == (ref, shown, "changed")


def test_every_field_of_every_record_is_compared() -> None:
    missed = []
    for entity in walk(BOOK):
        for name in set(entity.__struct_fields__) - {"id", "bin"}:
            if type(getattr(entity, name)) is str:
                changed = set_field(BOOK, FieldRef(entity.id, name), "khác")
                if [found.ref for found in compare(BOOK, changed)] != [FieldRef(entity.id, name)]:
                    missed.append((entity.id, name))

    assert missed == []


def test_a_row_added_or_removed_is_one_difference_that_names_it() -> None:
    after = edits.add_row(BOOK, "r-1", "citations", a_citation("12/2026/NĐ-CP", id="d-1"))

    assert compare(BOOK, after) == (Difference(FieldRef("d-1", "kind"), "", "12/2026/NĐ-CP", "added"),)
    assert compare(after, BOOK) == (Difference(FieldRef("d-1", "kind"), "12/2026/NĐ-CP", "", "removed"),)


def test_figures_of_a_cooperative_are_named_by_it() -> None:
    after = edits.add_cooperative(BOOK, "r-1", a_cooperative("Hợp tác xã Sao Mai", id="c-2"), a_return("c-2"))

    assert [found.after for found in compare(BOOK, after)] == ["Hợp tác xã Sao Mai", "Hợp tác xã Sao Mai"]


def test_only_the_row_that_moved_is_named() -> None:
    assert kinds(compare(BOOK, edits.move_row(BOOK, "k-1", 2))) == [("k-1", "moved")]
    assert kinds(compare(BOOK, edits.move_row(BOOK, "k-3", -2))) == [("k-3", "moved")]


def test_a_row_that_moved_and_changed_shows_both() -> None:
    after = set_field(edits.move_row(BOOK, "k-1", 2), FieldRef("k-1", "result"), "Xong.")

    assert kinds(compare(BOOK, after)) == [("k-1", "changed"), ("k-1", "moved")]


def test_a_task_moved_to_another_group_leaves_one_and_comes_to_the_other() -> None:
    assert kinds(compare(BOOK, edits.move_task(BOOK, "k-1", "g-2"))) == [("k-1", "removed"), ("k-1", "added")]


def test_a_line_kept_as_typed_is_compared() -> None:
    after = set_field(BOOK, FieldRef("r-1", "typed"), {"tasks": "2.NHIỆM VỤ:"})

    assert compare(BOOK, after) == (Difference(FieldRef("r-1", "typed"), "", "2.NHIỆM VỤ:"),)


def test_predecessors_of_a_unit_are_compared() -> None:
    after = set_field(BOOK, FieldRef("u-1", "predecessors"), ("u-8", "u-9"))

    assert [found.after for found in compare(BOOK, after)] == ["u-8, u-9"]


def test_the_order_of_ten_thousand_rows_is_compared_at_once() -> None:
    rows = tuple(a_citation(id=f"d-{number}") for number in range(10_000))
    book = replace(BOOK, reports=(Report(id="r-9", citations=rows),))
    turned = replace(book, reports=(Report(id="r-9", citations=tuple(reversed(rows))),))

    assert len(compare(book, turned)) == 9_999


def test_an_earlier_value_of_a_field_is_found_and_what_did_not_stand_yet_is_nothing() -> None:
    assert value_in(BOOK, ACTUAL) == "5"
    assert value_in(BOOK, FieldRef("r-1", "signer")) == ""
    assert value_in(BOOK, FieldRef("t-later", "actual")) is None


def test_figures_in_the_bin_are_named_by_the_cooperative_that_lies_there_with_them() -> None:
    book = edits.remove_cooperative(BOOK, "n-c-1")

    assert [bin_title(book, removed) for _, removed in book.bin.rows()] == ["Hợp tác xã Hoa Sen"] * 2


@pytest.mark.parametrize("name", [name for name in EDITS if name not in ("put_back", "move_task")])
def test_taking_every_difference_gives_the_other_book(name: str) -> None:
    other = EDITS[name](BOOK)

    book = BOOK
    for difference in compare(BOOK, other):
        book = take(book, other, difference)

    assert compare(book, other) == ()


def test_a_place_that_is_gone_meanwhile_cannot_be_taken() -> None:
    other = set_field(BOOK, FieldRef("k-1", "result"), "Xong.")
    (difference,) = compare(BOOK, other)
    gone = edits.remove_row(BOOK, "k-1")

    assert take(gone, other, difference) is gone


AT = datetime(2026, 10, 3, 14, 5)


@pytest.mark.parametrize(
    ("ref", "value", "shown"),
    [
        (FieldRef("r-1", "state"), State.CLOSED, "đã chốt"),
        (FieldRef("r-1", "files"), (WordFile(name="Bao cao.docx", made=AT, draft=1),), "Bao cao.docx"),
        (FieldRef("r-1", "request"), Request(id="q-1", issuer="UBND tỉnh"), "UBND tỉnh"),
        (FieldRef("r-1", "lines"), (OutlineLine(level=1, title="Mục tiêu"),), "Mục tiêu"),
        (FieldRef("r-1", "unseen"), ("r-1:causes", "r-1:lessons"), "2 chỗ"),
        (FieldRef("r-1", "origins"), {"t-1": "t-0"}, "1 dòng"),
        (FieldRef("r-1", "annexes"), ("targets",), "1 phụ lục"),
        (
            FieldRef("b-1", "closed"),
            (ClosedReport(closed_at=AT, report=Report(id="r-0", name="Năm 2025")),),
            "Năm 2025 (14:05 ngày 03/10/2026)",
        ),
    ],
)
def test_what_only_the_program_writes_is_shown_in_words_too(ref: FieldRef, value: Any, shown: str) -> None:
    (found,) = compare(BOOK, set_field(BOOK, ref, value))

    assert found.after == shown

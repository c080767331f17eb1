"""The way of a report to its signature, as edits of the book."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain import edits, signing
from desktop.domain.book import Book, FieldRef, Remark, Signer, State, WordFile
from desktop.domain.signing import (
    Way,
    as_closed,
    changes_closed,
    close_report,
    issue,
    note_file,
    reopen,
    settle_gap,
    take_edits,
    ways,
)
from desktop.domain.values import NOT_APPLICABLE, NOT_COLLECTED
from tests.builders import a_book, a_finished_report, a_group, a_policy

NOON = datetime(2026, 9, 20, 12, 0, tzinfo=UTC)
STRENGTHS = FieldRef("r-1", "strengths")


@pytest.fixture
def book() -> Book:
    return a_book(a_finished_report(number="9", issued=date(2026, 9, 1)))


def a_file(name: str = "a.docx", draft: int = 0, sha256: str = "1") -> WordFile:
    return WordFile(name=name, made=NOON, draft=draft, sha256=sha256)


def test_closing_leaves_number_and_date_blank_and_keeps_a_copy_of_all_that_is_printed(book: Book) -> None:
    closed = close_report(book, "r-1", NOON)

    report = closed.report("r-1")
    assert (report.state, report.number, report.issued) == (State.CLOSED, "", None)
    (copy,) = closed.closed
    assert (copy.closed_at, copy.report, copy.issued) == (NOON, report, False)
    assert (copy.unit, copy.signer, copy.cooperatives) == (book.units[0], book.signers[0], book.cooperatives)


def test_a_closed_report_gets_number_and_date_once_it_is_signed(book: Book) -> None:
    issued = issue(close_report(book, "r-1", NOON), "r-1", " 207 ", date(2026, 9, 21))

    report = issued.report("r-1")
    assert (report.state, report.number, report.issued) == (State.ISSUED, "207", date(2026, 9, 21))
    assert [(copy.issued, copy.report.number) for copy in issued.closed] == [(True, "")]
    assert issue(book, "r-1", "207", date(2026, 9, 21)) is book


def test_a_report_that_is_opened_again_keeps_its_closed_copies(book: Book) -> None:
    twice = close_report(reopen(close_report(book, "r-1", NOON), "r-1"), "r-1", NOON)

    assert reopen(twice, "r-1").report("r-1").state is State.DRAFT
    assert len(twice.closed) == 2
    assert reopen(book, "r-1") is book


@pytest.mark.parametrize(
    ("edit", "arguments", "changed"),
    [
        (edits.set_field, (STRENGTHS, "Khác"), True),
        (edits.set_field, (FieldRef("t-members", "actual"), NOT_COLLECTED), True),
        (edits.remove_row, ("r-1",), True),
        (edits.set_field, (FieldRef("r-1", "number"), "207"), False),
        (edits.set_field, (FieldRef("r-1", "issued"), date(2026, 9, 21)), False),
        (edits.set_field, (FieldRef("u-1", "name"), "Tân Phú"), False),
        (reopen, ("r-1",), False),
        (issue, ("r-1", "207", date(2026, 9, 21)), False),
        (note_file, ("r-1", a_file()), False),
    ],
)
def test_a_closed_report_takes_no_edits_but_number_date_and_what_is_noted(
    book: Book, edit: Any, arguments: tuple[Any, ...], changed: bool
) -> None:
    closed = close_report(book, "r-1", NOON)

    after = edit(closed, *arguments)

    assert after is not closed
    assert changes_closed(closed, after) == ("r-1" if changed else None)
    assert changes_closed(book, edit(book, *arguments)) is None


@pytest.mark.parametrize(("field", "value"), [("number", "999"), ("issued", date(2026, 9, 22))])
def test_an_issued_report_takes_no_other_number_or_date(book: Book, field: str, value: object) -> None:
    issued = issue(close_report(book, "r-1", NOON), "r-1", "207", date(2026, 9, 21))

    assert changes_closed(issued, edits.set_field(issued, FieldRef("r-1", field), value)) == "r-1"
    assert changes_closed(issued, note_file(issued, "r-1", a_file())) is None
    assert changes_closed(issued, reopen(issued, "r-1")) is None


def test_fixed_is_what_a_closed_report_refuses(book: Book) -> None:
    closed = close_report(edits.add_row(book, "r-1", "remarks", Remark(id="m-1")), "r-1", NOON)
    issued = issue(closed, "r-1", "207", date(2026, 9, 21))
    number, remark = FieldRef("r-1", "number"), FieldRef("m-1", "text")

    assert signing.is_fixed(closed, STRENGTHS)
    assert signing.is_fixed(closed, FieldRef("t-members", "actual"))
    assert not signing.is_fixed(closed, number)
    assert signing.is_fixed(issued, number)
    assert not signing.is_fixed(issued, remark)
    assert not signing.is_fixed(issued, FieldRef("u-1", "name"))
    assert not signing.is_fixed(book, STRENGTHS)


def test_the_date_of_a_closed_report_brings_no_other_signer(book: Book) -> None:
    other = Signer(id="y-2", name="Nguyễn Văn B", valid_from=date(2026, 9, 1))
    book = edits.set_field(
        replace(book, signers=(*book.signers, other)), FieldRef("y-1", "valid_to"), date(2026, 8, 31)
    )
    closed = close_report(book, "r-1", NOON)

    dated = edits.set_field(closed, FieldRef("r-1", "issued"), date(2026, 9, 21))

    assert dated.report("r-1").issued == date(2026, 9, 21)
    assert changes_closed(closed, dated) is None


def test_a_report_that_was_issued_before_it_came_into_the_book_may_be_edited(book: Book) -> None:
    imported = edits.set_field(book, FieldRef("r-1", "state"), State.ISSUED)

    assert changes_closed(imported, edits.set_field(imported, STRENGTHS, "Khác")) is None


def test_a_closed_report_is_printed_with_what_its_unit_and_cooperatives_were(book: Book) -> None:
    closed = issue(close_report(book, "r-1", NOON), "r-1", "207", date(2026, 9, 21))
    later = edits.set_field(closed, FieldRef("u-1", "name"), "Tân Phú")
    later = edits.set_field(later, FieldRef("c-1", "name"), "Hợp tác xã khác")
    later = edits.set_field(later, FieldRef("y-1", "name"), "Nguyễn Văn B")

    printed = as_closed(later, "r-1")

    assert (printed.units[0].name, printed.cooperatives[0].name) == ("Hoa Sen", "Hợp tác xã Hoa Sen")
    assert printed.signers[0].name == "Nguyễn Văn A"
    assert printed.report("r-1").number == "207"
    assert as_closed(book, "r-1") is book


def test_a_cooperative_that_left_the_register_is_still_printed(book: Book) -> None:
    later = edits.remove_row(close_report(book, "r-1", NOON), "c-1")

    assert [row.id for row in as_closed(later, "r-1").cooperatives] == ["c-1"]


@pytest.mark.parametrize("row", ["u-1", "y-1"])
def test_a_unit_or_signer_that_is_deleted_is_still_printed(book: Book, row: str) -> None:
    closed = close_report(book, "r-1", NOON)

    later = as_closed(edits.remove_row(closed, row), "r-1")

    report = later.report("r-1")
    assert later.unit_of(report) == book.unit_of(report)
    assert later.signer_of(report) == book.signer_of(report)


def test_written_files_are_remembered_by_name_and_drafts_are_counted(book: Book) -> None:
    for file in (a_file("a.docx", 1), a_file("b.docx", 2), a_file("a.docx", 1, "2")):
        book = note_file(book, "r-1", file)

    report = book.report("r-1")
    assert [(file.name, file.sha256) for file in report.files] == [("b.docx", "1"), ("a.docx", "2")]
    assert report.drafts == 2
    assert note_file(book, "r-9", a_file()) is book


def test_only_so_many_files_are_remembered(book: Book) -> None:
    for number in range(signing.MOST_FILES + 3):
        book = note_file(book, "r-1", a_file(f"{number}.docx"))

    assert len(book.report("r-1").files) == signing.MOST_FILES


def test_what_is_taken_from_word_is_one_edit_with_the_file_as_it_is_now(book: Book) -> None:
    book = note_file(book, "r-1", a_file(sha256="old"))

    taken = take_edits(book, "r-1", ((STRENGTHS, "Tốt."), (FieldRef("r-1", "causes"), "Khó.")), a_file(sha256="new"))

    report = taken.report("r-1")
    assert (report.strengths, report.causes) == ("Tốt.", "Khó.")
    assert [file.sha256 for file in report.files] == ["new"]


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        (FieldRef("t-members", "actual"), (Way.NOT_COLLECTED, Way.LEFT_OUT)),
        (FieldRef("g-1", "result"), (Way.NOTHING_OCCURRED,)),
        (FieldRef("p-1", "result"), (Way.NOTHING_OCCURRED,)),
        (STRENGTHS, (Way.LEFT_OUT,)),
        (FieldRef("r-1", "abstract"), ()),
        (FieldRef("r-1", "signer"), ()),
        (FieldRef("u-1", "name"), ()),
        (FieldRef("r-9", "strengths"), ()),
        (FieldRef("r-1", "unit"), ()),
    ],
)
def test_a_gap_has_the_ways_that_its_field_allows(ref: FieldRef, expected: tuple[Way, ...]) -> None:
    report = a_finished_report(groups=(a_group(id="g-1"),), policies=(a_policy(id="p-1"),))

    assert ways(a_book(report), ref) == expected


def test_a_gap_is_settled_with_one_step(book: Book) -> None:
    actual = FieldRef("t-members", "actual")
    group = FieldRef(book.report("r-1").groups[0].id, "result")

    assert settle_gap(book, "r-1", actual, Way.NOT_COLLECTED).field(actual) == NOT_COLLECTED
    assert settle_gap(book, "r-1", actual, Way.LEFT_OUT).field(actual) == NOT_APPLICABLE
    assert settle_gap(book, "r-1", group, Way.NOTHING_OCCURRED).field(FieldRef(group.entity, "nothing_occurred"))
    assert settle_gap(book, "r-1", FieldRef("r-1", "proposals"), Way.LEFT_OUT).report("r-1").no_proposals
    assert signing.is_left_out(settle_gap(book, "r-1", STRENGTHS, Way.LEFT_OUT).report("r-1"), STRENGTHS)

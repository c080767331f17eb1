"""Unit, signer, addressees and recipients are those of the report's date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from desktop.domain import dated, edits
from desktop.domain.book import Book, FieldRef
from desktop.domain.checks import findings
from desktop.domain.dated import day_of, started, unit_at
from tests.builders import a_book, a_report, a_signer, a_unit

MERGER = date(2025, 7, 1)
BEFORE, AFTER = MERGER - timedelta(1), MERGER

OLD = a_unit("Phổ Hòa", id="u-old", valid_to=BEFORE, addressees="Ủy ban nhân dân thị xã", recipients="Phòng Kinh tế")
NEW = a_unit(
    "Tân An",
    id="u-new",
    valid_from=AFTER,
    predecessors=("u-old",),
    addressees="Ủy ban nhân dân tỉnh",
    recipients="Sở Tài chính",
)
OLD_SIGNER = a_signer("Nguyễn Văn A", id="y-old", valid_to=BEFORE)
NEW_SIGNER = a_signer("Trần Thị B", id="y-new", valid_from=AFTER)


def a_merged(**given: Any) -> Book:
    return a_book(a_report(**given), units=(OLD, NEW), signers=(OLD_SIGNER, NEW_SIGNER))


@pytest.mark.parametrize(
    ("unit", "day", "found"),
    [
        ("u-old", BEFORE, "u-old"),
        ("u-old", AFTER, "u-new"),
        ("u-new", AFTER, "u-new"),
        ("u-new", BEFORE, "u-old"),
        ("u-new", None, "u-new"),
    ],
)
def test_the_unit_of_a_day_is_found_along_its_predecessors(unit: str, day: date | None, found: str) -> None:
    answer = unit_at(a_merged(), unit, day)

    assert answer is not None
    assert answer.id == found


def test_a_unit_made_of_several_has_no_single_predecessor() -> None:
    other = a_unit("Phổ Minh", id="u-other", valid_to=BEFORE)
    new = a_unit("Tân An", id="u-new", valid_from=AFTER, predecessors=("u-old", "u-other"))
    book = a_book(units=(OLD, other, new))

    assert unit_at(book, "u-new", BEFORE) is new
    assert unit_at(book, "u-other", AFTER) is new
    assert unit_at(book, "nobody", AFTER) is None


def test_units_that_name_each_other_as_predecessors_end_the_search() -> None:
    one = a_unit(id="u-1", valid_to=BEFORE, predecessors=("u-2",))
    two = a_unit(id="u-2", valid_to=BEFORE, predecessors=("u-1",))

    assert unit_at(a_book(units=(one, two)), "u-1", AFTER) is one


def test_the_date_of_a_report_is_when_it_was_issued_else_due_else_cut_off_else_its_end() -> None:
    dates = {"due": date(2026, 6, 25), "cutoff": date(2026, 6, 15)}

    assert day_of(a_report(issued=date(2026, 6, 22), **dates)) == date(2026, 6, 22)
    assert day_of(a_report(**dates)) == date(2026, 6, 25)
    assert day_of(a_report(cutoff=date(2026, 6, 15))) == date(2026, 6, 15)
    assert day_of(a_report()) == date(2026, 6, 16)
    assert day_of(a_report(period_to=None)) is None


def test_a_report_begins_with_what_its_unit_begins_with() -> None:
    book = edits.add_report(a_merged(), a_report(id="r-2", unit="u-old", signer="y-old", cutoff=AFTER))

    report = book.reports[-1]
    assert (report.unit, report.signer) == ("u-new", "y-new")
    assert (report.addressees, report.recipients) == ("Ủy ban nhân dân tỉnh", "Sở Tài chính")
    assert report.symbol == "BC-UBND"


def test_an_agencys_report_begins_with_its_symbol() -> None:
    agency = a_unit("", letterhead="agency", abbreviation="SNNMT")

    assert started(a_book(units=(agency,)), a_report(unit="u-1")).symbol == "BC-SNNMT"
    assert started(a_book(units=(agency,)), a_report(unit="u-1", symbol="BC-CC")).symbol == "BC-CC"


def test_a_report_whose_date_changes_goes_to_the_unit_of_that_day_in_one_step() -> None:
    book = a_merged(
        unit="u-old", signer="y-old", cutoff=BEFORE, addressees=OLD.addressees, recipients="Phòng Kinh tế\nĐảng ủy"
    )

    report = edits.set_field(book, FieldRef("r-1", "cutoff"), AFTER).reports[0]

    assert (report.unit, report.signer, report.addressees) == ("u-new", "y-new", "Ủy ban nhân dân tỉnh")
    assert report.recipients == "Phòng Kinh tế\nĐảng ủy"


def test_a_report_that_is_due_after_a_merger_is_the_new_units() -> None:
    book = a_merged(unit="u-old", signer="y-old", cutoff=BEFORE)

    report = edits.set_field(book, FieldRef("r-1", "due"), AFTER).reports[0]

    assert (report.unit, report.signer) == ("u-new", "y-new")


def test_a_report_whose_unit_holds_is_left_alone() -> None:
    book = a_merged(unit="u-new", signer="y-new", cutoff=AFTER, addressees="", recipients="")

    report = edits.set_field(book, FieldRef("r-1", "cutoff"), AFTER + timedelta(30)).reports[0]

    assert (report.unit, report.addressees) == ("u-new", "")


def test_a_signer_is_changed_only_for_the_one_who_may_sign_alike() -> None:
    chair = a_signer("Lê C", id="y-chair", authority="chủ tịch", valid_from=AFTER)
    book = a_book(a_report(unit="u-1", signer="y-old", cutoff=AFTER), signers=(OLD_SIGNER, chair))

    assert dated.follow(book, book.reports[0]).signer == "y-old"


@pytest.mark.parametrize(
    ("given", "check", "ref"),
    [
        ({"unit": "u-old", "cutoff": AFTER}, "unit_not_valid", "u-old#valid_to"),
        ({"unit": "u-new", "cutoff": BEFORE}, "unit_not_valid", "u-new#valid_from"),
        ({"unit": "u-new", "signer": "y-old", "cutoff": AFTER}, "signer_not_valid", "y-old#valid_to"),
        ({"unit": "u-old", "signer": "y-new", "cutoff": BEFORE}, "signer_not_valid", "y-new#valid_from"),
    ],
)
def test_a_setting_that_does_not_hold_on_that_day_is_found(given: dict[str, Any], check: str, ref: str) -> None:
    book = a_merged(**given)

    (finding,) = (row for row in findings(book, book.reports[0]) if row.check in ("unit_not_valid", "signer_not_valid"))

    assert (finding.check, str(finding.ref)) == (check, ref)


def test_settings_that_hold_are_not_found() -> None:
    book = a_merged(unit="u-new", signer="y-new", cutoff=AFTER)

    assert [row.check for row in findings(book, book.reports[0]) if row.check.endswith("_not_valid")] == []


def test_what_an_agencys_letterhead_lacks_is_found_once_and_its_unit_needs_no_name() -> None:
    agency = a_unit("", letterhead="agency", issuer="Sở Nông nghiệp và Môi trường")
    book = a_book(a_report(unit="u-1"), units=(agency,))

    found = [row for row in findings(book, book.reports[0]) if row.ref.entity == "u-1"]

    assert [(row.check, row.ref.field) for row in found] == [("agency_incomplete", "abbreviation")]

"""The book: addresses, registers and the newest report."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.book import Book, FieldRef, new_id, walk
from desktop.domain.errors import UnknownEntity
from desktop.domain.values import Number
from tests.builders import (
    a_book,
    a_citation,
    a_finished_report,
    a_group,
    a_policy,
    a_report,
    a_support,
    a_target,
    a_task,
)


def test_every_entity_is_found_by_its_id() -> None:
    task, support = a_task(), a_support()
    report = a_report(groups=(a_group("Nhóm", a_task(), task),), policies=(a_policy("Đất đai", support),))
    book = a_book(a_report(id="r-0"), report)

    assert book.entity(task.id) is task
    assert book.entity(support.id) is support
    assert book.entity("r-1") is report
    assert book.entity("u-1") is book.units[0]
    assert book.entity("b-1") is book
    assert book.path(task.id) == (("reports", 1), ("groups", 0), ("tasks", 1))


def test_walking_meets_everything_that_has_an_address() -> None:
    book = a_book(a_finished_report())

    met = [entity.id for entity in walk(book)]

    assert len(set(met)) == len(met)
    assert all(book.entity(entity).id == entity for entity in met)
    assert {"b-1", "u-1", "y-1", "c-1", "r-1", "n-c-1", "t-members"} < set(met)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("u-1#name", "Hoa Sen"),
        ("t-members#indicator.name", "Chỉ tiêu members"),
        ("r-1#period_to", date(2026, 6, 16)),
        ("r-1#cutoff", None),
    ],
)
def test_a_field_is_read_by_its_address(address: str, found: object) -> None:
    book = a_book(a_report(targets=(a_target(),)))

    assert book.field(FieldRef.parse(address)) == found


def test_a_figure_is_read_by_its_address() -> None:
    book = a_book(a_report(targets=(a_target(actual="1.105"),)))

    assert isinstance(book.field(FieldRef("t-members", "actual")), Number)


@pytest.mark.parametrize("address", ["u-1#price", "u-1#name.first", "t-9#actual", "u-1#paths", "u-1#__class__"])
def test_an_address_that_does_not_exist_is_refused(address: str) -> None:
    with pytest.raises(UnknownEntity):
        a_book().field(FieldRef.parse(address))


def test_an_address_is_written_and_read_back() -> None:
    ref = FieldRef("t-members", "indicator.name")

    assert FieldRef.parse(str(ref)) == ref


@pytest.mark.parametrize("address", ["", "t-1", "#actual", "t-1#"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UnknownEntity):
        FieldRef.parse(address)


def test_new_ids_differ_and_name_their_kind() -> None:
    ids = {new_id("t") for _ in range(1000)}

    assert len(ids) == 1000
    assert all(entity.startswith("t-") for entity in ids)


def test_an_entity_belongs_to_its_report_and_a_register_row_to_none() -> None:
    citation = a_citation()
    book = a_book(a_report(id="r-0"), a_report(citations=(citation,)))

    assert book.report_of(citation.id) is book.reports[1]
    assert book.report_of("r-0") is book.reports[0]
    assert book.report_of("u-1") is None
    assert book.report_of("b-1") is None


def test_unit_signer_and_cooperative_are_found_or_none() -> None:
    chosen = a_report(unit="u-1", signer="y-1")
    book = a_book(chosen, a_report(id="r-2", unit="u-9"))

    assert book.unit_of(chosen) is book.units[0]
    assert book.signer_of(chosen) is book.signers[0]
    assert book.cooperative("c-1") is book.cooperatives[0]
    assert book.unit_of(book.reports[1]) is None
    assert book.signer_of(book.reports[1]) is None
    assert book.cooperative("c-9") is None


def test_a_report_is_found_by_its_id_only() -> None:
    book = a_book()

    assert book.report("r-1") is book.reports[0]
    with pytest.raises(UnknownEntity):
        book.report("u-1")


def test_the_newest_report_ends_last_whatever_its_place() -> None:
    book = a_book(
        a_report(id="r-old", period_to=date(2024, 6, 16)),
        a_report(id="r-new", period_to=date(2026, 6, 16)),
        a_report(id="r-undated", period_to=None),
    )

    newest = book.newest_report()

    assert newest is not None
    assert newest.id == "r-new"


def test_of_reports_that_end_together_the_one_added_last_is_the_newest() -> None:
    book = a_book(a_report(id="r-1"), a_report(id="r-2"))

    assert book.newest_report() is book.reports[1]


def test_an_empty_book_has_no_newest_report() -> None:
    assert Book(id="b-1").newest_report() is None

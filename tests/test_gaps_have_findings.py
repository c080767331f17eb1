"""What the document marks as missing, the checks have found before: nobody is surprised by the printed page."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop import paths
from desktop.domain import edits
from desktop.domain.book import Book, FieldRef, Policy, Report, Return, Signer, TaskGroup, Unit, walk
from desktop.domain.checks import findings
from desktop.domain.fields import FIELDS
from desktop.domain.figures import actual_of
from desktop.domain.quoting import home
from desktop.domain.values import Value
from desktop.reports.blocks import gaps
from desktop.reports.outline import OUTLINES, compose
from desktop.storage.catalogue import read_catalogue, read_sample

SAMPLE = read_sample(paths.asset("sample.json"))
REPORT = SAMPLE.reports[0]


def emptied(book: Book, ref: FieldRef) -> Book:
    """The book with nothing in that field."""
    value = book.field(ref)
    empty: object = None
    if isinstance(value, str):
        empty = ""
    elif isinstance(value, bool):
        empty = False
    return edits.set_field(book, ref, empty)


def places_of_gaps(book: Book, outline: str) -> set[FieldRef]:
    report = replace(book.reports[0], outline=outline)
    marked = {gap.ref for gap in gaps(compose(replace(book, reports=(report,)), report.id)) if gap.ref is not None}
    return {home(book, report, ref) or ref for ref in marked}


GAPS_OF_THE_TARGETS = ("more_goals", "more_visions", "no_cooperatives")
"""Marks of the report itself for what a finding asks of its targets."""


def unexplained(book: Book) -> set[FieldRef]:
    """Gaps of either outline whose field, or for a row whose record, no finding names."""
    report = book.reports[0]
    found = {ref for finding in findings(book, report) for ref in finding.places}
    rows = {ref.entity for ref in found} - {report.id}
    marked = {ref for outline in OUTLINES for ref in places_of_gaps(book, outline)}
    if any(target.id in rows for target in report.targets):
        marked -= {FieldRef(report.id, name) for name in GAPS_OF_THE_TARGETS}
    return {ref for ref in marked if ref not in found and ref.entity not in rows}


TEXTS_AND_FIGURES = [
    FieldRef(row.id, field.name)
    for row in walk(SAMPLE)
    if isinstance(row, Report | Unit | Signer | Return | TaskGroup | Policy)
    for field in FIELDS[type(row)]
    if isinstance(SAMPLE.field(FieldRef(row.id, field.name)), str | Value)
    and field.name not in ("kind", "outline", "numbering", "authority", "status", "wage_per")
]


@pytest.mark.parametrize("ref", TEXTS_AND_FIGURES, ids=str)
def test_a_gap_that_an_empty_field_leaves_is_found(ref: FieldRef) -> None:
    assert unexplained(emptied(SAMPLE, ref)) == set()


@pytest.mark.parametrize("name", ["period_from", "period_to", "cutoff", "issued"])
def test_a_gap_that_an_empty_date_leaves_is_found(name: str) -> None:
    assert unexplained(emptied(SAMPLE, FieldRef(REPORT.id, name))) == set()


def test_a_new_book_is_full_of_gaps_that_are_all_found() -> None:
    book = edits.new_book(read_catalogue(paths.asset("catalogue.json")))

    assert len(places_of_gaps(book, "seed")) > 10
    assert unexplained(book) == set()


def test_a_report_with_typed_results_and_no_cooperative_has_a_finding_for_its_gap() -> None:
    results = [(FieldRef(target.id, "actual"), actual_of(SAMPLE, REPORT, target)) for target in REPORT.targets]
    book = edits.remove_row(edits.set_fields(SAMPLE, results), REPORT.returns[0].id)

    assert FieldRef(REPORT.id, "no_cooperatives") in places_of_gaps(book, "five")
    assert unexplained(book) == set()


def test_a_title_that_lacks_its_resolution_has_a_finding_for_its_gap() -> None:
    citation = REPORT.resolution
    assert citation is not None
    book = edits.set_field(edits.remove_row(SAMPLE, citation.id), FieldRef(REPORT.id, "abstract"), "")

    assert FieldRef(REPORT.id, "abstract") in places_of_gaps(book, "seed")
    assert unexplained(book) == set()


def test_a_gap_that_no_check_knows_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.domain.checks.CHECKS", ())

    assert unexplained(emptied(SAMPLE, FieldRef(REPORT.id, "strengths"))) == {FieldRef(REPORT.id, "strengths")}

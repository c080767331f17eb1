"""What is still to be done: each part with its first place, which lies on the tab of that part."""

from __future__ import annotations

from msgspec.structs import replace

from desktop import paths
from desktop.domain import edits
from desktop.domain.book import Book, FieldRef, Report, walk
from desktop.domain.checks import findings
from desktop.domain.fields import FIELDS
from desktop.domain.rolling import roll_forward
from desktop.session.todo import PARTS, overview, part_of
from desktop.storage.catalogue import read_catalogue, read_sample
from desktop.ui.tabs import TABS
from tests.builders import a_book, a_finished_report, a_group, a_report

EMPTY = edits.new_book(read_catalogue(paths.asset("catalogue.json")))
SAMPLE = read_sample(paths.asset("sample.json"))


def missing(book: Book, report: str) -> dict[str, int]:
    return {part.key: part.missing for part in overview(book, book.report(report), {}).parts}


def test_the_parts_are_the_tabs_behind_the_first() -> None:
    assert [tab.key for tab in TABS] == ["todo", *PARTS]


def test_a_finished_report_has_nothing_left() -> None:
    book = a_book(a_finished_report())

    found = overview(book, book.reports[0], {})

    assert found.must == 0
    assert all(part.first is None and not part.unseen for part in found.parts)


def test_the_sample_has_nothing_left() -> None:
    assert overview(SAMPLE, SAMPLE.reports[0], {}).must == 0


def test_an_empty_book_begins_with_its_unit() -> None:
    report = EMPTY.reports[0]

    found = overview(EMPTY, report, {})

    first = found.parts[0]
    assert first.key == "general"
    assert first.first is not None
    assert found.must == sum(part.missing for part in found.parts) > 5
    assert first.sentence


def test_every_finding_belongs_to_a_part() -> None:
    report = EMPTY.reports[0]

    assert {part_of(EMPTY, finding.ref) for finding in findings(EMPTY, report)} <= set(PARTS)


def test_every_field_of_the_sample_belongs_to_a_part() -> None:
    for row in walk(SAMPLE):
        for field in FIELDS.get(type(row), ()):
            assert part_of(SAMPLE, FieldRef(row.id, field.name)) in PARTS


def test_copied_texts_are_told_with_the_part_that_they_stand_in() -> None:
    book = roll_forward(SAMPLE, SAMPLE.reports[0].id, "r-2")

    parts = {part.key: part for part in overview(book, book.report("r-2"), {}).parts}

    assert parts["tasks"].unseen
    assert parts["policies"].unseen
    assert parts["report"].unseen
    assert not parts["general"].unseen
    assert missing(book, "r-2")["cooperatives"] == 1


def test_what_was_passed_over_is_not_counted() -> None:
    report = EMPTY.reports[0]
    first, *_ = findings(EMPTY, report)
    passed = replace(report, dismissed={first.key: "Chưa cần."})

    assert overview(replace(EMPTY, reports=(passed,)), passed, {}).must == overview(EMPTY, report, {}).must - 1


def test_a_part_in_which_nothing_stands_is_empty_until_that_is_said() -> None:
    bare = a_report(groups=(), policies=(), targets=(), returns=())
    told = replace(bare, no_cooperatives=True, groups=(a_group(id="g-1", key="policies", nothing_occurred=True),))

    def empty(report: Report) -> list[str]:
        return [part.key for part in overview(a_book(report), report, {}).parts if part.is_empty]

    assert empty(bare) == ["cooperatives", "targets", "tasks", "policies"]
    assert empty(told) == ["targets"]
    assert empty(a_finished_report()) == []

"""A report by the headings that a superior gave: their order and titles, nothing lost, what is missing marked."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from desktop import paths
from desktop.domain.book import Book, FieldRef, OutlineLine, Report
from desktop.domain.checks import findings
from desktop.domain.numbering import SYSTEMS
from desktop.domain.requests import GIVEN
from desktop.domain.typed_outline import PARTS_OF_TASKS, TASKS, TO_PLACE, unplaced
from desktop.reports.blocks import Heading, Paragraph, Table, gaps, runs_of
from desktop.reports.decree30 import DEFAULT_PROFILE
from desktop.reports.given import NO_PROPOSALS, UNPLACED
from desktop.reports.outline import OUTLINES, SECTIONS, compose
from desktop.reports.pieces import Line, sections
from desktop.reports.styles import STYLES
from desktop.storage.catalogue import read_sample
from tests.builders import a_group, a_policy
from tests.reports.plain import plain

SAMPLE = read_sample(paths.asset("sample.json"))
LETTER = (
    OutlineLine(level=1, title="Tình hình chung"),
    OutlineLine(level=2, title="Số lượng hợp tác xã", sections=("situation",)),
    OutlineLine(level=2, title="Mục tiêu và kết quả", sections=("general", "goals", "visions")),
    OutlineLine(level=1, title="Kết quả thực hiện chính sách", sections=("policies",)),
    OutlineLine(level=1, title="Khó khăn, vướng mắc", sections=("shortcomings", "causes")),
    OutlineLine(level=1, title="Kiến nghị", sections=("proposals",)),
)


def laid_out(*lines: OutlineLine, book: Book = SAMPLE, **given: object) -> Book:
    report = replace(book.reports[0], outline=GIVEN, lines=lines, **given)
    return replace(book, reports=(report,))


def headings(book: Book) -> list[str]:
    return [
        f"{block.label} {''.join(run.text for run in block.title)}".strip()
        for block in compose(book, book.reports[0].id)
        if isinstance(block, Heading)
    ]


def words(book: Book, report: Report) -> set[str]:
    """Every text of the body that comes from a field, whatever dash stands in front of it."""
    return {
        run.text.removeprefix("- ").removeprefix("+ ").rstrip(".")
        for block in compose(book, report.id)
        if isinstance(block, Paragraph | Heading | Table)
        for run in runs_of(block)
        if run.ref is not None and run.text.strip()
    }


def test_the_headings_of_the_letter_stand_in_its_order_with_the_numbers_of_the_system() -> None:
    found = headings(laid_out(*LETTER))

    assert found[:6] == [
        "1. Tình hình chung",
        "1.1. Số lượng hợp tác xã",
        "1.2. Mục tiêu và kết quả",
        "a) Mục tiêu tổng quát:",
        "b) Mục tiêu đến năm 2030:",
        "c) Tầm nhìn đến năm 2045:",
    ]
    assert "2. Kết quả thực hiện chính sách" in found
    assert [line for line in found if line.startswith("3.")] == [
        "3. Khó khăn, vướng mắc",
        "3.1. Tồn tại, hạn chế",
        "3.2. Nguyên nhân",
    ]


@pytest.mark.parametrize("numbering", SYSTEMS)
def test_a_section_below_an_outermost_line_begins_below_its_heading(numbering: str) -> None:
    lines = (OutlineLine(level=1, title="Mục tiêu chung", sections=("general",)),)
    book = laid_out(*lines, numbering=numbering)

    blocks = compose(book, book.reports[0].id)

    first = next(block for block in blocks if isinstance(block, Heading))
    made = [piece for section in sections(blocks, DEFAULT_PROFILE) for _, pieces in section.blocks for piece in pieces]
    assert first.body == ()
    assert all(piece.style in STYLES for piece in made if isinstance(piece, Line))


def test_policies_stand_below_their_group_where_no_level_of_headings_is_left() -> None:
    lines = (OutlineLine(level=1, title="Kết quả"), OutlineLine(level=2, title="Nhiệm vụ", sections=("tasks",)))
    book = laid_out(*lines)

    text = plain(compose(book, book.reports[0].id)).splitlines()

    points = [line[0] for line in text if line[1:2] == ")"]
    policies = [f"- {policy.title}:" for policy in book.reports[0].policies]
    assert points == ["a", "b", "c", "d"]
    assert [line for line in text if line in policies] == policies
    assert text[text.index(policies[0]) + 1].startswith("+ ")


def test_what_follows_the_last_policy_is_no_sub_item_of_it() -> None:
    group = a_group("Chính sách", key="policies", result="- Chung cho mọi chính sách.")
    lines = (OutlineLine(level=1, title="Kết quả"), OutlineLine(level=2, title="Nhiệm vụ", sections=("tasks",)))
    book = laid_out(*lines, groups=(group,), policies=(a_policy("Đất đai", content="- Rà soát.", result="Xong."),))

    text = plain(compose(book, book.reports[0].id))

    assert "- Đất đai:\n+ Rà soát.\nKết quả: Xong.\nKết quả chung:\n- Chung cho mọi chính sách.\n" in text


def test_what_has_no_home_stands_at_the_end_under_a_marked_heading() -> None:
    book = laid_out(*LETTER)

    found = headings(book)
    marked = {run.text for run in gaps(compose(book, book.reports[0].id))}

    after = found[found.index(f"5. {UNPLACED}") + 1 :]
    assert [line.partition(" ")[2] for line in after if line.startswith("5.")] == [
        "Công tác quán triệt, tuyên truyền",
        "Ban hành văn bản chỉ đạo",
        "Kết quả thực hiện các nhiệm vụ, giải pháp",
        "Ưu điểm",
        "Bài học kinh nghiệm",
        "Phương hướng, nhiệm vụ thời gian tới",
    ]
    assert marked == {UNPLACED}


@pytest.mark.parametrize("outline", list(OUTLINES))
def test_nothing_that_another_outline_says_is_lost(outline: str) -> None:
    usual = replace(SAMPLE.reports[0], outline=outline)
    given = laid_out(*LETTER)

    said = words(replace(SAMPLE, reports=(usual,)), usual)

    assert said - words(given, given.reports[0]) == set()


def test_a_letter_that_places_nothing_still_gets_everything() -> None:
    book = laid_out(OutlineLine(level=1, title="Một mục"))

    assert words(SAMPLE, SAMPLE.reports[0]) - words(book, book.reports[0]) == set()


def test_a_heading_without_anything_is_a_marked_gap_and_never_vanishes() -> None:
    book = laid_out(*LETTER, OutlineLine(level=1, title="Phụ lục số liệu"))

    found = headings(book)
    report = book.reports[0].id

    assert "5. Phụ lục số liệu" in found
    assert "[Chưa có nội dung]" in [run.text for run in gaps(compose(book, report))]


def test_a_heading_that_only_leads_on_is_no_gap() -> None:
    book = laid_out(*LETTER)

    assert not any(run.text == "[Chưa có nội dung]" for run in gaps(compose(book, book.reports[0].id)))


def test_no_proposals_are_said_under_the_heading_that_asks_for_them() -> None:
    book = laid_out(*LETTER, no_proposals=True, proposals="")

    assert NO_PROPOSALS in plain(compose(book, book.reports[0].id))


def test_what_is_empty_is_not_asked_for_where_the_letter_does_not() -> None:
    book = laid_out(*LETTER, strengths="", lessons="")

    assert not any("Ưu điểm" in line for line in headings(book))
    assert {run.text for run in gaps(compose(book, book.reports[0].id))} == {UNPLACED}


def test_a_section_of_a_later_version_is_left_out() -> None:
    book = laid_out(OutlineLine(level=1, title="Kiến nghị", sections=("proposals", "hologram")), *LETTER[:-1])

    assert "1. Kiến nghị" in headings(book)


def test_headings_never_go_deeper_than_three_levels() -> None:
    deep = (
        OutlineLine(level=1, title="Một"),
        OutlineLine(level=2, title="Hai"),
        OutlineLine(level=3, title="Ba", sections=("tasks", "strengths")),
    )
    book = laid_out(*deep)

    blocks = compose(book, book.reports[0].id)

    assert max(block.level for block in blocks if isinstance(block, Heading)) == 3


def test_every_section_to_be_placed_exists() -> None:
    assert set(TO_PLACE) | {TASKS} <= set(SECTIONS)


def test_all_tasks_at_once_count_as_their_parts() -> None:
    at_once = (OutlineLine(level=1, title="Nhiệm vụ", sections=(TASKS,)),)
    in_part = (OutlineLine(level=1, title="Nhiệm vụ", sections=("measures",)),)

    assert not set(PARTS_OF_TASKS) & set(unplaced(at_once))
    assert {"awareness", "documents", "policies"} <= set(unplaced(in_part))
    assert TASKS in unplaced(())


def test_what_is_marked_is_told_by_the_checks_at_the_same_field() -> None:
    book = laid_out(*LETTER, OutlineLine(level=1, title="Phụ lục số liệu"))

    marked = {run.ref for run in gaps(compose(book, book.reports[0].id))}
    told = {finding.check: finding.ref for finding in findings(book, book.reports[0])}

    assert marked == {FieldRef(book.reports[0].id, "outline")}
    assert marked == {told["sections_without_place"], told["headings_without_section"]}

"""The twin as a plain Word document comes back as the same book, and out of that as the same document."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.book import Authority, Book, Report
from desktop.domain.values import Comparator, Number, Rank, format_value
from desktop.reports.importing.reading import read_old
from desktop.reports.importing.record import Draft, State
from desktop.reports.word import render
from desktop.storage.catalogue import read_catalogue
from tests.old_reports import CUTS, twin_docx, twin_lines
from tests.test_twin import lines_of
from tests.twin import POLICY_CONTENTS, TWIN_GOALS, TWIN_ITEMS, TWIN_VISIONS, twin


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    path = tmp_path_factory.mktemp("old") / "bao cao cu.docx"
    path.write_bytes(twin_docx())
    return read_old(path, read_catalogue(paths.asset("catalogue.json")))


@pytest.fixture(scope="module")
def report(draft: Draft) -> Report:
    return draft.book.report(draft.report)


def test_as_is_gives_the_same_paragraphs_in_order(draft: Draft) -> None:
    assert lines_of(render(draft.book, draft.report, as_is=True)) == twin_lines()


def test_every_figure_is_the_one_that_a_person_reads(report: Report) -> None:
    read = {target.indicator.code: (target.goal, target.vision) for target in report.targets}
    by_hand = {target.indicator.code: (target.goal, target.vision) for target in twin().reports[0].targets}

    assert read == by_hand
    assert len(read) == 8
    assert read["mean_revenue"][0] == Number(low=Decimal(1500), comparator=Comparator.MORE_THAN)
    assert read["graduate_share"][1] == Number(low=Decimal(50), high=Decimal(70), comparator=Comparator.RANGE)
    assert read["rank"] == (Rank("khá"), Rank("khá"))


def test_every_sentence_stands_with_its_figure(report: Report) -> None:
    goals = {target.indicator.code: target.typed_goal for target in report.targets}
    visions = {target.indicator.code: target.typed_vision for target in report.targets if target.typed_vision}

    assert goals == TWIN_GOALS
    assert visions == TWIN_VISIONS


def test_what_is_no_figure_is_kept_as_text_besides(report: Report) -> None:
    assert report.more_goals.startswith("HTXNN đang làm việc theo Luật Hợp tác xã năm 2012")
    assert report.more_visions.split("\n")[-1] == twin().reports[0].more_visions
    assert "Giám đốc Hợp tác xã học xong lớp" in report.more_visions


def test_the_eight_documents_are_known_by_number_and_date(report: Report) -> None:
    cited = {(row.kind, row.number, row.issued) for row in report.citations}

    assert cited == {(row.kind, row.number, row.issued) for row in twin().reports[0].citations}
    assert len(cited) == 8
    assert [row.title for row in report.citations if not row.number] == ["Luật Hợp tác xã năm 2012"]


@pytest.mark.parametrize("field", ["issuer", "use"])
def test_who_issued_them_and_what_for_is_read(report: Report, field: str) -> None:
    by_hand = {row.number: getattr(row, field) for row in twin().reports[0].citations}

    assert {row.number: getattr(row, field) for row in report.citations} == by_hand


def test_groups_items_and_policies_are_those_of_the_twin(report: Report) -> None:
    known = twin().reports[0]
    items = [task.text for group in report.groups for task in group.tasks if task.dash]
    items += [
        line.removeprefix("- ") for policy in report.policies for line in policy.content.split("\n") if line[0] == "-"
    ]

    assert [(group.key, group.title, group.typed) for group in report.groups] == [
        (group.key, group.title, group.typed) for group in known.groups
    ]
    assert sorted(items) == sorted(TWIN_ITEMS)
    assert len(items) == 15
    assert [(row.key, row.title, row.typed) for row in report.policies] == [
        (row.key, row.title, row.typed) for row in known.policies
    ]
    assert tuple(policy.content for policy in report.policies) == POLICY_CONTENTS
    assert [task.text for task in report.groups[3].tasks if not task.dash] == [
        task.text for task in known.groups[3].tasks if not task.dash
    ]


@pytest.mark.parametrize(
    "field",
    [
        "name",
        "period_from",
        "period_to",
        "number",
        "symbol",
        "issued",
        "abstract",
        "addressees",
        "recipients",
        "general_objective",
        "tasks_intro",
        "policies_intro",
        "opening",
        "closing",
        "outline",
        "numbering",
    ],
)
def test_every_other_field_is_that_of_the_twin(report: Report, field: str) -> None:
    assert getattr(report, field) == getattr(twin().reports[0], field)


def test_four_recipients_the_signer_and_the_ward(draft: Draft) -> None:
    book: Book = draft.book
    unit, signer, report = book.units[0], book.signers[0], book.reports[0]

    assert len(report.recipients.split("\n")) == 4
    assert (signer.name, signer.position, signer.authority) == ("Nguyễn Văn A", "Phó Chủ tịch", Authority.DEPUTY)
    assert report.signer == signer.id
    assert (unit.kind, unit.name, unit.superior) == ("phường", "An Thịnh", "Ủy ban nhân dân thị xã")
    assert report.unit == unit.id


def test_what_page_breaks_had_cut_is_joined_and_told(draft: Draft) -> None:
    told = [entry for entry in draft.entries if entry.state is State.JOINED]

    assert len(told) == len(CUTS)
    assert all(len(entry.paragraphs) == 2 for entry in told)
    assert all(any(f"{words} " in entry.text for words in CUTS) for entry in told)


def test_nothing_is_left_over_and_doubts_are_said(draft: Draft) -> None:
    unsure = {(entry.kind, entry.reason) for entry in draft.entries if entry.state is State.UNSURE}

    assert [entry.text for entry in draft.entries if entry.state is State.LEFT] == []
    assert unsure == {
        ("period_from", "from_title"),
        ("period_to", "from_title"),
        ("goal", "rate_or_count"),
        ("goal", "hinted"),
        ("vision", "hinted"),
        ("superior", "from_recipients"),
    }


def test_what_a_first_mention_lacks_is_said(draft: Draft) -> None:
    lacking = {entry.text: entry.reason.split() for entry in draft.entries if entry.kind == "citation" and entry.reason}

    assert lacking["Quyết định 152/QĐ-UBND"] == ["missing_issued", "missing_title"]
    assert lacking["Kế hoạch 97-KH/TU"] == ["missing_issued", "missing_title"]
    assert lacking["Công văn 2836/UBND"] == ["missing_issuer"]


def test_every_paragraph_of_the_source_is_accounted_for(draft: Draft) -> None:
    told = {number for entry in draft.entries for number in entry.paragraphs}

    assert {number for number, _ in draft.sources} == told


def test_without_the_cuts_nothing_is_joined(tmp_path: Path) -> None:
    path = tmp_path / "whole.docx"
    path.write_bytes(twin_docx(cut=False))

    draft = read_old(path, read_catalogue(paths.asset("catalogue.json")))

    assert [entry for entry in draft.entries if entry.state is State.JOINED] == []
    assert lines_of(render(draft.book, draft.report, as_is=True)) == twin_lines()


def test_the_goals_are_shown_as_they_are_typed_in_the_grid(report: Report) -> None:
    shown = [format_value(target.goal) for target in report.targets]

    assert shown == ["1.105", "khá", "6", "2", "≥ 50", "≈ 80", "> 1.500", "100"]
    assert report.issued == date(2023, 9, 20)

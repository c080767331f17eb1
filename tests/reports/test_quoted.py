"""Figures quoted in prose: in the document they are the figures, with their addresses; one change moves them all."""

from __future__ import annotations

import io
from difflib import ndiff

import docx
import pytest
from docx.oxml.ns import qn
from msgspec.structs import replace

from desktop.domain import edits
from desktop.domain.book import Book, FieldRef, Report
from desktop.domain.fields import FIELDS, Kind
from desktop.domain.quoting import token
from desktop.reports.blocks import Face, Paragraph, gaps, runs_of
from desktop.reports.outline import compose
from desktop.reports.word import render
from tests.builders import a_group, a_policy, a_task, a_value
from tests.reports.plain import plain
from tests.reports.ward import the_ward

MEMBERS = FieldRef("t-members", "actual")
RATE = FieldRef("t-members", "rate")


def lines_of(book: Book) -> list[str]:
    """Every paragraph of the Word file, those of its tables included."""
    body = docx.Document(io.BytesIO(render(book, book.reports[0].id))).element.body
    return ["".join(text.text or "" for text in line.iter(qn("w:t"))) for line in body.iter(qn("w:p"))]


def a_quoting_ward() -> Book:
    group = a_group("Nhóm", a_task(f"Vận động {token(MEMBERS)}.", result=f"Đạt {token(RATE)}."), key="quality")
    policy = a_policy("Đất đai", content=f"Cho {token(MEMBERS)}.", result=f"Đủ {token(MEMBERS)}.")
    return the_ward(
        strengths=f"Hợp tác xã có {token(MEMBERS)}, đạt {token(RATE)} kế hoạch.",
        closing=f"Trên đây là báo cáo với {token(RATE)}.",
        groups=(group,),
        policies=(policy,),
        annexes=("targets", "cooperatives"),
    )


def test_a_quoted_figure_is_a_run_with_its_own_address() -> None:
    prose = FieldRef("r-1", "strengths")

    (paragraph,) = (
        block
        for block in compose(a_quoting_ward(), "r-1")
        if isinstance(block, Paragraph) and prose in {run.ref for run in block.runs}
    )

    assert [(run.text, run.ref) for run in paragraph.runs] == [
        ("Hợp tác xã có ", prose),
        ("1.105 thành viên", MEMBERS),
        (", đạt ", prose),
        ("100,5%", RATE),
        (" kế hoạch.", prose),
    ]


def test_no_token_reaches_the_document() -> None:
    text = plain(compose(a_quoting_ward(), "r-1"))

    assert not {"⟦", "⟧"} & set(text)
    assert "- Vận động 1.105 thành viên." in text
    assert "với 100,5%./." in text


def test_a_closing_that_ends_in_a_figure_keeps_it() -> None:
    book = the_ward(closing="Số liệu đến ngày ⟦r-1#cutoff⟧.", abstract="Đánh giá đến ⟦r-1#cutoff⟧.")

    text = plain(compose(book, "r-1"))

    assert "Số liệu đến ngày 15/6/2026./." in text
    assert "Đánh giá đến 15/6/2026\n" in text
    assert "ngày 15/6/2026./." in plain(compose(the_ward(closing="Đến ngày ⟦r-1#cutoff⟧"), "r-1"))


@pytest.mark.parametrize("field", [field.name for field in FIELDS[Report] if field.kind is Kind.PROSE])
def test_every_text_of_the_report_can_quote(field: str) -> None:
    text = plain(compose(the_ward(**{field: f"Có {token(MEMBERS)} tham gia"}), "r-1"))

    assert "Có 1.105 thành viên tham gia" in text


MOVED = {
    "vượt kế hoạch năm (100,4%)": "chưa đạt kế hoạch năm (89,7%)",
    "1.104": "987",
    "100,4": "89,7",
    "99,9%": "89,3%",
    "84,9%": "75,9%",
    "+0,5": "-10,1",
}
"""What the figure of members and all that is computed of it say before and after."""


def test_one_figure_changes_in_every_mention_and_nothing_else_does() -> None:
    members = FieldRef("n-c-1", "members")
    before = edits.set_field(a_quoting_ward(), members, a_value("1.104"))
    after = edits.set_field(before, members, a_value("987"))

    changes = [line for line in ndiff(lines_of(before), lines_of(after)) if line[0] in "+-"]

    gone = [line[2:] for line in changes if line[0] == "-"]
    come = [line[2:] for line in changes if line[0] == "+"]
    assert len(gone) == 14
    assert come == [moved(line) for line in gone]
    assert lines_of(after) == [moved(line) for line in lines_of(before)]


def moved(line: str) -> str:
    for old, new in MOVED.items():
        line = line.replace(old, new)
    return line


def test_a_figure_that_nobody_quotes_changes_no_text() -> None:
    before = a_quoting_ward()
    after = edits.set_field(before, FieldRef("t-members", "vision"), a_value("1.999"))

    changes = [line for line in ndiff(lines_of(before), lines_of(after)) if line[0] in "+-"]

    assert all("1.300" in line or "1.999" in line or "tầm nhìn" in line for line in changes)


def test_a_missing_figure_is_a_gap_that_leads_to_it_and_a_deleted_one_to_the_text() -> None:
    book = the_ward(strengths=f"Đạt {token(FieldRef('t-workers', 'plan'))}, {token(FieldRef('t-gone', 'actual'))}.")

    found = {run.text: run.ref for run in gaps(compose(book, "r-1"))}

    assert found == {
        "[Chưa có kế hoạch năm của Lao động thường xuyên]": FieldRef("t-workers", "plan"),
        "[Chưa có số liệu được dẫn]": FieldRef("r-1", "strengths"),
    }


def test_a_row_that_is_deleted_leaves_gaps_and_no_fault() -> None:
    book = edits.remove_row(a_quoting_ward(), "t-members")

    blocks = compose(book, "r-1")

    marked = [run for block in blocks for run in runs_of(block) if run.face is Face.GAP]
    assert len(marked) == 7
    assert render(book, "r-1")


def test_a_text_kept_as_it_was_marks_what_it_quotes_in_vain() -> None:
    book = replace(the_ward(strengths="Có ⟦t-gone#actual⟧."))

    assert "Có [Chưa có số liệu được dẫn]." in plain(compose(book, "r-1", as_is=True))

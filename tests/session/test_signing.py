"""The signing round at the session: what is refused, what is noted, what must be settled, what was edited outside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain import edits
from desktop.domain.book import Book, FieldRef, State
from desktop.domain.signing import Way, close_report, note_file, reopen, settle_gap
from desktop.reports.blocks import gaps, numbers, runs_of
from desktop.reports.outline import compose
from desktop.session.exports import Exported, suggested_name
from desktop.session.layout import can_mend, check_report, field_of, mend_copy, mended_texts
from desktop.session.read_back import look
from desktop.session.session import Session
from desktop.session.signing import field_of_paragraph, unsettled
from tests.builders import a_book, a_finished_report
from tests.reports.docx_files import body, changed, faultless, nameless

NOON = datetime(2026, 9, 20, 12, 0, tzinfo=UTC)
STRENGTHS = FieldRef("r-1", "strengths")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session.new(tmp_path / "so.json", a_book(a_finished_report()))
    session.worker.wait_idle(10)
    yield session
    session.abandon()


def draft(session: Session, number: int = 1) -> Path:
    told: list[object] = []
    session.export_report("r-1", told.append, draft=number)
    session.worker.wait_idle(30)
    (written,) = told
    assert isinstance(written, Exported)
    return written.path


# -- closed reports


def test_an_edit_of_a_closed_report_is_refused_and_told(session: Session) -> None:
    told: list[str | None] = []
    shown: list[Book] = []
    session.subscribe_refusals(told.append)
    session.do(close_report, "r-1", NOON)
    session.subscribe(shown.append)
    closed = session.book

    taken = session.do(edits.set_field, STRENGTHS, "Khác")

    assert not taken
    assert (session.book, told, shown) == (closed, ["r-1"], [closed])
    session.do(reopen, "r-1")
    assert session.do(edits.set_field, STRENGTHS, "Khác")
    assert session.book.field(STRENGTHS) == "Khác"


def test_a_whole_earlier_state_may_take_the_place_of_a_closed_report(session: Session) -> None:
    before = session.book
    session.do(close_report, "r-1", NOON)

    session.do(edits.restore, edits.set_field(before, STRENGTHS, "Khác"))

    assert session.book.field(STRENGTHS) == "Khác"


def test_closing_can_be_undone(session: Session) -> None:
    session.do(close_report, "r-1", NOON)

    assert session.undo_name == "chốt bản trình ký"
    session.undo()
    assert session.book.report("r-1").state is State.DRAFT


# -- what is noted


def test_a_written_draft_is_remembered_and_undo_keeps_that(session: Session) -> None:
    session.do(edits.set_field, STRENGTHS, "Khác")

    path = draft(session)
    session.undo()

    (file,) = session.book.report("r-1").files
    assert (file.name, file.draft) == (path.name, 1)
    assert path.name.endswith(" - Du thao 1.docx")
    assert session.book.report("r-1").drafts == 1
    assert session.book.field(STRENGTHS) != "Khác"
    session.redo()
    assert (session.book.field(STRENGTHS), session.book.report("r-1").drafts) == ("Khác", 1)


def test_a_file_written_elsewhere_is_not_looked_after(session: Session, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()

    session.export_report("r-1", path=tmp_path / "usb" / "a.docx")
    session.worker.wait_idle(30)

    assert session.book.report("r-1").files == ()


def test_the_name_of_a_closed_report_says_so() -> None:
    book = close_report(a_book(a_finished_report()), "r-1", NOON)

    assert suggested_name(book, book.report("r-1")).endswith(" - Trinh ky.docx")


# -- what must be settled


def test_a_finished_report_has_nothing_to_settle() -> None:
    assert unsettled(a_book(a_finished_report()), "r-1", {}) == ()


def test_gaps_and_grave_findings_are_listed_once_each_and_can_be_settled() -> None:
    book = a_book(a_finished_report(strengths="", signer=""))

    left = {row.ref.field: row.ways for row in unsettled(book, "r-1", {})}
    settled = settle_gap(book, "r-1", STRENGTHS, Way.LEFT_OUT)

    assert left == {"strengths": (Way.LEFT_OUT,), "signer": ()}
    assert [row.ref.field for row in unsettled(settled, "r-1", {})] == ["signer"]
    assert STRENGTHS not in {run.ref for run in gaps(compose(settled, "r-1"))}


# -- numbers of paragraphs


def test_every_paragraph_of_a_draft_opens_a_field() -> None:
    book = a_book(a_finished_report())
    count = len(numbers(compose(book, "r-1")))

    found = [field_of_paragraph(book, "r-1", number) for number in range(1, count + 1)]

    assert all(one.exists and one.ref is not None and one.count == count for one in found)
    assert not field_of_paragraph(book, "r-1", count + 1).exists
    assert not field_of_paragraph(book, "r-1", 0).exists


def test_a_paragraph_opens_the_field_that_it_shows() -> None:
    book = a_book(a_finished_report())
    blocks = compose(book, "r-1")
    number = next(
        number
        for position, number in numbers(blocks).items()
        if any(run.ref == STRENGTHS for run in runs_of(blocks[position]))
    )

    assert field_of_paragraph(book, "r-1", number).ref == STRENGTHS


# -- Word files edited outside


def test_only_files_that_say_something_else_are_noticed(session: Session) -> None:
    untouched, resaved, edited, gone = (draft(session, number) for number in (1, 2, 3, 4))
    resaved.write_bytes(changed(resaved.read_bytes(), body("<w:body>", "<w:body><!-- saved -->")))
    edited.write_bytes(changed(edited.read_bytes(), body("Vốn còn ít.", "Vốn rất ít.")))
    gone.unlink()
    untouched.with_name("other.docx").write_bytes(b"PK")
    session.note(note_file, "r-1", session.book.report("r-1").files[0].__class__(name="other.docx", made=NOON))

    found = look(session.book, "r-1", session.path.parent)

    assert [one.path for one in found] == [edited]
    assert [(change.ref, change.after) for change in found[0].changes] == [
        (FieldRef("r-1", "shortcomings"), "Vốn rất ít.")
    ]
    assert found[0].figures == 0
    session.note(note_file, "r-1", found[0].now)
    assert look(session.book, "r-1", session.path.parent) == ()


# -- the check of the layout


def test_texts_of_the_book_are_mended_by_the_rule_that_they_break() -> None:
    book = a_book(a_finished_report(strengths="Ổn định , bền vững.", causes="Từ ngày 1/3/2026 đến nay."))

    found = {finding.rule: finding for finding in check_report(book, "r-1")}

    assert {"TX3", "D1"} <= set(found)
    assert all(can_mend(found[rule], ours=True) for rule in ("TX3", "D1"))
    assert mended_texts(book, "r-1", found["TX3"]) == ((STRENGTHS, "Ổn định, bền vững."),)
    assert mended_texts(book, "r-1", found["D1"]) == ((FieldRef("r-1", "causes"), "Từ ngày 01/3/2026 đến nay."),)
    assert field_of(book, "r-1", found["TX3"]) == STRENGTHS


def test_of_two_texts_that_begin_alike_the_one_with_the_flaw_is_found() -> None:
    start = "Hợp tác xã hoạt động ổn định trong cả năm và"
    book = a_book(a_finished_report(strengths=f"{start} có lãi.", causes=f"{start} góp vốn , tích lũy."))

    (finding,) = (row for row in check_report(book, "r-1") if row.rule == "TX3")

    assert field_of(book, "r-1", finding) == FieldRef("r-1", "causes")


def test_a_foreign_file_is_mended_in_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "Bao cao cu.docx"
    path.write_bytes(nameless(changed(faultless(), body("./.", "."))))
    before = path.read_bytes()

    first, second = mend_copy(path), mend_copy(path)

    assert first.path is not None
    assert second.path is not None
    assert (first.path.name, second.path.name) == ("Bao cao cu - da sua.docx", "Bao cao cu - da sua (2).docx")
    assert first.repaired == ("Kết thúc nội dung",)
    assert path.read_bytes() == before
    assert mend_copy(first.path).path is None

"""Reports on their way out of the book."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.book import FieldRef
from desktop.domain.edits import set_field
from desktop.domain.errors import AppError, UnknownEntity, WriteFailed
from desktop.session.exports import Exported, export_report, suggested_name
from desktop.session.session import Session
from desktop.session.workbooks import suggested_workbook
from tests.builders import a_book, a_finished_report, a_report, a_unit
from tests.reports.docx_files import paragraphs

BOOK = a_book(a_finished_report(), units=(a_unit("Tân An"),))
NAME = "Bao cao 20-NQ-TW - Phuong Tan An - 01 nam.docx"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session.new(tmp_path / "so.json", BOOK)
    session.worker.wait_idle(10)
    yield session
    session.abandon()


def test_a_report_becomes_a_word_document(tmp_path: Path) -> None:
    shares: list[float] = []

    exported = export_report(BOOK, "r-1", tmp_path / "bao cao.docx", on_progress=shares.append)

    assert exported is not None
    assert exported.path.read_bytes().startswith(b"PK")
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


def test_a_report_is_never_exported_over_another(tmp_path: Path) -> None:
    path = tmp_path / "bao cao.docx"
    path.write_bytes(b"another")

    exported = export_report(BOOK, "r-1", path)

    assert exported is not None
    assert exported.path.name == "bao cao (2).docx"
    assert path.read_bytes() == b"another"


def test_the_gaps_of_the_document_are_told(tmp_path: Path) -> None:
    report = a_finished_report(goals_result="")

    exported = export_report(a_book(report), "r-1", tmp_path / "bao cao.docx")

    assert exported is not None
    assert FieldRef("r-1", "goals_result") in exported.gaps


def test_a_cancelled_export_writes_nothing(tmp_path: Path) -> None:
    exported = export_report(BOOK, "r-1", tmp_path / "bao cao.docx", cancelled=lambda: True)

    assert exported is None
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed):
        export_report(BOOK, "r-1", tmp_path / "gone" / "bao cao.docx")


def test_the_session_exports_beside_the_book(session: Session) -> None:
    told: list[Exported | AppError | None] = []
    shares: list[float] = []

    session.export_report("r-1", told.append, on_progress=shares.append)
    session.worker.wait_idle(30)

    assert [result.path for result in told if isinstance(result, Exported)] == [session.path.with_name(NAME)]
    assert shares[-1] == 1.0
    assert session.path.with_name(NAME).exists()


def test_the_session_exports_what_the_book_was_when_asked(session: Session, tmp_path: Path) -> None:
    before, after = tmp_path / "before.docx", tmp_path / "after.docx"

    session.export_report("r-1", path=before)
    session.do(set_field, FieldRef("r-1", "strengths"), "Vốn góp đã tăng gấp đôi.")
    session.export_report("r-1", path=after)
    session.worker.wait_idle(30)

    assert ["Vốn góp đã tăng gấp đôi." in paragraphs(file) for file in (before, after)] == [False, True]


def test_an_export_that_is_cancelled_at_once_writes_nothing(session: Session, tmp_path: Path) -> None:
    told: list[Exported | AppError | None] = []

    cancel = session.export_report("r-1", told.append, path=tmp_path / "bao cao.docx")
    cancel()
    session.worker.wait_idle(30)

    assert told == [None]
    assert not (tmp_path / "bao cao.docx").exists()


def test_a_report_that_does_not_exist_is_not_exported(session: Session) -> None:
    with pytest.raises(UnknownEntity):
        session.export_report("r-9")


@pytest.mark.parametrize(
    ("unit", "period", "name"),
    [
        ("Tân An", "01 năm", NAME),
        ("Đông/Tây", "6 tháng: đầu năm.", "Bao cao 20-NQ-TW - Phuong Dong-Tay - 6 thang- dau nam.docx"),
        ("", "", "Bao cao 20-NQ-TW.docx"),
    ],
)
def test_the_name_tells_unit_and_period_in_plain_letters(unit: str, period: str, name: str) -> None:
    report = a_report(unit="u-1", name=period)

    assert suggested_name(a_book(report, units=(a_unit(unit),)), report) == name


def test_every_file_of_a_department_bears_its_own_name() -> None:
    agency = a_unit("", letterhead="agency", issuer="Sở Công Thương")
    book = a_book(a_report(unit="u-1"), units=(agency,))

    assert suggested_name(book, book.reports[0]) == "Bao cao 20-NQ-TW - So Cong Thuong - 01 nam.docx"
    assert suggested_workbook(book, book.reports[0]) == "So lieu - So Cong Thuong - 01 nam.xlsx"


def test_a_report_without_a_unit_has_a_name() -> None:
    assert suggested_name(a_book(), a_report(name="01 năm")) == "Bao cao 20-NQ-TW - 01 nam.docx"

"""`report` on the command line: the ending of the file's name says what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop import commands, paths
from desktop.session.preview import pdf_of
from desktop.storage.store import Store


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "so.json"
    assert commands.main(["new", str(path), "--sample"]) == 0
    return path


@pytest.mark.parametrize(("name", "beginning"), [("bao cao.docx", b"PK"), ("bao cao.PDF", b"%PDF-")])
def test_the_report_is_written_as_its_name_says(book: Path, name: str, beginning: bytes) -> None:
    written = book.with_name(name)

    assert commands.main(["report", str(book), "-o", str(written)]) == 0
    assert written.read_bytes().startswith(beginning)


def test_the_pdf_is_that_of_the_window(book: Path) -> None:
    written = book.with_name("bao cao.pdf")

    assert commands.main(["report", str(book), "-o", str(written)]) == 0

    opened = Store(book).open()
    assert written.read_bytes() == pdf_of(opened, opened.reports[-1].id, paths.asset())


def test_another_ending_is_refused(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = book.with_name("bao cao.txt")

    assert commands.main(["report", str(book), "-o", str(written)]) == commands.REFUSED
    assert not written.exists()
    assert written.name in capsys.readouterr().err


def test_a_file_that_exists_is_not_overwritten(book: Path) -> None:
    written = book.with_name("bao cao.pdf")
    written.write_bytes(b"somebody else's")

    assert commands.main(["report", str(book), "-o", str(written)]) == commands.REFUSED
    assert written.read_bytes() == b"somebody else's"

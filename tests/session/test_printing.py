"""What is handed to the printer, and what is said where there is none."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain.errors import CannotPrint
from desktop.session.preview import pdf_of
from desktop.session.printing import print_pdf
from desktop.wording import faults
from tests.builders import a_book, a_finished_report

LINUX = pytest.mark.skipif(sys.platform == "win32", reason="the printer's program is that of Linux")


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Our PDF of a report, in a folder whose name has blanks and accents."""
    path = tmp_path / "Báo cáo – số 1" / "bao cao.pdf"
    path.parent.mkdir()
    path.write_bytes(pdf_of(a_book(a_finished_report()), "r-1", paths.asset()))
    return path


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are looked for, besides those of the shell."""
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def stand_in(folder: Path, words: str) -> None:
    program = folder / "lp"
    program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{words}\n", "utf-8")
    program.chmod(0o755)


@LINUX
def test_the_printer_receives_exactly_our_pdf(pdf: Path, programs: Path, tmp_path: Path) -> None:
    received = tmp_path / "received"
    stand_in(programs, f'[ $# -eq 1 ] && cat "$1" > "{received}"; echo "request id is p-1 (1 file(s))"')

    print_pdf(pdf)

    assert received.read_bytes() == pdf.read_bytes()


@LINUX
def test_a_printer_that_refuses_is_told(pdf: Path, programs: Path, caplog: pytest.LogCaptureFixture) -> None:
    stand_in(programs, 'echo "lp: Error - no default destination available." >&2; exit 1')

    with pytest.raises(CannotPrint) as fault:
        print_pdf(pdf)

    assert "no default destination" in fault.value.detail
    assert pdf.exists()


@LINUX
def test_a_system_that_cannot_print_is_told_what_to_do(pdf: Path, programs: Path) -> None:
    with pytest.raises(CannotPrint) as fault:
        print_pdf(pdf)

    sentence = faults.sentence(fault.value)
    assert pdf.name in sentence
    assert "hãy mở tệp đó rồi in" in sentence


def test_windows_prints_with_the_program_of_pdf_files(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[bytes, str]] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", lambda path, verb: started.append((path.read_bytes(), verb)), raising=False)

    print_pdf(pdf)

    assert started == [(pdf.read_bytes(), "print")]


def test_windows_without_such_a_program_is_told(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, verb: str) -> None:
        raise OSError(1155, "no application is associated with the file")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", refuse, raising=False)

    with pytest.raises(CannotPrint):
        print_pdf(pdf)

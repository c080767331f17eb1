"""Handing files to the system."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.session.shell import open_file, show_in_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the words are those of Linux")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The programs that were started, in words."""
    words: list[tuple[str, ...]] = []
    monkeypatch.setattr(subprocess, "Popen", lambda call, **given: words.append(call))
    return words


def test_a_file_is_opened_by_the_program_of_its_kind(started: list[tuple[str, ...]], tmp_path: Path) -> None:
    open_file(tmp_path / "bao cao.docx")

    assert started == [("xdg-open", str(tmp_path / "bao cao.docx"))]


def test_a_file_is_shown_in_its_folder(started: list[tuple[str, ...]], tmp_path: Path) -> None:
    show_in_folder(tmp_path / "bao cao.docx")

    assert started == [("xdg-open", str(tmp_path))]


def test_a_system_without_such_a_program_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def missing(*arguments: Any, **given: Any) -> None:
        raise FileNotFoundError("xdg-open")

    monkeypatch.setattr(subprocess, "Popen", missing)

    open_file(tmp_path / "bao cao.docx")

    assert "xdg-open" in caplog.text

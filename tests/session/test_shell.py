"""Handing files to the system."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.session import shell
from desktop.session.shell import can_eject, eject, open_file, show_in_folder

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


@pytest.fixture
def stick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A stick that has gone once the system was asked to eject it."""
    mounted = [True]

    def run(words: list[str], **given: Any) -> None:
        assert words == ["gio", "mount", "--eject", str(tmp_path)]
        mounted.clear()

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(os.path, "ismount", lambda path: bool(mounted))
    return tmp_path


def test_a_stick_is_ejected_where_the_system_offers_it(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/gio")

    assert can_eject()
    assert eject(stick)


def test_a_stick_that_is_in_use_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(words: list[str], **given: Any) -> None:
        raise subprocess.CalledProcessError(2, words)

    monkeypatch.setattr(subprocess, "run", refuse)
    monkeypatch.setattr(shutil, "which", lambda name: None)

    assert not eject(tmp_path)
    assert not can_eject()


def test_a_stick_that_does_not_go_is_not_waited_for_for_ever(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: True)
    monkeypatch.setattr(shell, "EJECT_SECONDS", 0.2)

    assert not eject(stick)

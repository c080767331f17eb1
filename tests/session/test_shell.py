"""Handing files to the system."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import CannotShow
from desktop.session import shell
from desktop.session.shell import can_eject, eject, open_file, show_in_folder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the words are those of Linux")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The programs that were started, in words."""
    words: list[tuple[str, ...]] = []

    class Started:
        def __init__(self, call: tuple[str, ...], **given: Any) -> None:
            words.append(call)

        def wait(self, timeout: float) -> int:
            return 0

    monkeypatch.setattr(subprocess, "Popen", Started)
    return words


def test_a_file_is_opened_by_the_program_of_its_kind(started: list[tuple[str, ...]], tmp_path: Path) -> None:
    open_file(tmp_path / "bao cao.docx")

    assert started == [("xdg-open", str(tmp_path / "bao cao.docx"))]


def test_a_file_is_shown_in_its_folder(started: list[tuple[str, ...]], tmp_path: Path) -> None:
    show_in_folder(tmp_path / "bao cao.docx")

    assert started == [("xdg-open", str(tmp_path))]


def a_system(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str = "") -> None:
    """A system whose xdg-open is that script; without one, it has none."""
    if script:
        (folder / "xdg-open").write_text(f"#!/bin/sh\n{script}\n")
        (folder / "xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.parametrize("script", ["", "exit 3"])
def test_where_nothing_opens_a_file_that_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str) -> None:
    a_system(monkeypatch, tmp_path, script)

    with pytest.raises(CannotShow) as fault:
        open_file(tmp_path / "bao cao.docx")
    with pytest.raises(CannotShow):
        show_in_folder(tmp_path / "bao cao.docx")

    assert fault.value.path == tmp_path / "bao cao.docx"


def test_a_program_that_shows_the_file_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    a_system(monkeypatch, tmp_path, 'echo $$ > "$1.pid"; exec /bin/sleep 60')
    monkeypatch.setattr(shell, "PATIENCE_SECONDS", 0.3)

    open_file(tmp_path / "bao cao.docx")

    # It still runs: only a program that is there can be ended.
    os.kill(number_in(tmp_path / "bao cao.docx.pid"), signal.SIGKILL)


def number_in(file: Path) -> int:
    """The number that a program writes into a file when it has started."""
    while not (file.exists() and file.read_text().endswith("\n")):
        time.sleep(0.01)
    return int(file.read_text())


def test_a_program_that_hands_the_file_on_is_no_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    a_system(monkeypatch, tmp_path, 'echo opened > "$1.log"')

    open_file(tmp_path / "bao cao.docx")

    assert (tmp_path / "bao cao.docx.log").read_text() == "opened\n"


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

"""What commands put out reaches whoever reads it, in any encoding; where nobody does, there is no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import commands, wording
from desktop.commands import check
from desktop.session import logbook
from desktop.wording import faults
from tests.commands.test_main import ROOT

CHECK = [sys.executable, "-m", "desktop", "check"]


@pytest.fixture
def log_ended() -> Iterator[None]:
    yield
    logbook.stop()


def surroundings(home: Path, **variables: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHONIO", "PYTHONUTF8", "LC_"))}
    return {**kept, "BAOCAO_HOME": str(home), **variables}


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1258"])
def test_letters_that_cannot_be_written_stop_nothing(path: Path, tmp_path: Path, encoding: str) -> None:
    environment = surroundings(tmp_path, PYTHONIOENCODING=encoding)

    done = subprocess.run([*CHECK, path], cwd=ROOT, env=environment, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (commands.DONE, b"")
    assert b"\\u" in done.stdout


def test_a_plain_machine_gets_utf_8(path: Path, tmp_path: Path) -> None:
    environment = surroundings(tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")

    done = subprocess.run([*CHECK, path], cwd=ROOT, env=environment, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (commands.DONE, b"")
    assert "Nên xem" in done.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full, a file that is always full")
def test_output_that_cannot_be_written_is_a_sentence_and_no_traceback(path: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*CHECK, path], cwd=ROOT, env=surroundings(tmp_path), stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert (done.returncode, done.stderr.decode("utf-8")) == (commands.REFUSED, f"{faults.UNEXPECTED}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pipe that can be closed under a program")
def test_a_reader_who_has_gone_is_told_nothing(path: Path, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    done = subprocess.run(
        [*CHECK, path], cwd=ROOT, env=surroundings(tmp_path), stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)

    assert (done.returncode, done.stderr) == (commands.REFUSED, b"")


def test_what_nobody_expected_is_one_sentence_and_in_the_log(
    path: Path, user_home: Path, log_ended: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(options: object) -> int:
        raise RuntimeError("Tân An")

    monkeypatch.setattr(check, "run", fail)

    status = commands.main(["check", str(path)])

    assert status == commands.REFUSED
    assert capsys.readouterr().err == f"{faults.UNEXPECTED}\n"
    (log,) = user_home.rglob("app.log")
    assert "RuntimeError" in log.read_text("utf-8")
    assert "Tân An" not in log.read_text("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="needs X11, where a process can be without a screen")
def test_without_a_screen_the_window_says_so(path: Path, tmp_path: Path) -> None:
    environment = surroundings(tmp_path)
    environment.pop("DISPLAY", None)

    done = subprocess.run(
        [sys.executable, "-m", "desktop", path], cwd=ROOT, env=environment, capture_output=True, check=False
    )

    assert done.returncode == commands.REFUSED
    assert done.stderr.decode("utf-8").strip() == wording.NO_WINDOW

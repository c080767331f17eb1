"""The commands of the repository end in a sentence, not in a traceback, where a program that they need fails."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import dev
import environment
import pytest
import system

FAILING = (sys.executable, "-c", "raise SystemExit(3)")


def test_a_program_that_fails_ends_the_command_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "provide", lambda *needs: None)
    monkeypatch.setattr(environment, "write_locks", lambda upgrade: subprocess.run(FAILING, check=True))

    status = dev.main(["lock"])

    told = capsys.readouterr().err
    assert status == 2
    assert "raise SystemExit(3)" in told
    assert "exit status 3" in told
    assert "Traceback" not in told


@pytest.mark.skipif(not system.LINUX, reason="only Debian has apt-get")
def test_packages_that_cannot_be_installed_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    installer = tmp_path / "apt-get"
    installer.write_text("#!/bin/sh\nexit 100\n", "ascii")
    installer.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(system, "PROGRAM", (system.Need("something", "some-package", lambda: False),))
    monkeypatch.setattr(environment, "write_locks", lambda upgrade: pytest.fail("it went on without them"))

    status = dev.main(["lock"])

    told = capsys.readouterr().err
    assert status == 2
    assert "apt-get" in told
    assert "exit status 100" in told


def test_any_other_fault_is_still_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "provide", lambda *needs: None)
    monkeypatch.setattr(environment, "write_locks", lambda upgrade: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        dev.main(["lock"])

"""A run from the checkout on Windows: `dev.py run` gives it a Tcl library that Vietnamese can be typed with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import environment
import pytest
import tcl

ASK = "import tkinter; print(tkinter.Tcl().eval('package require msgcat; set tcl_library'))"


@pytest.fixture
def variables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the environment gives to the program, on a checkout whose `.venv` is this interpreter."""
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(environment, "FOLDER", tmp_path)
    return environment.for_typing()


def test_tkinter_takes_the_library_without_the_table(variables: dict[str, str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", ASK], input="", capture_output=True, text=True, env={**os.environ, **variables}
    )

    library = Path(run.stdout.strip())
    assert library == Path(variables["TCL_LIBRARY"]), run.stderr
    assert (library / tcl.TABLE).parent.is_dir()
    assert not (library / tcl.TABLE).exists()


def test_a_library_of_another_release_is_copied_anew(variables: dict[str, str]) -> None:
    start = Path(variables["TCL_LIBRARY"]) / "init.tcl"
    right = start.read_bytes()
    start.write_bytes(b"of another release")

    again = environment.for_typing()

    assert again == variables
    assert start.read_bytes() == right

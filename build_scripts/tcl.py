"""Tcl's library for Windows without the table through which Vietnamese typing goes wrong.

On Windows, Tk takes each typed letter up to U+00FF for one byte of the code page. Where that is the Vietnamese one
(1258), by the system's setting or by the keyboard's, ã, õ, ý, ì and ò become other letters. Without the table of that
code page Tcl falls back to ISO 8859-1, in which every such byte is the letter itself. The stand-alone program leaves
the table out (app.spec); a run from the checkout is given a copy of the library without it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

TABLE = "encoding/cp1258.enc"
_START = Path("tcl8.6/init.tcl")


def library_for_typing(tcl: Path, target: Path) -> dict[str, str]:
    """Copy the folder `tcl` of a Windows Python to `target` without the table, unless the same is there already.

    Return the variables of the environment with which tkinter takes the copy.
    """
    if not _is_copy(target, tcl):
        shutil.rmtree(target, ignore_errors=True)
        ignored = shutil.ignore_patterns(Path(TABLE).name, _START.name)
        shutil.copytree(tcl, target, ignore=ignored, copy_function=shutil.copyfile)
        # Last, since it is what shows that the copy is whole. Tcl starts only with the one of its own release.
        shutil.copyfile(tcl / _START, target / _START)
    return {"TCL_LIBRARY": str(target / "tcl8.6"), "TK_LIBRARY": str(target / "tk8.6")}


def _is_copy(target: Path, tcl: Path) -> bool:
    start = target / _START
    return start.exists() and start.read_bytes() == (tcl / _START).read_bytes()

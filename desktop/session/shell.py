"""Handing files to the system: to the program that opens them, or shown in their folder."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

log = logging.getLogger(__name__)


def open_file(path: Path) -> None:
    """Open a file with the program of its kind; a folder in the system's window."""
    try:
        if sys.platform == "win32":
            os.startfile(path)
        else:
            _start("xdg-open", str(path))
    except OSError as error:
        log.warning("not opened: %s", error)


def show_in_folder(path: Path) -> None:
    """Show the folder of a file, with the file chosen where the system can."""
    if sys.platform == "win32" and path.exists():
        try:
            _start("explorer", "/select,", str(path))
        except OSError as error:
            log.warning("not shown: %s", error)
    else:
        open_file(path.parent)


def _start(*words: str) -> None:
    subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

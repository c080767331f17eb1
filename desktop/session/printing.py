"""Printing: a PDF goes to the system's printer. The one place to change for another way of printing."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from pathlib import Path

from desktop.domain.errors import CannotPrint

log = logging.getLogger(__name__)

PROGRAM = "lp"
PATIENCE_SECONDS = 60


def print_pdf(path: Path) -> None:
    """Hand a PDF to the printer that the system prints on if nobody chooses; it is printed after this returns.

    Raises CannotPrint where there is no printer or, on Windows, no program that prints PDF files.
    """
    if sys.platform == "win32":
        try:
            os.startfile(path, "print")
        except OSError as error:
            raise CannotPrint(path, str(error)) from error
        return
    program = shutil.which(PROGRAM)
    if program is None:
        raise CannotPrint(path, f"no {PROGRAM}")
    try:
        said = subprocess.run(
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE_SECONDS,
            text=True,
            errors="replace",
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotPrint(path, str(error)) from error
    if said.returncode != 0:
        raise CannotPrint(path, said.stderr.strip())
    log.info("printing %s: %s", path.name, said.stdout.strip())

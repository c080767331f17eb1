"""Handing files to the system: to the program that opens them, or shown in their folder."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from threading import Thread

from desktop.domain.errors import CannotShow

PATIENCE_SECONDS = 3.0
EJECT_SECONDS = 10.0

log = logging.getLogger(__name__)


def open_file(path: Path) -> None:
    """Open a file with the program of its kind; a folder in the system's window. Raises CannotShow.

    It may take up to `PATIENCE_SECONDS` until the system says that nothing opens the file.
    """
    try:
        if sys.platform == "win32":
            os.startfile(path)
            return
        program = _start("xdg-open", str(path))
    except OSError as error:
        raise CannotShow(path, str(error)) from error
    try:
        status = program.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:  # it lasts as long as the program that shows the file
        Thread(target=program.wait, daemon=True).start()
        return
    if status:
        raise CannotShow(path, f"xdg-open {status}")


def show_in_folder(path: Path) -> None:
    """Show the folder of a file, with the file chosen where the system can; as `open_file`."""
    if sys.platform == "win32" and path.exists():
        try:
            _start("explorer", "/select,", str(path))
        except OSError as error:
            raise CannotShow(path, str(error)) from error
    else:
        open_file(path.parent)


def can_eject() -> bool:
    """Say whether the system has a way for programs to eject a stick."""
    return sys.platform == "win32" or shutil.which("gio") is not None


def eject(stick: Path) -> bool:
    """Eject a stick, and say whether it has gone. Takes up to `EJECT_SECONDS`."""
    command = ["gio", "mount", "--eject", str(stick)]
    if sys.platform == "win32":  # the same as the entry of the Explorer's menu, which programs reach in no other way
        verb = f"(New-Object -ComObject Shell.Application).Namespace(17).ParseName('{stick.drive}').InvokeVerb('Eject')"
        command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", verb]
    try:
        subprocess.run(command, timeout=EJECT_SECONDS, check=True, capture_output=True)
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("not ejected: %s", type(error).__name__)
        return False
    end = time.monotonic() + EJECT_SECONDS
    while os.path.ismount(stick) and time.monotonic() < end:
        time.sleep(0.1)
    return not os.path.ismount(stick)


def _start(*words: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

"""A virtual screen for commands that open windows, of the size and resolution that clerks have."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from system import LINUX, CannotGoOn

SIZE = "1366x768x24"
_START_SECONDS = 1.0


def is_there() -> bool:
    """Whether windows can be opened on this machine."""
    return not LINUX or bool(os.environ.get("DISPLAY"))


@contextmanager
def virtual(dpi: int = 96, window_manager: bool = False) -> Iterator[None]:
    """Open windows on a screen of its own within the block; other systems than Linux use the screen they have."""
    if not LINUX:
        yield
        return
    started: list[subprocess.Popen[bytes]] = []
    before = os.environ.get("DISPLAY")
    try:
        reader, writer = os.pipe()
        command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SIZE, "-dpi", str(dpi), "-nolisten", "tcp"]
        started.append(subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL))
        os.close(writer)
        with os.fdopen(reader) as lines:
            number = lines.readline().strip()
        if not number:
            raise CannotGoOn("The virtual screen Xvfb did not start.")
        os.environ["DISPLAY"] = f":{number}"
        if window_manager and shutil.which("openbox"):
            started.append(subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            time.sleep(_START_SECONDS)
        yield
    finally:
        if before is None:
            os.environ.pop("DISPLAY", None)
        else:
            os.environ["DISPLAY"] = before
        for process in reversed(started):
            process.terminate()
            process.wait()

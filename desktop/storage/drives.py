"""The drives of this machine: fixed ones for the data folder, removable ones for carrying copies."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path, PureWindowsPath

MOUNTS = (Path("/media"), Path("/run/media"))
"""Where Linux shows sticks."""

LOW_ROOM = 50_000_000
"""Bytes that are left on a drive when somebody should know, before nothing can be saved any more."""


def room_left(folder: Path) -> int | None:
    """Return how many bytes are free where a folder lies, None where the system does not say."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def is_carried(path: Path) -> bool:
    """Say whether a file lies on a drive that can be pulled out."""
    if sys.platform == "win32":
        if path.drive.casefold() == os.environ.get("SYSTEMDRIVE", "C:").casefold():
            return False
    elif not any(home in path.parents for home in MOUNTS):
        return False
    return any(path.is_relative_to(stick) for stick in removable_drives())


def second_drives() -> list[Path]:
    """Return the fixed drives beside the one that the system is on, by letter. Only Windows has such."""
    if sys.platform != "win32":
        return []
    system = os.environ.get("SYSTEMDRIVE", "C:").casefold()
    return [drive for drive in _drives("fixed") if PureWindowsPath(drive).drive.casefold() != system]


def removable_drives() -> list[Path]:
    """Return where the sticks that are plugged in can be reached."""
    if sys.platform == "win32":
        return _drives("removable")
    import psutil

    mounts = (Path(part.mountpoint) for part in psutil.disk_partitions(all=True))
    return sorted(mount for mount in mounts if any(home in mount.parents for home in MOUNTS))


def _drives(kind: str) -> list[Path]:
    import psutil

    parts = psutil.disk_partitions(all=False)
    return sorted(Path(part.mountpoint) for part in parts if kind in part.opts.split(",") and part.fstype)

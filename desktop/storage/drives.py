"""The drives of this machine: fixed ones for the data folder, removable ones for carrying copies."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PureWindowsPath


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

    homes = (Path("/media"), Path("/run/media"))
    mounts = (Path(part.mountpoint) for part in psutil.disk_partitions(all=True))
    return sorted(mount for mount in mounts if any(home in mount.parents for home in homes))


def _drives(kind: str) -> list[Path]:
    import psutil

    parts = psutil.disk_partitions(all=False)
    return sorted(Path(part.mountpoint) for part in parts if kind in part.opts.split(",") and part.fstype)

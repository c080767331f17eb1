"""The drives of this machine."""

from __future__ import annotations

import sys
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import psutil
import pytest

from desktop.storage.drives import is_carried, removable_drives, room_left, second_drives


def a_part(mountpoint: str, opts: str, fstype: str = "NTFS") -> SimpleNamespace:
    return SimpleNamespace(mountpoint=mountpoint, opts=opts, fstype=fstype)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Windows machine with two drives, a stick, a card reader without a card and a CD."""
    parts = [
        a_part("F:\\", "rw,removable", "FAT32"),
        a_part("C:\\", "rw,fixed"),
        a_part("G:\\", "removable", ""),
        a_part("D:\\", "rw,fixed"),
        a_part("E:\\", "ro,cdrom", "CDFS"),
    ]
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("SYSTEMDRIVE", "C:")
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: parts)


@pytest.mark.usefixtures("windows")
def test_the_second_drive_is_the_fixed_one_without_the_system() -> None:
    assert second_drives() == [Path("D:\\")]


@pytest.mark.usefixtures("windows")
def test_sticks_are_the_removable_drives_that_hold_something() -> None:
    assert removable_drives() == [Path("F:\\")]


@pytest.mark.skipif(sys.platform == "win32", reason="of Linux")
def test_on_linux_sticks_are_what_is_mounted_for_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [a_part("/", "rw", "ext4"), a_part("/run/media/a/USB", "rw", "vfat"), a_part("/media/usb", "rw", "vfat")]
    monkeypatch.setattr(psutil, "disk_partitions", lambda all: parts)

    assert removable_drives() == [Path("/media/usb"), Path("/run/media/a/USB")]
    assert second_drives() == []


@pytest.mark.usefixtures("windows")
def test_on_windows_a_file_is_carried_on_any_removable_drive_but_that_of_the_system() -> None:
    assert is_carried(PureWindowsPath("F:/so.json"))  # type: ignore[arg-type]
    assert not is_carried(PureWindowsPath("D:/so.json"))  # type: ignore[arg-type]
    assert not is_carried(PureWindowsPath("c:/so.json"))  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform == "win32", reason="of Linux")
def test_on_linux_only_what_lies_where_sticks_are_shown_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def partitions(all: bool) -> list[SimpleNamespace]:
        asked.append(all)
        return [a_part("/media/usb", "rw", "vfat")]

    monkeypatch.setattr(psutil, "disk_partitions", partitions)

    assert not is_carried(Path("/home/a/so.json"))
    assert asked == []
    assert is_carried(Path("/media/usb/so.json"))
    assert not is_carried(Path("/media/other/so.json"))


def test_the_room_that_is_left_is_told_where_the_system_knows(tmp_path: Path) -> None:
    room = room_left(tmp_path)

    assert room is not None
    assert room > 0
    assert room_left(tmp_path / "gone") is None

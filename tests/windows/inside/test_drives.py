"""The drives of a real Windows, compared with what the system says of each letter."""

from __future__ import annotations

import ctypes
import os
import string
import sys
from pathlib import Path

import pytest

from desktop.storage.atomic import copy_to_folder
from desktop.storage.backups import second_place
from desktop.storage.drives import removable_drives, second_drives

assert sys.platform == "win32"

REMOVABLE, FIXED = 2, 3
kernel = ctypes.windll.kernel32
in_rehearsal = pytest.mark.skipif(
    not hasattr(ctypes.windll.ntdll, "wine_get_version"), reason="of the rehearsal's drives"
)


def drives(kind: int) -> list[Path]:
    """Return the drives of this kind that hold something, by letter."""
    roots = [f"{letter}:\\" for letter in string.ascii_uppercase]
    ready = (root for root in roots if kernel.GetVolumeInformationW(root, None, 0, None, None, None, None, 0))
    return [Path(root) for root in ready if kernel.GetDriveTypeW(root) == kind]


def test_second_drives_are_the_fixed_ones_without_the_system() -> None:
    system = Path(os.environ["SYSTEMDRIVE"] + "\\")

    assert second_drives() == [drive for drive in drives(FIXED) if drive != system]


def test_sticks_are_the_removable_drives() -> None:
    assert removable_drives() == drives(REMOVABLE)


def test_the_second_place_is_the_first_on_another_letter() -> None:
    places = [Path("C:\\also here"), Path("D:\\other"), Path("E:\\third")]

    assert second_place(Path("C:\\Sổ\\so.json"), places) == places[1]
    assert second_place(Path("c:\\Sổ\\so.json"), places[:1]) is None


@in_rehearsal
def test_the_rehearsal_has_one_of_each() -> None:
    assert (second_drives(), removable_drives()) == ([Path("D:\\")], [Path("E:\\")])


@in_rehearsal
def test_a_copy_on_the_stick_is_whole() -> None:
    (stick,) = removable_drives()

    copied = copy_to_folder(b"the book", stick, "P_2025_r000001.json")

    assert copied.drive == "E:"
    assert copied.read_bytes() == b"the book"
    copied.unlink()

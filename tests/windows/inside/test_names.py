"""File names on a file system that is Windows' own."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.storage.names import clean_name

assert sys.platform == "win32"

DEVICES = ["con", "PRN", "aux", "NUL", "com1", "LPT9"]
FORBIDDEN = ['a"b', "a<b", "a>b", "a|b", "a?b", "a*b", "a:b", "a/b", "a\\b"]


def made(folder: Path, name: str) -> list[str]:
    """Write a file with this name and return what then lies in the folder."""
    with suppress(OSError):
        (folder / name).write_bytes(b"x")
    return [file.name for file in folder.iterdir()] if folder.is_dir() else []


@pytest.mark.parametrize("stem", ["nul", "a:b", "a?b", "a|b", "a.", "a "])
def test_windows_makes_no_such_file(tmp_path: Path, stem: str) -> None:
    assert made(tmp_path, stem) != [stem]


@pytest.mark.parametrize(
    "stem", [*DEVICES, *FORBIDDEN, "a.", "a ", "con.x", " nul ", "Báo cáo phường Đông Hòa", "x" * 300]
)
def test_a_cleaned_name_becomes_the_file_that_it_says(tmp_path: Path, stem: str) -> None:
    name = clean_name(stem, ".docx")

    assert made(tmp_path, name) == [name]

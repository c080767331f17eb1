"""Saving on disks that are really full and into folders that really refuse."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import DiskFull
from desktop.storage.store import Store
from tests.builders import a_book, a_report
from tests.files import names

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits, users and mounts are of Unix")

ROOT = Path(__file__).resolve().parents[2]
ROOM = 64 * 1024  # bytes


@pytest.fixture
def path() -> Iterator[Path]:
    """A data file that everybody can reach: pytest's own folders are closed to other users."""
    folder = Path(tempfile.mkdtemp(prefix="bao-cao-"))
    folder.chmod(0o777)
    Store(folder / "so.json").save(a_book())
    (folder / "so.json").chmod(0o666)
    yield folder / "so.json"
    folder.chmod(0o777)
    shutil.rmtree(folder)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(disk)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        pytest.fail(f"no disk could be made: {made.stderr}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def save(path: Path, *options: str) -> str:
    """Save over a file in a process of its own; 'saved' or the class of the fault."""
    return subprocess.run(
        [sys.executable, "-m", "tests.storage.saver", str(path), *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.99])
def test_a_disk_that_fills_up_at_any_byte_leaves_the_file(path: Path, share: float) -> None:
    before = path.read_bytes()

    outcome = save(path, "--largest", str(int(len(before) * share)))

    assert outcome == "DiskFull"
    assert path.read_bytes() == before
    assert names(path.parent) == ["so.json"]


def test_without_the_limit_the_same_process_saves(path: Path) -> None:
    before = path.read_bytes()

    outcome = save(path)

    assert outcome == "saved"
    assert path.read_bytes() != before


@pytest.mark.parametrize("new", [False, True])
def test_a_folder_without_rights_leaves_the_file(path: Path, new: bool) -> None:
    before = path.read_bytes()
    path.parent.chmod(0o555)
    target, options = (path.with_name("moi.json"), ["--new"]) if new else (path, [])

    outcome = save(target, "--nobody", *options)

    assert outcome == "WriteRefused"
    assert path.read_bytes() == before
    assert names(path.parent) == ["so.json"]


@pytest.mark.skipif(sys.platform != "win32" and os.geteuid() != 0, reason="the owner may always change the mode")
def test_a_file_without_rights_is_left(path: Path) -> None:
    before = path.read_bytes()
    path.chmod(0o444)

    outcome = save(path, "--nobody")

    assert outcome == "WriteRefused"
    assert path.read_bytes() == before


def test_with_rights_the_same_user_saves(path: Path) -> None:
    outcome = save(path, "--nobody")

    assert outcome == "saved"


@pytest.mark.faults
def test_a_full_disk_leaves_the_file_and_takes_the_next_save_when_there_is_room(small_disk: Path) -> None:
    path, filler = small_disk / "so.json", small_disk / "other"
    book = a_book(a_report(strengths="Ổn định. " * 1000))
    store = Store(path)
    store.save(a_book())
    before = path.read_bytes()
    _fill(filler)

    with pytest.raises(DiskFull):
        store.save(book)

    assert path.read_bytes() == before
    assert names(path.parent) == ["other", "so.json"]
    filler.unlink()
    store.save(book)
    assert Store(path).open() == book


@pytest.mark.faults
def test_a_medium_that_cannot_be_written_leaves_the_file(small_disk: Path) -> None:
    path = small_disk / "so.json"
    Store(path).save(a_book())
    before = path.read_bytes()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)

    outcome = save(path)

    assert outcome == "WriteRefused"
    assert path.read_bytes() == before


def _fill(filler: Path) -> None:
    with filler.open("wb", buffering=0) as file:
        for size in (4096, 64, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue

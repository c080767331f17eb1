"""Saving where other programs hold files as only Windows lets them: virus scanners, indexers, copies to the cloud."""

from __future__ import annotations

import ctypes
import os
import stat
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.domain.errors import FileBusy, FileExists, WriteRefused
from desktop.storage import windows
from desktop.storage.atomic import PAUSES, SHARING_ERRORS, copy_to_folder, write_atomically
from desktop.storage.store import Store
from tests.builders import a_book, a_report
from tests.files import names

assert sys.platform == "win32"

OLD, NEW = b"the old one", b"the new one"
GENERIC_READ, OPEN_EXISTING = 0x80000000, 3
SHARE_NOTHING, SHARE_READING, SHARE_ALL = 0, 1, 7
ACCESS_DENIED, SHARING_VIOLATION = 5, 32

kernel = ctypes.WinDLL("kernel32", use_last_error=True)
kernel.CreateFileW.restype = ctypes.c_void_p


@contextmanager
def held(path: Path, share: int) -> Iterator[None]:
    """Hold a file open as another program does, which lets others do what `share` says."""
    handle = kernel.CreateFileW(str(path), GENERIC_READ, share, None, OPEN_EXISTING, 0, None)
    assert handle != ctypes.c_void_p(-1).value, ctypes.WinError(ctypes.get_last_error())
    try:
        yield
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that holds the old content, alone in a folder with a Vietnamese name."""
    path = tmp_path / "Sổ dữ liệu phường" / "sổ.json"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


@pytest.mark.parametrize("share", [SHARE_NOTHING, SHARE_READING])
def test_windows_refuses_to_replace_a_file_that_is_held(path: Path, share: int) -> None:
    fresh = path.with_name("fresh")
    fresh.write_bytes(NEW)

    with held(path, share), pytest.raises(PermissionError) as caught:
        os.replace(fresh, path)

    assert caught.value.winerror in SHARING_ERRORS


def test_a_file_that_is_held_for_a_moment_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    pauses: list[float] = []
    holder = held(path, SHARE_READING)
    holder.__enter__()

    def wait(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            holder.__exit__(None, None, None)
            released.set()

    monkeypatch.setattr(time, "sleep", wait)

    write_atomically(path, NEW, replace=True)

    assert released.is_set()
    assert pauses == list(PAUSES[:3])
    assert path.read_bytes() == NEW
    assert names(path.parent) == [path.name]


def test_a_file_that_is_held_for_ever_is_busy_and_stays(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)

    with held(path, SHARE_READING), pytest.raises(FileBusy):
        write_atomically(path, NEW, replace=True)

    assert pauses == list(PAUSES)
    assert path.read_bytes() == OLD
    assert names(path.parent) == [path.name]


def test_a_copy_before_the_last_that_is_held_does_not_harm_the_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    previous = path.with_name("sổ.prev.json")
    previous.write_bytes(b"the oldest one")

    with held(previous, SHARE_READING), pytest.raises(FileBusy):
        write_atomically(path, NEW, replace=True, previous=previous)

    assert (path.read_bytes(), previous.read_bytes()) == (OLD, b"the oldest one")
    assert names(path.parent) == [path.name, previous.name]


def test_the_one_before_is_kept(path: Path) -> None:
    previous = path.with_name("sổ.prev.json")
    previous.write_bytes(b"the oldest one")

    write_atomically(path, NEW, replace=True, previous=previous)

    assert (path.read_bytes(), previous.read_bytes()) == (NEW, OLD)
    assert names(path.parent) == [path.name, previous.name]


def test_a_new_file_never_replaces_one_that_appears_meanwhile(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os.path, "lexists", lambda path: False)

    with pytest.raises(FileExists):
        write_atomically(path, NEW, replace=False)

    assert path.read_bytes() == OLD
    assert names(path.parent) == [path.name]


def test_a_file_marked_read_only_is_respected(path: Path) -> None:
    path.chmod(stat.S_IREAD)

    with pytest.raises(WriteRefused):
        write_atomically(path, NEW, replace=True)

    assert path.read_bytes() == OLD
    path.chmod(stat.S_IWRITE)


def test_a_book_that_another_program_keeps_to_itself_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "so.json"
    Store(path).save(a_book())

    with held(path, SHARE_NOTHING), pytest.raises(FileBusy):
        Store(path).open()

    assert Store(path).open() == a_book()


def test_a_book_that_is_only_looked_at_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "so.json"
    Store(path).save(a_book())

    with held(path, SHARE_ALL):
        assert Store(path).open() == a_book()


def test_a_book_is_saved_again_and_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "Sổ" / "sổ của phường.json")
    store.path.parent.mkdir()

    for number in range(20):
        store.save(a_book(a_report(strengths=f"lần {number}")))

    assert Store(store.path).open() == a_book(a_report(strengths="lần 19"))
    assert names(store.path.parent) == sorted([store.path.name, store.previous.name])


def test_windows_flushes_no_file_that_is_open_for_reading_only(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)

    with pytest.raises(OSError, match=r"Errno"):
        os.fsync(handle)

    os.close(handle)


def test_a_file_that_is_gone_or_may_not_be_read_is_an_error_of_the_system(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OSError, match="gone"):
        windows.read_from_medium(path.with_name("gone.json"))
    monkeypatch.setattr(windows, "_GENERIC_READ", 0)  # opened, but not for reading

    with pytest.raises(PermissionError):
        windows.read_from_medium(path)


def test_a_copy_on_another_medium_is_whole(path: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    copied = copy_to_folder(NEW, stick, "P_2025_r000001.json")

    assert copied.read_bytes() == NEW
    assert copy_to_folder(NEW, stick, "P_2025_r000001.json") == copied

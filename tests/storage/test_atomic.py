"""Writing a file: the old one or the new one, whole, whatever fails on the way."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import (
    CopyFailed,
    CopyMismatch,
    DiskFull,
    FileBusy,
    FileExists,
    FileFault,
    WriteFailed,
    WriteRefused,
)
from desktop.storage import atomic
from desktop.storage.atomic import PAUSES, copy_to_folder, fault_of, write_atomically
from tests.files import names

OLD, NEW = b"the old one", b"the new one"
# What the writer asks of the system, in the order in which it does.
CALLS = ("open", "write", "fsync", "close", "link", "replace", "unlink")

if sys.platform == "win32":
    from desktop.storage import windows

    MOVER: Any = windows
else:
    MOVER = os
"""Whose `replace` the writer calls."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that holds the old content, alone in its folder."""
    (tmp_path / "folder").mkdir()
    path = tmp_path / "folder" / "so.json"
    path.write_bytes(OLD)
    return path


class WindowsFault(OSError):
    """An error with the number that Windows gives it."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "held by another program")
        self.winerror = winerror


class Faults:
    """Makes the n-th call that the writer makes to the system fail, once or from then on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, nth: int, error: Callable[[], OSError], sticky: bool) -> None:
        self.calls: list[str] = []
        for name in CALLS:
            home = MOVER if name == "replace" else os
            monkeypatch.setattr(home, name, self._failing(name, getattr(home, name), nth, error, sticky))

    def _failing(
        self, name: str, real: Callable[..., Any], nth: int, error: Callable[[], OSError], sticky: bool
    ) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.calls.append(name)
            # A handle is closed even when closing reports an error.
            if name == "close":
                real(*arguments, **named)
            if len(self.calls) == nth or (sticky and len(self.calls) > nth):
                raise error()
            return None if name == "close" else real(*arguments, **named)

        return call


def test_a_file_is_replaced_and_nothing_is_left_behind(path: Path) -> None:
    write_atomically(path, NEW, replace=True)

    assert path.read_bytes() == NEW
    assert names(path.parent) == ["so.json"]


def test_a_file_that_was_not_there_is_made(path: Path) -> None:
    write_atomically(path.with_name("moi.json"), NEW, replace=True)
    write_atomically(path.with_name("cung moi.json"), NEW, replace=False)

    assert names(path.parent) == ["cung moi.json", "moi.json", "so.json"]


def test_the_one_before_is_kept_when_asked(path: Path) -> None:
    previous = path.with_name("so.prev.json")
    previous.write_bytes(b"the oldest one")

    write_atomically(path, NEW, replace=True, previous=previous)

    assert (path.read_bytes(), previous.read_bytes()) == (NEW, OLD)
    assert names(path.parent) == ["so.json", "so.prev.json"]


def test_the_one_before_is_kept_where_there_are_no_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _refusing(errno.EPERM))
    previous = path.with_name("so.prev.json")

    write_atomically(path, NEW, replace=True, previous=previous)

    assert (path.read_bytes(), previous.read_bytes()) == (NEW, OLD)
    assert names(path.parent) == ["so.json", "so.prev.json"]


def test_nothing_takes_its_place_before_what_it_rests_on_is_on_the_disk(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = Faults(monkeypatch, 0, OSError, sticky=False).calls

    write_atomically(path, NEW, replace=True, previous=path.with_name("so.prev.json"))

    # The bytes; the copy before, the folder for both; the new file, the folder. Windows has no call for folders.
    folder = [] if sys.platform == "win32" else ["fsync"]
    order = ["fsync", "link", "replace", *folder, "replace", *folder]
    assert [call for call in calls if call in order] == order


def test_a_crash_after_keeping_leaves_the_next_save_possible(path: Path) -> None:
    previous = path.with_name("so.prev.json")
    os.link(path, previous)

    write_atomically(path, NEW, replace=True, previous=previous)

    assert (path.read_bytes(), previous.read_bytes()) == (NEW, OLD)
    assert names(path.parent) == ["so.json", "so.prev.json"]


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_is_there_is_never_overwritten_unless_asked(
    path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", _refusing(errno.EPERM))
    monkeypatch.setattr(os.path, "lexists", lambda path: False)  # it appears after we looked

    with pytest.raises(FileExists):
        write_atomically(path, NEW, replace=False)

    assert path.read_bytes() == OLD
    assert names(path.parent) == ["so.json"]


def test_a_new_file_is_made_where_there_are_no_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _refusing(errno.EPERM))
    new = path.with_name("moi.docx")

    write_atomically(new, NEW, replace=False)

    assert new.read_bytes() == NEW
    assert names(path.parent) == ["moi.docx", "so.json"]


def test_a_new_file_that_cannot_be_made_where_there_are_no_links_leaves_no_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", _refusing(errno.EPERM))
    monkeypatch.setattr(MOVER, "rename" if sys.platform == "win32" else "replace", _refusing(errno.EIO))

    with pytest.raises(WriteFailed):
        write_atomically(path.with_name("moi.docx"), NEW, replace=False)

    assert names(path.parent) == ["so.json"]


def test_a_system_that_writes_little_by_little_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda target, data: write(target, bytes(data)[:3]))

    write_atomically(path, NEW * 50, replace=True)

    assert path.read_bytes() == NEW * 50


def test_bytes_that_come_back_changed_are_not_taken(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda target, data: write(target, bytes(data).replace(b"n", b"m")))

    with pytest.raises(WriteFailed) as caught:
        write_atomically(path, NEW, replace=True)

    assert caught.value.detail == atomic.READ_BACK
    assert path.read_bytes() == OLD
    assert names(path.parent) == ["so.json"]


def test_a_file_marked_read_only_is_respected(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)  # root may write everything

    with pytest.raises(WriteRefused):
        write_atomically(path, NEW, replace=True)

    assert path.read_bytes() == OLD


@pytest.mark.parametrize("winerror", sorted(atomic.SHARING_ERRORS))
def test_a_file_that_is_held_for_a_moment_is_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    pauses = _held(monkeypatch, winerror, times=3)

    write_atomically(path, NEW, replace=True)

    assert path.read_bytes() == NEW
    assert pauses == list(PAUSES[:3])


def test_a_file_that_is_held_for_ever_is_busy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = _held(monkeypatch, 32, times=1000)

    with pytest.raises(FileBusy):
        write_atomically(path, NEW, replace=True)

    assert path.read_bytes() == OLD
    assert names(path.parent) == ["so.json"]
    assert pauses == list(PAUSES)
    assert sum(PAUSES) < 3


def test_other_errors_are_not_tried_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda seconds: pytest.fail("waited"))
    monkeypatch.setattr(MOVER, "replace", _refusing(errno.EACCES))

    with pytest.raises(WriteRefused):
        write_atomically(path, NEW, replace=True)


@pytest.mark.parametrize("sticky", [False, True])
@pytest.mark.parametrize(
    "code", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EBUSY, errno.EROFS, errno.EMFILE, errno.ENODEV]
)
def test_whichever_call_fails_the_old_or_the_new_file_is_there_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sticky: bool
) -> None:
    previous = path.with_name("so.prev.json")
    nth, failures = 0, 0
    while True:
        nth += 1
        with monkeypatch.context() as patch:
            faults = Faults(patch, nth, lambda: OSError(code, os.strerror(code)), sticky)
            try:
                write_atomically(path, NEW, replace=True, previous=previous)
            except FileFault:
                failures += 1
        assert path.read_bytes() in (OLD, NEW)
        if nth > len(faults.calls):
            break
        path.write_bytes(OLD)
        for left in path.parent.glob("*.tmp"):  # where removing it was what failed
            left.unlink()
        previous.unlink(missing_ok=True)

    assert nth > (9 if sys.platform == "win32" else 15)  # Windows has no folders to open, flush and close
    assert failures >= nth // 2
    assert path.read_bytes() == NEW


def test_a_writer_that_truncates_in_place_would_lose_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Faults(monkeypatch, 2, lambda: OSError(errno.ENOSPC, "full"), sticky=False)

    with pytest.raises(OSError, match="full"):
        _naive(path, NEW)

    assert path.read_bytes() == b""  # the control: the sweep above does tell a bad writer from a good one


def test_a_failed_write_leaves_no_temporary_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", _refusing(errno.EIO))

    with pytest.raises(WriteFailed) as caught:
        write_atomically(path, NEW, replace=True)

    assert caught.value.detail == "EIO"
    assert names(path.parent) == ["so.json"]


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP])
def test_a_folder_that_cannot_be_flushed_is_no_fault(path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    fsync = os.fsync

    def sync(handle: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{handle}"):
            raise OSError(code, "no such thing")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", sync)

    write_atomically(path, NEW, replace=True)

    assert path.read_bytes() == NEW


@pytest.mark.parametrize(
    ("error", "fault", "detail"),
    [
        (OSError(errno.ENOSPC, ""), DiskFull, ""),
        (OSError(errno.EDQUOT, ""), DiskFull, ""),
        (OSError(errno.EFBIG, ""), DiskFull, ""),
        (WindowsFault(112), DiskFull, ""),
        (WindowsFault(39), DiskFull, ""),
        (OSError(errno.EACCES, ""), WriteRefused, ""),
        (OSError(errno.EPERM, ""), WriteRefused, ""),
        (OSError(errno.EROFS, ""), WriteRefused, ""),
        (WindowsFault(5), WriteRefused, ""),
        (WindowsFault(32), FileBusy, ""),
        (OSError(errno.EBUSY, ""), FileBusy, ""),
        (OSError(errno.EEXIST, ""), FileExists, ""),
        (OSError(errno.EIO, ""), WriteFailed, "EIO"),
        (OSError("no number"), WriteFailed, "OSError"),
    ],
)
def test_each_error_of_the_system_has_its_meaning(error: OSError, fault: type[FileFault], detail: str) -> None:
    found = fault_of(error, Path("so.json"))

    assert (type(found), found.detail) == (fault, detail)


# -- copies on a stick


def test_a_copy_gets_the_name_and_the_bytes(tmp_path: Path) -> None:
    copied = copy_to_folder(NEW, tmp_path, "21001_r000001.json")

    assert copied == tmp_path / "21001_r000001.json"
    assert copied.read_bytes() == NEW


def test_a_system_that_cannot_pass_its_cache_by_is_read_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fadvise", raising=False)

    assert copy_to_folder(NEW, tmp_path, "a.json").read_bytes() == NEW


def test_copying_the_same_again_writes_nothing(tmp_path: Path) -> None:
    first = copy_to_folder(NEW, tmp_path, "a.json")

    again = copy_to_folder(NEW, tmp_path, "a.json")

    assert again == first
    assert len(list(tmp_path.iterdir())) == 1


def test_half_a_copy_is_left_alone_and_another_name_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(NEW[:4])
    (tmp_path / "a-2.json").mkdir()

    copied = copy_to_folder(NEW, tmp_path, "a.json")

    assert copied.name == "a-3.json"
    assert copied.read_bytes() == NEW
    assert (tmp_path / "a.json").read_bytes() == NEW[:4]


def test_a_stick_that_gives_other_bytes_back_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda target, data: write(target, bytes(data).replace(b"n", b"m")))

    with pytest.raises(CopyMismatch):
        copy_to_folder(NEW, tmp_path, "a.json")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "fault"),
    [(errno.EIO, CopyFailed), (errno.ENODEV, CopyFailed), (errno.ENOSPC, DiskFull), (errno.EROFS, WriteRefused)],
)
def test_a_copy_that_breaks_off_leaves_nothing_that_looks_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, fault: type[FileFault]
) -> None:
    monkeypatch.setattr(os, "fsync", _refusing(code))

    with pytest.raises(fault):
        copy_to_folder(NEW, tmp_path, "a.json")

    assert list(tmp_path.iterdir()) == []


def test_a_stick_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(CopyFailed) as caught:
        copy_to_folder(NEW, tmp_path / "usb", "a.json")

    assert caught.value.detail == "ENOENT"


def _refusing(code: int) -> Callable[..., Any]:
    def refuse(*arguments: Any, **named: Any) -> Any:
        raise OSError(code, os.strerror(code))

    return refuse


def _held(monkeypatch: pytest.MonkeyPatch, winerror: int, times: int) -> list[float]:
    """Let replacing fail so many times as on Windows; return the list of the pauses, which take no time."""
    pauses: list[float] = []
    replace, left = MOVER.replace, [times]

    def held(source: Path, target: Path) -> None:
        if left[0]:
            left[0] -= 1
            raise WindowsFault(winerror)
        replace(source, target)

    monkeypatch.setattr(MOVER, "replace", held)
    monkeypatch.setattr(time, "sleep", pauses.append)
    return pauses


def _naive(path: Path, data: bytes) -> None:
    target = os.open(path, os.O_WRONLY | os.O_TRUNC)
    try:
        os.write(target, data)
    finally:
        os.close(target)


def test_waiting_is_told_once_before_it_lasts_a_second(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(OLD)
    pauses, told = _held(monkeypatch, 32, times=7), list[float]()

    write_atomically(path, NEW, replace=True, on_wait=lambda: told.append(sum(pauses)))

    assert path.read_bytes() == NEW
    assert len(told) == 1
    assert told[0] < 1 <= sum(pauses)


def test_a_moment_is_not_worth_telling(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(OLD)
    _held(monkeypatch, 32, times=4)
    told: list[str] = []

    write_atomically(path, NEW, replace=True, on_wait=lambda: told.append("waits"))

    assert told == []

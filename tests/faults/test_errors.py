"""Whichever call to the system fails while saving, and however: a fault with a sentence, and nothing lost."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.book import Book
from desktop.domain.errors import DiskFull, FileFault, WriteFailed
from desktop.storage import codec
from desktop.storage.store import Store
from desktop.wording import faults
from tests.faults.calls import ERRORS, Failing, refusing
from tests.faults.kills import book

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the calls are those of Unix")


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
@pytest.mark.parametrize("sticky", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
def test_whichever_call_fails_nothing_is_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: int, sticky: bool, links: bool
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", refusing(errno.EPERM))
    path = tmp_path / "so.json"
    failed, nth, told = 0, 0, set[str]()
    while True:
        nth += 1
        for file in tmp_path.iterdir():
            file.unlink()
        store = Store(path)
        store.save(book(1))
        store.save(book(2))
        acknowledged = 2
        with monkeypatch.context() as patch:
            failing = Failing(patch, nth, code, sticky)
            try:
                store.save(book(3))
                acknowledged = 3
            except FileFault as fault:
                failed += 1
                told.add(faults.sentence(fault))
        after = Store(path)
        found = after.open()
        assert found in ([book(3)] if acknowledged == 3 else [book(2), book(3)])
        assert store.save(book(4)).revision == (after.kept.envelope.revision if after.kept else 0) + 1
        if nth > len(failing.made):
            break

    assert nth > 15
    assert failed >= nth // 2
    assert faults.UNEXPECTED not in told


@pytest.mark.parametrize("share", range(0, 101, 5))
def test_a_disk_that_is_full_after_any_byte_leaves_the_book(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, share: int
) -> None:
    store = Store(tmp_path / "so.json")
    store.save(book(1))
    before = store.path.read_bytes()
    real, room = os.write, [len(before) * share // 100]

    def write(handle: int, data: bytes) -> int:
        if not room[0]:
            raise OSError(errno.ENOSPC, "no space left")
        count = real(handle, bytes(data)[: room[0]])
        room[0] -= count
        return count

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", write)
        with pytest.raises(DiskFull):
            store.save(_longer())

    assert store.path.read_bytes() == before
    assert os.listdir(tmp_path) == ["so.json"]
    assert store.save(book(2)).revision == 2


def test_a_flush_that_fails_is_not_tried_again_on_the_same_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store = Store(tmp_path / "so.json")
    store.save(book(1))
    flushed: list[int] = []

    def broken(handle: int) -> None:
        flushed.append(handle)
        raise OSError(errno.EIO, "input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", broken)
        with pytest.raises(WriteFailed):
            store.save(book(2))

    # The system marks the pages as clean after it told: a second try would succeed and mean nothing.
    assert len(flushed) == 1
    assert os.listdir(tmp_path) == ["so.json"]
    assert Store(store.path).open() == book(1)


def test_a_flush_of_the_folder_that_fails_at_the_end_tells_what_is_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    store = Store(tmp_path / "so.json")
    store.save(book(1))
    real, count = os.fsync, [0]

    def last_fails(handle: int) -> None:
        count[0] += 1
        if count[0] == 3:  # the bytes, and the folder twice
            raise OSError(errno.EIO, "input/output error")
        real(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", last_fails)
        with pytest.raises(WriteFailed):
            store.save(book(2))

    assert store.kept is not None
    assert (store.kept.envelope.revision, Store(store.path).open()) == (2, book(2))
    assert store.save(book(3)).revision == 3


def test_memory_that_runs_out_while_writing_down_leaves_the_book(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def out_of_memory(*arguments: object) -> None:
        raise MemoryError

    store = Store(tmp_path / "so.json")
    store.save(book(1))
    before = store.path.read_bytes()
    monkeypatch.setattr(codec, "write", out_of_memory)

    with pytest.raises(MemoryError):
        store.save(book(2))

    assert store.path.read_bytes() == before
    assert os.listdir(tmp_path) == ["so.json"]


def _longer() -> Book:
    report = replace(book(2).reports[0], strengths="Dài hơn. " * 100)
    return replace(book(2), reports=(report,))

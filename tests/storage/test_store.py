"""One data file: opened, saved, copied."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.book import Book, FieldRef
from desktop.domain.edits import set_field
from desktop.domain.errors import (
    DiskFull,
    FileBusy,
    FileChangedOutside,
    FileDamaged,
    FileEmpty,
    FileExists,
    FileFault,
    FileForeign,
    FileIsNewer,
    FileMissing,
    FileTooLarge,
    FolderMissing,
    WriteFailed,
    WriteRefused,
)
from desktop.storage import store as store_module
from desktop.storage.atomic import MAX_BYTES, read_file
from desktop.storage.backups import backups_of
from desktop.storage.codec import Stamp, decode, encode
from desktop.storage.store import Store
from tests.builders import a_book, a_group, a_report, a_target, a_task, a_unit
from tests.files import names

AT = datetime(2026, 9, 3, 14, 5, 1, tzinfo=timezone(timedelta(hours=7)))
BOOK = a_book(a_report(unit="u-1", strengths="Ổn định."), units=(a_unit(code="21001"),))
LATER = replace(BOOK, sample=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A data file with revision 1 of the book."""
    path = tmp_path / "so" / "tan-an.json"
    path.parent.mkdir()
    Store(path, now=lambda: AT).save(BOOK)
    return path


def opened(path: Path) -> Store:
    store = Store(path, now=lambda: AT + timedelta(minutes=1), author="Nguyễn Văn A")
    store.open()
    return store


def test_what_was_saved_is_opened(path: Path) -> None:
    store = Store(path)

    book = store.open()

    assert book == BOOK
    assert names(path.parent) == ["tan-an.json"]


def test_every_save_is_the_next_revision_and_names_the_one_before(path: Path) -> None:
    store = opened(path)
    first = decode(path.read_bytes(), path)[1]

    second = store.save(LATER)

    assert decode(path.read_bytes(), path) == (LATER, second)
    assert (first.revision, first.parent_sha256) == (1, "")
    assert (second.revision, second.parent_sha256) == (2, first.sha256)
    assert (second.saved_at, second.author) == (AT + timedelta(minutes=1), "Nguyễn Văn A")


def test_the_copy_before_the_last_save_is_kept(path: Path) -> None:
    before = path.read_bytes()

    opened(path).save(LATER)

    assert path.with_name("tan-an.prev.json").read_bytes() == before
    assert names(path.parent) == ["tan-an.json", "tan-an.prev.json"]


def test_a_new_book_never_takes_the_place_of_a_file(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(FileExists):
        Store(path).save(LATER)

    assert path.read_bytes() == before


def test_a_file_that_was_changed_outside_is_not_overwritten(path: Path) -> None:
    store = opened(path)
    other = encode(LATER, Stamp(revision=7, saved_at=AT))[0]
    path.write_bytes(other)

    with pytest.raises(FileChangedOutside):
        store.save(BOOK)

    assert path.read_bytes() == other
    assert names(path.parent) == ["tan-an.json"]


def test_a_file_that_was_only_touched_is_saved_over(path: Path) -> None:
    store = opened(path)
    os.utime(path, (0, 0))

    store.save(LATER)

    assert Store(path).open() == LATER


def test_a_file_that_was_deleted_is_made_again(path: Path) -> None:
    store = opened(path)
    path.unlink()

    store.save(LATER)

    assert Store(path).open() == LATER


def test_a_folder_that_is_gone_is_made_again(path: Path) -> None:
    store = opened(path)
    shutil.rmtree(path.parent)

    store.save(LATER)

    assert Store(path).open() == LATER


def test_a_book_goes_on_elsewhere_as_its_next_revision(path: Path, tmp_path: Path) -> None:
    store = opened(path)
    assert store.kept is not None
    before = path.read_bytes()

    other = store.elsewhere(tmp_path / "other.json")
    envelope = other.save(LATER)

    assert envelope.revision == store.kept.envelope.revision + 1
    assert envelope.parent_sha256 == store.kept.envelope.sha256
    assert Store(other.path).open() == LATER
    assert path.read_bytes() == before


def test_what_the_folder_lay_in_is_not_made_again_since_it_may_be_a_drive_that_comes_back(tmp_path: Path) -> None:
    drive = tmp_path / "E"
    path = drive / "so" / "tan-an.json"
    path.parent.mkdir(parents=True)
    Store(path).save(BOOK)
    store = opened(path)
    shutil.rmtree(drive)

    with pytest.raises(FolderMissing):
        store.save(LATER)

    assert not drive.exists()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", FileEmpty),
        (b"PK\x03\x04", FileForeign),
        (b'{"format": "ward-data"', FileDamaged),
        (b'{"format": "ward-data", "schema": 99}', FileIsNewer),
    ],
)
def test_a_file_that_cannot_be_opened_stays_byte_for_byte(path: Path, content: bytes, fault: type[FileFault]) -> None:
    path.write_bytes(content)

    with pytest.raises(fault):
        Store(path).open()

    assert path.read_bytes() == content
    assert names(path.parent) == ["tan-an.json"]


def test_a_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    for path in (tmp_path / "so.json", tmp_path / "no folder" / "so.json"):
        with pytest.raises(FileMissing):
            Store(path).open()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of Unix")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "so.json")

    with pytest.raises(FileForeign):
        Store(tmp_path / "so.json").open()


def test_a_folder_is_foreign(tmp_path: Path) -> None:
    with pytest.raises(FileForeign):
        Store(tmp_path).open()


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "so.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    monkeypatch.setattr(Path, "open", lambda *arguments: pytest.fail("read"))

    with pytest.raises(FileTooLarge):
        Store(path).open()


@pytest.mark.parametrize(("code", "fault", "detail"), [(errno.EIO, FileDamaged, "EIO"), (errno.EBUSY, FileBusy, "")])
def test_a_disk_that_cannot_be_read_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int, fault: type[FileFault], detail: str
) -> None:
    def broken(*arguments: Any) -> Any:
        raise OSError(code, "not now")

    monkeypatch.setattr(Path, "open", broken)

    with pytest.raises(fault) as caught:
        Store(path).open()

    assert caught.value.detail == detail


def test_a_book_that_could_not_be_read_again_never_reaches_the_disk(path: Path) -> None:
    store, before = opened(path), path.read_bytes()
    book = a_book(a_report(targets=(a_target(),)))
    spoilt = set_field(book, FieldRef("t-members", "actual"), "1105")

    with pytest.raises(WriteFailed) as caught:
        store.save(spoilt)

    assert caught.value.detail == "invalid payload.reports[0].targets[0].actual"
    assert path.read_bytes() == before


def test_after_a_failed_save_the_next_one_succeeds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, before = opened(path), path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", _full)
        with pytest.raises(DiskFull):
            store.save(LATER)
    assert path.read_bytes() == before

    envelope = store.save(LATER)

    assert envelope.revision == 2
    assert Store(path).open() == LATER


def test_a_failure_after_the_file_took_its_place_does_not_block_the_next_save(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = opened(path)
    mover: Any = sys.modules["desktop.storage.windows"] if sys.platform == "win32" else os
    real = mover.replace

    def replaced_then_broken(source: Path, target: Path) -> None:
        real(source, target)
        if Path(target) == path:
            raise OSError(errno.EIO, "the folder was not flushed")

    with monkeypatch.context() as patch:
        patch.setattr(mover, "replace", replaced_then_broken)
        with pytest.raises(WriteFailed):
            store.save(LATER)

    envelope = store.save(BOOK)

    assert envelope.revision == 3
    assert Store(path).open() == BOOK


@pytest.mark.parametrize("there", [True, False], ids=["the new file", "no file"])
def test_what_nobody_could_look_at_after_a_failure_is_looked_at_before_the_next_save(
    path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    store = opened(path)

    def written_then_gone(target: Path, data: bytes, **named: Any) -> None:
        if there:
            target.write_bytes(data)
        monkeypatch.setattr(store_module, "read_file", gone)
        raise WriteFailed(target, "EIO")

    def gone(target: Path) -> bytes:
        raise FileDamaged(target, "EIO")

    with monkeypatch.context() as patch:
        patch.setattr(store_module, "write_atomically", written_then_gone)
        with pytest.raises(WriteFailed):
            store.save(LATER)
    monkeypatch.setattr(store_module, "read_file", read_file)
    if not there:
        path.unlink()

    envelope = store.save(BOOK)

    assert envelope.revision == (3 if there else 2)
    assert Store(path).open() == BOOK


def test_a_folder_that_cannot_be_looked_into_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: Any) -> Any:
        raise PermissionError(errno.EACCES, "permission denied")

    store = opened(path)
    monkeypatch.setattr(Path, "lstat", refused)

    with pytest.raises(WriteRefused):
        store.save(LATER)


def test_the_files_of_a_book_lie_beside_it(tmp_path: Path) -> None:
    store = Store(tmp_path / "so.json")

    paths = (store.previous, store.draft_path, store.lock_path)

    assert [path.name for path in paths] == ["so.prev.json", "so.draft.json", "so.lock"]


def test_a_book_without_reports_is_copied_without_a_period(tmp_path: Path) -> None:
    empty, unnamed = Book(id="b-1"), a_book(a_report(period_from=None, name="Quý I"))
    stores = [Store(tmp_path / name) for name in ("a.json", "b.json")]
    for store, book in zip(stores, (empty, unnamed), strict=True):
        store.save(book)

    copies = [store.copy_to_folder(tmp_path).name for store in stores]

    assert [name.rpartition("_r")[0] for name in copies] == ["so_0", "so_Quy-I"]


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows links need rights that clerks have not")
def test_a_symbolic_link_to_the_book_stays_one(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)

    opened(link).save(LATER)

    assert link.is_symlink()
    assert Store(path).open() == LATER


# -- copies


def test_a_copy_leaves_the_store_with_its_own_file(path: Path, tmp_path: Path) -> None:
    store = opened(path)

    store.copy(LATER, tmp_path / "ban sao.json")

    assert Store(tmp_path / "ban sao.json").open() == LATER
    assert Store(path).open() == BOOK
    assert store.save(LATER).revision == 2


def test_a_copy_of_what_was_saved_is_the_same_revision(path: Path, tmp_path: Path) -> None:
    store = opened(path)
    assert store.kept is not None

    store.copy(store.kept.book, tmp_path / "ban sao.json")

    assert (tmp_path / "ban sao.json").read_bytes() == path.read_bytes()


def test_a_copy_never_overwrites(path: Path) -> None:
    with pytest.raises(FileExists):
        opened(path).copy(LATER, path)

    assert Store(path).open() == BOOK


def test_the_copy_on_a_stick_is_the_file_as_it_was_saved(path: Path, tmp_path: Path) -> None:
    store = opened(path)
    assert store.kept is not None
    sha256 = store.kept.envelope.sha256

    copied = store.copy_to_folder(tmp_path)

    assert copied.name == f"21001_20250616-20260616_r000001_{sha256[:8]}.json"
    assert copied.read_bytes() == path.read_bytes()


def test_a_file_that_was_changed_outside_is_not_carried_away(path: Path, tmp_path: Path) -> None:
    store = opened(path)
    path.write_bytes(b"something else")

    with pytest.raises(FileChangedOutside):
        store.copy_to_folder(tmp_path)

    assert names(tmp_path) == ["so"]


def _full(*arguments: Any) -> int:
    raise OSError(errno.ENOSPC, "no space left")


# -- a book that shrinks


def test_a_save_that_loses_most_rows_says_so_and_keeps_the_book_before(tmp_path: Path) -> None:
    path = tmp_path / "so.json"
    store = Store(path, backups=[backups_of(path)])
    full = a_book(a_report(groups=(a_group("Một", *(a_task(f"Việc {number}") for number in range(20))),)))
    store.save(full)
    store.save(set_field(full, FieldRef("r-1", "strengths"), "Vốn"))
    before = Store(path).open()
    usual = store.shrank

    store.save(a_book(a_report(strengths="Vốn" * 4000)))  # as long a file, but without its rows

    assert (usual, store.shrank) == (False, True)
    assert before in [decode(copy.path.read_bytes(), path)[0] for copy in backups_of(path).found()]
    store.save(Store(path).open())
    assert not store.shrank

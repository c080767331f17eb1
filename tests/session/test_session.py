"""The open book: edits, undo, saving, what fails."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from desktop.domain import edits
from desktop.domain.book import Book, FieldRef
from desktop.domain.errors import (
    AppError,
    CopyFailed,
    DiskFull,
    FileBusy,
    FileChangedOutside,
    FileExists,
    FileMissing,
    UnknownEntity,
)
from desktop.session.session import Failed, Modified, Saved, Saving, Session, Status
from desktop.storage import atomic
from desktop.storage import store as storage
from desktop.storage.store import Store
from tests.builders import a_book, a_report, a_target, a_value
from tests.session.clock import Clock

AT = datetime(2026, 9, 3, 14, 5, 1, tzinfo=timezone(timedelta(hours=7)))
BOOK = a_book(a_report(targets=(a_target(),)))
ACTUAL, PLAN, STRENGTHS = FieldRef("t-members", "actual"), FieldRef("t-members", "plan"), FieldRef("r-1", "strengths")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "tan-an.json"
    Store(path, now=lambda: AT).save(BOOK)
    return path


@pytest.fixture
def session(path: Path, clock: Clock) -> Iterator[Session]:
    """A session on the saved book, as a window has it."""
    store = Store(path, now=lambda: AT + timedelta(milliseconds=clock.now))
    session = Session(store, store.open(), clock=clock, seconds=clock.seconds)
    yield session
    session.abandon()


@pytest.fixture
def statuses(session: Session) -> list[Status]:
    """What the status line was told."""
    told: list[Status] = []
    session.subscribe_status(told.append)
    return told


def on_disk(path: Path) -> Book:
    return Store(path).open()


def settle(session: Session) -> None:
    assert session.worker.wait_idle(10)


def full(*arguments: Any) -> Any:
    raise OSError(errno.ENOSPC, "no space left")


# -- edits


def test_an_edit_changes_the_book_and_tells_the_listeners(session: Session) -> None:
    told: list[Book] = []
    session.subscribe(told.append)

    session.do(edits.set_field, ACTUAL, a_value("1.105"))

    assert session.book.field(ACTUAL) == a_value("1.105")
    assert told == [session.book]
    assert session.modified


def test_an_edit_that_changes_nothing_has_not_happened(session: Session, statuses: list[Status]) -> None:
    told: list[Book] = []
    session.subscribe(told.append)

    session.do(edits.set_field, ACTUAL, None)

    assert (told, statuses) == ([], [])
    assert not session.modified
    assert session.undo_name == ""


def test_an_edit_that_is_not_possible_leaves_everything(session: Session) -> None:
    with pytest.raises(UnknownEntity):
        session.do(edits.remove_row, "t-nowhere")

    assert not session.modified
    assert session.undo_name == ""


def test_who_has_left_is_told_no_more(session: Session) -> None:
    told: list[Book] = []
    leave = session.subscribe(told.append)
    leave()
    leave()

    session.do(edits.set_field, ACTUAL, a_value("5"))

    assert told == []


def test_going_on_in_another_file_ends_a_step_as_every_save_does(session: Session, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    session.do(edits.set_field, STRENGTHS, "Ổn")
    told: list[Path | AppError] = []

    session.go_on_in(other, told.append)
    session.do(edits.set_field, STRENGTHS, "Ổn định")
    idle = session.worker.wait_idle(10)
    session.undo()

    assert idle
    assert told == [other]
    assert session.book.field(STRENGTHS) == "Ổn"


def test_undo_and_redo_name_what_they_do(session: Session) -> None:
    session.do(edits.set_field, ACTUAL, a_value("5"))
    session.do(edits.remove_row, "t-members")

    session.undo()

    assert (session.undo_name, session.redo_name) == ("sửa “Thực hiện”", "xóa dòng")
    session.undo()
    assert (session.undo_name, session.redo_name) == ("", "sửa “Thực hiện”")
    assert session.book == BOOK


def test_undo_and_redo_without_a_step_do_nothing(session: Session) -> None:
    session.undo()
    session.redo()

    assert session.book == BOOK
    assert (session.undo_name, session.redo_name) == ("", "")


@pytest.mark.parametrize(
    ("field", "value", "name"),
    [("unit", "u-9", "sửa “Đơn vị của báo cáo này”"), ("version", 2, "sửa “Lần lập”")],
)
def test_a_field_that_is_on_no_form_has_a_name_all_the_same(
    session: Session, field: str, value: object, name: str
) -> None:
    session.do(edits.set_field, FieldRef("r-1", field), value)

    assert session.undo_name == name


def test_typing_on_is_undone_at_once(session: Session, clock: Clock) -> None:
    for text in ("M", "Mở", "Mở lớp"):
        session.do(edits.set_field, STRENGTHS, text)
        clock.advance(500)

    session.undo()

    assert session.book == BOOK


def test_a_save_ends_the_step(session: Session) -> None:
    session.do(edits.set_field, STRENGTHS, "Mở")
    session.save()
    session.do(edits.set_field, STRENGTHS, "Mở lớp")

    session.undo()

    assert session.book.field(STRENGTHS) == "Mở"


def test_undoing_back_to_what_is_saved_is_not_modified(session: Session, clock: Clock, statuses: list[Status]) -> None:
    session.do(edits.set_field, ACTUAL, a_value("5"))

    session.undo()

    assert not session.modified
    assert statuses == [Modified(), Saved(AT)]
    assert clock.is_idle


# -- saving


def test_an_opened_book_is_saved_since_it_was_written(session: Session) -> None:
    assert session.status == Saved(AT)
    assert not session.modified


def test_a_save_writes_the_book(session: Session, path: Path, statuses: list[Status]) -> None:
    session.do(edits.set_field, ACTUAL, a_value("5"))

    session.save()
    settle(session)

    assert on_disk(path) == session.book
    assert not session.modified
    assert statuses == [Modified(), Saving(), Saved(AT)]


def test_a_book_that_is_saved_is_not_written_again(session: Session, path: Path) -> None:
    before = path.read_bytes()

    session.save()
    settle(session)

    assert path.read_bytes() == before
    assert not path.with_name("tan-an.prev.json").exists()


def test_changes_save_themselves_after_two_seconds(session: Session, path: Path, clock: Clock) -> None:
    session.do(edits.set_field, ACTUAL, a_value("5"))

    clock.advance(1_900)
    early = session.worker.is_busy
    clock.advance(200)
    settle(session)

    assert not early
    assert on_disk(path) == session.book


def test_edits_made_during_a_save_are_saved_by_the_next(
    session: Session, path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    write = atomic.write_atomically

    def slow(*arguments: Any, **named: Any) -> None:
        begun.set()
        go_on.wait(10)
        write(*arguments, **named)

    monkeypatch.setattr(storage, "write_atomically", slow)
    session.do(edits.set_field, ACTUAL, a_value("5"))
    session.save()
    begun.wait(10)
    session.do(edits.set_field, PLAN, a_value("6"))
    status = session.status
    go_on.set()
    settle(session)

    assert status == Saving()
    assert on_disk(path).field(ACTUAL) == a_value("5")
    assert on_disk(path).field(PLAN) is None
    assert session.modified
    assert session.status == Modified()
    clock.advance(3_000)
    settle(session)
    assert on_disk(path) == session.book


def test_undoing_during_a_save_leaves_something_to_save(session: Session, path: Path, clock: Clock) -> None:
    session.do(edits.set_field, ACTUAL, a_value("5"))
    session.save()
    session.undo()

    settle(session)

    assert session.modified
    clock.advance(3_000)
    settle(session)
    assert on_disk(path) == BOOK
    assert not session.modified


def test_a_save_that_fails_keeps_the_edit_and_the_file(
    session: Session, path: Path, clock: Clock, statuses: list[Status], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        session.do(edits.set_field, ACTUAL, a_value("5"))
        clock.advance(3_000)
        settle(session)

    assert path.read_bytes() == before
    assert session.book.field(ACTUAL) == a_value("5")
    assert session.modified
    assert isinstance(session.status, Failed)
    assert isinstance(session.status.error, DiskFull)
    assert [type(status) for status in statuses] == [Modified, Saving, Failed]
    assert clock.is_idle  # the disk is not tried again and again


def test_the_next_change_tries_again(
    session: Session, path: Path, clock: Clock, statuses: list[Status], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        session.do(edits.set_field, ACTUAL, a_value("5"))
        clock.advance(3_000)
        settle(session)

    session.do(edits.set_field, PLAN, a_value("6"))
    clock.advance(3_000)
    settle(session)

    assert on_disk(path) == session.book
    assert [type(status) for status in statuses] == [Modified, Saving, Failed, Saving, Saved]


def test_a_book_that_was_changed_outside_is_not_overwritten(session: Session, path: Path) -> None:
    other = Store(path)
    other.open()
    other.save(a_book())

    session.do(edits.set_field, ACTUAL, a_value("5"))
    session.save()
    settle(session)

    assert isinstance(session.status, Failed)
    assert isinstance(session.status.error, FileChangedOutside)
    assert on_disk(path) == a_book()


# -- beginning and ending


def test_a_new_book_is_on_the_disk_at_once(tmp_path: Path) -> None:
    session = Session.new(tmp_path / "moi.json", author="Nguyễn Văn A")

    settle(session)

    assert on_disk(session.path) == session.book
    assert session.close() is None


def test_a_new_book_is_never_begun_over_a_file(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(FileExists):
        Session.new(path)

    assert path.read_bytes() == before


def test_a_book_that_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        Session.open(tmp_path / "so.json")


def test_closing_saves(session: Session, path: Path, clock: Clock) -> None:
    session.do(edits.set_field, ACTUAL, a_value("5"))

    error = session.close()

    assert error is None
    assert on_disk(path) == session.book
    assert clock.is_idle


def test_closing_tells_what_kept_the_book_from_being_saved(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session.do(edits.set_field, ACTUAL, a_value("5"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        error = session.close()

    assert isinstance(error, DiskFull)
    assert session.modified
    assert session.close() is None  # there is room again


def test_closing_does_not_wait_for_ever(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()
    session.worker.submit(lambda: go_on.wait(10))
    session.do(edits.set_field, ACTUAL, a_value("5"))

    error = session.close(timeout=0.02)
    go_on.set()
    settle(session)

    assert isinstance(error, FileBusy)
    assert not session.modified


# -- copies


def test_a_copy_is_written_and_the_session_stays(session: Session, path: Path, tmp_path: Path) -> None:
    told: list[Path | AppError] = []
    session.do(edits.set_field, ACTUAL, a_value("5"))

    session.saver.save_copy(tmp_path / "ban sao.json", told.append)
    settle(session)

    assert told == [tmp_path / "ban sao.json"]
    assert on_disk(tmp_path / "ban sao.json") == session.book
    assert on_disk(path) == BOOK
    assert session.path == path
    assert session.modified


def test_a_copy_works_where_the_book_itself_cannot_be_saved(session: Session, path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"changed outside")
    session.do(edits.set_field, ACTUAL, a_value("5"))

    session.saver.save_copy(tmp_path / "ban sao.json")
    settle(session)

    assert on_disk(tmp_path / "ban sao.json") == session.book


def test_a_copy_over_a_file_is_refused(session: Session, path: Path) -> None:
    told: list[Path | AppError] = []

    session.saver.save_copy(path, told.append)
    settle(session)

    assert [type(result) for result in told] == [FileExists]
    assert session.status == Saved(AT)


def test_copying_to_a_stick_saves_first(session: Session, path: Path, tmp_path: Path) -> None:
    told: list[Path | AppError] = []
    stick = tmp_path / "usb"
    stick.mkdir()
    session.do(edits.set_field, ACTUAL, a_value("5"))

    session.saver.copy_to_stick(stick, told.append)
    settle(session)

    assert told == list(stick.iterdir())
    assert on_disk(path) == session.book == on_disk(next(stick.iterdir()))
    assert not session.modified


def test_a_stick_that_is_gone_costs_nothing_but_the_copy(session: Session, path: Path, tmp_path: Path) -> None:
    told: list[Path | AppError] = []
    session.do(edits.set_field, ACTUAL, a_value("5"))

    session.saver.copy_to_stick(tmp_path / "usb", told.append)
    settle(session)

    assert [type(result) for result in told] == [CopyFailed]
    assert on_disk(path) == session.book
    assert isinstance(session.status, Saved)


def test_nothing_is_copied_that_could_not_be_saved(session: Session, path: Path, tmp_path: Path) -> None:
    told: list[Path | AppError] = []
    stick = tmp_path / "usb"
    stick.mkdir()
    path.write_bytes(b"changed outside")
    session.do(edits.set_field, ACTUAL, a_value("5"))

    session.saver.copy_to_stick(stick, told.append)
    settle(session)

    assert [type(result) for result in told] == [FileChangedOutside]
    assert isinstance(session.status, Failed)
    assert list(stick.iterdir()) == []

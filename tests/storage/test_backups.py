"""Backups: when one is made, how it is proven, which ones go."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace

from desktop.domain.errors import DiskFull, FileExists, WriteFailed, WriteRefused
from desktop.storage import backups as module
from desktop.storage import store as store_module
from desktop.storage.backups import (
    FEWEST,
    FOLDER,
    Backup,
    Backups,
    all_second_backups,
    backups_of,
    second_backups,
    second_place,
    to_thin,
)
from desktop.storage.codec import Stamp, encode
from desktop.storage.migrations import SCHEMA
from desktop.storage.store import Store
from tests.builders import a_book, a_group, a_report, a_task

NOW = datetime(2026, 9, 3, 14, 5, 1)


class Place:
    """A folder of backups with a clock that the test moves."""

    def __init__(self, folder: Path) -> None:
        self.time = NOW.astimezone()
        self.seconds = 0.0
        self.backups = Backups(folder / FOLDER, now=lambda: self.time, seconds=lambda: self.seconds)

    def later(self, **span: float) -> None:
        self.time += timedelta(**span)
        self.seconds += timedelta(**span).total_seconds()

    def keep(self, revision: int, **named: Any) -> Path | None:
        return self.backups.keep(*document(revision), **named)

    def revisions(self) -> list[int]:
        return [copy.revision for copy in self.backups.found()]


def document(revision: int) -> tuple[bytes, Any]:
    return encode(a_book(), Stamp(revision=revision, saved_at=NOW.astimezone()))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


# -- when one is made


def test_the_first_save_is_copied_and_then_one_an_hour(place: Place) -> None:
    made = []
    for revision in range(1, 6):
        made.append(place.keep(revision) is not None)
        place.later(minutes=25)

    assert made == [True, False, False, True, False]
    assert place.revisions() == [4, 1]


def test_a_copy_is_named_by_revision_and_time_and_holds_the_file(place: Place) -> None:
    path = place.keep(812)

    assert path is not None
    assert path.name == "so.r000812.20260903T140501.json"
    assert path.read_bytes() == document(812)[0]


def test_what_is_copied_already_is_not_copied_again(place: Place) -> None:
    place.keep(1)
    place.later(hours=2)

    assert place.keep(1) is None

    assert place.revisions() == [1]


def test_a_copy_that_must_be_made_does_not_wait_for_its_hour(place: Place) -> None:
    place.keep(1)
    place.later(minutes=1)

    assert place.keep(2, now=True) is not None

    assert place.revisions() == [2, 1]


def test_a_name_that_is_taken_is_left_alone(place: Place) -> None:
    path = place.keep(1)
    assert path is not None
    path.write_bytes(b"damaged since")

    assert place.keep(1, now=True) is None

    assert path.read_bytes() == b"damaged since"


def test_other_files_in_the_folder_are_nobodys_backup(place: Place) -> None:
    place.keep(1)
    folder = place.backups.folder
    for name in ("khac.r000002.20260903T140501.json", "so.r000002.20269903T140501.json", "so.json", "so.r2.json"):
        (folder / name).write_bytes(b"")

    assert place.revisions() == [1]


# -- how it is proven


def test_a_copy_that_comes_back_changed_is_no_copy_and_older_ones_stay(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for revision in range(1, FEWEST + 3):
        place.keep(revision, now=True)
        place.later(days=100)
    before = place.revisions()
    monkeypatch.setattr(module, "read_from_medium", lambda path: b"something else")

    with pytest.raises(WriteFailed):
        place.keep(99)

    assert place.revisions() == before


def test_a_copy_that_cannot_be_read_back_is_no_copy(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(path: Path) -> bytes:
        raise OSError(5, "input/output error")

    monkeypatch.setattr(module, "read_from_medium", unreadable)

    with pytest.raises(WriteFailed):
        place.keep(1)

    assert place.revisions() == []


def test_a_folder_that_cannot_be_made_is_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any, **named: Any) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "mkdir", refuse)

    with pytest.raises(WriteRefused):
        place.keep(1)


def test_a_full_disk_tries_again_with_the_next_save(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> int:
        raise OSError(28, "no space left")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(DiskFull):
            place.keep(1)

    assert place.keep(2) is not None


# -- which ones go


def copies(*made: tuple[int, datetime]) -> list[Backup]:
    return [Backup(Path(f"r{revision}"), revision, at) for revision, at in made]


def every(span: timedelta, count: int, first: datetime = NOW) -> list[Backup]:
    """So many copies, the newest made now and the others each one span earlier."""
    return copies(*((count - number, first - span * number) for number in range(count)))


def left(all_copies: list[Backup], now: datetime = NOW) -> list[int]:
    gone = {copy.revision for copy in to_thin(all_copies, now)}
    return [copy.revision for copy in all_copies if copy.revision not in gone]


@pytest.mark.parametrize(
    ("span", "count", "kept"),
    [
        (timedelta(minutes=10), 6 * 48 + 1, 6 * 48 + 1),  # two days are kept whole
        (timedelta(hours=1), 24 * 10, 49 + 8),  # then one a day
        (timedelta(days=1), 30, 30),
        (timedelta(days=1), 365, 48),  # 30 days, and the newest of 12 weeks, 13 months and 2 years
        (timedelta(weeks=1), 12, 12),
        (timedelta(days=30), 24, 24),
        (timedelta(days=365), 40, 40),  # one a year for ever
    ],
)
def test_many_of_today_are_kept_and_few_of_last_year(span: timedelta, count: int, kept: int) -> None:
    assert len(left(every(span, count))) == kept


def test_the_newest_of_each_day_is_the_one_that_stays() -> None:
    days = [NOW - timedelta(days=10 + day) for day in range(15)]
    rows = [(2 * number + 1, day.replace(hour=8)) for number, day in enumerate(reversed(days))]
    rows += [(2 * number + 2, day.replace(hour=16)) for number, day in enumerate(reversed(days))]

    assert {revision for revision in left(copies(*rows)) if revision <= 6} == {2, 4, 6}


def test_ten_are_always_left() -> None:
    same_hour = copies(*((number, NOW - timedelta(days=900, seconds=-number)) for number in range(30)))

    assert left(same_hour) == list(range(20, 30))


def test_a_copy_from_the_future_stays_and_makes_no_other_go() -> None:
    past = every(timedelta(days=1), 20)
    future = copies((21, datetime(2099, 1, 1)), (22, datetime(2099, 1, 1, 0, 30)))

    assert left(past + future) == [*left(past), 21, 22]


def test_a_clock_in_the_past_makes_nothing_go() -> None:
    assert to_thin(every(timedelta(hours=1), 500), datetime(2001, 1, 1)) == []


def test_a_clock_in_the_future_leaves_the_newest_and_the_generations() -> None:
    daily = every(timedelta(days=1), 60)

    assert len(left(daily, datetime(2099, 1, 1))) >= 30


def test_the_order_is_that_of_revisions_and_not_of_the_clock() -> None:
    rows = [(revision, NOW - timedelta(days=700, seconds=revision)) for revision in range(1, 31)]

    assert left(copies(*rows)) == list(range(21, 31))


def test_keeping_thins_the_folder(place: Place) -> None:
    for revision in range(1, 40):
        place.keep(revision, now=True)
        place.later(hours=3)

    assert len(place.revisions()) < 39
    assert place.revisions()[0] == 39


# -- two places


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows the letter tells the drive")
def test_the_second_place_is_the_first_on_another_drive(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    drives = {"here": 1, "also here": 1, "other": 2, "third": 3}

    def stat(path: Path, **named: Any) -> Any:
        found = next((number for name, number in drives.items() if path.name == name), None)
        if found is None:
            raise FileNotFoundError(path)
        return SimpleNamespace(st_dev=found)

    monkeypatch.setattr(Path, "stat", stat)
    book = tmp_path / "here" / "so" / "so.json"
    places = [tmp_path / name for name in ("also here", "gone", "other", "third")]

    assert second_place(book, places) == tmp_path / "other"
    assert second_place(book, places[:2]) is None


def test_books_of_the_same_name_do_not_meet_in_the_second_place(tmp_path: Path) -> None:
    first = second_backups(tmp_path / "a" / "so.json", "b-1", tmp_path)
    other = second_backups(tmp_path / "b" / "so.json", "b-2", tmp_path)

    first.keep(*document(1))
    other.keep(*document(1))

    assert [copy.path.name.partition(".r")[0] for copy in first.found()] == ["so.b-1"]
    assert first.folder == other.folder
    assert len(os.listdir(first.folder)) == 2


def test_where_the_id_is_lost_the_copies_of_every_book_of_that_name_are_found(tmp_path: Path) -> None:
    book = tmp_path / "a" / "so.json"
    for doc_id in ("b-2", "b-1"):
        second_backups(book, doc_id, tmp_path).keep(*document(1))
    second_backups(book.with_name("so.2026.json"), "b-3", tmp_path).keep(*document(1))
    (tmp_path / FOLDER / "so.b-4.json").touch()

    found = all_second_backups(book, tmp_path)

    assert [copies.stem for copies in found] == ["so.b-1", "so.b-2"]
    assert [len(copies.found()) for copies in found] == [1, 1]


def test_without_a_folder_on_the_other_drive_there_are_no_copies_there(tmp_path: Path) -> None:
    assert all_second_backups(tmp_path / "so.json", tmp_path / "gone") == ()


# -- with the store


def saver(path: Path, **named: Any) -> Store:
    return Store(path, backups=[backups_of(path)], **named)


def test_saving_keeps_a_backup(tmp_path: Path) -> None:
    store = saver(tmp_path / "so.json")

    store.save(a_book())

    (copy,) = store.backups[0].found()
    assert Store(copy.path).open() == a_book()


def test_a_backup_that_fails_is_no_failure_of_the_save(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / FOLDER).write_bytes(b"a file where the folder should be")
    store = saver(tmp_path / "so.json")

    store.save(a_book())

    assert "no backup" in caplog.text
    assert Store(store.path).open() == a_book()


def test_a_book_that_loses_most_of_its_content_is_copied_before(tmp_path: Path) -> None:
    tasks = [a_task(f"Việc {number}") for number in range(30)]
    full = a_book(a_report(groups=(a_group("Một", *tasks),)))
    store = saver(tmp_path / "so.json")
    for number in range(3):
        store.save(replace(full, sample=bool(number % 2)))

    store.save(a_book())

    revisions = {copy.revision: Store(copy.path).open() for copy in store.backups[0].found()}
    assert revisions[3] == full


def test_a_file_of_an_older_schema_is_copied_before_it_is_saved_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(tmp_path / "so.json").save(a_book())
    before = (tmp_path / "so.json").read_bytes()
    store = saver(tmp_path / "so.json")
    store.open()
    monkeypatch.setattr(store_module, "SCHEMA", SCHEMA + 1)

    store.save(replace(a_book(), sample=True))

    assert before in {copy.path.read_bytes() for copy in store.backups[0].found()}


def test_a_store_that_was_not_opened_has_nothing_to_back_up(tmp_path: Path) -> None:
    store = saver(tmp_path / "so.json")

    store.back_up()

    assert store.backups[0].found() == []


Change = Callable[[Path], object]


@pytest.mark.parametrize(
    ("change", "revision"),
    [
        (lambda path: path.write_bytes(encode(a_book(), Stamp(revision=41, saved_at=NOW.astimezone()))[0]), 42),
        (lambda path: path.write_bytes(b"something else"), 2),
    ],
    ids=["another book", "something else"],
)
def test_saving_over_what_somebody_else_wrote_keeps_theirs(tmp_path: Path, change: Change, revision: int) -> None:
    store = saver(tmp_path / "so.json", now=lambda: NOW.astimezone())
    store.save(a_book())
    change(store.path)
    theirs = store.path.read_bytes()

    aside = store.save_over(replace(a_book(), sample=True))

    assert aside == tmp_path / FOLDER / "so.khac.20260903T140501.json"
    assert aside.read_bytes() == theirs
    assert store.kept is not None
    assert (store.kept.envelope.revision, Store(store.path).open().sample) == (revision, True)


def test_where_theirs_cannot_be_kept_nothing_is_saved_over(tmp_path: Path) -> None:
    store = Store(tmp_path / "so.json")
    store.save(a_book())
    store.path.write_bytes(b"something else")
    (tmp_path / FOLDER).write_bytes(b"a file where the folder should be")

    with pytest.raises(FileExists):
        store.save_over(a_book())

    assert store.path.read_bytes() == b"something else"


def test_a_new_store_does_not_save_over_a_file_that_it_never_saw(tmp_path: Path) -> None:
    Store(tmp_path / "so.json").save(a_book())
    before = (tmp_path / "so.json").read_bytes()

    with pytest.raises(FileExists):
        Store(tmp_path / "so.json").save_over(replace(a_book(), sample=True))

    assert (tmp_path / "so.json").read_bytes() == before
    assert os.listdir(tmp_path) == ["so.json"]

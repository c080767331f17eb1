"""What a save finds beside saving: somebody who holds the file, a book that shrank, strays, a full drive, copies."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.session import saver as saver_module
from desktop.session.saver import Saved, Saving, Status, Waiting
from desktop.session.session import Session
from desktop.storage import atomic
from desktop.storage.backups import backups_of, second_backups
from desktop.storage.store import Store
from tests.builders import a_book, a_group, a_report, a_task

BOOK = a_book(a_report(groups=(a_group("Một", *(a_task(f"Việc {number}") for number in range(20))),)))
STRENGTHS = FieldRef("r-1", "strengths")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    path = tmp_path / "so.json"
    Store(path).save(BOOK)
    return Store(path, backups=[backups_of(path)])


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    session = Session(store, store.open())
    yield session
    session.abandon()


def save(session: Session, words: str = "Vốn") -> None:
    session.do(edits.set_field, STRENGTHS, words)
    session.save()
    assert session.worker.wait_idle(10)


def test_while_another_program_holds_the_file_the_status_says_so(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Status] = []
    session.subscribe_status(told.append)
    held, real = [5], atomic._replace

    def replace(source: Path, target: Path) -> None:
        held[0] -= 1
        if held[0] > 0:
            error = PermissionError(13, "held")
            error.winerror = 32  # type: ignore[attr-defined]
            raise error
        real(source, target)

    monkeypatch.setattr(atomic, "_replace", replace)
    monkeypatch.setattr(atomic, "PAUSES", (0.01,) * 6)
    monkeypatch.setattr(atomic, "WORTH_TELLING", 0.03)

    save(session)

    kinds = [type(status) for status in told]
    assert kinds[kinds.index(Saving) :][:3] == [Saving, Waiting, Saved]


def test_a_save_that_loses_most_of_the_book_is_noticed_once(session: Session) -> None:
    save(session)
    before = session.saver.facts.shrank

    session.do(edits.restore, a_book(a_report()))
    session.save()
    assert session.worker.wait_idle(10)
    shrunk = session.saver.facts.shrank
    save(session, "Vốn tăng")

    assert (before, shrunk, session.saver.facts.shrank) == (False, True, False)


def test_what_interrupted_saves_left_long_ago_goes_with_the_first_save(session: Session) -> None:
    stray, fresh = (session.path.with_name(f"so.json.{name}.tmp") for name in ("00000001", "00000002"))
    for path in (stray, fresh):
        path.write_bytes(b"half")
    os.utime(stray, (time.time() - 8 * 24 * 3600,) * 2)

    save(session)

    assert (stray.exists(), fresh.exists()) == (False, True)


def test_a_drive_that_is_nearly_full_is_noticed_before_it_is_full(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(session)
    usual = session.saver.facts.room
    monkeypatch.setattr(saver_module, "room_left", lambda folder: 20_000_000)

    save(session, "Vốn tăng")

    assert (usual, session.saver.facts.room) == (None, 20_000_000)


def test_the_newest_copy_on_another_drive_is_told_apart(session: Session, store: Store, tmp_path: Path) -> None:
    save(session)
    inside = session.saver.facts
    store.backups = (*store.backups, second_backups(store.path, "b-1", tmp_path / "D"))

    save(session, "Vốn tăng")

    found = session.saver.facts
    assert inside.copied is not None
    assert (inside.outside, inside.copied.folder.name) == (None, "Sao luu")
    assert found.copied is not None
    assert found.outside == found.copied.at
    assert found.copied.folder == tmp_path / "D" / "Sao luu"

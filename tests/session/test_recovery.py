"""Which older states of a book are found when its file, or its whole folder, is gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.domain.errors import FileMissing
from desktop.session.recovery import Recovery, can_mend
from desktop.session.session import Session
from desktop.storage import backups
from desktop.storage.recovery import Kind
from desktop.storage.store import Store


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A folder on another drive."""
    place = tmp_path / "D" / "Bao cao KTTT"
    monkeypatch.setattr(backups, "_drive", lambda path: "D" if place in (path, *path.parents) else "C")
    return [place]


@pytest.fixture
def lost(tmp_path: Path, places: list[Path]) -> Path:
    """The path of a book that was saved, and whose folder is gone with all that lay beside it."""
    path = tmp_path / "C" / "so.json"
    path.parent.mkdir()
    session = Session.new(path, places=places)
    assert session.close() is None
    shutil.rmtree(path.parent)
    return path


def test_a_book_whose_folder_is_gone_is_found_on_the_other_drive(lost: Path, places: list[Path]) -> None:
    recovery = Recovery(lost, places=places)

    found = [one.kind for one in recovery.look() if one.fault is None]

    assert found == [Kind.SECOND]
    assert can_mend(lost, FileMissing(lost), places)
    assert not can_mend(lost, FileMissing(lost))


def test_it_is_put_back_where_it_was(lost: Path, places: list[Path]) -> None:
    recovery = Recovery(lost, places=places)
    (one,) = (one for one in recovery.look() if one.fault is None)
    book = recovery.book(one)

    recovery.restore(one)

    assert Store(lost).open() == book

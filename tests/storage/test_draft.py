"""The draft: the whole book and the texts of open editors."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from desktop.domain.book import FieldRef
from desktop.domain.errors import DiskFull, FileDamaged, FileForeign, FileIsNewer, FileMissing, WriteFailed
from desktop.storage.codec import digest
from desktop.storage.draft import Draft, read_draft, remove_draft, write_draft
from desktop.storage.migrations import SCHEMA
from desktop.storage.store import Store
from tests.builders import a_book, a_report

AT = datetime(2026, 9, 3, 14, 5, 1, tzinfo=UTC)
PLACE = FieldRef("r-1", "strengths")
DRAFT = Draft(
    book=a_book(a_report(strengths="Ổn định.")), texts=((PLACE, "1.10 chưa xong"),), base="ab" * 32, written_at=AT
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = Store(tmp_path / "so.json").draft_path
    write_draft(path, DRAFT)
    return path


def test_a_draft_is_read_as_it_was_written(path: Path) -> None:
    assert path.name == "so.draft.json"
    assert read_draft(path) == DRAFT


def test_the_next_draft_takes_the_place_of_the_one_before(path: Path) -> None:
    write_draft(path, replace(DRAFT, texts=(), base=""))

    assert read_draft(path) == replace(DRAFT, texts=(), base="")
    assert os.listdir(path.parent) == ["so.draft.json"]


def test_half_a_character_in_an_open_editor_does_not_stop_the_draft(path: Path) -> None:
    write_draft(path, replace(DRAFT, texts=((PLACE, "a\ud83d b"),)))

    assert read_draft(path).texts == ((PLACE, "a\ufffd b"),)


def test_a_draft_that_could_not_be_read_again_is_not_written(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(WriteFailed):
        write_draft(path, replace(DRAFT, book=a_book(a_report(strengths="\ud800"))))

    assert path.read_bytes() == before


def test_a_full_disk_leaves_the_draft_before(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    monkeypatch.setattr(os, "write", _full)

    with pytest.raises(DiskFull):
        write_draft(path, replace(DRAFT, base=""))

    assert path.read_bytes() == before
    assert os.listdir(path.parent) == ["so.draft.json"]


@pytest.mark.parametrize("before", ["ab" * 32, "1.10 chưa xong", "2026-09-03T14:05:01+00:00", "Ổn định."])
def test_a_draft_that_was_changed_is_not_trusted(path: Path, before: str) -> None:
    data = path.read_bytes()
    assert before.encode() in data
    path.write_bytes(
        data.replace(before.encode(), before.replace("1", "2").replace("a", "b").replace("n", "m").encode())
    )

    with pytest.raises(FileDamaged):
        read_draft(path)


def test_a_draft_is_no_book_and_a_book_no_draft(path: Path, tmp_path: Path) -> None:
    Store(tmp_path / "so.json").save(a_book())

    with pytest.raises(FileForeign):
        Store(path).open()
    with pytest.raises(FileForeign):
        read_draft(tmp_path / "so.json")


def test_a_draft_of_a_newer_program_is_left_alone(path: Path) -> None:
    document = json.loads(path.read_bytes())
    document["schema"] = SCHEMA + 1
    document["sha256"] = digest(document)
    path.write_text(json.dumps(document), "utf-8")

    with pytest.raises(FileIsNewer):
        read_draft(path)


def test_a_draft_that_is_removed_is_gone(path: Path) -> None:
    remove_draft(path)
    remove_draft(path)

    with pytest.raises(FileMissing):
        read_draft(path)


def _full(*arguments: object) -> int:
    raise OSError(28, "no space left")

"""The books of one person on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import paths
from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.domain.errors import FileExists, FileMissing
from desktop.session.library import Library
from desktop.session.session import Session
from desktop.storage.draft import read_draft
from desktop.storage.store import Store
from tests.session.clock import Clock


def a_library(tmp_path: Path) -> Library:
    return Library(
        tmp_path / "config" / "preferences.json",
        tmp_path / "Bao cao KTTT",
        paths.asset("catalogue.json"),
        paths.asset("sample.json"),
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = a_library(tmp_path)
    yield library
    library.close()


def finish(session: Session) -> None:
    assert session.close() is None


def test_at_the_first_start_there_is_no_book_and_the_folder_is_the_default(library: Library, tmp_path: Path) -> None:
    assert (library.last(), library.recent()) == (None, [])
    assert library.folder == tmp_path / "Bao cao KTTT"
    assert not library.folder.exists()


def test_a_new_book_has_a_report_to_fill_in_and_makes_its_folder(library: Library) -> None:
    session = library.new(library.free_name())

    finish(session)

    book = Store(session.path).open()
    assert session.path.parent == library.folder
    assert len(book.reports) == len(book.units) == 1
    assert book.reports[0].unit == book.units[0].id
    assert book.reports[0].targets
    assert library.free_name() != session.path


def test_a_new_book_is_never_begun_over_a_file(library: Library) -> None:
    path = library.free_name()
    finish(library.new(path))

    with pytest.raises(FileExists):
        library.new(path)


def test_a_folder_that_cannot_be_made_is_told(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")

    with pytest.raises(FileExists) as caught:
        library.new(tmp_path / "file" / "so.json")

    assert caught.value.path == tmp_path / "file"
    assert library.recent() == []


def test_the_sample_is_begun_once_and_opened_then(library: Library) -> None:
    first = library.sample()
    finish(first)

    second = library.sample()

    assert first.book.sample
    assert second.book == first.book
    assert second.path == first.path
    finish(second)


def test_books_and_folder_are_remembered(tmp_path: Path) -> None:
    library = a_library(tmp_path)
    library.set_folder(tmp_path / "khac")
    for _ in range(2):
        finish(library.new(library.free_name()))
    finish(library.open(tmp_path / "khac" / "So du lieu KTTT.json"))
    library.close()

    again = a_library(tmp_path)

    assert again.folder == tmp_path / "khac"
    assert [path.name for path in again.recent()] == ["So du lieu KTTT.json", "So du lieu KTTT (2).json"]
    assert again.last() == again.recent()[0]


def test_a_book_that_cannot_be_opened_is_not_remembered(library: Library, tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        library.open(tmp_path / "so.json")

    assert library.last() is None


def test_with_a_clock_books_save_themselves(library: Library) -> None:
    clock = Clock()
    library.use_clock(clock)
    session = library.new(library.free_name())
    session.worker.wait_idle(10)

    session.do(edits.set_field, FieldRef(session.book.reports[0].id, "strengths"), "Ổn định.")
    waiting = not clock.is_idle
    finish(session)

    assert waiting


def test_a_session_that_was_closed_goes_on(library: Library) -> None:
    session = library.new(library.free_name())
    goal = FieldRef(session.book.reports[0].id, "strengths")
    session.keep_draft(((goal, "Ổn"),))
    finish(session)

    again = library.reopen(session)
    again.do(edits.set_field, goal, "Ổn định.")
    again.keep_draft(((goal, "Ổn định hơn"),))
    again.drafts.settle()
    drafted = read_draft(again.drafts.path)
    finish(again)

    assert again is session
    assert drafted.texts == ((goal, "Ổn định hơn"),)
    assert Store(again.path).open() == again.book

"""A book on a stick beside the one in this machine: by revisions and hashes, whatever the clocks say."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain import edits
from desktop.domain.book import FieldRef
from desktop.domain.errors import FileMissing
from desktop.session.carried import Carried, compare_carried, copy_in
from desktop.storage.store import Store
from tests.builders import a_book


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder, with a book saved twice."""
    folder = tmp_path / "data"
    folder.mkdir()
    Store(folder / "so.json").save(a_book())
    write(folder / "so.json", "Một.")
    return folder


@pytest.fixture
def stick(tmp_path: Path, folder: Path) -> Path:
    """The same book on a stick."""
    stick = tmp_path / "stick"
    stick.mkdir()
    shutil.copy(folder / "so.json", stick / "so.json")
    return stick / "so.json"


def write(path: Path, words: str, year: int = 2026) -> None:
    """Save once more with another sentence, by a clock of this year."""
    store = Store(path, now=lambda: datetime(year, 9, 3, tzinfo=UTC))
    store.save(edits.set_field(store.open(), FieldRef("r-1", "strengths"), words))


def write_both(stick: Path, local: Path) -> None:
    write(stick, "Hai.")
    write(local, "Ba.")


CASES: dict[str, Callable[[Path, Path], object]] = {
    "same": lambda stick, local: None,
    "newer": lambda stick, local: write(stick, "Hai.", year=2001),
    "older": lambda stick, local: write(local, "Hai.", year=2001),
    "different": lambda stick, local: write_both(stick, local),
}


@pytest.mark.parametrize("order", CASES)
def test_which_of_two_is_newer(stick: Path, folder: Path, order: str) -> None:
    CASES[order](stick, folder / "so.json")

    assert compare_carried(stick, folder) == Carried(order, folder / "so.json")  # type: ignore[arg-type]


@pytest.mark.parametrize(("saves", "order"), [((3, 0), "newer"), ((0, 3), "older")])
def test_revisions_decide_where_the_hashes_between_are_gone(
    stick: Path, folder: Path, saves: tuple[int, int], order: str
) -> None:
    for path, count in zip((stick, folder / "so.json"), saves, strict=True):
        for number in range(count):
            write(path, f"Câu {number}.")

    assert compare_carried(stick, folder).order == order


def test_a_book_that_this_machine_does_not_have_is_new(stick: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    Store(empty / "other.json").save(a_book(id="b-other"))

    assert compare_carried(stick, empty) == Carried("new")


def test_a_damaged_book_in_the_folder_does_not_hide_the_others(stick: Path, folder: Path) -> None:
    (folder / "a-broken.json").write_text("{", "utf-8")

    assert compare_carried(stick, folder).order == "same"


def test_copying_in_never_writes_over_a_book(stick: Path, folder: Path) -> None:
    before = (folder / "so.json").read_bytes()
    write(stick, "Hai.")

    copied = copy_in(stick, folder)

    assert copied == folder / "so (2).json"
    assert copied.read_bytes() == stick.read_bytes()
    assert (folder / "so.json").read_bytes() == before


def test_a_stick_that_is_gone_is_told(stick: Path, folder: Path) -> None:
    stick.unlink()

    with pytest.raises(FileMissing):
        compare_carried(stick, folder)
